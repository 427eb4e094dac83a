"""schemas/ holds the JSON Schemas of what billkit writes."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from billkit.models import schemas


def test_the_schema_files_are_up_to_date(root: Path) -> None:
    """`python -m billkit.models.schemas` writes them; a change of a model that is not written there fails here."""
    folder = root / "schemas"
    assert {p.name: p.read_text("utf-8") for p in folder.iterdir()} == schemas.files()


@pytest.mark.parametrize("name", schemas.models())
def test_every_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schemas.schema(name))


def test_an_unknown_schema() -> None:
    with pytest.raises(KeyError):
        schemas.schema("poem")
