"""Facts that several sections tell in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from billkit.briefs.composer import Part, Told, told
from billkit.briefs.ledger import Ledger
from billkit.models.analysis import Provision
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
}
NOTHING = "–"


def bill_name(ledger: Ledger, bill: int, otherwise: str = "the bill") -> Part:
    """What the bill is called; its number or plain words where the text gives no name."""
    facts = ledger.analyses[bill].bill
    if facts and facts.name:
        return told(f"bill/{bill}/claim/name", "value", form="title")
    if facts and facts.number:
        return told(f"bill/{bill}/claim/number", "value", form="title")
    return otherwise


def economy(code: str) -> Told:
    return told(f"economy/{code}", "name")


def kind(code: str, form: str = "name") -> Told:
    return told(f"kind/{code}", "title", form=form)


def joined(groups: Iterable[list[Part]], by: str = "; ") -> list[Part]:
    parts: list[Part] = []
    for group in groups:
        if group:
            parts += [by, *group] if parts else group
    return parts


def details(subject: str, stated: Mapping[str, Any], without: Iterable[str] = ()) -> list[Part]:
    """The details of an item in the order in which they stand: "zone: green steel zone; period in years: 5"."""
    hidden = _ELSEWHERE | set(without)
    groups: list[list[Part]] = [
        [_detail(subject, name, value)]
        for name, value in stated.items()
        if name not in hidden and _says(name, value)
    ]
    if "quantity" in stated or "threshold" in stated:
        groups += [[_detail(subject, "unit", stated["unit"])]] if "unit" in stated else []
    return joined(groups)


def _says(name: str, value: object) -> bool:
    return not (name == "period_stated" and value is True) and value not in ("", [])


def _detail(subject: str, name: str, value: object) -> Told:
    places = (
        [f"details.{name}/{place}" for place in range(len(value))]
        if isinstance(value, list)
        else [f"details.{name}"]
    )
    return told(subject, *places, form=f"detail:{name}")


def sums(subject: str, stated: Mapping[str, Any]) -> list[Part]:
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
        kind_field = (
            () if "amount" in stated else _first(stated, "amount_kind")[:1] if "amount_kind" in stated else ()
        )
        for place in _places("rate", stated["rate"]):
            groups.append([told(subject, place, *_first(stated, "rate_unit"), *kind_field, form="rate")])
    return joined(groups)


def _places(name: str, value: object) -> list[str]:
    if isinstance(value, list):
        return [f"details.{name}/{place}" for place in range(len(value))]
    return [f"details.{name}"]


def _first(stated: Mapping[str, Any], *names: str) -> list[str]:
    return [
        f"details.{name}/0" if isinstance(stated.get(name), list) else f"details.{name}" for name in names
    ]


def measure_sums(measure: Measure) -> list[Part]:
    """Amount with its kind, and rate with its unit, of a measure."""
    subject = f"measure/{measure.measure_id}"
    groups: list[list[Part]] = []
    if measure.amount is not None:
        groups.append([told(subject, "amount", "currency", "amount_kind", form="money")])
    if measure.rate is not None:
        groups.append([told(subject, "rate", "rate_unit", form="rate")])
    return joined(groups) or [NOTHING]


def measure_dates(measure: Measure) -> list[Part]:
    """From when to when; the day of announcement where no start is recorded."""
    subject = f"measure/{measure.measure_id}"
    if measure.effective_from or measure.effective_to:
        return [told(subject, "effective_from", "effective_to", form="span")]
    if measure.announced:
        return ["announced ", told(subject, "announced")]
    return [NOTHING]


def measure_title(measure: Measure) -> list[Part]:
    """The title, and the part of the economy or the one firm it is for."""
    subject = f"measure/{measure.measure_id}"
    parts: list[Part] = [told(subject, "title", form="title")]
    extra: list[list[Part]] = []
    if measure.sub_jurisdiction:
        extra.append([told(subject, "sub_jurisdiction")])
    if measure.scope == "firm" and measure.recipient and measure.recipient not in measure.title:
        extra.append(["for ", told(subject, "recipient", form="title")])
    return [*parts, " (", *joined(extra), ")"] if extra else parts


def of_kind(provisions: Iterable[Provision], code: str) -> list[Provision]:
    return [provision for provision in provisions if provision.kind == code]
