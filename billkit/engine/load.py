"""Rule files (TOML) into a RuleSet. Unforgiving: every fault of every file is reported, with file and place.

Checks that need the matcher (each phrase reached by an example, examples that do what they say) are in `check`.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from billkit.engine.phrases import alternatives, parse
from billkit.engine.ruleset import Cue, PhraseBook, Rule, RuleSet, ScopeCue
from billkit.errors import RuleError
from billkit.language.korean.jamo import has_hangul

SHIPPED = Path(__file__).resolve().parent.parent / "rules"

LANGUAGES = ("en", "ko")
STATUSES = ("draft", "tested", "retired")
WITHIN = ("chunk", "near", "sentence", "paragraph")
EXPECTATIONS = ("match", "no_match", "todo_match", "todo_no_match")
EFFECTS = (
    "bill", "existing", "outside", "ended", "proposed", "foreign", "exclusion", "dropped", "postponed",
    "demand", "hinted", "other_bill", "background",
)  # fmt: skip
DIRECTIONS = ("forward", "backward", "both")
REACHES = ("near", "chunk", "clause", "sentence", "section")

_RULE_KEYS = {
    "id", "status", "definition", "not_this", "title", "crosswalk", "details", "detail_words", "cue", "examples",
    "extends", "note", "mask",
}  # fmt: skip
_CUE_KEYS = {"id", "lang", "all", "unless", "mask", "within", "set"}
_SCOPE_KEYS = {"id", "lang", "effect", "direction", "reach", "any", "unless", "value", "examples"}


@dataclass
class Source:
    """A rule file as read: for the checks and for `explain`."""

    path: Path
    data: dict[str, Any]
    language: str  # the cues that were numbered
    # alternative -> number of its phrase, by cue id and place ("all 1", "unless", "mask"), for the coverage check
    phrases: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)


class Faults:
    """Collects what is wrong, so that one run shows everything."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, path: Path, place: str, message: str) -> None:
        self.lines.append(f"{path.name}: {place}: {message}")

    def raise_if_any(self) -> None:
        if self.lines:
            count = len(self.lines)
            raise RuleError(
                f"{count} fault{'s' if count > 1 else ''} in the rules:\n  " + "\n  ".join(self.lines)
            )


def rule_folders(extra: Path | None) -> list[Path]:
    """The shipped rules, and a user's folder over them."""
    if extra is not None and not extra.is_dir():
        raise RuleError(f"{extra}: no folder of rules; give a folder that holds kinds/*.toml or *.toml")
    return [SHIPPED] if extra is None else [SHIPPED, extra]


def rule_files(folder: Path, part: str) -> list[Path]:
    inner = folder / part
    if inner.is_dir():
        return sorted(inner.glob("*.toml"))
    return sorted(folder.glob("*.toml")) if part == "kinds" and folder != SHIPPED else []


def digest(folders: Sequence[Path]) -> str:
    """Names the version of the rules: SHA-256 over all files, in order."""
    total = hashlib.sha256()
    for folder in folders:
        for part in ("words", "kinds", "context"):
            for path in rule_files(folder, part):
                total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def load(extra: Path | None = None, language: str = "en") -> tuple[RuleSet, list[Source]]:
    """Read, check and number the rules, with the cues of one language. Raises RuleError that lists every fault."""
    faults = Faults()
    folders = rule_folders(extra)
    lists = _word_lists(folders, faults)
    book = PhraseBook()
    rules: dict[str, Rule] = {}
    scope: list[ScopeCue] = []
    sources: list[Source] = []
    for folder in folders:
        for path in rule_files(folder, "kinds"):
            source = Source(path, _read(path, faults), language)
            rule = _rule(source, lists, book, faults)
            sources.append(source)
            if rule is None:
                continue
            if rule.kind in rules and folder is SHIPPED:
                faults.add(path, "id", f"{rule.kind!r} is given twice")
            rules[rule.kind] = _extended(rules.get(rule.kind), rule, source)
        for path in rule_files(folder, "context"):
            source = Source(path, _read(path, faults), language)
            if "phrase" in source.data:
                sources.append(source)
                scope += _scope(source, lists, book, faults)
    _unique_ids([cue.id for cue in scope], faults)
    faults.raise_if_any()
    made = RuleSet(
        rules, tuple(scope), book.places(), book.phrases(), book.texts(), digest(folders), language
    )
    return made, sources


def _extended(shipped: Rule | None, rule: Rule, source: Source) -> Rule:
    """A user's rule replaces the shipped one, or adds its cues where it says `extends = true`."""
    if shipped is None or not source.data.get("extends"):
        return rule
    return Rule(
        **{
            **shipped.__dict__,
            "cues": shipped.cues + rule.cues,
            "details": tuple(dict.fromkeys(shipped.details + rule.details)),
            "detail_words": {**shipped.detail_words, **rule.detail_words},
        }
    )


def _read(path: Path, faults: Faults) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.add(path, "file", f"not TOML in UTF-8: {error}")
        return {}


def _word_lists(folders: Sequence[Path], faults: Faults) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for folder in folders:
        for path in rule_files(folder, "words"):
            for name, entries in _read(path, faults).items():
                if not isinstance(entries, list) or not all(isinstance(e, str) for e in entries):
                    faults.add(path, name, "a word list is a list of strings")
                    continue
                for twice in sorted({e for e in entries if entries.count(e) > 1}):
                    faults.add(path, name, f"{twice!r} stands twice")
                if name in lists and folder is SHIPPED:
                    faults.add(path, name, "a list of this name stands in another file")
                lists[name] = entries
    return lists


def _rule(
    source: Source, lists: Mapping[str, Sequence[str]], book: PhraseBook, faults: Faults
) -> Rule | None:
    data, path = source.data, source.path
    if not data:
        return None
    for key in sorted(set(data) - _RULE_KEYS):
        faults.add(path, key, f"unknown key; known are {', '.join(sorted(_RULE_KEYS))}")
    kind = data.get("id")
    if kind != path.stem:
        faults.add(path, "id", f"is {kind!r}, but the file is named {path.stem!r}")
    if data.get("status", "draft") not in STATUSES:
        faults.add(path, "status", f"is {data['status']!r}; one of {', '.join(STATUSES)}")
    extends = bool(data.get("extends"))
    if not extends and not (isinstance(data.get("definition"), str) and data["definition"].strip()):
        faults.add(path, "definition", "missing: one or two sentences by which a person decides")
    if not extends and not (isinstance(data.get("title"), dict) and data["title"].get("en")):
        faults.add(path, "title", "missing: [title] with en = and ko =")
    mask = [
        n for g in data.get("mask", []) for n in _numbered(source, "rule", "mask", g, lists, book, faults)
    ]
    numbered = [(number, raw, _language(raw)) for number, raw in enumerate(data.get("cue", []), 1)]
    for number, raw, lang in numbered:
        if lang not in LANGUAGES:
            faults.add(
                path,
                f"cue {raw.get('id', f'cue-{number}')}",
                f"lang is {lang!r}; one of {', '.join(LANGUAGES)}",
            )
    cues = [
        _cue(source, number, raw, mask, lists, book, faults)
        for number, raw, lang in numbered
        if lang == source.language
    ]
    _unique_ids([str(raw.get("id", f"cue-{number}")) for number, raw, _ in numbered], faults, path)
    _check_examples(source, {lang for _, _, lang in numbered}, faults)
    return Rule(
        kind=str(kind),
        title=dict(data.get("title", {})),
        definition=str(data.get("definition", "")),
        not_this=tuple(data.get("not_this", ())),
        crosswalk=dict(data.get("crosswalk", {})),
        status=data.get("status", "draft"),
        cues=tuple(cues),
        details=tuple(data.get("details", ())),
        detail_words={
            name: _numbered(source, "detail_words", name, groups, lists, book, faults)
            for name, groups in data.get("detail_words", {}).items()
        },
    )


def _cue(
    source: Source,
    number: int,
    raw: dict[str, Any],
    rule_mask: Sequence[int],
    lists: Mapping[str, Sequence[str]],
    book: PhraseBook,
    faults: Faults,
) -> Cue:
    name = str(raw.get("id", f"cue-{number}"))
    place = f"cue {name}"
    for key in sorted(set(raw) - _CUE_KEYS):
        faults.add(source.path, place, f"unknown key {key!r}; known are {', '.join(sorted(_CUE_KEYS))}")
    groups = raw.get("all", [])
    if not groups or not isinstance(groups, list):
        faults.add(source.path, place, "all = [...] is missing: the groups of words that must occur")
        groups = []
    if raw.get("within", "near") not in WITHIN:
        faults.add(source.path, place, f"within is {raw['within']!r}; one of {', '.join(WITHIN)}")
    all_groups = tuple(
        _numbered(source, name, f"all {i}", group, lists, book, faults) for i, group in enumerate(groups, 1)
    )
    unless = tuple(
        n for g in raw.get("unless", []) for n in _numbered(source, name, "unless", g, lists, book, faults)
    )
    own_mask = [
        n for g in raw.get("mask", []) for n in _numbered(source, name, "mask", g, lists, book, faults)
    ]
    mask = (*own_mask, *rule_mask)
    for both in sorted({n for g in all_groups for n in g} & (set(unless) | set(mask))):
        faults.add(source.path, place, f"{book.texts()[both]!r} is both wanted and forbidden")
    return Cue(
        name,
        _language(raw),
        all_groups,
        unless,
        mask,
        raw.get("within", "near"),
        dict(raw.get("set", {})),
    )


def _numbered(
    source: Source,
    cue: str,
    place: str,
    group: object,
    lists: Mapping[str, Sequence[str]],
    book: PhraseBook,
    faults: Faults,
) -> tuple[int, ...]:
    if not isinstance(group, str):
        faults.add(source.path, f"{cue} {place}", f"a group is a string, not {group!r}")
        return ()
    seen = source.phrases.setdefault((cue, place), {})
    written = [a for a in alternatives(group) if cue not in _SHARED or _is_of(a, source.language)]
    for alternative in written:
        if alternative in seen and place.startswith("all"):
            faults.add(source.path, f"{cue} {place}", f"{alternative!r} stands twice")
        try:
            seen[alternative] = book.number(parse(alternative, lists), alternative)
        except RuleError as error:
            faults.add(source.path, f"{cue} {place}", str(error))
    return tuple(dict.fromkeys(seen[a] for a in written if a in seen))


# Masks of a whole rule and vocabularies of details stand there for both languages: each takes what is in its script.
_SHARED = ("rule", "detail_words")


def _is_of(alternative: str, language: str) -> bool:
    return has_hangul(alternative) == (language == "ko")


def _language(raw: Mapping[str, Any]) -> str:
    return str(raw.get("lang", "en"))


def _check_examples(source: Source, languages: set[str], faults: Faults) -> None:
    examples = source.data.get("examples", {})
    for lang, by_expectation in examples.items():
        if lang not in LANGUAGES:
            faults.add(source.path, "examples", f"{lang!r} is no language; one of {', '.join(LANGUAGES)}")
            continue
        for expectation, texts in by_expectation.items():
            if expectation not in EXPECTATIONS:
                faults.add(
                    source.path,
                    f"examples.{lang}",
                    f"unknown {expectation!r}; one of {', '.join(EXPECTATIONS)}",
                )
            for twice in sorted({t for t in texts if texts.count(t) > 1}):
                faults.add(source.path, f"examples.{lang}.{expectation}", f"{twice!r} stands twice")
    for lang in sorted(languages):
        for expectation in ("match", "no_match"):
            if not examples.get(lang, {}).get(expectation):
                faults.add(source.path, f"examples.{lang}", f"has no {expectation} example")


def _scope(
    source: Source, lists: Mapping[str, Sequence[str]], book: PhraseBook, faults: Faults
) -> Iterator[ScopeCue]:
    for number, raw in enumerate(source.data["phrase"], 1):
        if _language(raw) != source.language:
            continue
        name = str(raw.get("id", f"phrase-{number}"))
        place = f"phrase {name}"
        for key in sorted(set(raw) - _SCOPE_KEYS):
            faults.add(source.path, place, f"unknown key {key!r}; known are {', '.join(sorted(_SCOPE_KEYS))}")
        for key, known in (("effect", EFFECTS), ("direction", DIRECTIONS), ("reach", REACHES)):
            if raw.get(key) not in known:
                faults.add(source.path, place, f"{key} is {raw.get(key)!r}; one of {', '.join(known)}")
        words = _numbered(source, name, "any", raw.get("any"), lists, book, faults)
        unless = (
            _numbered(source, name, "unless", raw["unless"], lists, book, faults) if "unless" in raw else ()
        )
        yield ScopeCue(
            name, str(raw.get("effect")), str(raw.get("direction")), str(raw.get("reach")), words, unless,
            str(raw.get("value", "")),
        )  # fmt: skip


def _unique_ids(ids: Sequence[str], faults: Faults, path: Path = Path("context")) -> None:
    for twice in sorted({i for i in ids if ids.count(i) > 1}):
        faults.add(path, twice, "this id stands twice")
