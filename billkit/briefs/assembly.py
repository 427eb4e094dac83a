"""A brief from its material, in the order in which it is read, as long as it is asked for."""

from __future__ import annotations

from billkit.briefs import alongside, contents, overview
from billkit.briefs.by_economy import by_economy
from billkit.briefs.composer import Composer
from billkit.briefs.ledger import Ledger, document_name
from billkit.briefs.limits import limits
from billkit.briefs.money import money, money_in_short
from billkit.briefs.open_points import open_points
from billkit.briefs.questions import questions
from billkit.models.brief import Brief, BriefSection, TextRead, Tier


def build(ledger: Ledger, tier: Tier = "full") -> Brief:
    """The brief on the bill of a ledger. It is not verified yet: only what `verify` returns can be rendered."""
    compose = Composer(ledger, tier)
    title, lead = overview.title(compose), overview.lead(compose)
    sections = (overview.key_points(compose), *_body(compose, tier), limits(compose))
    return Brief(
        lang=ledger.lang,
        tier=tier,
        title=title,
        lead=lead,
        sections=sections,
        texts=texts_read(ledger),
        quotations=compose.quotations,
        measures=compose.measures,
    )


def _body(compose: Composer, tier: Tier) -> list[BriefSection]:
    """What stands between the key points and the limits."""
    if tier == "glance":
        short = money_in_short(compose)
        return [*([short] if short else []), *open_points(compose)]
    beside = [*alongside.shared(compose), *alongside.one_sided(compose)] if compose.full else []
    return [
        money(compose),
        *contents.provisions(compose),
        *contents.outside(compose),
        *alongside.matrix(compose),
        *by_economy(compose),
        *beside,
        *questions(compose),
        *open_points(compose),
    ]


def texts_read(ledger: Ledger) -> tuple[TextRead, ...]:
    return tuple(
        TextRead(name=document_name(document), sha256=document.sha256, chars=len(document.text))
        for document in ledger.documents
    )
