"""The docs say what is: kinds, commands, files and links that are there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main

PAGES = sorted(
    [
        *Path(__file__).resolve().parents[2].glob("docs/*.md"),
        Path(__file__).resolve().parents[2] / "examples" / "README.md",
    ]
)
_COMMAND = re.compile(r"^ *billkit (.+?)(?:  +.*)?$", re.M)


def test_the_glossary_has_every_kind_in_both_languages(root: Path) -> None:
    from billkit.engine.compiled import ruleset

    glossary = (root / "docs" / "glossary.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([a-z_.]+)` \| (.+? \| .+?) \| ", glossary, re.M))
    assert rows == {
        kind: f"{rule.title['en']} | {rule.title['ko']}" for kind, rule in ruleset().rules.items()
    }


def test_the_glossary_has_the_nouns_of_the_library(root: Path) -> None:
    from billkit import models

    glossary = (root / "docs" / "glossary.md").read_text("utf-8")
    nouns = [
        "Document",
        "Section",
        "Evidence",
        "Provision",
        "ContextMeasure",
        "Exclusion",
        "Demand",
        "Bill",
        "Analysis",
        "Notice",
    ]
    assert set(nouns) <= set(models.__all__)
    for noun in nouns:
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", noun).capitalize()
        assert f"\n| {words} | " in glossary, words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_the_docs_are_real(page: Path) -> None:
    """Each command line of a page names a command and options that exist."""
    from billkit.cli.main import app

    for line in _COMMAND.findall(page.read_text("utf-8")):
        command = typer.main.get_command(app)
        words = shlex.split(re.split(r" [|>] ", line)[0])
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]  # type: ignore[attr-defined]
        spellings = (option for p in command.params for option in (*p.opts, *p.secondary_opts))
        known = {"--help", *spellings}
        assert {word for word in words if re.match(r"--?[a-z]", word)} <= known, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_named_in_the_docs_are_there(page: Path, root: Path) -> None:
    named = re.findall(
        r"\b((?:examples|billkit|docs|benchmarks)/[\w./-]+\.(?:md|txt|toml|py))\b", page.read_text("utf-8")
    )
    assert [name for name in named if not (root / name).exists()] == []
