"""Places in a legal text: "Article 3", "Articles 37 and 38" (one find per label), "Articles 30 to 35", "Art. 9", "Article
28-2", "Section 232", "Sec. 3(a)", "section 7", "clause 4", "Para 1.1", "paragraph (b)", "Schedule 2", "Part III", "§ 5".

Values: ``label`` without the word ("13(2)"), ``unit`` article, section, clause, paragraph, chapter, part, schedule or title;
``relation`` from and to for the two ends of a range of labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from billkit.slots.english.passage import Passage
from billkit.slots.found import Found, Values

_UNITS = {"art": "article", "sec": "section", "para": "paragraph", "§": "section", "ch": "chapter"}
_LABEL = r"[0-9]{1,4}[a-z]{0,2}(?:\.[0-9]{1,3}){0,3}(?![0-9])(?:\([0-9a-z]{1,5}\)){0,5}"
_TO = ("to", "through", "-", "–")
_ROMAN = r"[ivx]{1,6}"


@cache
def _place() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<!\w)(?P<word>articles?|arts?(?=\.| [0-9])|sections?|secs?(?=\.| [0-9])|clauses?|paragraphs?|paras?|chapters?"
        r"|parts?|schedules?|titles?)\.? +|(?P<sign>§{1,2}) ?)"
        rf"(?:(?P<label>{_LABEL})(?P<branch>[-–][0-9]{{1,4}}(?![0-9%]))?|\((?P<bare>[0-9a-z]{{1,5}})\)"
        rf"|(?P<roman>{_ROMAN})|(?P<letter>[a-h]))(?!\w)"
    )


@cache
def _more() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<joiner>, (?:and |or )?| (?:and|or|to|through) | ?[-–] ?)(?P<label>{_LABEL}|{_ROMAN})(?![\w%])(?! per ?cent| %)"
    )


class _Label(NamedTuple):
    start: int  # of the find: the word for the first label, the label itself for the others
    label_start: int
    end: int
    joiner: str


def read(passage: Passage) -> Iterator[Found]:
    """Every place named in the passage; only a plural ("Articles") takes more than one label."""
    for match in _place().finditer(passage.folded):
        if not (first := _first(passage, match)):
            continue
        word = match["word"] or match["sign"]
        plural = word.endswith("s") or word == "§§"
        singular = "§" if match["sign"] else word.removesuffix("s")
        labels = [first, *(_more_labels(passage, first.end) if plural else ())]
        yield from _finds(passage, labels, _UNITS.get(singular, singular))


def _first(passage: Passage, match: re.Match[str]) -> _Label | None:
    """The label behind the word; numerals and letters for a label stand in capitals, "in part I think" has none."""
    start, name = match.start(), match.lastgroup
    if match["roman"] or match["letter"]:
        label = passage.text[match.start(name or 0) : match.end()]
        return (
            _Label(start, match.start(name or 0), match.end(), "")
            if label.isupper() and _is_title(passage, start)
            else None
        )
    if match["bare"]:
        return _Label(start, match.start("bare") - 1, match.end(), "")
    end = match.end()
    if match["branch"] and not _is_branch(match):
        end = match.start("branch")
    return _Label(start, match.start("label"), end, "")


def _is_title(passage: Passage, start: int) -> bool:
    return passage.text[start].isupper() or passage.text[start] == "§"


def _is_branch(match: re.Match[str]) -> bool:
    """ "Article 28-2" is inserted after 28; "Articles 28-30" and "Article 28-30" are ranges."""
    word, label, branch = match["word"] or "", match["label"], match["branch"]
    singular = not word.endswith("s") and branch[0] == "-"
    return singular and not (label.isdigit() and int(branch[1:]) > int(label))


def _more_labels(passage: Passage, at: int) -> Iterator[_Label]:
    while match := _more().match(passage.folded, at):
        label = passage.text[slice(*match.span("label"))]
        if not (label[0].isdigit() or label.isupper()):
            return
        yield _Label(match.start("label"), match.start("label"), match.end(), match["joiner"].strip())
        at = match.end()


def _finds(passage: Passage, labels: list[_Label], unit: str) -> Iterator[Found]:
    for number, (start, label_start, end, joiner) in enumerate(labels):
        label = passage.text[label_start:end]
        values: Values = {"label": label[1:-1] if label.startswith("(") else label, "unit": unit}
        if joiner in _TO:
            values["relation"] = "to"
        elif number + 1 < len(labels) and labels[number + 1].joiner in _TO:
            values["relation"] = "from"
        yield passage.found("article", start, end, values)
