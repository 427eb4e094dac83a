"""Colours that hold in print and for colour-blind readers: one hue by lightness for counts, Okabe-Ito for the rest.

No colour says anything alone: numbers stand in the cells, statuses have shapes and patterns.
"""

from __future__ import annotations

INK = "#1a1a1a"
QUIET = "#595959"  # 7 to 1 on white
LINE = "#8c8c8c"
GRID = "#d9d9d9"
PAPER = "#ffffff"
BLUE = "#0072b2"  # Okabe-Ito
VERMILION = "#b34700"  # Okabe-Ito's, darkened until white text holds on it
# At least so many in force or adopted -> a blue, light to dark.
SCALE = ((1, "#deebf7"), (2, "#b5d3ea"), (4, "#7fb2d9"), (7, "#2f77b4"), (11, "#0b3f73"))
STATUS = {
    "in_force": BLUE, "adopted": "#56b4e9", "proposed": "#e69f00",
    "suspended": "#cc79a7", "expired": LINE, "repealed": LINE,
}  # fmt: skip


def shade(count: int) -> str:
    """The blue of a count; paper for none."""
    return next((colour for least, colour in reversed(SCALE) if count >= least), PAPER)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2 reckons it, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ink_on(colour: str) -> str:
    """The ink that can be read on a colour."""
    return INK if contrast(INK, colour) >= contrast(PAPER, colour) else PAPER


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
