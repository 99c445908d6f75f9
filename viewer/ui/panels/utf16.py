"""Positions in a text as Qt counts them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """Positions in a text: Python counts code points, Qt counts UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]
        self._units = [i + n + 1 for n, i in enumerate(self._astral)]

    def units(self, code_points: int) -> int:
        """Return the position in UTF-16 units."""
        return code_points + bisect_left(self._astral, code_points)

    def code_points(self, units: int) -> int:
        """Return the position in code points; inside a pair, that of its character."""
        return units - bisect_right(self._units, units)
