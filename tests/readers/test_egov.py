"""Laws of e-Gov: articles, paragraphs, items and addenda as the XML marks them, cited as laws of Japan are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from billkit.models.document import Document
from billkit.readers import read
from billkit.structure.citations import Step, cite

FILE = "corpus/jp/jp-administrative-procedure-act-2018.xml"


@pytest.fixture(scope="module")
def law(shared: Path) -> Document:
    return read(shared / FILE)


@pytest.fixture(scope="module")
def xml(shared: Path) -> etree._Element:
    return etree.parse(shared / FILE).getroot()


def made(body: str) -> Document:
    return read(f'<Law Era="Reiwa" Year="7" LawType="Act" Lang="ja"><LawBody>{body}</LawBody></Law>'.encode())


def test_every_level_is_counted(law: Document, xml: etree._Element) -> None:
    found = Counter((s.level, s.role) for s in law.sections)
    for level, name in (
        ("条", "Article"),
        ("項", "Paragraph"),
        ("号", "Item"),
        ("号の細分", "Subitem1"),
        ("章", "Chapter"),
        ("節", "Section"),
    ):
        assert found[level, "body"] == len(xml.xpath(f"//MainProvision//{name}")), name
        assert found[level, "addenda"] == len(xml.xpath(f"//SupplProvision//{name}")), name
    assert found["SupplProvision", "addenda"] == len(xml.xpath("//LawBody/SupplProvision"))


def test_every_character_is_there_in_order(law: Document, xml: etree._Element) -> None:
    text = re.sub(r"\s", "", law.text)
    for addendum in xml.iter("SupplProvision"):  # what is shown from attributes
        if addendum.get("AmendLawNum"):
            text = text.replace(
                f"（{addendum.get('AmendLawNum')}）{'抄' if addendum.get('Extract') else ''}", "", 1
            )
    assert text == unicodedata.normalize("NFC", re.sub(r"\s", "", "".join(xml.itertext())))


def test_labels_of_articles_are_their_titles(law: Document, xml: etree._Element) -> None:
    own = [s.label for s in law.sections if s.rank == "article" and s.role == "body"]
    assert own == [title.text for title in xml.xpath("//MainProvision//ArticleTitle")]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("事実上の行為及び事実上の行為をするに", "第二条第四号イ"),  # one paragraph: not cited
        ("処分、行政指導及び届出に関する手続並びに命令等を定める手続に関し、共通", "第一条第一項"),  # the first of two, without a number
        ("処分、行政指導及び届出に関する手続並びに命令等を定める手続に関しこの法律", "第一条第二項"),
        ("公布の日から起算して一年を超えない", "附則第一項"),
    ],
)  # fmt: skip
def test_places_are_cited(law: Document, words: str, label: str) -> None:
    assert law.section_at(law.text.index(words)) == label


def test_addenda_of_amending_laws_are_told_apart(law: Document) -> None:
    labels = [s.label for s in law.sections if s.rank == "article" and s.role == "addenda"]
    assert "附則（平成一四年一二月一三日法律第一五二号）第一条" in labels
    assert len(labels) == len(set(labels))


def test_chapters_have_number_and_heading(law: Document) -> None:
    groups = [(s.level, s.number, s.heading) for s in law.sections if s.rank == "group"]
    assert groups[0] == ("章", "第一章", "総則")
    assert ("章", "第四章の二", "処分等の求め") in groups
    article = next(s for s in law.sections if s.rank == "article")
    assert (article.number, article.heading) == ("第一条", "目的等")


def test_the_table_of_contents_is_one(law: Document) -> None:
    assert law.sections_at(law.text.index("（第一条―第四条）"))[-1].role == "toc"


def test_facts_of_the_file(law: Document) -> None:
    assert law.metadata == {
        "title": "行政手続法", "number": "平成五年法律第八十八号", "date": "1993", "jurisdiction": "jp", "language": "ja", "type": "Act",
    }  # fmt: skip
    assert (law.language, law.genre) == ("ja", "act")


def test_text_for_another_law_is_quoted() -> None:
    document = made(
        "<MainProvision><Article><ArticleTitle>第一条</ArticleTitle><Paragraph><ParagraphNum/><ParagraphSentence><Sentence>次のように改める。"
        "</Sentence></ParagraphSentence><AmendProvision><NewProvision><Article><ArticleTitle>第五条</ArticleTitle><Paragraph>"
        "<ParagraphNum/><ParagraphSentence><Sentence>新しい文。</Sentence></ParagraphSentence></Paragraph></Article></NewProvision>"
        "</AmendProvision></Paragraph></Article></MainProvision>"
    )
    articles = [(s.label, s.role) for s in document.sections if s.rank == "article"]
    assert articles == [("第一条", "body"), ("第一条 [第五条]", "quoted")]


def test_readings_pictures_and_deleted_articles() -> None:
    document = made(
        '<MainProvision><Article Delete="true"><ArticleTitle>第二条</ArticleTitle><Paragraph><ParagraphNum/><ParagraphSentence><Sentence>'
        "<Ruby>賄<Rt>わい</Rt></Ruby>賂の罪</Sentence></ParagraphSentence></Paragraph><FigStruct><Fig src='a.jpg'/></FigStruct></Article></MainProvision>"
    )
    assert document.text == "第二条 賄（わい）賂の罪"
    assert [n.code for n in document.notices] == ["pictures"]
    assert document.sections[0].role == "deleted"


def test_a_law_in_an_answer_of_the_interface_is_found() -> None:
    answer = "<DataRoot><Result><Code>0</Code></Result><ApplData><LawFullText><Law LawType='Act'><LawBody><LawTitle>法</LawTitle></LawBody></Law></LawFullText></ApplData></DataRoot>"
    assert read(answer.encode()).text == "法"


ARTICLE = Step("article", "条", "第三条")


@pytest.mark.parametrize(
    ("steps", "label"),
    [
        ([Step("paragraph", "項", "２"), Step("item", "号", "二の二"), Step("subitem", "", "ロ"), Step("subsubitem", "", "（１）")],
         "第三条第二項第二号の二ロ(1)"),
        ([Step("item", "号", "一から二十五まで")], "第三条第一号から第二十五号まで"),
        ([Step("paragraph", "項", "２１")], "第三条第二十一項"),
        ([Step("paragraph", "項", "123456")], "第三条第123456項"),
    ],
)  # fmt: skip
def test_steps_are_cited(steps: list[Step], label: str) -> None:
    assert cite("jp", [ARTICLE, *steps]) == label
