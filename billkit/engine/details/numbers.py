"""Amounts, rates, shares, volumes, periods, dates and places in the instrument, from the slots near an item."""

from __future__ import annotations

import re
from collections.abc import Collection

from billkit.engine.details.place import Place
from billkit.models import Details
from billkit.slots.found import Found

_LESS = re.compile(r"\s*(less|lower|fewer|below|down|smaller|under)\b", re.IGNORECASE)
_MORE = re.compile(r"\s*(more|higher|above|up)\b", re.IGNORECASE)
_CUT = re.compile(
    r"\b(cut|reduc\w*|lower\w*|slash\w*|shrink\w*|drop\w*|fall\w*|down)\b[^.;]{0,40}\bby (?:about |some |around |roughly )?$",
    re.IGNORECASE,
)
_RISE = re.compile(
    r"\b(rais\w*|increas\w*|rise\w*|grow\w*|up|lift\w*)\b[^.;]{0,40}\bby (?:about |some |around |roughly )?$",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\s*(?:less|more|lower|higher|below|above|fewer|up|down)? ?(?:than|of|on|from|compared (?:with|to)|against|below|above) ((?:the )?[^,;.()]{3,60})",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:from|instead of|up from|down from|rather than|against) $", re.IGNORECASE)
_ABOVE = re.compile(r"\b(?:above|over|more than|exceeding|worth more than|upwards of) $", re.IGNORECASE)
_PRISON = re.compile(r"\b(prison\w*|imprison\w*|jail\w*|behind bars|custod\w*)\b", re.IGNORECASE)
_UNLIMITED = re.compile(
    r"\b(unlimited|without (?:an? )?(?:upper )?limit|no (?:upper )?limit|uncapped)\b", re.IGNORECASE
)


def numbers(place: Place, wanted: Collection[str], kind: str) -> Details:
    """All numeric details that the rule lists."""
    found: Details = {}
    if {"amount", "threshold"} & set(wanted):
        found |= _money(place, wanted)
    if {"rate", "share", "share_min", "change_percent"} & set(wanted):
        found |= _percent(place, wanted)
    found |= _quantity(place, wanted)
    found |= _periods(place, wanted, kind)
    found |= _dates(place, wanted, kind)
    found |= _article(place)
    return {name: value for name, value in found.items() if name in wanted or name in _ALWAYS}


_TIMED = (
    "enforcement.",
    "oversight.",
    "competition.",
    "regulation.",
)  # a length of time there is a time limit
_OPENING = 12  # characters before the article that a sentence or heading opens with
_ALWAYS = {"article", "currency", "amount_kind", "rate_unit", "unit", "baseline", "amount_shared"}


def _money(place: Place, wanted: Collection[str]) -> Details:
    money = place.nearest("money")
    if money is not None and "threshold" in wanted and _ABOVE.search(place.reading.text[: money.start][-24:]):
        return {"threshold": money.values.get("amount", 0), "currency": money.values.get("currency", "")}
    if "amount" not in wanted:
        return {}
    if money is None:
        unlimited = _UNLIMITED.search(place.text(place.clause))
        return {"amount_kind": "unlimited"} if unlimited else {}
    values = money.values
    amount = values.get("amount", values.get("amount_max"))
    if amount is None:
        return {}
    found: Details = {"amount": amount}
    found |= {name: values[name] for name in ("currency", "amount_kind") if name in values}
    return found


def _percent(place: Place, wanted: Collection[str]) -> Details:
    found: Details = {}
    for percent in place.all("percent", place.evidence) or place.all("percent", place.clause):
        value = percent.values.get("value", percent.values.get("high"))
        if value is None:
            continue
        change = _change(place, percent)
        if change and "change_percent" in wanted:
            found.setdefault("change_percent", value if change > 0 else -value)  # type: ignore[operator]
            found |= _baseline(place, percent)
        elif "rate" in wanted and not change:
            found |= _rate(place, percent, found)
        elif not {"share", "share_min"} & set(found) and {"share", "share_min"} & set(wanted):
            at_least = percent.values.get("bound") == "at least" and "share_min" in wanted
            found["share_min" if at_least else "share"] = value
            found |= _baseline(place, percent) | _ceiling(place, percent)
    return found or _fraction(place, wanted)


def _rate(place: Place, percent: Found, found: Details) -> Details:
    """A rate with its unit: percent, or the words where it is a percentage of something else ("of annual turnover")."""
    before = _BEFORE.search(place.reading.text[: percent.start][-20:])
    name = "rate_before" if before else "rate"
    if name in found:
        return {}
    of = _OF.match(place.reading.text[percent.end : place.sentence[1]])
    unit = of[1].strip() if of and not before else percent.values.get("unit", "percent")
    value = percent.values.get("value", percent.values.get("high", 0))
    return {name: value, "rate_unit": unit} | _ceiling(place, percent)


def _ceiling(place: Place, percent: Found) -> Details:
    return {"amount_kind": "ceiling"} if _UP_TO.search(place.reading.text[: percent.start][-24:]) else {}


def _fraction(place: Place, wanted: Collection[str]) -> Details:
    """ "half of auction revenue", "a tenth of the steel": exact fractions count as percent."""
    if not {"rate", "share"} & set(wanted):
        return {}
    m = _FRACTION.search(place.text(place.evidence))
    if m is None:
        return {}
    value = _FRACTIONS[m["f"].lower().replace("-", " ")]
    if "rate" not in wanted:
        return {"share": value}
    return {"rate": value, "rate_unit": "percent"}


_OF = re.compile(
    r"\s*(of (?!steel|which)(?:(?! (?:in|for|where|when|if|by|from|that|which|and) )[^,;.()]){3,90})"
)
_UP_TO = re.compile(
    r"\b(?:up to|at most|no more than|not more than|a maximum of|as much as|never above|not exceeding) $",
    re.IGNORECASE,
)
_FRACTIONS = {
    "half": 50,
    "a quarter": 25,
    "one quarter": 25,
    "a fifth": 20,
    "one fifth": 20,
    "a tenth": 10,
    "one tenth": 10,
    "three quarters": 75,
}
_FRACTION = re.compile(
    r"\b(?P<f>half|a quarter|one quarter|a fifth|one fifth|a tenth|one tenth|three[- ]quarters)\b(?! (?:year|day|hour)) (?:of|the|its|their|what|a company)",
    re.IGNORECASE,
)


def _change(place: Place, percent: Found) -> int:
    text = place.reading.text
    after, before = text[percent.end : percent.end + 20], text[max(0, percent.start - 60) : percent.start]
    if _LESS.match(after) or _CUT.search(before):
        return -1
    return 1 if _MORE.match(after) or _RISE.search(before) else 0


def _baseline(place: Place, percent: Found) -> Details:
    match = _BASELINE.match(place.reading.text[percent.end : place.sentence[1]])
    return {"baseline": match[1].strip()} if match else {}


def _quantity(place: Place, wanted: Collection[str]) -> Details:
    quantity = (
        place.nearest("quantity", (place.evidence,)) if {"quantity", "threshold"} & set(wanted) else None
    )
    if quantity is None or ("value" not in quantity.values and "high" not in quantity.values):
        return {}
    name = "quantity" if "quantity" in wanted else "threshold"
    found: Details = {name: quantity.values.get("value", quantity.values.get("high", 0))}
    if unit := quantity.values.get("unit"):
        found["unit"] = unit
    return found


def _periods(place: Place, wanted: Collection[str], kind: str) -> Details:
    found: Details = {}
    for period in place.all("period", place.clause):
        values = period.values
        sort, months, days = values.get("kind"), values.get("months"), values.get("days")
        if _PRISON.search(place.text(place.clause)) and "prison_years_max" in wanted and "years" in values:
            found.setdefault("prison_years_max", values["years"])
        elif (sort == "interval" and "years" in values) or (
            sort == "length" and "years" in values and not kind.startswith(_TIMED)
        ):
            found.setdefault("period_years", values["years"])
        elif sort == "after" and months is not None:
            found.setdefault("after_months", months)
            found.setdefault("within_months", months)
        elif months is not None and "within_months" in wanted:
            found.setdefault("within_months", months)
        elif days is not None:
            found.setdefault("days", days)
        if after := values.get("after"):
            found.setdefault("after", after)
    if kind == "competition.merger_review" and "days" in found:
        found.setdefault("review_days_total", found["days"])
    return found


def _dates(place: Place, wanted: Collection[str], kind: str) -> Details:
    found: Details = {}
    for date in place.all("date", place.clause):
        value = date.values.get("iso") or _bare(date.as_written)
        name = _date_name(str(date.values.get("relation", "")), wanted, kind)
        if name:
            found.setdefault(name, value)
    return found


def _bare(written: str) -> str:
    """A date without year, or a fiscal year, without the words that lead it in."""
    return re.sub(r"^(?:the |FY ?|fiscal year |fiscal )", "", written)


def _date_name(relation: str, wanted: Collection[str], kind: str) -> str | None:
    if kind == "legal.effective_date":
        return "date"
    if kind == "legal.sunset":
        return "until"
    if kind == "planning.target":
        return "to_date"
    names = {
        "from": ("from_date",), "since": ("from_date",), "on": ("from_date", "date"), "after": ("from_date",),
        "until": ("until", "to_date"), "by": ("deadline", "to_date"), "before": ("deadline",),
    }.get(relation, ())  # fmt: skip
    return next((name for name in names if name in wanted), None)


def _article(place: Place) -> Details:
    """The place in the instrument: in the sentence (the brackets that close it first), else the one that an earlier
    sentence of the paragraph, its label or the heading above opens with."""
    inside = [a for a in place.reading.slots_in(*place.sentence, "article") if not _of_another_law(place, a)]
    chosen = _in_sentence(place, inside) if inside else _announced(place)
    return {"article": str(chosen.values["label"])} if chosen else {}


def _in_sentence(place: Place, inside: list[Found]) -> Found:
    before = [a for a in inside if a.start <= place.anchor[0]]
    after = [a for a in inside if a.start > place.anchor[0]]
    bracketed = [a for a in after if place.reading.text[a.start - 1 : a.start] == "("]
    return bracketed[0] if bracketed else before[-1] if before else after[0]


def _announced(place: Place) -> Found | None:
    reading = place.reading
    here = reading.sentence_of(place.anchor_tokens[0])
    for number in range(here.number - 1, -1, -1):
        sentence = reading.sentences[number]
        kind = reading.blocks[sentence.block].kind
        found = [
            a
            for a in reading.slots_in(sentence.start, sentence.end, "article")
            if not _of_another_law(place, a)
        ]
        if sentence.block == here.block and found and found[0].start - sentence.start <= _OPENING:
            return found[0]
        if kind == "label" and sentence.block == here.block - 1:
            return found[0] if found else None
        if kind == "heading":
            return found[0] if found and found[0].start - sentence.start <= _OPENING else None
    return None


def _of_another_law(place: Place, article: Found) -> bool:
    after = place.reading.text[article.end : article.end + 24]
    return bool(re.match(r"(?:\([^)]*\))* (?:of|under) the \w+", after)) and " of the bill" not in after
