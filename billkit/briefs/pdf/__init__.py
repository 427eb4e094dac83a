"""A verified brief as a tagged PDF, and back."""

from billkit.briefs.pdf.writing import to_pdf

__all__ = ["to_pdf"]
