"""Whether a window can be opened at all: Qt itself ends the process when it cannot."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from viewer.model.errors import DatelineError

HINT = "`dateline export` makes pictures without one"


def require_display(environment: Mapping[str, str] = os.environ) -> None:
    """Raise DatelineError with what is missing for a window on this system."""
    wanted = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not sys.platform.startswith("linux") or wanted not in ("", "xcb", "wayland"):
        return
    if wanted != "xcb" and _wayland_answers(environment):
        return
    if not environment.get("DISPLAY"):
        raise DatelineError("there is no display (DISPLAY and WAYLAND_DISPLAY are not set)", HINT)
    _require_xcb(environment["DISPLAY"])


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    return bool(name) and Path(environment.get("XDG_RUNTIME_DIR", "/"), name or "").exists()


def _require_xcb(display: str) -> None:
    from PySide6.QtCore import QLibraryInfo

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    try:
        ctypes.CDLL(str(plugins / "platforms" / "libqxcb.so"))
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        raise DatelineError(f"Qt lacks a system library ({error})", HINT) from error
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    fault = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if fault:
        raise DatelineError(f"the display {display} does not answer", HINT)
