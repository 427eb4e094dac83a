"""One walk over the lines of a Korean statute or bill: which of them begin a section.

A mark is taken where it can follow what came before: an article after a whole sentence, items and letters in their
order (a broken line may begin with ``다.`` or ``제3조에``). In a bill that amends, and in addenda that change other
laws, sentences that amend are told from the new text that follows them; see `amending`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from billkit.structure.citations import Step
from billkit.structure.traditions.korean import amending, parts
from billkit.structure.traditions.korean.amending import Clause, Sentences
from billkit.structure.traditions.korean.lines import Line
from billkit.structure.traditions.korean.marks import (
    ARTICLE,
    BLOCK,
    CLAUSE,
    GROUPS,
    INLINE,
    ITEM,
    LEVELS,
    PARAGRAPH,
    QUOTATION,
    QUOTED,
    RANKS,
    SUBITEM,
    Mark,
    is_next,
    value,
)
from billkit.structure.traditions.korean.parts import Part
from billkit.structure.traditions.korean.shapes import Shape, marked_up, paragraph_at, printed

Numbers = dict[int, tuple[int, ...]]  # the last number at each depth that is open
_Place = Literal["before", "memorandum", "body", "addenda", "compared", "annexed"]
_LEVEL_OF_GROUP = {depth: level for level, depth in GROUPS.items()}
# A line that ends in these goes on in the next.
_OPEN_ENDS = ("및", "또는", ",", "ㆍ", "·", "내지", "부터", "이나", "과", "와")
_ASIDE = re.compile(r"(?:제외|한|한정|포함|해당|말)(?:하되|한다|된다)|같다\Z|경우만\Z")
_AFTER_SENTENCE = re.compile(r"다\.\s*(?:\Z|다만|이 경우|이때|[<\[])")
# A line that ends in these is broken before the 다 of its verb.
_VERB_STEMS = "한된있없니같본둔진친킨든낸난간온"


class Walk:
    """`marks` after `run`: where sections begin, in the order of the text."""

    def __init__(self, text: str, *, markdown: bool) -> None:
        self.text = text
        self.marks: list[Mark] = []
        self.articles = 0  # of the document itself, with a heading in brackets or in Markdown
        self.untitled = 0  # articles without one
        self.clauses = 0
        self._markdown = markdown
        self._place: _Place = "before"
        self._last: Numbers = {}  # numbers open at each depth
        self._quoted: Numbers = {}  # the same, inside new text for another law
        self._openings = [found.end() for found in amending.OPENING.finditer(text) if not found["whole"]]
        self._sentences = Sentences(text)
        self._amends = False  # sentences that amend may begin here
        self._clause: Clause | None = None
        self._held = False  # the quotation after it is open
        self._until = 0  # lines before this offset were read with the one before them

    def run(self, lines: Sequence[Line]) -> None:
        for line in lines:
            if line.start >= self._until:
                self._line(line)

    # --- parts

    def _line(self, line: Line) -> None:
        line = self._whole_heading(line)
        part = parts.part(line.text)
        if part and self._begins(part):
            self._part(part, line)
        elif self._place not in ("compared", "annexed"):
            self._numbered(line)

    def _whole_heading(self, line: Line) -> Line:
        """A heading of addenda that is broken over two lines, as one."""
        if not parts.goes_on(line.text):
            return line
        end = self.text.find("\n", line.end + 1)
        end = end if end > 0 else len(self.text)
        text = self.text[line.start : end].replace("\n", "")
        return line._replace(text=text, end=end) if parts.part(text) else line

    def _begins(self, part: Part) -> bool:
        """A Markdown statute has addenda and annexes only; a table of old and new may print the heading of addenda."""
        if part.role == "addenda":
            return self._place != "compared"
        if part.level == "별표":
            return not self._markdown or self._place == "addenda"
        if part.role == "toc" or (part.role == "body" and self._place not in ("before", "memorandum")):
            return False
        return not self._markdown

    def _part(self, part: Part, line: Line) -> None:
        self._amends, self._clause, self._last, self._until = False, None, {}, line.end
        if not self._same_addenda(part, line):
            self.marks.append(self._block(line, part))
        places: dict[str, _Place] = {
            "제안이유": "memorandum", "부칙": "addenda", "신구조문대비표": "compared", "별표": "annexed"
        }  # fmt: skip
        self._place = places.get(part.level, "body")

    def _same_addenda(self, part: Part, line: Line) -> bool:
        """``## 부칙`` and the ``부칙 <제21202호,2025.12.16>`` under it head one block."""
        last = self.marks[-1] if self.marks else None
        if (
            not last
            or part.level != "부칙"
            or last.level != "부칙"
            or self.text[last.body : line.start].strip()
        ):
            return False
        self.marks[-1] = last._replace(number=part.number, heading=part.heading, body=line.end)
        return True

    def _block(self, line: Line, part: Part) -> Mark:
        start = line.start + len(line.text) - len(line.text.lstrip("# "))
        return Mark(
            BLOCK, "block", part.level, part.number, start, line.end, part.heading, part.role, cut=line.start
        )

    # --- lines that begin with a number

    def _numbered(self, line: Line) -> None:
        strict = self._markdown and self._place != "addenda"
        shape = marked_up(line.start, line.text) if strict else printed(self.text, line.start, line.text)
        if self._amends and self._amending(line, shape):
            return
        if shape and (strict or self._fits(shape, line, self._last)):
            self._own(shape, line)
        self._may_amend(line)

    def _own(self, shape: Shape, line: Line) -> None:
        """A mark of the document itself; with an article, the paragraph on its line."""
        self._amends, self._clause = False, None
        if self._place == "before":
            self._place = "body"
        self.articles += shape.depth == ARTICLE and (shape.bracketed or self._markdown)
        self.untitled += shape.depth == ARTICLE and not shape.bracketed
        self._put(shape, line, self._last)

    def _put(
        self, shape: Shape, line: Line, last: Numbers, deeper: int = 0, outer: tuple[Step, ...] = ()
    ) -> None:
        """A section begins; with an article whose heading is told, the paragraph on its line."""
        for depth in [depth for depth in last if depth > max(shape.depth, ARTICLE)]:
            del last[depth]  # the numbers of articles go on through all chapters
        last[shape.depth] = value(shape.number)
        start = self.text.index(shape.number[0], line.start) if shape.depth <= ARTICLE else line.start
        level = LEVELS.get(shape.depth) or _LEVEL_OF_GROUP.get(shape.depth, "")
        rank = RANKS.get(shape.depth) or ("group" if shape.depth < ARTICLE else "subsubitem")
        made = Mark(
            shape.depth + deeper, rank, level, shape.number, start, shape.body, shape.heading,
            role="quoted" if deeper else None, cut=line.start, outer=outer,
        )  # fmt: skip
        self.marks.append(made)
        self._until = max(self._until, shape.body)
        inline = paragraph_at(self.text, shape.body) if shape.depth == ARTICLE else None
        if inline:
            at = self.text.index(inline.number, shape.body)
            self._put(inline, Line("", at, inline.body, True, ""), last, deeper)

    def _fits(self, shape: Shape, line: Line, last: Numbers) -> bool:
        """Whether a mark can stand here."""
        this, before = value(shape.number), last.get(shape.depth)
        after_list = any(depth >= ITEM for depth in last)
        if shape.depth < ARTICLE:
            return is_next(before, this) or line.fresh
        if shape.depth == ARTICLE:
            return self._article_fits(shape, line, after_list)
        if shape.depth == PARAGRAPH:
            return shape.number[0] != "<" or self._place == "addenda"
        if shape.depth == ITEM:
            return (
                is_next(before, this) or this[0] == 1 or (before is not None and line.fresh and this > before)
            )
        if shape.depth == SUBITEM:
            return not _is_broken_verb(shape, line) and (is_next(before, this) or this[0] == 1)
        return is_next(before, this) and bool({ITEM, SUBITEM} & last.keys())

    def _article_fits(self, shape: Shape, line: Line, after_list: bool) -> bool:
        """After a whole sentence, a heading or a list; one with a heading in its order also after an unfinished line."""
        this, before = value(shape.number), self._last.get(ARTICLE)
        whole = line.fresh or after_list or self._after_heading(line)
        follows = is_next(before, this)
        if shape.bracketed:
            return (follows and not _is_mention(shape, line)) or (whole and (line.fresh or before is None))
        if before is None and self._place == "addenda":
            return line.fresh  # addenda of old laws go on with the numbers of the body
        return whole and follows

    def _after_heading(self, line: Line) -> bool:
        """Whether nothing stands between this line and the number, or the heading, of the section before."""
        last = self.marks[-1] if self.marks else None
        return last is not None and last.depth <= ARTICLE and self._is_blank(last.body, line.start)

    def _is_blank(self, start: int, end: int) -> bool:
        return end - start < 200 and not self.text[start:end].strip()

    # --- sentences that amend

    def _may_amend(self, line: Line) -> None:
        """After ``일부를 다음과 같이 개정한다`` amending sentences follow; in addenda one may stand in a paragraph."""
        at = bisect_left(self._openings, line.start)
        if at < len(self._openings) and self._openings[at] <= line.end + 1:
            self._amends, self._clause = True, None
        elif self._place == "addenda" and amending.announces(self.text, line.start, line.end):
            self._amends, self._quoted, self._held = True, {}, False
            self._clause = amending.clause(self.text, line.start, line.end)

    def _amending(self, line: Line, shape: Shape | None) -> bool:
        """An amending sentence, or new text after one; False where the document's own text goes on."""
        if shape and not self._is_new_text(shape, line):
            return False
        clause = None if shape else self._sentences.clause_at(line.start, line.text)
        if clause:
            self._put_clause(clause)
        elif self._clause and self._clause.announces:
            self._new_text(self._clause, line, shape)
        return True

    def _put_clause(self, clause: Clause) -> None:
        self._clause, self._quoted, self._held, self._until = clause, {}, False, clause.end
        self.clauses += 1
        outer = clause.places[0].steps() if clause.places else ()
        self.marks.append(Mark(CLAUSE, "block", "개정문", "", clause.start, clause.start, outer=outer))
        for words in amending.new_words(self.text, clause.start, clause.end):
            outer = clause.place_before(words.start).steps()
            self.marks.append(_quotation(INLINE, words.start, outer, words.end))

    def _new_text(self, clause: Clause, line: Line, shape: Shape | None) -> None:
        """All that follows a sentence that announces new text is held in one quotation."""
        if not self._held:
            self._held = True
            self.marks.append(
                _quotation(QUOTATION, line.start, clause.places[0].steps() if clause.places else ())
            )
        if not shape or not self._fits_quoted(shape, line):
            return
        outermost = not any(depth < shape.depth for depth in self._quoted)
        place = clause.place_of(shape.depth, shape.number)
        self._put(shape, line, self._quoted, QUOTED, place.steps(above=shape.depth) if outermost else ())

    def _is_new_text(self, shape: Shape, line: Line) -> bool:
        """Whether a numbered line is text for the other law, not the document's own next article or paragraph."""
        clause = self._clause
        if clause is None or not clause.announces:
            return shape.depth == ARTICLE and not shape.bracketed and clause is not None
        if shape.depth == PARAGRAPH:
            return not self._own_paragraph(clause, shape, line)
        if shape.depth == ARTICLE:
            only_new = self._place == "body" and ARTICLE not in self._last
            next_own = is_next(self._last.get(ARTICLE), value(shape.number))
            return only_new or clause.names_article(shape.number) or not (shape.bracketed or next_own)
        return shape.depth > PARAGRAPH or clause.groups

    def _own_paragraph(self, clause: Clause, shape: Shape, line: Line) -> bool:
        """``<30> …``, ``③ … 개정한다`` and ``③ 생략`` are of the addenda; else the other law's, where it is named."""
        if self._place == "body" and PARAGRAPH not in self._last:
            return False
        end = self._sentences.end(line.start)
        if (
            shape.number[0] == "<"
            or "개정한다" in self.text[max(line.start, end - 12) : end]
            or "생략" in line.text[:40]
        ):
            return True
        named = ARTICLE in self._quoted or clause.names_paragraph(shape.number)
        return not named and is_next(self._last.get(PARAGRAPH), value(shape.number))

    def _fits_quoted(self, shape: Shape, line: Line) -> bool:
        if shape.depth <= PARAGRAPH:
            return True
        first = not self._quoted and not _is_broken_verb(shape, line)
        return first or self._fits(shape, line, self._quoted)


def _is_mention(shape: Shape, line: Line) -> bool:
    """``제10조(제2항을 제외한다) 및 …`` on a line that is broken before it."""
    return bool(_ASIDE.search(shape.heading)) or line.before.endswith(_OPEN_ENDS)


def _is_broken_verb(shape: Shape, line: Line) -> bool:
    """``…에 따라 지급한`` / ``다. 다만, …``: the end of a verb, no third letter."""
    tail = shape.depth == SUBITEM and shape.number == "다." and line.before[-1:] in _VERB_STEMS
    return tail and bool(_AFTER_SENTENCE.match(line.text))


def _quotation(depth: int, start: int, outer: tuple[Step, ...], end: int | None = None) -> Mark:
    return Mark(depth, "block", "인용", "", start, start, role="quoted", end=end, outer=outer)
