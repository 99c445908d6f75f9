"""What is drawn with the pen can be undone, cleared, and brought back; it does not pile up."""

from __future__ import annotations

import pytest

from viewer.map.room import Stroke
from viewer.session.ink import MOST, Ink


def a_stroke(at: float = 0.0) -> Stroke:
    return Stroke(points=((at, 0.0), (at, 1.0)))


def drawn(count: int) -> Ink:
    """A step with so many strokes."""
    ink = Ink()
    for number in range(count):
        ink.add("s-one", a_stroke(number))
    return ink


def undone(ink: Ink, most: int = 10_000) -> int:
    """Undo until nothing changes any more; returns how often something did."""
    for times in range(most):
        before = ink.of("s-one")
        ink.undo("s-one")
        if ink.of("s-one") == before:
            return times
    return most


def test_strokes_belong_to_the_step_that_they_were_drawn_on() -> None:
    ink = Ink()
    ink.add("s-one", a_stroke(1))
    ink.add("s-two", a_stroke(2))
    assert ink.of("s-one") == (a_stroke(1),)
    assert ink.of("s-two") == (a_stroke(2),)
    assert ink.of("s-three") == ()


def test_undo_takes_back_the_last_stroke_of_its_step() -> None:
    ink = drawn(3)
    ink.add("s-two", a_stroke())
    ink.undo("s-one")
    assert ink.of("s-one") == (a_stroke(0), a_stroke(1))
    assert len(ink.of("s-two")) == 1


def test_clearing_wipes_the_step_and_is_undone_at_once() -> None:
    ink = drawn(3)
    before = ink.of("s-one")
    ink.clear("s-one")
    assert ink.of("s-one") == ()
    ink.undo("s-one")
    assert ink.of("s-one") == before


def test_what_is_drawn_after_clearing_is_undone_before_the_clearing() -> None:
    ink = drawn(2)
    ink.clear("s-one")
    ink.add("s-one", a_stroke(9))
    ink.undo("s-one")
    assert ink.of("s-one") == ()
    ink.undo("s-one")
    assert len(ink.of("s-one")) == 2


@pytest.mark.parametrize("step", ["s-one", "s-never"])
def test_where_nothing_is_drawn_undo_and_clear_do_nothing(step: str) -> None:
    ink = Ink()
    ink.clear(step)
    ink.undo(step)
    assert ink.of(step) == ()
    ink.add(step, a_stroke())
    ink.undo(step)
    assert ink.of(step) == ()


def test_clearing_what_is_clear_needs_no_undo_of_its_own() -> None:
    ink = drawn(1)
    ink.clear("s-one")
    ink.clear("s-one")
    ink.undo("s-one")
    assert ink.of("s-one") == (a_stroke(0),)


def test_of_very_many_strokes_the_oldest_go() -> None:
    strokes = drawn(MOST + 3).of("s-one")
    assert len(strokes) == MOST
    assert (strokes[0], strokes[-1]) == (a_stroke(3), a_stroke(MOST + 2))


def test_the_way_back_is_bounded_too() -> None:
    assert undone(drawn(3 * MOST)) == MOST


def test_so_it_is_where_one_draws_and_clears_again_and_again() -> None:
    ink = Ink()
    for _ in range(MOST):
        ink.add("s-one", a_stroke())
        ink.clear("s-one")
    assert undone(ink) == MOST
