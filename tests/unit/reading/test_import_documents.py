"""Documents of office programs and e-mails: what is meant to be read in them."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml

from tests.helpers import articles
from tests.unit.reading.test_import_formats import roles
from viewer.model.briefing import Stated
from viewer.model.errors import UnreadableError
from viewer.reading.extraction import extract

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def a_docx(*paragraphs: tuple[str, str], xml: str = "") -> bytes:
    """A Word document of paragraphs with a style, and one of XML."""
    document = docx.Document()
    for words, style in paragraphs:
        document.add_paragraph(words, style)
    if xml:
        document.element.body.insert(0, parse_xml(f"<w:p {W}>{xml}</w:p>"))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_styles_of_word_say_what_a_paragraph_is() -> None:
    content = a_docx(
        ("Talks", "Title"), ("Why", "Heading 1"), ("Words.", "Normal"), ("A ferry", "Caption")
    )
    article = extract("a.docx", content)
    assert article.text == "Talks\nWhy\nWords.\nA ferry"
    assert roles(article) == {"Talks": "heading", "Why": "heading", "A ferry": "caption"}
    assert article.title == Stated(value="Talks")


def test_insertions_are_read_and_what_was_struck_out_is_not() -> None:
    xml = (
        "<w:r><w:t>He </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>always </w:t></w:r></w:ins><w:hyperlink><w:r><w:t>said so</w:t></w:r>"
        "</w:hyperlink><w:r><w:tab/><w:t>twice.</w:t></w:r>"
    )
    assert extract("a.docx", a_docx(xml=xml)).text == "He always said so twice."


def test_the_properties_of_a_template_are_nobody_s() -> None:
    article = extract("a.docx", a_docx(("Words of a document.", "Normal")))
    assert (article.author, article.title, article.published) == (None, None, None)


def test_a_table_is_a_line_a_row() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, words in zip((c for row in table.rows for c in row.cells), "abcd", strict=True):
        cell.text = words
    buffer = io.BytesIO()
    document.save(buffer)
    assert extract("a.docx", buffer.getvalue()).text == "a | b\nc | d"


def test_opendocument_without_changes_comments_and_with_its_notes_last() -> None:
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        "<text:h>Why</text:h><text:p>One<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>A note.</text:p></text:note-body></text:note> two<text:s/>three"
        "<office:annotation><text:p>comment</text:p></office:annotation><text:span>.</text:span></text:p>"
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        "<draw:frame><draw:text-box><text:p text:style-name='Caption'>A ferry</text:p>"
        "</draw:text-box></draw:frame>"
    )
    article = extract("a.odt", articles.an_odt(body))
    assert article.text == "Why\nOne two three.\nitem\nA ferry\nA note."
    assert roles(article) == {"Why": "heading", "A ferry": "caption", "A note.": "note"}


@pytest.mark.parametrize(
    "doctype", ["<!DOCTYPE x>", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>']
)
def test_a_document_with_a_dtd_is_refused(doctype: str) -> None:
    with pytest.raises(UnreadableError):
        extract("a.odt", articles.an_odt("<text:p>x</text:p>", doctype))


def test_a_zip_bomb_is_refused() -> None:
    bomb = articles.a_zip({"content.xml": b"x" * 70_000_000})
    for name in ("a.odt", "a.docx"):
        with pytest.raises(UnreadableError, match="too large inside"):
            extract(name, bomb)


def test_rtf_in_a_code_page_with_typographic_quotes() -> None:
    content = (
        rb"{\rtf1\ansi\ansicpg1251{\info{\title Talks}{\author A. Brunn}}"
        rb"\'cf\'f0\'e8\'e2\'e5\'f2, \ldblquote word\rdblquote\par \u8212? \'ab\'e4\'e0\'bb.\par}"
    )
    article = extract("a.rtf", content)
    assert article.text == "Привет, “word”\n— «да»."
    assert article.title == Stated(value="Talks")


def test_an_e_mail_states_subject_sender_and_date() -> None:
    article = extract("a.eml", articles.a_mail("\r\n".join(articles.PARAGRAPHS)))
    assert articles.lines(article.text) == list(articles.PARAGRAPHS)
    assert article.title == Stated(value=articles.TITLE)
    assert article.author == Stated(value="Sarrow Courier")
    assert article.published == Stated(value="2024-06-19")


def test_an_html_e_mail_is_all_of_its_text() -> None:
    body = "<style>x</style><h1>Talks</h1><div>First<br>line</div><p>“Second” line</p>"
    article = extract("a.eml", articles.a_mail(body, kind="html"))
    assert article.text == "Talks\nFirst\nline\n“Second” line"


def test_flowed_lines_are_joined_and_the_signature_is_left() -> None:
    mail = articles.a_mail("One \r\ntwo.\r\nThree.\r\n-- \r\nAda").replace(
        b"=utf-8", b"=utf-8; format=flowed"
    )
    assert articles.lines(extract("a.eml", mail).text) == ["One two.", "Three."]


def test_a_mail_in_an_old_encoding() -> None:
    words = "Президент прибыл в Пхеньян."
    mail = articles.a_mail(words, charset="koi8-r")
    mail = mail.replace(articles.TITLE.encode(), b"=?koi8-r?B?8NLJ18XU?=")
    article = extract("a.eml", mail)
    assert (article.text.strip(), article.title) == (words, Stated(value="Привет"))


def test_an_old_word_file_says_what_to_do() -> None:
    content = (articles.FOLDER / "libreoffice.doc").read_bytes()
    with pytest.raises(UnreadableError, match=r"save it as \.docx"):
        extract("a.doc", content)


def test_a_paragraph_that_is_all_bold_is_a_heading() -> None:
    document = docx.Document()
    document.add_paragraph("PRESS RELEASE")
    document.add_paragraph().add_run("Talks resume in Sarrow").bold = True
    document.add_paragraph().add_run("By Jane Doe").bold = True
    document.add_paragraph(articles.PARAGRAPHS[0])
    document.add_paragraph().add_run("They did not come.").bold = True
    buffer = io.BytesIO()
    document.save(buffer)
    found = roles(extract("a.docx", buffer.getvalue()))
    assert found == {"Talks resume in Sarrow": "heading", "By Jane Doe": "byline"}
