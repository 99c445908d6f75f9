"""The presenter's clock, by a clock that the test winds."""

from __future__ import annotations

import pytest

from viewer.session.pace import clock_words
from viewer.session.timer import Timer


class Watch:
    """Tells the seconds that it is set to."""

    def __init__(self, speed: float = 1.0) -> None:
        self._seconds = 1000.0
        self._speed = speed

    def __call__(self) -> float:
        return self._seconds

    def wait(self, seconds: float) -> None:
        """Let time pass, as fast as this watch goes."""
        self._seconds += seconds * self._speed


@pytest.fixture
def watch() -> Watch:
    return Watch()


def running(watch: Watch, step: str = "s-one") -> Timer:
    timer = Timer(step, watch)
    timer.switch()
    return timer


def test_it_stands_at_zero_until_it_is_started(watch: Watch) -> None:
    timer = Timer("s-one", watch)
    watch.wait(5)
    assert not timer.running
    assert (timer.elapsed, timer.in_step) == (0, 0)


def test_it_counts_while_it_runs(watch: Watch) -> None:
    timer = running(watch)
    watch.wait(5)
    assert timer.running
    assert (timer.elapsed, timer.in_step) == (5, 5)


def test_a_pause_is_not_counted(watch: Watch) -> None:
    timer = running(watch)
    watch.wait(5)
    timer.switch()
    watch.wait(100)
    assert (timer.running, timer.elapsed) == (False, 5)
    timer.switch()
    watch.wait(2)
    assert (timer.running, timer.elapsed) == (True, 7)


def test_each_step_has_its_own_time(watch: Watch) -> None:
    timer = running(watch)
    watch.wait(5)
    timer.enter("s-two")
    watch.wait(3)
    assert (timer.elapsed, timer.in_step) == (8, 3)
    assert timer.by_step == {"s-one": 5, "s-two": 3}


def test_a_step_that_is_entered_again_goes_on_where_it_was(watch: Watch) -> None:
    timer = running(watch)
    watch.wait(5)
    timer.enter("s-two")
    watch.wait(3)
    timer.enter("s-one")
    watch.wait(1)
    assert timer.in_step == 6
    assert timer.by_step == {"s-one": 6, "s-two": 3}


def test_entering_the_step_that_one_is_in_changes_nothing(watch: Watch) -> None:
    timer = running(watch)
    watch.wait(5)
    timer.enter("s-one")
    watch.wait(1)
    assert timer.by_step == {"s-one": 6}


def test_steps_entered_in_a_pause_take_no_time(watch: Watch) -> None:
    timer = running(watch)
    watch.wait(5)
    timer.switch()
    timer.enter("s-two")
    watch.wait(50)
    timer.switch()
    watch.wait(2)
    assert timer.by_step == {"s-one": 5, "s-two": 2}


def test_reset_begins_from_zero_and_runs_on(watch: Watch) -> None:
    timer = running(watch)
    watch.wait(5)
    timer.enter("s-two")
    watch.wait(5)
    timer.reset()
    assert (timer.elapsed, timer.running) == (0, True)
    watch.wait(2)
    assert timer.by_step == {"s-two": 2}


def test_reset_in_a_pause_stays_in_it(watch: Watch) -> None:
    timer = running(watch)
    watch.wait(5)
    timer.switch()
    timer.reset()
    watch.wait(5)
    assert (timer.elapsed, timer.running) == (0, False)


def test_seconds_from_before_are_counted_on(watch: Watch) -> None:
    before = {"s-one": 30.0, "s-two": 12.0}
    timer = Timer("s-two", watch, before)
    timer.switch()
    watch.wait(3)
    assert (timer.elapsed, timer.in_step) == (45, 15)
    assert before == {"s-one": 30.0, "s-two": 12.0}


def test_two_hours_pass_without_loss_on_a_fast_clock() -> None:
    watch = Watch(speed=1000)
    timer = running(watch)
    for number in range(7200):
        watch.wait(0.001)
        timer.enter(f"s-{number % 5}")
        if number % 100 == 0:
            timer.switch()
            watch.wait(1)
            timer.switch()
    assert clock_words(timer.elapsed + 0.5) == "2:00:00"
    assert sum(timer.by_step.values()) == pytest.approx(timer.elapsed)


def test_the_real_clock_only_grows() -> None:
    timer = Timer("s-one")
    timer.switch()
    seen = [timer.elapsed for _ in range(100)]
    assert seen == sorted(seen)
    assert seen[0] >= 0
