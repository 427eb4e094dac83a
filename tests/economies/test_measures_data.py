"""The shipped data package, its loader, and the filters."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from frictionless import Package

from billkit.economies import economy_name, economy_names, measures, reference, resolve, select
from billkit.economies.load import DATA
from billkit.errors import MeasuresError

PACKAGE = DATA / "datapackage.json"
CSV = DATA / "steel_support.csv"
Row = dict[str, str]


def test_the_data_package_is_valid() -> None:
    """Every row obeys the types and constraints that datapackage.json states."""
    report = Package(str(PACKAGE)).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


@pytest.mark.parametrize(
    ("column", "value"), [("status", "sleeping"), ("amount", "many"), ("as_of", "spring"), ("economy", "Usa")]
)
def test_the_data_package_refuses_bad_rows(tmp_path: Path, column: str, value: str) -> None:
    """The validation above can fail: one wrong value is enough."""
    for file in DATA.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / CSV.name).write_text(edited({column: value}), "utf-8")
    assert not Package(str(tmp_path / PACKAGE.name)).validate().valid


def edited(changes: Row, keep: int = 3) -> str:
    """The first rows of the shipped file, with other values in the second."""
    with CSV.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:keep]
    rows[1] |= changes
    return written(rows)


def written(rows: list[Row]) -> str:
    lines = [list(rows[0]), *([row[name] for name in rows[0]] for row in rows)]
    return "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) + "\n" for line in lines)


BAD_ROWS: dict[str, tuple[Row, str]] = {
    "unknown status": ({"status": "sleeping"}, "status: "),
    "amount in words": ({"amount": "ten", "currency": "EUR", "amount_kind": "ceiling"}, "amount"),
    "negative amount": ({"amount": "-5", "currency": "EUR", "amount_kind": "ceiling"}, "amount"),
    "amount without currency": ({"amount": "5", "currency": "", "amount_kind": "ceiling"}, "amount and currency go together"),
    "amount of no kind": ({"amount": "5", "currency": "EUR", "amount_kind": ""}, "an amount needs amount_kind"),
    "rate without unit": ({"rate": "5", "rate_unit": ""}, "rate and rate_unit go together"),
    "day that is no date": ({"effective_from": "2025-13"}, "effective_from"),
    "link that is none": ({"source_1_url": "javascript:alert(1)"}, "url"),
    "no source": ({"source_1_url": "", "source_2_url": ""}, "sources"),
    "firm without a name": ({"scope": "firm", "recipient": ""}, "scope firm needs a recipient"),
    "lower-case economy": ({"economy": "ae"}, "economy"),
    "as of no day": ({"as_of": ""}, "as_of"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD_ROWS)
def test_a_bad_row_is_named(case: str, tmp_path: Path) -> None:
    """File, line, id and what is wrong with which column; exit code 6."""
    changes, told = BAD_ROWS[case]
    file = tmp_path / "own.csv"
    file.write_text(edited(changes), "utf-8")
    with pytest.raises(MeasuresError) as error:
        measures(file)
    assert "own.csv: 1 faulty rows:\n  line 3, " in str(error.value)
    assert told in str(error.value)
    assert error.value.exit_code == 6


def test_all_bad_rows_are_named(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    text = edited({"status": "sleeping"}).splitlines()
    file.write_text("\n".join([*text, text[2].replace("sleeping", "dreaming")]), "utf-8")
    with pytest.raises(MeasuresError, match=r"2 faulty rows:\n  line 3[\s\S]*\n  line 5"):
        measures(file)


def _no_file(path: Path) -> None:
    path.unlink(missing_ok=True)


def _binary(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")


def _other_columns(path: Path) -> None:
    path.write_text("a,b\n1,2\n", "utf-8")


def _short_row(path: Path) -> None:
    path.write_text(edited({}) + "xx-short,XX\n", "utf-8")


def _long_row(path: Path) -> None:
    path.write_text(edited({}).rstrip("\n") + ",too,many\n", "utf-8")


@pytest.mark.parametrize("break_file", [_no_file, _binary, _other_columns, _short_row, _long_row])
def test_a_bad_file_is_an_error_with_a_name(break_file: Callable[[Path], None], tmp_path: Path) -> None:
    """Missing, binary, other columns, rows too short or too long: MeasuresError, never another exception."""
    file = tmp_path / "own.csv"
    break_file(file)
    with pytest.raises(MeasuresError, match=r"own\.csv"):
        measures(file)


def test_every_measure_is_of_a_known_economy_and_unique() -> None:
    rows = measures()
    assert len(rows) > 250
    assert len({m.measure_id for m in rows}) == len(rows)
    assert {m.economy for m in rows} <= set(economy_names())


def test_every_measure_is_of_a_kind_of_the_controlled_list(shared: Path) -> None:
    with (shared / "kinds.csv").open(encoding="utf-8", newline="") as file:
        kinds = {row["kind"] for row in csv.DictReader(file)}
    assert {m.instrument for m in measures()} <= kinds


def test_measures_do_not_start_after_the_day_they_are_true_to() -> None:
    """An end before its start, or a day that no calendar has, would be a slip of the pen."""
    for m in measures():
        days = [d for d in (m.announced, m.effective_from, m.effective_to, m.as_of) if d and len(d) == 10]
        for day in days:
            date.fromisoformat(day)
        if m.effective_from and m.effective_to:
            assert m.effective_from[: len(m.effective_to)] <= m.effective_to, m.measure_id


def test_reference_figures_keep_what_was_written() -> None:
    figures = reference()
    assert len(figures) > 200
    assert all(f.value is None or float(f.as_written) == f.value for f in figures)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("us", "US"),
        ("Japan", "JP"),
        (" european union ", "EU"),
        ("한국", "KR"),
        ("UAE", "AE"),
        ("대한민국", "KR"),
    ],
)
def test_economies_are_known_by_code_and_name(text: str, code: str) -> None:
    assert resolve(text) == code


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jap", r"no economy 'Jap'; did you mean JP \(Japan\)"),
        ("Germny", r"DE \(Germany\)"),
        ("zzzzzz", "there are measures for AE, AU"),
    ],
)
def test_an_unknown_economy_brings_the_nearest(text: str, told: str) -> None:
    with pytest.raises(MeasuresError, match=told):
        resolve(text)


def test_names() -> None:
    assert economy_name("EU") == "European Union"
    assert economy_name("JP", "ko") == "일본"
    assert economy_name("QQ") == "QQ"
    assert economy_names()["US"] == "United States"


def test_filters() -> None:
    rows = measures()
    found = select(rows, economies=["US"], kinds=["trade"], status=["in_force"])
    assert found
    assert all(
        m.economy == "US" and m.instrument.startswith("trade.") and m.status == "in_force" for m in found
    )
    assert select(rows, kinds=["trade.*"]) == select(rows, kinds=["trade"])
    assert not select(rows, kinds=["trad"])
    assert {m.scope for m in select(rows, scope=["firm"])} == {"firm"}
    with pytest.raises(MeasuresError, match="no status 'asleep'; one of proposed, adopted"):
        select(rows, status=["asleep"])


def test_as_of_keeps_what_was_there_by_then() -> None:
    rows = measures()
    early = select(rows, as_of="2019")
    assert 0 < len(early) < len(rows)
    for m in early:
        start = min((d for d in (m.announced, m.effective_from) if d), default="2019")
        assert start <= "2019" or start.startswith("2019")


def test_reference_figures_are_checked_too(tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_text("economy,indicator,year,value,unit,source_url\nJP,x,soon,1,t,\nJP,x,2024\n", "utf-8")
    with pytest.raises(MeasuresError, match=r"figures\.csv: 1 faulty rows:\n  line 2"):
        reference(file)
