"""Bodies, sanctions, delegations and cooperation in the words of British and American acts."""

from __future__ import annotations

from pathlib import Path

import pytest

from billkit import parse

_BILL = """119th CONGRESS
1st Session

H. R. 9999

To support mills, and for other purposes.

A BILL

To support mills, and for other purposes.

Be it enacted by the Senate and House of Representatives of the United States of America in Congress assembled,

SECTION 1. SHORT TITLE.

This Act may be cited as the "Mills Act".

SEC. 2. PROVISION.

(a) In General.--{words}

SEC. 3. NOTICE.

The Secretary shall give notice of this Act.
"""


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A body corporate to be known as the Mills Agency is established.", "governance.committee"),
        (
            "The Secretary must by regulations establish an advisory council for mills.",
            "governance.committee",
        ),
        (
            "A person that falsifies a certificate is ineligible to take part in any program of the Agency.",
            "enforcement.penalty",
        ),
        (
            "A mill that is injured by a false certificate may bring a civil action in a district court.",
            "enforcement.penalty",
        ),
        (
            "The Secretary shall cooperate closely on methods of testing with the governments of other countries.",
            "international.cooperation",
        ),
        ("The Secretary may by regulations modify the list of products.", "legal.delegation"),
    ],
)
def test_what_a_subsection_does(tmp_path: Path, words: str, kind: str) -> None:
    file = tmp_path / "bill.txt"
    file.write_text(_BILL.format(words=words), encoding="utf-8")
    found = [p.kind for p in parse(file).provisions if (p.section or "").startswith("Sec. 2")]
    assert found == [kind]


def test_functions_of_a_body_are_tasks(tmp_path: Path) -> None:
    words = (
        "The Agency has the following functions:\n\n    (1) Training of workers.\n\n    (2) Research on ores."
    )
    file = tmp_path / "bill.txt"
    file.write_text(_BILL.format(words=words), encoding="utf-8")
    assert not [p for p in parse(file).provisions if (p.section or "").startswith("Sec. 2")]
