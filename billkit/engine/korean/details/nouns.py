"""Korean noun phrases: what qualifies a noun, read backwards from it; and words without their particles.

Before a noun stand bare nouns (철강 제품), genitives (철강의), words joined by 와/과/및, and clauses that qualify it, with their
objects and subjects ("클러스터에 자리 잡은 발전소"). The phrase ends at a comma, at the topic of the sentence, at a verb that links
clauses (골라, 하여, 면), and, outside a qualifying clause, at a word with a particle of its own.
"""

from __future__ import annotations

import re
from functools import cache

from billkit.engine.korean.parties import listed
from billkit.engine.korean.subjects import agent_of
from billkit.language.korean.clauses import links

_PARTICLES = (
    "에서는", "에게는", "으로는", "에서도", "에게도", "에서의", "에게서", "까지도", "으로써", "으로서", "이라도", "에는", "에도", "에서", "에게", "으로", "까지", "부터", "마다", "처럼",
    "에만", "이나", "이며", "이고", "이다", "라면", "이면", "로는", "로서", "로써", "과의", "와의", "은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도", "만", "나",
)  # fmt: skip
_BREAK = re.compile(r"[,;:.()△▲▷▶□○◇■●•*?!\n]|[①-⑳]|[’”](?=[가-힣]{1,2} )| [-–—] ")
_MARK = re.compile(
    r"^(?:[-–—*•○ㅇ□ㆍ·]|[가-하]\.|[0-9]{1,2}\\?[.)]|\*{0,2}[①-⑳]\*{0,2}|\([^()]{1,12}\)|이 경우|첫째|둘째|셋째|넷째|다섯째|그러나|또한|또|다만|한편|아울러|이 밖에|그 밖에|이에|특히|우선|먼저|그리고)(?=\s|$)"
)
_STRANDED = re.compile(r"^(?:은|는|이|가|을|를|의|에|에게|와|과|로|으로|및|또는) ")  # behind a bracket
_JOINED = re.compile(r"(?:의|와|과|및|ㆍ|·|이나|또는|나|등|등의|에서의|에의|과의|와의|로의)$")
_CASE = re.compile(
    r"(?:[을를에로]|에서|에게|에서는|에는|에게는|에도|까지|부터|마다|처럼|으로|으로서|만큼|보다|에만|에서만|이내|께|라는|라고|만|도)$"
)
_SUBJECT = re.compile(r"[이가]$")
_ADNOMINAL = re.compile(
    r"(?:[하되있없받주두쓰내드르추꾸키갖막잡찾싣짓돕넘먹믿얻남맞서앞입읽죽들]는|[받높많적깊넓좁같남넘찾맞얻갖늦낮입잡막닫심]은|[가-힣](?<![권제기무북극소대인국유])한|된|할|될|하던|되던|있던|받을|있을|없을|했던|새로운|어려운|[가-힣]로운|[가-힣]스러운|[가-힣]다운|킨|시킬|려는|자는|이상인|이하인|이내인|미만인|따른|관한|대한)$"
)
# Forms of other verbs; nouns end like them too, so they count only behind an object or subject.
_MAYBE_ADNOMINAL = re.compile(
    r"(?:[기리지이우치가오나]는|[가-힣]?[린릴진질온낸낼준줄둔둘쓴쓸든난날친칠춘출운울꾼꿀든인일킬탄딴선른른갈간뀐뀔긴신힌뜬센])$"
)
LINKING = re.compile(
    r"(?:(?<![피재손공이자방침저])해|하여|되어|이어|있어|받아|[가-힣]워|[가-힣][려쳐켜혀춰줘둬봐]|골라|따라|올라|거쳐|나서|이며|으로써|[가-힣]면|려고|지만|위하여|통하여|[가-힣](?<![언단국])어|[가-힣](?<![용])아|되|들여와|아서|해서|여서)$"
)
_TOPICS = ("에서는", "에는", "으로는", "에게는", "부터는", "까지는", "와는", "과는")
_FRAMES = frozenset(
    {"경우", "때", "데", "것", "바", "중", "후", "뒤"}
)  # what qualifies them is a clause of its own
_ADVERBS = frozenset(
    {
        "매년",
        "해마다",
        "매월",
        "매분기",
        "최대",
        "최소",
        "최장",
        "약",
        "우선",
        "함께",
        "직접",
        "새로",
        "이미",
        "반드시",
        "모두",
        "한시적으로",
        "또한",
        "다시",
        "곧바로",
        "각각",
    }
)
_WORD = re.compile(r"\S+")


@cache
def _verb_tail() -> re.Pattern[str]:
    """What makes a verb of a noun: 보조하는, 지원받은, 지정됐다."""
    return re.compile(r"(?<=[가-힣]{2})(?:하|한|할|함|해|했|되|된|될|됨|돼|됐|받|시키|시킨|토록)[가-힣]*$")


@cache
def _kept() -> re.Pattern[str]:
    """Nouns that end like a particle, alone or behind a noun of two syllables or more (인허가, 사업성과; not 작성과)."""
    return re.compile(rf"(?:^|[가-힣A-Za-z]{{2}})(?:{'|'.join(listed('ends_like_particle'))})$")


def bare(word: str) -> str:
    """A noun without its particle, or the noun that a verb is made of: 운영비도 -> 운영비, 보조하는 -> 보조."""
    word = word.strip(" ·ㆍ・‘’“”\"'「」()[],.")
    if _kept().search(word):
        return word
    made = _verb_tail().search(word)
    if made:
        return word[: made.start()]
    for particle in _PARTICLES:
        if word.endswith(particle) and len(word) - len(particle) >= 2:
            return word[: -len(particle)]
    return word


_MOST_LETTERS = 400  # of a noun phrase with what qualifies it: a sentence of many pages must not be read again for each word


def phrase_before(text: str, end: int) -> str:
    """The noun phrase whose last word ends at an offset of a text, looked for in the last letters before it."""
    at = text.find(" ", end - _MOST_LETTERS, end) + 1 if end > _MOST_LETTERS else 0
    for mark in _BREAK.finditer(text, at, end):
        at = mark.end()
    words = list(_WORD.finditer(text[at:end]))
    if not words:
        return ""
    first = len(words) - 1
    qualified = False
    while first > 0:
        step = _qualifies(words[first - 1][0], words[first - 2][0] if first > 1 else "", qualified)
        if step == "no":
            break
        qualified = qualified or step == "clause"
        first -= 1
    return trimmed(text[at + words[first].start() : end])


def _qualifies(word: str, before: str, qualified: bool) -> str:
    """Whether a word belongs to the phrase behind it: "no", "yes", or "clause" where it is the verb of a clause."""
    if word in _ADVERBS or word in _FRAMES or links(word) or LINKING.search(word) or is_topic(word, before):
        return "no"
    if is_adnominal(word, before):
        return "clause"
    if _JOINED.search(word) or _kept().search(word):
        return "yes"
    if _CASE.search(word) or _SUBJECT.search(word):
        return "yes" if qualified and not agent_of_topic(word) else "no"
    return "yes"


def is_adnominal(word: str, before: str) -> bool:
    """Whether a word is a verb that qualifies the next noun."""
    if word.endswith(_TOPICS):
        return False
    if _ADNOMINAL.search(word) and (len(word) > 1 or word in ("된", "될", "할")):
        return True
    return bool(
        _MAYBE_ADNOMINAL.search(word)
        and re.search(r"[을를이가에로도]$|[으]로$", before)
        and agent_of(word) is None
    )


def is_topic(word: str, before: str) -> bool:
    """Whether a word is a noun with the particle of a topic."""
    if not word.endswith(("은", "는")) or len(word) < 2:
        return False
    return agent_of(word) is not None or not is_adnominal(word, before)


def agent_of_topic(word: str) -> bool:
    """An agent as topic opens a clause of its own: "정부는"."""
    return word.endswith(("은", "는")) and agent_of(word) is not None


def trimmed(words: str) -> str:
    """Without list marks and openers in front, quotation marks and blanks around."""
    words = words.strip()
    while (mark := _MARK.match(words)) and mark.end():
        words = words[mark.end() :].strip()
    words = _STRANDED.sub("", words).strip(" ·ㆍ,‘’“”\"'")
    return words if ("「" in words) == ("」" in words) else words.replace("「", "").replace("」", "")


def without_topic(words: str) -> str:
    """A clause without the topic of its sentence in front ("인증표시는 인증이 유효한 동안")."""
    parts_ = words.split(" ")
    for at in range(min(8, len(parts_) - 2)):
        if is_topic(parts_[at], parts_[at - 1] if at else ""):
            return " ".join(parts_[at + 1 :])
    return words


def parts(words: str) -> list[str]:
    """The items of a list of nouns: "친환경 선박ㆍ자율운항선박" gives two."""
    return [p.strip() for p in re.split(r"\s*[ㆍ·・,△▲]\s*|(?<=[가-힣])(?:와|과) | 및 ", words) if p.strip()]
