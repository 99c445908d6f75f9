"""The article as HTML: every passage marked, the numbers of its claims behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from viewer.export.page.markup import Markup, element, joined, language
from viewer.model.briefing import Passage, Source
from viewer.model.index import Index


class _Piece(msgspec.Struct, frozen=True):
    """A part of a line on which the same passages lie from end to end."""

    words: str
    passages: tuple[Passage, ...]
    ending: tuple[Passage, ...]
    """Those that end with it."""


def article(index: Index, source: Source, text: str) -> Markup:
    """Return the frozen text of a source, line by line."""
    lines = (
        _line(index, source, number, start, pieces)
        for number, (start, pieces) in enumerate(_lines(text, _standing(index, source, text)))
        if any(piece.words.strip() for piece in pieces)
    )
    spoken = language(source.language.value) if source.language else None
    return element("div", *lines, class_="words", lang=spoken, dir="auto")


def _standing(index: Index, source: Source, text: str) -> list[Passage]:
    """Return the passages of a source that can be shown where they are said to be."""
    return [
        passage
        for passage in index.briefing.passages
        if passage.source == source.id
        and passage.state != "orphan"
        and passage.position.start < passage.position.end <= len(text)
    ]


def _line(
    index: Index, source: Source, number: int, start: int, pieces: Sequence[_Piece]
) -> Markup:
    roles = (block.role for block in source.blocks if block.start <= start < block.end)
    role = next(roles, None)
    written = joined(_piece(index, piece) for piece in pieces)
    name = "h3" if role == "heading" else "p"
    return element(name, written, id=f"words-{source.id}-{number}", class_=role)


def _piece(index: Index, piece: _Piece) -> Markup:
    claims = {
        claim.id: index.article_numbers[claim.id]
        for passage in piece.ending
        for claim in index.claims_by_passage.get(passage.id, ())
    }
    return joined((_words(index, piece), *(_reference(*claim) for claim in claims.items())))


def _words(index: Index, piece: _Piece) -> Markup | str:
    """Return the words; where the shortest passage on them names a place, as a link to it."""
    if not piece.passages:
        return piece.words
    ids = " ".join(passage.id for passage in piece.passages)
    for passage in sorted(piece.passages, key=_length):
        for mention in index.mentions_by_passage.get(passage.id, ()):
            if mention.place in index.places:
                address = f"#place-{mention.place}"
                return element("a", piece.words, href=address, class_="named", data_passages=ids)
    return element("span", piece.words, data_passages=ids)


def _length(passage: Passage) -> int:
    return passage.position.end - passage.position.start


def _reference(claim: str, number: int) -> Markup:
    """Return a claim's number, which a style writes: it is no word of the article."""
    address = f"#claim-{claim}"
    return element(
        "a", href=address, class_="reference", data_number=number, aria_label=f"claim {number}"
    )


def _lines(text: str, passages: Sequence[Passage]) -> Iterator[tuple[int, list[_Piece]]]:
    """Yield each line's start and its pieces."""
    pieces = list(_pieces(text, passages))
    position, line, start = 0, list[_Piece](), 0
    for piece in pieces:
        position += len(piece.words)
        line.append(piece)
        if piece.words.endswith("\n"):
            yield start, line
            line, start = [], position
    if line:
        yield start, line


def _pieces(text: str, passages: Sequence[Passage]) -> Iterator[_Piece]:
    """Yield the text in pieces, cut where a line or a passage begins or ends."""
    starting, ending = defaultdict[int, list[Passage]](list), defaultdict[int, list[Passage]](list)
    for passage in passages:
        starting[passage.position.start].append(passage)
        ending[passage.position.end].append(passage)
    breaks = (at + 1 for at, character in enumerate(text) if character == "\n")
    cuts = sorted({0, len(text), *breaks, *starting, *ending})
    here: dict[str, Passage] = {}
    for start, end in pairwise(cuts):
        here |= {passage.id: passage for passage in starting[start]}
        yield _Piece(text[start:end], tuple(here.values()), tuple(ending[end]))
        for passage in ending[end]:
            here.pop(passage.id, None)
