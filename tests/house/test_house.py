"""The house itself: lint, types, floors, and generated files that are up to date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = {
    "ruff check": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "mypy": ["mypy"],
    "import contracts": ["lint-imports", "--no-cache"],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_tool_finds_nothing(tool: str, root: Path) -> None:
    """Lint, format, strict types and the floors of docs/architecture.md hold."""
    command = [str(Path(sys.executable).parent / TOOLS[tool][0]), *TOOLS[tool][1:]]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_compiled_rules_are_up_to_date() -> None:
    """compiled.en.json and compiled.ko.json are what the TOML files say: `python -m billkit.engine.compiled` writes them."""
    from billkit.engine.compiled import compiled_path, compiled_text

    for language in ("en", "ko"):
        assert compiled_path(language).read_text("utf-8") == compiled_text(language)


def test_every_rule_does_what_its_examples_say() -> None:
    """`billkit rules check`: each phrase is reached, each example behaves."""
    from billkit.engine.check import check

    report = check()
    assert report.rules > 50
    assert report.examples > 1000


def test_rules_cover_the_controlled_list(shared: Path) -> None:
    """Every kind of the controlled list has a rule with its titles, and no rule is off the list."""
    import csv

    from billkit.engine.compiled import ruleset

    with (shared / "kinds.csv").open(encoding="utf-8") as file:
        kinds = {row["kind"]: row for row in csv.DictReader(file)}
    rules = ruleset().rules
    assert set(rules) == set(kinds)
    for kind, row in kinds.items():
        assert (rules[kind].title["en"], rules[kind].title["ko"]) == (row["title_en"], row["title_ko"])
        for key in ("mast_chapter", "gta_intervention_type", "wto_scm_article"):
            assert rules[kind].crosswalk.get(key, "") == row[key], (kind, key)


def test_kept_tables_are_up_to_date() -> None:
    """tables.json is what the TOML files say: `python -m billkit.language.tables` writes it."""
    from billkit.language.tables import FILE, tables_text

    assert FILE.read_text("utf-8") == tables_text()
