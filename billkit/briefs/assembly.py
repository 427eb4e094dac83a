"""A brief from its material, in the order in which it is read."""

from __future__ import annotations

from billkit.briefs import alongside, contents, overview
from billkit.briefs.composer import Composer
from billkit.briefs.ledger import Ledger, document_name
from billkit.briefs.limits import limits
from billkit.briefs.money import money
from billkit.briefs.questions import questions
from billkit.models.brief import Brief, TextRead


def build(ledger: Ledger) -> Brief:
    """The brief on the bill of a ledger. It is not verified yet: only what `verify` returns can be rendered."""
    compose = Composer(ledger)
    title, lead = overview.title(compose), overview.lead(compose)
    sections = (
        overview.key_points(compose),
        money(compose),
        contents.provisions(compose),
        *alongside.matrix(compose),
        *alongside.shared(compose),
        *alongside.one_sided(compose),
        *contents.outside(compose),
        *questions(compose),
        limits(compose),
    )
    return Brief(
        title=title,
        lead=lead,
        sections=sections,
        texts=texts_read(ledger),
        quotations=compose.quotations,
        measures=compose.measures,
    )


def texts_read(ledger: Ledger) -> tuple[TextRead, ...]:
    return tuple(
        TextRead(name=document_name(document), sha256=document.sha256, chars=len(document.text))
        for document in ledger.documents
    )
