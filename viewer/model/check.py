"""The invariants of a briefing (design.md §2), each as one rule that yields its problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from viewer.model import dates, geometry, text
from viewer.model.briefing import Briefing, Identified, Stated
from viewer.model.index import Index

Texts = Mapping[str, str]
"""Source id to its frozen text."""


class Problem(NamedTuple):
    """What is wrong and where, for a person."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def problems(briefing: Briefing, texts: Texts) -> Iterator[Problem]:
    """Yield every broken invariant, in a stable order."""
    index = Index(briefing)
    for rule in _RULES:
        yield from rule(index, texts)


def _unique_ids(index: Index, _: Texts) -> Iterator[Problem]:
    counts = Counter(ids(index.briefing))
    for name, count in counts.items():
        if count > 1:
            yield Problem(name, f"the id is used {count} times")


def _references(index: Index, _: Texts) -> Iterator[Problem]:
    for where, target, kind in _referred(index.briefing):
        if target not in getattr(index, kind):
            yield Problem(where, f"there is no {kind.removesuffix('s')} {target!r}")


def _texts(index: Index, texts: Texts) -> Iterator[Problem]:
    for source in index.briefing.sources:
        words = texts.get(source.id)
        if words is None:
            yield Problem(source.id, "the source has no text")
            continue
        if text.sha256(words) != source.sha256:
            yield Problem(source.id, "the text is not the one that was frozen (SHA-256 differs)")
        if not text.is_frozen(words):
            yield Problem(source.id, "the text is not NFC with LF line ends")
        for block in source.blocks:
            if not block.start < block.end <= len(words):
                yield Problem(source.id, f"block {block.start}–{block.end} is outside the text")


def _anchors(index: Index, texts: Texts) -> Iterator[Problem]:
    for passage in index.briefing.passages:
        words, at = texts.get(passage.source, ""), passage.position
        if passage.state == "exact" and words[at.start : at.end] != passage.quote.exact:
            yield Problem(passage.id, "the words at its position are not the quoted ones")
        elif passage.state != "orphan" and not at.start < at.end <= len(words):
            yield Problem(passage.id, f"{at.start}–{at.end} is outside the text")


def _attributions(index: Index, _: Texts) -> Iterator[Problem]:
    for claim in index.briefing.claims:
        sources = {index.passages[p].source for p in claim.passages if p in index.passages}
        first = [index.agents[a] for a in claim.attribution[0].agents if a in index.agents]
        if not all(agent.source in sources for agent in first):
            yield Problem(claim.id, "its attribution does not start with the article it stands in")


def _denials(index: Index, _: Texts) -> Iterator[Problem]:
    for claim in index.briefing.claims:
        if index.denies_nothing(claim):
            yield Problem(claim.id, "a denial must name the claim that it denies")
        if any(relation.claim == claim.id for relation in claim.relations):
            yield Problem(claim.id, "a claim has a relation to itself")


def _geometries(index: Index, _: Texts) -> Iterator[Problem]:
    for place in index.briefing.places:
        for shape in (place.geometry, *place.geometry_by_viewpoint.values()):
            for what in sorted(set(geometry.problems(shape))) if shape else ():
                yield Problem(place.id, what)
        if place.geometry is None and place.geometry_by_viewpoint:
            yield Problem(place.id, "it has a geometry for one viewpoint only")
    for step in index.briefing.steps:
        if step.view and step.view.bounds[1] >= step.view.bounds[3]:
            yield Problem(step.id, "the view's south is not south of its north")


def _dates(index: Index, _: Texts) -> Iterator[Problem]:
    for where, stated in _stated_dates(index.briefing):
        try:
            dates.parse(stated)
        except ValueError as error:
            yield Problem(where, str(error))


_RULES: tuple[Callable[[Index, Texts], Iterator[Problem]], ...] = (
    _unique_ids, _references, _texts, _anchors, _attributions, _denials, _geometries, _dates,
)  # fmt: skip


def ids(briefing: Briefing) -> Iterator[str]:
    """Yield the id of every part."""
    parts: tuple[Identified, ...] = (
        *briefing.sources, *briefing.agents, *briefing.places, *briefing.passages,
        *briefing.mentions, *briefing.claims, *briefing.steps, *briefing.proposals,
        *briefing.layers,
    )  # fmt: skip
    yield from (part.id for part in parts)


def _referred(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    """Yield where a reference stands, the id that it names, and in which look-up that must be."""
    for agent in briefing.agents:
        if agent.source is not None:
            yield agent.id, agent.source, "sources"
    for passage in briefing.passages:
        yield passage.id, passage.source, "sources"
    for mention in briefing.mentions:
        yield mention.id, mention.passage, "passages"
        yield mention.id, mention.place, "places"
        if mention.agent is not None:
            yield mention.id, mention.agent, "agents"
    for claim in briefing.claims:
        yield from ((claim.id, passage, "passages") for passage in claim.passages)
        yield from ((claim.id, a, "agents") for link in claim.attribution for a in link.agents)
        yield from ((claim.id, role.place, "places") for role in claim.places)
        yield from ((claim.id, relation.claim, "claims") for relation in claim.relations)
    for proposal in briefing.proposals:
        yield proposal.id, proposal.source, "sources"
    for step in briefing.steps:
        yield from ((step.id, place, "places") for place in step.focus.places)
        yield from ((step.id, claim, "claims") for claim in step.focus.claims)
        yield from ((step.id, passage, "passages") for passage in step.focus.passages)


def _stated_dates(briefing: Briefing) -> Iterator[tuple[str, str]]:
    stated: list[tuple[str, Stated | None]] = []
    stated += [(source.id, source.published) for source in briefing.sources]
    stated += [(claim.id, date) for claim in briefing.claims for date in (claim.time, claim.said)]
    yield from ((where, date.value) for where, date in stated if date)
    for claim in briefing.claims:
        for when in (claim.review.when, claim.review.confirmed_when):
            if when:
                yield claim.id, when
