"""Tables that every run reads, kept as JSON beside their TOML: `tables.json`, which names the digest of each file.

``python -m billkit.language.tables`` writes it anew; a table whose file has changed since is read from the TOML.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).parent.parent
FILE = Path(__file__).with_name("tables.json")
KEPT = (
    "briefs/words/en.toml",
    "briefs/words/ko.toml",
    "pictures/words.toml",
    "rules/context/instruments.toml",
    "rules/context/jurisdictions.toml",
    "rules/context/korean_frames.toml",
    "rules/context/korean_parties.toml",
    "rules/context/parties.toml",
    "rules/context/stages.toml",
)


def table(path: Path) -> dict[str, Any]:
    """What a TOML file of the house holds."""
    data = path.read_bytes()
    known = _kept().get(path.relative_to(HOUSE).as_posix()) if path.is_relative_to(HOUSE) else None
    if known is not None and known["digest"] == hashlib.sha256(data).hexdigest():
        return dict(known["table"])
    return tomllib.loads(data.decode("utf-8"))


@cache
def _kept() -> dict[str, Any]:
    return dict(json.loads(FILE.read_text("utf-8"))) if FILE.exists() else {}


def tables_text() -> str:
    """What the file should hold."""
    found = {}
    for name in KEPT:
        data = (HOUSE / name).read_bytes()
        found[name] = {
            "digest": hashlib.sha256(data).hexdigest(),
            "table": tomllib.loads(data.decode("utf-8")),
        }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    FILE.write_text(tables_text(), "utf-8")
