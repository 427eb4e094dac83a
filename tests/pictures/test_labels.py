"""Labels that fit: widths that no common font exceeds, lines that keep to their room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seen import em

from billkit.pictures.colours import PAPER, SCALE, STATUS, contrast, ink_on, shade
from billkit.pictures.widths import width
from billkit.pictures.wrap import wrap

LATIN = [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x180)) if chr(code).isprintable()]
TEXT = st.text(st.sampled_from("ab wW.-·/철강 é—\u0301漢🏭"), max_size=80)


def test_no_latin_letter_is_wider_than_thought() -> None:
    assert {mark for mark in LATIN if width(mark, 1.0) + 0.005 < em(mark)} == set()


@pytest.mark.parametrize(
    "text", ["철강산업 경쟁력 강화", "Třinecké železárny", "Türkiye", "Huta Częstochowa", "K-Steel 법"]
)
def test_no_label_is_wider_than_thought(text: str) -> None:
    measured = sum(map(em, text)) * 12
    assert measured <= width(text, 12) <= measured * 1.35


@given(TEXT, st.integers(20, 200), st.integers(1, 4))
def test_lines_keep_to_their_room(text: str, room: int, most: int) -> None:
    made = wrap(text, room, 12, most)
    assert len(made.lines) <= most
    for line in made.lines:
        assert width(line, 12) <= room or len(line.rstrip("…")) <= 1


@given(TEXT, st.integers(20, 200))
def test_no_letter_is_lost_between_lines(text: str, room: int) -> None:
    made = wrap(text, room, 12)
    assert made.told == ""
    assert "".join("".join(made.lines).split()) == "".join(text.split())


def test_what_is_cut_says_so() -> None:
    made = wrap("Act on the support of the steel industry", 80, 12, 1)
    assert (made.lines, made.told) == (("Act on the…",), "Act on the support of the steel industry")


def test_a_text_of_any_length_is_wrapped_in_a_moment() -> None:
    """Only the lines that are shown are made."""
    assert wrap("철" * 1_000_000, 100, 12, 2).lines[0] == "철" * 8


@pytest.mark.parametrize("colour", [PAPER, *STATUS.values(), *(colour for _, colour in SCALE)])
def test_ink_can_be_read_on_every_colour(colour: str) -> None:
    assert contrast(ink_on(colour), colour) >= 4.5


def test_shades_grow_with_the_count() -> None:
    light = [contrast(shade(count), PAPER) for count in range(15)]
    assert light == sorted(light)
    assert light[0] == 1.0
