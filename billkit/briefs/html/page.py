"""One file that needs nothing else: the brief, the texts that were read, style, script and data.

The page asks no server for anything: its policy forbids every request, and lets run only the script and the style whose
digests it names.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from billkit.briefs.html.chart import drawn
from billkit.briefs.html.inline import Inline, anchor
from billkit.briefs.html.texts import texts
from billkit.briefs.pieces import place, web_address
from billkit.briefs.templating import context, rendered
from billkit.briefs.wording import plain

if TYPE_CHECKING:
    from billkit.briefs.written import VerifiedBrief
    from billkit.models.brief import Quotation
    from billkit.models.document import Document

# what could end a script element or turn the text of the page; in JSON it can only stand inside of a string
_LIVE = re.compile("[<>&\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def to_html(
    brief: VerifiedBrief, documents: Sequence[Document], citation_data: str, template: Path | None = None
) -> str:
    """The brief as a page for a browser. Ends with one line break.

    `documents` are the texts that were read, in the order in which quotations count them; words of a text that is not
    among them are quoted, and not shown in their place. `citation_data` is JSON that `billkit verify` reads. `template` is
    a folder of templates of one's own. Raises BadTemplate.
    """
    given = context(brief) | {
        "texts": texts(documents, brief.lang),
        "style": _own("style.css"),
        "script": _own("script.js"),
        "policy": policy,
        "citation_data": _inert(citation_data),
    }
    text = rendered("brief.html.j2", given, template, _filters(brief, documents), autoescape=True)
    return text.strip() + "\n"


def _filters(brief: VerifiedBrief, documents: Sequence[Document]) -> dict[str, Callable[..., Any]]:
    inline = Inline(brief.lang, documents)
    return {
        "words": inline.words,
        "cites": inline.cites,
        "cell": inline.cell,
        "told": inline.told,
        "said": plain,  # unescaped: the templates escape it
        "place": lambda quotation: place(quotation, brief.lang),
        "shown": lambda quotation: _shown(quotation, documents),
        "tongue": lambda quotation: _tongue(quotation, documents),
        "first": inline.is_cited,
        "address": web_address,
        "anchor": anchor,
        "drawn": drawn,
    }


def policy(style: str, script: str) -> str:
    """What the page may do: run this script, look like this style, show pictures it holds. Nothing is fetched."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


@cache
def _own(name: str) -> Markup:
    return Markup(Path(__file__).with_name(name).read_text("utf-8"))


def _inert(data: str) -> Markup:
    """JSON that can stand in a script element: no character in it can end one. It is the same JSON."""
    return Markup(_LIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", data))


def _shown(quotation: Quotation, documents: Sequence[Document]) -> bool:
    """Whether the page holds the text, and it says so."""
    return quotation.bill < len(documents) and quotation.evidence.proves(documents[quotation.bill])


def _tongue(quotation: Quotation, documents: Sequence[Document]) -> str | None:
    return documents[quotation.bill].language if quotation.bill < len(documents) else None
