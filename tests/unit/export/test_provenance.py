"""What a picture says of itself can be read back, and nothing else can be made of it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.export.provenance import PictureView, Provenance, in_svg, packet, view_in

VIEW = PictureView(
    briefing="0" * 64,
    bounds=(120.0, 30.0, 190.0, 70.0),
    viewpoint="recognised",
    subject="place:moscow",
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>'


def told(**changes: object) -> Provenance:
    known = Provenance(title="A", description="B", sources="C", language="en", view=VIEW)
    return msgspec.structs.replace(known, **changes)


@given(st.text(), st.text(), st.text())
def test_any_words_come_out_as_sound_xml_with_the_view(title: str, words: str, name: str) -> None:
    written = packet(told(title=title, description=words, sources=name))
    assert view_in(b"before" + written + b"after") == VIEW
    ET.fromstring(in_svg(SVG, told(title=title, description=words, sources=name)))


@pytest.mark.parametrize(
    "view",
    [
        b'{"briefing": "a", "viewpoint": "recognised", "bounds": [0, 0, 1e300, 1]}',
        b'{"briefing": "a", "viewpoint": "mine", "bounds": [0, 0, 1, 1]}',
        b'{"briefing": "a", "viewpoint": "recognised"}',
        b"[]",
        b"",
    ],
)
def test_a_view_that_is_none_is_refused(view: bytes) -> None:
    written = packet(told())
    start, end = written.index(b'{"'), written.index(b"}") + 1
    quoted = view.replace(b"<", b"&lt;")
    assert view_in(written[:start] + quoted + written[end:]) is None


def test_entities_are_not_followed() -> None:
    bomb = b'<x:xmpmeta><!DOCTYPE a [<!ENTITY b "c">]></x:xmpmeta>'
    assert view_in(bomb) is None


@given(st.binary())
def test_any_other_bytes_show_no_view(content: bytes) -> None:
    assert view_in(content) is None
    assert view_in(b"<x:xmpmeta" + content + b"</x:xmpmeta>") is None
