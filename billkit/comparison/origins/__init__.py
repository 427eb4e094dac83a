"""Provenance through a committee alternative: which clause stands in which source bill, which is new, which was lost."""

from billkit.comparison.origins.trace import origins

__all__ = ["origins"]
