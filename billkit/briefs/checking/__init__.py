"""A written brief, perhaps edited by hand, is checked again: its words against what was written, that against source and data."""

from billkit.briefs.checking.citations import citation_data, read_citations, recipe
from billkit.briefs.checking.verifying import Record

__all__ = ["Record", "citation_data", "read_citations", "recipe"]
