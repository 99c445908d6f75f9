"""Whether a window can be opened at all: Qt itself ends the process when it cannot."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from viewer.model.errors import DatelineError, UsageError

WAIT_SECONDS = 2.0
HINT = "`dateline export` makes pictures without one"


def require_display(environment: Mapping[str, str] = os.environ) -> None:
    """Raise DatelineError with what is missing for a window on this system."""
    wanted = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not sys.platform.startswith("linux") or _has_no_display(wanted):
        return
    if wanted not in ("", "xcb", "wayland"):
        raise DatelineError(f"Qt has no platform {wanted!r}", f"unset QT_QPA_PLATFORM; {HINT}")
    if wanted != "xcb" and _wayland_answers(environment):
        return
    if wanted == "wayland":
        raise DatelineError("no Wayland compositor answers", HINT)
    if not environment.get("DISPLAY"):
        raise DatelineError(_missing(environment), HINT)
    _require_xcb(environment["DISPLAY"])


def _has_no_display(platform: str) -> bool:
    """Say whether Qt has this platform, and it needs no display server."""
    if platform in ("", "xcb", "wayland"):
        return False
    return (_platforms() / f"libq{platform}.so").exists()


def _platforms() -> Path:
    from PySide6.QtCore import QLibraryInfo

    return Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"


def _missing(environment: Mapping[str, str]) -> str:
    if environment.get("WAYLAND_DISPLAY"):
        return "there is no display (WAYLAND_DISPLAY does not answer, DISPLAY is not set)"
    return "there is no display (DISPLAY and WAYLAND_DISPLAY are not set)"


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.settimeout(WAIT_SECONDS)
        try:
            compositor.connect(str(Path(environment.get("XDG_RUNTIME_DIR", "/"), name)))
        except OSError:
            return False
    return True


def _require_xcb(display: str) -> None:
    try:
        ctypes.CDLL(str(_platforms() / "libqxcb.so"))
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


def require_screen(name: str) -> None:
    """Raise UsageError where no display has this name."""
    names = [screen.name() for screen in QGuiApplication.screens()]
    if name not in names:
        raise UsageError(f"there is no display {name}", f"there is {', '.join(names)}")
