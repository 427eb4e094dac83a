"""A measures file of one's own, checked before it is used: every fault with line, column and remedy."""

from billkit.economies.check.fault import Fault
from billkit.economies.check.table import Checked, check

__all__ = ["Checked", "Fault", "check"]
