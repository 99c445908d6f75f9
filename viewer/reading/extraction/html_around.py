"""All that can be read on a web page, in its order, and what is taken for no part of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from viewer.model.text import folded
from viewer.reading.extraction import signs
from viewer.reading.extraction.draft import Paragraph, tidy
from viewer.reading.extraction.html_text import BLOCKS, noise, walked
from viewer.reading.extraction.left_out import Raw

_UNREAD = {
    "script", "style", "noscript", "template", "svg", "iframe", "head", "select", "textarea",
    "object", "audio", "video", "canvas", "math",
}  # fmt: skip
_PARTS = {
    "nav": "menu", "footer": "foot of the page", "form": "form", "button": "button",
    "aside": "beside the article", "header": "head of the page", "label": "form",
}  # fmt: skip
_CLASSES = tuple(
    (re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])", re.IGNORECASE), why)
    for names, why in (
        (r"ads?|advert\w*|promo\w*|sponsor\w*|outbrain|taboola", "advertisement"),
        (r"newsletter\w*|subscri\w+|paywall", "subscription"),
        (r"share\w*|social\w*", "sharing"),
        (r"related\w*|recommend\w*|read-?more|also-?read|more-?stories|shorts", "more articles"),
        (r"most-?(?:read|popular)|trending|tags?-list", "more articles"),
        (r"cookie\w*|consent", "cookie notice"),
        (r"comments?", "comments"),
        (r"breadcrumbs?|menu|nav\w*", "menu"),
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DEEPEST = 40
_LONG = 100
"""Characters of a paragraph that is the article's and no line about it."""
_HEAD = 40
"""How many lines may stand between headline and article."""
_BLOCKS = BLOCKS | _PARTS.keys() | {"figure", "br"}


def paragraphs(tree: Any) -> Iterator[Raw]:
    """Yield the paragraphs of a page, each with the reason why it may not be in the text."""
    body = tree.find("body")
    top = tree if body is None else body
    inside, run = [top], list[str]()
    for action, node in walked(top, blocks=_BLOCKS, without=_UNREAD):
        if action == "text":
            run.append(node)
            continue
        if words := tidy("".join(run)):
            yield Raw(words, _by_words(words) or _why(inside[-1]))
        run.clear()
        if action == "start":
            inside.append(node)
        elif len(inside) > 1:
            inside.pop()
    if words := tidy("".join(run)):
        yield Raw(words, _by_words(words) or _why(top))


def below_headline(around: Sequence[Raw], article: Sequence[Paragraph]) -> Iterator[str]:
    """Yield the lines of a page between the headline and the first paragraph of its article.

    Trafilatura leaves out many of those that say who wrote it, and when.
    """
    plain = (folded(paragraph.text) for paragraph in article if paragraph.role is None)
    first = next((words for words in plain if len(words) > _LONG), "")
    heads = {folded(paragraph.text) for paragraph in article[:4] if paragraph.role == "heading"}
    lines = [folded(raw.text) for raw in around]
    start = next((n for n, line in enumerate(lines) if line in heads), None)
    end = next((n for n, line in enumerate(lines) if line == first), 0)
    if start is not None and end - start <= _HEAD:
        yield from (raw.text for raw in around[start + 1 : end])


def _by_words(words: str) -> str:
    return noise(words) or ("byline or date" if signs.is_byline(words) else "")


def _why(element: Any) -> str:
    """Return what an element is taken for, by itself or by what it is in."""
    around = [element, *islice(element.iterancestors(), _DEEPEST)]
    if any(each.get("hidden") is not None or _is_hidden(each) for each in around):
        return "hidden"
    found = (why for each in around if (why := _by_class(each) or _PARTS.get(each.tag)))
    return next(found, "not part of the article")


def _is_hidden(element: Any) -> bool:
    return bool(_HIDDEN.search((element.get("style") or "")[:400]))


def _by_class(element: Any) -> str:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:400]
    if not names.strip() or element.tag in ("body", "html"):
        return ""
    return next((why for pattern, why in _CLASSES if pattern.search(names)), "")
