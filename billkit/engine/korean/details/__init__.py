"""The details of a Korean item, by the names of the codebook: what the text states, nothing inferred."""

from billkit.engine.korean.details.collect import details_of

__all__ = ["details_of"]
