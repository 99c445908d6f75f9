"""Layers and base maps of a person's own, in the real page and in what is printed of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import shapely
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.helpers import tile_files
from tests.helpers.briefings import a_document
from tests.helpers.drops import drop
from tests.helpers.layer_files import a_frame, a_layered_document, a_read_layer
from tests.helpers.page import asked
from tests.helpers.window import session_of
from tests.web.conftest import OpenMap
from viewer.export.request import DocumentRequest, ExportRequest, Size
from viewer.map.base_file import BASE
from viewer.session import layers
from viewer.session.layers import layers_added
from viewer.store import container
from viewer.ui import terminal_exports
from viewer.ui.base_map import use_base_map, use_bundled, use_file
from viewer.ui.dialogs.add_layers import AddLayersDialog
from viewer.ui.window import MainWindow

HOSTILE = "<img src=x onerror=window.canary=1>"
LEGEND = '[...document.querySelectorAll(".legend li")].map((e) => e.textContent)'
STILL = "window.stage.drawn === window.stage.round && window.stage.base.layer.isWhole()"


@pytest.fixture(autouse=True)
def bundled_base_map() -> Iterator[None]:
    """No test leaves its base map to the next."""
    yield
    BASE.use(None)


def shown(window: MainWindow, qtbot: QtBot) -> list[str]:
    """The words of the legend when nothing more is drawn."""
    qtbot.waitUntil(lambda: asked(window, qtbot, STILL) is True, timeout=60_000)
    return list(asked(window, qtbot, LEGEND))


def painted(window: MainWindow, qtbot: QtBot) -> str | None:
    """The address of the picture of the layers, None where there is none."""
    found = asked(window, qtbot, "window.stage.layers.shown?.getElement().src ?? null")
    return None if found is None else str(found)


def opened(window: MainWindow, kind: type[QDialog]) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]


def test_a_dropped_file_becomes_a_layer_that_is_styled_hidden_and_undone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "ways.geojson"
    path.write_text(a_frame(shapely.box(60, 50, 90, 60), name=[HOSTILE]).to_json())
    before = container.files(session_of(window).document)
    drop(window, path)
    qtbot.waitUntil(lambda: bool(opened(window, AddLayersDialog)), timeout=60_000)
    (dialog,) = opened(window, AddLayersDialog)
    assert isinstance(dialog, AddLayersDialog)
    dialog.source.setText(HOSTILE)
    dialog.add.click()
    (layer,) = session_of(window).index.briefing.layers
    qtbot.waitUntil(lambda: "ways" in shown(window, qtbot), timeout=60_000)
    first = painted(window, qtbot)
    assert first
    assert HOSTILE in asked(window, qtbot, "document.querySelector('.sources').textContent")
    change = partial(layers.layer_changed, identifier=layer.id)
    session = session_of(window)
    session.edit("Change colour", change(session.index.briefing, colour="pink"))
    qtbot.waitUntil(lambda: painted(window, qtbot) not in (first, None), timeout=60_000)
    session.edit("Hide layer", change(session.index.briefing, hidden=True))
    qtbot.waitUntil(lambda: painted(window, qtbot) is None, timeout=60_000)
    assert "ways" not in shown(window, qtbot)
    for _ in range(3):
        window.actions_by_id["undo"].trigger()
    assert container.files(session.document) == before
    assert asked(window, qtbot, "window.canary ?? null") is None


def test_the_list_of_layers_edits_the_briefing_and_follows_undo(
    open_map: OpenMap, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.briefing"
    container.save(a_layered_document("Rivers", "Roads"), path)
    window = open_map(path)
    window.actions_by_id["layers"].trigger()
    dialog = window.layers.list
    assert dialog is not None
    session = session_of(window)

    def listed() -> list[str]:
        assert dialog is not None
        return [dialog.list.item(row).text() for row in range(dialog.list.count())]

    assert listed() == ["Roads", "Rivers"]  # the topmost first
    dialog.list.setCurrentRow(0)
    for letters in ("Streets", " of Moscow"):
        dialog.fields.name.setText(dialog.fields.name.text() * (letters[0] == " ") + letters)
        dialog.fields.name.textEdited.emit(dialog.fields.name.text())
    assert session.index.briefing.layers[1].name == "Streets of Moscow"
    assert session.history.edits == 1  # letters of one run are one edit
    dialog.buttons["Down"].click()
    assert listed() == ["Rivers", "Streets of Moscow"]
    dialog.buttons["Remove"].click()
    assert listed() == ["Rivers"]
    for _ in range(3):
        window.actions_by_id["undo"].trigger()
    assert listed() == ["Roads", "Rivers"]
    dialog.close()


def test_exports_show_a_layer_with_its_name_and_its_source(qapp, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    document = a_layered_document("Rivers of ours", source="A survey", rights="CC BY 4.0")
    svg, html = tmp_path / "map.svg", tmp_path / "map.html"
    request = ExportRequest(out=svg, size=Size(1200, 800), dpi=None)
    terminal_exports.write_picture(qapp, document, request)
    terminal_exports.write_document(
        qapp, document, DocumentRequest(out=html, viewpoint="recognised")
    )
    drawn = svg.read_text(encoding="utf-8")
    assert ">Rivers of ours</text>" in drawn
    assert "Rivers of ours: A survey, CC BY 4.0" in drawn
    assert drawn.count("#0B5FA5") >= 4  # area, outlines, points, sign
    page = html.read_text(encoding="utf-8")
    assert "Rivers of ours: A survey, CC BY 4.0" in page
    assert document.briefing.layers[0].sha256 in page
    assert "number 0" not in page  # fields stay in the briefing


def test_in_a_picture_areas_that_overlap_are_darker_there(qapp, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    west, east = shapely.box(-28, -38, -12, -12), shapely.box(-18, -38, -2, -12)
    document = layers_added(a_document(), [a_read_layer("Areas", west, east)])
    out, sea = tmp_path / "map.png", (-30, -40, 0, -10)
    request = ExportRequest(out=out, bounds=sea, size=Size(600, 600), include=())
    terminal_exports.write_picture(qapp, document, request)
    picture = QImage(str(out))
    both, one = (picture.pixelColor(x, 250).lightness() for x in (300, 180))
    assert both < one


def centre_colour(window: MainWindow) -> str:
    """The colour of a pixel of the map where no place is."""
    picture: QImage = window.map_slot.grab().toImage()
    return picture.pixelColor(30, 30).name()


def test_a_base_map_from_a_file_is_drawn_credited_and_given_up_in_words(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tile_files.mbtiles(
        tmp_path / "a.mbtiles",
        tile_files.world("#C06030"),
        attribution="<b onclick='window.canary=1'>© Somebody</b>",
    )
    use_file(window, path)
    qtbot.waitUntil(
        lambda: bool(shown(window, qtbot)) and centre_colour(window) == "#c06030", timeout=60_000
    )
    sources = "document.querySelector('.sources').textContent"
    assert asked(window, qtbot, sources) == "© Somebody"
    assert "file" in asked(window, qtbot, "document.querySelector('.borders').textContent")
    assert window.actions_by_id["base-map-file"].isChecked()
    assert window.memory.settings.base_map == str(path)
    (tmp_path / "bad.pmtiles").write_bytes(b"words")
    use_file(window, tmp_path / "bad.pmtiles")
    assert not window.notice.isHidden()
    assert BASE.tiles is not None  # what there was stays
    use_bundled(window)
    qtbot.waitUntil(lambda: asked(window, qtbot, sources).startswith("Natural Earth"))
    assert window.memory.settings.base_map is None
    window.memory.choose(base_map=str(tmp_path / "gone.mbtiles"))
    assert use_base_map(window.memory).startswith("The base map is the bundled one: cannot read")


def test_a_picture_of_the_map_has_the_base_map_of_the_window(qapp, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    from viewer.geo.tile_files import opened as opened_tiles

    path = tile_files.pmtiles(tmp_path / "a.pmtiles", tile_files.world(), attribution="© Mine")
    BASE.use(opened_tiles(path))
    out = tmp_path / "map.svg"
    request = ExportRequest(out=out, size=Size(1200, 800), dpi=None)
    terminal_exports.write_picture(qapp, a_layered_document(), request)
    drawn = out.read_text(encoding="utf-8")
    assert "data:image/png;base64," in drawn
    assert "blob:" not in drawn
    assert "© Mine" in drawn and "Natural Earth" not in drawn
