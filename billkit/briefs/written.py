"""A brief that may be written: the type that says so."""

from __future__ import annotations

from billkit.models.brief import Brief


class VerifiedBrief(Brief):
    """A brief whose every statement was looked up anew. Made by `verify`; only it can be rendered."""

    def to_markdown(self) -> str:
        """The brief as CommonMark with tables, for a person; text of sources stands in it as text, never as markup."""
        from billkit.briefs.markdown import to_markdown

        return to_markdown(self)
