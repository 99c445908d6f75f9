"""GeoJSON (RFC 7946): the places, each with its claims, then what is in the layers.

Coordinates are WGS 84, longitude first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import msgspec

from viewer.export.facts import ATTRIBUTION, STANCE, ClaimFact, Facts, PlaceFact, borders, facts
from viewer.export.layer_facts import LayerFact, box, layer_facts, parts
from viewer.model.briefing import Geometry, Point, Viewpoint
from viewer.model.index import Index
from viewer.store.container import Document

Json = dict[str, Any]

KEPT_OF_CLAIMS = (
    "id", "number", "text", "kind", "review", "disputed", "speakers", "relayed_by", "chain",
    "quotes", "time", "time_inferred", "said", "said_inferred", "relations", "others", "sources",
    "notes",
)  # fmt: skip

OF_LAYER = ("layer", "layer_credit")
"""The fields that say of a feature of which layer it is, and whose data that is."""


def written(document: Document, index: Index, viewpoint: Viewpoint) -> bytes:
    """Return a FeatureCollection of the places, in the briefing's order, one feature a line.

    A place without geometry is a feature with null geometry (§3.2). What is not about one place
    stands beside the features as foreign members (§6.1). Behind the places come the features of the
    layers: only these have the field `layer`, as layers that QGIS merges into one have.
    """
    told, layers = facts(index, viewpoint), tuple(layer_facts(document))
    head = msgspec.json.encode(_head(told, layers))
    claims = told.claims_by_id()
    places = (_feature(place, claims) for place in told.places)
    drawn = (feature for layer in layers for feature in _of_layer(layer))
    features = b",\n".join(map(msgspec.json.encode, chain(places, drawn)))
    return head.removesuffix(b"}") + b',"features":[\n' + features + b"\n]}\n"


def _head(told: Facts, layers: Sequence[LayerFact]) -> Json:
    placed = {claim for place in told.places for claim in place.claims}
    drawn = (part for layer in layers for each in layer.features for part in parts(each.geometry))
    return {
        "type": "FeatureCollection",
        **_bbox(*(place.geometry for place in told.places), *drawn),
        "title": told.title,
        "summary": told.summary,
        "language": told.language,
        "viewpoint": told.viewpoint,
        "borders": borders(told.viewpoint),
        "stance": STANCE,
        "attribution": ATTRIBUTION,
        "sources": told.sources,
        "layers": [_layer(layer) for layer in layers],
        "claims_elsewhere": [_claim(claim) for claim in told.claims if claim.id not in placed],
    }


def _feature(place: PlaceFact, claims: dict[str, ClaimFact]) -> Json:
    regional = {} if isinstance(place.geometry, Point) else _bbox(place.geometry)
    return {
        "type": "Feature",
        "id": place.id,
        **regional,
        "geometry": place.geometry,
        "properties": {
            "id": place.id,
            "name": place.name,
            "names": place.names,
            "feature": place.feature,
            "precision": place.precision,
            "rank": place.rank,
            "note": place.note,
            "links": place.links,
            "claim_count": len(place.claims),
            "passage_count": len(place.passages),
            "claims": [_claim(claims[claim]) for claim in place.claims],
        },
    }


def _layer(layer: LayerFact) -> Json:
    kept = ("id", "name", "source", "rights", "simplified")
    fields = {name: getattr(layer, name) for name in kept}
    return {**fields, "feature_count": len(layer.features)}


def _of_layer(layer: LayerFact) -> Iterator[Json]:
    """Yield the features of a layer with their fields and ours."""
    mark = dict(zip(OF_LAYER, (layer.name, layer.credit), strict=True))
    for feature in layer.features:
        fields = {**_beside_ours(feature.properties), **mark}
        yield {"type": "Feature", "geometry": feature.geometry, "properties": fields}


def _beside_ours(properties: Json) -> Json:
    """Return fields of which those that are called as ours, or as one before, have a `_` more."""
    fields: Json = {}
    for field, value in properties.items():
        name = field
        while name in OF_LAYER or name in fields:
            name += "_"
        fields[name] = value
    return fields


def _claim(claim: ClaimFact) -> Json:
    return {name: getattr(claim, name) for name in KEPT_OF_CLAIMS}


def _bbox(*shapes: Geometry | None) -> Json:
    """Return the member `bbox`, none for no shape."""
    found = box(shape for shape in shapes if shape)
    return {"bbox": found} if found else {}
