"""Duty or power in Korean: 하여야 한다, 의무화 (shall); 할 수 있다, 허용 (may). The predicate stands behind."""

from __future__ import annotations

import re

from billkit.slots.modality import Modality

_SHALL = re.compile(
    r"(?:어야|아야|여야|해야|야)\s*(?:만\s*)?(?:한다|하며|하고|함|할|하는|된다|하도록)|의무(?:화|를\s*(?:지|부과|진|둔|두))|(?:하여서는|해서는)\s*(?:아니|안)\s*(?:된다|되며|됨)"
)
_MAY = re.compile(
    r"[ㄹ을를할될갈될]?\s?수\s*있(?:다|고|으며|도록|게|음|는|지만)|할\s*수\s*있|허용|권한을\s*(?:준|주|부여|갖)"
)


def modality_of(clause: str) -> Modality:
    """The modality of a clause; where it has both, the last predicate counts."""
    last_shall = max((m.end() for m in _SHALL.finditer(clause)), default=-1)
    last_may = max((m.end() for m in _MAY.finditer(clause)), default=-1)
    if last_shall < 0 and last_may < 0:
        return "unspecified"
    return "shall" if last_shall > last_may else "may"
