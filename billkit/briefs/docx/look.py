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


def own_part(part: str) -> Element:
    """The root of a part that billkit brings."""
    return etree.parse(_OWN / f"{part}.xml", etree.XMLParser(remove_blank_text=True)).getroot()


def own_look(lang: Language, parts: Parts, document: str) -> Look:
    """billkit's own, for A4."""
    styles = own_part("styles")
    page = own_part("page")
    page.insert(0, footer(parts, document, lang, "Footer"))
    ids = {str(style.get(name("w:styleId"))): str(style.get(name("w:styleId"))) for style in styles}
    return Look(styles, ids, own_part("numbering"), page)


def footer(parts: Parts, document: str, lang: Language, style: str) -> Element:
    """A footer "Page 2 of 7"; the reference to it."""
    paragraph = styled("w:p", style)
    before, _, rest = layout(lang)["page_of"].partition("{page}")
    between, _, after = rest.partition("{pages}")
    paragraph.append(run(before))
    paragraph.extend(counter("PAGE"))
    paragraph.append(run(between))
    paragraph.extend(counter("NUMPAGES"))
    paragraph.append(run(after))
    part = parts.add("word/footer1.xml", root("w:ftr", "w r", paragraph), f"{WORD}footer+xml")
    made = make("w:footerReference", w_type="default")
    made.set(name("r:id"), parts.relate(document, f"{OFFICE}/footer", part))
    return made
