"""The language in which rules name words, and a matcher for thousands of such phrases at once.

A phrase is words, as a researcher writes them::

    low-interest loan*            '*' ends a word in any way
    (tax/fiscal) break*           one of several words (or groups of words) in this place
    [new] special zone*           a word that may be missing
    curb* ... imports             up to four other words between; '...8' sets another number
    {money} in loans              a slot: money, percent, period, date, quantity, number, article
    @create                       a shared word list from rules/words/
    set up | establish            alternatives

Case does not count; a hyphen is a space. Nothing matches across the end of a sentence or a semicolon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from billkit.errors import RuleError
from billkit.language.english import Tokens, words

Phrase = tuple[str, ...]  # "word", "begin*", "...4", "{slot}"
Ranges = list[tuple[int, int]]

DEFAULT_GAP = 4
MOST_READINGS = 600  # of one alternative, after its (a/b) and [c] are written out
SLOTS = frozenset({"money", "percent", "period", "date", "quantity", "number", "article"})
_STOPS = frozenset({";", ".", "!", "?"})
_PIECE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\.\.\.(\d*)|\{(\w+)\}|@([a-z_]+)|([^\s()\[\]{}@]+)|(\s+)")


def alternatives(group: str) -> list[str]:
    """The alternatives of a group, split at '|'."""
    return [part.strip() for part in group.split("|")]


def readings(alternative: str, lists: Mapping[str, Sequence[str]]) -> list[Phrase]:
    """Every phrase that one alternative stands for.

    Raises RuleError on an empty alternative, unbalanced brackets, an unknown slot or word list.
    """
    places: list[list[Phrase]] = []
    at = 0
    for piece in _PIECE.finditer(alternative):
        if piece.start() != at:
            break
        at = piece.end()
        if choice := _choices(piece, lists):
            places.append(choice)
    if at != len(alternative) or not places:
        raise RuleError(f"not a phrase: {alternative!r}")
    found = [tuple(word for part in combined for word in part) for combined in product(*places)]
    found = [phrase for phrase in dict.fromkeys(found) if phrase]
    if len(found) > MOST_READINGS:
        raise RuleError(
            f"{alternative!r} stands for {len(found)} phrases; split it (at most {MOST_READINGS})"
        )
    for phrase in found:
        if phrase[0].startswith("...") or phrase[-1].startswith("..."):
            raise RuleError(f"{alternative!r} begins or ends with a gap")
    return found


def _choices(piece: re.Match[str], lists: Mapping[str, Sequence[str]]) -> list[Phrase]:
    one_of, optional, gap, slot, shared, word, _space = piece.groups()
    if one_of is not None:
        return [_plain(part) for part in one_of.split("/")]
    if optional is not None:
        return [(), *(_plain(part) for part in optional.split("/"))]
    if gap is not None:
        return [(f"...{gap or DEFAULT_GAP}",)]
    if slot:
        if slot not in SLOTS:
            raise RuleError(f"no slot {{{slot}}}; there are {', '.join(sorted(SLOTS))}")
        return [(f"{{{slot}}}",)]
    if shared:
        if shared not in lists:
            raise RuleError(f"no word list @{shared}; there are {', '.join(sorted(lists))}")
        return [phrase for entry in lists[shared] for phrase in readings(entry, {})]
    return [_plain(word)] if word else []


def _plain(text: str) -> Phrase:
    """Words and beginnings of words, without further structure; a part may hold gaps."""
    found: list[str] = []
    for part in text.split():
        if part.startswith("..."):
            found.append(f"...{part[3:] or DEFAULT_GAP}")
        elif part.startswith("{"):
            found.append(part)
        elif part.endswith("*") and len(part) > 1:
            *first, last = words(part[:-1])
            found += [*first, last + "*"]
        else:
            found += words(part)
    if not found or "*" in found:
        raise RuleError(f"no word in {text!r}")
    return tuple(found)


class PhraseSet:
    """Finds all of many phrases in one pass over the tokens."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._phrases = list(phrases)
        self._by_first: dict[str, list[int]] = {}
        for number, phrase in enumerate(self._phrases):
            self._by_first.setdefault(phrase[0], []).append(number)

    def find(
        self, tokens: Tokens, sentence_ends: Sequence[int], slots: Mapping[tuple[str, int], int]
    ) -> dict[int, Ranges]:
        """Token ranges by phrase number, in the order of the text.

        `sentence_ends[i]` is the end (token index) of the sentence that token i stands in; `slots` maps (slot, first
        token) to the token after the slot.
        """
        found: dict[int, Ranges] = {}
        known: dict[str, list[int]] = {}
        slots_at: dict[int, list[tuple[str, int]]] = {}
        for (slot, first), after in slots.items():
            slots_at.setdefault(first, []).append((slot, after))
        for i, token in enumerate(tokens.items):
            candidates = known.get(token.word)
            if candidates is None:
                candidates = known[token.word] = self._beginning_with(token.word)
            starts = [(number, i + 1) for number in candidates]
            for slot, after in slots_at.get(i, ()):
                starts += [(number, after) for number in self._by_first.get(f"{{{slot}}}", ())]
            for number, after in starts:
                end = _rest(self._phrases[number], 1, tokens, after, sentence_ends[i], slots)
                if end is not None:
                    found.setdefault(number, []).append((i, end))
        return found

    def _beginning_with(self, word: str) -> list[int]:
        numbers = list(self._by_first.get(word, ()))
        for length in range(1, len(word) + 1):
            numbers += self._by_first.get(word[:length] + "*", ())
        return numbers


def _rest(
    phrase: Phrase, part: int, tokens: Tokens, at: int, limit: int, slots: Mapping[tuple[str, int], int]
) -> int | None:
    """The token after the phrase when its parts from `part` on stand at `at`, else None."""
    if part == len(phrase):
        return at
    wanted = phrase[part]
    if wanted.startswith("..."):
        for skipped in range(int(wanted[3:]) + 1):
            end = _rest(phrase, part + 1, tokens, at + skipped, limit, slots)
            if end is not None:
                return end
            if at + skipped >= limit or tokens[at + skipped].word in _STOPS:
                return None
        return None
    if wanted[0] == "{":
        after = slots.get((wanted[1:-1], at))
        return None if after is None or at >= limit else _rest(phrase, part + 1, tokens, after, limit, slots)
    if at >= limit:
        return None
    word = tokens[at].word
    if word == wanted or (wanted[-1] == "*" and word.startswith(wanted[:-1])):
        return _rest(phrase, part + 1, tokens, at + 1, limit, slots)
    return None
