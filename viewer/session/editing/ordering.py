"""Parts in order as they are being written: put in, taken out, moved."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def put_in(parts: tuple[T, ...], at: int, part: T) -> tuple[T, ...]:
    """Put a part at a position, the nearest one that there is."""
    at = min(max(at, 0), len(parts))
    return (*parts[:at], part, *parts[at:])


def taken_out(parts: tuple[T, ...], at: int) -> tuple[T, ...]:
    """Take a part out; a position that there is not changes nothing."""
    return (*parts[:at], *parts[at + 1 :]) if 0 <= at < len(parts) else parts


def moved(parts: tuple[T, ...], at: int, by: int) -> tuple[T, ...]:
    """Move a part by so many positions, as far as there are some."""
    if not 0 <= at < len(parts):
        return parts
    return put_in(taken_out(parts, at), min(max(at + by, 0), len(parts) - 1), parts[at])


def changed_at(parts: tuple[T, ...], at: int, part: T) -> tuple[T, ...]:
    """Put another part in place of one; a position that there is not changes nothing."""
    return (*parts[:at], part, *parts[at + 1 :]) if 0 <= at < len(parts) else parts
