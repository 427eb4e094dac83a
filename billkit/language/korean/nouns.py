"""What may follow a noun inside a Korean word: particles, plural, the copula, and the verbs that nouns make (하다, 되다).

So 지원 stands in 지원, 지원을, 지원까지도, 지원하며, 지원됐다, 지원받는, but not in 지원자 or 지원금.
"""

from __future__ import annotations

import re
from functools import cache

_PARTICLE = (
    "이나마|이라든지|이라도|이라고|이라는|이라며|이었다|이란|이라|이다|이며|이고|이나|이자|인데|이던|인|임|일|으로서|으로써|으로부터|으로의|으로|로서|로써|"
    "로부터|로의|로|에서의|에서는|에서도|에서|에게서|에게는|에게도|에게|에는|에도|에만|에의|에|께서|께|까지|부터|보다|처럼|같은|마다|마저|조차|뿐|밖에|만큼|만|"
    "라고|라는|라며|라도|란|라|하고|이랑|랑|이든|든지|든|과의|와의|과는|와는|과|와|의|은|는|이|가|을|를|도|나|며|고|여|였다|였고|들|등|별|간|상|시|씩|째|적"
)
_MADE_VERB = r"(?:하|한|할|함|해|했|합|되|된|될|됨|돼|됐|됩|받|시키|시킨|시킬|시킴|시켜|시켰|당하|당한|지우|화하|화한|화할|화해|화했|화함|토록|케|키로|키|화되|화된|화됐)"
_AFTER = re.compile(rf"(?:{_MADE_VERB}.*|(?:(?:{_PARTICLE}){{0,3}}))\Z")


@cache
def may_follow(rest: str) -> bool:
    """Whether the rest of a word after a noun leaves that noun standing: "를", "하여야", "" do, "자" does not."""
    return not rest or _AFTER.match(rest) is not None
