"""A fault in a measures file: where it is, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """`line` counts the lines of the file from 1, as an editor does; `column` is the name of the column.

    `column` is empty where the fault is of a whole line or of the file, and "column 31" for a cell that has no column.
    """

    line: int
    column: str
    code: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f"line {self.line}, {self.column}" if self.column else f"line {self.line}"
        return f"{place}: {self.message}; {self.remedy}"

    def as_dict(self) -> dict[str, int | str]:
        return asdict(self)


def plain(text: str) -> str:
    """A text on one line that any terminal can show: bytes that are no UTF-8 and control characters as "?"."""
    one_line = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    return "".join(c if c.isprintable() else "?" for c in one_line)


def shown(text: str, most: int = 40) -> str:
    """A cell as a message quotes it: short and plain."""
    short = plain(text)
    return repr(short if len(short) <= most else short[: most - 1] + "…")
