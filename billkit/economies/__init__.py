"""What other economies do: sourced measures, and figures to compare them with."""

from billkit.economies.crosswalk import crosswalk, crosswalk_kinds
from billkit.economies.flags import Flag, flags, staleness
from billkit.economies.load import measures, reference
from billkit.economies.names import economy_name, economy_names, resolve
from billkit.economies.normalise import normalise
from billkit.economies.overlay import overlaid
from billkit.economies.select import select
from billkit.economies.totals import Total, totals

__all__ = [
    "Flag",
    "Total",
    "crosswalk",
    "crosswalk_kinds",
    "economy_name",
    "economy_names",
    "flags",
    "measures",
    "normalise",
    "overlaid",
    "reference",
    "resolve",
    "select",
    "staleness",
    "totals",
]
