"""Questions about work that could be lost."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from viewer.model.text import displayed, shortened

Buttons = QMessageBox.StandardButton
Roles = QMessageBox.ButtonRole


class Change(Enum):
    """What to do about a file that another program has changed."""

    OVERWRITE = "Overwrite"
    SAVE_AS = "Save as…"
    CANCEL = "Cancel"


def about_edits(window: QWidget, title: str) -> Buttons:
    """Ask what becomes of edits: Save, Discard or Cancel."""
    question = _question(window, "Save the changes?")
    words = displayed(shortened(title, 120))
    question.setInformativeText(f"“{words}” has edits that are in no file yet.")
    question.setStandardButtons(Buttons.Save | Buttons.Discard | Buttons.Cancel)
    question.setDefaultButton(Buttons.Save)
    chosen = Buttons(question.exec())
    question.deleteLater()
    return chosen


def about_change(window: QWidget, name: str) -> Change:
    """Ask what to do when a file that is to be saved was changed by another program."""
    words = displayed(shortened(name, 120))
    question = _question(window, f"{words} was changed by another program. Overwrite it?")
    question.setInformativeText(
        "It is not what was opened or saved here last. Overwriting keeps what is there now as a "
        "backup; “Save as” leaves it alone."
    )
    buttons = {
        question.addButton(Change.OVERWRITE.value, Roles.DestructiveRole): Change.OVERWRITE,
        question.addButton(Change.SAVE_AS.value, Roles.AcceptRole): Change.SAVE_AS,
    }
    cancel = question.addButton(Buttons.Cancel)
    question.setDefaultButton(cancel)
    question.setEscapeButton(cancel)
    question.exec()
    question.deleteLater()
    clicked = question.clickedButton()
    return next((change for button, change in buttons.items() if button is clicked), Change.CANCEL)


def about_discarding(window: QWidget, title: str) -> bool:
    """Ask before edits that could be recovered are thrown away for good."""
    words = displayed(shortened(title, 120))
    return _throws_away(
        window,
        f"Throw the edits of “{words}” away?",
        "They are in no file, and cannot be recovered afterwards.",
    )


def about_replacing(window: QWidget, name: str) -> bool:
    """Ask before a file that is there is replaced."""
    question = _question(window, f"{displayed(shortened(name, 120))} is there already. Replace it?")
    question.setInformativeText("What is in it now is kept beside it as a backup.")
    replace = question.addButton("Replace", Roles.DestructiveRole)
    question.setDefaultButton(question.addButton(Buttons.Cancel))
    question.exec()
    question.deleteLater()
    return question.clickedButton() is replace


def about_deleting(window: QWidget, name: str, consequences: Sequence[str]) -> bool:
    """Ask before a part is deleted, with what goes with it."""
    question = _question(window, f"Delete the {displayed(name)}?")
    lines = [*map(displayed, consequences), "Undo brings all of it back."]
    question.setInformativeText("\n".join(lines))
    delete = question.addButton("Delete", Roles.DestructiveRole)
    question.setDefaultButton(question.addButton(Buttons.Cancel))
    question.exec()
    question.deleteLater()
    return question.clickedButton() is delete


def about_leaving_text(window: QWidget) -> bool:
    """Ask before words that were typed into an article’s text are thrown away."""
    return _throws_away(window, "Leave the text as it was?", "What you have typed is thrown away.")


def about_leaving_form(window: QWidget) -> bool:
    """Ask before what was written or chosen in a form is thrown away."""
    return _throws_away(
        window, "Leave the form?", "What you have written or chosen in it is thrown away."
    )


def about_leaving_articles(window: QWidget) -> bool:
    """Ask before what a person has changed in articles that are looked over is thrown away."""
    return _throws_away(
        window, "Leave the articles?", "What you have struck out, joined or typed is thrown away."
    )


def about_unmade(window: QWidget) -> bool:
    """Ask before articles that were looked over, and are in no file yet, are thrown away."""
    return _throws_away(
        window, "Throw the new briefing away?", "The articles that you looked over are in no file."
    )


def _throws_away(window: QWidget, words: str, told: str) -> bool:
    """Ask whether something may go for good; Enter keeps it."""
    question = _question(window, words)
    question.setInformativeText(told)
    question.setStandardButtons(Buttons.Discard | Buttons.Cancel)
    question.setDefaultButton(Buttons.Cancel)
    chosen = question.exec()
    question.deleteLater()
    window.activateWindow()  # not every system gives the keyboard back by itself
    return chosen == Buttons.Discard


def _question(window: QWidget, words: str) -> QMessageBox:
    question = QMessageBox(window)
    question.setIcon(QMessageBox.Icon.Question)
    question.setTextFormat(Qt.TextFormat.PlainText)
    question.setText(words)
    return question
