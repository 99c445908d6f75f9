"""What stands around the body of a page's article and belongs to it.

Trafilatura takes the element that holds most paragraphs: a standfirst and a first picture's
caption stand before it, and of a live blog it is one post of many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from viewer.model.text import folded
from viewer.reading.extraction.draft import Paragraph, tidy

_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?(?:title|head(?:line|ing)?)|dek|deck|lede?|teaser|synopsis"
    r"|strap-?line|intro(?:duction)?|summary|excerpt|abstract|chapo|vorspann|sottotitolo|bajada"
    r"|entradilla)(?:$|[\s_-])",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:^|[\s_-])(?:live-?(?:blog)?|liveblog|timeline|update)[\s_-]*(?:post|entry|item|block)s?\b",
    re.IGNORECASE,
)
_NAMES = ("class", "id", "data-gu-name", "data-component", "data-testid", "itemprop", "role")
_MOST_AHEAD = 3000
"""Elements of a page that are looked at for what stands before the article's body."""
_SHORTEST, _LONGEST = 20, 500
"""Characters of a standfirst."""
_LONGEST_KICKER = 60
_FEWEST_POSTS = 2
_LONGEST_CELL = 600
"""Characters of a cell in a table of data."""
_BLOCKS = frozenset(["p", "div", "ul", "ol", "li", "table", "section", "article", "figure"])


class Ahead(NamedTuple):
    """Words that stand on a page, and what they may be."""

    text: str
    kind: Literal["headline", "caption", "standfirst", "text"]


def join_posts(page: Any) -> None:
    """Make one article of a live blog's posts."""
    posts = [a for a in page.iter("article") if _POST.search(_name(a))]
    if len(posts) < _FEWEST_POSTS and "LiveBlogPosting" in _data(page):
        posts = [a for a in page.iter("article") if a.find(".//article") is None]
    if len(posts) < _FEWEST_POSTS:
        return
    around = posts[0].getparent()
    while around is not None and not all(around in post.iterancestors() for post in posts):
        around = around.getparent()
    if around is None or around.tag in ("html", "body"):
        return
    for post in posts:
        for inner in post.iter("header"):
            inner.tag = "div"
        post.tag = "div"
        post.attrib.clear()
    around.tag = "article"
    around.attrib.clear()


def open_tables(page: Any) -> None:
    """Make parts of the page of tables that only lay it out: a cell holds whole paragraphs."""
    cells = [c for c in page.iter("td") if len(c.text_content()) > _LONGEST_CELL]
    around = (ancestor for cell in cells for ancestor in cell.iterancestors("table"))
    for table in list(dict.fromkeys(around)):
        for part in list(table.iter("table", "tbody", "tr", "td", "th")):
            part.tag = "div"


def ahead(page: Any, mark: str) -> list[Ahead]:
    """Return what may stand before the body of an article, in the order of the page.

    Captions bear the mark.
    """
    description = folded(_description(page))
    found: list[Ahead] = []
    for count, element in enumerate(page.iter("p", "div", "h1", "h2", "h3", "span")):
        if count >= _MOST_AHEAD:
            break
        if any(child.tag in _BLOCKS for child in element.iterdescendants()):
            continue
        words = tidy(element.text_content())
        if words.startswith(mark):
            found.append(Ahead(words.removeprefix(mark).strip(), "caption"))
        elif words and element.tag == "h1":
            found.append(Ahead(words, "headline"))
        elif words:
            if _is_standfirst(element, words, description):
                found.append(Ahead(words, "standfirst"))
            found.append(Ahead(words, "text"))
    return found


def belonging(waiting: Sequence[Ahead], body: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the captions and the standfirst between a headline and a body, if it has them not."""
    if all(paragraph.role for paragraph in body):
        return
    there = {folded(paragraph.text) for paragraph in body}
    plain = [paragraph.text for paragraph in body if paragraph.role is None]
    first = folded(next((words for words in plain if len(words) > _LONGEST_KICKER), plain[0]))
    headed = False
    for one in waiting:
        key = folded(one.text)
        if key == first:
            return
        headed = headed or one.kind == "headline"
        if headed and one.kind in ("caption", "standfirst") and key not in there:
            there.add(key)
            yield Paragraph(one.text, "caption" if one.kind == "caption" else None)


def _is_standfirst(element: Any, words: str, description: str) -> bool:
    if not _SHORTEST <= len(words) <= _LONGEST or element.tag == "h1":
        return False
    linked = sum(len(tidy(link.text_content())) for link in element.iter("a"))
    if linked > len(words) / 2:
        return False
    return folded(words) == description or bool(
        _STANDFIRST.search(f"{_name(element)} {_name(element.getparent())}")
    )


def _description(page: Any) -> str:
    for place in ("//meta[@property='og:description']", "//meta[@name='description']"):
        for element in page.xpath(place)[:1]:
            return tidy(element.get("content") or "")
    return ""


def _data(page: Any) -> str:
    scripts = page.xpath("//script[contains(@type, 'ld+json')]")[:20]
    return " ".join(script.text or "" for script in scripts)


def _name(element: Any) -> str:
    if element is None:
        return ""
    return " ".join(filter(None, (element.get(name) for name in _NAMES)))[:400]
