"""Small PDFs, written by hand for the tests: lines of text at given places, in Courier: each letter is 0.6 of its size wide."""

from __future__ import annotations

from collections.abc import Sequence


def at(x: float, y: float, text: str, size: float = 10, more: str = "") -> str:
    """One line of text; `y` counts from the top of a page of 612 x 792 points. `more` goes before the text."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT {more} /F1 {size} Tf {x} {792 - y} Td ({escaped}) Tj ET\n"


def up(x: float, y: float, text: str, size: float = 10) -> str:
    """A line that runs up the page."""
    return f"BT /F1 {size} Tf 0 1 -1 0 {x} {792 - y} Tm ({text}) Tj ET\n"


PICTURE = "q 100 0 0 100 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n"


def paragraph(x: float, y: float, lines: Sequence[str], leading: float = 12, size: float = 10) -> str:
    return "".join(at(x, y + leading * index, line, size) for index, line in enumerate(lines))


def pdf(*pages: str, media_box: str = "0 0 612 792", rotate: int = 0, title: str = "") -> bytes:
    """A whole file; each page is given by its drawing."""
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title}) >>",
    ]
    for index, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{media_box}] /Rotate {rotate} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * index} 0 R >>"
        )
        objects.append(f"<< /Length {len(page)} >>\nstream\n{page}\nendstream")
    written = "%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(written)}\n%%EOF"
    return (written + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + table + end).encode("cp1252")
