"""The claims as a CSV table, and as Markdown to paste into a report."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from viewer.export.facts import (
    ATTRIBUTION,
    STANCE,
    ClaimFact,
    Facts,
    PlaceFact,
    borders,
    dates,
    facts,
    marks,
)
from viewer.export.rows import CLAIM_COLUMNS, claim_row
from viewer.model.briefing import Viewpoint
from viewer.model.index import Index
from viewer.model.text import quoted
from viewer.store.container import Document

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a cell begins that a spreadsheet might take for a formula (OWASP, CSV injection)."""

MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$@^&]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
"""What Markdown and its kin could take for markup within a line."""

BLOCK = re.compile(r"^(\d*)([-+=.)])")
"""How a list or an underlined heading begins."""


def csv_written(_document: Document, index: Index, viewpoint: Viewpoint) -> bytes:
    """Return the claims as CSV (RFC 4180), one a row, in the order of the article.

    UTF-8 with a byte order mark, by which Excel knows it. A cell that begins like a formula is
    given an apostrophe in front, also where it is an honest "-5": a spreadsheet would otherwise
    run what a file from a stranger says. Several values in a cell have `rows.SEPARATOR` between.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(CLAIM_COLUMNS)
    for claim in facts(index, viewpoint).claims:
        writer.writerow(_cell(value) for value in claim_row(claim).values())
    return stream.getvalue().encode("utf-8-sig")


def markdown_written(_document: Document, index: Index, viewpoint: Viewpoint) -> bytes:
    """Return the claims as Markdown (CommonMark), by place, then the numbered sources.

    A claim stands under the first of its places and names the others. All words of the briefing
    are escaped: none is markup.
    """
    return "\n".join(_markdown(facts(index, viewpoint))).encode()


def _cell(value: str | int | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case _:
            return f"'{value}" if FORMULA.match(value) else value


def _markdown(told: Facts) -> Iterator[str]:
    yield f"# {_escaped(told.title)}\n"
    if told.summary:
        yield f"{_escaped(told.summary)}\n"
    yield f"{_escaped(STANCE)} {borders(told.viewpoint).capitalize()}.\n"
    numbers = {source.id: source.number for source in told.sources}
    for place in told.places:
        here = [claim for claim in told.claims if claim.places[:1] == (place.id,)]
        yield from _section(_place_heading(place), here, numbers)
    elsewhere = [claim for claim in told.claims if not claim.places]
    yield from _section("About no place", elsewhere, numbers)
    yield "## Sources\n"
    for source in told.sources:
        address = f" · {_escaped(source.url)}" if source.url else ""
        yield f"{source.number}. {_escaped(source.words)}{address} · SHA-256 {source.sha256}"
    yield f"\nPlaces: {ATTRIBUTION}"
    yield ""


def _place_heading(place: PlaceFact) -> str:
    extent = "" if place.geometry else ", no position"
    approximate = ", approximate" if place.geometry and place.precision == "approximate" else ""
    return f"{_escaped(place.name)} ({_escaped(place.feature)}{extent}{approximate})"


def _section(heading: str, claims: Iterable[ClaimFact], numbers: dict[str, int]) -> Iterator[str]:
    entries = [_entry(claim, numbers) for claim in claims]
    if entries:
        yield f"## {heading}\n"
        yield from entries
        yield ""


def _entry(claim: ClaimFact, numbers: dict[str, int]) -> str:
    """Return a claim as an item of a list: marks, statement, words, chain, dates, other side."""
    kind, *others = marks(claim)
    head = " · ".join((f"**{kind.capitalize()}**", *(f"*{mark}*" for mark in others)))
    cited = "".join(f" [{numbers[source]}]" for source in claim.sources if source in numbers)
    said = f"Said by {_escaped(' → '.join(claim.chain))}{cited}"
    lines = (
        f"{head} — {_escaped(claim.text)}",
        *(_escaped(quoted(quote)) for quote in claim.quotes),
        " · ".join((said, *map(_escaped, dates(claim)))),
        *map(_escaped, claim.others),
        *([f"Also about {_escaped(', '.join(claim.place_names[1:]))}"] * bool(claim.places[1:])),
        *(f"Note: {_escaped(note)}" for note in claim.notes),
    )
    return "- " + "  \n  ".join(lines)


def _escaped(words: str) -> str:
    """Return words as one line of Markdown that means nothing but itself."""
    line = MARKUP.sub(r"\\\g<0>", " ".join(words.split()))
    return BLOCK.sub(r"\1\\\2", line)
