"""The user's layers in JSON-LD: datasets that say whose they are and where they reach."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NoReturn

import msgspec
import pytest
import shapely
from pyld import jsonld

from tests.helpers.briefings import a_document
from tests.helpers.data_files import made
from tests.helpers.layer_files import HERE, a_layered_document, a_read_layer
from tests.helpers.payloads import PAYLOADS, hostile
from viewer.model.text import displayed
from viewer.session.layers import layers_added
from viewer.store.container import Document

RIVERS = a_layered_document("Rivers", "Roads", source="The Ministry", rights="CC BY 4.0")
SCHEMA = "https://schema.org/"
OWN = "urn:dateline:vocabulary:1#"


def no_network(url: str, _options: object) -> NoReturn:
    raise AssertionError(f"it asked for {url}")


def datasets(document: Document) -> list[dict[str, Any]]:
    """The layers as a processor understands them; the briefing has them as its parts."""
    told = json.loads(made(".jsonld", document))
    nodes = jsonld.expand(told, {"documentLoader": no_network})
    found = [node for node in nodes if node["@type"] == [f"{SCHEMA}Dataset"]]
    (briefing,) = (node for node in nodes if f"{OWN}Briefing" in node["@type"])
    parts = briefing.get(f"{SCHEMA}hasPart", [])
    assert [part["@id"] for part in parts] == [node["@id"] for node in found]
    assert all(part["@id"].startswith(f"{briefing['@id']}#") for part in parts)
    return found


def value(node: dict[str, Any], *path: str) -> Any:
    """The value at the end of a path of schema.org's properties."""
    for name in path:
        (node,) = node[f"{SCHEMA}{name}"]
    return node["@value"]


def extent(*shapes: Any) -> Any:
    (found,) = datasets(layers_added(a_document(), [a_read_layer("Rivers", *shapes)]))
    return value(found, "spatialCoverage", "geo", "box")


def test_a_layer_says_whose_it_is_and_how_much_is_in_it() -> None:
    rivers, roads = datasets(RIVERS)
    assert (value(rivers, "name"), value(roads, "name")) == ("Rivers", "Roads")
    assert (value(rivers, "position"), value(roads, "position")) == (1, 2)
    assert value(rivers, "creditText") == "The Ministry"
    assert value(rivers, "license", "name") == "CC BY 4.0"
    assert rivers[f"{OWN}featureCount"] == [{"@value": 3}]


def test_a_layer_names_its_file_by_its_path_in_the_briefing_and_its_hash() -> None:
    rivers, _ = datasets(RIVERS)
    file = RIVERS.originals[value(rivers, "distribution", "name")]
    assert value(rivers, "distribution", "sha256") == hashlib.sha256(file).hexdigest()
    assert value(rivers, "distribution", "encodingFormat") == "application/geo+json"


def test_the_features_stay_in_the_file() -> None:
    assert b"number 0" not in made(".jsonld", RIVERS)


def test_an_extent_is_a_box_latitude_first_west_after_east_across_the_antimeridian() -> None:
    assert extent(shapely.Point(*HERE), shapely.box(60, 50, 90, 60)) == "50.0,9.0 60.0,90.0"
    assert extent(shapely.Point(170, -10), shapely.Point(-170, 5)) == "-10.0,170.0 5.0,-170.0"


def test_a_layer_without_a_source_or_features_says_nothing_of_them() -> None:
    empty = a_read_layer("Rivers")
    empty = msgspec.structs.replace(empty, geojson='{"type":"FeatureCollection","features":[]}')
    (found,) = datasets(layers_added(a_document(), [empty]))
    absent = {f"{SCHEMA}{name}" for name in ("creditText", "license", "spatialCoverage")}
    assert absent.isdisjoint(found)
    assert found[f"{OWN}featureCount"] == [{"@value": 0}]


def test_outlines_that_were_simplified_say_by_how_much() -> None:
    (layer, _), briefing = RIVERS.briefing.layers, RIVERS.briefing
    layers = (msgspec.structs.replace(layer, simplified=20.5),)
    changed = msgspec.structs.replace(briefing, layers=layers)
    (found,) = datasets(msgspec.structs.replace(RIVERS, briefing=changed))
    assert found[f"{OWN}simplified"] == [{"@value": 20.5}]


def test_what_is_hidden_or_cannot_be_read_is_not_told() -> None:
    briefing = RIVERS.briefing
    first, second = briefing.layers
    hidden = (msgspec.structs.replace(first, hidden=True), second)
    shown = msgspec.structs.replace(briefing, layers=hidden)
    (found,) = datasets(msgspec.structs.replace(RIVERS, briefing=shown))
    assert value(found, "name") == "Roads"
    assert datasets(msgspec.structs.replace(RIVERS, originals={})) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_of_a_layer_are_words(payload: str) -> None:
    (found,) = datasets(hostile(PAYLOADS[payload]))
    assert value(found, "name") == displayed(PAYLOADS[payload])
