"""Brazilian laws and provisional measures.

Shapes handled:

- ``Art. 1º``, ``Art. 10.``, ``Art. 2º-A.``; ``§ 1º``, ``§ 1º-A.``, ``Parágrafo único.``; ``I -``, ``XVI –``; ``a)``; ``1.`` under a letter;
- ``TÍTULO I``, ``CAPÍTULO II``, ``Seção III``, ``ANEXO I``;
- ``"Art. 47....`` put into another law: dotted lines stand for what stays, a mark with ``(NR)`` closes; a mark that was lost is
  not missed where the next article of the law itself begins.

Fires where two articles follow each other, or one article and paragraphs of this form stand in a law.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise

from billkit.models.section import Section
from billkit.structure.traditions.nesting import Mark, nest

_TOKEN = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+)?\*{0,2}(?:(?P<quote>[\"“])?(?:"
    r"(?P<article>Art\.[ \u00a0]?(?P<number>\d{1,4})(?:[ºo°]|(?=\.|-|[ \u00a0]))(?P<branch>-[A-Z]{1,2})?)(?=[.\s\u00a0])"
    r"|(?P<paragraph>§[ \u00a0]?\d{1,3}(?:[ºo°])?(?:-[A-Z]{1,2})?)(?=[.\s\u00a0])"
    r"|(?P<sole>Parágrafo único)(?=[.\s\u00a0])"
    r"|(?P<inciso>[IVXLC]{1,8}(?:-[A-Z]{1,2})?)[ \u00a0]?[-–—](?=[\s\u00a0])"
    r"|(?P<letter>[a-z]{1,2}\))(?=\s)"
    r"|(?P<item>\d{1,2})[.)](?=\s)"
    r"|(?P<group>LIVRO|TÍTULO|CAPÍTULO|SEÇÃO|SUBSEÇÃO|Título|Capítulo|Seção|Subseção)[ \u00a0](?P<which>[IVXLC]{1,7}(?:-[A-Z])?|ÚNIC[OA])\b[^\n]{0,120}$"
    r"|(?P<annex>ANEXO)(?:[ \u00a0](?P<nth>[IVXLC]{1,7}|ÚNICO))?[ \t]*$"
    r")|(?P<opening>[\"“])(?=[\w.]))",
    re.M,
)
_CLOSING = re.compile(r"[\"”][ \u00a0]*(?:\(NR\))?[ \t.;]*$", re.M)
_LAW = re.compile(r"\b(?:Lei|Decreto|Medida Provisória|Resolução|Emenda|entra em vigor|LEI|DECRETO)\b")
_GROUPS = {"livro": 0, "título": 1, "capítulo": 2, "seção": 3, "subseção": 4}


def find(text: str) -> list[Section]:
    """The sections of a law; none where no articles stand in a row."""
    if "Art." not in text or _LAW.search(text) is None:
        return []
    tokens = list(_TOKEN.finditer(text))
    numbers = [int(token["number"]) for token in tokens if token["article"] and not token["quote"]]
    if 1 not in numbers or not any(b - a == 1 for a, b in pairwise(numbers)):
        return []
    return nest(text, _marks(text, tokens), "br")


def _marks(text: str, tokens: list[re.Match[str]]) -> Iterator[Mark]:
    last, quoted_until, is_open, in_letter = 0, -1, False, False
    closings = [closing.end() for closing in _CLOSING.finditer(text)]
    for index, token in enumerate(tokens):
        start = token.end() - len(token[0].lstrip(" \t#*"))
        begins = token["quote"] or token["opening"]
        if (
            begins
            and start >= quoted_until
            and (token["quote"] or text[max(0, start - 6) : start].rstrip().endswith(":"))
        ):
            quoted_until = _quotation_end(tokens, index, closings, last)
            yield Mark(start, "block", "quotation", role="quoted", until=quoted_until)
        inside = start < quoted_until
        if token["article"] and not inside:
            last, is_open = int(token["number"]), True
        if token["article"] or token["group"] or token["annex"]:
            in_letter = False
        if token["letter"] or token["inciso"] or token["paragraph"]:
            in_letter = bool(token["letter"])
        if (is_open or inside or token["group"] or token["annex"]) and not (token["item"] and not in_letter):
            yield from _mark(text, token, start)


def _mark(text: str, token: re.Match[str], start: int) -> Iterator[Mark]:
    if token["article"]:
        yield Mark(start, "article", "artigo", token["article"])
    elif token["paragraph"] or token["sole"]:
        yield Mark(start, "paragraph", "parágrafo", token["paragraph"] or "parágrafo único")
    elif token["inciso"]:
        yield Mark(start, "item", "inciso", token["inciso"])
    elif token["letter"]:
        yield Mark(start, "subitem", "alínea", token["letter"])
    elif token["item"]:
        yield Mark(start, "subsubitem", "item", token["item"])
    elif token["group"]:
        level = token["group"].lower()
        yield Mark(
            start,
            "group",
            level,
            f"{token['group']} {token['which']}",
            _below(text, token.end()),
            depth=_GROUPS[level],
        )
    elif token["annex"]:
        yield Mark(start, "block", "anexo", f"Anexo {token['nth'] or ''}".strip(), role="annex")


def _quotation_end(tokens: list[re.Match[str]], index: int, closings: list[int], last: int) -> int:
    """After the closing mark at the end of a line, or where the next article of the law itself begins."""
    at = bisect_right(closings, tokens[index].end())
    end = closings[at] if at < len(closings) else len(tokens[index].string)
    for token in islice(tokens, index + 1, None):
        if token.start() >= end:
            break
        if token["article"] and not token["quote"] and int(token["number"]) == last + 1:
            return token.start("article")
    return end


def _below(text: str, end: int) -> str:
    newline = text.find("\n", end + 1)
    line = text[end : newline if newline > 0 else len(text)].strip(" \t*#\n")
    return " ".join(line.split()) if 0 < len(line) < 150 and not line.startswith("Art.") else ""
