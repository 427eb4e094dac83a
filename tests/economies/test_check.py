"""`billkit measures check`: every fault once, with its line and column."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable

import pytest

from billkit.economies.check import Fault, check
from billkit.economies.package import MEASURES, fields

Row = dict[str, str]
COLUMNS = [field["name"] for field in fields("steel_support")]
Place = tuple[int, str]  # line and column


def shipped() -> list[Row]:
    with MEASURES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(rows: list[Row], columns: list[str] = COLUMNS) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def places(faults: list[Fault]) -> list[Place]:
    return [(fault.line, fault.column) for fault in faults]


def row(**changes: str) -> Row:
    """A whole measure without a fault."""
    made = dict.fromkeys(COLUMNS, "")
    made |= {
        "measure_id": "jp-grant-2025", "economy": "JP", "title": "A grant", "instrument": "finance.grant",
        "scope": "steel", "status": "in_force", "summary": "It pays.", "source_1_title": "Notice",
        "source_1_publisher": "Ministry", "source_1_url": "https://example.org/a", "as_of": "2025-06",
    }  # fmt: skip
    return made | changes


def one(**changes: str) -> list[Fault]:
    return check(written([row(**changes)]).encode()).faults


# --- shapes -----------------------------------------------------------------------------------------------------------


def test_a_whole_file_has_no_fault() -> None:
    assert one() == []
    money = {
        "amount": "1500000.5",
        "currency": "JPY",
        "amount_kind": "ceiling",
        "rate": "-1.5",
        "rate_unit": "JPY/t",
    }
    assert (
        one(**money, scope="firm", recipient="X", effective_from="2024-02-29", effective_to="2024-02") == []
    )
    assert one(source_1_publisher="@Handle") == []


WRONG = [
    ({"economy": "Japan"}, "economy", "economy", "did you mean JP (Japan)?"),
    ({"economy": "ZQ"}, "economy", "economy", "economies.csv"),
    ({"instrument": "finance.grnt"}, "instrument", "kind", "did you mean finance.grant"),
    ({"instrument": "weather"}, "instrument", "kind", "`billkit rules list`"),
    ({"status": "In force"}, "status", "value", "did you mean in_force?"),
    ({"status": "zzz"}, "status", "value", "write one of proposed, adopted"),
    ({"as_of": "2024-02-30"}, "as_of", "date", "give the day"),
    ({"as_of": "2024-13"}, "as_of", "date", "give the day"),
    ({"as_of": "2024-02-00"}, "as_of", "date", "give the day"),
    ({"announced": "3 May 2024"}, "announced", "date", "YYYY-MM-DD"),
    ({"announced": "2024/05/03"}, "announced", "date", "YYYY-MM-DD"),
    ({"announced": "２０２４"}, "announced", "date", "YYYY-MM-DD"),
    ({"effective_from": "2025-03", "effective_to": "2025-02-28"}, "effective_to", "date-order", "exchange"),
    ({"amount": "5", "amount_kind": "ceiling"}, "currency", "amount-currency", "ISO 4217"),
    ({"currency": "JPY"}, "amount", "amount-missing", "leave currency empty"),
    ({"currency": "JPY", "amount_kind": "ceiling"}, "amount", "amount-missing", "currency and amount_kind"),
    ({"amount": "5", "currency": "JPY"}, "amount_kind", "amount-kind", "committed"),
    ({"amount": "1,000", "currency": "JPY", "amount_kind": "ceiling"}, "amount", "separators", "1000000"),
    ({"amount": "1 000 000", "currency": "JPY", "amount_kind": "ceiling"}, "amount", "separators", "digits only"),
    ({"amount": "1.000.000", "currency": "JPY", "amount_kind": "ceiling"}, "amount", "separators", "digits only"),
    ({"amount": "2,5", "currency": "JPY", "amount_kind": "ceiling"}, "amount", "separators", "2.5"),
    ({"amount": "5bn", "currency": "JPY", "amount_kind": "ceiling"}, "amount", "number", "digits only"),
    ({"amount": "nan", "currency": "JPY", "amount_kind": "ceiling"}, "amount", "number", "digits only"),
    ({"amount": "1e9", "currency": "JPY", "amount_kind": "ceiling"}, "amount", "number", "digits only"),
    ({"amount": "-5", "currency": "JPY", "amount_kind": "ceiling"}, "amount", "negative", "below zero"),
    ({"amount": "5", "currency": "JYP", "amount_kind": "ceiling"}, "currency", "currency", "JPY"),
    ({"amount": "5", "currency": "€", "amount_kind": "ceiling"}, "currency", "currency", "did you mean EUR"),
    ({"amount": "5", "currency": "Euro", "amount_kind": "ceiling"}, "currency", "currency", "EUR"),
    ({"rate": "5"}, "rate_unit", "rate-unit", "percent"),
    ({"rate_unit": "percent"}, "rate", "rate-missing", "leave rate_unit empty"),
    ({"scope": "firm"}, "recipient", "recipient-missing", "name the firm"),
    ({"recipient": "X"}, "recipient", "recipient-scope", "write scope firm"),
    ({"title": "=1+1"}, "title", "formula", "begin with a word"),
    ({"note": "+x"}, "note", "formula", "begin with a word"),
    ({"legal_basis": "-2"}, "legal_basis", "formula", "begin with a word"),
    ({"summary": '@SUM("a")'}, "summary", "formula", "begin with a word"),
    ({"source_1_publisher": "@SUM(A1)"}, "source_1_publisher", "formula", "begin with a word"),
    ({"source_1_url": "=cmd"}, "source_1_url", "formula", "begin with a word"),
    ({"source_1_url": ""}, "source_1_url", "required", "every measure needs a source"),
    ({"source_1_url": "www.example.org"}, "source_1_url", "url", "https://"),
    ({"source_1_url": "https://a b"}, "source_1_url", "url", "without blanks"),
    ({"source_1_url": "https://"}, "source_1_url", "url", "https://"),
    ({"source_2_title": "T", "source_2_publisher": "P"}, "source_2_url", "source-part", "source_2_…"),
    ({"summary": "x" * 401}, "summary", "long", "shorten it to 400"),
    ({"measure_id": "JP_Grant"}, "measure_id", "id", "small letters"),
    ({"measure_id": "us-grant"}, "measure_id", "id-economy", "correct the id or the economy"),
    ({"title": ""}, "title", "required", "fill it in"),
    ({"note": "  "}, "note", "blank", "leave it empty"),
    ({"note": "a\x07b"}, "note", "control", "delete it"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "column", "code", "remedy"), WRONG, ids=lambda x: x if isinstance(x, str) else None
)
def test_a_fault_of_a_cell(changes: Row, column: str, code: str, remedy: str) -> None:
    """One fault, in its cell, with what to do."""
    faults = one(**changes)
    assert [(f.line, f.column, f.code) for f in faults] == [(2, column, code)], faults
    assert remedy in faults[0].remedy


def test_two_faults_of_a_row_are_both_told() -> None:
    assert places(one(status="x", as_of="y")) == [(2, "status"), (2, "as_of")]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"amount": "5", "currency": "  ", "amount_kind": "ceiling"}, [(2, "currency")]),
        ({"recipient": "=X"}, [(2, "recipient")]),
        ({"measure_id": "US_X", "economy": "KR"}, [(2, "measure_id")]),
    ],
)
def test_a_cell_with_two_faults_is_told_once(changes: Row, place: list[Place]) -> None:
    assert places(one(**changes)) == place


def test_an_id_twice_names_the_first_line() -> None:
    faults = check(written([row(), row(measure_id="jp-b"), row()]).encode()).faults
    assert [(f.line, f.column, f.code) for f in faults] == [(4, "measure_id", "duplicate")]
    assert "line 2" in faults[0].message


def test_lines_are_those_of_an_editor() -> None:
    """Cells on several lines, blank lines, and any line end: the line is where the cell begins."""
    text = written([row(note="two\nlines", as_of="x"), row(measure_id="jp-b", summary="a\n\nb", as_of="y")])
    expected = [(2, "as_of"), (4, "as_of")]
    wide = {"note": "n"} | row()
    del wide["as_of"]
    for changed in (text, text.replace("\n", "\r\n"), text.replace("\n", "\r")):
        found = places(check(changed.encode()).faults)
        assert found[0] == expected[0]
    columns = ["note", *[c for c in COLUMNS if c != "note"]]  # a cell of two lines before the faulty one
    text = written([row(note="two\nlines", as_of="x"), row(measure_id="jp-b", as_of="y")], columns)
    assert places(check(text.encode()).faults) == [(3, "as_of"), (4, "as_of")]
    assert places(check(text.replace("\njp", "\n\njp").encode()).faults)[0] == (3, "as_of")


def test_columns() -> None:
    """Missing, unknown, twice, misspelled: each once; a misspelled one is read as what it means."""
    head = [c for c in COLUMNS if c not in ("note", "status")] + ["Status ", "colour", "title"]
    rows = [row() | {"Status ": "asleep", "colour": "red"}]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerow([rows[0][c] for c in head])
    faults = check(out.getvalue().encode()).faults
    assert sorted((f.line, f.column, f.code) for f in faults) == sorted([
        (1, "note", "column-missing"), (1, "colour", "column-unknown"), (1, "title", "column-duplicate"), (1, "Status", "column-misspelled"), (2, "status", "value"),
    ])  # fmt: skip
    misspelled = check(written([row()]).replace("legal_basis", "legal_bassis").encode()).faults
    assert [(f.column, f.code, f.remedy) for f in misspelled] == [
        ("legal_bassis", "column-misspelled", "did you mean legal_basis?")
    ]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_another_delimiter_is_told_once(mark: str) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=mark, lineterminator="\n")
    writer.writeheader()
    writer.writerows([row(summary="a, b"), row(measure_id="jp-b", as_of="x")])
    faults = check(out.getvalue().encode()).faults
    assert [(f.line, f.column, f.code) for f in faults] == [(1, "", "delimiter"), (3, "as_of", "date")]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("cp949", "CP949"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("shift_jis", "Shift_JIS")],
)
def test_another_encoding_is_told_once_and_the_rest_checked(encoding: str, named: str) -> None:
    words = "カタカナの法律" if encoding == "shift_jis" else "철강산업 특별법"
    rows = [
        row(),
        row(measure_id="jp-b", title=words, note=words),
        row(measure_id="jp-c", title=words, as_of="x"),
    ]
    faults = check(written(rows).encode(encoding)).faults
    assert [f.code for f in faults] == ["encoding", "date"]
    assert named in faults[0].message
    assert "UTF-8" in faults[0].remedy
    if "16" not in encoding:
        assert places(faults)[0] == (3, "title")


def test_a_cell_in_another_encoding() -> None:
    """Pasted into UTF-8: each such cell is told, the others are not."""
    rows = [row(title="철강"), row(measure_id="jp-b", note="PASTED"), row(measure_id="jp-c", note="PASTED")]
    data = written(rows).encode().replace(b"PASTED", "철강".encode("cp949"))
    faults = check(data).faults
    assert [(f.line, f.column, f.code) for f in faults] == [(3, "note", "encoding"), (4, "note", "encoding")]
    assert "CP949" in faults[0].message
    data = written([row(title="철강"), row(measure_id="jp-b", status="PASTED")]).encode()
    assert places(check(data.replace(b"PASTED", "철강".encode("cp949"))).faults) == [(3, "status")]


@pytest.mark.parametrize(
    ("words", "encoding", "named"),
    [
        ("Cafés de l'été", "cp1252", "Windows-1252"),
        ("鋼の法律", "shift_jis", "Shift_JIS"),
        ("钢铁行业规范条件", "gb18030", "GB18030"),
        ("철강산업", "cp949", "CP949"),
    ],
)
def test_encodings_are_told_by_what_they_are_for(words: str, encoding: str, named: str) -> None:
    data = written([row(measure_id="jp-a", title="철강 유럽"), row(title="PASTED")]).encode()
    for changed in (
        data.replace(b"PASTED", words.encode(encoding)),
        written([row(title=words)]).encode(encoding),
    ):
        faults = check(changed).faults
        assert [f.code for f in faults] == ["encoding"]
        assert named in faults[0].message


def test_utf8_with_a_byte_order_mark_is_right() -> None:
    assert check(written([row()]).encode("utf-8-sig")).faults == []


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b"\0\0"])
def test_an_empty_file(data: bytes) -> None:
    assert [(f.line, f.code) for f in check(data).faults] == [(1, "empty")]


def test_a_header_alone_and_other_tables() -> None:
    assert [f.code for f in check(written([]).encode()).faults] == ["empty"]
    assert [f.code for f in check(b"a,b\n1,2\n").faults] == ["header"]
    assert [f.code for f in check(b'"measure_id,economy\n').faults] == ["quotes"]


def test_cells_and_columns_that_do_not_fit() -> None:
    text = written([row(), row(measure_id="jp-b"), row(measure_id="jp-c")]).splitlines()
    text[1] += ",x"
    text[2] = text[2].rsplit(",", 2)[0]
    faults = check("\n".join([*text, "," * 29]).encode()).faults
    assert [(f.line, f.column, f.code) for f in faults] == [
        (2, "column 31", "cells-extra"), (3, COLUMNS[28], "cells-missing"), (5, "", "blank-line"),
    ]  # fmt: skip


def test_a_lost_quotation_mark_swallows_nothing() -> None:
    """Told where it opens; the lines below are checked."""
    rows = [row(summary="He said, yes."), *(row(measure_id=f"jp-{n}", as_of="x") for n in "bcd")]
    text = written(rows)
    faults = check(text.replace('yes."', "yes.", 1).encode()).faults
    assert places(faults) == [(2, "summary"), (3, "as_of"), (4, "as_of"), (5, "as_of")]
    assert faults[0].code == "quotes"
    rows[1]["summary"] = ", and no more"  # its opening mark looks like the closing of the one above
    faults = check(written(rows).replace('yes."', "yes.", 1).encode()).faults
    assert places(faults) == [(2, "summary"), (3, "as_of"), (4, "as_of"), (5, "as_of")]
    inner = check(text.replace("He said", 'He "really" said', 1).encode()).faults
    assert places(inner) == places(faults)


def test_a_hopeless_file_is_given_up() -> None:
    """Reading stops after five thousand faults and says so; very wide lines and very large files are told once."""
    faults = check((",".join(COLUMNS) + "\n" + '"a\n' * 9_000).encode()).faults
    assert len(faults) == 5_002
    assert (faults[-1].code, faults[-1].line) == ("many", 5_003)
    wide = check((",".join(COLUMNS) + "\n" + "," * 9_000 + "x").encode()).faults
    assert [(f.line, f.code) for f in wide] == [(2, "cells-extra")]
    assert [f.code for f in check(b"x" * 10_000_001).faults] == ["large"]


def test_faults_can_be_printed() -> None:
    """Whatever stands in a file, a message is one line that any terminal and any encoder takes."""
    data = written([row(title="=a\nb"), row(measure_id="jp-b", status="\x1b[31m")]).encode() + b"\xff\xfe,x\n"
    for fault in check(data).faults:
        str(fault).encode("utf-8")
        assert str(fault).isprintable()


# --- sixty faults at random --------------------------------------------------------------------------------------------

Seeder = Callable[[random.Random, Row], str]  # changes a row, says in which column the fault is


def text_column(dice: random.Random) -> str:
    return dice.choice(["title", "summary", "legal_basis", "note"])


def put(column: str, *values: str) -> Seeder:
    def seed(dice: random.Random, row: Row) -> str:
        row[column] = dice.choice(values)
        return column

    return seed


def money(row: Row, **changes: str) -> None:
    row.update({"amount": "5000000", "currency": "EUR", "amount_kind": "ceiling"} | changes)


def bad_amount(dice: random.Random, row: Row) -> str:
    money(row, amount=dice.choice(["-5", "1,000,000", "1 000", "5 million", "EUR 5", "=5", "１２"]))
    return "amount"


def no_currency(_: random.Random, row: Row) -> str:
    money(row, currency="")
    return "currency"


def bad_currency(dice: random.Random, row: Row) -> str:
    money(row, currency=dice.choice(["EUX", "euro", "$", "eur", "E"]))
    return "currency"


def no_amount_kind(_: random.Random, row: Row) -> str:
    money(row, amount_kind="")
    return "amount_kind"


def no_amount(_: random.Random, row: Row) -> str:
    money(row, amount="")
    return "amount"


def no_recipient(_: random.Random, row: Row) -> str:
    row |= {"scope": "firm", "recipient": ""}
    return "recipient"


def bad_day(dice: random.Random, row: Row) -> str:
    column = dice.choice(["announced", "effective_from", "effective_to", "as_of", "source_1_date"])
    row[column] = dice.choice(["2024-02-30", "2023-02-29", "2024-13", "May 2024", "2024/05/01", "24-05-01"])
    return column


def ends_first(_: random.Random, row: Row) -> str:
    row |= {"effective_from": "2025-06-01", "effective_to": "2025-05"}
    return "effective_to"


def formula(dice: random.Random, row: Row) -> str:
    column = text_column(dice)
    row[column] = dice.choice(["=HYPERLINK(1)", "+49", "-5 jobs", '@SUM("a,b")', "=1\n+2"])
    return column


def pasted(dice: random.Random, row: Row) -> str:
    column = text_column(dice)
    row[column] = "PASTED" + dice.choice(["", ", twice PASTED", "\nbelow"])
    return column


def half_a_source(dice: random.Random, row: Row) -> str:
    column = dice.choice(["source_2_title", "source_2_publisher", "source_2_url"])
    whole = {"source_2_title": "T", "source_2_publisher": "P", "source_2_url": "https://example.org"}
    row |= {**whole, column: ""}
    return column


def other_economy(_: random.Random, row: Row) -> str:
    row["economy"] = "NO" if row["economy"] != "NO" else "SG"
    return "measure_id"


SEEDERS: list[Seeder] = [
    put("status", "sleeping", "In force", "inforce", ""),
    put("economy", "QQ", "Japan", "jp", ""),
    put("instrument", "finance.gift", "finance", "Grant", ""),
    put("scope", "firms", ""),
    put("title", "", "   "),
    put("green_conditional", "maybe", "Yes"),
    put("source_1_url", "", "www.example.org", "ftp://example.org", "https://exa mple.org"),
    put("summary", "x" * 500, ""),
    put("rate", "5,5", "five"),
    put("measure_id", "Two Words", "UPPER-CASE", ""),
    bad_amount, no_currency, bad_currency, no_amount_kind, no_amount, no_recipient, bad_day, ends_first, formula,
    pasted, half_a_source, other_economy,
]  # fmt: skip


def prepared(rows: list[Row]) -> list[Row]:
    """Rows with room for any fault, and some cells on several lines."""
    for number, row in enumerate(rows):
        row |= dict.fromkeys(
            ["recipient", "amount", "currency", "amount_kind", "effective_from", "effective_to"], ""
        )
        row |= {"scope": "steel", "rate": "5", "rate_unit": "percent"}
        if number % 7 == 0:
            row["legal_basis"] = "First line,\nsecond line 철강\n\nfourth"
    return rows


def seeded(seed: int, count: int) -> tuple[bytes, list[Place]]:
    """A file with faults in rows drawn at random, and where they are: a row has one, so that each stands for itself."""
    dice = random.Random(seed)
    rows = prepared(shipped())
    columns: dict[int, str] = {}
    chosen = dice.sample(range(1, len(rows)), count)
    for turn, number in enumerate(chosen):
        if turn % 12 == 11:  # an id of a row that stands before
            rows[number]["measure_id"] = rows[0]["measure_id"]
            rows[number]["economy"] = rows[0]["economy"]
            columns[number] = "measure_id"
        else:
            columns[number] = SEEDERS[(turn + seed) % len(SEEDERS)](dice, rows[number])
    return _with_places(rows, columns, dice)


def _with_places(rows: list[Row], columns: dict[int, str], dice: random.Random) -> tuple[bytes, list[Place]]:
    """The file, written by hand, so that the line of each cell is known without the code under test."""
    parts, line, found = [",".join(COLUMNS) + "\n"], 2, []
    for number, row in enumerate(rows):
        cells = []
        for column in COLUMNS:
            if columns.get(number) == column:
                found.append((line, column))
            text = row[column]
            quoted = dice.random() < 0.3 or any(mark in text for mark in ',"\n')
            cells.append('"' + text.replace('"', '""') + '"' if quoted else text)
            line += text.count("\n")
        parts.append(",".join(cells) + "\n")
        line += 1
    return "".join(parts).encode().replace(b"PASTED", "철강".encode("cp949")), found


def test_the_file_that_faults_are_put_into_has_none() -> None:
    data, found = seeded(0, 0)
    assert found == []
    assert check(data).faults == []


@pytest.mark.parametrize("seed", range(20))
def test_sixty_faults_are_all_found(seed: int) -> None:
    """All, at their line and column; none twice; none invented."""
    data, expected = seeded(seed, 60)
    assert len(expected) == 60
    faults = check(data).faults
    assert sorted(places(faults)) == sorted(expected)
    assert len(set(places(faults))) == len(faults)


@pytest.mark.parametrize("seed", range(5))
def test_sixty_faults_in_a_file_of_another_shape(seed: int) -> None:
    """CRLF and a byte order mark move no line."""
    data, expected = seeded(seed, 60)
    changed = b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")
    assert sorted(places(check(changed).faults)) == sorted(expected)


@pytest.mark.parametrize("seed", range(10))
def test_lost_quotation_marks_among_sixty(seed: int) -> None:
    """Rows whose marks do not match are told once, and hide no fault of another row."""
    dice = random.Random(seed)
    data, expected = seeded(seed, 60)
    lines = data.split(b"\n")
    whole = [n for n, line in enumerate(lines) if line[:3].endswith(b"-") and line.count(b",") > 28]
    free = [
        n for n in whole if n > 0 and n + 1 not in {line for line, _ in expected} and b'"' not in lines[n]
    ]
    for number in dice.sample(free, min(5, len(free))):
        cells = lines[number].split(b",")
        at = dice.randrange(2, len(cells))
        cells[at] = b'"' + cells[at] + b"x"
        lines[number] = b",".join(cells)
        expected.append((number + 1, COLUMNS[at]))
    assert sorted(places(check(b"\n".join(lines)).faults)) == sorted(expected)
