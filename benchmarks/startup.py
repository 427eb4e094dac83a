"""How long the command line takes, beside a bare Python start, in one run.

    python benchmarks/startup.py [--runs 9]

Prints medians of whole processes, and each as a multiple of `python -c pass`. The aims: `billkit --help` under
0.25 s, `billkit parse` of the seed page under 0.6 s, `billkit brief` of it under 0.8 s, on 2 cores; `billkit brief` of the
Inflation Reduction Act (PDF, 274 pages) to HTML under 10 s.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT.parent / "shared" / "seed" / "korea-herald-page.txt"
LAW = ROOT.parent / "shared" / "corpus" / "us" / "pdf" / "us-plaw-117-169-inflation-reduction-act.pdf"
EXAMPLE = ROOT / "examples" / "k-steel-act-press.txt"


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--runs", type=int, default=9)
    runs = options.parse_args().runs
    page = str(SEED if SEED.exists() else EXAMPLE)
    billkit = [sys.executable, "-m", "billkit"]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "python -c 'import typer, pydantic'": [sys.executable, "-c", "import typer, pydantic"],
        "billkit --help": [*billkit, "--help"],
        "billkit parse PAGE -f json": [*billkit, "parse", page, "-f", "json"],
        "billkit parse PAGE": [*billkit, "parse", page],
        "billkit brief PAGE -a US,EU,JP": [*billkit, "brief", page, "-a", "US,EU,JP"],
    }
    if LAW.exists():
        commands["billkit brief LAW.pdf -a US,EU,JP -f html"] = [
            *billkit,
            "brief",
            str(LAW),
            "-a",
            "US,EU,JP",
            "-f",
            "html",
        ]
    times: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        seconds(command)  # once unmeasured, so that every file is in the cache
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(seconds(command))
    bare = statistics.median(times["python -c pass"])
    print(f"PAGE is {Path(page).name}; median of {runs} runs, side by side\n")
    print("| command | seconds | x bare Python |\n|---|---|---|")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"| `{name}` | {median:.3f} | {median / bare:.1f} |")


if __name__ == "__main__":
    main()
