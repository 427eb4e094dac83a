"""Names of Akoma Ntoso and what they mean for a reader. Names stand without namespace: there are several."""

from __future__ import annotations

from billkit.models.section import Rank, Role

# Never part of the text: metadata, running marks, pictures, references to other files.
SKIPPED = {
    "meta", "staticContent", "documentRef", "componentRef", "marker", "img", "noteRef", "presentation", "notes",
}  # fmt: skip

# Hierarchical elements above the article.
GROUPS = {
    "part", "chapter", "title", "book", "tome", "division", "subpart", "subchapter", "subtitle", "subdivision",
}  # fmt: skip

# Elements that are an article where they hold none and stand in none; `hcontainer` by its attribute `name`.
ARTICLES = {"article", "section", "rule", "clause"}
NAMED_ARTICLES = {"article", "section", "regulation", "rule", "order"}

# Elements below the article and the highest rank each can have.
BELOW: dict[str, Rank] = {
    "subsection": "paragraph", "paragraph": "paragraph", "subrule": "paragraph", "subclause": "paragraph",
    "subparagraph": "paragraph", "alinea": "paragraph", "list": "item", "sublist": "item", "point": "item",
    "item": "item", "level": "item", "indent": "item", "proviso": "item", "transitional": "item", "hcontainer": "item",
}  # fmt: skip

HIERARCHY = GROUPS | ARTICLES | BELOW.keys()

# Parts without a number: rank `block`, level, role. None: the role of what is around.
BLOCKS: dict[str, tuple[str, Role | None]] = {
    "coverPage": ("cover page", "front"), "preface": ("preface", "front"), "header": ("header", "front"),
    "toc": ("contents", "toc"), "preamble": ("preamble", "preamble"), "conclusions": ("conclusions", "signature"),
}  # fmt: skip

# Documents inside a document: bills and acts of a collection, annexes, memoranda.
DOCUMENTS = {
    "act", "bill", "doc", "documentCollection", "amendmentList", "officialGazette", "debate", "debateReport",
    "judgment", "amendment", "statement", "portion",
}  # fmt: skip

# Elements that hold text for another law.
QUOTED = {"quotedStructure", "embeddedStructure"}

# Elements inside a line. What is not listed here begins one.
INLINE = {
    "a", "abbr", "affectedDocument", "b", "caseNumber", "change", "concept", "courtType", "date", "decoration", "def",
    "docAuthority", "docCommittee", "docDate", "docIntroducer", "docJurisdiction", "docNumber", "docProponent",
    "docPurpose", "docStage", "docStatus", "docTitle", "docType", "docketNumber", "entity", "event", "fillIn", "i",
    "inline", "ins", "judge", "lawyer", "legislature", "location", "mmod", "mod", "mref", "neutralCitation", "object",
    "omissis", "opinion", "organization", "outcome", "party", "person", "placeholder", "process", "quantity",
    "quotedText", "recordedTime", "ref", "relatedDocument", "remark", "rmod", "role", "rref", "session", "shortTitle",
    "span", "sub", "subscript", "sup", "superscript", "strong", "em", "term", "time", "u", "vote", "from",
}  # fmt: skip

TABLES = {"table"}
ROWS = {"tr"}
CELLS = {"td", "th"}
BREAKS = {"eol", "br"}
MARKS = {"num", "heading", "subheading"}
# Text elements that can carry a number and a heading of their own.
NUMBERED_TEXT = {"tblock", "blockContainer", "container", "debateSection", "attachment"}

NOT_LEGISLATION = {
    "debate": "a debate",
    "judgment": "a judgment",
    "amendment-paper": "an amendment paper, proposals to change a bill",
    "memorandum": "a memorandum that explains or costs a bill",
}
