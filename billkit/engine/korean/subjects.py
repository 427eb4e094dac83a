"""Who acts: a word of the list of parties with the particle of a topic or subject: 산업통상부장관은, 정부가, 자는."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from billkit.engine.korean.parties import listed

_PARTICLE = r"(?:에서는|께서는|은|는|이|가|도)"


@cache
def _heads(key: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """Heads that also end longer words, and heads that stand alone ("장" of "행정기관의 장")."""
    entries = listed(key)
    glued = sorted((e for e in entries if " " not in e), key=len, reverse=True)
    alone = frozenset(e.split()[-1] for e in entries if " " in e)
    return re.compile(rf"(?:{'|'.join(glued)})(?:들|등)?\Z"), alone


def is_headed(word: str, key: str) -> bool:
    """Whether a bare noun ends in an entry of a list of parties, and not in a longer word that only looks like it."""
    glued, alone = _heads(key)
    if word in alone:
        return True
    head = glued.search(word)
    if not head:
        return False
    looks = max((len(e) for e in listed("no_actors") if word.endswith(e)), default=0)
    return looks < len(head[0])


@lru_cache(maxsize=20_000)
def agent_of(word: str) -> str | None:
    """The party that a word names as its subject or topic, without the particle."""
    match = re.fullmatch(rf"(?P<who>[가-힣]+?){_PARTICLE}", word)
    return match["who"] if match and is_headed(match["who"], "actors") else None


def is_agent(word: str) -> bool:
    """Whether a word is the subject or topic of a clause and names one who can act."""
    return agent_of(word) is not None
