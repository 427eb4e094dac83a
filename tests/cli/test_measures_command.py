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
from billkit.cli.measures_rows import formula_safe
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
    assert "analysis, brief, comparison, measure" in unknown.err
