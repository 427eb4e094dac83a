"""Several sources of one bill: one inventory, with statuses and conflicts."""

from billkit.comparison.dossier.listed import Listed, checked, listed
from billkit.comparison.dossier.merge import dossier

__all__ = ["Listed", "checked", "dossier", "listed"]
