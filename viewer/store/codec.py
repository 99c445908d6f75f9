"""JSON in the one form we write, and back, with a newer minor version's fields carried along."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from viewer.model.briefing import Briefing
from viewer.model.errors import UnreadableError, one_line
from viewer.store.migrations import CURRENT, Version, migrated

Json = Any
"""What JSON decodes to: dict, list, str, int, float, bool or None."""

T = TypeVar("T")

MAX_JSON = 8 * 1000 * 1000
"""The longest briefing.json, in bytes."""

MAX_PARTS = 200_000
"""The most objects and arrays in it: an empty one is two bytes long but takes sixty in memory."""

MAX_NESTING = 24
"""How deep they may nest: indented, deep JSON is longer by the square of its depth."""


class Unknown(NamedTuple):
    """What of a JSON tree this version does not know, in the shape of the tree."""

    fields: Mapping[str, Json]
    """Unknown fields of the object itself."""
    within: Mapping[str, Unknown]
    """What is unknown in its known fields, or in the objects of a list."""


NOTHING = Unknown({}, {})


def canonical(value: Json) -> bytes:
    """Return JSON in the one form we write: sorted keys, UTF-8, LF, two-space indent."""
    return msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=2) + b"\n"


def decode(content: bytes, version: Version, name: str) -> tuple[Briefing, Unknown]:
    """Return the briefing in a `briefing.json` and the fields in it that this version ignores.

    Raises UnreadableError with the place of the first fault.
    """
    if len(content) > MAX_JSON:
        raise UnreadableError(f"{name} is too large", f"it has at most {MAX_JSON // 10**6} MB")
    try:
        if version.major >= CURRENT.major:
            # Typed first: what is not a briefing is refused before it takes memory.
            briefing = msgspec.json.decode(content, type=Briefing)
            if canonical(briefing) == content:  # as we write it: nothing unknown, nothing twice
                return briefing, NOTHING
        _refuse_floods(content)
        _refuse_duplicate_keys(content)
        return parted(migrated(msgspec.json.decode(content), version), Briefing)
    except (ValueError, RecursionError) as error:  # msgspec's errors are ValueErrors
        raise UnreadableError(f"{name} cannot be read", one_line(str(error))) from error


def encode(briefing: Briefing, unknown: Unknown = NOTHING) -> bytes:
    """Return the canonical JSON of a briefing, with the fields that `decode` set aside."""
    return canonical(merged(msgspec.to_builtins(briefing), unknown))


def parted(tree: Json, kind: type[T]) -> tuple[T, Unknown]:
    """Return the value of this kind in a JSON tree, and what in the tree is not of the kind.

    Raises ValueError.
    """
    value = msgspec.convert(tree, kind)
    known = msgspec.json.decode(msgspec.json.encode(value))  # with lists, as the tree has them
    return value, _unknown(tree, known)


def merged(known: Json, unknown: Unknown) -> Json:
    """Return the JSON tree of a value with the unknown fields that `parted` set aside."""
    if unknown == NOTHING:
        return known
    within = unknown.within
    if isinstance(known, dict):
        own = {key: merged(value, within.get(key, NOTHING)) for key, value in known.items()}
        return {**unknown.fields, **own}
    if _holds_objects(known):
        pairs = zip(_keys(known), known, strict=True)
        return [merged(item, within.get(key, NOTHING)) for key, item in pairs]
    return known


def remaining(briefing: Briefing, unknown: Unknown) -> Unknown:
    """Return the unknown fields of what is still in the briefing.

    Those of a part that is gone must not come back with another one that gets its id.
    """
    return _remaining(msgspec.to_builtins(briefing), unknown) if unknown != NOTHING else NOTHING


def _remaining(known: Json, unknown: Unknown) -> Unknown:
    if isinstance(known, dict):
        children = dict(known)
    elif _holds_objects(known):
        children = dict(zip(_keys(known), known, strict=True))
    else:
        children = {}
    within = {
        key: _remaining(children[key], inner)
        for key, inner in unknown.within.items()
        if key in children
    }
    return Unknown(unknown.fields, within)


def _unknown(tree: Json, known: Json) -> Unknown:
    if tree == known:  # nearly always, and compared at once
        return NOTHING
    if isinstance(known, dict):
        fields = {key: value for key, value in tree.items() if key not in known}
        both = known.keys() & tree.keys()
        return Unknown(fields, _within((key, tree[key], known[key]) for key in both))
    if _holds_objects(known):
        return Unknown({}, _within(zip(_keys(known), tree, known, strict=True)))
    return NOTHING


def _within(children: Iterable[tuple[str, Json, Json]]) -> dict[str, Unknown]:
    found = {key: _unknown(tree, known) for key, tree, known in children}
    return {key: unknown for key, unknown in found.items() if unknown != NOTHING}


def _holds_objects(value: Json) -> bool:
    return isinstance(value, list | tuple) and bool(value) and isinstance(value[0], dict)


def _keys(items: Sequence[Json]) -> Iterator[str]:
    """Yield for each object of a list a key that it keeps when its neighbours come and go.

    That is its id, else all it holds: no edit may give its unknown fields to a neighbour.
    """
    seen: Counter[str] = Counter()
    for item in items:
        key = item["id"] if "id" in item else msgspec.json.encode(item, order="sorted").decode()
        seen[key] += 1
        yield f"{key} {seen[key]}"


def _refuse_floods(content: bytes) -> None:
    """Raise ValueError for JSON that is small but would take much memory, before it does."""
    brackets = _STRINGS.sub(b"", content).translate(None, _NO_BRACKETS)
    if len(brackets) > 2 * MAX_PARTS:
        raise ValueError(f"it has more than {MAX_PARTS} parts")
    for _ in range(MAX_NESTING):
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    if brackets:
        raise ValueError(f"it nests deeper than {MAX_NESTING} levels")


_STRINGS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"')
_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")


def _refuse_duplicate_keys(content: bytes) -> None:
    """Raise ValueError where an object names a key twice: readers differ in which one counts."""

    def refuse(pairs: list[tuple[str, Json]]) -> None:
        if len({key for key, _ in pairs}) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            raise ValueError(f"an object has the key {counts.most_common(1)[0][0]!r} twice")

    json.loads(content, object_pairs_hook=refuse)
