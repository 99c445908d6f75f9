"""The base map of a person's own: chosen by file, remembered by its path, given up in words."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from viewer.geo import tile_files
from viewer.map.base_file import BASE
from viewer.model.errors import DatelineError
from viewer.store.settings import storable

if TYPE_CHECKING:
    from viewer.ui.actions import Handler
    from viewer.ui.memory import Memory
    from viewer.ui.window import MainWindow

FILTERS = "Base maps (*.pmtiles *.mbtiles);;All files (*)"


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return the function of each command about the base map, by its id."""
    return {
        "base-map-bundled": partial(use_bundled, window),
        "base-map-file": partial(ask_for_file, window),
    }


def use_base_map(memory: Memory) -> str:
    """Use the file that was chosen; returns what to say where it cannot be used, else ""."""
    chosen = memory.settings.base_map
    if chosen is None:
        BASE.use(None)
        return ""
    try:
        BASE.use(tile_files.opened(Path(chosen)))
    except DatelineError as error:
        BASE.use(None)
        return f"The base map is the bundled one: {error}"
    return ""


def use_bundled(window: MainWindow) -> None:
    """Draw on the bundled base map, now and from now on."""
    BASE.use(None)
    _show(window, None)


def ask_for_file(window: MainWindow) -> None:
    """Let a person choose a file, and draw on it."""
    folder = window.opener.last_folder
    chosen, _ = QFileDialog.getOpenFileName(window, "Base map from a file", folder, FILTERS)
    if chosen:
        use_file(window, Path(chosen))
    window.refresh_actions()  # the menu has ticked what was asked for


def use_file(window: MainWindow, path: Path) -> None:
    """Draw on a file's tiles, now and from now on; what is none is said, and nothing changes."""
    try:
        file = tile_files.opened(path)
    except DatelineError as error:
        window.notice.say(str(error))
        return
    BASE.use(file)
    chosen = str(path.absolute())
    _show(window, chosen if storable(chosen) else None)


def _show(window: MainWindow, chosen: str | None) -> None:
    window.memory.choose(base_map=chosen)
    if window.desk.session:
        window.desk.show_borders(window.desk.session.viewpoint)
    window.refresh_actions()
