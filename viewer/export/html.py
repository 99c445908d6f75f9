"""A whole briefing as one HTML page, which needs nothing else: no network, no program, no folder.

What there is to read is HTML already; the page's script (resources/html) puts the map to it, and
shows what belongs together. The map is the one that folium made when Dateline was built. Nothing of
a briefing ever becomes part of a script or of folium's text (findings.md trap 1).
"""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from string import Template
from typing import Any

import msgspec

from viewer.export.facts import ATTRIBUTION, STANCE, borders, mapped
from viewer.export.page import assets
from viewer.export.page.article import article
from viewer.export.page.assets import Inline
from viewer.export.page.claims import claim_card, signs
from viewer.export.page.lists import Addresses, agent_item, place_item, source_item, step_item
from viewer.export.page.markup import Markup, data_block, element, joined, language, text
from viewer.geo.basemap import Address, tiles_around
from viewer.model import layers
from viewer.model.briefing import Geometry, Point
from viewer.model.geometry import Bounds, bounds
from viewer.model.index import Index
from viewer.model.text import displayed
from viewer.store.container import Document
from viewer.store.layers import content as layer_content
from viewer.store.resources import geodata_root, resources_root

MARGIN = 4.0
"""Degrees around a place of which the base map is taken along in detail."""

Json = dict[str, Any]


def html(
    document: Document, index: Index, scene: Json, addresses: Addresses, *, notes: bool = False
) -> bytes:
    """Return the page.

    `scene` is the map's scene as JSON values (viewer.map.scene); `addresses` says what is shown for
    each place, agent, claim, and step that is not hidden. Presenter notes are in it only with
    `notes`.
    """
    template = (resources_root() / "html" / "page.html").read_text(encoding="utf-8")
    parts = _words(document, index, scene, addresses, notes)
    tiles = _tiles(index)
    parts["data"] = data_block("data", _data(document, scene, addresses, tiles))
    scripts, styles = assets.scripts(), assets.styles("".join(parts.values()))
    return (
        Template(template)
        .substitute(
            parts,
            policy=text(_policy(scripts, styles)),
            scripts=joined((script.markup for script in scripts), "\n"),
            styles=joined((style.markup for style in styles), "\n"),
            tiles=_packed(tiles.values()),
        )
        .encode()
    )


def _words(
    document: Document, index: Index, scene: Json, addresses: Addresses, notes: bool
) -> dict[str, str]:
    """Return all that there is to read, by its name in the template."""
    briefing = index.briefing
    named = [layer["credit"] for layer in scene["layers"] if layer["credit"]]
    numbers = {place["id"]: place["number"] for place in scene["places"]}
    lists = {
        "Steps": [
            step_item(index, step.id, addresses[f"step-{step.id}"], notes)
            for step in briefing.steps
            if not step.hidden
        ],
        "Places": [
            place_item(index, place, addresses[f"place-{place}"], numbers.get(place))
            for place in sorted(index.places, key=lambda i: numbers.get(i, len(numbers) + 1))
        ],
        "People": [agent_item(index, i, addresses[f"agent-{i}"]) for i in index.agents],
    }
    return {
        "language": language(briefing.language) or "en",
        "title": text(briefing.title),
        "summary": text(briefing.summary),
        "signs": signs(),
        "stance": text(STANCE),
        "count": str(len(index.standing)),
        "claims": joined(claim_card(index, claim) for claim in index.standing),
        "lists": joined(_section(name, items) for name, items in lists.items() if items),
        "parts": joined(_part_links(["Claims", *(name for name, items in lists.items() if items)])),
        "article": joined(
            article(index, source, document.texts.get(source.id, "")) for source in briefing.sources
        ),
        "sources": joined(source_item(s, number) for number, s in enumerate(briefing.sources, 1)),
        "licences": joined(_licence(*licence) for licence in assets.licences()),
        "borders": text(borders(scene["viewpoint"])),
        "attribution": text(" · ".join((ATTRIBUTION, *named))),
    }


def _section(name: str, items: Iterable[Markup]) -> Markup:
    key = name.lower()
    title = element("h2", name, id=f"{key}-title")
    listed = element("ol" if name == "Steps" else "ul", *items)
    return element("section", title, listed, id=key, aria_labelledby=f"{key}-title")


def _part_links(names: Iterable[str]) -> Iterator[Markup]:
    return (element("a", name, href=f"#{name.lower()}") for name in names)


def _licence(name: str, words: str) -> Markup:
    return element("details", element("summary", name), element("pre", words))


def _data(
    document: Document, scene: Json, addresses: Addresses, tiles: Mapping[Address, bytes]
) -> Json:
    """Return what the script works on: no text in it is markup."""
    shown = {name: msgspec.to_builtins(what) for name, what in addresses.items()}
    sizes = {"/".join(map(str, address)): len(tile) for address, tile in tiles.items()}
    readable: Json = mapped({"scene": scene, "addresses": shown}, displayed)
    more = {"themes": assets.themes(), "layers": _layers(document)}
    return {**readable, **more, "tiles": list(sizes.items())}


def _layers(document: Document) -> Json:
    """Return the shapes of the layers that are shown, by their SHA-256; their fields stay here."""
    found: Json = {}
    for layer in document.briefing.layers:
        with suppress(ValueError):  # the check tells what is wrong with it
            features = layers.decoded(layer_content(document, layer)).features
            shapes = [{"geometry": msgspec.to_builtins(each.geometry)} for each in features]
            found |= {} if layer.hidden else {layer.sha256: {"features": shapes}}
    return found


def _tiles(index: Index) -> dict[Address, bytes]:
    """Return the tiles of the world, in more detail around the briefing's places."""
    shapes = [
        shape
        for place in index.briefing.places
        for shape in (place.geometry, *place.geometry_by_viewpoint.values())
        if shape
    ]
    points = [shape for shape in shapes if isinstance(shape, Point)]
    near = {5: list(_boxes(shapes)), 6: list(_boxes(points))}
    return tiles_around(geodata_root() / "basemap.pmtiles", near)


def _boxes(shapes: Iterable[Geometry]) -> Iterator[Bounds]:
    for shape in shapes:
        if box := bounds([shape]):
            west, south, east, north = box
            yield west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN


def _packed(tiles: Iterable[bytes]) -> str:
    """Return the tiles behind each other, gzip in base64."""
    return base64.b64encode(gzip.compress(b"".join(tiles), mtime=0)).decode()


def _policy(scripts: Iterable[Inline], styles: Iterable[Inline]) -> str:
    """Return what the page may do (CSP 3): run what is in it, show it, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(script.source for script in scripts)}",
            f"style-src {' '.join(style.source for style in styles)}",
            "font-src data:",
            "img-src blob:",  # the painted base map; the page alone can make such
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types default",
        )
    )
