"""``dateline suggest``: what is proposed of articles, as a JSON line each (design.md §6)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from viewer.model.errors import one_line
from viewer.reading.article import Article
from viewer.reading.claims import propose_claims
from viewer.reading.places import propose_places
from viewer.reading.proposals import Candidate, ProposedClaim, ProposedMention, Speaker

THE_ARTICLE = "The article"
"""Who says what nobody else is said to say."""


class FoundCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """A place that a mention may be of."""

    geonames_id: int | None
    name: str
    lon: float
    lat: float
    country: str
    score: float


class FoundMention(msgspec.Struct, frozen=True, kw_only=True):
    """Words that name a place."""

    start: int
    end: int
    name: str
    use: str
    candidates: tuple[FoundCandidate, ...]


class FoundClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A statement, and who says it."""

    quote: str
    start: int
    end: int
    speakers: tuple[str, ...]
    relayed_by: tuple[str, ...]
    kind: str
    cue: str


class Found(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line: positions are code points of the text that import gives."""

    mentions: tuple[FoundMention, ...]
    claims: tuple[FoundClaim, ...]


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """The line of an article that could not be read."""

    error: str
    mentions: tuple[FoundMention, ...] = ()
    claims: tuple[FoundClaim, ...] = ()


def found_in(article: Article) -> Found:
    """Return what is proposed of an article."""
    language = article.language.value if article.language else "en"
    return Found(
        mentions=tuple(map(_mention, propose_places(article.text, language))),
        claims=tuple(map(_claim, propose_claims(article.text, article.blocks))),
    )


def line(found: Found | Failed) -> str:
    """Return a line of JSON."""
    return msgspec.json.encode(found).decode()


def failed(path: Path, error: Exception) -> Failed:
    """Return the line of an article that could not be read."""
    return Failed(error=one_line(f"{path.name}: {error}"))


def _mention(mention: ProposedMention) -> FoundMention:
    return FoundMention(
        start=mention.start,
        end=mention.end,
        name=mention.name,
        use=mention.use,
        candidates=tuple(map(_candidate, mention.candidates)),
    )


def _candidate(candidate: Candidate) -> FoundCandidate:
    names = FoundCandidate.__struct_fields__
    return FoundCandidate(**{name: getattr(candidate, name) for name in names})


def _claim(claim: ProposedClaim) -> FoundClaim:
    return FoundClaim(
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        speakers=_names(claim.speakers),
        relayed_by=_names(claim.relayed_by),
        kind=claim.kind,
        cue=claim.cue,
    )


def _names(speakers: tuple[Speaker, ...]) -> tuple[str, ...]:
    return tuple(THE_ARTICLE if s.kind == "article" else s.name for s in speakers)
