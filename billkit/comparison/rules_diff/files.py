"""Which rules differ between two folders: by what the TOML says, not by its comments and layout."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from billkit.errors import RuleError
from billkit.models.rules_diff import RuleChange

Parts = dict[str, str]


def rule_changes(before: Path, after: Path) -> tuple[RuleChange, ...]:
    """Every file of rules that differs, with the keys, cues and phrases in which it does. Raises RuleError."""
    old, new = files(before), files(after)
    return tuple(
        change for name in sorted({*old, *new}) if (change := _change(name, old.get(name), new.get(name)))
    )


def files(folder: Path) -> dict[str, Path]:
    """The TOML files of a whole set of rules, by their place in it: words/finance.toml."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.glob("*/*.toml"))}


def _change(name: str, before: Path | None, after: Path | None) -> RuleChange | None:
    old, new = _parts(name, before), _parts(name, after)
    if old == new:
        return None
    state = "changed" if before and after else "added" if after else "removed"
    parts = tuple(_told(old, new)) if state == "changed" else ()
    return RuleChange(file=name, id=Path(name).stem, state=state, parts=parts)  # type: ignore[arg-type]


def _told(old: Parts, new: Parts) -> Iterator[str]:
    for part in dict.fromkeys((*old, *new)):
        if old.get(part) != new.get(part):
            yield f"{'+' if part not in old else '-' if part not in new else '~'} {part}"


def _parts(name: str, path: Path | None) -> Parts:
    """``definition``, ``cue soft-credit``: what a file says, by part, in one way of writing."""
    if path is None:
        return {}
    grouped: dict[str, list[Any]] = {}
    for key, value in _read(name, path).items():
        for part, said in _named(key, value):
            grouped.setdefault(part, []).append(said)
    return {part: json.dumps(said, sort_keys=True, default=str) for part, said in grouped.items()}


def _read(name: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{name}: file: not TOML in UTF-8: {error}") from error


def _named(key: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Tables of a list that have ids one by one; anything else under its key."""
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        for one in value:
            yield (f"{key} {one['id']}" if "id" in one else key), one
    else:
        yield key, value
