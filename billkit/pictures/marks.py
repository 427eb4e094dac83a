"""What a status looks like: a shape, and a way to fill a bar. The colour repeats what they say.

in force    disc               solid
adopted     square             rising lines
proposed    hollow diamond     hollow
suspended   two bars           dots
expired     hollow disc        level lines
repealed    cross              crossed lines
"""

from __future__ import annotations

from billkit.models.measure import Status
from billkit.pictures.colours import INK, PAPER, STATUS
from billkit.pictures.svg import Canvas, number

STATUSES: tuple[Status, ...] = ("in_force", "adopted", "proposed", "suspended", "expired", "repealed")
_LINES = {
    "adopted": '<path d="M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6" {}/>',
    "suspended": '<circle cx="4" cy="4" r="1.6" fill="{ink}"/>',
    "expired": '<path d="M0,2 H8 M0,6 H8" {}/>',
    "repealed": '<path d="M0,0 L8,8 M8,0 L0,8" {}/>',
}


def mark(canvas: Canvas, status: Status, x: float, y: float, told: str = "", r: float = 5.0) -> None:
    """The shape of a status, its middle at a point. All are outlined in ink, so that print needs no colour."""
    colour = STATUS[status]
    pen: dict[str, str | float] = {"stroke": INK, "stroke_width": 1.25}
    if status == "in_force":
        canvas.add("circle", told, cx=x, cy=y, r=r, fill=colour, **pen)
    elif status == "adopted":
        canvas.rect(x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1, colour, told, **pen)
    elif status == "proposed":
        canvas.path(
            _joined([(x, y - r - 1), (x + r + 1, y), (x, y + r + 1), (x - r - 1, y)]), told, fill=PAPER, **pen
        )
    elif status == "suspended":
        for left in (x - r + 0.5, x + 1):
            canvas.rect(left, y - r, r - 1.5, 2 * r, colour, told, **pen)
    elif status == "expired":
        canvas.add("circle", told, cx=x, cy=y, r=r, fill=PAPER, **pen)
    else:
        cross = f"M{number(x - r)},{number(y - r)} l{number(2 * r)},{number(2 * r)} m0,{number(-2 * r)} l{number(-2 * r)},{number(2 * r)}"
        canvas.path(cross, told, fill="none", stroke=INK, stroke_width=2)


def _joined(points: list[tuple[float, float]]) -> str:
    return "M" + " L".join(f"{number(x)},{number(y)}" for x, y in points) + " Z"


def pattern(name: str, status: Status) -> str:
    """The definition of a bar's filling; none for those that need none."""
    if status not in _LINES:
        return ""
    pen = f'stroke="{INK}" stroke-width="1" fill="none"'
    lines = _LINES[status].replace("{}", pen).replace("{ink}", INK)
    return (
        f'<pattern id="{name}-{status}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{STATUS[status]}"/>{lines}</pattern>'
    )


def filling(name: str, status: Status) -> str:
    """What to fill a bar with."""
    if status == "proposed":
        return PAPER
    return f"url(#{name}-{status})" if status in _LINES else STATUS[status]
