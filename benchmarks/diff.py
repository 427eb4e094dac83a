"""How fast two versions are compared, beside difflib on the lines and on the words of the same texts, in one run.

    python benchmarks/diff.py [--runs 3] [--limit 120]

Pairs: a statute of 1.8 MB against a copy in which every thirtieth line or so is another (seeded), EU ETS 2021 and 2024, ten
years of a Korean act. Each figure comes from a process of its own and leaves out the start of Python and the imports;
`struck + put in` is how many characters the method says differ: fewer means that less was mistaken for a change. The
aim: the two 1.8 MB statutes under 5 s.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
LARGE = CORPUS / "kr" / "acts" / "kr-tax-special-treatment-2026-06-02.md"
PAIRS = {
    "EU ETS 2021, 2024": (CORPUS / "eu" / "ets" / "eu-ets-2021-01-01-en.xhtml", CORPUS / "eu" / "ets" / "eu-ets-2024-03-01-en.xhtml"),
    "Korean act 2016, 2025": (
        CORPUS / "kr" / "versions" / "kr-corporate-revitalisation-2016-02-12.md",
        CORPUS / "kr" / "versions" / "kr-corporate-revitalisation-2025-10-01.md",
    ),
}  # fmt: skip

_HEAD = """
import json, re, resource, sys, time
import billkit, billkit.readers, billkit.comparison.versions as versions
from difflib import SequenceMatcher
billkit.read(b"x")
began = time.perf_counter()
old, new = (billkit.read(path) for path in sys.argv[1:3])
"""
_AFTER_READING = "began = time.perf_counter()\n"
_DIFFLIB = """
blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
changed = sum(len("".join(a[i:j])) + len("".join(b[k:l])) for tag, i, j, k, l in blocks if tag != "equal")
"""
_BILLKIT = "changed = sum(len(e.text) for e in versions.diff(old, new).redline if e.op != 'equal')\n"
_TAIL = "seconds = time.perf_counter() - began\npeak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\nprint(json.dumps([seconds, changed, peak]))\n"
_JOBS = {
    "billkit, reading and diff": _HEAD + _BILLKIT,
    "billkit, diff alone": _HEAD + _AFTER_READING + _BILLKIT,
    "difflib, lines": _HEAD + _AFTER_READING + "a, b = (d.text.splitlines(True) for d in (old, new))\n" + _DIFFLIB,
    "difflib, words": _HEAD + _AFTER_READING + "a, b = (re.findall(r'\\w+|\\W', d.text) for d in (old, new))\n" + _DIFFLIB,
}  # fmt: skip


def mutated(text: str, seed: int = 7) -> str:
    """A copy in which some lines have other words, some are gone and some are new."""
    choice = random.Random(seed)
    lines = []
    for line in text.split("\n"):
        chance = choice.random() if len(line) > 20 and not line.startswith("#") else 1.0
        words = line.split(" ")
        if chance < 0.02:
            words[choice.randrange(len(words))] = "총리령"
        elif chance < 0.025:
            continue
        elif chance < 0.03:
            lines.append(f"{line} 다만, 총리령으로 정하는 경우에는 그러하지 아니하다.")
        lines.append(" ".join(words))
    return "\n".join(lines)


def measured(code: str, pair: tuple[Path, Path], runs: int, limit: int) -> tuple[float, int, float] | None:
    """Median seconds, characters said to differ, peak of memory in MB; None beyond the limit."""
    found = []
    for _ in range(runs):
        try:
            command = [sys.executable, "-c", code + _TAIL, *map(str, pair)]
            done = subprocess.run(command, check=True, capture_output=True, timeout=limit)
        except subprocess.TimeoutExpired:
            return None
        found.append(json.loads(done.stdout))
    return statistics.median(s for s, *_ in found), found[0][1], max(peak for *_, peak in found)


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--limit", type=int, default=120, help="seconds after which a method is given up")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.md"
        copy.write_text(mutated(LARGE.read_text("utf-8")), "utf-8")
        for name, pair in {"1.8 MB statute, mutated copy": (LARGE, copy), **PAIRS}.items():
            print(name)
            own = None
            for job, code in _JOBS.items():
                figures = measured(code, pair, asked.runs, asked.limit)
                if figures is None:
                    print(f"  {job:28} more than {asked.limit} s")
                    continue
                seconds, changed, peak = figures
                own = seconds if job == "billkit, diff alone" else own
                ratio = f"{seconds / own:6.1f} x" if own else ""
                print(f"  {job:28} {seconds:7.2f} s  {ratio:9} {changed:9,} struck + put in  {peak:5.0f} MB")


if __name__ == "__main__":
    main()
