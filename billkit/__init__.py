"""billkit reads legislative bills and tells, with evidence, what is in them and how that compares.

    >>> import billkit
    >>> analysis = billkit.parse("examples/k-steel-act-press.txt")
    >>> brief = billkit.brief("examples/k-steel-act-press.txt", against=["US", "EU", "JP"])

The verbs: `read` a source, `parse` it into an Analysis, `compare` analyses with each other and with other economies, `diff` two
versions, make a `dossier` of the sources of one bill, trace the `origins` of an alternative, find `similar` documents, write a
`brief`, `verify` one that was written, list `measures`, draw a `picture` of them, `check_measures` of your own, `crosswalk` a
kind to other classifications, see by `rules_diff` what a change of rules does, and `schema` for the JSON contracts. Everything they return is in `billkit.models`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "brief",
    "check_measures",
    "compare",
    "crosswalk",
    "diff",
    "dossier",
    "measures",
    "origins",
    "parse",
    "picture",
    "read",
    "rules_diff",
    "schema",
    "similar",
    "verify",
]

if TYPE_CHECKING:
    from billkit.verbs import (
        brief,
        check_measures,
        compare,
        crosswalk,
        diff,
        dossier,
        measures,
        origins,
        parse,
        picture,
        read,
        rules_diff,
        schema,
        similar,
        verify,
    )


def __getattr__(name: str) -> Any:
    """The verbs, imported when first used: `import billkit` stays quick."""
    if name in __all__:
        from billkit import verbs

        return getattr(verbs, name)
    raise AttributeError(f"module 'billkit' has no attribute {name!r}")
