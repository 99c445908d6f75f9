"""Edits of the layers: data under the places, with its file in the container."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, get_args

import msgspec

from viewer.model.briefing import Briefing, Layer, LayerColour
from viewer.model.errors import UnwritableError
from viewer.model.text import shortened
from viewer.reading.layers import ReadLayer
from viewer.session.edits import new_id, stem
from viewer.store import archive, container
from viewer.store.container import Document
from viewer.store.layers import file_name

COLOURS: tuple[LayerColour, ...] = get_args(LayerColour)
LONGEST_NAME = 120
MOST = 50
"""Layers in a briefing."""


def layers_added(
    document: Document, read: Sequence[ReadLayer], *, source: str = "", rights: str = ""
) -> Document:
    """Return the document with layers more, on top of those there are.

    Raises UnwritableError where a briefing cannot hold them.
    """
    _refuse_too_much(document, read)
    briefing, files = document.briefing, dict(document.originals)
    for each in read:
        data = each.geojson.encode()
        layer = Layer(
            id=new_id(briefing, f"layer-{stem(each.name)}"),
            name=shortened(" ".join(each.name.split()), LONGEST_NAME) or "Layer",
            sha256=hashlib.sha256(data).hexdigest(),
            source=source.strip(),
            rights=rights.strip(),
            shapes=each.shapes,
            features=each.features,
            simplified=each.tolerance,
            colour=_free_colour(briefing),
        )
        files[file_name(layer.id)] = data
        briefing = _with_layers(briefing, (*briefing.layers, layer))
    return msgspec.structs.replace(container.edited(document, briefing), originals=files)


def layer_removed(document: Document, identifier: str) -> Document:
    """Return the document without a layer and its file. Raises KeyError."""
    gone = layer_of(document.briefing, identifier)
    others = tuple(layer for layer in document.briefing.layers if layer is not gone)
    name = file_name(identifier)
    files = {key: data for key, data in document.originals.items() if key != name}
    edited = container.edited(document, _with_layers(document.briefing, others))
    return msgspec.structs.replace(edited, originals=files)


def layer_changed(briefing: Briefing, identifier: str, **fields: Any) -> Briefing:
    """Change fields of a layer. Raises ValueError for what no layer can have."""
    layer = layer_of(briefing, identifier)
    changed = msgspec.structs.replace(layer, **fields)
    msgspec.convert(msgspec.to_builtins(changed), Layer)  # checks what a struct alone does not
    return _with_layers(
        briefing, tuple(changed if other is layer else other for other in briefing.layers)
    )


def layer_moved(briefing: Briefing, identifier: str, by: int) -> Briefing:
    """Move a layer up (1) or down (-1) among the others, as far as there is room."""
    layer = layer_of(briefing, identifier)
    at = briefing.layers.index(layer)
    others = [other for other in briefing.layers if other is not layer]
    others.insert(min(max(at + by, 0), len(others)), layer)
    return _with_layers(briefing, tuple(others))


def layer_of(briefing: Briefing, identifier: str) -> Layer:
    """Return the layer with this id. Raises KeyError."""
    for layer in briefing.layers:
        if layer.id == identifier:
            return layer
    raise KeyError(identifier)


def _free_colour(briefing: Briefing) -> LayerColour:
    """Return the colour that the fewest layers have."""
    used = [layer.colour for layer in briefing.layers]
    return min(COLOURS, key=used.count)


def _with_layers(briefing: Briefing, layers: tuple[Layer, ...]) -> Briefing:
    return msgspec.structs.replace(briefing, layers=layers)


def _refuse_too_much(document: Document, read: Sequence[ReadLayer]) -> None:
    if len(document.briefing.layers) + len(read) > MOST:
        raise UnwritableError("there are too many layers", f"a briefing has at most {MOST}")
    held = sum(map(len, document.originals.values())) + sum(len(each.geojson) for each in read)
    if held > archive.MAX_BYTES * 8 // 10:
        most = f"a briefing has at most {archive.MAX_BYTES // 10**6} MB"
        raise UnwritableError("the layers are too large for this briefing", most)
