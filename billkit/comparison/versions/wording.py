"""Whether the words of the norm changed, only their form, or only the notes about them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from billkit.comparison.versions.units import Unit, Units
from billkit.models.version_diff import Fate

_MARKS = re.compile(r"[\s\\*#]+")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "ㆍ": "·",
        "‧": "·",
    }
)
_LINK = re.compile(r"[;,.:]?(?:(?<=[;,.])(?:and|or))?$")


def changed(old: Units, new: Units, olds: Sequence[Unit], news: Sequence[Unit]) -> tuple[Fate, ...]:
    """ "changed" or "form", and "note"; nothing where only blanks and the number of the unit differ."""
    found: list[Fate] = []
    before, after = (
        [_MARKS.sub("", units.norm(unit)) for unit in chosen] for units, chosen in ((old, olds), (new, news))
    )
    if "".join(before) != "".join(after):
        found.append("form" if _form(before) == _form(after) else "changed")
    if _notes(old, olds) != _notes(new, news):
        found.append("note")
    return tuple(found)


def _form(norms: list[str]) -> str:
    """Without case, kinds of quotation marks and dashes, and without what links an item to the next one."""
    return "".join(_LINK.sub("", norm.translate(_ALIKE).casefold()) for norm in norms)


def _notes(units: Units, chosen: Sequence[Unit]) -> list[str]:
    return [
        _MARKS.sub("", units.own(unit)[note.start : note.end])
        for unit in chosen
        for note in units.notes_in(unit)
    ]
