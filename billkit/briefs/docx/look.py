"""How a brief looks in Word: styles, numbering, page, headers and footers; billkit's own, or those of a document given.

Code names styles by the ids of `own/styles.xml`; `Look.styled` tells what they are called in the document at hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from billkit.briefs.catalogue import layout
from billkit.briefs.docx.inline import counter, run, styled
from billkit.briefs.docx.parts import OFFICE, Parts
from billkit.briefs.docx.xml import Element, make, name, root
from billkit.models.brief import Language

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OWN = Path(__file__).parent / "own"
_NARROWEST = 2880  # 2 inches: no table fits into less
_FONT = {"en": "Calibri", "ko": "Malgun Gothic"}


@dataclass
class Look:
    """`page` is the sectPr, with what it refers to already among the parts."""

    styles: Element
    ids: dict[str, str]
    numbering: Element
    page: Element
    bullet: Element | None = None  # what a bullet needs beside its style
    settings: list[Element] = field(default_factory=list)

    def styled(self, own: str) -> str:
        """Id of a style in this document, by its id in own/styles.xml."""
        return self.ids[own]

    @property
    def room(self) -> int:
        """Width between the margins, in twentieths of a point."""
        return room(self.page)


def own_part(part: str) -> Element:
    """The root of a part that billkit brings."""
    return etree.parse(_OWN / f"{part}.xml", etree.XMLParser(remove_blank_text=True)).getroot()


def own_look(lang: Language, parts: Parts, document: str) -> Look:
    """billkit's own, for A4."""
    styles = own_part("styles")
    set_fonts(styles, lang)
    page = own_part("page")
    page.insert(0, footer(parts, document, lang, "Footer"))
    ids = {str(style.get(name("w:styleId"))): str(style.get(name("w:styleId"))) for style in styles}
    return Look(styles, ids, own_part("numbering"), page)


def set_fonts(styles: Element, lang: Language) -> None:
    """The face of a brief in its language: a Korean one is set in one face throughout."""
    for fonts in styles.iter(name("w:rFonts")):
        for script in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(name(script), _FONT[lang])


def footer(parts: Parts, document: str, lang: Language, style: str) -> Element:
    """A footer "Page 2 of 7"; the reference to it."""
    paragraph = styled("w:p", style)
    before, _, rest = layout(lang)["page_of"].partition("{page}")
    between, _, after = rest.partition("{pages}")
    paragraph.append(run(before, lang))
    paragraph.extend(counter("PAGE", lang))
    paragraph.append(run(between, lang))
    paragraph.extend(counter("NUMPAGES", lang))
    paragraph.append(run(after, lang))
    part = parts.add("word/footer1.xml", root("w:ftr", "w r", paragraph), f"{WORD}footer+xml")
    made = make("w:footerReference", w_type="default")
    made.set(name("r:id"), parts.relate(document, f"{OFFICE}/footer", part))
    return made


def room(page: Element) -> int:
    """Width between the margins of a sectPr; -1 where it does not say, or says nonsense."""
    size, margins = page.find(name("w:pgSz")), page.find(name("w:pgMar"))
    if size is None or margins is None:
        return -1
    try:
        wide = int(size.get(name("w:w"), ""))
        left, right, gutter = (
            int(margins.get(name(f"w:{side}"), "0")) for side in ("left", "right", "gutter")
        )
    except ValueError:
        return -1
    left_over = wide - max(left, 0) - max(right, 0) - max(gutter, 0)
    return left_over if _NARROWEST <= left_over <= 31680 else -1
