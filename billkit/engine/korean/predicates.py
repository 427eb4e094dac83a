"""Which predicate governs an item: the one that ends its clause; where that says neither duty nor power, the final one
of the chain ("지원을 하고, 기초연구와 실태조사를 할 수 있다": all three may), unless a new subject comes between. Items of a list
("다음 각 호의 지원을 할 수 있다. 1. 융자") take the modality of the words that open it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from billkit.engine.korean.subjects import is_agent
from billkit.engine.reading import Reading, Sentence
from billkit.language.korean.clauses import links
from billkit.models import Modality
from billkit.slots.korean.modality import modals

Range = tuple[int, int]

_COORDINATE = ("고", "며", "거나", "면서")
# Verbs that declare and do not wait for the power or duty at the end of the sentence.
_DECLARED = re.compile(
    r"(?:^|[가-힣])(?:두고|두며|있고|있으며|없고|없으며|되고|되며|정하고|정하며|이고|이며|바꾸고|늘리고|지고|지며)$"
)
# Declarative verbs that the codebook counts as duties in the text of a law.
_DUTIES = re.compile(r"(?:추진한다|처한다|부과한다|추진하고|부과하고)")
_OPENING = re.compile(r"다음 각 ?(?:호|목)|다음(?:과 같|의 )|아래(?:와 같|의 )")
_FINITE = re.compile(r"(?:다|함|음|임|됨|둠|짐|것|요|까)[.?!\"'”’)\]]*\s*(?:\([^()]*\)[.]?\s*)?$")
_STATED = re.compile(r"다[.](?:\s*[<(][^<>()]*[>)])*\s*$")
_ITEM = re.compile(r"\s*(?:[0-9]{1,2}(?:의[0-9]{1,2})?|[가-하])\\?[.)]")
_FAR = 2000  # characters behind an item in which its predicate is looked for
_LOOK_BACK = 60  # sentences between an item of a list and the words that open it


def modality(reading: Reading, anchor: Range, sentence: Sentence, *, statute: bool = False) -> Modality:
    """Duty or power of the instrument whose words are given. In a statute some verbs that declare are duties."""
    said = _said(reading, anchor, sentence)
    if said == "unspecified" and statute:
        start, end = reading.offsets(anchor[0], clause_end(reading, anchor[0], sentence))
        return "shall" if _DUTIES.search(reading.text[start:end]) else said
    return said


def _said(reading: Reading, anchor: Range, sentence: Sentence) -> Modality:
    start = reading.offsets(*anchor)[0]
    found = modals(reading.text[start : min(sentence.end, start + _FAR)])
    for first, after in _clauses(reading, anchor[0], sentence):
        begin, end = max(start, reading.offsets(first, after)[0]), reading.offsets(first, after)[1]
        own = [m for m in found if begin <= m.start + start < end]
        if own:
            return own[-1].modality
        if not _goes_on(reading, (first, after), sentence):
            break
    return _of_list(reading, sentence)


def clause_end(reading: Reading, token: int, sentence: Sentence) -> int:
    """The token behind the linking word, or end of the sentence, that closes the clause of a token."""
    tokens = reading.tokens
    return next((i + 1 for i in range(token, sentence.after) if links(tokens.words[i])), sentence.after)


def _clauses(reading: Reading, token: int, sentence: Sentence) -> Iterator[Range]:
    while token < sentence.after:
        after = clause_end(reading, token, sentence)
        yield token, after
        token = after


def _goes_on(reading: Reading, clause: Range, sentence: Sentence) -> bool:
    """Whether a clause shares its predicate's mood with the next: linked by and, no new subject."""
    last = reading.tokens[clause[1] - 1].word
    if last.endswith("도록"):
        return True  # a purpose is part of what the main clause says
    if not last.endswith(_COORDINATE) or _DECLARED.search(last):
        return False
    following = range(clause[1], min(clause_end(reading, clause[1], sentence), sentence.after))
    return not any(is_agent(reading.tokens.words[i]) for i in following)


def _of_list(reading: Reading, sentence: Sentence) -> Modality:
    """The modality of the words that open a list, for an item without a predicate of its own."""
    opening = opening_of(reading, sentence)
    found = modals(_text(reading, opening)) if opening else []
    return found[-1].modality if found else "unspecified"


def opening_of(reading: Reading, sentence: Sentence) -> Sentence | None:
    """The sentence that opens the list of which a sentence without a predicate is an item."""
    if not _is_item(reading, sentence) or _FINITE.search(_text(reading, sentence)):
        return None
    for number in range(sentence.number - 1, max(-1, sentence.number - _LOOK_BACK), -1):
        text = _text(reading, reading.sentences[number])
        if _OPENING.search(text):
            return reading.sentences[number]
        if _STATED.search(text):
            return None
    return None


def _is_item(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is an item of a list, by its block or by the mark at the head of its line ("1\\." in Markdown)."""
    head = reading.text[reading.text.rfind("\n", 0, sentence.start) + 1 : sentence.end]
    return reading.blocks[sentence.block].kind == "item" or bool(_ITEM.match(head))


def _text(reading: Reading, sentence: Sentence) -> str:
    return reading.text[max(sentence.start, sentence.end - _FAR) : sentence.end]
