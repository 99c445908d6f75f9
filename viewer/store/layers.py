"""A layer's features in the container: the file ``layers/ID.geojson``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from viewer.model import layers
from viewer.model.briefing import Layer
from viewer.model.check import Problem
from viewer.model.errors import one_line

if TYPE_CHECKING:
    from viewer.store.container import Document


def file_name(layer: str) -> str:
    """Return the name in the container of the file of a layer with this id."""
    return f"layers/{layer}.geojson"


def content(document: Document, layer: Layer) -> bytes:
    """Return a layer's file. Raises ValueError where it is not there or not what it was."""
    found = document.originals.get(file_name(layer.id))
    if found is None:
        raise ValueError(f"its file {file_name(layer.id)!r} is not in the container")
    if hashlib.sha256(found).hexdigest() != layer.sha256:
        raise ValueError("its file is not the one that was added (SHA-256 differs)")
    return found


def problems(document: Document) -> Iterator[Problem]:
    """Yield what is wrong with the files of the layers."""
    for layer in document.briefing.layers:
        try:
            layers.decoded(content(document, layer))
        except ValueError as error:  # msgspec's are ValueErrors
            yield Problem(layer.id, f"the layer cannot be drawn: {one_line(str(error))}")
