"""What is known of an article is shown whole where it is looked over, however large the text is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.previewing import paste
from tests.helpers.window import press
from viewer.ui.window import MainWindow

WIRE = (
    "Harbour reopens after storm\nBy Ada Brunn\n"
    "TALLINN, Estonia, June 19, 2024 (Meridian News) - The harbour opened again on Wednesday, "
    "the mayor said. Two ferries left before noon and a third was to follow.\n"
)


def test_no_note_on_what_is_inferred_is_cut_in_large_text(desk: MainWindow, qtbot: QtBot) -> None:
    desk.resize(1280, 800)
    desk.look.resize_text(1.6)
    dialog = paste(desk, qtbot, WIRE)
    notes = [note for note in dialog._inferred.values() if note.text()]
    assert len(notes) >= 3

    def whole(note: QLabel) -> bool:
        return note.height() >= note.heightForWidth(note.width())

    qtbot.waitUntil(lambda: all(map(whole, notes)))
    press("Alt+L")
    field = dialog.fields["language"]
    assert field.hasFocus()
    assert field.visibleRegion().boundingRect().height() == field.height()
    press("Esc")
