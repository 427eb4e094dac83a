"""How comparisons, dossiers, origins and likenesses are shown: tables, Markdown, HTML, CSV."""
