"""Facts that several sections tell in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from billkit.briefs.composer import Composer, Part, Told, told
from billkit.models.analysis import Provision
from billkit.models.brief import Statement
from billkit.models.measure import Measure

# told in columns of their own, or already said by the quote
_ELSEWHERE = {
    "amount",
    "currency",
    "amount_kind",
    "rate",
    "rate_unit",
    "instrument_terms",
    "unit",
    "existing_law",
    "outside_bill",
    "status",
}


def bill_name(compose: Composer, form: str = "definite", otherwise: str = "the_bill") -> list[Part]:
    """What the bill is called; its number, or words of the catalogue, where the text gives no name."""
    facts = compose.ledger.analyses[0].bill
    if facts and facts.name:
        return [told("bill/0/claim/name", "value", form=form)]
    if facts and facts.number:
        return [told("bill/0/claim/number", "value", form="title")]
    return compose.parts(otherwise)


def nothing(compose: Composer) -> list[Part]:
    """The dash of a cell in which there is nothing to tell."""
    return compose.parts("nothing")


def economy(code: str) -> Told:
    return told(f"economy/{code}", "name", form="definite")


def column(code: str) -> Told:
    """The name at the head of a column or in a cell: without an article."""
    return told(f"economy/{code}", "name")


def kind(code: str) -> Told:
    return told(f"kind/{code}", "title")


def subject_of(provision: Provision) -> str:
    """How the ledger calls a provision of the brief's bill."""
    return f"bill/0/provision/{provision.id}"


def kind_at(compose: Composer, subject: str, provision: Provision) -> list[Part]:
    """The kind, and in a law the place that has it: "Loan, Sec. 3(a)"."""
    kind: list[Part] = [told(subject, "kind_title")]
    if not provision.section:
        return kind
    return compose.parts("kind_at", kind=kind, section=told(subject, "section"))


def kind_that_is(code: str, side: str) -> Told:
    """The title of a kind, with the record that it stands on that side of the comparison."""
    return told(f"kind/{code}", "title", side, form="asserted")


def details(
    compose: Composer, subject: str, stated: Mapping[str, Any], without: Iterable[str] = ()
) -> list[Part]:
    """The details of an item in the order in which they stand: "zone: green steel zone; period in years: 5"."""
    hidden = _ELSEWHERE | set(without)
    if (
        stated.get("unit") == "terms"
    ):  # how many terms are defined: counted by the reader of the law, not written in it
        hidden |= {"quantity", "unit"}
    groups: list[list[Part]] = [
        [_detail(subject, name, value)]
        for name, value in stated.items()
        if name not in hidden and _says(name, value)
    ]
    if (
        ("quantity" in stated or "threshold" in stated)
        and "unit" in stated
        and "unit" not in set(without)
        and stated["unit"] != "terms"
    ):
        groups.append([_detail(subject, "unit", stated["unit"])])
    return compose.joined(groups)


def provision_details(compose: Composer, subject: str, provision: Provision) -> list[Part]:
    """Who acts, the details, and the sums of a provision; nothing where the text states none."""
    actor: list[Part] = [told(subject, "actor", form="detail:actor")] if provision.actor else []
    groups = [
        actor,
        sums(compose, subject, provision.details),
        details(compose, subject, provision.details),
    ]
    return compose.joined(groups)


def _says(name: str, value: object) -> bool:
    return not (name == "period_stated" and value is True) and value not in ("", [])


def _detail(subject: str, name: str, value: object) -> Told:
    return told(subject, *_places(name, value), form=f"detail:{name}")


def sums(compose: Composer, subject: str, stated: Mapping[str, Any]) -> list[Part]:
    """Amount and rate of an item, each with currency or unit; nothing where the text states none.

    Where the details hold several amounts they are told one by one.
    """
    groups: list[list[Part]] = []
    if stated.get("amount") is not None:
        for place in _places("amount", stated["amount"]):
            groups.append([told(subject, place, *_first(stated, "currency", "amount_kind"), form="money")])
    elif stated.get("amount_kind") == "unlimited":
        groups.append(
            [told(subject, "details.amount", "details.currency", "details.amount_kind", form="money")]
        )
    if stated.get("rate") is not None:
        bound = _first(stated, "amount_kind") if "amount_kind" in stated and "amount" not in stated else []
        for place in _places("rate", stated["rate"]):
            groups.append([told(subject, place, *_first(stated, "rate_unit"), *bound, form="rate")])
    return compose.joined(groups)


def _places(name: str, value: object) -> list[str]:
    if isinstance(value, list):
        return [f"details.{name}/{place}" for place in range(len(value))]
    return [f"details.{name}"]


def _first(stated: Mapping[str, Any], *names: str) -> list[str]:
    return [
        f"details.{name}/0" if isinstance(stated.get(name), list) else f"details.{name}" for name in names
    ]


MEASURE_HEADS = ("measure", "amount", "dates", "status", "source")


def measure_cells(compose: Composer, measure: Measure, summary: bool = False) -> list[Statement]:
    """What a table tells of a measure: title, amount or rate, dates, status."""
    subject = f"measure/{measure.measure_id}"
    name = measure_title(compose, measure)
    if summary:
        name = compose.parts("with_summary", title=name, summary=told(subject, "summary"))
    return [
        compose.say(*name),
        compose.say(*measure_sums(compose, measure)),
        compose.say(*measure_dates(compose, measure)),
        compose.say(told(subject, "status", form="status")),
    ]


def measure_sums(compose: Composer, measure: Measure) -> list[Part]:
    """Amount with its kind, and rate with its unit, of a measure."""
    subject = f"measure/{measure.measure_id}"
    groups: list[list[Part]] = []
    if measure.amount is not None:
        groups.append([told(subject, "amount", "currency", "amount_kind", form="money")])
    if measure.rate is not None:
        groups.append([told(subject, "rate", "rate_unit", form="rate")])
    return compose.joined(groups) or nothing(compose)


def measure_dates(compose: Composer, measure: Measure) -> list[Part]:
    """From when to when; the day of announcement where no start is recorded."""
    subject = f"measure/{measure.measure_id}"
    if measure.effective_from or measure.effective_to:
        return [told(subject, "effective_from", "effective_to", form="span")]
    if measure.announced:
        return compose.parts("announced", day=told(subject, "announced"))
    return nothing(compose)


def measure_title(compose: Composer, measure: Measure) -> list[Part]:
    """The title, and the part of the economy or the one firm it is for."""
    subject = f"measure/{measure.measure_id}"
    extra: list[list[Part]] = []
    if measure.sub_jurisdiction:
        extra.append([told(subject, "sub_jurisdiction")])
    if measure.scope == "firm" and measure.recipient and measure.recipient not in measure.title:
        extra.append(compose.parts("for_recipient", name=told(subject, "recipient", form="title")))
    title: Part = told(subject, "title", form="title")
    return compose.parts("with_extra", title=title, extra=compose.joined(extra)) if extra else [title]
