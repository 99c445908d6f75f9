"""Rehearsals are kept apart from the briefing, by briefing, and never grow without end."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.helpers.briefings import TEXT, a_briefing, a_source, a_step
from viewer.store.rehearsals import (
    MOST,
    MOST_TIMES,
    Rehearsal,
    Rehearsals,
    key_of,
    rehearsals_file,
    with_rehearsal,
)
from viewer.store.settings import MAX_BYTES


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state of a person of their own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path


def a_rehearsal(number: int = 0, **fields: object) -> Rehearsal:
    """The rehearsal of that number: each a minute after the one before."""
    when = f"2024-06-{number // 1440 + 1:02}T{number // 60 % 24:02}:{number % 60:02}+09:00"
    known = {"when": when, "seconds": {"s-one": float(number)}}
    return msgspec.convert({**known, **fields}, Rehearsal)


def test_none_are_kept_until_one_is() -> None:
    assert rehearsals_file().load() == Rehearsals()


def test_what_is_kept_is_found_again_oldest_first(home: Path) -> None:
    kept = Rehearsals()
    for number in range(3):
        kept = with_rehearsal(kept, "one", a_rehearsal(number))
    rehearsals_file().save(kept)
    assert rehearsals_file().load() == kept
    assert rehearsals_file().path == home / "dateline" / "rehearsals.json"
    assert [r.seconds["s-one"] for r in kept.by_briefing["one"]] == [0, 1, 2]


def test_each_briefing_has_its_own() -> None:
    kept = with_rehearsal(Rehearsals(), "one", a_rehearsal(1))
    kept = with_rehearsal(kept, "two", a_rehearsal(2))
    assert kept.by_briefing == {"one": (a_rehearsal(1),), "two": (a_rehearsal(2),)}


def test_of_many_rehearsals_the_last_are_kept() -> None:
    kept = Rehearsals()
    for number in range(MOST + 3):
        kept = with_rehearsal(kept, "one", a_rehearsal(number))
    times = [r.seconds["s-one"] for r in kept.by_briefing["one"]]
    assert times == [float(number) for number in range(3, MOST + 3)]


def test_of_many_briefings_those_rehearsed_last_are_kept_and_the_file_can_be_read() -> None:
    longest = {f"s-{n:062}": 1234.567890123 for n in range(100)}
    kept = Rehearsals()
    for number in range(150):
        new = a_rehearsal(number, seconds=longest)
        kept = with_rehearsal(kept, f"{number % 30:032}", new)
    rehearsals_file().save(kept)
    assert rehearsals_file().path.stat().st_size <= MAX_BYTES
    assert rehearsals_file().load() == kept
    oldest = min(rehearsals[-1].when for rehearsals in kept.by_briefing.values())
    count = len(kept.by_briefing)
    assert 5 < count < 30
    assert oldest == a_rehearsal(150 - count).when


def test_the_rehearsal_that_was_just_done_is_kept_however_long_it_was() -> None:
    longest = {f"s-{n}": 1.0 for n in range(2 * MOST_TIMES)}
    new = a_rehearsal(9, seconds=longest)
    kept = with_rehearsal(with_rehearsal(Rehearsals(), "one", a_rehearsal(1)), "two", new)
    assert kept.by_briefing == {"two": (new,)}


def test_a_briefing_is_known_again_whatever_its_steps_have_become() -> None:
    known = key_of(a_briefing())
    edited = a_briefing(steps=(a_step("s-new", title="New", seconds=5),), claims=(), summary="x")
    assert key_of(edited) == known
    assert len(known) == 32


def test_another_title_or_another_article_is_another_briefing() -> None:
    keys = {
        key_of(a_briefing()),
        key_of(a_briefing(title="Another visit")),
        key_of(a_briefing(sources=(a_source(f"{TEXT} And more."),))),
        key_of(a_briefing(sources=(a_source(), a_source(id="other")))),
        key_of(a_briefing(sources=())),
    }
    assert len(keys) == 5
