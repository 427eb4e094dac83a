"""Every file of a folder, read once. A file that cannot be read is told and stops nothing, not even by killing its process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from billkit.errors import BillkitError, RuleError, UnreadableSource
from billkit.models.analysis import Analysis
from billkit.models.similar import NotCompared

Progress = Callable[[int, int, str], None]
Result = Analysis | str  # the reason why there is none
Work = Callable[[Path, Path | None], Result]


@dataclass
class Corpus:
    """The documents of a folder that have provisions, and the files that were not compared."""

    documents: list[tuple[str, Analysis]] = field(default_factory=list)
    not_compared: list[NotCompared] = field(default_factory=list)


def files_of(folder: Path) -> list[Path]:
    """All files below a folder by name, hidden ones and links to folders aside. Raises UnreadableSource."""
    if not folder.is_dir():
        raise UnreadableSource(f"{folder}: is no folder; name one that holds the documents to search")
    found = []
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(at) / name for name in sorted(names) if not name.startswith(".")]
    return found


def parsed(
    folder: Path, rules: Path | None = None, jobs: int = 1, progress: Progress | None = None
) -> Corpus:
    """Analyses of all documents of a folder. `jobs` processes work at them; `progress` hears of every file done."""
    files = files_of(folder)
    corpus = Corpus()
    results = _in_pool(files, rules, jobs) if jobs > 1 else ((path, analysed(path, rules)) for path in files)
    for number, (path, result) in enumerate(results, 1):
        name = path.relative_to(folder).as_posix()
        if isinstance(result, str):
            corpus.not_compared.append(NotCompared(file=name, reason=result))
        else:
            corpus.documents.append((name, result))
        if progress is not None:
            progress(number, len(files), name)
    return corpus


def analysed(path: Path, rules: Path | None) -> Result:
    """The analysis of a file, or why there is none. Raises RuleError: faulty rules are no fault of the file."""
    from billkit.engine.analyse import analyse
    from billkit.readers import read

    try:
        found = analyse(read(path), rules)
    except RuleError:
        raise
    except BillkitError as error:
        return str(error)
    except Exception as error:  # whatever a file does to a reader, the next one is read
        return f"{path.name}: could not be read ({type(error).__name__}: {error}); please report this file"
    return found if found.provisions else f"{path.name}: no provision was found in it"


def _in_pool(
    files: Sequence[Path], rules: Path | None, jobs: int, work: Work = analysed
) -> Iterator[tuple[Path, Result]]:
    """In the order of the files. Where a process dies, the files that were waiting are read one by one, each in its own."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: list[tuple[Path, Future[Result]]] = [(p, _submitted(pool, work, p, rules)) for p in files]
        for path, future in waiting:
            try:
                yield path, future.result()
            except BrokenProcessPool:
                yield path, _alone(work, path, rules)


def _submitted(pool: ProcessPoolExecutor, work: Work, path: Path, rules: Path | None) -> Future[Result]:
    """The future of a file; where the pool is broken already, one that says so."""
    try:
        return pool.submit(work, path, rules)
    except BrokenProcessPool as broken:
        future: Future[Result] = Future()
        future.set_exception(broken)
        return future


def _alone(work: Work, path: Path, rules: Path | None) -> Result:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(work, path, rules).result()
        except BrokenProcessPool:
            return f"{path.name}: reading it ended the process; please report this file"
