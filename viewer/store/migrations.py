"""From each format version to the next, as pure functions on the JSON tree of a briefing.

A version is ``major.minor``. A newer minor adds fields, which older readers carry along; a newer
major changes what fields mean, and its `min_reader` says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple


class Version(NamedTuple):
    """A version of the file format."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"

    @classmethod
    def parse(cls, text: str) -> Version:
        """Return the version written as ``major.minor``; raises ValueError."""
        match = re.fullmatch(r"([1-9][0-9]{0,3})\.([0-9]{1,4})", text)
        if not match:
            raise ValueError(f"{text!r} is no version such as {CURRENT}")
        return cls(int(match[1]), int(match[2]))


CURRENT = Version(1, 1)
MIN_READER = Version(1, 0)

Migration = Callable[[dict[str, Any]], dict[str, Any]]

MIGRATIONS: dict[int, Migration] = {}
"""Major version to the function that takes its tree to the next major version."""


def migrated(tree: Any, version: Version) -> Any:
    """Return the tree as the current major version has it; a newer one stays as it is."""
    for major in range(version.major, CURRENT.major):
        tree = MIGRATIONS[major](tree)
    return tree
