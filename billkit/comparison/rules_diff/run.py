"""Both sides at once, then the comparison."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event, Lock

from billkit.comparison.rules_diff.compared import compared
from billkit.comparison.rules_diff.files import rule_changes
from billkit.comparison.rules_diff.processes import Outcomes, outcomes
from billkit.comparison.rules_diff.scoring import gold_texts, scorer_at, scores
from billkit.comparison.rules_diff.sides import Side, side
from billkit.models.rules_diff import RulesDiff, RulesSide

Progress = Callable[[int, int, str], None]


def rules_diff(
    base: str | Path,
    new: str | Path | None,
    texts: Sequence[Path],
    gold: Path | None = None,
    scorer: str | Path | None = None,
    progress: Progress | None = None,
) -> RulesDiff:
    """Raises RuleError and UnreadableSource."""
    tool = scorer_at(scorer) if gold is not None else None
    annotated = gold_texts(gold) if gold is not None else []
    asked = list(dict.fromkeys((*texts, *annotated)))
    with tempfile.TemporaryDirectory(prefix="billkit-rules-") as folder:
        sides = [side(given, _made(Path(folder, name))) for name, given in (("base", base), ("new", new))]
        rules = rule_changes(sides[0].rules, sides[1].rules)
        before, after = _both(sides, asked, progress)
    found = compared([str(text) for text in texts], before.texts[: len(texts)], after.texts[: len(texts)])
    at = [asked.index(text) for text in annotated]
    return RulesDiff(
        before=RulesSide(name=sides[0].name, digest=before.digest),
        after=RulesSide(name=sides[1].name, digest=after.digest),
        rules=rules,
        texts=len(texts) - len(found.not_read),
        changes=found.changes,
        totals=found.totals,
        not_read=found.not_read,
        scores=scores(tool, gold, annotated, [before.texts[n] for n in at], [after.texts[n] for n in at])
        if tool is not None and gold is not None
        else None,
    )


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _both(
    sides: Sequence[Side], texts: Sequence[Path], progress: Progress | None
) -> tuple[Outcomes, Outcomes]:
    """Each in a process of its own; `progress` hears of every text that one of them has done."""
    lock = Lock()
    done = 0

    def told(name: str) -> None:
        nonlocal done
        with lock:
            done += 1
            if progress is not None:
                progress(done, 2 * len(texts), name)

    stop = Event()
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(outcomes, one, texts, told, stop) for one in sides]
        try:
            wait(running, return_when=FIRST_EXCEPTION)
            for one_side in running:
                if one_side.done():
                    one_side.result()  # a fault of one side is told at once
            return running[0].result(), running[1].result()
        finally:
            stop.set()  # when one side fails, or at Ctrl-C, the other does not go on to its end
