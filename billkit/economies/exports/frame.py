"""Measures as a data frame of pandas, polars or Arrow, and as Parquet: the extra `frames`.

Columns are those of the measures file; amount and rate are floats, all others text, empty cells null. Days stay text: many
are a month or a year.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from billkit.economies.exports.record import columns, is_shipped, numbers, record
from billkit.economies.package import descriptor
from billkit.errors import BillkitError, MissingExtra
from billkit.models.measure import Measure

LIBRARIES = {"pandas": "pandas", "polars": "polars", "arrow": "pyarrow"}


def to_frame(measures: Sequence[Measure], library: str = "pandas") -> Any:
    """A DataFrame of pandas or polars, or an Arrow table. Raises MissingExtra where the library is not installed."""
    makers = {"pandas": _pandas, "polars": _polars, "arrow": _arrow}
    if library not in makers:
        raise BillkitError(f"no data frames of {library!r}; pandas, polars or arrow")
    return makers[library](_table(measures))


def as_parquet(measures: Sequence[Measure]) -> bytes:
    """A Parquet file. Where all rows are shipped ones, its metadata name the data, version, day and licence.

    Raises MissingExtra without pyarrow.
    """
    parquet = imported("pyarrow.parquet", "Parquet")
    table = _arrow(_table(measures))
    if all(map(is_shipped, measures)):
        table = table.replace_schema_metadata({"billkit": _about()})
    out = io.BytesIO()
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def _about() -> str:
    package = descriptor()
    about = {"title": package["title"], "version": package["version"], "as_of": package["asOf"]}
    return json.dumps(about | {"licence": package["licenses"][0]["name"]}, ensure_ascii=False, sort_keys=True)


def imported(module: str, what: str) -> Any:
    """A library that an extra brings. Raises MissingExtra that says how to get it."""
    try:
        return import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        raise MissingExtra(
            f"{what} needs {name}, which is not installed: pip install 'billkit[frames]', or pip install {name}"
        ) from error


def _table(measures: Sequence[Measure]) -> dict[str, list[Any]]:
    """Column -> values."""
    rows = [record(measure) for measure in measures]
    numeric = set(numbers())
    return {name: [_float(row[name]) if name in numeric else row[name] for row in rows] for name in columns()}


def _float(value: Any) -> float | None:
    return None if value is None else float(value)


def _pandas(table: dict[str, list[Any]]) -> Any:
    pandas = imported("pandas", "to_frame('pandas')")
    numeric = set(numbers())
    series = {
        name: pandas.Series(values, dtype="float64" if name in numeric else "string")
        for name, values in table.items()
    }
    return pandas.DataFrame(series)


def _polars(table: dict[str, list[Any]]) -> Any:
    polars = imported("polars", "to_frame('polars')")
    numeric = set(numbers())
    return polars.DataFrame(
        table, schema={name: polars.Float64 if name in numeric else polars.String for name in table}
    )


def _arrow(table: dict[str, list[Any]]) -> Any:
    arrow = imported("pyarrow", "to_frame('arrow')")
    numeric = set(numbers())
    schema = arrow.schema([(name, arrow.float64() if name in numeric else arrow.string()) for name in table])
    return arrow.table(table, schema=schema)
