"""What the room sees beside the map while a briefing is presented: as data, like the scene.

All texts are shown as they are: the page writes them with `textContent`.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from viewer.model.briefing import Kind
from viewer.model.geometry import Coordinate

Mode = Literal["map", "evidence", "disputed"]
"""The map with a card, the article with the passage in its context, or both sides of a dispute."""

Cover = Literal["", "black", "white"]
Tool = Literal["hand", "pointer", "spotlight", "pen"]
Share = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]


class RoomCard(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as the room reads it."""

    kind: Kind
    kind_words: str
    text: str
    quote: str
    """The article's words, in quotation marks."""
    speaker: str
    through: str = ""
    """The relays and the article, from the speaker outwards: ``→ Interfax → Reuters``."""
    time: str = ""
    disputed: str = ""
    """By whom, in words, where it is: ``denied by Moscow and Pyongyang``."""
    denies: str = ""
    """What it denies, in words, where it is a denial."""
    suggested: str = ""
    """Said where no person has reviewed it."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of an article's text; `marked` are the words that prove the claim in focus."""

    text: str
    marked: bool = False


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of an article."""

    runs: tuple[Run, ...]
    heading: bool = False


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """The article around the words that are marked in it."""

    source: str
    """Which article, in words."""
    paragraphs: tuple[Paragraph, ...]
    before: bool = False
    """Whether the article has more before the first paragraph."""
    after: bool = False


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """One claim and what is said against it, side by side."""

    claim: RoomCard
    against: tuple[RoomCard, ...]
    more: int = 0
    """How many more are against it than there is room for."""
    number: int
    count: int


class RoomWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words of the room that are ours; braces name what is filled in."""

    step: str = "{number} of {count}"
    claim: str = "claim {number} of {count}"
    disputed: str = "disputed"
    against: str = "against it"
    more_against: str = "{more} more against it"
    dispute: str = "dispute {number} of {count}"
    nothing_disputed: str = "Nothing here is disputed."
    no_words: str = "No passage is in focus."
    lost: str = "The article does not have these words any more:"


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """All that the room reads beside the map."""

    number: int
    """Of the step, from 1."""
    count: int
    title: str
    caption: str = ""
    source: str = ""
    """Of the persistent strip: the article and its date."""
    mode: Mode = "map"
    card: RoomCard | None = None
    card_number: int = 0
    """Of the claim in focus among the step's, from 1."""
    card_count: int = 0
    evidence: Evidence | None = None
    dispute: Dispute | None = None
    cover: Cover = ""
    words: RoomWords = RoomWords()


class Stroke(msgspec.Struct, frozen=True, kw_only=True):
    """A line drawn with the pen, in degrees (EPSG:4326); longitudes may leave ±180."""

    points: Annotated[tuple[Coordinate, ...], msgspec.Meta(min_length=1, max_length=2000)]


class Pointed(msgspec.Struct, frozen=True, kw_only=True):
    """Where the pointer is, as shares of the picture's width and height from its top left."""

    x: Share
    y: Share
