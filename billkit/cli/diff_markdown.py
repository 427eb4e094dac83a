"""Two versions as Markdown: <del>struck</del> <ins>put in</ins>, everything from the documents escaped.

The two tags and not ``~~`` and ``**``: those do not close between a bracket and a Korean particle.
"""

from __future__ import annotations

from billkit.briefs.markdown import escaped, escaped_part, line
from billkit.cli import diff_told as say
from billkit.models.version_diff import Change, VersionDiff

_TAGS = {"delete": ("<del>", "</del>"), "insert": ("<ins>", "</ins>"), "equal": ("", "")}
_CONTEXT = 200


def markdown(diff: VersionDiff) -> str:
    found = say.told(diff)
    lines = [
        f"# {escaped(diff.old.source)} → {escaped(diff.new.source)}",
        "",
        escaped(say.summary(diff)) + ".",
    ]
    lines += _provisions(diff)
    for title, changes in found.parts:
        lines += ["", f"## {title}", *(row for change in changes for row in _change(change))]
    for title, listed in found.listed.items():
        if listed:
            lines += ["", f"## {title}", "", *(f"- {escaped(say.where(change))}" for change in listed)]
    if found.apart:
        lines += ["", "## Front matter and contents", *(row for c in found.apart for row in _change(c))]
    for notice in diff.notices:
        lines += ["", f"*Note ({escaped(notice.code)})*: {escaped(notice.message)}"]
    return "\n".join(lines) + "\n"


def _provisions(diff: VersionDiff) -> list[str]:
    if diff.provisions is None:
        return []
    lines = ["", "## In substance", ""]
    if not diff.provisions:
        return [*lines, "No provision that the rules know was gained, lost or changed."]
    for change in diff.provisions:
        lines.append(f"- {escaped(say.provision(change))}")
        lines += [f"  - {escaped(difference)}" for difference in say.differences(change)]
        if not change.differences:
            lines.append(f"  - “{escaped(say.quote(change))}”")
    return lines


def _change(change: Change) -> list[str]:
    lines = ["", f"### {escaped(say.headline(change))}"]
    if say.around(change):
        lines += ["", f"in {escaped(say.around(change))}"]
    shown = "".join(_tagged(op, words) for op, words in say.pieces(change.edits, _CONTEXT)).strip()
    return lines + (["", "> " + line(shown)] if shown else [])


def _tagged(op: str, words: str) -> str:
    before, after = _TAGS[op]
    shown = escaped_part(say.flat(words))
    return before + shown + after if shown.strip() else shown
