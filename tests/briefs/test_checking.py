"""A written brief beside its record, and the record beside today's material: what each kind of change is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from glass_act import TEXT, analysis, document, ledger_of, measures

from billkit.briefs import Ledger, build, verify
from billkit.briefs.checking.anew import Known, looked_up
from billkit.briefs.checking.citations import Made, citation_data, drawn_as_digests, read_citations, recipe
from billkit.briefs.checking.markdown_blocks import cut
from billkit.briefs.checking.verifying import Record
from billkit.errors import NoCitations
from billkit.models.brief import Brief, Statement
from billkit.models.measure import Measure
from billkit.models.verification import CheckedStatement

ALL = Known(bill=True, measures=True)


class Case:
    """The small brief, its Markdown, and what is found after an edit, with the material of then or of today."""

    def __init__(self, ledger: Ledger) -> None:
        made = verify(build(ledger), ledger)
        self.ledger = ledger
        self.brief = drawn_as_digests(made)
        self.markdown = made.to_markdown()

    def found(
        self,
        markdown: str | None = None,
        today: Ledger | None = None,
        known: Known = ALL,
        brief: Brief | None = None,
    ) -> list[CheckedStatement]:
        record = brief or self.brief
        outcomes = looked_up(record, today or self.ledger, known)
        checked = Record(record, outcomes).check(cut(self.markdown if markdown is None else markdown))
        return [statement for statement in checked if statement.status != "verified"]

    def notes(self, today: Ledger, known: Known) -> list[str]:
        outcomes = looked_up(self.brief, today, known)
        checked = Record(self.brief, outcomes).check(cut(self.markdown))
        return [note for statement in checked if statement.status == "verified" for note in statement.notes]

    def edited(self, old: str, new: str) -> list[CheckedStatement]:
        assert old in self.markdown
        return self.found(self.markdown.replace(old, new, 1))


@pytest.fixture
def case(ledger: Ledger) -> Case:
    return Case(ledger)


def test_as_written_all_is_verified(case: Case) -> None:
    assert case.found() == []
    assert case.found(known=ALL._replace(same=True)) == []


# what is changed, into what, the status, and a word of the reason
EDITS: dict[str, tuple[str, str, str, str]] = {
    "own words": ("The text describes", "This text describes", "not_checked", "reworded"),
    "a heading of own words": ("## Key points", "## Main points", "not_checked", "“Key” → “Main”"),
    "a remark": ("## Key points\n", "## Key points\n\nSee also the annex.\n", "not_checked", "holds nothing"),
    "a remark with a figure": ("## Key points\n", "## Key points\n\nSee page 4.\n", "not_found", "figure 4"),
    "a remark with a name": ("## Key points\n", "## Key points\n\nthanks to Kim\n", "not_found", "name Kim"),
    "a remark with a duty": ("## Key points\n", "## Key points\n\nIt must be read.\n", "not_found", "modality must"),
    "a remark that denies aloud": ("## Key points\n", "## Key points\n\nit is NOT so\n", "not_found", "negation NOT"),
    "a remark that turns letters": ("## Key points\n", "## Key points\n\nthis \u202e too\n", "not_found", "hidden character"),
    "the mark": (" *(not checked)*", "", "not_found", "taken out"),
    "the title": ("# Glass Act:", "# Grass Act:", "not_found", "“Glass” → “Grass”"),
    "the lead": ("glass.txt.", "grass.txt.", "not_found", "“glass” → “grass”"),
    "struck out": ("3 million", "~~3~~ million", "not_found", "“3” taken out"),
    "struck out by a tag": ("3 million", "<del>3</del> million", "not_found", "“3” taken out"),
    "a tag": ("3 million", "<b hidden>3</b> million", "not_found", "hidden"),
    "a turned letter": ("3 million", "3 \u202emillion", "not_found", "added to looked-up"),
    "a figure of another script": ("3 million", "３ million", "not_found", "“3” → “３”"),
    "a comma for a point": ("EUR 2.5 million", "EUR 2,5 million", "not_found", "2,5"),
    "a blank in a figure": ("2024-05", "2024- 05", "", ""),  # only blanks
    "a cell emptied": ("| in force |", "|  |", "not_found", "taken out"),
    "a cell filled": ("| – |", "| 5 |", "not_found", "figure"),
    "words put beside a name": ("Glass Act (", "Glass Act Amendment (", "not_found", "added to looked-up ones"),
    "a link elsewhere": ("<https://example.org/", "<https://example.com/", "not_found", "“org” → “com”"),
    "a link that says another": ("The text describes", "[The text](https://evil.example) describes", "not_found", "put in"),
    "what a figure counts": (" measures, each", " laws, each", "not_found", "“measures” → “laws”"),
    "the head of a column": ("| Status |", "| Outcome |", "not_found", "“Status” → “Outcome”"),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_called_what_it_is(edit: str, case: Case) -> None:
    old, new, status, reason = EDITS[edit]
    found = case.edited(old, new)
    assert [statement.status for statement in found] == ([status] if status else [])
    assert reason in " ".join(word for statement in found for word in statement.reasons)
    assert all(statement.line and statement.remedy for statement in found)


def test_a_point_that_was_moved(case: Case) -> None:
    """Its words stand at another place of the brief: that is said, once."""
    point = next(line for line in case.markdown.splitlines() if line.startswith("- Money named"))
    text = case.markdown.replace(point + "\n", "").replace(
        "## Money and cost\n", f"## Money and cost\n\n{point}\n"
    )
    (found,) = case.found(text)
    assert found.status == "not_found"
    assert found.reasons == ("stands at another place of the brief",)
    assert found.line == text.split("\n").index(point) + 1


def test_a_statement_that_is_missing(case: Case) -> None:
    point = next(line for line in case.markdown.splitlines() if line.startswith("- Money named"))
    (found,) = case.found(case.markdown.replace(point + "\n", ""))
    assert (found.status, found.reasons, found.line, found.now) == ("not_found", ("missing",), None, None)
    assert found.was == point.removeprefix("- ").replace("\\", "")


def test_an_empty_file_and_another_one(case: Case) -> None:
    assert {statement.status for statement in case.found("")} == {"not_found"}
    assert len(case.found("")) > 50
    assert case.found("# Other\n\nText.\n" * 50)


def test_a_column_that_was_taken_out_or_put_in(case: Case) -> None:
    """Cells that are missing are told, and so are cells of a new last column."""
    head = next(line for line in case.markdown.splitlines() if line.startswith("|"))
    table = case.markdown[case.markdown.index(head) :].split("\n\n")[0]
    shorter = "\n".join(row.rsplit("|", 2)[0] + "|" for row in table.splitlines())
    found = case.found(case.markdown.replace(table, shorter, 1))
    assert {statement.status for statement in found} == {"not_found"}
    assert any(statement.reasons == ("missing",) and statement.was == "Source" for statement in found)
    longer = "\n".join(row + (" --- |" if "---" in row else " 7 |") for row in table.splitlines())
    added = case.found(case.markdown.replace(table, longer, 1))
    assert [statement.now for statement in added] == ["7"] * (table.count("\n"))


# --- other material -----------------------------------------------------------------------------------------------------


def ledger_with(text: str = TEXT, rows: Sequence[Measure] | None = None) -> Ledger:
    source = document(text)
    if text != TEXT:
        source = source.model_copy(update={"sha256": "cd" * 32})
    return ledger_of(source, analysis(source), rows)


def changed_rows(identity: str, **more: Any) -> tuple[Measure, ...]:
    return tuple(m.model_copy(update=more) if m.measure_id == identity else m for m in measures())


def test_data_that_changed_since(case: Case) -> None:
    """Which value, and what it was and is; and nothing else."""
    today = ledger_with(rows=changed_rows("fr-loan-2", amount=9_000_000))
    found = case.found(today=today)
    assert {statement.status for statement in found} == {"changed_since"}
    assert {reason for statement in found for reason in statement.reasons} == {
        "measure/fr-loan-2 amount: 2500000 → 9000000"
    }
    assert all("2.5 million" in (statement.was or "") for statement in found)
    assert all("write the brief anew" in statement.remedy for statement in found)


def test_a_source_that_is_told_otherwise_today(case: Case) -> None:
    """Day and title of a measure in the list of sources are looked up too."""
    found = case.found(today=ledger_with(rows=changed_rows("fr-loan-2", as_of="2026-03")))
    source = next(statement for statement in found if statement.place.startswith("source M"))
    assert source.reasons == ("as_of of fr-loan-2: '2025-06' → '2026-03'",)


def test_a_measure_that_is_gone(case: Case) -> None:
    today = ledger_with(rows=tuple(m for m in measures() if m.measure_id != "fr-loan-2"))
    reasons = {reason for statement in case.found(today=today) for reason in statement.reasons}
    assert "fr-loan-2 is no longer in the data" in reasons
    assert "measure/fr-loan-2 status: no longer in the material" in reasons


def test_a_cell_that_said_there_is_nothing(case: Case) -> None:
    """A dash rests on no fact; where the data hold something today, it is told all the same."""
    today = ledger_with(
        rows=changed_rows("fr-loan-4", amount=7_000_000, currency="EUR", amount_kind="ceiling")
    )
    found = case.found(today=today)
    assert any(s.was == "–" and "“–” is “EUR 7 million (ceiling)” today" in s.reasons for s in found)


def test_a_source_that_grew_is_no_fault(case: Case) -> None:
    """The words cited stand in it still, and say the same: verified, with a note. The file itself is another."""
    today = ledger_with("A new first line.\n" + TEXT)
    known = ALL._replace(changed=frozenset({0}))
    (found,) = case.found(today=today, known=known)
    assert found.place == "text read 1"
    assert found.status == "changed_since"
    notes = case.notes(today, known)
    assert "the source changed; the words and values cited are still in it" in notes
    assert any("the words stand in it at line 3" in note for note in notes)


def test_words_that_left_the_source(case: Case) -> None:
    today = ledger_with("More.\n" + TEXT)
    kept = today.documents[0].model_copy(
        update={"text": today.documents[0].text.replace("A quota was dropped", "A quota was removed")}
    )
    gone = Ledger(
        today.comparison, [kept], [analysis_without_exclusion(kept)], measures(), today.kinds, today.economies
    )
    found = case.found(today=gone, known=ALL._replace(changed=frozenset({0})))
    reasons = [reason for statement in found for reason in statement.reasons]
    assert "“A quota was dropped” no longer stands in the source" in reasons
    assert any(reason.startswith("bill/0/exclusion/0 ") and "no longer" in reason for reason in reasons)
    assert {statement.status for statement in found} == {"changed_since"}


def analysis_without_exclusion(source: Any) -> Any:
    whole = source.model_copy(update={"text": source.text.replace("removed", "dropped")})
    return analysis(whole).model_copy(update={"exclusions": ()})


def test_a_provision_of_another_number_is_the_same(case: Case) -> None:
    """The rules number provisions anew; the words cited tell which is meant."""
    source = document()
    found = analysis(source)
    renamed = tuple(p.model_copy(update={"id": f"q{n}"}) for n, p in enumerate(found.provisions))
    today = ledger_of(source, found.model_copy(update={"provisions": renamed}))
    assert case.found(today=today) == []
    assert "the program counts this item differently today; its words and values are the same" in case.notes(
        today, ALL
    )


def test_without_the_source(case: Case) -> None:
    """What rests on the bill cannot be checked; what rests on the data is."""
    empty = Ledger(
        case.ledger.comparison.model_copy(update={"bills": ()}),
        [],
        [],
        measures(),
        case.ledger.kinds,
        case.ledger.economies,
    )
    found = case.found(today=empty, known=Known(bill=False, measures=True))
    assert {statement.status for statement in found} == {"not_checked"}
    places = {statement.place for statement in found}
    assert "source 1" in places
    assert "source M1" not in places
    assert all("--source" in statement.remedy for statement in found)
    lost = case.found(
        today=empty, known=Known(bill=False, measures=True, lost="glass.txt: no bill is described here.")
    )
    assert {statement.status for statement in lost} == {"changed_since"}


def test_without_ones_own_measures(case: Case) -> None:
    found = case.found(known=Known(bill=True, measures=False))
    assert {statement.status for statement in found} == {"not_checked"}
    assert {"source 1"} & {statement.place for statement in found} == set()
    assert "source M1" in {statement.place for statement in found}


# --- citation data --------------------------------------------------------------------------------------------------------


def with_statement(brief: Brief, change: Callable[[Statement], Statement]) -> Brief:
    return brief.model_copy(update={"lead": tuple(map(change, brief.lead))})


def test_citation_data_that_were_changed(case: Case) -> None:
    """Brief and record changed alike: the facts do not bear it out, nor do own words where the material is the same."""
    false = with_statement(
        case.brief,
        lambda s: s.model_copy(update={"text": s.text.replace("Not legal advice.", "Legal advice.")}),
    )
    text = case.markdown.replace("Not legal advice.", "Legal advice.", 1)
    (found,) = case.found(text, known=ALL._replace(same=True), brief=false)
    assert found.status == "changed_since"
    assert "the citation data were changed" in found.reasons[0]
    doctored = case.brief.model_dump_json().replace("3000000", "9000000").replace("3 million", "9 million")
    found_too = case.found(
        case.markdown.replace("3 million", "9 million"), brief=Brief.model_validate_json(doctored)
    )
    assert any("details.amount: 9000000 → 3000000" in reason for s in found_too for reason in s.reasons)


DOCTORED: dict[str, tuple[str, str, str]] = {
    "the words of a fact": (
        '"text":"Glass Act: contents',
        '"text":"Grass Act: contents',
        "is worded “Glass Act” today",
    ),
    "the mark": ('"check":"not_checked"', '"check":"verified"', "can no longer be read a second time"),
    "the citations": ('"cites":["M1"]', '"cites":[]', "which is not cited"),
}


@pytest.mark.parametrize("what", DOCTORED)
def test_a_record_that_was_doctored(what: str, case: Case) -> None:
    """Each look-up stands on its own: also where rules or data are others, and the whole cannot be compared."""
    old, new, told = DOCTORED[what]
    data = case.brief.model_dump_json()
    if what == "the citations":
        cites = next(f'"cites":["{n}"]' for n in ("M1", "M2", "M3", "M4") if f'"cites":["{n}"]' in data)
        old = cites
    assert old in data
    false = Brief.model_validate_json(data.replace(old, new))
    reasons = [reason for statement in case.found(brief=false) for reason in statement.reasons]
    assert any(told in reason for reason in reasons)


def test_citation_data_go_out_and_come_back(ledger: Ledger) -> None:
    made = verify(build(ledger), ledger)
    told = recipe(ledger, "full", Made(program="1", rules="ab", measures_version="2", own_measures=True))
    data = citation_data(made, told)
    assert data == citation_data(made, told)
    assert "<svg" not in data
    assert "/home/somebody" not in data
    back = read_citations(data.encode(), "x.json")
    assert back.recipe == told
    assert back.recipe.against == ("FR", "JP")
    assert [text.name for text in back.recipe.sources] == ["glass.txt"]
    assert list(back.brief.statements()) == list(made.statements())


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b'{"schema": "billkit/citations/2"}'])
def test_what_is_no_citation_data(data: bytes) -> None:
    with pytest.raises(NoCitations, match=r"^x\.json: no citation data of a brief .*--citations FILE"):
        read_citations(data, "x.json")
