"""Edits of layers: in the file and out of it, and each undone to the byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.helpers.briefings import a_document
from tests.helpers.layer_files import a_layered_document, a_read_layer
from viewer.map.layers import credits_of, scene_layers
from viewer.map.scene import scene
from viewer.map.served import Served
from viewer.map.words import ENGLISH
from viewer.model.briefing import Briefing
from viewer.model.errors import UnwritableError
from viewer.model.index import Index
from viewer.session import layers
from viewer.session.session import Session
from viewer.store import container
from viewer.store.container import Document


def names(briefing: Briefing) -> list[str]:
    return [layer.name for layer in briefing.layers]


def test_a_briefing_keeps_its_layers_through_file_and_folder(tmp_path: Path) -> None:
    document = a_layered_document("Rivers", "Rivers", source="Somebody", rights="CC BY 4.0")
    container.save(document, tmp_path / "a.briefing")
    container.save_folder(document, tmp_path / "folder")
    for path in (tmp_path / "a.briefing", tmp_path / "folder"):
        read = container.load(path)
        assert read.briefing.layers == document.briefing.layers
        assert container.files(read) == container.files(document)
        assert list(container.problems(read)) == []
    assert [layer.id for layer in document.briefing.layers] == ["layer-rivers", "layer-rivers-2"]
    assert {layer.colour for layer in document.briefing.layers} == {"blue", "green"}
    assert "layers/layer-rivers-2.geojson" in document.originals


def test_each_edit_of_a_layer_is_undone_to_the_byte() -> None:
    session = Session(a_layered_document("Rivers", "Roads"))
    states = [container.files(session.document)]

    def edit(briefing: Briefing) -> None:
        session.edit("Edit", briefing)
        states.append(container.files(session.document))

    for fields in ({"name": "Streams"}, {"colour": "pink"}, {"width": 4.0}, {"fill": 0.6},
                   {"hidden": True}, {"source": "Me"}, {"rights": "CC0"}):  # fmt: skip
        edit(layers.layer_changed(session.index.briefing, "layer-rivers", **fields))
    edit(layers.layer_moved(session.index.briefing, "layer-rivers", 1))
    session.edit_document("Add", layers.layers_added(session.document, [a_read_layer("Lakes")]))
    states.append(container.files(session.document))
    session.edit_document("Remove", layers.layer_removed(session.document, "layer-roads"))
    states.append(container.files(session.document))
    assert names(session.index.briefing) == ["Streams", "Lakes"]
    assert "layers/layer-roads.geojson" not in states[-1]
    for state in reversed(states[:-1]):
        session.undo()
        assert container.files(session.document) == state
    for state in states[1:]:
        session.redo()
        assert container.files(session.document) == state


@pytest.mark.parametrize(
    "fields", [{"name": ""}, {"width": 0.0}, {"width": 99.0}, {"fill": 1.5}, {"colour": "red"}]
)
def test_what_no_layer_can_have_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"Expected|Invalid"):
        layers.layer_changed(a_layered_document().briefing, "layer-rivers", **fields)


def test_a_briefing_takes_so_many_layers_and_no_more() -> None:
    with pytest.raises(UnwritableError, match="at most 50"):
        layers.layers_added(a_document(), [a_read_layer()] * (layers.MOST + 1))


def damaged(document: Document, data: bytes | None) -> Document:
    """The document with another file of its layer, or none."""
    files = {name: data for name, data in document.originals.items() if "layers/" not in name}
    if data is not None:
        files["layers/layer-rivers.geojson"] = data
    return Document(briefing=document.briefing, texts=document.texts, originals=files)


def test_a_layer_whose_file_is_not_what_it_was_is_told_and_never_served() -> None:
    sound = a_layered_document()
    (layer,) = sound.briefing.layers
    served = Served()
    for data, words in ((None, "is not in the container"), (b"{}", "SHA-256 differs")):
        found = [str(problem) for problem in container.problems(damaged(sound, data))]
        assert len(found) == 1 and words in found[0]
        served.hold(damaged(sound, data))
        assert served.get(layer.sha256) is None
    served.hold(sound)
    assert served.get(layer.sha256) == sound.originals["layers/layer-rivers.geojson"]


@pytest.mark.parametrize(
    "data",
    [
        b"not json",
        b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":'
        b'{"type":"Point","coordinates":[500,0]}}]}',
        b"[" * 700_000,
        b'{"type":"FeatureCollection","features":' + b"[" * 2000,
    ],
)
def test_a_file_that_no_layer_may_have_is_not_drawn_whatever_its_hash_says(data: bytes) -> None:
    import hashlib

    import msgspec

    document = damaged(a_layered_document(), data)
    layer = msgspec.structs.replace(
        document.briefing.layers[0], sha256=hashlib.sha256(data).hexdigest()
    )
    briefing = msgspec.structs.replace(document.briefing, layers=(layer,))
    hostile = msgspec.structs.replace(document, briefing=briefing)
    assert "cannot be drawn" in str(next(iter(container.problems(hostile))))
    served = Served()
    served.hold(hostile)
    assert served.get(layer.sha256) is None


def test_what_is_held_longest_goes_first_where_there_is_too_much() -> None:
    one, other = a_layered_document("One"), a_layered_document("Another, longer name")
    size = len(one.originals["layers/layer-one.geojson"])
    served = Served(most=2 * size - 1)
    served.hold(one)
    served.hold(other)
    assert served.get(one.briefing.layers[0].sha256) == served.get(
        other.briefing.layers[0].sha256
    )  # the same features have the same hash: they are held once


def test_a_scene_has_the_layers_that_are_shown_with_their_credit() -> None:
    document = a_layered_document("Rivers", "Roads", source="Some\u202ebody", rights="CC BY 4.0")
    briefing = layers.layer_changed(document.briefing, "layer-roads", hidden=True)
    drawn = scene(briefing, Index(briefing), "recognised", ENGLISH)
    assert drawn.layers == scene_layers(briefing)
    (layer,) = drawn.layers
    assert (layer.name, layer.colour, layer.shapes) == (
        "Rivers", "layer_blue", ("point", "line", "area"),
    )  # fmt: skip
    assert "\u202e" not in layer.credit
    assert credits_of(briefing) == (layer.credit,)


def test_an_index_keeps_its_look_ups_where_only_layers_change() -> None:
    session = Session(a_layered_document())
    found = session.index.claims
    changed = layers.layer_changed(session.index.briefing, "layer-rivers", hidden=True)
    session.edit("Hide layer", changed)
    assert session.index.claims is found
    assert session.index.briefing.layers[0].hidden
