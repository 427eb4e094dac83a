"""What the bill provides, and what the text says around it: left out, wanted, or there already."""

from __future__ import annotations

from billkit.briefs.composer import Composer, Part, told
from billkit.briefs.phrases import NOTHING, details, heads, joined, provision_details, sums
from billkit.models.analysis import ContextMeasure, Demand, Exclusion
from billkit.models.brief import BriefSection, Bullets, Paragraph, Statement, Table


def provisions(compose: Composer) -> BriefSection:
    """The table of provisions, in the order of the text."""
    heading = compose.say("What the bill provides")
    found = compose.ledger.analyses[0].provisions
    if not found:
        none = told("bill/0/count", "provisions", form="no")
        empty = Paragraph(statement=compose.say("The program found ", none, " provision in the text."))
        return BriefSection(id="provisions", heading=heading, blocks=(empty,))
    rows = []
    for provision in found:
        subject = f"bill/0/provision/{provision.id}"
        cells = [
            compose.say(told(subject, "kind_title")),
            compose.say(told(subject, "modality", form="modality")),
            compose.say(*provision_details(subject, provision)),
            compose.say(told(subject, "quote/0", form="quote")),
        ]
        rows.append((*cells, compose.source(*cells, compose.cite(subject))))
    head = heads(compose, "Provision", "Must or may", "Details", "Words of the text", "Source")
    return BriefSection(id="provisions", heading=heading, blocks=(Table(headers=head, rows=tuple(rows)),))


def outside(compose: Composer) -> list[BriefSection]:
    """What the text mentions that is no part of the bill; a section for each sort that occurs."""
    analysis = compose.ledger.analyses[0]
    groups = [
        _bulleted(
            compose, "exclusions", "Not in the bill, as the text says",
            [_exclusion(compose, place, item) for place, item in enumerate(analysis.exclusions)],
        ),
        _bulleted(
            compose, "demands", "Asked for or considered, and not in the bill",
            [_demand(compose, place, item) for place, item in enumerate(analysis.demands)],
        ),
        _context(compose),
        _bulleted(compose, "other-bills", "Other bills in the text", _other_bills(compose)),
    ]  # fmt: skip
    return [section for section in groups if section]


def _bulleted(compose: Composer, name: str, heading: str, items: list[Statement]) -> BriefSection | None:
    if not items:
        return None
    return BriefSection(id=name, heading=compose.say(heading), blocks=(Bullets(items=tuple(items)),))


def _exclusion(compose: Composer, place: int, item: Exclusion) -> Statement:
    subject = f"bill/0/exclusion/{place}"
    parts: list[Part] = [told(subject, "kind_title"), " (", told(subject, "status", form="excluded"), "): "]
    return compose.say(*parts, told(subject, "quote/0", form="quote"), *_stated(subject, item))


def _demand(compose: Composer, place: int, item: Demand) -> Statement:
    subject = f"bill/0/demand/{place}"
    parts: list[Part] = [told(subject, "kind_title")] if item.kind else ["Instrument not named"]
    if item.by:
        parts += [", by ", told(subject, "by", form="title")]
    return compose.say(*parts, ": ", told(subject, "quote/0", form="quote"), *_stated(subject, item))


def _stated(subject: str, item: Exclusion | Demand) -> list[Part]:
    stated = joined([sums(subject, item.details), details(subject, item.details)])
    return ["; ", *stated] if stated else []


def _context(compose: Composer) -> BriefSection | None:
    rows = []
    for place, item in enumerate(compose.ledger.analyses[0].context_measures):
        subject = f"bill/0/context/{place}"
        cells = [
            compose.say(told(subject, "economy_name") if item.economy else NOTHING),
            compose.say(told(subject, "kind_title")),
            compose.say(*_context_details(subject, item)),
            compose.say(told(subject, "quote/0", form="quote")),
        ]
        rows.append((*cells, compose.source(*cells)))
    if not rows:
        return None
    note = compose.say("The text mentions these as background. They are no part of the bill.")
    head = heads(compose, "Economy", "Measure", "Details", "Words of the text", "Source")
    return BriefSection(
        id="context",
        heading=compose.say("Other measures mentioned in the text"),
        blocks=(Paragraph(statement=note), Table(headers=head, rows=tuple(rows))),
    )


def _context_details(subject: str, item: ContextMeasure) -> list[Part]:
    marks: list[list[Part]] = []
    for name in ("existing_law", "outside_bill"):
        if item.details.get(name) is True:
            marks.append([told(subject, f"details.{name}", form=f"detail:{name}")])
    if item.details.get("status"):
        marks.append([told(subject, "details.status", form="detail:status")])
    groups = [*marks, sums(subject, item.details), details(subject, item.details)]
    return joined(groups) or [NOTHING]


def _other_bills(compose: Composer) -> list[Statement]:
    statements = []
    for place, other in enumerate(compose.ledger.analyses[0].other_bills):
        subject = f"bill/0/other/{place}"
        name: Part = told(subject, "title", form="title") if other.title else "A bill without a name"
        statements.append(compose.say(name, ": ", told(subject, "quote/0", form="quote")))
    return statements
