"""What a USLM file says of itself: ``<meta>`` and the front page -> title, number, date, stage, sponsor, genre."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from billkit.readers.xml.parse import local
from billkit.readers.xml.visit import all_text

_GENRES = {
    "bill": "bill", "resolution": "resolution", "amendment": "amendment", "engrossedAmendment": "amendment", "pLaw": "act",
    "statuteCompilation": "compilation", "uscDoc": "compilation", "statutesAtLarge": "compilation",
}  # fmt: skip
_CITED = re.compile(
    r"^\d+ (?:HR|S|[HS](?:RES|JRES|CONRES|J|C)?) [\w ]{1,20}: |^(?:Public|Private) Law [\d–-]+: "
)
_MOST = 100  # short titles and actions that are looked at
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}}), (\d{{4}})\b", re.I)


def genre(root: etree._Element) -> str:
    return _GENRES.get(local(root), "")


def language(root: etree._Element) -> str:
    return (root.get("{http://www.w3.org/XML/1998/namespace}lang") or "en")[:2].lower()


def metadata(root: etree._Element) -> dict[str, str]:
    """Keys: title, short_title, number, date, stage, jurisdiction, language, type, sponsor, congress, session."""
    meta = _first(root, "meta")
    front = _first(root, "preface")
    return {
        "title": _title(root, meta),
        "short_title": _short_title(root, meta),
        "number": _number(meta, front),
        "date": _date(root, meta, front),
        "stage": _text(meta, "docStage"),
        "jurisdiction": "us",
        "language": language(root),
        "type": _text(meta, "type"),
        "sponsor": _text(front, "sponsor"),
        "congress": _text(meta, "congress"),
        "session": _text(meta, "session"),
    }


def _title(root: etree._Element, meta: etree._Element | None) -> str:
    official = all_text(_first(root, "officialTitle"), lambda name: name in ("sidenote", "page"))
    return (
        _CITED.sub("", _text(meta, "title"))
        if local(root) == "statuteCompilation" or not official
        else official
    )


def _short_title(root: etree._Element, meta: etree._Element | None) -> str:
    """The act's own: of several, the one marked so; a title quoted for another law is none."""
    for element in islice(root.iter("{*}shortTitle"), _MOST):
        if element.get("role") in (None, "act") and not _inside(element, "quotedContent", "endorsement"):
            return all_text(element).strip("“”\"'‘’ ")
    return _text(meta, "citableAsShortTitle")


def _number(meta: etree._Element | None, front: etree._Element | None) -> str:
    """As the front page prints it: "H. R. 1037", "Public Law 113–121"."""
    kind, number = _text(front, "type"), _text(front, "docNumber")
    return f"{kind} {number}" if kind and number else _text(meta, "citableAs")


def _date(root: etree._Element, meta: etree._Element | None, front: etree._Element | None) -> str:
    """The last date of the front page, of the attestation, or the day of approval; ISO 8601."""
    approved = _text(meta, "approvedDate")
    if approved:
        return approved
    places = (front, _first(root, "attestation"), *islice(root.iter("{*}actionDescription"), _MOST))
    dates = [day for place in places if place is not None for day in _dates(place)]
    return max(dates, default="")


def _dates(place: etree._Element) -> list[str]:
    written = [e.get("date") or _iso(all_text(e)) for e in place.iter("{*}date")]
    return [day for day in written if day] or [day for day in (_iso(all_text(place)),) if day]


def _iso(text: str) -> str:
    match = _DAY.search(text)
    if match is None:
        return ""
    month = _MONTHS.index(match[1].capitalize()) + 1
    return f"{match[3]}-{month:02}-{int(match[2]):02}"


def _first(root: etree._Element | None, name: str) -> etree._Element | None:
    return next(root.iter(f"{{*}}{name}"), None) if root is not None else None


def _text(root: etree._Element | None, name: str) -> str:
    return all_text(_first(root, name))


def _inside(element: etree._Element, *names: str) -> bool:
    return any(local(around) in names for around in element.iterancestors())
