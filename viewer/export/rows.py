"""Facts as rows of plain cells, for tables: several values joined, everything else as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from viewer.export.facts import ClaimFact, PassageFact, PlaceFact, SourceFact

Row = dict[str, Any]
"""Column to str, int, bool or None."""

SEPARATOR = " | "
"""Between several values in one cell: no list separator of a spreadsheet in any locale."""

PLACE_COLUMNS = (
    "id", "name", "names", "feature", "precision", "rank", "note", "links", "claim_count",
    "passage_count", "claims",
)  # fmt: skip
PASSAGE_COLUMNS = (
    "id", "source", "exact", "prefix", "suffix", "start_at", "end_at", "state", "places", "claims",
)  # fmt: skip
CLAIM_COLUMNS = (
    "id", "number", "text", "kind", "review", "disputed", "speakers", "relayed_by", "chain",
    "quotes", "places", "place_names", "time", "time_inferred", "said", "said_inferred",
    "relations", "others", "sources", "passages", "notes",
)  # fmt: skip
SOURCE_COLUMNS = (
    "id", "number", "title", "publisher", "author", "published", "language", "url", "rights",
    "inferred", "sha256", "words",
)  # fmt: skip


def place_row(place: PlaceFact) -> Row:
    """Return a place without its geometry; names and links are JSON objects."""
    return _row(
        PLACE_COLUMNS,
        place,
        names=_json(place.names),
        links=_json(place.links),
        claim_count=len(place.claims),
        passage_count=len(place.passages),
    )


def passage_row(passage: PassageFact) -> Row:
    """Return a passage; its position in Unicode code points (`end` is a word of SQL)."""
    return _row(PASSAGE_COLUMNS, passage, start_at=passage.start, end_at=passage.end)


def claim_row(claim: ClaimFact) -> Row:
    """Return a claim; its relations are written ``denies c-visit``."""
    return _row(
        CLAIM_COLUMNS,
        claim,
        chain=" → ".join(claim.chain),
        relations=joined(f"{relation.type} {relation.claim}" for relation in claim.relations),
    )


def source_row(source: SourceFact) -> Row:
    """Return a source."""
    return _row(SOURCE_COLUMNS, source)


def joined(values: Iterable[str]) -> str:
    """Return several values as one cell."""
    return SEPARATOR.join(values)


def _row(columns: tuple[str, ...], fact: msgspec.Struct, **own: Any) -> Row:
    values = {**msgspec.structs.asdict(fact), **own}
    cells = {column: values[column] for column in columns}
    return {name: joined(v) if isinstance(v, tuple) else v for name, v in cells.items()}


def _json(words: dict[str, str]) -> str:
    return msgspec.json.encode(words).decode()
