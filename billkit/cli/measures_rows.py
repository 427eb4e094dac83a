"""Measures as a table, JSON, CSV, JSON-LD or Parquet, with what was asked for beside them: converted amounts, flags, crosswalk."""

from __future__ import annotations

import csv
import io
import json
from typing import Any, NamedTuple

from billkit.cli.table import render
from billkit.economies import crosswalk, flags, normalise, staleness
from billkit.economies.exports.record import columns, record
from billkit.economies.exports.sheet import formula_safe, written
from billkit.economies.flags import Flag
from billkit.models.converted import Converted, NotComparable
from billkit.models.crosswalk import Crosswalk
from billkit.models.measure import Measure


class Beside(NamedTuple):
    """What to show beside the rows. Without `currency` nothing is converted."""

    currency: str | None = None
    per_tonne: bool = False
    per_year: bool = False
    steel_year: int | None = None
    flagged: bool = False
    crosswalked: bool = False
    as_of: str | None = None

    def converted(self, measure: Measure) -> Converted | NotComparable | None:
        """None where nothing was asked, and where the sources name no amount."""
        if self.currency is None or measure.amount is None:
            return None
        return normalise(
            measure,
            self.currency,
            per_tonne=self.per_tonne,
            per_year=self.per_year,
            steel_year=self.steel_year,
        )

    def flags(self, measure: Measure) -> tuple[Flag, ...]:
        return flags(measure, self.as_of) if self.flagged else ()


def as_table(measures: list[Measure], beside: Beside) -> str:
    heads = ["id", "kind", "measure", "where", "status", "amount or rate", "since", "as of"]
    heads += [f"in {beside.currency}"] if beside.currency else []
    heads += ["flags"] if beside.flagged else []
    heads += ["MAST", "GTA", "SCM"] if beside.crosswalked else []
    rows = [_line(measure, beside) for measure in measures]
    old = staleness(measures, beside.as_of) if beside.flagged else None
    return (
        render(heads, rows)
        + (f"{old}\n" if old else "")
        + f"{len(rows)} measure{'' if len(rows) == 1 else 's'}\n"
    )


def _line(measure: Measure, beside: Beside) -> list[str]:
    cells = [
        measure.measure_id,
        measure.instrument,
        measure.title,
        where(measure),
        measure.status.replace("_", " "),
        money(measure),
        measure.effective_from or measure.announced or "",
        measure.as_of,
    ]
    if beside.currency:
        figure = beside.converted(measure)
        cells.append(figure.told() if figure else "")
    if beside.flagged:
        cells.append(", ".join(flag.code for flag in beside.flags(measure)))
    if beside.crosswalked:
        lead = crosswalk(measure.instrument)
        types = "; ".join(lead.gta_intervention_types)
        cells += [lead.mast_chapter or "", types, lead.wto_scm_article or ""]
    return cells


def where(measure: Measure) -> str:
    """The economy, and the member state or province where the measure is one's."""
    return ", ".join(part for part in (measure.economy, measure.sub_jurisdiction) if part)


def money(measure: Measure) -> str:
    """Amount and rate as a person reads them; the exact figures are in --format json."""
    parts = []
    if measure.amount is not None:
        for size, word in ((1e12, "trn"), (1e9, "bn"), (1e6, "m")):
            if measure.amount >= size:
                parts.append(f"{measure.currency} {measure.amount / size:,.4g} {word}")
                break
        else:
            parts.append(f"{measure.currency} {measure.amount:,}")
    if measure.rate is not None:
        unit = "%" if measure.rate_unit == "percent" else f" {measure.rate_unit}"
        parts.append(f"{measure.rate:g}{unit}")
    return ", ".join(parts)


def as_json(measures: list[Measure], beside: Beside) -> str:
    """The rows as `billkit schema measure` has them, and under keys of their own what was asked for."""
    if beside == Beside(as_of=beside.as_of):
        rows = ",\n".join(measure.model_dump_json(indent=1) for measure in measures)
        return f"[{rows}]\n"
    made = [measure.model_dump(mode="json") | _keys(measure, beside) for measure in measures]
    return "[" + ",\n".join(json.dumps(row, ensure_ascii=False, indent=1) for row in made) + "]\n"


def _keys(measure: Measure, beside: Beside) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if beside.currency:
        figure = beside.converted(measure)
        made["converted"] = figure.model_dump(mode="json") if figure else None
    if beside.flagged:
        made["flags"] = [flag._asdict() for flag in beside.flags(measure)]
    if beside.crosswalked:
        made["crosswalk"] = crosswalk(measure.instrument).model_dump(mode="json", exclude={"kind"})
    return made


def as_csv(measures: list[Measure], beside: Beside) -> str:
    """A line a measure: the columns of a measures file, then what was asked for; no cell runs as a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([*columns(), *_extra_heads(beside)])
    for measure in measures:
        extra = [formula_safe(cell) for cell in _extra_cells(measure, beside)]
        writer.writerow([*map(written, record(measure).values()), *extra])
    return buffer.getvalue()


_CONVERTED = (
    "converted",
    "converted_unit",
    "fx_rate",
    "fx_year",
    "tonnes",
    "tonnes_year",
    "years",
    "not_comparable",
)


def _extra_heads(beside: Beside) -> list[str]:
    heads = list(_CONVERTED) if beside.currency else []
    heads += ["flags"] if beside.flagged else []
    return heads + (
        ["mast_chapter", "gta_intervention_types", "wto_scm_article"] if beside.crosswalked else []
    )


def _extra_cells(measure: Measure, beside: Beside) -> list[object]:
    cells: list[object] = []
    if beside.currency:
        cells += _figure_cells(beside.converted(measure))
    if beside.flagged:
        cells.append("; ".join(f"{flag.code}: {flag.message}" for flag in beside.flags(measure)))
    if beside.crosswalked:
        lead: Crosswalk = crosswalk(measure.instrument)
        cells += [lead.mast_chapter, "; ".join(lead.gta_intervention_types), lead.wto_scm_article]
    return cells


def _figure_cells(figure: Converted | NotComparable | None) -> list[object]:
    if not isinstance(figure, Converted):
        return [None] * (len(_CONVERTED) - 1) + [figure.reason if figure else None]
    by = {divisor.unit: divisor for divisor in figure.per}
    tonnes, years = by.get("tonne of crude steel"), by.get("year")
    return [
        figure.value,
        figure.unit,
        figure.rate,
        figure.rate_year,
        tonnes and tonnes.value,
        tonnes and tonnes.year,
        years and years.value,
        None,
    ]
