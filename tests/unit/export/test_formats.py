"""One table says which files can be written, how, and what they are for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.briefings import a_document
from tests.helpers.data_files import DATA, made
from viewer.export import formats
from viewer.model.errors import UsageError


def test_the_suffix_is_the_format_in_either_case() -> None:
    assert formats.of(Path("a/B.GeoJSON")).media_type == "application/geo+json"


def test_a_suffix_that_is_none_of_ours_names_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"\.geojson or \.kml or \.gpkg or \.csv"):
        formats.of(Path("map.shp"))


@pytest.mark.parametrize("suffix", DATA)
def test_each_kind_of_data_is_made_by_its_module(suffix: str) -> None:
    assert b"11,000 containers went to Chukotka." in made(suffix, a_document())


def test_all_the_data_formats_are_there() -> None:
    assert DATA == (".geojson", ".kml", ".gpkg", ".csv", ".md", ".jsonld")


def test_each_format_has_words_for_people() -> None:
    assert all(kind.words and "/" in kind.media_type for kind in formats.FORMATS.values())
