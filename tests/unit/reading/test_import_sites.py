"""Pages built as news sites build them: what an editor wants of each, in our own words."""

from __future__ import annotations

import json

import pytest

from tests.helpers.articles import PARAGRAPHS
from tests.unit.reading.test_import_formats import roles
from viewer.reading.article import Article
from viewer.reading.extraction import extract

TITLE = "Harbour board splits over an empty quay"
STANDFIRST = "Two ferry companies say that they have waited since May for a schedule"
BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
MENU = "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"
CONSENT = (
    "<div id=consent-layer role=dialog><h2>We value your privacy</h2><p>We and our partners keep"
    " cookies on your device, and process what you do on our pages. Choose below.</p></div>"
)
FOOTER = "<footer><p>© Courier Media. We answer for no page but our own.</p></footer>"


def read(body: str, head: str = "") -> Article:
    """The article in a page with these elements, among what stands on every page of a site."""
    page = f"<!doctype html><html lang=en><head><title>{TITLE}</title>{head}</head>"
    return extract("a.html", f"{page}<body>{MENU}{CONSENT}{body}{FOOTER}</body></html>".encode())


def lines(article: Article) -> list[str]:
    """Its paragraphs."""
    return article.text.split("\n")


def test_standfirst_and_caption_above_the_body_are_kept_and_promotions_in_it_are_not() -> None:
    article = read(
        f"<main><article><h1>{TITLE}</h1><div data-component=standfirst><p>{STANDFIRST}</p></div>"
        "<figure><img src=a><figcaption><span class=visually-hidden>Image caption, </span>"
        "The quay at noon</figcaption></figure><a href=#>Share</a>"
        f"<div class=article-body>{BODY}<aside><h3>Crews to be cut</h3><a href=/x>Read more</a>"
        f"</aside><div class=ad-slot><span>Advertisement</span></div></div></article>"
        "<section><h2>Most viewed</h2><ol><li><a href=/1>Ten things to know</a></li></ol>"
        "</section></main>"
    )
    assert lines(article) == [TITLE, STANDFIRST, "The quay at noon", *PARAGRAPHS]
    assert roles(article) == {TITLE: "heading", "The quay at noon": "caption"}


def test_a_standfirst_without_a_mark_is_told_by_the_description_of_the_page() -> None:
    head = f'<meta property="og:description" content="{STANDFIRST}">'
    body = (
        f"<main><article><h1>{TITLE}</h1><div><p>{STANDFIRST}</p></div><p>Somebody, somewhere</p>"
        f"<div class=article-body>{BODY}</div></article></main>"
    )
    assert lines(read(body, head)) == [TITLE, STANDFIRST, *PARAGRAPHS]
    assert STANDFIRST not in lines(read(body))


@pytest.mark.parametrize("marked", [True, False])
def test_a_live_blog_is_all_of_its_posts(marked: bool) -> None:
    name = "class=live-post" if marked else ""
    posts = "".join(
        f"<article {name}><header><time>1{n}:30</time><h2>Post {n} of the day</h2></header>"
        f"<div><p>{words}</p></div><div class=share-tools><a>Share</a></div></article>"
        for n, words in enumerate(PARAGRAPHS)
    )
    data = json.dumps({"@type": "LiveBlogPosting", "headline": TITLE})
    head = "" if marked else f'<script type="application/ld+json">{data}</script>'
    found = lines(read(f"<main><h1>{TITLE}</h1><div class=feed>{posts}</div></main>", head))
    assert [line for line in found if line in PARAGRAPHS] == list(PARAGRAPHS)
    assert "Post 1 of the day" in found
    assert "Share" not in found


def test_of_a_paywall_the_teaser_remains() -> None:
    article = read(
        f"<article><h1>{TITLE}</h1><div>{BODY}</div><div class=piano-offer>"
        "<h2>Continue reading with a subscription</h2><p>Subscribe now for one coin a week</p>"
        "<ul><li>Cancel any time</li></ul></div><p>Already a subscriber? Log in</p></article>"
    )
    assert lines(article) == [TITLE, *PARAGRAPHS]


def test_links_between_paragraphs_and_lists_of_other_articles_go() -> None:
    first, *rest = PARAGRAPHS
    article = read(
        f"<article><h1>{TITLE}</h1><p>{first}</p><p><b>READ: <a>Minister lands</a></b></p>"
        f"<p>The Daily newsletter has all you need. Sign up here.</p>"
        + "".join(f"<p>{words}</p>" for words in rest)
        + "<section><h2>Related Topics</h2><ul><li>Ports</li><li>Sarrow</li></ul></section>"
        "<section><h2>More on this story</h2><ul><li><a>Strike called off</a></li></ul></section>"
        "</article>"
    )
    assert lines(article) == [TITLE, *PARAGRAPHS]


def test_a_division_with_links_and_emphasis_is_one_paragraph() -> None:
    linked = [words.replace(" the ", " <a href=/t>the</a> ", 1) for words in PARAGRAPHS]
    linked = [f"<div>{words.replace(' a ', ' <em>a</em> ', 1)}</div>" for words in linked]
    article = read(f"<div id=story><h1>{TITLE}<a href=#t>¶</a></h1>{''.join(linked)}</div>")
    assert lines(article) == [TITLE, *PARAGRAPHS]


def test_a_table_that_lays_the_page_out_is_read_as_paragraphs() -> None:
    article = read(
        "<table><tr><td><a href=/>Home</a><br><a href=/n>News</a></td>"
        f"<td><h1>{TITLE}</h1>{'<br><br>'.join(PARAGRAPHS * 3)}</td>"
        "<td><b>Other news</b><br><a href=1>Storm closes strait</a></td></tr></table>"
    )
    found = lines(article)
    assert set(PARAGRAPHS) <= set(found)
    assert not any("Home" in line or " | " in line for line in found)
