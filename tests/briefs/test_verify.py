"""Promise 2: a brief that says anything its material does not bear out is not written.

Each case tampers with one thing. `verify` must refuse it, and name the statement and the fact. The cases marked
`alone` must be refused even when the builder itself is at fault: then building the brief a second time gives the same
wrong brief, and only the independent look-ups can tell.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from glass_act import ECONOMIES, KINDS, analysis, document, ledger_of, measures

from billkit.briefs import Ledger, VerifiedBrief, build, verify
from billkit.errors import UnverifiedBrief
from billkit.models.brief import Brief, BriefSection, Bullets, Fact, Figure, Paragraph, Statement, Table

Tamper = Callable[[Brief], Brief]


def changed(item: Any, **values: Any) -> Any:
    return item.model_copy(update=values)


def each_statement(brief: Brief, change: Callable[[Statement], Statement]) -> Brief:
    """The brief with every statement passed through `change`."""

    def block(old: Any) -> Any:
        if isinstance(old, Paragraph):
            return changed(old, statement=change(old.statement))
        if isinstance(old, Bullets):
            return changed(old, items=tuple(map(change, old.items)))
        if isinstance(old, Figure):
            return changed(old, caption=change(old.caption))
        rows = tuple(tuple(map(change, row)) for row in old.rows)
        return changed(old, headers=tuple(map(change, old.headers)), rows=rows)

    sections = tuple(
        changed(s, heading=change(s.heading), blocks=tuple(map(block, s.blocks))) for s in brief.sections
    )
    return changed(brief, title=change(brief.title), lead=tuple(map(change, brief.lead)), sections=sections)


def each_fact(brief: Brief, field: str, **values: Any) -> Brief:
    def fact(old: Fact) -> Fact:
        return changed(old, **values) if field in old.fields else old

    return each_statement(brief, lambda s: changed(s, facts=tuple(map(fact, s.facts))))


def words(old: str, new: str) -> Tamper:
    """Other words of the same length, so that the offsets of the facts stay right."""
    assert len(old) == len(new)
    return lambda brief: each_statement(brief, lambda s: changed(s, text=s.text.replace(old, new)))


def quotation(**values: Any) -> Tamper:
    return lambda brief: changed(
        brief, quotations=(changed(brief.quotations[0], **values), *brief.quotations[1:])
    )


def measure_source(**values: Any) -> Tamper:
    return lambda brief: changed(brief, measures=(changed(brief.measures[0], **values), *brief.measures[1:]))


def other_quote(brief: Brief) -> Brief:
    first = brief.quotations[0]
    return quotation(evidence=changed(first.evidence, quote="Grass Act"))(brief)


def moved_quote(brief: Brief) -> Brief:
    span = brief.quotations[0].evidence
    return quotation(evidence=changed(span, start=span.start + 1, end=span.end + 1))(brief)


def other_page(brief: Brief) -> Brief:
    return quotation(evidence=changed(brief.quotations[0].evidence, page=4))(brief)


def told_twice(brief: Brief) -> Brief:
    return each_statement(brief, lambda s: changed(s, facts=(*s.facts, *s.facts[:1])))


def without_cites(brief: Brief) -> Brief:
    return each_statement(brief, lambda s: changed(s, cites=() if s.facts else s.cites))


def other_cites(brief: Brief) -> Brief:
    swap = {"1": "2", "2": "1"}
    return each_statement(
        brief, lambda s: changed(s, cites=tuple(swap.get(c, c) for c in s.cites if c != "2"))
    )


def empty_source_cells(brief: Brief) -> Brief:
    return each_statement(brief, lambda s: s if s.text else changed(s, cites=()))


def first_section(brief: Brief, change: Callable[[BriefSection], BriefSection]) -> Brief:
    return changed(brief, sections=(change(brief.sections[0]), *brief.sections[1:]))


def with_other_chart(brief: Brief) -> Brief:
    """A bar of a chart made longer: the picture is drawn anew and compared."""

    def redrawn(block: Any) -> Any:
        return changed(block, svg=block.svg.replace(">2<", ">9<")) if isinstance(block, Figure) else block

    sections = tuple(changed(s, blocks=tuple(map(redrawn, s.blocks))) for s in brief.sections)
    return changed(brief, sections=sections)


def with_point(*points: Statement) -> Tamper:
    def add(section: BriefSection) -> BriefSection:
        (bullets,) = section.blocks
        assert isinstance(bullets, Bullets)
        return changed(section, blocks=(changed(bullets, items=(*bullets.items, *points)),))

    return lambda brief: first_section(brief, add)


def without_first_point(brief: Brief) -> Brief:
    def cut(section: BriefSection) -> BriefSection:
        (bullets,) = section.blocks
        assert isinstance(bullets, Bullets)
        return changed(section, blocks=(changed(bullets, items=bullets.items[1:]),))

    return first_section(brief, cut)


def invented(text: str, subject: str, *fields: str, values: tuple[Any, ...], form: str) -> Tamper:
    fact = Fact(subject=subject, fields=fields, values=values, form=form, start=0, end=len(text))
    return with_point(Statement(text=text, facts=(fact,)))


ALONE: dict[str, tuple[Tamper, str]] = {
    "a number in the words": (words("USD 3 million", "USD 9 million"), "details.amount"),
    "a number in the fact": (lambda b: each_fact(b, "details.amount", values=(9, "USD", None)),
                             "details.amount"),
    "a quote in the words": (words("for kilns”", "for sheds”"), "quote/0"),
    "must for may": (words("may", "May"), "modality"),
    "a status": (words("adopted", "pending"), "status"),
    "a measure's title": (words("Measure fr-loan-2", "Measure fr-loan-9"), "measure/fr-loan-2 title"),
    "a count": (lambda b: each_fact(b, "provisions", values=(30,)), "bill/0/count provisions"),
    "a date": (words("from 2024-05", "from 2024-06"), "effective_from"),
    "a quotation's words": (other_quote, "source 1: the text at"),
    "a quotation's place": (moved_quote, "source 1: the text at"),
    "a quotation's page": (other_page, "source 1: page or section is not where"),
    "the same words told twice": (told_twice, "two facts claim the same words"),
    "a quotation's line": (quotation(line=7), "source 1: stands in line 1, not 7"),
    "a quotation's document": (quotation(document="other.txt"), "source 1: the document is glass.txt"),
    "a quotation of no document": (quotation(bill=3), "source 1 is of a document that was not read"),
    "a measure's source": (measure_source(title="Another"), "source M1: title of fr-loan-2"),
    "a measure's date": (measure_source(as_of="2026-12"), "source M1: as_of of fr-loan-2"),
    "a measure nobody knows": (measure_source(measure="fr-none-1"), "no measure 'fr-none-1'"),
    "two sources of one number": (measure_source(id="1"), "two sources have the number 1"),
    "no citations": (without_cites, "which the statement does not cite"),
    "wrong citations": (other_cites, "which the statement does not cite"),
    "a citation of nothing": (with_point(Statement(text="So it is.", cites=("77",))), "cites 77"),
    "rows without sources": (empty_source_cells, "the source cell does not show"),
    "a figure of its own": (with_point(Statement(text="It costs 5 billion.")), "'It costs 5 billion.' holds a figure"),
    "a quotation of its own": (with_point(Statement(text="It is “the best”.")), "holds a figure or quotation"),
    "a mark taken away": (lambda b: each_fact(b, "details.period_years", check="verified"), "is marked as verified"),
    "a subject that is not there": (
        invented("Loan", "bill/0/provision/p9", "kind_title", values=("Loan",), form="name"), "no such thing",
    ),
    "a field that is not there": (invented("x", "measure/fr-loan-2", "colour", values=("x",), form="name"), "no such thing"),
    "a kind on the wrong side": (
        invented("loan", "kind/finance.loan", "title", "in_bill_only", values=("Loan", False), form="asserted"),
        "listed where it does not belong",
    ),
    "none where there is one": (
        invented("no", "bill/0/count", "sums", values=(1,), form="no"), "there are 1, not none",
    ),
    "an unknown wording": (invented("Loan", "kind/finance.loan", "title", values=("Loan",), form="poem"), "poem"),
    "true for one": (invented("1", "bill/0/count", "sums", values=(True,), form="number"), "the brief True"),
    "texts that were not read": (lambda b: changed(b, texts=()), "the texts named are not those"),
}  # fmt: skip

WITH_THE_BUILDER: dict[str, tuple[Tamper, str]] = {
    "words of the brief": (words("In the bill, and in use", "In the Bill, and in use"), "is not what the material leads to"),
    "a point left out": (without_first_point, "is not what the material leads to"),
    "a point put in": (with_point(Statement(text="It is good.")), "It is good."),
    "a section left out": (lambda b: changed(b, sections=b.sections[:-1]), "missing: “Method, and limits of the data”"),
    "a section put in": (lambda b: changed(b, sections=(*b.sections, b.sections[-1])), "nothing in the material leads to"),
    "another chart": (lambda b: with_other_chart(b), "order or layout"),
    "another layout": (lambda b: first_section(b, lambda s: changed(s, level=3)), "order or layout"),
    "a source nobody cites": (
        lambda b: changed(b, quotations=(*b.quotations, changed(b.quotations[0], id="99"))), "99 is cited nowhere",
    ),
}  # fmt: skip


def test_an_honest_brief_passes(ledger: Ledger) -> None:
    """What is built from the material is verified, unchanged, and only then a brief that can be written."""
    brief = build(ledger)
    verified = verify(brief, ledger)
    assert isinstance(verified, VerifiedBrief)
    assert verified.to_json() == brief.to_json()
    assert not hasattr(brief, "to_markdown")


@pytest.mark.parametrize("case", ALONE)
def test_a_false_brief_is_refused(case: str, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even when the builder makes the same mistake: each look-up stands on its own."""
    tamper, told = ALONE[case]
    false = tamper(build(ledger))
    assert false != build(ledger), "the case changes nothing"
    monkeypatch.setattr("billkit.briefs.verification.build", lambda *_: false)
    with pytest.raises(UnverifiedBrief) as error:
        verify(false, ledger)
    assert told in str(error.value)
    assert error.value.exit_code == 7


@pytest.mark.parametrize("case", WITH_THE_BUILDER)
def test_other_words_are_refused(case: str, ledger: Ledger) -> None:
    """The words between the facts, and the order and number of statements, are those the material leads to."""
    tamper, told = WITH_THE_BUILDER[case]
    with pytest.raises(UnverifiedBrief) as error:
        verify(tamper(build(ledger)), ledger)
    assert told in str(error.value)


def test_the_statement_is_named(ledger: Ledger) -> None:
    """Section, place and first words of the statement stand before the fault."""
    with pytest.raises(UnverifiedBrief, match=r"section “Key points”, statement 3, “Money named in the text"):
        verify(words("USD 3 million", "USD 9 million")(build(ledger)), ledger)


def test_other_data_is_refused() -> None:
    """A brief built from one state of the data does not pass against another."""
    source = document()
    found = analysis(source)
    brief = build(ledger_of(source, found))
    newer = tuple(
        m.model_copy(update={"amount": 9_000_000}) if m.measure_id == "fr-loan-2" else m for m in measures()
    )
    with pytest.raises(
        UnverifiedBrief, match=r"measure/fr-loan-2 amount, currency, amount_kind: the material has 9000000"
    ):
        verify(brief, ledger_of(source, found, newer))


def test_material_that_does_not_belong_together_is_refused() -> None:
    """Evidence that its document does not bear out, an analysis of another text, a comparison of other measures."""
    source = document()
    found = analysis(source)
    ledger = ledger_of(source, found)
    brief = build(ledger)
    other = source.model_copy(update={"text": source.text.replace("kilns", "ovens"), "sha256": "cd" * 32})
    swapped = Ledger(ledger.comparison, [other], [found], measures(), KINDS, ECONOMIES)
    with pytest.raises(
        UnverifiedBrief, match=r"analysis is of another text[\s\S]*does not say 'create loans"
    ):
        verify(brief, swapped)
    fewer = Ledger(ledger.comparison, [source], [found], measures()[1:], KINDS, ECONOMIES)
    with pytest.raises(UnverifiedBrief, match="comparison is not that of these analyses"):
        verify(brief, fewer)


def test_many_faults_are_counted(ledger: Ledger) -> None:
    """The message stays readable: the first faults, and how many more there are."""
    with pytest.raises(UnverifiedBrief, match=r"\d+ faults:[\s\S]*and \d+ more$"):
        verify(without_cites(build(ledger)), ledger)


def test_every_table_of_a_brief_is_as_wide_as_its_head(ledger: Ledger) -> None:
    """A row of another width is refused by the type itself."""
    table = next(b for s in build(ledger).sections for b in s.blocks if isinstance(b, Table))
    with pytest.raises(ValueError, match="another width"):
        Table(headers=table.headers[:-1], rows=table.rows)
