"""Versions of one statute or bill, aligned unit by unit, with a redline that can be carried out.

`units` cuts a document, `align` and `splits` say what became of each unit, `redline` which words changed, `changes` tells
it, `replay` makes one version of the other, `provisions` says what changed in substance.
"""

from billkit.comparison.versions.changes import diff
from billkit.comparison.versions.provisions import with_provisions
from billkit.comparison.versions.replay import replay, undo

__all__ = ["diff", "replay", "undo", "with_provisions"]
