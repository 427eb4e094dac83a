"""Every statement of every brief: how many facts were looked up anew, and how many details could not be read a second time.

    python benchmarks/briefs.py             examples and annotated texts
    python benchmarks/briefs.py --quick     examples alone

Each text is made into a full brief in both languages, verified as it is before it is written. A brief that fails would not
be written: it is counted as refused. Facts marked "not checked" are shown so in the brief.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import billkit
from billkit.comparison.rules_diff.scoring import gold_texts
from billkit.errors import NoBillFound, UnverifiedBrief

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold"
AGAINST = ["US", "EU", "JP"]


def texts(quick: bool) -> dict[str, list[Path]]:
    """Group of texts -> files."""
    groups = {"examples": sorted((ROOT / "examples").glob("*.txt"))}
    if not quick and GOLD.is_dir():
        groups["annotated descriptions"] = sorted((GOLD / "descriptions").glob("*.txt"))
        groups["annotated statutes"] = gold_texts(GOLD / "statutes")
    return groups


def counted(files: list[Path]) -> Counter[str]:
    found: Counter[str] = Counter()
    for file in files:
        document = billkit.read(file)
        for lang in ("en", "ko"):
            try:
                made = billkit.brief(document, against=AGAINST, tier="full", lang=lang)
            except NoBillFound:
                found["no bill"] += 1
                continue
            except UnverifiedBrief:
                found["refused"] += 1
                continue
            statements = list(made.statements())
            facts = [fact for statement in statements for fact in statement.facts]
            found["briefs"] += 1
            found["statements"] += len(statements)
            found["facts"] += len(facts)
            found["not checked"] += sum(fact.check == "not_checked" for fact in facts)
    return found


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--quick", action="store_true", help="examples alone")
    columns = ("briefs", "refused", "no bill", "statements", "facts", "not checked")
    print("| texts | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for group, files in texts(options.parse_args().quick).items():
        found = counted(files)
        print(
            f"| {group} ({len(files)}) | " + " | ".join(f"{found[column]:,}" for column in columns) + " |",
            flush=True,
        )


if __name__ == "__main__":
    main()
