"""Who in a text is a person and not a place: titles, given names, and surnames said again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from viewer.reading.places.gazetteer import Gazetteer
from viewer.reading.places.matching import Span
from viewer.reading.places.tokens import Tokens
from viewer.reading.places.words import Context, Words

LONGEST_NAME = 4
"""A person's name has at most so many words."""
_SETTLED = ("country", "continent", "area", "sea", "region")


def is_named_before(tokens: Tokens, first: int, gazetteer: Gazetteer, words: Context) -> bool:
    """Whether a title or a given name stands right before a word."""
    before = first - 1
    if not (tokens.capital(before) and _together(tokens, before)):
        return False
    key = tokens.key(before)
    if len(key) == 1:  # an initial: John F. Kennedy
        return tokens.capital(before - 1) and _together(tokens, before - 1)
    return key in _introducing(gazetteer, words)


def _together(tokens: Tokens, index: int) -> bool:
    """Whether a word and the next may be one person's name."""
    gap = tokens.gap(index)
    return gap in (" ", "-", "\u00a0") or (gap == ". " and len(tokens.words[index]) <= 4)


def surnames(
    tokens: Tokens, found: Iterable[Span], gazetteer: Gazetteer, words: Context
) -> frozenset[str]:
    """Last words of people's names anywhere in the text, folded."""
    places = {i for s in found if _is_settled(s) for i in range(s.first, s.last + 1)}
    people: set[str] = set()
    before = _introducing(gazetteer, words)
    for index in tokens.capitals():
        if tokens.key(index) in before and index not in places:
            last = _last_of_name(tokens, index, places)
            if last > index:
                people.add(tokens.key(last))
    return frozenset(people)


def _is_settled(span: Span) -> bool:
    """Whether a span is hardly ever a person: a country, or a place of several words."""
    if span.named is None or span.words > 1:
        return True
    return span.named.places[0].feature in _SETTLED and not set(span.named.flags) & set("stg")


@cache
def _introducing(gazetteer: Gazetteer, words: Context) -> Words:
    """Titles and given names: what a person's name begins with."""
    return words.titles | words.given | gazetteer.given


def _last_of_name(tokens: Tokens, index: int, places: set[int]) -> int:
    last = index
    for step in range(index + 1, min(index + LONGEST_NAME, len(tokens))):
        if not (_together(tokens, step - 1) and tokens.capital(step)) or step in places:
            break
        last = step
    return last
