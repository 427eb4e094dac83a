"""A source of a dossier: what it is (report, bill, law), of which stage it speaks, and of which day it is.

What the user tells comes first; else the genre of the document; a text that is neither bill nor law is a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from billkit.comparison.citing import Citer
from billkit.comparison.dossier.listed import Listed
from billkit.models.analysis import Analysis, Claim
from billkit.models.comparison import Status
from billkit.models.document import Document
from billkit.models.dossier import DossierSource, Nature

_ENACTED = frozenset(["act", "decree", "regulation", "directive", "decision", "order"])
_PROPOSED = frozenset(["bill", "resolution", "amendment-paper"])
# Stages as `rules/context/stages.toml` names them; all others lie before adoption.
_ADOPTED = frozenset(["adopted by parliament", "published", "enacted", "in force"])
# Events from which "after promulgation" is counted, the nearest first.
_PROMULGATED = ("promulgated", "enacted", "published")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True)
class Claimant:
    """A source with its analysis. `at` is its place in the dossier."""

    at: int
    analysis: Analysis
    citer: Citer
    told: DossierSource
    promulgated: str | None

    @property
    def is_text(self) -> bool:
        """Whether it is the bill or the law itself: what it does not say is not in it."""
        return self.told.status != "reported"

    @property
    def stood_from(self) -> str | None:
        """The day from which its text stood as it is."""
        return self.told.settled or self.told.date


def claimant(at: int, analysis: Analysis, document: Document | None, listed: Listed) -> Claimant:
    told = source_of(analysis, document, listed)
    return Claimant(at, analysis, Citer(document), told, listed.promulgated or _promulgated(analysis))


def source_of(analysis: Analysis, document: Document | None, listed: Listed) -> DossierSource:
    """What a source is and of which day, by what is told of it, else by itself."""
    status, status_from = _status(analysis, listed)
    bill = analysis.bill
    return DossierSource(
        name=listed.name or _file_name(analysis.document.source),
        title=bill.name if bill else None,
        language=analysis.document.language,
        genre=analysis.document.genre,
        status=status,
        status_from=status_from,
        about=listed.about or _about(status, bill.stage if bill else None),
        date=listed.date or _date(status, analysis, document),
        settled=listed.settled,
        provisions=len(analysis.provisions),
    )


def nature_of(one: Claimant, other: Claimant, turns: Sequence[str] = ()) -> Nature:
    """Whether two sources that say different things contradict each other, or tell of two stages.

    `turns` are days from which texts of the dossier stood: reports from before and after one speak of two texts.
    """
    if one.is_text and other.is_text:
        same = one.told.status == other.told.status and one.stood_from == other.stood_from
        return "contradiction" if same else "change"
    if one.is_text or other.is_text:
        text, report = (one, other) if one.is_text else (other, one)
        return _report_beside_text(report, text)
    stages = {one.told.about, other.told.about} - {None}
    days = sorted(day for day in (one.told.date, other.told.date) if day)
    turned = len(days) == 2 and any(_before(days[0], turn) and not _before(days[1], turn) for turn in turns)
    return "change" if len(stages) > 1 or turned else "contradiction"


def _report_beside_text(report: Claimant, text: Claimant) -> Nature:
    """A report speaks of a text that stood on its day; where days are missing, of the stage it names."""
    day, stood, final = report.told.date, text.stood_from, text.told.date
    other_stage = report.told.about is not None and report.told.about != text.told.about
    if day and stood:
        if _before(day, stood):
            return "change"
        if final and _before(day, final):
            return "contradiction"
    return "change" if other_stage else "contradiction"


def _before(day: str, other: str) -> bool:
    """Whether a day, month or year ends before another begins."""
    length = min(len(day), len(other))
    return day[:length] < other[:length]


def _status(analysis: Analysis, listed: Listed) -> tuple[Status, Literal["told", "genre", "assumed"]]:
    if listed.status:
        return listed.status, "told"
    genre = analysis.document.genre or ""
    if genre in _ENACTED:
        return "enacted", "genre"
    if genre in _PROPOSED:
        return "proposed", "genre"
    return "reported", "genre" if genre else "assumed"


def _about(status: Status, stage: Claim | None) -> Literal["proposed", "enacted"] | None:
    if status != "reported":
        return status
    if stage is None:
        return None
    return "enacted" if stage.value in _ADOPTED else "proposed"


def _date(status: Status, analysis: Analysis, document: Document | None) -> str | None:
    """The day the file bears; for a law, else the day of its promulgation."""
    for key in ("date", "published"):
        found = _DAY.match((document.metadata if document else {}).get(key, ""))
        if found:
            return found[0]
    return _promulgated(analysis) if status == "enacted" else None


def _promulgated(analysis: Analysis) -> str | None:
    return next(_days_of(analysis), None)


def _days_of(analysis: Analysis) -> Iterator[str]:
    for event in _PROMULGATED:
        for date in analysis.bill.dates if analysis.bill else ():
            if date.event == event and date.value and len(date.value) == 10:
                yield date.value


def _file_name(source: str) -> str:
    """The file name alone: where it lies on somebody's machine is nobody's business."""
    name = PurePosixPath(source.replace("\\", "/")).name
    return "standard input" if name in ("", "-") else name
