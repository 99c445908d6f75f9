"""The layers of a briefing as data exports state them: whose data it is, and its features.

A layer that is hidden is in no export. One whose file cannot be read is not either, and the check
tells why. As in `viewer.export.facts`, all words are such as can be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

import msgspec

from viewer.model import layers
from viewer.model.briefing import Geometry, Layer, LineString, Point, Polygon
from viewer.model.geometry import Bounds, bounds, right_handed
from viewer.model.layers import Feature, Shape
from viewer.model.text import displayed
from viewer.store.container import Document
from viewer.store.layers import content

NAMING = ("name", "title", "label")
"""The fields that name a feature, the likeliest first."""


class LayerFact(msgspec.Struct, frozen=True, kw_only=True):
    """A layer that is shown."""

    id: str
    number: int
    """In the order of the briefing, from 1, the lowest first."""
    sha256: str
    """Of its file in the container."""
    name: str
    source: str
    rights: str
    simplified: float | None
    """By how many metres its outlines may be off, where they were simplified."""
    colour: str
    """A token of the theme."""
    width: float
    fill: float
    features: tuple[Feature, ...]
    """WGS 84, longitude first; rings by the right-hand rule."""

    @property
    def credit(self) -> str:
        """Whose data it is and under which licence, in a line."""
        off = f"outlines simplified, off by up to {self.simplified:g} m" if self.simplified else ""
        return " · ".join(filter(None, (self.source, self.rights, off)))

    @property
    def extent(self) -> Bounds | None:
        """The smallest box that holds all features; across 180°, west > east."""
        return box(part for each in self.features for part in parts(each.geometry))


def box(shapes: Iterable[Geometry]) -> Bounds | None:
    """Return west, south, east, north of all; across 180°, west > east (RFC 7946 §5.2)."""
    found = bounds(shapes)
    if found is None:
        return None
    west, south, east, north = found
    return west, south, round(east - 360, 9) if east > 180 else east, north


def layer_facts(document: Document) -> Iterator[LayerFact]:
    """Yield the layers that are shown, the lowest first."""
    shown = (layer for layer in document.briefing.layers if not layer.hidden)
    for number, layer in enumerate(shown, 1):
        with suppress(ValueError):
            features = layers.decoded(content(document, layer)).features
            yield _fact(number, layer, features)


def name_of(feature: Feature) -> str:
    """Return what a feature calls itself, "" where it has no name."""
    names = {field.casefold(): value for field, value in reversed(feature.properties.items())}
    return next((str(names[field]) for field in NAMING if names.get(field)), "")


def parts(shape: Shape) -> Iterator[Geometry]:
    """Yield the points, lines and polygons that a shape is made of."""
    match shape:
        case layers.Point(coordinates=at):
            yield Point(coordinates=at)
        case layers.MultiPoint(coordinates=points):
            yield from (Point(coordinates=at) for at in points)
        case layers.LineString(coordinates=line):
            yield LineString(coordinates=line)
        case layers.MultiLineString(coordinates=lines):
            yield from (LineString(coordinates=line) for line in lines)
        case layers.MultiPolygon(coordinates=polygons):
            yield from (Polygon(coordinates=rings) for rings in polygons)
        case Polygon():
            yield shape


def _fact(number: int, layer: Layer, features: tuple[Feature, ...]) -> LayerFact:
    return LayerFact(
        id=layer.id,
        number=number,
        sha256=layer.sha256,
        name=displayed(layer.name),
        source=displayed(layer.source).strip(),
        rights=displayed(layer.rights).strip(),
        simplified=layer.simplified,
        colour=f"layer_{layer.colour}",
        width=layer.width,
        fill=layer.fill,
        features=tuple(map(_shown, features)),
    )


def _shown(feature: Feature) -> Feature:
    fields = {
        displayed(field): displayed(value) if isinstance(value, str) else value
        for field, value in feature.properties.items()
    }
    return Feature(geometry=_wound(feature.geometry), properties=fields)


def _wound(shape: Shape) -> Shape:
    match shape:
        case Polygon():
            return _polygon(shape)
        case layers.MultiPolygon(coordinates=polygons):
            wound = (_polygon(Polygon(coordinates=rings)).coordinates for rings in polygons)
            return layers.MultiPolygon(coordinates=tuple(wound))
        case _:
            return shape


def _polygon(polygon: Polygon) -> Polygon:
    wound = right_handed(polygon)
    assert isinstance(wound, Polygon)
    return wound
