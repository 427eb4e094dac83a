"""Whether a subject's verb tells of what was done: "the government extended", "Ottawa last year imposed", "has paid".

Verbs of saying and of passing a bill tell of the bill itself ("the Senate approved a tax"): they count for nothing here.

No grammar is parsed. After a subject come adverbs and words of time; the next word decides.
"""

from __future__ import annotations

from typing import Literal

from billkit.language.tokens import Tokens
from billkit.language.wordlists import english

Tense = Literal["past", "perfect", "pluperfect", "plan", "other"]

_MOST_SKIPPED = 7


def tense_after(tokens: Tokens, at: int, limit: int) -> Tense:
    """The tense of the verb group that begins at a token; "plan" for "intends to"; "other" for present, future, duty, or
    no verb there."""
    at = _verb(tokens, at, limit)
    if at >= limit:
        return "other"
    word = tokens.words[at]
    if word in english("announcing"):
        return "plan"
    if word in english("saying and passing"):
        return "other"
    following = _skip_adverbs(tokens, at + 1, limit)
    is_preparing = (
        word in ("is", "are") and following < limit and tokens.words[following] in english("preparing")
    )
    if word in english("planning verbs") or is_preparing:
        return "plan"
    if word in ("has", "have", "had"):
        if following < limit and tokens.words[following] in english("announcing"):
            return "plan"
        if following < limit and tokens.words[following] in english("saying and passing"):
            return "other"
        if following < limit and (
            tokens.words[following] == "been" or _is_participle(tokens.words[following])
        ):
            return "pluperfect" if word == "had" else "perfect"
        return "past" if word == "had" else "other"
    if word in ("was", "were"):
        return "past"
    return "past" if word in english("irregular past") or _is_participle(word) else "other"


def _is_participle(word: str) -> bool:
    return (
        len(word) > 3
        and word.endswith("ed")
        and word not in ("need", "exceed", "proceed", "succeed", "speed", "feed")
    )


def _verb(tokens: Tokens, at: int, limit: int) -> int:
    """The first token that is no adverb, word of time, number or comma."""
    last = min(limit, at + _MOST_SKIPPED)
    while at < last and _is_adverbial(tokens.words[at]):
        at += 1
    return at


def _is_adverbial(word: str) -> bool:
    return (
        word in english("adverbs")
        or word in english("time units")
        or word in english("time leads")
        or word.isdigit()
        or word == ","
        or (word.endswith("ly") and len(word) > 4)
    )


def _skip_adverbs(tokens: Tokens, at: int, limit: int) -> int:
    while at < limit and tokens.words[at] in english("adverbs"):
        at += 1
    return at
