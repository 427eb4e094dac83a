"""Briefs as Word documents: `to_docx` writes one, `reading.read_back` reads what stands in one again."""

from billkit.briefs.docx.writer import to_docx

__all__ = ["to_docx"]
