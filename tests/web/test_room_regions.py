"""Where a region's name stands in a room's map, in the real page."""

from __future__ import annotations

import pytest

from tests.helpers.room_page import RoomPage, room
from viewer.map.messages import Fit
from viewer.map.room import Room
from viewer.model.geometry import Bounds

# The name's corners and sides' middles that lie outside of the region; how wide it is in pixels.
OUTSIDE = """((place, name) => {
  const path = document.querySelector(`[data-place="${place}"] .hit`);
  const text = [...document.querySelectorAll('text')].find((one) => one.textContent === name);
  const { left, top, right, bottom } = text.getBoundingClientRect();
  const back = path.getScreenCTM().inverse();
  const spots = [left, (left + right) / 2, right].flatMap((x) =>
    [top, bottom].map((y) => new DOMPoint(x, y).matrixTransform(back)));
  return [spots.filter((spot) => !path.isPointInFill(spot)).length, right - left];
})('eastern-russia', 'EASTERN RUSSIA')"""

ASIA: Bounds = (28.0, 32.0, 140.0, 66.0)
WESTERN_EDGE: Bounds = (90.0, 46.0, 130.0, 66.0)


@pytest.mark.parametrize(
    ("bounds", "beside"),
    [
        (ASIA, room(title="A short title")),
        (WESTERN_EDGE, room()),
        (WESTERN_EDGE, room(card=None)),
    ],
    ids=["a card over most of it", "its edge beside a card", "its edge"],
)
def test_a_regions_name_stands_inside_where_it_has_room(
    page: RoomPage, bounds: Bounds, beside: Room
) -> None:
    page.shown(beside, Fit(bounds=bounds, fly=False), size=(1920, 1080))
    outside, wide = page.says(OUTSIDE)
    assert wide > 200 and outside == 0
