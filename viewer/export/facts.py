"""A briefing as data exports state it: what stands, who says it, and how sure it is.

All exports of data are made of these facts, so that none tells more or less than another. Rejected
claims, presenter notes and file names are in none of them. All words have been through
`model.text.displayed`: no control character and no override of the writing direction is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec

from viewer.export.listing import SOURCE_FACTS, speaker_name
from viewer.export.words import date, source_words
from viewer.model.briefing import (
    Claim,
    Geometry,
    Kind,
    Passage,
    PassageState,
    Place,
    PlaceRole,
    Precision,
    Relation,
    ReviewState,
    Source,
    Stated,
    Viewpoint,
)
from viewer.model.cards import card
from viewer.model.geometry import right_handed
from viewer.model.index import Index
from viewer.model.text import displayed

ATTRIBUTION = "Natural Earth · GeoNames CC BY 4.0"
"""Whose work the shapes and positions are made from."""

STANCE = "Every statement is the speaker’s; Dateline asserts none of them."

UNKNOWN = "speaker unknown"
"""Begins the chain of a claim whose speaker is not among the agents."""

T = TypeVar("T", bound=msgspec.Struct)


class SourceFact(msgspec.Struct, frozen=True, kw_only=True):
    """A source; what is not known of it is None."""

    id: str
    number: int
    sha256: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    """EDTF."""
    language: str | None
    url: str | None
    rights: str | None
    inferred: tuple[str, ...]
    """Which of these somebody inferred."""
    words: str
    """As a line to cite."""


class ClaimFact(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that no person has rejected."""

    id: str
    number: int
    """In the order of the article, from 1."""
    text: str
    kind: Kind
    review: ReviewState
    """``suggested``: no person has accepted it."""
    disputed: bool
    speakers: tuple[str, ...]
    relayed_by: tuple[str, ...]
    chain: tuple[str, ...]
    """From the speaker outwards: the relays, then the article."""
    quotes: tuple[str, ...]
    places: tuple[str, ...]
    """Ids."""
    place_names: tuple[str, ...]
    place_roles: tuple[PlaceRole, ...]
    time: str | None
    """What it speaks of (EDTF)."""
    time_inferred: bool
    said: str | None
    """When it was said (EDTF)."""
    said_inferred: bool
    relations: tuple[Relation, ...]
    others: tuple[str, ...]
    """How other claims stand to it, in words: ``denied by Moscow``."""
    sources: tuple[str, ...]
    """Ids."""
    passages: tuple[str, ...]
    """Ids."""
    notes: tuple[str, ...]
    """Ratings and the editor's note."""


class PassageFact(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with what stands on it."""

    id: str
    source: str
    exact: str
    prefix: str
    suffix: str
    start: int
    """Unicode code points, half-open."""
    end: int
    state: PassageState
    places: tuple[str, ...]
    """Ids of the places that it names or whose claims it carries."""
    claims: tuple[str, ...]


class PlaceFact(msgspec.Struct, frozen=True, kw_only=True):
    """A place; its geometry is the wanted viewpoint's, rings by the right-hand rule."""

    id: str
    name: str
    names: dict[str, str]
    feature: str
    precision: Precision
    rank: int
    links: dict[str, str]
    note: str | None
    geometry: Geometry | None
    claims: tuple[str, ...]
    """Ids, in the order of the article."""
    passages: tuple[str, ...]


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All of them."""

    title: str
    summary: str
    language: str
    viewpoint: Viewpoint
    sources: tuple[SourceFact, ...]
    places: tuple[PlaceFact, ...]
    passages: tuple[PassageFact, ...]
    claims: tuple[ClaimFact, ...]

    def claims_by_id(self) -> dict[str, ClaimFact]:
        """Return the claims for looking them up."""
        return {claim.id: claim for claim in self.claims}


def facts(index: Index, viewpoint: Viewpoint) -> Facts:
    """Return what exports state of a briefing under a viewpoint on borders."""
    briefing = index.briefing
    return Facts(
        title=displayed(briefing.title),
        summary=displayed(briefing.summary),
        language=displayed(briefing.language),
        viewpoint=viewpoint,
        sources=_shown(_source(n, source) for n, source in enumerate(briefing.sources, 1)),
        places=_shown(_place(index, place, viewpoint) for place in briefing.places),
        passages=_shown(_passage(index, passage) for passage in briefing.passages),
        claims=_shown(_claim(index, claim) for claim in index.standing),
    )


def borders(viewpoint: Viewpoint) -> str:
    """Return the viewpoint on borders in words."""
    return f"borders: {viewpoint.replace('-', ' ')}"


def marks(claim: ClaimFact) -> tuple[str, ...]:
    """Return what must stand beside a claim wherever it is written."""
    return (
        claim.kind,
        *(["disputed"] if claim.disputed else []),
        *(["suggested, not reviewed"] if claim.review == "suggested" else []),
    )


def dates(claim: ClaimFact) -> tuple[str, ...]:
    """Return when it was said and of when it speaks, in words, marked where inferred."""
    known = (
        ("said", claim.said, claim.said_inferred),
        ("about", claim.time, claim.time_inferred),
    )
    return tuple(
        f"{what} {date(edtf)}" + " (inferred)" * inferred for what, edtf, inferred in known if edtf
    )


def mapped(value: Any, change: Callable[[str], str]) -> Any:
    """Return a value of dicts, lists and tuples with every string in it changed."""
    match value:
        case str():
            return change(value)
        case dict():
            return {change(key): mapped(item, change) for key, item in value.items()}
        case list() | tuple():
            return type(value)(mapped(item, change) for item in value)
        case _:
            return value


def _shown(parts: Iterable[T]) -> tuple[T, ...]:
    return tuple(
        msgspec.structs.replace(
            part,
            **{name: mapped(getattr(part, name), displayed) for name in part.__struct_fields__},
        )
        for part in parts
    )


def _source(number: int, source: Source) -> SourceFact:
    stated: dict[str, Stated | None] = {name: getattr(source, name) for name in SOURCE_FACTS}
    return SourceFact(
        id=source.id,
        number=number,
        sha256=source.sha256,
        inferred=tuple(name for name, fact in stated.items() if fact and fact.inferred),
        words=source_words(source),
        **{name: fact.value if fact else None for name, fact in stated.items()},
    )


def _place(index: Index, place: Place, viewpoint: Viewpoint) -> PlaceFact:
    shape = place.geometry_by_viewpoint.get(viewpoint) or place.geometry
    return PlaceFact(
        id=place.id,
        name=place.name,
        names=place.names,
        feature=place.feature,
        precision=place.precision,
        rank=place.rank,
        links=place.links,
        note=place.note,
        geometry=right_handed(shape) if shape else None,
        claims=tuple(claim.id for claim in index.claims_by_place.get(place.id, ())),
        passages=tuple(passage.id for passage in index.passages_of_place(place.id)),
    )


def _passage(index: Index, passage: Passage) -> PassageFact:
    claims = index.claims_by_passage.get(passage.id, ())
    named = [mention.place for mention in index.mentions_by_passage.get(passage.id, ())]
    concerned = [role.place for claim in claims for role in claim.places]
    return PassageFact(
        id=passage.id,
        source=passage.source,
        exact=passage.quote.exact,
        prefix=passage.quote.prefix,
        suffix=passage.quote.suffix,
        start=passage.position.start,
        end=passage.position.end,
        state=passage.state,
        places=tuple(p for p in dict.fromkeys((*named, *concerned)) if p in index.places),
        claims=tuple(claim.id for claim in claims),
    )


def _claim(index: Index, claim: Claim) -> ClaimFact:
    shown = card(index, claim)
    roles = tuple(role for role in claim.places if role.place in index.places)
    places = tuple(dict.fromkeys(role.place for role in roles))
    passages = [index.passages[p] for p in claim.passages if p in index.passages]
    return ClaimFact(
        id=claim.id,
        number=shown.number,
        text=claim.text,
        kind=claim.kind,
        review=claim.review.state,
        disputed=shown.disputed,
        speakers=tuple(map(speaker_name, index.speakers(claim))),
        relayed_by=tuple(map(speaker_name, index.relays(claim))),
        chain=shown.chain if index.speakers(claim) else (UNKNOWN, *shown.chain[1:]),
        quotes=shown.quotes,
        places=places,
        place_names=tuple(index.places[place].name for place in places),
        place_roles=roles,
        time=claim.time.value if claim.time else None,
        time_inferred=bool(claim.time and claim.time.inferred),
        said=claim.said.value if claim.said else None,
        said_inferred=bool(claim.said and claim.said.inferred),
        relations=tuple(r for r in claim.relations if r.claim in index.article_numbers),
        others=tuple(counter.words for counter in shown.counters),
        sources=tuple(dict.fromkeys(passage.source for passage in passages)),
        passages=tuple(passage.id for passage in passages),
        notes=shown.notes,
    )
