"""Bills and economies side by side: what they share, and what only one of them has."""

from billkit.comparison.matrix import compare
from billkit.comparison.order import in_order, in_use

__all__ = ["compare", "in_order", "in_use"]
