"""Web pages: the article and what the page states of it."""

from __future__ import annotations

import pytest

from tests.helpers import articles
from tests.unit.reading.test_import_formats import roles
from viewer.model.briefing import Stated
from viewer.model.errors import UnreadableError
from viewer.reading.extraction import extract

BODY = "".join(f"<p>{words}</p>" for words in articles.PARAGRAPHS)


def a_page(head: str = "", body: str = BODY, lang: str = "") -> bytes:
    """A page with these elements in its head and its article."""
    page = f"<!doctype html><html{lang}><head>{head}</head><body><article>{body}</article></body>"
    return page.encode()


def test_a_page_is_its_article_without_menus_advertisements_and_read_more() -> None:
    article = extract("page.html", articles.PAGE.encode())
    expected = list(articles.LINES)
    expected[1] = articles.CAPTION
    assert article.text.split("\n") == expected


def test_what_the_page_states_is_stated() -> None:
    article = extract("page.html", articles.PAGE.encode())
    assert article.title == Stated(value=articles.TITLE)
    assert article.author == Stated(value="Ada Brunn, Tomás Reyes")
    assert article.publisher == Stated(value="The Sarrow Courier")
    assert article.published == Stated(value="2024-06-19")
    assert article.language == Stated(value="en-GB")
    assert article.url == Stated(value="https://courier.example/2024/06/19/harbour-talks")


def test_quotes_dashes_and_no_break_spaces_are_kept_to_the_letter() -> None:
    words = (
        "«\u00a0Nous venons\u202f», dit-il – “so” ‘that’ — it’s kept… exactly as it was written."
    )
    body = f"<p>{words}</p>{BODY}"
    assert words in extract("a.html", a_page(body=body)).text.split("\n")


def test_without_a_statement_the_host_is_the_publisher_and_the_address_has_the_date() -> None:
    head = '<link rel="canonical" href="https://www.courier.example/world/2024/06/19/talks">'
    article = extract("a.html", a_page(head))
    assert article.publisher == Stated(
        value="courier.example", inferred=True, basis="The host in its address."
    )
    assert article.published == Stated(value="2024-06-19", inferred=True, basis="Its address.")


def test_meta_elements_state_what_json_does_not() -> None:
    head = (
        '<meta name="author" content="By Ada Brunn">'
        '<meta property="og:site_name" content="Courier">'
        '<meta property="article:published_time" content="2024-06-19T05:00:00Z">'
        "<title>Talks resume - Courier</title>"
        '<meta property="og:title" content="Talks resume - Courier">'
    )
    article = extract("a.html", a_page(head))
    assert article.title == Stated(value="Talks resume")
    assert article.author == Stated(value="Ada Brunn")
    assert article.published == Stated(value="2024-06-19")


def test_the_name_in_the_tab_is_an_inferred_title() -> None:
    title = extract("a.html", a_page("<title>Talks resume</title>")).title
    assert title is not None
    assert (title.value, title.inferred) == ("Talks resume", True)


def test_a_page_saved_by_a_browser_says_where_it_is_from() -> None:
    content = b"<!-- saved from url=(0030)https://courier.example/talks -->" + a_page()
    url = extract("a.html", content).url
    assert url == Stated(value="https://courier.example/talks")


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-8", "koi8-r"])
def test_a_page_is_decoded_as_it_says(encoding: str) -> None:
    words = "Президент прибыл в Пхеньян и встретился с послами двух стран во вторник утром."
    page = f'<html><head><meta charset="{encoding}"></head><body>' + f"<p>{words}</p>" * 3
    assert words in extract("a.html", page.encode(encoding)).text


def test_a_short_page_is_read_too() -> None:
    assert extract("a.html", b"<p>Envoys of both ports met on Tuesday.</p>").text == (
        "Envoys of both ports met on Tuesday."
    )


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    body = "<div>" + "<br><br>".join(articles.PARAGRAPHS) + "</div>"
    assert articles.lines(extract("a.html", a_page(body=body)).text) == list(articles.PARAGRAPHS)


def test_headings_and_lists_of_a_page_are_kept() -> None:
    body = (
        f"{BODY}<h2>Why</h2><ul><li>The first reason of all.</li><li>The second reason.</li></ul>"
    )
    article = extract("a.html", a_page(body=body))
    assert article.text.split("\n")[-3:] == [
        "Why",
        "The first reason of all.",
        "The second reason.",
    ]
    assert roles(article)["Why"] == "heading"


def test_a_caption_without_a_figure_is_a_caption() -> None:
    body = f'<img src="x"><p class="wp-caption-text">The ferry at noon on Monday</p>{BODY}'
    assert roles(extract("a.html", a_page(body=body)))["The ferry at noon on Monday"] == "caption"


def test_a_page_that_scripts_would_fill_says_what_to_do() -> None:
    with pytest.raises(UnreadableError, match="browser"):
        extract("a.html", b"<html><body><div id=root></div><script>x()</script></body></html>")


def test_lines_below_the_headline_tell_who_wrote_it_and_when() -> None:
    head = "<header><h1>Talks</h1><div>By Jane Doe</div><div>18 June 2024</div></header>"
    article = extract("a.html", f"<html><body>{head}{BODY}</body></html>".encode())
    assert "Jane Doe" not in article.text
    assert article.author == Stated(value="Jane Doe")
    assert article.published is not None
    assert (article.published.value, article.published.inferred) == ("2024-06-18", True)


def test_a_byline_before_a_break_is_the_byline_of_the_paragraph() -> None:
    first, *others = articles.PARAGRAPHS
    body = f"<p>By Jane Doe<br>{first}</p>" + "".join(f"<p>{words}</p>" for words in others)
    article = extract("a.html", a_page(body=body))
    assert article.text.split("\n")[:2] == ["By Jane Doe", first]
    assert article.author == Stated(value="Jane Doe")


def test_of_a_weblog_the_headline_is_that_of_its_post_and_the_site_its_publisher() -> None:
    page = (
        "<html><head><title>What it taught us – Harbour Notes</title></head><body>"
        "<header><h1>Harbour Notes</h1></header>"
        f"<article><h2>What it taught us</h2>{BODY}</article></body></html>"
    )
    article = extract("a.html", page.encode())
    assert article.title == Stated(value="What it taught us")
    assert roles(article)["What it taught us"] == "heading"
    assert article.publisher is not None
    assert (article.publisher.value, article.publisher.inferred) == ("Harbour Notes", True)
