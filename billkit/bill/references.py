"""References to a bill: what stands for it without naming it, and what is called somebody else's.

Shapes handled: "the bill", "the proposed measure", "The Act", "the private members' bill" (references); "that law" after a
name and "the Act" after 'the ... Act (the "Act")' (mentions of that name); "a rival bill", "a House companion", "the
opposition's version", "A bill that the Liberals tabled" (others).
"""

from __future__ import annotations

import re

from billkit.bill import words
from billkit.bill.name import Name, key_of
from billkit.bill.passage import Passage, Word

_DEFINED = re.compile(
    r"[\"”’]? ?\((?:hereinafter |hereafter )?(?:the |an? )?[\"“‘'](?:the )?(?P<short>[A-Z]\w+)[\"”’']\)"
)
_PARENT = re.compile(
    r"(?:Decree|Rules?|Ordinance|Regulations?) (?:of|under) the (?P<act>.*?(?P<head>Act|Law)\b.*)", re.S
)
_ANTECEDENT = 200  # characters back in which "that law" finds the name it means


def references(passage: Passage, named: list[Name]) -> list[Name]:
    """References of a passage; those that mean a name beside them carry the key of that name."""
    short = _defined(passage, named)
    taken = {name.start for name in named}
    found = []
    for index, word in enumerate(passage.words):
        if word.lower not in words.instruments("references", "determiners"):
            continue
        reference = _reference(passage, index, taken)
        if reference and not _is_something_else(passage, index, reference.key):
            found.append(_resolved(reference, named, short))
    return found


def others(passage: Passage) -> list[Name]:
    """Bills that are called somebody else's."""
    found = []
    for index, word in enumerate(passage.words):
        if word.lower in words.instruments("others", "heads"):
            other = _other(passage, index)
            if other:
                found.append(other)
    return found


def _reference(passage: Passage, index: int, taken: set[int]) -> Name | None:
    """ "the bill", "the proposed measure", "The Act": up to two words between."""
    items = passage.words
    modifiers = words.instruments("references", "modifiers")
    at = index + 1
    while at < len(items) and at - index <= 3 and items[at].lower in modifiers and not _is_head(items, at):
        at += 1
    if at >= len(items):
        return None
    head = items[at].lower.removesuffix("'s")
    strong, weak = words.instruments("references", "strong"), words.instruments("references", "weak")
    if (head not in strong and head not in weak) or _is_body(items, at) or _is_deed(items, at):
        return None
    if {items[i].start for i in range(index, at + 1)} & taken:
        return None
    start, end = items[index].start, items[at].end - (2 if items[at].lower.endswith("'s") else 0)
    return Name(passage.text[start:end], start, end, "reference", head)


def _resolved(reference: Name, named: list[Name], short: dict[str, Name]) -> Name:
    """The reference, or the name it stands for."""
    head = reference.text.split()[-1]
    defined = short.get(head)
    if defined and reference.start > defined.start and head[0].isupper():
        return reference._replace(kind=defined.kind, key=defined.key, economy=defined.economy)
    if reference.text.lower().startswith("that "):
        before = [n for n in named if n.end <= reference.start and reference.start - n.end <= _ANTECEDENT]
        if before and before[-1].kind in words.instruments("kinds", "legislative"):
            return reference._replace(kind=before[-1].kind, key=before[-1].key, economy=before[-1].economy)
    return reference


def _defined(passage: Passage, named: list[Name]) -> dict[str, Name]:
    """Short words that the text sets for names: '(the "Act")'; and the act that an enforcement decree belongs to."""
    short: dict[str, Name] = {}
    for name in named:
        parent = _PARENT.search(name.text)
        act = None
        if parent and name.kind in ("decree", "regulation"):
            act = name._replace(kind=parent["head"].lower(), key=key_of(parent["act"]), economy=None)
            short.setdefault(parent["head"], act)
        match = _DEFINED.match(passage.text, name.end, min(passage.end, name.end + 40))
        if match:
            short[match["short"]] = act if act and match["short"] == parent_head(parent) else name
    return short


def parent_head(parent: re.Match[str] | None) -> str | None:
    """ "Act" or "Law", where a name ends in the act it belongs to."""
    return parent["head"] if parent else None


def _is_something_else(passage: Passage, index: int, head: str) -> bool:
    """Whether it is a bill to pay ("foot the bill"), or rules that are made under the bill ("set by the rules")."""
    before = passage.words[index - 1].lower if index else ""
    if head in words.instruments("references", "subordinate"):
        return before in words.instruments("references", "subordinate_after")
    return head == "bill" and before in words.instruments("references", "invoice")


def _is_deed(items: list[Word], at: int) -> bool:
    """ "the act of pouring"."""
    return items[at].text == "act" and at + 1 < len(items) and items[at + 1].lower == "of"


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
    return at + 1 >= len(items) or not (items[at + 1].text[0].isalpha() or items[at].lower == "members")


def _other(passage: Passage, index: int) -> Name | None:
    """The words from the determiner, or from the marker, to the head: "A House companion", "Companion legislation"."""
    items = passage.words
    first = _first_of_other(items, index)
    marked = items[index].lower in words.instruments("others", "alone") or any(
        _is_marker(word) for word in items[first:index]
    )
    if first == index or not (marked or _is_tabled_by_others(passage, first, index)):
        return None
    start, end = items[first].start, items[index].end
    text = passage.text[start:end]
    return None if text.isupper() else Name(text, start, end, "other", key_of(text))


def _first_of_other(items: list[Word], index: int) -> int:
    """Index of the determiner, or of the first marker, modifier or capital, before the head."""
    modifiers, first = words.instruments("references", "modifiers"), index
    while first and index - first < 4:
        word = items[first - 1]
        if word.lower in words.instruments("others", "determiners"):
            return first - 1
        if not (_is_marker(word) or word.text[0].isupper() or word.lower in modifiers):
            break
        first -= 1
    return first


def _is_marker(word: Word) -> bool:
    return word.lower.removesuffix("'s") in words.instruments("others", "markers")


def _is_tabled_by_others(passage: Passage, first: int, index: int) -> bool:
    """ "A bill by the Liberals", "a bill that the Liberals tabled", after the opening of the text."""
    items = passage.words
    if items[first].lower not in ("a", "another") or items[index].lower not in ("bill", "bills", "act"):
        return False
    if items[index].start < passage.lead_end or index + 2 >= len(items):
        return False
    following = items[index + 1].lower
    return following in ("by", "from") or (following == "that" and items[index + 2].lower == "the")
