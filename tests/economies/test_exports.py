"""Measures on their way out: data frames, Parquet, CSV that comes back the same, JSON-LD."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

import billkit
from billkit.economies.exports import Measures
from billkit.economies.exports.record import columns, numbers
from billkit.economies.package import descriptor
from billkit.errors import BillkitError, MissingExtra
from billkit.models.measure import Measure

LIBRARIES = ["pandas", "polars", "arrow"]


@pytest.fixture(scope="module")
def raw(root: Path) -> list[dict[str, str]]:
    with (root / "billkit" / "economies" / "data" / "steel_support.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        return list(csv.DictReader(file))


def cells(frame: Any, library: str) -> list[dict[str, Any]]:
    """A frame as plain rows."""
    if library == "pandas":
        return [
            {name: None if value != value or value is None else value for name, value in row.items()}
            for row in frame.astype(object).where(frame.notna(), None).to_dict("records")
        ]
    rows: list[dict[str, Any]] = frame.to_dicts() if library == "polars" else frame.to_pylist()
    return rows


def meant(raw: list[dict[str, str]]) -> list[dict[str, Any]]:
    numeric = set(numbers())
    return [
        {name: (float(text) if name in numeric else text) if text else None for name, text in row.items()}
        for row in raw
    ]


def test_the_list_is_a_list() -> None:
    found = billkit.measures(economies=["JP"])
    assert isinstance(found, Measures)
    assert isinstance(found, list)
    assert all(isinstance(row, Measure) for row in found)
    assert found == list(found)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_frame_holds_what_the_file_holds(library: str, raw: list[dict[str, str]]) -> None:
    """Every column and cell, empty ones as null."""
    assert cells(billkit.measures().to_frame(library), library) == meant(raw)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_frame_of_nothing_has_its_columns(library: str) -> None:
    frame = Measures().to_frame(library)
    assert list(frame.column_names if library == "arrow" else frame.columns) == columns()


@pytest.mark.parametrize(
    ("library", "module"), [("pandas", "pandas"), ("polars", "polars"), ("arrow", "pyarrow")]
)
def test_a_missing_library_says_how_to_get_it(
    library: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(
        MissingExtra, match=rf"needs {module}, which is not installed: pip install 'billkit\[frames\]'"
    ):
        billkit.measures(economies=["JP"]).to_frame(library)


def test_an_unknown_library_is_told() -> None:
    with pytest.raises(BillkitError, match="no data frames of 'excel'; pandas, polars or arrow"):
        Measures().to_frame("excel")


def test_parquet_comes_back_the_same(raw: list[dict[str, str]], tmp_path: Path) -> None:
    import pyarrow.parquet

    data = billkit.measures().to_parquet(tmp_path / "measures.parquet")
    assert (tmp_path / "measures.parquet").read_bytes() == data == billkit.measures().to_parquet()
    table = pyarrow.parquet.read_table(tmp_path / "measures.parquet")
    assert table.to_pylist() == meant(raw)
    about = json.loads(table.schema.metadata[b"billkit"])
    package = descriptor()
    assert (about["version"], about["licence"]) == (package["version"], package["licenses"][0]["name"])


def test_csv_is_the_file_again(raw: list[dict[str, str]]) -> None:
    """All columns, in order; what is exported passes the check and is read to the same measures."""
    text = billkit.measures().to_csv()
    back = list(csv.DictReader(io.StringIO(text)))
    assert list(back[0]) == columns()
    safe = [
        {name: cell.removeprefix("'") if cell[1:2] == "@" else cell for name, cell in row.items()}
        for row in back
    ]
    assert safe == raw
    assert billkit.check_measures(text.encode()) == []


@pytest.mark.parametrize(
    "title", ["=1+1", "'=1+1", "''-x", "@SUM(A1)", "-5 jobs", "+82", "'quoted'", 'a "b", c\nd']
)
def test_no_cell_runs_and_none_is_changed(title: str, tmp_path: Path) -> None:
    """A spreadsheet takes no cell for a formula; reading the export gives the text as it was."""
    row = billkit.measures()[0].model_copy(
        update={"title": title, "amount": 1e21, "currency": "USD", "amount_kind": "ceiling"}
    )
    text = Measures([row]).to_csv()
    cell = next(csv.DictReader(io.StringIO(text)))
    assert not cell["title"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell["amount"] == "1" + "0" * 21
    (tmp_path / "own.csv").write_text(text, "utf-8")
    back = billkit.measures(measures=tmp_path / "own.csv", measures_only=True)
    assert back == [row]


def test_json_obeys_the_schema() -> None:
    import jsonschema

    validator = jsonschema.Draft202012Validator(billkit.schema("measure"))
    rows = json.loads(billkit.measures(economies=["KR"]).to_json())
    assert len(rows) == len(billkit.measures(economies=["KR"]))
    for row in rows:
        validator.validate(row)


# --- JSON-LD ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def linked() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(billkit.measures().to_jsonld())
    return found


def test_jsonld_is_one_graph_that_a_processor_reads(linked: dict[str, Any]) -> None:
    """Each node has a name and a type, and no key is dropped: expanding finds a place for every one."""
    assert set(linked) == {"@context", "@graph"}
    expanded = jsonld.expand(linked)
    assert len(expanded) == len(linked["@graph"])
    for written, read in zip(linked["@graph"], expanded, strict=True):
        assert read["@id"].startswith("urn:billkit:")
        assert read["@type"]
        assert len(read) == len(written), set(written)
        assert all(key.startswith(("@", "https://schema.org/", "urn:billkit:term:")) for key in read)


def test_jsonld_fetches_nothing(linked: dict[str, Any]) -> None:
    """The context is inside: a loader that refuses everything is never asked."""

    def refuse(url: str, _options: object) -> None:
        raise AssertionError(url)

    jsonld.expand(linked, {"documentLoader": refuse})
    triples = jsonld.to_rdf(linked, {"format": "application/n-quads", "documentLoader": refuse})
    assert triples.count("https://schema.org/Legislation>") > 50


def test_jsonld_holds_every_measure(linked: dict[str, Any], raw: list[dict[str, str]]) -> None:
    nodes = {node["identifier"]: node for node in linked["@graph"] if "billkit:Measure" in node["@type"]}
    assert list(nodes) == [row["measure_id"] for row in raw]
    for row in raw:
        node = nodes[row["measure_id"]]
        assert ("schema:Legislation" in node["@type"]) == (
            bool(row["legal_basis"]) and row["scope"] != "firm"
        )
        assert [source["url"] for source in node["citation"]] == [
            row[f"source_{n}_url"] for n in (1, 2) if row[f"source_{n}_url"]
        ]
        assert node.get("amount", {}).get("value") == (float(row["amount"]) if row["amount"] else None)
        assert node["asOf"] == row["as_of"]


def test_links_inside_lead_somewhere(linked: dict[str, Any]) -> None:
    known = {node["@id"] for node in linked["@graph"]}
    for node in linked["@graph"]:
        for key in ("about", "isPartOf"):
            assert key not in node or node[key]["@id"] in known


def test_rows_of_ones_own_are_not_told_as_shipped() -> None:
    """Neither in JSON-LD nor in the metadata of Parquet."""
    import pyarrow.parquet

    own = Measures(
        [billkit.measures()[0].model_copy(update={"title": "Another title"}), billkit.measures()[1]]
    )
    nodes = [n for n in json.loads(own.to_jsonld())["@graph"] if "billkit:Measure" in n["@type"]]
    assert ["isPartOf" in node for node in nodes] == [False, True]
    alone = json.loads(Measures(own[:1]).to_jsonld())["@graph"]
    assert not any(node["@type"] == "schema:Dataset" for node in alone)
    table = pyarrow.parquet.read_table(io.BytesIO(own.to_parquet()))
    assert table.schema.metadata is None or b"billkit" not in table.schema.metadata


def test_kinds_have_their_names_and_crosswalk(linked: dict[str, Any]) -> None:
    grant = next(node for node in linked["@graph"] if node["@id"] == "urn:billkit:kind:finance.grant")
    assert {"@value": "보조금", "@language": "ko"} in grant["name"]
    lead = billkit.crosswalk("finance.grant")
    assert (grant["mastChapter"], grant["wtoScmArticle"]) == (lead.mast_chapter, lead.wto_scm_article)
    assert tuple(grant["gtaInterventionType"]) == lead.gta_intervention_types
