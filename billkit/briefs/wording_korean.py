"""How values are worded in Korean: 2,000억 원, 2025-06-04~2027-12-31, 시행 중."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from billkit.briefs import wording as english
from billkit.briefs.catalogue import catalogue
from billkit.briefs.wording import NotSo, plain, title
from billkit.models.brief import FactValue

_SCALES = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
NOT_STATED = "명시 없음"


def _coded(section: str, value: FactValue) -> str:
    told = str(value)
    return str(catalogue("ko").get(section, {}).get(told, plain(told).replace("_", " ")))


def number(value: FactValue) -> str:
    return english.number(value)


def money(amount: FactValue, currency: FactValue = None, kind: FactValue = None) -> str:
    """(200000000000, "KRW", "ceiling") -> "2,000억 원(한도)"; a currency without a name in Korean goes before."""
    if amount is None:
        return "금액 상한 없음" if kind == "unlimited" else NOT_STATED
    words = _scaled(amount)
    if currency:
        name = catalogue("ko")["currency"].get(str(currency))
        words = f"{words} {name}" if name else f"{plain(str(currency))} {words}"
    return f"{words}({_coded('amount_kind', kind)})" if kind else words


def _scaled(amount: FactValue) -> str:
    """123450000 -> "1억 2,345만"; nothing is rounded: what is no whole number stays in figures."""
    if isinstance(amount, bool) or not isinstance(amount, int | float):
        return plain(str(amount))
    exact = Fraction(str(amount))
    if exact.denominator != 1 or abs(exact) < 10**4:
        return number(amount)
    rest, parts = abs(int(exact)), []
    for size, word in _SCALES:
        units, rest = divmod(rest, size)
        if units:
            parts.append(f"{units:,}{word}")
    if rest:
        parts.append(f"{rest:,}")
    return ("-" if exact < 0 else "") + " ".join(parts)


def rate(value: FactValue, unit: FactValue = None, kind: FactValue = None) -> str:
    words = english.rate(value, unit)
    return f"{words}({_coded('amount_kind', kind)})" if kind else words


def span(first: FactValue, last: FactValue) -> str:
    """("2025-06-04", None) -> "2025-06-04부터"; both -> "2025-06-04~2027-12-31"."""
    if first and last:
        return f"{plain(str(first))}~{plain(str(last))}"
    if first or last:
        return f"{plain(str(first))}부터" if first else f"{plain(str(last))}까지"
    return NOT_STATED


def between(first: FactValue, last: FactValue) -> str:
    return plain(str(first)) if first == last else f"{plain(str(first))}~{plain(str(last))}"


def modality(value: FactValue) -> str:
    return str(catalogue("ko")["modality"][str(value)])


def status(value: FactValue) -> str:
    return _coded("status", value)


def no(value: FactValue) -> str:
    if value != 0:
        raise NotSo(f"there are {value}, not none")
    return "없음"


def asserted(value: FactValue, *truths: FactValue) -> str:
    english.asserted(value, *truths)
    return plain(str(value))


def notice(value: FactValue, code: FactValue = None) -> str:
    """The gist of a notice in Korean, with its English words; these alone where nobody wrote a gist."""
    gist = catalogue("ko")["notice"].get(str(code))
    return f"{gist} ({plain(str(value))})" if gist else plain(str(value))


def detail(label: str, *values: FactValue) -> str:
    if label == "status":
        values = tuple(status(value) for value in values)
    if label == "strength":
        values = tuple(_coded("strength", value) for value in values)
    return english.detail(label, *values, lang="ko")


FORMS: dict[str, Callable[..., str]] = {
    "lowered": lambda value: plain(str(value)),
    "money": money,
    "rate": rate,
    "span": span,
    "between": between,
    "modality": modality,
    "force": lambda value: f"“{modality(value)}”",
    "status": status,
    "excluded": lambda value: _coded("excluded", value),
    "nature": lambda value: _coded("nature", value),
    "topic": lambda value, detail=None: english.topic(value, detail, "ko"),
    "definite": title,
    "asserted": asserted,
    "lowered_without": lambda *values: english.without(*values),
    "no": no,
    "notice": notice,
}
