"""The times of claims as events: shared, ordered, open, inferred; unsound ones are left out."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.briefings import a_briefing, a_claim
from viewer.model.briefing import Claim, Review, Stated
from viewer.model.index import Index
from viewer.session.timeline import Event, events


def dated(
    name: str, time: str | None = None, said: str | None = None, inferred: bool = False
) -> Claim:
    return a_claim(
        f"c-{name}",
        time=Stated(value=time, inferred=inferred) if time else None,
        said=Stated(value=said, inferred=inferred) if said else None,
    )


def events_of(*claims: Claim) -> tuple[Event, ...]:
    return events(Index(a_briefing(claims=claims)))


def day(event_day: int) -> str:
    return date.fromordinal(event_day).isoformat()


def test_claims_without_dates_make_no_events() -> None:
    assert events_of(a_claim()) == ()


def test_claims_of_the_same_time_share_an_event() -> None:
    (event,) = events_of(dated("one", "2024-06-19"), dated("two", "2024-06-19"))
    assert event.claims == ("c-one", "c-two")
    assert day(event.first) == day(event.last) == "2024-06-19"


def test_a_month_reaches_from_its_first_to_its_last_day() -> None:
    (event,) = events_of(dated("one", "2024-02"))
    assert (day(event.first), day(event.last)) == ("2024-02-01", "2024-02-29")


def test_what_a_claim_speaks_of_and_when_it_was_said_are_two_rows() -> None:
    both = events_of(dated("one", time="2023", said="2024"))
    assert [(event.row, event.edtf) for event in both] == [("said", "2024"), ("speaks-of", "2023")]


def test_events_of_a_row_are_in_order() -> None:
    found = events_of(dated("late", "2024"), dated("early", "2022"), dated("mid", "2023-05"))
    assert [event.edtf for event in found] == ["2022", "2023-05", "2024"]


def test_an_open_end_reaches_to_the_outermost_day() -> None:
    open_start, open_end, _ = sorted(
        events_of(
            dated("a", "../2024-01-05"), dated("b", "2023-03-01/.."), dated("c", "2020/2025")
        ),
        key=lambda event: event.claims,
    )
    assert (open_start.open_start, open_start.open_end) == (True, False)
    assert day(open_start.first) == "2020-01-01"
    assert (open_end.open_start, open_end.open_end) == (False, True)
    assert day(open_end.last) == "2025-12-31"


def test_an_unknown_end_is_open_as_well() -> None:
    found = events_of(dated("a", "/2024-01-05"), dated("b", "2020"))
    assert [event.open_start for event in found if event.edtf == "/2024-01-05"] == [True]


def test_an_event_is_inferred_when_all_who_speak_of_it_inferred_it() -> None:
    (guessed,) = events_of(dated("a", "2024", inferred=True), dated("b", "2024", inferred=True))
    (stated,) = events_of(dated("a", "2024", inferred=True), dated("b", "2024"))
    assert guessed.inferred
    assert not stated.inferred


@pytest.mark.parametrize("unsound", ["", "yesterday", "2024-13", "2024-02-30", "1/2/3", "..", "\0"])
def test_a_date_that_is_none_is_left_out(unsound: str) -> None:
    claims = (a_claim("c-bad", time=Stated(value=unsound)), dated("good", "2024"))
    assert [event.claims for event in events_of(*claims)] == [("c-good",)]


@pytest.mark.parametrize("value", ["-0044-03-15", "0000", "Y-17000000", "Y170000002", "Y17E8"])
def test_years_outside_of_the_calendar_do_not_stop_the_others(value: str) -> None:
    found = events_of(dated("old", value), dated("new", "2024"))
    assert "2024" in [event.edtf for event in found]
    assert all(1 <= event.first <= event.last for event in found)


def test_a_rejected_claim_has_no_event() -> None:
    rejected = a_claim(time=Stated(value="2024"), review=Review(state="rejected"))
    assert events_of(rejected) == ()
