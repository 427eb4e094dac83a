"""`billkit rules`: what a researcher does with the rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Billkit
from toll_rule import TOLL_RULE

SENTENCE = "The bill provides low-interest loans to steelmakers."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kinds").mkdir()
    (tmp_path / "kinds" / "finance.toll.toml").write_text(TOLL_RULE, "utf-8")
    return tmp_path


def test_list_shows_every_kind(billkit: Billkit, folder: Path) -> None:
    """One line a kind, with its titles in both languages; one's own kinds among them."""
    lines = billkit("rules", "list").out.splitlines()
    assert any(line.startswith("finance.loan ") and "Loan" in line and "융자" in line for line in lines)
    assert lines == sorted(lines)
    with_own = billkit("rules", "list", "--rules", str(folder)).out.splitlines()
    assert {line.split()[0] for line in with_own} - {line.split()[0] for line in lines} == {"finance.toll"}


def test_explain_tells_what_a_kind_means(billkit: Billkit) -> None:
    done = billkit("rules", "explain", "finance.loan")
    assert done.code == 0
    assert "low-interest" in done.out
    unknown = billkit("rules", "explain", "finance.lone")
    assert unknown.code == 5
    assert "finance.lone" in unknown.err


def test_try_shows_what_fires_and_where(billkit: Billkit) -> None:
    done = billkit("rules", "try", SENTENCE)
    assert done.out.startswith("finance.loan ")
    assert "'The bill provides low-interest loans to steelmakers'" in done.out
    assert billkit("rules", "try", "-", text=SENTENCE).out == done.out
    assert billkit("rules", "try", "The river was high.").out == "No rule fires.\n"


def test_try_tells_why_a_kind_does_not_match(billkit: Billkit) -> None:
    done = billkit("rules", "try", "The river was high.", "--kind", "finance.loan")
    assert done.code == 0
    assert len(done.out.splitlines()) > 1


def test_ones_own_rules_are_tried_and_checked(billkit: Billkit, folder: Path) -> None:
    tried = billkit("rules", "try", "A toll is due on the bridge.", "--rules", str(folder))
    assert "finance.toll" in tried.out
    checked = billkit("rules", "check", "--rules", str(folder), "--only", "finance.toll")
    assert checked.code == 0
    assert checked.out.rstrip().endswith("all in order.")


@pytest.mark.parametrize(
    ("change", "key", "remedy"),
    [
        (("definition", "definitoin"), "definitoin", "known are"),
        (('id = "finance.toll"', 'id = "finance.tool"'), "id", "the file is named 'finance.toll'"),
        (("no_match = ", "no_mach = "), "no_mach", "match, no_match"),
        (('"toll*", "bridge*"', '"@tolls", "bridge*"'), "toll all 1", "@tolls"),
        (('"toll*", "bridge*"', '"toll*", "bridge* | ferr*"'), "ferr*", "no example reaches"),
        (("[title]", "[title"), "not TOML", "line"),
    ],
)
def test_a_bad_rule_names_file_key_and_remedy(
    billkit: Billkit, folder: Path, change: tuple[str, str], key: str, remedy: str
) -> None:
    """Exit code 5, one message, no traceback."""
    (folder / "kinds" / "finance.toll.toml").write_text(TOLL_RULE.replace(*change), "utf-8")
    done = billkit("rules", "check", "--rules", str(folder), "--only", "finance.toll")
    assert (done.code, done.out) == (5, "")
    assert done.err.startswith("billkit: ")
    assert "finance.toll.toml" in done.err
    assert key in done.err
    assert remedy in done.err


def test_a_bad_rule_stops_parse_too(billkit: Billkit, folder: Path) -> None:
    (folder / "kinds" / "finance.toll.toml").write_text("id = ", "utf-8")
    done = billkit("parse", "-", "--rules", str(folder), text=SENTENCE)
    assert (done.code, done.out) == (5, "")
    assert billkit("rules", "list", "--rules", str(folder / "none")).code == 5


def test_the_rules_of_the_examples_are_in_order(billkit: Billkit, root: Path) -> None:
    """What examples/README.md shows: a kind of one's own, and more words for a shipped one."""
    own = str(root / "examples" / "rules")
    checked = billkit(
        "rules", "check", "--rules", own, "--only", "finance.export_insurance", "--only", "finance.loan"
    )
    assert (checked.code, checked.err) == (0, "")
    for text, kind in [
        ("The bill offers insurance for exporters of steel.", "finance.export_insurance"),
        ("The bill gives bridge finance to mills.", "finance.loan"),
    ]:
        assert kind in billkit("rules", "try", text, "--rules", own).out
        assert kind not in billkit("rules", "try", text).out
