"""CSV that a spreadsheet does not run and that `billkit measures check` and `--measures` read again.

=1+1       '=1+1      text that a spreadsheet would take for a formula gets an apostrophe
'=1+1      ''=1+1     one more, so that reading can take exactly one away
-5         -5         numbers stay numbers
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from decimal import Decimal

from billkit.economies.exports.record import Value, columns, record
from billkit.models.measure import Measure

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def formula_safe(value: object) -> object:
    """Text that a spreadsheet would take for a formula gets an apostrophe; numbers and other text stay."""
    if isinstance(value, str) and _FORMULA.match(value):
        return "'" + value
    return "" if value is None else value


def written(value: Value) -> object:
    """A cell: numbers without exponent, text made safe."""
    if isinstance(value, int | float):
        return format(Decimal(repr(value)), "f")
    return formula_safe(value)


def as_csv(measures: Iterable[Measure]) -> str:
    """A line a measure, every column of the measures file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns())
    writer.writerows([written(value) for value in record(measure).values()] for measure in measures)
    return out.getvalue()
