"""Pictures of measures and comparisons, in SVG of our own; PNG by the extra `png`."""

from billkit.pictures.amounts import amounts
from billkit.pictures.heatmap import heatmap
from billkit.pictures.picture import Picture
from billkit.pictures.timeline import timeline
from billkit.pictures.words import Language, Words

__all__ = ["Language", "Picture", "Words", "amounts", "heatmap", "timeline"]
