"""Plain text: kept to the letter, but that lines broken at a width are joined."""

from __future__ import annotations

import re

from viewer.model.briefing import Block
from viewer.model.text import typed
from viewer.reading.article import Article
from viewer.reading.extraction import draft, encodings, front_matter, markdown, signs

_WIDEST = 120
_HEAD = 40
"""How many lines may hold who wrote it, which goes on with nothing."""
_FEWEST_FULL, _MOST_FULL = 0.5, 0.8
"""The share of full lines: with verses, addresses and tables between them, and without."""
_FIELD = re.compile(r"[ \t\-*>•–—\d#|]")


def read(name: str, content: bytes) -> Article:
    """Return the article in a text file; one with front matter is Markdown by another name."""
    words = encodings.decoded(name, content)
    if front_matter.is_before(typed(words)):
        return markdown.read(name, content)
    return article(name, words, {})


def article(name: str, words: str, facts: draft.Facts) -> Article:
    """Return the article of a plain text; a paragraph is a line of it, and stays where it is."""
    text = unwrapped(typed(words))
    return draft.finished(name, text, headings(text), facts)


def headings(text: str) -> list[Block]:
    """Return which lines are headings by their looks."""
    lines, blocks, at = text.split("\n"), [], 0
    full = [(number, line.strip()) for number, line in enumerate(lines) if line.strip()]
    words_of = [line for _, line in full]
    named = {full[index][0] for index in (*signs.names(words_of), *signs.houses(words_of))}
    title = signs.title(words_of)
    first = None if title is None else full[title][0]
    after: dict[int, str] = {}
    following = ""
    for number, line in reversed(full):
        after[number] = following
        if not signs.is_byline(line) and number not in named:
            following = line
    for number, line in enumerate(lines):
        words = line.strip()
        looks = number not in named and signs.is_heading(words, after.get(number, ""))
        if looks or number == first:
            start = at + line.index(words)
            blocks.append(Block(start=start, end=start + len(words), role="heading"))
        at += len(line) + 1
    return blocks


def unwrapped(text: str) -> str:
    """Return text whose paragraphs are one line each, where they were broken at a width.

    A line end becomes a space, so that every position stays what it is. That they were broken
    shows in that the next line's first word would have been too much, nearly everywhere.
    """
    lines = text.split("\n")
    apart = {i for i, line in enumerate(lines[:_HEAD]) if signs.is_byline(line.strip())}
    pairs = [
        i
        for i in range(len(lines) - 1)
        if lines[i].strip() and _goes_on(lines[i + 1]) and not {i, i + 1} & apart
    ]
    width = max((len(line.rstrip()) for line in lines), default=0)
    if len(pairs) < 3 or not 30 <= width <= _WIDEST or not _has_gaps(lines):
        return text
    full = [i for i in pairs if len(lines[i]) + 1 + len(lines[i + 1].split()[0]) > width - 2]
    if len(full) < _FEWEST_FULL * len(pairs):
        return text
    nearly_all = len(full) >= _MOST_FULL * len(pairs)
    joints = {i for i in pairs if len(lines[i]) > width / 2} if nearly_all else set(full)
    ends = (" " if i in joints else "\n" for i in range(len(lines) - 1))
    return "".join(part for pair in zip(lines, [*ends, ""], strict=True) for part in pair)


def _goes_on(line: str) -> bool:
    return bool(line.strip()) and not _FIELD.match(line)


def _has_gaps(lines: list[str]) -> bool:
    """Say whether empty lines or indents part the paragraphs; else each line is one."""
    indents = sum(line[:1] in " \t" and bool(line.strip()) for line in lines)
    return any(not line.strip() for line in lines[1:-1]) or 2 <= indents <= len(lines) / 2
