"""Every command of the program, as data: menus, keys, palette, help and tests read this one list.

What each does is said in `viewer.ui.handlers`, on stage in `viewer.ui.present.handlers`; nothing
here knows of Qt.
"""

from __future__ import annotations

from viewer.session.command import Command
from viewer.session.stage import STAGE

DESK: tuple[Command, ...] = (
    Command("open", "Open…", "File", ("Ctrl+O",)),
    Command("open-folder", "Open folder…", "File", ("Ctrl+Shift+O",)),
    Command("open-bundled", "Open the bundled briefing", "File"),
    Command("save", "Save", "File", ("Ctrl+S",), "changed", group=1),
    Command("save-as", "Save as…", "File", ("Ctrl+Shift+S",), group=1),
    Command("check", "Check this briefing", "File", group=2),
    Command("quit", "Quit", "File", ("Ctrl+Q",), group=3),
    Command("undo", "Undo", "Edit", ("Ctrl+Z",), "undo"),
    Command("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    Command("copy-claim", "Copy claim with its source", "Edit", ("Ctrl+Shift+K",), "claim", 1),
    Command("copy-picture", "Copy the map as a picture", "Edit", ("Ctrl+Shift+C",), "map", 1),
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
    Command("present", "Present from the start", "Present", ("F5",)),
    Command("present-from-here", "Present from this step", "Present", ("Shift+F5",)),
    Command("present-windows", "Present in windows, to share one", "Present", ("Alt+F5",)),
    Command("rehearse", "Rehearse…", "Present", ("Ctrl+F5",)),
    Command("steps-overview", "All steps as pictures", "Present", ("Ctrl+Shift+G",), group=1),
    Command("text-view", "Text view", "Present", ("Ctrl+Shift+F5",), group=1),
    Command("add-step", "Add step from this view", "Present", ("Ctrl+Shift+A",), "editable", 2),
    Command("duplicate-step", "Duplicate step", "Present", ("Ctrl+Shift+D",), "step", 2),
    Command("hide-step", "Hide step", "Present", ("Ctrl+Shift+H",), "step", 2, toggles=True),
    Command("delete-step", "Delete step", "Present", (), "step", 2),
    Command("step-up", "Move step up", "Present", ("Alt+Shift+Up",), "step", 3),
    Command("step-down", "Move step down", "Present", ("Alt+Shift+Down",), "step", 3),
    Command("propose-steps", "Propose steps", "Present", (), "no steps", 4),
    Command("snapshot", "Picture of the map…", "Export", ("Ctrl+E",), "map"),
    Command("export-document", "Document or data…", "Export", ("Ctrl+Shift+E",)),
    Command("guide", "User’s guide", "Help", ("F1",)),
    Command("keys", "All keys", "Help", ("Ctrl+?", "Ctrl+/")),
    Command("change-keys", "Change keys…", "Help"),
    Command("licences", "Sources and licences", "Help", group=1),
    Command("about", "About Dateline", "Help", group=1),
)

COMMANDS = (*DESK, *STAGE)

BY_ID = {command.id: command for command in COMMANDS}
