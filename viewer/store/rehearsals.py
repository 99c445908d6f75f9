"""The times of rehearsals, kept apart from the briefing they are of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec
import platformdirs

from viewer.model.briefing import Briefing
from viewer.store.settings import Kept

MOST = 20
"""Rehearsals of a briefing that are kept: the oldest go."""
MOST_TIMES = 6000
"""Times of steps that are kept of all briefings, so that the file stays one that is read."""


class Rehearsal(msgspec.Struct, frozen=True, kw_only=True):
    """How long each step took, and when that was."""

    when: str
    """ISO 8601, in local time."""
    seconds: dict[str, float]
    """By the step's id."""


class Rehearsals(msgspec.Struct, frozen=True, kw_only=True):
    """Those of all briefings, by `key_of`, oldest first."""

    by_briefing: dict[str, tuple[Rehearsal, ...]] = {}


def rehearsals_file() -> Kept[Rehearsals]:
    """Return where they are kept on this system (XDG_STATE_HOME)."""
    folder = platformdirs.user_state_path("dateline", appauthor=False)
    return Kept(folder / "rehearsals.json", Rehearsals)


def key_of(briefing: Briefing) -> str:
    """Return by what a briefing is known whatever is edited in it: title and articles."""
    known = "\n".join((briefing.title, *(source.sha256 for source in briefing.sources)))
    return hashlib.sha256(known.encode()).hexdigest()[:32]


def with_rehearsal(kept: Rehearsals, key: str, new: Rehearsal) -> Rehearsals:
    """Return the rehearsals with one more; what was not rehearsed for longest may go for it."""
    of_this = (*kept.by_briefing.get(key, ()), new)[-MOST:]
    others = [item for item in kept.by_briefing.items() if item[0] != key and item[1]]
    by_briefing = {key: of_this}
    times = _times(of_this)
    for other, rehearsals in sorted(others, key=lambda item: item[1][-1].when, reverse=True):
        times += _times(rehearsals)
        if times > MOST_TIMES:
            break
        by_briefing[other] = rehearsals
    return Rehearsals(by_briefing=by_briefing)


def _times(rehearsals: Iterable[Rehearsal]) -> int:
    """Return how many times are in rehearsals; each has one at least for when it was."""
    return sum(1 + len(rehearsal.seconds) for rehearsal in rehearsals)
