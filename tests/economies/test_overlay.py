"""Measures of one's own over the shipped ones, and the empty file they begin with."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_check import row, written
from test_normalise import measure

import billkit
from billkit.economies import measures, overlaid
from billkit.economies.check import check
from billkit.economies.template import template
from billkit.errors import MeasuresError

SHIPPED = "us-section-232-steel-2018"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A file with a row of a shipped id, and a new one."""
    path = tmp_path / "own.csv"
    rows = [row(measure_id="jp-own-1"), row(measure_id=SHIPPED, economy="US", title="Corrected")]
    path.write_text(written(rows), "utf-8")
    return path


def test_a_shipped_id_is_replaced_and_others_are_added(own: Path) -> None:
    shipped, made = measures(), overlaid(own)
    assert len(made) == len(shipped) + 1
    at = [m.measure_id for m in shipped].index(SHIPPED)
    assert made[at].title == "Corrected"
    assert [m for n, m in enumerate(made[:-1]) if n != at] == [m for n, m in enumerate(shipped) if n != at]
    assert made[-1].measure_id == "jp-own-1"


def test_alone_nothing_shipped_is_used(own: Path) -> None:
    assert [m.measure_id for m in overlaid(own, only=True)] == ["jp-own-1", SHIPPED]
    assert overlaid(None) == measures()


def test_rows_do_as_well_as_a_file(own: Path) -> None:
    assert overlaid(measures(own)) == overlaid(own) == overlaid(str(own))
    assert overlaid(iter([measure()]))[-1] == measure()


def test_the_verbs_take_them(own: Path) -> None:
    """measures, compare and brief: the same rows everywhere, the ledger of the brief included."""
    text = b"The Glass Act of the Senate, introduced in May 2025, would give grants to mills."
    listed = billkit.measures(economies=["JP"], kinds=["finance.grant"], measures=own, measures_only=True)
    assert [m.measure_id for m in listed] == ["jp-own-1"]
    compared = billkit.compare([text], against=["JP"], measures=own)
    ids = {name for line in compared.rows for column in line.economies for name in column}
    assert "jp-own-1" in ids
    alone = billkit.compare([text], against=["JP"], measures=own, measures_only=True)
    assert {name for line in alone.rows for column in line.economies for name in column} == {"jp-own-1"}
    made = billkit.brief(text, against=["JP"], measures=own, measures_only=True).to_markdown()
    assert "https://example.org/a" in made
    assert "jp-own-1" not in billkit.brief(text, against=["JP"]).to_json()


def test_a_faulty_file_is_refused_by_every_verb(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(written([row(status="asleep", as_of="x")]), "utf-8")
    text = b"The Glass Act of the Senate would give grants to mills."
    for call in (
        lambda: billkit.measures(measures=path),
        lambda: billkit.compare([text], measures=path),
        lambda: billkit.brief(text, measures=path),
    ):
        with pytest.raises(
            MeasuresError, match=r"own\.csv: 2 faults:\n  line 2, status: [\s\S]*\n  line 2, as_of: "
        ):
            call()
    assert [fault.column for fault in billkit.check_measures(path)] == ["status", "as_of"]
    assert billkit.check_measures(path.read_bytes()) == billkit.check_measures(str(path))
    with pytest.raises(MeasuresError, match="cannot be read"):
        billkit.check_measures(tmp_path)


def test_the_template_is_a_measures_file() -> None:
    """Empty, it lacks only a measure; with its example, nothing."""
    assert [fault.code for fault in check(template().encode()).faults] == ["empty"]
    assert check(template(example=True).encode()).faults == []
    assert billkit.crosswalk("finance.grant").mast_chapter == "L"


def test_the_codebook_is_up_to_date(root: Path) -> None:
    """docs/measures-codebook.md is what datapackage.json says: `python -m billkit.economies.codebook` writes it."""
    from billkit.economies.codebook import page

    assert (root / "docs" / "measures-codebook.md").read_text("utf-8") == page()


def test_the_changelog_begins_with_the_version_of_the_data(root: Path) -> None:
    from billkit.economies.package import descriptor

    lines = (root / "docs" / "measures-changelog.md").read_text("utf-8").splitlines()
    versions = [line.split()[1] for line in lines if line.startswith("## ")]
    assert versions[0] == descriptor()["version"]
