"""The list of measures that `billkit.measures()` returns: a list, with ways out of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from billkit.models.measure import Measure


class Measures(list[Measure]):
    """Measures in their order. A list in every respect; slices and sums are plain lists: `Measures(rows[:9])`."""

    def to_frame(self, library: str = "pandas") -> Any:
        """A DataFrame of pandas or polars, or an Arrow table ("arrow"). Raises MissingExtra without the library."""
        from billkit.economies.exports.frame import to_frame

        return to_frame(self, library)

    def to_csv(self) -> str:
        """A measures file: `billkit measures check` and `measures=` read it again. No cell runs as a formula."""
        from billkit.economies.exports.sheet import as_csv

        return as_csv(self)

    def to_json(self) -> str:
        """A JSON list; its items obey `billkit.schema("measure")`."""
        return "[" + ",\n".join(measure.model_dump_json(indent=1) for measure in self) + "]\n"

    def to_jsonld(self) -> str:
        """JSON-LD with one @graph, in the words of schema.org where they fit."""
        from billkit.economies.exports.linked import as_jsonld

        return as_jsonld(self)

    def to_parquet(self, path: str | Path | None = None) -> bytes:
        """A Parquet file, written to a path if one is given. Raises MissingExtra without pyarrow."""
        from billkit.economies.exports.frame import as_parquet

        made = as_parquet(self)
        if path is not None:
            Path(path).write_bytes(made)
        return made
