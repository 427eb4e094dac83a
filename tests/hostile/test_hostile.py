"""Input is hostile until shown otherwise: each file gives a sound Document or a named error, in bounded time and memory."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the kernel's limits are set through it")

from files import PATHS, growing, written
from reading import Outcome, outcome
from shapes import ALL
from shapes.shape import Shape

# What is wrong, then what to do: "... is empty. Check that it was saved completely."
REMEDY = re.compile(
    r"[.;:(] .*\b(?:save|check|compare|download|fetch|split|give|open|run|unpack|copy|remove|install|read|put|convert)\b",
    re.I | re.S,
)


def check(found: Outcome, path: Path, shape: Shape) -> None:
    if found.kind == "refused":
        assert not shape.holds, f"refused: {found.words}"
        assert found.words.removeprefix("'").startswith(str(path)), "the message begins with the place"
        assert REMEDY.search(found.words), f"no remedy in: {found.words}"
        assert re.search(shape.refused, found.words), found.words
        return
    assert found.kind == "document", found.words
    assert not shape.refused, f"read, though it is {shape.name}: {found.words[:200]!r}"
    assert re.search(shape.holds, found.words), found.words[:500]


@pytest.mark.parametrize("shape", ALL, ids=lambda shape: shape.name)
def test_hostile_file(shape: Shape, tmp_path: Path) -> None:
    path = written(shape, tmp_path)
    check(outcome(str(path)), path, shape)


@pytest.mark.parametrize("name", PATHS)
def test_what_is_no_file(name: str, tmp_path: Path) -> None:
    """Nothing is opened that could make the reader wait."""
    make, refused = PATHS[name]
    if name == "unreadable file" and os.geteuid() == 0:
        pytest.skip("root reads every file")
    path = make(tmp_path)
    check(outcome(str(path)), path, Shape(name, bytes, "", refused=refused))


def test_file_that_grows_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "growing.txt"
    with growing(path):
        found = outcome(str(path))
    assert found.kind == "document" or "larger than" in found.words, found.words


def test_names_are_told_once() -> None:
    names = [shape.name for shape in ALL]
    assert len(set(names)) == len(names)
