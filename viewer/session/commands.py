"""Every command of the program, as data: menus, keys, palette, help and tests read this one list.

What each does is said in `viewer.ui.handlers`; nothing here knows of Qt, but the
keys are written as Qt's portable key sequences.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Menu = Literal["File", "Edit", "View", "Go", "Export", "Help"]
Needs = Literal["nothing", "map", "selection", "claim", "past", "future"]


class Command(msgspec.Struct, frozen=True):
    """One thing a person can tell the program to do."""

    id: str
    title: str
    menu: Menu
    keys: tuple[str, ...] = ()
    needs: Needs = "nothing"
    group: int = 0
    """Commands of a menu with different groups are parted by a line."""
    choice: str = ""
    """Commands that share a choice exclude each other, and show which one is in force."""
    toggles: bool = False
    """Switches something that is shown on or off."""


COMMANDS: tuple[Command, ...] = (
    Command("open", "Open…", "File", ("Ctrl+O",)),
    Command("open-folder", "Open folder…", "File", ("Ctrl+Shift+O",)),
    Command("open-bundled", "Open the bundled briefing", "File"),
    Command("check", "Check this briefing", "File", group=1),
    Command("quit", "Quit", "File", ("Ctrl+Q",), group=2),
    Command("copy-claim", "Copy claim with its source", "Edit", ("Ctrl+Shift+K",), "claim"),
    Command("copy-picture", "Copy the map as a picture", "Edit", ("Ctrl+Shift+C",), "map"),
    Command("panel-article", "Article", "View", ("F7",), toggles=True),
    Command("panel-dossier", "Dossier", "View", ("F8",), toggles=True),
    Command("panel-timeline", "Timeline", "View", ("F9",), toggles=True),
    Command("borders-recognised", "Borders: recognised", "View", group=1, choice="borders"),
    Command("borders-de-facto", "Borders: de facto", "View", group=1, choice="borders"),
    Command("theme-system", "Theme: as the system", "View", group=2, choice="theme"),
    Command("theme-light", "Theme: light", "View", group=2, choice="theme"),
    Command("theme-dark", "Theme: dark", "View", group=2, choice="theme"),
    Command("theme-contrast", "Theme: high contrast", "View", group=2, choice="theme"),
    Command("text-larger", "Text larger", "View", ("Ctrl++", "Ctrl+="), group=3),
    Command("text-smaller", "Text smaller", "View", ("Ctrl+-",), group=3),
    Command("text-normal", "Text at normal size", "View", ("Ctrl+0",), group=3),
    Command("full-screen", "Full screen", "View", ("F11",), group=4, toggles=True),
    Command("search", "Search", "Go", ("Ctrl+F",)),
    Command("palette", "All commands", "Go", ("Ctrl+K",)),
    Command("back", "Back", "Go", ("Alt+Left",), "past", group=1),
    Command("forward", "Forward", "Go", ("Alt+Right",), "future", group=1),
    Command("clear", "Whole briefing", "Go", ("Esc",), "selection", group=1),
    Command("next-place", "Next place", "Go", ("Alt+PgDown",), group=2),
    Command("previous-place", "Previous place", "Go", ("Alt+PgUp",), group=2),
    Command("next-claim", "Next claim", "Go", ("Alt+Down",), group=2),
    Command("previous-claim", "Previous claim", "Go", ("Alt+Up",), group=2),
    Command("next-passage", "Next passage", "Go", ("Ctrl+Down",), group=2),
    Command("previous-passage", "Previous passage", "Go", ("Ctrl+Up",), group=2),
    Command("counter-claim", "Claim on the other side", "Go", ("Ctrl+D",), "claim", group=2),
    Command("map-home", "Map: the whole briefing", "Go", ("Ctrl+Home",), "map", group=3),
    Command("map-selection", "Map: what is selected", "Go", ("Ctrl+G",), "map", group=3),
    Command("focus-article", "To the article", "Go", ("Ctrl+1",), group=4),
    Command("focus-map", "To the map", "Go", ("Ctrl+2",), group=4),
    Command("focus-dossier", "To the dossier", "Go", ("Ctrl+3",), group=4),
    Command("focus-steps", "To the steps", "Go", ("Ctrl+4",), group=4),
    Command("focus-timeline", "To the timeline", "Go", ("Ctrl+5",), group=4),
    Command("next-panel", "Next panel", "Go", ("F6",), group=4),
    Command("snapshot", "Picture of the map…", "Export", ("Ctrl+E",), "map"),
    Command("export-document", "Document or data…", "Export", ("Ctrl+Shift+E",)),
    Command("guide", "User’s guide", "Help", ("F1",)),
    Command("keys", "All keys", "Help", ("Ctrl+?", "Ctrl+/")),
    Command("licences", "Sources and licences", "Help", group=1),
    Command("about", "About Dateline", "Help", group=1),
)

BY_ID = {command.id: command for command in COMMANDS}
