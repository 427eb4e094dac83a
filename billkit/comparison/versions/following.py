"""References that only follow a renumbering: article 8 became article 9, and "under Article 8" became "under Article 9".

Shapes: ``제8조제1항에 따라``, ``sections 36 and 37``, ``Article 10a(1)``. Such a change says nothing new; it is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from billkit.comparison.versions.pairs import Alignment, tops
from billkit.models.version_diff import Edit

_NUMBER = re.compile(r"제\d+조(?:의\d+)?|\d+[A-Za-z]*")


def renumbered_articles(pairs: Alignment) -> dict[str, str]:
    """Old number of an article of the body -> its new one, where they differ. Articles that are quoted for another law
    count where the law's own have not that number; numbers that became several are left out."""
    own = {unit.index for unit in tops(pairs.old)}
    found: dict[bool, dict[str, set[str]]] = {True: {}, False: {}}
    for o, n in pairs.to_new.items():
        old, new = pairs.old[o], pairs.new[n]
        if old.rank == "article" and old.part == "body":
            before, after = (_NUMBER.findall(step) for step in (old.step, new.step))
            if before and after:
                found[o in own].setdefault(before[-1], set()).add(after[-1])
    every = {**found[False], **found[True]}
    return {old: next(iter(new)) for old, new in every.items() if len(new) == 1 and old not in new}


def only_follows(edits: Sequence[Edit], numbers: Mapping[str, str], was: str, now: str) -> bool:
    """Whether every change of words is a number that became what the article it names became. The unit's own number, that
    was one and is now another, is passed over."""
    changed = [
        (struck, put_in) for struck, put_in in _replacements(edits) if struck.strip() or put_in.strip()
    ]
    if changed and changed[0][0].strip() in was and changed[0][1].strip() in now:
        changed = changed[1:]
    return bool(changed) and all(
        struck != put_in and _followed(struck, numbers) == put_in for struck, put_in in changed
    )


def _followed(words: str, numbers: Mapping[str, str]) -> str:
    return _NUMBER.sub(lambda found: numbers.get(found[0], found[0]), words)


def _replacements(edits: Sequence[Edit]) -> Iterable[tuple[str, str]]:
    """Struck words and what was put in their place; notes are passed over."""
    struck = put_in = ""
    for edit in edits:
        if edit.op == "equal":
            yield struck, put_in
            struck = put_in = ""
        elif not edit.note:
            struck += edit.text if edit.op == "delete" else ""
            put_in += edit.text if edit.op == "insert" else ""
    yield struck, put_in
