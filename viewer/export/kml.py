"""KML 2.2 (OGC 07-147r2): the places with balloons that show who says what, and the layers.

A reader renders `description` as HTML and puts it into the balloon, so all words in it are escaped
once for HTML and once for XML: data is never markup. Everything else is plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import msgspec

from viewer.export.facts import (
    ATTRIBUTION,
    STANCE,
    ClaimFact,
    Facts,
    PlaceFact,
    borders,
    dates,
    facts,
    marks,
)
from viewer.export.kml_balloon import in_html, paragraph
from viewer.export.kml_layers import folder, style_name
from viewer.export.layer_facts import LayerFact, layer_facts
from viewer.model.briefing import Geometry, LineString, Point, Viewpoint
from viewer.model.geometry import Coordinate, polygons
from viewer.model.index import Index
from viewer.model.text import quoted
from viewer.store.container import Document
from viewer.store.resources import resources_root

NAMESPACE = "http://www.opengis.net/kml/2.2"

BALLOON = """\
$[description]
<p>claims: $[claims] · passages: $[passages] · precision: $[precision] · $[borders]</p>"""
"""What a balloon shows. Beside the description it names only data that are ours or numbers."""

ENDING = b"  </Document>\n</kml>"
"""Of an indented tree."""

BALLOON_OF_LAYER = "$[description]"

PLACE_STYLES = {"point": "marker", "region": "region", "approximate": "approximate"}
"""The colour of each style of places, by its name in a theme."""


def written(document: Document, index: Index, viewpoint: Viewpoint) -> bytes:
    """Return a KML file: a folder of the places, one of each layer; WGS 84, longitude first."""
    told, layers = facts(index, viewpoint), tuple(layer_facts(document))
    colours = _colours()
    root = ET.Element("kml", xmlns=NAMESPACE)
    top = ET.SubElement(root, "Document")
    _add(top, "name", told.title)
    _add(top, "description", "".join(_about(told, layers)))
    for name, colour in PLACE_STYLES.items():
        width = "1" if name == "approximate" else "2"
        top.append(_style(name, colours[colour], width, 0.2, BALLOON))
    for layer in layers:
        colour, width = colours[layer.colour], f"{layer.width:g}"
        top.append(_style(style_name(layer), colour, width, layer.fill, BALLOON_OF_LAYER))
    top.append(_places_folder(told))
    ET.indent(root)
    return _with_layers(ET.tostring(root, encoding="UTF-8", xml_declaration=True), layers)


def _with_layers(file: bytes, layers: Iterable[LayerFact]) -> bytes:
    """Return a KML file with the folders of layers behind all that is in it."""
    joined = BytesIO()
    joined.write(file.removesuffix(ENDING))
    for layer in layers:
        joined.writelines(line.encode() for line in folder(layer))
    joined.write(ENDING + b"\n")
    return joined.getvalue()


def _places_folder(told: Facts) -> ET.Element:
    folder = ET.Element("Folder")
    _add(folder, "name", "Places")
    _add(folder, "open", "1")
    claims = told.claims_by_id()
    for place in told.places:
        folder.append(_placemark(place, [claims[claim] for claim in place.claims], told))
    return folder


def _about(told: Facts, layers: Sequence[LayerFact]) -> Iterator[str]:
    """Yield what the file is and what it is made from, as HTML."""
    yield paragraph(told.summary)
    yield paragraph(STANCE)
    yield paragraph(borders(told.viewpoint).capitalize())
    yield from (paragraph(f"Source {source.number}: {source.words}") for source in told.sources)
    yield paragraph(f"Shapes and positions: {ATTRIBUTION}")
    yield from (paragraph(f"{each.name}: {each.credit}") for each in layers if each.credit)


def _placemark(place: PlaceFact, claims: list[ClaimFact], told: Facts) -> ET.Element:
    """Return a place; its children stand in the order that the schema wants."""
    placemark = ET.Element("Placemark", id=f"place-{place.id}")
    _add(placemark, "name", place.name)
    _add(placemark, "Snippet", _snippet(place, claims)).set("maxLines", "2")
    _add(placemark, "description", "".join(_description(place, claims)))
    _add(placemark, "styleUrl", f"#{_style_name(place)}")
    _add_data(placemark, _data(place, told))
    if place.geometry:
        placemark.append(_shape(place.geometry))
    return placemark


def _snippet(place: PlaceFact, claims: list[ClaimFact]) -> str:
    disputed = sum(claim.disputed for claim in claims)
    parts = [
        place.feature,
        _extent(place),
        f"claims: {len(claims)}" + (f", disputed: {disputed}" if disputed else ""),
    ]
    return " · ".join(filter(None, parts))


def _extent(place: PlaceFact) -> str:
    """Return what must be said of where it is."""
    if place.geometry is None:
        return "no position"
    return "approximate" if place.precision == "approximate" else ""


def _description(place: PlaceFact, claims: list[ClaimFact]) -> Iterator[str]:
    yield f"<h3>{in_html(place.name)}</h3>"
    yield paragraph(" · ".join(filter(None, (place.feature, _extent(place)))))
    if place.note:
        yield paragraph(place.note)
    yield from map(_claim, claims)


def _claim(claim: ClaimFact) -> str:
    """Return a claim as HTML: its marks, the statement, the words, who says it."""
    lines = (
        f"<b>{in_html(' · '.join(marks(claim)))}</b>",
        in_html(claim.text),
        *(f"<i>{in_html(quoted(quote))}</i>" for quote in claim.quotes),
        in_html(" · ".join((" → ".join(claim.chain), *dates(claim)))),
        *map(in_html, claim.others),
    )
    return f"<p>{'<br/>'.join(lines)}</p>"


def _data(place: PlaceFact, told: Facts) -> dict[str, str]:
    other_names = {f"name:{language}": name for language, name in place.names.items()}
    return {
        "id": place.id,
        "feature": place.feature,
        "precision": place.precision,
        "rank": str(place.rank),
        "claims": str(len(place.claims)),
        "passages": str(len(place.passages)),
        "borders": borders(told.viewpoint),
        "note": place.note or "",
        **other_names,
    }


def _shape(geometry: Geometry) -> ET.Element:
    match geometry:
        case Point(coordinates=vertex):
            return _vertices("Point", [vertex])
        case LineString(coordinates=line):
            return _vertices("LineString", line)
    return _united([_polygon(rings) for rings in polygons(geometry)])


def _united(shapes: Sequence[ET.Element]) -> ET.Element:
    if len(shapes) == 1:
        return shapes[0]
    several = ET.Element("MultiGeometry")
    several.extend(shapes)
    return several


def _polygon(rings: Iterable[Iterable[Coordinate]]) -> ET.Element:
    polygon = ET.Element("Polygon")
    for number, ring in enumerate(rings):
        boundary = ET.SubElement(polygon, "innerBoundaryIs" if number else "outerBoundaryIs")
        boundary.append(_vertices("LinearRing", ring))
    return polygon


def _vertices(kind: str, line: Iterable[Coordinate]) -> ET.Element:
    element = ET.Element(kind)
    _add(element, "coordinates", " ".join(f"{x!r},{y!r}" for x, y in line))
    return element


def _style_name(place: PlaceFact) -> str:
    if isinstance(place.geometry, Point):
        return "point"
    return "approximate" if place.precision == "approximate" else "region"


def _colours() -> dict[str, str]:
    """Return the colours of the light theme, ``#RRGGBB``."""
    theme: dict[str, Any] = msgspec.json.decode(
        (resources_root() / "themes" / "light.json").read_bytes()
    )
    colours: dict[str, str] = theme["colours"]
    return colours


def _style(name: str, colour: str, width: str, fill: float, balloon: str) -> ET.Element:
    style = ET.Element("Style", id=name)
    _add(ET.SubElement(style, "IconStyle"), "color", _abgr(colour))
    line = ET.SubElement(style, "LineStyle")
    _add(line, "color", _abgr(colour))
    _add(line, "width", width)
    _add(ET.SubElement(style, "PolyStyle"), "color", _abgr(colour, round(fill * 0xFF)))
    _add(ET.SubElement(style, "BalloonStyle"), "text", balloon)
    return style


def _abgr(colour: str, opacity: int = 0xFF) -> str:
    """Return ``#RRGGBB`` as KML writes colours: alpha, blue, green, red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"{opacity:02x}{blue}{green}{red}".lower()


def _add_data(placemark: ET.Element, data: dict[str, str]) -> None:
    extended = ET.SubElement(placemark, "ExtendedData")
    for name, value in data.items():
        _add(ET.SubElement(extended, "Data", name=name), "value", value)


def _add(parent: ET.Element, name: str, words: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = words
    return element
