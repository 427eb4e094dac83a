"""What the reader has to settle: notes on the texts, and points on which the sources do not agree."""

from __future__ import annotations

from billkit.briefs.composer import Composer, Part, told
from billkit.models.brief import BriefSection, Bullets, Statement
from billkit.models.dossier import Conflict


def open_points(compose: Composer) -> list[BriefSection]:
    """No section where one text was read and nothing is to be said of it."""
    points = [*_notices(compose), *_conflicts(compose)]
    if not points:
        return []
    blocks = (Bullets(items=tuple(points)),)
    return [BriefSection(id="open-points", heading=compose.tell("open_points"), blocks=blocks)]


def _notices(compose: Composer) -> list[Statement]:
    return [
        compose.say(told(f"bill/{bill}/notice/{place}", "message", "code", form="notice"))
        for bill, analysis in enumerate(compose.ledger.analyses)
        for place in range(len(analysis.notices))
    ]


def _conflicts(compose: Composer) -> list[Statement]:
    dossier = compose.ledger.dossier
    if dossier is None:
        return []
    if not dossier.conflicts:
        return [compose.tell("conflicts_none", none=told("dossier", "conflicts", form="no"))]
    return [_conflict(compose, place, found) for place, found in enumerate(dossier.conflicts)]


def _conflict(compose: Composer, place: int, found: Conflict) -> Statement:
    subject = f"conflict/{place}"
    topic = told(subject, "topic", "detail", form="topic")
    nature = told(subject, "nature", form="nature")
    sides = compose.joined(
        [_side(compose, f"{subject}/{n}", bool(side.citations)) for n, side in enumerate(found.sides)]
    )
    if found.settled_by is None:
        return compose.tell("conflict", topic=topic, nature=nature, sides=sides)
    return compose.tell(
        "conflict_settled", topic=topic, nature=nature, sides=sides, source=told(subject, "settled_by")
    )


def _side(compose: Composer, subject: str, quoted: bool) -> list[Part]:
    source, value = told(subject, "source"), told(subject, "value", form="title")
    if not quoted:
        return compose.parts("side", source=source, value=value)
    words = told(subject, "quote/0", form="quote")
    return compose.parts("side_quoted", source=source, value=value, quote=words)
