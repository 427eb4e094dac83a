"""How values are worded. Each form turns the values of a fact into the words that stand in the brief.

What is said in words stands in the catalogue of the brief's language; Korean counts in units of its own (`myriads`).
Numbers are told exactly: "KRW 200 billion" for 200000000000, "KRW 200,000,000,001" where the short form would round.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction
from functools import partial

from billkit.briefs.catalogue import catalogue
from billkit.briefs.myriads import LEAST, in_myriads
from billkit.models.brief import FactValue, Language

QUOTE_CHARACTERS = 180

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


def money(
    amount: FactValue, currency: FactValue = None, kind: FactValue = None, lang: Language = "en"
) -> str:
    """(200000000000, "KRW", "ceiling") -> "KRW 200 billion (ceiling)", "2,000억 원(한도)"."""
    if amount is None:
        return _said("no_amount" if kind == "unlimited" else "not_stated", lang)
    words = _scaled(amount, lang)
    if currency:
        # 2,000억 원; a currency without a name, and every one in English, goes before
        unit = catalogue(lang).get("currency", {}).get(str(currency))
        words = f"{words} {unit}" if unit else f"{plain(str(currency))} {words}"
    return words + _of_kind(kind, lang)


def _of_kind(kind: FactValue, lang: Language) -> str:
    """What sort of amount it is, in brackets behind it."""
    return _said("of_kind", lang, kind=_coded("amount_kind", kind, lang)) if kind else ""


def _said(key: str, lang: Language, **given: str) -> str:
    return str(catalogue(lang)["values"][key]).format(**given)


def _coded(section: str, value: FactValue, lang: Language) -> str:
    """The words for a code; the code itself, without underscores, where the catalogue has none."""
    return str(catalogue(lang).get(section, {}).get(str(value), plain(str(value)).replace("_", " ")))


def _scaled(amount: FactValue, lang: Language) -> str:
    if isinstance(amount, bool) or not isinstance(amount, int | float):
        return plain(str(amount))
    exact = Fraction(str(amount))
    if lang == "ko":
        whole = exact.denominator == 1 and abs(exact) >= LEAST
        return in_myriads(int(exact)) if whole else number(amount)
    for size, word in _SCALES:
        if abs(exact) >= size:
            units = exact / size
            # at most three decimals, and only where nothing is rounded away
            return f"{number(float(units))} {word}" if (units * 1000).denominator == 1 else number(amount)
    return number(amount)


def rate(value: FactValue, unit: FactValue = None, kind: FactValue = None, lang: Language = "en") -> str:
    """(50, "percent") -> "50%"; (20000, "JPY/t") -> "20,000 JPY/t"; (50, "percent out-of-quota") in words."""
    words = number(value)
    if unit:
        # "percent out-of-quota" -> "50% out-of-quota"
        words += re.sub(r"^ percent\b", "%", f" {plain(str(unit))}")
    return words + _of_kind(kind, lang)


def span(first: FactValue, last: FactValue, lang: Language = "en") -> str:
    """("2025-06-04", None) -> "from 2025-06-04", "2025-06-04부터"; both -> "2025-06-04 to 2027-12-31"."""
    key = {(True, True): "both", (True, False): "from", (False, True): "until"}.get((bool(first), bool(last)))
    return _said(key or "not_stated", lang, first=plain(str(first)), last=plain(str(last)))


def between(first: FactValue, last: FactValue, lang: Language = "en") -> str:
    """The dates to which data are true: one, or the earliest and the latest."""
    return (
        plain(str(first))
        if first == last
        else _said("both", lang, first=plain(str(first)), last=plain(str(last)))
    )


def modality(value: FactValue, lang: Language = "en") -> str:
    """shall -> must, may -> may; where the text uses neither, a dash."""
    return str(catalogue(lang)["modality"][str(value)])


def force(value: FactValue, lang: Language = "en") -> str:
    """shall -> “must”, may -> “may”: the word itself, quoted."""
    return f"“{modality(value, lang)}”"


def name(value: FactValue) -> str:
    return plain(str(value))


def lowered(value: FactValue, lang: Language = "en") -> str:
    """A title inside a sentence: "Tax relief" -> "tax relief"; "Support, form not named" -> "support (form not named)"."""
    if lang != "en":
        return plain(str(value))
    words = re.sub(r"^([^,()]+), ([^,()]+)$", r"\1 (\2)", plain(str(value)))
    return words if words[1:2].isupper() or not words[1:2].isalpha() else words[:1].lower() + words[1:]


def capital(value: FactValue) -> str:
    words = plain(str(value)).replace("_", " ")
    return words[:1].upper() + words[1:]


def definite(value: FactValue, lang: Language = "en") -> str:
    """A name inside a sentence: "the K-Steel Act", "the United States"; "Japan" stays, and so does all Korean."""
    words = title(value)
    return f"the {words}" if lang == "en" and _TAKES_THE.search(words) else words


def asserted(value: FactValue, *truths: FactValue, lang: Language = "en") -> str:
    """A title of which something is said that must hold: the rest of the values are all true."""
    if not all(truth is True for truth in truths):
        raise NotSo(f"{plain(str(value))} is listed where it does not belong")
    return lowered(value, lang)


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


def lowered_without(value: FactValue, *nothings: FactValue, lang: Language = "en") -> str:
    """The same inside a sentence."""
    return lowered(without(value, *nothings), lang)


def no(value: FactValue, lang: Language = "en") -> str:
    """Zero, told as a word. A sentence that says "no" of something that is there is not worded at all."""
    if value != 0:
        raise NotSo(f"there are {value}, not none")
    return _said("none", lang)


def quote(value: FactValue) -> str:
    """Words of the text on one line, without the mark of the list they stand in: "- So it is" -> “So it is”."""
    return f"“{shortened(_LIST_MARK.sub('', str(value)))}”"


def title(value: FactValue) -> str:
    return shortened(str(value), 140)


def detail(label: str, *values: FactValue, lang: Language = "en") -> str:
    """("zone_name", "green steel zone") -> "zone: green steel zone"; lists are joined, codes put into words."""
    words = catalogue(lang)
    if len(values) == 1 and isinstance(values[0], bool):
        told_as = words["detail_yes" if values[0] else "detail_no"].get(label)
        return (
            f"{label.replace('_', ' ')}: {'yes' if values[0] else 'no'}" if told_as is None else str(told_as)
        )
    if label in ("status", "strength"):
        values = tuple(_coded(label, value, lang) for value in values)
    told = ", ".join(shortened(number(value), 120) for value in values)
    template = str(words["detail"].get(label, label.replace("_", " ") + ": {}"))
    return template.replace("{}", told)


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


def notice(value: FactValue, code: FactValue = None, lang: Language = "en") -> str:
    """A notice, which is English; before it the gist in the brief's language, where the catalogue has one."""
    gist = catalogue(lang).get("notice", {}).get(str(code))
    return f"{gist} ({plain(str(value))})" if gist else plain(str(value))


# Forms that are the same in every language, and those whose words are of the brief's.
_ALIKE: dict[str, Callable[..., str]] = {
    "name": name,
    "capital": capital,
    "title": title,
    "number": number,
    "quote": quote,
    "asserted_title": asserted_title,
    "without": without,
    "count": count,
}
_SPOKEN: dict[str, Callable[..., str]] = {
    "lowered": lowered,
    "money": money,
    "rate": rate,
    "span": span,
    "between": between,
    "modality": modality,
    "force": force,
    "status": partial(_coded, "status"),
    "excluded": partial(_coded, "excluded"),
    "nature": partial(_coded, "nature"),
    "definite": definite,
    "asserted": asserted,
    "lowered_without": lowered_without,
    "no": no,
    "topic": topic,
    "notice": notice,
}
FORMS = _ALIKE | _SPOKEN


def worded(form: str, values: tuple[FactValue, ...], lang: Language = "en") -> str:
    """The words of a form. ``detail:NAME`` words the detail of that name. Raises KeyError for a form nobody knows."""
    if form.startswith("detail:"):
        return detail(form.removeprefix("detail:"), *values, lang=lang)
    return _SPOKEN[form](*values, lang=lang) if form in _SPOKEN else _ALIKE[form](*values)
