"""Noun phrases near an item, as token ranges: read to the right from where they begin, or around their head.

A phrase ends at a sign, a verb, a preposition that opens an adverbial, or the anchor of another item. "of" and "for"
go on ("producers of green steel"), and so does "and" between two nouns, as long as no verb follows.
"""

from __future__ import annotations

from billkit.engine.details.place import Place
from billkit.engine.details.words import heads, listed
from billkit.language.wordlists import english

Range = tuple[int, int]

_MOST = 14  # tokens; what is longer is a clause
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "these", "those", "its", "their", "each", "every", "all", "any"}
)
_JOINTS = frozenset({"and", "or"})
_SIGNS = frozenset(',;:()—–.!?[]"')


def after(place: Place, first: int, most: int = _MOST) -> Range | None:
    """The noun phrase that begins at a token, without its determiner; None where none begins there."""
    tokens, limit = place.reading.tokens, place.sentence_tokens[1]
    while first < limit and tokens.words[first] in _DETERMINERS:
        first += 1
    if first < limit and tokens.words[first] in _JOINTS and tokens.words[first - 1] in _DETERMINERS:
        first -= 1  # "all or part of the cost"
    at = first
    while at < min(limit, first + most) and not _ends(place, at, first):
        at += 1
    while at > first and tokens.words[at - 1] in _JOINTS | {"of", "for", "'s", "the", "a", "an", "'"}:
        at -= 1
    return (first, at) if at > first else None


def before(place: Place, last: int, most: int = 7) -> Range:
    """The noun phrase whose last word is the token `last`: back to a determiner, sign, verb or preposition."""
    tokens, limit = place.reading.tokens, place.sentence_tokens[0]
    first = last
    while first > limit and last - first < most:
        word = tokens.words[first - 1]
        if word == "of" and _names_office(place, first - 2):
            first -= 1
            continue
        if word in _DETERMINERS or word in _JOINTS or word in _SIGNS or word in ("of", "for", "in"):
            break
        if word in english("modals") and first < last:
            return first + 1, last + 1  # what follows "may" is its verb
        if word in listed("phrase_ends"):
            break
        first -= 1
    return first, last + 1


def _names_office(place: Place, at: int) -> bool:
    """Whether the word before "of" goes on a name: "Secretary of State", "Ministry of Mines"."""
    if at < place.sentence_tokens[0]:
        return False
    return place.reading.tokens.words[at] in heads("actors") and _is_capital(place, at)


def with_name(place: Place, phrase: Range) -> Range:
    """A phrase with the capitalised words that complete its name: "Secretary" -> "Secretary of State"."""
    tokens, limit = place.reading.tokens, place.sentence_tokens[1]
    at = phrase[1]
    while at < limit:
        word = tokens.words[at]
        if (_is_capital(place, at) and word.isalpha()) or (
            word in ("of", "for", "and") and _capital_follows(place, at + 1)
        ):
            at += 1
        else:
            break
    return phrase[0], at


def with_partner(place: Place, phrase: Range) -> Range:
    """A phrase behind "and" with what stands before it: "local governments" -> "central and local governments",
    "Resources" -> "Minister of Trade, Industry and Resources"."""
    words = place.reading.tokens.words
    joint = bare(place, phrase[0])
    if joint <= place.sentence_tokens[0] or words[joint] not in _JOINTS:
        return phrase
    if (first := _office_before(place, joint)) is not None and not headed(place, phrase, "actors"):
        return first, phrase[1]
    first, _ = before(place, joint - 1, most=3)
    opens = first == place.sentence_tokens[0] or words[first - 1] in _DETERMINERS
    shared = joint - first == 1 and phrase[0] == joint + 1 and phrase[1] - phrase[0] > 1
    partner = shared or headed(place, (first, joint), "actors")
    return (first, phrase[1]) if opens and partner else phrase


def _office_before(place: Place, joint: int) -> int | None:
    """Where the name of an office begins that goes on over a list: "Minister of Trade, Industry and ..."."""
    tokens, at = place.reading.tokens, joint
    while at > place.sentence_tokens[0]:
        at -= 1
        word = tokens.words[at]
        if word in heads("actors") and tokens.words[at + 1] in ("of", "for"):
            return at
        if word not in (",", "of", "for", "and") and not _is_capital(place, at):
            return None
    return None


def bare(place: Place, first: int) -> int:
    """The token before a phrase and its determiners."""
    while first > place.sentence_tokens[0] and place.reading.tokens.words[first - 1] in _DETERMINERS:
        first -= 1
    return first - 1


def _is_capital(place: Place, at: int) -> bool:
    return place.reading.text[place.reading.tokens[at].start + place.reading.start].isupper()


def _capital_follows(place: Place, at: int) -> bool:
    return at < place.sentence_tokens[1] and _is_capital(place, at)


def headed(place: Place, phrase: Range, key: str) -> bool:
    """Whether one of the nouns of a list is the head of a phrase: the last word before "of", "in", "that" or its end."""
    tokens = place.reading.tokens
    for at in range(phrase[0], phrase[1]):
        if tokens.words[at] in heads(key):
            return True
        if tokens.words[at] in ("of", "for", "in"):
            return False
    return False


def text(place: Place, phrase: Range) -> str:
    return place.reading.words(*phrase)


def _ends(place: Place, at: int, first: int) -> bool:
    tokens = place.reading.tokens
    word = tokens.words[at]
    if word in _SIGNS or place.is_foreign_anchor(at):
        return True
    if word == "in":
        return at == first or not tokens.words[at - 1].endswith("ing")
    if word in listed("phrase_ends"):
        return True
    if word in _JOINTS:
        return _opens_clause(place, at + 1)
    return False


def _opens_clause(place: Place, at: int) -> bool:
    """Whether what follows a conjunction is a clause, another item or a new phrase rather than a second noun."""
    tokens = place.reading.tokens
    if (
        at >= place.sentence_tokens[1]
        or tokens.words[at] in _DETERMINERS
        or tokens.words[at] in listed("phrase_ends")
    ):
        return True
    for i in range(at, min(at + 7, place.sentence_tokens[1])):
        if tokens.words[i] in _SIGNS:
            return False
        if tokens.words[i] in english("finite") or place.is_foreign_anchor(i):
            return True
        if tokens.words[i] in listed("phrase_ends"):
            return False
    return False
