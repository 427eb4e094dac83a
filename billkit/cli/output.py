"""Where the output goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from billkit.errors import UnreadableSource


def emit(text: str, output: str) -> None:
    """Write text as UTF-8 to a file, or to standard output for "-". Raises UnreadableSource when it cannot be written."""
    if output == "-":
        _to_stdout(text)
        return
    path = Path(output)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        raise UnreadableSource(
            f"{output}: cannot be written ({error.strerror}); name a file in a folder you may write to"
        ) from error


def _to_stdout(text: str) -> None:
    """UTF-8 whatever the locale; a reader that stops early (`| head`) is no error."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    except AttributeError:  # a test's stand-in for standard output has no buffer
        sys.stdout.write(text)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def terminal_width(default: int = 100) -> int:
    """Columns of the terminal, or a fixed width when the output is piped."""
    if not sys.stdout.isatty():
        return default
    return max(60, os.get_terminal_size().columns)
