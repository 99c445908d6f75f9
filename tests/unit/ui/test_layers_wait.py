"""Layers that were read wait under a form, and what is written beside them is not lost by Esc."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.edit_forms import answering, opened, run, thrown_away
from tests.helpers.window import press, session_of, type_words, visible_labels
from viewer.ui.dialogs.add_layers import AddLayersDialog
from viewer.ui.dialogs.briefing_editor import BriefingEditor
from viewer.ui.window import MainWindow

WAY = (
    '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, '
    '"geometry": {"type": "Point", "coordinates": [60, 50]}}]}'
)


@pytest.fixture
def ways(tmp_path: Path) -> Path:
    path = tmp_path / "ways.geojson"
    path.write_text(WAY)
    return path


def test_a_layer_that_is_read_waits_under_a_form(
    edited: MainWindow, qtbot: QtBot, ways: Path
) -> None:
    edited.layers.read(ways)
    form = run("briefing-details", BriefingEditor, edited, qtbot)
    waits = "Read, and in no briefing yet: “ways.geojson”."
    qtbot.waitUntil(lambda: waits in visible_labels(edited.troubles), timeout=60_000)
    type_words("Talks")
    press("Return")
    qtbot.waitUntil(lambda: not form.isVisible())
    assert session_of(edited).index.briefing.title == "Talks"
    assert edited.findChildren(AddLayersDialog) == []
    buttons = edited.troubles.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "Look it over").click()
    opened(AddLayersDialog, edited, qtbot).add.click()
    (layer,) = session_of(edited).index.briefing.layers
    assert layer.name == "ways"


def test_leaving_a_layer_with_its_source_written_asks(
    edited: MainWindow, qtbot: QtBot, ways: Path
) -> None:
    edited.layers.read(ways)
    qtbot.waitUntil(lambda: bool(edited.findChildren(AddLayersDialog)), timeout=60_000)
    dialog = opened(AddLayersDialog, edited, qtbot)
    dialog.source.setFocus()
    type_words("The ministry")
    answering("Cancel", [])
    press("Esc")
    assert dialog.isVisible()
    qtbot.waitUntil(dialog.source.hasFocus)
    thrown_away(dialog)
    assert session_of(edited).index.briefing.layers == ()
