"""References of Korean laws; their shapes stand in `korean_shapes`.

A place without an article is relative: ``제1항`` to the article it stands in, ``같은 조`` and ``같은 항`` to the place named
before. Places of a list share what the first names. ``법`` and ``영`` are the act and the decree that a decree or rule
belongs to, or what the document calls so. Inside a sentence that amends another law, and in the text it puts there, places
are that law's. Of a range both ends are given, and what stands between them in this document. A table of old and
new (신구조문대비표) repeats the text and is passed over. Nothing is repaired: a reference that the law has wrong is given as it
is written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from billkit.models.document import Document
from billkit.models.section import Rank, Section
from billkit.structure.citations import Step, cite
from billkit.structure.references.korean_shapes import ASIDE, BLANKS, JOINED, RANGE, pattern
from billkit.structure.references.korean_terms import terms
from billkit.structure.references.reference import Reference

_PARTS: tuple[tuple[Rank, str], ...] = (
    ("article", "조"), ("paragraph", "항"), ("item", "호"), ("subitem", "목"), ("subsubitem", ""),
)  # fmt: skip
_OPENING = re.compile(
    r"(?:^|[①-⑳㉑-㉟㊱-㊿>.)]|법률 제\d+호)[ \t]*[「｢]?(?P<law>[가-힣][^\n「」\"“”<>]{1,90}?)[」｣]?\s*(?:일부를|전부를|중)\s*다음과\s*같이\s*개정",
    re.M,
)
_LABEL = re.compile(
    r"(?P<article>제\d+조(?:의\d+)*)?(?P<paragraph>제\d+항)?(?P<item>제\d+호(?:의\d+)*)?(?P<subitem>[가-흐]목)?"
    r"(?P<subsubitem>\d+\))?(?P<deeper>[가-흐]\))?"
)
_TITLE = re.compile(r"^(?:제목:|#)\s*(?P<title>\S.*?)\s*$", re.M)
_NEAR = 12  # characters between two places of a list
_MOST_INNER = (
    50_000  # places inside ranges that are given: a range of all articles may be written a million times
)
_RANK_OF = {"조": 0, "항": 1, "호": 2, "목": 3}


class _Place(NamedTuple):
    """A law, "" for this document, and the steps of a place in it."""

    law: str
    steps: tuple[Step, ...]
    start: int
    end: int


def references(document: Document) -> list[Reference]:
    """References in the order of the text."""
    return sorted(_Finder(document).find(), key=lambda reference: (reference.start, reference.end))


class _Finder:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._laws = _short_names(document)
        self._openings = [
            (found.start("law"), _one_line(found["law"])) for found in _OPENING.finditer(self._text)
        ]
        self._targets = _targets(document.sections)
        self._heads = {section.start for section in document.sections if section.rank == "article"}
        self._last = _Place("", (), -1, -1)
        self._inner = 0  # places inside ranges that were given
        self._other = ""  # the law that ``같은 법`` is

    def find(self) -> Iterator[Reference]:
        for match in pattern(self._laws).finditer(self._text):
            if match.end() > match.start() and not match["other"] and match.start() not in self._heads:
                yield from self._read(match)

    def _read(self, match: re.Match[str]) -> Iterator[Reference]:
        around = self._document.sections_at(match.start())
        if around and around[0].level in ("front matter", "신구조문대비표"):
            return
        gap = match.start() - self._last.end
        between = (
            self._text[self._last.end : match.start()] if 0 <= gap <= _NEAR and self._last.end >= 0 else "."
        )
        place = self._place(match, around, joined=self._is_joined(match, between))
        if place is None:
            return
        if self._is_range(match, between):
            yield from self._between(self._last, place)
        self._other = place.law or self._other
        if not (match["same"] or "").startswith("이"):  # ``이 조`` is no place that ``같은 조`` goes back to
            self._last = place
        yield self._reference(place, match)

    def _reference(self, place: _Place, match: re.Match[str]) -> Reference:
        start, end = match.start(), match.end()
        end -= len(match.group()) - len(match.group().rstrip())
        label = cite("kr", place.steps)
        if match["annex"]:
            label = f"{_one_line(match['annex'])} {label}".strip()
        target = self._targets.get(label) if not place.law or self._amended(start) == place.law else None
        return Reference(start, end, self._text[start:end], place.law, label, target)

    # --- which law

    def _place(self, match: re.Match[str], around: Sequence[Section], *, joined: bool) -> _Place | None:
        base = self._amended(match.start()) if any(_is_amending(section) for section in around) else ""
        law = self._law(match, base)
        same = match["same"]
        if same and same[0] in "같동":
            law = self._last.law
        if law is None:
            law = self._last.law if joined and (match["article"] or _parts(match)) else base
        steps = self._steps(match, around, joined=joined)
        if not steps and law == base and not match["this"] and not match["law"] and not match["annex"]:
            return None
        return _Place(law, steps, match.start(), match.end())

    def _law(self, match: re.Match[str], base: str) -> str | None:
        """The law that is named with the place; None where none is."""
        if match["law"] or match["numbered"]:
            return _one_line(match["law"] or match["numbered"])
        if match["same_law"]:
            return self._other + (f" {match['lower'].strip()}" if match["lower"] else "")
        if match["this"]:
            return base
        return self._laws[match["short"]] if match["short"] else None

    def _amended(self, offset: int) -> str:
        """The law that is amended at an offset, by the last sentence that says so."""
        at = bisect_right(self._openings, (offset, "\U0010ffff")) - 1
        return self._openings[at][1] if at >= 0 else ""

    # --- which place

    def _steps(self, match: re.Match[str], around: Sequence[Section], *, joined: bool) -> tuple[Step, ...]:
        parts, own = _parts(match), _own(around)
        addenda = tuple(step for step in own if step.rank == "block")
        if match["addenda"]:
            return (*(addenda or (Step("block", "부칙", "부칙", "addenda"),)), *parts)
        if match["article"] or match["annex"]:
            return parts
        if match["same"]:
            return (*self._named_before(match["same"], own), *parts)
        if not parts:
            return ()
        if not around:
            return parts
        goes_on = joined or (around[-1].level == "개정문" and self._last.start > around[-1].start)
        above = self._last.steps if goes_on and self._last.steps else own
        return (*_down_to(above, _index(parts[0]) - 1), *parts)

    def _named_before(self, same: str, own: tuple[Step, ...]) -> tuple[Step, ...]:
        """``같은 조``: of the place named before; ``이 조``: of the place it stands in; ``전조``: the one before that."""
        depth = _RANK_OF[same[-1]]
        if same[0] in "같동":
            return _down_to(self._last.steps, depth)
        steps = _down_to(own, depth)
        return _one_before(steps) if same[0] == "전" else steps

    # --- lists and ranges

    def _is_joined(self, match: re.Match[str], between: str) -> bool:
        """Whether a place goes on with the one before: in a list, or in brackets behind it."""
        aside = (self._last.law or not match["article"]) and ASIDE.fullmatch(between)
        return bool(aside or JOINED.fullmatch(between.removeprefix("까지")))

    def _is_range(self, match: re.Match[str], between: str) -> bool:
        closes = self._text.startswith("까지", match.end()) or "내지" in between
        return closes and bool(RANGE.fullmatch(between))

    def _between(self, first: _Place, last: _Place) -> Iterator[Reference]:
        """What stands in this document between the ends of a range."""
        ends = [self._targets.get(cite("kr", place.steps)) for place in (first, last)]
        if self._inner > _MOST_INNER or first.law or last.law or ends[0] is None or ends[1] is None:
            return
        sections = self._document.sections
        rank, stop = sections[ends[0]].rank, ends[1]
        for at in range(ends[0] + 1, stop):
            if sections[at].rank == rank and sections[at].label:
                self._inner += 1
                end = last.end + 2 * self._text.startswith("까지", last.end)
                text = self._text[first.start : end].rstrip()
                yield Reference(first.start, first.start + len(text), text, "", sections[at].label, at)


def _parts(match: re.Match[str]) -> tuple[Step, ...]:
    """The steps that a reference names itself."""
    steps = []
    for rank, level in _PARTS:
        number = match[rank]
        if number:
            number = number.removesuffix("목") if rank == "subitem" else BLANKS.sub("", number)
            steps.append(Step(rank, level, number))
    if match["deeper"]:
        steps.append(Step("subsubitem", "", match["deeper"]))
    return tuple(steps)


def _own(around: Sequence[Section]) -> tuple[Step, ...]:
    """The steps of the place a reference stands in; of text for another law, those in that law."""
    if around and _is_amending(around[-1]):
        return _cited(around[-1].label.partition("[")[2] or around[-1].label)
    ranks = [rank for rank, _ in _PARTS]
    return tuple(
        Step(s.rank, s.level, s.number, s.role)
        for s in around
        if s.rank in ranks or (s.role == "addenda" and s.level == "부칙")
    )


def _cited(label: str) -> tuple[Step, ...]:
    """The steps of a label."""
    match = _LABEL.match(label)
    return _parts(match) if match else ()


def _is_amending(section: Section) -> bool:
    return section.level == "개정문" or section.role == "quoted"


def _index(step: Step) -> int:
    return next((at for at, (rank, _) in enumerate(_PARTS) if rank == step.rank), -1)


def _down_to(steps: tuple[Step, ...], depth: int) -> tuple[Step, ...]:
    """The steps of a place down to a depth: 0 the article, 1 the paragraph."""
    return tuple(step for step in steps if _index(step) <= depth)


def _one_before(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """``전조``, ``전항``: the number before the last step's."""
    label = cite("kr", steps[-1:]) if steps else ""
    number = re.search(r"\d+", label)
    if not number or int(number[0]) < 2:
        return ()
    return (*steps[:-1], steps[-1]._replace(number=f"제{int(number[0]) - 1}"))


def _targets(sections: Sequence[Section]) -> dict[str, int]:
    """Sections by their labels; the document's own text before text for another law."""
    targets: dict[str, int] = {}
    for own in (True, False):
        for at, section in enumerate(sections):
            if section.label and _is_amending(section) is not own and section.rank != "block":
                targets.setdefault(section.label, at)
    return targets


def _short_names(document: Document) -> dict[str, str]:
    """Laws by the names that the document gives them; in a decree and a rule ``법`` and ``영`` without being told."""
    names: dict[str, str] = {}
    title = _title(document)
    for ending in (" 시행령", " 시행규칙"):
        if title.endswith(ending):
            act = title.removesuffix(ending)
            names |= {"법": act} | ({"영": f"{act} 시행령"} if ending == " 시행규칙" else {})
    return names | {term.term: _one_line(term.law) for term in terms(document.text) if term.law}


def _title(document: Document) -> str:
    found = _TITLE.search(document.text, 0, 5000)
    return document.metadata.get("title") or (
        found["title"] if found else document.text[:200].split("\n")[0].strip()
    )


def _one_line(text: str) -> str:
    return BLANKS.sub(" ", text).strip()
