"""The facts that an English text states about its bill, each with the words that state it."""

from __future__ import annotations

import re

from billkit.bill import words
from billkit.bill.dates import DateFound, dates
from billkit.bill.english import ANNOUNCED_RANK, EnglishReading
from billkit.bill.name import Name
from billkit.bill.sponsors import Found, ministries, sponsors, sponsors_count
from billkit.bill.steps import Step
from billkit.models.analysis import Bill, BillDate, Claim
from billkit.models.document import Document

Titles = tuple[Claim | None, Claim | None, Claim | None]

_LONG_TITLE = re.compile(
    r"^[ \t]*(?:A BILL|AN ACT|A Bill|An Act)\s*\n?\s*(?P<name>(?:[Tt]o|to make|for)\b[^.;]{10,400})", re.M
)
_AN_ACT = re.compile(
    r"\b(?P<name>An? (?:Act|Bill) (?:to|respecting|for|concerning|relating to|amending)\b[^.;:\n(]{10,300})"
)
_OWN_NAME_BEFORE = re.compile(r"(?:known as|called|dubbed|nicknamed|so-called|short)\W*(?:the\W*)?$")
_NICKNAME = re.compile(r"(?:[A-Z]-[A-Z]|[A-Z]{4,}\b)")
_NUMBERED_LAW = re.compile(
    r"(?:\w+ )?(?:Law|Act|Decree|Ordinance|Regulation|Directive|Notice|Proclamation|Order|Measure)\b"
)
_DATE_REACH = 40


def bill(reading: EnglishReading, document: Document) -> Bill:
    """The facts, each with the words that state it."""
    title, short_title, number = _titles(reading, document)
    place = reading.jurisdiction
    members = _sponsors(reading)
    count = sponsors_count(reading.passage, reading.about, members)
    return Bill(
        title=title,
        short_title=short_title,
        number=number,
        jurisdiction=_claim(document, place.economy, place.start, place.end) if place else None,
        stage=_stage_claim(reading, document),
        sponsors=tuple(_claim(document, who.value, who.start, who.end) for who in members),
        sponsors_count=_claim(document, count.value, count.start, count.end) if count else None,
        dates=_dates(reading, document),
    )


# title, short title, number


def _titles(reading: EnglishReading, document: Document) -> Titles:
    if reading.citable:
        return _statute_titles(reading, document)
    if reading.primary is None:
        return None, None, None
    full = [name for name in reading.primary.names if name.kind != "number" and not _is_reference(name)]
    number = next((name for name in reading.primary.names if name.kind == "number"), None)
    distinct = {name.key: name for name in reversed(full)}
    longest = max(distinct.values(), key=lambda name: (len(name.text), -name.start), default=None)
    others = [name for name in distinct.values() if name is not longest]
    short = min(others, key=lambda name: len(name.text), default=None)
    title: Name | None = longest
    if short is None and longest and _is_short(reading, longest):
        title, short = None, longest
    if title is None and short is None and number and _NUMBERED_LAW.match(number.text):
        title = number
    long_title = _an_act(reading, document)
    if long_title and longest and short is None:
        return long_title, _named(document, longest), _named(document, number)
    short_claim = _named(document, short) or _acronym_claim(document, _acronym(reading))
    return _named(document, title), short_claim, _named(document, number)


def _is_reference(name: Name) -> bool:
    """Whether a mention is "the Act" or "that law" rather than a name spelled out."""
    return name.text.split()[0].lower() in words.instruments("references", "determiners")


def _an_act(reading: EnglishReading, document: Document) -> Claim | None:
    """ "Bill C-19: An Act respecting ...": the long title, in a heading or the opening."""
    match = _AN_ACT.search(reading.passage.text, reading.passage.start, reading.passage.lead_end)
    return _claim(document, _one_line(match["name"]), *match.span("name")) if match else None


def _statute_titles(reading: EnglishReading, document: Document) -> Titles:
    assert reading.citable is not None
    text = reading.passage.text
    start, end = reading.citable.span("name")
    name = text[start:end].rstrip(" ,’'")
    short = _claim(document, _one_line(name), start, start + len(name))
    long_title = _LONG_TITLE.search(text, reading.passage.start, reading.citable.start())
    title = None
    if long_title:
        stated = long_title["name"].rstrip()
        first = long_title.start("name")
        title = _claim(document, _one_line(stated), first, first + len(stated))
    number = next((n for n in reading.names if n.kind == "number" and n.start < start), None)
    return title, short, _named(document, number)


def _is_short(reading: EnglishReading, name: Name) -> bool:
    """Whether a name is a nickname, or that of a programme, rather than an official title."""
    if name.kind in ("programme", "plan"):
        return True
    before = reading.passage.text[max(reading.passage.start, name.start - 40) : name.start].lower()
    return bool(_OWN_NAME_BEFORE.search(before) or (_NICKNAME.match(name.text) and not name.text.isupper()))


def _acronym(reading: EnglishReading) -> tuple[str, int] | None:
    """Short form in brackets after the name, or after the programme that a numbered law sets up."""
    assert reading.primary is not None
    text = reading.passage.text
    for name in reading.primary.names:
        if name.acronym:
            return name.acronym, text.index(name.acronym, name.end)
    if all(name.kind == "number" for name in reading.primary.names):
        sentence = reading.passage.sentence_at(reading.primary.names[0].start)
        for name in reading.names:
            if name.acronym and reading.passage.sentence_at(name.start) == sentence:
                return name.acronym, text.index(name.acronym, name.end)
    return None


# stage


def _stage_claim(reading: EnglishReading, document: Document) -> Claim | None:
    """The stage a step tells; where no step is told, the one that the kind of paper or the opening of a programme tells."""
    step = _stage(reading)
    if step:
        return _claim(document, step.stage.value, step.start, step.end)
    told = reading.paper or (None if _is_law(reading) else reading.programme.stage)
    return _claim(document, *told) if told else None


def _is_law(reading: EnglishReading) -> bool:
    names = reading.primary.names if reading.primary else ()
    return any(name.kind in words.instruments("kinds", "legislative") for name in names)


def _stage(reading: EnglishReading) -> Step | None:
    """The furthest step told of the bill; steps of the opening and beside its name go before others."""
    opening = reading.passage.lead_end
    own = {
        reading.passage.sentence_at(name.start) for name in (reading.primary.names if reading.primary else ())
    }
    near = [step for step in reading.steps if step.sentence in own or step.start < opening]
    steps_of_bill = near or [step for step in reading.steps if step.sentence in reading.about]
    rivals = _other_laws(reading)
    kept = [step for step in steps_of_bill if not any(reading.is_beside(step, name) for name in rivals)]
    return max(kept or near, key=lambda step: (step.stage.rank, -step.start), default=None)


def _other_laws(reading: EnglishReading) -> list[Name]:
    mine = {name.key for name in reading.primary.names} if reading.primary else set()
    kinds = words.instruments("kinds", "legislative") | {"other"}
    return [name for name in reading.names if name.kind in kinds and name.key not in mine]


# sponsors


def _sponsors(reading: EnglishReading) -> list[Found]:
    """Members who introduced the bill; of a programme, the ministry that announced it."""
    members = sponsors(reading.passage, reading.about, [n for n in reading.names if n.kind == "other"])
    step = _stage(reading)
    if members or step is None or step.stage.rank != ANNOUNCED_RANK:
        return members
    return ministries(reading.passage.text, step.start, step.end)[:1]


# dates


def _dates(reading: EnglishReading, document: Document) -> tuple[BillDate, ...]:
    """Dates in the sentences of steps, each with the event of the nearest step."""
    found: list[BillDate] = []
    relevant = [step for step in reading.steps if step.sentence in reading.about]
    for sentence in sorted({step.sentence for step in relevant}):
        here = [step for step in relevant if step.sentence == sentence]
        for date in dates(reading.passage.text, *reading.passage.sentences[sentence]):
            step = min(here, key=lambda s: (_apart(s, date.start, date.end), -s.stage.rank))
            if _is_date_of(reading, step, date):
                found.append(
                    BillDate(
                        event=step.stage.event,
                        value=date.value,
                        as_written=document.text[date.start : date.end],
                        evidence=document.evidence(date.start, date.end),
                    )
                )
    return tuple(found)


def _is_date_of(reading: EnglishReading, step: Step, date: DateFound) -> bool:
    """Whether a date stands by a step and no other verb ("is due", "ends") stands between."""
    if _apart(step, date.start, date.end) > _DATE_REACH:
        return False
    passage = reading.passage
    between = passage.words[passage.word_at(step.end) : passage.word_at(date.start)]
    return not any(word.lower in words.planned() for word in between)


def _apart(step: Step, start: int, end: int) -> int:
    return max(start - step.end, step.start - end, 0)


# claims


def _claim(document: Document, value: str | int, start: int, end: int) -> Claim:
    return Claim(value=value, as_written=document.text[start:end], evidence=document.evidence(start, end))


def _named(document: Document, name: Name | None) -> Claim | None:
    """A name as a claim; one in capitals is told in ordinary letters."""
    if name is None:
        return None
    value = _one_line(name.text)
    shouted = value.isupper() and " " in value and name.kind != "number"
    return _claim(document, _in_small_letters(value) if shouted else value, name.start, name.end)


def _in_small_letters(title: str) -> str:
    """ "IRON AND STEEL TRADE BILL [HL]" -> "Iron and Steel Trade Bill [HL]"."""
    small = words.instruments("names", "long_inner")
    parts = re.split(r"([^A-Za-z’']+)", title)
    lower = [part if part in ("HL", "EU", "UK", "US") else part.capitalize() for part in parts]
    return "".join(p.lower() if n and p.lower() in small and p.isalpha() else p for n, p in enumerate(lower))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _acronym_claim(document: Document, acronym: tuple[str, int] | None) -> Claim | None:
    """A short form given in brackets, as a claim."""
    return _claim(document, acronym[0], acronym[1], acronym[1] + len(acronym[0])) if acronym else None
