"""XHTML of EUR-Lex -> Document: acts as published in the Official Journal, and consolidated texts.

Shapes handled: classes ``ti-art``/``sti-art``/``normal`` (until about 2022) and ``oj-ti-art`` …; consolidated
``title-article-norm``, ``stitle-article-norm``, ``norm``, ``no-parag``, ``grid-list``. A point is a table of two columns
or a grid, and becomes an item, not a table. Marks of consolidation (``►M9 … ◄``, ``▼B``) are left out of the text and kept
in the metadata; footnotes stand at the end; articles that are quoted for another act are ``quoted``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.models.document import Document
from billkit.readers.european import Act, facts
from billkit.readers.html import eu_quotes
from billkit.readers.html.page import Page
from billkit.readers.raw import Raw
from billkit.readers.xml.parse import local, parse
from billkit.readers.xml.visit import Rows, walk

_After = Callable[[], None]  # what is done when an element has been left

_PAGE = re.compile(
    r"class=[\"'](?:oj-[a-z]|ti-art|doc-ti|hd-ti|sti-art|s?title-article-(?:norm|quoted)|title-doc-(?:first|last)|eli-container)"
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_SKIPPED = frozenset(["head", "script", "style", "link", "meta", "col", "colgroup", "object", "iframe"])
_ARTICLE = frozenset(["ti-art", "title-article-norm", "title-article-quoted"])
_ARTICLE_HEADING = frozenset(["sti-art", "stitle-article-norm", "stitle-article-quoted"])
_TITLE = frozenset(["doc-ti", "title-doc-first", "title-doc-last"])
_TITLE_AFTER = frozenset(["title-doc-oj-reference"])
_DIVISION = frozenset(["ti-section-1", "title-division-1"])
_DIVISION_HEADING = frozenset(["ti-section-2", "title-division-2"])
_HEADING = re.compile(r"(?:title-gr-seq-level-|ti-grseq-)(\d)")
_NOTE = frozenset(["note", "footnote"])
_ANNEX = re.compile(r"[‘“„«]?\s?(?:annex|annexe|anhang|allegato|anexo|bijlage|bilaga|bilag)\b", re.I)
_ENACTING = re.compile(r"(?:enc|art|cpt|tis|prt|sct)_")
_PARAGRAPH = re.compile(r"([‘“„«]?\s?\d{1,3}[a-z]{0,3}\.)\s")
_MARK = re.compile(r"[►▼]\s*([A-Z]\d*)")
_MARK_ONLY = re.compile(r"[►▼◄]\s*(?:[A-Z]\d*)?\Z")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_REFERENCE = re.compile(r"(\w+)\s*—\s*([A-Z]{2})\s*—\s*(\d\d)\.(\d\d)\.(\d{4})")
_DELETED = re.compile("—{4,}")  # printed where words were deleted
_LONGEST_MARK = 14
_MOST_TAGS = 200_000
_SHORT = 100  # characters that tell a mark, or how a block begins


def fits(html: str) -> bool:
    """Whether a page is of EUR-Lex, by its classes; one with more tags than any act has is read as any page is."""
    return len(_PAGE.findall(html)) >= 3 and html.count("<") <= _MOST_TAGS


def read(raw: Raw, page: Page) -> Document:
    reader = _Reader()
    walk(_tree(raw, page), reader)
    document = reader.act.document(raw, "application/xhtml+xml", reader.facts())
    if not document.text.strip():
        raise UnreadableSource(f"{raw.label} is a page of EUR-Lex without text. Download the act again.")
    return document


def _tree(raw: Raw, page: Page) -> etree._Element:
    """The page as strict XHTML; as HTML where it is none."""
    data = _DECLARATION.sub("", page.html).encode()
    try:
        return parse(raw._replace(data=data))
    except UnreadableSource:
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
        root = etree.fromstring(data, parser)
        if root is None:
            raise UnreadableSource(f"{raw.label} is HTML without content. Download it again.") from None
        return root


class _Reader:
    def __init__(self) -> None:
        self.act = Act()
        self._title: list[str] = []
        self._date = self._celex = self._language = ""
        self._quote: tuple[int, str] = (-1, "")  # depth at which a quotation was opened, and its mark
        self._next_article = 1
        self._rows: Rows | None = None  # of the table of data that is being read
        self._inner = 0  # tables inside its cells
        self._in_title = self._in_annex = self._in_body = False
        self._calls = 0
        self._after_mark = ""  # the mark of consolidation that was passed over last
        self._last = " "  # the last character that was written
        self._marks: list[
            bool
        ] = []  # open marks of consolidation, ``►M9 … ◄``: whether what is in them was deleted
        self._after: list[_After] = []

    def facts(self) -> dict[str, str]:
        known = facts(" ".join(self._title))
        consolidated = bool(self._date)
        known["stage"] = "consolidated" if consolidated else "adopted"
        known["as_of"] = self._date
        known["language"] = self._language.lower()
        known["celex"] = self._celex
        return known

    # --- the walk

    def text(self, _element: etree._Element, _name: str, text: str) -> None:
        if self._calls and not text.strip():
            return  # blanks in the call of a footnote say _nothing
        if any(self._marks):
            return
        text = _DELETED.sub("", text)
        if self._after_mark:
            text = _joined(self._last, text.lstrip() if self._after_mark == "►" else text)
        if text:
            self._last, self._after_mark = text[-1], ""
            self.act.write(text)

    def enter(self, element: etree._Element, name: str) -> bool:
        if name in _SKIPPED or _is_hidden(element):
            return False
        read = _READ.get(name)
        after = read(self, element, _classes(element)) if read else _nothing
        if after is None:
            return False
        self._after.append(after)
        return True

    def leave(self, _element: etree._Element, _name: str) -> None:
        self._after.pop()()

    def _p(self, element: etree._Element, classes: frozenset[str]) -> _After | None:
        if classes & {"modref", "arrow"}:
            self._provenance(element)
            return None
        if classes & _NOTE:
            self._note(element)
            return None
        if "inline-element" in classes:
            return self._end_block
        self._start(element, classes)
        self.act.block(self._break)
        return self._after_title if classes & _TITLE else self._end_block

    def _div(self, element: etree._Element, classes: frozenset[str]) -> _After | None:
        if "grid-container" in classes:
            return self._grid(element)
        if classes & {"list", "norm", "tbl-norm"} and "grid-list-column-1" not in classes:
            if "inline-element" not in classes:
                self.act.block(self._break)
            return self._end_block
        return self._division_of(element, classes)

    def _division_of(self, element: etree._Element, classes: frozenset[str]) -> _After:
        """Containers end the sections that began in them."""
        identity = element.get("id", "")
        if _ENACTING.match(identity):
            self._leave_preamble()
        if identity.startswith("art_"):
            self._end_quotation()
        if "final" in classes or identity.startswith("fnp_"):
            return self._signature()
        if not identity or identity.startswith("id-"):
            return _nothing
        depth = self.act.depth
        return lambda: self._leave_container(depth)

    def _leave_container(self, depth: int) -> None:
        """A quotation that began in a container goes on after it: each paragraph of it has one."""
        self.act.close_but_quotation(depth)

    def _br(self, _element: etree._Element, _classes: frozenset[str]) -> _After:
        self.act.block("line")
        return _nothing

    def _span(self, element: etree._Element, classes: frozenset[str]) -> _After | None:
        if _is_mark_alone(element):
            self._provenance(element, inline=True)
            return None
        if "no-parag" in classes:
            self._paragraph(_plain(element))
            return None
        if classes & {"superscript", "super"} and not self._calls and len(element) == 0:
            self.act.raised(element.text or "")
            return None
        return _nothing

    def _sup(self, element: etree._Element, _classes: frozenset[str]) -> _After | None:
        return self._span(element, frozenset(["super"]))

    def _a(self, element: etree._Element, _classes: frozenset[str]) -> _After | None:
        if _is_mark_alone(element):
            self._provenance(element, inline=True)
            return None
        if element.get("id", "").startswith("textofimagelink"):
            return None
        if not element.get("href", "").startswith("#"):
            return _nothing
        self._calls += 1
        return self._after_call

    def _after_call(self) -> None:
        self._calls -= 1

    def _img(self, element: etree._Element, _classes: frozenset[str]) -> None:
        if "flag" not in element.get("alt", ""):
            self.act.picture()

    # --- blocks

    def _start(self, element: etree._Element, classes: frozenset[str]) -> None:
        """Sections that a paragraph begins, by its class and first words."""
        if self._rows:
            self._read_front(element, classes)
        elif classes & _TITLE:
            self._title_line(element)
        elif classes & _ARTICLE:
            self._article(element, classes)
        elif classes & _DIVISION:
            self._start_body()
            self.act.division(_plain(element), _heading_after(element, _DIVISION_HEADING))
        elif any(name.startswith("title-annex-1") for name in classes):
            self._annex(_plain(element), _next_text(element, "title-annex-2"))
        elif classes & {"title-toc", "ti-tbl"} and not self._in_annex:
            self._leave_preamble()
            self.act.part("contents", "toc")
        elif heading := next((m for name in classes if (m := _HEADING.match(name))), None):
            self._leave_preamble()
            self._quote_from(_plain(element))
            self.act.heading(int(heading[1]), _plain(element))
        elif not classes & (_ARTICLE_HEADING | _DIVISION_HEADING):
            self._words(element, classes)

    def _words(self, element: etree._Element, classes: frozenset[str]) -> None:
        self._read_front(element, classes)
        if self._in_title and self.act.floor == 0 and not classes & _TITLE_AFTER:
            self._in_title = False
            self.act.close_to(0)
            if not self._in_body and not classes & {"hd-modifiers", "hd-toc-1"}:
                self.act.preamble()
        self._start_front()
        if self._in_body and classes & {"normal", "norm"}:
            first = _plain(element)
            self._quote_from(first)
            number = _PARAGRAPH.match(first)
            if number and not self.act.inside("contents"):
                self.act.paragraph(number[1])

    def _end_block(self) -> None:
        self._marks.clear()
        text = self.act.end_block(self._break)
        self._quote_to(text)

    def _start_front(self) -> None:
        if not (self.act.depth or self._in_body or self._title):
            self.act.part("front", "front")

    def _read_front(self, element: etree._Element, classes: frozenset[str]) -> None:
        """Language and date, from the head of the page: ``02003L0087 — EN — 01.03.2024 — 016.001``."""
        if "hd-lg" in classes:
            self._language = _plain(element)
        elif "reference" in classes and (found := _REFERENCE.search(_plain(element))):
            self._celex, self._language = f"3{found[1][1:]}", found[2]
            self._date = f"{found[5]}-{found[4]}-{found[3]}"

    # --- title, annexes, divisions

    def _title_line(self, element: etree._Element) -> None:
        text = _plain(element)
        if _ANNEX.match(text) and (self._in_body or self._title) and not self._in_title:
            self._annex(text, _next_text(element, "doc-ti"))
        elif not self._in_annex and not self._in_body:
            if not self._in_title:
                self._title = []
                self.act.part("title", "front")
                self._in_title = True
            self._title.append(text)

    def _after_title(self) -> None:
        self.act.end_block()

    def _annex(self, number: str, heading: str) -> None:
        if self.act.floor == 0 and not eu_quotes.opening_mark(number):
            self._end_quotation()
            self._in_title, self._in_body, self._in_annex = False, True, True
        elif not self.act.quoting:
            self._open_quotation(number, of_article=True)
        self.act.annex(number, heading)

    def _signature(self) -> _After:
        if self.act.floor:
            return _nothing
        self._end_quotation()
        depth = self.act.part("final", "signature") if not self._in_annex else self.act.depth
        return lambda: self.act.close_to(depth)

    def _leave_preamble(self) -> None:
        if not self._in_body and self.act.floor == 0:
            self._start_body()

    def _start_body(self) -> None:
        if not self._in_body and self.act.floor == 0:
            self._in_title, self._in_body = False, True
            self.act.close_to(0)

    # --- articles and what is in them

    def _article(self, element: etree._Element, classes: frozenset[str]) -> None:
        number = _plain(element)
        quoted = "title-article-quoted" in classes or self._is_quoted(number)
        if quoted and not self.act.quoting:
            self._open_quotation(number, of_article=True)
        elif not quoted:
            self._start_body()
            self._end_quotation()
            self._next_article = _ordinal(number, self._next_article) + 1
        self.act.article(number, _heading_after(element, _ARTICLE_HEADING))

    def _is_quoted(self, number: str) -> bool:
        """An article in a point, in quotation marks, or out of turn while a quotation is open."""
        if self.act.floor or eu_quotes.opening_mark(number):
            return True
        return self.act.quoting and not re.search(rf"\b{self._next_article}\Z", number)

    def _paragraph(self, number: str) -> None:
        self._quote_from(number)
        self.act.paragraph(number)
        self.act.mark(number)

    def _quote_from(self, text: str) -> None:
        """A quotation that a block or the mark of a paragraph or point begins."""
        if not self._in_body or self.act.quoting:
            return
        if eu_quotes.opens(text, self.act.above):
            self._open_quotation(text, of_article=False)

    def _open_quotation(self, text: str, of_article: bool) -> None:
        numbered = bool(_PARAGRAPH.match(text + " "))
        depth = self.act.quotation(of_article, numbered)
        self._quote = (depth, eu_quotes.opening_mark(text))

    def _quote_to(self, text: str) -> None:
        depth, mark = self._quote
        if depth >= 0 and self.act.depth > depth and mark and eu_quotes.closes(text, mark):
            self._end_quotation()

    def _end_quotation(self) -> None:
        depth, _mark = self._quote
        self._quote = (-1, "")
        if depth >= 0:
            self.act.close_to(depth)

    def _grid(self, element: etree._Element) -> _After:
        return self._point_from(_plain(element[0], _SHORT) if len(element) else "")

    def _point_from(self, mark: str) -> _After:
        self._quote_from(mark)
        depth = self.act.point(mark)
        floor, self.act.floor = self.act.floor, self.act.depth
        return lambda: self._leave_point(depth, floor)

    def _leave_point(self, depth: int, floor: int) -> None:
        self.act.floor = floor
        self.act.close_to(depth)
        if self._quote[0] >= self.act.depth:
            self._quote = (-1, "")
        self.act.block()

    # --- tables

    @property
    def _break(self) -> str:
        return "blank" if self._rows else "paragraph"

    def _table(self, element: etree._Element, classes: frozenset[str]) -> _After:
        if self._rows:
            self._inner += 1
            return self._after_inner
        if (self._title or self._in_body) and _is_points(element, classes):
            return _nothing
        if self._in_body and not self.act.inside("contents"):
            self._quote_from(_plain(element, 3 * _SHORT))
        self._start_front()
        self._rows = self.act.rows()
        return self._after_table

    def _after_inner(self) -> None:
        self._inner -= 1

    def _after_table(self) -> None:
        rows, self._rows = self._rows, None
        if rows:
            rows.end()
        self.act.block()

    def _tr(self, element: etree._Element, _classes: frozenset[str]) -> _After | None:
        if self._inner:
            return _nothing
        if self._rows:
            if not _plain(element, _SHORT).strip("— "):
                self._provenance(element)
                return None
            self._rows.row()
            return _nothing
        return self._point_from(_mark_of(element))

    def _td(self, element: etree._Element, _classes: frozenset[str]) -> _After | None:
        if self._inner:
            self.act.block(self._break)
            return self._end_block
        if self._rows:
            self._rows.cell()
            self.act.cell()
            return self._after_cell
        if element.getnext() is None:
            self.act.block()
            return self._end_block
        mark = _plain(element, _SHORT)
        if mark:
            self.act.mark(mark)
        return None

    def _after_cell(self) -> None:
        self._end_block()
        if self._rows:
            self._rows.end_cell()

    # --- notes and provenance

    def _note(self, element: etree._Element) -> None:
        text = re.sub(r"\(\s*(\S+?)\s*\)", r"(\1)", _plain(element), count=1)
        self.act.note(text)
        self._quote_to(text)

    def _provenance(self, element: etree._Element, inline: bool = False) -> None:
        """A mark of consolidation. Some pages still print, between inline marks, words that were deleted."""
        for node in element.iter():
            words = (node.text or "") if isinstance(node.tag, str) else ""
            mark = _MARK.search(words)
            if mark:
                celex, _, action = _change(node).partition(":")
                self.act.amended(mark[1], celex)
                if inline:
                    self._after_mark = "►"
                    self._marks.append(action.strip() == "DELETED")
            elif "◄" in words:
                self._after_mark = "◄"
                del self._marks[-1:]


_READ: dict[str, Callable[[_Reader, etree._Element, frozenset[str]], _After | None]] = {
    **dict.fromkeys(["p", "li", "h1", "h2", "h3", "h4"], _Reader._p), "div": _Reader._div, "br": _Reader._br, "span": _Reader._span,
    "sup": _Reader._sup, "a": _Reader._a, "img": _Reader._img, "table": _Reader._table, "tr": _Reader._tr, "td": _Reader._td,
    "th": _Reader._td,
}  # fmt: skip


def _joined(last: str, text: str) -> str:
    """Text after a mark, which stood for a blank where it parted two words."""
    return f" {text}" if last.isalnum() and text[:1].isalnum() else text


def _change(element: etree._Element) -> str:
    """What a mark names, from the link around it: ``32018L0410: DELETED``."""
    link: etree._Element | None = element
    while link is not None and not link.get("title"):
        link = link.getparent()
    return link.get("title", "") if link is not None else ""


def _classes(element: etree._Element) -> frozenset[str]:
    return frozenset(name.removeprefix("oj-") for name in element.get("class", "").split())


def _is_hidden(element: etree._Element) -> bool:
    """Hidden elements are not read, but for the words of a picture, which a link shows."""
    if not _HIDDEN.search(element.get("style", "")) and element.get("hidden") is None:
        return False
    before = element.getprevious()
    return before is None or not before.get("id", "").startswith("textofimagelink")


def _plain(element: etree._Element, most: int = 2000) -> str:
    """Words at the start of an element, without the marks of consolidation, about as many characters as wanted."""
    pieces: list[str] = []
    size = 0
    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start" and _is_mark(node):
            walker.skip_subtree()
            continue
        piece = node.text if event == "start" else node.tail if node is not element else ""
        if piece:
            pieces.append(piece)
            size += len(piece.strip())
            if size > most:
                break
    return " ".join("".join(pieces).replace("◄", "").split())


def _is_mark(element: etree._Element) -> bool:
    return element.tag in ("script", "style") or bool(_MARK.match((element.text or "").strip()))


def _is_mark_alone(element: etree._Element) -> bool:
    """Whether an element is a mark of consolidation and nothing else: ``►M9`` in a link, ``◄``."""
    words = "".join(str(piece) for piece in islice(element.itertext(), 12)).strip()
    return len(words) < 10 and bool(_MARK_ONLY.match(words))


def _following(element: etree._Element) -> etree._Element | None:
    after = element.getnext()
    while after is not None and (not local(after) or "modref" in after.get("class", "")):
        after = after.getnext()
    return after


def _heading_after(element: etree._Element, classes: frozenset[str]) -> str:
    """Text of the heading that follows a number, itself or in a container of its own."""
    after = _following(element)
    if after is not None and local(after) == "div" and len(after):
        after = after[0]
    return _plain(after) if after is not None and _classes(after) & classes else ""


def _next_text(element: etree._Element, name: str) -> str:
    after = _following(element)
    return _plain(after) if after is not None and name in _classes(after) else ""


def _ordinal(number: str, default: int) -> int:
    found = re.search(r"\d+", number)
    return int(found[0]) if found else default


def _rows_of(table: etree._Element) -> list[etree._Element]:
    rows: list[etree._Element] = []
    for child in table:
        if local(child) == "tr":
            rows.append(child)
        elif local(child) in ("tbody", "thead", "tfoot"):
            rows += [row for row in child if local(row) == "tr"]
    return rows


def _is_points(table: etree._Element, classes: frozenset[str]) -> bool:
    """Whether a table is a list of points: no border, and a short mark in each row before one cell of text."""
    if "table" in classes or table.get("border", "0") not in ("", "0"):
        return False
    rows = _rows_of(table)
    return bool(rows) and all(_is_point(row) for row in rows)


def _is_point(row: etree._Element) -> bool:
    cells = [_plain(cell, _SHORT) for cell in _cells(row)]
    marks = [cell for cell in cells[:-1] if cell]
    return (
        len(cells) >= 2
        and len(marks) == 1
        and len(marks[0]) <= _LONGEST_MARK
        and " " not in marks[0].strip("‘“ ")
    )


def _mark_of(row: etree._Element) -> str:
    return next((text for cell in _cells(row)[:-1] if (text := _plain(cell, _SHORT))), "")


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if local(cell) in ("td", "th")]


def _nothing() -> None:
    """For elements after which there is nothing to do."""
