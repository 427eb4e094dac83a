"""Conditions, exceptions, limits, sources of money: the clauses around an instrument that bound it, verbatim.

A condition that leads its sentence ("Where a direction is not obeyed, ...") bounds the main clause; one that follows
("provided that ...") bounds what stands before it. "when" and "where" count only where they lead.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from billkit.engine.details.place import Place
from billkit.models import Details

_LEADING = re.compile(
    r"^\W*(?:But |And |Thus |Only )?(?:[Ii]f|[Ww]here|[Ww]hen|[Oo]nce|[Uu]nless|[Ii]n cases? (?:where|in which|of)|[Ii]n the event (?:that|of)|"
    r"[Pp]rovided(?: that)?|[Ss]ubject to|[Ss]o long as|[Aa]s long as|[Oo]n condition that|[Ss]hould|[Ww]henever) (?P<c>[^;.]{4,260})"
)
_FOLLOWING = re.compile(
    r"(?:\bprovided(?: that)?|\bproviding that|\bonly (?:if|where|when|once)|,? ?\bif(?! (?:need be|necessary|any)\b)|\bon (?:the )?condition that|\bas long as|\bso long as|\bunless|"
    r"\bcontingent (?:up)?on|\bconditional (?:up)?on|\bsubject to|\bin return for|\bin exchange for|\bonce(?! (?:a|an|every|each|per|more|again)\b)|, where|\bwhich (?:must|have to|has to))"
    r"\s+(?P<c>[^;.]{4,160})",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"^\W*(?!(?:From|In|Under|At|For|On|With|By|To|Of|After|Before|Over) )[A-Z][\w -]{2,40}? (?P<c>(?:who|that) [^.;]{4,140}?),? (?:may|must|shall|can|could|will|would|get|receive|qualify)\b"
)
_EXCEPT = re.compile(
    r"\b(?:except(?:ing| for| where| that)?|with the exception of|other than|excluding|apart from|save for|but not(?: for| to)?)\s+(?P<c>[^;.,()—]{2,100})",
    re.IGNORECASE,
)
_EXCEPTED = re.compile(
    r"(?:^|[,;] |\bwith )(?P<c>[^,;.]{3,120}?),? (?:are |is |being |remain )?(?:excepted|exempt(?:ed)?|spared|let through|left out|excluded|not covered|outside (?:it|the scope)|do(?:es)? not fall under)\b",
    re.IGNORECASE,
)
_ESCAPES = re.compile(
    r"(?P<c>[^,;.]{3,100}?) (?:escapes?|do(?:es)? not (?:have to )?pay|are spared)\b", re.IGNORECASE
)
_EXEMPT_FROM = re.compile(
    r"\b(?:exempt(?:ed|ion|ions|s|ing)?|release[ds]?|relief|waivers?|carve-outs?|immunity|excused?|freed?|derogations?|dispensed?|spared?) (?:[\w’'-]+ ){0,6}?from (?P<c>(?:the )?(?:(?! (?:for|when|where|if|until|on|to|in order) )[^,;.()]){3,80})|"
    r"\bwaiv\w+ (?:of )?(?P<c2>(?:the )?(?:(?! (?:for|when|where|if|until|on) )[^,;.()]){3,60})",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\b(?:(?:financed|funded|fed|backed|paid(?: for)?|covered|met|filled|fuelled|fueled) (?:by|from|through|out of|with)|draw(?:s|n|ing)? (?:up)?on|"
    r"proceeds (?:of|from)|with money from|money (?:comes|coming|will come|would come) from|out of (?=the|a|general)) (?P<c>(?:the )?[^,;.()]{3,70})",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:no more than|at most|not exceed(?:ing)?|a maximum of|capped at|limited to|range of|not more than) (?P<c>[^,;.()]{3,60})",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"^\W*(?:for|limited to|covering|in the case of|in respect of|relating to) (?P<c>[^,;.()]{4,90})",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:consent|approval|agreement|permission|assent|green light) (?:of|from|by) (?P<c>(?:the )?[^,;.()]{3,60})",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"(?<!according )\b(?:by|to|before|from|with) the (?P<c>(?:[A-Z][\w&’'-]*)(?: (?:of|and|for|on|the)(?= [A-Z])| [A-Z][\w&’'-]*){0,7})"
)
_TEMPORARY = re.compile(
    r"\b(?:temporar(?:y|ily)|time-limited|for a limited (?:time|period)|interim|provisional(?:ly)?)\b",
    re.IGNORECASE,
)
_PILOT = re.compile(r"\bpilot\b", re.IGNORECASE)
_LEGAL_BASIS = re.compile(
    r"\b(?:under|pursuant to|by virtue of|based on) (?P<c>(?:the )?(?:[A-Z][\w-]* (?:of |and |for |on )?){0,6}(?:Act|Law|Code|Treaty|Constitution|Article \w+|[Ss]ection \w+)(?: of \d{4}| \d{4})?)"
)


def conditions(place: Place, wanted: Collection[str]) -> Details:
    """The clauses around an instrument that bound it, by the names that its rule lists."""
    found: Details = {}
    if "condition" in wanted and (condition := _condition(place)):
        found["condition"] = condition
    clause, sentence = place.text(place.clause), place.text(place.sentence)
    simple = (
        ("exception", (_EXCEPT, _EXCEPTED, _ESCAPES), sentence),
        ("exempt_from", (_EXEMPT_FROM,), clause),
        ("source", (_SOURCE,), clause),
        ("limit", (_LIMIT,), clause),
        ("consent_of", (_CONSENT,), sentence),
        ("legal_basis", (_LEGAL_BASIS,), clause),
        ("authority", (_AUTHORITY,), clause),
        ("scope", (_SCOPE,), place.reading.text[place.anchor[1] : place.clause[1]]),
    )
    for name, patterns, text in simple:
        if name in wanted and (value := _first(patterns, text)) and not _is_other(name, value, place):
            found[name] = value
    if "temporary" in wanted and _TEMPORARY.search(place.text(place.evidence)):
        found["temporary"] = True
    if "pilot" in wanted and _PILOT.search(place.text(place.evidence)):
        found["pilot"] = True
    return found


_LAW = re.compile(r"\b(?:Act|Law|Code|Treaty|Regulation|Directive|Order|Bill|Ordinance)$")
_VERB_LEFT = re.compile(r"\b(?:may|might|can|could|shall|will|would|must|should|is|are|to)\b(?: \w+){0,4}$")


def _is_other(name: str, value: str, place: Place) -> bool:
    """What was caught is no such thing: a law decides nothing; a clause with its verb is the measure, not its exception."""
    if name == "authority":
        return bool(_LAW.search(value))
    return name == "exception" and bool(_VERB_LEFT.search(value)) and value in place.text(place.clause)


def _condition(place: Place) -> str | None:
    sentence = place.text(place.sentence)
    anchor = place.anchor[0] - place.sentence[0]
    if m := _LEADING.match(sentence):
        text = _until_main_clause(m["c"])
        if text and m.start("c") + len(text) <= anchor:
            return text
    if (m := _WHO.match(sentence)) and m.end("c") <= anchor:
        return m["c"].strip()
    for m in _FOLLOWING.finditer(sentence):
        if m.start() >= anchor and not _beyond(place, place.sentence[0] + m.start()):
            return _one_clause(m["c"])
        if m[0].startswith(",") and m.end("c") <= anchor:
            return _one_clause(m["c"])
    return None


def _beyond(place: Place, offset: int) -> bool:
    """Whether another item stands between the anchor and an offset: the words there are about that one."""
    token = place.reading.token_at(offset)
    return any(place.anchor_tokens[1] <= other[0] < token for other in place.others)


def _one_clause(text: str) -> str:
    cut = re.split(r",? (?:and|or|but) (?:the|a|an|it|they) \w+|, (?:which|while|and|but|the)\b", text)[0]
    return cut.strip().rstrip(",")


def _until_main_clause(text: str) -> str | None:
    """A leading condition ends at the comma before the subject of the main clause; without a comma it is none."""
    parts = text.split(", ")
    for i in range(1, len(parts)):
        if not re.match(r"(?:or|and|if|nor|as|which|who|including)\b", parts[i]):
            return ", ".join(parts[:i])
    return None


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> str | None:
    for pattern in patterns:
        if m := pattern.search(text):
            return next(g for g in m.groups() if g).strip()
    return None
