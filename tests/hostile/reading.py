"""Reads one file in a process of its own, within the promised memory and time, and tells what came of it.

The process is bounded by the kernel: 1 GiB of address space beyond what the interpreter and the libraries take, 10 seconds of processor
time. What waits instead of working (a pipe) is ended by the clock.
"""

from __future__ import annotations

import multiprocessing
import resource
import signal
import traceback
import unicodedata
from multiprocessing.connection import Connection
from typing import NamedTuple

from billkit import readers
from billkit.errors import BillkitError
from billkit.models.document import Document

SECONDS = 10  # of processor time: a busy machine makes nothing slower by this measure
MEMORY = 1024 * 1024 * 1024
PATIENCE = 60  # seconds of the clock, for what sleeps

# Loaded once in the server that the processes are forked from.
LIBRARIES = (
    "billkit.readers.archive", "billkit.readers.docx", "billkit.readers.hwpx", "billkit.readers.hwp5",
    "billkit.readers.pdf", "billkit.readers.html", "billkit.readers.xml", "charset_normalizer", "reading",
)  # fmt: skip


class Outcome(NamedTuple):
    """`kind` is "document", "refused" or "crash"; `words` the text, the message, or what went wrong."""

    kind: str
    words: str


def outcome(path: str) -> Outcome:
    """What reading a path comes to, in a process that is watched."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(LIBRARIES))
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_bounded, args=(path, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        return (
            Outcome(*ours.recv())
            if ours.poll(PATIENCE)
            else Outcome("crash", f"still waiting after {PATIENCE} s")
        )
    except EOFError:
        process.join(PATIENCE)
        return Outcome("crash", _death(process.exitcode))
    finally:
        process.kill()
        process.join()


def _death(code: int | None) -> str:
    if code == -signal.SIGXCPU:
        return f"more than {SECONDS} s of processor time"
    return f"the process died with {code}"


def _bounded(path: str, to: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (mapped() + MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    to.send(tuple(attempt(path)))


def mapped() -> int:
    """Address space in use already, where the system tells it."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no path of ours
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 512 * 1024 * 1024


def attempt(source: str | bytes, name: str | None = None) -> Outcome:
    """A Document that is sound, a refusal, or whatever else was raised."""
    try:
        document = readers.read(source, name)
        fault = unsound(document)
    except BillkitError as error:
        return Outcome("refused", str(error))
    except BaseException:
        return Outcome("crash", traceback.format_exc(limit=-8))
    return Outcome("crash", fault) if fault else Outcome("document", document.text[:2_000_000])


def unsound(document: Document) -> str:
    """What is wrong with a Document; "" where all that it promises holds."""
    length = len(document.text)
    if not document.text.strip():
        return "a Document without text"
    if not unicodedata.is_normalized("NFC", document.text) or "\r" in document.text:
        return "text that is not NFC with newlines"
    if any("\ud800" <= c <= "\udfff" for c in document.text):
        return "text that cannot be written in UTF-8"
    for section in document.sections:
        if not 0 <= section.start < section.end <= length:
            return f"section {section.label!r} at {section.start}-{section.end} of {length}"
    for table in document.tables:
        cells = [cell for row in table.rows for cell in row]
        if (
            any(not table.start <= cell.start <= cell.end <= table.end for cell in cells)
            or table.end > length
        ):
            return f"table at {table.start}-{table.end} of {length} with cells outside"
    if any(not 0 <= page <= length for page in document.page_starts) or list(document.page_starts) != sorted(
        document.page_starts
    ):
        return "pages outside the text or out of order"
    if any(
        not 0 <= (n.start or 0) <= (n.end if n.end is not None else length) <= length
        for n in document.notices
    ):
        return "a notice outside the text"
    return ""
