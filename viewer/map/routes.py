"""Which address of the map page is which file. A list made once; addresses are never paths."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from viewer.model.errors import UnreadableError

PAGE = "/"
CONTENT_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".pmtiles": "application/vnd.pmtiles",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}


LAYERS = "/layers/"
LAYER_TYPE = "application/geo+json"


class Resource(msgspec.Struct, frozen=True):
    """A file that the page may have."""

    file: Path
    content_type: str


def layer_at(path: str) -> str | None:
    """Return the SHA-256 of the layer that an address is of."""
    return path.removeprefix(LAYERS) if path.startswith(LAYERS) else None


def routes(resources: Path, geodata: Path) -> dict[str, Resource]:
    """Return address path to file: the page, its scripts, styles and fonts, and the base map.

    Raises UnreadableError where the page, the base map or a folder is not there.
    """
    try:
        found = _found(resources, geodata)
    except OSError as error:
        what = f"the map's files are not there ({error.filename})"
        raise UnreadableError(what, "install Dateline again") from error
    return {path: Resource(file, CONTENT_TYPES[file.suffix]) for path, file in found.items()}


def _found(resources: Path, geodata: Path) -> dict[str, Path]:
    build = resources / "map" / "build"
    found = {f"/{file.name}": file for file in _served(build)}
    found |= {f"/{file.name}": file for file in (resources / "map").glob("*.css")}
    fonts = _served(build / "fonts", resources / "fonts" / "build")
    found |= {f"/fonts/{file.name}": file for file in fonts}
    found["/basemap.pmtiles"] = geodata / "basemap.pmtiles"
    found[PAGE] = found.pop("/shell.html", build / "shell.html")
    for path in (PAGE, "/basemap.pmtiles"):
        found[path].stat()
    return found


def _served(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from (file for file in sorted(folder.iterdir()) if file.suffix in CONTENT_TYPES)
