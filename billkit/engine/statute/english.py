"""How laws in English are drafted: the operative sentence of a subsection, who acts in it, duty or power.

Shapes handled: "(a) IN GENERAL.—Not later than 180 days after …, the Secretary shall— (1) …; and (2) …"; "Section 313(a) of title 23,
United States Code, is amended by striking …"; "There is authorized to be appropriated …"; "The Secretary of State may by notice …";
terms that a definition sets ("(8) SECRETARY.—The term “Secretary” means the Secretary of Energy").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from billkit.engine.agents import Agents
from billkit.engine.english import EnglishAnalyst
from billkit.engine.frames import Frames
from billkit.engine.scope import Scope
from billkit.engine.statute.units import Unit
from billkit.models import Details, Document, Modality

Span = tuple[int, int]

_END = re.compile(
    r"(?<!\bU\.S)(?<!\bNo)(?<!\bsec)(?<!\bs)(?<!\bet seq)(?<!\bet)[.;](?:[”\"]+[.;]?)?(?=\s+[“\"]?[A-Z(“]|\s*$)"
)
_MODAL = re.compile(
    r"\b(?:(?P<shall>shall|must|is required to|are required to)|(?P<no>may not|no [^.]{0,80}? may\b|none of [^.]{0,120}? may)|(?P<may>may|is authorized to|are authorized to|authorized to be appropriated))\b",
    re.IGNORECASE,
)
_INTRO = re.compile(
    r"(?:not|in|subject|once|if|where|for|except|notwithstanding|upon|after|before|to|beginning|during|with|without|as|on|by|until|unless|when|at|from|under|pursuant|within|including|provided|and|or|but|acting|through)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"(?:(?:the|an?|each|every|any|no) )?[A-Z][\w’'.&-]*|(?:the|an?|each|every|any|no) [a-z]", re.IGNORECASE
)
_CLAUSE_OF_PARTY = re.compile(
    r" (?:established|planned|supported|designated|selected|referred|described|who|that|which|receiving|under|to which|given|specified)\b.*$"
)
_NO_ACTOR = re.compile(
    r"^(?:there|nothing|it|this|no|none|section|such|any amount|amounts|paragraph|subsection|which|that|a requirement|requirements?|projects?)\b"
    r"|\b(?:amount|amounts|requirements?|grant|grants|assistance|commitments?|section|sections|paragraph|subsection|report|plan|materials?|standards?|contracts?)$",
    re.IGNORECASE,
)
_BEFORE_CORE = re.compile(
    r"\b(?:in order to|for the purposes? of|in carrying out|not later than|if|where|before)\b[^,]{0,300}?, ",
    re.I,
)
_PURPOSE = re.compile(r"\b(?:for the purposes? of|in order to|to (?=[a-z]))[^.;]{2,300}", re.IGNORECASE)
_TERM = re.compile(
    r"[Tt]he term [“\"‘](?P<term>[A-Z][A-Za-z ]{2,40})[”\"’] (?:means|has the meaning)[— ]+(?:the )?(?P<what>[A-Z][^.;(]{3,120}?)(?=[.;(]|$)"
)
_CALLED = re.compile(
    r"(?P<what>(?:Secretary|Administrator|Director|Minister|Commissioner|Commission|Board|Chair)[A-Za-z ]{3,80}?) \((?:(?:hereafter|hereinafter|in this [a-z]+)[^)]{0,40})?(?:referred to (?:in this [a-z]+ )?as )?(?:the )?[“\"](?P<term>[A-Z][A-Za-z ]{2,40})[”\"]\)"
)
_AMENDED = re.compile(r"\bis (?:further )?amended\b")
_LAW = re.compile(
    r"(?P<law>[Ss]ections? [^,;]{1,60}?(?: of (?:the |title )[^,;(]{3,100}(?:, United States Code)?)?(?: \(\d+ U\.S\.C\. [^)]{1,40}\))?|(?:Subtitle|Title|Chapter|Part) [^;]{1,160}?|The [A-Z][^;]{3,120}? Act[^;]{0,60}?),? is (?:further )?amended"
)
_BARE = re.compile(r"\b(?:shall|may|must)(?: [a-z]+(?: to [A-Za-z]+(?: [a-z]+)?)?)?[—:-]\s*$")
_RECIPIENT = re.compile(
    r"\b(?:submit|report|transmit)(?:ted)? to (?:the )?(?P<who>[A-Z][^.;—]{3,160}?)(?= an? | the |, an? |[.;—])"
)
_EFFORT = re.compile(r"\b(?:to the maximum extent practicable|seek to|endeavou?r)\b")


class EnglishStatuteAnalyst(EnglishAnalyst):
    """Details of statutes in English: no sentence is about another economy or another bill."""

    def _scope(self) -> Scope:
        frames = Frames(
            self.reading, self.rules, Agents(self.reading, self.home, []), [], has_bill=True, announced=False
        )
        return Scope(self.reading, self.rules, frames, self.home)


class EnglishDrafting:
    """Statutes of the United States and of Westminster."""

    def __init__(self, document: Document) -> None:
        self._terms = _defined(document)

    def sentences(self, text: str, unit: Unit) -> list[Span]:
        start, end = unit.lead
        match = _END.search(text, start, end)
        found = [(start, match.end() if match else end)] if end - start > 3 else []
        if match and match.end() < end:
            rest = match.end()
            while rest < end and text[rest].isspace():
                rest += 1
            if end - rest > 20:
                found.append((rest, end))
        return found

    def core(self, text: str, sentence: Span) -> int:
        modal = _MODAL.search(text, sentence[0], min(sentence[1], sentence[0] + 1500))
        if modal is None:
            return sentence[0]
        low = max(text.rfind(", the ", sentence[0], modal.start()) + 2, sentence[0])
        return low if low > sentence[0] + 1 else sentence[0]

    def main(self, text: str, sentence: Span) -> int:
        modal = _MODAL.search(text, sentence[0], min(sentence[1], sentence[0] + 1500))
        return modal.start() if modal else sentence[0]

    def amends_here(self, text: str, sentence: Span) -> bool:
        return bool(_AMENDED.search(text, sentence[0], min(sentence[1], sentence[0] + 900)))

    def bare_opening(self, text: str, sentence: Span) -> bool:
        return bool(_BARE.search(text, max(sentence[0], sentence[1] - 80), sentence[1]))

    def purposes(self, text: str, sentence: Span) -> list[Span]:
        return [m.span() for m in _PURPOSE.finditer(text, sentence[0], min(sentence[1], sentence[0] + 1500))]

    def actor(self, text: str, sentence: Span, unit: Unit) -> str | None:
        modal = _MODAL.search(text, sentence[0], min(sentence[1], sentence[0] + 1500))
        if modal is None:
            return None
        before = re.sub(r"\([^()]*\)|\s+", " ", text[sentence[0] : modal.start()])
        pieces = [
            re.sub(r" +", " ", piece).strip(' “"—') for piece in re.split(r"[,—](?=\s|$|[A-Za-z])", before)
        ]
        for piece in pieces:
            if not piece or _INTRO.match(piece) or not _PARTY.match(piece):
                continue
            who = _CLAUSE_OF_PARTY.sub("", re.sub(r"^(?:the|an?|each|every|any|no) ", "", piece, flags=re.I))
            return None if _NO_ACTOR.search(who) else self._resolved(who, unit)
        return None

    def _resolved(self, who: str, unit: Unit) -> str:
        """A defined term as what it means, by the nearest definition around."""
        known = self._terms.get(who.removesuffix("s"), self._terms.get(who))
        if not known:
            return who
        article = unit.article
        near = [what for at, what in known if article.start <= at < article.end]
        if near:
            return near[0]
        before = bisect_right([at for at, _ in known], unit.lead[0])
        return known[max(0, before - 1)][1]

    def modality(self, text: str, sentence: Span, at: Span | None) -> Modality:
        start, end = sentence[0], min(sentence[1], sentence[0] + 2000)
        found = list(_MODAL.finditer(text, start, end))
        if _AMENDED.search(text, start, end) and not (found and found[0].start() < start + 5):
            return "unspecified"
        if not found:
            return "unspecified"
        chosen = found[0]
        if at is not None:
            before = [m for m in found if m.start() < at[1]]
            chosen = before[-1] if before else found[0]
        return "may" if chosen["may"] else "shall"

    def own_addendum(self, _unit: Unit) -> bool:
        return True

    def amends(self, text: str, sentence: Span, unit: Unit) -> str | None:
        if match := _LAW.search(text, sentence[0], min(sentence[1], sentence[0] + 600)):
            return _cited(match["law"])
        node = unit.node.parent
        while node is not None:
            if node.section.role != "quoted":
                match = _LAW.search(text, node.section.start, min(node.section.end, node.section.start + 800))
                return _cited(match["law"]) if match and unit.role == "quoted" else None
            node = node.parent
        return None

    def details(self, text: str, kind: str, unit: Unit, sentences: Sequence[Span]) -> Details:
        words = " ".join(text[slice(*s)] for s in sentences)
        found: Details = {}
        if kind == "legal.definition":
            terms = sum(1 for section, _ in unit.items if section.rank == "item")
            return {"quantity": terms, "unit": "terms"} if terms > 1 else {}
        if any(m["no"] for m in _MODAL.finditer(words)):
            found["prohibition"] = True
        if kind == "finance.funding_source":
            found |= _appropriated(words)
        if kind == "oversight.reporting" and (to := _RECIPIENT.search(words)):
            found["recipient"] = to["who"].strip()
        return found


def _appropriated(words: str) -> Details:
    found: Details = {"amount_kind": "authorised"}
    if source := re.search(r"amounts otherwise (?:made )?available", words):
        found["source"] = source[0]
    if years := re.search(r"fiscal years (?P<first>\d{4}) (?:through|to) (?P<last>\d{4})", words):
        found |= {"from_date": f"FY{years['first']}", "to_date": f"FY{years['last']}"}
    return found


def _cited(law: str) -> str:
    """A law by its place in the United States Code, where that is told; else as written."""
    law = re.sub(r"\s+", " ", law)
    if code := re.search(r"\d+ U\.S\.C\. [^)\s]+", law):
        return code[0]
    if title := re.match(r"[Ss]ection (?P<number>\S+) of title (?P<title>\d+), United States Code", law):
        return f"{title['title']} U.S.C. {title['number']}"
    return law


def _defined(document: Document) -> dict[str, list[tuple[int, str]]]:
    """Defined terms: what they mean, by place."""
    found: dict[str, list[tuple[int, str]]] = {}
    for pattern in (_TERM, _CALLED):
        for match in pattern.finditer(document.text):
            what = re.sub(r"\s+", " ", match["what"]).strip()
            found.setdefault(match["term"].strip(), []).append((match.start(), what))
    return {term: sorted(places) for term, places in found.items()}
