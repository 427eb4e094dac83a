"""How fast PDFs are read, beside the bare text of PDFium and beside pdfplumber, in one run.

    python benchmarks/pdf.py [FILE ...] [--runs 3] [--sample 20 | --all]

Each figure comes from a process of its own, so that the peak of memory is the job's; the times leave out the start of
Python and the imports. pdfplumber reads a sample of pages, scaled to the file, unless `--all`. The aims: billkit within 3 times
PDFium, ten times as fast as pdfplumber.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PDF = ROOT.parent / "shared" / "corpus" / "us" / "pdf"
FILES = [
    PDF / "us-plaw-117-169-inflation-reduction-act.pdf",
    PDF / "us-bill-117hr1rds.pdf",
    PDF / "us-bill-119hr2670ih.pdf",
]

_HEAD = "import json, resource, sys, time\npath = sys.argv[1]\n"
_TAIL = """
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([seconds, peak, start_peak]))
"""
_START = (
    "start_peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\nbegan = time.perf_counter()\n"
)
_JOBS = {
    "PDFium, bare text": (
        "import pypdfium2\n" + _START + "file = pypdfium2.PdfDocument(path)\n"
        "for index in range(len(file)):\n"
        "    page = file[index]\n    text = page.get_textpage()\n    text.get_text_range()\n"
        "    text.close()\n    page.close()\n"
        "seconds = time.perf_counter() - began"
    ),
    "billkit, pages to Document": (
        "from pathlib import Path\nfrom billkit.readers.pdf import read\nfrom billkit.readers.raw import Raw\n"
        + _START
        + "read(Raw(Path(path).read_bytes(), path, ''))\nseconds = time.perf_counter() - began"
    ),
    "billkit.read, with sections": (
        "import billkit, billkit.readers.pdf\n"
        # what finds sections is imported when the first text of its kind is read
        "billkit.read(b'SECTION 1. SHORT TITLE.\\n\\nSEC. 2. DUTIES.\\n\\n(a) In general.\\n\\nSEC. 3. DATE.\\n')\n"
        + _START
        + "billkit.read(path)\nseconds = time.perf_counter() - began"
    ),
    "pdfplumber, extract_text": (
        "import pdfplumber\n" + _START + "file = pdfplumber.open(path)\n"
        "count, most = len(file.pages), int(sys.argv[2])\n"
        "step = max(count // most, 1) if most else 1\n"
        "pages = file.pages[::step]\n"
        "for page in pages:\n    page.extract_text()\n    page.close()\n"
        "seconds = (time.perf_counter() - began) * count / len(pages)"
    ),
}  # fmt: skip


def measured(code: str, path: Path, sample: int) -> tuple[float, float, float]:
    command = [sys.executable, "-c", _HEAD + code + _TAIL, str(path), str(sample)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak, before = json.loads(done.stdout)
    return seconds, peak, before


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("files", nargs="*", type=Path, default=FILES)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--sample", type=int, default=20, help="pages that pdfplumber reads")
    options.add_argument("--all", action="store_true", help="pdfplumber reads every page")
    chosen = options.parse_args()
    for path in chosen.files:
        runs: dict[str, list[tuple[float, float, float]]] = {name: [] for name in _JOBS}
        for _ in range(chosen.runs):
            for name, code in _JOBS.items():
                runs[name].append(measured(code, path, 0 if chosen.all else chosen.sample))
        bare = statistics.median(run[0] for run in runs["PDFium, bare text"])
        print(f"{path.name}, median of {chosen.runs} runs, side by side\n")
        print("| job | seconds | x PDFium | peak MB | of it before the file |\n|---|---|---|---|---|")
        for name, figures in runs.items():
            seconds, peak, before = (statistics.median(run[k] for run in figures) for k in range(3))
            print(f"| {name} | {seconds:.2f} | {seconds / bare:.1f} | {peak:.0f} | {before:.0f} |")
        print()


if __name__ == "__main__":
    main()
