"""What marks a text as one about a programme that was announced without a bill, and what marks it as other news.

For: in the opening, a maker of policy who gives, sets or changes something ("Ottawa tightens", "the ministry has set
aside") or owns it ("the government's answers", "Bern: relief for ..."); a title that says what kind of paper it is ("fact
sheet", "key points", "what you need to know"); headings of a factsheet ("who can apply"); measures of many kinds, the terms
on which somebody may have them, turns like "up to", "from 1 July", "are exempt". Measures nobody is said to make count
half. Against: an opening with words of firms, markets, courts and polls, or about firms; figures that rose and fell;
somebody who only asks for measures; the past tense of news.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from billkit.bill import words
from billkit.bill.home import is_dateline
from billkit.bill.jurisdiction import Pointer
from billkit.bill.passage import Passage, Word

_PAGE = 260  # words of a text that are read for its measures
_TITLE = 25  # words at the start that count as a title
_ACT, _ACT_OF_ECONOMY, _OWNED, _FIRM_REACH, _REACH = 10, 3, 5, 6, 14  # words
_STEM = 5  # letters in which forms of a word agree
_FIRST_ACT, _LATER_ACT, _LATER_MAX, _MAKER, _MAKERS_MAX = 2.5, 1.2, 2.4, 0.5, 1.0
_PAPERS = (2.0, 0.5)
_SECTION, _TURN, _TERM, _TELLS = (0.8, 3.2), (0.4, 1.6), (0.6, 2.4), (0.4, 2.0)  # each, at most
_INSTRUMENT, _INSTRUMENTS_FREE, _MODAL, _PASSIVE = (0.4, 2.4), 2, (0.5, 2.0), (0.5, 1.5)
_TOLD_FIRST, _TOLD_LATER, _NOBODYS = 1.3, 0.9, 0.5
_PLAIN, _SOFT, _FIGURE, _WISH, _FIRM, _TOLD, _SAID = (
    (-1.0, -4.0),
    (-0.4, -2.0),
    (-0.7, -2.8),
    (-0.6, -1.2),
    (-1.0, -2.0),
    (-0.3, -1.5),
    (-0.4, -0.8),
)


class Maker(NamedTuple):
    """A maker of policy a sentence of the opening is about. `acts`: whether it gives, sets, changes or owns something;
    `first`: in a heading or the first sentence."""

    start: int
    end: int
    acts: bool
    first: bool
    pointer: Pointer | None


class Programme:
    """The signs of a programme in a passage, and those of other news."""

    def __init__(self, passage: Passage, pointers: list[Pointer]) -> None:
        self.passage = passage
        self._named = {p.first: p for p in pointers if not is_dateline(passage, p)}
        self._page = passage.words[:_PAGE]
        self._opening = [word for word in passage.words if word.start < passage.lead_end]
        self._all_makers = words.makers("words")

    @cached_property
    def makers(self) -> list[Maker]:
        """The makers of policy that sentences of the opening are about."""
        found = [self._maker_of(first, after, at) for first, after, at in self._sentences]
        return [maker for maker in found if maker]

    @cached_property
    def _sentences(self) -> list[tuple[int, int, bool]]:
        """Of each sentence of the opening, its words and whether it is a heading or the first of the text."""
        passage, found, body = self.passage, [], 0
        for start, end in passage.sentences:
            if start >= passage.lead_end:
                break
            heading = passage.in_heading(start)
            body += 0 if heading else 1
            found.append((passage.word_at(start), passage.word_at(end), heading or body <= 1))
        return found

    def _maker_of(self, first: int, after: int, early: bool) -> Maker | None:
        """The first maker of a sentence that acts, or else the first maker."""
        idle = None
        for at in range(first, after):
            pointer = self._named.get(at)
            word = self.passage.words[at].lower
            if word.removesuffix("'s") in self._all_makers or (pointer and pointer.kind == "institutions"):
                reach = _ACT
            elif pointer and pointer.kind in ("names", "metonyms"):
                reach = _ACT_OF_ECONOMY
            else:
                continue
            behind = pointer.after if pointer else at + 1
            other = self._is_occasion(first) or self._is_firm(first, at) or self._is_partner(first, at)
            last = None if other else self._act(first, behind, after, reach)
            end = self.passage.words[(behind if last is None else last + 1) - 1].end
            whose = pointer or self._pointer_at(max(first, at - 2), behind if last is None else last)
            maker = Maker(self.passage.words[at].start, end, last is not None, early, whose)
            if maker.acts:
                return maker
            if reach == _ACT and at - first < _REACH:
                idle = idle or maker
        return idle

    def _pointer_at(self, first: int, after: int) -> Pointer | None:
        """The economy that the words around a maker name: "the Australian Government", "the Ministry of ... Italy"."""
        return next((self._named[n] for n in range(first, after) if n in self._named), None)

    def _is_occasion(self, first: int) -> bool:
        return self.passage.words[first].lower in words.instruments("business", "occasions")

    def _is_partner(self, first: int, at: int) -> bool:
        """Whether somebody else acts: "a deal with the Odisha government to build"."""
        items = self.passage.words
        before = at - 1
        while before >= max(first, at - 3) and (
            items[before].lower == "the" or items[before].text[0].isupper()
        ):
            before -= 1
        return before >= first and items[before].lower in words.instruments("programme", "partners")

    def _act(self, first: int, behind: int, after: int, reach: int) -> int | None:
        """Index of the word for what a maker does, or for what it owns."""
        items, acts = self.passage.words, words.instruments("programme", "acts")
        instruments = words.instruments("programme", "instruments")
        if items[behind - 1].lower.endswith("'s") and behind - first <= _REACH:
            owned = range(behind, min(after, behind + _OWNED))
            found = next((n for n in owned if items[n].lower in instruments), None)
            if found is not None or reach == _ACT_OF_ECONOMY:
                return found
        if behind < after and items[behind].text == ":" and behind - first <= 2:
            owned = range(behind, min(after, behind + _REACH))
            return next((n for n in owned if items[n].lower in instruments), None)
        for number in range(behind, min(after, behind + reach)):
            word = items[number].lower
            if word in words.instruments("programme", "breaks"):
                return None
            helped = items[number - 1].lower in words.instruments("programme", "helpers")
            if word in acts or (helped and (word + "s" in acts or word + "es" in acts)):
                return number
        return None

    @cached_property
    def _ownership(self) -> float:
        """What measures weigh: most where the title or first sentence tells whose they are."""
        if self.papers or any(maker.acts and maker.first for maker in self.makers):
            return _TOLD_FIRST
        return _TOLD_LATER if any(maker.acts for maker in self.makers) else _NOBODYS

    @cached_property
    def points_for(self) -> float:
        acts = [maker for maker in self.makers if maker.acts]
        total = _FIRST_ACT if any(maker.first for maker in acts) else 0.0
        total += min(_LATER_ACT * (len(acts) - (1 if total else 0)), _LATER_MAX)
        total += min(_MAKER * (len(self.makers) - len(acts)), _MAKERS_MAX)
        total += sum(_PAPERS[: len(self.papers)])
        return total + self._measures() * self._ownership

    def _measures(self) -> float:
        """What the first page tells of measures."""
        page = _spoken(self._page)
        kinds = len(self._stems("instruments")) - _INSTRUMENTS_FREE
        return (
            _points(_SECTION, len(_told("sections", page)))
            + _points(_TURN, len(_told("turns", page)))
            + _points(_TERM, len(self._stems("terms")))
            + _points(_TELLS, len(self._stems("tells")))
            + _points(_INSTRUMENT, max(kinds, 0))
            + _points(_MODAL, len(self._stems("modals")))
            + _points(_PASSIVE, self._passives())
        )

    def _passives(self) -> int:
        """How often something is done now: "are extended", "is not paid"."""
        passive, participles = (
            words.instruments("programme", "passive"),
            words.instruments("programme", "participles"),
        )
        pairs = zip(self._page, self._page[1:], strict=False)
        return sum(
            1
            for one, two in pairs
            if one.lower in passive and (two.lower.endswith("ed") or two.lower in participles)
        )

    @cached_property
    def points_against(self) -> float:
        opening = {word.lower for word in self._opening}
        page = {word.lower for word in self._page}
        return (
            _points(_PLAIN, len(opening & words.instruments("business", "plain")))
            + _points(_SOFT, len(opening & words.instruments("business", "soft")))
            + _points(_FIGURE, len(page & words.instruments("business", "figures")))
            + _points(_WISH, len(opening & words.instruments("business", "wishes")))
            + _points(_SAID, self._said())
            + _points(_TOLD, len(page & words.instruments("business", "told")))
            + _points(
                _FIRM,
                sum(1 for first, after, early in self._sentences if early and self._is_firm(first, after)),
            )
        )

    def _said(self) -> int:
        """How often a name stands before "said": "Nordmetall said", "chief executive Dan Pruitt said"."""
        pairs = zip(self._page, self._page[1:], strict=False)
        return sum(1 for one, two in pairs if two.lower in ("said", "told") and one.text[0].isupper())

    def _is_firm(self, first: int, after: int) -> bool:
        """Whether a sentence begins with firms."""
        firms = words.instruments("business", "firms")
        for word in self.passage.words[first : min(after, first + _FIRM_REACH)]:
            if word.lower in firms:
                return True
            if word.lower.removesuffix("'s") in self._all_makers:
                return False
        return False

    @cached_property
    def papers(self) -> list[str]:
        """Words of the title for the kind of paper."""
        title = [w for n, w in enumerate(self._opening) if n < _TITLE or self.passage.in_heading(w.start)]
        return _told("papers", _spoken(title))

    @cached_property
    def stage(self) -> tuple[str, int, int] | None:
        """How far it has come, and the words that tell it; announced where only its maker or the kind of paper is told."""
        text = self.passage.text.lower()
        for stage, phrases in words.programme_stages().items():
            for phrase in phrases:
                at = text.find(phrase, self.passage.start, self.passage.lead_end)
                if at >= 0 and not text[at - 1 : at].isalpha():
                    return stage, at, at + len(phrase.rstrip())
        acts = [maker for maker in self.makers if maker.acts]
        if acts:
            return "announced", acts[0].start, acts[0].end
        for phrase in self.papers:
            at = text.find(phrase, self.passage.start, self.passage.lead_end)
            if at >= 0:
                return "announced", at, at + len(phrase)
        return None

    def _stems(self, key: str) -> set[str]:
        wanted = words.instruments("programme", key)
        return {word.lower[:_STEM] for word in self._page if word.lower in wanted}


def _points(weight: tuple[float, float], count: int) -> float:
    """Points of a sign found so many times: each, and at most."""
    each, most = weight
    return max(each * count, most) if each < 0 else min(each * count, most)


def _spoken(items: list[Word]) -> str:
    return f" {' '.join(word.lower for word in items)} "


def _told(key: str, spoken: str) -> list[str]:
    """The phrases of a list that words hold, in the order in which they stand there."""
    found = [phrase for phrase in words.instruments("programme_phrases", key) if f" {phrase} " in spoken]
    return sorted(found, key=lambda phrase: (spoken.index(f" {phrase} "), phrase))
