"""The folders of a briefing's layers in KML, as the text that an indented tree of them would give.

There may be 50,000 features: a tree of elements takes four times as long and twice the memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape

from viewer.export.kml_balloon import in_html, paragraph
from viewer.export.layer_facts import LayerFact, name_of, parts
from viewer.model.briefing import Geometry, LineString, Point
from viewer.model.geometry import Coordinate, polygons
from viewer.model.layers import Feature, Shape

EDGES = tuple("  " * depth for depth in range(9))
"""What indents a line, by its depth."""
DEPTH = 2
"""Of a folder in the file."""
FIELDS = 1000
"""Names of fields that are remembered: most features of a layer have the same."""


def style_name(layer: LayerFact) -> str:
    """Return the id of a layer's style."""
    return f"layer-{layer.number}"


def folder(layer: LayerFact) -> Iterator[str]:
    """Yield the lines of a layer's folder, those of a feature together."""
    edge = EDGES[DEPTH]
    yield f"{edge}<Folder>\n"
    yield _element(DEPTH + 1, "name", layer.name)
    yield _element(DEPTH + 1, "description", paragraph(layer.credit))
    about = paragraph(" · ".join(filter(None, (layer.name, layer.credit))))
    style = f"#{style_name(layer)}"
    for feature in layer.features:
        yield _placemark(DEPTH + 1, feature, about, style)
    yield f"{edge}</Folder>\n"


def _placemark(depth: int, feature: Feature, about: str, style: str) -> str:
    """Return a feature; its balloon shows its fields and whose data it is."""
    fields = {name: str(v) for name, v in feature.properties.items() if v is not None}
    lines = "<br/>".join([f"{_label(name)}: {in_html(v)}" for name, v in fields.items()])
    inner = (
        _element(depth + 1, "name", name_of(feature)),
        _element(depth + 1, "description", f"<p>{lines}</p>{about}" if lines else about),
        _element(depth + 1, "styleUrl", style),
        _around(depth + 1, "ExtendedData", _data(depth + 2, fields)),
        _geometry(depth + 1, feature.geometry),
    )
    return _around(depth, "Placemark", inner)


def _data(depth: int, fields: dict[str, str]) -> Iterator[str]:
    edge = EDGES[depth]
    for name, value in fields.items():
        inner = _element(depth + 1, "value", value)
        yield f'{edge}<Data name="{_attribute(name)}">\n{inner}{edge}</Data>\n'


def _geometry(depth: int, shape: Shape) -> str:
    several = tuple(parts(shape))
    if len(several) == 1:
        return _part(depth, several[0])
    return _around(depth, "MultiGeometry", (_part(depth + 1, part) for part in several))


def _part(depth: int, part: Geometry) -> str:
    match part:
        case Point(coordinates=vertex):
            return _vertices(depth, "Point", (vertex,))
        case LineString(coordinates=line):
            return _vertices(depth, "LineString", line)
    (rings,) = polygons(part)
    outer, *inner = (_vertices(depth + 2, "LinearRing", ring) for ring in rings)
    boundaries = (
        _around(depth + 1, "outerBoundaryIs", (outer,)),
        *(_around(depth + 1, "innerBoundaryIs", (ring,)) for ring in inner),
    )
    return _around(depth, "Polygon", boundaries)


def _vertices(depth: int, kind: str, line: Iterable[Coordinate]) -> str:
    edge, words = EDGES[depth], " ".join([f"{x!r},{y!r}" for x, y in line])
    return f"{edge}<{kind}>\n{edge}  <coordinates>{words}</coordinates>\n{edge}</{kind}>\n"


def _around(depth: int, name: str, inner: Iterable[str]) -> str:
    """Return the lines of an element around those of others."""
    edge, lines = EDGES[depth], "".join(inner)
    return f"{edge}<{name}>\n{lines}{edge}</{name}>\n" if lines else f"{edge}<{name} />\n"


def _element(depth: int, name: str, words: str) -> str:
    edge = EDGES[depth]
    if not words:
        return f"{edge}<{name} />\n"
    return f"{edge}<{name}>{escape(words, quote=False)}</{name}>\n"


@lru_cache(FIELDS)
def _label(field: str) -> str:
    return in_html(field)


@lru_cache(FIELDS)
def _attribute(words: str) -> str:
    """Return words for between quotation marks; a reader would make spaces of lines and tabs."""
    marked = escape(words, quote=False).replace('"', "&quot;")
    return marked.replace("\n", "&#10;").replace("\t", "&#09;")
