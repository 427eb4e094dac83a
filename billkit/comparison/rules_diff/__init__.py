"""A change of rules, seen in what texts give: two sets of rules, one process each, over the same texts."""

from billkit.comparison.rules_diff.compared import Outcome, compared, text_change
from billkit.comparison.rules_diff.files import rule_changes
from billkit.comparison.rules_diff.run import rules_diff
from billkit.comparison.rules_diff.texts import texts_of

__all__ = ["Outcome", "compared", "rule_changes", "rules_diff", "text_change", "texts_of"]
