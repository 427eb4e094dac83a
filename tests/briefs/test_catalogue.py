"""The two catalogues say the same things: same keys, same braces, sentences that can be read."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import billkit.briefs
from billkit.briefs.catalogue import catalogue
from billkit.briefs.pieces import pieces
from billkit.briefs.verification import verify
from billkit.models.brief import Language, Tier

SOURCE = "".join(
    path.read_text("utf-8")
    for path in Path(billkit.briefs.__file__).parent.rglob("*.*")
    if path.suffix in (".py", ".j2")
)
SAME_KEYS = (
    "layout",
    "list",
    "values",
    "say",
    "head",
    "excluded",
    "modality",
    "nature",
    "topic",
    "detail",
    "detail_yes",
    "detail_no",
)


def braces(words: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(words) if name is not None)


@pytest.mark.parametrize("section", SAME_KEYS)
def test_both_languages_have_the_same_keys_and_braces(section: str) -> None:
    english, korean = catalogue("en")[section], catalogue("ko")[section]
    assert list(english) == list(korean)
    for key, words in english.items():
        assert braces(words) == braces(korean[key]), key


@pytest.mark.parametrize("key", catalogue("en")["say"])
def test_every_sentence_is_said_somewhere(key: str) -> None:
    stem = key.removesuffix("_one")
    assert f'"{key}"' in SOURCE or f'"{stem}{{one}}"' in SOURCE


@pytest.mark.parametrize("key", catalogue("en")["say"])
def test_own_sentences_are_short(key: str) -> None:
    """25 words or fewer, what is filled in not counted."""
    for sentence in re.split(r"(?<=[.?:;])\s", catalogue("en")["say"][key]):
        assert len(sentence.split()) <= 25, sentence


@pytest.mark.parametrize("key", catalogue("ko")["say"])
def test_korean_is_nominal(key: str) -> None:
    """개조식: 서술형 종결(…다.)을 쓰지 않는다."""
    assert not re.search(r"다(?:\.|$)", catalogue("ko")["say"][key])


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("tier", ["glance", "brief", "full"])
def test_every_length_and_language_is_verified(material: Any, lang: Language, tier: Tier) -> None:
    ledger = material(lang)
    made = verify(billkit.briefs.build(ledger, tier), ledger)
    assert (made.lang, made.tier) == (lang, tier)
    assert all("".join(p.text for p in pieces(s)) == s.text for s in made.statements())


def test_a_longer_brief_says_more(material: Any) -> None:
    """Each length holds the sections of the shorter one, and the full one every provision's words."""
    ledger = material("en")
    glance, brief, full = (
        [s.id for s in billkit.briefs.build(ledger, tier).sections] for tier in ("glance", "brief", "full")
    )
    assert set(glance) <= set(brief) <= {*full, "provisions-rest"}
    assert len(glance) < len(brief) < len(full)
    assert brief.index("money") < brief.index("provisions") < brief.index("matrix") < brief.index("economies")
    assert brief[-2:] == ["open-points", "limits"]


def test_the_korean_brief_has_no_english_of_its_own(material: Any) -> None:
    for statement in billkit.briefs.build(material("ko"), "full").statements():
        own = "".join(p.text for p in pieces(statement) if p.fact is None)
        assert not re.search(r"[A-Za-z]", own.replace("billkit", "").replace("SHA", "")), own
