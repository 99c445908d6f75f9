"""The word lists that the rules read, kept as data in ``resources/reading/claims``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from viewer.store.resources import resources_root


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a list, without its comments."""
    path = resources_root() / "reading" / "claims" / f"{name}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def table(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a list whose fields stand between bars."""
    for line in lines(name):
        yield tuple(field.strip() for field in line.split("|"))


@cache
def groups(name: str) -> dict[str, tuple[str, ...]]:
    """Return the named groups of a list: ``name: words, parted by commas``."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines(name):
        key, _, words = line.partition(": ")
        found[key] = found.get(key, ()) + tuple(word.strip() for word in words.split(","))
    return found


@cache
def group(name: str, key: str) -> frozenset[str]:
    """Return one group of a list."""
    return frozenset(groups(name)[key])


@cache
def kinds_of(name: str) -> dict[str, str]:
    """Return the group of each word of a list; the first that has it."""
    found: dict[str, str] = {}
    for key, words in groups(name).items():
        for word in " ".join(words).split():
            found.setdefault(word, key)
    return found


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of some words or runs of words, in text in lower case.

    Grouped by their first letters, which makes the search several times as fast.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)")


@cache
def pattern(name: str, key: str) -> re.Pattern[str]:
    """Return a pattern for any of the words of one group."""
    return any_of(groups(name)[key])
