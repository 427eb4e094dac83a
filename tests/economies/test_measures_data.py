"""The shipped data package, its loader, and the filters."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from frictionless import Package

from billkit.economies import economy_name, economy_names, measures, reference, resolve, select
from billkit.economies.check import check
from billkit.economies.package import DATA, data_as_of, descriptor, fields, rows
from billkit.errors import MeasuresError

PACKAGE = DATA / "datapackage.json"
CSV = DATA / "steel_support.csv"
Row = dict[str, str]


def test_the_data_package_is_valid() -> None:
    """Every row obeys the types and constraints that datapackage.json states."""
    report = Package(str(PACKAGE)).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("status", "sleeping"), ("amount", "many"), ("as_of", "spring"), ("economy", "Usa"),
        ("economy", "QQ"), ("instrument", "finance.gift"), ("currency", "EUX"),
    ],
)  # fmt: skip
def test_the_data_package_refuses_bad_rows(tmp_path: Path, column: str, value: str) -> None:
    """The validation above can fail: one wrong value is enough."""
    for file in DATA.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / CSV.name).write_text(edited({}), "utf-8")
    assert Package(str(tmp_path / PACKAGE.name)).validate().valid
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
    "unknown status": ({"status": "sleeping"}, "status: no status 'sleeping'"),
    "amount in words": ({"amount": "ten", "currency": "EUR", "amount_kind": "ceiling"}, "amount: 'ten' is no number"),
    "negative amount": ({"amount": "-5", "currency": "EUR", "amount_kind": "ceiling"}, "amount: amount -5 is negative"),
    "amount without currency": ({"amount": "5", "currency": "", "amount_kind": "ceiling"}, "currency: an amount without"),
    "amount of no kind": ({"amount": "5", "currency": "EUR", "amount_kind": ""}, "amount_kind: an amount of which"),
    "rate without unit": ({"rate": "5", "rate_unit": ""}, "rate_unit: a rate without its unit"),
    "day that is no date": ({"effective_from": "2025-13"}, "effective_from: the calendar has no day 2025-13"),
    "link that is none": ({"source_1_url": "javascript:alert(1)"}, "source_1_url: 'javascript:alert(1)' is no address"),
    "no source": ({"source_1_url": ""}, "source_1_url: source_1_url is empty; every measure needs a source"),
    "firm without a name": ({"scope": "firm", "recipient": ""}, "recipient: scope firm without a recipient"),
    "lower-case economy": ({"economy": "ae"}, "economy: no economy 'ae'; did you mean AE (United Arab Emirates)?"),
    "as of no day": ({"as_of": ""}, "as_of: as_of is empty"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD_ROWS)
def test_a_bad_row_is_named(case: str, tmp_path: Path) -> None:
    """The loader tells what `measures check` tells: file, line, column, what is wrong; exit code 6."""
    changes, told = BAD_ROWS[case]
    file = tmp_path / "own.csv"
    file.write_text(edited(changes), "utf-8")
    with pytest.raises(MeasuresError) as error:
        measures(file)
    assert str(error.value).startswith(f"own.csv: 1 fault:\n  line 3, {told}")
    assert error.value.exit_code == 6


def test_all_bad_rows_are_named(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    text = edited({"status": "sleeping"}).splitlines()
    file.write_text(
        "\n".join([*text, text[2].replace("sleeping", "dreaming").replace('"ae-', '"ae-x', 1)]), "utf-8"
    )
    with pytest.raises(MeasuresError, match=r"2 faults:\n  line 3[\s\S]*\n  line 5"):
        measures(file)


def test_a_file_is_read_anew_each_time(tmp_path: Path) -> None:
    """What a user corrects is seen at once; only the shipped file is remembered."""
    file = tmp_path / "own.csv"
    file.write_text(edited({}), "utf-8")
    assert len(measures(file)) == 3
    file.write_text(edited({}, keep=2), "utf-8")
    assert len(measures(file)) == 2
    assert measures() is measures()


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


def test_every_row_of_the_package_passes_the_check_of_a_users_file() -> None:
    """One truth: what `billkit measures check` asks of a user, the shipped file gives."""
    rows, faults = check(CSV.read_bytes())
    assert faults == []
    with CSV.open(encoding="utf-8", newline="") as file:
        assert [row for _, row in rows] == list(csv.DictReader(file))


def test_the_descriptor_says_what_the_data_are(shared: Path) -> None:
    """Kinds of the enum, of crosswalk.csv and of the controlled list are the same; as-of and counts are true."""
    kinds = next(field for field in fields("steel_support") if field["name"] == "instrument")["constraints"][
        "enum"
    ]
    with (shared / "kinds.csv").open(encoding="utf-8", newline="") as file:
        listed = [
            {k: v for k, v in row.items() if k not in ("definition", "not_this")}
            for row in csv.DictReader(file)
        ]
    assert list(rows("crosswalk")) == listed
    assert kinds == [row["kind"] for row in listed]
    assert data_as_of() == max(m.as_of for m in measures())
    two = sum(len(m.sources) == 2 for m in measures())
    assert f"{two} of {len(measures())} rows name two sources" in " ".join(descriptor()["method"])
    assert f"{len({m.economy for m in measures()})} economies" in descriptor()["description"]


def test_every_field_is_described() -> None:
    """Descriptions everywhere; a unit wherever a number stands."""
    for table in descriptor()["resources"]:
        for field in table["schema"]["fields"]:
            assert field["description"], field["name"]
            assert field["type"] != "number" or field["unit"], field["name"]


def test_every_measure_is_of_a_known_economy_and_unique() -> None:
    found = measures()
    assert len(found) > 250
    assert len({m.measure_id for m in found}) == len(found)
    assert {m.economy for m in found} <= set(economy_names())


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
    found_all = measures()
    found = select(found_all, economies=["US"], kinds=["trade"], status=["in_force"])
    assert found
    assert all(
        m.economy == "US" and m.instrument.startswith("trade.") and m.status == "in_force" for m in found
    )
    assert select(found_all, kinds=["trade.*"]) == select(found_all, kinds=["trade"])
    assert not select(found_all, kinds=["trad"])
    assert {m.scope for m in select(found_all, scope=["firm"])} == {"firm"}
    with pytest.raises(MeasuresError, match="no status 'asleep'; one of proposed, adopted"):
        select(found_all, status=["asleep"])


def test_as_of_keeps_what_was_there_by_then() -> None:
    found_all = measures()
    early = select(found_all, as_of="2019")
    assert 0 < len(early) < len(found_all)
    for m in early:
        start = min((d for d in (m.announced, m.effective_from) if d), default="2019")
        assert start <= "2019" or start.startswith("2019")


def test_reference_figures_are_checked_too(tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_text("economy,indicator,year,value,unit,source_url\nJP,x,soon,1,t,\nJP,x,2024\n", "utf-8")
    with pytest.raises(MeasuresError, match=r"figures\.csv: 1 faulty rows:\n  line 2"):
        reference(file)


def test_the_compiled_measures_are_those_of_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`python -m billkit.economies.compiled` makes them; value for value and type for type what a check of the CSV gives."""
    from billkit.economies import compiled, load

    checked = load._measures(load.MEASURES)
    known = compiled.compiled()
    assert known == checked
    assert [m.model_dump_json() for m in known] == [m.model_dump_json() for m in checked]
    assert compiled.FILE.read_text("utf-8") == compiled.compiled_text(checked)
    changed = tmp_path / "steel_support.csv"
    changed.write_bytes(load.MEASURES.read_bytes() + b"\n")
    monkeypatch.setattr(compiled, "MEASURES", changed)
    assert compiled.compiled() is None
