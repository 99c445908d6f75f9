"""What a page brings along: scripts, styles, typefaces, and licences of others' work in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from viewer.export.page.markup import Markup
from viewer.export.page.modules import as_script
from viewer.store.resources import resources_root

MOST_OF_FONTS = 1_200_000
"""Bytes of typefaces; what they lack is written in the reader's own."""

THEMES = ("light", "dark", "contrast")
SCRIPTS = ("map/trusted.js", "map/build/leaflet.js", "map/build/protomaps-leaflet.js")
SHELL = ("map/build/shell.js", "map/build/shell.css")
"""The map that folium made when Dateline was built (viewer/map/shell.py)."""
OWN_STYLES = ("page", "reading", "layout", "paper")
STYLES = (
    "map/build/leaflet.css",
    SHELL[1],
    "map/furniture.css",
    *(f"html/{name}.css" for name in OWN_STYLES),
)
LICENCES = (
    ("Leaflet", "map/build/leaflet.LICENSE.txt"),
    ("protomaps-leaflet", "map/build/protomaps-leaflet.LICENSE.txt"),
    ("Source Serif 4", "fonts/build/SourceSerif4.LICENSE.txt"),
    ("Pretendard", "fonts/build/Pretendard.LICENSE.txt"),
)

Theme = dict[str, object]
"""One file of `resources/themes`: name, dark, colours."""


class Inline(msgspec.Struct, frozen=True):
    """A script or style that stands in the page, and what its policy knows it by (CSP 3)."""

    element: str
    content: str

    @property
    def markup(self) -> Markup:
        """As an element; raises ValueError if the content would end it."""
        if re.search(rf"</{self.element}|<!--", self.content, flags=re.IGNORECASE):
            raise ValueError(f"a {self.element} ends in itself")
        return Markup(f"<{self.element}>{self.content}</{self.element}>")

    @property
    def source(self) -> str:
        """Its hash, as a source of a policy."""
        digest = hashlib.sha256(self.content.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"


def scripts() -> tuple[Inline, ...]:
    """Return the scripts in the order in which they run."""
    libraries = (_read(name) for name in (*SCRIPTS, SHELL[0]))
    ours = as_script(resources_root() / "html" / "main.js")
    return tuple(Inline("script", _without_source_map(script)) for script in (*libraries, ours))


def styles(words: str) -> tuple[Inline, ...]:
    """Return the styles, with the typefaces for these words."""
    sheets = (*_colours(), *map(_read, STYLES))
    local = (re.sub(r"url\([^)]*\)", "none", sheet) for sheet in sheets)
    return tuple(Inline("style", sheet) for sheet in (*local, fonts(words)))


def themes() -> dict[str, Theme]:
    """Return the themes of the screen by name."""
    return {name: json.loads(_read(f"themes/{name}.json")) for name in THEMES}


def licences() -> Iterator[tuple[str, str]]:
    """Yield the name and the licence of each work of others that is in the page."""
    for name, file in LICENCES:
        yield name, _read(file).strip()


def fonts(words: str) -> str:
    """Return the font faces that these words need, those that write most of them first."""
    characters = Counter(map(ord, words))
    faces = re.findall(r"@font-face\s*\{.*?\}", _read("map/build/fonts.css"), flags=re.DOTALL)
    served = ((sum(characters[code] for code in _range(face)), face) for face in faces)
    kept, size = [], 0
    for count, face in sorted(served, key=lambda pair: -pair[0]):
        data = _font_file(face)
        if count and size + len(data) <= MOST_OF_FONTS:
            kept.append(_embedded(face, data))
            size += len(data)
    return "\n".join(kept)


def _range(face: str) -> Iterator[int]:
    """Yield the characters that a face is for (CSS Fonts 4, unicode-range)."""
    listed = re.search(r"unicode-range:([^;}]+)", face)
    for part in listed[1].split(",") if listed else ():
        first, _, last = part.strip()[2:].partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def _font_file(face: str) -> bytes:
    name = re.search(r"url\(/fonts/([^)]+)\)", face)
    assert name, face
    return (resources_root() / "map" / "build" / "fonts" / name[1]).read_bytes()


def _embedded(face: str, data: bytes) -> str:
    address = f"url(data:font/woff2;base64,{base64.b64encode(data).decode()})"
    return re.sub(r"url\([^)]*\)", address, face)


def _colours() -> Iterator[str]:
    """Yield the themes as CSS variables: as the system asks, and light on paper."""
    known = {name: theme["colours"] for name, theme in themes().items()}
    yield f":root {{ color-scheme: light dark; {_variables(known['light'])} }}"
    for query, name in (
        ("(prefers-color-scheme: dark)", "dark"),
        ("(prefers-contrast: more)", "contrast"),
    ):
        yield f"@media {query} {{ :root {{ {_variables(known[name])} }} }}"
    paper = _variables(known["light"], " !important")
    yield f"@media print {{ :root {{ color-scheme: light !important; {paper} }} }}"


def _variables(colours: object, weight: str = "") -> str:
    assert isinstance(colours, dict)
    return " ".join(
        f"--{token.replace('_', '-')}: {colour}{weight};" for token, colour in colours.items()
    )


def _without_source_map(script: str) -> str:
    return re.sub(r"^//# sourceMappingURL=.*$", "", script, flags=re.MULTILINE)


def _read(name: str) -> str:
    return (resources_root() / name).read_text(encoding="utf-8")
