"""An act of the European Union while it is being written: what its XHTML and its Formex have in common.

The two formats tell the same acts, so that their readers only say what an element is: an article, a point, a quotation.
Here sections open and close around one another, footnotes are set apart at the end, and text for another act knows which
of its articles it is for: ``Article 1(4) [Article 3(u)]``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from billkit.language.identify import language
from billkit.models.document import Document
from billkit.models.section import Rank, Role
from billkit.readers.draft import Draft
from billkit.readers.raw import Raw
from billkit.readers.xml.visit import MOST_DEPTH, Rows
from billkit.structure.citations.step import bare

_PUNCTUATION = re.compile(r"[\s;.,:)\]’”»]+\Z")
_DASHES = frozenset("—–-•·○□")
_QUOTES = "‘“„«‚'\" "
_RAISED = str.maketrans("0123456789+-–−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_POINT_RANKS: tuple[Rank, ...] = ("item", "subitem", "subsubitem")
# What an instruction names at its start: "In Article 6 of Directive …, paragraph 2", "Annex I is amended".
_ARTICLE = re.compile(r"(?:\W*in\s)?\W*Article (\d+[a-z]*)(?:\((\d+[a-z]*)\))?", re.I)
_ANNEX = re.compile(
    r"(?:\W*in\s)?\W*(?:(?:point|part|section) [^,;:]{1,40} of )?Annex(?: ([IVXLC]+[a-z]*))?\b", re.I
)
_PARAGRAPH = re.compile(r"(?:\W*in\s)?\W*(?:[^,;:]{0,60},\s)?(?:in )?paragraph (\d+[a-z]*)", re.I)
# Divisions from the outermost inwards, as the languages of the Union that are read here call them.
_DIVISIONS = (
    ("part", "partie", "teil", "parte"),
    ("title", "titre", "titel", "titolo"),
    ("chapter", "chapitre", "kapitel", "capo", "capítulo"),
    ("section", "abschnitt", "sezione", "sección"),
    ("subsection", "sub-section", "sous-section", "unterabschnitt"),
)  # fmt: skip


@dataclass
class _Opened:
    kind: str
    order: int = 0
    instruction: str = ""
    kept: bool = True  # False: too deep to be a section of its own


@dataclass
class Act:
    """Sections are closed by those that cannot stand inside them, but never below `floor`, the depth at which the
    element that is being read began."""

    draft: Draft = field(default_factory=lambda: Draft("eu"))
    floor: int = 0
    amendments: dict[str, str] = field(
        default_factory=dict
    )  # "M1" -> CELEX number of the act that changed the text
    changes: int = 0
    deletions: int = 0
    _open: list[_Opened] = field(default_factory=list)
    _preamble: bool = False
    _pictures: bool = False
    _notes: list[str] = field(default_factory=list)
    _break: str = ""  # "line" or "paragraph", made before the next words
    _glued: bool = False  # the next block goes on where a mark ended
    _block: list[str] = field(default_factory=list)
    _above: str = ""

    # --- text

    def write(self, text: str) -> None:
        """Words go on where the last ended; marks that follow a block alone ("’;") belong to its last line."""
        if not text.strip():
            if not self._break:
                self.draft.write(text)
            return
        if self._break:
            text = self._broken(text)
        self._break, self._glued = "", False
        self._block.append(text)
        self.draft.write(text)

    def _broken(self, text: str) -> str:
        """The text with the break made that is due before it."""
        if not self._block and _PUNCTUATION.match(text):
            return text.lstrip()
        if self._break == "paragraph":
            self.draft.paragraph()
        elif self._break == "line":
            self.draft.line()
        else:
            self.draft.write(" ")
        return text

    def raised(self, text: str) -> None:
        """A superscript: digits stay raised, so that 10³ does not read 103."""
        bare_text = text.strip()
        digits = bool(re.fullmatch(r"[+\-–−]?\d+", bare_text))
        self.write(text.translate(_RAISED) if digits else text)

    def block(self, kind: str = "paragraph") -> None:
        """What follows stands on its own lines, unless it goes on after a mark."""
        if not self._glued and self._break != "paragraph":
            self._break = kind
        self._block = []

    def end_block(self, kind: str = "paragraph") -> str:
        """The block that was written ends; its text."""
        text = " ".join("".join(self._block).split())
        if text:
            self._above = text
            self._instruct(text)
        self._block = []
        if not self._glued:
            self._break = kind
        return text

    def mark(self, text: str) -> None:
        """A number or letter before its text, on one line with it."""
        self.block()
        self.write(text.strip())
        self.marked()

    def marked(self) -> None:
        """A mark has been written: what follows goes on after it."""
        self.draft.write(" ")
        self._break, self._glued, self._block = "", True, []

    def separate(self, mark: str) -> None:
        """A term and what it means stand on one line."""
        self._break = ""
        self.write(f"{mark} " if mark in (":", ";", ",") else f" {mark} ")
        self._glued = True

    def rows(self) -> Rows:
        """A table of data begins."""
        self.draft.paragraph()
        self._break, self._block = "", []
        return Rows(self.draft)

    def cell(self) -> None:
        """What follows stands in a cell of a table, on one line."""
        self._break, self._glued, self._block = "", True, []

    @property
    def above(self) -> str:
        """Text of the block before."""
        return self._above

    # --- notes and provenance

    def note(self, text: str) -> None:
        """A footnote: kept for the end."""
        self._notes.append(" ".join(text.split()))

    def amended(self, mark: str, celex: str) -> None:
        """A mark of the consolidated text: what follows was put there by another act."""
        self.changes += 1
        if mark and celex:
            self.amendments.setdefault(mark, celex)

    def picture(self) -> None:
        """A picture stands here. Told once."""
        if not self._pictures:
            self.draft.notice(
                "picture",
                "Pictures of this act were not read; formulas and forms may be missing. Look at them in the original.",
            )
        self._pictures = True

    # --- sections

    def open(
        self,
        kind: str,
        rank: Rank,
        level: str,
        number: str = "",
        heading: str = "",
        role: Role | None = None,
        order: int = 0,
    ) -> int:
        """A section begins; the depth to close to when it ends."""
        kept = len(self._open) < MOST_DEPTH
        if kept:
            self.draft.open(rank, level, number, heading, role)
        self._open.append(_Opened(kind, order, kept=kept))
        return len(self._open) - 1

    def close_to(self, depth: int) -> None:
        while len(self._open) > depth:
            if self._open.pop().kept:
                self.draft.close()
            self._break = self._break or "paragraph"

    def close_but_quotation(self, depth: int) -> None:
        """Close what opened above a depth, but a quotation that began there, and the article that it is for."""
        while depth < len(self._open) and self._open[depth].kind in ("quoted", "implied"):
            depth += 1
        self.close_to(depth)

    @property
    def depth(self) -> int:
        return len(self._open)

    def inside(self, kind: str) -> bool:
        return any(opened.kind == kind for opened in self._open)

    def part(self, level: str, role: Role) -> int:
        """A block of the whole act: title, preamble, signature. What was open ends."""
        self.close_to(0)
        return self.open("part", "block", level, role=role)

    def article(self, number: str, heading: str = "") -> int:
        """An article of the act, of an annex or of a quotation, whichever is open."""
        self._close_inside("division", "annex", "quoted", "heading")
        return self.open("article", "article", "article", number.strip(_QUOTES), heading)

    def paragraph(self, number: str) -> int:
        self._close_inside("article", "annex", "quoted", "heading", "point", "division", "implied")
        return self.open("paragraph", "paragraph", "paragraph", number.strip(_QUOTES))

    def point(self, number: str) -> int:
        number = number.strip(_QUOTES)
        if self._preamble and [opened.kind for opened in self._open] == ["part"] and bare(number):
            return self.open("recital", "paragraph", "recital", number, role="recital")
        deep = sum(opened.kind == "point" for opened in self._innermost_text())
        rank = _POINT_RANKS[min(deep, 2)]
        return self.open("point", rank, "point", "" if set(number) <= _DASHES else number)

    def division(self, number: str, heading: str = "") -> int:
        """A chapter or section; it ends those that it cannot stand in."""
        word = number.split()[0].lower() if number.split() else ""
        order = next((i for i, words in enumerate(_DIVISIONS) if word in words), 2)
        self._leave_parts()
        self._close_inside("annex", "quoted", "division")
        while (
            len(self._open) > self.floor
            and self._open[-1].kind == "division"
            and self._open[-1].order >= order
        ):
            self.close_to(len(self._open) - 1)
        return self.open("division", "group", _DIVISIONS[order][0], number, heading, order=order)

    def heading(self, order: int, text: str, number: str = "") -> int:
        """A heading of an annex, or between articles; it ends headings of its own order and below."""
        self._close_inside("annex", "quoted", "division", "heading", "article", "point", "part")
        while (
            len(self._open) > self.floor
            and self._open[-1].kind == "heading"
            and self._open[-1].order >= order
        ):
            self.close_to(len(self._open) - 1)
        return self.open("heading", "group", "heading", number, text, order=order)

    def annex(self, number: str, heading: str = "") -> int:
        """An annex of the act, or of a quotation."""
        if self.quoting:
            self._close_inside("quoted")
        else:
            self.close_to(0)
        role: Role = "quoted" if self.quoting else "annex"
        return self.open("annex", "group", "annex", number.strip(_QUOTES), heading, role=role)

    def quotation(self, of_article: bool, starts_with_number: bool = False) -> int:
        """Text for another act. Where it is less than an article, the article that it is for is known from the words
        that introduce it."""
        depth = self.open("quoted", "block", "quotation", role="quoted")
        if not of_article:
            self._open_implied(starts_with_number)
        return depth

    @property
    def quoting(self) -> bool:
        return self.inside("quoted")

    def preamble(self) -> None:
        """Citations and recitals begin."""
        self.part("preamble", "preamble")
        self._preamble = True

    def enact(self) -> None:
        """The enacting terms begin: the preamble, the title or a table of contents ends."""
        if self._open and self._open[0].kind == "part":
            self.close_to(0)
            self._preamble = False

    def _leave_parts(self) -> None:
        if self.floor == 0:
            self.enact()

    def _close_inside(self, *kinds: str) -> None:
        """Close what stands inside the innermost section of these kinds."""
        if "part" not in kinds:
            self._leave_parts()
        depth = len(self._open)
        while depth > self.floor and self._open[depth - 1].kind not in kinds:
            depth -= 1
        self.close_to(depth)

    def _innermost_text(self) -> list[_Opened]:
        """The open sections of the act itself, or of the innermost quotation."""
        at = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i].kind == "quoted"), -1)
        return self._open[at + 1 :]

    # --- instructions

    def _instruct(self, text: str) -> None:
        if self._open and text.endswith(":") and not self.quoting:
            self._open[-1].instruction = text

    def _open_implied(self, starts_with_number: bool) -> None:
        texts = [opened.instruction for opened in self._open if opened.instruction]
        article, paragraph = _target(texts)
        if not article:
            return
        if article.lower().startswith("annex"):
            self.open("implied", "group", "annex", article)
            return
        self.open("implied", "article", "amended article", f"Article {article}")
        if paragraph and not starts_with_number:
            self.open("implied", "paragraph", "amended paragraph", paragraph)

    # --- the end

    def document(self, raw: Raw, media_type: str, metadata: dict[str, str]) -> Document:
        self.close_to(0)
        if self._notes:
            self.part("footnotes", "front")
            for note in self._notes:
                self.block()
                self.write(note)
                self.end_block()
            self.close_to(0)
        if self.changes:
            metadata["amended_by"] = ", ".join(f"{mark} = {celex}" for mark, celex in self.amendments.items())
            self._tell_changes(metadata["amended_by"])
        document = self.draft.document(raw, media_type, "en", metadata)
        genre = metadata.get("type", "")
        return document.model_copy(update={"language": language(document.text), "genre": genre})

    def _tell_changes(self, acts: str) -> None:
        gone = f" {self.deletions} passages that have been deleted were left out." if self.deletions else ""
        self.draft.notice(
            "consolidated",
            f"This is a consolidated text; the marks of its {self.changes} changes stand in no line of it ({acts}).{gone} "
            "For the text as adopted, read the acts in the Official Journal.",
        )


def _target(instructions: list[str]) -> tuple[str, str]:
    """Article (or annex) and paragraph that instructions name, from the outermost to the innermost."""
    article = paragraph = ""
    for text in instructions:
        named = _ARTICLE.match(text)
        annex = None if named else _ANNEX.match(text)
        if named:
            article, paragraph = named[1], named[2] or ""
        elif annex:
            article, paragraph = f"Annex {annex[1] or ''}".strip(), ""
        within = _PARAGRAPH.match(text)
        if within:
            paragraph = within[1]
    return article, paragraph


_KINDS = (
    ("regulation", r"(?:implementing |delegated )?regulation|règlement|verordnung"),
    ("directive", r"directive|richtlinie"),
    ("decision", r"decision|décision|beschluss|beschluß"),
    ("recommendation", r"recommendation|recommandation|empfehlung"),
)  # fmt: skip
_NUMBER = re.compile(
    r"(?:\((?:EU|UE|EC|CE|EEC|CEE|EG|EWG)(?:, ?Euratom)?\)\s)?(?:No |no |n[o°º] |Nr\. )?\d{1,4}/\d{1,4}(?:/[A-Z]{2,7})?"
)
_DATE = re.compile(r"\b(?:of|du|vom) (\d{1,2})(?:er|\.)? ([^\W\d_]+) (\d{4})\b")
_SHORT = re.compile(
    r"\([‘“«„]\s*([^()]{3,120}?)\s*[’”»“]\)\s*$|\((?!Text with|Texte)([A-Z][\w -]{3,60} (?:Act|Regulation|Directive))\)\s*$"
)
_MONTHS = (
    "january janvier januar", "february février februar", "march mars märz", "april avril", "may mai",
    "june juin juni", "july juillet juli", "august août", "september septembre", "october octobre oktober",
    "november novembre", "december décembre dezember",
)  # fmt: skip


def facts(title: str) -> dict[str, str]:
    """What the title of an act says of it: type, number, date, short title."""
    title = " ".join(title.split())
    known = {"title": title, "jurisdiction": "EU"}
    lead = title[:160].lower()
    places = ((re.search(pattern, lead), kind) for kind, pattern in _KINDS)
    first = min(((found.start(), kind) for found, kind in places if found), default=(0, ""))
    known["type"] = first[1]
    number, date = _NUMBER.search(title[:200]), _DATE.search(title)
    known["number"] = number[0].strip() if number else ""
    known["date"] = _iso(*date.groups()) if date else ""
    short = _SHORT.search(re.sub(r"\s*\((?:Text with|Texte pr)[^()]*\)", "", title))
    known["short_title"] = (short[1] or short[2]) if short else ""
    return known


def _iso(day: str, month: str, year: str) -> str:
    at = next((i for i, names in enumerate(_MONTHS, 1) if month.lower() in names.split()), 0)
    return f"{year}-{at:02}-{int(day):02}" if at else ""
