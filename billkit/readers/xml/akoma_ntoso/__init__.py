"""Akoma Ntoso in any of its namespaces (3.0, 3.0/WD17, LegalDocML.de's own): laws, bills, and what is neither.

`reader` walks; `hierarchy` says what rank an element has; `germany`, `westminster`, `united_states` and `leos` know their dialects;
`metadata` reads what the file says of itself. Elements are known by their local names.
"""

from __future__ import annotations

from lxml import etree

from billkit.errors import UnreadableSource
from billkit.language.identify import language
from billkit.models.document import Document
from billkit.readers.draft import Draft
from billkit.readers.raw import Raw
from billkit.readers.xml.akoma_ntoso import metadata, westminster
from billkit.readers.xml.akoma_ntoso.germany import german
from billkit.readers.xml.akoma_ntoso.hierarchy import Placing, Survey, place
from billkit.readers.xml.akoma_ntoso.names import NOT_LEGISLATION
from billkit.readers.xml.akoma_ntoso.reader import Reader
from billkit.readers.xml.akoma_ntoso.united_states import american


def read(raw: Raw, root: etree._Element) -> Document:
    survey = Survey(root)
    main = metadata.main_document(root)
    genre = metadata.genre(main)
    draft = Draft(metadata.tradition(root, survey.uses_articles))
    reader = Reader(draft, root, survey, _placing(draft.tradition, genre))
    reader.read()
    if not any(True for _ in root.iter("{*}body", "{*}mainBody", "{*}portionBody")):
        reader.elsewhere += _other_files(root)
    _notices(draft, reader, genre)
    facts = metadata.metadata(root, main, reader.words)
    document = draft.document(raw, "application/xml", facts["language"], facts)
    if not document.text.strip():
        raise UnreadableSource(_without_text(raw, root))
    told = facts["language"] or language(document.text)
    return document.model_copy(
        update={"language": told, "genre": genre, "metadata": {**document.metadata, "language": told}}
    )


def _placing(tradition: str, genre: str) -> Placing:
    if tradition == "de":
        return german
    if tradition == "us":
        return american
    if tradition == "uk":
        return westminster.bill if genre == "bill" else westminster.act
    return place


def _notices(draft: Draft, reader: Reader, genre: str) -> None:
    if genre in NOT_LEGISLATION:
        draft.notice(
            "not-legislation",
            f"This is {NOT_LEGISLATION[genre]}, not legislation. Give the bill or act itself to analyse it.",
        )
    if reader.deleted:
        draft.notice(
            "deleted-text",
            f"{reader.deleted} passages that the file marks as deleted were left out. Text marked as added was read.",
        )
    if reader.empty_quotations:
        draft.notice(
            "missing-text",
            f"{reader.empty_quotations} quotations of text for other laws are empty in this file. Read them in the "
            "printed edition (PDF).",
        )
    if reader.elsewhere:
        draft.notice(
            "text-elsewhere",
            f"Part of the text stands in another file: {', '.join(reader.elsewhere)}. Read that file too.",
        )


def _other_files(root: etree._Element) -> list[str]:
    """The files a cover names, without those it holds itself."""
    named = [e.get("href", "") for e in root.iter("{*}documentRef")]
    return [file.rpartition("/")[2] for file in named if file and not file.startswith("#")]


def _without_text(raw: Raw, root: etree._Element) -> str:
    files = _other_files(root)
    if files:
        return f"{raw.label} is a cover that holds no text, only the names of other files: {', '.join(files)}. Read those."
    return f"{raw.label} is Akoma Ntoso without text. Check that its text was saved with it."
