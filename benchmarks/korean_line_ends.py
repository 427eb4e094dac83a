"""How often the line ends of Korean bills are read right, and the table that this rests on.

    python benchmarks/korean_line_ends.py [--write]

Counts in Korean statutes where blanks stand, from four fifths of the files; breaks the lines of the others where a bill
would break them, anywhere, and asks `billkit.readers.pdf.korean` for each whether a blank was there. `--write` makes
`billkit/readers/pdf/korean_breaks.txt` from all files.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from billkit.readers.pdf import korean
from billkit.readers.pdf.korean import Odds, inner_words, is_between_words

ROOT = Path(__file__).resolve().parent.parent
STATUTES = ROOT.parent / "shared" / "corpus" / "kr" / "acts"
TABLE = ROOT / "billkit" / "readers" / "pdf" / "korean_breaks.txt"
LONG = 500_000  # bytes: one act of 1.8 MB must not outweigh all others
LEAST = 4  # sightings
DIFFERENCE = 0.1  # that an entry must make

Counts = dict[tuple[str, str], list[float]]


def lines_of(path: Path) -> list[str]:
    text = re.sub(r"^---.*?---", "", path.read_text("utf-8"), count=1, flags=re.S)
    text = re.sub(r"<[^>]{0,40}>", "", re.sub(r"[*#\\_`]", "", text))
    return [" ".join(line.split()) for line in text.split("\n") if re.search("[가-힣]", line)]


def places(line: str) -> Iterator[tuple[str, str, bool]]:
    """Every place where a line may break: two letters before, two after, and whether a blank stands there."""
    line = re.sub(r"\d", "0", line)
    for at in range(2, len(line) - 2):
        if line[at] == " ":
            yield line[at - 2 : at], line[at + 1 : at + 3], True
        elif line[at - 1] != " ":
            yield line[at - 2 : at], line[at : at + 2], False


def counted(files: list[Path]) -> Counts:
    counts: Counts = defaultdict(lambda: [0.0, 0.0])
    for path in files:
        weight = 0.15 if path.stat().st_size > LONG else 1.0
        for line in lines_of(path):
            for left, right, blank in places(line):
                for key in (
                    ("anywhere", "any"), ("after", left[1]), ("after", left), ("before", right[0]), ("before", right),
                    ("between", left[1] + right[0]),
                ):  # fmt: skip
                    counts[key][blank] += weight
    return counts


def table(counts: Counts) -> Odds:
    joined, spaced = counts["anywhere", "any"]
    odds = Odds(spaced / (joined + spaced), {}, {}, {})
    tables = {"after": odds.after, "before": odds.before, "between": odds.between}
    for length in (1, 2):
        for (kind, key), (without, with_) in sorted(counts.items()):
            if kind == "anywhere" or len(key) != length or without + with_ < LEAST:
                continue
            expected = expectation(odds, kind, key)
            chance = round((with_ + 2 * expected) / (without + with_ + 2), 2)
            if length == 1 or abs(chance - expected) > DIFFERENCE:
                tables[kind][key] = chance
    return odds


def expectation(odds: Odds, kind: str, key: str) -> float:
    """What is thought of a key before it is counted: what its shorter form says."""
    if len(key) == 1:
        return odds.anywhere
    if kind == "after":
        return odds.after.get(key[1], odds.anywhere)
    if kind == "before":
        return odds.before.get(key[0], odds.anywhere)
    return combined(odds, key[0], key[1])


def combined(odds: Odds, left: str, right: str) -> float:
    korean._odds = lambda: odds._replace(between={})  # type: ignore[assignment]
    return korean.blank_chance(left, right)


def written(odds: Odds) -> str:
    lines = [
        "# Chances in per cent that a blank stands after, before and between letters in Korean statutes.",
        "# 0 is any figure, ␣ a blank. Made by benchmarks/korean_line_ends.py; do not edit.",
        "[anywhere]", f"{round(odds.anywhere * 100)} any",
    ]  # fmt: skip
    for name in ("after", "before", "between"):
        by_chance: dict[int, list[str]] = defaultdict(list)
        for key, chance in getattr(odds, name).items():
            by_chance[round(chance * 100)].append(key.replace(" ", "␣"))
        lines += [
            "",
            f"[{name}]",
            *(f"{chance} {' '.join(sorted(by_chance[chance]))}" for chance in sorted(by_chance)),
        ]
    return "\n".join(lines) + "\n"


def broken(line: str, chance: random.Random) -> list[tuple[str, bool | None]]:
    """A line broken as a bill breaks it, and for each piece whether a blank was lost at its end."""
    pieces: list[tuple[str, bool | None]] = []
    while len(line) > 36:
        at = chance.randint(30, 34)
        blank = line[at] == " " or line[at - 1] == " "
        pieces.append((line[:at].strip(), blank))
        line = line[at:].strip()
    return [*pieces, (line, None)]


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--write", action="store_true")
    files = sorted(STATUTES.glob("*.md"))
    held, rest = files[::5], [path for index, path in enumerate(files) if index % 5]
    odds = table(counted(rest))
    korean._odds = lambda: odds  # type: ignore[assignment]
    chance = random.Random(2)
    right = asked = 0
    for path in held:
        pieces = [piece for line in lines_of(path) for piece in broken(line, chance)]
        words = inner_words(piece for piece, _ in pieces)
        for (one, blank), (two, _) in pairwise(pieces):
            if blank is not None and one and two:
                asked += 1
                right += is_between_words(one, two, words) == blank
    print(
        f"{len(rest)} statutes counted, {len(held)} others broken: {right}/{asked} line ends right ({right / asked:.1%})"
    )
    if options.parse_args().write:
        TABLE.write_text(written(table(counted(files))), "utf-8")
        print(f"written: {TABLE.relative_to(ROOT)}, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
