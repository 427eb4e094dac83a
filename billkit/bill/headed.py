"""Names with a head word.

Shapes handled: names that end in it ("the Green Steel Act", "Steel Industry (Nationalisation) Bill", "Inflation Reduction
Act of 2022", "Keep the Potlines Running Act", "Production-Linked Incentive scheme") and names that go on after it ("Special
Act on ...", "Framework Act to ...", "Enforcement Decree of the ...").
"""

from __future__ import annotations

import re

from billkit.bill import words
from billkit.bill.jurisdiction import economy_of
from billkit.bill.name import Name, acronym_after, key_of
from billkit.bill.passage import Passage, Word

_YEAR_AFTER = re.compile(
    r",? (?:of )?(?:19|20)\d\d\b(?![-–]\d\d|-| percent)|, (?:No\. )?\d{1,3} of (?:19|20)\d\d\b"
)
_HOUSE_OF_LORDS = " [HL]"  # a bill that began there
_REACH = 14  # words that a name may have before its head
_LAWS = frozenset(["act", "bill", "law", "decree", "regulation", "directive"])
_SOFT = frozenset(["programme", "plan", "mechanism", "regulation", "directive", "law"])


def headed(passage: Passage, taken: list[tuple[int, int]]) -> list[Name]:
    """Names with a head word, in order, apart from the spans that are taken."""
    found: list[Name] = []
    big, small = words.heads("heads"), words.heads("small_heads")
    last = passage.start
    for index, word in enumerate(passage.words):
        kind = big.get(word.text) or small.get(word.text)
        if kind is None or word.start < last or _goes_on(passage, index):
            continue
        if any(s <= word.start < e for s, e in taken):
            continue
        name = _name(passage, index, kind, word.text in small, last)
        if name and not any(s < name.end and name.start < e for s, e in taken):
            found.append(name)
            last = name.end
    return found


def _goes_on(passage: Passage, index: int) -> bool:
    """Whether another head takes over: the "Deal" of a "Deal Act", the first of "Directive and Notice"."""
    heads = words.heads("heads")
    following = passage.words[index + 1 : index + 3]
    if not following or following[0].start - passage.words[index].end > 1:
        return False
    if following[0].text in heads:
        return True
    return len(following) == 2 and following[0].lower == "and" and following[1].text == "Notice"


def _name(passage: Passage, index: int, kind: str, small: bool, floor: int) -> Name | None:
    items = passage.words
    first = _first_word(passage, index, floor)
    economy, first = _without_economy(items, first, index)
    after = index + 1 if small else _long_title_end(passage, first, index)
    if not _is_name(passage, first, index, after, kind, small):
        return None
    start, end = items[first].start, items[after - 1].end
    year = _YEAR_AFTER.match(passage.text, end, min(passage.end, end + 20))
    if year and (kind in _LAWS or year[0][0] == " "):
        end = year.end()
    if passage.text.startswith(_HOUSE_OF_LORDS, end):
        end += len(_HOUSE_OF_LORDS)
    text = passage.text[start:end]
    return Name(text, start, end, kind, key_of(text), economy, acronym_after(passage, end, 24))


def _is_capital(word: Word) -> bool:
    return word.text[0].isupper() or (word.text[0].isdigit() and word.text[-1].isupper())


def _first_word(passage: Passage, index: int, floor: int) -> int:
    """Index of the first word of the name whose head stands at `index`."""
    items = passage.words
    block = passage.block_at(items[index].start)
    first, at, in_list = index, index - 1, False
    while at >= 0 and index - at <= _REACH and items[at].start >= floor:
        word = items[at]
        if passage.block_at(word.start) != block:
            break
        if word.text == ")":
            opening = _opening(items, at)
            if opening is None or opening == 0 or not _is_capital(items[opening - 1]):
                break
            at = opening - 1
            continue
        if _is_capital(word):
            if _ends_before(passage, at):
                break
            first = at
        elif word.lower == "and" and first == at + 1:
            in_list = True
        elif not _is_small(passage, at, first, in_list):
            break
        if not _is_capital(word) and (at == 0 or not _joins(passage, at)):
            break
        at -= 1
    return first


def _ends_before(passage: Passage, at: int) -> bool:
    """Whether a word in capitals is no part of the name behind it: "Under", "Ames's", the "Act" of "the Chips Act and"."""
    word = passage.words[at]
    if word.lower.endswith("'s") or _cannot_begin(passage, at):
        return True
    return word.text in words.heads("heads") and _parts(passage.words, at)


def _is_small(passage: Passage, at: int, first: int, in_list: bool) -> bool:
    """Whether a word without a capital, or a comma, can stand inside a name."""
    items = passage.words
    word = items[at]
    if word.text == ",":
        return in_list and first == at + 1
    if word.lower == "the":
        return bool(at) and (items[at - 1].lower == "of" or _is_verb_of_title(passage, at - 1))
    return word.lower in words.instruments("names", "inner") and first > at


def _is_verb_of_title(passage: Passage, at: int) -> bool:
    """Whether a name can begin here and have an article inside: "the Keep the Potlines Running Act"."""
    items = passage.words
    if not at or not _is_capital(items[at]) or _cannot_begin(passage, at):
        return False
    before = items[at - 1]
    return before.lower in words.instruments("names", "articles") or before.lower.endswith("'s")


def _parts(items: list[Word], at: int) -> bool:
    """Whether "and" after a head parts two names: "the Chips Act and the ...", but "Directive and Notice" is one."""
    return items[at + 1].lower == "and" and items[at + 2].text != "Notice"


def _cannot_begin(passage: Passage, at: int) -> bool:
    """Whether a word in capitals is a small word at the start of a sentence: "Under", but not the "One" of a name."""
    word = passage.words[at]
    articles = words.instruments("names", "articles")
    if word.lower not in words.instruments("names", "not_first"):
        return False
    if word.lower not in articles and at and passage.words[at - 1].lower in articles:
        return False
    return (
        word.lower in words.instruments("names", "articles")
        or passage.starts_sentence(at)
        or passage.in_heading(word.start)
    )


def _opening(items: list[Word], closing: int) -> int | None:
    for at in range(closing - 1, max(closing - 12, -1), -1):
        if items[at].text == "(":
            return at
    return None


def _joins(passage: Passage, at: int) -> bool:
    """Whether a small word or comma has a capital before it that may belong to the same name."""
    items, inner = passage.words, words.instruments("names", "inner")
    before = at - 1
    while before >= 0 and items[before].lower in inner:
        before -= 1
    if before < 0:
        return False
    word = items[before]
    if not _is_capital(word) or word.lower in words.instruments("names", "not_first"):
        return word.text == ")"
    if word.text in words.heads("heads") and items[at + 1].text != "Notice":
        return False
    listed = items[at].lower == "and" and before == at - 1
    if economy_of(word) or (passage.starts_sentence(before) and not listed):
        return False
    return at - before <= 3


def _without_economy(items: list[Word], first: int, index: int) -> tuple[str | None, int]:
    """Economy named before or at the start of a name, and the first word of the name without it."""
    economy = economy_of(items[first - 1]) if first else None
    if economy is None and first < index and items[first].text in ("US", "U.S.", "UK", "U.K.", "EU"):
        return economy_of(items[first]), first + 1
    if economy is None and first < index:
        economy = economy_of(items[first])
    return economy, first


def _long_title_end(passage: Passage, first: int, index: int) -> int:
    """Index after a name that goes on behind its head: "Special Act on ...", "Enforcement Decree of the ..."."""
    items = passage.words
    after = index + 1
    generic = all(word.lower in words.instruments("names", "generic") for word in items[first:index])
    if not generic or after >= len(items):
        return after
    opener = items[after].lower
    decree_of = opener == "of" and items[index].text in ("Decree", "Rule", "Rules", "Ordinance", "Regulation")
    if not decree_of and opener not in words.instruments("names", "openers"):
        return after
    end = _run_end(passage, after + 1)
    capitals = sum(1 for word in items[after + 1 : end] if _is_capital(word))
    return end if capitals >= 2 else after


def _run_end(passage: Passage, first: int) -> int:
    """Index after a run of capitals joined by small words."""
    items, inner = passage.words, words.instruments("names", "long_inner")
    end = at = first
    while at < len(items) and at - first < 40 and at - end <= 3:
        word = items[at]
        if _is_capital(word) and word.lower not in words.instruments("names", "calendar"):
            end = at + 1
        elif word.lower not in inner:
            break
        at += 1
    return end


def _is_name(passage: Passage, first: int, index: int, after: int, kind: str, small: bool) -> bool:
    items = passage.words
    left = items[first:index]
    capitals = [word for word in left if _is_capital(word)]
    following = items[after] if after < len(items) else None
    if following and following.lower.rstrip("s") in words.instruments("names", "not_after"):
        return False
    if after > index + 1:
        return True
    if following and items[index].text == "Bill" and _is_capital(following) and not following.text.isupper():
        return False
    if len(capitals) < (2 if small else 1) or _is_shouted(passage, first, index):
        return False
    return not _is_common(left, kind) and not (kind == "law" and _is_field(left))


def _is_common(left: list[Word], kind: str) -> bool:
    """Whether the words before the head make no name: those of a body, an economy, or only "special", "national"."""
    if kind in _SOFT:
        bodies = words.instruments("names", "bodies")
        if any(word.lower in bodies for word in left) or (len(left) == 1 and economy_of(left[0])):
            return True
        if all(word.lower in words.instruments("names", "plain") for word in left):
            return True
    return all(word.lower in words.instruments("names", "generic") for word in left)


def _is_field(left: list[Word]) -> bool:
    """ "Public Law", "Tax Law": a field of law, not a law."""
    return left[-1].lower in words.instruments("names", "fields")


def _is_shouted(passage: Passage, first: int, index: int) -> bool:
    """Whether the line around is in capitals or title case, so that capitals mark no name."""
    start, end = passage.words[first].start, passage.words[index].end
    line_start = passage.text.rfind("\n", passage.start, start) + 1
    line_end = passage.text.find("\n", end, passage.end)
    line = passage.text[line_start : line_end if line_end >= 0 else passage.end]
    if len(line) > 200:
        return False
    letters = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    outside = [word for word in letters if word not in passage.text[start:end].split()]
    return (
        len(outside) >= 3 and all(word[0].isupper() for word in outside) and not line.rstrip().endswith(".")
    )
