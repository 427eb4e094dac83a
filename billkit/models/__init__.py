"""The nouns of billkit. They know nothing of files, rules or rendering."""

from billkit.models.analysis import (
    Analysis,
    Bill,
    BillDate,
    Claim,
    ContextMeasure,
    Demand,
    Details,
    DetailValue,
    Exclusion,
    Modality,
    Notice,
    OtherBill,
    Provision,
    Trace,
)
from billkit.models.document import Document, DocumentInfo, Language, Section
from billkit.models.evidence import Evidence

__all__ = [
    "Analysis",
    "Bill",
    "BillDate",
    "Claim",
    "ContextMeasure",
    "Demand",
    "DetailValue",
    "Details",
    "Document",
    "DocumentInfo",
    "Evidence",
    "Exclusion",
    "Language",
    "Modality",
    "Notice",
    "OtherBill",
    "Provision",
    "Section",
    "Trace",
]
