"""Words that would act if anything took them for more than words, and briefings full of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from msgspec import inspect

from tests.helpers.briefings import TEXT, a_briefing, a_place
from viewer.model.briefing import (
    Briefing,
    Layer,
    PlaceCandidate,
    Proposal,
    ProposedAgent,
    ProposedPlace,
    ProposedStatement,
    TextPositionSelector,
    TextQuoteSelector,
)
from viewer.model.text import frozen, sha256
from viewer.store.container import Document
from viewer.store.layers import file_name

CANARY = "window.canary=1"

PAYLOADS: dict[str, str] = {
    "template": f"${{{CANARY}}}`+({CANARY})+`",
    "script": "</script><script>document.title='canary'</script>",
    "image": f'"><img src=x onerror="{CANARY}">',
    "vector": f"<svg/onload={CANARY}><image href='http://127.0.0.1:9/x'/>",
    "address": f"javascript:{CANARY}",
    "link": f'<a href="javascript:{CANARY}">here</a>',
    "bold": "<b>bold</b><h1>large</h1><br><!-- -->&lt;&amp;",
    "attribute": f"' autofocus onfocus='{CANARY}'",
    "engines": "{{ 7*7 }}{% include '/etc/passwd' %}<%= 7*7 %>#{7*7}",
    "formats": "%s %n %(x)s {0} {x} {0.real} {0[1]} %1 %L1",
    "directions": "\u202eevil\u202c \u2066a\u2069 \u200fb \u061cc \u202ad\u202c",
    "controls": "a\x00b\x07\x1b[31mc\x1b]0;t\x07\x7f\x85\x9b\u2028\u2029\ufffe\U000e0001\r\n\x0b",
    "marks": "Z" + "\u0301\u0489" * 60,
    "mnemonic": "&File && &&&x\tCtrl+Q",
}
"""By what they are."""

LONG = "A word, and then another one. " * 35_000
UNBROKEN = "W" * len(LONG)
"""A megabyte each."""


class Field(NamedTuple):
    """A field of a struct."""

    struct: str
    name: str


def a_proposing_briefing(**parts: Any) -> Briefing:
    """The sound briefing with a proposal of each kind, and a layer."""
    words = TextQuoteSelector(exact="Moscow")
    at = TextPositionSelector(start=48, end=54)
    place = ProposedPlace(use="literal", candidates=(PlaceCandidate(name="Moscow", lon=1, lat=1),))
    agent = ProposedAgent(name="Somebody", kind="person")
    claim = ProposedStatement(kind="statement", speakers=(agent,), relayed_by=(agent,))
    proposed: tuple[ProposedPlace | ProposedStatement, ...] = (place, claim)
    proposals = tuple(
        Proposal(id=f"x-{n}", source="article", quote=words, position=at, what=what, rule="a rule")
        for n, what in enumerate(proposed, 1)
    )
    layers = (Layer(id="layer-rivers", name="Rivers", sha256="0" * 64),)
    return a_briefing(proposals=proposals, layers=layers, **parts)


def filled(briefing: Briefing, payload: str) -> Briefing:
    """Return the briefing with the payload in every field that takes any words."""
    made = _filled(inspect.type_info(Briefing), briefing, payload)
    assert isinstance(made, Briefing)
    return made


def free_fields(kind: inspect.Type) -> set[Field]:
    """Return every field, at any depth of a type, that takes any words."""
    return set(_free_fields(kind))


def fields_with(value: object, payload: str) -> set[Field]:
    """Return every field, at any depth of a value, whose words begin with the payload."""
    return set(_fields_with(value, payload))


def hostile(payload: str) -> Document:
    """Return a document with the payload in all its words, and in the text of its article."""
    text = f"{frozen(payload)}\n\n{TEXT}"
    places = (a_place(links={"geonames": "524901"}), *a_briefing().places[1:])
    briefing = filled(a_proposing_briefing(places=places), payload)
    sources = tuple(
        msgspec.structs.replace(source, sha256=sha256(text)) for source in briefing.sources
    )
    drawn = a_layer_file(payload)
    (layer,) = briefing.layers
    layers = (msgspec.structs.replace(layer, sha256=hashlib.sha256(drawn).hexdigest()),)
    return Document(
        briefing=msgspec.structs.replace(briefing, sources=sources, layers=layers),
        texts={source.id: text for source in sources},
        originals={file_name(layer.id): drawn},
    )


def a_layer_file(payload: str) -> bytes:
    """A point with the payload as name and value of its only field."""
    point = {"type": "Point", "coordinates": [37.6, 55.8]}
    feature = {"type": "Feature", "geometry": point, "properties": {payload: payload}}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


def _filled(kind: inspect.Type, value: Any, payload: str) -> Any:
    match kind:
        case inspect.Metadata(type=inner):
            return _filled(inner, value, payload)
        case inspect.StrType(pattern=None):
            return payload
        case inspect.UnionType(types=kinds):
            fitting = [k for k in kinds if _fits(k, value)]
            return _filled(fitting[0], value, payload) if fitting else value
        case inspect.StructType(cls=cls, fields=fields):
            given = {f.name: getattr(value, f.name, None) for f in fields}
            return cls(**{f.name: _filled(f.type, given[f.name], payload) for f in fields})
        case inspect.VarTupleType(item_type=item):
            return tuple(_filled(item, each, payload) for each in value)
        case inspect.DictType(value_type=inspect.StrType(pattern=None)):
            keys = (*(value or ()), payload)
            return {key: f"{payload} {number}" for number, key in enumerate(keys)}
        case inspect.BoolType():
            return bool(value)
        case _:
            return value


def _fits(kind: inspect.Type, value: object) -> bool:
    """Say whether a value is of a kind, or, in place of None, one can be made of words alone."""
    if isinstance(kind, inspect.Metadata):
        return _fits(kind.type, value)
    if isinstance(kind, inspect.StructType):
        wordy = all(f.type == inspect.StrType() for f in kind.fields if f.required)
        return isinstance(value, kind.cls) or (value is None and wordy)
    return kind == inspect.StrType() and (value is None or isinstance(value, str))


def _free_fields(kind: inspect.Type) -> Iterator[Field]:
    match kind:
        case inspect.StructType(cls=cls, fields=fields):
            for field in fields:
                if _takes_words(field.type):
                    yield Field(cls.__name__, field.name)
                yield from _free_fields(field.type)
        case inspect.Metadata(type=inner) | inspect.VarTupleType(item_type=inner):
            yield from _free_fields(inner)
        case inspect.DictType(value_type=inner):
            yield from _free_fields(inner)
        case inspect.UnionType(types=kinds):
            for each in kinds:
                yield from _free_fields(each)


def _takes_words(kind: inspect.Type) -> bool:
    match kind:
        case inspect.StrType(pattern=None):
            return True
        case inspect.Metadata(type=inner) | inspect.DictType(value_type=inner):
            return _takes_words(inner)
        case inspect.VarTupleType(item_type=inner):
            return _takes_words(inner)
        case inspect.UnionType(types=kinds):
            return any(map(_takes_words, kinds))
        case _:
            return False


def _fields_with(value: object, payload: str) -> Iterator[Field]:
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            words = inner.values() if isinstance(inner, dict) else (inner,)
            if any(isinstance(word, str) and word.startswith(payload) for word in words):
                yield Field(type(value).__name__, name)
            yield from _fields_with(inner, payload)
    elif isinstance(value, tuple):
        for each in value:
            yield from _fields_with(each, payload)
