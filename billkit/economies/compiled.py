"""The shipped measures as they are after their check: `compiled.json`, which names the digest of the file it was made from.

``python -m billkit.economies.compiled`` writes it anew; where it is not that of the CSV file, the CSV file is read and
checked instead.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from billkit.economies.package import MEASURES
from billkit.models.measure import Measure, Source

FILE = Path(__file__).with_name("compiled.json")


def compiled() -> tuple[Measure, ...] | None:
    """The measures; None where the file is missing or of another state of the data."""
    if not FILE.exists():
        return None
    found = json.loads(FILE.read_text("utf-8"))
    if found["digest"] != _digest():
        return None
    return tuple(map(_measure, found["measures"]))


def compiled_text(measures: Iterable[Measure]) -> str:
    """What the file should hold."""
    rows = [measure.model_dump(mode="json", exclude_defaults=True) for measure in measures]
    found = {"digest": _digest(), "measures": rows}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def _digest() -> str:
    return hashlib.sha256(MEASURES.read_bytes()).hexdigest()


def _measure(row: dict[str, object]) -> Measure:
    """Without validation: the rows were checked when the file was made, and a test compares them with the CSV file."""
    sources = row.pop("sources", ())
    assert isinstance(sources, list | tuple)
    return Measure.model_construct(
        None, sources=tuple(Source.model_construct(None, **source) for source in sources), **row
    )


if __name__ == "__main__":
    from billkit.economies.load import _measures

    FILE.write_text(compiled_text(_measures(MEASURES)), "utf-8")
