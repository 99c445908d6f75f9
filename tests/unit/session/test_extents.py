"""An accepted place of the gazetteer has the extent of the country or region that it is."""

from __future__ import annotations

import pytest

from tests.helpers.briefings import TEXT, a_briefing
from tests.helpers.proposals import ADA
from viewer.model import anchor
from viewer.model.briefing import (
    Briefing,
    MultiPolygon,
    Place,
    PlaceCandidate,
    Point,
    Polygon,
    Proposal,
    ProposedPlace,
)
from viewer.model.geometry import bounds
from viewer.session import forms, making, review


def a_candidate(name: str, country: str, feature: str, lon: float, lat: float) -> PlaceCandidate:
    """A place as the gazetteer has it."""
    return PlaceCandidate(name=name, country=country, feature=feature, lon=lon, lat=lat)


UKRAINE = a_candidate("Ukraine", "UA", "country", 32, 49)
TEXAS = a_candidate("Texas", "US", "region", -99.5, 31.5)
LEBANON_SOUTH = a_candidate("southern Lebanon", "LB", "area", 35.6, 33.5)


def accepted(candidate: PlaceCandidate) -> Place:
    """The place that accepting a candidate makes."""
    return new_place(review.accepted(a_briefing(), TEXT, proposed(candidate), ADA))


def as_written(candidate: PlaceCandidate, **fields: str) -> Place:
    """The place that accepting it makes after somebody has written over it."""
    known = {"name": candidate.name, "feature": candidate.feature, "precision": "region"}
    form = forms.PlaceForm(**{**known, **fields}, candidate=candidate)  # type: ignore[arg-type]
    return new_place(making.decided(a_briefing(), TEXT, proposed(candidate), form, ADA))


def new_place(briefing: Briefing) -> Place:
    """The one place that the small briefing does not have."""
    (place,) = (place for place in briefing.places if place not in a_briefing().places)
    return place


def proposed(candidate: PlaceCandidate) -> Proposal:
    """A proposal of a candidate for the first words of the text."""
    briefing: Briefing = a_briefing()
    words = anchor.passage("x", briefing.sources[0].id, TEXT, 0, 4)
    what = ProposedPlace(use="literal", candidates=(candidate,))
    return Proposal(
        id="x",
        source=words.source,
        quote=words.quote,
        position=words.position,
        what=what,
        rule="name of a country",
    )


def test_a_country_has_its_outline_under_each_viewpoint_and_says_whose_it_is() -> None:
    place = accepted(UKRAINE)
    assert isinstance(place.geometry, Polygon | MultiPolygon)
    assert place.geometry_by_viewpoint.keys() == {"de-facto"}  # without Crimea
    assert place.geometry_by_viewpoint["de-facto"] != place.geometry
    assert place.precision == "region"
    assert place.note is not None
    assert place.note.startswith("Outline: Ukraine; Natural Earth")
    assert "Ada" in place.note


@pytest.mark.parametrize(
    "candidate",
    [
        TEXAS,
        a_candidate("Donetsk Oblast", "UA", "region", 37.7, 48.1),
        a_candidate("Chechnya", "RU", "area", 45.7, 43.3),
        a_candidate("Georgia", "US", "region", -83.4, 32.7),
    ],
)
def test_a_first_level_region_has_its_outline_around_its_point(candidate: PlaceCandidate) -> None:
    place = accepted(candidate)
    assert place.geometry is not None
    west, south, east, north = bounds([place.geometry]) or (0, 0, 0, 0)
    assert west < candidate.lon < east
    assert south < candidate.lat < north
    assert (place.precision, place.feature) == ("region", candidate.feature)


def test_a_part_of_a_country_is_cut_and_approximate() -> None:
    place = accepted(LEBANON_SOUTH)
    assert place.precision == "approximate"
    assert place.geometry is not None
    _, south, _, north = bounds([place.geometry]) or (0, 0, 0, 0)
    assert south == pytest.approx(33.06, abs=0.05)
    assert north < 33.9  # the north is at 34.7
    assert "southern third by area of Lebanon" in (place.note or "")


@pytest.mark.parametrize(
    "candidate",
    [
        a_candidate("Kyiv", "UA", "capital", 30.5, 50.4),
        a_candidate("Paris", "US", "city", -95.6, 33.7),
        a_candidate("Georgia", "US", "region", 44.0, 42.0),  # not where that one lies
        a_candidate("Middle East", "", "area", 42, 29.5),
        a_candidate("Nowhere Province", "UA", "region", 30, 50),
    ],
)
def test_without_an_outline_of_its_own_a_place_is_a_point(candidate: PlaceCandidate) -> None:
    place = accepted(candidate)
    assert place.geometry == Point(coordinates=(candidate.lon, candidate.lat))
    assert place.note is None


def test_written_over_it_is_a_point_where_it_is_said_to_be_one() -> None:
    place = as_written(UKRAINE, precision="city")
    assert place.geometry == Point(coordinates=(32, 49))
    assert (place.geometry_by_viewpoint, place.note) == ({}, None)


def test_under_another_name_it_keeps_its_outline() -> None:
    assert as_written(TEXAS, name="The Lone Star State").geometry == accepted(TEXAS).geometry
