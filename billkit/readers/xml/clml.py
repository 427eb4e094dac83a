"""CLML of legislation.gov.uk: acts of the United Kingdom, Scotland, Wales and Northern Ireland, statutory instruments, EU
law as retained.

``<P1group><Title>…</Title><P1><Pnumber>1</Pnumber><P1para><P2><Pnumber>1</Pnumber>``: numbers carry no brackets; they get
the ones they are printed with, ``(1)``, ``(a)``, so that the text reads as it is cited. `BlockAmendment` is text for another
law, its quotation marks are told by its format; `AppendText` closes the sentence behind it. `Substitution`, `Addition` and
`Repeal` wrap words in revised acts and may stand inside numbers; the words in force stay, what is only dots is `deleted`.
Commentaries (who changed what) are not text of the law; footnotes of instruments stand at the end.
"""

from __future__ import annotations

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.language.identify import language
from billkit.models.document import Document
from billkit.models.section import Rank, Role
from billkit.readers.draft import Draft
from billkit.readers.raw import Raw
from billkit.readers.xml.clml_meta import Facts
from billkit.readers.xml.flow import After, Flow, nothing, walk
from billkit.readers.xml.parse import local
from billkit.readers.xml.stubs import has_words, is_stub, only_dots
from billkit.readers.xml.visit import MOST_DEPTH, child, parent

_SKIPPED = {
    "Metadata", "Commentaries", "CommentaryRef", "FootnoteRef", "MarginNoteRef", "Resources", "Image", "Versions", "col",
    "colgroup", "IncludedDocument", "EnactingTextOmitted",
}  # fmt: skip
_GROUPS: dict[str, str] = {
    "Group": "group", "Part": "part", "Chapter": "chapter", "Pblock": "crossheading", "PsubBlock": "subheading",
    "EUPart": "part", "EUTitle": "title", "EUChapter": "chapter", "EUSection": "section", "EUSubsection": "subsection",
    "Division": "division",
}  # fmt: skip
_BELOW: dict[str, tuple[Rank, str]] = {
    "P2": ("paragraph", "subsection"), "P3": ("item", "paragraph"), "P4": ("subitem", "sub-paragraph"),
    "P5": ("subsubitem", "sub-sub-paragraph"), "P6": ("subsubitem", "sub-sub-paragraph"), "P7": ("subsubitem", "sub-sub-paragraph"),
}  # fmt: skip
_ORDER: tuple[Rank, ...] = ("article", "paragraph", "item", "subitem", "subsubitem")
_BLOCKS: dict[str, tuple[str, Role]] = {
    "PrimaryPrelims": ("preface", "front"), "SecondaryPrelims": ("preface", "front"), "EUPrelims": ("preface", "front"),
    "Contents": ("contents", "toc"), "PrimaryPreamble": ("preamble", "preamble"),
    "SecondaryPreamble": ("preamble", "preamble"), "EUPreamble": ("preamble", "preamble"),
    "SignedSection": ("signatures", "signature"), "ExplanatoryNotes": ("explanatory note", "memorandum"),
    "EarlierOrders": ("earlier orders", "memorandum"), "Footnotes": ("notes", "memorandum"),
    "MarginNotes": ("notes", "memorandum"),
}  # fmt: skip
_SCHEDULES = {"Schedule", "Appendix", "Attachment"}
_QUOTED = {"BlockAmendment", "BlockExtract"}
_MARKS = {"Pnumber", "Number", "Title", "TitleBlock", "Reference"}
_INLINE = {
    "Abbreviation", "Acronym", "Addition", "Character", "Citation", "CitationListRef", "CitationSubRef", "Definition",
    "Emphasis", "Expanded", "ExternalLink", "Inferior", "InlineAmendment", "InternalLink", "Proviso", "Quote", "Repeal",
    "SmallCaps", "Span", "Strong", "Substitution", "Superior", "Term", "Underline", "Uppercase", "Formula", "Fraction",
}  # fmt: skip
_DATES = {
    "MadeDate",
    "LaidDate",
    "ComingIntoForce",
    "SiftedDate",
    "DateSigned",
}  # words and a date on one line
_QUOTES = {"single": ("‘", "’"), "none": ("", "")}
_NO_TEXT = {*_SKIPPED, "Pnumber", "Number", "Reference"}


def read(raw: Raw, root: etree._Element) -> Document:
    facts = Facts(root)
    draft = Draft("eu" if facts.is_european else "uk")
    reader = _Reader(draft, facts)
    walk(root, reader.enter, reader.flow.text)
    retained = sum(e.get("RetainText") == "true" for e in root.iter("{*}Repeal"))
    if retained:
        draft.notice(
            "repealed-text",
            f"{retained} passages are marked as repealed but kept, since they still apply somewhere or until some "
            "day. They were read; look them up on legislation.gov.uk.",
        )
    found = facts.metadata(words)
    document = draft.document(raw, "application/xml", facts.language, found)
    if not document.text.strip():
        raise UnreadableSource(
            f"{raw.label} is CLML without text. Download the whole document, not its contents."
        )
    told = facts.language or language(document.text)
    return document.model_copy(
        update={"language": told, "genre": facts.genre, "metadata": {**document.metadata, "language": told}}
    )


def words(element: etree._Element) -> str:
    """The words in an element on one line, without references to commentaries and notes."""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    parts: list[str] = []

    def enter(inner: etree._Element) -> After | None:
        if local(inner) in _SKIPPED:
            return None
        if local(inner) not in _INLINE:
            parts.append(" ")
        return nothing

    walk(element, enter, parts.append)
    return " ".join("".join(parts).split())


class _Reader:
    def __init__(self, draft: Draft, facts: Facts) -> None:
        self.draft = draft
        self.flow = Flow(draft)
        self._facts = facts
        self._ranks: list[Rank] = []
        self._roles: list[Role] = []
        self._schedules = 0  # open around, in the scope of the innermost quotation
        self._quotations: list[
            tuple[int, str]
        ] = []  # schedules outside a quotation, and the level its P1 have
        self._marked: set[etree._Element] = set()
        self._titles: dict[etree._Element, str] = {}  # headings of P1 that stand above it, in its P1group
        self._lists: list[_List] = []
        self._footnotes = 0

    def enter(self, element: etree._Element) -> After | None:
        name = local(element)
        if name in _SKIPPED or (name in _MARKS and element.getparent() in self._marked):
            return None
        if name in _BLOCKS:
            return self._block(*_BLOCKS[name])
        if name in _QUOTED:
            return self._quotation(element)
        if name in _GROUPS:
            return self._group(element, name)
        if name == "P1group":
            return self._article_group(element)
        if name == "P1":
            return self._article(element)
        if name in _BELOW:
            return self._below(element, *_BELOW[name])
        if name in _SCHEDULES:
            return self._schedule(element)
        return self._list(element, name) or self._text(element, name)

    # --- sections

    def _open(
        self, rank: Rank, level: str, number: str = "", heading: str = "", role: Role | None = None
    ) -> After:
        if self.draft.depth >= MOST_DEPTH:
            return self.flow.line
        around: Role = self._roles[-1] if self._roles else "body"
        kept = role if role == "deleted" or around not in ("quoted", "memorandum") else None
        self.draft.open(rank, level, number, heading, kept)
        self._ranks.append(rank)
        self._roles.append(kept or around)
        return self._close

    def _close(self) -> None:
        self._ranks.pop()
        self._roles.pop()
        self.draft.close()
        self.flow.line()

    def _block(self, level: str, role: Role) -> After:
        """Parts without a number. A preamble stands inside the preface, but is none of it."""
        self.flow.paragraph()
        if role != "preamble" or "front" not in self._roles:
            return self._open("block", level, role=role)
        self._close()
        self.flow.paragraph()
        close = self._open("block", level, role=role)

        def after() -> None:
            close()
            self._open("block", "preface", role="front")  # dropped where nothing more stands in it

        return after

    def _group(self, element: etree._Element, name: str) -> After:
        number, title = self._mark(element, "Number"), self._mark(element, "Title")
        self.flow.paragraph()
        if name == "Division" and "preamble" in self._roles:
            after = self._open("block", "recital", number, title, "recital")
            self._marked.add(element)
            self.flow.number(number)
            self._line(title)
            return after
        after = self._open("group", _GROUPS[name], number, title, _gone(element))
        self._write_marks(element, number, title)
        return after

    def _schedule(self, element: etree._Element) -> After:
        number = self._mark(element, "Number")
        block = child(element, "TitleBlock")
        title = self._mark(block if block is not None else element, "Title")
        self.flow.paragraph()
        level = "annex" if self.draft.tradition == "eu" else "schedule"
        close = self._open("group", level, number, title, _gone(element) or "annex")
        self._write_marks(element, number)
        if block is not None:
            self.flow.line()
            self.flow.text(words(block))
        elif title:
            self._line(title)
        self._line(self._mark(element, "Reference"))
        self._schedules += 1

        def after() -> None:
            self._schedules -= 1
            close()

        return after

    def _article_group(self, element: etree._Element) -> After:
        """``P1group``: a heading over one article, whose heading it is, or over several, whose group it is."""
        articles = [inner for inner in element if local(inner) == "P1"]
        title = self._mark(element, "Title")
        self._marked.add(element)
        self.flow.paragraph()
        if len(articles) == 1:
            self._titles[articles[0]] = title
            return self.flow.line
        after = self._open("group", "heading", "", title, _gone(element))
        self._line(title)
        return after

    def _article(self, element: etree._Element) -> After:
        title = self._titles.get(element, "")
        number = _punctuated(element, *self._facts.article_marks)
        level = self._level()
        gone = _gone(element) or ("deleted" if title and only_dots(title) else None)
        self.flow.paragraph()
        after = self._open("article", level, number, title, gone)
        self._marked.add(element)
        if self._is_heading_first(level):
            self._line(title)
            self.flow.number(number)
            return after
        self.flow.number(number)
        if title:
            self.flow.text(title)
            self.flow.line()
        return after

    def _level(self) -> str:
        """What a P1 is called: a paragraph of a schedule, a section of an act, a regulation of an instrument."""
        if self._schedules:
            return "paragraph"
        return self._quotations[-1][1] if self._quotations else self._facts.article

    def _is_heading_first(self, level: str) -> bool:
        """Headings stand above the number in instruments and schedules, behind it in acts."""
        return level in ("paragraph", "regulation", "rule") or (
            level == "article" and self._facts.is_instrument
        )

    def _below(self, element: etree._Element, rank: Rank, level: str) -> After:
        number = _punctuated(element, "(", ")")
        self.flow.line()
        if not number:
            return self.flow.line
        after = self._open(rank, level, number, "", _gone(element))
        self._marked.add(element)
        self.flow.number(number)
        title = self._mark(element, "Title")
        if title:
            self._line(title)
        return after

    def _quotation(self, element: etree._Element) -> After:
        opening, closing = _QUOTES.get(element.get("Format", ""), ("“", "”"))
        level = "paragraph" if element.get("Context") == "schedule" else self._facts.level_quoted(element)
        self.flow.line()
        opened = self.draft.depth < MOST_DEPTH
        self._open("block", "quotation", role="quoted")
        self._quotations.append((self._schedules, level))
        self._schedules = 0
        if has_words(element):
            self.flow.opening(opening)
        else:
            closing = ""

        def after() -> None:
            self._schedules = self._quotations.pop()[0]
            self.flow.closing(closing)
            if opened:
                self._ranks.pop()
                self._roles.pop()
                self.draft.close()

        return after

    # --- lists

    def _list(self, element: etree._Element, name: str) -> After | None:
        """Items of an ordered list carry no number in the file: it is counted, and written as it is printed."""
        if name in ("OrderedList", "UnorderedList", "KeyList"):
            self._lists.append(_List(element))
            self.flow.line()
            return self._list_ends
        if name != "ListItem" or not self._lists:
            return None
        number = self._lists[-1].number(element)
        self.flow.line()
        if not number:
            return self.flow.line
        after = self._open(self._rank_below(), "", number)
        self.flow.number(number)
        return after

    def _list_ends(self) -> None:
        self._lists.pop()
        self.flow.line()

    def _rank_below(self) -> Rank:
        around = next((rank for rank in reversed(self._ranks) if rank in _ORDER or rank == "block"), "block")
        at = _ORDER.index(around) + 1 if around in _ORDER else 0
        return _ORDER[min(max(at, 2), len(_ORDER) - 1)]

    # --- numbers and headings

    def _mark(self, element: etree._Element, name: str) -> str:
        mark = child(element, name)
        return words(mark) if mark is not None else ""

    def _write_marks(self, element: etree._Element, *marks: str) -> None:
        self._marked.add(element)
        for mark in marks:
            self._line(mark)

    def _line(self, text: str) -> None:
        if text:
            self.flow.line()
            self.flow.text(text)
            self.flow.line()

    # --- text

    def _text(self, element: etree._Element, name: str) -> After | None:
        if name == "AppendText":
            self.flow.closing(words(element))
            return None
        if name in _INLINE or name == "Legislation":
            return nothing
        if name == "table":
            return self.flow.table()
        if name == "tr":
            return self.flow.row()
        if name in ("td", "th"):
            return self.flow.cell()
        if parent(element) in _DATES:
            self.flow.space()
            return nothing
        self.flow.line()
        if name == "Footnote":
            self._footnotes += 1
            self.flow.number(str(self._footnotes))
        return self.flow.line


class _List:
    """Numbers of an ordered list, by its type and decoration."""

    def __init__(self, element: etree._Element) -> None:
        self._type = element.get("Type", "arabic") if local(element) == "OrderedList" else ""
        self._decoration = element.get("Decoration", "none")
        start = element.get("Start", "1")
        self._next = int(start) if start.isdecimal() and len(start) < 6 else 1

    def number(self, item: etree._Element) -> str:
        told = item.get("NumberOverride")
        if not self._type:
            return ""
        mark = told or _counted(self._next, self._type)
        self._next += 1
        before, after = _DECORATIONS.get(self._decoration, ("", ""))
        return f"{before}{mark}{after}"


_DECORATIONS = {
    "parens": ("(", ")"), "parenRight": ("", ")"), "brackets": ("[", "]"), "bracketRight": ("", "]"),
    "period": ("", "."), "colon": ("", ":"),
}  # fmt: skip
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _counted(number: int, kind: str) -> str:
    mark = str(number)
    if kind.startswith("alpha") and 1 <= number <= 26 * 26:
        mark = _letters(number)
    elif kind.startswith("roman") and 1 <= number < 400:
        mark = _roman(number)
    return mark.upper() if kind.endswith("upper") else mark


def _letters(number: int) -> str:
    """a … z, then aa, bb, as British lists go on."""
    turns, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (turns + 1)


def _roman(number: int) -> str:
    mark = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        mark += letters * count
    return mark


def _punctuated(element: etree._Element, before: str, after: str) -> str:
    """The number of a P1, P2 … as printed: ``PuncBefore`` and ``PuncAfter`` where told; a number with marks keeps its own."""
    mark = child(element, "Pnumber")
    number = words(mark) if mark is not None else ""
    if mark is None or not number:
        return ""
    if not number[-1].isalnum() or not number[0].isalnum() or " " in number:
        return number
    return f"{mark.get('PuncBefore', before)}{number}{mark.get('PuncAfter', after)}"


def _gone(element: etree._Element) -> Role | None:
    """`deleted` for an element of which only dots are left, in its heading or its text."""
    gone = element.get("Status", "").lower() == "repealed" or is_stub(element, _NO_TEXT)
    return "deleted" if gone else None
