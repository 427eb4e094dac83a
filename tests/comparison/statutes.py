"""Statutes that never were, and versions of them whose every change is known: the answers to `billkit diff`.

A statute is a tree of units with names that stay; `amended` inserts, deletes, moves, splits, merges and edits, and says
what became of each unit. Numbers are given when it is written, so that whatever stands after a change is renumbered.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

WORDS = tomllib.loads((Path(__file__).parent / "statute_words.toml").read_text("utf-8"))


@dataclass
class Node:
    """An article, paragraph or item; `said` are its sentences."""

    name: int
    said: list[str]
    heading: str = ""
    inner: list[Node] = field(default_factory=list)

    def copy(self) -> Node:
        return Node(self.name, list(self.said), self.heading, [node.copy() for node in self.inner])


class Statute:
    """Articles with paragraphs with items, and the means to write more of the same."""

    def __init__(self, language: str, seed: int, articles: int = 30) -> None:
        self.language = language
        self.random = Random(f"{language} {seed}")
        self.names = 0
        self.words = {what: words.strip().split("\n") for what, words in WORDS[language].items()}
        self.articles = [self.article() for _ in range(articles)]

    def article(self) -> Node:
        made = self._node(self._heading())
        count = self.random.choice([0, 2, 2, 3, 4])
        made.said = [] if count else [self.sentence()]
        made.inner = [self.paragraph() for _ in range(count)]
        return made

    def paragraph(self) -> Node:
        made = self._node()
        made.said = [self.sentence() for _ in range(self.random.choice([1, 1, 2]))]
        if self.random.random() < 0.3:
            made.inner = [self.item() for _ in range(self.random.randint(2, 5))]
        return made

    def item(self) -> Node:
        made = self._node()
        a, b, c = (self._thing() for _ in range(3))
        made.said = [
            f"{a} {b}의 {c}에 관한 사항"
            if self.language == "ko"
            else f"matters that concern the {a} of the {b} {c}"
        ]
        return made

    def sentence(self) -> str:
        things = [self._thing() for _ in range(6)]
        if self.language == "ko":
            way, deed = self._one("ways"), self._one("deeds")
            a, b, c, d, e, f = things
            return f"{a} {b}의 장은 {way} {c} 및 {d}에 관한 {e} {f}의 {self._thing()}을 {deed} 한다."
        a, b, c, d, e, f = things
        way, deed = self._one("ways"), self._one("deeds")
        return (
            f"The {a} of the {b} {deed} the {c} and the {d} for any {e} {f}, {way}, to the {self._thing()}."
        )

    def _heading(self) -> str:
        a, b = self._thing(), self._thing()
        return f"{a}의 {b}" if self.language == "ko" else f"{a} and {b}".upper()

    def _thing(self) -> str:
        return self._one("things")

    def _one(self, what: str) -> str:
        return self.random.choice(self.words[what])

    def _node(self, heading: str = "") -> Node:
        self.names += 1
        return Node(self.names, [], heading)


def written(articles: list[Node], language: str) -> tuple[str, list[int]]:
    """The text, and the names of its units in the order in which they stand."""
    lines, names = [], []
    for number, article in enumerate(articles, 1):
        names.append(article.name)
        lines.append(_article_head(article, number, language))
        for at, paragraph in enumerate(article.inner, 1):
            names.append(paragraph.name)
            lines.append(
                _paragraph_mark(at, language)
                + " ".join(paragraph.said)
                + ("—" if language == "en" and paragraph.inner else "")
            )
            for count, item in enumerate(paragraph.inner, 1):
                names.append(item.name)
                lines.append(
                    f"  {count}. {item.said[0]}" if language == "ko" else f"  ({count}) {item.said[0]};"
                )
        lines.append("")
    head = "가상산업 진흥법\n\n" if language == "ko" else "AN ACT\n\nTo promote industries that are not.\n\n"
    return head + "\n".join(lines), names


def _article_head(article: Node, number: int, language: str) -> str:
    said = " ".join(article.said)
    if language == "ko":
        return f"제{number}조({article.heading}) {said}".rstrip()
    return f"SEC. {number}. {article.heading}.\n\n{said}".rstrip() + "\n"


def _paragraph_mark(number: int, language: str) -> str:
    return f"{chr(0x2460 + number - 1)} " if language == "ko" else f"({chr(ord('a') + number - 1)}) "


class Amended:
    """A new version, and for each name in the old one the names it has in the new one."""

    def __init__(self, statute: Statute, seed: int, changes: int = 12) -> None:
        self.statute = statute
        self.random = Random(f"amend {seed}")
        self.articles = [article.copy() for article in statute.articles]
        self.became: dict[int, set[int]] = {name: {name} for name in range(1, statute.names + 1)}
        self.touched: set[int] = set()
        for _ in range(changes):
            self.random.choice(
                [self.insert, self.delete, self.move, self.split, self.merge, self.edit, self.edit]
            )()

    def insert(self) -> None:
        where, make = self.random.choice([(self.articles, self.statute.article), *self._rows()])
        where.insert(self.random.randint(0, len(where)), make())

    def delete(self) -> None:
        where, _ = self.random.choice([(self.articles, None), *self._rows()])
        if len(where) > 2:
            gone = where.pop(self.random.randrange(len(where)))
            for name in _names(gone):
                self.became[name] = set()
                for others in self.became.values():
                    others.discard(name)

    def move(self) -> None:
        """An article to another place, a paragraph to another article."""
        if self.random.random() < 0.5:
            node = self.articles.pop(self.random.randrange(len(self.articles)))
            self.articles.insert(self.random.randint(0, len(self.articles)), node)
            return
        rows = [article.inner for article in self.articles if len(article.inner) > 2]
        homes = [article.inner for article in self.articles if 1 < len(article.inner) < 8]
        if rows and homes:
            row = self.random.choice(rows)
            node = row.pop(self.random.randrange(len(row)))
            self.random.choice(homes).append(node)

    def split(self) -> None:
        """A paragraph of two sentences becomes two paragraphs."""
        found = [
            (a.inner, p)
            for a in self.articles
            for p in a.inner
            if len(p.said) == 2 and not p.inner and p.name not in self.touched
        ]
        if found:
            row, node = self.random.choice(found)
            part = self.statute._node()
            part.said, node.said = [node.said[1]], [node.said[0]]
            row.insert(row.index(node) + 1, part)
            self._grew(node.name, part.name)

    def merge(self) -> None:
        """Two paragraphs become one."""
        found = [
            (a.inner, p, q)
            for a in self.articles
            for p, q in zip(a.inner, a.inner[1:], strict=False)
            if len(a.inner) > 2 and not p.inner and not q.inner and not {p.name, q.name} & self.touched
            and p.name in self.became and q.name in self.became
        ]  # fmt: skip
        if found:
            row, first, second = self.random.choice(found)
            first.said += second.said
            row.remove(second)
            self.became[second.name] = {first.name}
            self.touched |= {first.name, second.name}

    def edit(self) -> None:
        """Some words of a unit are others, or a sentence more."""
        nodes = [
            node
            for article in self.articles
            for node in _nodes(article)
            if node.said and node.name not in self.touched
        ]
        node = self.random.choice(nodes)
        self.touched.add(node.name)
        words = node.said[0].split(" ")
        for _ in range(max(1, len(words) // 8)):
            words[self.random.randrange(len(words) - 1)] = self.statute._thing()
        node.said[0] = " ".join(words)

    def _grew(self, name: int, part: int) -> None:
        self.touched |= {name, part}
        if name in self.became:
            self.became[name].add(part)

    def _rows(self) -> list[tuple[list[Node], object]]:
        rows: list[tuple[list[Node], object]] = []
        for article in self.articles:
            if article.inner and len(article.inner) < 12:
                rows.append((article.inner, self.statute.paragraph))
            rows += [(p.inner, self.statute.item) for p in article.inner if p.inner]
        return rows

    def pairs(self) -> set[tuple[int, int]]:
        """What became of what, by names; each unit that came or went is paired with 0."""
        now = {name for article in self.articles for name in _names(article)}
        found = {(old, new) for old, news in self.became.items() for new in news if new in now}
        came = now - {new for _, new in found}
        gone = set(self.became) - {old for old, _ in found}
        return found | {(0, new) for new in came} | {(old, 0) for old in gone}


def _nodes(node: Node) -> list[Node]:
    return [node, *(below for inner in node.inner for below in _nodes(inner))]


def _names(node: Node) -> list[int]:
    return [below.name for below in _nodes(node)]


def right(expected: set[tuple[int, int]], found: set[tuple[int, int]]) -> tuple[int, int]:
    """How many units have exactly the partners they should have, of how many."""
    of: dict[tuple[str, int], set[int]] = defaultdict(set)
    said: dict[tuple[str, int], set[int]] = defaultdict(set)
    for pairs, into in ((expected, of), (found, said)):
        for old, new in pairs:
            if old:
                into["old", old].add(new)
            if new:
                into["new", new].add(old)
    return sum(said[unit] == partners for unit, partners in of.items()), len(of)
