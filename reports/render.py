"""Writes the briefs and pictures of this folder from examples/briefs.toml.

    python reports/render.py           write them anew
    python reports/render.py --check   say which are out of date, and end with 1 if any is

A test does the second: what a visitor reads and sees is what today's rules and data give.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path
from typing import Any

import billkit
from billkit.pictures import Picture

REPORTS = Path(__file__).resolve().parent
EXAMPLES = REPORTS.parent / "examples"


def rendered() -> dict[str, str]:
    """Name of a file in reports/ -> the brief, chart or picture that belongs there."""
    listed = tomllib.loads((EXAMPLES / "briefs.toml").read_text("utf-8"))
    files: dict[str, str] = {}
    for entry in listed["brief"]:
        files |= _brief(entry)
    return files | {entry["output"]: _picture(entry).to_svg() for entry in listed["picture"]}


def _brief(entry: dict[str, Any]) -> dict[str, str]:
    """A brief in the format of its suffix; beside Markdown, its charts."""
    made = billkit.brief(
        EXAMPLES / entry["file"],
        against=entry["against"],
        tier=entry.get("tier", "brief"),
        lang=entry.get("lang", "en"),
        others=[EXAMPLES / name for name in entry.get("with", [])],
    )
    output = Path(entry["output"])
    if output.suffix == ".html":
        return {output.name: made.to_html()}
    charts = {figure.id: f"{output.stem}.{figure.id}.svg" for figure in made.figures()}
    drawn = {charts[figure.id]: figure.svg for figure in made.figures()}
    return {output.name: made.to_markdown(charts)} | drawn


def _picture(entry: dict[str, Any]) -> Picture:
    if "of" in entry:
        return billkit.picture(entry["of"], **entry["options"])
    compared = billkit.compare([EXAMPLES / entry["file"]], against=entry["against"])
    return billkit.picture(compared, lang=entry["lang"])


def out_of_date(briefs: dict[str, str]) -> list[str]:
    """Reports that are missing, other than they should be, or made from nothing that is listed."""
    made = [path for suffix in ("md", "svg", "html") for path in REPORTS.glob(f"*.{suffix}")]
    found = {path.name: path.read_text("utf-8") for path in made}
    return sorted(name for name in found.keys() | briefs.keys() if found.get(name) != briefs.get(name))


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--check", action="store_true", help="write nothing; say what is out of date")
    check = options.parse_args().check
    briefs = rendered()
    stale = out_of_date(briefs)
    for name in stale:
        print(f"{'out of date' if check else 'written'}: {name}")
        if not check and name in briefs:
            (REPORTS / name).write_text(briefs[name], "utf-8")
        elif not check:
            (REPORTS / name).unlink()
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
