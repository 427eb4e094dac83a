"""Whose measure some words are, by the names of economies around them: "Canada already charges 25%", "the duty that the
United States levies", "Beijing's licences". An economy that only receives ("exports to the US") or qualifies goods
("Chinese slab") is nobody's measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from billkit.engine.reading import Reading, Sentence
from billkit.engine.tense import Tense, tense_after
from billkit.language.wordlists import english

Range = tuple[int, int]

FIRST_WORDS = 12  # tokens in which the subject of a sentence is looked for
_PREPOSITIONS = frozenset(
    [
        "from",
        "against",
        "on",
        "to",
        "in",
        "with",
        "at",
        "into",
        "toward",
        "towards",
        "than",
        "for",
        "outside",
        "beyond",
        "between",
        "among",
        "like",
        "unlike",
    ]
)
_OBLIQUE = _PREPOSITIONS | {"by", "of", "under"}
_COMPARING = _PREPOSITIONS - {"in", "to", "on", "with", "at", "for", "from"}


class EconomyMention(NamedTuple):
    """Words that name an economy; form: name | adjective | metonym | institution."""

    code: str
    words: Range
    form: str


class Agents:
    """Who acts in each sentence of a reading: economies, and the state whose bill it is (`home`)."""

    def __init__(self, reading: Reading, home: str | None, economies: Sequence[EconomyMention]) -> None:
        self.reading = reading
        self.home = home
        self._economies = sorted(economies, key=lambda m: m.words)

    def foreign_subject(self, sentence: Sentence) -> tuple[str, ...]:
        """The other economies at the head of a sentence: one, or a list "the US, Japan and Taiwan"."""
        limit = sentence.first + FIRST_WORDS
        mentions = [m for m in self._economies_in(sentence) if m.words[0] < limit and self._is_agent(m)]
        codes = [m.code for m in mentions]
        return (
            tuple(dict.fromkeys(c for c in codes if c != self.home))
            if codes and codes[0] != self.home
            else ()
        )

    def home_did(self, sentence: Sentence, anchor: Range) -> Tense:
        """What the bill's own state is told to have done: the tense of its verb, where it is the subject before words.

        "In August the government extended ..." is past, "the minister may" is other.
        """
        nearest = max(self._rulers(sentence, anchor[0]), default=None)
        return "other" if nearest is None else tense_after(self.reading.tokens, nearest, anchor[1])

    def beside(self, anchor: Range, sentence: Sentence) -> tuple[str, ...]:
        """Economies in adjective or possessive position before the instrument; or after it with "by", "in", or as the
        subject of a relative clause ("the duty that the United States now charges")."""
        found: list[str] = []
        for mention in self._economies_in(sentence):
            first, after = mention.words
            governor = self._preposition(first)
            if (-1 <= anchor[0] - after <= 4 and self._modifies(mention, anchor)) or (
                0 <= first - anchor[1] <= 8
                and mention.form != "adjective"
                and (governor in ("by", "that", "which") or (governor == "in" and first - anchor[1] <= 2))
            ):
                found += self._group(mention, sentence)
        return tuple(dict.fromkeys(found))

    def located(self, sentence: Sentence, before: int) -> tuple[str, ...]:
        """Where the words are told to hold: "In the United States, ...", "Europe, where importers pay"."""
        for mention in reversed(self._economies_in(sentence)):
            first, after = mention.words
            if mention.form == "adjective" or after > before:
                continue
            opens = (
                self._preposition(first) in ("in", "across")
                and first - sentence.first <= 3
                and self._word(after) == ","
            )
            where = self._word(after) == "where" or (
                self._word(after) == "," and self._word(after + 1) == "where"
            )
            if opens or where:
                return tuple(dict.fromkeys(self._group(mention, sentence)))
        return ()

    def supported(self, sentence: Sentence, before: int) -> tuple[str, ...]:
        """The economies whose firms are told to enjoy something: "mills in Italy live off ...", "Korean rivals got ..."."""
        for mention in self._economies_in(sentence):
            first, after = mention.words
            if after > before:
                break
            placed = self._preposition(first) in ("in", "from", "across") and any(
                self._word(i) in english("trade words") for i in range(max(sentence.first, first - 4), first)
            )
            owned = (mention.form == "adjective" or self._word(after) == "'s") and any(
                self._word(i) in english("trade words") for i in range(after, after + 3)
            )
            verbs = range(after, min(before, after + 9))
            if (placed or owned) and any(self._word(i) in english("enjoying") for i in verbs):
                return tuple(dict.fromkeys(self._group(mention, sentence)))
        return ()

    def subjects(self, sentence: Sentence, before: int) -> tuple[str, ...]:
        """The economies that are the nearest subject before a token, home included."""
        found = [m for m in self._economies_in(sentence) if m.words[0] < before and self._is_agent(m)]
        if not found:
            return ()
        near = [m for m in found if m.words[0] - sentence.first < FIRST_WORDS or before - m.words[1] <= 8]
        return tuple(dict.fromkeys(self._group(near[-1], sentence))) if near else ()

    def _rulers(self, sentence: Sentence, before: int) -> Iterator[int]:
        """Tokens after each subject that stands for the state: its name, its capital, "the government"."""
        for m in self._economies_in(sentence):
            if m.code == self.home and m.words[1] <= before and m.form != "adjective" and self._is_agent(m):
                yield m.words[1]
        for at in range(sentence.first, before):
            if self.reading.tokens.words[at] in english("rulers") and self._governor(at) not in _OBLIQUE:
                yield self._after_name(at + 1, before)

    def _after_name(self, at: int, limit: int) -> int:
        """Behind the words that complete a name: "the Ministry of Planning" ends after "Planning"."""
        text, offset = self.reading.text, self.reading.start
        while at < limit:
            token = self.reading.tokens[at]
            if not text[token.start + offset].isupper() and token.word not in ("of", "for"):
                break
            at += 1
        return at

    def _governor(self, at: int) -> str:
        """The word that governs a noun with its adjectives: the one before the determiner."""
        for i in range(at - 1, max(at - 4, -1), -1):
            word = self.reading.tokens.words[i]
            if word in ("the", "a", "an", "its", "their"):
                return self.reading.tokens.words[i - 1] if i else ""
            if word in _OBLIQUE or not word[0].isalpha():
                return word
        return ""

    def _group(self, mention: EconomyMention, sentence: Sentence) -> list[str]:
        """A mention and those that are listed with it: "the United States, Japan and Taiwan"."""
        return [m.code for m in self._listed(mention, self._economies_in(sentence))]

    def _listed(self, mention: EconomyMention, among: Sequence[EconomyMention]) -> list[EconomyMention]:
        """The mentions of a list up to one of them, in order."""
        group = [mention]
        for other in reversed([m for m in among if m.words[1] <= mention.words[0]]):
            between = [self._word(i) for i in range(other.words[1], group[0].words[0])]
            if not between or not all(word in (",", "and", "or", "the") for word in between):
                break
            group.insert(0, other)
        return group

    def _modifies(self, mention: EconomyMention, anchor: Range) -> bool:
        between = [
            self.reading.tokens.words[i] for i in range(mention.words[1], max(mention.words[1], anchor[0]))
        ]
        if set(between) & {",", ";", "and", "or", "of", "to", "for", "on", "from", "by"}:
            return False
        if set(between) & english("trade words") and "'s" not in between:
            return False
        governed = self._preposition(mention.words[0]) in _COMPARING
        return not governed or "'s" in between or mention.form in ("adjective", "name")

    def _list_governor(self, mention: EconomyMention) -> str:
        """The word that governs a mention, or the list it stands in: "cast in China, Russia or Belarus"."""
        return self._preposition(self._listed(mention, self._economies)[0].words[0])

    def _preposition(self, first: int) -> str:
        """The word that governs a mention, articles skipped."""
        i = first - 1
        while i >= 0 and self.reading.tokens.words[i] in ("the", "a", "an", "federal", "both"):
            i -= 1
        return self.reading.tokens.words[i] if i >= 0 else ""

    def _is_agent(self, mention: EconomyMention) -> bool:
        """Subject-like: not governed by a preposition, and no adjective of goods ("Chinese imports")."""
        if self._list_governor(mention) in _PREPOSITIONS | {"by", "of"}:
            return False
        after = self._word(mention.words[1])
        if mention.form == "adjective":
            if after in english("state nouns"):
                return True
            the = mention.words[0] > 0 and self._word(mention.words[0] - 1) == "the"
            return the and after in (english("enjoying") | {",", "also"})  # "The Koreans have ..."
        if after in ("'s", "and", ","):
            after = self._word(mention.words[1] + 1)
        return after not in english("trade words")

    def _word(self, at: int) -> str:
        return self.reading.tokens.words[at] if at < len(self.reading.tokens) else ""

    def _economies_in(self, sentence: Sentence) -> list[EconomyMention]:
        return [m for m in self._economies if sentence.first <= m.words[0] < sentence.after]
