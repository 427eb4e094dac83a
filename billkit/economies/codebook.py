"""docs/measures-codebook.md, from datapackage.json: ``python -m billkit.economies.codebook docs/measures-codebook.md``.

A test fails when the page is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from billkit.economies.package import descriptor, rows

_HEAD = """\
# Codebook of the measures data

Made from `datapackage.json` by `python -m billkit.economies.codebook docs/measures-codebook.md`; do not edit.
"""
_LONG = 12  # lists of more values than this stand in a table of their own


def page() -> str:
    """The page: what the package is, how it was made, one chapter a table."""
    package = descriptor()
    chapters = [_HEAD, *_about(package)]
    for table in package["resources"]:
        chapters += _table(table)
    return "\n".join([*chapters, *_kinds()])


def _about(package: dict[str, Any]) -> Iterator[str]:
    yield f"**{package['title']}**, version {package['version']}, as of {package['asOf']}. {package['description']}\n"
    for licence in package["licenses"]:
        yield f"Licence: [{licence['name']}]({licence['path']}): {licence['title']}.\n"
    makers = ", ".join(f"{maker['title']} ({maker['role']})" for maker in package["contributors"])
    yield f"Contributors: {makers}. Changes: [docs/measures-changelog.md](measures-changelog.md).\n"
    yield "To cite it: name, version, as-of date and the row's `measure_id`; for a fact, cite the row's own sources.\n"
    yield "## How it was made\n"
    yield from (f"- {step}" for step in package["method"])
    yield ""


def _table(table: dict[str, Any]) -> Iterator[str]:
    yield f"## {table['title']}: `{table['path']}`\n"
    yield f"{table['description']}\n"
    if named := [source for source in table.get("sources", []) if "path" in source]:
        yield "Sources: " + "; ".join(f"[{source['title']}]({source['path']})" for source in named) + ".\n"
    yield "| column | meaning | unit or form | constraints | example |\n|---|---|---|---|---|"
    for field in table["schema"]["fields"]:
        yield f"| {' | '.join(_cell(text) for text in _row(field))} |"
    yield ""
    yield from _keys(table)


def _row(field: dict[str, Any]) -> tuple[str, ...]:
    unit = field.get("unit", "number" if field["type"] == "number" else "")
    example = f"`{field['example']}`" if "example" in field else ""
    return f"`{field['name']}`", field["description"], unit, "; ".join(_constraints(field)), example


def _constraints(field: dict[str, Any]) -> Iterator[str]:
    given = field.get("constraints", {})
    if given.get("required"):
        yield "required"
    if given.get("unique"):
        yield "unique"
    if values := given.get("enum"):
        yield (
            "one of the kinds below"
            if len(values) > _LONG
            else "one of " + ", ".join(f"`{v}`" for v in values)
        )
    if "minimum" in given:
        yield f"at least {given['minimum']}"
    if "maximum" in given:
        yield f"at most {given['maximum']}"
    if "maxLength" in given:
        yield f"at most {given['maxLength']} characters"
    if "pattern" in given and not str(field.get("unit", "")).startswith("date"):
        yield f"pattern `{given['pattern']}`"


def _keys(table: dict[str, Any]) -> Iterator[str]:
    key = table["schema"]["primaryKey"]
    yield "Key: " + ", ".join(f"`{name}`" for name in ([key] if isinstance(key, str) else key)) + "."
    for foreign in table["schema"].get("foreignKeys", []):
        to = foreign["reference"]
        yield f"`{foreign['fields']}` leads to `{to['fields']}` of `{to['resource']}.csv`."
    yield ""
    if rules := table.get("rules"):
        yield "Rules across columns, asked of every file by `billkit measures check`:\n"
        yield from (f"- {rule['description']}" for rule in rules)
        yield ""


def _kinds() -> Iterator[str]:
    yield "## Kinds, and where they stand elsewhere\n"
    yield "Pointers to questions, never findings; empty where none fits.\n"
    yield "| kind | English | Korean | MAST | Global Trade Alert | SCM Agreement |\n|---|---|---|---|---|---|"
    for row in rows("crosswalk"):
        cells = list(row.values())
        yield f"| `{cells[0]}` | {' | '.join(_cell(cell) for cell in cells[1:])} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else "docs/measures-codebook.md").write_text(page(), "utf-8")
