"""What bodies are for, where it is a list: the Ministry of Agriculture, Water and Land Reform."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from viewer.reading.claims.spots import Spots
from viewer.reading.claims.words import group

_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_WORDS = rf"{_WORD}(?: (?!of |for |and ){_WORD}){{0,2}}"
_AFTER = re.compile(
    rf" (?:of|for) (?:the )?"
    rf"(?P<list>{_WORDS}(?:, {_WORDS}){{0,6}},? (?:and|&) (?P<last>{_WORDS}))"
)
_BEFORE = re.compile(
    r"\b(?P<first>[A-Z]\w+(?:, [A-Z]\w+){0,4}),? (?:and|&) (?P<last>[A-Z]\w+(?: [A-Z]\w+)?) \Z"
)
_REACH = 100
"""Code points of the longest list before a head that is looked at."""
_IN_LAST = re.compile(_WORD)
_PARTS = re.compile(r",? (?:and|&) |, ")
_ABSTRACT = re.compile(r"[\w-]{3,}(?:tion|ment|ture|ics|[ln]ogy|nomy)\Z")
"""Endings of nouns for what a body may be for."""


@cache
def _fields() -> frozenset[str]:
    named = group("bodies", "fields") | group("titles", "portfolios")
    return named - group("bodies", "no fields")


def body_words() -> frozenset[str]:
    """Return the nouns that stand before or behind what a body is for."""
    return group("bodies", "heads")


def listed_fields(text: str, spots: Spots) -> list[tuple[int, int]]:
    """Return where a text lists what a body is for; `spots` are those of `body_words`."""
    found: list[tuple[int, int]] = []
    for start, end in spots:
        span = _list_after(text, end) or _list_before(text, start)
        if span and (not found or span[0] >= found[-1][1]):
            found.append(span)
    return found


def _list_after(text: str, at: int) -> tuple[int, int] | None:
    """Return the list of “Ministry of Water and Land Reform”, behind its first word."""
    match = _AFTER.match(text, at)
    end = _end(match) if match else 0
    return (match.start("list"), end) if match and end else None


def _list_before(text: str, at: int) -> tuple[int, int] | None:
    """Return the list of “Food and Drug Administration”, before its last word."""
    low = max(0, at - _REACH)
    joined = text[at].isupper() and (" and " in text[low:at] or " & " in text[low:at])
    match = _BEFORE.search(text[low:at]) if joined else None
    if match is None or not all(map(_is_field, match["last"].split())):
        return None
    first = end = low + match.end("first")
    for part in reversed(match["first"].split(", ")):
        if not _is_field(part):
            break
        first = text.rfind(part, low, first)
    return (first, low + match.end("last")) if first < end else None


def between(spans: list[tuple[int, int]], low: int, high: int) -> list[tuple[int, int]]:
    """Return the spans that begin in a stretch."""
    return spans[bisect_left(spans, (low, 0)) : bisect_left(spans, (high, 0))]


def _end(match: re.Match[str]) -> int:
    """Return where a list ends; 0 where a part behind the first is nothing a body is for."""
    parts = _PARTS.split(match["list"])[1:-1]
    if not all(any(map(_is_field, part.split())) for part in parts):
        return 0
    end = 0
    for word in _IN_LAST.finditer(match["last"]):
        if not _is_field(word.group()):
            break
        end = match.start("last") + word.end()
    return end


def _is_field(word: str) -> bool:
    return word.lower() in _fields() or bool(_ABSTRACT.match(word.lower()))
