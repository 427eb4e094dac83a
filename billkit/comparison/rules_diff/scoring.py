"""Scores of both sides on annotated texts, by a score tool that is run as a process.

The tool is one that takes ``FOLDER --json --command COMMAND``, runs COMMAND with {file} for every text and prints {"summary": {...},
"cases": [...]}. Its command shows what the sides made before, so that Python with its library need not start for each text.
Only figures are taken over: no words of the annotations.
"""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from billkit.comparison.rules_diff.compared import Outcome
from billkit.comparison.rules_diff.sides import PACKAGE
from billkit.errors import UnreadableSource
from billkit.models.rules_diff import Figures, ScorePair, Scores

BESIDE_CHECKOUT = PACKAGE.parent.parent / "shared" / "tools" / "score.py"
_CASE = ("tp", "fp", "fn", "leak", "negated", "bad_quote")
_SHARES = {"attr": "details", "context": "context", "excl": "exclusions"}
# no braces: the tool fills in {file}
_SHOW = (
    "import sys, os, hashlib; "
    "name = hashlib.sha256(os.fsencode(os.path.realpath(sys.argv[2]))).hexdigest(); "
    "sys.stdout.buffer.write(open(os.path.join(sys.argv[1], name), 'rb').read())"
)


def scorer_at(given: str | Path | None) -> Path:
    """The score tool. Raises UnreadableSource where there is none."""
    path = Path(given) if given is not None else BESIDE_CHECKOUT
    if not path.is_file():
        told = f"{path}: no such score tool" if given is not None else "no score tool beside the checkout"
        raise UnreadableSource(f"{told}; name one with --scorer")
    return path


def gold_texts(folder: Path) -> list[Path]:
    """The texts that a folder of NAME.gold.json annotates. Raises UnreadableSource."""
    golds = sorted(folder.glob("*.gold.json"))
    if not golds:
        raise UnreadableSource(f"{folder}: no *.gold.json there; name a folder of annotated texts")
    return [text_of(gold) for gold in golds]


def text_of(gold: Path) -> Path:
    """The text that a file of annotations names, or that lies beside it. Raises UnreadableSource."""
    try:
        named = json.loads(gold.read_text("utf-8")).get("text_file")
    except (OSError, ValueError, AttributeError) as error:
        raise UnreadableSource(f"{gold}: no annotations in JSON ({error})") from error
    return gold.parent / named if named else Path(str(gold).removesuffix(".gold.json") + ".txt")


def scores(
    scorer: Path, folder: Path, texts: Sequence[Path], before: Sequence[Outcome], after: Sequence[Outcome]
) -> Scores:
    """Raises UnreadableSource where the tool fails."""
    old, new = (_scored(scorer, folder, texts, side) for side in (before, after))
    return Scores(
        totals=tuple(_pairs(_totals(old), _totals(new))), cases=tuple(_pairs(_cases(old), _cases(new)))
    )


def _pairs(old: Mapping[str, Figures], new: Mapping[str, Figures]) -> Iterator[ScorePair]:
    for name in dict.fromkeys((*old, *new)):
        yield ScorePair(name=name, before=old.get(name, {}), after=new.get(name, {}))


def _scored(scorer: Path, folder: Path, texts: Sequence[Path], made: Sequence[Outcome]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as kept:
        for text, outcome in zip(texts, made, strict=True):
            if outcome.analysis is not None:
                name = hashlib.sha256(os.fsencode(os.path.realpath(text))).hexdigest()
                Path(kept, name).write_text(outcome.analysis.to_json(), "utf-8")
        show = [sys.executable, "-I", "-S", "-c", _SHOW, kept]
        command = shlex.join(part.replace("{", "{{").replace("}", "}}") for part in show) + " {file}"
        done = subprocess.run(
            [sys.executable, "-X", "utf8", str(scorer), str(folder), "--json", "--command", command],
            capture_output=True, check=False,
        )  # fmt: skip
    return _printed(scorer, done)


def _printed(scorer: Path, done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    """What the tool printed. Its own error message may quote annotations: only the kind of error is told."""
    try:
        if done.returncode == 0:
            found = json.loads(done.stdout)
            return {"summary": dict(found["summary"]), "cases": [dict(case) for case in found["cases"]]}
        reason = f"it ended with {done.returncode}"
    except (ValueError, KeyError, TypeError) as error:
        reason = f"it printed no scores, {type(error).__name__}"
    raise UnreadableSource(f"{scorer}: the score tool failed: {reason}; run it by hand to see why")


def _totals(found: Mapping[str, Any]) -> dict[str, Figures]:
    return {str(name): _figures(figures) for name, figures in found["summary"].items()}


def _cases(found: Mapping[str, Any]) -> dict[str, Figures]:
    cases = {}
    for case in found["cases"]:
        figures = _figures({name: case.get(name) for name in _CASE})
        for key, name in _SHARES.items():
            if isinstance(case.get(key), list) and len(case[key]) == 2:
                figures |= _figures({name: case[key][0], f"{name}_of": case[key][1]})
        cases[str(case.get("case", "")).removesuffix(".gold")] = figures
    return cases


def _figures(found: Mapping[str, Any]) -> Figures:
    return {
        str(name): value for name, value in found.items() if value is None or isinstance(value, int | float)
    }
