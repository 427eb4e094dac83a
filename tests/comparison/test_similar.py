"""Documents like one: ranked by kinds, values and words; a bad file stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from steel_acts import ACT, MERGED, OTHERS, RIGHT

import billkit
from billkit.comparison.similar import corpus as reading
from billkit.comparison.similar import files_of, parsed, similar
from billkit.errors import UnreadableSource
from billkit.models import Analysis


def other(analysis: Analysis, name: str) -> Analysis:
    """The same analysis of another file."""
    info = analysis.document.model_copy(update={"sha256": name, "source": name})
    return analysis.model_copy(update={"document": info})


DOCUMENTS = [(name, other(a, name)) for name, a in (("merged", MERGED), ("act", ACT), ("others", OTHERS), ("right", RIGHT))]  # fmt: skip


def test_the_same_provisions_come_first() -> None:
    found = similar(other(ACT, "asked"), DOCUMENTS, {})
    assert found.found[0].file == "act"
    assert found.found[0].score == 1.0
    assert all(pair.wording == 100 for pair in found.found[0].alike)
    assert [one.score for one in found.found] == sorted((one.score for one in found.found), reverse=True)


def test_the_document_itself_is_left_out() -> None:
    found = similar(dict(DOCUMENTS)["act"], DOCUMENTS, {})
    assert "act" not in [one.file for one in found.found]
    assert found.compared == 3


def test_a_ranking_explains_itself() -> None:
    """What agrees is named: an English report and a Korean act share their values."""
    found = similar(other(RIGHT, "asked"), [("act", other(ACT, "act"))], {"legal.sunset": "Sunset"}).found[0]
    sunset = next(pair for pair in found.alike if pair.kind == "legal.sunset")
    assert sunset.title == "Sunset"
    assert "until: 2028-12-31" in sunset.shared
    assert sunset.found.quote.startswith("제37조")
    assert found.shared_kinds == 5


def test_top_bounds_the_list() -> None:
    assert len(similar(other(ACT, "asked"), DOCUMENTS, {}, top=2).found) == 2


BILL = "The {name} Bill was introduced in the Senate. The bill creates a {name} fund. The bill creates a committee chaired by the President."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    (tmp_path / "glass.txt").write_text(BILL.format(name="Glass"), "utf-8")
    (tmp_path / "inner" / "paper.txt").write_text(BILL.format(name="Paper"), "utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 no more")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "weather.txt").write_text("It rained all day and nobody minded.", "utf-8")
    (tmp_path / ".hidden").write_text("x", "utf-8")
    return tmp_path


def test_bad_files_are_told_and_stop_nothing(folder: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    found = billkit.similar(
        BILL.format(name="Steel").encode(), folder, progress=lambda *done: seen.append(done)
    )
    assert [one.file for one in found.found] == ["glass.txt", "inner/paper.txt"]
    assert [one.file for one in found.not_compared] == ["broken.pdf", "empty.txt", "weather.txt"]
    assert [done for done, _, _ in seen] == [1, 2, 3, 4, 5]
    assert {files for _, files, _ in seen} == {5}


def test_a_reader_that_fails_stops_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_source: Path, _name: str | None = None) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("billkit.readers.read", failing)
    corpus = parsed(folder)
    assert corpus.documents == []
    assert "RuntimeError: a fault of ours" in corpus.not_compared[0].reason


def test_a_process_that_dies_takes_one_file_with_it(folder: Path) -> None:
    files = files_of(folder)
    results = dict(reading._in_pool(files, None, 2, _dying))
    assert [path.name for path, result in results.items() if isinstance(result, str)] == [
        "broken.pdf", "empty.txt", "glass.txt", "weather.txt",
    ]  # fmt: skip
    assert "ended the process" in str(results[folder / "glass.txt"])


def _dying(path: Path, rules: Path | None) -> reading.Result:
    import os

    if path.name == "glass.txt":
        os._exit(9)
    return reading.analysed(path, rules)


def test_a_pool_finds_the_same(folder: Path) -> None:
    alone, pooled = parsed(folder), parsed(folder, jobs=2)
    assert alone == pooled


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="is no folder"):
        files_of(tmp_path / "nowhere")
