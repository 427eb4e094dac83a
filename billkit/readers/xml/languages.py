"""Codes of languages: three letters, as ISO 639-2 and the Union's files write them, and two."""

from __future__ import annotations

_TWO = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "ita": "it", "spa": "es", "esp": "es", "por": "pt",
    "cym": "cy", "wel": "cy", "gle": "ga", "gla": "gd", "swa": "sw", "sot": "st", "afr": "af", "zul": "zu", "xho": "xh",
    "nld": "nl", "dut": "nl", "dan": "da", "swe": "sv", "fin": "fi", "est": "et", "lav": "lv", "lit": "lt", "pol": "pl",
    "ces": "cs", "cze": "cs", "slk": "sk", "slo": "sk", "slv": "sl", "hun": "hu", "ron": "ro", "rum": "ro", "bul": "bg",
    "ell": "el", "gre": "el", "hrv": "hr", "mlt": "mt", "kor": "ko", "jpn": "ja",
}  # fmt: skip


def code(told: str) -> str:
    """ISO 639-1 for "eng", "EN", "en-GB"; "" for what is no code known here."""
    plain = told.strip().lower().partition("-")[0]
    return _TWO.get(plain, plain if len(plain) == 2 and plain.isalpha() else "")
