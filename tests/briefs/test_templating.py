"""What templates are given is what the schema says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from billkit.briefs import build, verify
from billkit.briefs.html import page
from billkit.briefs.templating import SHIPPED, context
from billkit.models.brief import TemplateContext


@pytest.mark.parametrize("tier", ["brief", "full"])
def test_the_context_is_that_of_the_schema(material: Any, tier: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """In Markdown and in HTML: every name of the schema, and no name besides it but the function."""
    ledger = material("ko")
    brief = verify(build(ledger, tier), ledger)
    TemplateContext.model_validate(context(brief))
    seen: dict[str, Any] = {}

    def caught(name: str, given: dict[str, Any], *_: Any, **__: Any) -> str:
        seen.update(given)
        return name

    monkeypatch.setattr(page, "rendered", caught)
    page.to_html(brief, ledger.documents, "{}")
    known = TemplateContext.model_fields.keys() - {"figures"}
    assert seen.keys() - {"policy"} == known
    assert seen["texts"][0]._fields == tuple(
        TemplateContext.model_fields["texts"].annotation.__args__[0].model_fields
    )


def test_every_template_that_is_shipped_is_named() -> None:
    from billkit.briefs import templating

    for path in SHIPPED.glob("*.j2"):
        assert path.name.split(".")[0] in (templating.__doc__ or "")


def test_a_template_of_ones_own_forgets_the_brief_before(material: Any, tmp_path: Path) -> None:
    """Macros imported without context, and words that a template states itself, are told by the filters of each brief."""
    (tmp_path / "brief.html.j2").write_text(
        '{% import "blocks.html.j2" as blocks %}{{ "한국" | told }}'
        "{% for section in brief.sections %}{{ blocks.section(section) }}{% endfor %}"
    )
    made = [verify(build(ledger), ledger) for ledger in (material("en"), material("ko"))]
    pages = [page.to_html(brief, (), "{}", tmp_path) for brief in [*made, *made]]
    assert pages[:2] == pages[2:]
    assert [text.count('id="cited-1"') for text in pages] == [1] * 4
    assert ['<span lang="ko">한국</span>' in text for text in pages[:2]] == [True, False]
