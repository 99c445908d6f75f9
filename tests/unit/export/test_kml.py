"""KML that GDAL and an XML parser read, whose balloons show words and never run them."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import geopandas
import msgspec
import pytest
import shapely

from tests.helpers.briefings import a_briefing, a_claim, a_document, a_place, a_polygon
from tests.helpers.data_files import a_data_file, made, reviewed
from viewer.export import kml
from viewer.model.briefing import Briefing, PlaceRole, Polygon
from viewer.store import container
from viewer.store.resources import bundled_briefing

BASE = a_briefing()
BUNDLED = container.load(bundled_briefing())
K = f"{{{kml.NAMESPACE}}}"
ORDER = [
    "name", "Snippet", "description", "styleUrl", "ExtendedData", "Point", "LineString", "Polygon",
    "MultiGeometry",
]  # fmt: skip


class Text(HTMLParser):
    """The text and the tags of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert attrs == []

    def handle_data(self, data: str) -> None:
        self.words += data


def document(briefing: Briefing = BASE) -> ET.Element:
    found = ET.fromstring(made(".kml", a_document(briefing))).find(f"{K}Document")
    assert found is not None
    return found


def placemarks(**parts: Any) -> dict[str, ET.Element]:
    found = document(a_briefing(**parts)).iter(f"{K}Placemark")
    return {mark.attrib["id"].removeprefix("place-"): mark for mark in found}


def said(element: ET.Element, name: str) -> str:
    return element.findtext(f"{K}{name}") or ""


def description(place: str, **parts: Any) -> Text:
    return Text(said(placemarks(**parts)[place], "description"))


def test_gdal_reads_back_the_same_places(tmp_path: Path) -> None:
    read = geopandas.read_file(a_data_file(tmp_path, ".kml", BUNDLED), layer="Places")
    given = BUNDLED.briefing.places
    assert list(read["Name"]) == [place.name for place in given]
    for shape, place in zip(read.geometry, given, strict=True):
        if place.geometry is None:
            assert shape is None
        else:
            wanted = shapely.from_geojson(msgspec.json.encode(place.geometry))
            assert shapely.equals_exact(
                shapely.force_2d(shape), wanted, tolerance=1e-7, normalize=True
            )


def test_each_element_stands_where_the_schema_wants_it() -> None:
    for mark in placemarks().values():
        names = [child.tag.removeprefix(K) for child in mark]
        assert names == sorted(names, key=ORDER.index)
    styles = [[child.tag.removeprefix(K) for child in s] for s in document().iter(f"{K}Style")]
    assert styles == [["IconStyle", "LineStyle", "PolyStyle", "BalloonStyle"]] * 3


def test_a_balloon_shows_who_says_what_in_which_words() -> None:
    words = description("chukotka").words
    assert "allegation · disputed" in words
    assert "11,000 containers went to Chukotka." in words
    assert "“He said, according to the Agency, that “11,000 containers” had gone”" in words
    assert "The Minister → The Agency → this article · about Jun 2024 (inferred)" in words
    assert "denied by North Korean government" in words


def test_a_balloon_fills_in_only_numbers_and_words_of_ours() -> None:
    text = document().findtext(f"{K}Style/{K}BalloonStyle/{K}text") or ""
    fields = {part.partition("]")[0] for part in text.split("$[")[1:]}
    assert fields == {"description", "claims", "passages", "precision", "borders"}
    data = {d.attrib["name"]: said(d, "value") for d in placemarks()["moscow"].iter(f"{K}Data")}
    assert (data["claims"], data["passages"], data["precision"]) == ("1", "2", "city")


def test_words_are_never_markup_and_never_a_field_to_fill_in() -> None:
    words = "<img src=x onerror=alert(1)> & $[description] ]]>"
    told = description(
        "moscow",
        places=(a_place(name=words, note=words, feature=words),),
        claims=(a_claim(text=words, note=words, places=(PlaceRole(place="moscow"),)),),
    )
    assert told.tags == {"h3", "p", "b", "br", "i"}
    assert told.words.count(words) == 4
    raw = said(
        placemarks(places=(a_place(name=words, note=words),), claims=())["moscow"], "description"
    )
    assert "$" not in raw


def test_a_region_whose_extent_is_a_guess_says_so() -> None:
    square = a_polygon((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))
    marks = placemarks(places=(a_place(geometry=square, precision="approximate"),))
    assert "approximate" in said(marks["moscow"], "Snippet")
    assert said(marks["moscow"], "styleUrl") == "#approximate"
    assert "approximate" not in said(placemarks()["chukotka"], "Snippet")


def test_a_place_without_a_position_is_listed_and_not_at_0_0() -> None:
    west = placemarks()["the-west"]
    assert "no position" in said(west, "Snippet")
    assert not list(west.iter(f"{K}coordinates"))


def test_a_polygon_keeps_its_hole_and_a_shape_across_180_its_two_parts() -> None:
    outer = a_polygon((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))
    hole = a_polygon((2.0, 2.0), (4.0, 2.0), (4.0, 4.0), (2.0, 4.0))
    ringed = Polygon(coordinates=(*outer.coordinates, *hole.coordinates))
    marks = placemarks(places=(a_place(geometry=ringed), BASE.places[2]))
    assert len(list(marks["moscow"].iter(f"{K}innerBoundaryIs"))) == 1
    assert len(list(marks["chukotka"].iter(f"{K}Polygon"))) == 2


def test_the_document_names_its_sources_its_viewpoint_and_whose_map_it_is() -> None:
    words = Text(said(document(), "description")).words
    assert "Source 1: A visit and its echo · 19 Jun 2024 (inferred)" in words
    assert "Borders: recognised" in words
    assert "Natural Earth · GeoNames CC BY 4.0" in words


def test_colours_are_those_of_the_light_theme_blue_first() -> None:
    styles = {style.attrib["id"]: style for style in document().iter(f"{K}Style")}
    assert styles["region"].findtext(f"{K}LineStyle/{K}color") == "ffa56e3a"
    assert styles["region"].findtext(f"{K}PolyStyle/{K}color") == "33a56e3a"


@pytest.mark.parametrize(("state", "shown"), [("suggested", True), ("accepted", False)])
def test_a_suggestion_says_that_it_is_one(state: Any, shown: bool) -> None:
    claims = (reviewed(BASE.claims[0], state), *BASE.claims[1:])
    assert ("suggested, not reviewed" in description("moscow", claims=claims).words) == shown


def test_what_is_rejected_is_not_told() -> None:
    claims = (*BASE.claims[:2], reviewed(BASE.claims[2], "rejected"))
    assert "No containers went anywhere" not in description("pyongyang", claims=claims).words
    assert "disputed" not in description("chukotka", claims=claims).words
