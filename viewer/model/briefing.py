"""The briefing and its parts, as frozen structs: the words of design.md §1 and no others.

Encoded to JSON with their field names. Ids are slugs, unique in the whole briefing. Positions are
Unicode code points, half-open. Coordinates are WGS 84 (EPSG:4326), longitude first (RFC 7946).
Times are EDTF level 1 (ISO 8601-2:2019).
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$(?!\n)")]
"""A slug; Python's `$` alone would let a line end stand after it."""
Position = Annotated[int, msgspec.Meta(ge=0)]
Longitude = Annotated[float, msgspec.Meta(ge=-180, le=180)]
Latitude = Annotated[float, msgspec.Meta(ge=-90, le=90)]

AgentKind = Literal["person", "organisation", "government", "outlet", "unnamed", "article"]
BlockRole = Literal["heading", "byline", "caption", "note"]
Kind = Literal["statement", "announcement", "prediction", "allegation", "denial", "assessment"]
PassageState = Literal["exact", "moved", "fuzzy", "orphan"]
Precision = Literal["site", "city", "region", "approximate"]
RelationType = Literal["denies", "disputes", "supports", "qualifies", "updates", "duplicates"]
ReviewState = Literal["suggested", "accepted", "edited", "rejected"]
Role = Literal["about", "from", "to", "at"]
Use = Literal["literal", "associative"]
StepTheme = Literal["light", "dark"]
LayerColour = Literal["blue", "green", "orange", "pink", "purple", "brown"]
LayerShape = Literal["point", "line", "area"]
Viewpoint = Literal["recognised", "de-facto"]


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all parts: frozen, and encoded without what is at its default."""


class Identified(Part, frozen=True, kw_only=True):
    """Base of the parts that others refer to."""

    id: Id


class Stated(Part, frozen=True, kw_only=True):
    """A value that the source states, or that somebody inferred from it, and from what."""

    value: str
    inferred: bool = False
    basis: str | None = None


class Rating(Part, frozen=True, kw_only=True):
    """One judgement on one scale, signed by a person; scales are never merged."""

    value: str
    by: str
    when: str | None = None
    note: str | None = None


class Block(Part, frozen=True, kw_only=True):
    """A span of a source that is not a plain paragraph."""

    start: Position
    end: Position
    role: BlockRole


class Source(Identified, frozen=True, kw_only=True):
    """An article: its frozen text is the file ``sources/ID.txt`` with this SHA-256."""

    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$(?!\n)")]
    title: Stated | None = None
    publisher: Stated | None = None
    author: Stated | None = None
    published: Stated | None = None
    language: Stated | None = None
    url: Stated | None = None
    rights: Stated | None = None
    retrieved: str | None = None
    original: str | None = None
    blocks: tuple[Block, ...] = ()
    reliability: Rating | None = None
    """Admiralty code, A to F."""


class TextQuoteSelector(Part, frozen=True, kw_only=True):
    """W3C Web Annotation: the words, with up to 32 characters before and after them."""

    exact: Annotated[str, msgspec.Meta(min_length=1)]
    prefix: str = ""
    suffix: str = ""


class TextPositionSelector(Part, frozen=True, kw_only=True):
    """W3C Web Annotation: where the words stand in the frozen text, in Unicode code points."""

    start: Position
    end: Position


class Passage(Identified, frozen=True, kw_only=True):
    """A span of a source."""

    source: Id
    quote: TextQuoteSelector
    position: TextPositionSelector
    state: PassageState = "exact"


class Agent(Identified, frozen=True, kw_only=True):
    """Somebody who says, relays or publishes. An ``article`` agent speaks for its `source`."""

    name: Annotated[str, msgspec.Meta(min_length=1)]
    kind: AgentKind
    names: dict[str, str] = {}
    description: str | None = None
    """In the article's own words: who this is, above all for the unnamed."""
    source: Id | None = None
    reliability: Rating | None = None
    """Admiralty code, A to F."""


class Point(Part, frozen=True, kw_only=True, tag="Point"):
    """GeoJSON Point."""

    coordinates: tuple[Longitude, Latitude]


Ring = Annotated[tuple[tuple[Longitude, Latitude], ...], msgspec.Meta(min_length=4)]


class LineString(Part, frozen=True, kw_only=True, tag="LineString"):
    """GeoJSON LineString."""

    coordinates: Annotated[tuple[tuple[Longitude, Latitude], ...], msgspec.Meta(min_length=2)]


class Polygon(Part, frozen=True, kw_only=True, tag="Polygon"):
    """GeoJSON Polygon: the outer ring, then holes."""

    coordinates: Annotated[tuple[Ring, ...], msgspec.Meta(min_length=1)]


class MultiPolygon(Part, frozen=True, kw_only=True, tag="MultiPolygon"):
    """GeoJSON MultiPolygon, cut at the antimeridian (RFC 7946 §3.1.9)."""

    coordinates: Annotated[
        tuple[Annotated[tuple[Ring, ...], msgspec.Meta(min_length=1)], ...],
        msgspec.Meta(min_length=1),
    ]


Geometry = Point | LineString | Polygon | MultiPolygon


class Place(Identified, frozen=True, kw_only=True):
    """A place that the article names. Without a geometry it is listed, never drawn."""

    name: Annotated[str, msgspec.Meta(min_length=1)]
    names: dict[str, str] = {}
    """By BCP 47 language tag."""
    feature: str = "place"
    """What it is, in a word or two: city, country, region, sea …"""
    geometry: Geometry | None = None
    geometry_by_viewpoint: dict[Viewpoint, Geometry] = {}
    """Where a viewpoint on borders draws it otherwise."""
    precision: Precision = "approximate"
    rank: Annotated[int, msgspec.Meta(ge=1, le=3)] = 2
    """1: what the briefing is about; 2: named by a claim; 3: in passing."""
    links: dict[str, str] = {}
    """Gazetteer name to id: ``{"geonames": "524901"}``."""
    note: str | None = None
    """Where an extent is inferred: by whom and from what."""


class Mention(Identified, frozen=True, kw_only=True):
    """A passage that names a place: the place itself, or by association somebody there."""

    passage: Id
    place: Id
    use: Use
    agent: Id | None = None
    """For an associative use: whom the name stands for."""


class Link(Part, frozen=True, kw_only=True):
    """One link of an attribution: who, and the cue words that say so."""

    agents: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1)]
    cue: str | None = None


class PlaceRole(Part, frozen=True, kw_only=True):
    """What a place is to a claim."""

    place: Id
    role: Role = "about"


class Relation(Part, frozen=True, kw_only=True):
    """How a claim stands to another one. *Disputed* is derived from it, never stored."""

    type: RelationType
    claim: Id


class Review(Part, frozen=True, kw_only=True):
    """Whether a person has accepted a claim, who and when (EDTF)."""

    state: ReviewState = "suggested"
    by: str | None = None
    when: str | None = None
    rule: str | None = None
    """What suggested it, where a machine did."""
    confirmed_by: str | None = None
    """A second person who agrees. Since format 1.1."""
    confirmed_when: str | None = None
    """When that was (EDTF). Since format 1.1."""


class Claim(Identified, frozen=True, kw_only=True):
    """One statement in our own short words, on the words of the article."""

    text: Annotated[str, msgspec.Meta(min_length=1)]
    kind: Kind
    passages: Annotated[tuple[Id, ...], msgspec.Meta(min_length=1)]
    attribution: Annotated[tuple[Link, ...], msgspec.Meta(min_length=1)]
    """Outermost first: the article, relays, the speaker."""
    places: tuple[PlaceRole, ...] = ()
    time: Stated | None = None
    """The time it speaks of (EDTF)."""
    said: Stated | None = None
    """When it was said (EDTF)."""
    relations: tuple[Relation, ...] = ()
    review: Review = Review()
    note: str | None = None
    credibility: Rating | None = None
    """Admiralty code, 1 to 6."""
    likelihood: Rating | None = None
    """ICD 203's words."""
    confidence: Rating | None = None
    """The analyst's own: low, moderate, high."""


class View(Part, frozen=True, kw_only=True):
    """What the map shows: (west, south, east, north) in degrees; across 180°, west > east."""

    bounds: tuple[Longitude, Latitude, Longitude, Latitude]
    viewpoint: Viewpoint | None = None


class Focus(Part, frozen=True, kw_only=True):
    """What a step is about."""

    places: tuple[Id, ...] = ()
    claims: tuple[Id, ...] = ()
    passages: tuple[Id, ...] = ()


class Step(Identified, frozen=True, kw_only=True):
    """One stop of a presentation."""

    title: Annotated[str, msgspec.Meta(min_length=1)]
    caption: str | None = None
    view: View | None = None
    """None: fit what is in focus."""
    focus: Focus = Focus()
    notes: str = ""
    """For the presenter alone, Markdown."""
    seconds: Annotated[int, msgspec.Meta(ge=0, le=86400)] = 60
    hidden: bool = False
    theme: StepTheme | None = None
    """None: the presentation's. Since format 1.1."""
    disputed: bool = False
    """Shows only what is disputed. Since format 1.1."""


class PlaceCandidate(Part, frozen=True, kw_only=True):
    """A place that proposed words may name."""

    name: str
    lon: Longitude
    lat: Latitude
    country: str = ""
    """ISO 3166-1 alpha-2; empty where it lies in several."""
    feature: str = "place"
    geonames: str | None = None
    """Its id there."""
    score: Annotated[float, msgspec.Meta(ge=0.0, le=1.0)] = 0.0
    reason: str = ""


class ProposedPlace(Part, frozen=True, kw_only=True, tag="place"):
    """That words name a place; the best candidate is the first."""

    use: Use
    candidates: Annotated[tuple[PlaceCandidate, ...], msgspec.Meta(min_length=1)]


class ProposedAgent(Part, frozen=True, kw_only=True):
    """Somebody who is proposed to say or relay something."""

    name: Annotated[str, msgspec.Meta(min_length=1)]
    kind: AgentKind


class ProposedStatement(Part, frozen=True, kw_only=True, tag="claim"):
    """That words state something, and who says it."""

    kind: Kind
    speakers: Annotated[tuple[ProposedAgent, ...], msgspec.Meta(min_length=1)]
    relayed_by: tuple[ProposedAgent, ...] = ()
    """From the article inwards, without the speaker."""
    cue: str = ""
    denies: tuple[Id, ...] = ()
    """Proposals or claims that it denies."""
    denied_by: tuple[Id, ...] = ()
    """Claims that deny it, accepted before it was."""


class Proposal(Identified, frozen=True, kw_only=True):
    """What a machine proposes of a source. It is no part of the briefing until a person accepts it;
    a rejected one is kept, so that it does not come back. Since format 1.1."""

    source: Id
    quote: TextQuoteSelector
    position: TextPositionSelector
    what: ProposedPlace | ProposedStatement
    rule: str
    certainty: Annotated[float, msgspec.Meta(ge=0.0, le=1.0)] = 0.5
    rejected: bool = False
    state: PassageState = "exact"
    """As a passage's: an orphan's words are no longer in the source."""


class Layer(Identified, frozen=True, kw_only=True):
    """Somebody's data on the map, under the places. Its features are the file
    ``layers/ID.geojson`` with this SHA-256 (RFC 7946). Since format 1.1."""

    name: Annotated[str, msgspec.Meta(min_length=1)]
    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$(?!\n)")]
    source: str = ""
    """Whose data it is, in words that are shown with it."""
    rights: str = ""
    """Its licence, and the attribution that this asks for."""
    shapes: tuple[LayerShape, ...] = ()
    """What is in it."""
    features: Annotated[int, msgspec.Meta(ge=0)] = 0
    simplified: Annotated[float, msgspec.Meta(ge=0)] | None = None
    """By how many metres its outlines may be off, where they were simplified."""
    colour: LayerColour = "blue"
    width: Annotated[float, msgspec.Meta(ge=0.5, le=8)] = 1.5
    """Of lines and outlines, in CSS pixels."""
    fill: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.25
    """Opacity of areas."""
    hidden: bool = False


class Briefing(Part, frozen=True, kw_only=True):
    """The document: sources, agents, places, passages, claims, steps."""

    title: Annotated[str, msgspec.Meta(min_length=1)]
    summary: str = ""
    language: str = "en"
    viewpoint: Viewpoint = "recognised"
    sources: tuple[Source, ...] = ()
    agents: tuple[Agent, ...] = ()
    places: tuple[Place, ...] = ()
    passages: tuple[Passage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    steps: tuple[Step, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    layers: tuple[Layer, ...] = ()
    """Data under the places, the lowest first. Since format 1.1."""
