"""The words that the map page shows, so that they can be given in the user's language."""

from __future__ import annotations

import msgspec

from viewer.model.briefing import Viewpoint


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Every word of the map that is ours; braces name what is filled in."""

    map: str = "Map"
    places: str = "Places on the map"
    zoom_in: str = "Zoom in"
    zoom_out: str = "Zoom out"
    home: str = "Show all main places"
    legend: str = "Legend"
    place: str = "place"
    country: str = "country"
    approximate: str = "approximate area, extent ours"
    occupied: str = "occupied"
    disputed_border: str = "disputed border"
    recognised: str = "borders: recognised"
    de_facto: str = "borders: de facto"
    borders_of_file: str = "borders: as the base map’s file draws them"
    attribution: str = "Natural Earth · GeoNames CC BY 4.0"
    no_requests: str = "0 requests"
    requests: str = "{made} requests"
    one_request: str = "1 request"
    blocked: str = "{made} requests · {blocked} blocked"
    network_on: str = "network on · {requests}"
    kilometres: str = "{distance} km"
    metres: str = "{distance} m"
    one_claim: str = "1 claim"
    claims: str = "{count} claims"
    one_passage: str = "1 passage"
    passages: str = "{count} passages"
    some_disputed: str = "some disputed"
    is_approximate: str = "extent approximate"
    more_in_key: str = "and {count} more"

    def borders(self, viewpoint: Viewpoint) -> str:
        """Return how the viewpoint on borders is named on the map."""
        return self.recognised if viewpoint == "recognised" else self.de_facto

    def counted_claims(self, count: int) -> str:
        """Return "14 claims"."""
        return self.one_claim if count == 1 else self.claims.format(count=count)

    def counted_passages(self, count: int) -> str:
        """Return "11 passages"."""
        return self.one_passage if count == 1 else self.passages.format(count=count)


ENGLISH = Words()
