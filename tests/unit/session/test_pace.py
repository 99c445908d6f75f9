"""How a presentation stands against its plan, as a presenter reads it at a glance."""

from __future__ import annotations

import pytest

from tests.helpers.briefings import a_step
from viewer.model.briefing import Step
from viewer.session.pace import clock_words, pace


def plan(*seconds: int) -> tuple[Step, ...]:
    """Steps that take so many seconds each."""
    return tuple(a_step(f"s-{number}", seconds=long) for number, long in enumerate(seconds))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0:00"),
        (0.999, "0:00"),
        (59.9, "0:59"),
        (60, "1:00"),
        (462, "7:42"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (4062.5, "1:07:42"),
        (90_000, "25:00:00"),
        (-0.4, "0:00"),
        (-1, "−0:01"),
        (-3700, "−1:01:40"),
    ],
)
def test_a_clock_reads_as_clocks_do(seconds: float, words: str) -> None:
    assert clock_words(seconds) == words


@pytest.mark.parametrize("elapsed", [0, 60, 119, 120, 180])
def test_within_a_step_s_own_time_and_a_minute_more_it_is_on_time(elapsed: float) -> None:
    stands = pace(plan(120, 120), 1, elapsed)
    assert stands.on_time
    assert (stands.words, stands.advice) == ("on time", "")


@pytest.mark.parametrize("elapsed", [61, 120, 240, 300])
def test_a_minute_before_a_step_s_time_is_on_time_as_well(elapsed: float) -> None:
    assert pace(plan(120, 120), 2, elapsed).words == "on time"


def test_who_stays_too_long_is_behind_by_what_is_over() -> None:
    stands = pace(plan(120, 300, 90), 1, 210)
    assert (stands.off, stands.words, stands.on_time) == (90, "1:30 behind", False)


def test_who_is_too_fast_is_ahead_and_needs_no_advice() -> None:
    stands = pace(plan(120, 120, 120), 3, 100)
    assert (stands.off, stands.words, stands.on_time) == (-140, "2:20 ahead", False)
    assert stands.advice == ""


def test_the_shortest_step_that_makes_up_for_the_delay_may_be_left_out() -> None:
    assert pace(plan(60, 60, 300, 120, 120), 1, 150).advice == "leave out step 4"


def test_a_step_that_is_over_is_not_advised_to_be_left_out() -> None:
    assert pace(plan(100, 100, 100), 2, 300).advice == "leave out step 3"


def test_where_no_one_step_is_enough_all_those_to_come_may_be_left_out() -> None:
    assert pace(plan(60, 60, 60), 1, 600).advice == "leave out steps from 2 on"


def test_in_the_last_step_there_is_nothing_to_leave_out() -> None:
    stands = pace(plan(60, 60), 2, 600)
    assert (stands.words, stands.advice) == ("8:00 behind", "")


def test_what_is_left_is_of_the_whole_plan_and_goes_below_zero() -> None:
    assert (pace(plan(60, 120), 1, 30).planned, pace(plan(60, 120), 1, 30).left) == (180, 150)
    assert pace(plan(60, 120), 2, 200).left == -20


def test_steps_without_a_plan_are_behind_from_the_start() -> None:
    stands = pace(plan(0, 0), 1, 100)
    assert (stands.planned, stands.words) == (0, "1:40 behind")
