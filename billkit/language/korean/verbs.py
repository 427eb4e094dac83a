"""The forms of a Korean verb given as dictionaries do: 두다 -> 두고, 둔다, 둘 수, 둠, 둬, 뒀다, 둡니다.

A form is the stem as it stands before an ending, with the beginnings of the endings that may follow it. Regular verbs,
하다, ㄹ-stems, 르-stems and a closed list of irregular stems.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from billkit.language.korean import jamo


class Form(NamedTuple):
    """`text` as written; what follows it in the word must begin with one of `endings` ("" where nothing may follow)."""

    text: str
    endings: tuple[str, ...]


# Beginnings of endings, by what they follow.
_AFTER_STEM = (
    "고", "며", "면", "는", "도록", "되", "지", "게", "기", "던", "어", "었", "아", "았", "여", "였", "니", "나", "려", "러",
    "거나", "겠", "자", "시", "다", "을", "은", "음", "습", "으", "세요", "므로", "느",
)  # fmt: skip
_AFTER_N = ("", "다", "데", "지", "바", "가", "들")
_AFTER_L = ("", "지", "수", "경우", "뿐", "지라도", "까")
_AFTER_M = ("", "을", "에", "으로", "과", "이", "은", "도", "으", "의")
_AFTER_B = ("니",)
_AFTER_INFINITIVE = (
    "",
    "야",
    "서",
    "도",
    "라",
    "요",
    "지",
    "주",
    "주는",
    "준",
    "줄",
    "준다",
    "주고",
    "주며",
    "줘",
    "나",
    "내",
    "낸",
    "놓",
    "두",
)
_AFTER_PAST = ("다", "으", "던", "고", "지", "기", "음", "는", "을", "습", "어", "으며")
_IRREGULAR: dict[str, tuple[tuple[str, ...], str]] = {  # stem: (stems before a vowel, infinitive)
    "돕": (("도우", "도운", "도울", "도움"), "도와"),
    "짓": (("지으", "지은", "지을", "지음"), "지어"),
    "잇": (("이으", "이은", "이을", "이음"), "이어"),
    "묻": (("물으", "물은", "물을", "물음"), "물어"),
    "걷": (("걸으", "걸은", "걸을", "걸음"), "걸어"),
    "싣": (("실으", "실은", "실을", "실음"), "실어"),
    "낫": (("나으", "나은", "나을", "나음"), "나아"),
}


def is_verb(word: str) -> bool:
    """Whether a word of a phrase is written as a verb: Hangul that ends in 다."""
    return len(word) > 1 and word.endswith("다") and all(map(jamo.is_syllable, word))


@cache
def forms(verb: str) -> tuple[Form, ...]:
    """All forms of a verb given with 다. Raises ValueError where the word is no such verb."""
    if not is_verb(verb):
        raise ValueError(f"{verb!r} is no verb in its dictionary form")
    stem = verb[:-1]
    head, last = stem[:-1], stem[-1]
    found = [Form(stem, _AFTER_STEM)]
    for irregular, (stems, infinitive) in _IRREGULAR.items():
        if last == irregular:
            found += [Form(head + s, ("", *_AFTER_STEM)) for s in stems]
            return (*found, *_infinitive(head + infinitive))
    if jamo.final(last) == "ㄹ":
        open_last = jamo.with_final(last, "")
        found += [Form(head + open_last, ("는", "니", "시", "세", "네"))]
        found += _attached(head, open_last, m="ㄻ")
        return (*found, *_infinitive(head + last + ("아" if jamo.vowel(last) in "ㅏㅗ" else "어")))
    if jamo.final(last):
        return tuple(found)  # what follows begins a syllable of its own: covered by the stem
    return (*found, *_attached(head, last), *_infinitive(_contracted(head, last)))


def _attached(head: str, last: str, m: str = "ㅁ") -> list[Form]:
    """Endings that close the last syllable: 둔, 둘, 둠, 둡."""
    closings = (("ㄴ", _AFTER_N), ("ㄹ", _AFTER_L), (m, _AFTER_M), ("ㅂ", _AFTER_B))
    return [Form(head + jamo.with_final(last, final), endings) for final, endings in closings]


def _infinitive(text: str) -> tuple[Form, ...]:
    """The form in 아/어 and the past made of it: 둬, 뒀."""
    last = text[-1]
    past = () if jamo.final(last) else (Form(text[:-1] + jamo.with_final(last, "ㅆ"), _AFTER_PAST),)
    return (Form(text, _AFTER_INFINITIVE), *past)


_CONTRACTIONS = {"ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅣ": "ㅕ", "ㅚ": "ㅙ"}


def _contracted(head: str, last: str) -> str:
    """An open stem with 아/어: 낮추 -> 낮춰, 늘리 -> 늘려, 하 -> 해, 쓰 -> 써, 고르 -> 골라."""
    if last == "하":
        return head + "해"
    if last == "르" and head and not jamo.final(head[-1]):
        return (
            head[:-1] + jamo.with_final(head[-1], "ㄹ") + ("라" if jamo.vowel(head[-1]) in "ㅏㅗ" else "러")
        )
    vowel = jamo.vowel(last)
    if vowel == "ㅡ":
        light = bool(head) and jamo.vowel(head[-1]) in "ㅏㅗ"
        return head + jamo.with_vowel(last, "ㅏ" if light else "ㅓ")
    return head + jamo.with_vowel(last, _CONTRACTIONS.get(vowel, vowel))
