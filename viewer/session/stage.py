"""The commands while a briefing is presented: keys as presenters know them, clickers included.

They are in the one list of all commands (`viewer.session.commands`).
"""

from __future__ import annotations

from viewer.session.command import Command

STAGE: tuple[Command, ...] = tuple(
    Command(identifier, title, "Present", keys, where="stage", group=group, toggles=toggles)
    for group, rows in enumerate(
        (
            (
                ("step-next", "Next step", ("Right", "Space", "PgDown", "N"), False),
                ("step-previous", "Step before", ("Left", "PgUp", "P"), False),
                ("step-first", "First step", ("Home",), False),
                ("step-last", "Last step", ("End",), False),
                ("step-number", "Go to step number…", ("G",), False),
                ("overview", "All steps", ("O",), False),
            ),
            (
                ("stage-claim-next", "Next claim of the step", ("Down",), False),
                ("stage-claim-previous", "Claim before", ("Up",), False),
                ("evidence", "Evidence: the words in the article", ("E",), True),
                ("disputed", "Disputed only, both sides", ("D",), True),
            ),
            (
                ("freeze", "Freeze what the room sees", ("F",), True),
                ("send", "Show the room this view", ("Return", "Enter"), False),
                ("come-back", "Back to where we were", ("Backspace",), False),
                ("find", "Find, unseen by the room", ("/",), False),
                ("cover-black", "Black", ("B", "."), True),
                ("cover-white", "White", ("W", ","), True),
            ),
            (
                ("pointer", "Pointer", ("L",), True),
                ("spotlight", "Spotlight", ("S",), True),
                ("ink", "Ink", ("I",), True),
                ("ink-undo", "Ink: undo the last line", ("Z", "Ctrl+Z"), False),
                ("ink-clear", "Ink: clear this step", ("X",), False),
                ("zoom-in", "Zoom in", ("+", "="), False),
                ("zoom-out", "Zoom out", ("-",), False),
                ("step-view", "The step’s own view", ("V",), False),
            ),
            (
                ("timer", "Clock: start, pause", ("T",), False),
                ("timer-reset", "Clock: from zero", ("Shift+T",), False),
                ("notes-larger", "Notes larger", ("Ctrl++", "Ctrl+="), False),
                ("notes-smaller", "Notes smaller", ("Ctrl+-",), False),
                ("notes-down", "Notes: scroll down", ("Shift+Down", "J"), False),
                ("notes-up", "Notes: scroll up", ("Shift+Up", "K"), False),
            ),
            (
                ("console", "Console, where there is one display", ("C",), True),
                ("room-theme", "Light or dark room", ("Shift+L",), False),
                ("calm", "Reduced motion: the map does not fly", (), True),
                ("displays", "Room to the next display", ("M",), False),
                ("remote", "Phone remote…", ("R",), False),
                ("stage-text", "Text view", ("Shift+V",), False),
                ("fallback", "Open the PDF of this presentation", (), False),
                ("stage-keys", "All keys", ("?",), False),
                ("end", "End the presentation", ("Esc",), False),
            ),
        )
    )
    for identifier, title, keys, toggles in rows
)
