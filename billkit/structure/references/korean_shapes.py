"""What references of Korean laws look like, as regular expressions; `korean` reads what they mean.

``제5조제2항제14호``, ``제1항``, ``같은 조 제2항``, ``같은 법 제10조의6``, ``이 법``, ``법 제9조제1항``, ``「다른 법률」 제11조제7항 단서``,
``제9조제4항 각 호 외의 부분 단서``, ``안 제81조제1항``, ``부칙 제8조``, ``이 조``, ``전항``, ``별표 2 제3호가목``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from billkit.structure.traditions.korean.marks import LETTERS

# Numbers of laws and forms: ``법률 제21202호``, ``별지 제3호서식``.
_NO_PLACE = r"(?P<other>(?:법률|[가-힣]{0,10}령|규칙|규정|고시|공고|훈령|예규|의안번호|안건)\s?제\s?\d[\d-]*호|별지\s?제\s?\d+호(?:의\d+)?(?:\s?서식)?)"
_NUMBERED = r"법률\s제\s?\d+호\s(?P<numbered>[^「」｢｣\"“”\n,.()]{2,80}?)(?=\s(?:부칙\s)?제\s?\d+조)"
_LAW = r"[「｢『](?P<law>[^「」｢｣『』]{2,150})[」｣』](?:\s?\((?:이하|약칭)[^()]{1,80}\))?"
_SAME_LAW = (
    r"(?<![가-힣])(?P<same_law>같은\s법률?|같은\s영|같은\s규칙|동법|동령)(?P<lower>\s?시행령|\s?시행규칙)?"
)
_THIS = r"(?<![가-힣])(?P<this>이\s(?:법|영|규칙))(?![가-힣]*[률인령])"
_SAME = r"(?P<same>같은\s[조항호목]|동[조항호]|이\s[조항호목]|전[조항호])"
_BRANCH = r"(?:의\s?\d+)*"
_PLACE = (
    rf"(?P<draft>안\s)?(?P<addenda>부칙\s?)?(?P<annex>별표(?:\s?\d+{_BRANCH})?)?\s?(?:{_SAME})?\s?"
    rf"(?P<article>제\s?\d+\s?조{_BRANCH})?(?:\s?(?P<paragraph>제\s?\d+\s?항{_BRANCH}))?(?:\s?(?P<item>제\s?\d+\s?호{_BRANCH}))?"
    rf"(?:\s?(?P<subitem>[{LETTERS}]목))?(?P<subsubitem>\d{{1,2}}\))?(?P<deeper>[{LETTERS}]\))?"
)
_WITHIN = r"(?:\s?각\s?[호목](?:\s?(?:외|이외)의\s?부분)?)?(?:\s?(?:본문|단서|전단|후단))?"
_BEGINS = (
    rf"[「｢『]|(?<!<)제\s?\d|(?<![가-힣])(?:같은\s[법영규조항호목]|동[법령조항호]|이\s[법영규조항호목]|전[조항호](?=[의에과와을를은는ㆍ,\s])"
    rf"|안\s제\s?\d|부칙\s?제\s?\d|별[표지]|[{LETTERS[:14]}]목(?=[의에과와을를은는ㆍ,\s부까및)\d]))|(?:법률|령|규칙|규정|고시|공고|훈령|예규|번호)\s?제"
)

_NUMBERED_ONLY = _NUMBERED.replace("?P<numbered>", "")

# What may stand between two places of one list: ``제127조 및 제129조부터 제132조까지``.
JOINED = re.compile(r"\s*(?:,|ㆍ|·|․|‧|⋅|및|또는|와|과|나|이나|부터|내지|,\s?(?:및|또는))?\s*")
ASIDE = re.compile(r"(?:의\s?\S{1,8})?\(")  # ``제45조제1항(제9호는 제외한다)``
_MOST_NAMES = 200
RANGE = re.compile(r"\s*(?:부터|내지)\s*")
BLANKS = re.compile(r"\s+")


def pattern(short_names: Iterable[str]) -> re.Pattern[str]:
    """The pattern of a reference, for a document that calls some laws by short names."""
    names = "|".join(
        re.escape(name) for name in sorted(short_names, key=lambda name: (-len(name), name))[:_MOST_NAMES]
    )
    short = rf"(?<![가-힣])(?P<short>{names})(?=\s?제\s?\d)" if names else r"(?P<short>(?!))"
    begins = rf"(?:{_BEGINS}" + (rf"|(?<![가-힣])(?:{names})\s?제\s?\d)" if names else ")")
    law = rf"(?:(?:{_LAW}|{_NUMBERED}|{_SAME_LAW}|{_THIS}|{short})\s?)?"
    return re.compile(rf"(?={begins})(?:(?!{_NUMBERED_ONLY}){_NO_PLACE}|{law}{_PLACE}{_WITHIN})")
