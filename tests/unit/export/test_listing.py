"""The listings are the contract of ``--json``: these fields, for every claim and every place."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from tests.helpers.briefings import (
    CHUKOTKA,
    MOSCOW,
    a_briefing,
    a_claim,
    a_document,
    a_place,
)
from viewer.export.listing import claims_listing, info_listing, places_listing
from viewer.model.briefing import Link, PlaceRole, Review
from viewer.model.index import Index

BASE = a_briefing()


def claims(**parts: Any) -> dict[str, Any]:
    listed = claims_listing(Index(a_briefing(**parts)))["claims"]
    return {claim["id"]: claim for claim in listed}


def places(**parts: Any) -> dict[str, Any]:
    listed = places_listing(Index(a_briefing(**parts)))["places"]
    return {place["id"]: place for place in listed}


def test_a_claim_has_the_fields_of_the_contract() -> None:
    assert claims()["c-containers"] == {
        "id": "c-containers",
        "text": "11,000 containers went to Chukotka.",
        "kind": "allegation",
        "speakers": ["The Minister"],
        "relayed_by": ["The Agency"],
        "places": ["Chukotka"],
        "quotes": ["He said, according to the Agency, that “11,000 containers” had gone"],
        "disputed": True,
        "relations": [],
        "review": "accepted",
    }


def test_the_article_speaks_for_itself_whatever_its_agent_is_called() -> None:
    assert claims()["c-visit"]["speakers"] == ["The article"]
    assert claims()["c-visit"]["relayed_by"] == []


def test_a_denial_says_what_it_denies_and_is_not_itself_disputed() -> None:
    denial = claims()["c-denial"]
    assert denial["relations"] == [{"type": "denies", "claim": "c-containers"}]
    assert denial["disputed"] is False


def test_a_rejected_claim_is_listed_as_rejected_and_disputes_nothing() -> None:
    visit, allegation, denial = BASE.claims
    rejected = msgspec.structs.replace(denial, review=Review(state="rejected"))
    listed = claims(claims=(visit, allegation, rejected))
    assert listed["c-denial"]["review"] == "rejected"
    assert listed["c-containers"]["disputed"] is False


def test_claims_are_listed_in_the_order_of_the_article() -> None:
    assert list(claims(claims=BASE.claims[::-1])) == ["c-visit", "c-containers", "c-denial"]


def test_a_place_with_two_roles_is_named_once() -> None:
    roles = (PlaceRole(place="moscow", role="from"), PlaceRole(place="moscow", role="to"))
    assert claims(claims=(a_claim(places=roles),))["c-visit"]["places"] == ["Moscow"]


def test_what_dangles_is_left_out() -> None:
    claim = a_claim(
        passages=("gone",), places=(PlaceRole(place="gone"),), attribution=(Link(agents=("gone",)),)
    )
    listed = claims(claims=(claim,))["c-visit"]
    assert (listed["speakers"], listed["places"], listed["quotes"]) == ([], [], [])


def test_a_place_has_the_fields_of_the_contract() -> None:
    assert places()["pyongyang"] == {
        "id": "pyongyang",
        "name": "Pyongyang",
        "names": {"en": "Pyongyang", "ko": "평양"},
        "precision": "city",
        "geometry": {"type": "Point", "coordinates": (125.75, 39.03)},
        "claims": 2,
        "passages": 3,
    }


def test_a_place_without_a_geometry_has_null_and_not_a_point_at_0_0() -> None:
    assert places()["the-west"]["geometry"] is None


def test_a_region_is_geojson() -> None:
    geometry = json.loads(msgspec.json.encode(places()["chukotka"]["geometry"]))
    assert geometry["type"] == "MultiPolygon"
    assert geometry["coordinates"][1][0][0] == [-180.0, 60.0]


def test_a_place_is_drawn_as_the_briefings_viewpoint_has_it() -> None:
    place = a_place(geometry=MOSCOW, geometry_by_viewpoint={"de-facto": CHUKOTKA})
    drawn = {
        viewpoint: places(places=(place,), viewpoint=viewpoint)["moscow"]["geometry"]["type"]
        for viewpoint in ("recognised", "de-facto")
    }
    assert drawn == {"recognised": "Point", "de-facto": "MultiPolygon"}


def test_info_says_what_the_briefing_is_and_how_much_of_each_part() -> None:
    listed = info_listing(a_document(), Index(BASE))
    assert listed["title"] == "A visit"
    assert listed["format"] == "1.1"
    assert listed["counts"] == {
        "sources": 1, "agents": 4, "places": 4, "passages": 5,
        "mentions": 2, "claims": 3, "steps": 2, "disputed": 1,
    }  # fmt: skip
    assert listed["kinds"] == {"statement": 1, "allegation": 1, "denial": 1}
    assert [(step["number"], step["id"]) for step in listed["steps"]] == [
        (1, "s-visit"),
        (2, "s-echo"),
    ]


def test_info_keeps_what_is_inferred_apart_from_what_is_stated_and_unknown() -> None:
    (source,) = info_listing(a_document(), Index(BASE))["sources"]
    assert source["title"] == {"value": "A visit and its echo", "inferred": False, "basis": None}
    assert source["published"]["inferred"] is True
    assert source["published"]["basis"] == "the text says Tuesday"
    assert source["publisher"] is None


def test_info_says_why_a_file_is_read_only() -> None:
    document = a_document(read_only="it needs format 2.0")
    assert info_listing(document, Index(BASE))["read_only"] == "it needs format 2.0"
