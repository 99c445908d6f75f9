"""The presenter's console: what the room sees, what comes next, notes, clock, steps, tools."""

from viewer.ui.present.console.console import Console

__all__ = ["Console"]
