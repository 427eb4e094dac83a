"""The language in which rules name words; `phrase_set` finds what is said in it.

A phrase is words, as a researcher writes them::

    low-interest loan*            '*' ends a word in any way
    (tax/fiscal) break*           one of several words (or groups of words) in this place
    [new] special zone*           a word that may be missing
    curb* ... imports             up to four other words between; '...8' sets another number
    {money} in loans              a slot: money, percent, period, date, quantity, number, article
    @create                       a shared word list from rules/words/
    set up | establish            alternatives

Case does not count; a hyphen is a space. Nothing matches across the end of a sentence; a gap skips no comma, colon,
semicolon, dash or bracket.

Words in Hangul stand in a word of the text with whatever Korean puts around them (`language.korean.match`)::

    특별위원회         a noun, in 철강특별위원회를; never in 특별위원회안 (특별위원회* does)
    두다               a verb in any form: 둔다, 두고, 둘 수, 둠, 뒀다
    조세 감면          written apart or together: 조세를 감면, 조세감면
    ^법$               the whole word; ^ its beginning, $ its end without a particle
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from billkit.engine.atoms import Atom, Option, is_korean
from billkit.errors import RuleError
from billkit.language.english import words
from billkit.language.korean.jamo import has_hangul
from billkit.language.korean.tokens import TOKEN as KOREAN_TOKEN
from billkit.language.korean.verbs import is_verb
from billkit.language.tokens import folded

Place = tuple[Option, ...]  # what may stand in one place of a phrase
Phrase = tuple[Place, ...]

DEFAULT_GAP = 4
MOST_OPTIONS = 400  # in one place of a phrase
_MOST_JOINED = 120  # options of a place of Korean nouns written apart and together
SLOTS = frozenset({"money", "percent", "period", "date", "quantity", "number", "article"})
_PIECE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\.\.\.(\d*)|\{(\w+)\}|@([a-z_]+)|([^\s()\[\]{}@]+)|(\s+)")


def alternatives(group: str) -> list[str]:
    """The alternatives of a group, split at '|'."""
    return [part.strip() for part in group.split("|")]


def parse(alternative: str, lists: Mapping[str, Sequence[str]]) -> Phrase:
    """One alternative as a phrase.

    Raises RuleError on an empty alternative, unbalanced brackets, an unknown slot or word list, a gap at an end.
    """
    places: list[tuple[Option, ...]] = []
    at = 0
    for piece in _PIECE.finditer(alternative):
        if piece.start() != at:
            break
        at = piece.end()
        if options := _options(piece, lists):
            places.append(tuple(dict.fromkeys(options)))
    if at != len(alternative) or not any(option for place in places for option in place):
        raise RuleError(f"not a phrase: {alternative!r}")
    places = _spaced_or_not(places)
    if any(len(place) > MOST_OPTIONS for place in places):
        raise RuleError(f"{alternative!r} has a place with more than {MOST_OPTIONS} options; split it")
    for end in (places[0], places[-1]):
        if any(option and (option[0].startswith("...") or option[-1].startswith("...")) for option in end):
            raise RuleError(f"{alternative!r} begins or ends with a gap")
    return tuple(places)


def _options(piece: re.Match[str], lists: Mapping[str, Sequence[str]]) -> list[Option]:
    one_of, optional, gap, slot, shared, word, _space = piece.groups()
    if one_of is not None:
        return [option for part in one_of.split("/") for option in _writings(_plain(part))]
    if optional is not None:
        return [(), *(option for part in optional.split("/") for option in _writings(_plain(part)))]
    if gap is not None:
        return [(f"...{gap or DEFAULT_GAP}",)]
    if slot:
        if slot not in SLOTS:
            raise RuleError(f"no slot {{{slot}}}; there are {', '.join(sorted(SLOTS))}")
        return [(f"{{{slot}}}",)]
    if shared:
        if shared not in lists:
            raise RuleError(f"no word list @{shared}; there are {', '.join(sorted(lists))}")
        return [option for entry in lists[shared] for option in written_out(parse(entry, {}))]
    return [_plain(word)] if word else []


def _spaced_or_not(places: list[Place]) -> list[Place]:
    """Korean nouns that follow each other may be written as one word: neighbouring places of nouns become one place
    that holds both writings."""
    joined: list[Place] = []
    for place in places:
        both = _joined(joined[-1], place) if joined else None
        if both is None:
            joined.append(place)
        else:
            joined[-1] = both
    return joined


def _joined(left: Place, right: Place) -> Place | None:
    """One place for two, or None where they are not plain Korean words or would give too many options."""
    if len(left) * len(right) * 2 > _MOST_JOINED or not all(map(_may_join_right, left)):
        return None
    if not all(option and is_korean(option[0]) and option[0][0] != "^" for option in right):
        return None
    apart = [a + b for a in left for b in right]
    together = [(*a[:-1], a[-1] + b[0], *b[1:]) for a in left for b in right]
    return tuple(dict.fromkeys([*apart, *together]))


def _writings(option: Option) -> list[Option]:
    """A row of Korean words, written apart and together."""
    phrase = _spaced_or_not([((atom,),) for atom in option])
    return list(written_out(tuple(phrase))) if len(option) > 1 else [option]


def _may_join_right(option: Option) -> bool:
    return bool(option) and is_korean(option[-1]) and option[-1][-1] not in "$*" and not is_verb(option[-1])


def written_out(phrase: Phrase) -> Iterator[Option]:
    """Every row of atoms that a phrase stands for: for the short entries of word lists."""
    for combined in product(*phrase):
        yield tuple(atom for option in combined for atom in option)


def _plain(text: str) -> Option:
    """Words and beginnings of words, without further structure; a part may hold gaps."""
    found: list[str] = []
    for part in text.split():
        if part.startswith("..."):
            found.append(f"...{part[3:] or DEFAULT_GAP}")
        elif part.startswith("{"):
            found.append(part)
        elif has_hangul(part):
            found += _korean_words(part)
        elif part.endswith("*") and len(part) > 1:
            *first, last = words(part[:-1])
            found += [*first, last + "*"]
        else:
            found += words(part)
    if not found or "*" in found or "@" in text:
        raise RuleError(f"no word in {text!r}; a word list @name stands by itself, outside brackets")
    return tuple(found)


def _korean_words(part: str) -> list[Atom]:
    """A Korean word with its marks (^ $ *), and figures and signs in it apart, as tokens have them: 5년 -> 5, 년."""
    start, bare, end = "^" * part.startswith("^"), part.strip("^$*"), part[-1] * part.endswith(("$", "*"))
    found = folded(bare, KOREAN_TOKEN)
    return [start + found[0], *found[1:-1], found[-1] + end] if len(found) > 1 else [start + found[0] + end]
