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
    OtherBill,
    Provision,
    Trace,
)
from billkit.models.document import Box, Document, DocumentInfo, Language
from billkit.models.evidence import Evidence
from billkit.models.notice import Notice
from billkit.models.section import Section
from billkit.models.table import Span, Table

__all__ = [
    "Analysis",
    "Bill",
    "BillDate",
    "Box",
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
    "Span",
    "Table",
    "Trace",
]
