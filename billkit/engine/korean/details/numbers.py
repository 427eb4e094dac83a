"""Amounts, rates, shares, periods, dates, thresholds and clocks of a Korean item, from the slots near it."""

from __future__ import annotations

import re
from collections.abc import Collection

from billkit.engine.details.place import Place
from billkit.engine.korean.details.nouns import phrase_before
from billkit.models import Details
from billkit.slots.found import Found

_UP = re.compile(
    r"(?:만큼 |까지 |를 |을 )*(?:더하|더해|가산|얹|올리|올려|올린|올림|높이|높여|높인|늘리|늘려|늘린|늘어|인상|증액|확대|상향|추가)"
)
_DOWN = re.compile(
    r"(?:만큼 |까지 |를 |을 |가 |이 )*(?:낮|줄|적|감축|감소|삭감|인하|축소|깎|내리|내려|내린|경감|덜)"
)
_THAN = re.compile(
    r"(?P<of>[가-힣0-9A-Za-z ]{1,30}?)(?P<link>보다| 대비|에 비해|에 비하여|에|을|를) ?(?:최대 |약 |평균 |더 )?$"
)
_OF = re.compile(r"(?P<of>[가-힣A-Za-z0-9]{2,20})의 ?(?:최대 |약 |연 )?$")
_CLOCK = re.compile(
    r"(?:(?P<b>[0-9]{1,4})일(?:\([0-9]{1,4}일 ?\+ ?[0-9]{1,4}일\))?에서[^,.]{0,12}?)?(?P<t>[0-9]{1,4})일(?:\((?P<i>[0-9]{1,4})일 ?\+ ?(?P<e>[0-9]{1,4})일\))?(?P<to>으?로| ?이내| 안에)"
)
_EXTENSION = re.compile(
    r"(?P<d>[0-9]{1,4})일(?:의)? ?(?:범위에서|이내에서|이내의 범위에서|까지|을 넘지|이내로)?[^,.]{0,16}?(?:연장|늘)"
)
_LASTING = re.compile(r"간(?![가-힣]{2})| ?동안| ?단위|짜리| ?계획")
_PRISON = re.compile(r"징역|금고")
_TO_DATE = ("planning.target",)
# Kinds whose instrument counts money or volumes, so that a number with a bound beside it is a threshold.
_WITH_THRESHOLD = ("finance.", "legal.procedure", "demand.", "technology.certification", "carbon.", "trade.")


def numbers(place: Place, wanted: Collection[str], kind: str) -> Details:
    """All numeric details that the rule lists."""
    found: Details = {}
    if "amount" in wanted:
        found |= _money(place)
    found |= _percent(place, wanted, kind)
    found |= _quantity(place, wanted, kind)
    found |= _periods(place, wanted)
    found |= _dates(place, wanted, kind)
    if kind == "competition.merger_review" and (clock := _clock(place)):
        found = {name: value for name, value in found.items() if name != "days"} | clock
    if kind == "planning.multi_year_plan" and "period_years" not in found:
        found["period_stated"] = False
    return found


def _behind(place: Place, slot: str) -> list[Found]:
    """The slots that follow in the sentence before another instrument: "대학원을 지정하고 연간 200억원을 지원한다"."""
    return place.all(slot, (place.anchor[1], place.sentence[1]))


def _near(place: Place, slot: str) -> list[Found]:
    return place.all(slot, place.evidence) or place.all(slot, place.clause)


def _money(place: Place) -> Details:
    money = place.nearest("money") or next(iter(_behind(place, "money")), None)
    amount = money.values.get("amount", money.values.get("amount_max")) if money else None
    if money is None or amount is None:
        return {}
    found: Details = {"amount": amount}
    return found | {n: money.values[n] for n in ("currency", "amount_kind") if n in money.values}


def _percent(place: Place, wanted: Collection[str], kind: str) -> Details:
    found: Details = {}
    for percent in _near(place, "percent"):
        value = percent.values.get("value", percent.values.get("high"))
        if value is None:
            continue
        relation, change = percent.values.get("relation"), _change(place, percent)
        if relation == "from":
            found.setdefault("rate_before", value)
        elif change and "change_percent" in wanted:
            found.setdefault("change_percent", value if change > 0 else -value)  # type: ignore[operator]
            found |= _baseline(place, percent) | _kind(percent)
        elif "rate" in wanted:
            found.setdefault("rate", value)
            found |= {"rate_unit": _of(place, percent, kind)} | _kind(percent)
        elif {"share", "share_min"} & set(wanted) and not {"share", "share_min"} & set(found):
            at_least = percent.values.get("bound") == "at least" and "share_min" in wanted
            found |= {"share_min" if at_least else "share": value} | _kind(percent)
    if "rate_before" in found and "rate_before" not in wanted:
        del found["rate_before"]
    return found


def _change(place: Place, percent: Found) -> int:
    """Whether a percentage is added (1) or taken away (-1): "50%를 더하여", "47% 적은"."""
    after = place.reading.text[percent.end : percent.end + 24].lstrip()
    if _DOWN.match(after):
        return -1
    return 1 if _UP.match(after) else 0


def _baseline(place: Place, percent: Found) -> Details:
    before = place.reading.text[place.sentence[0] : percent.start]
    match = _THAN.search(before)
    if not match:
        return {}
    words = phrase_before(before, match.end("of")).split()
    return (
        {"baseline": " ".join(words[-2:]) if match["link"] in ("에", "보다", " 대비") else words[-1]}
        if words
        else {}
    )


def _of(place: Place, percent: Found, kind: str) -> str:
    """ "percent", or what it is a percentage of ("생산비용의 20%")."""
    match = _OF.search(place.reading.text[place.sentence[0] : percent.start])
    if match and not kind.startswith("trade."):
        return match["of"]
    return str(percent.values.get("unit", "percent"))


def _kind(found: Found) -> Details:
    return {"amount_kind": found.values["amount_kind"]} if "amount_kind" in found.values else {}


def _quantity(place: Place, wanted: Collection[str], kind: str) -> Details:
    """A volume where the rule wants one, else the number from which or up to which the rule holds."""
    for quantity in _near(place, "quantity"):
        value = quantity.values.get("value", quantity.values.get("high"))
        if value is None or quantity.values.get("unit") in ("명", "인"):
            continue
        if "quantity" in wanted:
            return {"quantity": value, "unit": quantity.values["unit"]}
        if "bound" in quantity.values and kind.startswith(_WITH_THRESHOLD):
            return {"threshold": value, "unit": quantity.values["unit"]}
    return {}


def _periods(place: Place, wanted: Collection[str]) -> Details:
    found: Details = {}
    prison = "prison_years_max" in wanted and _PRISON.search(place.text(place.sentence))
    for period in sorted(place.all("period", place.clause), key=lambda f: abs(f.start - place.anchor[0])):
        values = period.values
        sort, months, days = values.get("kind"), values.get("months"), values.get("days")
        if prison and "years" in values:
            found.setdefault("prison_years_max", values["years"])
        elif sort == "interval" or (sort == "length" and "years" in values and _lasts(place, period)):
            _interval(found, values, wanted)
        elif sort == "after" and months is not None:
            found.setdefault("after_months", months)
        elif sort == "limit":
            found |= _limit(found, months, days)
        elif (
            sort == "length"
            and months is not None
            and "extension_years_max" in wanted
            and "연장" in place.text(place.clause)
        ):
            found.setdefault("extension_years_max", values.get("years", 0))
        elif sort == "length" and days is not None and "bound" in values:
            found.setdefault("days", days)
        if (after := values.get("after")) and sort in ("after", "limit"):
            found.setdefault("after", _event(str(after)))
    if not {"days", "within_months"} & set(found):
        found |= _shared_limit(place)
    return found


def _lasts(place: Place, period: Found) -> bool:
    """Whether a length is how long something goes on or is planned for: "3년간", "5개년", "3년 동안"."""
    return period.as_written.endswith("개년") or bool(_LASTING.match(place.reading.text, period.end))


def _shared_limit(place: Place) -> Details:
    """A time limit behind the last instrument of a clause holds for all that its predicate governs."""
    behind = place.reading.slots_in(place.anchor[1], place.clause[1], "period")
    limits = [p.values for p in behind if p.values.get("kind") == "limit"]
    return _limit({}, limits[-1].get("months"), limits[-1].get("days")) if limits else {}


def _interval(found: Details, values: dict[str, str | int | float | bool], wanted: Collection[str]) -> None:
    years, months = values.get("years"), values.get("months")
    if "period_years" in wanted and years is not None:
        found.setdefault("period_years", years)
    elif "period_years" in wanted and isinstance(months, int | float):
        found.setdefault("period_years", round(months / 12, 4))


def _limit(found: Details, months: object, days: object) -> Details:
    if isinstance(days, int | float) and "days" not in found:
        return {"days": days}
    if isinstance(months, int | float) and "within_months" not in found:
        return {"within_months": months}
    return {}


def _event(words: str) -> str:
    """ "공포한 날" is the event 공포; a longer clause stays as it is."""
    return re.sub(r"^(공포|시행|발효|지정|승인|신청|접수|통보|통지)(?:한|된|받은) 날$", r"\1", words)


def _dates(place: Place, wanted: Collection[str], kind: str) -> Details:
    found: Details = {}
    behind = place.reading.slots_in(place.anchor[1], place.clause[1], "date")
    for date in (
        place.all("date", place.clause) or behind
    ):  # one day may hold for all that a predicate governs
        value = date.values.get("iso") or date.values.get("stated", date.as_written)
        if name := _date_name(str(date.values.get("relation", "")), wanted, kind):
            found.setdefault(name, value)
    return found


def _date_name(relation: str, wanted: Collection[str], kind: str) -> str | None:
    fixed = {"legal.effective_date": "date", "legal.sunset": "until", "planning.target": "to_date"}
    if kind in fixed:
        return fixed[kind]
    planned = kind.startswith(("planning.", "oversight.", "governance.", "data."))
    names = {
        "from": ("from_date",), "after": ("from_date",), "before": ("deadline",),
        "until": ("deadline",) if planned else ("until", "to_date", "deadline"), "in": ("deadline",),
    }.get(relation, ())  # fmt: skip
    return next((name for name in names if name in wanted), None)


def _clock(place: Place) -> Details:
    """The phases of a review: "120일(30일+90일)에서 90일(30일+60일)로", "15일 이내에", "15일의 범위에서 연장"."""
    text = place.text(place.sentence)
    match = _CLOCK.search(text)
    if not match:
        return {}
    names = {
        "b": "review_days_before",
        "t": "review_days_total",
        "i": "review_days_initial",
        "e": "review_days_extension",
    }
    found: Details = {name: int(match[group]) for group, name in names.items() if match[group]}
    extension = _EXTENSION.search(text, match.end())
    if extension and "review_days_extension" not in found:
        found["review_days_extension"] = int(extension["d"])
        found["review_days_initial"] = found.pop("review_days_total")
    return found


def article_of(place: Place) -> str | None:
    """Place in the instrument: "(안 제5조)" behind the words, "제5조는" at the head of the sentence, else the heading above."""
    inside = [a for a in place.reading.slots_in(*place.sentence, "article") if _is_own(place, a)]
    behind = [a for a in inside if a.start > place.anchor[0]]
    if inside:
        return str((behind or inside)[0].values["label"])
    return _of_heading(place)


_HEADING = re.compile(r"\s*(?:[가-하]\.|[①-⑳])")
_SUB_ITEM = re.compile(r"\s*(?:[0-9]{1,2}\)|\([0-9]{1,2}\)|[-–ㅇ○*ㆍ·])")


def _is_own(place: Place, article: Found) -> bool:
    """Whether a label is of the instrument itself: marked as draft, or alone in brackets, or at the head of the sentence."""
    text = place.reading.text
    before, after = text[max(0, article.start - 2) : article.start], text[article.end : article.end + 1]
    if before.rstrip().endswith(("」", "법", "령")):
        return False
    bracketed = "(" in before or text[: article.start].rfind("(안", place.sentence[0]) > text[
        : article.start
    ].rfind(")", place.sentence[0])
    opens = not text[place.sentence[0] : article.start].strip(" -–○ㅇ□*") and after != ""
    return article.as_written.startswith("안") or bracketed or opens


def _of_heading(place: Place) -> str | None:
    """ "가. 기본계획의 수립 시기 등(안 제3조)" above "1) ..."."""
    reading = place.reading
    here = reading.sentence_of(place.anchor_tokens[0])
    block = reading.blocks[here.block]
    if not _SUB_ITEM.match(reading.text[block.start : block.end]):
        return None
    for number in range(here.number - 1, max(-1, here.number - 20), -1):
        sentence = reading.sentences[number]
        start = reading.blocks[sentence.block].start
        if _HEADING.match(reading.text[start : sentence.end]):
            labels = [
                a for a in reading.slots_in(start, sentence.end, "article") if a.as_written.startswith("안")
            ]
            return str(labels[0].values["label"]) if labels else None
    return None
