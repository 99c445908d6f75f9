"""What the process that fetches says to the one that asked."""

from __future__ import annotations

import msgspec


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What came back."""

    content: str
    """In Base64."""
    url: str
    """Where it came from in the end."""
    mime: str = ""
    charset: str = ""
    requests: int = 1
