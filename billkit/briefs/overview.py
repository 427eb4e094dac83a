"""The first page: what the bill is, and the key points."""

from __future__ import annotations

from collections.abc import Sequence

from billkit.briefs.composer import Composer, Part, listed, told
from billkit.briefs.ledger import names_support
from billkit.briefs.phrases import bill_name, economy, joined, kind_that_is, several, sums
from billkit.models.analysis import Bill, Provision
from billkit.models.brief import BriefSection, Bullets, Statement
from billkit.models.comparison import Row

_NAMED = 5  # how many kinds a key point names before it says that there are others
_SUMS = 3
_LEFT_OUT = 3


def title(compose: Composer) -> Statement:
    name = bill_name(compose.ledger, "title", "The bill")
    codes = compose.ledger.comparison.economies
    if not codes:
        return compose.say(name, ": contents")
    return compose.say(name, ": contents, and comparison with ", *listed([[economy(code)] for code in codes]))


def lead(compose: Composer) -> tuple[Statement, ...]:
    """What was read, to which date the data are true, and what this is not."""
    ledger = compose.ledger
    notes = " See the notes on it under Limits of the data." if ledger.analyses[0].notices else ""
    statements = [compose.say("Text read: ", told("document/0", "name"), f".{notes}")]
    if ledger.compared:
        when = told("data", "first_as_of", "last_as_of", form="between")
        count = told("data", "measures", form="number")
        statements.append(
            compose.say(
                "Date of the data: ", count, " measures, each true as of its own date, from ", when, "."
            )
        )
    statements.append(compose.say("Made by a program from the sources it names. Not legal advice."))
    return tuple(statements)


def key_points(compose: Composer) -> BriefSection:
    points = [_identity(compose), _dates(compose), _contents(compose), _money(compose), *_overlaps(compose)]
    points += [_elsewhere(compose), _excluded(compose), _at_home(compose)]
    told_points = tuple(point for point in points if point)
    return BriefSection(
        id="key-points", heading=compose.say("Key points"), blocks=(Bullets(items=told_points),)
    )


def _identity(compose: Composer) -> Statement:
    """Who the bill is: "The text describes the K-Steel Act (South Korea). Stage: introduced. Sponsors: 106."."""
    parts: list[Part] = [
        "The text describes ",
        bill_name(compose.ledger, otherwise="a bill or programme without a name"),
    ]
    bill = compose.ledger.analyses[0].bill
    if bill and bill.jurisdiction:
        parts += [" (", told("bill/0/claim/jurisdiction", "economy_name"), ")"]
    parts.append(".")
    if bill:
        parts += [*_number(bill), *_stage(bill), *_sponsors(bill)]
    return compose.say(*parts)


def _number(bill: Bill) -> list[Part]:
    if bill.number and bill.name:
        return [" Number: ", told("bill/0/claim/number", "value"), "."]
    return []


def _stage(bill: Bill) -> list[Part]:
    return [" Stage: ", told("bill/0/claim/stage", "value", form="status"), "."] if bill.stage else []


def _sponsors(bill: Bill) -> list[Part]:
    parts: list[Part] = []
    if bill.sponsors_count:
        parts += [" Number of sponsors: ", told("bill/0/claim/sponsors_count", "value", form="number"), "."]
    if bill.sponsors:
        names: list[list[Part]] = [
            [told(f"bill/0/claim/sponsor-{place}", "value")] for place in range(len(bill.sponsors))
        ]
        parts += [" Sponsors named: " if len(names) > 1 else " Sponsor named: ", *several(names, 3), "."]
    return parts


def _dates(compose: Composer) -> Statement | None:
    """When what happened: "Dates in the text: introduced 2025-08-04; adopted Thursday."."""
    bill = compose.ledger.analyses[0].bill
    if bill is None or not bill.dates:
        return None
    named: list[list[Part]] = []
    for place, date in enumerate(bill.dates):
        subject = f"bill/0/claim/date-{place}"
        field = "value" if date.value else "as_written"
        named.append([told(subject, "event", form="status"), " ", told(subject, field)])
    return compose.say("Dates in the text: ", *joined(named), ".")


def _contents(compose: Composer) -> Statement:
    provisions = compose.ledger.analyses[0].provisions
    total = told("bill/0/count", "provisions", form="number")
    if not provisions:
        return compose.say(
            "The program found ", told("bill/0/count", "provisions", form="no"), " provision in the text."
        )
    areas = _largest_areas(provisions)
    named: list[list[Part]] = [
        [told(f"area/{code}", "title"), " (", told("bill/0/count", f"area/{code}", form="number"), ")"]
        for code in areas
    ]
    noun = " provision in " if len(provisions) == 1 else " provisions in "
    return compose.say("The program found ", total, noun, *several(named, _NAMED), ".", *_forces(provisions))


def _largest_areas(provisions: Sequence[Provision]) -> list[str]:
    counts: dict[str, int] = {}
    for provision in provisions:
        code = provision.kind.partition(".")[0]
        counts[code] = counts.get(code, 0) + 1
    return sorted(counts, key=lambda code: (-counts[code], list(counts).index(code)))


def _forces(provisions: Sequence[Provision]) -> list[Part]:
    """How many provisions say must and may; nothing where the text uses neither word."""
    if all(p.modality == "unspecified" for p in provisions):
        return []
    words = {"shall": " with “must”", "may": " with “may”", "unspecified": " with neither word"}
    groups: list[list[Part]] = [
        [told("bill/0/count", f"modality/{code}", form="number"), word]
        for code, word in words.items()
        if any(p.modality == code for p in provisions)
    ]
    return [" Of these, ", *listed(groups), "."]


def _money(compose: Composer) -> Statement:
    """The sums of support the text names, or plainly that it names none."""
    found = [p for p in compose.ledger.analyses[0].provisions if names_support(p)]
    if not found:
        none = told("bill/0/count", "sums", form="no")
        return compose.say(
            "Money: the text names ", none, " amount of public money for what the bill provides."
        )
    named: list[list[Part]] = [
        [
            told(f"bill/0/provision/{p.id}", "kind_title", form="lowered"),
            ", ",
            *sums(f"bill/0/provision/{p.id}", p.details),
        ]
        for p in found[:_SUMS]
    ]
    more = "; and others" if len(found) > _SUMS else ""
    return compose.say("Money named in the text: ", *joined(named), f"{more}.")


def _overlaps(compose: Composer) -> list[Statement | None]:
    """Which instruments of the bill the economies use too: all of them, some of them, none of them."""
    comparison = compose.ledger.comparison
    if not comparison.economies or not compose.ledger.analyses[0].provisions:
        return []
    if not comparison.shared:
        shared = told("comparison", "shared", form="no")
        return [
            compose.say(
                "In use in the economies compared: ", shared, " instrument of the bill, as far as recorded."
            )
        ]
    everywhere = [row for row in comparison.shared if all(row.in_use)]
    somewhere = [row for row in comparison.shared if not all(row.in_use)]
    if len(comparison.economies) > 1:
        in_all, in_none = "in use in every economy compared", "not recorded as in use in any of them"
    else:
        in_all, in_none = "in use there", "not recorded as in use there"
    return [
        _kinds(compose, f"In the bill, and {in_all}: ", everywhere, "shared_by_all"),
        _kinds(compose, "In the bill, and in use in some of them: ", somewhere, "shared_by_some"),
        _kinds(compose, f"In the bill, and {in_none}: ", comparison.only_bills, "in_bill_only"),
    ]


def _elsewhere(compose: Composer) -> Statement | None:
    comparison = compose.ledger.comparison
    where = "in at least one of them" if len(comparison.economies) > 1 else "there"
    words = f"In use {where}, and not found in the text: "
    return _kinds(compose, words, comparison.only_economies, "elsewhere_only")


def _kinds(compose: Composer, words: str, rows: Sequence[Row], side: str) -> Statement | None:
    """Kinds of one side: the most widespread first, in the order of kinds between equals."""
    if not rows:
        return None
    spread = sorted(rows, key=lambda row: (-sum(map(bool, row.in_use)), -sum(row.in_use)))
    named: list[list[Part]] = [[kind_that_is(row.kind, side)] for row in spread]
    return compose.say(words, *several(named, _NAMED), ".")


def _excluded(compose: Composer) -> Statement | None:
    """What the text says is left out, in its words: a bill may hold one tax break and have lost another."""
    named: list[list[Part]] = []
    for place in range(len(compose.ledger.analyses[0].exclusions)):
        subject = f"bill/0/exclusion/{place}"
        title = told(subject, "kind_title", form="lowered")
        named.append([title, " (", told(subject, "quote/0", form="quote"), ")"])
    if not named:
        return None
    more = "; and others" if len(named) > _LEFT_OUT else ""
    return compose.say("Not in the bill, as the text says: ", *joined(named[:_LEFT_OUT]), f"{more}.")


def _at_home(compose: Composer) -> Statement | None:
    ledger = compose.ledger
    home = ledger.comparison.bills[0].jurisdiction
    if not ledger.comparison.home or not home:
        return None
    count = told(f"economy/{home}", "in_use", form="number")
    return compose.say("Measures that ", economy(home), " itself has in force or adopted: ", count, ".")
