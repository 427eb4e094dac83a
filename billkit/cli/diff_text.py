"""Two versions in the terminal: struck words red, new ones green; piped, [-struck-] {+put in+}."""

from __future__ import annotations

import os
import sys
import textwrap

from billkit.cli import diff_told as say
from billkit.models.version_diff import Change, VersionDiff

_CONTEXT = 70
_LONGEST = 700  # of a run of words that came or went
_PLAIN = {"delete": ("[-", "-]"), "insert": ("{+", "+}"), "equal": ("", "")}
_COLOURS = {"delete": ("\x1b[31;9m", "\x1b[0m"), "insert": ("\x1b[32;4m", "\x1b[0m"), "equal": ("", "")}


def coloured() -> bool:
    """Whether standard output is a terminal that wants colours (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def text(diff: VersionDiff, colours: bool = False) -> str:
    found = say.told(diff)
    lines = [f"{_line(diff.old.source)} → {_line(diff.new.source)}", say.summary(diff)]
    lines += _provisions(diff)
    for title, changes in found.parts:
        lines += ["", _head(title, colours)]
        for change in changes:
            lines += ["", *_change(change, colours)]
    for title, listed in found.listed.items():
        if listed:
            lines += ["", _head(title, colours), *_wrapped("; ".join(say.where(c) for c in listed))]
    if found.apart:
        lines += ["", _head("Front matter and contents", colours)]
        for change in found.apart:
            lines += ["", *_change(change, colours)]
    lines += [line for notice in diff.notices for line in ("", f"Note ({notice.code}): {notice.message}")]
    return "\n".join(lines) + "\n"


def _provisions(diff: VersionDiff) -> list[str]:
    if diff.provisions is None:
        return []
    if not diff.provisions:
        return ["", "In substance: no provision that the rules know was gained, lost or changed."]
    lines = ["", "In substance"]
    for change in diff.provisions:
        lines.append("  " + _line(say.provision(change)))
        lines += [f"      {_line(difference)}" for difference in say.differences(change)]
        if not change.differences:
            lines.append(f"      “{_line(say.quote(change))}”")
    return lines


def _change(change: Change, colours: bool) -> list[str]:
    lines = [
        _line(say.headline(change)),
        *([f"  in {_line(say.around(change))}"] if say.around(change) else []),
    ]
    marks = _COLOURS if colours else _PLAIN
    shown = []
    for op, words in say.pieces(change.edits, _CONTEXT):
        before, after = marks[op]
        words = say.flat(words)
        if len(words) > _LONGEST:
            words = (
                words[:_LONGEST].rsplit(" ", 1)[0] + f" … ({len(words):,} characters; --format md shows all)"
            )
        shown.append(before + words + after if words else "")
    return lines + (["    " + "".join(shown).strip()] if shown else [])


def _line(words: str) -> str:
    return say.flat(words).strip()


def _head(title: str, colours: bool) -> str:
    return f"\x1b[1m{title}\x1b[0m" if colours else title


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(_line(words), 110, initial_indent="  ", subsequent_indent="  ")
