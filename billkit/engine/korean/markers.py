"""What tells, inside a Korean sentence, whose doing its words are: names of economies, of laws and of the own state.

A topic (미국은, EU 집행위원회는, 개정안은) rules the rest of the sentence until another topic; a subject of a relative
clause (미국이 도입한 세액공제) rules up to the noun it describes; an attribute (독일의 탄소차액계약) its noun phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from billkit.engine.korean.frame_words import pattern
from billkit.engine.korean.mentions import EconomyName
from billkit.engine.reading import Reading, Sentence

Range = tuple[int, int]

TOPICS = frozenset({"은", "는", "에서는", "에선", "에는", "도", "에서도", "에도"})
SUBJECTS = frozenset({"이", "가", "에서", "측"})
_LIST_AFTER = frozenset({"", "과", "와"})
_LABEL_SIGNS = frozenset({":", ")", "=", "→", "–", "—", "-", "]"})
_LIST_SIGNS = frozenset({",", "·", "ㆍ", "・", "및", "/", "등"})
_NP_END = re.compile(
    r"[가-힣]+(?:을|를|이|가|은|는|에|에서|으로|로|과|와|도|처럼|보다|에도|에는|까지|부터|만)\Z"
)
_PARTICLE_ALIKE = re.compile(
    r"(?:국가|평가|허가|인가|물가|원가|추가|증가|단가|제도|한도|속도|용도|철도|수도|효과|결과|초과|부과|통과|저가|전기로|고로|도로|경로|무관세|회의|가)\Z"
)
# Forms that describe the noun behind them: 도입한, 매기는, 올린, 예고한.
_ADNOMINAL = re.compile(
    r"(?:[가-힣](?:한|된|할|될|던|린|긴|낸|춘|운|준|온|킨|쓴|친|둔|든|진|찬|은)|있는|없는|하는|되는|이는|리는|기는|주는|키는|추는|내는|두는|우는|지는|르는|치는|받는|드는|막는|짓는|오는|쓰는)\Z"
)
_NO_ADNOMINAL = re.compile(
    r"(?:대한|관한|위한|따른|의한|인한|비롯한|통한|권한|제한|기한|시한|무한|북한|또한|한|기준|수준|표준|인준|[가-힣]{2,}기관은|부담은|기업은|산업은|제품은|물량은|지원은|대책은|업종은)\Z"
)
_AFTERMATH = frozenset(
    {
        "뒤",
        "후",
        "이후",
        "다음",
        "데",
        "만큼",
        "상황",
        "상황에서",
        "가운데",
        "것",
        "바",
        "것이",
        "것은",
        "것을",
    }
)
_NO_MEASURES = re.compile(
    r"(?:시장|수출|진출|현지|투자|협력|공장|법인|업체|바이어|출신|방문|경기|수요|내수|판매|관광)"
)
_MOST_ATTRIBUTE = 6


class Marker(NamedTuple):
    """`place`: foreign | abroad | home | bill | other_bill | existing. It rules the tokens of `reach`; what `carries` rules
    the following sentences too, until another takes its place."""

    place: str
    words: Range
    reach: Range
    carries: bool = False
    economies: tuple[str, ...] = ()
    name: str | None = None
    topic: bool = False


def of_economies(
    reading: Reading, names: Sequence[EconomyName], home: str | None, sentence: Sentence
) -> Iterator[Marker]:
    """Markers of the names of economies in a sentence; names in a row act together ("미국과 EU, 일본은")."""
    here = [n for n in names if sentence.first <= n.words[0] < sentence.after]
    for group in _rows(reading, here):
        codes = tuple(dict.fromkeys(n.code for n in group if n.code != home))
        words = (group[0].words[0], group[-1].words[1])
        if not codes:
            yield from _home(group[-1], words, sentence)
        elif reach := _reach(reading, group[-1], sentence):
            topic = group[-1].after in TOPICS or is_label(reading, group[-1], sentence)
            yield Marker("foreign", words, reach, carries=topic, economies=codes, topic=topic)


def _home(last: EconomyName, words: Range, sentence: Sentence) -> Iterator[Marker]:
    if last.after in TOPICS or last.after in ("이", "가"):
        topic = last.after in TOPICS
        yield Marker("home", words, (words[1], sentence.after), topic=topic)


def _rows(reading: Reading, names: Sequence[EconomyName]) -> Iterator[list[EconomyName]]:
    row: list[EconomyName] = []
    for name in names:
        if row and not (
            row[-1].after in _LIST_AFTER and _only_signs(reading, row[-1].words[1], name.words[0])
        ):
            yield row
            row = []
        row.append(name)
    if row:
        yield row


def _only_signs(reading: Reading, first: int, after: int) -> bool:
    return all(reading.tokens.words[i] in _LIST_SIGNS for i in range(first, after))


def _reach(reading: Reading, name: EconomyName, sentence: Sentence) -> Range | None:
    """What a name rules, or None where it only tells a place or a partner (미국에, 미국과, 중국산)."""
    first = name.words[1]
    if name.after in TOPICS:
        return first, sentence.after
    if is_label(reading, name, sentence):
        return first, sentence.after
    if name.after in SUBJECTS:
        return first, _relative_end(reading, first, sentence)
    if name.after not in ("의", "") or (
        first < sentence.after and _NO_MEASURES.match(reading.tokens.words[first])
    ):
        return None
    if name.after == "" and name.institution:
        return None
    return first, noun_phrase_end(reading, first, sentence)


def is_label(reading: Reading, name: EconomyName, sentence: Sentence) -> bool:
    """△미국: …, (일본) …, EU=…: a name that opens a sentence or item and stands for its topic."""
    first, after = name.words
    opens = all(not reading.tokens.words[i][0].isalnum() for i in range(sentence.first, first))
    return (
        name.after == "" and opens and after < sentence.after and reading.tokens.words[after] in _LABEL_SIGNS
    )


def _relative_end(reading: Reading, first: int, sentence: Sentence) -> int:
    """The end of the noun phrase that a relative clause describes; the end of the sentence where there is none."""
    tokens = reading.tokens
    for i in range(first, sentence.after):
        word = tokens.words[i]
        if _ADNOMINAL.search(word) and not _NO_ADNOMINAL.search(word):
            if i + 1 < sentence.after and tokens.words[i + 1] in _AFTERMATH:
                return i + 1
            return noun_phrase_end(reading, i + 1, sentence)
    return sentence.after


def noun_phrase_end(reading: Reading, first: int, sentence: Sentence) -> int:
    """The token behind the first word with a particle of case, a few words on at most."""
    for i in range(first, min(first + _MOST_ATTRIBUTE, sentence.after)):
        word = reading.tokens.words[i]
        if word in (",", ";", "(", ")"):
            return i
        if _NP_END.match(word) and not _PARTICLE_ALIKE.search(word):
            return i + 1
    return min(first + _MOST_ATTRIBUTE, sentence.after)


def abroad(reading: Reading, sentence: Sentence) -> Iterator[Marker]:
    """Other countries that have no name: 주요국은, 해외에서는."""
    for match, words in _matches(reading, sentence, _abroad()):
        if match["after"] in TOPICS or match["after"] in SUBJECTS:
            yield Marker(
                "abroad", words, (words[1], sentence.after), carries=match["after"] in TOPICS, topic=True
            )


def home_agents(reading: Reading, sentence: Sentence) -> Iterator[Marker]:
    """The own state as topic or subject: 정부는, 우리나라는, 산업부가."""
    for match, words in _matches(reading, sentence, _own_state()):
        topic = match["after"] in TOPICS
        if not topic and match["after"] not in ("이", "가"):
            continue
        yield Marker("home", words, (words[1], sentence.after), topic=topic)


def laws_without_name(reading: Reading, sentence: Sentence) -> Iterator[tuple[re.Match[str], Range]]:
    """법안은, 이 법은, 개정안에는, 다른 법안의."""
    yield from _matches(reading, sentence, _unnamed_law())


def _matches(
    reading: Reading, sentence: Sentence, what: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], Range]]:
    for match in what.finditer(reading.text, sentence.start, sentence.end):
        first = reading.token_at(match.start())
        yield match, (first, max(first + 1, reading.token_at(match.end())))


@cache
def _abroad() -> re.Pattern[str]:
    return _with_particle("abroad")


@cache
def _own_state() -> re.Pattern[str]:
    return _with_particle("home")


@cache
def _unnamed_law() -> re.Pattern[str]:
    before = (
        rf"{pattern('other_laws')}|같은|이|이번|동|해당|새|두|세|이들|현행|기존|종전|[가-힣]{{1,4}}\s*의원"
    )
    return _with_particle("laws", rf"(?P<before>(?:{before})\s*)?")


def _with_particle(key: str, before: str = "") -> re.Pattern[str]:
    particle = "은|는|이|가|도|에서는|에서도|에선|에서|에는|에도|에|의"
    return re.compile(rf"(?<![가-힣A-Za-z]){before}(?P<word>{pattern(key)})(?P<after>{particle})(?![가-힣])")
