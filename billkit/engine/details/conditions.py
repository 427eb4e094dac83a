"""Conditions, exceptions, limits, sources of money and the zone a benefit belongs to."""

from __future__ import annotations

import re
from collections.abc import Collection

from billkit.engine.details.place import Place
from billkit.models import Details

_IF = re.compile(
    r"\b(?:provided(?: that)?|only if|if|where(?!as|by|ver)|once|on condition that|as long as|so long as|in cases? (?:where|in which)|"
    r"unless|contingent on|conditional (?:up)?on|subject to|in return for|in exchange for|when)\s+(?P<c>[^;.]{4,200})",
    re.IGNORECASE,
)
_SHOULD = re.compile(r"^(?P<c>Should [^;.]{4,160}?), ")
_WHO = re.compile(
    r"^\W*[A-Z][\w ]{2,30} (?P<c>(?:who|that) [^.;]{4,140}?),? (?:may|must|shall|can|could|will)\b"
)
_EXCEPT = re.compile(
    r"\b(?:except(?:ing| for)?|with the exception of|other than|excluding|apart from|save for|but not(?: for)?)\s+(?P<c>[^;.,()]{2,100})",
    re.IGNORECASE,
)
_EXCEPTED = re.compile(
    r"(?:^|, )(?P<c>[^,;.]{3,120}?) (?:are |is |being )?(?:excepted|exempt(?:ed)?|spared|let through|not covered|do not fall under)\b",
    re.IGNORECASE,
)
_EXEMPT_FROM = re.compile(
    r"\b(?:exempt(?:ed|ion|ions|s|ing)?|release[ds]?|relief|waiver|carve-outs?|immunity|excused?|freed?|derogations?|dispensed?) (?:\w+ ){0,5}?from (?P<c>(?:the )?[^,;.()]{3,80})|"
    r"\bwaiv\w+ (?:of )?(?P<c2>(?:the )?[^,;.()]{3,60})",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:out of|financed (?:by|from|through)|funded (?:by|from|through)|paid (?:for )?(?:by|from|out of)|draw(?:s|n|ing)? on|proceeds (?:of|from)|fed by|backed by|with money from|from) (?P<c>(?:the )?[^,;.()]{3,70})",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:up to|no more than|at most|not exceed(?:ing)?|a maximum of|capped at|limited to|range of) (?P<c>[^,;.()]{3,60})",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?:for|limited to|covering|in the case of|in respect of|when it|on) (?P<c>[^,;.()]{4,90})",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:consent|approval|agreement|permission|assent) (?:of|from|by) (?P<c>(?:the )?[^,;.()]{3,60})",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(r"\b(?:by|to|before|from) the (?P<c>(?:[A-Z][\w&-]* ?(?:of |and |for |on )?){1,7})")
_TEMPORARY = re.compile(
    r"\b(?:temporar(?:y|ily)|time-limited|for a limited (?:time|period)|interim|provisional(?:ly)?)\b",
    re.IGNORECASE,
)
_PILOT = re.compile(r"\bpilot\b", re.IGNORECASE)
_LEGAL_BASIS = re.compile(
    r"\bunder (?P<c>(?:the )?(?:[A-Z][\w-]* (?:of |and |for |on )?){0,6}(?:Act|Law|Code|Treaty|Constitution|Article \w+|[Ss]ection \w+)(?: of \d{4})?)"
)
_COVERS_WHOLE_SENTENCE = ("condition",)


def conditions(place: Place, wanted: Collection[str]) -> Details:
    """The clauses around an instrument that bound it."""
    found: Details = {}
    if "condition" in wanted and (condition := _condition(place)):
        found["condition"] = condition
    clause, sentence = place.text(place.clause), place.text(place.sentence)
    simple = (
        ("exception", (_EXCEPT, _EXCEPTED), sentence),
        ("exempt_from", (_EXEMPT_FROM,), clause),
        ("source", (_SOURCE,), clause),
        ("limit", (_LIMIT,), clause),
        ("consent_of", (_CONSENT,), sentence),
        ("legal_basis", (_LEGAL_BASIS,), clause),
        ("authority", (_AUTHORITY,), clause),
    )
    for name, patterns, text in simple:
        if name in wanted and (value := _first(patterns, text)):
            found[name] = value
    if "scope" in wanted and (
        value := _first((_SCOPE,), place.reading.text[place.anchor[1] : place.clause[1]])
    ):
        found["scope"] = value
    if "temporary" in wanted and _TEMPORARY.search(place.text(place.evidence)):
        found["temporary"] = True
    if "pilot" in wanted and _PILOT.search(place.text(place.evidence)):
        found["pilot"] = True
    return found


def _condition(place: Place) -> str | None:
    sentence = place.text(place.sentence)
    for pattern in (_SHOULD, _WHO):
        if m := pattern.search(sentence):
            return m["c"].strip()
    for m in _IF.finditer(sentence):
        text = m["c"]
        leads = m.start() < 4 or (
            sentence[: m.start()].rstrip().endswith((",", ";"))
            and m.start() + place.sentence[0] < place.anchor[0]
        )
        if leads and ", " in text:
            text = _until_main_clause(text)
        return (
            re.split(r" (?:and|or) (?:the|a|an) \w+ (?:shall|must|may|will)\b", text)[0].strip().rstrip(",")
        )
    return None


def _until_main_clause(text: str) -> str:
    """A leading condition ends at the comma before the subject of the main clause."""
    parts = text.split(", ")
    for i in range(1, len(parts)):
        if not re.match(r"(?:or|and|if|nor|as)\b", parts[i]):
            return ", ".join(parts[:i])
    return parts[0]


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> str | None:
    for pattern in patterns:
        if m := pattern.search(text):
            return next(g for g in m.groups() if g).strip()
    return None
