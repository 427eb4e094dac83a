"""Measures as JSON-LD: one @graph, in the words of schema.org where they fit, in billkit's own where they do not.

    a measure with a legal basis, not one firm's   schema:Legislation, with identifier, jurisdiction and force
    a grant                                        schema:MonetaryGrant, with its amount and funder
    any other                                      billkit:Measure, which all are

The first node is the data set that shipped rows are part of; the others are measures, and the kinds they are of, with Korean and English names and the
places where they stand in UNCTAD MAST, Global Trade Alert and the WTO SCM Agreement. The context is inside the
document: nothing need be fetched to read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from billkit.economies.exports.record import is_shipped
from billkit.economies.names import economy_name
from billkit.economies.package import descriptor, rows
from billkit.models.measure import Measure, Source, Status

VOCABULARY = "urn:billkit:term:"
_FORCE: dict[Status, str] = {
    "in_force": "InForce", "adopted": "NotInForce", "proposed": "NotInForce",
    "suspended": "NotInForce", "expired": "NotInForce", "repealed": "NotInForce",
}  # fmt: skip
_OF_SCHEMA = (
    "about", "amount", "citation", "containedInPlace", "currency", "datePublished", "description", "funder",
    "identifier", "isPartOf", "legislationIdentifier", "legislationJurisdiction", "name", "publisher", "recipient",
    "spatialCoverage", "temporalCoverage", "termCode", "value", "version",
)  # fmt: skip
_OF_OURS = (
    "amountKind", "asOf", "greenConditional", "gtaInterventionType", "legalBasis", "mastChapter", "note", "package", "rate",
    "rateUnit", "reach", "status", "wtoScmArticle",
)  # fmt: skip


def as_jsonld(measures: Sequence[Measure]) -> str:
    """The document, with all the measures given and the kinds they are of."""
    kinds = {measure.instrument for measure in measures}
    about = [_dataset()] if any(map(is_shipped, measures)) or not measures else []
    graph = [*about, *_kinds(kinds), *(_node(measure) for measure in measures)]
    return json.dumps({"@context": _context(), "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _context() -> dict[str, Any]:
    own = {name: f"billkit:{name}" for name in _OF_OURS}
    return {
        "schema": "https://schema.org/",
        "billkit": VOCABULARY,
        **{name: f"schema:{name}" for name in _OF_SCHEMA},
        **own,
        "license": {"@id": "schema:license", "@type": "@id"},
        "url": {"@id": "schema:url", "@type": "@id"},
        "legislationLegalForce": {"@id": "schema:legislationLegalForce", "@type": "@id"},
    }


def _dataset() -> dict[str, Any]:
    package = descriptor()
    return {
        "@id": "urn:billkit:data",
        "@type": "schema:Dataset",
        "name": package["title"],
        "description": package["description"],
        "version": package["version"],
        "asOf": package["asOf"],
        "license": package["licenses"][0]["path"],
    }


def _kinds(wanted: Iterable[str]) -> list[dict[str, Any]]:
    found = {row["kind"]: row for row in rows("crosswalk")}
    return [_kind(found[kind]) for kind in found if kind in set(wanted)]


def _kind(row: dict[str, str]) -> dict[str, Any]:
    names = [{"@value": row["title_en"], "@language": "en"}, {"@value": row["title_ko"], "@language": "ko"}]
    gta = [part.strip() for part in row["gta_intervention_type"].split(";") if part.strip()]
    return _given(
        {
            "@id": f"urn:billkit:kind:{row['kind']}",
            "@type": "schema:DefinedTerm",
            "termCode": row["kind"],
            "name": names,
            "mastChapter": row["mast_chapter"],
            "gtaInterventionType": gta,
            "wtoScmArticle": row["wto_scm_article"],
        }
    )


def _node(measure: Measure) -> dict[str, Any]:
    law = measure.legal_basis is not None and measure.scope != "firm"
    grant = measure.instrument == "finance.grant" and not law
    types = [
        "billkit:Measure",
        *(["schema:Legislation"] if law else ["schema:MonetaryGrant"] if grant else []),
    ]
    place = _place(measure)
    common = {
        "@id": f"urn:billkit:measure:{measure.measure_id}",
        "@type": types,
        "identifier": measure.measure_id,
        "name": {"@value": measure.title, "@language": "en"},
        "description": {"@value": measure.summary, "@language": "en"},
        "about": {"@id": f"urn:billkit:kind:{measure.instrument}"},
        "isPartOf": {"@id": "urn:billkit:data"} if is_shipped(measure) else None,
        "spatialCoverage": place,
        "datePublished": measure.announced,
        "temporalCoverage": _span(measure),
        "status": measure.status,
        "reach": measure.scope,
        "package": measure.package,
        "recipient": {"@type": "schema:Organization", "name": measure.recipient}
        if measure.recipient
        else None,
        "amount": _amount(measure),
        "amountKind": measure.amount_kind,
        "rate": measure.rate,
        "rateUnit": measure.rate_unit,
        "greenConditional": measure.green_conditional,
        "legalBasis": measure.legal_basis,
        "citation": [_source(source) for source in measure.sources],
        "asOf": measure.as_of,
        "note": measure.note,
    }
    legal = {
        "legislationIdentifier": measure.legal_basis if law else None,
        "legislationJurisdiction": place if law else None,
        "legislationLegalForce": f"schema:{_FORCE[measure.status]}" if law else None,
        "funder": place if grant else None,
    }
    return _given(common | legal)


def _place(measure: Measure) -> dict[str, Any]:
    """The economy, and the part of it whose measure it is."""
    economy = {
        "@id": f"urn:billkit:economy:{measure.economy}",
        "@type": "schema:AdministrativeArea",
        "identifier": measure.economy,
        "name": economy_name(measure.economy),
    }
    if measure.sub_jurisdiction is None:
        return economy
    return {
        "@type": "schema:AdministrativeArea",
        "name": measure.sub_jurisdiction,
        "containedInPlace": economy,
    }


def _span(measure: Measure) -> str | None:
    """ISO 8601, open where an end is not recorded: 2025-06-04/.."""
    if not measure.effective_from and not measure.effective_to:
        return None
    return f"{measure.effective_from or '..'}/{measure.effective_to or '..'}"


def _amount(measure: Measure) -> dict[str, Any] | None:
    if measure.amount is None:
        return None
    return {"@type": "schema:MonetaryAmount", "value": measure.amount, "currency": measure.currency}


def _source(source: Source) -> dict[str, Any]:
    return _given(
        {
            "@type": "schema:CreativeWork",
            "name": source.title,
            "publisher": {"@type": "schema:Organization", "name": source.publisher},
            "url": source.url,
            "datePublished": source.date,
        }
    )


def _given(node: dict[str, Any]) -> dict[str, Any]:
    """A node without what is not recorded."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}
