"""The frame that the pictures share: title, a line below it, the picture, notes, source; labels that fit their room."""

from __future__ import annotations

from collections.abc import Sequence

from billkit.economies.exports.record import is_shipped
from billkit.economies.package import descriptor
from billkit.models.measure import Measure
from billkit.pictures.colours import GRID, INK, QUIET
from billkit.pictures.picture import Picture
from billkit.pictures.svg import Canvas
from billkit.pictures.widths import width
from billkit.pictures.words import Words
from billkit.pictures.wrap import Wrapped, wrap

EDGE = 24.0
TITLE, BODY, SMALL = 17.0, 12.0, 11.0
LEADING = 1.35  # lines of Hangul need more air than those of Latin


class Page:
    """A picture from top to bottom: `y` is where the next thing begins."""

    def __init__(self, name: str, words: Words, wide: float) -> None:
        self.name, self.words, self.wide = name, words, wide
        self.canvas = Canvas()
        self.y = EDGE
        self._defs: list[str] = []
        self._title = ""

    @property
    def room(self) -> float:
        return self.wide - 2 * EDGE

    def head(self, title: str, subtitle: str) -> None:
        self._title = title
        self.lines(wrap(title, self.room, TITLE, 3), EDGE, TITLE, INK)
        self.y += 3
        self.lines(wrap(subtitle, self.room, BODY), EDGE, BODY, QUIET)
        self.y += 10

    def lines(self, made: Wrapped, x: float, size: float, fill: str) -> None:
        """Lines one below the other, from `y` on; the whole text beside what was cut."""
        for line in made.lines:
            self.canvas.text(x, self.y + size, line, size, fill, told=made.told)
            self.y += size * LEADING

    def note(self, text: str, fill: str = QUIET, indent: float = 0) -> None:
        self.lines(wrap(text, self.room - indent, SMALL), EDGE + indent, SMALL, fill)
        self.y += 2

    def fitted(
        self, x: float, y: float, text: str, room: float, size: float, fill: str = INK, anchor: str = "start"
    ) -> None:
        """A text on one line, cut where it is too long, with the whole of it for who points at it."""
        made = wrap(text, room, size, 1)
        for line in made.lines:
            self.canvas.text(x, y, line, size, fill, anchor, told=made.told)

    def define(self, definition: str) -> None:
        self._defs.append(definition)

    def done(self, description: str, source: str) -> Picture:
        self.y += 4
        self.canvas.line(EDGE, self.y, self.wide - EDGE, self.y, GRID)
        self.y += 6
        self.note(source)
        high = self.y + EDGE - 8
        svg = self.canvas.document(
            f"billkit-{self.name}", self._title, description, self.words.lang, self.wide, high, self._defs
        )
        return Picture(
            title=self._title,
            description=description,
            lang=self.words.lang,
            width=self.wide,
            height=high,
            svg=svg,
        )


def widest(texts: Sequence[str], size: float, most: float) -> float:
    """Room for the widest of several texts, `most` at most."""
    return min(most, max((width(text, size) for text in texts), default=0.0))


def source_line(words: Words, measures: Sequence[Measure]) -> str:
    """Where the rows come from, the user's own told from the shipped, and to which days they are true."""
    package = descriptor()
    of_package = {"version": package["version"], "licence": package["licenses"][0]["name"]}
    if not measures:
        return words.say("source", "none", **of_package)
    days = sorted(measure.as_of for measure in measures)
    shipped = sum(map(is_shipped, measures))
    name = "own" if not shipped else "shipped" if shipped == len(measures) else "mixed"
    return words.say("source", name, first=days[0], last=days[-1], **of_package)
