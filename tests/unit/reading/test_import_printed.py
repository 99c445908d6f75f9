"""Web pages that a browser has printed: the article without menus, buttons and banners."""

from __future__ import annotations

import pytest

from tests.helpers import articles
from tests.unit.reading.test_import_formats import roles
from viewer.reading.article import Article
from viewer.reading.extraction import buttons, extract

FIRST = "The envoys of the two ports met again on Tuesday, two weeks after it."
SECOND = "The next meeting is on Friday in the same place, both sides have said."
FOOT = articles.pdf_lines(["https://courier.example/talks 1/1"], top=20)


def a_page(*rows: tuple[str, int]) -> bytes:
    """A page with rows of text in these sizes, 40 points apart, as a browser prints it."""
    shown = (
        articles.pdf_lines([words], top=790 - 40 * n).replace("/F1 11 Tf", f"/F1 {size} Tf")
        for n, (words, size) in enumerate(rows)
    )
    return articles.a_pdf("".join(shown) + FOOT)


def read(*rows: tuple[str, int]) -> tuple[list[str], dict[str, str]]:
    """The paragraphs of the page, and what is left out with why."""
    article: Article = extract("a.pdf", a_page(*rows))
    return articles.lines(article.text), {part.text: part.why for part in article.left_out}


def test_menus_buttons_and_lists_of_others_are_left_out() -> None:
    found, left = read(
        ("Home World Politics Sport", 9), (articles.TITLE, 20), ("Share Facebook Print", 9),
        (FIRST, 11), (SECOND, 11), ("Comments (24)", 9), ("More on this story", 16),
        ("Who owns the ferry", 9), ("Pictures of the fjord", 9),
    )  # fmt: skip
    assert found == [articles.TITLE, f"{FIRST} {SECOND}"]
    assert left["Home World Politics Sport"] == "menu"
    assert left["Share Facebook Print"] == left["Comments (24)"] == "button"
    assert left["Who owns the ferry"] == left["Pictures of the fjord"] == "more articles"


@pytest.mark.parametrize("notice", [
    "We use cookies to improve your experience on our site.", "We value your privacy",
    "This website uses cookies to give you the best experience.",
    "Wir verwenden Cookies, um die Seite zu verbessern.",
    "Nous utilisons des cookies pour mesurer l'audience.",
])  # fmt: skip
def test_a_cookie_notice_is_left_out_with_its_buttons(notice: str) -> None:
    rows = articles.pdf_lines([notice, "read our policy. Accept all Reject all"], top=500)
    text = articles.pdf_lines([articles.TITLE]) + articles.pdf_lines([FIRST, SECOND], top=700)
    article = extract("a.pdf", articles.a_pdf(text + rows + FOOT))
    assert "ccept" not in article.text
    assert {part.why for part in article.left_out} >= {"cookie notice"}


def test_words_on_cookies_stay_where_no_browser_has_printed_them() -> None:
    words = "We use cookies to follow people, the firm said."
    assert extract("a.pdf", articles.a_pdf(articles.pdf_lines([words]))).text == words


def test_headings_above_the_headline_go_and_those_below_stay_however_large() -> None:
    found, left = read(
        ("The Courier", 18), (articles.TITLE, 24), (f"{FIRST} {FIRST}", 11), ("What they said", 30),
        (SECOND, 11),
    )  # fmt: skip
    assert found == [articles.TITLE, f"{FIRST} {FIRST}", "What they said", SECOND]
    assert left["The Courier"] == "menu"


@pytest.mark.parametrize("line", [
    "Share", "Share on Facebook", "Print this page", "Comments (24)",
    "Teilen Drucken Merken 12 Kommentare", "Поделиться ВКонтакте Telegram", "分享 微信 微博 打印",
    "Partager | Imprimer", "مشاركة طباعة", "3-4 minutes", "Home Menu Search",
])  # fmt: skip
def test_a_row_of_buttons_is_one(line: str) -> None:
    assert buttons.is_row(line)


@pytest.mark.parametrize("line", [
    "Contact", "About us", "More", "Share of the market falls", "Print media in decline", "Help",
    "Home Office", "Comments by the minister", "Follow the money",
])  # fmt: skip
def test_headings_of_the_article_are_none(line: str) -> None:
    assert not buttons.is_row(line)


def test_a_byline_in_bold_is_a_byline() -> None:
    article = extract("a.pdf", a_page((articles.TITLE, 20), ("By Ada Brunn", 13), (FIRST, 11)))
    assert roles(article)["By Ada Brunn"] == "byline"
    assert article.author is not None


def test_a_line_within_a_paragraph_begins_no_cookie_notice() -> None:
    rows = [
        "The firm gave no reason for its new rule, but its director said that",
        "we use cookies",
    ]
    article = extract("a.pdf", articles.a_pdf(articles.pdf_lines([*rows, "to follow."]) + FOOT))
    assert article.text == " ".join([*rows, "to follow."])
