"""Words that say how a number is meant: behind it "이내", "이하", "미만", "초과", "이상", "을 넘는", "의 범위에서", "한도", "안팎",
"가량"; before it "최대", "최소", "약".

Bounds stay distinct: 이하 (at most) is not 미만 (less than), 이상 (at least) is not 초과 (more than).
"""

from __future__ import annotations

import re
from functools import cache

from billkit.slots.bounds import as_bound
from billkit.slots.found import Values
from billkit.slots.korean.passage import Passage

_REACH = 14


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        r"(?<![가-힣])(?:(?P<most>최대(?:한)?|최고|최장|많게는|많아야|길게는|길어야|기껏해야)|(?P<least>최소(?:한)?|최저|적어도|적게는|최단)"
        r"|(?P<about>약|대략|어림잡아|거의|무려 약)|(?P<past>무려))(?:으로)? ?[$€£¥₩]? ?$"
    )


@cache
def _behind() -> re.Pattern[str]:
    particle = r"(?:을|를)?"
    return re.compile(
        r" ?(?:의 ?)?(?:(?P<most>이내|이하|범위|한도|한에서|까지(?:만|로|를)? (?:한정|제한|할 수|지급|지원|가산|감면|공제|늘릴|연장)"
        rf"|{particle} ?(?:넘지|초과하지|넘길 수 없|넘을 수 없|넘어서는|초과해서는|초과하여서는|초과할 수 없))"
        rf"|(?P<less>미만|{particle} ?(?:밑도|밑돌|밑돈|못 미|미달)|에 ?(?:못 ?미치|못 ?미친|미치지 못|미달))"
        rf"|(?P<more>초과(?!하지)|{particle} ?(?:넘는|넘은|넘긴|넘을|넘어|넘게|넘으면|초과한|초과하는|초과할|웃도|웃돌)|보다 많)"
        r"|(?P<least>이상|넘게)|(?P<about>가량|정도|안팎|내외|쯤|수준|여(?= ?(?:명|개|곳|원|톤|t|년))|남짓))"
    )


def bound_values(passage: Passage, start: int, end: int, kinds: bool = True) -> Values:
    """``bound`` of the number between two offsets, and with `kinds` its ``amount_kind`` (ceiling, estimated)."""
    match = _behind().match(passage.folded, end) or passage.before(_before(), start, _REACH)
    return as_bound(match, kinds)
