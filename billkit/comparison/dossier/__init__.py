"""Several sources of one bill: one inventory, with statuses and conflicts."""

from billkit.comparison.dossier.listed import Listed, listed
from billkit.comparison.dossier.merge import dossier

__all__ = ["Listed", "dossier", "listed"]
