"""The details of an item, by the names of the codebook: what the text states, nothing inferred."""

from billkit.engine.details.collect import Known, details_of

__all__ = ["Known", "details_of"]
