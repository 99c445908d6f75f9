"""The paragraphs of a page: trafilatura chooses; headline and captions are put back."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Any

from viewer.model.briefing import BlockRole, Stated
from viewer.model.text import folded
from viewer.reading.extraction import (
    buttons,
    html_captions,
    html_facts,
    html_forms,
    html_lead,
    html_whole,
    signs,
)
from viewer.reading.extraction.draft import Paragraph, joint, tidy

_SPACES = "\u00a0\u202f\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u3000"
_SHIELDED = {ord(sign): 0xE0D0 + n for n, sign in enumerate(f"{_SPACES}\u200c\u200d")}
_UNSHIELDED = {private: sign for sign, private in _SHIELDED.items()}

_NOISE = re.compile(
    r"(?:(?:also |must )?read (?:more|also|next|full story|the full)|also read"
    r"|read(?=\s?[:|])|more ?shorts"
    r"|impact shorts|advertis(?:e)?ment|sponsored|story continues below|related topics"
    r"|related (?:articles?|stories|news)|recommended(?: for you| stories)?"
    r"|most (?:read|popular|viewed)"
    r"|continue reading|already a subscriber|our standards(?=:)|suggested topics|explore more"
    r"|trending(?: now)?|more from|more on this|sign up (?:for|to)|subscribe|click here|follow us"
    r"|share (?:this|on|via)|join our|download (?:the|our) app|watch(?: more)?(?=:)|see also"
    r"|you (?:may|might) also like|don.t miss|get the latest|skip (?:to|past)|lesen sie auch"
    r"|mehr zum thema|anzeige|newsletter|lire aussi|à lire aussi|publicité|leer más|lea también"
    r"|publicidad|leggi anche|leia também|читайте также|реклама|lees ook|czytaj też|más noticias"
    r"|читайте також)\b.{0,140}|(?:copyright\s|©|\(c\))[\s©]{0,3}\d{4}.{0,140}"
    r"|.{0,60}\ball rights reserved\.?|this (?:article|story|content) is (?:for|only for|available"
    r" (?:only )?to|reserved for|exclusive to) (?:our )?(?:paying )?(?:subscribers|members).{0,140}"
    r"|.{0,160}\bfollow (?:her|him|them|me) (?:on|at)\b.{0,60}|\d{1,2} min(?:ute)?s? read"
    r"|.{0,120}\bnewsletter\b.{0,160}\bsign up\b.{0,40}",
    re.IGNORECASE,
)
_NOISE_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|promo\w*|sponsor\w*|outbrain|taboola|newsletter\w*"
    r"|subscri\w+|share\w*|social\w*|related\w*|recommend\w*|read-?more|also-?read|more-?stories"
    r"|most-?(?:read|popular|viewed)|trending|breadcrumbs?|cookie\w*|consent|paywall|piano\w*"
    r"|regwall|meter(?:ed|ing)|author-(?:bio|box|card)|visually-?hidden|sr-only"
    r"|screen-reader-text|shorts|comments?"
    r"|tags?-list)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MARKED = ".//*[self::div or self::section or self::aside or self::ul or self::p or self::span]"
_UNREAD = "script|style|noscript|template|svg|nav|footer|form|button|iframe|head|select|textarea"
BLOCKS = {
    "p", "li", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "div",
    "section", "article", "main", "td", "th", "tr", "table", "ul", "ol", "header", "body", "dd",
    "dt", "center",
}  # fmt: skip
_HOLDERS = frozenset(["list", "table", "quote", "div", "item", "body"])
_BLOCKS_OF_TEI = frozenset(["p", "head", "item", "row", "list", "quote", "table"])
_LONGEST_SIGN = 60
_SHORTEST_PARAGRAPH = 120
_MOST_COMPARED = 3000
"""Blocks of a page on which trafilatura also tries justext, whose time grows with their square."""
_MOST_OF_IT = 0.5
"""A part that holds more of the page's words than this is never taken for noise."""


def paragraphs(tree: Any, title: Stated | None) -> list[Paragraph]:
    """Return the paragraphs of the article in a page, the headline first."""
    found = [p for p in _chosen(tree) if p.role == "caption" or not noise(p.text)]
    if not found:
        return []
    headline = tidy(_headline(tree) or (title.value if title else ""))
    plain = folded(headline)
    if headline and not any(folded(p.text) == plain for p in found[:4]):
        found.insert(0, Paragraph(headline, "heading"))
    return [Paragraph(p.text, "heading") if folded(p.text) == plain else p for p in found]


def everything(tree: Any) -> list[Paragraph]:
    """Return all that can be read on a page, in its order."""
    for tag in _UNREAD.split("|"):
        for element in list(tree.iter(tag)):
            element.drop_tree()
    body = tree.find("body")
    found: list[Paragraph] = []
    _gather(tree if body is None else body, found)
    return [p for p in found if p.text]


def _chosen(tree: Any) -> list[Paragraph]:
    """Return what trafilatura takes for the article; of a short page, what stands in paragraphs."""
    page = copy.deepcopy(tree)
    notes = [Paragraph(words, "note") for words in html_forms.take_notes(page)]
    html_lead.join_posts(page)
    html_lead.open_tables(page)
    _drop_noise(page)
    _drop_links(page)
    html_captions.mark(page)
    waiting = html_lead.ahead(page, html_captions.MARK)
    _shield(page)
    found = _by_trafilatura(page)
    found = [Paragraph(tidy(text.translate(_UNSHIELDED)), role) for text, role in found]
    found = [paragraph for paragraph in found if paragraph.text]
    if len(found) < 2 and (whole := _short(tree, found)):
        return whole
    heads = [n for n, p in enumerate(found[:4]) if p.role == "heading"][:1]
    at = heads[0] + 1 if heads and _is_headline(tree, found[heads[0]].text) else 0
    return [*found[:at], *html_lead.belonging(waiting, found), *found[at:], *notes]


def _by_trafilatura(page: Any) -> list[Paragraph]:
    """Return the paragraphs that trafilatura chooses, with the headings between them."""
    found = _taken(copy.deepcopy(page))
    lines = {folded(tidy(paragraph.text)) for paragraph in found}
    if not html_whole.put_together(page, lines):
        return found
    whole = _taken(page)
    return whole if lines <= {folded(tidy(paragraph.text)) for paragraph in whole} else found


def _taken(page: Any) -> list[Paragraph]:
    import trafilatura

    many = next(islice(page.iter(*BLOCKS), _MOST_COMPARED, None), None) is not None
    document = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, fast=many
    )
    body = getattr(document, "body", None)
    return list(_of_body(body)) if body is not None else []


def _is_headline(tree: Any, words: str) -> bool:
    return folded(words) == folded(_headline(tree) or "")


def _short(tree: Any, found: list[Paragraph]) -> list[Paragraph]:
    """Return what stands in the paragraphs of a page too short for trafilatura, which joins it."""
    plain = [paragraph for paragraph in _plainly(tree) if len(paragraph.text) > 20]
    joined = "".join("".join(paragraph.text.split()) for paragraph in found)
    if found and not all("".join(paragraph.text.split()) in joined for paragraph in plain):
        return []
    return plain


def _plainly(tree: Any) -> Iterator[Paragraph]:
    for place in ("//article//p", "//main//p", "//p"):
        if found := tree.xpath(place):
            yield from (Paragraph(tidy(element.text_content())) for element in found)
            return
    yield from everything(copy.deepcopy(tree))


def _headline(tree: Any) -> str | None:
    if named := html_facts.headline(tree):
        return named
    for place in ("//article//h1", "//main//h1", "//h1"):
        heads = [tidy(h.text_content().rstrip("¶§ \n")) for h in tree.xpath(place)]
        if len(heads := [head for head in heads if head]) == 1:
            return str(heads[0])
    return None


def _drop_noise(page: Any) -> None:
    """Take out what its class says is no part of an article."""
    total = len(page.text_content())
    for link in page.xpath("//a[string-length(normalize-space()) = 1]"):
        if tidy(link.text_content()) in "#¶§" and link.getparent() is not None:
            link.drop_tree()  # to the heading that it stands in
    for element in page.xpath(_MARKED):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not names.strip() or not _NOISE_CLASSES.search(names[:400]):
            continue
        if element.getparent() is None or len(element.xpath(".//p")) > 3:
            continue
        if len(element.text_content()) < _MOST_OF_IT * total:
            element.drop_tree()


def _drop_links(page: Any) -> None:
    """Take out lists of other articles, which a heading such as “More on this story” tells."""
    total = len(page.text_content())
    for heading in page.xpath("//h2 | //h3 | //h4"):
        around = heading.getparent()
        words = tidy(heading.text_content())
        if len(words) > _LONGEST_SIGN or not _NOISE.fullmatch(words) or around is None:
            continue
        told = [p for p in around.iter("p") if len(p.text_content()) > _SHORTEST_PARAGRAPH]
        if not told and len(around.text_content()) < _MOST_OF_IT * total:
            around.drop_tree()


def _shield(page: Any) -> None:
    """Let private characters stand for what trafilatura would make plain spaces of."""
    for element in page.iter():
        element.text = element.text and element.text.translate(_SHIELDED)
        element.tail = element.tail and element.tail.translate(_SHIELDED)


def _of_body(element: Any) -> Iterator[Paragraph]:
    """Yield the paragraphs of what trafilatura returns: XML after the manner of TEI."""
    run = [_spaced(element.text)]
    for child in element:
        if _is_inline(child):
            run.append("\n" if child.tag == "lb" else _words(child))
        else:
            yield from _split("".join(run))
            run.clear()
            yield from _of_block(child)
        run.append(_spaced(child.tail))
    yield from _split("".join(run))


def _of_block(block: Any) -> Iterator[Paragraph]:
    cells = list(block.iter("cell")) if block.tag == "row" else []
    if block.tag == "head":
        yield Paragraph(_words(block), "heading")
    elif len(cells) == 1 and any(child.tag in _BLOCKS_OF_TEI for child in cells[0]):
        yield from _of_body(cells[0])  # a table that only lays out
    elif cells:
        yield Paragraph(" | ".join(words for cell in cells if (words := _words(cell)).strip()))
    elif block.tag == "code":
        yield from map(Paragraph, "".join(block.itertext()).split("\n"))
    elif block.tag in _HOLDERS and any(child.tag in _BLOCKS_OF_TEI for child in block):
        yield from _of_body(block)
    else:
        yield from _split(_words(block))


def _is_inline(element: Any) -> bool:
    """Say whether an element is a part of the text around it; code of several lines is not."""
    one_line = "\n" not in "".join(element.itertext()).strip()
    return element.tag in ("hi", "ref", "del", "lb") or (element.tag == "code" and one_line)


def _split(words: str) -> Iterator[Paragraph]:
    """Yield paragraphs that two line breaks part; captions by their mark."""
    for part in re.split(r"\n\s*\n", words):
        if html_captions.MARK in part:
            yield Paragraph(part.replace(html_captions.MARK, " "), "caption")
            continue
        above, rest = signs.parted(part.strip().split("\n"))
        yield from map(Paragraph, (*above, "\n".join(rest)))


def _words(element: Any) -> str:
    parts = [_spaced(element.text)]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _words(child))
        parts.append(_spaced(child.tail))
    return "".join(parts)


def _spaced(text: str | None) -> str:
    """Return text in which a line end is a space: only a break is a break."""
    if not text or "\n" not in text:
        return text or ""
    first, *rest = re.split(r"\s*\n\s*", text)
    for line in rest:
        first += joint(first, line) + line
    return first


def _gather(element: Any, found: list[Paragraph]) -> None:
    """Add the paragraphs within an element: runs of text between blocks."""
    run: list[str] = []

    def close(role: BlockRole | None = None) -> None:
        if words := tidy("".join(run)):
            found.append(Paragraph(words, role))
        run.clear()

    for action, node in walked(element):
        if action == "text":
            run.append(_spaced(node))
        else:
            close(_role(node) if action == "end" else None)
    close()


def noise(words: str) -> str:
    """Return what a paragraph is by its words alone, where that is no part of an article."""
    if _NOISE.fullmatch(words):
        return "advertisement or link"
    return "button" if buttons.is_row(words) else ""


def walked(
    top: Any, *, blocks: AbstractSet[str] = BLOCKS, without: AbstractSet[str] = frozenset()
) -> Iterator[tuple[str, Any]]:
    """Yield texts and the starts and ends of blocks, without recursion: pages nest deep."""
    waiting: list[tuple[str, Any]] = [("enter", top)]
    while waiting:
        action, node = waiting.pop()
        if action != "enter":
            yield action, node
            continue
        block = node.tag in blocks or node.tag == "br"
        if block:
            yield "start", node
        if node.text:
            yield "text", node.text
        if block:
            waiting.append(("end", node))
        for child in reversed(node):
            if child.tail:
                waiting.append(("text", child.tail))
            if isinstance(child.tag, str) and child.tag not in without:
                waiting.append(("enter", child))


def _role(element: Any) -> BlockRole | None:
    if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "heading"
    return "caption" if element.tag == "figcaption" else None
