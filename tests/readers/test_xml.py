"""XML of any encoding and in any condition: a Document, with a notice where something was passed over, or an error with its reason."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from billkit.errors import UnreadableSource
from billkit.readers import detect, read

BODY = "<bill><legis-body><section><enum>1.</enum><header>목적</header><text>이 법은 철강산업의 경쟁력을 강화함을 목적으로 한다.</text></section></legis-body></bill>"
TEXT = "SEC. 1. 목적.\n이 법은 철강산업의 경쟁력을 강화함을 목적으로 한다."
PLAIN = (
    "<bill><legis-body><section><enum>1.</enum><text>This shall apply.</text></section></legis-body></bill>"
)


def declared(encoding: str, body: str = BODY) -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?>\n{body}'


@pytest.mark.parametrize(
    ("data", "notices"),
    [
        (declared("UTF-8").encode(), []),
        (b"\xef\xbb\xbf" + declared("UTF-8").encode(), []),
        (b"\xef\xbb\xbf\xef\xbb\xbf" + declared("UTF-8").encode(), []),
        (declared("UTF-16").encode("utf-16"), []),
        (declared("UTF-8").encode("utf-16-le"), []),
        (declared("UTF-8").encode("utf-16-be"), []),
        (declared("UTF-32").encode("utf-32"), []),
        (declared("euc-kr").encode("cp949"), []),
        (declared("ks_c_5601-1987").encode("cp949"), []),
        (declared("ISO-2022-KR").encode("iso2022_kr"), []),
        (declared("UTF-8").encode("cp949"), ["wrong-encoding"]),
        (declared("euc-kr").encode(), ["wrong-encoding"]),
        (declared("ISO-8859-1").encode(), ["wrong-encoding"]),
        (declared("UTF-16").encode(), ["wrong-encoding"]),
        (declared("hex").encode(), ["wrong-encoding"]),
        (declared("x-unheard-of").encode(), []),
        (BODY.encode(), []),
        (b"\n\n  " + declared("UTF-8").encode(), []),
        (declared("UTF-8", "\ufeff" + BODY).encode(), []),
        (declared("UTF-8", BODY.replace("법은", "법\ufeff은")).encode(), []),
        (declared("UTF-8", BODY.replace("법은", "법\0은")).encode(), ["control-characters"]),
        (declared("UTF-8", BODY.replace("법은", "법&#0;은")).encode(), ["mended-xml"]),
        (declared("UTF-8", BODY.replace("이 법", "이&nbsp;법")).encode(), ["mended-xml"]),
    ],
)
def test_the_same_law_in_any_encoding(data: bytes, notices: list[str]) -> None:
    document = read(data)
    assert document.text == TEXT
    assert [notice.code for notice in document.notices] == notices
    assert [section.label for section in document.sections] == ["Sec. 1"]


def test_a_few_damaged_bytes_are_shown_and_told() -> None:
    many = declared("UTF-8").encode().replace("강화".encode(), b"\xff")
    assert read(many).text == TEXT.replace("강화", "\ufffd")
    assert [n.code for n in read(many).notices] == ["damaged-characters"]
    alone = declared("UTF-8", PLAIN).encode().replace(b"shall", b"sh\xffall")
    assert read(alone).text.startswith("SEC. 1. This sh")  # no other letter tells: any code page will do
    assert read(alone).notices


def test_bare_ampersands_are_read_as_ampersands() -> None:
    document = read(PLAIN.replace("apply", "apply to R&D & research &unknown; &amp; more").encode())
    assert "apply to R&D & research &unknown; & more" in document.text
    assert [n.code for n in document.notices] == ["mended-xml"]


def test_a_doctype_is_cut_out_whatever_it_holds() -> None:
    subset = '<!DOCTYPE bill PUBLIC "x" \'y\' [<!-- > ]\' --><?pi ]> ?><!ELEMENT bill ANY><!ATTLIST bill a CDATA "]>">]>\n'
    assert read((subset + PLAIN).encode()).text == "SEC. 1. This shall apply."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(
    "entity",
    [
        '<!ENTITY a "aaa">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY % a SYSTEM "http://localhost/">',
    ],
)
def test_entities_are_never_expanded(entity: str, encoding: str) -> None:
    source = f'<?xml version="1.0"?><!DOCTYPE bill [{entity}]><bill><text>&a;</text></bill>'
    with pytest.raises(UnreadableSource, match="declares entities"):
        read(source.encode(encoding), name="bill.xml")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<?xml version="1.0"?>', "without a root"),
        (b'<?xml version="1.0"?><bill><text>cut', "not well-formed XML"),
        (b'<?xml version="1.0"?><bill><text>a</text></bill>more', "not well-formed XML"),
        (b'<?xml version="1.0"?><bill><text>a</bill>', "not well-formed XML"),
        (b"<!DOCTYPE bill [" + b"<!--" * 100_000, "not well-formed XML|without a root"),
        (b"<bill>" + b"<section>" * 100_000 + b"x" + b"</section>" * 100_000 + b"</bill>", "256 levels"),
        (b"<bill><text>" + b"word " * 10_000_000 + b"</text></bill>", "more than 10 MB"),
        (b"<bill>" + b"<a/>" * 900_000 + b"</bill>", "800,000 tags"),
        (b"<bill/>", "without text"),
        (declared("UTF-16").encode("utf-16")[:-1], "XML"),
    ],
    ids=["no root", "cut", "more after", "crossed", "doctype", "deep", "huge", "many", "empty", "half a character"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_by_name(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as error:
        read(data, name="bill.xml")
    assert str(error.value).startswith("bill.xml ")


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("<bill bill-stage='x'>", "XML"), ("<!-- by hand -->\n<akomaNtoso xmlns='x'>", "XML"), ("<Legislation>", "XML"),
        ("<Law Era='Heisei'>", "XML"), ("<?xml-stylesheet href='a'?><resolution>", "XML"), ("<billtext_html sessyr='2017'>", "XML"),
        ("<!DOCTYPE bill PUBLIC 'x' 'y'>", "XML"), ("<x:doc xmlns:x='urn:x'>", "XML"), ("<?xml version='1.0'?><html>", "HTML"),
        ("<!DOCTYPE html><html>", "HTML"), ("<div xmlns='http://www.w3.org/1999/xhtml'>", None), ("<billing> is <b>bold</b>", None),
        ("A bill <bill>", None), ("# Heading", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_markup_is_seen_by_its_first_bytes(opening: str, name: str | None, encoding: str) -> None:
    found = detect.by_markup(detect.opening((opening + "本法").encode(encoding)))
    assert (found.name if found else None) == name


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_files_are_documents_or_named_errors(shared: Path, data: st.DataObject) -> None:
    """Bytes of a real bill changed, left out and doubled at random places."""
    name = data.draw(st.sampled_from(["us/uslm/SJ36_enr.xml", "us/billdtd/BILLS-116hr1520enr.xml"]))
    damaged = bytearray((shared / "corpus" / name).read_bytes())
    chance = random.Random(data.draw(st.integers(0, 2**32)))
    for _ in range(data.draw(st.integers(1, 20))):
        at = chance.randrange(len(damaged))
        damaged[at : at + chance.randrange(4)] = chance.randbytes(chance.randrange(4))
    with suppress(UnreadableSource):  # anything else is a fault
        document = read(bytes(damaged))
        assert all(0 <= s.start < s.end <= len(document.text) for s in document.sections)


def test_unknown_dialects_are_read_as_text_with_a_notice() -> None:
    document = read(b"<x:doc xmlns:x='urn:x'><x:p>One.</x:p><!-- no --><x:p>Two.</x:p></x:doc>")
    assert document.text == "One.\nTwo."
    assert [n.code for n in document.notices] == ["unknown-xml"]


def test_new_yorks_wrapper_is_read_as_the_page_in_it(shared: Path) -> None:
    document = read(shared / "corpus/us/txt/ny-2017-A05457-billtext.xml")
    assert "Products manufactured in compliance with minimum" in document.text
    assert "color" not in document.text
    assert {
        "number": "A5457",
        "session": "2017",
        "jurisdiction": "us-ny",
    }.items() <= document.metadata.items()
    assert (document.media_type, document.genre) == ("application/xml", "bill")
