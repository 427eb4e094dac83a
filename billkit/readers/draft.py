"""A Document while it is being written: text, pages, sections as they open and close, tables, notices.

Every reader of a marked-up format writes into a Draft, so that blanks, line ends, NFC, offsets and labels are made in one
place. Text is written piece by piece; runs of blanks become one; `line` and `paragraph` end what was written, and
nothing but a blank line ever stands twice. A section begins at the first character written after `open`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import accumulate

from billkit.models.document import Document
from billkit.models.notice import Notice
from billkit.models.section import Rank, Role, Section
from billkit.models.table import Span, Table
from billkit.readers.raw import Raw
from billkit.structure.citations import Step, cite

_BLANKS = re.compile(r"[\s\u00ad\ufeff]+")  # soft hyphens and byte order marks inside a text say nothing
# Nothing is seen of these, nor may words hide behind them: controls, zero-width blanks, marks of direction. Joiners stay
# in the scripts that are written with them, and in pictures.
_BETWEEN_WORDS = re.compile(r"[ \t\n]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
    "|(?<![\u0590-\u109f\u1780-\u18af\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
)


@dataclass
class _Open:
    step: Step
    heading: str
    order: int
    start: int = -1
    children: int = 0
    label: str = ""


@dataclass
class Draft:
    """`tradition` decides how places are cited; see `billkit.structure.citations`."""

    tradition: str = "eu"
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _gap: str = ""  # what stands before the next piece: "", " ", "\n" or "\n\n"
    _path: list[_Open] = field(default_factory=list)
    _opened: int = 0
    _sections: list[tuple[int, Section]] = field(default_factory=list)  # with the order they were opened in
    _pages: list[int] = field(default_factory=list)
    _page_opens: int = 0
    _tables: list[tuple[int, int, tuple[tuple[Span, ...], ...], str]] = field(default_factory=list)
    _notices: list[Notice] = field(default_factory=list)

    # --- text

    @property
    def here(self) -> int:
        """Offset of the next character that will be written, if it is written on the same line."""
        return self._length + len(self._gap if self._length else "")

    @property
    def end(self) -> int:
        """Offset after the last character that was written."""
        return self._length

    def write(self, text: str) -> None:
        """Text that goes on where the last ended. Any run of blanks in it counts as one."""
        text = _INVISIBLE.sub("", text) if not text.isprintable() else text
        words = text.split()
        if not words:
            if text and not self._gap:
                self._gap = " "
            return
        if text[0].isspace() and not self._gap:
            self._gap = " "
        self._put(" ".join(words))
        self._gap = " " if text[-1].isspace() else ""

    def verbatim(self, text: str) -> None:
        """Text whose line ends and blanks mean something: preformatted bills, tables drawn with characters."""
        text = text.strip("\n")
        if text.strip():
            self._put(text)

    def _put(self, piece: str) -> None:
        if self._length and self._gap:
            self._parts.append(self._gap)
            self._length += len(self._gap)
        self._gap = ""
        for opened in self._path:
            if opened.start < 0:
                opened.start = self._length
        self._pages += [self._length] * self._page_opens
        self._page_opens = 0
        self._parts.append(piece)
        self._length += len(piece)

    def tab(self) -> None:
        """The next piece stands in the next cell of the same row. After empty cells it still begins its line."""
        if "\n" not in self._gap:
            self._gap = "\t"

    def line(self) -> None:
        """The next piece begins a new line."""
        if self._gap != "\n\n":
            self._gap = "\n"

    def paragraph(self) -> None:
        """The next piece begins a new paragraph, after a blank line."""
        self._gap = "\n\n"

    def page(self) -> None:
        """The next piece stands on a new page. Two calls in a row leave an empty page between."""
        self._page_opens += 1

    # --- structure

    def open(
        self, rank: Rank, level: str = "", number: str = "", heading: str = "", role: Role | None = None
    ) -> None:
        """A section begins. Without a role it has the role of the section around it."""
        around: Role = self._path[-1].step.role if self._path else "body"
        step = Step(rank, level, _one_line(number), role or around)
        opened = _Open(step, _one_line(heading), self._opened)
        self._opened += 1
        opened.label = cite(self.tradition, [*(o.step for o in self._path), step])
        self._path.append(opened)

    def close(self) -> None:
        """The innermost open section ends after what was written last. One without text is dropped."""
        done = self._path.pop()
        if done.start < 0:
            return
        step = done.step
        section = Section(
            label=done.label, start=done.start, end=self._length, heading=done.heading, number=step.number,
            rank=step.rank, level=step.level, role=step.role,
        )  # fmt: skip
        self._sections.append((done.order, section))

    @contextmanager
    def section(
        self, rank: Rank, level: str = "", number: str = "", heading: str = "", role: Role | None = None
    ) -> Iterator[None]:
        self.open(rank, level, number, heading, role)
        try:
            yield
        finally:
            self.close()

    @property
    def depth(self) -> int:
        """How many sections are open."""
        return len(self._path)

    def table(self, start: int, rows: tuple[tuple[Span, ...], ...], kind: str = "table") -> None:
        """A table that was just written, from an offset taken from `here` before it; cells are spans of what was written."""
        self._tables.append((start, self._length, rows, kind))

    def notice(self, code: str, message: str, pages: tuple[int, ...] = ()) -> None:
        self._notices.append(Notice(code=code, message=message, pages=pages))

    # --- the end

    def document(
        self, raw: Raw, media_type: str, language: str, metadata: Mapping[str, str] | None = None
    ) -> Document:
        """What was written, as a Document. All sections still open are closed."""
        while self._path:
            self.close()
        self._pages += [self._length] * self._page_opens
        text = "".join(self._parts)
        composed = _Composed(text)
        return Document(
            text=composed.text,
            source=raw.label,
            sha256=raw.sha256,
            media_type=media_type,
            language=language,
            page_starts=tuple(composed.at(page) for page in self._pages),
            sections=tuple(
                section if composed.same else section.model_copy(
                    update={"start": composed.at(section.start), "end": composed.at(section.end)}
                )
                for section in self._in_order()
            ),
            tables=tuple(
                Table.model_validate(
                    {
                        "start": composed.at(start), "end": composed.at(end), "kind": kind,
                        "rows": [[(composed.at(a), composed.at(b)) for a, b in row] for row in rows],
                    }
                )
                for start, end, rows, kind in self._tables
            ),
            tradition=self.tradition,
            metadata={key: value for key, value in (metadata or {}).items() if value},
            notices=tuple(self._notices),
        )  # fmt: skip

    def _in_order(self) -> list[Section]:
        """As they stand in the text, each before what is in it, even where the two are of one length."""
        ordered = sorted(self._sections, key=lambda s: (s[1].start, -s[1].end, s[0]))
        return [section for _, section in ordered]


class _Composed:
    """A text in NFC, and where its offsets went. Nothing is composed across a blank, so words are looked at alone."""

    def __init__(self, text: str) -> None:
        self.same = unicodedata.is_normalized("NFC", text)
        self.text = text if self.same else unicodedata.normalize("NFC", text)
        self._words = [] if self.same else _BETWEEN_WORDS.split(text)
        self._old = list(accumulate((len(word) + 1 for word in self._words), initial=0))
        composed = (len(unicodedata.normalize("NFC", word)) + 1 for word in self._words)
        self._new = list(accumulate(composed, initial=0))

    def at(self, offset: int) -> int:
        """An offset inside a composed character falls before or after it."""
        if self.same:
            return offset
        word = min(bisect_right(self._old, offset), len(self._words)) - 1
        before = self._words[word][: offset - self._old[word]]
        return self._new[word] + len(unicodedata.normalize("NFC", before))


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip()
