"""What the bill's instruments leave to be asked: of subsidy rules and of competition law. Questions, never findings."""

from __future__ import annotations

from collections.abc import Sequence

from billkit.briefs.composer import Composer, Part, told
from billkit.comparison import in_order
from billkit.models.brief import BriefSection, Bullets, Paragraph, Statement

# Kinds that ask for more than a rule on subsidies, and the question they ask.
_OTHERWISE = {
    "competition.": "question_competition",
    "demand.local_content": "question_local",
    "trade.": "question_trade",
}
_AID = ("finance.grant", "finance.loan", "finance.guarantee", "finance.tax_relief", "finance.energy_cost", "finance.equity")  # fmt: skip


def questions(compose: Composer) -> list[BriefSection]:
    """Each question once, of all kinds of the bill of which it is asked; no section where none is."""
    kinds = in_order({p.kind for p in compose.ledger.analyses[0].provisions})
    asked = [*_subsidies(compose, kinds), *_aid(compose, kinds), *_others(compose, kinds)]
    if not asked:
        return []
    note = Paragraph(statement=compose.tell("questions_note"))
    blocks = (note, Bullets(items=tuple(asked)))
    return [BriefSection(id="questions", heading=compose.tell("questions"), blocks=blocks)]


def _subsidies(compose: Composer, kinds: Sequence[str]) -> list[Statement]:
    """One question for each article of the SCM Agreement that a kind may fall under."""
    by_article: dict[str, list[str]] = {}
    for kind in kinds:
        article = compose.ledger.value(f"kind/{kind}", "wto_scm_article")
        if article and kind != "demand.local_content":
            by_article.setdefault(str(article), []).append(kind)
    return [
        compose.tell(
            "question_subsidy",
            kind=_titles(compose, group),
            article=told(f"kind/{group[0]}", "wto_scm_article"),
        )
        for group in by_article.values()
    ]


def _aid(compose: Composer, kinds: Sequence[str]) -> list[Statement]:
    group = [kind for kind in kinds if kind in _AID]
    return [compose.tell("question_aid", kind=_titles(compose, group))] if group else []


def _others(compose: Composer, kinds: Sequence[str]) -> list[Statement]:
    groups = {key: [kind for kind in kinds if kind.startswith(begin)] for begin, key in _OTHERWISE.items()}
    return [compose.tell(key, kind=_titles(compose, group)) for key, group in groups.items() if group]


def _titles(compose: Composer, kinds: Sequence[str]) -> list[Part]:
    first: list[Part] = [told(f"kind/{kinds[0]}", "title")]
    rest: list[list[Part]] = [[told(f"kind/{kind}", "title", form="lowered")] for kind in kinds[1:]]
    return compose.listed([first, *rest])
