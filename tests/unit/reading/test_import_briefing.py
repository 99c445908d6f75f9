"""Articles as a briefing, and ``dateline import`` as a process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import articles
from tests.helpers.process import dateline
from viewer.model.briefing import Stated
from viewer.model.errors import UnwritableError, UsageError
from viewer.model.text import sha256
from viewer.reading.article import Article
from viewer.reading.documents import Original, article_to_document, with_article
from viewer.reading.extraction import extract
from viewer.reading.importing import address, briefing_path, edtf, words
from viewer.store import container

PAGE = articles.PAGE.encode()
ARTICLE = extract("page.html", PAGE)
ORIGINAL = Original("Page One.HTML", PAGE)


def test_an_article_becomes_a_sound_briefing_with_one_source() -> None:
    document = article_to_document(ARTICLE, ORIGINAL)
    assert list(container.problems(document)) == []
    (source,) = document.briefing.sources
    assert document.briefing.title == articles.TITLE
    assert (source.sha256, source.retrieved) == (sha256(ARTICLE.text), None)
    assert source.blocks == ARTICLE.blocks
    assert document.originals == {"originals/article.html": PAGE}
    assert [(agent.name, agent.kind, agent.source) for agent in document.briefing.agents] == [
        ("The article", "article", "article")
    ]
    assert document.briefing.claims == ()


def test_it_is_the_same_after_saving(tmp_path: Path) -> None:
    document = article_to_document(ARTICLE, ORIGINAL)
    container.save(document, tmp_path / "a.briefing")
    again = container.load(tmp_path / "a.briefing")
    assert container.files(again) == container.files(document)


def test_what_is_given_goes_before_what_the_article_says() -> None:
    document = article_to_document(ARTICLE, title="Mine", publisher="Us", published="2024-06~")
    (source,) = document.briefing.sources
    assert document.briefing.title == "Mine"
    assert source.published == Stated(value="2024-06~", basis="Given when it was imported.")
    assert source.author == ARTICLE.author


def test_without_a_title_the_name_of_the_file_is_the_briefing_s() -> None:
    document = article_to_document(Article(text="Words."), Original("the talks.txt", b"Words."))
    assert document.briefing.title == "the talks"
    assert document.briefing.sources[0].title is None


def test_several_articles_have_sources_agents_and_originals_of_their_own() -> None:
    document = article_to_document(ARTICLE, ORIGINAL)
    for _ in range(2):
        document = with_article(document, ARTICLE, ORIGINAL)
    assert list(container.problems(document)) == []
    assert [source.id for source in document.briefing.sources] == [
        "article",
        "article-2",
        "article-3",
    ]
    assert len({agent.name for agent in document.briefing.agents}) == 3
    assert len(document.originals) == 3


def test_originals_that_no_briefing_can_hold_are_refused() -> None:
    large = Original("a.pdf", bytes(100_000_000))
    document = article_to_document(ARTICLE, large)
    with pytest.raises(UnwritableError, match="too large together"):
        with_article(document, ARTICLE, large)


@pytest.mark.parametrize("text", ["yesterday", "2024-13-01", "19.06.2024", ""])
def test_a_date_must_be_edtf(text: str) -> None:
    with pytest.raises(UsageError):
        edtf(text)


def test_other_words_of_the_command_are_looked_at() -> None:
    for check, text in (
        (words, " "),
        (words, "a\x1bb"),
        (address, "file:///x"),
        (briefing_path, "a.zip"),
    ):
        with pytest.raises(UsageError):
            check(text)


def test_import_writes_a_briefing_that_check_finds_sound(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(PAGE)
    (tmp_path / "b.txt").write_text(articles.TEXT)
    done = dateline("import", "page.html", "b.txt", "-o", "out.briefing", home=tmp_path)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert dateline("check", "out.briefing", home=tmp_path).code == 0
    document = container.load(tmp_path / "out.briefing")
    assert document.texts == {"article": ARTICLE.text, "article-2": articles.TEXT}
    assert document.originals["originals/article-2.txt"] == articles.TEXT.encode()


def test_import_takes_what_is_known_of_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(articles.TEXT)
    given = ("--title", "Talks", "--publisher", "Courier", "--published", "2024-06-19")
    done = dateline(
        "import", "a.txt", "-o", "a.briefing", *given, "--url", "https://x.example/a", home=tmp_path
    )
    assert done.code == 0
    briefing = container.load(tmp_path / "a.briefing").briefing
    assert briefing.title == "Talks"
    source = briefing.sources[0]
    fields = (source.title, source.publisher, source.published, source.url)
    assert [field.value for field in fields if field] == [
        "Talks", "Courier", "2024-06-19", "https://x.example/a",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        (("a.txt", "-o", "a.briefing", "--published", "June"), 64, "is no date"),
        (("a.txt", "-o", "a.docx"), 64, "is no briefing"),
        (("a.txt",), 64, "required"),
        (
            ("a.txt", "a.txt", "-o", "a.briefing", "--url", "https://x.example"),
            64,
            "of one article",
        ),
        (("missing.txt", "-o", "a.briefing"), 2, "cannot read missing.txt"),
        (("scan.pdf", "-o", "a.briefing"), 2, "run text recognition on it first"),
        (("a.txt", "-o", "no/folder/a.briefing"), 2, "cannot write"),
    ],
)
def test_import_says_in_one_line_what_is_wrong(
    given: tuple[str, ...], code: int, says: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(articles.TEXT)
    (tmp_path / "scan.pdf").write_bytes(articles.a_pdf("", picture=True))
    done = dateline("import", *given, home=tmp_path)
    assert done.code == code
    assert done.err.count("\n") == 1
    assert done.err.startswith("dateline: ")
    assert says in done.err
    assert not (tmp_path / "a.briefing").exists()
