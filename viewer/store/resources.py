"""Where Dateline's own files are: in the package when installed, else in the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_INSTALLED = _PACKAGE / "_data"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def resources_root() -> Path:
    """Return the folder that holds briefings, map, themes, fonts, icons and help."""
    return _ROOT / "resources"


def geodata_root() -> Path:
    """Return the folder that holds the base map."""
    return _ROOT / "geodata"


def bundled_briefing() -> Path:
    """Return the briefing that opens when no file is named."""
    return resources_root() / "briefings" / "putin-in-pyongyang"
