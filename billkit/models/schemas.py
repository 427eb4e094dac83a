"""JSON Schemas of the models that leave the house; `schemas/` holds them as files.

``python -m billkit.models.schemas schemas`` writes them anew; a test fails when they are out of date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from billkit.models.analysis import Analysis
from billkit.models.measure import Measure


def models() -> dict[str, type[BaseModel]]:
    """Name of a schema -> model."""
    from billkit.models.brief import Brief, TemplateContext
    from billkit.models.comparison import Comparison
    from billkit.models.dossier import Dossier
    from billkit.models.origins import Origins
    from billkit.models.rules_diff import RulesDiff
    from billkit.models.similar import Similar
    from billkit.models.verification import Citations, Verification
    from billkit.models.version_diff import VersionDiff

    return {
        "analysis": Analysis,
        "brief": Brief,
        "citations": Citations,
        "comparison": Comparison,
        "dossier": Dossier,
        "measure": Measure,
        "origins": Origins,
        "rules-diff": RulesDiff,
        "similar": Similar,
        "template": TemplateContext,
        "verification": Verification,
        "version-diff": VersionDiff,
    }


def schema(name: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a model. Raises KeyError on an unknown name."""
    made = models()[name].model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def schema_text(name: str) -> str:
    """The schema as a file holds it. Raises KeyError on an unknown name."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def files() -> dict[str, str]:
    """Name of a file in `schemas/` -> what it should hold."""
    return {f"{name}.schema.json": schema_text(name) for name in models()}


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "schemas")
    folder.mkdir(exist_ok=True)
    for name, text in files().items():
        (folder / name).write_text(text, "utf-8")
