"""What holds of every analysis, whatever the text: evidence, order, sameness, no crash."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import billkit
from billkit.models import Analysis, schemas

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
TEXTS = {path.name: path.read_text("utf-8") for path in EXAMPLES}

# Words that rules, scope cues, slots and bill facts look for, and what they stand between.
_WORDS = st.sampled_from(
    [
        "The bill", "the act", "the Steel Act", "H.R. 1548", "Article 9", "제9조", "Rep. Kim", "introduced", "would", "shall",
        "may", "must", "provides", "supports", "low-interest loans", "subsidies", "tax credits", "to steelmakers", "permits",
        "a committee chaired by the President", "every five years", "a basic plan", "green steel zone", "special account",
        "up to $5 billion", "50 percent", "on June 17, 2026", "in the United States", "the EU's tariff", "quota", "imports",
        "rules of origin", "but", "while", "and", "or", "is not part of", "was dropped", "lawmakers also want",
        "under existing law", "Q. What is it?", "A.", "Related Articles", "3 hours ago", "철강산업", "지원한다",
        ",", ".", ";", ":", "\n", "\n\n", "\n- ", "(a)", '"', "İ", "ﬁ", "\u2028", "👷", "e\u0301",
    ]
)  # fmt: skip
_SOUP = st.lists(_WORDS, max_size=60).map(" ".join).filter(lambda text: any(c.isalpha() for c in text))
_SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def promises_hold(text: str) -> Analysis:
    document = billkit.read(text.encode())
    analysis = billkit.parse(document)
    assert analysis.proves(document)
    assert all(0 <= e.start < e.end <= len(document.text) for e in analysis.all_evidence())
    ids = [provision.id for provision in analysis.provisions]
    assert len(set(ids)) == len(ids)
    if analysis.bill is None:
        assert not analysis.provisions
        assert analysis.notices
    assert billkit.parse(document).to_json() == analysis.to_json()
    return analysis


@pytest.mark.parametrize("name", TEXTS)
def test_the_examples_keep_the_promises(name: str) -> None:
    """Each quote stands where it says; reading twice gives the same bytes; the JSON obeys the published schema."""
    analysis = promises_hold(TEXTS[name])
    jsonschema.validate(json.loads(analysis.to_json()), schemas.schema("analysis"))
    assert Analysis.model_validate_json(analysis.to_json()) == analysis


@_SLOW
@given(_SOUP)
def test_keyword_soup_never_crashes(text: str) -> None:
    """The words that rules look for, in any order."""
    promises_hold(text)


@_SLOW
@given(st.data())
def test_mutated_examples_never_crash(data: st.DataObject) -> None:
    """An example with a piece cut out, moved, doubled, its lines joined or broken, or words put in."""
    text = data.draw(st.sampled_from(list(TEXTS.values())))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    piece = text[start:end]
    change = data.draw(
        st.sampled_from(
            [
                lambda: text[:start] + text[end:],
                lambda: text[end:] + piece,
                lambda: text[:start] + piece + piece + text[end:],
                lambda: text.replace("\n", " "),
                lambda: text.replace(". ", ".\n"),
                lambda: text[:start] + data.draw(_SOUP) + text[start:],
                lambda: text[:start] + piece.upper() + text[end:],
                lambda: piece,
            ]
        )
    )
    changed = change()
    if any(char.isalpha() for char in changed):
        promises_hold(changed)


def test_a_plain_sentence_is_understood() -> None:
    """The first thing a reader tries."""
    text = "The Steel Bill was introduced in South Korea on Monday. The bill provides low-interest loans to steelmakers."
    analysis = promises_hold(text)
    assert [provision.kind for provision in analysis.provisions] == ["finance.loan"]
    assert "low-interest loans" in analysis.provisions[0].evidence[0].quote


def test_a_text_without_a_bill_is_a_result() -> None:
    """No bill, no provisions, and a notice that says so; not an error."""
    analysis = promises_hold(TEXTS["no-bill-mill-news.txt"])
    assert analysis.bill is None
    assert [notice.code for notice in analysis.notices] == ["no-bill"]


def test_only_the_article_on_the_bill_is_read() -> None:
    """Of a page with several articles, evidence comes from one; a notice names the others."""
    text = TEXTS["k-steel-page-dump.txt"]
    analysis = promises_hold(text)
    first, after = text.index("South Korea's parliament"), text.index("What hydrogen steel would cost")
    assert analysis.provisions
    assert all(first - 60 <= e.start and e.end <= after for e in analysis.all_evidence())
    notice = next(n for n in analysis.notices if n.code == "articles")
    assert "Harbour Street" in notice.message
    assert "Night market" in notice.message


def test_the_examples_are_of_the_size_a_reader_pastes() -> None:
    """200 to 450 words each, and each told of in examples/README.md."""
    readme = (ROOT / "examples" / "README.md").read_text("utf-8")
    assert len(TEXTS) >= 8
    for name, text in TEXTS.items():
        assert 200 <= len(text.split()) <= 450, name
        assert f"`{name}`" in readme


_TWO_KINDS_OF_PAPER = """STEEL SUPPORT: FACTSHEET FOR MAKERS
May 2026

At a glance
The package combines grants for electric furnaces with loans to small mills. It is run by the Department of Industry.

Grants
Producers can apply for grants of up to $50 million. The Department of Industry runs the scheme.
"""


def test_another_process_gives_the_same_bytes() -> None:
    """Nothing hangs on the order of a set, which differs from process to process."""
    reading = "import sys, billkit; print(billkit.parse(billkit.read(sys.stdin.buffer.read())).to_json())"
    told = {
        subprocess.run(
            [sys.executable, "-c", reading],
            input=_TWO_KINDS_OF_PAPER.encode(),
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(8)
    }
    assert len(told) == 1
    assert json.loads(told.pop())["bill"]["stage"]["as_written"] == "FACTSHEET"
