"""A verified brief as Markdown.

The templates lay out; what comes from sources passes through `escaped` on its way in, so that a pipe in a title cannot
break a table, and a link or a tag in a bill cannot become one in the brief.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from billkit.briefs.catalogue import layout
from billkit.briefs.pieces import edged, pieces, place, web_address
from billkit.briefs.templating import context, rendered
from billkit.briefs.wording import plain
from billkit.models.brief import Language, Statement

if TYPE_CHECKING:
    from billkit.briefs.written import VerifiedBrief

# characters that begin markup anywhere in a line; & only where it would begin an entity
_INLINE = re.compile(r"[\\`*_\[\]<>|~$@^]|&(?=#?\w+;)|(?<=http)s?:(?=//)|(?<=www)\.", re.IGNORECASE)
# what begins a list, heading, quotation or rule at the start of a line
_START = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[#+=>-]))")


def to_markdown(
    brief: VerifiedBrief, figures: Mapping[str, str] | None = None, template: Path | None = None
) -> str:
    """CommonMark with pipe tables, as GitHub, pandoc and markdown-it read them. Ends with one line break.

    `figures` names the file in which each chart lies, by its id; a chart without a file is left out. `template` is a
    folder of templates of one's own, as `init_templates` writes it. Raises BadTemplate.
    """
    given = context(brief) | {"figures": figures or {}}
    text = rendered("brief.md.j2", given, template, _filters(brief.lang), autoescape=False)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _filters(lang: Language) -> dict[str, Callable[..., Any]]:
    return {
        "escaped": escaped,
        "words": partial(words, lang=lang),
        "place": partial(place, lang=lang),
        "line": line,
        "cites": cites,
        "cell": partial(cell, lang=lang),
        "url": url,
        "file": file,
    }


def escaped(text: str) -> str:
    """Text in which Markdown sees no markup: ``a|b`` -> ``a\\|b``; on one line, without invisible characters."""
    return _unmarked(plain(text))


def _unmarked(text: str) -> str:
    return _INLINE.sub(lambda found: _slashed(found[0]), text)


def _slashed(mark: str) -> str:
    # "s:" of https:// : the backslash stands before the colon
    return mark[:-1] + "\\" + mark[-1]


def line(text: str) -> str:
    """Markdown that starts a line: what would begin a list, heading, quotation or rule there is escaped."""
    return _START.sub(lambda found: found[1] + "\\", text)


def words(statement: Statement, lang: Language = "en") -> str:
    """A statement as inline Markdown; behind each fact that was not found again in the text, a mark."""
    parts: list[str] = []
    for piece in pieces(statement):
        parts.append(escaped_part(piece.text))
        if piece.not_checked:
            parts.append(f" *({layout(lang)['not_checked']})*")
    return "".join(parts)


def escaped_part(text: str) -> str:
    """Escaped, as a piece of a longer line: with a blank at its edges where one was."""
    return _unmarked(edged(text))


def cites(statement: Statement) -> str:
    """[1, M2] behind a statement; nothing where it cites nothing."""
    return f" [{', '.join(statement.cites)}]" if statement.cites else ""


def cell(statement: Statement, cited: bool, lang: Language = "en") -> str:
    """A statement in a table, with its citations where the table shows them in this cell."""
    return (words(statement, lang) + (cites(statement) if cited else "")).strip()


def file(name: str) -> str:
    """The name of a file as the target of a link: blanks and brackets in percent."""
    return quote(name)


def url(address: str) -> str:
    """A link to a page, or the address as text where it is no plain http address."""
    return f"<{address}>" if web_address(address) else escaped(address)
