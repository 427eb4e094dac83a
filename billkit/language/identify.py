"""The language of a text, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

_LETTER = re.compile(r"[^\W\d_]")
HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_KOREAN_FROM = 0.3  # share of Hangul among the letters
_KANA_FROM = 0.1
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 60_000  # characters: a language shows in far fewer
# Function words that are common in one language and rare in the others.
_COMMON: dict[str, frozenset[str]] = {
    "en": frozenset(
        ["the", "of", "and", "to", "in", "that", "for", "shall", "is", "by", "be", "or", "which", "with"]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "und",
            "des",
            "den",
            "dem",
            "das",
            "nach",
            "mit",
            "für",
            "auf",
            "ist",
            "oder",
            "wird",
            "im",
            "nicht",
        ]
    ),
    "fr": frozenset(
        [
            "les",
            "des",
            "le",
            "la",
            "du",
            "et",
            "est",
            "une",
            "dans",
            "pour",
            "par",
            "aux",
            "sur",
            "ou",
            "qui",
            "l",
            "d",
        ]
    ),
    "es": frozenset(["el", "los", "las", "del", "y", "para", "por", "una", "con", "en", "se", "al", "lo"]),
    "pt": frozenset(
        [
            "os",
            "dos",
            "da",
            "do",
            "das",
            "e",
            "em",
            "no",
            "na",
            "ao",
            "para",
            "uma",
            "pela",
            "pelo",
            "que",
            "não",
        ]
    ),
    "it": frozenset(
        ["il", "di", "della", "dei", "che", "alla", "delle", "nel", "per", "con", "gli", "al", "del", "è"]
    ),
    "cy": frozenset(["yn", "y", "yr", "o", "ar", "i", "mewn", "gan", "neu", "ei", "wedi", "adran", "ddeddf"]),
    "sw": frozenset(["ya", "na", "wa", "kwa", "za", "katika", "la", "cha", "ni", "au", "kama"]),
}
_ENOUGH = 20  # function words; fewer do not tell one language from another


def language(text: str) -> str:
    """ISO 639-1 code; "en" where a text in Latin letters is too short to tell."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if letters and len(HANGUL.findall(sample)) > _KOREAN_FROM * letters:
        return "ko"
    if letters and len(_KANA.findall(sample)) > _KANA_FROM * letters:
        return "ja"
    words = Counter(_WORD.findall(sample.lower()))
    counts = {code: sum(words[word] for word in common) for code, common in _COMMON.items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    return best if counts[best] >= _ENOUGH and counts[best] > 2 * counts["en"] else "en"
