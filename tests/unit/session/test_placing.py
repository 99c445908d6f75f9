"""Where places are, given by hand: what it makes of them, and that it can be undone to the byte."""

from __future__ import annotations

from typing import Any

import pytest

from tests.helpers.briefings import CHUKOTKA, a_briefing, a_document, a_place, a_polygon
from viewer.model.briefing import Briefing, Place, Point
from viewer.model.check import problems
from viewer.model.errors import DatelineError
from viewer.session.editing import placing
from viewer.session.editing.placing import Hand, Taken
from viewer.session.session import Session
from viewer.store import codec

HAND = Hand("A. Tester", "2026-11-27")
SQUARE = ((10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0, 10.0))
OUTLINE = Taken(
    geometry=a_polygon(*SQUARE),
    by_viewpoint={"de-facto": a_polygon(*SQUARE[:3])},
    approximate=False,
    feature="country",
    basis="Squareland; Natural Earth",
)


def of(briefing: Briefing, identifier: str) -> Place:
    return next(place for place in briefing.places if place.id == identifier)


def a_noted(**fields: Any) -> Briefing:
    return a_briefing(places=(a_place(**fields), *a_briefing().places[1:]))


def test_a_place_that_was_put_says_by_whom_when_and_how_exactly() -> None:
    moved = of(placing.placed(a_briefing(), "moscow", (37.123456, 55.654321), 8.0, HAND), "moscow")
    assert moved.geometry == Point(coordinates=(37.123, 55.654))
    assert moved.note == "Placed by hand on the map by A. Tester, 2026-11-27, to about 2 km."
    assert moved.precision == "city"


@pytest.mark.parametrize(
    ("before", "zoom", "after"),
    [
        ("site", 12.0, "site"),
        ("site", 8.0, "approximate"),
        ("city", 8.0, "city"),
        ("city", 3.0, "approximate"),
        ("region", 3.0, "region"),
        ("approximate", 12.0, "approximate"),
    ],
)
def test_no_place_is_as_exact_as_its_precision_says_when_the_map_was_too_coarse_for_that(
    before: Any, zoom: float, after: str
) -> None:
    moved = placing.placed(a_noted(precision=before), "moscow", (37.0, 55.0), zoom, HAND)
    assert of(moved, "moscow").precision == after


def test_a_place_beyond_180_is_within_the_range_of_longitudes_again() -> None:
    moved = of(placing.placed(a_briefing(), "the-west", (190.0, 65.0), 5.0, HAND), "the-west")
    assert moved.geometry == Point(coordinates=(-170.0, 65.0))


def test_the_earlier_note_is_kept_and_what_is_no_longer_true_goes() -> None:
    briefing = a_noted(note="Named for the government.")
    ours = "by A. Tester, 2026-11-27"
    earlier = "Earlier note: Named for the government."
    briefing = placing.placed(briefing, "moscow", (37.0, 55.0), 8.0, HAND)
    assert (
        of(briefing, "moscow").note == f"Placed by hand on the map {ours}, to about 2 km. {earlier}"
    )
    briefing = placing.taken(briefing, "moscow", OUTLINE, HAND)
    basis = f"Outline: Squareland; Natural Earth; taken {ours}. {earlier}"
    assert of(briefing, "moscow").note == basis
    for _ in range(2):
        briefing = placing.reshaped(
            briefing, "moscow", [[SQUARE]], "recognised", Hand(None, "2026")
        )
        reshaped = f"Reshaped by hand on the map on 2026. Earlier note: {basis}"
        assert of(briefing, "moscow").note == reshaped
    briefing = placing.drawn(briefing, "moscow", [[SQUARE]], HAND)
    assert of(briefing, "moscow").note == f"Drawn by hand on the map {ours}. Earlier note: {basis}"


def test_an_outline_is_exact_under_both_viewpoints_until_a_hand_has_changed_it() -> None:
    briefing = placing.taken(a_noted(feature="place"), "moscow", OUTLINE, HAND)
    taken = of(briefing, "moscow")
    assert (taken.precision, taken.feature) == ("region", "country")
    assert (taken.geometry, taken.geometry_by_viewpoint) == (OUTLINE.geometry, OUTLINE.by_viewpoint)
    briefing = placing.reshaped(briefing, "moscow", [[SQUARE[1:]]], "de-facto", HAND)
    changed = of(briefing, "moscow")
    assert (changed.precision, changed.geometry) == ("approximate", OUTLINE.geometry)
    assert changed.geometry_by_viewpoint == {"de-facto": a_polygon(*SQUARE[1:])}
    drawn = of(placing.drawn(briefing, "moscow", [[SQUARE]], HAND), "moscow")
    assert (drawn.geometry, drawn.geometry_by_viewpoint) == (a_polygon(*SQUARE), {})


@pytest.mark.parametrize("at", [(float("inf"), 0.0), (0.0, float("nan"))])
def test_a_place_that_is_nowhere_is_refused(at: Any) -> None:
    with pytest.raises(DatelineError, match="nowhere"):
        placing.placed(a_briefing(), "moscow", at, 5.0, HAND)


def test_what_can_be_moved_and_what_reshaped() -> None:
    point, region, nowhere = (of(a_briefing(), i) for i in ("moscow", "chukotka", "the-west"))
    assert [placing.can_be_placed(p) for p in (point, region, nowhere)] == [True, False, True]
    assert [placing.extent(p, "recognised") for p in (point, region, nowhere)] == [
        None, CHUKOTKA, None,
    ]  # fmt: skip


def test_each_edit_is_sound_and_undone_to_the_byte() -> None:
    session = Session(a_document())

    def kept() -> bytes:
        return codec.encode(session.document.briefing, session.document.unknown)

    def added(briefing: Briefing) -> Briefing:
        briefing, place = placing.with_place(briefing, " A  new\nplace ")
        assert of(briefing, place).name == "A new place"
        return placing.drawn(briefing, place, [[((170.0, 0.0), (190.0, 0.0), (190.0, 9.0))]], HAND)

    islet = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0))
    edits = (
        lambda b: placing.placed(b, "moscow", (10.0, 10.0), 4.0, HAND),
        lambda b: placing.drawn(b, "the-west", [[SQUARE]], HAND),
        lambda b: placing.reshaped(b, "the-west", [[SQUARE[::-1]], [islet]], "recognised", HAND),
        lambda b: placing.taken(b, "chukotka", OUTLINE, HAND),
        added,
    )  # fmt: skip
    states = [kept()]
    for edit in edits:
        session.edit("Edit", edit(session.index.briefing))
        assert list(problems(session.index.briefing, session.document.texts)) == []
        states.append(kept())
    assert len(set(states)) == len(edits) + 1
    for state in reversed(states[:-1]):
        session.undo()
        assert kept() == state
