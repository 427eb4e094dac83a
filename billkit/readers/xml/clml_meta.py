"""What a CLML file says of itself: kind, title, number, dates; what its articles are called and how they are printed."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from billkit.readers.xml.languages import code
from billkit.readers.xml.parse import local

_ARTICLES = {
    "regulation": "regulation",
    "order": "article",
    "rule": "rule",
    "rules": "rule",
    "scheme": "paragraph",
}
_GENRES = {"regulation": "regulation", "order": "order", "rule": "regulation", "rules": "regulation"}
_COUNTRIES = (
    ("Scottish", "GB-SCT"), ("Wales", "GB-WLS"), ("Welsh", "GB-WLS"), ("Northern", "GB-NIR"), ("European", "EU"),
    ("UnitedKingdom", "GB"),
)  # fmt: skip
_ENACTED = ("EnactmentDate", "Made")


class Facts:
    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._metadata = next((e for e in root if local(e) == "Metadata"), root)
        self._type = self._value("DocumentMainType")
        self._minor = self._value("DocumentMinorType").lower()
        self._category = self._value("DocumentCategory")
        self.language = code(
            self._text("language") or root.get("{http://www.w3.org/XML/1998/namespace}lang", "")
        )
        self.is_european = self._category == "euretained" or self._type.startswith("European")
        self.is_instrument = self._category == "secondary"

    @property
    def article(self) -> str:
        """What the law's own P1 are called."""
        if self.is_european:
            return "article"
        if self.is_instrument:
            return _ARTICLES.get(self._minor, "regulation")
        return "clause" if "Bill" in self._type else "section"

    @property
    def article_marks(self) -> tuple[str, str]:
        """What stands before and after an article's number in print: ``1`` in an act, ``1.`` in an instrument."""
        return ("", ".") if self.is_instrument else ("", "")

    def level_quoted(self, quotation: etree._Element) -> str:
        """What a P1 inside a quotation is called, by the law it goes to."""
        if quotation.get("TargetClass") == "secondary":
            return _ARTICLES.get(quotation.get("TargetSubClass", ""), "regulation")
        return "article" if quotation.get("TargetClass") == "euretained" else "section"

    @property
    def genre(self) -> str:
        if "Bill" in self._type:
            return "bill"
        if self._type.endswith("Directive"):
            return "directive"
        if self._type.endswith("Decision"):
            return "decision"
        if self._type.endswith("Regulation"):
            return "regulation"
        if self.is_instrument:
            return _GENRES.get(self._minor, "regulation")
        return "act" if self._category == "primary" or self._type.endswith(("Act", "Measure")) else ""

    def metadata(self, words: Callable[[etree._Element], str]) -> dict[str, str]:
        number, year = self._value("Number"), self._value("Year")
        long_title = next((words(e) for e in self._root.iter("{*}LongTitle")), "")
        printed = next((words(e) for e in self._prelims("Number")), "")
        return {
            "title": self._text("title") or long_title,
            "short_title": self._text("alternative"),
            "long_title": long_title,
            "number": printed or (f"{year}/{number}" if number and year else number),
            "date": next((d for name in _ENACTED if (d := self._value(name, "Date"))), ""),
            "status": self._value("DocumentStatus"),
            "version": self._text("valid"),
            "jurisdiction": next((place for word, place in _COUNTRIES if word in self._type), "GB"),
            "language": self.language,
            "type": self._type,
        }

    def _prelims(self, name: str) -> list[etree._Element]:
        return [
            e for part in self._root.iter("{*}PrimaryPrelims", "{*}SecondaryPrelims") for e in part if local(e) == name
        ]  # fmt: skip

    def _text(self, name: str) -> str:
        found = next((e for e in self._metadata if local(e) == name), None)
        return " ".join((found.text or "").split()) if found is not None else ""

    def _value(self, name: str, attribute: str = "Value") -> str:
        """``<ukm:Year Value="2025"/>``; the elements stand two and three levels below the metadata."""
        return next((v for e in self._metadata.iter("{*}" + name) if (v := e.get(attribute, ""))), "")
