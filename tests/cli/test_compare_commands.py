"""compare, dossier, similar and --origins as a user calls them: forms, words, exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from command_line import Billkit

NEWS = "The Glass Bill was introduced in the National Assembly. The bill creates a special committee chaired by the {head}. The bill sets up a glass fund."


@pytest.fixture
def bills(tmp_path: Path) -> tuple[str, str]:
    paths = []
    for number, head in enumerate(("President", "Prime Minister"), 1):
        path = tmp_path / f"bill-{number}.txt"
        path.write_text(NEWS.format(head=head), "utf-8")
        paths.append(str(path))
    return paths[0], paths[1]


def test_the_table_tells_what_differs(billkit: Billkit, bills: tuple[str, str]) -> None:
    done = billkit("compare", *bills)
    assert done.code == 0
    chair = next(line for line in done.out.splitlines() if " chair " in line)
    assert "differs" in chair
    assert "President [1] → Prime Minister [2]" in chair
    assert "[1] line 1; [2] line 1" in chair


def test_markdown_has_the_words_and_their_place(billkit: Billkit, bills: tuple[str, str]) -> None:
    out = billkit("compare", *bills, "--format", "md").out
    assert "| chair | differs | President \\[1\\] → Prime Minister \\[2\\] |" in out
    assert "- \\[2\\]: “The bill creates a special committee chaired by the Prime Minister” (line 1)" in out


def test_csv_has_a_line_for_each_detail(billkit: Billkit, bills: tuple[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(billkit("compare", *bills, "-f", "csv", "-a", "EU").out)))
    chairs = [row for row in rows if row["kind"] == "governance.committee" and row["detail"] == "chair"]
    assert [(row["value"], row["relation"], row["text_line"]) for row in chairs] == [
        ("President", "differs", "1"), ("Prime Minister", "differs", "1"),
    ]  # fmt: skip
    assert all(row["item"] for row in rows if row["column"] == "EU")


def test_no_cell_of_csv_runs(billkit: Billkit, tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_text(NEWS.format(head="President").replace("Glass Bill", '"=1+1 Bill"'), "utf-8")
    for row in csv.reader(io.StringIO(billkit("compare", str(path), str(path), "-f", "csv").out)):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_page_is_escaped_and_alone(billkit: Billkit, tmp_path: Path) -> None:
    """Text of a source runs nowhere, and nothing is loaded from elsewhere."""
    path = tmp_path / "b.txt"
    path.write_text(NEWS.format(head="President <script>alert(1)</script>"), "utf-8")
    out = tmp_path / "page.html"
    assert billkit("compare", str(path), str(path), "-o", str(out)).code == 0
    page = out.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page


def test_json_is_the_contract(billkit: Billkit, bills: tuple[str, str]) -> None:
    from billkit.models.comparison import Comparison

    compared = Comparison.model_validate_json(billkit("compare", *bills, "-f", "json").out)
    committee = next(row for row in compared.rows if row.kind == "governance.committee")
    assert [cell.standing for cell in committee.standing] == ["present", "present"]
    assert "chair" in [detail.name for detail in committee.lines[0].differences]


def test_origins(billkit: Billkit, bills: tuple[str, str]) -> None:
    done = billkit("compare", "--origins", *bills)
    assert done.code == 0
    assert "stand in a source" in done.out
    assert "President → Prime Minister" in billkit("compare", "--origins", bills[1], bills[0]).out
    assert (
        json.loads(billkit("compare", "--origins", *bills, "-f", "json").out)["schema"] == "billkit/origins/1"
    )
    assert billkit("compare", "--origins", *bills, "-f", "md").out.count("\n## ") == 4


@pytest.mark.parametrize("more", [[], ["{1}", "-f", "csv"], ["{1}", "-a", "EU"]])
def test_origins_used_wrongly(billkit: Billkit, bills: tuple[str, str], more: list[str]) -> None:
    assert (
        billkit("compare", "--origins", bills[0], *(word.replace("{1}", bills[1]) for word in more)).code == 2
    )


def test_dossier(billkit: Billkit, bills: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "list.toml").write_text(
        f'[[source]]\nfile = "bill-1.txt"\ndate = 2025-08-05\n[[source]]\nfile = "{bills[1]}"\nstatus = "enacted"\ndate = 2025-12-16\n'.replace("\\", "/"),
        "utf-8",
    )  # fmt: skip
    done = billkit("dossier", str(tmp_path / "list.toml"))
    assert done.code == 0
    chair = next(line for line in done.out.splitlines() if "governance.committee, chair" in line)
    assert chair.startswith("change")
    assert "President [1]; Prime Minister [2] (stands)" in chair
    told = json.loads(billkit("dossier", *bills, "-f", "json").out)
    assert {conflict["nature"] for conflict in told["conflicts"]} == {"contradiction"}
    assert "## Conflicts" in billkit("dossier", *bills, "-f", "md").out


def test_faults_of_a_dossier_end_with_their_code(billkit: Billkit, tmp_path: Path) -> None:
    path = tmp_path / "list.toml"
    path.write_text('[[source]]\nfile = "none.txt"\n', "utf-8")
    done = billkit("dossier", str(path))
    assert done.code == 3
    assert "none.txt" in done.err
    path.write_text("[[source]]\n", "utf-8")
    assert billkit("dossier", str(path)).code == 3


def test_similar(billkit: Billkit, bills: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 no more")
    done = billkit("similar", bills[0], "--in", str(tmp_path))
    assert done.code == 0
    assert "bill-2.txt" in done.out
    assert "Not compared: 1 of 2 files" in done.out
    told = json.loads(billkit("similar", bills[0], "--in", str(tmp_path), "-f", "json").out)
    assert [item["file"] for item in told["not_compared"]] == ["broken.pdf"]
    assert "\n## Glass Bill\n" in billkit("similar", bills[0], "--in", str(tmp_path), "-f", "md").out
    assert billkit("similar", bills[0], "--in", str(tmp_path / "nowhere")).code == 3
