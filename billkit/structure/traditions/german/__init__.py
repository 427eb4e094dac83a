"""German laws and amending laws.

Shapes handled:

- ``§ 3``, ``§ 3a Begriffsbestimmungen``, the heading also on the next line; ``Artikel 1 Änderung des …``; in a law of several
  articles that holds whole laws, ``Artikel 1`` stands around their §§;
- ``(1)``, ``1.``, ``a)``, ``aa)``, ``aaa)``; not ``1. Januar`` where a line broke in a date;
- ``Teil 1``, ``Abschnitt 2``, ``Erster Abschnitt``, ``Anlage 1``; the Inhaltsübersicht;
- ``„(2) … “``, ``„§ 58 … “`` put into another law, with the place it goes to: ``Artikel 2 Nummer 2 [§ 23 Absatz 1a]``.

Fires where two §§ or two Artikel follow each other at the start of lines.
"""

from __future__ import annotations

from itertools import pairwise

from billkit.models.section import Section
from billkit.structure.traditions.german import shapes
from billkit.structure.traditions.german.scan import Scan
from billkit.structure.traditions.nesting import nest


def find(text: str) -> list[Section]:
    """The sections of a law; none where nothing is numbered with § or Artikel, line after line."""
    if "§" not in text and "Artikel" not in text:
        return []
    tokens = [token for token in shapes.TOKEN.finditer(text) if token["sign"] or token["artikel"]]
    numbers = [int(token["number"]) for token in tokens if not token["quote"] and token["sign"]]
    articles = [int(token["of"]) for token in tokens if not token["quote"] and token["artikel"]]
    if not (_in_a_row(numbers) or _in_a_row(articles)):
        return []
    return nest(text, Scan(text).marks(), "de")


def _in_a_row(numbers: list[int]) -> bool:
    return any(b - a == 1 for a, b in pairwise(numbers))
