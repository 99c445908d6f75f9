"""Forms of pages that are no news site's: headings, lists, notes, verses, listed articles."""

from __future__ import annotations

import json
import time

from tests.helpers.articles import PARAGRAPHS, TITLE
from tests.unit.reading.test_import_formats import roles
from viewer.model.briefing import Stated
from viewer.reading.article import Article
from viewer.reading.extraction import extract

FIRST = "".join(f"<p>{words}</p>" for words in PARAGRAPHS[:3])
REST = "".join(f"<p>{words}</p>" for words in PARAGRAPHS[3:])


def read(body: str, head: str = "") -> Article:
    """The article in a page with these elements."""
    page = (
        f"<!doctype html><html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    )
    return extract("a.html", page.encode())


def between(middle: str) -> list[str]:
    """What is read between the paragraphs of a page without an element for its article."""
    found = read(f"<h1>{TITLE}</h1>{FIRST}{middle}{REST}").text.split("\n")
    assert (found[:4], found[-5:]) == ([TITLE, *PARAGRAPHS[:3]], list(PARAGRAPHS[3:]))
    return found[4:-5]


def test_headings_of_a_page_without_an_article_element_are_kept() -> None:
    assert between("<h2>What the two want</h2>") == ["What the two want"]
    assert between("<h1>What the two want</h1>") == ["What the two want"]


def test_lists_within_lists_are_read_in_their_order() -> None:
    inner = "<ul><li>in its own<ol><li>first,</li></ol></li><li>or in others.</li></ul>"
    outer = f"<ol><li><p>The lane,</p></li><li>the cargo:{inner}</li><li>Rest.</li></ol>"
    assert between(outer) == [
        "The lane,", "the cargo:", "in its own", "first,", "or in others.", "Rest.",
    ]  # fmt: skip


def test_terms_verses_and_code_are_a_paragraph_a_line() -> None:
    assert between(
        "<dl><dt>Lane</dt><dd>A way across the sea.</dd></dl><div>The sea was calm,<br>the sea was "
        "wide.</div><pre><code>one line\nanother line</code></pre>"
    ) == ["Lane", "A way across the sea.", "The sea was calm,", "the sea was wide.", "one line",
          "another line"]  # fmt: skip


def test_a_table_keeps_its_caption_apart() -> None:
    rows = "<tr><th>Port</th><th>Ferries</th></tr><tr><td>Sarrow</td><td>12</td></tr>"
    figure = f"<figure><table>{rows}</table><figcaption>Ferries on Monday</figcaption></figure>"
    for table in (f"<table><caption>Ferries on Monday</caption>{rows}</table>", figure):
        article = read(f"<h1>{TITLE}</h1>{FIRST}{table}{REST}")
        assert article.text.split("\n")[4:7] == [
            "Ferries on Monday",
            "Port | Ferries",
            "Sarrow | 12",
        ]
        assert roles(article)["Ferries on Monday"] == "caption"


def test_marks_of_notes_leave_the_sentences_and_notes_come_last() -> None:
    noted = PARAGRAPHS[0] + '<sup><a href="#n1" id="r1">[1]</a></sup>'
    notes = (
        '<div class=notes><ol><li id="n1">The day was moved. <a href="#r1">↩</a></li></ol></div>'
    )
    article = read(f"<h1>{TITLE}</h1><p>{noted}</p>{REST}{notes}")
    assert article.text.split("\n")[1] == PARAGRAPHS[0]
    assert article.text.split("\n")[-1] == "The day was moved."
    assert roles(article)["The day was moved."] == "note"
    assert article.left_out == ()


def test_a_number_that_is_raised_but_leads_nowhere_stays() -> None:
    assert read(f"<p>{PARAGRAPHS[0]} It is 10 m<sup>2</sup> large.</p>{REST}").text.count("m2") == 1


def test_of_the_articles_that_a_page_lists_it_is_the_one_of_its_address_or_headline() -> None:
    own = {"@type": "NewsArticle", "headline": TITLE, "author": {"name": "Ada Brunn"}}
    other = {"@type": "NewsArticle", "headline": "Ten beaches", "author": {"name": "Jo Holt"}}
    address = "https://courier.example/talks"
    link = f'<link rel="canonical" href="{address}">'
    for first, head in ((own, ""), ({**own, "headline": "Talks", "url": address}, link)):
        data = f'<script type="application/ld+json">{json.dumps([other, first])}</script>'
        article = read(f"<h1>{TITLE}</h1>{FIRST}", head + data)
        assert article.author == Stated(value="Ada Brunn")


def test_several_authors_of_meta_elements_are_all_named() -> None:
    metas = '<meta name="author" content="Ada Brunn"><meta name="author" content="Tomás Reyes">'
    assert read(FIRST, metas).author == Stated(value="Ada Brunn, Tomás Reyes")


def test_notes_of_subscription_copyright_and_reporter_go() -> None:
    article = read(
        f"<article><h1>{TITLE}</h1>{FIRST}<p>This article is for subscribers only. Log in.</p>"
        "<p>Ada Brunn is a reporter. Follow her on X: @ada</p>"
        "<p>Copyright 2024 The Courier. All rights reserved.</p></article>"
    )
    assert article.text.split("\n") == [TITLE, *PARAGRAPHS[:3]]


def test_lines_of_japanese_markup_are_joined_without_a_space() -> None:
    words = "両省は\n会談した。次の会談は金曜日に開かれると、匿名を条件に外交官が明らかにした。"
    assert read(f"<p>{words}</p><p>{words}</p>").text.split("\n")[-1] == words.replace("\n", "")


def test_a_page_of_very_many_short_lines_takes_no_time_worth_waiting() -> None:
    began = time.process_time()
    assert "a\nb" in read(f"{FIRST}{'<div>a<br>b</div>' * 4000}{FIRST}").text
    assert time.process_time() - began < 12  # 2 s on an idle machine


def test_what_is_hostile_ends() -> None:
    deep = "<ul><li>x" * 3000
    assert read(f"{FIRST}{deep}{'<sup><a href=#a>1</a></sup>' * 2000}").text
