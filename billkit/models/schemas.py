"""JSON Schemas of the models that leave the house; `schemas/` holds them as files."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from billkit.models.analysis import Analysis
from billkit.models.measure import Measure


def models() -> dict[str, type[BaseModel]]:
    """Name of a schema file -> model."""
    from billkit.models.brief import Brief
    from billkit.models.comparison import Comparison

    return {"analysis": Analysis, "brief": Brief, "comparison": Comparison, "measure": Measure}


def schema(name: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a model. Raises KeyError on an unknown name."""
    made = models()[name].model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
