"""Where the output goes: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from billkit.errors import UnreadableSource


def emit(text: str | bytes, output: str) -> None:
    """Write text as UTF-8, or bytes as they are, to a file, or to standard output for "-". Raises UnreadableSource when it cannot be written."""
    data = text.encode("utf-8") if isinstance(text, str) else text
    if output == "-":
        _to_stdout(data)
        return
    try:
        _to_file(data, Path(output))
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = getattr(error, "strerror", None) or error
        raise UnreadableSource(
            f"{output!r}: cannot be written ({reason}); name a file in a folder you may write to"
        ) from error


def _to_file(data: bytes, path: Path) -> None:
    """Written beside its place, then moved there; nothing stays behind when that fails."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(0o644)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _to_stdout(data: bytes) -> None:
    """UTF-8 whatever the locale; a reader that stops early (`| head`) is no error."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except AttributeError:  # a test's stand-in for standard output has no buffer
        sys.stdout.write(data.decode("utf-8", "replace"))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def terminal_width(default: int = 100) -> int:
    """Columns of the terminal, or a fixed width when the output is piped."""
    if not sys.stdout.isatty():
        return default
    return max(60, os.get_terminal_size().columns)
