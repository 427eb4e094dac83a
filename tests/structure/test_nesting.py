"""Marks become sections that lie inside each other, each cited by its path."""

from __future__ import annotations

from billkit.structure.traditions.nesting import Mark, nest


def _marks(text: str, *units: tuple[str, dict[str, object]]) -> list[Mark]:
    return [Mark(text.index(at), **values) for at, values in units]  # type: ignore[arg-type]


def test_a_mark_closes_all_of_its_rank_and_below() -> None:
    text = "SEC. 1. One. (a) first (1) item\n\n(b) second\n\nSEC. 2. Two."
    marks = _marks(
        text,
        ("SEC. 1", {"rank": "article", "number": "SEC. 1."}),
        ("(a)", {"rank": "paragraph", "number": "(a)"}),
        ("(1)", {"rank": "item", "number": "(1)"}),
        ("(b)", {"rank": "paragraph", "number": "(b)"}),
        ("SEC. 2", {"rank": "article", "number": "SEC. 2."}),
    )
    found = nest(text, marks, "us")
    assert [s.label for s in found] == ["Sec. 1", "Sec. 1(a)", "Sec. 1(a)(1)", "Sec. 1(b)", "Sec. 2"]
    assert [text[s.start : s.end] for s in found] == [
        "SEC. 1. One. (a) first (1) item\n\n(b) second",
        "(a) first (1) item",
        "(1) item",
        "(b) second",
        "SEC. 2. Two.",
    ]


def test_a_quotation_stands_inside_what_is_open_and_leaves_it_open() -> None:
    text = "SEC. 3. (a) add: “SEC. 9. Nine. (a) new” and\n(1) more"
    marks = [
        Mark(0, "article", number="SEC. 3."),
        Mark(8, "paragraph", number="(a)"),
        Mark(17, "block", role="quoted", until=41),
        Mark(18, "article", number="SEC. 9."),
        Mark(32, "paragraph", number="(a)"),
        Mark(text.index("(1)"), "item", number="(1)"),
    ]
    found = nest(text, marks, "us")
    assert [s.label for s in found] == [
        "Sec. 3",
        "Sec. 3(a)",
        "Sec. 3(a)",
        "Sec. 3(a) [Sec. 9]",
        "Sec. 3(a) [Sec. 9(a)]",
        "Sec. 3(a)(1)",
    ]
    assert [s.role for s in found] == ["body", "body", "quoted", "quoted", "quoted", "body"]
    assert all(s.end <= 41 for s in found if s.role == "quoted")


def test_words_that_go_on_after_a_list_close_the_list() -> None:
    text = "(1) If— (a) one, (b) two,\nmust comply."
    marks = _marks(
        text,
        ("(1)", {"rank": "paragraph", "number": "(1)"}),
        ("(a)", {"rank": "item", "number": "(a)"}),
        ("(b)", {"rank": "item", "number": "(b)"}),
        ("must", {"rank": "item", "opens": False}),
    )
    found = nest(text, marks, "uk")
    assert [text[s.start : s.end] for s in found] == [text, "(a) one,", "(b) two,"]


def test_depth_tells_the_outer_of_two_groups() -> None:
    text = "DIVISION A\nTITLE I\nTITLE II\nDIVISION B"
    marks = _marks(
        text,
        ("DIVISION A", {"rank": "group", "depth": 0, "number": "A"}),
        ("TITLE I\n", {"rank": "group", "depth": 1, "number": "I"}),
        ("TITLE II", {"rank": "group", "depth": 1, "number": "II"}),
        ("DIVISION B", {"rank": "group", "depth": 0, "number": "B"}),
    )
    found = nest(text, marks, "us")
    assert [text[s.start : s.end] for s in found] == [
        "DIVISION A\nTITLE I\nTITLE II",
        "TITLE I",
        "TITLE II",
        "DIVISION B",
    ]


def test_open_sections_are_bounded() -> None:
    text = "x" * 5000
    found = nest(text, (Mark(i, "block", until=5000) for i in range(5000)), "us")
    assert 0 < len(found) < 100
