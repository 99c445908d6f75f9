"""What is proposed of an article's text. Positions are Unicode code points, half-open."""

from __future__ import annotations

from typing import Annotated

import msgspec

from viewer.model.briefing import AgentKind, Kind, Latitude, Longitude, Use

Certainty = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]


class Candidate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A place that a name may stand for."""

    geonames_id: int | None
    """None for an area that no gazetteer has, such as eastern Russia."""
    name: str
    lon: Longitude
    lat: Latitude
    country: str
    """ISO 3166-1 alpha-2; empty where it lies in several."""
    feature: str = "city"
    """city, capital, country, region, area, sea …"""
    score: Certainty = 0.0
    reason: str = ""
    """Why it stands where it does among the candidates, for a person."""


class ProposedMention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words that name a place."""

    start: int
    end: int
    name: str
    """As the text has it."""
    use: Use
    candidates: tuple[Candidate, ...]
    """The best first; at least one."""
    rule: str
    """What made the proposal."""
    certainty: Certainty = 0.5


class Speaker(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Somebody who says or relays something."""

    name: str
    """Resolved: ``Vladimir Putin`` for "he"; the article's description for the unnamed."""
    kind: AgentKind
    start: int | None = None
    """Where the text names or describes him here."""
    end: int | None = None


class ProposedClaim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One statement of somebody."""

    quote: str
    """The exact words of the text from start to end."""
    start: int
    end: int
    speakers: tuple[Speaker, ...]
    """The article itself (kind ``article``) for its own statements."""
    relayed_by: tuple[Speaker, ...] = ()
    """From the article inwards, without the speaker."""
    kind: Kind
    cue: str = ""
    """The words that say who says it: ``according to``, ``told CNN``."""
    rule: str
    certainty: Certainty = 0.5
    denies: tuple[int, ...] = ()
    """Positions in the list of claims of those that it denies."""
