"""A brief that only quotes: for tests of writers on texts of any shape."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from billkit.briefs import VerifiedBrief
from billkit.models import Document
from billkit.models.brief import (
    Block,
    BriefSection,
    MeasureSource,
    Paragraph,
    Quotation,
    Statement,
    TextRead,
)


def quoting(
    document: Document,
    spans: Iterable[tuple[int, int]],
    blocks: Iterable[Block] = (),
    measures: tuple[MeasureSource, ...] = (),
    **more: Any,
) -> VerifiedBrief:
    """One paragraph for each span of the document, each citing its words as source 1, 2, …; then other blocks."""
    quotations = tuple(
        Quotation(
            id=str(number),
            bill=0,
            document=document.source,
            evidence=document.evidence(start, end),
            line=document.line_at(start),
        )
        for number, (start, end) in enumerate(spans, 1)
    )
    told = (
        Paragraph(statement=Statement(text=f"It says so ({source.id}).", cites=(source.id,)))
        for source in quotations
    )
    cited = (
        Paragraph(statement=Statement(text="Elsewhere, too.", cites=(source.id,))) for source in measures
    )
    section = BriefSection(id="said", heading=Statement(text="What is said"), blocks=(*told, *cited, *blocks))
    return VerifiedBrief(
        title=Statement(text="What the text says"),
        sections=(section,),
        texts=(TextRead(name=document.source, sha256=document.sha256, chars=len(document.text)),),
        quotations=quotations,
        measures=measures,
        **more,
    )
