"""What a change of rules does, as Markdown for a review and as a table; all that comes from texts and rules is escaped."""

from __future__ import annotations

from collections.abc import Iterator

from billkit.briefs.markdown import escaped
from billkit.cli.compared.markdown import table
from billkit.cli.compared.words import cut, label
from billkit.cli.table import render
from billkit.models.rules_diff import (
    ChangedItem,
    FieldChange,
    FoundItem,
    RuleChange,
    RulesDiff,
    ScorePair,
    Scores,
    TextChange,
)

_TOTALS = ("", "kind", "before", "after", "gained", "lost", "changed")
_ROW = ("text", "", "what", "kind", "words", "section", "rule", "values")
_LONGEST = 120
# of a total of the score tool, what a reviewer looks at; the counts it is made of are in the JSON
_FIGURES = (
    "precision", "recall", "f1", "macro_f1", "leak", "negated", "bad_quote", "details", "context_recall",
    "exclusion_recall", "failed",
)  # fmt: skip


def as_markdown(found: RulesDiff) -> str:
    return "\n".join(part for part in _parts(found) if part)


def _parts(found: RulesDiff) -> Iterator[str]:
    yield f"# Rules: {escaped(found.before.name)} → {escaped(found.after.name)}\n"
    yield f"{_summary(found)}\n"
    if found.totals:
        yield table(_TOTALS, _totals(found))
    if found.scores:
        yield _scores(found.scores)
    yield "## Rules that differ\n"
    yield "".join(map(_rule, found.rules)) or "None.\n"
    for change in found.changes:
        yield f"## {escaped(change.source)}\n"
        yield "".join(_bullets(change))
    if found.not_read:
        yield "## Not read by either side\n"
        yield "".join(f"- {escaped(one.source)}: {escaped(one.reason)}\n" for one in found.not_read)


def _summary(found: RulesDiff) -> str:
    gained, lost, changed = (
        sum(getattr(total, name) for total in found.totals) for name in ("gained", "lost", "changed")
    )
    files = f"{_count(len(found.rules), 'file')} of rules {'differs' if len(found.rules) == 1 else 'differ'}."
    if not found.changes:
        return f"Same findings in {_count(found.texts, 'text')}; {files}"
    where = f"{len(found.changes)} of {_count(found.texts, 'text')}"
    return f"{gained} gained, {lost} lost, {changed} changed in {where}; {files}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _totals(found: RulesDiff) -> list[list[str]]:
    return [
        [t.group, t.kind or "no kind", *map(str, (t.before, t.after, t.gained, t.lost, t.changed))]
        for t in found.totals
    ]


def _rule(change: RuleChange) -> str:
    parts = f": {', '.join(change.parts)}" if change.parts else ""
    return f"- {escaped(change.file)} {change.state}{escaped(parts)}\n"


def _bullets(change: TextChange) -> Iterator[str]:
    for name, error in (("before", change.error_before), ("after", change.error_after)):
        if error is not None:
            yield f"- **not read {name}**: {escaped(error)}\n"
    for mark, items in (("gained", change.gained), ("lost", change.lost)):
        yield from (f"- **{mark}** {_item(item)}\n" for item in items)
    yield from (f"- **changed** {_item(one.item)}: {escaped(_values(one))}\n" for one in change.changed)
    if change.also:
        yield f"- also differs: {escaped(', '.join(change.also))}\n"


def _item(item: FoundItem) -> str:
    where = "; ".join(part for part in (item.section, item.rule) if part)
    told = f"{item.group} {item.kind or 'of no kind'}: {_quoted(item.quote)}"
    return escaped(f"{told} ({where})" if where else told)


def _quoted(words: str) -> str:
    return f"“{cut(words, _LONGEST)}”"


def _values(one: ChangedItem) -> str:
    return "; ".join(map(_field, one.fields))


def _field(field: FieldChange) -> str:
    if field.name == "evidence":
        return f"words, before {_quoted(str(field.before))}"
    return f"{label(field.name)} {_value(field.before)} → {_value(field.after)}"


def _value(value: object) -> str:
    if value is None:
        return "not stated"
    return cut(", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value), _LONGEST)


def _scores(scores: Scores) -> str:
    names = [name for name in _FIGURES if any(name in pair.after for pair in scores.totals)]
    rows = [[pair.name, *(_before_after(pair, name) for name in ("cases", *names))] for pair in scores.totals]
    text = "## Scores\n\n" + table(["texts", "cases", *map(label, names)], rows)
    differing = [pair for pair in scores.cases if pair.differs]
    if not differing:
        return text + f"\nAll {_count(len(scores.cases), 'case')} score the same.\n"
    told = [[pair.name, "; ".join(_differing(pair))] for pair in differing]
    return f"{text}\n{_count(len(differing), 'case')} of {len(scores.cases)} score otherwise:\n\n{table(['case', 'before → after'], told)}"


def _differing(pair: ScorePair) -> Iterator[str]:
    for name in dict.fromkeys((*pair.before, *pair.after)):
        if pair.before.get(name) != pair.after.get(name):
            yield f"{label(name)} {_before_after(pair, name)}"


def _before_after(pair: ScorePair, name: str) -> str:
    old, new = pair.before.get(name), pair.after.get(name)
    return _figure(new) if old == new else f"{_figure(old)} → {_figure(new)}"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def as_table(found: RulesDiff) -> str:
    """A line a difference, then the totals, and the scores where they were asked for."""
    rows = [row for change in found.changes for row in _rows(change)]
    parts = [render(_ROW, rows)] if rows else []
    if found.totals:
        parts.append(render(_TOTALS, _totals(found)))
    if found.scores:
        heads = ("texts", *map(label, _FIGURES))
        parts.append(
            render(heads, [[p.name, *(_before_after(p, f) for f in _FIGURES)] for p in found.scores.totals])
        )
    return "\n".join([*parts, _summary(found) + "\n"])


def _rows(change: TextChange) -> Iterator[list[str]]:
    for name, error in (("before", change.error_before), ("after", change.error_after)):
        if error is not None:
            yield [change.source, "!", f"not read {name}", "", " ".join(error.split()), "", "", ""]
    for mark, items in (("+", change.gained), ("-", change.lost)):
        yield from (_line(change.source, mark, item) for item in items)
    yield from (_line(change.source, "~", one.item, _values(one)) for one in change.changed)
    yield from ([change.source, "~", name, "", "", "", "", ""] for name in change.also)


def _line(source: str, mark: str, item: FoundItem, values: str = "") -> list[str]:
    return [
        source, mark, item.group, item.kind or "", cut(item.quote, _LONGEST), item.section or "", item.rule or "", values,
    ]  # fmt: skip
