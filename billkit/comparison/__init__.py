"""Bills and economies side by side: what they share, and what only one of them has."""

from billkit.comparison.matrix import compare
from billkit.comparison.order import area, in_order, in_use, spread, usual

__all__ = ["area", "compare", "in_order", "in_use", "spread", "usual"]
