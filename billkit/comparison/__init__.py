"""Bills beside bills and economies: which instruments they share, and which stand on one side only."""

from billkit.comparison.matrix import compare
from billkit.comparison.order import IN_USE, STATUS_ORDER, in_use, ordered

__all__ = ["IN_USE", "STATUS_ORDER", "compare", "in_use", "ordered"]
