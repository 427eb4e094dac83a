"""Every brief on a gold text, in both languages and every format, is verified as it was written: `billkit verify` finds nothing.

    python benchmarks/verified_briefs.py            the even-numbered texts, Markdown
    python benchmarks/verified_briefs.py --formats  Markdown, HTML, Word and PDF

Counts statements by their status; ends with 1 where any is not verified. Outside CI: it takes minutes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import billkit
from billkit.briefs import VerifiedBrief
from billkit.comparison.rules_diff.scoring import text_of
from billkit.errors import NoBillFound

SHARED = Path(__file__).resolve().parents[2] / "shared"
LANGS: tuple[Literal["en", "ko"], ...] = ("en", "ko")


def texts() -> Iterator[Path]:
    """The gold texts that may be read: those with an even number."""
    for gold in sorted((SHARED / "gold").glob("*/*.gold.json")):
        number = gold.name[:2]
        if number.isdigit() and int(number) % 2 == 0:
            yield text_of(gold)


def written(brief: VerifiedBrief, folder: Path, every: bool) -> list[Path]:
    charts = {figure.id: f"b.{figure.id}.svg" for figure in brief.figures()}
    for figure in brief.figures():
        (folder / charts[figure.id]).write_text(figure.svg, "utf-8")
    (folder / "b.citations.json").write_text(brief.citations(), "utf-8")
    made: dict[str, bytes] = {"b.md": brief.to_markdown(charts).encode()}
    if every:
        made |= {"b.html": brief.to_html().encode(), "b.docx": brief.to_docx(), "b.pdf": brief.to_pdf()}
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--formats", action="store_true", help="HTML, Word and PDF too")
    every = options.parse_args().formats
    counts: Counter[tuple[str, str]] = Counter()
    for text in texts():
        for lang in LANGS:
            try:
                brief = billkit.brief(text, against=["US", "EU", "JP"], lang=lang)
            except NoBillFound:
                continue
            with tempfile.TemporaryDirectory() as folder:
                for path in written(brief, Path(folder), every):
                    found = billkit.verify(path, sources=[text])
                    counts[path.suffix, "briefs"] += 1
                    counts.update({(path.suffix, status): count for status, count in found.counts().items()})
                    for statement in found.unverified[:3]:
                        print(
                            f"{text.name} {lang} {path.suffix}: {statement.status}: {statement.place}: {statement.reasons}"
                        )
    for (suffix, what), count in sorted(counts.items()):
        print(f"{suffix:6} {what:14} {count:6,}")
    return int(any(count for (_, what), count in counts.items() if what not in ("briefs", "verified")))


if __name__ == "__main__":
    sys.exit(main())
