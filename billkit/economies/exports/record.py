"""A measure as a flat row: the columns of the measures file, in their order."""

from __future__ import annotations

from functools import cache

from billkit.economies.load import measures as shipped
from billkit.economies.package import fields
from billkit.models.measure import Measure

Value = str | int | float | None


def columns() -> list[str]:
    return [field["name"] for field in fields("steel_support")]


def numbers() -> list[str]:
    """The columns that hold numbers; the others hold text."""
    return [field["name"] for field in fields("steel_support") if field["type"] == "number"]


def record(measure: Measure) -> dict[str, Value]:
    """None where the file's cell is empty."""
    flat = measure.model_dump(exclude={"sources"})
    for place, source in enumerate(measure.sources, 1):
        flat |= {f"source_{place}_{name}": value for name, value in source.model_dump().items()}
    return {name: flat.get(name) for name in columns()}


def is_shipped(measure: Measure) -> bool:
    """Whether a row is one of the shipped data, unchanged: only such rows are told as being of it."""
    return _shipped().get(measure.measure_id) == measure


@cache
def _shipped() -> dict[str, Measure]:
    return {measure.measure_id: measure for measure in shipped()}
