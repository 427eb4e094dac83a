"""What a user tells of the sources of a dossier, in a TOML file or beside each source.

title = "K-Steel Act"

[[source]]
file = "press-2025-08-05.txt"      # beside the TOML file
name = "Money Today"
status = "reported"                # reported, proposed, enacted; else the document tells
about = "proposed"                 # the stage that a report speaks of
date = "2025-08-05"

[[source]]
file = "act.md"
date = "2025-12-16"
settled = "2025-11-19"             # the day from which this text stood as it is
promulgated = "2025-12-16"         # what "six months after promulgation" is counted from
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from billkit.errors import UnreadableSource
from billkit.models.comparison import Status
from billkit.models.measure import PartialDate

# TOML has dates of its own: 2025-08-05 without quotation marks is one
Day = Annotated[PartialDate, BeforeValidator(lambda day: day if isinstance(day, str) else str(day))]


class Listed(BaseModel):
    """What is told of a source; all of it may be left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str | None = None
    status: Status | None = None
    about: Literal["proposed", "enacted"] | None = None
    date: Day | None = None
    settled: Day | None = None
    promulgated: Day | None = None


def listed(path: Path) -> tuple[str | None, list[tuple[Path, Listed]]]:
    """Title of a dossier and its sources, from a TOML file. Raises UnreadableSource with the place and the remedy."""
    told = _toml(path)
    if unknown := sorted(set(told) - {"title", "source"}):
        raise UnreadableSource(f"{path}: unknown key {unknown[0]!r}; a dossier has `title` and `[[source]]`")
    sources = told.get("source")
    if not isinstance(sources, list) or not sources:
        raise UnreadableSource(f"{path}: lists no source; write one `[[source]]` with `file` for each")
    title = told.get("title")
    return (str(title) if title else None), [_source(path, n, one) for n, one in enumerate(sources, 1)]


def checked(label: str, told: dict[str, Any]) -> Listed:
    """What is told of one source. Raises UnreadableSource that names the key."""
    try:
        return Listed.model_validate(told)
    except ValidationError as error:
        fault = error.errors()[0]
        key = ".".join(map(str, fault["loc"]))
        known = ", ".join(["file", *Listed.model_fields])
        reason = f"unknown key {key!r}" if fault["type"] == "extra_forbidden" else f"{key}: {fault['msg']}"
        raise UnreadableSource(f"{label}: {reason}; known keys: {known}") from error


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableSource(f"{path}: cannot be read as TOML ({reason})") from error


def _source(path: Path, number: int, one: Any) -> tuple[Path, Listed]:
    label = f"{path}: source {number}"
    if not isinstance(one, dict) or not isinstance(one.get("file"), str):
        raise UnreadableSource(f"{label}: names no `file`")
    told = {key: value for key, value in one.items() if key != "file"}
    return path.parent / one["file"], checked(label, told)
