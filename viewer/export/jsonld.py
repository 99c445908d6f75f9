"""JSON-LD 1.1: passages as W3C Web Annotations, claims and layers as schema.org has them.

Nothing is fetched: the @context is inlined. What neither vocabulary can say, such as relays and
denials, is in one of our own (`jsonld_context`). Unlike in all other exports, the quoted words are
those of the frozen text to the letter, so that they are found in it; what is not printable stands
as ``\\uXXXX``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from viewer.export.facts import (
    ATTRIBUTION,
    STANCE,
    ClaimFact,
    Facts,
    PlaceFact,
    SourceFact,
    facts,
    mapped,
)
from viewer.export.jsonld_context import CONTEXT
from viewer.export.layer_facts import LayerFact, layer_facts
from viewer.export.terminal import json_text
from viewer.model.briefing import (
    Agent,
    AgentKind,
    Geometry,
    LineString,
    Link,
    Passage,
    Point,
    Viewpoint,
)
from viewer.model.geometry import Bounds, Coordinate, polygons
from viewer.model.index import Index
from viewer.model.text import displayed, sha256
from viewer.store import codec
from viewer.store.container import Document
from viewer.store.layers import file_name

Node = dict[str, Any]
"""A JSON-LD node object."""

LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
"""BCP 47, as far as RDF asks for it."""

AGENT_TYPES: dict[AgentKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "government": "GovernmentOrganization",
    "outlet": "NewsMediaOrganization",
    "unnamed": "dateline:Unnamed",
    "article": "dateline:ArticleVoice",
}


def written(document: Document, index: Index, viewpoint: Viewpoint) -> bytes:
    """Return a graph of the briefing, its sources, agents, places, passages, claims and layers.

    A source is ``urn:sha256:`` and the hash of its frozen text; the other parts have their ids
    behind the hash of the briefing.json.
    """
    told, layers = facts(index, viewpoint), tuple(layer_facts(document))
    briefing = f"urn:sha256:{sha256(codec.encode(document.briefing, document.unknown).decode())}"
    graph = [
        {**_briefing(briefing, told), "hasPart": _parts(layer.id for layer in layers)},
        *map(_source, told.sources),
        *(mapped(_agent(index, agent), displayed) for agent in index.briefing.agents),
        *map(_place, told.places),
        *(_annotation(index, passage) for passage in index.briefing.passages),
        *(_claim(index, claim) for claim in told.claims),
        *map(_layer, layers),
    ]
    context = {**CONTEXT, "part": f"{briefing}#"}
    return json_text({"@context": context, "@graph": list(map(_known, graph))}).encode() + b"\n"


def _briefing(name: str, told: Facts) -> Node:
    return {
        "id": name,
        "type": ["CreativeWork", "dateline:Briefing"],
        "name": told.title,
        "description": told.summary,
        "inLanguage": told.language,
        "borders": told.viewpoint,
        "stance": STANCE,
        "creditText": ATTRIBUTION,
    }


def _source(source: SourceFact) -> Node:
    return {
        "id": f"urn:sha256:{source.sha256}",
        "type": "Article",
        "identifier": source.id,
        "position": source.number,
        "headline": source.title,
        "publisher": _named("Organization", source.publisher),
        "author": _named("dateline:Author", source.author),
        "datePublished": source.published,
        "inLanguage": source.language,
        "url": source.url,
        "copyrightNotice": source.rights,
        "inferred": source.inferred,
    }


def _named(kind: str, name: str | None) -> Node | None:
    return {"type": kind, "name": name} if name else None


def _agent(index: Index, agent: Agent) -> Node:
    source = index.sources.get(agent.source or "")
    return {
        "id": _part(agent.id),
        "type": AGENT_TYPES[agent.kind],
        "name": agent.name,
        "alternateName": _in_languages(agent.names),
        "description": agent.description,
        "voiceOf": f"urn:sha256:{source.sha256}" if source else None,
    }


def _place(place: PlaceFact) -> Node:
    return {
        "id": _part(place.id),
        "type": "Place",
        "name": place.name,
        "alternateName": _in_languages(place.names),
        "feature": place.feature,
        "precision": place.precision,
        "rank": place.rank,
        "note": place.note,
        "identifier": [":".join(link) for link in place.links.items()],
        "geo": _geo(place.geometry) if place.geometry else None,
    }


def _annotation(index: Index, passage: Passage) -> Node:
    """Return a passage: it describes what its claims say and identifies the places it names."""
    mentions = [
        mention
        for mention in index.mentions_by_passage.get(passage.id, ())
        if mention.place in index.places
    ]
    claims = [claim.id for claim in index.claims_by_passage.get(passage.id, ())]
    places = [mention.place for mention in mentions]
    source = index.sources.get(passage.source)
    return {
        "id": _part(passage.id),
        "type": "Annotation",
        "motivation": ["describing"] * bool(claims) + ["identifying"] * bool(places),
        "body": _parts((*claims, *places)),
        "target": {
            "type": "SpecificResource",
            "source": f"urn:sha256:{source.sha256}" if source else None,
            "selector": _selectors(passage),
        },
        "state": passage.state,
        "mention": [
            {
                "place": _part(mention.place),
                "use": mention.use,
                "agent": _part(mention.agent) if mention.agent else None,
            }
            for mention in mentions
        ],
    }


def _selectors(passage: Passage) -> list[Node]:
    """Return how the words are found: by themselves and, unless they are lost, by position."""
    quote, position = passage.quote, passage.position
    words = {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    selectors: list[Node] = [{"type": "TextQuoteSelector", **words}]
    if passage.state != "orphan":
        span = {"start": position.start, "end": position.end}
        selectors.append({"type": "TextPositionSelector", **span})
    return selectors


def _claim(index: Index, claim: ClaimFact) -> Node:
    stored = index.claims[claim.id]
    sources = (index.sources[source] for source in claim.sources if source in index.sources)
    return {
        "id": _part(claim.id),
        "type": "Claim",
        "position": claim.number,
        "text": claim.text,
        "kind": claim.kind,
        "review": claim.review,
        "disputed": claim.disputed,
        "disputedBy": _parts(other.id for other in index.counters.get(claim.id, ())),
        "author": _parts(agent.id for agent in index.speakers(stored)),
        "relayedBy": _parts(agent.id for agent in index.relays(stored)),
        "attribution": [_link(index, link) for link in stored.attribution],
        "appearance": [f"urn:sha256:{source.sha256}" for source in sources],
        "passage": _parts(claim.passages),
        "contentLocation": _parts(claim.places),
        **_by_name((role.role, role.place) for role in claim.place_roles),
        **_by_name((relation.type, relation.claim) for relation in claim.relations),
        "temporalCoverage": claim.time,
        "said": claim.said,
        "inferred": ["time"] * claim.time_inferred + ["said"] * claim.said_inferred,
        "note": claim.notes,
    }


def _layer(layer: LayerFact) -> Node:
    """Return whose data a layer is, what it holds and where it reaches; its features are data for a
    GIS, and stand in the file that its hash names."""
    reach = layer.extent
    return {
        "id": _part(layer.id),
        "type": "Dataset",
        "identifier": layer.id,
        "position": layer.number,
        "name": layer.name,
        "creditText": layer.source,
        "license": _named("CreativeWork", layer.rights),
        "spatialCoverage": {"type": "Place", "geo": _box(reach)} if reach else None,
        "distribution": {
            "type": "DataDownload",
            "name": file_name(layer.id),
            "encodingFormat": "application/geo+json",
            "sha256": layer.sha256,
        },
        "featureCount": len(layer.features),
        "simplified": layer.simplified,
    }


def _box(reach: Bounds) -> Node:
    west, south, east, north = reach
    return {"type": "GeoShape", "box": _path(((west, south), (east, north)))}


def _link(index: Index, link: Link) -> Node:
    agents = (agent for agent in link.agents if agent in index.agents)
    return {"agents": _parts(agents), "cue": displayed(link.cue) if link.cue else None}


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    named: dict[str, list[str]] = defaultdict(list)
    for name, part in pairs:
        named[name].append(_part(part))
    return named


def _geo(geometry: Geometry) -> Node | list[Node]:
    """Return a geometry in schema.org's words, which have latitude first and no holes."""
    match geometry:
        case Point(coordinates=(longitude, latitude)):
            return {"type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
        case LineString(coordinates=line):
            return {"type": "GeoShape", "line": _path(line)}
        case _:
            return [
                {"type": "GeoShape", "polygon": _path(rings[0])} for rings in polygons(geometry)
            ]


def _path(line: Iterable[Coordinate]) -> str:
    return " ".join(f"{latitude!r},{longitude!r}" for longitude, latitude in line)


def _in_languages(names: dict[str, str]) -> list[Node]:
    return [
        {"@value": name, **({"@language": tag} if LANGUAGE.fullmatch(tag) else {})}
        for tag, name in names.items()
    ]


def _part(name: str) -> str:
    return f"part:{name}"


def _parts(ids: Iterable[str]) -> list[str]:
    return list(map(_part, ids))


def _known(node: Any) -> Any:
    """Return a node without what is unknown or empty."""
    match node:
        case dict():
            kept = {name: _known(value) for name, value in node.items()}
            return {name: v for name, v in kept.items() if v not in (None, "", [], {})}
        case list() | tuple():
            return [_known(value) for value in node]
        case _:
            return node
