"""A brief as a page, in a browser: who clicks on a citation sees the words that prove it, and nothing leaves the page."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from quoting import quoting

import billkit
from billkit.briefs import VerifiedBrief
from billkit.briefs.html import to_html
from billkit.models import Document
from billkit.models.brief import Fact, Statement, Table
from billkit.models.section import Section

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 640}
LIT = "[...document.querySelectorAll('mark')].map(mark => mark.textContent).join('')"
NODES = "[...document.querySelectorAll('.run')].map(run => run.childNodes.length)"
RUNS = "[...document.querySelectorAll('.run')].map(run => run.textContent)"
# of the first lit words: whether they can be seen in the panel
IN_SIGHT = """() => {
  const lit = document.querySelector('mark').getClientRects()[0];
  const view = document.querySelector('#texts-view').getBoundingClientRect();
  return lit.top >= view.top && lit.top < view.bottom && lit.left >= view.left && lit.right <= view.right + 1
    && view.bottom <= innerHeight + 1;
}"""


def _missing(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, though this is CI")
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium as Debian packages it, without a window."""
    executable = shutil.which("chromium")
    if executable is None:
        _missing("no chromium on this machine")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("no Playwright in this environment")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Visit:
    """A page that was opened, and what happened in it."""

    def __init__(self, browser: Any, text: str, folder: Path, **settings: Any) -> None:
        file = folder / "brief.html"
        file.write_bytes(text.encode("utf-8"))
        settings = {"viewport": WIDE, "reduced_motion": "reduce"} | settings
        self.context = browser.new_context(**settings)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.address = file.as_uri()
        self.page.goto(self.address)

    def settled(self) -> None:
        """Waits until the page has scrolled to what was asked for."""
        self.page.evaluate(
            """async () => {
              for (let frame = 0; frame < 10; frame++) await new Promise(done => requestAnimationFrame(done));
            }"""
        )

    def look_up(self, source: str) -> None:
        self.page.locator(f'a.cite[href="#source-{source}"]').first.click()
        self.settled()


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Any]:
    visits: list[Visit] = []

    def opened(text: str, **settings: Any) -> Visit:
        visits.append(Visit(browser, text, tmp_path, **settings))
        return visits[-1]

    yield opened
    for each in visits:
        each.context.close()


@pytest.fixture(scope="module")
def seed(root: Path) -> tuple[VerifiedBrief, Document, str]:
    """The brief on the first document of this project, in full."""
    document = billkit.read(root / "examples" / "k-steel-act-press.txt")
    brief = billkit.brief(document, against=["US", "EU", "JP"], tier="full")
    return brief, document, to_html(brief, [document], brief.to_json())


@pytest.fixture(scope="module")
def korean(root: Path) -> tuple[VerifiedBrief, Document, str]:
    document = billkit.read(root / "examples" / "k-steel-act-press.txt")
    brief = billkit.brief(document, against=["US", "EU", "JP"], lang="ko")
    return brief, document, to_html(brief, [document], "")


# --- the words that prove it ---------------------------------------------------------------------------------------------


def test_every_citation_lights_up_its_words(visit: Any, seed: tuple[VerifiedBrief, Document, str]) -> None:
    brief, document, text = seed
    opened = visit(text)
    before = opened.page.evaluate(RUNS)
    quotes = {source.id: source.evidence.quote for source in brief.quotations}
    links = [link for link in opened.page.locator("a.cite").all() if link.inner_text() in quotes]
    assert {link.inner_text() for link in links} == set(quotes)
    for link in links:
        link.click()
        opened.settled()
        assert opened.page.evaluate(LIT) == quotes[link.inner_text()]
        assert opened.page.evaluate(IN_SIGHT)
        assert opened.page.evaluate("document.activeElement === document.querySelector('mark')")
        assert link.get_attribute("aria-current") == "true"
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate(RUNS) == before
    assert "".join(before) == document.text
    assert opened.complaints == []


def paged(pages: int) -> Document:
    """A long text on pages, with characters of two units, twins, and labels in the middle of sentences."""
    texts = [
        f"Page {number} begins. 🏭🏭 The mill 제철소 of page {number} is lit; (a) twin (b) twin 𝔘 end.\n"
        + "Filler. " * 300
        + "\n"
        for number in range(1, pages + 1)
    ]
    starts = [sum(map(len, texts[:number])) for number in range(pages)]
    text = "".join(texts)
    sections = tuple(
        Section(label=f"Sec. {number}(a)", start=at, end=at + 20)
        for number, at in enumerate((start + text[start:].index("(a)") for start in starts), 1)
    )
    return Document(text=text, source="mill.pdf", page_starts=tuple(starts), sections=sections)


def test_spans_may_overlap_cross_pages_and_hold_any_character(visit: Any) -> None:
    document = paged(60)
    starts = document.page_starts
    mill = document.text.index("🏭", starts[40])
    spans = [
        (mill, mill + 1), (mill + 1, mill + 30), (mill + 5, mill + 60), (mill - 5, mill + 70),
        (starts[50] - 30, starts[50] + 40), (0, 1), (len(document.text) - 2, len(document.text)),
        (starts[10], starts[13]), (mill, mill + 1),
    ]  # fmt: skip
    opened = visit(to_html(quoting(document, spans), [document], ""))
    before = [opened.page.evaluate(RUNS), opened.page.evaluate(NODES)]
    for number, (start, end) in enumerate(spans, 1):
        opened.look_up(str(number))
        assert opened.page.evaluate(LIT) == document.text[start:end]
        assert opened.page.evaluate(IN_SIGHT)
    opened.page.keyboard.press("Escape")
    assert [opened.page.evaluate(RUNS), opened.page.evaluate(NODES)] == before


def test_a_law_of_hundreds_of_pages_is_searched_as_fast_as_one_turns_them(visit: Any, shared: Path) -> None:
    """The Inflation Reduction Act: words at the start, the middle and the end of its pages, and across two of them."""
    document = billkit.read(shared / "corpus/us/pdf/us-plaw-117-169-inflation-reduction-act.pdf")
    starts = document.page_starts[5::30]
    spans = [(start - 40, start + 90) for start in starts] + [
        (start + 500, start + 700) for start in reversed(starts)
    ]
    opened = visit(to_html(quoting(document, spans), [document], ""))
    assert len(document.page_starts) > 250
    assert "".join(opened.page.evaluate(RUNS)) == document.text
    for number, (start, end) in enumerate(spans, 1):
        opened.look_up(str(number))
        assert opened.page.evaluate(LIT) == document.text[start:end]
        assert opened.page.evaluate(IN_SIGHT)


def test_of_several_texts_the_one_that_says_it_is_shown(visit: Any) -> None:
    texts = [
        Document(text=f"Sec. 1\nThe mill of text {name}.\n" + "Filler.\n" * 500, source=f"{name}.txt", sections=(Section(label="Sec. 1", start=0, end=90),))
        for name in "ab"
    ]  # fmt: skip
    first, second = (quoting(text, [(7, 26)]).quotations[0] for text in texts)
    told = [first, second.model_copy(update={"id": "2", "bill": 1})]
    brief = quoting(texts[0], [(7, 26), (0, 3)]).model_copy(update={"quotations": tuple(told)})
    opened = visit(to_html(brief, texts, ""))
    for source, name in (("2", "b"), ("1", "a")):
        opened.look_up(source)
        assert opened.page.evaluate(LIT) == f"The mill of text {name}."
        assert opened.page.evaluate(IN_SIGHT)
        assert opened.page.locator("select:visible").count() == 1


def test_the_list_of_articles_follows_and_leads(visit: Any) -> None:
    text = "".join(f"Sec. {number}\n" + "It is so. " * 200 + "\n" for number in range(1, 30))
    starts = [text.index(f"Sec. {number}\n") for number in range(1, 30)]
    sections = tuple(
        Section(label=f"Sec. {number}", start=start, end=end)
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1)
    )
    document = Document(text=text, source="act.txt", sections=sections)
    opened = visit(to_html(quoting(document, [(starts[20] + 12, starts[20] + 20)]), [document], ""))
    opened.look_up("1")
    chosen = "document.querySelector('select').selectedOptions[0].textContent"
    assert opened.page.evaluate(chosen) == "Sec. 21"
    opened.page.locator("select").select_option(label="Sec. 7")
    opened.settled()
    top = opened.page.evaluate(
        "document.getElementById('text-1-Sec._7').getBoundingClientRect().top"
        " - document.getElementById('texts-view').getBoundingClientRect().top"
    )
    assert 0 <= top < 400


def test_what_was_clicked_stays_in_sight(visit: Any, seed: tuple[VerifiedBrief, Document, str]) -> None:
    opened = visit(seed[2])
    for source in ("8", "20", "28"):
        opened.look_up(source)
        link = opened.page.locator("a.cite[aria-current]")
        box = link.bounding_box()
        assert 0 <= box["y"] < 800
        assert box["x"] + box["width"] < 1280 * 0.54


# --- keyboard, and without a script -----------------------------------------------------------------------------------------


def test_the_keyboard_is_enough(visit: Any, seed: tuple[VerifiedBrief, Document, str]) -> None:
    opened = visit(seed[2])
    active = "document.activeElement"
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate(f"{active}.className") == "skip"
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate(f"{active}.id") == "brief"
    while opened.page.evaluate(f"{active}.className") != "cite":
        opened.page.keyboard.press("Tab")
    outline = f"getComputedStyle({active}).outlineStyle"
    assert opened.page.evaluate(outline) == "solid"
    cited = opened.page.evaluate(f"{active}.hash")
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate(f"{active}.tagName") == "MARK"
    assert opened.page.evaluate(outline) == "solid"
    opened.page.keyboard.press("Shift+Tab")
    opened.page.keyboard.press("Shift+Tab")
    assert opened.page.evaluate(f"{active}.id") == "texts-close"
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate(f"{active}.hash") == cited
    assert not opened.page.locator("#texts").is_visible()


def test_escape_leads_back_to_the_citation(visit: Any, seed: tuple[VerifiedBrief, Document, str]) -> None:
    opened = visit(seed[2])
    link = opened.page.locator('a.cite[href="#source-13"]').first
    place = link.bounding_box()
    link.focus()
    opened.page.keyboard.press("Enter")
    opened.settled()
    opened.page.keyboard.press("Escape")
    assert link.evaluate("link => link === document.activeElement")
    assert place is not None
    assert 0 <= link.bounding_box()["y"] < 800
    assert opened.page.locator("mark").count() == 0


def test_a_measure_leads_to_its_entry_and_back(visit: Any, seed: tuple[VerifiedBrief, Document, str]) -> None:
    opened = visit(seed[2])
    opened.look_up("M1")
    assert opened.page.evaluate("document.querySelector(':target').id") == "source-M1"
    assert not opened.page.locator("#texts").is_visible()
    opened.page.locator("#source-M1 .back").click()
    assert opened.page.evaluate("document.querySelector(':target').id") == "cited-M1"


def test_without_a_script_citations_lead_to_sources_and_the_text_is_there(
    visit: Any, seed: tuple[VerifiedBrief, Document, str]
) -> None:
    opened = visit(seed[2], java_script_enabled=False)
    opened.page.locator('a.cite[href="#source-13"]').first.click()
    assert opened.page.url.endswith("#source-13")
    assert opened.page.locator("#source-13").is_visible()
    assert opened.page.locator("#text-1").is_visible()
    assert not opened.page.locator("#texts-close").is_visible()


# --- who reads it, and on what -----------------------------------------------------------------------------------------------


def grave_faults(page: Any) -> list[tuple[str, list[str]]]:
    """What axe-core finds serious or critical, with the elements at fault."""
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        _missing("no axe in this environment")
    return [
        (fault["id"], [node["html"][:200] for node in fault["nodes"]][:5])
        for fault in Axe().run(page).response["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "size"), [("seed", WIDE), ("korean", NARROW)])
def test_axe_finds_no_serious_fault(
    visit: Any, request: pytest.FixtureRequest, scheme: str, name: str, size: dict[str, int]
) -> None:
    opened = visit(request.getfixturevalue(name)[2], color_scheme=scheme, viewport=size)
    assert grave_faults(opened.page) == []
    opened.look_up("13")
    assert grave_faults(opened.page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_marks_of_doubt(visit: Any, scheme: str) -> None:
    fact = Fact(subject="x", fields=("x",), values=("x",), form="name", start=0, end=4, check="not_checked")
    doubtful = Statement(text="Five years", facts=(fact,), cites=("1",))
    table = Table(headers=(doubtful, doubtful), rows=((doubtful, doubtful),))
    document = Document(text="plain words", source="a.txt")
    text = to_html(quoting(document, [(0, 5)], [table]), [document], "")
    assert grave_faults(visit(text, color_scheme=scheme).page) == []


@pytest.mark.parametrize("looked_up", [False, True])
def test_a_narrow_screen_never_scrolls_sideways(
    visit: Any, seed: tuple[VerifiedBrief, Document, str], looked_up: bool
) -> None:
    opened = visit(seed[2], viewport=NARROW)
    if looked_up:
        opened.look_up("13")
        assert opened.page.evaluate(IN_SIGHT)
        sheet = opened.page.locator("#texts").bounding_box()
        link = opened.page.locator("a.cite[aria-current]").bounding_box()
        assert 0 <= link["y"] < link["y"] + link["height"] <= sheet["y"]
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


# --- nothing leaves the page ---------------------------------------------------------------------------------------------------


def test_no_request_leaves_the_page(visit: Any, seed: tuple[VerifiedBrief, Document, str]) -> None:
    opened = visit(seed[2])
    for link in opened.page.locator("a.cite").all():
        link.click()
    opened.page.locator(".open").first.click()
    opened.page.keyboard.press("Escape")
    opened.page.emulate_media(media="print")
    opened.settled()
    assert opened.requests == [opened.address]
    assert opened.complaints == []


HOSTILE = (
    "</div></aside><script>document.title = 'run'</script><img src=http://127.0.0.1:9/x onerror=\"document.title = 'run'\">"
    "<svg onload=\"document.title = 'run'\"><style>@import 'http://127.0.0.1:9/'</style><iframe src=http://127.0.0.1:9/></iframe>"
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'><link rel=stylesheet href=http://127.0.0.1:9/>\n"
)


def test_hostile_words_stay_words(visit: Any) -> None:
    document = Document(
        text=HOSTILE * 3, source="<b>.txt", sections=(Section(label=HOSTILE, start=0, end=9),)
    )
    span = (len(HOSTILE), 2 * len(HOSTILE))
    opened = visit(
        to_html(quoting(document, [span]), [document], '"</script><script>document.title=1</script>"')
    )
    opened.look_up("1")
    assert opened.page.evaluate(LIT) == HOSTILE
    assert opened.page.title() == "What the text says"
    assert opened.requests == [opened.address]


def _heard(server: socket.socket) -> bytes:
    """All that was said to a server. Chromium connects ahead of a frame before it asks whether it may: then it says nothing."""
    said = b""
    with contextlib.suppress(BlockingIOError):
        while True:
            line, _ = server.accept()
            with line, contextlib.suppress(BlockingIOError):
                line.setblocking(False)
                said += line.recv(1000)
    return said


def test_the_policy_stops_what_would_ask_a_server(visit: Any) -> None:
    """Were there a hole, the browser would still refuse: a script that got into the page may neither run nor fetch."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        there = f"http://127.0.0.1:{server.getsockname()[1]}/"
        smuggled = (
            f"<script>document.title = 'run'</script><img src='{there}'><div style='background: url({there})'></div>"
            f"<img src='data:,' onerror=\"document.title = 'run'\"><iframe src='{there}'></iframe>"
            f"<link rel=stylesheet href='{there}'><style>p {{ background: url({there}) }}</style></body>"
        )
        document = Document(text="plain", source="a.txt")
        text = to_html(quoting(document, [(0, 5)]), [document], "").replace("</body>", smuggled)
        opened = visit(text)
        assert opened.page.title() == "What the text says"
        assert len(opened.complaints) >= 6
        asked = f"fetch('{there}').then(() => 'fetched', () => 'refused')"
        assert opened.page.evaluate(asked) == "refused"
        assert _heard(server) == b""


# --- paper -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["seed", "korean"])
def test_on_paper_there_is_the_brief_alone_on_a4_and_nothing_is_cut_off(
    visit: Any, request: pytest.FixtureRequest, name: str
) -> None:
    import pypdfium2

    brief, document, text = request.getfixturevalue(name)
    opened = visit(text)
    opened.look_up("3")
    pdf = pypdfium2.PdfDocument(opened.page.pdf(prefer_css_page_size=True))
    words = ""
    for sheet in pdf:
        assert [round(side) for side in sheet.get_size()] == [595, 842]
        found = sheet.get_textpage()
        words += found.get_text_range()
        boxes = [found.get_charbox(place) for place in range(found.count_chars())]
        assert all(left > 40 and right < 555 for left, _, right, _ in boxes if right > left)
    told = "".join(words.split())
    assert "".join(brief.sections[-1].heading.text.split()) in told
    assert brief.measures[0].links[0].url.split("/")[2] in told
    assert "".join(document.text[-60:].split()) not in told
    assert "Esc" not in words
