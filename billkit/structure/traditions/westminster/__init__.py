"""Acts, bills and instruments of the United Kingdom and of parliaments that draft like it (South Africa, Tanzania).

Shapes handled:

- articles: a number alone under its heading (``##### 2``, ``2``); ``2 Heading``; ``2. Heading``; ``5. (1) This Act …``, ``1.—(1) …`` under
  their heading; ``SECTION 2. - Heading``. One shape a text: the one that counts furthest from 1;
- units: ``(1)``, ``(a)``, ``(i)``, ``(aa)``, ``(A)`` at the start of a line, flat or indented, with or without a bullet, or right after
  another number; ``SUBSECTION (1)``, ``PARAGRAPH (a)`` on a line of their own;
- words that go on after a list ("must comply with …"), and the next of a row of definitions, close the list;
- ``Part 1``, ``CHAPTER 2``; ``Schedule 1`` with paragraphs numbered anew;
- ``“(3A) …”`` put into another act; the arrangement of sections before the act.

Fires only where words of an act ("this Act", "subsection (1)") stand beside numbers in a row, with units inside.
"""

from __future__ import annotations

from billkit.models.section import Section
from billkit.structure.traditions.nesting import nest
from billkit.structure.traditions.westminster.rows import row_of
from billkit.structure.traditions.westminster.scan import Scan


def find(text: str) -> list[Section]:
    """The sections of an act or bill; none where numbers stand in no row, or nothing speaks like an act."""
    row = row_of(text)
    return nest(text, Scan(text, row).marks(), "uk") if row else []
