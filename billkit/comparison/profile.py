"""A provision made ready for comparison, once: its values, its words, the ideas in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from billkit.comparison.terms import is_korean, meaning, tables
from billkit.comparison.values import Value, values_of
from billkit.models.analysis import Provision

_LONG = 400  # characters of evidence that tell a provision from others


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a provision. `bill` is the place of its bill among those compared."""

    bill: int
    provision: Provision
    values: dict[str, Value]
    words: str
    ideas: frozenset[str]
    korean: bool

    @property
    def qualifiers(self) -> frozenset[str]:
        """Which details narrow it: a zone, a condition, articles."""
        return frozenset(self.values) & _qualifiers()

    def having(self, value: Value) -> Profile:
        """The same with one more value."""
        return replace(self, values={**self.values, value.name: value})


def profile(bill: int, provision: Provision) -> Profile:
    words = " ".join(" ".join(e.quote for e in provision.evidence).split())[:_LONG].casefold()
    return Profile(bill, provision, values_of(provision), words, meaning(words).ideas, is_korean(words))


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(tables()["qualifiers"]["names"])
