"""A brief as a page: one file that asks for nothing, in which what comes from sources is text, whatever it contains."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from quoting import quoting

from billkit.briefs import Ledger, build, verify
from billkit.briefs.html import to_html
from billkit.briefs.pieces import web_address
from billkit.models import Document
from billkit.models.brief import Bullets, Fact, Figure, MeasureLink, MeasureSource, Paragraph, Statement
from billkit.models.section import Section

HOSTILE = (
    "</script><script>alert(1)</script>\n<img src=x onerror=alert(2)> <!-- --> ]]> {{ 7*7 }} {% raw %}\n"
    "\"quoted\" 'single' &lt;b&gt; `tick` \u202eturned\u202c \u2066isolated\u2069 \x00\x07\x0c \r \ufeff\u2028 javascript:alert(3)\n"
)
SPAN = (4, 30)


def page(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def written(ledger: Ledger) -> str:
    return to_html(verify(build(ledger), ledger), ledger.documents, "{}")


def runs(tree: html.HtmlElement) -> list[html.HtmlElement]:
    return tree.xpath("//*[@class='run']")


def as_shown(text: str) -> str:
    """A text as the page shows it: signs for what a browser would drop or obey, one for one."""
    signs = re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    )
    return signs.sub("?", text)


# --- one file, and what it may do -------------------------------------------------------------------------------------


def test_the_policy_lets_run_what_the_page_holds_and_nothing_else(ledger: Ledger) -> None:
    text = written(ledger)
    policy = page(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    told = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert told["default-src"] == "'none'"
    assert told["img-src"] == "data:"
    for name, element in (("style-src", "style"), ("script-src", "script")):
        inside = re.search(rf"<{element}>(.*?)</{element}>", text, re.DOTALL)
        assert inside
        digest = b64encode(sha256(inside[1].encode()).digest()).decode()
        assert told[name] == f"'sha256-{digest}'"


def test_the_policy_comes_before_all_that_it_governs(ledger: Ledger) -> None:
    head = page(written(ledger)).find("head")
    names = [(child.tag, child.get("http-equiv")) for child in head]
    assert names[:2] == [("meta", None), ("meta", "Content-Security-Policy")]


def test_nothing_is_fetched(ledger: Ledger) -> None:
    tree = page(written(ledger))
    assert tree.xpath("//@src | //@srcset | //@action | //@poster | //@background") == []
    assert tree.xpath("//head/link/@href") == ["data:,"]
    assert tree.xpath("//iframe | //object | //embed | //base | //form | //video | //audio") == []
    style = tree.xpath("//style")[0].text
    assert "url(" not in style
    assert "@import" not in style


def test_no_element_has_a_handler_or_a_style_of_its_own(ledger: Ledger) -> None:
    names = {name for element in page(written(ledger)).iter() for name in element.attrib}
    assert [name for name in names if name.startswith("on") or name == "style"] == []


def test_the_same_brief_gives_the_same_bytes_whatever_was_written_before(
    material: Callable[..., Ledger],
) -> None:
    english, korean = material("en"), material("ko")
    first = written(english)
    assert "(not checked)" in first
    assert "(미확인)" in written(korean)
    assert "(not checked)" not in written(korean)
    assert written(english) == first


# --- structure ----------------------------------------------------------------------------------------------------------


def test_the_page_has_landmarks_a_skip_link_and_its_language(ledger: Ledger) -> None:
    tree = page(written(ledger))
    assert tree.get("lang") == "en"
    assert [len(tree.xpath(f"//{name}")) for name in ("header", "nav", "main", "aside", "h1")] == [1] * 5
    skip = tree.xpath("//body/a[1]")[0]
    assert tree.get_element_by_id(skip.get("href")[1:]).tag == "main"


def test_headings_go_down_one_step_at_a_time(ledger: Ledger) -> None:
    levels = [int(heading.tag[1]) for heading in page(written(ledger)).xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_only_a_full_brief_has_contents_and_each_entry_leads_to_its_heading(ledger: Ledger) -> None:
    assert page(to_html(verify(build(ledger, "brief"), ledger), ledger.documents, "")).xpath("//nav") == []
    tree = page(written(ledger))
    entries = {link.text: link.get("href")[1:] for link in tree.xpath("//nav//a")}
    headings = tree.xpath("//main//*[self::h2 or (self::h3 and starts-with(@id, 'section-'))]")
    assert [tree.get_element_by_id(identity).text_content() for identity in entries.values()] == list(entries)
    assert len(entries) == len(headings)


def test_tables_have_captions_and_heads(ledger: Ledger) -> None:
    tables = page(written(ledger)).xpath("//table")
    assert tables
    for table in tables:
        assert table.xpath("string(caption)").strip()
        assert table.xpath("thead/tr/th/@scope") == ["col"] * len(table.xpath("thead/tr/*"))
        assert set(table.xpath("tbody/tr/th/@scope")) == {"row"}
        assert table.xpath("//*[@colspan or @rowspan]") == []


def test_no_id_stands_twice(ledger: Ledger) -> None:
    found = page(written(ledger)).xpath("//@id")
    assert len(found) == len(set(found))


def test_every_citation_leads_to_its_source_and_every_source_back(ledger: Ledger) -> None:
    tree = page(written(ledger))
    cites = tree.xpath("//a[@class='cite']")
    assert cites
    for cite in cites:
        assert cite.text in tree.get_element_by_id(cite.get("href")[1:]).text_content()
    entries = tree.xpath("//li[starts-with(@id, 'source-')]")
    for entry in entries:
        back = tree.get_element_by_id(entry.xpath("a[@class='back']/@href")[0][1:])
        assert back.get("href") == f"#{entry.get('id')}"


def test_a_fact_that_was_not_found_again_says_so_in_words(ledger: Ledger) -> None:
    marks = page(written(ledger)).xpath("//*[@class='unchecked']")
    assert marks
    assert all(mark.text_content().endswith(" (not checked)") for mark in marks)


def test_days_are_marked_and_nothing_else() -> None:
    said = "From 2026-07-01 to 2027-02, 2024-25; 1,860-2026-07-01 and page 2026-13. 2022-08발표 <2026-01-31>"
    document = Document(text="plain", source="a.txt")
    block = Paragraph(statement=Statement(text=said))
    found = page(to_html(quoting(document, [(0, 5)], [block]), [document], "")).xpath("//main/p[.//time]")
    assert found[0].text_content() == said
    assert found[0].xpath(".//time/text()") == ["2026-07-01", "2027-02", "2022-08", "2026-01-31"]


# --- the texts beside the brief -------------------------------------------------------------------------------------------


def test_sources_know_where_their_words_stand(ledger: Ledger) -> None:
    brief = verify(build(ledger), ledger)
    tree = page(to_html(brief, ledger.documents, ""))
    for source in brief.quotations:
        entry = tree.get_element_by_id(f"source-{source.id}")
        text = tree.get_element_by_id(entry.get("data-text"))
        whole = "".join(run.text_content() for run in runs(text))
        assert whole[int(entry.get("data-start")) : int(entry.get("data-end"))] == source.evidence.quote


def test_words_of_a_text_that_is_not_given_are_quoted_and_not_shown(ledger: Ledger) -> None:
    tree = page(to_html(verify(build(ledger), ledger), [], ""))
    assert tree.xpath("//aside | //@data-text | //a[@class='open']") == []
    assert tree.xpath("//li[starts-with(@id, 'source-')]/q")


def test_words_that_another_text_has_there_are_not_shown_in_it() -> None:
    brief = quoting(Document(text="one two three", source="a.txt"), [(4, 7)])
    other = Document(text="one 222 three", source="a.txt")
    assert page(to_html(brief, [other], "")).xpath("//@data-text") == []


pieces_of_text = st.sampled_from(
    ["\n", " ", "a", "Zeile ", "철강", "🏭", "\u202e", "\r", "<b>", "&amp;", "word " * 90]
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(pieces_of_text, min_size=1, max_size=60).map("".join),
    st.lists(st.integers(0, 400), max_size=6),
    st.integers(1, 9),
)
def test_runs_hold_the_text_character_by_character(words: str, starts: list[int], times: int) -> None:
    text = "x" + words * times
    document = Document(text=text, source="a.txt", page_starts=tuple(sorted({0, *starts})) if starts else ())
    tree = page(to_html(quoting(document, [(0, 1)]), [document], ""))
    found = runs(tree)
    bounds = [(int(run.get("data-start")), int(run.get("data-end"))) for run in found]
    assert [start for start, _ in bounds] == [0, *(end for _, end in bounds[:-1])]
    assert bounds[-1][1] == len(text)
    assert all(start < end for start, end in bounds)
    for run, (start, end) in zip(found, bounds, strict=True):
        shown = run.text_content().replace("\u240d", "?").replace("\ufffd", "?")
        assert shown == as_shown(text[start:end])


def test_a_text_without_line_ends_is_cut_all_the_same() -> None:
    document = Document(text="word " * 20_000, source="a.txt")
    found = runs(page(to_html(quoting(document, [SPAN]), [document], "")))
    assert len(found) > 3
    assert max(len(run.text_content()) for run in found) <= 20_000


def test_pages_are_named_as_evidence_names_them() -> None:
    """An empty page begins where the next one does; evidence there names the later."""
    document = Document(text="one\ntwo\nthree\n", source="a.pdf", page_starts=(0, 4, 4, 8))
    tree = page(to_html(quoting(document, [(4, 7)]), [document], ""))
    assert document.page_at(4) == 3
    named = tree.xpath("//h4/text()")
    assert named == ["Page 1 of 4", "Page 3 of 4", "Page 4 of 4"]
    assert [heading.getnext().text_content() for heading in tree.xpath("//h4")] == [
        "one\n",
        "two\n",
        "three\n",
    ]


def test_labels_of_sections_are_anchors_in_the_text() -> None:
    text = "Sec. 1 Name\nIt is so.\nSec. 2 Rest\n(a) More.\n"
    second = text.index("Sec. 2")
    below = text.index("(a)")
    document = Document(
        text=text,
        source="a.txt",
        sections=(
            Section(label="Sec. 1", start=0, end=second, heading="Name"),
            Section(label="Sec. 2", start=second, end=len(text), heading='"Rest" <b>'),
            Section(label="Sec. 2(a)", start=below, end=len(text), rank="paragraph"),
        ),
    )
    tree = page(to_html(quoting(document, [(0, 3)]), [document], ""))
    assert tree.get_element_by_id("text-1-Sec._2(a)").tail == "(a) More.\n"
    options = tree.xpath("//option")
    assert [option.text.strip("\xa0") for option in options] == ["Sec. 1 Name", 'Sec. 2 "Rest" <b>']
    for option in options:
        tree.get_element_by_id(option.get("value"))


def test_texts_are_said_to_be_in_their_language(material: Callable[..., Ledger]) -> None:
    ledger = material("ko")
    tree = page(written(ledger))
    assert tree.get("lang") == "ko"
    assert set(tree.xpath("//q/@lang")) == {"en"}
    assert {run.get("lang") for run in runs(tree)} == {"en"}


def test_korean_words_in_an_english_brief_are_said_to_be_korean() -> None:
    name = "철강산업 특별법"
    fact = Fact(
        subject="bill/0/claim/title",
        fields=("value",),
        values=(name,),
        form="name",
        start=4,
        end=4 + len(name),
    )
    block = Paragraph(statement=Statement(text=f"The {name} is new.", facts=(fact,)))
    document = Document(text="철강을 지원한다.", source="a.txt", language="ko")
    tree = page(to_html(quoting(document, [(0, 3)], [block]), [document], ""))
    assert tree.xpath("//main//p/span[@lang='ko']/text()") == [name]


# --- hostile material ---------------------------------------------------------------------------------------------------


def test_text_of_a_source_is_text_whatever_it_contains() -> None:
    document = Document(text=HOSTILE, source='<i>"a.txt', sections=(Section(label='"><b>x', start=0, end=9),))
    measure = MeasureSource(
        id="M1", measure="x", title=HOSTILE, economy="US", economy_name="<b>US", as_of="2026",
        note=HOSTILE, links=(MeasureLink(title=HOSTILE, publisher="<i>P", url="javascript:alert(1)"),),
    )  # fmt: skip
    blocks = [Bullets(items=(Statement(text=HOSTILE),))]
    text = to_html(
        quoting(document, [(0, len(HOSTILE))], blocks, (measure,)),
        [document],
        json.dumps(HOSTILE, ensure_ascii=False),
    )
    tree = page(text)
    assert len(tree.xpath("//script")) == 2
    assert tree.xpath("//img | //b | //i | //comment()") == []
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)
    assert tree.xpath("//a[not(starts-with(@href, '#'))]") == []


def test_words_of_the_brief_lose_what_hides_or_turns_them() -> None:
    document = Document(text="plain", source="a.txt")
    block = Paragraph(statement=Statement(text="\u202eevil\u202c wo\u200brds\x07"))
    tree = page(to_html(quoting(document, [(0, 5)], [block]), [document], ""))
    assert "evil words" in tree.xpath("//main")[0].text_content()


@pytest.mark.parametrize("said", ["</script>", "<!--<script>", "a & b", "\u2028\u2029", "\ud800", "철강 🏭"])
def test_citation_data_cannot_leave_its_element_and_stays_what_it_is(said: str) -> None:
    document = Document(text="plain", source="a.txt")
    data = json.dumps({"said": said}, ensure_ascii=False)
    text = to_html(quoting(document, [(0, 5)]), [document], data)
    held = text.split('<script type="application/json" id="billkit-citations">')[1].split("</script>")[0]
    assert not set("<>&\u2028\u2029\ud800") & set(held)
    assert json.loads(held) == json.loads(data)
    text.encode("utf-8")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " https://x.org",
        "data:text/html,x",
        "//x.org",
        "https://x.org/<b>",
        "https://x.org\n",
        "file:///x",
        "httpſ://x.org",
        "",
    ],
)
def test_only_plain_addresses_of_the_web_become_links(url: str) -> None:
    assert web_address(url) is None


def test_the_scheme_of_an_address_may_be_in_capitals() -> None:
    assert web_address("HTTPS://x.org/A") == "HTTPS://x.org/A"


def test_links_tell_nothing_of_the_reader(ledger: Ledger) -> None:
    links = page(written(ledger)).xpath("//a[starts-with(@href, 'http')]")
    assert links
    assert {link.get("rel") for link in links} == {"noopener noreferrer"}


# --- charts -------------------------------------------------------------------------------------------------------------

DRAWN = '<rect width="4" height="4" fill="url(#dots)"/><text x="1" y="2">a &lt; b</text>'


def with_chart(inside: str, root: str = "") -> html.HtmlElement:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 4" '
        f'aria-labelledby="t" {root}><title id="t">T</title><defs><pattern id="dots"/></defs>{inside}</svg>'
    )
    chart = Figure(
        id="one", caption=Statement(text="Caption"), svg=svg, alt='Three "bars"', width=4, height=4
    )
    twin = chart.model_copy(update={"id": "two"})
    document = Document(text="plain", source="a.txt")
    return page(to_html(quoting(document, [(0, 5)], [chart, twin]), [document], ""))


def test_a_chart_stands_in_the_page_with_its_words() -> None:
    tree = with_chart(DRAWN)
    charts = tree.xpath("//figure/*[local-name()='svg']")
    assert [chart.get("role") for chart in charts] == ["img", "img"]
    assert {chart.get("aria-label") for chart in charts} == {'Three "bars"'}
    assert [chart.xpath(".//*[local-name()='text']")[0].text for chart in charts] == ["a < b"] * 2
    assert tree.xpath("//figcaption/text()") == ["Caption", "Caption"]


def test_charts_do_not_share_ids() -> None:
    tree = with_chart(DRAWN)
    assert tree.xpath("//*[local-name()='pattern']/@id") == ["chart-one-dots", "chart-two-dots"]
    assert tree.xpath("//*[local-name()='rect']/@fill") == ["url(#chart-one-dots)", "url(#chart-two-dots)"]


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<foreignObject><b/></foreignObject>",
        '<rect onclick="alert(1)"/>',
        '<a href="https://x.org"><text>x</text></a>',
        '<image href="https://x.org/x.png"/>',
        '<use href="#t"/>',
        '<use xlink:href="https://x.org/x.svg#t"/>',
        '<rect style="fill:red"/>',
        "<style>rect { fill: red }</style>",
        '<rect fill="url(https://x.org/x.svg#t)"/>',
        "<rect fill=\"url( 'https://x.org/x' )\"/>",
        '<set attributeName="fill"/>',
        "<rect>",
        '<html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>',
    ],
)
def test_a_chart_that_holds_more_than_shapes_is_told_in_words(inside: str) -> None:
    tree = with_chart(DRAWN + inside)
    assert tree.xpath("//figure//*[local-name()='svg']") == []
    assert tree.xpath("//figure/p/text()") == ['Chart: Three "bars"'] * 2


def test_a_chart_with_a_handler_at_its_root_is_told_in_words() -> None:
    assert with_chart(DRAWN, 'onload="alert(1)"').xpath("//figure//*[local-name()='svg']") == []


# --- templates of one's own ---------------------------------------------------------------------------------------------


def test_a_template_of_ones_own_can_have_a_style_of_its_own(tmp_path: Path) -> None:
    own = (
        "{% set look %}p { color: red }{% endset %}"
        '<meta http-equiv="Content-Security-Policy" content="{{ policy(look, script) }}"><style>{{ look }}</style>'
        "<h1>{{ brief.title | words }}</h1>{% include 'texts.html.j2' %}"
    )
    (tmp_path / "brief.html.j2").write_text(own, "utf-8")
    document = Document(text="plain <b>", source="a.txt")
    text = to_html(quoting(document, [(0, 5)]), [document], "", tmp_path)
    digest = b64encode(sha256(b"p { color: red }").digest()).decode()
    assert f"style-src &#39;sha256-{digest}&#39;" in text
    assert runs(page(text))[0].text_content() == "plain <b>"
