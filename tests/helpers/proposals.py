"""Proposals on the small briefing of `tests.helpers.briefings`, as reading makes them."""

from __future__ import annotations

from typing import Any

from tests.helpers.briefings import TEXT, a_briefing, a_document
from viewer.model.briefing import Briefing
from viewer.reading.proposals import Candidate, ProposedClaim, ProposedMention, Speaker
from viewer.session.proposing import with_proposals
from viewer.session.review import Decision
from viewer.store.container import Document

ADA = Decision(by="Ada", when="2026-11-24")
BEN = Decision(by="Ben", when="2026-11-25")
ARTICLE = Speaker(name="Our article", kind="article")
MINISTER = Speaker(name="The Minister", kind="person")
AGENCY = Speaker(name="The Agency", kind="outlet")


def a_candidate(name: str = "Moscow", **fields: Any) -> Candidate:
    """A city of Russia."""
    known = {"geonames_id": 524901, "lon": 37.6, "lat": 55.8, "country": "RU", "reason": "largest"}
    return Candidate(**{"name": name, **known, **fields})


IDAHO = a_candidate(geonames_id=5601538, lon=-117.0, lat=46.7, country="US", reason="smaller")


def a_mention(words: str, *candidates: Candidate, after: int = 0, **fields: Any) -> ProposedMention:
    """These words, where they first stand behind a position, as a place."""
    start = TEXT.index(words, after)
    known: dict[str, Any] = {"use": "literal", "rule": "name of a city", "certainty": 0.6}
    return ProposedMention(
        start=start,
        end=start + len(words),
        name=words,
        candidates=candidates or (a_candidate(words),),
        **{**known, **fields},
    )


def a_proposed_claim(words: str, *speakers: Speaker, **fields: Any) -> ProposedClaim:
    """These words as a claim of somebody, the minister if nobody is named."""
    start = TEXT.index(words)
    known: dict[str, Any] = {"kind": "statement", "rule": "indirect speech", "certainty": 0.7}
    return ProposedClaim(
        quote=words,
        start=start,
        end=start + len(words),
        speakers=speakers or (MINISTER,),
        **{**known, **fields},
    )


MENTIONS = (
    a_mention("Moscow", a_candidate(), IDAHO, certainty=0.4),
    a_mention("Pyongyang", a_candidate("Pyongyang", geonames_id=1871859, country="KP")),
    a_mention(
        "Pyongyang",
        a_candidate("Pyongyang", geonames_id=1871859, country="KP"),
        after=TEXT.index("Pyongyang") + 1,
        certainty=0.9,
    ),
)
CLAIMS = (
    a_proposed_claim("The minister flew from Moscow to Pyongyang on Tuesday.", ARTICLE),
    a_proposed_claim(
        "“11,000 containers” had gone to Chukotka",
        relayed_by=(AGENCY,),
        kind="allegation",
        cue="according to the Agency",
        certainty=0.3,
    ),
    a_proposed_claim(
        "Pyongyang has denied it.",
        Speaker(name="Pyongyang’s ministry", kind="government"),
        kind="denial",
        certainty=0.2,
        denies=(1,),
    ),
)
BARE = {"places": (), "passages": (), "mentions": (), "claims": (), "steps": ()}
"""A briefing with its article and agents alone."""


def a_proposed_briefing(**parts: Any) -> Briefing:
    """The article without places and claims, and what is proposed of it."""
    briefing = a_briefing(**{**BARE, **parts})
    return with_proposals(briefing, "article", TEXT, MENTIONS, CLAIMS).briefing


def a_proposed_document(**parts: Any) -> Document:
    """The same as a document."""
    return a_document(a_proposed_briefing(**parts))
