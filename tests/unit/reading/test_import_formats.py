"""One article in files of ten kinds, made by other people's programs, is the same text."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import article_files, articles
from tests.helpers.article_scripts import ARABIC, HEBREW, JAPANESE, Script
from viewer.model.briefing import Stated
from viewer.model.text import is_frozen
from viewer.reading.article import Article
from viewer.reading.extraction import extract

TITLE = Stated(value=articles.TITLE)
FILES = (
    "libreoffice.docx", "libreoffice.odt", "libreoffice.rtf", "libreoffice.pdf", "chromium.pdf",
)  # fmt: skip


def of_file(name: str) -> Article:
    """Read one of the files in tests/data/articles, in this process."""
    return extract(name, (articles.FOLDER / name).read_bytes())


def roles(article: Article) -> dict[str, str]:
    """The blocks of an article: their words and their role."""
    return {article.text[block.start : block.end]: block.role for block in article.blocks}


@pytest.mark.parametrize("name", FILES)
def test_a_document_is_its_paragraphs_with_heading_and_byline(name: str) -> None:
    article = of_file(name)
    assert article.text.split("\n") == list(articles.LINES)
    assert is_frozen(article.text)
    assert article.title == TITLE
    assert article.author == Stated(value="Ada Brunn and Tomás Reyes")
    assert roles(article)[articles.HEADING] == "heading"
    assert roles(article)[articles.BYLINE] == "byline"


def test_two_columns_are_read_one_after_the_other_without_hyphens_or_indents() -> None:
    article = of_file("chromium-columns.pdf")
    assert article.text.split("\n") == [line for line in articles.LINES if line != articles.BYLINE]


@pytest.mark.parametrize(("name", "script"), [
    ("chromium-arabic.pdf", ARABIC), ("libreoffice-arabic.pdf", ARABIC),
    ("libreoffice-hebrew.pdf", HEBREW),
])  # fmt: skip
def test_what_runs_from_right_to_left_on_a_page_is_read_in_its_order(
    name: str, script: Script
) -> None:
    article = of_file(name)
    assert article.text.split("\n") == list(script.lines)
    assert [words for words, role in roles(article).items() if role == "heading"] == script.headings


def test_a_saved_page_is_the_article_with_its_caption_apart_and_nothing_around_it() -> None:
    article = of_file("chromium.mhtml")
    expected = list(articles.LINES)
    expected[1] = articles.CAPTION
    assert article.text.split("\n") == expected
    assert roles(article)[articles.CAPTION] == "caption"
    assert article.publisher == Stated(value="The Sarrow Courier")
    assert article.language == Stated(value="en-GB")
    assert article.url == Stated(value="https://courier.example/2024/06/19/harbour-talks")


def test_a_date_that_the_page_only_shows_is_inferred() -> None:
    published = of_file("chromium.mhtml").published
    assert published is not None
    assert (published.value, published.inferred) == ("2024-06-19", True)
    assert published.basis


def test_the_day_on_which_a_page_was_printed_is_not_when_it_was_published() -> None:
    assert of_file("chromium.pdf").published is None


def test_the_author_in_the_properties_of_a_document_is_inferred() -> None:
    document = extract("x.odt", articles.an_odt(
        "<text:p>Words of a document.</text:p>",
        meta="<office:meta><meta:initial-creator>A. Brunn</meta:initial-creator></office:meta>",
    ))  # fmt: skip
    assert document.author == Stated(
        value="A. Brunn", inferred=True, basis="The author in the properties of the file."
    )


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs libreoffice-writer")
@pytest.mark.parametrize("kind", ["docx", "odt", "rtf", "pdf"])
def test_what_libreoffice_makes_of_the_article_today(kind: str, tmp_path: Path) -> None:
    article = extract(f"today.{kind}", article_files.by_libreoffice(kind, tmp_path))
    assert article.text.split("\n") == list(articles.LINES)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs libreoffice-writer")
@pytest.mark.parametrize("kind", ["docx", "odt", "rtf", "pdf"])
@pytest.mark.parametrize("script", [ARABIC, HEBREW, JAPANESE], ids=lambda each: each.language)
def test_what_libreoffice_makes_of_other_scripts(kind: str, script: Script, tmp_path: Path) -> None:
    made = article_files.by_libreoffice(kind, tmp_path, script.page)
    assert extract(f"today.{kind}", made).text.split("\n") == list(script.lines)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("chromium"), reason="needs chromium")
@pytest.mark.parametrize("script", [ARABIC, HEBREW, JAPANESE], ids=lambda each: each.language)
def test_what_chromium_makes_of_other_scripts(script: Script, tmp_path: Path) -> None:
    printed = article_files.printed(script.page, tmp_path, furniture=True)
    saved = article_files.saved(script.page, tmp_path)
    for name, content in (("a.pdf", printed), ("a.mhtml", saved)):
        assert extract(name, content).text.split("\n") == list(script.lines)


MAKERS: dict[str, Callable[[Path], bytes]] = {
    "a.pdf": lambda folder: article_files.printed(articles.BARE_PAGE, folder, furniture=True),
    "b.pdf": lambda folder: article_files.printed(articles.TWO_COLUMNS, folder),
    "c.mhtml": lambda folder: article_files.saved(articles.PAGE, folder),
}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("chromium"), reason="needs chromium")
@pytest.mark.parametrize("name", MAKERS)
def test_what_chromium_makes_of_the_article_today(name: str, tmp_path: Path) -> None:
    article = extract(name, MAKERS[name](tmp_path))
    assert [line for line in article.text.split("\n") if line in articles.LINES] == [
        line for line in articles.LINES if line != articles.BYLINE or name == "a.pdf"
    ]
