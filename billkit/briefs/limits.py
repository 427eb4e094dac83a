"""What the reader must know before relying on the brief."""

from __future__ import annotations

from billkit.briefs.composer import Composer, told
from billkit.models.brief import BriefSection, Bullets


def limits(compose: Composer) -> BriefSection:
    ledger = compose.ledger
    points = [
        compose.say(told(f"bill/0/notice/{place}", "message"))
        for place in range(len(ledger.analyses[0].notices))
    ]
    points += map(
        compose.say,
        (
            "The bill is told as the text read tells it. A press report or summary may leave out or simplify what "
            "the bill says; its own wording decides.",
            "Provisions were found by rules, not by a reader. Each quotation stands word for word in the text; that "
            "it was understood rightly, and that none was missed, must be checked by a person.",
            "“Not checked” marks a detail that the program could not read a second time in the words of the text.",
        ),
    )
    if ledger.comparison.economies:
        points += map(
            compose.say,
            (
                "The measures data are a selection. Where no measure is recorded, there may still be one.",
                "Each measure is true as of its own date, given under Sources; it may have changed since.",
                "Amounts are ceilings, commitments, estimates or payments, as marked. Measures of one package may "
                "share one sum; no sums are formed.",
                "Measures of member states and of parts of a federation count for the whole.",
            ),
        )
    points.append(compose.say("This brief is not legal advice."))
    heading = compose.say("Limits of the data")
    return BriefSection(id="limits", heading=heading, blocks=(Bullets(items=tuple(points)),))
