"""A written brief, perhaps edited by hand, is checked again: its words against what was written, that against source and data."""

from billkit.briefs.checking.citations import citation_data, read_citations, recipe
from billkit.briefs.checking.verifying import check

__all__ = ["check", "citation_data", "read_citations", "recipe"]
