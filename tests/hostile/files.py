"""Writes the hostile files: ``python tests/hostile/files.py FOLDER`` for all of them, to be looked at.

Their bytes come from `shapes`, one module for each kind of file. What is no file (a pipe, a loop of links) is made by
`PATHS`, because only a file system can hold it.
"""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from shapes import ALL  # noqa: E402 - found by the line above
from shapes.shape import Shape  # noqa: E402


def written(shape: Shape, folder: Path) -> Path:
    path = folder / f"{re.sub('[^A-Za-z0-9]+', '-', shape.name)}.{shape.ending}"
    path.write_bytes(shape.data())
    return path


def _empty(folder: Path) -> Path:
    (folder / "empty.xml").touch()
    return folder / "empty.xml"


def _directory(folder: Path) -> Path:
    (folder / "directory.pdf").mkdir()
    return folder / "directory.pdf"


def _link_loop(folder: Path) -> Path:
    (folder / "loop.txt").symlink_to(folder / "pool.txt")
    (folder / "pool.txt").symlink_to(folder / "loop.txt")
    return folder / "loop.txt"


def _dangling(folder: Path) -> Path:
    (folder / "link.txt").symlink_to(folder / "gone.txt")
    return folder / "link.txt"


def _unreadable(folder: Path) -> Path:
    path = folder / "unreadable.txt"
    path.write_text("Loans", "utf-8")
    path.chmod(0)
    return path


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


def _sparse(folder: Path) -> Path:
    """A file of 100 GB that takes no room."""
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(100_000_000_000)
    return folder / "sparse.txt"


def _endless(_: Path) -> Path:
    return Path("/dev/zero")


# What each is, and what the refusal must show.
PATHS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "empty file": (_empty, "is empty"),
    "directory": (_directory, "is a directory"),
    "loop of links": (_link_loop, "cannot be opened|does not exist"),
    "link to nothing": (_dangling, "does not exist"),
    "unreadable file": (_unreadable, "not readable"),
    "pipe that nobody writes to": (_pipe, "no regular file"),
    "file of 100 GB": (_sparse, "larger than"),
    "device without end": (_endless, "no regular file"),
}


@contextmanager
def growing(path: Path) -> Iterator[None]:
    """A file to which somebody writes as long as it is read."""
    done = threading.Event()
    path.write_bytes(b"The Minister may grant loans.\n")

    def grow() -> None:
        with path.open("ab") as file:
            while not done.is_set() and file.tell() < 200_000_000:
                file.write(b"The Minister may grant loans to steel mills.\n" * 10_000)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        yield
    finally:
        done.set()
        writer.join()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for one in ALL:
        print(written(one, target))
