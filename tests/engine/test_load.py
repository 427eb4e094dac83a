"""The loader is unforgiving: every fault is reported, with file and place."""

from __future__ import annotations

from pathlib import Path

import pytest
from toll_rule import TOLL_RULE

from billkit.engine.check import check, unmarked
from billkit.engine.load import load
from billkit.errors import RuleError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kinds").mkdir()
    return tmp_path


def write(folder: Path, text: str, name: str = "finance.toll") -> Path:
    (folder / "kinds" / f"{name}.toml").write_text(text, "utf-8")
    return folder


def test_a_rule_of_ones_own_is_added(folder: Path) -> None:
    rules, _ = load(write(folder, TOLL_RULE))
    assert rules.rules["finance.toll"].title == {"en": "Toll"}
    assert "finance.loan" in rules.rules
    check(folder, only=["finance.toll"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("definition", "definitoin"), "definitoin: unknown key"),
        (('id = "toll"', 'idd = "toll"'), "unknown key 'idd'"),
        (('id = "finance.toll"', 'id = "finance.tool"'), "but the file is named"),
        (('"toll*", "bridge*"', '"toll* | toll*", "bridge*"'), "stands twice"),
        (('"toll*", "bridge*"', '"{tolls}", "bridge*"'), "no slot {tolls}"),
        (('"toll*", "bridge*"', '"@tolls", "bridge*"'), "no word list @tolls"),
        (("no_match", "no_mach"), "unknown 'no_mach'"),
        (('no_match = ["The death toll rose."]', ""), "has no no_match example"),
        (('id = "toll"', 'id = "toll"\nunless = ["bridge*"]'), "both wanted and forbidden"),
        (('id = "toll"', 'id = "toll"\nwithin = "page"'), "within is 'page'"),
        (("[title]", "[title"), "not TOML"),
    ],
)
def test_faults_are_named_with_their_place(folder: Path, change: tuple[str, str], message: str) -> None:
    with pytest.raises(RuleError, match=r"finance\.toll\.toml") as error:
        load(write(folder, TOLL_RULE.replace(*change)))
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('"toll*", "bridge*"', '"toll*", "bridge* | ferr*"'), "no example reaches 'ferr*'"),
        (('"toll*", "bridge*"', '"toll*", "(bridge*/ferr*)"'), "no example reaches 'ferr*' of"),
        (("A [[toll]] is due on the bridge.", "A fee is due."), "no cue fires"),
        (("The death toll rose.", "A toll for a bridge."), "cue toll fires on 'toll'"),
        (
            ("A [[toll]] is due on the bridge.", "[[Now]], a toll is due on the bridge."),
            "no evidence at 'Now'",
        ),
        (("no_match = [", 'todo_match = ["A toll for a bridge."]\nno_match = ['), "works now"),
    ],
)
def test_examples_must_do_what_they_say(folder: Path, change: tuple[str, str], message: str) -> None:
    with pytest.raises(RuleError) as error:
        check(write(folder, TOLL_RULE.replace(*change)), only=["finance.toll"])
    assert message in str(error.value)


def test_all_faults_are_told_at_once(folder: Path) -> None:
    write(folder, TOLL_RULE.replace("definition", "definitoin").replace("[title]", "[titel]"))
    with pytest.raises(RuleError) as error:
        load(folder)
    assert {"definitoin", "titel"} <= {line.split(": ")[1] for line in str(error.value).splitlines()[1:]}


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no folder of rules"):
        load(tmp_path / "nowhere")


def test_marks_are_taken_out_of_examples() -> None:
    assert unmarked("a [[b]] c [[d e]]") == ("a b c d e", [(2, 3), (6, 9)])
