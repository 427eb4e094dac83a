"""What a file of the Bill DTD says of itself -> title, number, date, stage, sponsor, genre."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from billkit.readers.xml.parse import local
from billkit.readers.xml.visit import all_text

_GENRES = {
    "bill": "bill", "resolution": "resolution", "pLaw": "act", "amendment-doc": "amendment",
    "engrossed-amendment-doc": "amendment",
}  # fmt: skip
_TYPES = {
    "hr": "House Bill", "s": "Senate Bill", "hjres": "House Joint Resolution", "sjres": "Senate Joint Resolution",
    "hconres": "House Concurrent Resolution", "sconres": "Senate Concurrent Resolution", "hres": "House Simple Resolution",
    "sres": "Senate Simple Resolution",
}  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}


def genre(root: etree._Element) -> str:
    return _GENRES.get(local(root), "")


def metadata(root: etree._Element) -> dict[str, str]:
    """Keys: title, short_title, number, date, stage, jurisdiction, language, type, sponsor, congress, session."""
    number = _text(root, "legis-num")
    stage = root.get("bill-stage") or root.get("resolution-stage") or root.get("amend-stage") or ""
    return {
        "title": _text(root, "official-title"),
        "short_title": _short_title(root),
        "number": number,
        "date": _date(root),
        "stage": stage.replace("-", " "),
        "jurisdiction": "us",
        "language": (_text(root, "language") or "en")[:2].lower(),
        "type": _TYPES.get(re.sub(r"[^a-z]", "", number.lower()), ""),
        "sponsor": _text(root, "sponsor"),
        "congress": ordinal(_text(root, "congress")),
        "session": ordinal(_text(root, "session")),
    }


def ordinal(text: str) -> str:
    """ "118th CONGRESS" -> "118"; "One Hundred Sixteenth Congress of the United States" -> "116"."""
    digits = re.search(r"\d+", text)
    if digits:
        return digits[0]
    at = re.search(r"congress|session", text, re.I)
    words = re.findall(r"[a-z]+", text[: at.start() if at else 0].lower())
    number = 100 * ("hundred" in words) + sum(_TENS.get(_ten(word), 0) for word in words)
    number += sum(_ORDINALS.index(word) + 1 for word in words if word in _ORDINALS)
    return str(number) if number else ""


def _ten(word: str) -> str:
    """ "twenty", "twentieth" -> "twent"."""
    return re.sub(r"(?:y|ieth)$", "", word) if word.endswith(("ty", "tieth")) else ""


def _short_title(root: etree._Element) -> str:
    for element in islice(root.iter("short-title"), 100):
        if not any(local(around) in ("quoted-block", "form") for around in element.iterancestors()):
            return all_text(element)
    return _text(root, "title").partition(":")[2].strip()


def _date(root: etree._Element) -> str:
    """The last action's, ISO 8601."""
    days = [_iso(e.get("date") or "") for e in root.iter("action-date")]
    return max((day for day in days if day), default="")


def _iso(date: str) -> str:
    match = re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)", date)
    return "-".join(match.groups()) if match else ""


def _text(root: etree._Element, name: str) -> str:
    return all_text(next(root.iter(f"{{*}}{name}"), None))
