"""Files that were damaged on their way give a Document or a named error, whatever byte was hit."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the kernel's limits are set through it")

from mutate import corpus, mutated, mutation, read_all

COUNT = 400
FOUND = (2663,)  # crashed once: subdivisions of quoted law before any section of a New York bill


def test_mutated_files_are_read_or_refused(shared: Path) -> None:
    """The same 400 each time, in every format, and what crashed once; `mutate.py` reads as many as you have time for."""
    files = corpus(shared / "corpus")
    crashes = [
        f"{one}\n{outcome.words}"
        for one, outcome in read_all((*range(COUNT), *FOUND), files, jobs=2)
        if outcome.kind == "crash"
    ]
    assert not crashes, "\n\n".join(crashes)


def test_a_seed_makes_the_same_mutation_again(shared: Path) -> None:
    """Else no crash could be looked into."""
    files = corpus(shared / "corpus")
    assert all(mutation(seed, files) == mutation(seed, files) for seed in range(20))


def test_each_kind_changes_a_file() -> None:
    import random

    data = bytes(range(256)) * 200
    for kind in ("flip", "cut", "double", "insert", "truncate"):
        assert mutated(data, kind, random.Random(1)) != data
