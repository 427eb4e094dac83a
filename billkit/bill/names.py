"""Names of acts, bills, laws, decrees, regulations, directives and programmes, and what refers back to them.

Shapes handled: names that end in the word ("the Green Steel Act", "Steel Industry (Nationalisation) Bill", "Inflation
Reduction Act of 2022", "Production-Linked Incentive scheme"), that go on after it ("Special Act on ...", "Framework Act
to ..."), numbers ("H.R. 1234", "Law No. 14,990", "Regulation (EU) 2023/956", "Bill C-59"), short forms in brackets
("(NZIA)"), and definite references ("the bill", "this act", "the proposed legislation", "The Act").
"""

from __future__ import annotations

import re
from typing import NamedTuple

from billkit.bill import words
from billkit.bill.jurisdiction import economy_of
from billkit.bill.passage import Passage, Word


class Name(NamedTuple):
    """A name or reference in a text.

    `kind`: act, bill, law, decree, regulation, directive, number, programme, plan, mechanism, or ``reference`` for
    "the bill" and its like. `economy`: code of the economy named right before it ("the US Inflation Reduction Act").
    `key`: equal for mentions of the same name; of a reference, its head word. `acronym`: given in brackets after it.
    """

    text: str
    start: int
    end: int
    kind: str
    key: str
    economy: str | None = None
    acronym: str | None = None


_NUMBER = re.compile(
    r"\b(?:H\. ?R\.|H\. ?J\. ?Res\.|S\. ?J\. ?Res\.|S\.|HR|PL|PLP|MP) ?(?:No\. ?)?\d{1,5}(?:/\d{4})?\b"
    r"|\bPublic Law (?:No\. ?)?\d+[-–]\d+"
    r"|\b(?:Regulation|Directive|Decision) \((?:EU|EC|EEC)\) (?:No\.? ?)?\d+/\d+"
    r"|\b(?:Regulation|Directive) (?:No\.? ?)?\d+/\d+(?:/E[CU])?"
    r"|\b(?:(?:Presidential|Royal|Ministerial|Executive|Government|Legislative|Complementary|Federal|Provisional|Supreme"
    r"|Cabinet|Interim|Emergency|House|Senate|Assembly) )?(?:Law|Act|Decree|Decree-Law|Bill|Order|Notice|Proclamation|Notification|Ordinance|Resolution)s?"
    r" (?:(?:No\.?|Nos\.?|Number|number|nr\.?) ?)?(?:[A-Z]-)?\d[\d,./-]*\d(?: of (?:\d{1,2} [A-Z][a-z]+ )?\d{4})?"
    r"|\bBill [CS]-\d+"
    r"|\bNo\. [A-Z]{1,3}\.? ?\d[\d,/]*"
)
_BARE_YEAR = re.compile(r"^[A-Z][\w-]+ (?:19|20)\d\d$")  # "Act 2025" is a name with its year
_ACRONYM = re.compile(r"[\"'”’]? ?\(\"?“?([A-Z][A-Za-z&-]*[A-Z][A-Za-z0-9&-]{0,10})\"?”?\)")
_YEAR_AFTER = re.compile(r",? (?:of )?(?:19|20)\d\d\b(?! percent)|, (?:No\. )?\d{1,3} of (?:19|20)\d\d\b")
_REACH = 14  # words that a name may have before its head


def instrument_names(text: str, start: int, end: int) -> list[Name]:
    """Names and references between two offsets, in order; none overlaps another."""
    return names_in(Passage(text, start, end))


def names_in(passage: Passage) -> list[Name]:
    """Names and references of a passage, in order; none overlaps another."""
    numbers = [
        _numbered(passage, match)
        for match in _NUMBER.finditer(passage.text, passage.start, passage.end)
        if not _BARE_YEAR.search(match[0])
    ]
    taken = [(name.start, name.end) for name in numbers]
    named = _headed(passage, taken)
    named += _acronyms(passage, [*numbers, *named])
    taken += [(name.start, name.end) for name in named]
    found = sorted([*numbers, *named, *_references(passage, taken)], key=lambda name: (name.start, -name.end))
    return _apart(found)


def _apart(found: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _numbered(passage: Passage, match: re.Match[str]) -> Name:
    text = match[0].rstrip(",./-")
    if text[-1] == "." and not text[-1].isdigit():
        text = text[:-1]
    start, end = match.start(), match.start() + len(text)
    before = passage.text[max(passage.start, start - 30) : start].split()
    economy = economy_of(Word(before[-1], 0, 0, "")) if before else None
    digits = re.search(r"\d[\d,./-]*\d|\d", text)
    key = f"{text.split()[0].lower().rstrip('s')} {digits[0]}" if digits else text.lower()
    if text.split()[0] not in ("Law", "Laws", "Act", "Bill"):
        key = text.lower()
    acronym = _ACRONYM.match(passage.text, end, min(passage.end, end + 20))
    return Name(text, start, end, "number", key, economy, acronym[1] if acronym else None)


def _headed(passage: Passage, taken: list[tuple[int, int]]) -> list[Name]:
    found: list[Name] = []
    big, small = words.heads("heads"), words.heads("small_heads")
    last = passage.start
    for index, word in enumerate(passage.words):
        kind = big.get(word.text) or small.get(word.text)
        if (
            kind is None
            or word.start < last
            or _goes_on(passage, index)
            or any(s <= word.start < e for s, e in taken)
        ):
            continue
        name = _name(passage, index, kind, word.text in small, last)
        if name and not any(s < name.end and name.start < e for s, e in taken):
            if found and name.start < found[-1].end:
                continue
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
    after = _long_title_end(passage, first, index)
    if not _is_name(passage, first, index, after, kind, small):
        return None
    start, end = items[first].start, items[after - 1].end
    year = _YEAR_AFTER.match(passage.text, end, min(passage.end, end + 20))
    if year and kind in ("act", "bill", "law", "regulation", "decree", "directive"):
        end = year.end()
    acronym = _ACRONYM.match(passage.text, end, min(passage.end, end + 24))
    text = passage.text[start:end]
    return Name(text, start, end, kind, _key(text), economy, acronym[1] if acronym else None)


def _key(text: str) -> str:
    bare = re.sub(r",? (?:of )?(?:19|20)\d\d$|, \d+ of \d{4}$", "", " ".join(text.lower().split()))
    return bare.replace("’", "'").replace("programme", "program")


def _is_capital(word: Word) -> bool:
    return word.text[0].isupper() or (word.text[0].isdigit() and word.text[-1].isupper())


def _first_word(passage: Passage, index: int, floor: int) -> int:
    """Index of the first word of the name whose head stands at `index`."""
    items, inner = passage.words, words.instruments("names", "inner")
    heads = words.heads("heads")
    first, at, in_list = index, index - 1, False
    while at >= 0 and index - at <= _REACH and items[at].start >= floor:
        word = items[at]
        if word.text == ")":
            opening = _opening(items, at)
            if opening is None or opening == 0 or not _is_capital(items[opening - 1]):
                break
            at = opening - 1
            continue
        if _is_capital(word):
            if (
                _cannot_begin(passage, at)
                or word.lower.endswith("'s")
                or (word.text in heads and _parts(items, at))
            ):
                break
            first = at
        elif word.lower == "and" and first == at + 1:
            in_list = True
        elif (
            not (word.lower in inner and first > at)
            and not (word.text == "," and in_list and first == at + 1)
        ) or (word.lower == "the" and not (at and items[at - 1].lower == "of")):
            break
        if not _is_capital(word) and (at == 0 or not _joins(passage, at)):
            break
        at -= 1
    return first


def _parts(items: list[Word], at: int) -> bool:
    """Whether "and" after a head parts two names: "the Chips Act and the ...", but "Directive and Notice" is one."""
    return items[at + 1].lower == "and" and items[at + 2].text != "Notice"


def _cannot_begin(passage: Passage, at: int) -> bool:
    """Whether a word in capitals is a small word at the start of a sentence: "Under", but not the "One" of a name."""
    word = passage.words[at]
    if word.lower not in words.instruments("names", "not_first"):
        return False
    return word.lower in _ARTICLES or passage.starts_sentence(at) or passage.in_heading(word.start)


def _opening(items: list[Word], closing: int) -> int | None:
    for at in range(closing - 1, max(closing - 6, -1), -1):
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
    if economy_of(word) or passage.starts_sentence(before):
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
        if _is_capital(word) and word.lower not in _CALENDAR:
            end = at + 1
        elif word.lower not in inner:
            break
        at += 1
    return end


_ARTICLES = frozenset(["the", "a", "an", "this", "its", "their", "our"])
_CALENDAR = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
    ]
)


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
    if kind in ("programme", "plan", "mechanism", "regulation", "directive", "law"):
        bodies = words.instruments("names", "bodies")
        if any(word.lower in bodies for word in left) or (len(left) == 1 and economy_of(left[0])):
            return False
    return not all(word.lower in words.instruments("names", "generic") for word in left)


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


def _acronyms(passage: Passage, named: list[Name]) -> list[Name]:
    """Later mentions of a name by the short form given in brackets."""
    given = {name.acronym: name for name in named if name.acronym}
    if not given:
        return []
    return [
        Name(
            word.text,
            word.start,
            word.end,
            given[word.text].kind,
            given[word.text].key,
            given[word.text].economy,
        )
        for word in passage.words
        if word.text in given and not any(name.start <= word.start < name.end for name in named)
    ]


def _references(passage: Passage, taken: list[tuple[int, int]]) -> list[Name]:
    """ "the bill", "the proposed measure", "The Act", up to two words between."""
    strong, weak = words.instruments("references", "strong"), words.instruments("references", "weak")
    determiners = words.instruments("references", "determiners")
    modifiers = words.instruments("references", "modifiers")
    items, found = passage.words, []
    starts = {start for start, _ in taken}
    for index, word in enumerate(items):
        if word.lower not in determiners:
            continue
        at = index + 1
        while (
            at < len(items) and at - index <= 2 and items[at].lower in modifiers and not _is_head(items, at)
        ):
            at += 1
        if at >= len(items):
            break
        head = items[at].lower.removesuffix("'s")
        if (
            (head in strong or head in weak)
            and not _is_body(items, at)
            and not {items[i].start for i in range(index, at + 1)} & starts
        ):
            end = items[at].end - (2 if items[at].lower.endswith("'s") else 0)
            found.append(Name(passage.text[word.start : end], word.start, end, "reference", head))
    return found


def _is_body(items: list[Word], at: int) -> bool:
    """Whether capitals go on behind the word: "the Legislation and Judiciary Committee"."""
    if not items[at].text[0].isupper() or at + 1 >= len(items):
        return False
    following = (
        items[at + 2] if items[at + 1].lower in ("and", "of") and at + 2 < len(items) else items[at + 1]
    )
    return following.text[0].isupper()


def _is_head(items: list[Word], at: int) -> bool:
    """Whether a modifier is itself the head here: "the support" before a verb."""
    return at + 1 >= len(items) or not items[at + 1].text[0].isalpha()
