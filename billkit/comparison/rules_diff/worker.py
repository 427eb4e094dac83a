"""One side's process: ``python -m billkit.comparison.rules_diff.worker``, with the package that holds its rules on the path.

A JSON list of paths comes in; the first line out names the rules, then comes one line a text: {"analysis": ...} or
{"error": ...}. Rules that cannot be used give {"fatal": ...} in place of the first line.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from billkit.errors import BillkitError


def main() -> None:
    paths = json.load(sys.stdin)
    sys.stdin.close()  # a text named "-" is no text
    try:
        _say(_rules())
    except Exception as error:  # whatever is wrong with the rules of this side, the other process tells of it
        _say({"fatal": _fault(error)})
        return
    for path in paths:
        _say(_outcome(Path(path)))


def _rules() -> dict[str, Any]:
    """Reads all rules that a text can need, so that a fault in them is not taken for one of the text."""
    from billkit.engine.analyse import analyse
    from billkit.engine.compiled import ruleset
    from billkit.engine.load import LANGUAGES, SHIPPED
    from billkit.engine.statute.forms import forms
    from billkit.readers import read

    digest = ""
    for language, text in zip(LANGUAGES, ("The bill funds mills.", "법안은 제철소를 지원한다."), strict=True):
        digest = ruleset(None, language).digest
        forms(language)
        analyse(read(text.encode()))
    return {"digest": digest, "rules": str(SHIPPED)}


def _fault(error: Exception) -> str:
    if isinstance(error, BillkitError):
        return str(error)
    if isinstance(error, FileNotFoundError):
        return f"{'/'.join(Path(error.filename).parts[-2:])} is missing"
    return f"{type(error).__name__}: {error}"


def _outcome(path: Path) -> dict[str, Any]:
    from billkit.engine.analyse import analyse
    from billkit.readers import read

    try:
        return {"analysis": analyse(read(path)).model_dump(by_alias=True, mode="json")}
    except BillkitError as error:
        return {"error": str(error)}
    except Exception as error:  # whatever a file does to a reader, the next one is read
        return {
            "error": f"{path}: could not be read ({type(error).__name__}: {error}); please report this file"
        }


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
