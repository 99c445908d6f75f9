"""Base maps of vector tiles, in the real page and in what is printed of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers import tile_files, vector_files
from tests.helpers.layer_files import a_layered_document
from tests.helpers.page import asked
from tests.helpers.room_page import RoomPage, bundled_scene, room
from tests.helpers.vector_files import Features
from viewer.export.request import DocumentRequest, ExportRequest, Size
from viewer.geo.tile_files import opened
from viewer.map.base_file import BASE
from viewer.map.messages import Fit
from viewer.ui import terminal_exports
from viewer.ui.base_map import use_file
from viewer.ui.window import MainWindow

STILL = "window.stage.drawn === window.stage.round && window.stage.base.layer.isWhole()"
NAMES = "window.stage.planned.names.map(({name}) => name)"
LEGEND = "[...document.querySelectorAll('.legend li')].map((e) => e.textContent)"
SCHEMAS = {
    "protomaps": vector_files.protomaps(),
    "openmaptiles": vector_files.openmaptiles(),
    "shortbread": vector_files.shortbread(),
}
MIDLAND, SEAM, ELSEWHERE = (70.0, 66.0), (60.0, 62.0), (95.0, 60.0)
"""On the island; where two pieces of the sea meet; on the island's other side."""
FRANCE = (5.0, 48.0)
"""Where the small world has none."""


@pytest.fixture(autouse=True)
def bundled_base_map() -> Iterator[None]:
    """No test leaves its base map to the next."""
    yield
    BASE.use(None)


@pytest.fixture
def page(qapp: QApplication) -> Iterator[RoomPage]:
    opened_page = RoomPage("room-light")
    yield opened_page
    opened_page.close()
    qapp.processEvents()


def look(window: MainWindow, qtbot: QtBot, centre: tuple[float, float], zoom: float) -> None:
    """Show a part of the map, and wait until nothing more is drawn."""
    place = json.dumps({"centre": centre, "zoom": zoom})
    asked(window, qtbot, f"window.stage.look({place}) ?? null")
    qtbot.waitUntil(lambda: asked(window, qtbot, STILL) is True, timeout=60_000)


def colours(window: MainWindow, qtbot: QtBot, place: tuple[float, float]) -> list[str]:
    """What is painted around a longitude and latitude, from the west to the east."""
    x, y = asked(window, qtbot, f"window.stage.frame().project({list(place)})")
    seen = window.map_slot.grab().toImage()
    return [seen.pixelColor(round(x) + by, round(y)).name().upper() for by in range(-3, 4)]


def colour(window: MainWindow, qtbot: QtBot, place: tuple[float, float]) -> str:
    """What is painted at a longitude and latitude."""
    return colours(window, qtbot, place)[3]


def theme(window: MainWindow, qtbot: QtBot, name: str) -> str:
    """A colour of the theme in use."""
    return str(asked(window, qtbot, f"window.stage.colours.{name}")).upper()


def is_seen(window: MainWindow, qtbot: QtBot, wanted: dict[tuple[float, float], str]) -> None:
    """Wait until these places have these colours of the theme."""
    colours = {place: theme(window, qtbot, name) for place, name in wanted.items()}
    qtbot.waitUntil(
        lambda: {place: colour(window, qtbot, place) for place in wanted} == colours, timeout=60_000
    )


@pytest.mark.parametrize("layers", SCHEMAS.values(), ids=SCHEMAS)
def test_land_sea_borders_and_names_are_drawn_in_the_colours_of_the_theme(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, layers: dict[str, Features]
) -> None:
    use_file(window, vector_files.mbtiles(tmp_path / "a.mbtiles", layers))
    look(window, qtbot, (80, 56), 4)
    is_seen(window, qtbot, {MIDLAND: "land", vector_files.OCEAN: "sea"})
    assert set(colours(window, qtbot, SEAM)) == {theme(window, qtbot, "sea")}
    qtbot.waitUntil(
        lambda: sorted(asked(window, qtbot, NAMES)) == ["Eastland", "Midtown", "Westland"],
        timeout=60_000,
    )
    assert "disputed border" in asked(window, qtbot, LEGEND)
    assert asked(window, qtbot, "document.querySelector('.sources').textContent") == "© Somebody"
    assert "file" in asked(window, qtbot, "document.querySelector('.borders').textContent")
    window.actions_by_id["theme-dark"].trigger()
    is_seen(window, qtbot, {MIDLAND: "land", vector_files.OCEAN: "sea"})
    look(window, qtbot, vector_files.COAST, 8)  # deeper than the file
    is_seen(window, qtbot, {(62.3, 65): "land", (61.7, 65): "sea"})


def test_roads_are_drawn_where_the_map_is_near(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    place = (75.3, 52.3)
    told = json.dumps({"vector_layers": vector_files.listed(vector_files.protomaps())})
    tiles = vector_files.with_a_road(*place)
    use_file(window, tile_files.mbtiles(tmp_path / "a.mbtiles", tiles, format="pbf", json=told))
    look(window, qtbot, place, 5)
    is_seen(window, qtbot, {place: "land"})
    look(window, qtbot, place, 8)
    land = theme(window, qtbot, "land")
    qtbot.waitUntil(lambda: colour(window, qtbot, place) != land, timeout=60_000)
    is_seen(window, qtbot, {(75.3, 52.4): "land"})


def test_layers_of_somebodys_own_are_drawn_as_areas_and_lines(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    use_file(window, vector_files.mbtiles(tmp_path / "a.mbtiles", vector_files.other()))
    look(window, qtbot, (80, 56), 4)
    is_seen(window, qtbot, {MIDLAND: "land", vector_files.OCEAN: "sea", ELSEWHERE: "land"})
    assert asked(window, qtbot, NAMES) == []


def test_tiles_that_hold_nothing_sound_are_drawn_as_those_above_them(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = {**vector_files.hostile_tiles(), **vector_files.hostile_layers()}
    tiles = vector_files.world(vector_files.protomaps(), most=0)
    for zoom, tile in enumerate(bad.values(), 1):
        tiles[vector_files.tile_at(MIDLAND, zoom)] = tile
    told = json.dumps({"vector_layers": vector_files.listed(vector_files.protomaps())})
    path = tile_files.mbtiles(tmp_path / "a.mbtiles", tiles, format="pbf", json=told)
    use_file(window, path)
    look(window, qtbot, MIDLAND, len(bad) + 1)
    is_seen(window, qtbot, {MIDLAND: "land"})
    look(window, qtbot, MIDLAND, 4)
    is_seen(window, qtbot, {MIDLAND: "land", (60, 66): "sea"})
    assert window.notice.isHidden()


def test_a_room_flies_over_it_and_lands_on_it(page: RoomPage, tmp_path: Path) -> None:
    BASE.use(opened(vector_files.mbtiles(tmp_path / "a.mbtiles", vector_files.protomaps())))
    page.view.show_scene(structs.replace(bundled_scene(), base=BASE.tiles))
    bare = room(title="", caption="", card=None)
    page.shown(bare, Fit(bounds=(40, 45, 70, 60), fly=False), size=(1280, 720))
    page.tell(Fit(bounds=(-40, 45, 110, 65), fly=True))
    page.settle()
    assert page.says("!document.querySelector('.flight').hidden")
    seen = page.view.grab().toImage()
    for place, name in ((MIDLAND, "land"), (FRANCE, "sea")):
        x, y = page.says(f"window.stage.frame().project({list(place)})")
        colour = page.says(f"window.stage.colours.{name}").upper()
        assert seen.pixelColor(round(x), round(y)).name().upper() == colour, place


def test_exports_draw_it_as_lines_and_text_with_its_credit(qapp, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    BASE.use(opened(vector_files.mbtiles(tmp_path / "a.mbtiles", vector_files.protomaps())))
    out, page = tmp_path / "map.svg", tmp_path / "page.html"
    request = ExportRequest(
        out=out, size=Size(1200, 800), dpi=None, theme="light", bounds=(50, 35, 130, 72)
    )
    terminal_exports.write_picture(qapp, a_layered_document(), request)
    drawn = out.read_text(encoding="utf-8")
    assert "<image" not in drawn
    assert 'fill="#F6F2E9"' in drawn and ">EASTLAND<" in drawn
    assert "© Somebody" in drawn and "Natural Earth" not in drawn
    terminal_exports.write_document(
        qapp, a_layered_document(), DocumentRequest(out=page, viewpoint="recognised")
    )
    assert "Natural Earth" in page.read_text(encoding="utf-8")  # it carries the bundled map
