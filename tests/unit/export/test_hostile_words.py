"""Whatever a briefing says, the files made of it are sound and say the same, made visible."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas
import pyogrio
import pytest
from markdown_it import MarkdownIt
from pyld import jsonld

from tests.helpers.briefings import a_briefing, a_claim, a_document, a_place
from tests.helpers.data_files import DATA, HOSTILE, a_data_file, a_hostile_briefing, made
from viewer.model.errors import UnreadableError
from viewer.model.text import displayed
from viewer.store import codec
from viewer.store.migrations import CURRENT

DOCUMENT = a_document(a_hostile_briefing())
SHOWN = list(map(displayed, HOSTILE))


@pytest.mark.parametrize(
    ("suffix", "layer", "column"), [(".geojson", None, "name"), (".kml", "Places", "Name"),
                                    (".gpkg", "places", "name")]
)  # fmt: skip
def test_gdal_reads_the_names_of_all_places(
    tmp_path: Path, suffix: str, layer: str | None, column: str
) -> None:
    read = geopandas.read_file(a_data_file(tmp_path, suffix, DOCUMENT), layer=layer)
    assert list(read[column]) == SHOWN
    assert not read.geometry.isna().any()


def test_gdal_reads_the_words_of_all_passages_and_claims(tmp_path: Path) -> None:
    path = a_data_file(tmp_path, ".gpkg", DOCUMENT)
    assert list(pyogrio.read_dataframe(path, layer="passages")["exact"]) == SHOWN
    assert sorted(pyogrio.read_dataframe(path, layer="claims")["text"]) == sorted(SHOWN)


def test_an_xml_parser_reads_the_kml() -> None:
    names = [
        mark.text
        for mark in ET.fromstring(made(".kml", DOCUMENT)).iter()
        if mark.tag[-5:] == "}name"
    ]
    assert names[2:] == SHOWN


def test_a_json_parser_reads_the_geojson() -> None:
    features = json.loads(made(".geojson", DOCUMENT))["features"]
    assert [feature["properties"]["note"] for feature in features] == SHOWN


def test_a_csv_reader_finds_a_row_for_each_claim() -> None:
    text = made(".csv", DOCUMENT).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert sorted(row["text"].removeprefix("'") for row in rows) == sorted(
        words.removeprefix("'") for words in SHOWN
    )


def test_a_json_ld_processor_finds_all_claims() -> None:
    nodes = jsonld.expand(json.loads(made(".jsonld", DOCUMENT)))
    claims = [node for node in nodes if node["@type"] == ["https://schema.org/Claim"]]
    texts = [claim["https://schema.org/text"][0]["@value"] for claim in claims]
    assert sorted(texts) == sorted(SHOWN)


def test_markdown_has_a_section_for_each_place() -> None:
    html = MarkdownIt("commonmark").render(made(".md", DOCUMENT).decode())
    assert html.count("<h2>") == len(HOSTILE) + 1
    assert "<a" not in html


@pytest.mark.parametrize("suffix", [suffix for suffix in DATA if suffix != ".jsonld"])
def test_nothing_that_misleads_a_reader_is_left(suffix: str) -> None:
    content = made(suffix, DOCUMENT)
    text = content.decode("utf-8", "ignore")
    assert not any(mark in text for mark in "\u202e\u202a\u2066\x9b\x85")
    if suffix != ".gpkg":
        assert not any(mark in text for mark in "\x00\x01\x08\x1b\x7f")


def test_half_a_character_never_gets_into_a_briefing() -> None:
    half = codec.encode(a_briefing(title="TITLE"), codec.NOTHING).replace(b"TITLE", b"\\ud800")
    with pytest.raises(UnreadableError):
        codec.decode(half, CURRENT, "x")


@pytest.mark.parametrize("suffix", DATA)
def test_a_megabyte_of_text_is_kept_whole(suffix: str) -> None:
    words = "x" * 1_000_000
    places = (a_place(name=words, note=words), *a_briefing().places[1:])
    claims = (a_claim(text=words, note=words), *a_briefing().claims[1:])
    content = made(suffix, a_document(a_briefing(title=words, places=places, claims=claims)))
    assert content.count(b"x") >= 2 * len(words)  # not in one piece: SQLite has pages
