"""Parts of places that no gazetteer has: eastern Russia, southern Lebanon. A point inside each."""

from __future__ import annotations

from viewer.reading.places.gazetteer import Place, gazetteer
from viewer.reading.places.matching import Span
from viewer.reading.places.ranking import candidate
from viewer.reading.places.words import Context
from viewer.reading.proposals import Candidate

_DEGREES = {"region": 0.8, "district": 0.2, "city": 0.04, "capital": 0.06, "continent": 10.0}
"""How far from the middle of a place its part is taken to be, where its shape isn't known."""


def part(span: Span, whole: Place, score: float, words: Context, said: str) -> Candidate:
    """The approximate area that a compass word makes of a place. `said`: as the text has it."""
    east, north = words.compass[span.compass]
    lon, lat = _point(whole, east, north)
    place = Place("area", None, said, lon, lat, whole.country, whole.region, 0)
    return candidate(
        place, score, f"a part of {whole.name} ({whole.feature}); the point is approximate"
    )


def _point(whole: Place, east: float, north: float) -> tuple[float, float]:
    letters = ("n" if north > 0 else "s" if north < 0 else "") + (
        "e" if east > 0 else "w" if east < 0 else ""
    )
    known = gazetteer().get(f"={whole.country.lower()} {letters}")
    if whole.feature == "country" and known:
        return known.places[0].lon, known.places[0].lat
    degrees = _DEGREES.get(whole.feature, 3.0)
    lon, lat = whole.lon + east * degrees, whole.lat + north * degrees
    return max(-180.0, min(180.0, lon)), max(-90.0, min(90.0, lat))
