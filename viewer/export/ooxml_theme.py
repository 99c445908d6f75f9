"""The theme of slides and handouts (ECMA-376 §20.1.6): our colours and typefaces, set once."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from viewer.model.briefing import Kind

Colours = Mapping[str, str]
"""The tokens of `resources/themes`, as ``#RRGGBB``."""

KIND_COLOURS: dict[Kind, str] = {
    "statement": "accent1", "announcement": "accent2", "prediction": "accent3",
    "allegation": "accent4", "denial": "accent5", "assessment": "accent6",
}  # fmt: skip
"""Kind to the colour of the theme that it has."""
DISPUTED = KIND_COLOURS["denial"]
MUTED = "tx2"
RULE = "bg2"
ACCENT = "hlink"

_SLOTS = {
    "dk1": "ink", "lt1": "paper", "dk2": "muted", "lt2": "rule",
    **{slot: kind for kind, slot in KIND_COLOURS.items()},
    "hlink": "accent", "folHlink": "muted",
}  # fmt: skip
"""Slot of the colour scheme to our token."""

SERIF, SANS = "Source Serif 4", "Pretendard"
SERIF_STAND_IN, SANS_STAND_IN = "Georgia", "Arial"
"""What a program is told to use where ours are not installed."""
GEORGIA, ARIAL = "02040502050405020303", "020B0604020202020204"
"""Panose numbers: a program without our typefaces takes what looks most like these."""

_FONTS = {
    "majorFont": {"typeface": SERIF, "panose": GEORGIA, "pitchFamily": "18"},
    "minorFont": {"typeface": SANS, "panose": ARIAL, "pitchFamily": "34"},
}

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def themed(theme: bytes, colours: Colours) -> bytes:
    """Return a theme part with our colours and typefaces in place of its own."""
    root = etree.fromstring(theme)
    root.set("name", "Dateline")
    scheme = root.find(f".//{_A}clrScheme")
    scheme.set("name", "Dateline")
    for slot, token in _SLOTS.items():
        element = scheme.find(f"{_A}{slot}")
        element[:] = [etree.Element(f"{_A}srgbClr", val=hexadecimal(colours[token]))]
    root.find(f".//{_A}fontScheme").set("name", "Dateline")
    for name, attributes in _FONTS.items():
        latin = root.find(f".//{_A}{name}/{_A}latin")
        latin.attrib.update({**attributes, "charset": "0"})
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def hexadecimal(colour: str) -> str:
    """Return ``#1F2A33`` as Office Open XML writes it."""
    return colour.lstrip("#").upper()
