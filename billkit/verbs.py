"""The verbs of the library; each has a twin on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from billkit.models import Analysis, Document
from billkit.models.measure import Measure

Readable = str | Path | bytes | BinaryIO | Document


def read(source: Readable, name: str | None = None) -> Document:
    """Read a source once: a path, "-" for standard input, bytes, or an open binary file.

    Raises UnreadableSource (missing, a directory, empty, binary, undecodable) with the remedy.
    """
    if isinstance(source, Document):
        return source
    from billkit.readers import read as read_source

    return read_source(source, name)


def parse(source: Readable, rules: Path | str | None = None) -> Analysis:
    """What a bill description contains: provisions with evidence, and what is said around them.

    `rules` is a folder of your own rules, laid over the shipped ones. Raises UnreadableSource and RuleError.
    """
    from billkit.engine.analyse import analyse

    return analyse(read(source), Path(rules) if rules is not None else None)


def measures(
    economies: Sequence[str] = (),
    kinds: Sequence[str] = (),
    status: Sequence[str] = (),
    as_of: str | None = None,
) -> list[Measure]:
    """What economies do for their industry, filtered: economies by code or name, kinds exact or by area.

    Raises MeasuresError on an unknown economy or status, naming the nearest.
    """
    from billkit.economies import measures as shipped
    from billkit.economies import resolve, select

    return select(shipped(), [resolve(e) for e in economies], kinds, status, as_of=as_of)


def schema(name: str = "analysis") -> dict[str, Any]:
    """JSON Schema of what the verbs return: analysis, comparison, brief or measure. Raises KeyError on another name."""
    from billkit.models import schemas

    return schemas.schema(name)
