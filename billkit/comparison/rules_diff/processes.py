"""What one side makes of all texts, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

from billkit.comparison.rules_diff.compared import Outcome
from billkit.comparison.rules_diff.sides import Side
from billkit.errors import RuleError
from billkit.models.analysis import Analysis

Told = Callable[[str], None]  # hears the name of each text done


@dataclass(frozen=True)
class Outcomes:
    digest: str
    texts: tuple[Outcome, ...]


def outcomes(side: Side, texts: Sequence[Path], told: Told, stop: Event) -> Outcomes:
    """In the order of the texts. Where a text ends the process, the others are read by another. Raises RuleError.

    Once `stop` is set, what comes back is short: nobody waits for it any more.
    """
    found: list[Outcome] = []
    digest = ""
    while (not digest or len(found) < len(texts)) and not stop.is_set():
        digest, some = _round(side, texts[len(found) :], told, stop)
        found += some
        if len(found) < len(texts):
            deadly = str(texts[len(found)])
            found.append(Outcome(None, f"{deadly}: reading it ended the process; please report it"))
            told(deadly)
    return Outcomes(digest, tuple(found))


def _round(side: Side, texts: Sequence[Path], told: Told, stop: Event) -> tuple[str, list[Outcome]]:
    """One process, to its end."""
    with _worker(side, texts) as (process, errors):
        lines = _lines(process)
        digest = _digest(side, next(lines, None), errors)
        found = []
        for text, line in zip(texts, lines, strict=False):
            found.append(_outcome(line))
            told(str(text))
            if stop.is_set():
                break
        return digest, found


@contextmanager
def _worker(side: Side, texts: Sequence[Path]) -> Iterator[tuple[subprocess.Popen[bytes], Any]]:
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as errors:
        asked.write(json.dumps([str(text) for text in texts]).encode())
        asked.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-P", "-X", "utf8", "-m", "billkit.comparison.rules_diff.worker"],
            stdin=asked, stdout=subprocess.PIPE, stderr=errors, env=_environment(side),
        )  # fmt: skip
        try:
            yield process, errors
        finally:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _environment(side: Side) -> dict[str, str]:
    """The side's package comes first; the rest of the path stays, libraries may lie there."""
    path = os.pathsep.join(filter(None, [str(side.package), os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}


def _lines(process: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    """Whole lines; one that a dying process left half-written is none."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.endswith(b"\n"):
            yield json.loads(line)


def _digest(side: Side, first: dict[str, Any] | None, errors: Any) -> str:
    """Raises RuleError where the rules cannot be used, or were not those that were meant."""
    if first is None:
        errors.seek(0)
        last = errors.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise RuleError(f"{side.name}: the process that tries these rules ended at its start: {last}")
    if "fatal" in first:
        raise RuleError(f"{side.name}: these rules do not work with this billkit: {first['fatal']}")
    if Path(first["rules"]) != side.rules.resolve():
        raise RuleError(
            f"{side.name}: not these rules were read but {first['rules']}; run billkit in its own environment"
        )
    return str(first["digest"])


def _outcome(line: dict[str, Any]) -> Outcome:
    if "analysis" not in line:
        return Outcome(None, str(line["error"]))
    return Outcome(Analysis.model_validate(line["analysis"]))
