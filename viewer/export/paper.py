"""Sizes that pictures are asked for by: paper with a resolution, and shapes of screens."""

from __future__ import annotations

import msgspec

from viewer.export.request import Size

MM_PER_INCH = 25.4


class Preset(msgspec.Struct, frozen=True):
    """One size by name: a sheet of paper across, in millimetres, or a size in pixels."""

    words: str
    paper: tuple[float, float] | None = None
    pixels: Size | None = None


PRESETS = (
    Preset("A4 across", paper=(297, 210)),
    Preset("A4 upright", paper=(210, 297)),
    Preset("A3 across", paper=(420, 297)),
    Preset("A3 upright", paper=(297, 420)),
    Preset("A5 across", paper=(210, 148)),
    Preset("A5 upright", paper=(148, 210)),
    Preset("Letter across", paper=(279.4, 215.9)),
    Preset("Letter upright", paper=(215.9, 279.4)),
    Preset("Slide 16:9", pixels=Size(1920, 1080)),
    Preset("Slide 16:9, 4K", pixels=Size(3840, 2160)),
    Preset("Slide 4:3", pixels=Size(1600, 1200)),
    Preset("Square 1:1", pixels=Size(2048, 2048)),
)


def size_of(preset: Preset, dpi: int) -> Size:
    """Return a preset's pixels; those of paper follow from the resolution in pixels to the inch."""
    if preset.pixels or not preset.paper:
        return preset.pixels or Size(1920, 1200)
    wide, high = (round(side / MM_PER_INCH * dpi) for side in preset.paper)
    return Size(wide, high)
