"""`billkit measures` and `billkit schema`, and the library's verbs behind them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from command_line import Billkit

import billkit as library
from billkit.economies.exports.sheet import formula_safe
from billkit.errors import MeasuresError
from billkit.models import schemas


def ids(billkit: Billkit, *filters: str) -> list[str]:
    done = billkit("measures", "list", *filters, "--format", "json")
    assert (done.code, done.err) == (0, "")
    return [row["measure_id"] for row in json.loads(done.out)]


def test_list_is_a_table_that_grep_can_read(billkit: Billkit) -> None:
    """A head, one line a measure, the count."""
    lines = billkit("measures", "list", "-e", "JP").out.splitlines()
    assert lines[0].split()[:3] == ["id", "kind", "measure"]
    assert lines[-1] == f"{len(lines) - 2} measures"
    assert all(line.startswith("jp-") for line in lines[1:-1])


def test_filters_narrow_and_go_together(billkit: Billkit) -> None:
    everything = ids(billkit)
    japan = ids(billkit, "-e", "Japan")
    assert len(everything) == len(set(everything)) > len(japan) > 1
    assert set(ids(billkit, "-e", "JP,us")) == set(japan) | set(ids(billkit, "-e", "us"))
    grants = ids(billkit, "-e", "JP", "-k", "finance.grant")
    finance = ids(billkit, "-e", "JP", "-k", "finance")
    assert set(grants) < set(finance) < set(japan)
    proposed = ids(billkit, "-s", "proposed")
    assert 0 < len(proposed) < len(everything)
    assert not set(proposed) & set(ids(billkit, "-s", "in_force,adopted"))


def test_as_of_leaves_out_what_came_later(billkit: Billkit) -> None:
    for day in ("2018-03-08", "2018-03", "2018"):  # announced on 8 March 2018: there by March, and by 2018
        assert "us-section-232-steel-2018" in ids(billkit, "-e", "US", "--as-of", day)
    assert "us-section-232-steel-2018" not in ids(billkit, "-e", "US", "--as-of", "2018-02")
    assert "us-section-232-steel-2025-06" not in ids(billkit, "-e", "US", "--as-of", "2025-05-29")
    assert "us-section-232-steel-2025-06" in ids(billkit, "-e", "US", "--as-of", "2025-05-30")


def test_the_library_lists_the_same(billkit: Billkit) -> None:
    found = library.measures(economies=["Japan"], kinds=["finance.*"], status=["in_force"])
    assert [m.measure_id for m in found] == ids(billkit, "-e", "jp", "-k", "finance", "-s", "in_force")


def test_json_rows_obey_the_schema(billkit: Billkit) -> None:
    validator = jsonschema.Draft202012Validator(schemas.schema("measure"))
    for row in json.loads(billkit("measures", "list", "-e", "IN", "-f", "json").out):
        validator.validate(row)


def test_csv_has_a_column_a_field(billkit: Billkit, tmp_path: Path) -> None:
    out = billkit("measures", "list", "-e", "JP", "-f", "csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["measure_id"] for row in rows] == ids(billkit, "-e", "JP")
    assert all(row["source_1_url"].startswith("http") for row in rows)
    billkit("measures", "list", "-e", "JP", "-f", "csv", "-o", str(tmp_path / "jp.csv"))
    assert (tmp_path / "jp.csv").read_text("utf-8") == out


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("-5 jobs", "'-5 jobs"),
        ("+x", "'+x"),
        ("a=b", "a=b"),
        (-5, -5),
        (None, ""),
    ],
)
def test_a_spreadsheet_takes_no_cell_for_a_formula(cell: object, safe: object) -> None:
    assert formula_safe(cell) == safe


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("-e", "Atlantis", "no economy 'Atlantis'; there are measures for "),
        ("-e", "Japn", "did you mean JP"),
        ("-s", "sleeping", "one of proposed, adopted"),
        ("-k", "finance.gant", "did you mean finance.grant"),
        ("-k", "weather", "no kind 'weather'"),
        ("--as-of", "2024-13", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("--as-of", "yesterday", "no day 'yesterday'"),
    ],
)
def test_a_wrong_filter_names_the_remedy(billkit: Billkit, option: str, value: str, told: str) -> None:
    """Exit code 6 and no rows: not an empty list that looks like an answer."""
    done = billkit("measures", "list", option, value)
    assert (done.code, done.out) == (6, "")
    assert told in done.err


def test_the_verb_raises_a_named_error() -> None:
    for wrong in ({"economies": ["Atlantis"]}, {"kinds": ["weather"]}, {"status": ["x"]}, {"as_of": "x"}):
        with pytest.raises(MeasuresError):
            library.measures(**wrong)  # type: ignore[arg-type]


def test_show_tells_all_of_one(billkit: Billkit) -> None:
    done = billkit("measures", "show", "us-section-232-steel-2018")
    assert done.code == 0
    for field in ("measure_id", "instrument", "status", "summary", "source 1"):
        assert f"\n{field} " in f"\n{done.out}"
    near = billkit("measures", "show", "us-section-232-steel-2081")
    assert near.code == 6
    assert "us-section-232-steel-2018" in near.err


@pytest.mark.parametrize("name", schemas.models())
def test_schema_prints_the_contract(billkit: Billkit, name: str) -> None:
    assert json.loads(billkit("schema", name).out) == library.schema(name)


def test_schema_is_the_analysis_unless_named(billkit: Billkit) -> None:
    assert billkit("schema").out == billkit("schema", "analysis").out
    unknown = billkit("schema", "poem")
    assert unknown.code == 2
    assert all(name in unknown.err for name in ("analysis", "brief", "comparison", "dossier", "measure"))


# --- a file of one's own, conversions, flags, crosswalk ------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path) -> Path:
    from billkit.economies.template import template

    path = tmp_path / "own.csv"
    path.write_text(template(example=True), "utf-8")
    return path


def test_check_of_a_file_in_order(billkit: Billkit, own: Path) -> None:
    done = billkit("measures", "check", str(own))
    assert (done.code, done.out, done.err) == (0, f"{own}: no fault\n", "")
    assert json.loads(billkit("measures", "check", str(own), "-f", "json").out) == []


def test_check_tells_all_faults(billkit: Billkit, own: Path) -> None:
    """Exit code 6; line, column, what is wrong, what to do; the same on standard input and in JSON."""
    text = own.read_text("utf-8").replace("in_force", "inforce").replace("KRW", "Won")
    own.write_text(text, "utf-8")
    done = billkit("measures", "check", str(own))
    assert (done.code, done.err) == (6, "")
    lines = done.out.splitlines()
    assert [line.split()[:2] for line in lines[:3]] == [
        ["line", "column"],
        ["2", "status"],
        ["2", "currency"],
    ]
    assert lines[3] == f"{own}: 2 faults"
    told = billkit("measures", "check", "-", "-f", "json", text=text)
    assert told.code == 6
    assert [(f["line"], f["column"], f["code"]) for f in json.loads(told.out)] == [
        (2, "status", "value"),
        (2, "currency", "currency"),
    ]


def test_check_of_no_file(billkit: Billkit, tmp_path: Path) -> None:
    done = billkit("measures", "check", str(tmp_path / "none.csv"))
    assert (done.code, done.out) == (6, "")
    assert "cannot be read" in done.err


def test_template_is_written(billkit: Billkit, tmp_path: Path) -> None:
    assert billkit("measures", "template").out.startswith("measure_id,economy,")
    billkit("measures", "template", "--example", "-o", str(tmp_path / "t.csv"))
    assert billkit("measures", "check", str(tmp_path / "t.csv")).code == 0


def test_own_measures_in_every_command(billkit: Billkit, own: Path, tmp_path: Path) -> None:
    bill = tmp_path / "bill.txt"
    bill.write_text(
        "The Glass Act of the Senate, introduced in May 2025, would give grants to mills.", "utf-8"
    )
    alone = ("--measures", str(own), "--measures-only")
    assert ids(billkit, *alone) == ["kr-example-2025"]
    assert set(ids(billkit, "--measures", str(own))) == {*ids(billkit), "kr-example-2025"}
    assert "Example: delete this row" in billkit("measures", "show", "kr-example-2025", *alone).out
    matrix = json.loads(billkit("compare", str(bill), "-a", "KR", *alone, "-f", "json").out)
    assert [cell for line in matrix["rows"] for cell in line["economies"][0]] == ["kr-example-2025"]
    assert "https://example.org/notice" in billkit("brief", str(bill), "-a", "KR", *alone).out
    assert billkit("measures", "list", "--measures-only").code == 2


@pytest.mark.parametrize(
    "command", [("measures", "list"), ("measures", "show", "x"), ("compare", "B"), ("brief", "B")]
)
def test_a_faulty_file_is_refused(
    billkit: Billkit, own: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    own.write_text(own.read_text("utf-8").replace("2025-06-30", "2025-06-31"), "utf-8")
    bill = tmp_path / "bill.txt"
    bill.write_text("The Glass Act of the Senate would give grants to mills.", "utf-8")
    done = billkit(*(str(bill) if part == "B" else part for part in command), "--measures", str(own))
    assert (done.code, done.out) == (6, "")
    assert "own.csv: 1 fault:\n  line 2, as_of: the calendar has no day 2025-06-31" in done.err


def test_converted_amounts_show_original_rate_and_year(billkit: Billkit) -> None:
    out = billkit("measures", "list", "-e", "GB", "-k", "finance.grant", "-c", "usd", "--per-tonne").out
    assert (
        "USD 159 per tonne of crude steel (GBP 500,000,000 at 0.7823 GBP per USD, 2024; by 4,011,973 tonnes"
        in out
    )
    out = billkit("measures", "list", "-e", "GB", "-k", "finance.fund", "--per-tonne").out
    assert "not comparable: no output of crude steel of United Kingdom is recorded for 2025" in out
    assert (
        "per tonne"
        in billkit("measures", "list", "-e", "GB", "-k", "finance.fund", "--steel-year", "2024").out
    )
    wrong = billkit("measures", "list", "-c", "XYZ")
    assert (wrong.code, wrong.out) == (6, "")


def test_json_and_csv_have_what_was_asked_for(billkit: Billkit) -> None:
    asked = ("-e", "GB", "-k", "finance", "-c", "USD", "--flags", "--crosswalk")
    rows = json.loads(billkit("measures", "list", *asked, "-f", "json").out)
    table = list(csv.DictReader(io.StringIO(billkit("measures", "list", *asked, "-f", "csv").out)))
    assert len(rows) == len(table) > 3
    for row, line in zip(rows, table, strict=True):
        assert line["mast_chapter"] == (row["crosswalk"]["mast_chapter"] or "") == "L"
        assert [flag["code"] for flag in row["flags"]] == [
            part.split(":")[0] for part in line["flags"].split("; ") if part
        ]
        figure = row["converted"] or {}
        assert line["converted"] == str(figure.get("value", ""))
        assert line["fx_rate"] == str(figure.get("rate", ""))
        assert line["not_comparable"] == figure.get("reason", "")
    assert any(row["converted"] and "value" in row["converted"] for row in rows)
    plain = json.loads(billkit("measures", "list", "-e", "GB", "-f", "json").out)
    assert not {"converted", "flags", "crosswalk"} & plain[0].keys()


def test_a_table_tells_the_member_state_from_the_union(billkit: Billkit) -> None:
    lines = billkit("measures", "list", "-e", "EU", "-k", "finance.grant").out.splitlines()
    of = {line.split()[0]: line for line in lines}
    assert "  EU, Sweden  " in of["eu-se-ssab-lulea-2024"]
    assert "  EU  " in of["eu-ipcei-hy2use-2022"]


def test_totals(billkit: Billkit) -> None:
    """The table tells what the library counts; an asterisk marks packages that another total counts too."""
    from billkit.economies import totals

    found = totals(library.measures(["US", "JP"]))
    lines = billkit("measures", "totals", "-e", "US,JP").out.splitlines()
    assert len(lines) == len(found) + 1
    for line, total in zip(lines[1:], found, strict=True):
        assert line.startswith(total.economy)
        assert (" * " in line) == bool(total.elsewhere)
        assert (f"{total.value:,.0f}" in line) or ("no figure" in line and not total.counted)
    rows = json.loads(billkit("measures", "totals", "-e", "US,JP", "-f", "json").out)
    assert [row["value"] for row in rows] == [total.value for total in found]
    assert (
        "USD per tonne of crude steel"
        in billkit("measures", "totals", "-e", "GB", "--steel-year", "2024").out
    )
    assert billkit("measures", "totals", "-c", "XYZ").code == 6


def test_flags_stand_in_list_and_show(billkit: Billkit) -> None:
    lines = billkit("measures", "list", "-e", "MX", "--flags").out.splitlines()
    assert any("past-end" in line for line in lines)
    lines = billkit("measures", "list", "-e", "US", "--flags").out.splitlines()
    assert "rows are true to a day more than a year before 2026-07-01" in lines[-2]
    show = billkit("measures", "show", "mx-steel-tariff-2024")
    assert "past-end: in force, though its end (2026-04-23) is before 2026-07-01" in show.out
    assert "past-end" not in billkit("measures", "show", "mx-steel-tariff-2024", "--as-of", "2026-04-01").out
