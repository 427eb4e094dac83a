"""`billkit rules diff`: a small change of the rules over small texts."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from command_line import Billkit

import billkit as library
from billkit.comparison.rules_diff import processes
from billkit.errors import RuleError
from billkit.models.rules_diff import RulesDiff

DESCRIPTION = (
    "The Steel Bill provides low-interest loans | <b>credits</b> to steelmakers. It gives grants to mills.\n"
)
STATUTE = """철강산업 발전에 관한 법률

제1조(목적) 이 법은 철강산업의 발전에 이바지함을 목적으로 한다.

제2조(기본계획의 수립) ① 산업통상부장관은 철강산업의 발전을 위한 기본계획을 5년마다 수립ㆍ시행하여야 한다.

제3조(실태조사) 산업통상부장관은 철강산업에 대한 실태조사를 할 수 있다.

부칙

이 법은 공포 후 6개월이 경과한 날부터 시행한다.
"""
LOAN = "kinds/finance.loan.toml"


def whole(root: Path, folder: Path) -> Path:
    shutil.copytree(
        root / "billkit" / "rules", folder, ignore=shutil.ignore_patterns("__pycache__", "compiled.*")
    )
    return folder


NO_LOANS = """
id = "finance.loan"
definition = "What is never written."
[title]
en = "Loan"
[[cue]]
id = "never"
all = ["qqqzzz"]
[examples.en]
match = ["It gives [[qqqzzz]]."]
no_match = ["It gives loans."]
"""


def without_loans(folder: Path) -> Path:
    (folder / LOAN).write_text(NO_LOANS, "utf-8")
    return folder


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "bill|1.txt").write_text(DESCRIPTION, "utf-8")
    (folder / "act.txt").write_text(STATUTE, "utf-8")
    (folder / "empty.txt").touch()
    return folder


@pytest.fixture(scope="module")
def changed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rules without loans, and with another kind for the plans of Korean statutes, which `--rules` would not reach."""
    folder = without_loans(whole(root, tmp_path_factory.mktemp("changed") / "rules"))
    statute = folder / "statute" / "korean.toml"
    plan = 'id = "plan"\nkind = "planning.{}"'
    text = statute.read_text("utf-8")
    assert plan.format("multi_year_plan") in text
    statute.write_text(text.replace(plan.format("multi_year_plan"), plan.format("target")), "utf-8")
    return folder


@pytest.fixture(scope="module")
def found(texts: Path, changed: Path) -> RulesDiff:
    heard: list[tuple[int, int]] = []
    made = library.rules_diff(changed, None, [texts], progress=lambda done, of, _: heard.append((done, of)))
    assert heard == [(number, 6) for number in range(1, 7)]
    return made


def test_what_the_change_gains(found: RulesDiff) -> None:
    by_text = {Path(one.source).name: one for one in found.changes}
    assert set(by_text) == {"bill|1.txt", "act.txt"}
    gained = by_text["bill|1.txt"].gained
    assert {item.kind for item in gained} == {"finance.loan"}
    assert all(DESCRIPTION[item.start : item.end] == item.quote for item in gained)
    assert {one.file for one in found.rules} == {LOAN, "statute/korean.toml"}
    assert [Path(one.source).name for one in found.not_read] == ["empty.txt"]
    assert found.texts == 2
    assert not found.same
    assert found.before.digest != found.after.digest


def test_the_wordings_of_statutes_are_those_of_the_side(found: RulesDiff) -> None:
    (act,) = (one for one in found.changes if one.source.endswith("act.txt"))
    assert [item.kind for item in act.gained] == ["planning.multi_year_plan"]
    assert [item.kind for item in act.lost] == ["planning.target"]


def test_the_other_way_round_it_is_lost(
    billkit: Billkit, root: Path, texts: Path, changed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "review.md"
    text = str(texts / "bill|1.txt")
    done = billkit(
        "rules", "diff", str(root / "billkit" / "rules"), str(changed), "--in", text, "-o", str(out)
    )
    assert (done.code, done.out, done.err) == (1, "", "")
    page = out.read_text("utf-8")
    assert "**lost** provision finance.loan: “" in page
    assert "| provision | finance.loan | 1 | 0 | 0 | 1 | 0 |" in page
    assert "bill\\|1.txt" in page
    assert "<b>" not in page.replace("\\<b", "")
    assert "kinds/finance.loan.toml changed: " in page


def test_the_same_rules_are_the_same(billkit: Billkit, root: Path, texts: Path, tmp_path: Path) -> None:
    """Comments are no difference; a rule without effect on the texts is told, and the exit code is 0."""
    folder = whole(root, tmp_path / "rules")
    loan = folder / LOAN
    loan.write_text("# a remark\n" + loan.read_text("utf-8"), "utf-8")
    words = folder / "words" / "more.toml"
    words.write_text('sup_never_used = ["qqqzzz"]\n', "utf-8")
    done = billkit("rules", "diff", str(folder), "--in", str(texts / "bill|1.txt"), "--format", "json")
    made = json.loads(done.out)
    assert (done.code, made["changes"], made["totals"]) == (0, [], [])
    assert [(one["file"], one["state"]) for one in made["rules"]] == [("words/more.toml", "removed")]


def git(folder: Path, *arguments: str) -> None:
    named = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *named, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def checkout(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose first commit has no rules, and whose second has; inside one of its folders."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "checkout"
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "inside").mkdir()
    (folder / "inside" / "bill.txt").write_text(DESCRIPTION, "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "no rules")
    git(folder, "tag", "bare")
    whole(root, folder / "billkit" / "rules")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "rules")
    monkeypatch.chdir(folder / "inside")
    return folder


def test_a_revision_is_compared(billkit: Billkit, checkout: Path) -> None:
    without_loans(checkout / "billkit" / "rules")
    done = billkit("rules", "diff", "HEAD", "../billkit/rules", "--in", "bill.txt", "--format", "table")
    assert done.code == 1
    (line,) = (line for line in done.out.splitlines() if line.startswith("bill.txt"))
    assert line.split()[1:4] == ["-", "provision", "finance.loan"]


def test_revisions_that_are_none(billkit: Billkit, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def told(revision: str) -> str:
        done = billkit("rules", "diff", revision, "--in", "bill.txt")
        assert (done.code, done.out) == (5, "")
        return done.err

    assert "neither a folder of rules nor a revision" in told("nowhere")
    assert "has no folder billkit/rules" in told("bare")
    with pytest.raises(RuleError, match="neither a folder"):
        library.rules_diff("--help", texts=["bill.txt"])
    monkeypatch.chdir(checkout.parent)
    (checkout.parent / "bill.txt").write_text(DESCRIPTION, "utf-8")
    assert "no git checkout here" in told("HEAD")
    monkeypatch.setenv("PATH", "")
    assert "git, to look for a revision, is not installed" in told("HEAD")


def test_rules_that_cannot_be_used(billkit: Billkit, root: Path, texts: Path, tmp_path: Path) -> None:
    own = billkit("rules", "diff", str(root / "examples" / "rules"), "--in", str(texts))
    assert own.code == 5
    assert "no whole set of rules, words/, context/ missing" in own.err
    folder = whole(root, tmp_path / "rules")
    (folder / LOAN).write_text(
        (folder / LOAN).read_text("utf-8").replace("definition", "definitoin"), "utf-8"
    )
    faulty = billkit("rules", "diff", str(folder), "--in", str(texts))
    assert (faulty.code, faulty.out) == (5, "")
    assert "finance.loan.toml: definitoin: unknown key" in faulty.err
    shutil.rmtree(folder / "statute")
    shutil.copyfile(root / "billkit" / "rules" / LOAN, folder / LOAN)
    assert "statute/english.toml is missing" in billkit("rules", "diff", str(folder), "--in", str(texts)).err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--in", "nowhere.txt"], "nowhere.txt: no such file or folder"),
        (["--in", "hollow"], "hollow: no texts"),
        (["--gold", "hollow", "--scorer", "tool.py"], "hollow: no *.gold.json"),
        (
            ["--gold", "hollow", "--scorer", "nowhere.py"],
            "nowhere.py: no such score tool; name one with --scorer",
        ),
    ],
)
def test_texts_and_tools_that_are_not_there(
    billkit: Billkit,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    root: Path,
    options: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("hollow").mkdir()
    Path("tool.py").touch()
    done = billkit("rules", "diff", str(root / "billkit" / "rules"), *options)
    assert (done.code, done.out) == (3, "")
    assert told in done.err


# Counts kinds of the annotations that the analysis has, and says words that must not be told on.
SCORER = """
import json, shlex, subprocess, sys
from pathlib import Path
folder, command = Path(sys.argv[1]), sys.argv[sys.argv.index("--command") + 1]
cases = []
for gold in sorted(folder.glob("*.gold.json")):
    text = str(gold).removesuffix(".gold.json") + ".txt"
    wanted = json.loads(gold.read_text("utf-8"))["provisions"]
    run = subprocess.run([p.format(file=text) for p in shlex.split(command)], capture_output=True, check=True)
    kinds = [p["kind"] for p in json.loads(run.stdout)["provisions"]]
    tp = sum(p["kind"] in kinds for p in wanted)
    cases.append({"case": gold.stem, "tp": tp, "fn": len(wanted) - tp, "attr": [tp, 2], "errors": ["secret words"]})
recall = sum(c["tp"] for c in cases) / sum(c["tp"] + c["fn"] for c in cases)
print(json.dumps({"summary": {"all": {"cases": len(cases), "recall": recall, "note": "secret words"}}, "cases": cases}))
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold {0}"  # braces are the score tool's marks
    folder.mkdir()
    (folder / "01-a.txt").write_text(DESCRIPTION, "utf-8")
    wanted = [
        {"kind": "finance.loan", "quote": "low-interest loans"},
        {"kind": "finance.grant", "quote": "grants to mills"},
    ]
    made = {"language": "en", "provisions": wanted}
    (folder / "01-a.gold.json").write_text(json.dumps(made), "utf-8")
    return folder


def test_scores_before_and_after(
    billkit: Billkit, root: Path, texts: Path, changed: Path, gold: Path, tmp_path: Path
) -> None:
    """Figures only: no word of the annotations, and their texts are not compared."""
    tool = tmp_path / "tool.py"
    tool.write_text(SCORER, "utf-8")
    with_gold = ["--in", str(texts / "act.txt"), "--gold", str(gold), "--scorer", str(tool)]
    out = str(tmp_path / "found.json")
    assert billkit("rules", "diff", str(changed), *with_gold, "-o", out).code == 1
    text = Path(out).read_text("utf-8")
    found = RulesDiff.model_validate_json(text)
    assert found.scores is not None
    (total,), (case,) = found.scores.totals, found.scores.cases
    assert (total.before, total.after) == ({"cases": 1, "recall": 0.5}, {"cases": 1, "recall": 1.0})
    assert (case.name, case.before["tp"], case.after["tp"], case.after["details_of"]) == ("01-a", 1, 2, 2)
    assert "secret" not in text
    assert [Path(one.source).name for one in found.changes] == ["act.txt"]
    page = billkit("rules", "diff", str(root / "billkit" / "rules"), *with_gold)
    assert page.code == 0
    assert "All 1 case score the same." in page.out
    tool.write_text("import sys; sys.exit('secret words')", "utf-8")
    failed = billkit("rules", "diff", str(root / "billkit" / "rules"), *with_gold)
    assert failed.code == 3
    assert "the score tool failed: it ended with 1" in failed.err
    assert "secret" not in failed.err


def test_the_score_tool_beside_the_checkout(shared: Path, texts: Path, changed: Path, gold: Path) -> None:
    assert (shared / "tools" / "score.py").is_file()
    found = library.rules_diff(changed, None, [texts / "act.txt"], gold=gold)
    assert found.scores is not None
    total = found.scores.totals[0]
    assert total.name == "all"
    assert (total.before["tp"], total.before["failed"]) == (1, 0)
    assert total.after["tp"] == 2


def test_the_examples_are_the_texts_where_none_are_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from billkit.comparison.rules_diff import texts_of

    monkeypatch.chdir(root)
    assert [str(path) for path in texts_of([])] == [
        f"examples/{p.name}" for p in sorted((root / "examples").glob("*.txt"))
    ]


def test_the_path_of_the_user_stays_behind_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from billkit.comparison.rules_diff.sides import Side

    monkeypatch.setenv("PYTHONPATH", "libraries")
    made = processes._environment(Side("here", tmp_path / "rules", tmp_path))
    assert made["PYTHONPATH"].split(":")[:2] == [str(tmp_path), "libraries"]
