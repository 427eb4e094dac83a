"""Single changes by hand to a rendered brief: the kinds of edits that `billkit verify` must find, made from fixed seeds.

Each changes one visible thing in one place of the Markdown. What stands in the brackets of a link or the name of a picture's
file is not visible and is left alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from billkit.briefs.checking.words import key
from billkit.briefs.markdown import escaped
from billkit.models.brief import Brief

_HIDDEN = re.compile(r"\]\([^)]*\)|\\.")  # targets of links; escapes
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_DATE = re.compile(
    r"\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b|\b(?:Monday|Tuesday|Thursday|June|July|November|December|August)\b"
)
_QUOTE = re.compile(r"“([^”]{8,})”")
_CITES = re.compile(r"(?<= )\[((?:M?\d+(?:, )?)+)\](?=$| \|)")
_PLACE = re.compile(r"line \d+|page \d+|characters \d+–\d+|\d+행|\d+–\d+번째 글자|\d+쪽")
_URL = re.compile(r"<(https?://[^>]+)>")
_WORD = re.compile(r"[A-Za-z][a-z]{2,}|[가-힣]{2,}")
_SWAPS = {
    "modality": [
        ("must", "may"), ("may", "must"), ("“must”", "“may”"), ("하여야 함", "할 수 있음"), ("할 수 있음", "하여야 함"), ("할 수 있음", "할 수 없음"),
    ],
    "status": [
        ("in force", "adopted"), ("adopted", "in force"), ("proposed", "in force"), ("introduced", "enacted"), ("announced", "adopted"),
        ("시행 중", "확정"), ("확정", "시행 중"), ("발표", "시행"), ("발의", "제정"), ("제정", "발의"),
    ],
    "currency": [("USD", "EUR"), ("EUR", "USD"), ("JPY", "KRW"), ("KRW", "JPY"), ("달러", "유로"), ("유로", "엔"), (" 엔", " 원"), (" 원(", " 엔(")],
    "unit": [
        ("billion", "million"), ("million", "billion"), ("%", " per mille"), ("years", "months"), ("억 ", "조 "), ("조 ", "억 "), ("만 ", "억 "),
        ("건", "개국"), (" measures, each", " laws, each"), (" provisions in", " articles in"),
    ],
    "negation": [
        ("No such", "Such"), ("not found", "found"), (" not ", " "), ("none", "some"), ("names no ", "names an "), ("is ", "is not "),
        (" in use", " not in use"), ("없는", "있는"), ("없음", "있음"), ("못한", "한"), ("않음", "함"), ("아님", "임"),
    ],
}  # fmt: skip


class Change(NamedTuple):
    """The text after one edit, and the edit in words."""

    kind: str
    text: str
    told: str


Edit = tuple[int, int, str]  # words between two offsets, and what comes in their place


def changes(markdown: str, brief: Brief, most: int, seed: int) -> Iterator[Change]:
    """At most so many edits of each kind, at places drawn with the seed; each changes what a reader sees."""
    hidden = [found.span() for found in _HIDDEN.finditer(markdown)]
    for kind, make in _KINDS.items():
        draw = random.Random(f"{seed} {kind}")
        edits = [edit for edit in make(markdown, brief, draw) if not _in(hidden, edit)]
        draw.shuffle(edits)
        made = 0
        for start, end, new in edits:
            text = markdown[:start] + new + markdown[end:]
            if key(markdown[start - 1 : end + 1]) == key(markdown[start - 1] + new + markdown[end : end + 1]):
                continue
            yield Change(
                kind, text, f"{markdown[max(0, start - 30) : end + 10]!r}: {markdown[start:end]!r} -> {new!r}"
            )
            made += 1
            if made == most:
                break


def _in(hidden: list[tuple[int, int]], edit: Edit) -> bool:
    return any(start < edit[1] and edit[0] < end for start, end in hidden)


def _figures(markdown: str, _: Brief, draw: random.Random) -> Iterator[Edit]:
    for found in _FIGURE.finditer(markdown):
        at = draw.randrange(len(found[0]))
        if found[0][at].isdigit():
            new = draw.choice([d for d in "0123456789" if d != found[0][at]])
            yield found.start() + at, found.start() + at + 1, new


def _figures_dropped(markdown: str, _: Brief, __: random.Random) -> Iterator[Edit]:
    yield from ((found.start(), found.end(), "") for found in _FIGURE.finditer(markdown))


def _dates(markdown: str, _: Brief, draw: random.Random) -> Iterator[Edit]:
    for found in _DATE.finditer(markdown):
        if found[0][0].isdigit():
            year, rest = found[0].split("-", 1)
            new = (
                f"{int(year) + draw.choice([-1, 1])}-{rest}"
                if draw.random() < 0.5
                else f"{year}-{_next(rest)}"
            )
        else:
            new = draw.choice([d for d in ("Monday", "Friday", "May", "October") if d != found[0]])
        yield *found.span(), new


def _next(rest: str) -> str:
    month, *day = rest.split("-")
    return "-".join([f"{int(month) % 12 + 1:02}", *day])


def _names(markdown: str, brief: Brief, draw: random.Random) -> Iterator[Edit]:
    """A word of a name that the brief looked up becomes one of another name."""
    forms = {
        "name",
        "title",
        "definite",
        "lowered",
        "asserted",
        "asserted_title",
        "capital",
        "without",
        "lowered_without",
    }
    told = {
        statement.text[fact.start : fact.end]
        for statement in brief.statements()
        for fact in statement.facts
        if fact.form in forms
    }
    # names that own words cannot be: with a capital, in Hangul, or of several words
    listed = sorted(name for name in told if re.search("[A-Z가-힣]| ", name) and _WORD.search(name))
    for name in listed:
        for found in re.finditer(rf"(?<!\w){re.escape(escaped(name))}(?!\w)", markdown):
            word = draw.choice(list(_WORD.finditer(found[0])))
            others = [w for n in listed for w in _WORD.findall(n) if w != word[0]]
            if others:
                yield found.start() + word.start(), found.start() + word.end(), draw.choice(others)


def _swapped(kind: str) -> Callable[[str, Brief, random.Random], Iterator[Edit]]:
    def make(markdown: str, _: Brief, __: random.Random) -> Iterator[Edit]:
        for old, new in _SWAPS[kind]:
            bare = (
                rf"(?<![A-Za-z]){re.escape(old)}(?![A-Za-z])"
                if old[0].isascii() and old[0].isalpha()
                else re.escape(old)
            )
            yield from ((*found.span(), new) for found in re.finditer(bare, markdown))

    return make


def _quotes(markdown: str, _: Brief, draw: random.Random) -> Iterator[Edit]:
    """A word of a quotation is changed, dropped or put in."""
    for quote in _QUOTE.finditer(markdown):
        words = list(_WORD.finditer(markdown, quote.start(), quote.end()))
        if not words:
            continue
        word = draw.choice(words)
        yield draw.choice([
            (*word.span(), draw.choice(["new", "old", "철강"])),
            (*word.span(), ""),
            (word.end(), word.end(), draw.choice([" not", " fully", " 안"])),
        ])  # fmt: skip


def _citations(markdown: str, brief: Brief, draw: random.Random) -> Iterator[Edit]:
    """Another number, one less, one more, none."""
    numbers = [source.id for source in (*brief.quotations, *brief.measures)]
    for found in _CITES.finditer(markdown):
        cites = found[1].split(", ")
        others = [n for n in numbers if n not in cites]
        how = draw.randrange(4)
        if how == 0 and others:
            cites[draw.randrange(len(cites))] = draw.choice(others)
        elif how == 1 and others:
            cites.append(draw.choice(others))
        else:
            cites.pop(draw.randrange(len(cites)))
        yield *found.span(), f"[{', '.join(cites)}]" if cites else ""


def _places(markdown: str, _: Brief, draw: random.Random) -> Iterator[Edit]:
    for found in _PLACE.finditer(markdown):
        numbers = list(re.finditer(r"\d+", found[0]))
        number = draw.choice(numbers)
        start = found.start() + number.start()
        yield start, start + len(number[0]), str(int(number[0]) + draw.choice([1, 2, 10]))


def _addresses(markdown: str, _: Brief, draw: random.Random) -> Iterator[Edit]:
    for found in _URL.finditer(markdown):
        letters = [n for n in range(8, len(found[1])) if found[1][n].isalnum()]
        at = found.start(1) + draw.choice(letters)
        yield at, at + 1, "q" if markdown[at] != "q" else "z"


def _publishers(markdown: str, _: Brief, draw: random.Random) -> Iterator[Edit]:
    """A word of a title or publisher in the list of sources."""
    for found in re.finditer(r"^- \[M\d+\] .*$", markdown, re.MULTILINE):
        words = [w for w in _WORD.finditer(found[0]) if "<" not in found[0][: w.start()]]
        word = draw.choice(words)
        yield (
            found.start() + word.start(),
            found.start() + word.end(),
            draw.choice(["Ministry", "Gazette", "관보"]),
        )


def _statements(markdown: str, _: Brief, __: random.Random) -> Iterator[Edit]:
    """A whole paragraph, point, row or heading is taken out."""
    for found in re.finditer(r"^(?!\| ---|$|!\[).+\n", markdown, re.MULTILINE):
        head = markdown[found.end() :].startswith("| ---")
        if not head:  # a table without its head is no table
            yield *found.span(), ""


def _cells(markdown: str, _: Brief, draw: random.Random) -> Iterator[Edit]:
    """Two neighbours of a row change places."""
    for row in re.finditer(r"^\| (?!---).+ \|$", markdown, re.MULTILINE):
        cells = re.split(r"(?<!\\)\|", row[0])[1:-1]
        pairs = [n for n in range(len(cells) - 1) if cells[n].strip() != cells[n + 1].strip()]
        if pairs:
            n = draw.choice(pairs)
            cells[n], cells[n + 1] = cells[n + 1], cells[n]
            yield *row.span(), f"|{'|'.join(cells)}|"


def _sentences(markdown: str, _: Brief, draw: random.Random) -> Iterator[Edit]:
    """A sentence of one's own that says something which would have to be checked."""
    said = ["It costs 5 billion.", "The minister must report.", "Japan has one too.", "It is “the best”.", "This is not in force.",
            "장관은 보고하여야 한다.", "예산은 100억 원이다."]  # fmt: skip
    for found in re.finditer(r"^\n", markdown, re.MULTILINE):
        yield found.start(), found.start(), f"\n{draw.choice(said)}\n"


_KINDS: dict[str, Callable[[str, Brief, random.Random], Iterator[Edit]]] = {
    "a figure": _figures,
    "a figure dropped": _figures_dropped,
    "a date": _dates,
    "a name": _names,
    "a modality": _swapped("modality"),
    "a status": _swapped("status"),
    "a currency": _swapped("currency"),
    "a unit": _swapped("unit"),
    "a negation": _swapped("negation"),
    "a word of a quotation": _quotes,
    "a citation": _citations,
    "the place of a source": _places,
    "the address of a source": _addresses,
    "the title of a source": _publishers,
    "a statement dropped": _statements,
    "cells swapped": _cells,
    "a sentence put in": _sentences,
}
