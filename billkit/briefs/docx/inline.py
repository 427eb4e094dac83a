"""Runs of text: words of a statement, marks of what was not checked, fields, links.

Each run says two languages, as those of a Korean Word do: of Korean letters, and of all others. So Korean words are checked
and spoken as Korean in an English brief too. (Where digits are said to be Korean, LibreOffice ends a line inside a number.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from billkit.briefs.catalogue import layout
from billkit.briefs.docx.parts import OFFICE, Parts
from billkit.briefs.docx.xml import Element, inline, legal, make, name, value
from billkit.briefs.pieces import pieces, web_address
from billkit.models.brief import Language, Statement

TAGS: dict[Language, str] = {"en": "en-US", "ko": "ko-KR"}
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?", re.IGNORECASE)
_LONGEST_ADDRESS = 2000  # Word takes 2,083 characters


def styled(tag: str, style: str, *properties: Element) -> Element:
    """A paragraph or run with the id of a style."""
    return make(tag, make(f"{tag}Pr", value(f"{tag}Style", style), *properties))


def run(text: str, style: str = "") -> Element:
    """Text as it is: who calls has cleaned it."""
    properties = make("w:rPr", value("w:rStyle", style)) if style else make("w:rPr")
    properties.append(make("w:lang", w_val=TAGS["en"], w_eastAsia=TAGS["ko"]))
    return make("w:r", properties, make("w:t", text, xml_space="preserve"))


def words(statement: Statement, lang: Language, unsure: str) -> Iterator[Element]:
    """The runs of a statement; behind each fact that was not found again in the text, a mark in the style `unsure`."""
    waiting = ""
    for piece in pieces(statement):
        waiting += inline(piece.text)
        if piece.not_checked:
            yield run(waiting + " ")
            yield run(f"({layout(lang)['not_checked']})", unsure)
            waiting = ""
    if waiting:
        yield run(waiting)


# --- fields


def begin(instruction: str) -> tuple[Element, Element, Element]:
    """The three runs before what a field shows."""
    code = make("w:instrText", f" {instruction} ", xml_space="preserve")
    return _mark("begin"), make("w:r", code), _mark("separate")


def end() -> Element:
    return _mark("end")


def _mark(kind: str) -> Element:
    return make("w:r", make("w:fldChar", w_fldCharType=kind))


def counter(instruction: str) -> tuple[Element, ...]:
    """A number that Word keeps up to date: PAGE, NUMPAGES."""
    return (*begin(instruction), run("1"), end())


# --- links


def link(address: str, parts: Parts, part: str, style: str) -> Element:
    """An address that can be clicked; mere text where it is none of the web, or none that Word could store."""
    shown = legal(inline(address).strip())
    target = link_target(address)
    if target is None:
        return run(shown)
    made = make("w:hyperlink", run(shown, style), w_history="1")
    made.set(name("r:id"), parts.relate(part, f"{OFFICE}/hyperlink", target, outside=True))
    return made


def link_target(address: str) -> str | None:
    """An address of the web in plain letters, as a package may store it; None for one that Word could not open."""
    if web_address(address) is None or "\x7f" in address or len(address) > _LONGEST_ADDRESS:
        return None
    try:
        split = urlsplit(address)
        sound = split.port is None or split.port > 0
    except ValueError:
        return None
    if split.username is not None or not sound:
        return None
    if not _HOST.fullmatch(split.hostname or ""):
        return None
    stored = quote(address, safe="%/:=&?~#+!$,;@()*[]-._", errors="replace")
    return re.sub("%(?![0-9A-Fa-f]{2})", "%25", stored)
