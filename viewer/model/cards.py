"""A claim as it is shown everywhere: kind, statement, words, chain, dates, the other side."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from viewer.model.briefing import Agent, Claim, Kind, PassageState, Source, Stated
from viewer.model.index import DISPUTING, Index
from viewer.model.scales import CREDIBILITY
from viewer.model.text import quoted, shortened

ARTICLE = "this article"


class Counter(msgspec.Struct, frozen=True):
    """A claim on the other side, as a card names it."""

    claim: str
    words: str
    """``denied by Moscow and Pyongyang``, ``denies: …``."""
    opposes: bool = False
    own: bool = False
    """Whether this claim says it of the other one."""


class Card(msgspec.Struct, frozen=True):
    """One claim as it is shown."""

    claim: str
    number: int
    kind: Kind
    disputed: bool
    suggested: bool
    text: str
    quotes: tuple[str, ...]
    speakers: str
    chain: tuple[str, ...]
    """From the speaker outwards: the relays, then the article."""
    time: Stated | None
    said: Stated | None
    places: tuple[str, ...]
    counters: tuple[Counter, ...]
    notes: tuple[str, ...] = ()
    """What has become of its words, ratings and the editor's note, each a line."""


def card(index: Index, claim: Claim) -> Card:
    """Return a claim as it is shown."""
    speakers = index.speakers(claim)
    own_voice = all(agent.kind == "article" for agent in speakers)
    relays = (_link_names(index, link.agents) for link in reversed(claim.attribution[:-1]))
    outwards = (ARTICLE if own_voice else joined_names(speakers), *relays)
    return Card(
        claim=claim.id,
        number=index.article_numbers.get(claim.id, 0),
        kind=claim.kind,
        disputed=index.is_disputed(claim.id),
        suggested=claim.review.state == "suggested",
        text=claim.text,
        quotes=tuple(index.passages[p].quote.exact for p in claim.passages if p in index.passages),
        speakers=outwards[0],
        chain=outwards,
        time=claim.time,
        said=claim.said,
        places=tuple(index.places[r.place].name for r in claim.places if r.place in index.places),
        counters=tuple(_counters(index, claim)),
        notes=tuple(_notes(index, claim)),
    )


def joined_names(agents: tuple[Agent, ...]) -> str:
    """Return names as a phrase: ``Moscow and Pyongyang``."""
    names = [agent.name for agent in agents]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def citation(card: Card, source: str) -> str:
    """Return a claim as text to paste: the statement, the words, the chain, the source."""
    quotes = " ".join(map(quoted, card.quotes))
    disputed = " Disputed." if card.disputed else ""
    return (
        f"{card.text} ({card.kind}; {' → '.join(card.chain)}).{disputed} {quotes} {source}".strip()
    )


def source_words(source: Source, write_date: Callable[[str], str]) -> str:
    """Return a source's title, publisher, author and date, marked where inferred or unknown.

    `write_date` gives an EDTF date in words.
    """
    stated = (
        ("title", source.title and source.title.value, source.title),
        ("publisher", source.publisher and source.publisher.value, source.publisher),
        ("author", source.author and source.author.value, source.author),
        ("date", source.published and write_date(source.published.value), source.published),
    )
    known = [
        f"{words} (inferred)" if value and value.inferred else words
        for _, words, value in stated
        if words
    ]
    unknown = [name for name, words, _ in stated if not words]
    if unknown:
        known.append(f"{', '.join(unknown)} not stated in the text")
    return " · ".join(known)


def _link_names(index: Index, ids: tuple[str, ...]) -> str:
    agents = tuple(index.agents[i] for i in ids if i in index.agents)
    return ARTICLE if all(agent.kind == "article" for agent in agents) else joined_names(agents)


_FROM_OTHERS = {
    "denies": "denied by", "disputes": "disputed by", "supports": "supported by",
    "qualifies": "qualified by", "updates": "updated by", "duplicates": "also said by",
}  # fmt: skip
_TO_OTHERS = {
    "denies": "denies", "disputes": "disputes", "supports": "supports",
    "qualifies": "qualifies", "updates": "updates", "duplicates": "says the same as",
}  # fmt: skip


def _counters(index: Index, claim: Claim) -> list[Counter]:
    found = []
    for other in index.related.get(claim.id, ()):
        for relation in other.relations:
            if relation.claim == claim.id:
                who = joined_names(index.speakers(other)) or ARTICLE
                words = f"{_FROM_OTHERS[relation.type]} {who}"
                found.append(Counter(other.id, words, relation.type in DISPUTING))
    for relation in claim.relations:
        if relation.claim in index.article_numbers:
            words = shortened(index.claims[relation.claim].text, 60)
            words = f"{_TO_OTHERS[relation.type]}: {words}"
            found.append(Counter(relation.claim, words, relation.type in DISPUTING, own=True))
    return found


def _notes(index: Index, claim: Claim) -> list[str]:
    passages = [index.passages[p] for p in claim.passages if p in index.passages]
    lost = [p for p in passages if p.state in ADRIFT]
    adrift = [f"{quoted(shortened(p.quote.exact, 60))} {ADRIFT[p.state]}" for p in lost]
    named = {
        "credibility": claim.credibility,
        "likelihood": claim.likelihood,
        "confidence": claim.confidence,
    }
    lines = [f"{name}: {_graded(name, r.value)} ({r.by})" for name, r in named.items() if r]
    return [*adrift, *lines, *([claim.note] if claim.note else [])]


ADRIFT: dict[PassageState, str] = {
    "fuzzy": "has other words in the article now",
    "orphan": "is not in the article any more",
}
"""What is wrong with words that a claim quotes, by the state of their passage."""


def _graded(name: str, value: str) -> str:
    """Return a grade, with its words where it is a figure; the other scales are of words."""
    words = CREDIBILITY.get(value) if name == "credibility" else None
    return f"{value}, {words}" if words else value
