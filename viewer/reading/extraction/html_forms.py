"""Forms that pages have and trafilatura loses, made into such as it keeps; notes are apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from viewer.reading.extraction.draft import tidy

_REFERENCES = (
    "//a[@role='doc-noteref'] | //a[contains(@class, 'footnote-ref')]"
    " | //sup[count(a) = count(*) and count(a) = 1 and starts-with(a/@href, '#')]"
    " | //a[starts-with(@href, '#') and count(sup) = 1"
    " and normalize-space(.) = normalize-space(sup)]"
)
_BACK = (
    "//a[@role='doc-backlink'] | //a[contains(@class, 'footnote-back')]"
    " | //a[starts-with(@href, '#') and string-length(normalize-space(.)) < 4"
    " and translate(normalize-space(.), '↩↑^⤴\ufe0e\ufe0f', '') = '']"
)
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,6}|[*†‡§]{1,3})[\])]?", re.IGNORECASE)
_SOURCES = re.compile(r"\b(?:references|reflist|citations?|bibliography)\b", re.IGNORECASE)
_MOST_NOTES, _MOST_REFERENCES = 200, 1000
_LONGEST_DEFINITION = 1500
_LONGEST_LINE = 90
_DEEPEST = 40
_BREAK = "\ue0c3"
_BYLINES = (
    "//*[self::h2 or self::h3 or self::h4][@class='author' or @class='date' or @class='byline']"
)
_BLOCKS = frozenset(
    ["p", "div", "ul", "ol", "li", "table", "section", "figure", "blockquote", "h2"]
)
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:max-height|font-size)\s*:\s*0(?:px)?\s*(?:;|$)",
    re.IGNORECASE,
)
_MARKED = "data-note-of-text"


def prepare(tree: Any) -> None:
    """Take the marks of notes out of a page, and make paragraphs of terms and verses."""
    _mark_notes(tree)
    for back in tree.xpath(_BACK)[:_MOST_REFERENCES]:
        back.drop_tree()
    _open_definitions(tree)
    _open_lines(tree)
    for head in tree.xpath("//h1")[1:]:
        head.tag = "h2"
    for line in tree.xpath(_BYLINES):
        line.tag = "p"


def drop_hidden(tree: Any) -> None:
    """Take out what nobody sees: the words that an e-mail has for the list of messages."""
    for element in list(tree.xpath("//*[@style or @hidden]")):
        hidden = element.get("hidden") is not None or _UNSEEN.search(element.get("style")[:400])
        if hidden and element.getparent() is not None and element.tag not in ("body", "html"):
            element.drop_tree()


def take_notes(page: Any) -> list[str]:
    """Take the notes out of a prepared page, and return their paragraphs."""
    notes = page.xpath(f"//*[@{_MARKED}]")[:_MOST_NOTES]
    words = [line for note in notes for line in _paragraphs(note)]
    for note in notes:
        if note.getparent() is not None:
            note.drop_tree()
    return words


def _mark_notes(tree: Any) -> None:
    """Take the marks of notes out of sentences; mark the notes that they lead to."""
    named = {element.get("id"): element for element in reversed(tree.xpath("//*[@id]"))}
    for reference in tree.xpath(_REFERENCES)[:_MOST_REFERENCES]:
        link = reference if reference.tag == "a" else reference.find("a")
        if not _MARK.fullmatch(tidy(reference.text_content())):
            continue
        note = _note(named.get((link.get("href") or "")[1:]))
        if reference.getparent() is not None:
            reference.drop_tree()
        if note is not None:
            note.set(_MARKED, "")


def _note(element: Any) -> Any:
    """Return the element of a note; lists of sources are none."""
    if element is None:
        return None
    while element.tag in ("a", "span", "sup", "b") and element.getparent() is not None:
        element = element.getparent()
    around = (element, *islice(element.iterancestors(), _DEEPEST))
    names = " ".join(f"{e.get('class', '')} {e.get('id', '')}"[:200] for e in around)
    is_block = element.tag in ("li", "p", "div", "aside", "dd")
    return element if is_block and not _SOURCES.search(names) else None


def _paragraphs(note: Any) -> Iterator[str]:
    inner = [each for each in note.iter("p") if each is not note]
    for element in inner or [note]:
        if words := tidy(element.text_content()):
            yield words


def _open_definitions(tree: Any) -> None:
    """Make paragraphs of terms and what they mean; of links and dates there are lists too."""
    for terms in tree.xpath("//dl[dt and dd]"):
        linked = sum(len(link.text_content()) for link in terms.iter("a"))
        words = len(terms.text_content())
        if linked * 2 > words or words > _LONGEST_DEFINITION * len(terms):
            continue
        if any(child.tag in _BLOCKS - {"p"} for child in terms.iterdescendants()):
            continue
        for child in terms:
            if child.tag in ("dt", "dd") and child.find("p") is None:
                child.tag = "p"
        terms.tag = "div"


def _open_lines(tree: Any) -> None:
    """Make paragraphs of short lines in a division among paragraphs: verses, addresses."""
    from lxml import html

    for lines in tree.xpath("//div[br][preceding-sibling::p or following-sibling::p]"):
        if any(child.tag in _BLOCKS for child in lines.iterdescendants()):
            continue
        for break_ in lines.iter("br"):
            break_.tail = f"{_BREAK}{break_.tail or ''}"
        words = [line for each in lines.text_content().split(_BREAK) if (line := tidy(each))]
        if max(map(len, words), default=0) <= _LONGEST_LINE:
            lines.clear(keep_tail=True)
            for line in words:
                html.etree.SubElement(lines, "p").text = line
