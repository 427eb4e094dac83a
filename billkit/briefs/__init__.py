"""The comparison told for a reader: built from looked-up facts, verified statement by statement, then rendered."""

from billkit.briefs.assembly import build
from billkit.briefs.ledger import Ledger
from billkit.briefs.templating import init_templates
from billkit.briefs.verification import verify
from billkit.briefs.written import VerifiedBrief

__all__ = ["Ledger", "VerifiedBrief", "build", "init_templates", "verify"]
