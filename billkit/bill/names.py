"""Names of acts, bills, laws, decrees, regulations, directives and programmes, and what refers back to them.

`headed` finds names with a head word, `numbers` numbered laws, `headlines` names in capitals and names that the text
gives, `references` "the bill" and its like.
"""

from __future__ import annotations

from billkit.bill.headed import headed
from billkit.bill.headlines import given_names, shouted_names
from billkit.bill.name import Name
from billkit.bill.numbers import numbered
from billkit.bill.passage import Passage
from billkit.bill.references import others, references

__all__ = ["Name", "instrument_names", "names_in"]


def instrument_names(text: str, start: int, end: int) -> list[Name]:
    """Names and references between two offsets, in order; none overlaps another."""
    return names_in(Passage(text, start, end))


def names_in(passage: Passage) -> list[Name]:
    """Names and references of a passage, in order; none overlaps another."""
    named = [*numbered(passage), *shouted_names(passage)]
    named += headed(passage, [(name.start, name.end) for name in named])
    named += _apart_from(given_names(passage), named)
    named += _acronyms(passage, named)
    named.sort(key=lambda name: name.start)
    referring = _apart_from(others(passage), named)
    referring += _apart_from(references(passage, named), [*named, *referring])
    return _apart(sorted([*named, *referring], key=lambda name: (name.start, -name.end)))


def _apart_from(found: list[Name], taken: list[Name]) -> list[Name]:
    return [name for name in found if not any(t.start < name.end and name.start < t.end for t in taken)]


def _apart(found: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _acronyms(passage: Passage, named: list[Name]) -> list[Name]:
    """Later mentions of a name by the short form given in brackets."""
    given = {name.acronym: name for name in named if name.acronym}
    if not given:
        return []
    again = [word for word in passage.words if word.text in given]
    return _apart_from(
        [
            given[word.text]._replace(text=word.text, start=word.start, end=word.end, acronym=None)
            for word in again
        ],
        named,
    )
