"""The rules in the form they are matched in, kept beside their sources so that starting takes milliseconds.

`billkit/rules/compiled.json` is generated (`python -m billkit.engine.compiled`); it names the digest of the TOML files
it was made from and is passed over when they have changed. CI fails when it is not up to date.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from billkit.engine.load import SHIPPED, digest, load, rule_folders
from billkit.engine.ruleset import Cue, Rule, RuleSet, ScopeCue

COMPILED = SHIPPED / "compiled.json"


@cache
def ruleset(extra: Path | None = None) -> RuleSet:
    """The shipped rules, with a user's folder over them. Raises RuleError that lists every fault."""
    if extra is None and COMPILED.exists():
        data = json.loads(COMPILED.read_text("utf-8"))
        if data["digest"] == digest(rule_folders(None)):
            return _from_json(data)
    return load(extra)[0]


def compiled_text() -> str:
    """What compiled.json should hold."""
    rules, _ = load()
    return json.dumps(_to_json(rules), ensure_ascii=False, separators=(",", ":")) + "\n"


def _to_json(rules: RuleSet) -> dict[str, Any]:
    return {
        "digest": rules.digest,
        "places": [[" ".join(option) for option in place] for place in rules.places],
        "phrases": rules.phrases,
        "texts": rules.texts,
        "rules": [
            {**rule.__dict__, "cues": [cue.__dict__ for cue in rule.cues]} for rule in rules.rules.values()
        ],
        "scope": [cue.__dict__ for cue in rules.scope],
    }


def _from_json(data: dict[str, Any]) -> RuleSet:
    rules = {raw["kind"]: _rule(raw) for raw in data["rules"]}
    scope = tuple(
        ScopeCue(**{**raw, "words": tuple(raw["words"]), "unless": tuple(raw["unless"])})
        for raw in data["scope"]
    )
    places = tuple(
        tuple([tuple(option.split()) if " " in option else (option,) if option else () for option in place])
        for place in data["places"]
    )
    phrases = tuple(map(tuple, data["phrases"]))
    return RuleSet(rules, scope, places, phrases, tuple(data["texts"]), data["digest"])


def _rule(raw: dict[str, Any]) -> Rule:
    cues = tuple(
        Cue(
            **{
                **cue,
                "groups": tuple(map(tuple, cue["groups"])),
                "unless": tuple(cue["unless"]),
                "mask": tuple(cue["mask"]),
            }
        )
        for cue in raw["cues"]
    )
    words = {name: tuple(group) for name, group in raw["detail_words"].items()}
    return Rule(
        **{
            **raw,
            "cues": cues,
            "not_this": tuple(raw["not_this"]),
            "details": tuple(raw["details"]),
            "detail_words": words,
        }
    )


if __name__ == "__main__":
    COMPILED.write_text(compiled_text(), "utf-8")
