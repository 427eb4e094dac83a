"""Laws of Japan as e-Gov publishes them: a `Law`, or one in the answer of its interface (`DataRoot`, `law_data_response`).

``<Article><ArticleCaption>（定義）</ArticleCaption><ArticleTitle>第二条</ArticleTitle><Paragraph><ParagraphNum/>…``: the caption
stands on a line before the article, the number before its first paragraph, which has no number of its own; items 一, 二
and sub-items イ, ロ on lines of their own. The addenda of amending laws are told apart by the number of their law.
"""

from __future__ import annotations

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.models.section import Rank, Role
from billkit.readers.draft import Draft
from billkit.readers.raw import Raw
from billkit.readers.xml.parse import local
from billkit.readers.xml.visit import Levels, Rows, all_text, child, parent, walk

_GROUPS = {"Part": "編", "Chapter": "章", "Section": "節", "Subsection": "款", "Division": "目"}
_RANKS: dict[str, tuple[Rank, str]] = {
    "Article": ("article", "条"), "Paragraph": ("paragraph", "項"), "Item": ("item", "号"), "Subitem1": ("subitem", "号の細分"),
    **{f"Subitem{depth}": ("subsubitem", "号の細分") for depth in range(2, 11)},
    **{name: ("group", level) for name, level in _GROUPS.items()},
}  # fmt: skip
_BLOCKS: dict[str, Role | None] = {
    "EnactStatement": "preamble", "Preamble": "preamble", "TOC": "toc", "SupplProvision": "addenda", "NewProvision": "quoted",
    "AppdxTable": "annex", "AppdxNote": "annex", "AppdxStyle": "annex", "Appdx": "annex", "AppdxFig": "annex",
    "AppdxFormat": "annex", "SupplProvisionAppdxTable": "annex", "SupplProvisionAppdxStyle": "annex",
    "SupplProvisionAppdx": "annex",
}  # fmt: skip
_TITLES = {
    f"{name}Title" for name in (*_GROUPS, "Item", "Article", *(f"Subitem{depth}" for depth in range(1, 11)))
}
_NAMING = {*_TITLES, "ArticleCaption", "ParagraphCaption", "ParagraphNum"}
_LINES = {
    "LawNum", "LawTitle", "TOCLabel", "ArticleCaption", "ParagraphCaption", "AppdxTableTitle", "AppdxStyleTitle",
    "AppdxNoteTitle", "AppdxFigTitle", "AppdxFormatTitle", "RelatedArticleNum", "TableStructTitle", "FigStructTitle", "Remarks",
    "SupplNote", "List", "Sublist1", "Sublist2", "Sublist3", "AmendProvision",
    *(f"TOC{name}" for name in (*_GROUPS, "Article", "SupplProvision", "AppdxTableLabel", "PreambleLabel")),
}  # fmt: skip
_PICTURES = {"Fig", "ArithFormula"}
_LAID_OUT = {
    "Ruby",
    "Sentence",
    "Line",
    "Sup",
    "Sub",
    "QuoteStruct",
}  # in all others blanks are lay-out of the XML
_ERAS = {"Meiji": 1867, "Taisho": 1911, "Showa": 1925, "Heisei": 1988, "Reiwa": 2018}
_GENRES = {
    "Act": "act",
    "CabinetOrder": "decree",
    "ImperialOrder": "decree",
    "MinisterialOrdinance": "decree",
}


def read(raw: Raw, root: etree._Element) -> Document:
    law = next(root.iter("Law"), root)
    draft = Draft("jp")
    reader = _Reader(draft)
    walk(law, reader)
    reader.finish()
    facts = _metadata(law)
    document = draft.document(raw, "application/xml", facts["language"], facts)
    if not document.text.strip():
        raise UnreadableSource(
            f"{raw.label} is a law in XML without text. Check that its text was saved with it."
        )
    return document.model_copy(update={"genre": _GENRES.get(law.get("LawType", ""), "")})


class _Reader:
    """Visitor that writes a Draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._levels = Levels(draft)
        self._tables: list[Rows] = []
        self._pictures = 0
        self._naming = 0  # numbers and captions around: what is in them is no level, whatever it is called

    def enter(self, element: etree._Element, name: str) -> bool:
        self._naming += name in _NAMING
        if name in _RANKS and not self._naming:
            self._begin_level(element, name)
        elif name in _BLOCKS and not self._naming:
            self._begin_block(element, name)
        else:
            self._begin_text(name, parent(element))
        return True

    def text(self, _: etree._Element, name: str, text: str) -> None:
        if name in _LAID_OUT or not text.isspace():
            self._draft.write(text)

    def leave(self, element: etree._Element, name: str) -> None:
        self._naming -= name in _NAMING
        if (name in _RANKS or name in _BLOCKS) and not self._naming:
            self._levels.close()
        elif name in _TITLES or name in ("ParagraphNum", "ArticleRange"):
            self._draft.write(" ")
        elif name in ("ArticleCaption", "ParagraphCaption"):
            self._draft.line()
        elif name == "SupplProvisionLabel" and parent(element) == "SupplProvision":
            self._end_label(element)
        elif name == "Rt":
            self._draft.write("）")
        elif name in ("TableColumn", "TableHeaderColumn") and self._tables:
            self._tables[-1].end_cell()
        elif name == "Table" and self._tables:
            self._tables.pop().end()

    def finish(self) -> None:
        if self._pictures:
            self._draft.notice(
                "pictures",
                f"{self._pictures} picture(s) or formula(s) stand in the law; they have no text. See the law on e-Gov for them.",
            )

    def _begin_level(self, element: etree._Element, name: str) -> None:
        rank, level = _RANKS[name]
        role: Role | None = "deleted" if element.get("Delete") == "true" else None
        if rank in ("group", "article"):
            self._draft.paragraph()
        elif name != "Paragraph" or not _is_first(element):
            self._draft.line()
        number, heading = _title(element, name)
        self._levels.open(rank, level, number, heading, role)

    def _begin_block(self, element: etree._Element, name: str) -> None:
        self._draft.paragraph()
        number = element.get("AmendLawNum", "") if name == "SupplProvision" else ""
        heading = all_text(child(element, f"{name}Title"))
        self._levels.open("block", name, number, heading, _BLOCKS[name])

    def _begin_text(self, name: str, around: str) -> None:
        if name == "Table":
            self._tables.append(Rows(self._draft))
        elif name in ("TableRow", "TableHeaderRow") and self._tables:
            self._tables[-1].row()
        elif name in ("TableColumn", "TableHeaderColumn") and self._tables:
            self._tables[-1].cell()
        elif name == "Rt":
            self._draft.write("（")
        elif name == "Column":
            self._draft.write(" ")
        elif name in _PICTURES:
            self._pictures += 1
        elif not self._tables and (name in _LINES or (name.endswith("Sentence") and around == "Preamble")):
            self._draft.line()

    def _end_label(self, element: etree._Element) -> None:
        """The law that brought the addendum stands in attributes and is shown behind the label, as e-Gov does."""
        around = element.getparent()
        if around is not None and around.get("AmendLawNum"):
            self._draft.write(f" （{around.get('AmendLawNum')}）")
        if around is not None and around.get("Extract") == "true":
            self._draft.write(" 抄")
        self._draft.line()


def _title(element: etree._Element, name: str) -> tuple[str, str]:
    """Number and heading: 第二条 （定義）; 第一章 総則."""
    if name == "Paragraph":
        return _paragraph_number(element), _caption(element, "ParagraphCaption")
    title = all_text(child(element, f"{name}Title"))
    if name == "Article":
        return title, _caption(element, "ArticleCaption")
    if name in _GROUPS:
        number, _, heading = title.partition(" ")
        return number, heading
    return title, ""


def _paragraph_number(paragraph: etree._Element) -> str:
    written = all_text(child(paragraph, "ParagraphNum"))
    if written or not _is_first(paragraph):
        return written
    following = paragraph.getnext()
    return "１" if following is not None and local(following) == "Paragraph" else ""


def _is_first(paragraph: etree._Element) -> bool:
    """The first paragraph of an article runs on after its number."""
    before = paragraph.getprevious()
    return parent(paragraph) == "Article" and (before is None or local(before) != "Paragraph")


def _caption(element: etree._Element, name: str) -> str:
    return all_text(child(element, name)).strip("（）()")


def _metadata(law: etree._Element) -> dict[str, str]:
    """Keys: title, short_title, number, date, jurisdiction, language, type."""
    title = next(law.iter("LawTitle"), None)
    return {
        "title": all_text(title),
        "short_title": (title.get("Abbrev") or "") if title is not None else "",
        "number": all_text(next(law.iter("LawNum"), None)),
        "date": _date(law),
        "jurisdiction": "jp",
        "language": (law.get("Lang") or "ja")[:2].lower(),
        "type": law.get("LawType") or "",
    }


def _date(law: etree._Element) -> str:
    """Of promulgation, as far as it is told: a year by its era, month and day; ISO 8601."""
    year, era = law.get("Year", ""), _ERAS.get(law.get("Era", ""), 0)
    if not era or not year.isascii() or not year.isdecimal() or len(year) > 3:
        return ""
    parts = [law.get("PromulgateMonth", ""), law.get("PromulgateDay", "")]
    days = [f"{int(part):02}" for part in parts if part.isascii() and part.isdecimal()]
    return "-".join([f"{era + int(year):04}", *(days if len(days) == 2 else [])])
