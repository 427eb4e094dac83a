"""Marks that begin a numbered unit, a caption or a bullet, as they stand at the beginning of a printed line.

Shapes handled: ``(a)``, ``‘‘(2)``, ``„(1a)``, ``1.``, ``aa)``, ``SEC. 2.``, ``TITLE I—``, ``§ 11``, ``Artikel 2``, ``제3조``,
``제3조의2(정의)``, ``①``, ``가.``, ``부 칙``, ``第一条``, ``•``.
"""

from __future__ import annotations

import re

_QUOTES = r"[‘’“”„«»「『\"'`]{0,4}\s?"
_CAPTION = (
    r"(?:SEC|SECTION|Sec|Section|ART|Art|Article|ARTICLE|Artikel|Article|Artigo|Artículo|DIVISION|Division|TITLE|Title|"
    r"SUBTITLE|Subtitle|PART|Part|SUBPART|Subpart|CHAPTER|Chapter|SUBCHAPTER|Subchapter|SCHEDULE|Schedule|ANNEX|Annex|"
    r"Anlage|Abschnitt|Kapitel|Teil|Buch|BOOK|Clause|Regulation|Rule)\.?\s(?:\d|[IVXLC]+\b|[A-Z]\b)"
)
_MARK = re.compile(
    _QUOTES
    + r"(?:"
    + _CAPTION
    + r"|\((?:\d{1,3}[a-z]{0,2}|[a-zA-Z]{1,4}|[가-하])\)"  # (1a), (iii), (AA), (가)
    r"|§{1,2}\s?\d"
    r"|\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?\.(?=\s|$)"  # 1.  2a.  1.2.
    r"|[a-z]{1,3}\)(?=\s)|\d{1,3}\)(?=\s)|[가-하]\)(?=\s)"
    r"|[가-하]\.(?=\s)"
    r"|제\s?\d+\s?(?:조|장|절|편|관)(?:의\d+)*(?=[\s(「<]|$)"
    r"|[①-⑳㉑-㉟㊱-㊿]"
    r"|<\d{1,3}>"
    r"|부\s*칙(?=\s|$|<|\()"
    r"|第[一二三四五六七八九十百千〇0-9０-９]+[条章節編款]"
    r"|[A-Z]{4,}(?: [A-Z]+){0,5}:(?=\s)"  # SUMMARY:
    r"|[•▪●○◦‣⁃·ㆍ□■◇◆▶➢][\s\w]"
    r"|[–—-]\s"
    r")"
)
_WHERE_CITED = re.compile(
    # A citation runs over the line's end: "paragraph (1) or / (2)", "subsection / (b)", "Artikel 5, / 6"
    r"(?:\b(?:paragraphs?|subparagraphs?|sections?|subsections?|clauses?|subclauses?|items?|articles?|parts?|titles?|"
    r"chapters?|divisions?|subtitles?|sec|secs|sched|schedule|schedules|nos?|of|under|in|to|by|through|Absatz|Nummer|Satz|Nr|"
    r"Buchstaben?|Artikeln?|den|des|der|bis|nach)\.?"
    r"|(?:\)|\b\d+[a-z]?)(?:,?\s(?:and|or|through|to|und|oder|bis|sowie))|\)(?:,)?|§§?|[및와과ㆍ·])$",
    re.I,
)
_HARD_ENDS = (".", ";", ":", "—", "!", "?", ".’", ".’’", ".”", ".“", ":’’", "。")


def begins_unit(text: str) -> bool:
    if (
        "a" <= text[:1] <= "z" and ")" not in text[1:4]
    ):  # running text: small letters are marks with a bracket only
        return False
    return bool(_MARK.match(text))


def is_cited(before: str, text: str) -> bool:
    """The mark a line begins with belongs to a citation that began on the line before. None begins with a quotation mark."""
    if text[0] in "‘“„«" or before.endswith((";", ":", ".")):
        return False
    return bool(_WHERE_CITED.search(before[-40:]))


def ends_hard(text: str) -> bool:
    """The line ends like a sentence, an item or an introduction to items."""
    return text.endswith(_HARD_ENDS) or text.rstrip("’”“\"'»").endswith((".", ";", ":", "—", "。"))


def ends_item(text: str) -> bool:
    """The line ends like something another item may follow."""
    return ends_hard(text) or text.endswith((",", " and", " or", " und", " oder", "다", "음", "함", "임"))
