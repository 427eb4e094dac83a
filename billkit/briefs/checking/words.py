"""A text cut into words, and which of them carry weight: figures, names, modality, status, negation, units.

A word that carries weight may not be changed by hand without being found; others may be reworded.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from billkit.language.identify import HANGUL

# letters of one script, figures with their separators, or one other character
_WORD = re.compile(
    "[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]+"
    "|\\d+(?:[.,]\\d+)*"
    "|(?:(?![\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3\\d_])\\w)+(?:['](?=[^\\W\\d_])(?:(?![\\d_])\\w)+)*"
    "|\\S"
)
_PARTICLES = "은|는|이|가|을|를|과|와|의|에|도|로|으로|마다"
# what editors put in and nobody sees: soft hyphens, zero widths, joiners of words
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF])
_ALIKE = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "「": '"', "」": '"', "″": '"',
    "‘": "'", "’": "'", "‚": "'", "ʼ": "'", "′": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "―": "-", "∼": "~", "～": "~",
    "…": "...", "\u00a0": " ",
})  # fmt: skip
_MARKS = {
    '"': "quotation mark",
    "[": "citation",
    "]": "citation",
    "%": "unit",
    "‰": "unit",
    "°": "unit",
    "<": "link or tag",
    ">": "link or tag",
}


class Word(NamedTuple):
    text: str
    start: int
    end: int


@lru_cache(maxsize=16_384)
def alike(text: str) -> str:
    """Text as it is compared: NFC, straight quotation marks and dashes, nothing that editors put in unseen."""
    return unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_ALIKE)


def words(text: str) -> list[Word]:
    """The words of a text that `alike` made, with their offsets."""
    return [Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]


@lru_cache(maxsize=16_384)
def key(text: str, blanks: bool = True) -> str:
    """Two texts with the same key say the same: they differ in blanks and typography alone.

    Without `blanks` those between words do not count: a PDF does not tell them where a line ends.
    """
    return (" " if blanks else "").join(_WORD.findall(alike(text)))


@cache
def _weighty() -> dict[str, dict[str, list[str]]]:
    loaded: dict[str, dict[str, list[str]]] = tomllib.loads(
        Path(__file__).with_name("weighty.toml").read_text("utf-8")
    )
    return loaded


@cache
def _english() -> dict[str, str]:
    return {word: sort for sort, listed in _weighty()["en"].items() for word in listed}


@cache
def _korean() -> list[tuple[re.Pattern[str], str]]:
    found = []
    for sort, listed in _weighty()["ko"].items():
        whole = [re.escape(word.removeprefix("=")) for word in listed if word.startswith("=")]
        parts = [re.escape(word) for word in listed if not word.startswith("=")]
        shapes = [f"^(?:{'|'.join(whole)})(?:{_PARTICLES})?$"] if whole else []
        shapes += ["|".join(parts)] if parts else []
        found.append((re.compile("|".join(shapes)), sort))
    return found


@cache
def _openers() -> frozenset[str]:
    return frozenset(_weighty()["openers"]["en"])


def sort_of(word: str) -> str | None:
    """What weight a word carries wherever it stands: ``10`` -> figure, ``must`` -> modality; None for the rest."""
    if any(character.isnumeric() for character in word):
        return "figure"
    if not word[0].isalpha():
        return _sort_of_mark(word)
    if HANGUL.match(word):
        return next((sort for shape, sort in _korean() if shape.search(word)), None)
    return _english().get(word.lower())


def _sort_of_mark(mark: str) -> str | None:
    category = unicodedata.category(mark[0])
    if category == "Sc":
        return "currency"
    if category in ("Cf", "Cc", "Co", "Cn"):
        return "hidden character"
    return _MARKS.get(mark)


class Names:
    """The names a brief knows: words of its facts that begin with a capital letter, or are Korean."""

    def __init__(self, facts: Iterable[str], own: Iterable[str]) -> None:
        told = {word for text in facts for word in _WORD.findall(alike(text))}
        common = {word.lower() for text in own for word in _WORD.findall(alike(text))}
        self._latin = {word for word in told if word[:1].isupper() and word.lower() not in common}
        self._korean = {word for word in told if HANGUL.match(word) and len(word) > 1}
        self._common = common | _openers()

    def weight(self, text: str, word: Word) -> str | None:
        """What weight a word of a text carries: by itself, or as a name."""
        return sort_of(word.text) or ("name" if self._is_name(text, word) else None)

    def _is_name(self, text: str, word: Word) -> bool:
        """A capital that no sentence gives, and what the brief calls something by."""
        if word.text in self._latin:
            return True
        if HANGUL.match(word.text):
            return word.text in self._korean
        if not word.text[:1].isupper():
            return False
        return not (word.text.lower() in self._common and opens_sentence(text, word.start))


def opens_sentence(text: str, start: int) -> bool:
    """Whether what begins there is the first word of a sentence or cell."""
    while start and text[start - 1] in " \"'(":
        start -= 1
    return not start or text[start - 1] in ".!?:;"
