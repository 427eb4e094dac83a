"""An empty measures file: the columns of the data package, and on request a row that shows what goes into them."""

from __future__ import annotations

import csv
import io

from billkit.economies.package import fields

_EXAMPLE = {
    "measure_id": "kr-example-2025",
    "economy": "KR",
    "title": "Example: delete this row",
    "instrument": "finance.grant",
    "package": "kr-example",
    "scope": "firm",
    "recipient": "Name of the firm",
    "status": "in_force",
    "announced": "2025",
    "effective_from": "2025-06",
    "effective_to": "2030-12-31",
    "amount": "500000000",
    "currency": "KRW",
    "amount_kind": "ceiling",
    "green_conditional": "partly",
    "summary": "What the measure does, in one or two sentences.",
    "legal_basis": "Act No. 1, Article 2",
    "source_1_title": "Title of the notice",
    "source_1_publisher": "Ministry",
    "source_1_url": "https://example.org/notice",
    "source_1_date": "2025-05-30",
    "as_of": "2025-06-30",
    "note": "Where sources differ, and what was inferred.",
}


def template(example: bool = False) -> str:
    """The first line of a measures file, with `example` a second one; it passes `billkit measures check`."""
    names = [field["name"] for field in fields("steel_support")]
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    if example:
        writer.writerow(_EXAMPLE)
    return out.getvalue()
