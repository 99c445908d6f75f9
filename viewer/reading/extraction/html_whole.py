"""Headings and lists between paragraphs that trafilatura found by themselves.

Where no element of a page is an article by its name, it takes the paragraphs and nothing else.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from viewer.model.text import folded
from viewer.reading.extraction.draft import tidy

_OTHERS = ("h2", "h3", "h4", "h5", "h6", "li", "pre")
_LONGEST_HEADING = 200
_FEWEST = 2


def put_together(page: Any, found: AbstractSet[str]) -> bool:
    """Make one article of the part of a page in which these paragraphs stand, folded.

    Return False, and change nothing, where nothing between them was lost.
    """
    spots = [p for p in page.iter("p") if folded(tidy(p.text_content())) in found]
    if len(spots) < _FEWEST:
        return False
    above = [spots[-1], *spots[-1].iterancestors()]
    around = next((each for each in spots[0].iterancestors() if each in above), None)
    if around is None:
        return False
    first, last = (_child(around, spots[at]) for at in (0, -1))
    part = list(around)[around.index(first) : around.index(last) + 1]
    if not any(_is_lost(each, found) for child in part for each in child.iter(*_OTHERS)):
        return False
    _wrap(around, part)
    return True


def _child(around: Any, spot: Any) -> Any:
    """Return the child of an element that has the spot in it."""
    while spot.getparent() is not around:
        spot = spot.getparent()
    return spot


def _is_lost(element: Any, found: AbstractSet[str]) -> bool:
    words = tidy(element.text_content())
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    known = folded(words) in found or len(words) > _LONGEST_HEADING
    return bool(words) and not known and linked * 2 < len(words)


def _wrap(around: Any, part: list[Any]) -> None:
    from lxml import html

    article = html.Element("article")
    around.insert(around.index(part[0]), article)
    article.extend(part)
