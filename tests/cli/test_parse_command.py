"""`billkit parse`: the inventory of one document, for people and programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Billkit

import billkit as library

PRESS = """\
SEOUL -- Lawmakers in South Korea introduced the Green Steel Act on Monday.

Under the bill, the government may offer low-interest loans to steelmakers.
"""
NO_BILL = "The mill stood idle on Monday. Its workers went home early, and the river was high.\n"


@pytest.fixture
def press(tmp_path: Path) -> str:
    (tmp_path / "press.txt").write_text(PRESS, "utf-8")
    return str(tmp_path / "press.txt")


def test_a_table_for_people(billkit: Billkit, press: str) -> None:
    done = billkit("parse", press)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Green Steel Act\n")
    assert "finance.loan" in done.out
    assert "low-interest loans" in done.out
    assert "\x1b" not in done.out  # no colours in a pipe


def test_json_for_programs_is_the_librarys(billkit: Billkit, press: str) -> None:
    """`billkit.parse` is the twin of the command."""
    done = billkit("parse", press, "--format", "json")
    assert done.out == library.parse(press).to_json() + "\n"
    assert json.loads(done.out)["schema"] == "billkit/analysis/1"


def test_markdown_for_notes(billkit: Billkit, press: str) -> None:
    done = billkit("parse", press, "-f", "md")
    assert done.out.startswith("# Green Steel Act\n")
    assert "| p1 | finance.loan | may |" in done.out


def test_markup_in_a_source_stays_text(billkit: Billkit) -> None:
    """A source cannot write HTML, links or table cells into the Markdown."""
    text = PRESS.replace("low-interest loans", "<b>low-interest</b> [loans](http://x.org)")
    out = billkit("parse", "-", "-f", "md", text=text).out
    assert r"\<b\>low-interest\</b\> \[loans\]" in out
    assert "<b>" not in out
    assert "](" not in out


def test_standard_input(billkit: Billkit, press: str) -> None:
    piped = json.loads(billkit("parse", "-", "-f", "json", text=PRESS).out)
    of_file = json.loads(billkit("parse", press, "-f", "json").out)
    assert piped["document"].pop("source") == "-"
    assert of_file["document"].pop("source") == press
    assert piped == of_file


@pytest.mark.parametrize(
    ("name", "begins"),
    [("bill.json", '{\n  "schema"'), ("bill.md", "# Green Steel Act"), ("bill.txt", "Green Steel Act\n")],
)
def test_the_suffix_of_the_output_sets_the_format(
    billkit: Billkit, press: str, tmp_path: Path, name: str, begins: str
) -> None:
    done = billkit("parse", press, "-o", str(tmp_path / name))
    assert (done.code, done.out) == (0, "")
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


def test_a_format_goes_before_the_suffix(billkit: Billkit, press: str, tmp_path: Path) -> None:
    billkit("parse", press, "-f", "json", "-o", str(tmp_path / "bill.md"))
    assert json.loads((tmp_path / "bill.md").read_text("utf-8"))["bill"]


def test_an_output_is_there_whole_or_not_at_all(billkit: Billkit, press: str, tmp_path: Path) -> None:
    """A folder that is missing, a folder in the file's place: exit code 3, a message, and nothing left behind."""
    (tmp_path / "folder").mkdir()
    for target in (tmp_path / "missing" / "bill.md", tmp_path / "folder"):
        done = billkit("parse", press, "-o", str(target))
        assert done.code == 3
        assert "cannot be written" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "press.txt"]


def test_explain_tells_why(billkit: Billkit, press: str) -> None:
    """The rule, the words on which it fired, and the scope decision."""
    assert "rule finance.loan" not in billkit("parse", press).out
    told = billkit("parse", press, "--explain").out
    assert "rule finance.loan" in told
    assert "scope:" in told


def test_no_bill_is_a_result_unless_strict(billkit: Billkit) -> None:
    """Exit code 0 and a note; with --strict exit code 4."""
    lenient = billkit("parse", "-", text=NO_BILL)
    assert lenient.code == 0
    assert lenient.out.startswith("No bill, act or programme found")
    strict = billkit("parse", "-", "--strict", "-f", "json", text=NO_BILL)
    assert strict.code == 4
    assert "no bill" in strict.err
    assert json.loads(strict.out)["provisions"] == []
    assert "no bill" in billkit("parse", "-", "-f", "json", text=NO_BILL).err


@pytest.mark.parametrize(
    ("content", "problem"), [(b"", "is empty"), (b"%PDF-1.7", "damaged"), (b"a\x00b" * 99, "binary")]
)
def test_an_unreadable_source(billkit: Billkit, tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "source").write_bytes(content)
    done = billkit("parse", str(tmp_path / "source"))
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"billkit: {tmp_path / 'source'} ")
    assert problem in done.err


def test_a_missing_source_and_a_directory(billkit: Billkit, tmp_path: Path) -> None:
    assert billkit("parse", str(tmp_path / "none.txt")).code == 3
    assert billkit("parse", str(tmp_path)).code == 3


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["a", "--format", "pdf"], ["a", "--no-such-option"]])
def test_wrong_usage(billkit: Billkit, arguments: list[str]) -> None:
    assert billkit("parse", *arguments).code == 2


def test_korean_comes_through_whatever_the_locale(root: Path) -> None:
    """Output is UTF-8 even where the terminal claims to know ASCII only."""
    done = subprocess.run(
        [sys.executable, "-m", "billkit", "parse", "-", "-f", "json"],
        input=PRESS.replace("loans", "철강 loans").encode(),
        capture_output=True,
        cwd=root,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    quote = json.loads(done.stdout.decode("utf-8"))["provisions"][0]["evidence"][0]["quote"]
    assert "철강 loans" in quote


def test_a_reader_that_stops_early_is_no_error(root: Path) -> None:
    """`billkit measures list | head -1`: no traceback, no exit code but 0."""
    process = subprocess.Popen(
        [sys.executable, "-m", "billkit", "measures", "list", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=root,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0
