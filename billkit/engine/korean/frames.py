"""Who a Korean sentence is about: a topic (은/는) or subject holds until another takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from billkit.engine.korean.mentions import EconomyName, LawName
from billkit.engine.reading import Reading, Sentence

Range = tuple[int, int]

_AGENT = (
    "은",
    "는",
    "이",
    "가",
    "도",
    "에서는",
    "에서도",
    "에선",
    "에서",
    "정부는",
    "정부가",
    "정부도",
    "의",
    "정부의",
    "발",
    "식",
    "과",
    "와",
    "",
    "에는",
    "측",
)
_TOPIC = ("은", "는", "에서는", "에선", "정부는", "에는")
_TOPIC_ENDINGS = ("은", "는", "에서는", "에선")
_QUESTION_ENDINGS = ("나", "까", "지", "요", "가")


class Frame(NamedTuple):
    """place: open | foreign | bill | other_bill | heading effects (existing, background, demand, exclusion ...)."""

    place: str
    why: str = ""
    economies: tuple[str, ...] = ()
    name: str | None = None


OPEN = Frame("open")


class Frames:
    """The economies and laws that rule each part of the sentences of a reading."""

    def __init__(
        self,
        reading: Reading,
        economies: Sequence[EconomyName],
        laws: Sequence[LawName],
        *,
        home: str | None,
        has_bill: bool,
    ) -> None:
        self.reading, self.home, self.has_bill = reading, home, has_bill
        self._economies, self._laws = economies, laws

    def names_bill(self, sentence: Sentence) -> bool:
        return any(law.primary for law in self.laws_in(sentence))

    def laws_in(self, sentence: Sentence) -> list[LawName]:
        return [law for law in self._laws if sentence.first <= law.words[0] < sentence.after]

    def instrument_words(self, sentence: Sentence) -> list[Range]:
        return [law.words for law in self.laws_in(sentence)]

    def is_question(self, sentence: Sentence) -> bool:
        """A sentence that ends in a question mark."""
        return self.reading.text[sentence.start : sentence.end].rstrip("\"'”’)").endswith("?")

    def economies_at(self, token: int, sentence: Sentence) -> tuple[str, ...]:
        """The economies whose doing some words are: the last agents named before them in the sentence, together with
        those listed beside ("미국과 EU, 일본은"); carried over from the sentence before where this one names no topic."""
        before = [e for e in self._economies if sentence.first <= e.words[0] < token and e.after in _AGENT]
        if before:
            return tuple(dict.fromkeys(e.code for e in self._list_that_ends(before)))
        if self._has_topic(sentence, token) or not sentence.number:
            return ()
        earlier = self.reading.sentences[sentence.number - 1]
        if earlier.block != sentence.block:
            return ()
        topics = [
            e for e in self._economies if earlier.first <= e.words[0] < earlier.after and e.after in _TOPIC
        ]
        return (topics[-1].code,) if topics else ()

    def _list_that_ends(self, names: Sequence[EconomyName]) -> list[EconomyName]:
        """The last name and those that are listed with it."""
        listed = [names[-1]]
        for name in reversed(names[:-1]):
            if listed[0].words[0] - name.words[1] > 3 or name.after not in ("과", "와", "", "및"):
                break
            listed.insert(0, name)
        return listed

    def _has_topic(self, sentence: Sentence, before: int) -> bool:
        words = (self.reading.tokens[i].word for i in range(sentence.first, min(before, sentence.after)))
        return any(len(word) > 1 and word.endswith(_TOPIC_ENDINGS) for word in words)
