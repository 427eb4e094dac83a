"""What the bill's instruments leave to be asked: of subsidy rules and of competition law. Questions, never findings."""

from __future__ import annotations

from billkit.briefs.composer import Composer, Part, told
from billkit.comparison import in_order
from billkit.models.brief import BriefSection, Bullets, Paragraph, Statement

# Kinds that ask for more than a rule on subsidies, and the question they ask.
_OTHERWISE = {
    "competition.": ": does it stay within what competition law allows, here and where the firms sell?",
    "demand.local_content": ": does it favour domestic over imported goods?",
    "trade.": ": is it within the economy's bound rates and commitments, and does it treat all origins alike?",
}


def questions(compose: Composer) -> list[BriefSection]:
    """One question for each kind of the bill that has one; no section where none has."""
    kinds = in_order({p.kind for p in compose.ledger.analyses[0].provisions})
    asked = [
        compose.say(told(f"kind/{kind}", "title"), *question)
        for kind in kinds
        if (question := _of(compose, kind))
    ]
    if not asked:
        return []
    note = compose.say(
        "Each instrument is set beside the rule that asks about it. That a rule is named says nothing of the answer."
    )
    return [_section(compose, note, asked)]


def _of(compose: Composer, kind: str) -> list[Part]:
    if compose.ledger.value(f"kind/{kind}", "wto_scm_article") and kind != "demand.local_content":
        article = told(f"kind/{kind}", "wto_scm_article")
        return [
            ": is it a financial contribution in the sense of Article ",
            article,
            " of the SCM Agreement, and specific?",
        ]
    return next(([question] for begin, question in _OTHERWISE.items() if kind.startswith(begin)), [])


def _section(compose: Composer, note: Statement, asked: list[Statement]) -> BriefSection:
    return BriefSection(
        id="questions",
        heading=compose.say("Questions to check"),
        blocks=(Paragraph(statement=note), Bullets(items=tuple(asked))),
    )
