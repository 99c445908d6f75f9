"""How a presentation is started."""

from __future__ import annotations

import msgspec


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a presentation is started."""

    at: str | None = None
    """The id of the step to begin with."""
    windowed: bool = False
    screen: str | None = None
    """The name of the room's display; None: the remembered one."""
    taken: dict[str, float] = {}
    """Seconds that steps have taken already, where a presentation goes on."""
    rehearsal: bool = False
    """Without a room: the console alone, and the times are kept."""
