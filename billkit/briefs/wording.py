"""How values are worded. Each form turns the values of a fact into the words that stand in the brief.

Numbers are told exactly: "KRW 200 billion" for 200000000000, "KRW 200,000,000,001" where the short form would round.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction

from billkit.briefs.catalogue import catalogue
from billkit.models.brief import FactValue, Language

QUOTE_CHARACTERS = 180
NOT_STATED = "not stated"

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
# invisible characters that reorder or hide text: bidi controls, zero widths, tags, soft hyphen
_HIDDEN = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


# names that a sentence gives an article: countries in the plural, unions, and whatever is called an act or a plan
_TAKES_THE = re.compile(
    r"^(?!the\b|bill\b)(?=(?:United|European|Netherlands|Philippines)\b"
    r"|.*\b(?:Act|Bill|Law|Order|Programme|Program|Package|Regulation|Directive|Plan|Code)\b)",
    re.IGNORECASE,
)


_LIST_MARK = re.compile(r"^\s*[-*•·–]\s+")


class NotSo(ValueError):
    """A wording was asked to say what its values deny."""


def plain(text: str) -> str:
    """Text on one line, without control characters or characters that hide or reorder others."""
    if text.isprintable():  # none of them is: most texts
        return " ".join(text.split())
    text = _HIDDEN.sub("", text)
    text = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    text = "".join(c for c in text if unicodedata.category(c) != "Cs")
    return " ".join(text.split())


def shortened(text: str, most: int = QUOTE_CHARACTERS) -> str:
    """Cut at a word border, with … where something was left out."""
    text = plain(text)
    if len(text) <= most:
        return text
    cut = text[:most]
    if not text[most].isspace():
        cut = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return cut.rstrip(" ,;:–—-") + " …"


def number(value: FactValue) -> str:
    """1860 -> "1,860"; 2.5 -> "2.5"; what is no number stays as written."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return plain(str(value))
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return f"{value:,}" if abs(value) >= 10_000 or isinstance(value, int) else str(value)


def money(amount: FactValue, currency: FactValue = None, kind: FactValue = None) -> str:
    """(200000000000, "KRW", "ceiling") -> "KRW 200 billion (ceiling)"."""
    words = f"{plain(str(currency))} {_scaled(amount)}" if currency else _scaled(amount)
    if amount is None:
        return "no amount set" if kind == "unlimited" else NOT_STATED
    return f"{words} ({plain(str(kind))})" if kind else words


def _scaled(amount: FactValue) -> str:
    if isinstance(amount, bool) or not isinstance(amount, int | float):
        return plain(str(amount))
    exact = Fraction(str(amount))
    for size, word in _SCALES:
        if abs(exact) >= size:
            units = exact / size
            # at most three decimals, and only where nothing is rounded away
            return f"{number(float(units))} {word}" if (units * 1000).denominator == 1 else number(amount)
    return number(amount)


def rate(value: FactValue, unit: FactValue = None, kind: FactValue = None) -> str:
    """(50, "percent") -> "50%"; (20000, "JPY/t") -> "20,000 JPY/t"; (50, "percent out-of-quota") in words."""
    words = number(value)
    if unit:
        # "percent out-of-quota" -> "50% out-of-quota"
        words += re.sub(r"^ percent\b", "%", f" {plain(str(unit))}")
    return f"{words} ({plain(str(kind))})" if kind else words


def span(first: FactValue, last: FactValue) -> str:
    """("2025-06-04", None) -> "from 2025-06-04"; both -> "2025-06-04 to 2027-12-31"."""
    if first and last:
        return f"{plain(str(first))} to {plain(str(last))}"
    if first or last:
        return f"from {plain(str(first))}" if first else f"until {plain(str(last))}"
    return NOT_STATED


def between(first: FactValue, last: FactValue) -> str:
    """The dates to which data are true: one, or the earliest and the latest."""
    return plain(str(first)) if first == last else f"{plain(str(first))} to {plain(str(last))}"


def modality(value: FactValue) -> str:
    """shall -> must, may -> may; where the text uses neither, a dash."""
    return str(catalogue("en")["modality"][str(value)])


def force(value: FactValue) -> str:
    """shall -> “must”, may -> “may”: the word itself, quoted."""
    return f"“{modality(value)}”"


def status(value: FactValue) -> str:
    return str(catalogue("en")["status"].get(str(value), plain(str(value)).replace("_", " ")))


def excluded(value: FactValue) -> str:
    return str(catalogue("en")["excluded"].get(str(value), status(value)))


def name(value: FactValue) -> str:
    return plain(str(value))


def lowered(value: FactValue) -> str:
    """A title inside a sentence: "Tax relief" -> "tax relief"; "Support, form not named" -> "support (form not named)"."""
    words = re.sub(r"^([^,()]+), ([^,()]+)$", r"\1 (\2)", plain(str(value)))
    return words if words[1:2].isupper() or not words[1:2].isalpha() else words[:1].lower() + words[1:]


def capital(value: FactValue) -> str:
    words = plain(str(value)).replace("_", " ")
    return words[:1].upper() + words[1:]


def definite(value: FactValue) -> str:
    """A name inside a sentence: "the K-Steel Act", "the United States"; "Japan" stays."""
    words = title(value)
    return f"the {words}" if _TAKES_THE.search(words) else words


def asserted(value: FactValue, *truths: FactValue) -> str:
    """A title of which something is said that must hold: the rest of the values are all true."""
    if not all(truth is True for truth in truths):
        raise NotSo(f"{plain(str(value))} is listed where it does not belong")
    return lowered(value)


def asserted_title(value: FactValue, *truths: FactValue) -> str:
    """The same at the start of a line."""
    asserted(value, *truths)
    return plain(str(value))


def count(value: FactValue) -> str:
    """A number in a table; nothing is a dash."""
    return number(value) if value else "–"


def without(value: FactValue, *nothings: FactValue) -> str:
    """A title or name that is said to lack something: the rest of the values are all zero or not stated."""
    if any(nothing is not None and nothing != 0 for nothing in nothings):
        raise NotSo(f"{plain(str(value))} is told to lack what it has")
    return plain(str(value))


def no(value: FactValue) -> str:
    """Zero, told as a word. A sentence that says "no" of something that is there is not worded at all."""
    if value != 0:
        raise NotSo(f"there are {value}, not none")
    return "no"


def quote(value: FactValue) -> str:
    """Words of the text on one line, without the mark of the list they stand in: "- So it is" -> “So it is”."""
    return f"“{shortened(_LIST_MARK.sub('', str(value)))}”"


def title(value: FactValue) -> str:
    return shortened(str(value), 140)


def detail(label: str, *values: FactValue, lang: Language = "en") -> str:
    """("zone_name", "green steel zone") -> "zone: green steel zone"; lists are joined."""
    words = catalogue(lang)
    if len(values) == 1 and isinstance(values[0], bool):
        told_as = words["detail_yes" if values[0] else "detail_no"].get(label)
        return (
            f"{label.replace('_', ' ')}: {'yes' if values[0] else 'no'}" if told_as is None else str(told_as)
        )
    told = ", ".join(shortened(number(value), 120) for value in values)
    template = str(words["detail"].get(label, label.replace("_", " ") + ": {}"))
    return template.replace("{}", told)


def nature(value: FactValue) -> str:
    """What a conflict is: "contradiction" -> "the sources contradict each other"."""
    return str(catalogue("en")["nature"][str(value)])


def topic(value: FactValue, detail: FactValue = None, lang: Language = "en") -> str:
    """What a conflict is about: the title of a kind with the detail, or a fact about the bill: "Committee, chair"."""
    words = catalogue(lang)
    about = str(words["topic"].get(str(value), plain(str(value))))
    if detail is None:
        return about
    label = str(words["detail"].get(str(detail), "")).partition(": {}")[0]
    if not label or "{}" in label:
        label = str(detail).replace("_", " ")
    return f"{about}, {label}"


def notice(value: FactValue, _code: FactValue = None) -> str:
    return plain(str(value))


FORMS: dict[str, Callable[..., str]] = {
    "name": name,
    "lowered": lowered,
    "capital": capital,
    "title": title,
    "number": number,
    "money": money,
    "rate": rate,
    "span": span,
    "between": between,
    "modality": modality,
    "force": force,
    "status": status,
    "excluded": excluded,
    "quote": quote,
    "definite": definite,
    "asserted": asserted,
    "asserted_title": asserted_title,
    "without": without,
    "lowered_without": lambda *values: lowered(without(*values)),
    "count": count,
    "no": no,
    "nature": nature,
    "topic": topic,
    "notice": notice,
}


def worded(form: str, values: tuple[FactValue, ...], lang: Language = "en") -> str:
    """The words of a form. ``detail:NAME`` words the detail of that name. Raises KeyError for a form nobody knows."""
    if lang == "ko":
        from billkit.briefs import wording_korean as korean

        if form.startswith("detail:"):
            return korean.detail(form.removeprefix("detail:"), *values)
        if form in korean.FORMS:
            return korean.FORMS[form](*values)
    if form.startswith("detail:"):
        return detail(form.removeprefix("detail:"), *values)
    return FORMS[form](*values)
