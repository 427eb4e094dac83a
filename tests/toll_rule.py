"""A small kind of one's own, in order as it stands: tests break one line of it at a time."""

from __future__ import annotations

TOLL_RULE = """
id = "finance.toll"
definition = "Money for a bridge."
[title]
en = "Toll"
[[cue]]
id = "toll"
all = ["toll*", "bridge*"]
[examples.en]
match = ["A [[toll]] is due on the bridge."]
no_match = ["The death toll rose."]
"""
