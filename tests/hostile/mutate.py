"""Damaged files by the thousand: ``python tests/hostile/mutate.py --count 10000 --jobs 2`` mutates files of the corpus and
reads them, and prints how many gave a Document, a named error, or something that must not be.

Each mutation is made from a number, its seed: ``--only SEED`` makes and reads that one again, ``--write FILE`` keeps it.
Kinds: bits flipped, a piece cut out, a piece doubled, bytes put in, the end cut off; in archives and HWP files also inside
a member or stream, which is packed again, so that the damage reaches the reader behind the container.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import random
import resource
import signal
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from office import container  # noqa: E402 - found by the line above
from reading import LIBRARIES, MEMORY, Outcome, attempt, mapped  # noqa: E402

FORMATS = ("docx", "hwp", "hwpx", "html", "leg", "md", "pdf", "txt", "xml")
MOST_BYTES = 200_000  # of a file that is mutated: many small ones tell more than few large ones
SECONDS = 10
KINDS = ("flip", "cut", "double", "insert", "truncate")


@dataclass(frozen=True)
class Mutation:
    seed: int
    path: Path
    kind: str
    data: bytes

    def __str__(self) -> str:
        return f"seed {self.seed}: {self.kind} {self.path.name}"


def corpus(folder: Path) -> dict[str, list[Path]]:
    """Small files of every format, by format, in one order."""
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        ending = path.suffix.lower().lstrip(".")
        if ending in FORMATS and path.is_file() and 0 < path.stat().st_size <= MOST_BYTES:
            found.setdefault(ending, []).append(path)
    return found


def mutation(seed: int, files: dict[str, list[Path]]) -> Mutation:
    """One mutation: every format gets as many as any other."""
    chance = random.Random(seed)
    formats = sorted(files)
    path = chance.choice(files[formats[seed % len(formats)]])
    kind = chance.choice(KINDS)
    data = path.read_bytes()
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.7:
        return Mutation(seed, path, f"{kind} in a member of", _inside(data, kind, chance))
    is_ole = data.startswith(b"\xd0\xcf\x11\xe0") and chance.random() < 0.7
    if is_ole and (inside := _inside_hwp(data, kind, chance)):
        return Mutation(seed, path, f"{kind} in a stream of", inside)
    return Mutation(seed, path, kind, mutated(data, kind, chance))


def mutated(data: bytes, kind: str, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    length = chance.choice((1, 4, 30, 500, 20_000))
    if kind == "flip":
        changed = bytearray(data)
        for _ in range(chance.choice((1, 3, 20, 200))):
            changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(changed)
    if kind == "cut":
        return data[:at] + data[at + length :]
    if kind == "double":
        return data[: at + length] + data[at : at + length] * chance.choice((1, 2, 50)) + data[at + length :]
    if kind == "insert":
        return (
            data[:at]
            + chance.choice((b"\0", b"<", b"]]>", b"&#0;", b"\xff\xfe", chance.randbytes(length)))
            + data[at:]
        )
    return data[:at]


def _inside(data: bytes, kind: str, chance: random.Random) -> bytes:
    """A zip with one member mutated."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        names = [info.filename for info in old.infolist() if info.file_size]
        struck = chance.choice([name for name in names if name.endswith((".xml", ".rels", ".hpf"))] or names)
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info, mutated(content, kind, chance) if info.filename == struck else content)
    return into.getvalue()


def _inside_hwp(data: bytes, kind: str, chance: random.Random) -> bytes:
    """An HWP 5 file with the records of one stream mutated; nothing for another container, or without the extra."""
    try:
        import olefile
    except ImportError:
        return b""
    ole = olefile.OleFileIO(io.BytesIO(data))
    paths = ["/".join(path) for path in ole.listdir()]
    streams = {
        path: ole.openstream(path).read()
        for path in paths
        if path.startswith(("FileHeader", "DocInfo", "BodyText/"))
    }
    if len(streams) < 3 or streams["FileHeader"][36] & 7 != 1:
        return b""
    struck = chance.choice(sorted(set(streams) - {"FileHeader"}))
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    changed = mutated(zlib.decompressobj(-15).decompress(streams[struck]) or b"\0", kind, chance)
    streams[struck] = packer.compress(changed) + packer.flush()
    return container(streams)


# --- reading many, in processes that may die


def read_all(
    seeds: Sequence[int], files: dict[str, list[Path]], jobs: int
) -> Iterator[tuple[Mutation, Outcome]]:
    """What each mutation comes to. A process that dies or stalls costs the one it was at; another goes on."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*LIBRARIES, "mutate"])
    waiting = [list(seeds[n::jobs]) for n in range(jobs)]
    working: dict[object, tuple[multiprocessing.process.BaseProcess, list[int]]] = {}
    while waiting or working:
        while waiting and len(working) < jobs:
            if mine := waiting.pop():
                ours, theirs = context.Pipe(duplex=False)
                process = context.Process(target=_work, args=(mine, files, theirs), daemon=True)
                process.start()
                theirs.close()
                working[ours] = (process, mine)
        for end in wait(list(working), timeout=1):
            process, mine = working[end]
            try:
                outcome = Outcome(*end.recv())  # type: ignore[attr-defined]
            except EOFError:
                process.join()
                if mine:
                    yield (
                        mutation(mine.pop(0), files),
                        Outcome("crash", f"the process died with {process.exitcode}"),
                    )
                waiting.append(mine)
                del working[end]
                continue
            yield mutation(mine.pop(0), files), outcome


def _work(seeds: list[int], files: dict[str, list[Path]], to: multiprocessing.connection.Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (mapped() + MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)  # ends the process, also inside a library
    for seed in seeds:
        one = mutation(seed, files)
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        to.send((outcome := attempt(one.data, one.path.name)).__class__(outcome.kind, outcome.words[:2000]))
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    to.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--corpus", type=Path, default=Path(__file__).resolve().parents[3] / "shared" / "corpus"
    )
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--formats", nargs="*", choices=FORMATS, default=FORMATS)
    parser.add_argument("--only", type=int, help="make and read the mutation of this seed")
    parser.add_argument("--write", type=Path, help="with --only: keep its bytes in a file")
    given = parser.parse_args()
    files = {name: paths for name, paths in corpus(given.corpus).items() if name in given.formats}
    if given.only is not None:
        one = mutation(given.only, files)
        if given.write:
            given.write.write_bytes(one.data)
        print(one, *attempt(one.data, one.path.name), sep="\n")
        return
    summary(range(given.first, given.first + given.count), files, given.jobs)


def summary(seeds: Sequence[int], files: dict[str, list[Path]], jobs: int) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    began = time.monotonic()
    for one, outcome in read_all(seeds, files, jobs):
        counts[one.path.suffix.lower().lstrip("."), outcome.kind] += 1
        if outcome.kind == "crash":
            print(f"CRASH {one}\n  {outcome.words.strip().splitlines()[-1]}", flush=True)
    print(f"{'format':8}{'document':>10}{'refused':>10}{'CRASH':>8}")
    for name in (*sorted(files), "all"):
        told = [
            sum(n for (f, kind), n in counts.items() if kind == k and name in (f, "all"))
            for k in ("document", "refused", "crash")
        ]
        print(f"{name:8}{told[0]:>10,}{told[1]:>10,}{told[2]:>8,}")
    print(f"{len(seeds):,} mutations, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    from mutate import main as run  # under the name that other processes import it by

    run()
