"""What other economies do: sourced measures, and figures to compare them with."""

from billkit.economies.load import measures, reference
from billkit.economies.names import economy_name, economy_names, resolve
from billkit.economies.select import select

__all__ = ["economy_name", "economy_names", "measures", "reference", "resolve", "select"]
