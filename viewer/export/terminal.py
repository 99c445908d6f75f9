"""Listings for a terminal: aligned text, and JSON, in which no character moves the cursor."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from viewer.export.listing import Listing
from viewer.model.errors import one_line

WIDTH = 92
LONGEST = 2000
"""Characters of one value that are shown: a terminal is not where a book is read."""


def json_text(listing: Listing) -> str:
    """Return indented JSON; characters that a terminal would act upon stand as ``\\uXXXX``."""
    encoded = msgspec.json.format(msgspec.json.encode(listing), indent=2)
    return encoded.decode().translate(_Escapes())


def claims_text(listing: Listing) -> str:
    """Return a block for each claim: what, who says it, in which words, about where."""
    claims = listing["claims"]
    return "\n\n".join("\n".join(_claim(claim)) for claim in claims) or "No claims."


def places_text(listing: Listing) -> str:
    """Return a table of the places."""
    head = ("ID", "NAME", "PRECISION", "GEOMETRY", "CLAIMS", "PASSAGES")
    rows = [
        (
            place["id"],
            place["name"],
            place["precision"],
            place["geometry"]["type"] if place["geometry"] else "none",
            str(place["claims"]),
            str(place["passages"]),
        )
        for place in listing["places"]
    ]
    return _table([head, *rows]) if rows else "No places."


def info_text(listing: Listing) -> str:
    """Return what the briefing is, then its sources, counts and steps."""
    sections = [_heading(listing), *map(_source, listing["sources"]), _numbers(listing)]
    if listing["steps"]:
        sections.append(_steps(listing["steps"]))
    return "\n\n".join(sections)


def _heading(listing: Listing) -> str:
    lines = [_plain(listing["title"]), *_wrapped(listing["summary"])]
    lines.append(f"Borders: {listing['viewpoint']} · format {_plain(listing['format'])}")
    if listing["read_only"]:
        lines.extend(_wrapped(f"Read-only: {listing['read_only']}"))
    return "\n".join(lines)


def _source(source: Listing) -> str:
    facts = [(name, fact) for name, fact in source.items() if isinstance(fact, dict)]
    rows = [(name, fact["value"] + " (inferred)" * fact["inferred"]) for name, fact in facts]
    return _table([("Source", source["id"]), *((f"  {name}", value) for name, value in rows)])


def _numbers(listing: Listing) -> str:
    counts = [f"{count} {part}" for part, count in listing["counts"].items()]
    kinds = [f"{count} {kind}" for kind, count in listing["kinds"].items()]
    reviews = [f"{count} {review}" for review, count in listing["reviews"].items()]
    rows = [("Holds", counts), ("Claims", kinds), ("Review", reviews)]
    return _table([(name, ", ".join(words)) for name, words in rows if words])


def _steps(steps: Sequence[Listing]) -> str:
    rows = [
        (str(step["number"]), step["title"], step["id"], "hidden" if step["hidden"] else "")
        for step in steps
    ]
    return _table([("STEP", "TITLE", "ID", ""), *rows])


def _claim(claim: Listing) -> Iterator[str]:
    marks = [claim["kind"].upper(), *(["disputed"] if claim["disputed"] else []), claim["review"]]
    yield f"{' · '.join(marks)}  [{claim['id']}]"
    yield from _wrapped(claim["text"], "  ")
    relays = f", relayed by {_list(claim['relayed_by'])}" if claim["relayed_by"] else ""
    yield from _field("says", _list(claim["speakers"]) + relays)
    for quote in claim["quotes"]:
        yield from _field("words", quote)
    yield from _field("places", _list(claim["places"]))
    for relation in claim["relations"]:
        yield from _field(relation["type"], relation["claim"])


def _field(name: str, value: str) -> list[str]:
    return _wrapped(value, f"  {name:<12}", " " * 14) if value else []


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)


def _wrapped(value: str, first: str = "", following: str | None = None) -> list[str]:
    indent = first if following is None else following
    return textwrap.wrap(_plain(value), WIDTH, initial_indent=first, subsequent_indent=indent)


def _plain(value: str) -> str:
    """Return text as one printable line: white space collapsed, all else unprintable escaped."""
    return one_line(" ".join(value.split()), LONGEST)


def _table(rows: Sequence[Sequence[str]]) -> str:
    cells = [[_plain(cell) for cell in row] for row in rows]
    widths = [max(map(_columns, column)) for column in zip(*cells, strict=True)]
    return "\n".join("  ".join(map(_padded, row, widths)).rstrip() for row in cells)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _columns(cell))


def _columns(cell: str) -> int:
    """Return how many columns a terminal gives the text (Unicode Standard Annex #11)."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in cell)
    return len(cell) + wide - sum(map(bool, map(unicodedata.combining, cell)))


class _Escapes(dict[int, str]):
    """For `str.translate`: what is not printable, as JSON escapes it; remembered once made."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if not (character.isprintable() or character == "\n"):
            units = character.encode("utf-16-be").hex()
            character = "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
        self[code] = character
        return character
