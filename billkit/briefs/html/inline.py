"""Statements as inline HTML: facts that were not found again marked in words, citations as links, languages told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from billkit.briefs.catalogue import layout
from billkit.briefs.pieces import Piece, edged, pieces
from billkit.briefs.wording import plain
from billkit.language.identify import HANGUL
from billkit.models.brief import Language, Statement
from billkit.models.document import Document

# 2026-07-01, 2026-07: a browser breaks lines behind hyphens, and must not do so here
_DAY = re.compile(r"(?<![\w-])((?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)(?![\d-])")
_OF_A_BILL = re.compile(r"bill/(\d+)/")


class Inline:
    """Statements of one brief. It counts: the first citation of a source has the id to which its entry leads back."""

    def __init__(self, lang: Language, documents: Sequence[Document]) -> None:
        self._lang = lang
        self._layout = layout(lang)
        self._documents = documents
        self._cited: set[str] = set()

    def words(self, statement: Statement) -> Markup:
        """A statement, with a mark behind each fact that was not found again in the text."""
        return Markup("").join(self._piece(piece) for piece in pieces(statement))

    def _piece(self, piece: Piece) -> Markup:
        words = self._spoken(edged(piece.text), self._language(piece))
        if not piece.not_checked:
            return words
        flag = self._layout["not_checked"]
        return Markup('<span class="unchecked">{} <em>({})</em></span>').format(words, flag)

    def _spoken(self, words: str, language: str) -> Markup:
        if language == self._lang or not words.strip():
            return _dated(words)
        return Markup('<span lang="{}">{}</span>').format(language, _dated(words))

    def _language(self, piece: Piece) -> str:
        """The language of the words: that of the text they quote, and Korean where they are in Hangul."""
        if piece.fact is not None and piece.fact.form.startswith("quote"):
            found = _OF_A_BILL.match(piece.fact.subject)
            if found and int(found[1]) < len(self._documents):
                return self._documents[int(found[1])].language
        return "ko" if HANGUL.search(piece.text) else self._lang

    def told(self, text: str) -> Markup:
        """Words of the data (a title, a publisher), in their language."""
        return self._spoken(plain(text), "ko" if HANGUL.search(text) else "en")

    def cites(self, statement: Statement) -> Markup:
        """[1, M2] behind a statement, each a link; nothing where it cites nothing."""
        if not statement.cites:
            return Markup("")
        return Markup(' <span class="cites">[{}]</span>').format(
            Markup(", ").join(map(self._cite, statement.cites))
        )

    def _cite(self, source: str) -> Markup:
        first = Markup("") if source in self._cited else Markup(' id="cited-{}"').format(source)
        self._cited.add(source)
        name = self._layout["source_number"].format(number=source)
        return Markup('<a class="cite" href="#source-{0}"{1} aria-label="{2}">{0}</a>').format(
            source, first, name
        )

    def is_cited(self, source: str) -> bool:
        """Whether a citation of it was written, so that its entry can lead back."""
        return source in self._cited

    def cell(self, statement: Statement, cited: bool) -> Markup:
        """A statement in a table, with its citations where the table shows them in this cell."""
        return Markup((self.words(statement) + (self.cites(statement) if cited else "")).strip())


def _dated(words: str) -> Markup:
    """Words with their days marked as such."""
    return Markup(_DAY.sub(r"<time>\1</time>", str(escape(words))))


def anchor(identity: str) -> str:
    """An id that can be linked to: letters, figures and hyphens."""
    return re.sub(r"[^\w-]+", "-", identity)
