"""What of a file is not in the text is told, in its order and with the reason."""

from __future__ import annotations

import io
import time

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import articles
from viewer.reading import pictures
from viewer.reading.article import Article
from viewer.reading.extraction import extract
from viewer.reading.extraction.left_out import MOST, Raw, with_left_out

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def told(name: str, content: bytes) -> list[tuple[int, str, str]]:
    """Before which line, why, and what."""
    return [(part.line, part.why, part.text) for part in extract(name, content).left_out]


def test_of_a_page_it_is_menus_advertisements_and_links_where_they_stood() -> None:
    found = told("a.html", articles.PAGE.encode())
    assert found[0] == (0, "menu", "Home")
    assert (0, "advertisement", "Buy two umbrellas, get a third one free!") in found
    assert (1, "byline or date", articles.BYLINE) in found
    assert (4, "advertisement or link", "Read more: How the ferry row began") in found
    assert found[-1][:2] == (11, "foot of the page")
    assert [line for line, *_ in found] == sorted(line for line, *_ in found)
    assert not {text for _, _, text in found} & set(articles.PARAGRAPHS)


@pytest.mark.parametrize("name", ["libreoffice.docx", "libreoffice.odt", "libreoffice.rtf"])
def test_of_a_plain_document_it_is_nothing(name: str) -> None:
    assert told(name, (articles.FOLDER / name).read_bytes()) == []


def test_of_a_pdf_it_is_what_a_browser_prints_on_each_page() -> None:
    found = told("a.pdf", (articles.FOLDER / "chromium.pdf").read_bytes())
    assert {why for _, why, _ in found} == {"head or foot of the pages"}
    assert any("page.html" in text for _, _, text in found)


def test_of_a_word_document_it_is_what_was_struck_out_heads_feet_and_comments() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "The Courier"
    first = document.add_paragraph("The first paragraph.")
    gone = "<w:r><w:delText>Not so.</w:delText></w:r>"
    second = document.add_paragraph("The second paragraph.")
    second._p.append(parse_xml(f'<w:del {W} w:id="1" w:author="x">{gone}</w:del>'))
    document.add_comment(first.runs, text="Who says that?")
    buffer = io.BytesIO()
    document.save(buffer)
    assert told("a.docx", buffer.getvalue()) == [
        (0, "head of the pages", "The Courier"),
        (1, "struck out in the document", "Not so."),
        (2, "comment", "Who says that?"),
    ]


def test_of_an_opendocument_text_it_is_comments_and_contents() -> None:
    body = (
        "<text:table-of-content><text:p>Contents</text:p></text:table-of-content>"
        "<text:p>The first<office:annotation><text:p>Who?</text:p></office:annotation> paragraph."
        "</text:p><text:p>The second.</text:p>"
    )
    assert told("a.odt", articles.an_odt(body)) == [
        (0, "table of contents", "Contents"),
        (0, "comment", "Who?"),
    ]


def test_of_rtf_it_is_heads_and_feet() -> None:
    content = rb"{\rtf1\ansi{\header \pard The {\b Courier}\par}\pard Words of it.\par}"
    assert told("a.rtf", content) == [(0, "head of the pages", "The Courier")]


def test_of_a_mail_it_is_the_signature() -> None:
    found = told("a.eml", articles.a_mail("Words of the article.\r\n-- \r\nAda\r\nCourier\r\n"))
    assert found == [(1, "signature", "Ada"), (1, "signature", "Courier")]


def test_what_stands_around_a_broken_document_is_no_reason_not_to_read_it() -> None:
    def broken() -> object:
        yield Raw("Menu")
        raise KeyError("rels")

    article = Article(text="Words.")
    assert with_left_out(article, broken()) == article  # type: ignore[arg-type]


def test_lines_that_stand_there_many_times_take_no_time_worth_waiting() -> None:
    began = time.process_time()
    assert extract("a.eml", b"Subject: s\n\n" + b"a\n\n" * 30_000).left_out == ()
    assert time.process_time() - began < 8  # 1 s on an idle machine


def test_a_page_of_menus_without_an_end_has_one_here() -> None:
    made = with_left_out(Article(text="Words."), (Raw(f"Menu {n}", "menu") for n in range(10**5)))
    assert len(made.left_out) == MOST


LINES = st.lists(st.text("ab |", min_size=1, max_size=30), max_size=12)


@given(LINES, LINES)
def test_whatever_stands_around_it_the_places_go_up_and_lie_in_the_text(
    lines: list[str], around: list[str]
) -> None:
    raw = [Raw(words, "menu") for pair in zip(lines, around, strict=False) for words in pair]
    article = with_left_out(Article(text="\n".join(lines)), raw)
    places = [part.line for part in article.left_out]
    assert places == sorted(places)
    assert all(0 <= place <= len(lines) or not lines for place in places)


def test_the_first_pages_of_a_pdf_are_drawn_small() -> None:
    pages = pictures.of_pages("a.pdf", articles.a_pdf(*["BT ET"] * (pictures.MOST_PAGES + 3)))
    assert (len(pages.shown), pages.count) == (pictures.MOST_PAGES, pictures.MOST_PAGES + 3)
    first = pages.shown[0]
    assert first.unpacked() == b"\xff" * (first.width * first.height * 3)
    assert pictures.of_pages("a.txt", b"Words.") == pictures.Pages()
