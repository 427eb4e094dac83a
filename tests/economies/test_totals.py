"""Amounts are added up without adding anything twice; and a query without billkit gives the same."""

from __future__ import annotations

import csv
import re
import sqlite3
from pathlib import Path

import pytest
from test_normalise import measure

from billkit.economies import Total, measures, totals
from billkit.economies.package import DATA


def usd(identity: str, amount: int, package: str | None = None, **more: object) -> object:
    return measure(measure_id=identity, amount=amount, currency="USD", package=package, **more)


def only(rows: list[object], **options: object) -> Total:
    found = totals(rows, **options)  # type: ignore[arg-type]
    assert len(found) == 1
    return found[0]


def test_a_package_counts_once() -> None:
    """Its largest amount; the others are named with the reason. A measure without a package counts for itself."""
    total = only(
        [usd("kr-a", 5, "p"), usd("kr-b", 9, "p"), usd("kr-c", 7, "p"), usd("kr-d", 1), usd("kr-e", 1)]
    )
    assert total.value == 11
    assert [item.measure_id for item in total.counted] == ["kr-b", "kr-d", "kr-e"]
    assert [item.measure_id for item in total.left_out] == ["kr-a", "kr-c"]
    assert all(
        "may overlap with kr-b, the largest amount of package p" in item.reason for item in total.left_out
    )
    assert total.by_amount_kind == {"ceiling": 11}


def test_statuses_levels_and_kinds_are_kept_apart() -> None:
    """And what shares a package with another total is named there."""
    rows = [
        usd("eu-a", 1, "p", economy="EU"),
        usd("eu-b", 2, "p", economy="EU", sub_jurisdiction="Germany"),
        usd("eu-c", 4, "p", economy="EU", sub_jurisdiction="Germany", status="proposed"),
        usd("eu-d", 8, economy="EU", sub_jurisdiction="Germany", instrument="finance.loan"),
        usd("kr-p", 16, "p"),
    ]
    found = totals(rows)  # type: ignore[arg-type]
    assert [(t.economy, t.sub_jurisdiction, t.status, t.value, t.elsewhere) for t in found] == [
        ("EU", None, "in_force", 1, ("eu-b", "eu-c")),
        ("EU", "Germany", "in_force", 10, ("eu-a", "eu-c")),
        ("EU", "Germany", "proposed", 4, ("eu-a", "eu-b")),
        ("KR", None, "in_force", 16, ()),
    ]
    by_kind = totals(rows, by_kind=True)  # type: ignore[arg-type]
    assert [(t.sub_jurisdiction, t.kind, t.value) for t in by_kind if t.status == "in_force"] == [
        (None, "finance.grant", 1), ("Germany", "finance.grant", 2), ("Germany", "finance.loan", 8), (None, "finance.grant", 16),
    ]  # fmt: skip


def test_what_is_left_out_is_named() -> None:
    rows = [
        usd("kr-a", 1),
        usd("kr-b", 2, scope="steel-and-other"),
        measure(measure_id="kr-c", effective_from="1999"),
    ]
    total = only(rows)
    assert total.value == 1
    reasons = {item.measure_id: item.reason for item in total.left_out}
    assert "not only for steel" in reasons["kr-b"]
    assert reasons["kr-c"].startswith("not comparable: no average rate of KRW")
    assert only(rows, scopes=("steel", "steel-and-other")).value == 3


def test_every_amount_is_counted_or_left_out_once() -> None:
    named = [m.measure_id for m in measures() if m.amount is not None]
    for by_kind in (False, True):
        found = totals(measures(), by_kind=by_kind)
        told = [item.measure_id for total in found for item in (*total.counted, *total.left_out)]
        assert sorted(told) == sorted(named)
        for total in found:
            packages = [item.package for item in total.counted if item.package]
            assert len(packages) == len(set(packages))


def test_the_query_of_the_docs_gives_the_same_totals(root: Path) -> None:
    """docs/measures-normalised.md: SQLite on the raw files."""
    page = (root / "docs" / "measures-normalised.md").read_text("utf-8")
    query = re.findall(r"```sql\n(.*?)```", page, re.S)
    assert len(query) == 1
    with sqlite3.connect(":memory:") as database:
        load(database, "measures", "steel_support.csv")
        load(database, "reference", "reference.csv")
        rows = database.execute(query[0]).fetchall()
    counted = [total for total in totals(measures(), "USD") if total.counted]
    assert len(rows) == len(counted) > 20
    by_place = {(t.economy, t.sub_jurisdiction or "", t.status): t for t in counted}
    for economy, level, status, value, number in rows:
        total = by_place[economy, level, status]
        assert total.value == pytest.approx(value, rel=1e-12)
        assert len(total.counted) == number


def load(database: sqlite3.Connection, table: str, name: str) -> None:
    """Every column as text, as `.import --csv` does."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    database.execute(f"CREATE TABLE {table} ({', '.join(f'{column} TEXT' for column in head)})")
    database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(head))})", rows)
