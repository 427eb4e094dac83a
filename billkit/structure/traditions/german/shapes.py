"""How numbers look in German laws."""

from __future__ import annotations

import re

from billkit.models.section import Rank
from billkit.structure.traditions.ladder import Reading
from billkit.structure.traditions.ordinals import Ordinal, digits, letters

# By level of the ladder: rank, name, and the depth among equals of rank.
LEVELS: tuple[tuple[Rank, str, int], ...] = (
    ("paragraph", "Absatz", 0), ("item", "Nummer", 0), ("subitem", "Buchstabe", 0),
    ("subsubitem", "Doppelbuchstabe", 0), ("subsubitem", "Dreifachbuchstabe", 1),
)  # fmt: skip
GROUPS = {
    "Buch": 0,
    "Teil": 1,
    "Kapitel": 2,
    "Abschnitt": 3,
    "Unterabschnitt": 4,
    "Titel": 5,
    "Untertitel": 6,
}
_ORDER = "Erste[rs]?|Zweite[rs]?|Dritte[rs]?|Vierte[rs]?|Fünfte[rs]?|Sechste[rs]?|Sieb(?:en)?te[rs]?|Achte[rs]?|Neunte[rs]?|Zehnte[rs]?"
_GROUP = "Buch|Teil|Kapitel|Abschnitt|Unterabschnitt|Titel|Untertitel"
_MONTH = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
# A heading follows a number; these words go on with a sentence that names a place.
_NO_HEADING = r"(?!(?:Absatz|Absätze|Abs\.|Satz|Sätze|Nummer|Nr\.|Buchstabe|Halbsatz|GG|AEUV|EUV)\b)"
_HEADING = rf"[ \u00a0]+{_NO_HEADING}[A-ZÄÖÜ„(][^\n]{{0,200}}|"

TOKEN = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+)?\*{0,2}(?:(?P<quote>[„»])?(?:"
    rf"(?P<sign>§)[ \u00a0]?(?P<number>\d{{1,4}})(?P<letter>[a-z]{{0,2}})(?P<heading>{_HEADING})\*{{0,2}}[ \t]*$"
    rf"|(?P<artikel>Artikel|Art\.)[ \u00a0](?P<of>\d{{1,3}})(?P<branch>[a-z]?)(?P<title>{_HEADING})\*{{0,2}}[ \t]*$"
    rf"|(?P<ordinal>{_ORDER})[ ](?P<group>{_GROUP})[ \t]*$"
    rf"|(?P<kind>{_GROUP})[ \u00a0](?P<which>\d{{1,2}}[a-z]?|[IVX]{{1,5}})(?P<name>[ \t]+[A-ZÄÖÜ][^\n]{{0,150}}|)[ \t]*$"
    r"|(?P<anlage>Anlage|Anhang)(?:[ \u00a0](?P<nth>\d{1,2}[a-z]?|[IVX]{1,5}))?(?:[ \t]+\([^\n]{0,80}\))?[ \t]*$"
    rf"|(?P<unit>\(\d{{1,3}}[a-z]?\)(?=\s)|\d{{1,3}}[a-z]?\.(?=\s)(?![ \u00a0](?:{_MONTH})\b)|[a-z]{{1,3}}\)(?=\s)))"
    r"|(?P<opening>[„»])(?=\w))",
    re.M,
)


def readings(number: str) -> list[Reading]:
    bare = number.strip("().")
    if bare[0].isdigit():
        found = [(0 if number[0] == "(" else 1, digits(bare))]
    elif len(set(bare)) == 1 and len(bare) > 1:
        found = [(1 + len(bare), Ordinal(ord(bare[0]) - 96)), (2, letters(bare))]
    else:
        found = [(2, letters(bare))]
    return [Reading(level, ordinal) for level, ordinal in found if ordinal]
