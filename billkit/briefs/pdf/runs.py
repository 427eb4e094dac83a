"""Text as typst is given it: runs of one look, with the places where a line may and may not break.

"제11조제2항을"   stays on one line: Korean breaks between words here, not within them
a long word      may break after every few letters, so that nothing runs over the edge
words of the text that are quoted are set in another face than the brief's own
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from billkit.briefs.catalogue import layout
from billkit.briefs.pdf.fonts import drawable, width
from billkit.briefs.pieces import edged, pieces
from billkit.language.identify import HANGUL
from billkit.models.brief import Language, Statement

_WORDS = re.compile(r"^\s+|\S+\s*")
_UNBROKEN = re.compile(r"[^\s\-–—\u1100-\u11ff\u3000-\u9fff\uac00-\ud7a3]+")
_KEPT = 12.0  # em: Korean words up to this long stay whole
_CUT = 8  # letters between the places where a long word may break


class Styled(NamedTuple):
    text: str
    look: str = ""  # "quote", "mark" or the look around it


Run = str | dict[str, Any]


def styled(statement: Statement, lang: Language) -> list[Styled]:
    """A statement in looks: what is quoted, and the mark behind each fact that was not found again in the text."""
    made: list[Styled] = []
    for piece in pieces(statement):
        quoted = piece.fact is not None and piece.fact.form == "quote"
        made.append(Styled(edged(piece.text), "quote" if quoted else ""))
        if piece.not_checked:
            made.append(Styled(f" ({layout(lang)['not_checked']})", "mark"))
    return made


def runs(parts: Iterable[Styled], room: float, size: float) -> list[Run]:
    """The parts for a line of that room, words kept together or cut."""
    made: list[Run] = []
    for word in _words([Styled(drawable(part.text), part.look) for part in parts]):
        text = "".join(part.text for part in word)
        bare = text.rstrip()
        if HANGUL.search(text) and len(bare) > 1 and width(text, size) <= min(_KEPT * size, room):
            made.append({"keep": [_run(part) for part in word]})
            continue
        for part in word:
            _add(made, _cut(part, room, size))
    return made


def _words(parts: list[Styled]) -> Iterator[list[Styled]]:
    """Words, each with the blank behind it: a word may begin in one look and end in another.

    The blank has the look of its word: one that stood alone at the end of a line would not be in the file at all.
    """
    text = "".join(part.text for part in parts)
    place, offset = 0, 0  # the part that is read, and where it begins
    for found in _WORDS.finditer(text):
        word: list[Styled] = []
        start = found.start()
        while start < found.end():
            while start >= offset + len(parts[place].text):
                offset += len(parts[place].text)
                place += 1
            end = min(found.end(), offset + len(parts[place].text))
            blank = bool(word) and text[start:end].isspace()
            word.append(Styled(text[start:end], word[-1].look if blank else parts[place].look))
            start = end
        yield word


def _cut(part: Styled, room: float, size: float) -> Run:
    """A run, or its pieces where a stretch without a place to break is too wide."""
    if len(part.text) < _CUT or not any(
        width(found[0], size) > room for found in _UNBROKEN.finditer(part.text)
    ):
        return _run(part)
    pieces = [part.text[n : n + _CUT] for n in range(0, len(part.text), _CUT)]
    return {"cut": pieces} | ({"look": part.look} if part.look else {})


def _run(part: Styled) -> Run:
    return {"text": part.text, "look": part.look} if part.look else part.text


def _add(made: list[Run], run: Run) -> None:
    """Runs of one look are one."""
    last = made[-1] if made else None
    if isinstance(run, str) and isinstance(last, str):
        made[-1] = last + run
    elif (
        isinstance(run, dict)
        and isinstance(last, dict)
        and "text" in run
        and "text" in last
        and run["look"] == last["look"]
    ):
        made[-1] = {**last, "text": last["text"] + run["text"]}
    else:
        made.append(run)
