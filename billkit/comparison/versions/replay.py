"""The redline carried out: the old text and the edits give the new text, and the other way round.

Edits stand in the order of the new version. What was moved is an equal run whose old offsets jump; what was struck and
what was put in carries its words, so one version and the edits are enough.
"""

from __future__ import annotations

from collections.abc import Iterable

from billkit.models.version_diff import Edit


def replay(old: str, edits: Iterable[Edit]) -> str:
    """The new text, made of the old one."""
    return "".join(
        old[edit.old.start : edit.old.end] if edit.op == "equal" else edit.text
        for edit in edits
        if edit.op != "delete"
    )


def undo(new: str, edits: Iterable[Edit]) -> str:
    """The old text, made of the new one."""
    kept = sorted((edit for edit in edits if edit.op != "insert"), key=lambda edit: edit.old)
    return "".join(new[edit.new.start : edit.new.end] if edit.op == "equal" else edit.text for edit in kept)
