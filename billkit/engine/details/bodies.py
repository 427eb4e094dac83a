"""Who heads a body, to whom it belongs, how many members it may have.

Shapes: "chaired by the Prime Minister", "headed by", "under the chairmanship of", "with the minister in the chair",
"a prime minister-led council"; "under the President", "attached to the Presidency", "reporting to the Cabinet Office",
"in the Office of the President"; "of up to 20 members", "no more than 15 people".
"""

from __future__ import annotations

import re
from collections.abc import Collection

from billkit.engine.details import noun_phrases
from billkit.engine.details.place import Place
from billkit.models import Details
from billkit.slots.english.numerals import ONES, TENS

_CHAIRED = re.compile(
    r"\b(?:chaired|headed|led|presided over|co-chaired) by |\bunder the (?:chairmanship|leadership|direction) of |\bwhose (?:chair|head|president) is ",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"\b(?:chairs|heads|leads|presides over|sits at its head|takes the chair)\b", re.IGNORECASE
)
_UNDER = re.compile(
    r"\b(?:under|attached to|answerable to|reporting (?:directly )?to|answering to|placed (?:under|with)|belonging to|that reports to|within) (?=(?:the |its )?[A-Z]|the (?:prime minister|president|minister|cabinet|government|ministry|secretary))"
)
_LED = re.compile(r"\b(?P<c>[A-Za-z]+(?: [Mm]inister)?)-(?:chaired|led|headed)\b")
_MEMBERS = re.compile(
    r"\b(?:up to|at most|no more than|not more than|a maximum of|with|of|comprising|consisting of) (?P<n>\d{1,3}|[a-z-]+) (?:members|people|persons|experts|commissioners)\b",
    re.IGNORECASE,
)
_ATMOST = re.compile(r"\b(?P<n>\d{1,3}|[a-z-]+) (?:members|people|persons) at (?:the )?most\b", re.IGNORECASE)
_NUMBERS = {word: value for word, value in (ONES | TENS).items() if 1 <= value <= 50}


def bodies(place: Place, wanted: Collection[str]) -> Details:
    """Chair, superior and size of a body, by the names that its rule lists."""
    found: Details = {}
    if "chair" in wanted and (chair := _chair(place)):
        found["chair"] = chair
    if "under" in wanted and (under := _led_to(place, _UNDER)):
        found["under"] = under
    if "members_max" in wanted and (most := _members(place)):
        found["members_max"] = most
    return found


def _chair(place: Place) -> str | None:
    if chair := _led_to(place, _CHAIRED):
        return chair
    sentence = place.text(place.sentence)
    if m := _LED.search(sentence):
        return m["c"]
    if m := _HEADS.search(sentence):
        last = place.reading.token_at(place.sentence[0] + m.start()) - 1
        while last > place.sentence_tokens[0] and place.reading.tokens.words[last] in ("who", "which", ","):
            last -= 1  # "the Prime Minister, who chairs it"
        if last > place.sentence_tokens[0]:
            return noun_phrases.text(place, noun_phrases.before(place, last))
    return None


def _led_to(place: Place, pattern: re.Pattern[str]) -> str | None:
    """The noun phrase behind the words of a pattern, in the sentence."""
    m = pattern.search(place.text(place.sentence))
    if m is None:
        return None
    phrase = noun_phrases.after(place, place.reading.token_at(place.sentence[0] + m.end()), most=8)
    return noun_phrases.text(place, noun_phrases.with_name(place, phrase)) if phrase else None


def _members(place: Place) -> int | None:
    sentence = place.text(place.sentence)
    m = _MEMBERS.search(sentence) or _ATMOST.search(sentence)
    if m is None:
        return None
    written = m["n"].lower()
    return int(written) if written.isdigit() else _NUMBERS.get(written)
