"""What a brief tells, and what it never does."""

from __future__ import annotations

import re

import pytest
from glass_act import analysis, document, ledger_of, measure, measures

from billkit.briefs import Ledger, build, verify
from billkit.models import Bill, BillDate
from billkit.models.brief import BriefSection, Bullets, Figure, Paragraph, Table

# words of judgement: a brief says what is there, not what to think of it
JUDGEMENT = re.compile(
    r"\b(good|bad|better|worse|best|worst|strong|weak|generous|modest|ambitious|robust|comprehensive|innovative|significant|"
    r"substantial|major|minor|important|unfortunately|merely|only just|too (?:low|high)|lags?|leads?|fails?|gap|should)\b",
    re.IGNORECASE,
)


def markdown(ledger: Ledger) -> str:
    return verify(build(ledger), ledger).to_markdown()


def part(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of its level or above."""
    match = re.search(rf"^(#+) {re.escape(heading)}\n(.*?)(?=^#{{1,2}} |\Z)", text, re.M | re.S)
    assert match, f"no heading {heading!r}"
    return match[2]


def without_sums(ledger: Ledger) -> Ledger:
    found = ledger.analyses[0]
    provisions = tuple(p.model_copy(update={"details": {}}) for p in found.provisions)
    return ledger_of(ledger.documents[0], found.model_copy(update={"provisions": provisions}))


def test_money_is_named_near_the_top(ledger: Ledger) -> None:
    text = markdown(ledger)
    assert "- Money named in the text: loan, USD 3 million. [" in text
    assert "| Loan | USD 3 million |" in part(text, "Money and cost")
    assert text.index("## Money and cost") < text.index("## What the bill provides")


def test_no_money_is_said_plainly(ledger: Ledger) -> None:
    text = markdown(without_sums(ledger))
    assert "- Money: the text names no amount of public money for what the bill provides." in text
    money = part(text, "Money and cost")
    assert "The text names no amount of public money for what the bill provides." in money
    assert "Named without an amount: loan. [" in money


def test_a_penalty_is_no_public_money(ledger: Ledger) -> None:
    """What a fine or a duty costs a firm is told, and does not count as money of the bill."""
    found = without_sums(ledger).analyses[0]
    duty = found.provisions[0].model_copy(
        update={"kind": "trade.tariff", "details": {"amount": 3_000_000, "currency": "USD"}}
    )
    changed = found.model_copy(update={"provisions": (duty, *found.provisions[1:])})
    text = markdown(ledger_of(ledger.documents[0], changed))
    assert "- Money: the text names no amount of public money" in text
    assert "| Tariff | USD 3 million |" in part(text, "Money and cost")


def test_every_provision_stands_in_the_table_with_its_source(ledger: Ledger) -> None:
    table = part(markdown(ledger), "What the bill provides")
    rows = [line for line in table.splitlines() if re.match(r"\| (?!---|Provision)", line)]
    assert len(rows) == 3
    assert all(re.search(r"\| \[\d+(, \d+)*\] \|$", row) for row in rows)


def test_what_is_not_in_the_bill_never_stands_among_its_provisions(ledger: Ledger) -> None:
    """Promise 3: left out, asked for, and others' measures have sections of their own."""
    text = markdown(ledger)
    told = part(text, "What the bill provides")
    for words in ("A quota was dropped", "The union wants a 20% tariff", "France already gives grants"):
        assert words not in told
    assert "Quota or tariff-rate quota (dropped during passage): “A quota was dropped”" in part(
        text, "Not in the bill, as the text says"
    )
    assert "Tariff, by The union: “The union wants a 20% tariff”; 20%" in part(
        text, "Asked for or considered, and not in the bill"
    )
    assert "| France | Grant or subsidy |" in part(text, "Other measures mentioned in the text")


def test_the_matrix_counts_what_is_in_use(ledger: Ledger) -> None:
    """Two of France's four loans are in force or adopted; a kind that is recorded for nobody has no row."""
    matrix = part(markdown(ledger), "Instruments by economy")
    assert "| Loan | 1 | 2 | – |" in matrix
    assert "| Quota or tariff-rate quota | – | – | 2 |" in matrix
    assert "| Reporting | 1 | – | – |" in matrix
    assert "Committee" not in matrix
    assert "Tariff |" not in matrix.replace("tariff-rate", "")  # only proposed, and in no bill


def test_shared_kinds_stand_side_by_side(ledger: Ledger) -> None:
    """In force first, at most two of an economy, and how many are not shown."""
    shared = part(markdown(ledger), "Side by side: instruments in the bill and elsewhere")
    assert "- The bill: “create loans of \\$3 million for kilns”; USD 3 million; object: kilns [" in shared
    assert (
        "| France | Measure fr-loan-2. What fr-loan-2 does. | EUR 2.5 million (ceiling) | from 2024-05 | in force | [M"
        in shared
    )
    assert shared.index("fr-loan-2") < shared.index("fr-loan-4")
    assert "fr-loan-1" not in shared
    assert "Recorded and not shown: France 2. No such measure recorded: Japan." in shared


def test_each_side_has_what_the_other_lacks(ledger: Ledger) -> None:
    text = markdown(ledger)
    only = part(text, "In the bill only")
    assert re.search(r"in the economies compared:\n\n- Reporting: ", only)
    assert "so nothing follows from the comparison: committee." in only
    assert "| Quota or tariff-rate quota | – | Measure jp-quota-1; and 1 more [M" in part(
        text, "In use elsewhere, and not in the bill"
    )


def test_the_bills_own_jurisdiction_is_told_apart(ledger: Ledger) -> None:
    text = markdown(ledger)
    assert "- Measures that the United States itself has in force or adopted: 1." in text
    assert "Measure us-loan-1" in part(text, "The same instruments already in use in the United States")


def test_the_bill_is_no_measure_beside_itself(ledger: Ledger) -> None:
    """An act that the data record already is not told as something else its jurisdiction has."""
    rows = (*measures()[:-2], measure("us-loan-1", "finance.loan", title="Loans under the GLASS Act"))
    text = markdown(ledger_of(ledger.documents[0], ledger.analyses[0], rows))
    assert "The same instruments already in use" not in text


def test_sources_give_place_and_page(ledger: Ledger) -> None:
    sources = part(markdown(ledger), "Sources")
    assert "“create loans of \\$3 million for kilns” glass.txt, line 2, characters 58–94." in sources
    assert (
        "France: Measure fr-loan-2. True as of 2025-06. A paper, A page: <https://example.org/fr-loan-2>."
        in sources
    )


def test_notes_stand_with_the_measures_that_are_told(ledger: Ledger) -> None:
    """What the data note of a measure is given where its amounts and dates are; not where its title alone is named."""
    rows = tuple(m.model_copy(update={"note": f"Doubt about {m.measure_id}."}) for m in measures())
    sources = part(markdown(ledger_of(ledger.documents[0], ledger.analyses[0], rows)), "Sources")
    assert "Note: Doubt about fr-loan-2." in sources
    assert "Measure jp-quota-1" in sources
    assert "Doubt about jp-quota-1." not in sources


def test_limits_and_advice(ledger: Ledger) -> None:
    text = markdown(ledger)
    assert "Date of the data: 8 measures, each true as of its own date, from 2025-06 to 2026-01-02." in text
    assert "Not legal advice." in text.split("## ")[1 - 1]
    limits = part(text, "Method, and limits of the data")
    assert "- The text ends \\[early\\] \\| look." in part(text, "Open points and conflicts between sources")
    assert "This brief is not legal advice." in limits


def test_without_economies_the_bill_is_told_alone(ledger: Ledger) -> None:
    text = markdown(ledger_of(ledger.documents[0], ledger.analyses[0], against=()))
    assert text.startswith("# Glass Act: contents\n")
    assert "Instruments by economy" not in text
    assert "in use in" not in text.replace("already in use in", "")


def test_one_economy_is_not_called_them(ledger: Ledger) -> None:
    text = markdown(ledger_of(ledger.documents[0], ledger.analyses[0], against=("FR",)))
    assert "- In the bill, and in use there: loan." in text
    assert "any of them" not in text


@pytest.mark.parametrize("bill", [None, Bill()])
def test_a_bill_without_a_name(ledger: Ledger, bill: Bill | None) -> None:
    """Nothing is made up where the text gives no name, number, stage or sponsor."""
    text = markdown(ledger_of(ledger.documents[0], ledger.analyses[0].model_copy(update={"bill": bill})))
    assert text.startswith("# The bill: contents, and comparison with France and Japan")
    assert "- The text describes a bill or programme without a name.\n" in text


def test_a_bill_in_which_nothing_was_found(ledger: Ledger) -> None:
    text = markdown(ledger_of(ledger.documents[0], ledger.analyses[0].model_copy(update={"provisions": ()})))
    assert "- The program found no provision in the text.\n" in text
    assert "Side by side" not in text


def test_a_number_of_sponsors_that_the_text_does_not_say(ledger: Ledger) -> None:
    """Facts about the bill are read a second time like details: 160 is not in "12"."""
    found = ledger.analyses[0]
    assert found.bill
    assert found.bill.number
    count = found.bill.number.model_copy(update={"value": 160})
    bill = found.bill.model_copy(update={"sponsors_count": count})
    text = markdown(ledger_of(ledger.documents[0], found.model_copy(update={"bill": bill})))
    assert "Number of sponsors: 160 *(not checked)*." in text


def test_dates_of_the_bill_are_told(ledger: Ledger) -> None:
    """By the calendar where the text allows it, else as the text writes them."""
    found = ledger.analyses[0]
    span = ledger.documents[0].evidence(0, 6)
    dates = (
        BillDate(event="introduced", value=None, as_written="Senate", evidence=span),
        BillDate(event="passed_committee", value="2025-08-04", as_written="Senate", evidence=span),
    )
    assert found.bill
    dated = found.bill.model_copy(update={"dates": dates})
    text = markdown(ledger_of(ledger.documents[0], found.model_copy(update={"bill": dated})))
    assert "Dates in the text: introduced Senate; passed committee 2025-08-04 *(not checked)*. [" in text


def test_many_of_a_kind_stay_short() -> None:
    """Thirty loans of one economy: two rows, and the number of the others."""
    source = document()
    rows = (*measures(), *(measure(f"jp-loan-{n}", "finance.loan") for n in range(30)))
    ledger = ledger_of(source, analysis(source), rows)
    shared = part(markdown(ledger), "Side by side: instruments in the bill and elsewhere")
    assert shared.count("| Japan |") == 2
    assert "Recorded and not shown: France 2 and Japan 28." in shared


def test_the_words_of_the_brief_judge_nothing(ledger: Ledger) -> None:
    """No adjective of judgement between the facts; what sources say is theirs."""
    for statement in build(ledger).statements():
        own = statement.text
        for fact in reversed(statement.facts):
            own = own[: fact.start] + own[fact.end :]
        assert not JUDGEMENT.search(own), own


def test_every_section_says_something(ledger: Ledger) -> None:
    """No heading over nothing; no bullet or paragraph without words."""
    sections = build(ledger).sections
    for section, following in zip(sections, (*sections[1:], None), strict=True):
        assert section.blocks or (following and following.level > section.level)
        assert all(map(_speaks, _spoken(section)))


def _spoken(section: BriefSection) -> list[str]:
    said = [section.heading.text]
    for block in section.blocks:
        if isinstance(block, Paragraph):
            said.append(block.statement.text)
        elif isinstance(block, Bullets):
            said += [item.text for item in block.items]
        elif isinstance(block, Figure):
            said += [block.caption.text, block.alt]
        elif isinstance(block, Table):
            said += [cell.text for row in block.rows for cell in (row[:-1] if block.sources_last else row)]
    return said


def _speaks(words: str) -> bool:
    return bool(words.strip())


def test_subsidy_rules_are_asked_not_answered(ledger: Ledger) -> None:
    """A loan asks for the article on direct transfers; a committee and a report ask nothing."""
    asked = part(markdown(ledger), "Questions to check").strip().splitlines()
    questions = [line for line in asked if line.startswith("- ")]
    assert questions == [
        "- Loan: a financial contribution in the sense of Article 1.1(a)(1)(i) of the SCM Agreement, and specific?",
        "- Loan: to be notified, were the state aid rules of a trading partner to apply?",
    ]


def test_a_bill_that_asks_nothing_has_no_questions() -> None:
    source = document()
    found = analysis(source)
    quiet = found.model_copy(update={"provisions": found.provisions[1:]})
    assert "Questions to check" not in markdown(ledger_of(source, quiet))


def test_of_many_sums_the_largest_are_told() -> None:
    """A short brief has eight, in the order of the text, and the number of the others; a full one has them all."""
    source = document()
    found = analysis(source)
    many = tuple(
        found.provisions[0].model_copy(
            update={"id": f"s{n}", "details": {"amount": n * 1_000_000, "currency": "USD"}}
        )
        for n in (3, 12, 1, 5, 7, 11, 9, 2, 8, 10, 6, 4)
    )
    ledger = ledger_of(source, found.model_copy(update={"provisions": many}))
    short = part(verify(build(ledger, "brief"), ledger).to_markdown(), "Money and cost")
    told = re.findall(r"\| Loan \| USD (\d+) million", short)
    assert told == ["12", "5", "7", "11", "9", "8", "10", "6"]
    assert "Not shown: 4." in short
    assert len(re.findall(r"\| Loan \| USD (\d+) million", part(markdown(ledger), "Money and cost"))) == 12
    key = next(line for line in markdown(ledger).splitlines() if line.startswith("- Money named"))
    assert re.findall(r"USD (\d+) million", key) == ["12", "11", "10"]
    assert "; and others." in key


def with_clauses(ledger: Ledger, *clauses: tuple[str, str, dict[str, str]]) -> Ledger:
    """The bill with further clauses: kind, words of the text, details."""
    found, text = ledger.analyses[0], ledger.documents[0]
    added = tuple(
        found.provisions[0].model_copy(
            update={
                "id": f"x{number}",
                "kind": kind,
                "details": details,
                "evidence": (text.evidence(text.text.index(words), text.text.index(words) + len(words)),),
            }
        )
        for number, (kind, words, details) in enumerate(clauses)
    )
    return ledger_of(text, found.model_copy(update={"provisions": (*found.provisions, *added)}))


def test_purpose_and_days_and_changed_law_are_key_points(ledger: Ledger) -> None:
    """Each with the place where it stands, before the number of provisions."""
    clauses = (
        ("legal.purpose", "The minister must report", {}),
        ("legal.effective_date", "every two years", {"date": "two years"}),
        ("legal.sunset", "two years", {"until": "two years"}),
        ("legal.relation", "The Glass Act", {"amends": "The Glass Act"}),
    )
    points = part(markdown(with_clauses(ledger, *clauses)), "Key points")
    assert re.search(r"- Purpose, in the words of the text: “The minister must report”\. \[\d+\]\n", points)
    assert re.search(r"- In force: two years\. \[\d+\]\n", points)
    assert re.search(r"- Ends, in whole or in part: until two years\. \[\d+\]\n", points)
    assert re.search(r"- Existing law changed: The Glass Act\. \[\d+\]\n", points)
    assert points.index("Existing law changed") < points.index("The program found")


def test_a_clause_without_a_day_is_no_key_point(ledger: Ledger) -> None:
    clauses = (
        ("legal.sunset", "two years", {"condition": "two years"}),
        ("legal.effective_date", "two years", {}),
    )
    points = part(markdown(with_clauses(ledger, *clauses)), "Key points")
    assert "In force" not in points
    assert "Ends" not in points


def test_a_law_changed_twice_is_named_once(ledger: Ledger) -> None:
    clauses = tuple(("legal.relation", "The Glass Act", {"amends": "The Glass Act"}) for _ in range(2))
    points = part(markdown(with_clauses(ledger, *clauses)), "Key points")
    assert points.count("Existing law changed: The Glass Act. [") == 1
