"""Anchoring: finding a passage again in a text, as W3C Web Annotation's selectors intend.

In this order: the exact words at the stated position; the same words elsewhere, told apart by
their context; words much like them near where they stood; else the passage is an orphan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

import msgspec

from viewer.model.briefing import Passage, PassageState, TextPositionSelector, TextQuoteSelector

CONTEXT = 32
"""Characters of prefix and suffix, as the Web Annotation libraries keep."""

FLOOR = 0.7
"""The least likeness at which changed words count as the same passage: of 10 characters, 7 stay."""

REACH = 2000
"""How far from its old position, in code points, a changed passage is looked for."""

LONGEST_FUZZY = 2000
"""Longer passages are not looked for by likeness: it takes time by the product of the lengths."""

MOST_OCCURRENCES = 10_000
"""Of the same words, how many are compared by their context."""


def passage(passage_id: str, source: str, text: str, start: int, end: int) -> Passage:
    """Return the passage for ``text[start:end]``; raises ValueError outside the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start}–{end} is no span of a text of {len(text)} characters")
    return Passage(
        id=passage_id,
        source=source,
        quote=TextQuoteSelector(
            exact=text[start:end],
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
        ),
        position=TextPositionSelector(start=start, end=end),
    )


def anchored(passage: Passage, text: str) -> Passage:
    """Return the passage as it stands in `text`: exact, moved, fuzzy or orphan.

    The quote stays what it was, so that a later text can still be searched for the first words.
    """
    start, end = passage.position.start, passage.position.end
    if text[start:end] == passage.quote.exact:
        return _placed(passage, start, end, "exact")
    if (found := _same_words(passage, text)) is not None:
        return _placed(passage, found, found + len(passage.quote.exact), "moved")
    if span := _like_words(passage, text):
        return _placed(passage, *span, "fuzzy")
    return _placed(passage, start, end, "orphan")


def _placed(passage: Passage, start: int, end: int, state: PassageState) -> Passage:
    position = TextPositionSelector(start=start, end=end)
    return msgspec.structs.replace(passage, position=position, state=state)


def _same_words(passage: Passage, text: str) -> int | None:
    """Return where the exact words stand: the best context first, then the nearest."""
    quote, start = passage.quote, passage.position.start

    def rank(found: int) -> tuple[int, int]:
        before = text[max(0, found - CONTEXT) : found]
        end = found + len(quote.exact)
        after = text[end : end + CONTEXT]
        context = _common(quote.prefix[::-1], before[::-1]) + _common(quote.suffix, after)
        return -context, abs(found - start)

    found = islice(_occurrences(quote.exact, text), MOST_OCCURRENCES)
    return min(found, key=rank, default=None)


def _occurrences(words: str, text: str) -> Iterator[int]:
    found = text.find(words)
    while found >= 0:
        yield found
        found = text.find(words, found + 1)


def _common(one: str, other: str) -> int:
    """Return how many characters two strings share from their start."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _like_words(passage: Passage, text: str) -> tuple[int, int] | None:
    """Return the span near the old position that is most like the words, if like enough."""
    exact = passage.quote.exact
    if len(exact) > LONGEST_FUZZY:
        return None
    low = max(0, passage.position.start - REACH)
    window = text[low : passage.position.end + REACH]
    old_end = passage.position.end - low
    errors, _, end = min(
        ((errors, abs(end - old_end), end) for end, errors in _matches(exact, window)),
        default=(len(exact), 0, 0),
    )
    if errors > (1 - FLOOR) * len(exact):
        return None
    # The start is the end of the words read backwards from there.
    backwards = window[max(0, end - len(exact) - errors) : end][::-1]
    _, length = min((errors, length) for length, errors in _matches(exact[::-1], backwards))
    return low + end - length, low + end


def _matches(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield each position in a text, and the fewest edits that make `words` of what ends there.

    Myers, A fast bit-vector algorithm for approximate string matching (JACM 46, 1999), as the
    annotation client Hypothesis anchors quotes; the bits of one integer are a column of the table.
    """
    places: dict[str, int] = defaultdict(int)
    for at, character in enumerate(words):
        places[character] |= 1 << at
    every, last = (1 << len(words)) - 1, 1 << len(words) - 1
    more, fewer, errors = every, 0, len(words)
    for end, character in enumerate(text, 1):
        here = places.get(character, 0)
        across = ((here & more) + more ^ more) | here
        right_more, right_fewer = fewer | every & ~(across | more), more & across
        errors += bool(right_more & last) - bool(right_fewer & last)
        here |= fewer
        right_more <<= 1
        more = every & (right_fewer << 1 | ~(here | right_more))
        fewer = every & right_more & here
        yield end, errors
