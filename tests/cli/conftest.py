"""The command line as a user calls it, in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from billkit.cli import main


class Done(NamedTuple):
    code: int
    out: str
    err: str


Billkit = Callable[..., Done]


@pytest.fixture
def billkit(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Billkit:
    """Calls `billkit` with arguments; `text` is what stands in standard input."""

    def call(*arguments: str, text: str = "") -> Done:
        import io

        monkeypatch.setattr(sys, "argv", ["billkit", *arguments])
        monkeypatch.setattr(
            sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8")), encoding="utf-8")
        )
        with pytest.raises(SystemExit) as ended:
            main.run()
            raise SystemExit(0)
        out, err = capsysbinary.readouterr()
        return Done(int(ended.value.code or 0), out.decode("utf-8"), err.decode("utf-8"))

    return call
