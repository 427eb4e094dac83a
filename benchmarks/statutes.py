"""How fast laws are analysed, beside spaCy's tokenizer and sentence splitter on the same text, in one run.

    python benchmarks/statutes.py [--runs 3] [--peer PYTHON] [--linear]

Megabytes of UTF-8 a second on one core, of processor time, so that other work on the machine counts less; reading the
file, imports and rules are left out on both sides. spaCy's blank pipeline does less than billkit: it cuts the text
into tokens and sentences and finds nothing in it. It is no dependency of billkit; `--peer` names the interpreter of an
environment that has it. `--linear` analyses the opening quarter of a megabyte of a law, then longer ones: the seconds for
each megabyte should stay the same. The aims: English 1 MB/s, Korean 0.5 MB/s.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import time
from pathlib import Path

import billkit
from billkit.models import Document

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus"
LAWS = {
    "en": [
        "us/pdf/us-plaw-117-169-inflation-reduction-act.pdf",
        "us/uslm/113publ121-uslm.xml",
        "uk/clml/ukpga-2023-29-2024-11-01.xml",
    ],
    "ko": [
        "kr/acts/kr-tax-special-treatment-2026-06-02.md",
        "kr/acts/kr-fair-trade-2026-05-12.md",
        "kr/acts/kr-corporate-revitalisation-decree-2025-12-30.md",
    ],
}
LONG = {
    "en": "us/pdf/us-plaw-117-58-iija.pdf",
    "ko": "kr/acts/kr-tax-special-treatment-2026-06-02.md",
}
SIZES = (0.25, 0.5, 1.0, 1.8)  # megabytes

_PEER = """
import json, sys, time
import spacy
language, text = sys.argv[1], sys.stdin.buffer.read().decode()
try:
    nlp = spacy.blank(language)
except ImportError:  # Korean asks for a program of its own
    nlp = spacy.blank("xx")
nlp.add_pipe("sentencizer")
nlp.max_length = 10 ** 9
nlp(text[:20000])
began = time.process_time()
nlp(text)
print(json.dumps(time.process_time() - began))
"""


def size(document: Document) -> float:
    """Megabytes of a document's text."""
    return len(document.text.encode()) / 1e6


def seconds(document: Document) -> float:
    began = time.process_time()
    billkit.parse(document)
    return time.process_time() - began


def peer_seconds(python: str, language: str, text: str) -> float:
    ran = subprocess.run(
        [python, "-c", _PEER, language], input=text.encode(), capture_output=True, check=True
    )
    return float(json.loads(ran.stdout))


def speeds(runs: int, peer: str | None) -> None:
    print("| law | MB | billkit MB/s | spaCy MB/s | billkit / spaCy |\n|---|---|---|---|---|")
    for language, names in LAWS.items():
        for name in names:
            document = billkit.read(CORPUS / name)
            seconds(document)  # rules and patterns are compiled once
            own, other = [], []
            for _ in range(runs):
                own.append(seconds(document))
                if peer:
                    other.append(peer_seconds(peer, language, document.text))
            mine = size(document) / statistics.median(own)
            theirs = size(document) / statistics.median(other) if other else 0
            beside = f"{theirs:.2f} | {mine / theirs:.2f}" if theirs else "- | -"
            print(f"| {Path(name).name} | {size(document):.2f} | {mine:.2f} | {beside} |", flush=True)


def opening(document: Document, megabytes: float) -> Document:
    """The first part of a law, cut at the end of a line."""
    wanted = document.text.encode()[: int(megabytes * 1e6)].decode(errors="ignore")
    return billkit.read(wanted[: wanted.rfind("\n") + 1].encode())


def linearity(runs: int) -> None:
    print("\n| law | MB | seconds | seconds / MB | provisions |\n|---|---|---|---|---|")
    for name in LONG.values():
        whole = billkit.read(CORPUS / name)
        for wanted in SIZES:
            document = opening(whole, wanted)
            found = len(billkit.parse(document).provisions)
            taken = statistics.median(seconds(document) for _ in range(runs))
            row = f"{size(document):.2f} | {taken:.2f} | {taken / size(document):.2f} | {found}"
            print(f"| {Path(name).name} | {row} |", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--runs", type=int, default=3)
    options.add_argument(
        "--peer", help="an interpreter that has spaCy; without one billkit is measured alone"
    )
    options.add_argument("--linear", action="store_true")
    chosen = options.parse_args()
    speeds(chosen.runs, chosen.peer)
    if chosen.linear:
        linearity(chosen.runs)


if __name__ == "__main__":
    main()
