"""What each command does in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from viewer.model.cards import card, citation
from viewer.model.errors import DatelineError
from viewer.store import container
from viewer.store.resources import bundled_briefing, geodata_root, resources_root
from viewer.ui import articles, base_map, layers, network, presenting, reviewing, shaping, stepping
from viewer.ui.actions import Handler
from viewer.ui.dialogs.palette import Palette
from viewer.ui.editing import handlers as editing
from viewer.ui.helpdesk import Helpdesk
from viewer.ui.look import STEP
from viewer.ui.panels.overview import source_line

if TYPE_CHECKING:
    from viewer.model.briefing import Viewpoint
    from viewer.ui.window import MainWindow

FOCUS = Qt.FocusReason.ShortcutFocusReason


def handlers(window: MainWindow) -> dict[str, Handler]:
    """Return the function of each command, by its id."""
    return {
        **_file(window),
        **_view(window),
        **_go(window),
        **_focus(window),
        **_help(window),
        **stepping.handlers(window),
        **presenting.handlers(window),
        **reviewing.handlers(window),
        **shaping.handlers(window),
        **articles.handlers(window),
        **layers.handlers(window),
        **base_map.handlers(window),
        **network.handlers(window),
        **editing.handlers(window),
        "copy-claim": partial(copy_claim, window),
        "copy-picture": lambda: window.snapshots.copy(),
        "snapshot": lambda: window.snapshots.ask(),
        "export-document": lambda: window.snapshots.ask_for_document(),
    }


def check(window: MainWindow) -> None:
    """Say what is wrong with the open briefing, or that nothing is."""
    session = window.desk.session
    if session is None:
        return
    found = [str(problem) for problem in container.problems(session.document)]
    words = "Nothing is wrong with this briefing."
    if found:
        more = f" And {len(found) - 5} more." if len(found) > 5 else ""
        words = f"{len(found)} problems. " + " · ".join(found[:5]) + more
    window.notice.say(words)


def copy_claim(window: MainWindow) -> None:
    """Put the claim in focus on the clipboard: statement, chain, words, source."""
    session = window.desk.session
    if session is None or session.selection.claim is None:
        return
    shown = card(session.index, session.index.claims[session.selection.claim])
    QGuiApplication.clipboard().setText(citation(shown, f"({source_line(session.index)})"))
    window.statusBar().showMessage("Copied with its source", 4000)


def choose_theme(window: MainWindow, choice: str) -> None:
    """Put a theme in force and remember it."""
    window.look.choose(choice)
    window.memory.choose(theme=choice)


def resize_text(window: MainWindow, factor: float | None) -> None:
    """Make all text larger or smaller; None is the normal size."""
    window.look.resize_text(1.0 if factor is None else window.look.scale * factor)
    window.memory.choose(text_scale=window.look.scale)


def show_borders(window: MainWindow, viewpoint: Viewpoint) -> None:
    """Draw the map under a viewpoint on borders, now and from now on."""
    window.desk.show_borders(viewpoint)
    window.memory.choose(viewpoint=viewpoint)


def toggle_panel(window: MainWindow, command: str) -> None:
    """Show or hide a panel."""
    panel = window.panel_of(command)
    panel.setHidden(not panel.isHidden())
    window.refresh_actions()


def show_panel(window: MainWindow, command: str, focus: Handler) -> None:
    """Show a panel that may be hidden, and put the keyboard there."""
    window.panel_of(command).show()
    focus()
    window.refresh_actions()


def leave(window: MainWindow) -> None:
    """Give up what is being shaped on the map, or else the selection."""
    if not window.shaping.leave() and window.desk.session:
        window.desk.session.clear()


def toggle_full_screen(window: MainWindow) -> None:
    """Fill the screen, or go back."""
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
    window.refresh_actions()


def go_to_counter_claim(window: MainWindow) -> None:
    """Go to the claim that denies the one in focus, or that it denies."""
    session = window.desk.session
    if session and session.selection.claim:
        claims = session.index.opposed(session.index.claims[session.selection.claim])
        if claims:
            window.desk.choose_claim(claims[0].id)


def _file(window: MainWindow) -> dict[str, Handler]:
    def open_bundled() -> None:
        try:
            window.replace_document(container.load(bundled_briefing()), None)
        except DatelineError as error:
            window.notice.say(str(error))

    return {
        "open": window.opener.ask_for_file,
        "open-folder": window.opener.ask_for_folder,
        "open-bundled": open_bundled,
        "save": window.saving.save,
        "save-as": window.saving.save_as,
        "recover": partial(window.recovering.offer, asked=True),
        "check": partial(check, window),
        "quit": lambda: (window.close(), None)[1],
    }


def _view(window: MainWindow) -> dict[str, Handler]:
    panels = ("panel-article", "panel-dossier", "panel-timeline")
    themes = ("system", "light", "dark", "contrast")
    return {
        **{name: partial(toggle_panel, window, name) for name in panels},
        **{f"theme-{name}": partial(choose_theme, window, name) for name in themes},
        "borders-recognised": partial(show_borders, window, "recognised"),
        "borders-de-facto": partial(show_borders, window, "de-facto"),
        "text-larger": partial(resize_text, window, STEP),
        "text-smaller": partial(resize_text, window, 1 / STEP),
        "text-normal": partial(resize_text, window, None),
        "full-screen": partial(toggle_full_screen, window),
    }


def _go(window: MainWindow) -> dict[str, Handler]:
    desk, panels = window.desk, window.panels
    return {
        "palette": lambda: Palette(window.actions_by_id, window.look.style, window).open(),
        "back": lambda: desk.session.back() if desk.session else None,
        "forward": lambda: desk.session.forward() if desk.session else None,
        "clear": partial(leave, window),
        "next-place": partial(desk.step_places, 1),
        "previous-place": partial(desk.step_places, -1),
        "next-claim": partial(panels.dossier.step_claims, 1),
        "previous-claim": partial(panels.dossier.step_claims, -1),
        "next-passage": partial(panels.article.step_passages, 1),
        "previous-passage": partial(panels.article.step_passages, -1),
        "counter-claim": partial(go_to_counter_claim, window),
        "map-home": lambda: window.map_slot.view.home() if window.map_slot.view else None,
        "map-selection": desk.fit_selection,
    }


def _focus(window: MainWindow) -> dict[str, Handler]:
    panels = window.panels

    def focus_map() -> None:
        if window.map_slot.view:
            window.map_slot.view.focus_map()

    places: list[Handler] = [
        partial(show_panel, window, "panel-article", lambda: panels.article.view.setFocus(FOCUS)),
        focus_map,
        partial(show_panel, window, "panel-dossier", panels.dossier.focus_list),
        partial(show_panel, window, "panel-timeline", panels.timeline.focus_line),
    ]

    def next_panel() -> None:
        here = window.focused_panel()
        for step in range(1, len(places) + 1):
            number = (here + step) % len(places)
            if window.is_panel_there(number):
                places[number]()
                return

    return {
        "search": panels.search.take_focus,
        "focus-article": places[0],
        "focus-map": places[1],
        "focus-dossier": places[2],
        "focus-steps": partial(show_panel, window, "panel-dossier", panels.dossier.focus_steps),
        "focus-timeline": places[3],
        "next-panel": next_panel,
    }


def _help(window: MainWindow) -> dict[str, Handler]:
    desk = Helpdesk(resources_root(), geodata_root(), window)
    return {
        "guide": desk.guide,
        "keys": desk.keys,
        "change-keys": desk.change_keys,
        "licences": desk.licences,
        "about": desk.about,
    }
