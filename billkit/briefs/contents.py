"""What the bill provides, and what the text says around it: left out, wanted, or there already."""

from __future__ import annotations

from collections.abc import Sequence

from billkit.briefs.composer import Composer, Part, told
from billkit.briefs.overview import largest_areas
from billkit.briefs.phrases import details, kind_at, nothing, provision_details, subject_of, sums
from billkit.comparison import area, spread
from billkit.models.analysis import ContextMeasure, Demand, Exclusion, Provision
from billkit.models.brief import Block, BriefSection, Bullets, Paragraph, Statement, Table

_LINES = 36  # provisions of a brief that is not to tell all
_POINTS = 6  # items of a list in it


def provisions(compose: Composer) -> list[BriefSection]:
    """By area, the largest first: each provision with its force and details; in a full brief with the words of the text.

    In a shorter brief, areas with one provision share a part.
    """
    found = compose.ledger.analyses[0].provisions
    if not found:
        none = told("bill/0/count", "provisions", form="no")
        empty = Paragraph(statement=compose.tell("found_none", none=none))
        return [BriefSection(id="provisions", heading=compose.tell("provisions"), blocks=(empty,))]
    chapter = BriefSection(id="provisions", heading=compose.tell("provisions"))
    areas = {code: _of(found, code) for code in largest_areas(found)}
    if compose.full:
        return [chapter, *(_area_in_full(compose, code, group) for code, group in areas.items())]
    large = {code: group for code, group in areas.items() if len(group) > 1}
    rest = [group[0] for group in areas.values() if len(group) == 1]
    return [
        chapter,
        *(_area_in_short(compose, code, group) for code, group in large.items()),
        *_other_areas(compose, rest),
    ]


def _other_areas(compose: Composer, found: Sequence[Provision]) -> list[BriefSection]:
    if not found:
        return []
    lines = Bullets(items=tuple(_line(compose, p) for p in found))
    heading = compose.tell("other_areas")
    return [BriefSection(id="provisions-rest", level=3, heading=heading, blocks=(lines,))]


def _of(found: Sequence[Provision], code: str) -> list[Provision]:
    return [p for p in found if area(p.kind) == code]


def _area(compose: Composer, code: str, blocks: Sequence[Block]) -> BriefSection:
    heading = compose.say(told(f"area/{code}", "title", form="capital"))
    return BriefSection(id=f"provisions-{code}", level=3, heading=heading, blocks=tuple(blocks))


def _area_in_full(compose: Composer, code: str, found: Sequence[Provision]) -> BriefSection:
    rows = []
    for provision in found:
        subject = subject_of(provision)
        cells = [
            compose.say(*kind_at(compose, subject, provision)),
            compose.say(told(subject, "modality", form="modality")),
            compose.say(*(provision_details(compose, subject, provision) or nothing(compose))),
            compose.say(told(subject, "quote/0", form="quote")),
        ]
        rows.append((*cells, compose.source(*cells, compose.cite(subject))))
    head = compose.heads("provision", "force", "details", "quote", "source")
    return _area(compose, code, [Table(headers=head, rows=tuple(rows))])


def _area_in_short(compose: Composer, code: str, found: Sequence[Provision]) -> BriefSection:
    total = len(compose.ledger.analyses[0].provisions)
    shown = len(found) if total <= _LINES else max(1, len(found) * _LINES // total)
    lines = Bullets(items=tuple(_line(compose, p) for p in spread(found, lambda p: p.kind)[:shown]))
    if shown == len(found):
        return _area(compose, code, [lines])
    more = told("bill/0/count", f"area_beyond/{shown}/{code}", form="number")
    return _area(compose, code, [lines, Paragraph(statement=compose.tell("more_in_area", count=more))])


def _line(compose: Composer, provision: Provision) -> Statement:
    """ "Loan (“may”): for: steelmakers; KRW 2 billion." or, where the text gives no detail, its words."""
    subject = subject_of(provision)
    kind = kind_at(compose, subject, provision)
    if provision.modality == "unspecified":
        line = compose.parts("provision_line", kind=kind)
    else:
        force = told(subject, "modality", form="force")
        line = compose.parts("provision_line_force", kind=kind, force=force)
    stated = provision_details(compose, subject, provision)
    if stated:
        return compose.tell("provision_told", line=line, details=stated)
    return compose.tell("provision_quoted", line=line, quote=told(subject, "quote/0", form="quote"))


def outside(compose: Composer) -> list[BriefSection]:
    """What the text mentions that is no part of the bill; a section for each sort that occurs."""
    analysis = compose.ledger.analyses[0]
    most = None if compose.full else _POINTS
    groups = [
        _bulleted(
            compose, "exclusions",
            [_exclusion(compose, place, item) for place, item in enumerate(analysis.exclusions[:most])],
        ),
        _bulleted(
            compose, "demands",
            [_demand(compose, place, item) for place, item in enumerate(analysis.demands[:most])],
        ),
        _context(compose) if compose.full else None,
        _bulleted(compose, "other_bills", _other_bills(compose)) if compose.full else None,
    ]  # fmt: skip
    return [section for section in groups if section]


def _bulleted(compose: Composer, name: str, items: list[Statement]) -> BriefSection | None:
    if not items:
        return None
    blocks: list[Block] = [Bullets(items=tuple(items))]
    every = getattr(compose.ledger.analyses[0], name)
    if len(every) > len(items):
        more = told("bill/0/count", f"beyond/{name}/{len(items)}", form="number")
        blocks.append(Paragraph(statement=compose.tell("more_points", count=more)))
    return BriefSection(id=name.replace("_", "-"), heading=compose.tell(name), blocks=tuple(blocks))


def _exclusion(compose: Composer, place: int, item: Exclusion) -> Statement:
    subject = f"bill/0/exclusion/{place}"
    return compose.tell(
        "exclusion",
        kind=told(subject, "kind_title"),
        status=told(subject, "status", form="excluded"),
        quote=told(subject, "quote/0", form="quote"),
        stated=_stated(compose, subject, item),
    )


def _demand(compose: Composer, place: int, item: Demand) -> Statement:
    subject = f"bill/0/demand/{place}"
    what: list[Part] = [told(subject, "kind_title")] if item.kind else compose.parts("no_instrument")
    words = told(subject, "quote/0", form="quote")
    stated = _stated(compose, subject, item)
    if not item.by:
        return compose.tell("demand", what=what, quote=words, stated=stated)
    by = told(subject, "by", form="title")
    return compose.tell("demand_by", what=what, by=by, quote=words, stated=stated)


def _stated(compose: Composer, subject: str, item: Exclusion | Demand) -> list[Part]:
    stated = compose.joined([sums(compose, subject, item.details), details(compose, subject, item.details)])
    return compose.parts("stated", details=stated) if stated else []


def _context(compose: Composer) -> BriefSection | None:
    rows = []
    for place, item in enumerate(compose.ledger.analyses[0].context_measures):
        subject = f"bill/0/context/{place}"
        cells = [
            compose.say(*([told(subject, "economy_name")] if item.economy else nothing(compose))),
            compose.say(told(subject, "kind_title")),
            compose.say(*(_context_details(compose, subject, item) or nothing(compose))),
            compose.say(told(subject, "quote/0", form="quote")),
        ]
        rows.append((*cells, compose.source(*cells)))
    if not rows:
        return None
    head = compose.heads("economy", "context", "details", "quote", "source")
    return BriefSection(
        id="context",
        heading=compose.tell("context"),
        blocks=(Paragraph(statement=compose.tell("context_note")), Table(headers=head, rows=tuple(rows))),
    )


def _context_details(compose: Composer, subject: str, item: ContextMeasure) -> list[Part]:
    marks: list[list[Part]] = []
    for name in ("existing_law", "outside_bill"):
        if item.details.get(name) is True:
            marks.append([told(subject, f"details.{name}", form=f"detail:{name}")])
    if item.details.get("status"):
        marks.append([told(subject, "details.status", form="detail:status")])
    groups = [*marks, sums(compose, subject, item.details), details(compose, subject, item.details)]
    return compose.joined(groups)


def _other_bills(compose: Composer) -> list[Statement]:
    statements = []
    for place, other in enumerate(compose.ledger.analyses[0].other_bills):
        subject = f"bill/0/other/{place}"
        name: list[Part] = (
            [told(subject, "title", form="title")] if other.title else compose.parts("other_bill_unnamed")
        )
        statements.append(compose.tell("other_bill", name=name, quote=told(subject, "quote/0", form="quote")))
    return statements
