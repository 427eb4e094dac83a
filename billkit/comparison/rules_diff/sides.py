"""A set of rules, given as a folder or a git revision, put into a copy of the package.

`--rules` lays kinds, words and context over the shipped ones, but the wordings of statutes and the tables of names are read from
their place in the package. So a whole set of rules is tried in a package of its own.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from billkit.comparison.rules_diff.files import files
from billkit.errors import RuleError

PACKAGE = Path(__file__).resolve().parents[2]
RUNNING = PACKAGE / "rules"
IN_CHECKOUT = "billkit/rules"
_NEEDED = ("kinds", "words", "context")


@dataclass(frozen=True)
class Side:
    """`package` is the folder that holds a folder billkit with these rules."""

    name: str
    rules: Path
    package: Path


def side(given: str | Path | None, place: Path) -> Side:
    """A side, made below an empty folder; None is the rules of the running billkit, in their place. Raises RuleError."""
    if given is None:
        return Side("the running billkit", RUNNING, PACKAGE.parent)
    if Path(given).is_dir():
        source = Path(given)
    else:
        source = place / "archive"
        _unpacked(_archive(str(given)), source)
    missing = [name for name in _NEEDED if not (source / name).is_dir()]
    if missing:
        raise RuleError(
            f"{given}: no whole set of rules, {', '.join(name + '/' for name in missing)} missing; "
            "give a copy of the folder billkit/rules with your changes in it"
        )
    return Side(str(given), _package_with(source, place), place)


def _package_with(rules: Path, place: Path) -> Path:
    """Copies the package and puts the rules in place of its own; what is generated from its own rules is left out."""
    package = place / "billkit"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__", "*.py[co]"))
    inside = package / "rules"
    for own in (*files(inside).values(), *inside.glob("compiled.*.json")):
        own.unlink()
    for name, path in files(rules).items():
        (inside / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(path, inside / name)
    return inside


def _archive(revision: str) -> bytes:
    """The rules of a revision, as a tar archive."""
    if shutil.which("git") is None:
        raise RuleError(
            f"{revision}: no folder of that name, and git, to look for a revision, is not installed"
        )
    top = _git("rev-parse", "--show-toplevel")
    if top is None:
        raise RuleError(
            f"{revision}: no folder of that name, and no git checkout here to look for a revision in; "
            "give a folder of rules, or run this inside the checkout"
        )
    root = Path(top.decode("utf-8", "surrogateescape").rstrip("\n"))
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    if commit is None:
        raise RuleError(
            f"{revision}: neither a folder of rules nor a revision that git knows here; see `git log`"
        )
    archive = _git("archive", "--format=tar", commit.decode().strip(), IN_CHECKOUT, at=root)
    if archive is None:
        raise RuleError(f"{revision}: this revision has no folder {IN_CHECKOUT}; name a later one")
    return archive


def _git(*arguments: str, at: Path | None = None) -> bytes | None:
    """What git prints; None where it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=at, capture_output=True, check=False)
    except (OSError, ValueError):  # ValueError: a NUL character
        return None
    return done.stdout if done.returncode == 0 else None


def _unpacked(archive: bytes, folder: Path) -> None:
    """Files of rules only: nothing else of an archive is written, and nothing outside the folder."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            path = PurePosixPath(member.name)
            inner = path.relative_to(IN_CHECKOUT) if path.is_relative_to(IN_CHECKOUT) else path
            content = tar.extractfile(member) if member.isfile() else None
            if content is None or path.suffix != ".toml" or len(inner.parts) != 2 or ".." in inner.parts:
                continue
            target = folder.joinpath(*inner.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())
