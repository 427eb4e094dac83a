"""Which bill a text is about, and the facts it states about it."""

from billkit.bill.facts import bill_score, find_bill
from billkit.bill.names import Name, instrument_names

__all__ = ["Name", "bill_score", "find_bill", "instrument_names"]
