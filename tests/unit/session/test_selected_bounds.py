"""Where the map looks for what is selected."""

from __future__ import annotations

from tests.helpers.briefings import a_briefing, a_place, a_step
from viewer.map.scene import scene
from viewer.map.words import ENGLISH
from viewer.model.briefing import Focus, Point
from viewer.model.index import Index
from viewer.session.selection import Selection, Subject
from viewer.session.sheets import selected_bounds


def test_places_on_both_sides_of_the_edge_of_the_map_are_looked_at_where_they_are_drawn() -> None:
    at = {"nairobi": (36.8, -1.3), "suva": (178.4, -18.1), "washington": (-77.0, 38.9)}
    places = tuple(
        a_place(name, geometry=Point(coordinates=where), rank=1) for name, where in at.items()
    )
    step = a_step("s", view=None, focus=Focus(places=("nairobi", "suva")))
    briefing = a_briefing(steps=(step,), places=places, claims=(), mentions=())
    index = Index(briefing)
    shown = scene(briefing, index, "recognised", ENGLISH)
    found = selected_bounds(index, shown, Selection(Subject("step", "s")))
    assert found
    west, _, east, _ = found
    drawn = {place.id: place.label[0] for place in shown.places}
    assert west < drawn["suva"] < drawn["nairobi"] < east < west + 360
