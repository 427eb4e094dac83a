"""Duty or power in Korean: "하여야 한다", "해야 함", "의무화", "하도록 했다", "하여서는 아니 된다", "할 수 없다" (shall); "할 수 있다", "할 수
있도록 함", "할 수 있게 된다", "허용", "권한을 준다", "연장 가능" (may).

The lists are closed: what stands on neither is unspecified (둔다, 지원한다, 꾸려진다). What only qualifies a noun ("지켜야 할
기준", "받을 수 있는 기업") or names a purpose ("투자할 수 있도록 지원한다") is neither; "할 수 있는 근거를 마련" is a power.
"""

from __future__ import annotations

import re

from billkit.slots.modality import Modal, Modality

_CLAUSE_NOUN = r"(?:내용|조항|규정|조문|제도|특례|의무|책무|것)"
_CONFERRED = r"(?:내용|조항|규정|조문|근거|법적|제도적|권한|길|제도|장치|특례|것으로)"
_MADE = r"(?:함(?!으로)|한다|한 (?:것|내용|조항|규정)|했|하였|하고|하며|하되|하는 (?:내용|조항|규정|것|방안|근거|법)|됐|된다|되었|돼|규정|명시|못 ?박|정했|정함|의무|법제화)"
_SHALL = (
    # 해야 한다; 여야 alone are the parties in parliament
    r"(?:(?<=[가-힣])여|[어아해워겨져쳐려켜펴춰꿔둬줘봐내대와가서세러라돼써쳐])야(?:만)? ?"
    rf"(?:하(?:는 {_CLAUSE_NOUN}|고|며|나|지만|되|도록|므로|게|였|여)|한다|함|합니다|해|했|할 (?:의무|책무)|된다|되며|되고|됨)"
    r"|의무화|(?<![가-힣])의무적으로|의무(?:를|도|까지|가) ?(?:지(?!원)|진다|짐|져|졌|부과|지우|지운|부여|둔|두|신설|규정|있(?!는)|생|주어)|의무 (?:부과|신설|부여)"
    r"|(?:서는|선|면) ?(?:아니|안) ?(?:된다|되며|되고|됨|되도록|된다고)"
    r"|수 ?(?:가 |는 |도 )?없(?:다|음|고|으며|도록|게|으나|습니)"
    rf"|(?<!있)(?<!없)도록 ?{_MADE}"
)
_MAY = (
    rf"수 ?(?:도 |가 |는 )?있(?:다|음|고|으며|으나|지만|습니|되|는데|는 {_CONFERRED}|게 ?(?:된|됐|되|함|한|했|하|해)"
    rf"|도록 ?(?:{_MADE}|하(?=[ ,.])|허용|근거|특례|길|법|보장|바꾸|바꿨|고치|고쳤|[.,)ㆍ·]|$))"
    r"|(?<![가-힣])허용(?:한|하|함|했|된|됐|되(?!지)|을|해|[.,)]|$)"
    r"|권한(?:을|이|도) ?(?:준|주|줬|부여|갖|가지|가진|얻|생|넓|확대)"
    r"|(?<![가-힣])(?<!지속 )가능(?:하다|함|하며|하고|해진|해졌|하도록|토록|하게 ?(?:한|했|함|됐|된|하)|[.,)]|$)"
)
_MODAL = re.compile(rf"(?P<shall>{_SHALL})|(?P<may>{_MAY})")


def modals(text: str) -> list[Modal]:
    """The words of duty and power in a text, by place."""
    return [Modal("shall" if m["shall"] else "may", m.start(), m.end()) for m in _MODAL.finditer(text)]


def modality_of(clause: str) -> Modality:
    """The modality of a clause: its predicate stands last."""
    found = modals(clause)
    return found[-1].modality if found else "unspecified"
