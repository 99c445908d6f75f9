"""A person's own data on the map: read in the background, looked over, added, and kept in order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog

from viewer.model.errors import DatelineError
from viewer.model.text import displayed, shortened
from viewer.ui.actions import Handler
from viewer.ui.background import Background, Stop
from viewer.ui.dialogs.opening import open_over
from viewer.ui.unmade import Unmade

if TYPE_CHECKING:
    from viewer.geo.layers import ReadLayer
    from viewer.ui.dialogs.layers import LayersDialog
    from viewer.ui.window import MainWindow

SUFFIXES = (".geojson", ".json", ".gpkg", ".kml", ".kmz", ".zip", ".shp", ".parquet", ".geoparquet")
FILTERS = f"Layers ({' '.join(f'*{suffix}' for suffix in SUFFIXES)});;All files (*)"


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return the function of each command about layers, by its id."""
    return {"add-layer": window.layers.ask_for_file, "layers": window.layers.open_list}


def is_layer(path: Path) -> bool:
    """Say whether a file is one of layers, by its name."""
    return path.suffix.lower() in SUFFIXES


class Layers(QObject):
    """One file at a time is read; the list of layers stays open for as long as a person wants."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.background = Background(window)
        self.list: LayersDialog | None = None
        self._waiting = Unmade(window)
        window.desk.changed.connect(self._follow)

    def ask_for_file(self) -> None:
        """Let a person choose a file of layers."""
        folder = self._window.opener.last_folder
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Add a layer", folder, FILTERS)
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read the layers in a file, and let a person look them over."""
        session = self._window.desk.session
        if session is None:
            return
        if not session.editable:
            self._window.notice.say("This briefing is read-only: nothing can be added to it.")
            return
        self._window.opener.last_folder = str(path.absolute().parent)
        look_over = partial(self._look_over, path.name)
        words = f"Reading {displayed(path.name)}"
        self.background.start(words, partial(_read, path), look_over)

    def open_list(self) -> None:
        """Open the list of layers, or bring it to the front."""
        from viewer.ui.dialogs.layers import LayersDialog

        session, actions = self._window.desk.session, self._window.actions_by_id
        if session is None:
            return
        if self.list is None:
            self.list = LayersDialog(session, self._window.look.style, self._window)
            self.list.share_keys(actions["undo"], actions["redo"], actions["save"])
            self.list.adding.connect(self.ask_for_file)
            self.list.shown_on_map.connect(self._show_on_map)
            self.list.finished.connect(self._forget_list)
        self.list.show()
        self.list.raise_()
        self.list.activateWindow()

    def _look_over(self, name: str, read: Sequence[ReadLayer]) -> None:
        """Open what was read; under a form it waits, or what is typed there would be keys here."""
        from viewer.ui.dialogs.add_layers import AddLayersDialog

        if QApplication.activeModalWidget():
            again = partial(self._look_over, name, read)
            words = f"Read, and in no briefing yet: “{displayed(shortened(name, 80))}”."
            self._waiting.wait(words, "Look it over", again)
            return
        dialog = AddLayersDialog(name, read, self._window)
        dialog.chosen.connect(self._add)
        open_over(self._window, dialog)

    def _add(self, read: Sequence[ReadLayer], source: str, rights: str) -> None:
        from viewer.session.layers import layers_added

        session = self._window.desk.session
        if session is None or not session.editable:
            return
        try:
            document = layers_added(session.document, read, source=source, rights=rights)
        except DatelineError as error:
            self._window.notice.say(str(error))
            return
        session.edit_document("Add layer" if len(read) == 1 else "Add layers", document)
        self._show_on_map(document.briefing.layers[-1].id)

    def _show_on_map(self, layer: str) -> None:
        """Bring a layer into view."""
        from viewer.model import layers
        from viewer.session.layers import layer_of
        from viewer.store.layers import content

        session, view = self._window.desk.session, self._window.map_slot.view
        if session is None or view is None:
            return
        try:
            found = content(session.document, layer_of(session.index.briefing, layer))
            extent = layers.extent(layers.decoded(found))
        except (ValueError, KeyError):  # what is wrong with it stands in the list
            return
        if extent:
            west, south, east, north = extent
            view.fit((west - 1, max(south - 1, -84.0), east + 1, min(north + 1, 84.0)))

    def _follow(self) -> None:
        session = self._window.desk.session
        if self.list and session:
            self.list.follow(session)

    def _forget_list(self) -> None:
        self.list = None
        self._window.activateWindow()


def _read(path: Path, stop: Stop) -> list[ReadLayer]:
    from viewer.reading.layers import read_layers

    return read_layers(path, stop)
