"""`billkit brief` and `billkit compare`, and the library's verbs behind them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from command_line import Billkit

import billkit as library
from billkit.briefs import VerifiedBrief
from billkit.cli.economies import complete
from billkit.errors import MeasuresError, NoBillFound, UnverifiedBrief
from billkit.models import schemas
from billkit.models.brief import Tier

PRESS = """\
SEOUL -- Lawmakers in South Korea introduced the Green Steel Act on Monday.

Under the bill, the government may offer low-interest loans to steelmakers. The bill also creates tax credits for
hydrogen furnaces.
"""
NO_BILL = "The mill stood idle on Monday. Its workers went home early, and the river was high.\n"


@pytest.fixture
def press(tmp_path: Path) -> str:
    (tmp_path / "press.txt").write_text(PRESS, "utf-8")
    return str(tmp_path / "press.txt")


def test_a_brief_goes_to_standard_output(billkit: Billkit, press: str) -> None:
    done = billkit("brief", press, "--against", "US,EU,JP")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(
        "# Green Steel Act: contents, and comparison with the United States, the European Union and Japan\n"
    )
    assert "low-interest loans" in done.out


def test_the_library_writes_the_same(billkit: Billkit, press: str) -> None:
    """`billkit.brief` is the twin of the command; its JSON obeys the published schema."""
    brief = library.brief(press, against=["US", "Japan"])
    assert isinstance(brief, VerifiedBrief)
    assert billkit("brief", press, "-a", "us", "-a", "Japan").out == brief.to_markdown()
    done = billkit("brief", press, "-a", "US,JP", "--format", "json")
    assert done.out == brief.to_json() + "\n"
    jsonschema.validate(json.loads(done.out), schemas.schema("brief"))


def test_standard_input(billkit: Billkit, press: str) -> None:
    """`-` reads standard input; only the name of the text differs."""
    piped = billkit("brief", "-", "-a", "US", text=PRESS)
    assert piped.code == 0
    assert piped.out.replace("standard input", "press.txt") == billkit("brief", press, "-a", "US").out


def test_a_file_is_written_and_its_suffix_sets_the_format(
    billkit: Billkit, press: str, tmp_path: Path
) -> None:
    assert billkit("brief", press, "-o", str(tmp_path / "b.md")).out == ""
    assert (tmp_path / "b.md").read_text("utf-8").startswith("# Green Steel Act: contents\n")
    billkit("brief", press, "-o", str(tmp_path / "b.json"))
    assert json.loads((tmp_path / "b.json").read_text("utf-8"))["schema"] == "billkit/brief/1"


def test_no_bill_no_brief(billkit: Billkit, tmp_path: Path) -> None:
    """Exit code 4, the reason, and no file: neither empty nor of yesterday's making."""
    target = tmp_path / "b.md"
    done = billkit("brief", "-", "--against", "US", "-o", str(target), text=NO_BILL)
    assert (done.code, done.out) == (4, "")
    assert "standard input: No bill" in done.err
    assert not target.exists()
    assert billkit("compare", "-", text=NO_BILL).code == 4


def test_an_unknown_economy(billkit: Billkit, press: str, tmp_path: Path) -> None:
    target = tmp_path / "b.md"
    done = billkit("brief", press, "--against", "US,Jap", "-o", str(target))
    assert done.code == 6
    assert done.err == "billkit: no economy 'Jap'; did you mean JP (Japan)?\n"
    assert not target.exists()
    assert billkit("compare", press, "-a", "Jap").code == 6


def test_a_missing_source(billkit: Billkit, tmp_path: Path) -> None:
    assert billkit("brief", str(tmp_path / "none.txt")).code == 3
    assert billkit("brief", str(tmp_path)).code == 3


def test_a_brief_that_fails_is_not_written(
    billkit: Billkit, press: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the builder goes wrong, the file that stood there stays as it was, and the exit code is 7."""
    from billkit import briefs

    def wrong(ledger: briefs.Ledger, tier: Tier) -> object:
        made = right(ledger, tier)
        return made.model_copy(update={"title": made.title.model_copy(update={"text": "It costs 5 billion"})})

    right = briefs.build
    monkeypatch.setattr(briefs, "build", wrong)
    target = tmp_path / "b.md"
    target.write_text("yesterday", "utf-8")
    done = billkit("brief", press, "-o", str(target))
    assert done.code == UnverifiedBrief.exit_code == 7
    assert "It costs 5 billion" in done.err
    assert target.read_text("utf-8") == "yesterday"


def test_rules_of_ones_own(billkit: Billkit, press: str, tmp_path: Path) -> None:
    """A faulty folder of rules ends with exit code 5, not with a brief without them."""
    (tmp_path / "rules" / "kinds").mkdir(parents=True)
    (tmp_path / "rules" / "kinds" / "finance.gift.toml").write_text("kind = ", "utf-8")
    for command in ("brief", "compare"):
        done = billkit(command, press, "--rules", str(tmp_path / "rules"))
        assert done.code == 5
        assert "finance.gift.toml" in done.err


def test_compare_as_table_markdown_and_json(billkit: Billkit, press: str) -> None:
    table = billkit("compare", press, "--against", "US,EU")
    assert table.code == 0
    head, *rows = table.out.splitlines()
    assert head.split() == ["instrument", "Green", "Steel", "Act", "US", "EU"]
    assert any(row.startswith("Loan ") and " 1 " in row for row in rows)
    markdown = billkit("compare", press, "-a", "US,EU", "-f", "md").out
    assert markdown.startswith("| instrument | Green Steel Act | US | EU |\n| --- | --- | --- | --- |\n")
    done = billkit("compare", press, "-a", "US,EU", "-f", "json")
    assert done.out == library.compare([press], against=["US", "EU"]).to_json() + "\n"
    jsonschema.validate(json.loads(done.out), schemas.schema("comparison"))


def test_bills_beside_bills(press: str) -> None:
    """Sources may be paths, documents or analyses; each is a column."""
    compared = library.compare([press, library.read(press), library.parse(press)])
    assert [bill.name for bill in compared.bills] == ["Green Steel Act"] * 3
    assert all(len({len(ids) for ids in row.bills}) == 1 for row in compared.rows)


def test_the_verbs_raise_named_errors(press: str) -> None:
    with pytest.raises(NoBillFound, match="No bill"):
        library.brief(NO_BILL.encode())
    with pytest.raises(MeasuresError, match=r"did you mean FR \(France\)"):
        library.compare([press], against=["Frnce"])
    assert library.brief(press, against="Japan").title.text.endswith("comparison with Japan")


@pytest.mark.parametrize(
    ("typed", "offered"), [("", "AE"), ("U", "UA"), ("us,e", "us,EU"), ("US,U", "US,UA"), ("qq", None)]
)
def test_the_shell_offers_economies(typed: str, offered: str | None) -> None:
    """Codes with measures, also behind a comma; none twice."""
    found = complete(typed)
    assert (found[0] if found else None) == offered
    assert "US,US" not in found


@pytest.mark.parametrize("command", ["brief", "compare"])
def test_help_has_examples_and_exit_codes(billkit: Billkit, command: str) -> None:
    told = billkit(command, "--help").out
    assert f"billkit {command} bill.txt" in told
    assert "Exit codes: 0 done" in told


def test_help_loads_no_engine() -> None:
    """`billkit --help` stays quick because it imports neither rules, models nor templates."""
    code = "import sys, billkit.cli.main; print([m for m in sys.modules if m.startswith(('billkit.', 'pydantic', 'jinja2'))])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    names = {name.strip(" '[]\n") for name in loaded.split(",")}
    assert all(name.startswith("billkit.cli") for name in names), names


LAW = """\
The Green Steel Act was enacted on 16 December 2025. The Minister shall set up a committee chaired by the Minister.
The government shall not be bound to offer loans. The government may offer guarantees to steelmakers.
"""


def test_length_and_language(billkit: Billkit, press: str) -> None:
    """A glance is shorter than a brief, a brief than all; Korean words around English quotes."""
    glance, brief, full = (
        billkit("brief", press, "-a", "US", "--tier", tier).out for tier in ("glance", "brief", "full")
    )
    assert len(glance) < len(brief) < len(full)
    assert billkit("brief", press, "-a", "US").out == brief
    korean = billkit("brief", press, "-a", "US", "--lang", "ko").out
    assert korean.startswith("# Green Steel Act: 주요 내용과 해외 비교(미국)\n")
    assert "융자" in korean
    assert "low-interest loans" in korean
    assert billkit("brief", press, "--tier", "long").code == 2


def test_more_sources_on_the_same_bill(billkit: Billkit, press: str, tmp_path: Path) -> None:
    """Both texts are named; what they say otherwise stands under the open points with the words of each."""
    (tmp_path / "law.txt").write_text(LAW, "utf-8")
    done = billkit("brief", press, "--with", str(tmp_path / "law.txt"), "--tier", "full")
    assert "Texts read: press.txt and law.txt." in done.out
    assert "## Open points and conflicts between sources" in done.out
    assert library.brief(press, others=[tmp_path / "law.txt"], tier="full").to_markdown() == done.out
    assert billkit("brief", press, "--with", str(tmp_path / "none.txt")).code == 3


def test_markdown_in_a_file_brings_its_chart_and_its_citations(
    billkit: Billkit, press: str, tmp_path: Path
) -> None:
    billkit("brief", press, "-a", "US,EU", "-o", str(tmp_path / "b.md"))
    text = (tmp_path / "b.md").read_text("utf-8")
    assert "](b.instruments.svg)" in text
    assert (tmp_path / "b.instruments.svg").read_text("utf-8").startswith("<svg")
    assert (tmp_path / "b.citations.json").exists()
    assert ".svg" not in billkit("brief", press, "-a", "US,EU").out


def test_templates_of_ones_own(billkit: Billkit, press: str, tmp_path: Path) -> None:
    """Written to a folder, changed there, used; what the folder lacks is taken from the shipped ones."""
    folder = tmp_path / "own"
    done = billkit("brief", "--init-template", str(folder))
    assert done.code == 0
    assert (folder / "brief.md.j2").exists()
    assert billkit("brief", press, "--template", str(folder)).out == billkit("brief", press).out
    again = billkit("brief", "--init-template", str(folder))
    assert (again.code, "already" in again.err) == (9, True)
    for path in folder.iterdir():
        path.unlink()
    (folder / "sources.md.j2").write_text("SOURCES OF OURS: {{ brief.quotations | length }}\n", "utf-8")
    assert "SOURCES OF OURS: " in billkit("brief", press, "--template", str(folder)).out


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{% for x in %}", "line 1"),
        ("{{ nothing_such }}", "nothing_such"),
        ("{{ brief.__class__.__mro__ }}", "unsafe"),
        ("{{ ().__class__.__base__.__subclasses__() }}", "unsafe"),
        ("{{ brief | nosuch }}", "nosuch"),
        ("{{ 1 // 0 }}", "ZeroDivisionError"),
        ("{% for i in range(10 ** 9) %}{% endfor %}", "Range too big"),
        ("{% include '../../../secret' %}", "secret"),
    ],
)
def test_a_faulty_template_is_named(
    billkit: Billkit, press: str, tmp_path: Path, template: str, told: str
) -> None:
    (tmp_path / "brief.md.j2").write_text(template, "utf-8")
    done = billkit("brief", press, "--template", str(tmp_path))
    assert (done.code, done.out) == (9, "")
    assert told in done.err
    assert billkit("brief", press, "--template", str(tmp_path / "none")).code == 9


def test_options_that_do_not_go_together(billkit: Billkit, press: str, tmp_path: Path) -> None:
    assert billkit("brief", press, "-f", "json", "--template", str(tmp_path)).code == 2
    assert billkit("brief", press, "-f", "md", "--style", "office.docx").code == 2
    assert (
        billkit(
            "brief",
            press,
            "-f",
            "docx",
            "--style",
            str(tmp_path / "none.docx"),
            "-o",
            str(tmp_path / "x.docx"),
        ).code
        == 9
    )
