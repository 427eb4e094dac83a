"""Who acts, who benefits, what is covered: noun phrases near an item, verbatim."""

from __future__ import annotations

import re
from collections.abc import Collection

from billkit.engine.details.place import Place
from billkit.models import Details

# Heads of phrases that can act or bear a duty.
_ACTOR_HEAD = (
    r"government|governments|minister|ministers|ministry|ministries|secretary(?: of state)?|commission|council|committee|"
    r"president|prime minister|cabinet|agency|agencies|authority|authorities|regulator|board|department|treasury|parliament|"
    r"congress|administration|administrator|member states|states|state|governor|governors|municipalities|provinces|"
    r"companies|company|firms|firm|importers|importer|exporters|producers|producer|suppliers|operators|employers|undertakings|"
    r"undertaking|steelmakers|mills|businesses|developers|contractors|buyers|applicants|applicant|recipients|parties|"
    r"public bod(?:y|ies)|bod(?:y|ies)|agencies|courts?|valuer|heads of [a-z ]+|office|bank|institute|centre|center|ITAC|USTR|EPA|"
    r"commissioner|customs|tribunal|panel|taskforce|task force|chair|director|local governments|utilities|beneficiaries|officials"
)
_NP = rf"(?:(?:[A-Z][\w&'’.-]*|[a-z][\w'’-]*) (?:of |for |and |or |a )?){{0,6}}?(?:{_ACTOR_HEAD})(?: (?:of|for|and) (?:the )?(?:[A-Z][\w&'’-]*)(?:(?:,| and)? [A-Z][\w&'’-]*)*)?"
_SUBJECT = re.compile(
    rf"(?:^|[\s(\"“])(?:the |a |an |each |every |all )?(?P<np>{_NP})(?: (?:that|who|which|,)[^.;]{{0,90}}?)?,? "
    r"(?:also |then |now |jointly )?(?:shall|must|may|can|could|will|would|should|has|have|is|are|decides?|determines?|draws?|submits?|reports?|sets?)\b",
    re.IGNORECASE,
)
_EMPOWERED = re.compile(
    rf"\b(?:allow(?:s|ed|ing)?|empower(?:s|ed|ing)?|authori[sz](?:e|es|ed|ing)|require(?:s|d)?|requiring|oblige(?:s|d)?|enable(?:s|d)?|permit(?:s|ted)?|"
    rf"let(?:s|ting)?|encourage(?:s|d)?|direct(?:s|ed|ing)?|instruct(?:s|ed)?|task(?:s|ed)?|order(?:s|ed)?|mandate(?:s|d)?|"
    rf"(?:power|powers|authority|right|discretion|duty|obligation)s? (?:for|to|on)|give(?:s|n)?|giving|grant(?:s|ed|ing)?) (?:the |a |an |all )?(?P<np>{_NP}) (?:to\b|the (?:power|right|authority)|(?:new |more |broad |wide )?(?:power|authority|discretion))",
    re.IGNORECASE,
)
_BY = re.compile(rf"\b(?:by|on) (?:the |an? )?(?P<np>{_NP})\b", re.IGNORECASE)
_BENEFITING = (
    r"companies|company|firms|firm|businesses|enterprises|producers|manufacturers|makers|steelmakers|chipmakers|shipbuilders|mills|"
    r"workers|employees|farmers|households|consumers|industry|industries|sector|start-?ups|smes|investors|suppliers|exporters|"
    r"operators|plants|regions|communities|municipalities|owners|undertakings|foundries|shipyards|recyclers|buyers|applicants|"
    r"parties|researchers|users|countries|developers|utilities|participants|holders|projects|universities|schools"
)
_BENEFICIARY = re.compile(
    rf"\b(?:for|to|available to|of)\s+(?P<np>(?:the )?(?:[\w'’-]+ ){{0,5}}?(?:{_BENEFITING})(?: (?:that|which|who|investing|making|using|producing|building|switching|moving|in|of|from|with|cutting|hit|affected|engaged)\b[^,;.()—]*)?)",
    re.IGNORECASE,
)
_RECEIVE = re.compile(
    rf"(?:^|[\s,])(?P<np>(?:[A-Z]?[\w'’-]+ ){{0,4}}?(?:{_BENEFITING})(?: (?:that|which|who) [^,;.]*?)?) (?:may |can |could |would |will |shall |are to |is to )?(?:receive|get|gets|obtain|qualify|claim|be paid|be eligible|enjoy|benefit)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"^\s*(?:\w+ ){0,2}?(?:for|to|of|on|into|in) (?P<np>(?!which)[^,;.()]{3,90})", re.IGNORECASE
)
_APPLIES = re.compile(
    r"\b(?:on|to|against|upon|for|from) (?P<np>(?!\d)(?:the |all |every |certain )?[^,;.()]{3,80})",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"\b(?P<np>(?:(?:[\w-]+(?:,| and| or)? ){0,4})(?:steel|iron|aluminium|aluminum|cement|hydrogen|scrap|goods|products|chips|batteries|vehicles|ships|"
    r"equipment|materials|fertili[sz]er|ingots|slabs|coils|rebar|tubes|pipes|wire)(?: (?:made|produced|melted|poured|rated) [^,;.()]{2,40})?)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:that|which|who|and|or|the|a|an|by|of|for|to|if|when|where|each|every|all)\s+", re.IGNORECASE
)


def parties(place: Place, wanted: Collection[str]) -> Details:
    """Actor, and the parties and goods that the rule lists."""
    found: Details = {}
    if actor := actor_of(place):
        found["actor"] = actor
    if "beneficiary" in wanted and (np := _beneficiary(place)):
        found["beneficiary"] = np
    if "applies_to" in wanted and (np := _after_anchor(place, _APPLIES)):
        found["applies_to"] = np
    if "object" in wanted and (np := _object(place)):
        found["object"] = np
    if "product" in wanted and (np := _first(_PRODUCT, place.text(place.evidence))):
        found["product"] = _LEADING.sub("", np)
    return found


def actor_of(place: Place) -> str | None:
    """Who acts: the nearest subject with a verb, or who is empowered, obliged or named with "by"."""
    start = place.clause[0]
    before = place.reading.text[start : place.anchor[1]]
    candidates = [
        (m.end("np"), m["np"]) for pattern in (_SUBJECT, _EMPOWERED) for m in pattern.finditer(before)
    ]
    if candidates:
        return _clean(max(candidates)[1])
    after = place.reading.text[place.anchor[0] : place.clause[1]]
    for pattern in (_EMPOWERED, _SUBJECT, _BY):
        if (m := pattern.search(after)) and m.start() < 90:
            return _clean(m["np"])
    return None


def _clean(phrase: str) -> str:
    previous = ""
    while previous != phrase:
        previous, phrase = phrase, _LEADING.sub("", phrase.strip())
    return phrase


def _beneficiary(place: Place) -> str | None:
    """After the instrument or at the end of its list; else who receives it."""
    tail = place.reading.text[place.anchor[1] : place.sentence[1]]
    if m := _BENEFICIARY.search(tail):
        return _clean(m["np"])
    m = _RECEIVE.search(place.text(place.clause))
    return _clean(m["np"]) if m else None


def _object(place: Place) -> str | None:
    return _first(_FOR, place.reading.text[place.anchor[1] : place.clause[1]])


def _after_anchor(place: Place, pattern: re.Pattern[str]) -> str | None:
    return _first(pattern, place.reading.text[place.anchor[1] : place.clause[1]])


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    m = pattern.search(text)
    return m["np"].strip() if m else None
