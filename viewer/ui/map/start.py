"""What must happen before the QApplication, and the way to a map view on any machine.

QtWebEngine is imported here inside functions, and only here, so that a machine without it still
has everything but the map.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.map import policy
from viewer.model.errors import DatelineError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from viewer.ui.map.view import MapView

log = logging.getLogger(__name__)


def prepare() -> str | None:
    """Make Chromium's environment safe and register our scheme, before the QApplication.

    Returns why the map cannot start, or None.
    """
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    policy.secure_environment(os.environ, root)
    try:
        from viewer.ui.map.scheme import register_scheme
    except ImportError as error:
        return _reason(error)
    if root:
        log.warning("running as root: the map runs without Chromium's sandbox")
    register_scheme()
    return None


def create_map_view(resources: Path, geodata: Path, parent: QWidget | None = None) -> MapView | str:
    """Return the map, or why there is none."""
    try:
        from viewer.ui.map.view import MapView
    except ImportError as error:
        return _reason(error)
    try:
        return MapView(resources, geodata, parent)
    except DatelineError as error:
        return str(error)


def _reason(error: ImportError) -> str:
    log.warning("no QtWebEngine: %s", error)
    return "QtWebEngine is not installed or lacks a system library"
