"""After a rehearsal: what each step took beside its plan, and what becomes of the times."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.briefings import a_step
from viewer.model.briefing import Step
from viewer.store.rehearsals import Rehearsal
from viewer.ui.dialogs.rehearsal import MOST_EARLIER, RehearsalDialog

STEPS = (
    a_step("s-one", title="The visit", seconds=60),
    a_step("s-two", title="The \u202eecho", seconds=90),
)
TAKEN = {"s-one": 75.4, "s-two": 3600.0}
Open = Callable[..., RehearsalDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot) -> Open:
    """Opens the dialog over a window."""
    parent = QWidget()
    parent.resize(900, 700)
    qtbot.addWidget(parent)
    parent.show()

    def opened(
        taken: Mapping[str, float] = TAKEN,
        earlier: Sequence[Rehearsal] = (),
        steps: Sequence[Step] = STEPS,
    ) -> RehearsalDialog:
        dialog = RehearsalDialog(steps, taken, earlier, parent)
        with qtbot.waitExposed(dialog):
            dialog.open()
        return dialog

    return opened


def an_earlier(day: int, **seconds: float) -> Rehearsal:
    times = {name.replace("_", "-"): long for name, long in seconds.items()}
    return Rehearsal(when=f"2024-06-{day:02}T09:30+09:00", seconds=times)


def heads(dialog: RehearsalDialog) -> list[str]:
    items = map(dialog.table.horizontalHeaderItem, range(dialog.table.columnCount()))
    return [item.text() for item in items if item]


def rows(dialog: RehearsalDialog) -> list[list[str]]:
    table = dialog.table
    items = [
        [table.item(row, column) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
    return [[item.text() for item in row if item] for row in items]


def press(dialog: RehearsalDialog, words: str) -> None:
    (button,) = (b for b in dialog.findChildren(QPushButton) if b.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answers(dialog: RehearsalDialog) -> list[str]:
    """What is asked for from now on."""
    asked: list[str] = []
    dialog.write_back.connect(lambda: asked.append("write back"))
    dialog.kept_apart.connect(lambda: asked.append("keep apart"))
    return asked


def test_each_step_has_its_planned_time_and_this_one_s_and_they_are_added_up(
    open_dialog: Open,
) -> None:
    dialog = open_dialog()
    assert heads(dialog) == ["Step", "Planned", "This time"]
    assert rows(dialog) == [
        ["1 · The visit", "1:00", "1:15"],
        ["2 · The \ufffdecho", "1:30", "1:00:00"],
        ["Together", "2:30", "1:01:15"],
    ]


def test_a_step_that_was_left_out_has_no_time(open_dialog: Open) -> None:
    assert rows(open_dialog({"s-one": 5.0}))[1] == ["2 · The \ufffdecho", "1:30", "–"]


def test_earlier_rehearsals_stand_beside_it_with_their_dates(open_dialog: Open) -> None:
    dialog = open_dialog(earlier=[an_earlier(1, s_one=30.0), an_earlier(2, s_one=20.0, s_two=5.0)])
    assert heads(dialog)[3:] == ["2024-06-01 09:30", "2024-06-02 09:30"]
    assert [row[3:] for row in rows(dialog)] == [["0:30", "0:20"], ["–", "0:05"], ["0:30", "0:25"]]


def test_of_many_the_last_ones_are_shown(open_dialog: Open) -> None:
    dialog = open_dialog(earlier=[an_earlier(day) for day in range(1, 9)])
    assert len(heads(dialog)) == 3 + MOST_EARLIER
    assert heads(dialog)[-1] == "2024-06-08 09:30"


def test_the_table_is_to_read_and_not_to_write(open_dialog: Open) -> None:
    dialog = open_dialog()
    before = rows(dialog)
    dialog.table.setCurrentCell(0, 1)
    QTest.keyClicks(dialog.table, "9:99")
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    assert rows(dialog) == before
    assert dialog.table.state() == dialog.table.State.NoState


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Use as planned times", ["write back"]),
        ("Keep to compare", ["keep apart"]),
        ("Throw away", []),
    ],
)
def test_the_times_become_what_is_asked_for_and_the_dialog_goes(
    open_dialog: Open, qtbot: QtBot, words: str, asked: list[str]
) -> None:
    dialog = open_dialog()
    answered = answers(dialog)
    press(dialog, words)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert answered == asked


def test_enter_leaves_the_briefing_as_it_is(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    answered = answers(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert answered == ["keep apart"]


def test_escape_throws_the_times_away(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    answered = answers(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
    assert answered == []
