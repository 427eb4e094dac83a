"""`billkit verify` and the library's verb behind it: a brief in every format, as written and after an edit."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import jsonschema
import pytest
from command_line import Billkit

import billkit as library
from billkit.errors import NoCitations, UnreadableSource
from billkit.models import schemas

PRESS = """\
SEOUL -- Lawmakers in South Korea introduced the Green Steel Act on Monday.

Under the bill, the government may offer low-interest loans to steelmakers. The bill also creates tax credits for
hydrogen furnaces.
"""


@pytest.fixture
def press(tmp_path: Path) -> Path:
    (tmp_path / "press.txt").write_text(PRESS, "utf-8")
    return tmp_path / "press.txt"


@pytest.fixture
def brief(billkit: Billkit, press: Path) -> Path:
    path = press.with_name("brief.md")
    assert billkit("brief", str(press), "-a", "US,JP", "-o", str(path)).code == 0
    return path


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_as_written(billkit: Billkit, brief: Path) -> None:
    """The sum first; exit code 0."""
    done = billkit("verify", str(brief))
    assert (done.code, done.err) == (0, "")
    first, source = done.out.splitlines()
    assert first.startswith("brief.md: ")
    assert first.endswith(" verified")
    assert source == "source press.txt: the file that was read"


def test_an_edit(billkit: Billkit, brief: Path) -> None:
    """Line, what it was, what it is, why, what to do; exit code 1."""
    edited(brief, "“may”", "“must”")
    done = billkit("verify", str(brief))
    assert done.code == 1
    line = next(n for n, text in enumerate(brief.read_text("utf-8").splitlines(), 1) if "“must”" in text)
    assert f"NOT FOUND  line {line}, section “" in done.out
    for name in ("was:", "is:", "why:", "remedy:"):
        assert f"\n  {name}" in done.out
    assert "“may” → “must”" in done.out


def test_what_is_only_reworded(billkit: Billkit, brief: Path) -> None:
    """Exit code 10: nothing is wrong, something could not be checked."""
    edited(brief, "## Key points", "## Main points")
    done = billkit("verify", str(brief))
    assert done.code == 10
    assert "NOT CHECKED" in done.out


def test_formats(billkit: Billkit, brief: Path) -> None:
    edited(brief, "Green Steel Act", "Grey Steel Act")
    told = billkit("verify", str(brief), "--format", "json")
    assert told.code == 1
    data = json.loads(told.out)
    jsonschema.validate(data, schemas.schema("verification"))
    assert [s["status"] for s in data["statements"] if s["status"] != "verified"] == ["not_found"]
    written = brief.with_name("found.md")
    assert billkit("verify", str(brief), "-f", "md", "-o", str(written)).code == 1
    assert "| not found | 1 | title | " in written.read_text("utf-8")
    jsonschema.validate(
        json.loads(brief.with_name("brief.citations.json").read_text("utf-8")), schemas.schema("citations")
    )


def test_the_library_tells_the_same(billkit: Billkit, brief: Path) -> None:
    found = library.verify(brief)
    assert billkit("verify", str(brief), "-f", "json").out == found.to_json() + "\n"
    assert found.counts()["verified"] == len(found.statements)


@pytest.mark.parametrize("suffix", [".html", ".docx", ".pdf", ".json"])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_format_is_read(billkit: Billkit, press: Path, suffix: str, lang: str) -> None:
    """Right after writing, all is verified; without any file beside it but the source."""
    if suffix == ".pdf":
        pytest.importorskip("typst")
    path = press.with_name(f"b{suffix}")
    assert billkit("brief", str(press), "-a", "US,JP", "-t", "full", "-l", lang, "-o", str(path)).code == 0
    done = billkit("verify", str(path))
    assert (done.code, done.err) == (0, ""), done.out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (">Key points</h2>", ">Key points 5</h2>"),
        ("The text describes", "<p hidden>The text describes"),
        ("The text describes", "<span style='display: none'>The text</span> describes"),
        ("The text describes", "<s>The text</s> describes"),
    ],
)  # fmt: skip
def test_an_edit_of_a_page(billkit: Billkit, press: Path, old: str, new: str) -> None:
    """What is put in, hidden or struck out on the page is found."""
    path = press.with_name("b.html")
    billkit("brief", str(press), "-a", "US,JP", "-o", str(path))
    head, tail = path.read_text("utf-8").split("<body", 1)
    assert old in tail
    path.write_text(f"{head}<body{tail.replace(old, new, 1)}", "utf-8")
    assert billkit("verify", str(path)).code != 0


def test_an_edit_in_word(billkit: Billkit, press: Path) -> None:
    path = press.with_name("b.docx")
    billkit("brief", str(press), "-a", "US,JP", "-o", str(path))
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name,
                data.replace(b"Green Steel Act", b"Grey Steel Act", 1)
                if name == "word/document.xml"
                else data,
            )
    path.write_bytes(made.getvalue())
    assert billkit("verify", str(path)).code == 1


def test_a_brief_in_json_is_its_own_record(billkit: Billkit, press: Path) -> None:
    path = press.with_name("b.json")
    billkit("brief", str(press), "-a", "US,JP", "-o", str(path))
    edited(path, "Not legal advice", "Legal advice")
    found = library.verify(path)
    assert [s.reasons for s in found.unverified] == [
        ("the same material does not lead to these words: the citation data were changed",)
    ]


# --- where sources and citation data lie ------------------------------------------------------------------------------


def test_without_citation_data(billkit: Billkit, brief: Path) -> None:
    brief.with_name("brief.citations.json").rename(brief.with_name("data.json"))
    done = billkit("verify", str(brief))
    assert done.code == 3
    assert done.err.startswith(
        "billkit: brief.md: no citation data beside it (brief.citations.json); name the file"
    )
    assert billkit("verify", str(brief), "--citations", str(brief.with_name("data.json"))).code == 0
    with pytest.raises(NoCitations):
        library.verify(brief)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("gone.md", None, "cannot be read"),
        ("x.md", b"\xff\xfe", "not in UTF-8"),
        ("x.json", b"{}", "no brief in JSON (title: Field required)"),
        ("x.json", b"{", "no brief in JSON (Invalid JSON"),
        ("x.docx", b"PK\x03\x04", "x.docx"),
        ("x.pdf", b"%PDF-1.7", "PDF"),
        ("x.html", b"<html><body>text", "no citation data in it, nor beside it (x.citations.json)"),
    ],
)  # fmt: skip
def test_what_is_no_brief(billkit: Billkit, tmp_path: Path, name: str, data: bytes | None, told: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = billkit("verify", str(tmp_path / name))
    assert done.code == 3
    assert told in done.err
    assert done.err.count("\n") == 1


def test_a_source_that_is_elsewhere(billkit: Billkit, brief: Path, press: Path, tmp_path: Path) -> None:
    """Not found by its name: what rests on it is not checked; named, it is."""
    other = tmp_path / "in" / "renamed.txt"
    other.parent.mkdir()
    press.rename(other)
    done = billkit("verify", str(brief))
    assert done.code == 10
    assert "source press.txt: not at hand" in done.out
    assert "--source FILE" in done.out
    assert billkit("verify", str(brief), "--source", str(other)).code == 0
    twice = billkit("verify", str(brief), "--source", str(other), "--source", str(brief))
    assert twice.code == 3
    assert "was made from 1 sources" in twice.err


def test_a_source_in_the_current_folder(
    billkit: Billkit, brief: Path, press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    press.rename(here / "press.txt")
    monkeypatch.chdir(here)
    assert billkit("verify", str(brief)).code == 0


def test_the_very_file_goes_before_one_of_its_name(
    billkit: Billkit, brief: Path, press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / "press.txt").write_text(PRESS, "utf-8")
    press.write_text(PRESS + "More.\n", "utf-8")
    monkeypatch.chdir(here)
    assert billkit("verify", str(brief)).code == 0


def test_a_chart_of_another_folder(billkit: Billkit, brief: Path) -> None:
    """No file outside the folder of the brief is read; a chart from there is not the one that was drawn."""
    chart = next(brief.parent.glob("brief.*.svg"))
    (brief.parent / "in").mkdir()
    (brief.parent / "in" / chart.name).write_bytes(chart.read_bytes())
    edited(brief, f"]({chart.name})", f"](in/{chart.name})")
    assert billkit("verify", str(brief)).code == 1


def test_a_name_in_citation_data_leads_nowhere(brief: Path, press: Path) -> None:
    """A path in a record that somebody sent opens no file outside the folders."""
    secret = press.parent.parent / "press.txt"
    secret.write_text(PRESS, "utf-8")
    press.unlink()
    data = brief.with_name("brief.citations.json")
    data.write_text(data.read_text("utf-8").replace('"name":"press.txt"', '"name":"../press.txt"'), "utf-8")
    assert library.verify(brief).sources[0].state == "missing"


def test_a_source_that_changed(billkit: Billkit, brief: Path, press: Path) -> None:
    """More words around: verified, with a note; the file itself is told as changed."""
    press.write_text(PRESS + "\nThe session ends in May.\n", "utf-8")
    done = billkit("verify", str(brief))
    assert done.code == 1
    assert "source press.txt: not the file that was read" in done.out
    assert "the file is another: SHA-256" in done.out
    assert "verified: the source changed; the words" in done.out
    press.write_text(
        "The mill stood idle on Monday. Its workers went home early, and the river was high.\n", "utf-8"
    )
    gone = billkit("verify", str(brief))
    assert gone.code == 1
    assert "CHANGED SINCE" in gone.out


def test_measures_and_rules_of_ones_own(billkit: Billkit, press: Path, root: Path) -> None:
    template = billkit("measures", "template", "--example").out
    own = press.with_name("own.csv")
    own.write_text(template, "utf-8")
    rules = str(root / "examples" / "rules")
    path = press.with_name("own.md")
    assert (
        billkit(
            "brief", str(press), "-a", "US", "--measures", str(own), "--rules", rules, "-o", str(path)
        ).code
        == 0
    )
    done = billkit("verify", str(path))
    assert done.code == 10
    assert "name them with --measures" in done.out
    assert "name them with --rules" in done.out
    assert billkit("verify", str(path), "--measures", str(own), "--rules", rules).code == 0


def test_rules_of_ones_own_alone(billkit: Billkit, press: Path, root: Path) -> None:
    """Without them nothing of the bill is told to have changed: it cannot be checked."""
    path = press.with_name("own.md")
    rules = str(root / "examples" / "rules")
    assert billkit("brief", str(press), "-a", "US", "--rules", rules, "-o", str(path)).code == 0
    done = billkit("verify", str(path))
    assert done.code == 10
    assert "the source it rests on is not at hand" in done.out
    assert billkit("verify", str(path), "--rules", rules).code == 0


def test_a_chart_that_was_drawn_over(billkit: Billkit, brief: Path) -> None:
    charts = list(brief.parent.glob("brief.*.svg"))
    if not charts:
        pytest.skip("this brief has no chart")
    charts[0].write_text("<svg/>", "utf-8")
    done = billkit("verify", str(brief))
    assert done.code == 1
    assert "the picture is not the one that was drawn" in done.out
    charts[0].unlink()
    assert billkit("verify", str(brief)).code == 10


def test_wrong_usage(billkit: Billkit, brief: Path) -> None:
    assert billkit("verify", str(brief), "--measures-only").code == 2
    with pytest.raises(UnreadableSource):
        library.verify(brief.parent)
