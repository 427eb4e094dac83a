"""Do the rules do what their examples say, and is every phrase of them alive?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from billkit.engine.atoms import Option
from billkit.engine.load import LANGUAGES, Faults, Source, load, rule_files, rule_folders
from billkit.engine.match import Hit, cue_hits
from billkit.engine.phrase_set import PhraseSet, Use
from billkit.engine.phrases import parse, written_out
from billkit.engine.reading import Reading
from billkit.engine.ruleset import Rule, RuleSet
from billkit.language.korean.jamo import has_hangul

_ARTICLES = frozenset({"a", "an", "the", "its", "their", "his", "her", "this", "these", "that"})
_MARK = re.compile(r"\[\[(.*?)\]\]")


@dataclass
class Report:
    """What a check looked at."""

    rules: int = 0
    cues: int = 0
    phrases: int = 0
    examples: int = 0
    todo: list[str] = field(default_factory=list)


def check(
    extra: Path | None = None, only: Iterable[str] | None = None, languages: Iterable[str] = LANGUAGES
) -> Report:
    """Load all rules, run every example, and see that every phrase is reached by one.

    `only` limits the examples to some kinds, `languages` to some languages. Raises RuleError with every fault.
    """
    faults, report, reached = Faults(), Report(), set[Option]()
    for language in languages:
        ruleset, sources = load(extra, language)
        checker = _Checker(ruleset, set(only) if only else None, faults, report, reached)
        for source in sources:
            checker.source(source)
    if only is None and set(languages) == set(LANGUAGES):
        _word_lists(extra, reached, faults)
    faults.raise_if_any()
    return report


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """An example without its [[marks]], and the spans that were marked."""
    plain, spans, at = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[1])))
        plain += mark[1]
        at = mark.end()
    return plain + text[at:], spans


class _Checker:
    """Runs the examples of one language; what it finds goes to `faults`, `report` and `everywhere`, the options that
    some example reached."""

    def __init__(
        self, ruleset: RuleSet, only: set[str] | None, faults: Faults, report: Report, everywhere: set[Option]
    ) -> None:
        self.ruleset = ruleset
        self.matcher = ruleset.matcher
        self.only = only
        self.faults = faults
        self.report = report
        self.everywhere = everywhere
        report.rules = len(ruleset.rules)
        report.phrases += len(ruleset.phrases)

    def source(self, source: Source) -> None:
        if "phrase" in source.data:
            self._scope_file(source)
            return
        rule = self.ruleset.rules[source.data["id"]]
        self.report.cues += len(rule.cues)
        if self.only is not None and rule.kind not in self.only:
            return
        reached: set[Use] = set()
        for lang, by_expectation in source.data.get("examples", {}).items():
            if lang != self.ruleset.language:
                continue
            for expectation, texts in by_expectation.items():
                for text in texts:
                    self.report.examples += 1
                    reached |= self._example(source, rule, expectation, text)
        self._coverage(source, reached)

    def _example(self, source: Source, rule: Rule, expectation: str, marked: str) -> set[Use]:
        text, spans = unmarked(marked)
        uses: set[Use] = set()
        reading = Reading(text, 0, len(text), self.matcher, uses=uses, language=self.ruleset.language)
        found = [hit for cue in rule.cues for hit in cue_hits(reading, rule.kind, cue)]
        wrong = self._wrong(reading, found, expectation, spans)
        if expectation.startswith("todo_"):
            note = f"{source.path.name}: {expectation}: {text}"
            self.report.todo.append(note)
            if not wrong:
                self.faults.add(source.path, expectation, f"works now, take the todo_ away: {text!r}")
        elif wrong:
            self.faults.add(source.path, f"examples {expectation}", f"{wrong}: {marked!r}")
        return uses

    def _wrong(
        self, reading: Reading, found: list[Hit], expectation: str, spans: list[tuple[int, int]]
    ) -> str:
        """What is wrong with the hits on an example, or nothing."""
        if expectation.endswith("no_match"):
            return f"cue {found[0].cue.id} fires on {reading.words(*found[0].anchor)!r}" if found else ""
        if not found:
            return "no cue fires"
        places = [reading.offsets(*hit.span) for hit in found]
        for start, end in spans:
            if not any(s < end and start < e for s, e in places):
                return f"no evidence at {reading.text[start:end]!r}"
        return ""

    def _coverage(self, source: Source, reached: set[Use]) -> None:
        """Every alternative is reached, and in it every word of an (a/b) and every [word]."""
        alive = {number for number, _, _ in reached}
        self.everywhere |= {self.ruleset.options(number, place)[option] for number, place, option in reached}
        for (cue, place), by_alternative in source.phrases.items():
            for alternative, number in by_alternative.items():
                if number not in alive:
                    self.faults.add(source.path, f"{cue} {place}", f"no example reaches {alternative!r}")
                elif "@" not in alternative and (dead := self._dead(number, reached)):
                    message = f"no example reaches {', '.join(dead)} of {alternative!r}"
                    self.faults.add(source.path, f"{cue} {place}", message)

    def _dead(self, number: int, reached: set[Use]) -> list[str]:
        """Options of a phrase that no example went through; gaps have none, and articles are not asked for."""
        dead = []
        for place in range(len(self.ruleset.phrases[number])):
            options = self.ruleset.options(number, place)
            alive = [options[at] for n, p, at in reached if (n, p) == (number, place)]
            if any(has_hangul("".join(option)) for option in options):
                dead += _dead_words(options, alive)
            else:
                dead += [repr(" ".join(option)) for option in options if _is_asked_for(option, alive)]
        return dead

    def _scope_file(self, source: Source) -> None:
        for number, raw in enumerate(source.data["phrase"], 1):
            if raw.get("lang", "en") != self.ruleset.language:
                continue
            name = str(raw.get("id", f"phrase-{number}"))
            reached: set[Use] = set()
            for text in raw.get("examples", []):
                self.report.examples += 1
                Reading(text, 0, len(text), self.matcher, uses=reached, language=self.ruleset.language)
            part = {key: value for key, value in source.phrases.items() if key[0] == name}
            self._coverage(Source(source.path, raw, source.language, part), reached)


def _is_asked_for(option: Option, alive: list[Option]) -> bool:
    plain = option and not option[0].startswith("...")
    return bool(plain) and option not in alive and not set(option) <= _ARTICLES


def _dead_words(options: Iterable[Option], alive: list[Option]) -> list[str]:
    """Korean words of a place that no option in use holds. A place may hold every pair of two choices of words, written
    apart and together: each word is asked for once."""
    written = {"".join(option) for option in alive}
    apart: dict[str, Option] = {}
    for option in options:
        text = "".join(option)
        apart[text] = max(option, apart.get(text, ()), key=len)
    words = dict.fromkeys(word for option in apart.values() for word in option if not word.startswith("..."))
    return [repr(word) for word in words if not any(word in text for text in written)]


def _word_lists(extra: Path | None, reached: set[Option], faults: Faults) -> None:
    """Each entry of a shared word list is reached by some example of some rule."""
    for path in (p for folder in rule_folders(extra) for p in rule_files(folder, "words")):
        for name, entries in tomllib.loads(path.read_text("utf-8")).items():
            for entry in entries:
                if reached.isdisjoint(written_out(parse(entry, {}))):
                    faults.add(path, name, f"no example of any rule reaches {entry!r}")


def try_text(ruleset: RuleSet, matcher: PhraseSet, text: str) -> Iterator[tuple[Hit, Reading]]:
    """Every hit of every rule on a text: for `billkit rules try`."""
    reading = Reading(text, 0, len(text), matcher, language=ruleset.language)
    for rule in ruleset.rules.values():
        for cue in rule.cues:
            for hit in cue_hits(reading, rule.kind, cue):
                yield hit, reading
