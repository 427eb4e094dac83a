"""examples/measures.ipynb runs from top to bottom and makes the figures of the docs.

Its code cells are executed one after the other in this process: no kernel, no port, no further dependency. What a kernel
would add is the display of a cell's last value, and the pictures' own way to be shown is tested with the pictures.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest


@pytest.fixture(scope="module")
def notebook(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / "examples" / "measures.ipynb").read_text("utf-8"))
    return found


def test_it_is_a_notebook_without_outputs(notebook: dict[str, Any]) -> None:
    nbformat.validate(notebook)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)


def test_its_cells_run_and_its_figures_are_those_of_the_docs(
    notebook: dict[str, Any], root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The notebook asserts that its pictures are those in reports/ and that its totals are those of the docs' query."""
    monkeypatch.chdir(root / "examples")
    space: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"measures.ipynb, cell {number}", "exec"), space)
    told = capsys.readouterr().out
    assert f"{len(space['rows'])} measures of {len({row.economy for row in space['rows']})} economies" in told
    assert f"{len(space['found'])} totals, the same both ways" in told
    assert int(space["by_status"].to_numpy().sum()) == len(space["rows"])
    assert space["timeline"].lang == "ko"


def test_the_docs_lead_to_it(root: Path) -> None:
    for page in ("README.md", "docs/measures-normalised.md", "examples/README.md"):
        assert "measures.ipynb" in (root / page).read_text("utf-8"), page
