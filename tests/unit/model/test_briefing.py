"""What the types themselves refuse, so that no rule needs to check it again."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.helpers.briefings import a_briefing
from viewer.model.briefing import Briefing, Claim, Place, Source, Step


def test_a_briefing_is_what_its_json_says() -> None:
    encoded = msgspec.json.encode(a_briefing())
    assert msgspec.json.decode(encoded, type=Briefing) == a_briefing()


def test_what_is_at_its_default_is_not_written() -> None:
    assert msgspec.json.encode(Briefing(title="x")) == b'{"title":"x"}'


def test_a_briefing_cannot_be_changed_in_place() -> None:
    with pytest.raises(AttributeError):
        a_briefing().title = "other"  # type: ignore[misc]


def refuses(part: Any, /, **fields: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(fields, part)


@pytest.mark.parametrize(
    "word", ["", "Moscow", "-a", "a b", "a/b", "..", "a\n", "é", "a" * 65, "a.b"]
)
def test_an_id_is_a_slug_and_so_a_safe_file_name(word: str) -> None:
    refuses(Place, id=word, name="x")


def test_a_claim_has_a_passage_and_a_speaker() -> None:
    sound: dict[str, Any] = {
        "id": "c", "text": "x", "kind": "statement", "passages": ["p"],
        "attribution": [{"agents": ["a"]}],
    }  # fmt: skip
    assert msgspec.convert(sound, Claim).id == "c"
    refuses(Claim, **{**sound, "passages": []})
    refuses(Claim, **{**sound, "attribution": []})
    refuses(Claim, **{**sound, "attribution": [{"agents": []}]})
    refuses(Claim, **{**sound, "text": ""})
    refuses(Claim, **{**sound, "kind": "rumour"})


@pytest.mark.parametrize(
    "coordinates", [[181, 0], [-181, 0], [0, 91], [0, -91], [0], [0, 0, 0], ["0", 0], [None, 0]]
)
def test_coordinates_are_in_range(coordinates: list[Any]) -> None:
    refuses(Place, id="x", name="x", geometry={"type": "Point", "coordinates": coordinates})


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "-1e999"])
def test_coordinates_are_finite(number: str) -> None:
    point = f'{{"type": "Point", "coordinates": [{number}, 0]}}'
    with pytest.raises(msgspec.MsgspecError):
        msgspec.json.decode(f'{{"id": "x", "name": "x", "geometry": {point}}}', type=Place)


def test_a_ring_has_four_positions_and_a_line_two() -> None:
    ring = [[0, 0], [1, 0], [0, 0]]
    refuses(Place, id="x", name="x", geometry={"type": "Polygon", "coordinates": [ring]})
    refuses(Place, id="x", name="x", geometry={"type": "Polygon", "coordinates": []})
    refuses(Place, id="x", name="x", geometry={"type": "MultiPolygon", "coordinates": []})
    refuses(Place, id="x", name="x", geometry={"type": "LineString", "coordinates": [[0, 0]]})
    refuses(Place, id="x", name="x", geometry={"type": "GeometryCollection", "geometries": []})


def test_a_step_lasts_a_day_at_most_and_looks_at_the_earth() -> None:
    refuses(Step, id="s", title="x", seconds=86401)
    refuses(Step, id="s", title="x", seconds=-1)
    refuses(Step, id="s", title="x", view={"bounds": [0, 0, 181, 1]})


@pytest.mark.parametrize("digest", ["", "0" * 63, "0" * 65, "G" * 64, "A" * 64, "0" * 64 + "\n"])
def test_a_source_has_a_hash(digest: str) -> None:
    refuses(Source, id="article", sha256=digest)
