"""`billkit measures plot`, `billkit compare -o x.svg`, and the forms of `billkit measures list`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from command_line import Billkit

import billkit as library

KSTEEL = "examples/k-steel-act-press.txt"


@pytest.mark.parametrize("picture", ["heatmap", "amounts", "timeline"])
def test_plot_draws_what_the_library_draws(billkit: Billkit, picture: str) -> None:
    done = billkit("measures", "plot", picture, "-e", "US,Japan", "--lang", "ko")
    assert (done.code, done.err) == (0, "")
    assert done.out == library.picture(picture, ["US", "JP"], lang="ko").svg


def test_plot_passes_its_filters_on(billkit: Billkit) -> None:
    done = billkit(
        "measures", "plot", "timeline", "-e", "US", "-k", "trade", "-s", "in_force", "--as-of", "2025"
    )
    assert done.out == library.picture("timeline", ["US"], ["trade"], ["in_force"], "2025").svg
    done = billkit("measures", "plot", "amounts", "--steel-year", "2024")
    assert done.out == library.picture("amounts", steel_year=2024).svg


def test_plot_uses_measures_of_ones_own(billkit: Billkit, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(billkit("measures", "template", "--example").out, "utf-8")
    done = billkit("measures", "plot", "timeline", "--measures", str(own), "--measures-only")
    assert "Example: delete this row" in done.out
    assert "Source: measures of the user" in done.out


def test_the_suffix_sets_the_form(billkit: Billkit, tmp_path: Path) -> None:
    for name, start in (("x.svg", b"<svg "), ("x.png", b"\x89PNG"), ("X.PNG", b"\x89PNG")):
        assert billkit("measures", "plot", "-e", "JP", "-o", str(tmp_path / name)).code == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    billkit("measures", "plot", "-e", "JP", "-f", "svg", "-o", str(tmp_path / "y.png"))
    assert (tmp_path / "y.png").read_bytes().startswith(b"<svg ")


def test_compare_draws_its_matrix(
    billkit: Billkit, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    target = tmp_path / "matrix.svg"
    done = billkit("compare", KSTEEL, "--against", "US,EU", "--lang", "ko", "-o", str(target))
    assert (done.code, done.out, done.err) == (0, "", "")
    compared = library.compare([KSTEEL], against=["US", "EU"])
    assert target.read_text("utf-8") == library.picture(compared, lang="ko").svg
    billkit("compare", KSTEEL, "--against", "US", "-f", "json", "-o", str(target))
    assert target.read_text("utf-8").startswith("{")


def test_png_without_the_extra_has_an_exit_code(billkit: Billkit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    done = billkit("measures", "plot", "-e", "JP", "-f", "png")
    assert (done.code, done.out) == (8, "")
    assert done.err == "billkit: PNG needs resvg-py: pip install 'billkit[png]'; SVG needs nothing\n"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("-e", "CH", "-k", "trade"), 6, "no measure passes these filters"),
        (("amounts", "-e", "AE"), 6, "no measure of this selection has an amount"),
        (("-e", "Japn"), 6, "did you mean JP"),
        (("pie",), 2, "pie"),
        (("--measures-only",), 2, "--measures-only needs --measures FILE"),
    ],
)
def test_what_cannot_be_drawn_is_told(
    billkit: Billkit, arguments: tuple[str, ...], code: int, told: str
) -> None:
    done = billkit("measures", "plot", *arguments)
    assert done.code == code
    assert done.out == ""
    assert told in " ".join(done.err.split())


def test_list_writes_what_the_library_writes(billkit: Billkit, tmp_path: Path) -> None:
    found = library.measures(economies=["KR"])
    meant = {
        "csv": found.to_csv().encode(),
        "json": found.to_json().encode(),
        "jsonld": found.to_jsonld().encode(),
    }
    for form, data in {**meant, "parquet": found.to_parquet()}.items():
        target = tmp_path / f"kr.{form}"
        assert billkit("measures", "list", "-e", "KR", "-o", str(target)).code == 0
        assert target.read_bytes() == data


def test_an_exported_csv_is_a_measures_file(billkit: Billkit, tmp_path: Path) -> None:
    target = tmp_path / "all.csv"
    billkit("measures", "list", "-o", str(target))
    assert billkit("measures", "check", str(target)).out == f"{target}: no fault\n"
    again = billkit("measures", "list", "-f", "csv", "--measures", str(target), "--measures-only")
    assert again.out == target.read_text("utf-8")


@pytest.mark.parametrize("form", ["parquet", "jsonld"])
def test_what_stands_beside_rows_has_no_place_in_some_forms(billkit: Billkit, form: str) -> None:
    done = billkit("measures", "list", "-e", "KR", "--flags", "-f", form)
    assert done.code == 2
    assert "go with --format table, csv and json" in " ".join(done.err.split())
