"""Any other page -> Document: its text, block by block; its structure is found in the text afterwards.

Shapes handled: acts converted by word processors, pages of ministries and of law collections, fragments without a head.
Navigation, cookie banners and hidden text are left out, and a notice says so.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from billkit.errors import UnreadableSource
from billkit.language.identify import language
from billkit.models.document import Document
from billkit.readers.draft import Draft
from billkit.readers.html.blocks import Blocks
from billkit.readers.html.head import Head
from billkit.readers.html.page import Page
from billkit.readers.html.tree import sheet, walk
from billkit.readers.raw import Raw


def read(raw: Raw, page: Page, tree: LexborHTMLParser) -> Document:
    draft = Draft("")
    blocks = Blocks(draft, sheet(page.html))
    root = tree.body or tree.root
    if root is not None:
        walk(root, blocks)
    tell(draft, blocks)
    document = draft.document(raw, page.media_type, "en", facts(Head(tree)))
    if not document.text.strip():
        raise UnreadableSource(_why_empty(raw, page))
    return document.model_copy(update={"language": language(document.text)})


def facts(head: Head) -> dict[str, str]:
    """Metadata of a page, as its head tells it."""
    told = {"title": head.title, "date": head.date, "source": head.source, "language": head.language}
    return {key: value for key, value in told.items() if value}


def tell(draft: Draft, blocks: Blocks) -> None:
    """Notices about what was passed over."""
    if blocks.hidden:
        draft.notice(
            "hidden-text",
            f"{blocks.hidden} parts of the page that a reader does not see were left out. Look at its source if they matter.",
        )
    if blocks.chrome:
        draft.notice(
            "page-chrome",
            f"{blocks.chrome} parts around the text of the page (navigation, banners, buttons) were left out. Look at the page "
            "itself if something is missing.",
        )


def _why_empty(raw: Raw, page: Page) -> str:
    if "<script" in page.html.lower():
        return (
            f"{raw.label} is a page whose text is put there by scripts, which are not run. Open it in a browser and save "
            "what it shows, as text or as a complete page."
        )
    return f"{raw.label} is an HTML page without text. Check that its text was saved with it."
