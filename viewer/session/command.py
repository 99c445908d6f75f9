"""A command: one thing that a person can tell the program to do, as data."""

from __future__ import annotations

from typing import Literal

import msgspec

Menu = Literal["File", "Edit", "Briefing", "View", "Go", "Present", "Help"]
Needs = Literal[
    "nothing",
    "map",
    "selection",
    "claim",
    "past",
    "future",
    "changed",
    "undo",
    "redo",
    "editable",
    "step",
    "no steps",
    "proposals",
    "words",
    "standing claim",
    "unconfirmed claim",
    "words and claim",
    "words and passage",
    "subject",
    "part",
    "article",
    "text",
    "place to move",
    "region",
    "map to draw on",
    "network",
    "editable and network",
]
Where = Literal["desk", "stage"]
"""In the window, or while a briefing is presented: the same key may mean something else there."""


class Command(msgspec.Struct, frozen=True):
    """One thing a person can tell the program to do."""

    id: str
    title: str
    menu: Menu
    keys: tuple[str, ...] = ()
    """As Qt's portable key sequences."""
    needs: Needs = "nothing"
    group: int = 0
    """Commands of a menu with different groups are parted by a line."""
    choice: str = ""
    """Commands that share a choice exclude each other, and show which one is in force."""
    toggles: bool = False
    """Switches something that is shown on or off."""
    where: Where = "desk"
