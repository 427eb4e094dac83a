"""Pages of New York's Legislative Bill Drafting Commission -> Document: the bill, as the law would read.

Shapes handled: numbers of lines in columns 1 to 5, justified lines with double blanks, words broken at line ends, heads of
pages (``S. 434    2``), the note that explains the print, ``<U>`` for new matter, ``<S>`` in brackets for old law that is to be
omitted: it is left out, with a notice. Sections of the bill are articles; the law that they would amend is ``quoted``.
The memorandum in support stands after the bill.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from billkit.models.document import Document
from billkit.readers.draft import Draft
from billkit.readers.html.page import Page
from billkit.readers.raw import Raw

_PAGE = re.compile(r"<pre\b[^<>]{0,300}>.{0,400}?STATE\s+OF\s+NEW\s+YORK", re.I | re.S)
_NEW, _OLD, _OLD_END = "\ue001", "\ue002", "\ue003"  # private marks: new matter begins; old law begins, ends
_NUMBERED = re.compile(r" {0,5}\d{1,2}(?: {2}|$)")
_PAGE_HEAD = re.compile(
    r"\s*[SAKJBREL]\. ?\d+(?:--?[A-Z])?(?:\s{3,}\d+(?:\s{3,}[SAKJBREL]\. ?\d+(?:--?[A-Z])?)?)?\s*\Z"
)
_NOTE = re.compile(r"^[ \t]*EXPLANATION--Matter in.{0,600}?(?:LBD[\w-]+[ \t]*$|\n[ \t]*\n)", re.M | re.S)
_DROPPED = re.compile(rf"\[?{_OLD}[^{_OLD_END}]*(?:{_OLD_END}\s*{_OLD}[^{_OLD_END}]*)*{_OLD_END}\]?\s?")
_OWN = re.compile(r"(?:Section|§)\s+(\d+(?:-[a-z])?)\.\s")
_CITED = re.compile(r"§\s+([\w.:-]*\w)\.?\s+([A-Z][^.]{2,160}\.)?")
_POINT = re.compile(r"(\(?[a-z0-9]{1,4}\)|\d{1,3}(?:-[a-z])?\.)\s")
_INTRODUCES = re.compile(r"to read\s+as follows:\s*\Z")
_HYPHEN = re.compile(r"(\w+)-\Z")
_TENS = frozenset(
    [
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "non",
        "self",
        "sub",
        "co",
        "ex",
    ]
)
_CENTRED = 12  # blanks before a line that is centred
_INDENT = 2  # blanks before the first line of a paragraph, after its number
_RANKS = (
    ("paragraph", re.compile(r"\d")),
    ("item", re.compile(r"\(?[a-hj-uwyz]")),
    ("subitem", re.compile(r"\(?[ivx]+\)")),
)
_NUMBER = re.compile(r"STATE\s+OF\s+NEW\s+YORK\W+(\d+(?:--?[A-Z])?)\s")
_HOUSE = re.compile(r"IN\s+(SENATE|ASSEMBLY)")
_SESSION = re.compile(r"(\d{4}-\d{4})\s+Regular\s+Sessions?")
_TITLE = re.compile(r"AN\s+ACT\s+(.+)", re.S)
_DATE = re.compile(
    r"^[ \t]*((?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},\s+\d{4})\s*$",
    re.M,
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def fits(html: str) -> bool:
    return bool(_PAGE.search(html))


def read(raw: Raw, page: Page, tree: LexborHTMLParser) -> Document:
    bill, memorandum = _parts(tree)
    writer = _Writer()
    bill = _NOTE.sub("", bill)
    writer.bill(bill)
    writer.memorandum(memorandum)
    if _OLD in bill:
        writer.draft.notice(
            "old-law",
            f"{bill.count(_OLD)} lines with old law that the bill would omit (in brackets on the page) were left out of the text. "
            "To see them, look at the page.",
        )
    writer.draft.notice(
        "page-chrome",
        "Only the bill and its memorandum were read; actions, votes and lists of sponsors stand on the page itself.",
    )
    document = writer.draft.document(raw, page.media_type, "en", _facts(bill))
    return document.model_copy(update={"genre": "bill"})


def _parts(tree: LexborHTMLParser) -> tuple[str, str]:
    """The text of the bill, and of the memorandum in support."""
    bill: list[str] = []
    memorandum: list[str] = []
    for block in tree.css("pre"):
        text = _marked(block)
        if "BILL NUMBER:" in text or memorandum:
            memorandum.append(text)
        else:
            bill.append(text)
    return "\n".join(bill), "\n".join(memorandum)


def _marked(block: LexborNode) -> str:
    """Text of a block, with marks where new matter begins and around old law."""
    pieces: list[str] = []
    for node in block.traverse(include_text=True):
        if node.tag == "-text":
            text = node.text_content or ""
            kind = _kind(node, block)
            pieces.append(
                f"{_OLD}{text}{_OLD_END}" if kind == "s" else f"{_NEW}{text}" if kind == "u" else text
            )
    return "".join(pieces)


def _kind(node: LexborNode, block: LexborNode) -> str:
    around = node.parent
    for _ in range(4):
        if around is None or around.mem_id == block.mem_id:
            return ""
        if around.tag in ("u", "s"):
            return around.tag or ""
        around = around.parent
    return ""


class _Writer:
    def __init__(self) -> None:
        self.draft = Draft("us")
        self._amending = False  # the last section said "to read as follows:"
        self._deep: list[str] = []  # ranks of the open subdivisions of quoted law
        self._own = 0

    def bill(self, text: str) -> None:
        lines = [line for line in text.split("\n") if not _PAGE_HEAD.match(_plain(line))]
        first = next(
            (
                at
                for at, line in enumerate(lines)
                if _NUMBERED.match(_plain(line)) and _OWN.search(_plain(line))
            ),
            len(lines),
        )
        with self.draft.section("block", "title", role="front"):
            for paragraph in _front(lines[:first]):
                self._write(paragraph)
        for paragraph in _paragraphs(lines[first:]):
            self._paragraph(paragraph)
        self._close(0)

    def memorandum(self, text: str) -> None:
        with self.draft.section("block", "memorandum", role="memorandum"):
            for paragraph in re.split(r"\n\s*\n", text.replace("\xa0", " ")):
                self._write(_joined(paragraph.split("\n")))

    def _paragraph(self, text: str) -> None:
        """A paragraph of the bill: a section of its own, or law that the section before amends."""
        new = text.startswith(_NEW)
        text = _words(text)
        own = None if new else _OWN.match(text)
        if own and int(re.match(r"\d+", own[1])[0]) == self._own + 1:  # type: ignore[index]
            self._own += 1
            self._close(0)
            self.draft.open("article", "section", own[0].strip())
        elif self._amending:
            self._quoted(text)
        self._write(text)
        if _INTRODUCES.search(text) and not self._quoting:
            self._amending = True
        elif own:
            self._amending = False

    @property
    def _quoting(self) -> bool:
        return self.draft.depth > 1

    def _quoted(self, text: str) -> None:
        if not self._quoting:
            self.draft.open("block", "quotation", role="quoted")
        cited, point = _CITED.match(text), _POINT.match(text)
        if cited:
            self._close(2)
            self.draft.open("article", "section", f"§ {cited[1]}.", (cited[2] or "").rstrip("."))
            self._deep = []
        elif point:
            rank = next((name for name, shape in _RANKS if shape.match(point[1])), "item")
            self._point(rank, point[1])

    def _point(self, rank: str, number: str) -> None:
        order = ("paragraph", "item", "subitem")
        deep = self._deep
        while deep and order.index(deep[-1]) >= order.index(rank):
            deep.pop()
            self.draft.close()
        deep.append(rank)
        self.draft.open(rank, "subdivision" if rank == "paragraph" else "paragraph", number)  # type: ignore[arg-type]

    def _close(self, depth: int) -> None:
        while self.draft.depth > depth:
            self.draft.close()
        self._deep = []

    def _write(self, text: str) -> None:
        if text.strip():
            self.draft.paragraph()
            self.draft.write(text)


def _front(lines: list[str]) -> Iterator[str]:
    """Paragraphs before the first section: centred lines stand alone, others go on until a blank line."""
    held: list[str] = []
    for line in lines:
        plain = _plain(line).rstrip()
        alone = (
            len(plain) - len(plain.lstrip()) > _CENTRED or not plain.strip() or set(plain.strip()) == {"_"}
        )
        if alone:
            yield _joined(held)
            held = []
            yield plain.strip().strip("_")
        else:
            held.append(plain)
    yield _joined(held)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Paragraphs of the numbered lines: the first line of each is indented."""
    held: list[str] = []
    for line in lines:
        bare = _without_number(line)
        if not _plain(bare).strip():
            continue
        if _plain(bare).startswith(" " * _INDENT) or not held or _CITED.match(_plain(bare)):
            if held:
                yield _joined(held)
            held = []
        held.append(bare)
    if held:
        yield _joined(held)


def _without_number(line: str) -> str:
    found = _NUMBERED.match(line)
    return line[found.end() :] if found else line.strip()


def _joined(lines: list[str]) -> str:
    """Lines as one; a word that was broken at the end of a line is whole again."""
    pieces: list[str] = []
    for line in (line.strip() for line in lines):
        last = pieces[-1] if pieces else ""
        broken = _HYPHEN.search(_plain(last[-60:]))
        if broken and "a" <= _plain(line)[:1] <= "z":
            if broken[1].lower() not in _TENS:
                ends = last.rindex("-")
                pieces[-1] = last[:ends] + last[ends + 1 :]
        elif last:
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)


def _words(text: str) -> str:
    """Words of a paragraph as the law would read: without old law, marks and double blanks."""
    return " ".join(_DROPPED.sub("", text).replace(_NEW, "").split())


def _plain(text: str) -> str:
    return text.replace(_NEW, "").replace(_OLD, "").replace(_OLD_END, "")


def _facts(bill: str) -> dict[str, str]:
    text = _plain(bill)
    front = " ".join(_front_text(text))
    number, house, session, date = (
        _NUMBER.search(front),
        _HOUSE.search(front),
        _SESSION.search(front),
        _DATE.search(text),
    )
    title = re.search(r"AN\s+ACT\s+(.+?)\s+The\s+People\s+of", front)
    letter = {"SENATE": "S", "ASSEMBLY": "A"}.get(house[1], "") if house else ""
    return {
        "title": f"An act {' '.join(title[1].split())}" if title else "",
        "number": f"{letter}{number[1]}" if number else "",
        "session": session[1] if session else "",
        "date": _iso(date[1]) if date else "",
        "stage": "introduced",
        "jurisdiction": "US-NY",
        "language": "en",
        "type": "bill",
    }


def _front_text(text: str) -> Iterator[str]:
    lines = text.split("\n")
    first = next(
        (at for at, line in enumerate(lines) if _NUMBERED.match(line) and _OWN.search(line)), len(lines)
    )
    yield from _front(lines[:first])


def _iso(date: str) -> str:
    month, day, year = date.replace(",", "").split()
    return f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"
