"""Which of the places of one name a text means, and the reason that is given."""

from __future__ import annotations

import pytest

from tests.unit.reading.test_places import best
from viewer.reading.places import propose_places
from viewer.reading.proposals import Candidate

STATES = "It fell ill in Ohio, Oregon, Virginia, Washington, West Virginia and Wyoming."
TEXAN = "Voters in Bonham, Sherman and Honey Grove were few. In Paris the polls closed at eight."


@pytest.mark.parametrize("name", ["Virginia", "Washington", "West Virginia", "Wyoming", "Oregon"])
def test_among_states_a_name_is_a_states(name: str) -> None:
    found = best(STATES, name)
    assert (found.feature, found.country) == ("region", "US")
    assert "listed with other regions of its country" in found.reason


def test_a_list_of_cities_that_name_their_provinces_is_one_of_cities() -> None:
    found = best("She sang in Lima, Cusco and Arequipa.", "Cusco")
    assert found.feature == "city"


@pytest.mark.parametrize(
    ("text", "name", "feature", "east", "north"),
    [
        ("Clinics opened in Austin in Scott County, Indiana.", "Austin", "city", -85.8, 38.8),
        ("Clinics opened in Scott County, Indiana.", "Scott County", "district", -85.8, 38.7),
        ("The lake lies in Fulton County located in Illinois.", "Fulton", "district", -90.2, 40.5),
        ("He drove to Buffalo, New York in the United States.", "New York", "region", -75, 43),
        ("He drove from New York to Buffalo, New York.", "New York", "city", -74, 40.7),
        ("He left Austin. The mayor of Austin, Minnesota, left.", "Austin", "city", -93, 43.7),
        ("The finger was found in Santa Clara County.", "Santa Clara", "district", -121.9, 37.3),
        ("A storm hit Wyoming.", "Wyoming", "region", -107.5, 43),
        ("Mexico City is sinking. Mexico has no plan.", "Mexico has", "country", -102, 23),
    ],
)
def test_the_place_that_is_meant_is_the_first(
    text: str, name: str, feature: str, east: float, north: float
) -> None:
    found = at(text, text.index(name))
    assert found.feature == feature
    assert (found.lon, found.lat) == pytest.approx((east, north), abs=0.6)


def test_a_place_near_others_of_the_text_goes_before_a_larger_one() -> None:
    found = best(TEXAN, "Paris")
    assert (found.country, round(found.lat)) == ("US", 34)
    assert "which the text names" in found.reason


def test_far_from_them_it_stays_the_one_that_all_know() -> None:
    assert best("Voters in Lyon and Marseille were few. Paris was late.", "Paris").country == "FR"
    assert best("The markets of Paris closed early.", "Paris").country == "FR"


def at(text: str, start: int) -> Candidate:
    """The first candidate of what is proposed at a position."""
    return next(m.candidates[0] for m in propose_places(text) if m.start == start)
