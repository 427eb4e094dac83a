"""What holds of every command: help with an example, exit codes, a quick start."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main
from command_line import Billkit

import billkit as library
from billkit.cli import reference
from billkit.cli.main import app


def commands(command: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Paths of all commands that do something."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield path
        return
    for name, child in inner.items():
        yield from commands(child, (*path, name))


COMMANDS = list(commands(typer.main.get_command(app)))


def test_all_commands_are_there() -> None:
    assert {
        ("parse",), ("brief",), ("compare",), ("schema",), ("measures", "list"), ("measures", "show"),
        ("measures", "check"), ("measures", "template"), ("measures", "totals"), ("measures", "plot"),
        ("rules", "check"), ("rules", "list"), ("rules", "explain"), ("rules", "try"), ("rules", "diff"),
    } <= set(COMMANDS)  # fmt: skip


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_has_examples_and_exit_codes(billkit: Billkit, path: tuple[str, ...]) -> None:
    done = billkit(*path, "--help")
    assert done.code == 0
    assert f"billkit {' '.join(path)}" in done.out.partition("Example")[2]
    assert "Exit codes: 0 " in done.out


SHOWN = re.findall(
    r"^billkit (?:measures|rules list|rules explain|rules try|schema)[^|>\n]*$", reference.page(), re.M
)


@pytest.mark.parametrize("example", sorted(set(SHOWN)))
def test_the_examples_of_the_help_work(billkit: Billkit, example: str) -> None:
    done = billkit(*shlex.split(example.split("   ")[0])[1:])  # what stands behind it is a remark
    assert (done.code, done.err) == (0, "")
    assert len(done.out.splitlines()) > 1


def test_the_exit_codes_are_told(billkit: Billkit) -> None:
    told = " ".join(billkit("--help").out.split())
    assert (
        "Exit codes: 0 done, 1 other error, 2 wrong usage, 3 unreadable source, 4 no bill in the text" in told
    )
    assert "5 faulty rules, 6 faulty measures or filter, 7 a brief that could not be verified" in told
    assert "8 a library missing that an extra brings" in told


def test_version(billkit: Billkit) -> None:
    assert billkit("--version").out == f"billkit {library.__version__}\n"


def test_without_arguments_help_is_shown(billkit: Billkit) -> None:
    done = billkit()
    assert "Commands:" in done.out + done.err  # the streams differ between versions of typer


def test_completion_can_be_installed(billkit: Billkit) -> None:
    assert "--install-completion" in billkit("--help").out


def test_the_module_is_the_command(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "billkit", "--version"], capture_output=True, text=True, cwd=root, check=True
    )
    assert done.stdout == f"billkit {library.__version__}\n"


RUN = "import sys, billkit.cli.main as m; sys.argv = {}\ntry: m.run()\nexcept SystemExit: pass"
HEAVY = (
    "jinja2",
    "markdown_it",
    "charset_normalizer",
    "rich",
    "billkit.engine",
    "billkit.models",
    "billkit.briefs",
)


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        ("import billkit; billkit.__version__", (*HEAVY, "pydantic", "typer", "billkit.verbs")),
        ("import billkit.cli.main", (*HEAVY, "pydantic")),
        (RUN.format(["billkit", "--version"]), HEAVY),
        (RUN.format(["billkit", "parse", "--help"]), HEAVY),
    ],
    ids=["import billkit", "import billkit.cli.main", "billkit --version", "billkit parse --help"],
)
def test_what_needs_no_engine_loads_none(root: Path, code: str, heavy: tuple[str, ...]) -> None:
    """Heavy modules are imported when first used: a start costs what Python and the command line cost."""
    asked = f"import sys\n{code}\nprint('loaded:', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, cwd=root, check=True)
    loaded = done.stdout.partition("loaded: ")[2].split()
    assert "billkit" in loaded
    assert [name for name in loaded if name.startswith(heavy)] == []


def test_the_verbs_are_the_librarys_whole_surface() -> None:
    assert sorted(library.__all__) == [
        "brief", "check_measures", "compare", "crosswalk", "diff", "dossier", "measures", "origins", "parse", "picture",
        "read", "rules_diff", "schema", "similar", "verify",
    ]  # fmt: skip
    assert all(callable(getattr(library, name)) for name in library.__all__)
    with pytest.raises(AttributeError, match="no attribute 'summarise'"):
        _ = library.summarise


def test_the_reference_is_up_to_date(root: Path) -> None:
    """docs/cli.md is what the commands' help says: `python -m billkit.cli.reference docs/cli.md` writes it."""
    assert (root / "docs" / "cli.md").read_text("utf-8") == reference.page()
