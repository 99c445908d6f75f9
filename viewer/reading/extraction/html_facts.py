"""What a page states of itself: schema.org's JSON-LD, Open Graph and other meta elements, HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from viewer.model.briefing import Stated
from viewer.model.text import folded
from viewer.reading.extraction import dates, draft

_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "headline", "parsely-title")
_SITES = ("og:site_name", "citation_journal_title", "dc.publisher", "application-name", "publisher")
_AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl",
    "citation_author", "dcterms.creator",
)  # fmt: skip
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date",
    "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date",
    "citation_publication_date", "article.published", "cxenseparse:recs:publishtime",
    "date.issued", "dc.date.created", "pub_date",
)  # fmt: skip
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)$")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_BY = re.compile(r"(?:by|von|par|por|автор:?)\s+", re.IGNORECASE)
_SEPARATED = re.compile(r"\s+[|–—·»-]\s+")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BEHIND = "The name of the page, behind its title."
_MOST_JSON = 200
"""How many objects of JSON-LD are looked at."""


def read(tree: Any, address: str | None) -> draft.Facts:
    """Return what a page states, and what else can be told of it, marked as inferred."""
    metas = _metas(tree)
    data = _article(tree, metas, address)
    url = _url(tree, metas, data, address)
    site = _first(metas, _SITES) or _name(data.get("publisher"))
    return draft.known(
        title=_title(tree, metas, data, site),
        publisher=draft.stated(_name(data.get("publisher")) or site) or _behind(tree) or _host(url),
        author=_author(tree, metas, data),
        published=_published(tree, metas, data, url),
        language=_language(tree, metas, data),
        url=draft.stated(url),
    )


def _metas(tree: Any) -> dict[str, str]:
    """Return the meta elements, and what bears an itemprop, by name; the first of each."""
    metas: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            key, value = element.get(attribute), element.get("content").strip()
            if key and value:
                metas.setdefault(key.strip().lower(), value)
    return metas


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the articles that JSON-LD on the page describes."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(value):
            kinds = thing.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLE.search(name) for name in names):
                yield thing


def _article(tree: Any, metas: dict[str, str], address: str | None) -> dict[str, Any]:
    """Return what JSON-LD says of the article of this page: it may describe others beside it."""
    found = list(_articles(tree))
    if len(found) < 2:
        return found[0] if found else {}
    where = {value for value in (_url(tree, metas, {}, address), address) if value}
    heads = {folded(draft.tidy(h.text_content())) for h in tree.xpath("//h1")}
    heads |= {folded(metas[name]) for name in _TITLES if name in metas}

    def of_this_page(data: dict[str, Any]) -> int:
        here = not where.isdisjoint(_addresses(data))
        return 2 * here + (folded(draft.tidy(_text(data.get("headline")) or "")) in heads)

    return max(found, key=of_this_page)


def _addresses(data: dict[str, Any]) -> list[str]:
    page = data.get("mainEntityOfPage")
    said = (
        data.get("url"),
        data.get("@id"),
        page,
        page.get("@id") if isinstance(page, dict) else "",
    )
    return [value for value in said if isinstance(value, str)]


def _things(value: Any) -> Iterator[dict[str, Any]]:
    waiting, count = [value], 0
    while waiting and count < _MOST_JSON:
        thing = waiting.pop(0)
        count += 1
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            yield thing
            waiting.extend(thing[key] for key in ("@graph", "mainEntity") if key in thing)


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _name(value: Any) -> str | None:
    """Return the name or names in what JSON-LD has for a person or an organisation."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(_name, value[:20])))) or None
    if isinstance(value, dict):
        value = value.get("name")
    name = (
        value if isinstance(value, str) else value[0] if isinstance(value, list) and value else None
    )
    return name if isinstance(name, str) and not name.startswith("http") else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _title(
    tree: Any, metas: dict[str, str], data: dict[str, Any], site: str | None
) -> Stated | None:
    said = _text(data.get("headline")) or _first(metas, _TITLES)
    heads = [words for h in tree.xpath("//h1") if (words := draft.tidy(h.text_content()))]
    if said:
        return draft.stated(_unescaped(_without_site(said, site, heads)))
    if head := headline(tree):
        return draft.stated(head)
    if len(heads) == 1:
        return draft.stated(heads[0])
    element = tree.find(".//title")
    name = element.text_content() if element is not None else None
    if name and heads and draft.tidy(name) == heads[0]:
        return draft.stated(heads[0])
    basis = "The name of the page, which browsers show in the tab."
    return draft.inferred(_without_site(name, site, heads) if name else None, basis)


def _without_site(title: str, site: str | None, heads: list[str]) -> str:
    """Return a title without the name of the site behind it."""
    for head in heads:
        if title.startswith(head) and _SEPARATED.match(title[len(head) :]):
            return head
    parts = list(_SEPARATED.finditer(title))
    if parts and site and title[parts[-1].end() :].casefold().strip() == site.casefold().strip():
        return title[: parts[-1].start()]
    return title


def headline(tree: Any) -> str | None:
    """Return the heading that the name of the page begins or ends with, beside the site's name.

    Of two such headings, that in the article: the other is the site's.
    """
    parts = _SEPARATED.split(draft.tidy(tree.findtext(".//title") or ""))
    if len(parts) < 2:
        return None
    for place in ("//article//h1 | //article//h2", "//main//h1 | //main//h2", "//h1"):
        for heading in tree.xpath(place):
            if (words := draft.tidy(heading.text_content())) and words in (parts[0], parts[-1]):
                return str(words)
    return None


def _behind(tree: Any) -> Stated | None:
    """Return the site whose name stands in the name of the page, behind its headline."""
    name = draft.tidy(tree.findtext(".//title") or "")
    head = headline(tree)
    if not head or not name.startswith(head):
        return None
    return draft.inferred(_SEPARATED.split(name)[-1], BEHIND)


def _unescaped(text: str) -> str:
    """Return text without the entities that sites leave in JSON."""
    from html import unescape

    return unescape(text)


def _author(tree: Any, metas: dict[str, str], data: dict[str, Any]) -> Stated | None:
    said = _name(data.get("author")) or _name(data.get("creator")) or _authors(tree)
    said = said or next((metas[n] for n in _AUTHORS if n in metas and "://" not in metas[n]), None)
    if said:
        return draft.stated(_without_by(_unescaped(said)))
    places = (
        "//*[@itemprop='author']//*[@itemprop='name']",
        "//*[@itemprop='author']", "//a[@rel='author']",
        "//*[contains(concat(' ', @class, ' '), ' author-name ')]",
        "//*[contains(concat(' ', @class, ' '), ' byline ')]",
        "//*[contains(concat(' ', @class, ' '), ' author ')]",
    )  # fmt: skip
    for place in places:
        for element in tree.xpath(place)[:1]:
            words = draft.tidy(element.text_content())
            if 2 < len(words) <= 120:
                return draft.stated(_without_by(words))
    return None


def _authors(tree: Any) -> str | None:
    """Return the names of several authors that meta elements state, an element each."""
    metas = tree.xpath("//meta[@name='author' or @name='citation_author'][@content]")
    names = dict.fromkeys(draft.tidy(meta.get("content")) for meta in metas[:20])
    return ", ".join(filter(None, names)) if len(names) > 1 else None


def _without_by(words: str) -> str:
    return words[match.end() :] if (match := _BY.match(words)) else words


def _published(
    tree: Any, metas: dict[str, str], data: dict[str, Any], url: str | None
) -> Stated | None:
    said = [_text(data.get("datePublished")), *(metas.get(name) for name in _DATES)]
    said += [
        e.get("datetime") or e.text_content()
        for e in tree.xpath("//*[@itemprop='datePublished']")[:1]
    ]
    said += [e.get("datetime") for e in tree.xpath("//time[@pubdate]")[:1]]
    for value in said:
        if value and (date := dates.found(value)):
            return draft.stated(date)
    for time in tree.xpath("//article//time | //main//time | //header//time")[:1]:
        if date := dates.found(time.get("datetime") or time.text_content()):
            return draft.inferred(date, "The first time that the page marks.")
    if url and (match := _IN_ADDRESS.search(url)):
        date = dates.found(f"{match[1]}-{match[2].zfill(2)}-{match[3].zfill(2)}")
        return draft.inferred(date, "Its address.")
    return _searched(tree)


def _searched(tree: Any) -> Stated | None:
    """Return the date that htmldate finds by the elements that commonly hold it."""
    import copy

    import htmldate

    try:
        date = htmldate.find_date(copy.deepcopy(tree), original_date=True, extensive_search=False)
    except Exception:  # a date is not worth an article
        return None
    return draft.inferred(dates.found(date or ""), "A date near the headline of the page.")


def _language(tree: Any, metas: dict[str, str], data: dict[str, Any]) -> Stated | None:
    root = tree.getroottree().getroot()
    said = [_text(data.get("inLanguage")), root.get("lang"), root.get(_XML_LANG)]
    said += [metas.get(name) for name in ("og:locale", "content-language", "language")]
    for value in said:
        if value and _TAG.fullmatch(value.strip()):
            return draft.stated(value.strip().replace("_", "-"))
    return None


def _url(tree: Any, metas: dict[str, str], data: dict[str, Any], address: str | None) -> str | None:
    page = data.get("mainEntityOfPage")
    links = [e.get("href") for e in tree.xpath("//link[@rel='canonical'][@href]")[:1]]
    said = [*links, metas.get("og:url"), _text(data.get("url")), _text(page)]
    said += [_text(page.get("@id")) if isinstance(page, dict) else None, address]
    for value in said:
        if value and re.fullmatch(r"https?://[^\s<>\"]{3,2000}", value.strip()):
            return str(value).strip()
    return None


def _host(url: str | None) -> Stated | None:
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return draft.inferred(str(host or "").removeprefix("www."), "The host in its address.")
