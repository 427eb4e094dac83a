"""Pages whose text is missing or cannot be trusted: what a reader must be told.

Shapes handled: pages that are pictures (scans); scans with a layer of recognised text, which is printed invisibly; invisible
text where there is no picture; letters without a code (fonts without a table of characters: private-use characters,
replacement characters); pages that cannot be opened; text printed across the page that was left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from billkit.models.notice import Notice
from billkit.readers.pdf.lines import Line
from billkit.readers.pdf.pdfium import OpenPage

_OCR = "run text recognition (OCR, for instance ocrmypdf --force-ocr) on the file and read the result"
_WITHOUT_CODE = 0.2  # share of a page's letters
_SHOWN = 12  # pages named in a message
_LONGEST = 300  # characters quoted in a message


@dataclass
class Quality:
    """What is noted page by page. Lists hold page numbers."""

    damaged: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    without_code: list[int] = field(default_factory=list)
    crowded: list[int] = field(default_factory=list)
    across: dict[int, str] = field(default_factory=dict)  # what was printed there

    def look(self, number: int, page: OpenPage, found: Sequence[Line], left_out: Sequence[Line]) -> None:
        """At a page and its lines, before anything is taken out; `left_out` was printed across the page."""
        if page.is_crowded:
            self.crowded.append(number)
        if not found and not left_out:
            (self.scans if page.has_images() else self.empty).append(number)
            return
        invisible = page.invisible([line.first for line in found])
        if 2 * invisible > len(found) and page.has_images():
            self.recognised.append(number)
        elif invisible:
            self.hidden.append(number)
        if _lacks_codes(found):
            self.without_code.append(number)
        if left_out:
            self.across[number] = " ".join(line.text for line in left_out)

    def reason(self, pages: int) -> str:
        """Why a file has no text, and what to do."""
        if not pages:
            return "has no pages. Check that it was downloaded completely"
        if self.scans:
            return f"holds pictures of pages and no text (a scan, {len(self.scans)} of {pages} pages): {_OCR}"
        if self.damaged:
            return f"is damaged: {len(self.damaged)} of {pages} pages cannot be opened. Fetch it again"
        what = "its only page is" if pages == 1 else f"all {pages} pages are"
        return f"holds no text: {what} empty, or the contents are damaged. Fetch it again, or {_OCR}"

    def _across(self) -> str:
        """What was left out, once each."""
        return ", ".join(_quoted(text) for text in list(dict.fromkeys(self.across.values()))[:_SHOWN])

    def notices(self) -> tuple[Notice, ...]:
        told = (
            ("damaged-pages", self.damaged, "cannot be opened and {is} missing. Fetch the file again."),
            ("scanned-pages", self.scans, "{has} pictures but no text (a scan). To read the text, " + _OCR + "."),
            ("recognised-text", self.recognised, "{is} scanned; the text was recognised by a machine and may be wrong. Compare quotations with the picture."),
            ("crowded-pages", self.crowded, "{has} more text than a page can hold; only the beginning was read. Look at the page."),
            ("hidden-text", self.hidden, "{has} text that is not visible in print. Look at the page before you rely on it."),
            ("unmapped-letters", self.without_code, "{has} letters that the file gives no characters for; the text is not to be trusted. " + _OCR.capitalize() + "."),
            ("text-across", list(self.across), "{has} text printed across the page, which is left out: " + self._across() + "."),
        )  # fmt: skip
        return tuple(
            Notice(code=code, message=_sentence(pages, rest), pages=tuple(pages))
            for code, pages, rest in told
            if pages
        )


def _quoted(text: str) -> str:
    return f"“{text[:_LONGEST]}…”" if len(text) > _LONGEST else f"“{text}”"


def _sentence(pages: Sequence[int], rest: str) -> str:
    shown = ", ".join(map(str, pages[:_SHOWN])) + (
        f" and {len(pages) - _SHOWN} more" if len(pages) > _SHOWN else ""
    )
    one = len(pages) == 1
    for word, many in (("is", "are"), ("has", "have")):
        rest = rest.replace(f"{{{word}}}", word if one else many)
    return f"{'Page' if one else 'Pages'} {shown} {rest}"


def _lacks_codes(found: Sequence[Line]) -> bool:
    text = "".join([line.text for line in found])
    if text.isprintable() and "\ufffd" not in text:
        return False
    missing = sum(not letter.isprintable() for letter in text) + text.count("\ufffd")
    return missing > _WITHOUT_CODE * len(text)
