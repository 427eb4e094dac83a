"""The first page: what the bill is, and the key points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from billkit.briefs.composer import Composer, Part, told
from billkit.briefs.ledger import names_support
from billkit.briefs.money import largest
from billkit.briefs.phrases import bill_name, details, economy, kind_that_is, subject_of, sums
from billkit.comparison import area
from billkit.models.analysis import Bill, BillDate, Provision
from billkit.models.brief import BriefSection, Bullets, Statement
from billkit.models.comparison import Row

_NAMED = 5  # how many kinds a key point names before it says that there are others
_SUMS = 3
_LEFT_OUT = 3
# when a law begins and ends, beside "date", which is told bare
_DAYS = ("after_months", "after", "days", "until", "extension_years_max")


def title(compose: Composer) -> Statement:
    name = bill_name(compose, "title", "a_bill")
    codes = compose.ledger.comparison.economies
    if not codes:
        return compose.tell("title", name=name)
    named = compose.listed([[economy(code)] for code in codes])
    return compose.tell("title_compared", name=name, economies=named)


def lead(compose: Composer) -> tuple[Statement, ...]:
    """Where the bill stands, what was read, to which date the data are true, and what this is not."""
    statements = [_status(compose), _texts(compose)]
    if compose.ledger.compared:
        when = told("data", "first_as_of", "last_as_of", form="between")
        count = told("data", "measures", form="number")
        statements.append(compose.tell("data_date", count=count, when=when))
    statements.append(compose.tell("disclaimer"))
    return tuple(statements)


def _status(compose: Composer) -> Statement:
    """Stage and dates: "Status of the bill, as the text tells it: introduced. Dates in the text: introduced 2025-08-04."."""
    bill = compose.ledger.analyses[0].bill
    if bill is None or not bill.stage:
        sentences = [compose.parts("status_unknown")]
    else:
        sentences = [compose.parts("status_line", stage=told("bill/0/claim/stage", "value", form="status"))]
    if bill and bill.dates:
        dates = [_date(compose, place, date) for place, date in enumerate(bill.dates)]
        sentences.append(compose.parts("dates_line", dates=compose.joined(dates)))
    return compose.say(*compose.joined(sentences, by="sentence"))


def _date(compose: Composer, place: int, date: BillDate) -> list[Part]:
    subject = f"bill/0/claim/date-{place}"
    day = told(subject, "value" if date.value else "as_written")
    return compose.parts("date", event=told(subject, "event", form="status"), day=day)


def _texts(compose: Composer) -> Statement:
    ledger = compose.ledger
    if len(ledger.documents) > 1:
        names: list[list[Part]] = [
            [told(f"document/{place}", "name")] for place in range(len(ledger.documents))
        ]
        return compose.tell("texts_read", names=compose.listed(names))
    key = "text_read_notes" if ledger.analyses[0].notices else "text_read"
    return compose.tell(key, name=told("document/0", "name"))


def key_points(compose: Composer) -> BriefSection:
    points = [_identity(compose), _purpose(compose), *_in_time(compose), _changed_law(compose)]
    points += [_contents(compose), _money(compose), *_overlaps(compose)]
    points += [_elsewhere(compose), _excluded(compose), _at_home(compose)]
    told_points = tuple(point for point in points if point)
    return BriefSection(
        id="key-points", heading=compose.tell("key_points"), blocks=(Bullets(items=told_points),)
    )


def _identity(compose: Composer) -> Statement:
    """Who the bill is: "The text describes the K-Steel Act (South Korea). Number of sponsors: 106."."""
    bill = compose.ledger.analyses[0].bill
    name = bill_name(compose, otherwise="a_bill_unnamed")
    if bill and bill.jurisdiction:
        where = told("bill/0/claim/jurisdiction", "economy_name")
        sentences = [compose.parts("identity_at", name=name, economy=where)]
    else:
        sentences = [compose.parts("identity", name=name)]
    if bill and bill.number and bill.name:
        sentences.append(compose.parts("number", number=told("bill/0/claim/number", "value")))
    if bill:
        sentences += _sponsors(compose, bill)
    return compose.say(*compose.joined(sentences, by="sentence"))


def _sponsors(compose: Composer, bill: Bill) -> list[list[Part]]:
    sentences: list[list[Part]] = []
    if bill.sponsors_count:
        count = told("bill/0/claim/sponsors_count", "value", form="number")
        sentences.append(compose.parts("sponsors_count", count=count))
    if bill.sponsors:
        names: list[list[Part]] = [
            [told(f"bill/0/claim/sponsor-{place}", "value")] for place in range(len(bill.sponsors))
        ]
        key = "sponsors" if len(names) > 1 else "sponsor"
        sentences.append(compose.parts(key, names=compose.several(names, 3)))
    return sentences


def _purpose(compose: Composer) -> Statement | None:
    """What the law says that it is for, in its words: the first clause of purpose."""
    for provision in compose.ledger.analyses[0].provisions:
        if provision.kind == "legal.purpose":
            words = told(subject_of(provision), "quote/0", form="quote")
            return compose.tell("purpose_key", quote=words)
    return None


def _in_time(compose: Composer) -> list[Statement | None]:
    """From when the law is in force, and when it or a part of it ends."""
    return [
        _when(compose, "in_force_key", "legal.effective_date"),
        _when(compose, "ends_key", "legal.sunset"),
    ]


def _when(compose: Composer, key: str, kind: str) -> Statement | None:
    """The days of a kind of clause that names any: "Ends, in whole or part: until 2028-12-31."."""
    groups = []
    for provision in compose.ledger.analyses[0].provisions:
        if provision.kind == kind:
            groups.append(_days(compose, subject_of(provision), provision))
    named = [group for group in groups if group]
    if not named:
        return None
    more = compose.parts("and_others") if len(named) > _SUMS else []
    return compose.tell(key, days=[*compose.joined(named[:_SUMS]), *more])


def _days(compose: Composer, subject: str, provision: Provision) -> list[Part]:
    day: list[Part] = (
        [told(subject, "details.date")] if isinstance(provision.details.get("date"), str) else []
    )
    stated = {name: provision.details[name] for name in _DAYS if name in provision.details}
    return compose.joined([day, details(compose, subject, stated)])


def _changed_law(compose: Composer) -> Statement | None:
    """The laws that the bill amends, each once."""
    laws: dict[str, list[Part]] = {}
    for provision in compose.ledger.analyses[0].provisions:
        stated = provision.details.get("amends")
        if isinstance(stated, str):
            laws.setdefault(stated, [told(subject_of(provision), "details.amends", form="title")])
    if not laws:
        return None
    return compose.tell("amends_key", laws=compose.several(list(laws.values()), _NAMED))


def _contents(compose: Composer) -> Statement:
    provisions = compose.ledger.analyses[0].provisions
    if not provisions:
        return compose.tell("found_none", none=told("bill/0/count", "provisions", form="no"))
    named = [
        compose.parts(
            "area_count",
            area=told(f"area/{code}", "title"),
            count=told("bill/0/count", f"area/{code}", form="number"),
        )
        for code in largest_areas(provisions)
    ]
    total = told("bill/0/count", "provisions", form="number")
    key = "found_one" if len(provisions) == 1 else "found"
    sentences = [compose.parts(key, total=total, areas=compose.several(named, _NAMED))]
    return compose.say(*compose.joined([*sentences, _forces(compose, provisions)], by="sentence"))


def largest_areas(provisions: Sequence[Provision]) -> list[str]:
    """Areas of instruments, the largest first; what only frames them (purpose, definitions, delegation) comes last."""
    counts = Counter(area(provision.kind) for provision in provisions)
    return sorted(counts, key=lambda code: (code == "legal", -counts[code], list(counts).index(code)))


def _forces(compose: Composer, provisions: Sequence[Provision]) -> list[Part]:
    """How many provisions say must and may; nothing where the text uses neither word."""
    if all(p.modality == "unspecified" for p in provisions):
        return []
    keys = {"shall": "with_must", "may": "with_may", "unspecified": "with_neither"}
    groups = [
        compose.parts(key, count=told("bill/0/count", f"modality/{code}", form="number"))
        for code, key in keys.items()
        if any(p.modality == code for p in provisions)
    ]
    return compose.parts("forces", forces=compose.listed(groups))


def _money(compose: Composer) -> Statement:
    """The sums of support the text names, or plainly that it names none."""
    found = [p for p in compose.ledger.analyses[0].provisions if names_support(p)]
    if not found:
        return compose.tell("money_none", none=told("bill/0/count", "sums", form="no"))
    named = [_kind_sum(compose, p) for p in largest(found)[:_SUMS]]
    more = compose.parts("and_others") if len(found) > _SUMS else []
    return compose.tell("money_named", sums=[*compose.joined(named), *more])


def _kind_sum(compose: Composer, provision: Provision) -> list[Part]:
    subject = subject_of(provision)
    kind = told(subject, "kind_title", form="lowered")
    return compose.parts("kind_sum", kind=kind, sum=sums(compose, subject, provision.details))


def _overlaps(compose: Composer) -> list[Statement | None]:
    """Which instruments of the bill the economies use too: all of them, some of them, none of them."""
    comparison = compose.ledger.comparison
    if not comparison.economies or not compose.ledger.analyses[0].provisions:
        return []
    if not comparison.shared:
        return [compose.tell("overlap_none", none=told("comparison", "shared", form="no"))]
    everywhere = [row for row in comparison.shared if all(row.in_use)]
    somewhere = [row for row in comparison.shared if not all(row.in_use)]
    one = "" if len(comparison.economies) > 1 else "_one"
    return [
        _kinds(compose, f"overlap_all{one}", everywhere, "shared_by_all"),
        _kinds(compose, "overlap_some", somewhere, "shared_by_some"),
        _kinds(compose, f"overlap_bill{one}", comparison.only_bills, "in_bill_only"),
    ]


def _elsewhere(compose: Composer) -> Statement | None:
    comparison = compose.ledger.comparison
    key = "elsewhere" if len(comparison.economies) > 1 else "elsewhere_one"
    return _kinds(compose, key, comparison.only_economies, "elsewhere_only")


def _kinds(compose: Composer, key: str, rows: Sequence[Row], side: str) -> Statement | None:
    """Kinds of one side: the most widespread first, in the order of kinds between equals."""
    if not rows:
        return None
    spread = sorted(rows, key=lambda row: (-sum(map(bool, row.in_use)), -sum(row.in_use)))
    named: list[list[Part]] = [[kind_that_is(row.kind, side)] for row in spread]
    return compose.tell(key, kinds=compose.several(named, _NAMED))


def _excluded(compose: Composer) -> Statement | None:
    """What the text says is left out, in its words: a bill may hold one tax break and have lost another."""
    named = []
    for place in range(len(compose.ledger.analyses[0].exclusions)):
        subject = f"bill/0/exclusion/{place}"
        title = told(subject, "kind_title", form="lowered")
        named.append(compose.parts("excluded_item", kind=title, quote=told(subject, "quote/0", form="quote")))
    if not named:
        return None
    more = compose.parts("and_others") if len(named) > _LEFT_OUT else []
    return compose.tell("excluded_key", items=[*compose.joined(named[:_LEFT_OUT]), *more])


def _at_home(compose: Composer) -> Statement | None:
    ledger = compose.ledger
    home = ledger.comparison.bills[0].jurisdiction
    if not ledger.comparison.home or not home:
        return None
    count = told(f"economy/{home}", "in_use", form="number")
    return compose.tell("at_home_key", economy=economy(home), count=count)
