"""Passages of a Korean text that do not speak for the bill, whatever their words: the reasons of a proposal, quotations,
lists of demands ("… 인하할 것"), standfirsts, opinion pieces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from billkit.engine.korean.frame_words import pattern
from billkit.engine.reading import Reading, Sentence

_REASONS = re.compile(
    r"^[\s\d가-하IVX.)□○■◆▶<\[【]*(?:제안|제정|개정|입법|추진|발의)\s*(?:이유|배경|취지|사유|목적)(?P<both>\s*(?:및|와|·|ㆍ)\s*주요\s*내용)?[\s>\]】:]*$"
)
_SECTION = re.compile(
    r"^[\s\d가-하IVX.)□○■◆▶<\[【]*(?:(?:주요|법안|개정|제정)\s*(?:의\s*)?(?:내용|골자|개정\s*사항)|의견\s*제출|시행일|기대\s*효과|참고\s*사항|향후\s*(?:계획|일정)|시사점|그 밖의 사항)\b.{0,12}$"
)
_TURN = re.compile(
    r"^\s*(?:이에|따라서|이를 위(?:해|하여)|그러므로|이번 개정안은|이 법안은|개정안은|제정안은|다음과 같)"
)
_LETTERED = re.compile(r"^\s*(?:가|1|①|나)\s*[.)]")
_QUOTED = re.compile(r"[“\"](?P<said>[^“”\"\n]{12,400})[”\"](?P<behind>이?라?(?:고|며|면서|는|던))")
_WANTED = re.compile(
    r"(?:해야|하여야|돼야|되어야|줘야|어야|아야|여야|워야|춰야|둬야|려야) (?:한다|할|합니다)|해야|필요(?:하|가|성)|달라|바란다|바랍니다|하자|시급|절실|마련돼야|검토"
)
_TO_DO = re.compile(r"[가-힣]*(?P<last>[가-힣]) 것[\s.’”\"]*$")
_ASKED = re.compile(r"건의|촉구|요구|청원|요청|제언|호소")
_PRESENT = re.compile(r"현행|기존\s*법|종전\s*법")
_LETTER = re.compile(r"\s*(?:[가-하]\s*[.)]|[①-⑳]|\d{1,2}\s*[.)]|□|■)")
_SUB_ITEM = re.compile(r"\s*(?:\d{1,2}\)|\(\d{1,2}\)|[-–ㅇ○∙•*]|\(?[가-하]\))")
_PREDICATE = re.compile(r"(?:[다함음임됨둠짐]|것)\s*(?:\([^()]*\))?\s*[.]?\s*$")
_TITLE_CHARS = 80
_LOOK_BACK = 12
_MOST_ITEM = 3


class Passages:
    """What kind of passage each sentence of a reading stands in."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    @cached_property
    def is_opinion(self) -> bool:
        """An editorial or column by its title."""
        head = self.reading.text[self.reading.start : self.reading.start + _TITLE_CHARS]
        return (
            re.search(rf"[\[【<(](?:{pattern('opinion_titles')})[^\]】>)]{{0,10}}[\]】>)]", head) is not None
        )

    def in_reasons(self, sentence: Sentence) -> bool:
        return sentence.number in self._reasons

    @cached_property
    def _reasons(self) -> frozenset[int]:
        """Sentences under 제안이유, up to the contents: a heading, a lettered list or "이에 …" where both stand together."""
        found: set[int] = set()
        under, both = False, False
        for sentence in self.reading.sentences:
            text = self.reading.text[sentence.start : sentence.end]
            if heading := _REASONS.match(text):
                under, both = True, heading["both"] is not None
                continue
            if (
                _SECTION.match(text)
                or _LETTERED.match(self._line(sentence))
                or (both and _TURN.match(text) and not self._list_follows(sentence))
            ):
                under = False
            if under:
                found.add(sentence.number)
        return frozenset(found)

    def after_present_law(self, sentence: Sentence) -> bool:
        """Whether the reasons have told of the law in force: what follows, its gaps, is of that law."""
        numbers = range(sentence.number, -1, -1)
        spans = (self.reading.sentences[n] for n in numbers if n in self._reasons)
        return any(_PRESENT.search(self.reading.text, s.start, s.end) for s in spans)

    def _line(self, sentence: Sentence) -> str:
        block = self.reading.blocks[sentence.block]
        return self.reading.text[block.start : block.start + 6] if block.kind in ("item", "label") else ""

    def _list_follows(self, sentence: Sentence) -> bool:
        """Whether a lettered list tells the contents: then what stands before it is an aim."""
        following = self.reading.sentences[sentence.number + 1 : sentence.number + 1 + _MOST_ITEM]
        return any(_LETTERED.match(self._line(s)) for s in following)

    def quoted(self, token: int) -> str | None:
        """The words of a speech in which a token stands: “ … ”고 말했다."""
        start = self.reading.offsets(token, token + 1)[0]
        at = bisect_right(self._quotes, start, key=lambda quote: quote[0]) - 1
        inside = at >= 0 and self._quotes[at][0] <= start < self._quotes[at][1]
        return self._quotes[at][2] if inside else None

    @cached_property
    def _quotes(self) -> list[tuple[int, int, str]]:
        found = _QUOTED.finditer(self.reading.text, self.reading.start)
        return [(m.start("said"), m.end("said"), m["said"]) for m in found]

    def is_demanded_item(self, sentence: Sentence) -> bool:
        """An item "… 인하할 것" of a list that something asked for opens."""
        text = self.reading.text[sentence.start : sentence.end].strip()
        match = _TO_DO.search(text)
        if match is None or not _ends_in_l(match["last"]):
            return False
        before = self.reading.sentences[max(0, sentence.number - _LOOK_BACK) : sentence.number + 1]
        return any(_ASKED.search(self.reading.text[s.start : s.end]) for s in before)

    def is_item_title(self, sentence: Sentence) -> bool:
        """ "나. 이력관리 정보시스템(안 제9조)": the title of what stands in the lines below it."""
        blocks, number = self.reading.blocks, sentence.block
        if blocks[number].kind not in ("item", "label") or number + 1 >= len(blocks):
            return False
        text = self.reading.text[blocks[number].start : blocks[number].end].strip()
        below = self.reading.text[blocks[number + 1].start : blocks[number + 1].end]
        if not _LETTER.match(text) or _PREDICATE.search(text) or len(text) > _TITLE_CHARS:
            return False
        return _SUB_ITEM.match(below) is not None or (
            blocks[number + 1].kind == "paragraph" and _PREDICATE.search(below.rstrip(" .")) is not None
        )

    def is_standfirst(self, sentence: Sentence) -> bool:
        """A line of a list between the title and the first paragraph."""
        kinds = [self.reading.blocks[s.block].kind for s in self.reading.sentences]
        if kinds[sentence.number] != "item" or "paragraph" not in kinds or kinds[0] != "heading":
            return False
        block = self.reading.blocks[sentence.block]
        return sentence.number < kinds.index("paragraph") and self.reading.text[block.start] in "-–—*•▲△◇◆"


def wants(said: str) -> bool:
    """Whether words ask for something."""
    return _WANTED.search(said) is not None


def _ends_in_l(syllable: str) -> bool:
    """할, 낮출, 지정할: a syllable closed by ㄹ."""
    return (ord(syllable) - 0xAC00) % 28 == 8
