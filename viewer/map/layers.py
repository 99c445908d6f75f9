"""The layers of a scene: how each is drawn and credited; their features travel apart."""

from __future__ import annotations

import msgspec

from viewer.model.briefing import Briefing, Layer, LayerShape
from viewer.model.text import displayed, shortened

LONGEST_NAME = 60
LONGEST_CREDIT = 160


class SceneLayer(msgspec.Struct, frozen=True, kw_only=True):
    """A layer as the map draws it."""

    id: str
    name: str
    data: str
    """The SHA-256 of its features."""
    colour: str
    """A token of the theme."""
    width: float
    fill: float
    shapes: tuple[LayerShape, ...]
    credit: str
    """Its name with its source and licence; "" where neither is known."""


def scene_layers(briefing: Briefing) -> tuple[SceneLayer, ...]:
    """Return the layers that are shown, the lowest first."""
    return tuple(_scene_layer(layer) for layer in briefing.layers if not layer.hidden)


def credits_of(briefing: Briefing) -> tuple[str, ...]:
    """Return what must be said with a map of the briefing, beside the base map's own credit."""
    return tuple(layer.credit for layer in scene_layers(briefing) if layer.credit)


def _scene_layer(layer: Layer) -> SceneLayer:
    name = displayed(shortened(layer.name, LONGEST_NAME))
    told = ", ".join(filter(None, (layer.source.strip(), layer.rights.strip())))
    if layer.simplified is not None and told:
        told += ", simplified"
    return SceneLayer(
        id=layer.id,
        name=name,
        data=layer.sha256,
        colour=f"layer_{layer.colour}",
        width=layer.width,
        fill=layer.fill,
        shapes=layer.shapes,
        credit=displayed(shortened(f"{name}: {told}", LONGEST_CREDIT)) if told else "",
    )
