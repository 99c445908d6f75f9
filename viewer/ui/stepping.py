"""What the commands do that make, change and order steps, and take that back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from viewer.model.briefing import Step
from viewer.session import edits
from viewer.session.session import Session
from viewer.session.steps import proposed_steps, step_of_view
from viewer.ui.actions import Handler

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return the function of each command about steps, by its id."""
    return {
        "undo": partial(undo, window),
        "redo": partial(redo, window),
        "add-step": partial(add_step, window),
        "duplicate-step": partial(duplicate_step, window),
        "hide-step": partial(hide_step, window),
        "delete-step": partial(delete_step, window),
        "step-up": partial(move_step, window, -1),
        "step-down": partial(move_step, window, 1),
        "propose-steps": partial(propose_steps, window),
    }


def add_step(window: MainWindow) -> None:
    """Make a step of the present view, behind the chosen one, and ask for its title."""
    session = window.desk.session
    if session is None:
        return
    step = step_of_view(session.index, session.selection, window.desk.present_view())
    after = session.chosen_step
    session.edit("Add step", edits.step_added(session.index.briefing, step, after))
    session.select("step", step.id)  # the map is where it should be
    _show_steps(window)
    window.panels.dossier.steps.edit_title()


def duplicate_step(window: MainWindow) -> None:
    """Make a copy of the chosen step, and choose it."""
    session, step = _chosen(window)
    if session and step:
        session.edit("Duplicate step", edits.step_duplicated(session.index.briefing, step.id))
        at = edits.position(session.index.briefing, step.id)
        session.select("step", session.index.briefing.steps[at + 1].id)


def hide_step(window: MainWindow) -> None:
    """Leave the chosen step out of presentations, or take it in again."""
    session, step = _chosen(window)
    if session and step:
        words = "Show step" if step.hidden else "Hide step"
        briefing = session.index.briefing
        session.edit(words, edits.step_changed(briefing, step.id, hidden=not step.hidden))


def delete_step(window: MainWindow) -> None:
    """Take the chosen step out, and choose the one that comes to its place."""
    session, step = _chosen(window)
    if session is None or step is None:
        return
    at = edits.position(session.index.briefing, step.id)
    session.edit("Delete step", edits.step_removed(session.index.briefing, step.id))
    if left := session.index.briefing.steps:
        session.select("step", left[min(at, len(left) - 1)].id)
    window.statusBar().showMessage("Step deleted. Undo brings it back", 6000)


def move_step(window: MainWindow, by: int) -> None:
    """Move the chosen step towards the start or the end."""
    session, step = _chosen(window)
    if session and step:
        at = edits.position(session.index.briefing, step.id)
        briefing = edits.step_moved(session.index.briefing, step.id, at + by)
        session.edit("Move step", briefing)


def propose_steps(window: MainWindow) -> None:
    """Give a briefing without steps a sequence to begin with."""
    session = window.desk.session
    if session and not session.index.briefing.steps:
        steps = proposed_steps(session.index)
        session.edit("Propose steps", msgspec.structs.replace(session.index.briefing, steps=steps))
        window.desk.choose_step(steps[0].id)
        _show_steps(window)
        window.panels.dossier.focus_steps()


def undo(window: MainWindow) -> None:
    """Take back the last edit, and choose the step that it was about.

    While something is shaped on the map, take back the last change of that.
    """
    if window.shaping.step_back():
        return
    if session := window.desk.session:
        _travel(session, session.undo)


def redo(window: MainWindow) -> None:
    """Make the edit again that was undone last, and choose the step that it is about."""
    if session := window.desk.session:
        _travel(session, session.redo)


def _travel(session: Session, go: Handler) -> None:
    before = session.index.briefing.steps
    go()
    other = [step for step in session.index.briefing.steps if step not in before]
    if other and other[0].id != session.chosen_step:
        session.select("step", other[0].id)


def _chosen(window: MainWindow) -> tuple[Session, Step] | tuple[None, None]:
    session = window.desk.session
    if session is None or session.chosen_step is None:
        return None, None
    return session, session.index.steps[session.chosen_step]


def _show_steps(window: MainWindow) -> None:
    window.panels.dossier.show()
    window.panels.dossier.show_steps()
    window.refresh_actions()
