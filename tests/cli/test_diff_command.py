"""`billkit diff`: two versions in four formats; what comes from the documents steers neither terminal nor page."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from command_line import Billkit
from markdown_it import MarkdownIt

from billkit.cli.diff_text import text as in_terminal
from billkit.comparison.versions import replay
from billkit.models import schemas
from billkit.models.version_diff import VersionDiff

OLD = """\
---
시행일자: 2026-01-01
---

# 철강 전환 지원법

##### 제1조 (목적)

이 법은 철강산업의 전환을 지원함을 목적으로 한다.

##### 제2조 (위원회)

국무총리 소속으로 철강전환위원회를 둔다.

##### 제3조 (기본계획)

장관은 5년마다 기본계획을 수립하여야 한다.
"""
NEW = (
    OLD.replace("2026-01-01", "2026-07-01")
    .replace("국무총리", "대통령")
    .replace("지원함을 목적으로 한다.", "지원함을 목적으로 한다. <개정 2026.7.1>")
    + "\n##### 제4조 (벌칙)\n\n<script>alert(1)</script> *거짓* 보고를 한 자는 \x1b[31m벌금\u202e에 처한다.\n"
)


@pytest.fixture
def versions(tmp_path: Path) -> tuple[str, str]:
    for name, words in (("old.md", OLD), ("new.md", NEW)):
        (tmp_path / name).write_text(words, "utf-8")
    return str(tmp_path / "old.md"), str(tmp_path / "new.md")


def test_piped_it_is_plain_and_tells_first_what_matters(billkit: Billkit, versions: tuple[str, str]) -> None:
    done = billkit("diff", *versions)
    assert (done.code, done.err) == (0, "")
    assert "\x1b" not in done.out
    assert "제2조: changed" in done.out
    assert "[-국무총리-]{+대통령+} 소속으로" in done.out
    order = [
        "In substance",
        "under: 국무총리 → 대통령",
        "제2조: changed",
        "제4조 벌칙: inserted",
        "Amendment notes only",
        "front matter",
    ]
    assert [done.out.index(words) for words in order] == sorted(done.out.index(words) for words in order)


def test_in_a_terminal_words_are_coloured_and_controls_are_not_the_text_s(
    billkit: Billkit, versions: tuple[str, str]
) -> None:
    done = billkit("diff", *versions, "-f", "json")
    shown = in_terminal(VersionDiff.model_validate_json(done.out), colours=True)
    assert "\x1b[31;9m국무총리\x1b[0m\x1b[32;4m대통령\x1b[0m" in shown
    assert set(re.findall("\x1b[^m]*m", shown)) <= {"\x1b[31;9m", "\x1b[32;4m", "\x1b[1m", "\x1b[0m"}
    assert "\u202e" not in shown


def test_json_keeps_its_contract_and_makes_one_text_of_the_other(
    billkit: Billkit, versions: tuple[str, str]
) -> None:
    found = json.loads(billkit("diff", *versions, "-f", "json").out)
    jsonschema.validate(found, schemas.schema("version-diff"))
    redline = VersionDiff.model_validate(found).redline
    import billkit as library

    old, new = (library.read(path).text for path in versions)
    assert replay(old, redline) == new


def test_without_provisions_no_rule_is_asked(billkit: Billkit, versions: tuple[str, str]) -> None:
    assert json.loads(billkit("diff", *versions, "--no-provisions", "-f", "json").out)["provisions"] is None
    assert "In substance" not in billkit("diff", *versions, "--no-provisions").out


def test_markdown_takes_nothing_of_the_text_for_markup(billkit: Billkit, versions: tuple[str, str]) -> None:
    out = billkit("diff", *versions, "-f", "md").out
    assert "<del>국무총리</del><ins>대통령</ins> 소속으로" in out
    page = MarkdownIt("commonmark", {"html": True}).render(out)
    assert set(re.findall(r"<(\w+)", page)) <= {"h1", "h2", "h3", "p", "blockquote", "ul", "li", "del", "ins"}
    assert "*거짓*" in page


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_stands_alone_and_runs_nothing(
    billkit: Billkit, versions: tuple[str, str], tmp_path: Path
) -> None:
    """Written by the suffix .html: no script, no link, nothing from elsewhere; ins and del are heard, too."""
    done = billkit("diff", *versions, "-o", str(tmp_path / "changes.html"))
    assert done.code == 0
    markup = (tmp_path / "changes.html").read_text("utf-8")
    page = Page()
    page.feed(markup)
    assert {"ins", "del", "h1", "h2", "h3", "main"} <= set(page.tags)
    assert not {"script", "link", "img", "iframe", "a"} & set(page.tags)
    assert not [name for name in page.attributes if name.startswith("on") or name in ("src", "href")]
    assert "<script>alert(1)</script>" in page.words
    assert "inserted: 대통령 end of insertion" in page.words
    assert not set("\x1b\u202e") & set(markup)


def test_versions_that_are_the_same_are_said_to_be(billkit: Billkit, versions: tuple[str, str]) -> None:
    done = billkit("diff", versions[0], versions[0])
    assert done.code == 0
    assert "no change of the text" in done.out


def test_errors_are_named(billkit: Billkit, versions: tuple[str, str]) -> None:
    assert billkit("diff", "-", "-").code == 2
    missing = billkit("diff", versions[0], "no-such-file.md")
    assert missing.code == 3
    assert "no-such-file.md" in missing.err


def test_very_long_versions_are_not_read_by_the_rules_unless_asked(billkit: Billkit, tmp_path: Path) -> None:
    """The command says what it left out, and how to have it."""
    long = (
        "##### 제1조 (목적)\n\n이 법은 철강산업을 지원함을 목적으로 한다.\n\n##### 제2조 (융자)\n\n"
        + "장관은 융자를 지원한다. " * 40_000
    )
    (tmp_path / "old.md").write_text(long, "utf-8")
    (tmp_path / "new.md").write_text(long.replace("목적으로", "취지로", 1), "utf-8")
    done = billkit("diff", str(tmp_path / "old.md"), str(tmp_path / "new.md"))
    assert done.code == 0
    assert "--provisions" in done.err
