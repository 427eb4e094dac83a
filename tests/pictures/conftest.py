"""The pictures under test: of the shipped data, of a comparison, of titles that are too long or hostile."""

from __future__ import annotations

from pathlib import Path

import pytest

import billkit
from billkit.models.comparison import Comparison
from billkit.models.measure import Measure
from billkit.pictures import Picture

LONG = (
    "Act on the support of the competitiveness of the steel industry and its transition to carbon neutrality "
    * 3
)
HOSTILE = (
    "<script>alert('1')</script> & \"quoted\" ]]> <![CDATA[ &lt; \u202edlrow\u202c \x07 \ud7ff \uffff 철강<b>"
)
ECONOMIES = ["US", "EU", "JP", "CN", "KR"]


@pytest.fixture(scope="session")
def compared(root: Path) -> Comparison:
    return billkit.compare([root / "examples" / "k-steel-act-press.txt"], against=ECONOMIES)


@pytest.fixture(scope="session")
def strange(compared: Comparison) -> tuple[Comparison, list[Measure]]:
    """The comparison under a long and a hostile name, and measures with such titles and places."""
    bills = [compared.bills[0].model_copy(update={"name": name}) for name in (LONG, HOSTILE, "가" * 80, None)]
    rows = tuple(row.model_copy(update={"bills": row.bills * 4}) for row in compared.rows)
    measures = billkit.measures(economies=["KR"])
    titles = [LONG, HOSTILE, "초" * 120, "w" * 200]
    changed = [
        measure.model_copy(
            update={"title": titles[n % 4], "sub_jurisdiction": titles[(n + 1) % 4] if n % 3 else None}
        )
        for n, measure in enumerate(measures)
    ]
    return compared.model_copy(update={"bills": tuple(bills), "rows": rows}), changed


@pytest.fixture(scope="session")
def pictures(compared: Comparison, strange: tuple[Comparison, list[Measure]]) -> dict[str, Picture]:
    made: dict[str, Picture] = {}
    for lang in ("en", "ko"):
        made |= {
            f"comparison {lang}": billkit.picture(compared, lang=lang),
            f"heatmap {lang}": billkit.picture("heatmap", lang=lang),
            f"heatmap of five {lang}": billkit.picture("heatmap", ECONOMIES, ["finance"], lang=lang),
            f"amounts {lang}": billkit.picture("amounts", lang=lang),
            f"amounts 2024 {lang}": billkit.picture("amounts", steel_year=2024, lang=lang),
            f"timeline {lang}": billkit.picture("timeline", lang=lang),
            f"timeline of Korea {lang}": billkit.picture("timeline", ["KR"], lang=lang),
            f"strange comparison {lang}": billkit.picture(strange[0], lang=lang),
            f"strange timeline {lang}": billkit.picture("timeline", ["KR"], measures=strange[1], lang=lang),
        }
    return made
