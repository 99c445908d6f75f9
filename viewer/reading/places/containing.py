"""Words between two names that say that one place contains the other: a town in the north of."""

from __future__ import annotations

import re
from functools import cache

from viewer.reading.places.words import Context

FARTHEST = 90
"""Names with more characters between them are not looked at together."""


def says_in(between: str, words: Context) -> bool:
    """Whether the words after a name say that it lies in the next: X, a town in southern Y."""
    return len(between) <= FARTHEST and bool(_in(words).fullmatch(between))


def says_of(between: str, words: Context) -> bool:
    """Whether the words after a name say that the next lies in it: the Yish town of X, Y's X."""
    return len(between) <= FARTHEST and bool(_of(words).fullmatch(between))


@cache
def _in(words: Context) -> re.Pattern[str]:
    kinds, compass = _kinds(words), "|".join(sorted(words.compass, key=len, reverse=True))
    what = rf"(?:, (?:an?|the|its){_adjectives(words)} (?:{kinds}))?"
    part = rf"(?:(?:far |neighbou?ring )?(?:{compass})(?: parts?)?(?: of)? (?:the )?)?"
    region = rf"(?:(?:{kinds}) of (?:the )?)?"
    return re.compile(rf"{what},? (?:located |situated |lying )?in (?:the )?{part}{region}")


@cache
def _of(words: Context) -> re.Pattern[str]:
    kinds = _kinds(words)
    return re.compile(rf"(?:['’]s?)?{_adjectives(words)} (?:{kinds})(?:,| of)? (?:the )?")


def _kinds(words: Context) -> str:
    return "|".join(sorted(words.region_types_before | words.region_words))


def _adjectives(words: Context) -> str:
    """Up to three words, none of which starts something new: the small fishing."""
    others = "|".join(sorted(words.function_words | {"a", "an", "the"}))
    return rf"(?: (?!(?:{others}) )[a-z-]+){{0,3}}"
