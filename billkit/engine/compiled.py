"""The rules in the form they are matched in, kept beside their sources so that starting takes milliseconds.

`billkit/rules/compiled.en.json` and `compiled.ko.json` are generated (`python -m billkit.engine.compiled`); they name the
digest of the TOML files they were made from and are passed over when those have changed. CI fails when they are not up
to date.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from billkit.engine.load import LANGUAGES, SHIPPED, digest, load, rule_folders
from billkit.engine.ruleset import Cue, Rule, RuleSet, ScopeCue


def compiled_path(language: str) -> Path:
    return SHIPPED / f"compiled.{language}.json"


def ruleset(extra: Path | None = None, language: str = "en") -> RuleSet:
    """The shipped rules of a language, with a user's folder over them. Raises RuleError that lists every fault."""
    return _read_once(extra, language)


@cache  # by both arguments, however the caller writes them
def _read_once(extra: Path | None, language: str) -> RuleSet:
    path = compiled_path(language)
    if extra is None and path.exists():
        data = json.loads(path.read_text("utf-8"))
        if data["digest"] == digest(rule_folders(None)):
            return _from_json(data)
    return load(extra, language)[0]


def compiled_text(language: str) -> str:
    """What the file of a language should hold."""
    rules, _ = load(None, language)
    return json.dumps(_to_json(rules), ensure_ascii=False, separators=(",", ":")) + "\n"


def _to_json(rules: RuleSet) -> dict[str, Any]:
    return {
        "digest": rules.digest,
        "language": rules.language,
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
    return RuleSet(rules, scope, places, phrases, tuple(data["texts"]), data["digest"], data["language"])


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
    for language in LANGUAGES:
        compiled_path(language).write_text(compiled_text(language), "utf-8")
