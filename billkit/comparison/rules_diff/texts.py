"""The texts that two sets of rules are tried on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from billkit.comparison.rules_diff.sides import PACKAGE
from billkit.comparison.similar import files_of
from billkit.errors import UnreadableSource

CHECKOUT = PACKAGE.parent


def texts_of(named: Sequence[str | Path]) -> list[Path]:
    """Files as named, and all files of folders, each once; without any, the examples of the checkout.

    Raises UnreadableSource on a path where nothing is, and where there are no texts.
    """
    found = [path for one in named for path in _texts(Path(one))] if named else _examples()
    if not found:
        told = ", ".join(map(str, named)) or "no checkout with examples here"
        raise UnreadableSource(f"{told}: no texts to compare rules on; name files or folders with --in")
    return list(dict.fromkeys(found))


def _texts(path: Path) -> list[Path]:
    if path.is_dir():
        return files_of(path)
    if not path.is_file():
        raise UnreadableSource(f"{path}: no such file or folder; name texts that are there with --in")
    return [path]


def _examples() -> list[Path]:
    if not (CHECKOUT / "pyproject.toml").is_file():
        return []
    found = sorted((CHECKOUT / "examples").glob("*.txt"))
    here = Path.cwd()
    return [path.relative_to(here) if path.is_relative_to(here) else path for path in found]
