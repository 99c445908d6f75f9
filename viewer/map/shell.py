"""The map page's HTML: folium makes it, once, when Dateline is built.

No data ever goes into folium text: folium runs code from names (`${…}`, findings.md trap 1).
What the map shows travels as messages.
"""

from __future__ import annotations

import re
from typing import Any

import folium
import msgspec
from branca.element import Element, Figure

START = "/app.js"
"""All modules of the page as one script; it runs once folium's map is made."""

LEAFLET_OPTIONS: dict[str, Any] = {
    "zoomSnap": 0,
    "zoomDelta": 0.75,
    "wheelPxPerZoomLevel": 90,
    "maxBoundsViscosity": 1.0,
    "maxZoom": 12,
    "boxZoom": False,
    "fadeAnimation": False,
    "bounceAtZoomLimits": False,
    "keyboardPanDelta": 120,
}


class Shell(folium.Map):
    """A folium map whose every asset is local: the lists are the class's own, none is changed."""

    default_js = [  # noqa: RUF012  # folium's own type
        ("trusted", "/trusted.js"),
        ("early", "/early.js"),
        ("leaflet", "/leaflet.js"),
        ("qwebchannel", "/qwebchannel.js"),
    ]
    default_css = [  # noqa: RUF012
        ("leaflet_css", "/leaflet.css"),
        ("fonts_css", "/fonts.css"),
        ("furniture_css", "/furniture.css"),
        ("shaping_css", "/shaping.css"),
        ("map_css", "/map.css"),
        ("room_css", "/room.css"),
        ("reading_css", "/reading.css"),
    ]


class Page(msgspec.Struct, frozen=True):
    """The page in three files, so that its policy needs to allow nothing inline."""

    html: str
    script: str
    style: str


def render() -> Page:
    """Return the page."""
    shell = Shell(
        location=[50.0, 100.0],
        zoom_start=3,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        **LEAFLET_OPTIONS,
    )
    shell._id = "dateline"  # else random: the page would differ from build to build
    figure = shell.get_root()
    assert isinstance(figure, Figure)
    figure.title = "Dateline"
    figure.header.add_child(Element(f'<script defer src="{START}"></script>'))
    html, style = _moved_out(
        str(figure.render()), "style", '<link rel="stylesheet" href="/shell.css">'
    )
    html, script = _moved_out(html, "script", '<script src="/shell.js"></script>')
    return Page(html, script, style)


def _moved_out(html: str, element: str, link: str) -> tuple[str, str]:
    """Return the page with a link in place of its last inline block, and what all blocks held."""
    *others, last = re.findall(rf"<{element}>.*?</{element}>", html, flags=re.DOTALL)
    for block in others:
        html = html.replace(block, "")
    inner = [re.sub(rf"</?{element}>", "", block) for block in (*others, last)]
    return html.replace(last, link), "\n".join(inner)
