"""What the pictures show is what the data say, counted from the CSV file itself."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from seen import SVG, labels, parsed

import billkit
from billkit.economies.totals import totals
from billkit.models.comparison import Comparison
from billkit.pictures import Picture
from billkit.pictures.words import table

USED = ("in_force", "adopted")


@pytest.fixture(scope="session")
def rows(root: Path) -> list[dict[str, str]]:
    with (root / "billkit" / "economies" / "data" / "steel_support.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def names(root: Path) -> dict[str, dict[str, str]]:
    """Titles of kinds and economies as the data package has them."""
    data = root / "billkit" / "economies" / "data"
    found = {}
    for file, key, columns in (
        ("crosswalk", "kind", ("title_en", "title_ko")),
        ("economies", "code", ("en", "ko")),
    ):
        with (data / f"{file}.csv").open(encoding="utf-8", newline="") as opened:
            for row in csv.DictReader(opened):
                found[row[key]] = dict(zip(("en", "ko"), (row[c] for c in columns), strict=True))
    return found


def told(made: Picture, element: str) -> list[str]:
    """What stands beside each shape of a sort."""
    found = (node.findtext(f"{SVG}title") for node in parsed(made.svg).iter(f"{SVG}{element}"))
    return [text for text in found if text]


def test_the_heat_map_counts_as_the_file_does(
    pictures: dict[str, Picture], rows: list[dict[str, str]], names: dict[str, dict[str, str]]
) -> None:
    used = Counter((row["instrument"], row["economy"]) for row in rows if row["status"] in USED)
    every = Counter((row["instrument"], row["economy"]) for row in rows)
    parts = Counter((row["instrument"], row["economy"]) for row in rows if row["sub_jurisdiction"])
    cells = set(told(pictures["heatmap en"], "rect"))
    kinds, economies = {row["instrument"] for row in rows}, {row["economy"] for row in rows}
    assert cells == {
        f"{names[kind]['en']}, {names[economy]['en']}: {used[kind, economy]} in force or adopted, "
        f"{every[kind, economy] - used[kind, economy]} others"
        + (f"; {n} of them of member states, provinces or places" if (n := parts[kind, economy]) else "")
        for kind in kinds
        for economy in economies
    }


def test_the_numbers_in_the_cells_are_those_told_beside_them(pictures: dict[str, Picture]) -> None:
    root = parsed(pictures["heatmap en"].svg)
    shown = Counter(label.text for label in labels(root) if re.fullmatch(r"\d*\+\d+|\d+", label.text))
    meant: Counter[str] = Counter()
    for text in told(pictures["heatmap en"], "rect"):
        used, others = map(int, re.findall(r": (\d+) in force or adopted, (\d+) others", text)[0])
        meant[(str(used) if used else "") + (f"+{others}" if others else "")] += 1
    legend = Counter({"1": 1, "+1": 1})
    assert shown == Counter({text: count for text, count in meant.items() if text}) + legend


def test_the_bill_stands_beside_the_economies(pictures: dict[str, Picture], compared: Comparison) -> None:
    """A circle for each kind of the bill, and its number of provisions."""
    circles = told(pictures["comparison en"], "circle")
    assert circles == [
        f"{row.title}, {compared.bills[0].name}: {len(row.bills[0])} provisions"
        for row in compared.rows
        if row.bills[0]
    ]


def test_kinds_that_nobody_is_recorded_for_are_hatched(
    pictures: dict[str, Picture], compared: Comparison
) -> None:
    hatched = [row for row in compared.rows if not row.recorded]
    assert hatched
    assert pictures["comparison en"].svg.count('fill="url(#billkit-heatmap-hatch)"') == (
        len(hatched) * len(compared.economies) + 1  # one in the legend
    )


def test_a_corner_tells_what_parts_of_an_economy_do(
    pictures: dict[str, Picture], rows: list[dict[str, str]]
) -> None:
    """A corner for each cell with a member state's or province's measure, and one in the legend."""
    cells = {(row["instrument"], row["economy"]) for row in rows if row["sub_jurisdiction"]}
    assert len(cells) > 10
    assert pictures["heatmap en"].svg.count("h6 v6 Z") == len(cells) + 1


def test_bills_alone_are_drawn_too(compared: Comparison) -> None:
    rows = tuple(
        row.model_copy(update={"economies": (), "in_use": ()}) for row in compared.rows if row.bills[0]
    )
    alone = compared.model_copy(update={"economies": (), "rows": rows})
    for lang, title in (("en", "K-Steel Act: provisions by kind"), ("ko", "K-Steel Act: 유형별 조항")):
        made = billkit.picture(alone, lang=lang)
        assert made.title == title
        assert len(told(made, "circle")) == len(rows)
        assert "measure" not in " ".join(label.text for label in labels(parsed(made.svg)))


def test_darker_is_more(pictures: dict[str, Picture]) -> None:
    from seen import luminance

    shades: dict[int, set[str]] = {}
    for node in parsed(pictures["heatmap en"].svg).iter(f"{SVG}rect"):
        if found := re.search(r": (\d+) in force", node.findtext(f"{SVG}title") or ""):
            shades.setdefault(int(found[1]), set()).add(node.get("fill", ""))
    light = [luminance(*shades[count]) for count in sorted(shades)]
    assert light == sorted(light, reverse=True)
    assert len(set(light)) >= 4


@pytest.mark.parametrize("year", [None, 2024])
def test_bars_are_the_totals(pictures: dict[str, Picture], year: int | None) -> None:
    """A bar for each total that has a figure, as long as it is large; every other amount is listed."""
    made = pictures["amounts 2024 en" if year else "amounts en"]
    found = totals(billkit.measures(), per_tonne=True, steel_year=year)
    bars = {
        frozenset(text.rpartition(": ")[2].split(", ")): float(node.get("width", "0"))
        for node in parsed(made.svg).iter(f"{SVG}rect")
        if (text := node.findtext(f"{SVG}title"))
    }
    meant = {frozenset(i.measure_id for i in t.counted): t.value for t in found if t.counted}
    assert set(bars) == set(meant)
    scale = max(bars.values()) / max(meant.values())
    assert all(bars[ids] == pytest.approx(max(2.0, meant[ids] * scale), abs=0.02) for ids in meant)
    listed = [label.text for label in labels(parsed(made.svg))]
    begun = " ".join(listed[listed.index("Not comparable or not added") + 1 :])
    reasons = "|".join(re.escape(entry["en"]) for entry in table()["reason"])
    counts = [int(count) for count in re.findall(rf"(\d+) (?={reasons})", begun)]
    assert sum(counts) == sum(len(t.left_out) for t in found)


def test_the_timeline_has_a_mark_a_measure_by_its_shape(
    pictures: dict[str, Picture], rows: list[dict[str, str]]
) -> None:
    """Told apart by shape: the mark's own element and outline differ from status to status."""
    shapes: dict[str, set[str]] = {}
    found: Counter[str] = Counter()
    for node in parsed(pictures["timeline en"].svg):
        text = node.findtext(f"{SVG}title") or ""
        if node.tag != f"{SVG}text" and (status := re.search(r", ([a-z ]+)\): ", text)):
            found[status[1]] += 1
            colourless = (node.tag, node.get("fill") == "#ffffff", node.get("width"), "r" in node.attrib)
            shapes.setdefault(status[1], set()).add(str((colourless, (node.get("d") or "")[-12:].count("l"))))
    meant = Counter(row["status"].replace("_", " ") for row in rows)
    meant["suspended"] *= 2  # two bars
    assert found == meant
    one = [next(iter(of)) for of in shapes.values()]
    assert all(len(of) == 1 for of in shapes.values())
    assert len(set(one)) == 6


def test_measures_without_a_date_are_there(pictures: dict[str, Picture], rows: list[dict[str, str]]) -> None:
    undated = [row for row in rows if not row["announced"] and not row["effective_from"]]
    assert undated
    shown = [label.text for label in labels(parsed(pictures["timeline en"].svg))]
    assert shown.count("no date recorded") == len(undated)


def test_marks_stand_where_their_days_are() -> None:
    """A later start is further right; a day before the picture and one after it stay at its edges."""
    rows = [
        row for row in billkit.measures(economies=["KR"]) if row.effective_from and row.status == "in_force"
    ]
    made = billkit.picture("timeline", measures=rows, measures_only=True)
    x = {
        (node.findtext(f"{SVG}title") or "").partition(" (")[0]: float(node.get("cx", "0"))
        for node in parsed(made.svg).iter(f"{SVG}circle")
        if node.find(f"{SVG}title") is not None
    }
    begun = sorted(rows, key=lambda row: f"{row.effective_from:<10}".replace(" ", "0"))
    places = [x[row.title.partition(" (")[0]] for row in begun]
    assert len(places) > 4
    assert places == sorted(places)


def test_words_are_there_in_both_languages() -> None:
    """Each caption in English and Korean, with the same braces; the last reason takes what is left."""
    for section, captions in table().items():
        entries = captions if isinstance(captions, list) else captions.values()
        for words in entries:
            assert {"en", "ko"} <= set(words)
            braces = [set(re.findall(r"{(\w+)}", words[lang])) for lang in ("en", "ko")]
            assert braces[0] == braces[1] or (section, words["en"]) == ("timeline", "{title}"), words
            assert re.search("[가-힣{]", words["ko"])
    assert table()["reason"][-1]["holds"] == ""


def test_every_reason_of_the_data_has_words_of_its_own() -> None:
    known = [entry["holds"] for entry in table()["reason"][:-1]]
    for year in (None, 2024):
        for total in totals(billkit.measures(), per_tonne=True, steel_year=year):
            for left in total.left_out:
                assert any(holds in left.reason for holds in known), left.reason
