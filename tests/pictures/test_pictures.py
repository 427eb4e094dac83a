"""What holds of every picture: labels whole, apart and readable; text that is text; the same bytes again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from picture_names import NAMES
from seen import SVG, beneath, contrast, em, has_glyph, is_korean, labels, parsed

import billkit
from billkit.errors import MeasuresError, MissingExtra
from billkit.models.comparison import Comparison
from billkit.pictures import Picture


@pytest.fixture(params=NAMES)
def picture(request: pytest.FixtureRequest, pictures: dict[str, Picture]) -> Picture:
    return pictures[request.param]


def test_all_pictures_are_tested(pictures: dict[str, Picture]) -> None:
    assert sorted(pictures) == sorted(NAMES)


def test_no_label_is_clipped(picture: Picture) -> None:
    """Every label lies inside the picture, whichever of the two fonts draws it."""
    for label in labels(parsed(picture.svg)):
        assert label.left >= 8, label
        assert label.right <= picture.width - 8, label
        assert label.top >= 8, label
        assert label.bottom <= picture.height - 8, label


def test_no_label_lies_on_another(picture: Picture) -> None:
    found = sorted(labels(parsed(picture.svg)), key=lambda label: label.top)
    for number, label in enumerate(found):
        for other in found[number + 1 :]:
            if other.top >= label.bottom:
                break
            assert not label.overlaps(other), (label, other)


def test_labels_in_cells_fit_their_cells(pictures: dict[str, Picture]) -> None:
    for name in ("heatmap ko", "comparison en"):
        root = parsed(pictures[name].svg)
        cells = [node for node in root.iter(f"{SVG}rect") if node.find(f"{SVG}title") is not None]
        assert len(cells) > 100
        counts = [label for label in labels(root) if re.fullmatch(r"\d*(\+\d+)?", label.text)]
        for label in counts:
            for cell in cells:
                left, top = float(cell.get("x", "")), float(cell.get("y", ""))
                wide, high = float(cell.get("width", "")), float(cell.get("height", ""))
                x, y = label.middle
                if left < x < left + wide and top < y < top + high:
                    assert left < label.left < label.right < left + wide


def test_every_label_can_be_read(picture: Picture) -> None:
    """Contrast of 4.5 to 1 with what is painted beneath; no text on a pattern."""
    root = parsed(picture.svg)
    for label in labels(root):
        ground = beneath(root, label)
        assert ground, f"on a pattern: {label}"
        assert contrast(label.fill, ground) >= 4.5, (label, ground)


def test_no_label_is_tiny(picture: Picture) -> None:
    assert min(float(size) for size in re.findall(r'<text [^>]*font-size="([\d.]+)"', picture.svg)) >= 10


def test_a_label_that_was_cut_has_the_whole_beside_it(picture: Picture) -> None:
    for label in labels(parsed(picture.svg)):
        if label.text.endswith("…"):
            assert len(label.told) > len(label.text) - 1
            start = label.text.removesuffix("…")[-12:].strip()
            assert start in label.told, label


def test_a_reader_hears_what_it_shows(picture: Picture) -> None:
    """Title and description for screen readers, in the language of the picture."""
    root = parsed(picture.svg)
    assert root.get("role") == "img"
    assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == picture.lang
    title, desc = (root.find(f"{SVG}{name}") for name in ("title", "desc"))
    assert title is not None
    assert desc is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert (title.text, desc.text) == (title.text, desc.text)
    assert len(desc.text or "") > 30


def test_the_source_and_its_days_are_told(pictures: dict[str, Picture]) -> None:
    """Shipped rows by name, version and licence; rows of the user's own as such, alone or mixed in."""
    from billkit.economies.package import descriptor

    row = billkit.measures(economies=["KR"])[0]
    changed = [row.model_copy(update={"title": "Another"})]
    mixed = {
        f"mixed {lang}": billkit.picture("timeline", ["KR"], measures=changed, lang=lang)
        for lang in ("en", "ko")
    }
    for name, made in (pictures | mixed).items():
        told = " ".join(label.text for label in labels(parsed(made.svg)))
        assert re.search(r"20\d\d-\d\d(-\d\d)? (to|~) 20\d\d-\d\d", told), name
        own = "사용자 자료" if made.lang == "ko" else "of the user's own"
        assert (own in told) == name.startswith(("strange timeline", "mixed")), name
        shipped = f"{descriptor()['version']} (CC-BY-4.0)" in told.replace("(CC", " (CC").replace("  ", " ")
        assert shipped != name.startswith("strange timeline"), name


HOSTILE_MARKS = ("\x07", "\u202e", "\u202c", "\uffff")
ALLOWED = {"svg", "title", "desc", "defs", "pattern", "rect", "circle", "line", "path", "text"}
GIVEN = {
    "x", "y", "width", "height", "fill", "stroke", "stroke-width", "stroke-dasharray", "x1", "y1", "x2", "y2", "cx", "cy",
    "r", "d", "font-size", "text-anchor", "transform", "id", "role", "lang", "aria-labelledby", "font-family", "viewBox",
    "patternUnits", "patternTransform", "{http://www.w3.org/XML/1998/namespace}lang",
}  # fmt: skip


def test_nothing_from_outside_becomes_markup(picture: Picture) -> None:
    """Known elements with known attributes, no character that XML forbids, none that turns the text around."""
    assert not set(HOSTILE_MARKS) & set(picture.svg)
    for node in parsed(picture.svg).iter():
        assert isinstance(node.tag, str), "a comment or an instruction"
        assert etree.QName(node).localname in ALLOWED
        assert set(node.attrib) <= GIVEN


def test_a_hostile_title_is_shown_as_text(pictures: dict[str, Picture]) -> None:
    texts = "".join(parsed(pictures["strange timeline en"].svg).itertext())
    assert "<script>alert('1')</script> & \"quoted\" ]]> <![CDATA[ &lt; dlrow \ufffd" in texts


def test_english_pictures_hold_no_korean(pictures: dict[str, Picture]) -> None:
    for name, made in pictures.items():
        if made.lang == "en" and not name.startswith("strange"):
            assert not any(map(is_korean, made.svg)), name


def test_korean_labels_are_there(pictures: dict[str, Picture], compared: Comparison) -> None:
    """Kinds as the rules call them in Korean, economies as economies.csv does."""
    from billkit.economies import economy_names
    from billkit.engine.compiled import ruleset

    told = [label.text for label in labels(parsed(pictures["comparison ko"].svg))]
    for row in compared.rows:
        assert ruleset().rules[row.kind].title["ko"] in told
    assert {economy_names("ko")[code] for code in compared.economies} <= set(told)
    english = re.compile(r"[A-Za-z]{3,}")
    left = {text for text in told if english.search(text)}
    assert all(text == "Act" or "K-Steel" in text or "billkit" in text for text in left), left


def test_the_same_picture_is_the_same_bytes(
    root: Path, compared: Comparison, pictures: dict[str, Picture]
) -> None:
    """Again in this process, and in another with other hashes."""
    assert billkit.picture(compared, lang="ko").svg == pictures["comparison ko"].svg
    code = "import billkit, sys; sys.stdout.buffer.write(billkit.picture('timeline', lang='ko').svg.encode())"
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        assert done.stdout.decode() == pictures["timeline ko"].svg


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            {"of": "heatmap", "economies": ["CH"], "kinds": ["trade"]},
            "no measure passes these filters; widen them",
        ),
        ({"of": "amounts", "economies": ["CH"]}, "not only for steel.*try --steel-year"),
        ({"of": "amounts", "economies": ["AE"]}, "no measure of this selection has an amount"),
        ({"of": "pie"}, "no picture 'pie'; heatmap, amounts or timeline"),
        ({"lang": "fr"}, "no language 'fr' for pictures; en or ko"),
        ({"economies": ["Atlantis"]}, "no economy 'Atlantis'"),
    ],
)
def test_what_cannot_be_drawn_is_told(asked: dict[str, object], told: str) -> None:
    with pytest.raises(MeasuresError, match=told):
        billkit.picture(**asked)  # type: ignore[arg-type]


def test_a_comparison_of_nothing_is_told(compared: Comparison) -> None:
    with pytest.raises(MeasuresError, match="no kind to draw"):
        billkit.picture(compared.model_copy(update={"rows": ()}))


def test_too_many_rows_are_told() -> None:
    first = billkit.measures()[0]
    many = [first.model_copy(update={"measure_id": f"ae-{n}"}) for n in range(1001)]
    with pytest.raises(MeasuresError, match=r"1001 measures are too many .* narrow the selection"):
        billkit.picture("timeline", measures=many, measures_only=True)


# --- PNG ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["comparison ko", "comparison en", "timeline of Korea ko", "amounts ko", "heatmap en"]
)
def test_the_png_has_paper_all_around(pictures: dict[str, Picture], name: str) -> None:
    """Nothing is drawn within eight units of an edge: what resvg draws is whole."""
    import io

    from PIL import Image, ImageChops

    made = pictures[name]
    image = Image.open(io.BytesIO(made.to_png(1.0))).convert("RGB")
    assert image.size == (round(made.width), pytest.approx(made.height, abs=1))
    ink = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    assert ink is not None
    assert min(ink[0], ink[1], image.width - ink[2], image.height - ink[3]) >= 8


def test_no_glyph_is_missing(pictures: dict[str, Picture]) -> None:
    """The two fonts of the extra draw every character of the shipped data's pictures."""
    shown = {
        mark
        for name, made in pictures.items()
        if not name.startswith("strange")
        for label in labels(parsed(made.svg))
        for mark in label.text + "…"
    }
    assert {"ř", "ę", "철", "·", "–"} <= shown
    assert {mark for mark in shown if not mark.isspace() and not has_glyph(mark)} == set()
    assert not has_glyph("ع")


def test_the_png_is_the_same_again(pictures: dict[str, Picture]) -> None:
    made = pictures["timeline of Korea ko"]
    assert made.to_png() == made.to_png()
    assert made.to_png()[:8] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("module", ["resvg_py", "pylopdf_fonts_ko", "fontpkg_noto_sans"])
def test_png_without_the_extra_says_how_to_get_it(
    pictures: dict[str, Picture], monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    from billkit.pictures import png

    png._fonts.cache_clear()
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra, match=re.escape("pip install 'billkit[png]'; SVG needs nothing")):
        pictures["amounts en"].to_png()


def test_a_png_that_is_too_large_is_told(pictures: dict[str, Picture]) -> None:
    with pytest.raises(MeasuresError, match="pixels is too large; narrow the selection"):
        pictures["timeline en"].to_png(scale=20)


def test_save_writes_by_suffix(pictures: dict[str, Picture], tmp_path: Path) -> None:
    made = pictures["amounts en"]
    assert made.save(tmp_path / "a.svg").read_text("utf-8") == made.svg == made._repr_svg_()
    assert made.save(tmp_path / "a.PNG").read_bytes().startswith(b"\x89PNG")


def test_letters_of_a_line_in_two_scripts_do_not_meet() -> None:
    """Runs of Korean and of other letters are placed one behind the other; each has a face of its own."""
    from billkit.pictures.png import _in_runs
    from billkit.pictures.runs import LINE

    line = '<svg><text x="10" y="5" font-size="10" fill="#000">보조금 · Třinecké</text></svg>'
    placed = LINE.sub(_in_runs, line)
    starts = [float(x) for x in re.findall(r'<tspan x="([\d.]+)"', placed)]
    assert re.findall(r'font-family="([^"]+)"', placed) == ["Noto Sans KR", "Noto Sans"]
    assert starts == [10, pytest.approx(10 + sum(map(em, "보조금")) * 10, abs=0.01)]
    alone = '<text x="1" y="5" font-size="10" fill="#000">철강</text>'
    assert LINE.sub(_in_runs, alone) == alone
