"""How the brief came about, and what the reader must know before relying on it."""

from __future__ import annotations

from billkit.briefs.composer import Composer
from billkit.models.brief import BriefSection, Bullets

_OF_THE_TEXT = ("limit_text", "limit_rules")
_OF_THE_DATA = ("limit_selection", "limit_as_of", "limit_amounts", "limit_members")


def limits(compose: Composer) -> BriefSection:
    of_the_data = _OF_THE_DATA if compose.ledger.comparison.economies else ()
    mark = ("limit_not_checked",) if compose.not_checked else ()
    points = [compose.tell(key) for key in (*_OF_THE_TEXT, *mark, *of_the_data, "limit_advice")]
    return BriefSection(id="limits", heading=compose.tell("limits"), blocks=(Bullets(items=tuple(points)),))
