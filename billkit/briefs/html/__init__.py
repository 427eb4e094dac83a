"""A verified brief as one page of HTML, with the texts it was made from beside it."""

from billkit.briefs.html.page import to_html

__all__ = ["to_html"]
