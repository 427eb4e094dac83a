"""What kind of document this is, where it tells: an act, a bill, a decree; or no legislation at all.

Genres: act, bill, resolution, decree, regulation, directive, decision, order; amendment-paper, debate, judgment, transcript;
report (of a budget or research office, a statement of policy), notice (of a register or gazette). "" for press and all the rest.

A genre that a reader took from mark-up is kept. Else the head of the text decides: by lines that only documents of one kind
bear, or, for acts and bills, by such lines together with the sections that were found. What is no legislation gets a
notice, and so does a text cut short (`billkit.structure.cut_short`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from billkit.models.document import Document
from billkit.models.notice import Notice
from billkit.structure.cut_short import cut_short

_HEAD = 4000  # characters in which a document says what it is

# Genre and a pattern for the head of the text. These lines stand in no press text.
_LINES: tuple[tuple[str, str], ...] = (
    ("amendment-paper", r"^(?:Amendment Paper|NOTICES? OF AMENDMENTS?|Marshalled List of\b.*|(?:RUNNING )?LIST OF (?:ALL )?AMENDMENTS)$"),
    ("amendment-paper", r"^AMENDMENTS? (?:TO BE MOVED|INTENDED TO BE PROPOSED)\b"),
    ("debate", r"^(?:PARLIAMENTARY DEBATES|OFFICIAL REPORT|HANSARD|CONGRESSIONAL RECORD|Congressional Record|Plenarprotokoll \d+/\d+)\b"),
    ("debate", r"^\s*제\s*\d+\s*회\s*국회[^\n]{0,60}회\s*의\s*록\s*$"),
    ("transcript", r"came on for oral argument|^TRANSCRIPT OF (?:PROCEEDINGS|HEARING|ORAL ARGUMENT)"),
    ("judgment", r"^IN THE [A-Z ]{0,40}COURT(?: OF [A-Z ]{3,60})?$|^(?:JUDGMENT|JUDGEMENT|URTEIL)$|^\s*판\s*결\s*$(?=[\s\S]{0,1500}^\s*주\s*문\s*$)"),
    ("report", r"^STATEMENT OF ADMINISTRATION POLICY$|^Congressional Budget Office\n+(?:Cost Estimate|[A-Z])|^Congressional Research Service\b.{0,40}$"),
    ("report", r"^CRS (?:Report|In Focus|Insight)\b|\bThis In Focus (?:provides|discusses|describes)|^United States (?:General Accounting|Government Accountability) Of.ice$"),
    ("notice", r"Federal Register$(?=[\s\S]{0,800}Vol\. \d+, No\. \d+)|^Federal Register ?/ ?Vol\. \d+"),
    ("notice", r"공고\s*제\s*\d{4}\s*[-–－]\s*\d+\s*호(?=[\s\S]{0,1500}입\s*법\s*예\s*고|[\s\S]{0,400}행정절차법)"),
    ("resolution", r"CONGRESS$[\s\S]{0,200}^(?:H|S)\. ?(?:J\. ?|CON\. ?)?RES\. ?\d+$"),
    ("bill", r"CONGRESS$[\s\S]{0,200}(?:^|SESSION )(?:H\. ?R\.|S\.) ?\d+$|\A\s*(?:H\. ?R\.|S\.) ?\d+$"),
)  # fmt: skip

# By tradition of the sections that were found, the first that fits.
_WITH_SECTIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "us": (
        ("act", r"^(?:PUBLIC LAW|Public Law) \d+[–-]\d+|\d+ STAT\. \d+"),
        ("bill", r"S\s*T\s*A\s*T\s*E\s+O\s*F\s+N\s*E\s*W\s+Y\s*O\s*R\s*K[\s\S]{0,2500}A\s?N\s+A\s?C\s?T"),
        ("bill", r"^A BILL$|introduced the following bill"),
    ),
    "uk": (
        (
            "bill",
            r"^A BILL(?: TO)?$|^A\s+BILL\s+TO$|^[^\n]{3,100} Bill(?: \[HL\])?$|\[AS (?:INTRODUCED|AMENDED)",
        ),
        ("regulation", r"These (?:Regulations|Rules) may be cited"),
        ("order", r"This Order may be cited"),
        ("act", r"\bAct,? \d{4}\b|^THE [A-Z ,]{3,100} ACT\b|^\s*ACT\s*$|\bAct \d+ of \d{4}|\bthis Act\b"),
    ),
    "eu": (
        ("bill", r"^\s*Proposal for a\b"),
        ("directive", r"^[^\na-z]{0,60}DIRECTIVE\b|^\s*Directive \(?\w"),
        ("regulation", r"^[^\na-z]{0,60}REGULATION\b|^\s*Regulation \(?\w"),
        ("decision", r"^[^\na-z]{0,60}DECISION\b"),
    ),
    "de": (
        ("bill", r"^(?:Gesetzentwurf|Entwurf eines)\b"),
        ("act", r"folgende Gesetz beschlossen"),
        ("regulation", r"\bverordne[nt]\b"),
    ),
    "jp": (
        ("bill", r"法律案"),
        ("act", r"法律第[一二三四五六七八九十百〇\d]+号"),
        ("decree", r"政令第[一二三四五六七八九十百〇\d]+号"),
        ("regulation", r"(?:省令|規則|府令)第[一二三四五六七八九十百〇\d]+号"),
    ),
    "br": (
        ("bill", r"^PROJETO DE LEI\b"),
        ("decree", r"^(?:MEDIDA PROVISÓRIA|DECRETO)\b"),
        ("act", r"^LEI(?: COMPLEMENTAR)? N"),
    ),
    "kr": (
        ("act", r"^법령구분: 법률$"),
        ("decree", r"^법령구분: 대통령령$"),
        ("regulation", r"^법령구분: [가-힣]+령$"),
        ("bill", r"의\s*안\s*번\s*호|발의연월일"),
        ("bill", r"^[#\s]*[^\n]{2,60}법률?안(?:\s*\([^\n)]{1,20}\))?\s*$"),
        ("regulation", r"^[#\s]*[^\n]{2,60}시행규칙\s*$"),
        ("decree", r"^[#\s]*[^\n]{2,60}시행령\s*$"),
        ("act", r"^[#\s]*[^\n]{2,60}(?:법률|법)\s*$"),
    ),
}

_NO_LEGISLATION = {
    "amendment-paper": "a paper of amendments to a bill",
    "debate": "a record of a debate",
    "judgment": "a judgment of a court",
    "transcript": "a transcript of what was said",
}


def genre_of(document: Document) -> tuple[str, tuple[Notice, ...]]:
    """Genre and notices of a document; "" where nothing tells."""
    genre = document.genre or _told(document)
    return genre, (*_no_legislation(document, genre), *cut_short(document, genre))


def _told(document: Document) -> str:
    head = document.text[:_HEAD]
    signs = (*_LINES, *(_WITH_SECTIONS.get(document.tradition, ()) if document.sections else ()))
    return next((genre for genre, pattern in signs if re.search(pattern, head, re.M)), "")


def _no_legislation(document: Document, genre: str) -> Iterator[Notice]:
    told = any(notice.code == "not-legislation" for notice in document.notices)
    if genre in _NO_LEGISLATION and not told:
        yield Notice(
            code="not-legislation",
            message=f"This is {_NO_LEGISLATION[genre]}, not legislation. Give the bill or act itself to analyse it.",
        )
