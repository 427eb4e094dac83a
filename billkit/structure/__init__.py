"""Where articles, blocks and headings of a text begin and end."""
