"""Every file of the corpus read once: docs/corpus.md.

    python benchmarks/corpus.py            print the table
    python benchmarks/corpus.py --write    write docs/corpus.md

Each file is read in a process of its own with a limit of 60 seconds, so that none can stop the others. Columns: what the
file was read as, characters, articles and other sections of its own (quoted text left out), pages, codes of notices,
seconds of reading without start-up. A file that is refused shows the message.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
PAGE = ROOT / "docs" / "corpus.md"
TEXTS_OF_THE_CORPUS = ("FORMATS.md", "MANIFEST.csv")
SECONDS = 60

_READ = """
import json, sys, time
import billkit
from billkit.errors import BillkitError
start = time.perf_counter()
try:
    document = billkit.read(sys.argv[1])
except BillkitError as error:
    print(json.dumps({"refused": f"{type(error).__name__}: {error}", "seconds": time.perf_counter() - start}))
    raise SystemExit
own = [s for s in document.sections if s.role != "quoted"]
print(json.dumps({
    "media_type": document.media_type, "language": document.language, "tradition": document.tradition,
    "genre": document.genre, "chars": len(document.text), "pages": len(document.page_starts),
    "articles": sum(s.rank == "article" for s in own), "sections": len(own), "quoted": len(document.sections) - len(own),
    "notices": sorted({n.code for n in document.notices}), "seconds": time.perf_counter() - start,
}))
"""


def read(path: Path) -> dict[str, Any]:
    """What reading a file gave: figures, a named refusal, or a crash."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", _READ, str(path)], capture_output=True, text=True, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return {"crash": f"not read within {SECONDS} s", "seconds": float(SECONDS)}
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        return {"crash": last, "seconds": 0.0}
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def files() -> list[Path]:
    return [p for p in sorted(CORPUS.rglob("*")) if p.is_file() and p.name not in TEXTS_OF_THE_CORPUS]


def page() -> str:
    if not CORPUS.is_dir():
        sys.exit("no ../shared/corpus: put the folder `shared` beside the checkout")
    paths = files()
    with ThreadPoolExecutor(max_workers=2) as pool:
        found = list(pool.map(read, paths))
    crashes = [f for f in found if "crash" in f]
    refused = [f for f in found if "refused" in f]
    lines = [
        "# The corpus, read",
        "",
        "Made by `python benchmarks/corpus.py --write`, which tells the columns. Seconds are of one run on one machine.",
        "",
        f"{len(found)} files: {len(found) - len(crashes) - len(refused)} documents, {len(refused)} refused by a named error,"
        f" {len(crashes)} crashed.",
        "",
        "| file | read as | genre | chars | articles | sections | quoted | pages | notices | s |",
        "|---|---|---|---|---|---|---|---|---|---|",
        *(_row(path, row) for path, row in zip(paths, found, strict=True)),
    ]
    return "\n".join(lines) + "\n"


def _row(path: Path, row: dict[str, Any]) -> str:
    name, seconds = path.relative_to(CORPUS), f"{row['seconds']:.2f}"
    told = row.get("crash") or row.get("refused")
    if told:
        kind = "CRASH" if "crash" in row else "refused"
        text = " ".join(told.replace(str(path), path.name).split()).replace("|", "\\|")
        return f"| {name} | {kind} | {text} | | | | | | | {seconds} |"
    kind = ", ".join(part for part in (row["media_type"], row["tradition"], row["language"]) if part)
    cells = [
        kind,
        row["genre"],
        f"{row['chars']:,}",
        row["articles"],
        row["sections"],
        row["quoted"],
        row["pages"] or "",
    ]
    return f"| {name} | {' | '.join(map(str, cells))} | {', '.join(row['notices'])} | {seconds} |"


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--write", action="store_true", help="write docs/corpus.md")
    text = page()
    if options.parse_args().write:
        PAGE.write_text(text, "utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
