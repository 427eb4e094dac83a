"""References of German laws.

Shapes handled: ``§ 3 Absatz 1 Satz 2 Nummer 4 Buchstabe a``, ``§§ 3, 3a und 5``, ``§§ 16a bis 18``; ``Artikel 2 Nummer 3``; ``Absatz 2 Satz 1``,
``Absätze 1 und 2``, ``Nummer 3`` relative to the place they stand in; ``§ 5 des Energiewirtschaftsgesetzes``, ``Artikel 107 des Vertrags
über die Arbeitsweise der Europäischen Union``. Sätze carry no number in the text: they stand in the label, not in the target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from billkit.models.document import Document
from billkit.models.section import Section
from billkit.structure.references.places import Places, inside, items, own_and_quoted
from billkit.structure.references.reference import Reference
from billkit.structure.traditions.german.targets import amended

_B = r"[ \u00a0]"
_STEP = rf"(?:{_B}(?:Absatz|Abs\.){_B}\d{{1,3}}[a-z]?|{_B}(?:Satz|Sätze){_B}\d{{1,2}}(?: und \d{{1,2}}| bis \d{{1,2}})?|{_B}(?:Nummer|Nr\.){_B}\d{{1,3}}[a-z]?|{_B}Buchstabe{_B}[a-z]{{1,3}}|{_B}Doppelbuchstabe{_B}[a-z]{{2}})"
_AND = r"(?:, | und | oder | bis )"
_NUMBER = r"\d{1,4}[a-z]{0,2}"
_LAW = (
    r"(?:,? (?:des|der)(?: Gesetzes (?P<long>(?:über|zur|zum|für) [^\n,.;()„“]{4,100}?(?=[,.;()„“\n]| (?:ist|sind|wird|werden|in der|vom)\b))"
    r"| (?P<law>(?:[A-ZÄÖÜ][\wäöüß-]*(?:gesetzes|gesetzbuches|gesetzbuchs|buches|ordnung|verordnung|vertrags|vertrages)|Vertrags über die Arbeitsweise der Europäischen Union|Grundgesetzes))"
    r"|,? (?P<eu>(?:Verordnung|Richtlinie) \((?:EU|EG|EWG)\) (?:Nr\. )?\d{1,4}/\d{1,5})))?"
)
_PATTERN = re.compile(
    rf"§§?{_B}?(?P<sections>{_NUMBER}{_STEP}*(?:{_AND}{_NUMBER}{_STEP}*(?![\d.])(?![ \u00a0](?:Prozent|Euro|Jahre|Monate|Tage|Wochen)))*){_LAW}"
    rf"|\bArtikels?{_B}(?P<articles>\d{{1,3}}[a-z]?{_STEP}*(?:{_AND}\d{{1,3}}[a-z]?{_STEP}*)*)(?:,? (?:des|der) (?P<other>(?:Verordnung|Gesetzes) vom \d{{1,2}}\. \w+ \d{{4}}|Vertrags über die Arbeitsweise der Europäischen Union|Grundgesetzes|[A-ZÄÖÜ][\wäöüß-]*(?:gesetzes|verordnung)|(?:Verordnung|Richtlinie) \((?:EU|EG)\) (?:Nr\. )?\d+/\d+))?"
    rf"|\b(?P<word>Absatz|Absätze|Absätzen|Nummer|Nummern|Buchstabe|Buchstaben){_B}(?P<steps>(?:\d{{1,3}}[a-z]?|[a-z]{{1,2}}\b){_STEP}*(?:{_AND}(?:\d{{1,3}}[a-z]?|[a-z]{{1,2}}\b){_STEP}*(?![\d.]))*)"
)
_ITEM = re.compile(rf"{_NUMBER}{_STEP}*")
_PLACE = re.compile(rf"(?:\d{{1,3}}[a-z]?|(?<![a-zäöüß])[a-z]{{1,2}}(?![a-zäöüß])){_STEP}*")
_SENTENCE = re.compile(rf"{_B}(?:Satz|Sätze){_B}\d{{1,2}}(?: und \d{{1,2}}| bis \d{{1,2}})?")
_AMENDS = re.compile(
    r"\n(?:Das|Die|Der) (?P<law>[A-ZÄÖÜ][\wäöüß-]*(?:[Gg]esetz|[Bb]uch|[Oo]rdnung|[Vv]erordnung))\b"
)
_GENITIVE = re.compile(r"(gesetz|buch|vertrag)e?s\b", re.I)
_STEPS = ("Absatz", "Nummer", "Buchstabe")
_WORDS = {"Abs": "Absatz", "Num": "Nummer", "Buc": "Buchstabe"}
_RANKS = {
    "Absatz": ("article",),
    "Nummer": ("article", "paragraph"),
    "Buchstabe": ("article", "paragraph", "item"),
}


def references(document: Document) -> list[Reference]:
    """References in the order of the text."""
    finder = _Finder(document)
    return [reference for match in _PATTERN.finditer(document.text) for reference in finder.read(match)]


class _Finder:
    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._places = Places(document)
        self._heads = {s.start for s in document.sections if s.rank in ("article", "group")}

    def read(self, match: re.Match[str]) -> Iterator[Reference]:
        if self._places.in_contents(match.start()) or not self._heads.isdisjoint(
            (match.start(), match.start() - 1)
        ):
            return
        if match["sections"]:
            law = (
                _nominative(match["law"] or "")
                or (f"Gesetz {match['long']}" if match["long"] else "")
                or match["eu"]
                or ""
            )
            for item in items(match, "sections", _ITEM):
                yield self._reference(item.start, item.end, law, f"§ {item.number}")
        elif match["articles"]:
            for item in items(match, "articles", _ITEM):
                yield self._reference(
                    item.start, item.end, _nominative(match["other"] or ""), f"Artikel {item.number}"
                )
        else:
            yield from self._relative(match)

    def _relative(self, match: re.Match[str]) -> Iterator[Reference]:
        word = _WORDS[match["word"][:3]]
        around = self._places.around(match.start())
        if around and around[0].level == "Artikel" and around[-1].role != "quoted":
            yield from self._in_amendment(match, word)
            return
        above = [s for s in around if s.rank in _RANKS[word]]
        if not above:
            return
        for item in items(match, "steps", _PLACE):
            yield self._reference(item.start, item.end, "", inside(above[-1].label, f" {word} {item.number}"))

    def _in_amendment(self, match: re.Match[str], word: str) -> Iterator[Reference]:
        """Places of the law that an Artikel amends: "1. § 11 wird wie folgt geändert: a) Absatz 1 wird …"."""
        section, steps = amended(self._places.openings(match.start()))
        above = [f"{name} {number}" for name, number in zip(_STEPS, steps, strict=True) if number]
        kept = [step for step in above if _STEPS.index(step.split()[0]) < _STEPS.index(word)]
        base = " ".join([f"§ {section}", *kept]) if section else ""
        for item in items(match, "steps", _PLACE):
            label = f"{base} {word} {item.number}".strip()
            yield Reference(
                item.start,
                item.end,
                self._text[item.start : item.end],
                self._amended(match.start()),
                label,
                None,
            )

    def _reference(self, start: int, end: int, law: str, label: str) -> Reference:
        label = " ".join(
            label.replace("\u00a0", " ").replace("Abs.", "Absatz").replace("Nr.", "Nummer").split()
        )
        text, bare = self._text[start:end], _SENTENCE.sub("", label)
        around = self._places.around(start)
        if (
            law
            or " [" in label
            or not around
            or (around[0].level != "Artikel" and around[-1].role != "quoted")
        ):
            return Reference(start, end, text, law, label, None if law else self._places.target(bare))
        return self._amending(start, end, label, around[-1])

    def _amending(self, start: int, end: int, label: str, place: Section) -> Reference:
        """A place named in an Artikel that amends: of what it quotes, of another Artikel, or of the law that it amends."""
        text, bare = self._text[start:end], _SENTENCE.sub("", label)
        within = f"{own_and_quoted(place.label)[0]} [{bare}]"
        target = self._places.target(within) if place.role == "quoted" else None
        if target is not None:
            return Reference(start, end, text, "", within, target)
        if label.startswith("Artikel"):
            return Reference(start, end, text, "", label, self._places.target(bare))
        return Reference(start, end, text, self._amended(start), label, None)

    def _amended(self, offset: int) -> str:
        """The law that is amended around an offset, as the Artikel names it."""
        named = _AMENDS.search(" ".join(self._places.openings(self._places.quotation(offset))))
        return named["law"] if named else "das geänderte Gesetz"


def _nominative(law: str) -> str:
    return _GENITIVE.sub(r"\1", law)
