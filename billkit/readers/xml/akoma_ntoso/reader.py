"""The walk through an Akoma Ntoso document that all dialects share.

`enter` looks at each element once, in this order: what is passed over; parts (preface, preamble, conclusions);
documents in the document; quotations; the hierarchy; tables; text. Footnotes and side notes are gathered and stand at
the end, so that no sentence is cut in two; a note that says where a schedule comes from stays under its heading.
"""

from __future__ import annotations

import re

from lxml import etree

from billkit.models.section import Rank, Role
from billkit.readers.draft import Draft
from billkit.readers.xml.akoma_ntoso import names
from billkit.readers.xml.akoma_ntoso.attributes import attribute
from billkit.readers.xml.akoma_ntoso.hierarchy import Around, Frame, Place, Placing, Survey
from billkit.readers.xml.akoma_ntoso.leos import is_deleted
from billkit.readers.xml.akoma_ntoso.metadata import country, is_annex, is_memorandum
from billkit.readers.xml.flow import After, Flow, nothing, walk
from billkit.readers.xml.parse import local
from billkit.readers.xml.stubs import has_words, is_stub
from billkit.readers.xml.visit import MOST_DEPTH, parent

_BULLET = re.compile(r"[^\w§]*|o")
_ARTICLE_IN_HEADING = re.compile(r"(?:artikel|article|art\.|§)\s*\d+\s*[a-z]?\b\.?", re.I)
_NAME_OF_SCHEDULE = re.compile(r"schedule|annex|appendix|anlage|anexo|allegato|nyongeza", re.I)


class Reader:
    def __init__(self, draft: Draft, root: etree._Element, survey: Survey, placing: Placing) -> None:
        self.draft = draft
        self.flow = Flow(draft)
        self.deleted = 0
        self.empty_quotations = 0
        self.elsewhere: list[str] = []
        self._root = root
        self._is_of_the_union = country(root) in ("eu", "")
        self._survey = survey
        self._placing = placing
        self._frames: list[Frame] = []
        self._marked: set[etree._Element] = set()  # elements whose number and heading are written
        self._notes: list[etree._Element] = []
        self._variables = {
            e.get("eId", ""): e.get("showAs", "") for e in root.iter("{*}TLCConcept", "{*}TLCProcess", "{*}TLCPerson")
        }  # fmt: skip

    def read(self) -> None:
        walk(self._root, self.enter, self.flow.text)
        if self._notes:
            self._write_notes()

    # --- one element

    def enter(self, element: etree._Element) -> After | None:
        name = local(element)
        if not name or self._is_passed_over(element, name):
            return None
        if name in names.BLOCKS:
            level, role = names.BLOCKS[name]
            return self._part(element, level, role)
        if name in names.DOCUMENTS:
            return self._document(element, name)
        if name in names.QUOTED:
            return self._quotation(element)
        if name in names.HIERARCHY:
            return self._hierarchy(element, name)
        if name in names.MARKS:
            return self._mark(element, name)
        return self._text_element(element, name)

    def _is_passed_over(self, element: etree._Element, name: str) -> bool:
        if name == "componentRef":
            self.elsewhere.append(element.get("src", "") or element.get("showAs", ""))
        if name in names.SKIPPED or (name in names.MARKS and element.getparent() in self._marked):
            return True
        if name == "authorialNote":
            self._notes.append(element)
            return True
        if is_deleted(element) or name == "del":
            self.deleted += 1
            return True
        return name == "container" and element.get("name", "").startswith("repeatable")  # running marks

    # --- parts

    def _part(self, element: etree._Element, level: str, role: Role | None) -> After:
        """Conclusions are signatures, but may be nothing but notes to the reader, or the back page of a bill."""
        if level == "conclusions":
            if all(child.get("class") == "explanatoryNote" for child in element):
                return nothing
            if _is_back_page(element):
                level, role = "back page", "front"
        self.flow.paragraph()
        return self._open(Frame("block", level, self._role(role)))

    def _document(self, element: etree._Element, name: str) -> After | None:
        """A document inside the document: the bill of a collection, a memorandum, an annex, an amendment."""
        self.flow.paragraph()
        if self._frames and self._frames[-1].scope and self._frames[-1].level == self._annex():
            return nothing  # its attachment is open already
        if is_memorandum(element):
            return self._open(Frame("block", "memorandum", self._role("memorandum"), scope=True))
        if name == "doc" and is_annex(element):
            return self._open(Frame("group", self._annex(), self._role("annex"), scope=True))
        return nothing

    def _annex(self) -> str:
        return "schedule" if self.draft.tradition == "uk" else "annex"

    def _schedule(self, element: etree._Element) -> After:
        """``attachment`` or ``hcontainer name="schedule"``."""
        number, heading = self._marks_of(element)
        if not number and _NAME_OF_SCHEDULE.search(heading):
            number, heading = heading, ""
        inside = next((child for child in element if local(child) == "doc"), None)
        self.flow.paragraph()
        if inside is not None and is_memorandum(inside):
            after = self._open(
                Frame("block", "memorandum", self._role("memorandum"), scope=True), number, heading
            )
        else:
            after = self._open(
                Frame("group", self._annex(), self._role("annex"), scope=True), number, heading
            )
        self._write_marks(element)
        return after

    def _quotation(self, element: etree._Element) -> After | None:
        if not has_words(element):
            self.empty_quotations += 1
            return None
        context = attribute(element, "context")
        closing = element.get("endQuote", "")
        self.flow.line()
        frame = Frame("block", "schedule" if context == "schedule" else "", "quoted", scope=True)
        if len(self._frames) >= MOST_DEPTH:
            return self.flow.line
        self._open(frame, level="quotation")
        self.flow.opening(element.get("startQuote", ""))

        def after() -> None:
            self.flow.closing(closing)
            self._frames.pop()
            self.draft.close()

        return after

    def _open(
        self,
        frame: Frame,
        number: str = "",
        heading: str = "",
        level: str | None = None,
        role: Role | None = None,
    ) -> After:
        if len(self._frames) >= MOST_DEPTH:
            return self.flow.line
        self.draft.open(
            frame.rank, frame.level if level is None else level, number, heading, role or frame.role
        )
        self._frames.append(frame)
        return self._close

    def _close(self) -> None:
        self._frames.pop()
        self.draft.close()
        self.flow.line()

    def _role(self, role: Role | None) -> Role:
        """What is quoted, an annex or a memorandum stays so."""
        around: Role = self._frames[-1].role if self._frames else "body"
        if role is None or around in ("quoted", "memorandum"):
            return around
        return role

    # --- the hierarchy

    def _hierarchy(self, element: etree._Element, name: str) -> After:
        kind = element.get("name", "") if name == "hcontainer" else ""
        if kind == "schedule":
            return self._schedule(element)
        if kind in ("signatures", "signatureBlock"):
            return self._signatures()
        number, heading = self._marks_of(element)
        mark = "" if _BULLET.fullmatch(number) else number
        place = self._placing(element, mark, Around(self._frames), self._survey)
        if place is None or not (number or heading) or (not mark and place.rank not in ("group", "article")):
            return self._line()
        if not mark and place.rank == "article" and (found := _ARTICLE_IN_HEADING.fullmatch(heading)):
            mark, heading = found[0], ""
        return self._section(element, place, mark, heading)

    def _section(self, element: etree._Element, place: Place, number: str, heading: str) -> After:
        if place.rank in ("group", "article"):
            self.flow.paragraph()
        else:
            self.flow.line()
            number = self._bracketed(number)
        role: Role | None = "deleted" if _is_gone(element) else None
        after = self._open(Frame(place.rank, place.level, self._role(None)), number, heading, role=role)
        self._write_marks(element, place.rank)
        return after

    def _bracketed(self, number: str) -> str:
        """Some files of Westminster write ``<num>a</num>`` for what is printed, and cited, as ``(a)``."""
        return f"({number})" if self.draft.tradition == "uk" and number.isalnum() else number

    def _line(self) -> After:
        """Text that begins a line and ends it."""
        self.flow.line()
        return self.flow.line

    def _signatures(self) -> After:
        self.flow.paragraph()
        if self._frames and self._frames[-1].role == "signature":
            return self.flow.line
        return self._open(Frame("block", "signatures", self._role("signature")))

    # --- numbers and headings

    def _marks_of(self, element: etree._Element) -> tuple[str, str]:
        marks = [(name, self.words(mark)) for name, mark in _marks(element)]
        number = next((words for name, words in marks if name == "num"), "")
        return number, next((words for name, words in marks if name == "heading"), "")

    def _write_marks(self, element: etree._Element, rank: Rank = "group") -> None:
        """Number and heading in the order of the file; what comes last stands on the line of what follows if it is a
        number. Headings of groups, and of articles as on the continent, stand below their number; what follows the
        number of a group, or of an article of the Union, does so too."""
        marks = _marks(element)
        self._marked.add(element)
        apart = rank == "group" or (rank == "article" and self.draft.tradition == "eu")
        seen: list[etree._Element] = []
        alone = apart and (rank == "group" or self._is_of_the_union)
        for at, (name, mark) in enumerate(marks):
            words = self.words(mark, seen)
            if name == "num" and (not apart or (at == len(marks) - 1 and not alone)):
                self.flow.number(words if rank in ("group", "article", "block") else self._bracketed(words))
            elif words:
                self.flow.text(words)
                self.flow.line()
        for note in seen:
            self._write_note(note)

    def _mark(self, element: etree._Element, name: str) -> After | None:
        """A number or heading of an element that is no section: a bullet, a heading in a memorandum."""
        if name != "num":
            self.flow.line()
            return self.flow.line
        self.flow.line()
        self.flow.number(self.words(element))
        return None

    def words(self, element: etree._Element, notes: list[etree._Element] | None = None) -> str:
        """The words in an element on one line. Where `notes` is given, the notes met are told; else passed over."""
        if len(element) == 0 and (element.text or "").strip():
            return " ".join((element.text or "").split())

        def enter(inner: etree._Element) -> After | None:
            name = local(inner)
            if name == "authorialNote" and notes is not None:
                (notes if inner.get("class") == "referenceNote" else self._notes).append(inner)
            if not name or name in names.SKIPPED or name in ("authorialNote", "del") or is_deleted(inner):
                return None
            if name in names.BREAKS or name not in names.INLINE:
                parts.append(" ")
            parts.append(self._variable(inner))
            return nothing

        parts: list[str] = []
        walk(element, enter, parts.append)
        return " ".join("".join(parts).split())

    def _variable(self, element: etree._Element) -> str:
        """LawMaker: ``<ref class="placeholder" href="#varBillTitle"/>`` stands for a value in the metadata."""
        if element.get("class") != "placeholder" or (element.text or "").strip() or len(element):
            return ""
        return self._variables.get(element.get("href", "").lstrip("#"), "")

    # --- text

    def _text_element(self, element: etree._Element, name: str) -> After | None:
        if name == "attachment":
            return self._schedule(element)
        if name == "recital":
            return self._recital(element)
        if name in names.NUMBERED_TEXT:
            return self._numbered_text(element, name)
        if name in names.TABLES:
            return self.flow.table()
        if name in names.ROWS:
            return self.flow.row()
        if name in names.CELLS:
            return self.flow.cell()
        if name in names.BREAKS:
            self.flow.line()
            return nothing
        if name in names.INLINE:
            return self._inline(element, name)
        if name in ("citation", "formula"):
            self.flow.paragraph()
        return self._line()

    def _recital(self, element: etree._Element) -> After:
        number, heading = self._marks_of(element)
        self.flow.paragraph()
        after = self._open(Frame("block", "recital", self._role("recital")), number, heading)
        self._write_marks(element, "item")
        return after

    def _numbered_text(self, element: etree._Element, name: str) -> After:
        """A heading with its text, as in a memorandum or a debate; an amendment by its number; a note to the reader."""
        if element.get("class") == "explanatoryNote":
            self.flow.paragraph()
            return self._open(Frame("block", "explanatory note", self._role("memorandum")))
        number, heading = self._marks_of(element)
        if heading:
            frame = Frame("group", "heading", self._role(None))
        elif number and name == "tblock":
            frame = Frame("block", "amendment", self._role(None))
        else:
            return self._line()
        self.flow.paragraph()
        after = self._open(frame, "" if _BULLET.fullmatch(number) else number, heading)
        self._write_marks(element, "item")
        return after

    def _inline(self, element: etree._Element, name: str) -> After | None:
        before = element.getprevious()
        if before is not None and local(before) in names.INLINE and not before.tail:
            if parent(element) == "tocItem":
                self.flow.space()
            elif name in ("docProponent", "docIntroducer", "person", "role") and local(before) == name:
                self.flow.line()
        if element.get("name", "").lower() == "appendtext":
            self.flow.closing(self.words(element))
            return None
        if variable := self._variable(element):
            self.flow.text(variable)
        opening, closing = attribute(element, "startQuote"), attribute(element, "endQuote")
        if not (opening or closing):
            return nothing
        self.flow.opening(opening)
        return lambda: self.flow.closing(closing)

    # --- notes

    def _write_notes(self) -> None:
        """Footnotes and side notes, in the order in which they were met; a note may hold notes."""
        self.flow.paragraph()
        self.draft.open("block", "notes", role="memorandum")
        self._frames.append(Frame("block", "notes", "memorandum", scope=True))
        for note in self._notes:  # grows while it is read
            self._write_note(note)
        self._close()

    def _write_note(self, note: etree._Element) -> None:
        self.flow.line()
        self.flow.number(note.get("marker", ""))
        walk(note, lambda element: nothing if element is note else self.enter(element), self.flow.text)
        self.flow.line()


def _marks(element: etree._Element) -> list[tuple[str, etree._Element]]:
    """Numbers and headings of an element, without those that an author deleted."""
    named = ((local(child), child) for child in element)
    return [(name, child) for name, child in named if name in names.MARKS and not is_deleted(child)]


def _is_back_page(conclusions: etree._Element) -> bool:
    """LawMaker: title, long title and printer of a bill once more."""
    return next(conclusions.iter("{*}docTitle"), None) is not None


def _is_gone(element: etree._Element) -> bool:
    return element.get("status") in ("removed", "repealed") or is_stub(element, names.MARKS, ("remark",))
