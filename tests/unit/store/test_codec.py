"""briefing.json is written in one form, and keeps what a newer minor version put into it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.briefings import a_briefing, a_claim
from viewer.model.briefing import Briefing, Rating, Relation, Stated
from viewer.model.errors import UnreadableError
from viewer.store import codec
from viewer.store.migrations import CURRENT

RICH = a_briefing(
    claims=(
        a_claim(
            time=Stated(value="2024"),
            relations=(Relation(type="supports", claim="c-containers"),) * 2,
            confidence=Rating(value="low", by="a tester"),
        ),
        *a_briefing().claims[1:],
    )
)

json_values = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.text(),
        st.floats(allow_nan=False, allow_infinity=False),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip


def decoded(content: bytes) -> tuple[Briefing, codec.Unknown]:
    return codec.decode(content, CURRENT, "briefing.json")


def objects(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield every JSON object in a tree that is one of our parts, not names by language."""
    if isinstance(tree, dict):
        yield tree
        yield from (
            o for key, v in tree.items() if key not in ("names", "links") for o in objects(v)
        )
    elif isinstance(tree, list):
        yield from (found for item in tree for found in objects(item))


def with_news_everywhere(value: Any = "new") -> bytes:
    """RICH as a newer minor version would write it, with a field more at every level."""
    tree = json.loads(codec.encode(RICH))
    for number, part in enumerate(list(objects(tree))):
        part["zz-new"] = [value, number]
    return codec.canonical(tree)


def test_json_has_sorted_keys_two_spaces_and_a_line_end() -> None:
    assert codec.canonical({"b": "é", "a": [1, {}]}) == (
        '{\n  "a": [\n    1,\n    {}\n  ],\n  "b": "é"\n}\n'.encode()
    )


def test_what_was_written_is_read_and_written_the_same() -> None:
    content = codec.encode(RICH)
    briefing, unknown = decoded(content)
    assert briefing == RICH
    assert unknown == codec.NOTHING
    assert codec.encode(briefing, unknown) == content


def test_unknown_fields_survive_at_every_level() -> None:
    content = with_news_everywhere()
    assert content.count(b"zz-new") > 50
    assert codec.encode(*decoded(content)) == content


@given(json_values)
def test_unknown_fields_survive_whatever_they_hold(value: Any) -> None:
    content = with_news_everywhere(value)
    assert codec.encode(*decoded(content)) == content


def test_fields_written_out_at_their_default_survive() -> None:
    tree = json.loads(codec.encode(RICH))
    tree["claims"][0]["note"] = None
    tree["places"][3]["precision"] = "approximate"
    content = codec.canonical(tree)
    assert codec.encode(*decoded(content)) == content


Edit = Callable[[Briefing], Briefing]


def _without_first_relation(briefing: Briefing) -> Briefing:
    first, *others = briefing.claims
    first = msgspec.structs.replace(first, relations=first.relations[1:])
    return msgspec.structs.replace(briefing, claims=(first, *others))


def _without_time(briefing: Briefing) -> Briefing:
    first, *others = briefing.claims
    return msgspec.structs.replace(
        briefing, claims=(msgspec.structs.replace(first, time=None), *others)
    )


def _without_first_place(briefing: Briefing) -> Briefing:
    return msgspec.structs.replace(briefing, places=briefing.places[1:])


def _reordered(briefing: Briefing) -> Briefing:
    return msgspec.structs.replace(briefing, claims=briefing.claims[::-1])


@pytest.mark.parametrize(
    "edit", [_without_first_relation, _without_time, _without_first_place, _reordered]
)
def test_an_edit_takes_the_unknown_fields_of_what_it_removes_and_no_others(edit: Edit) -> None:
    briefing, unknown = decoded(with_news_everywhere())
    written = json.loads(codec.encode(edit(briefing), unknown))
    expected = json.loads(codec.encode(edit(briefing)))
    assert all("zz-new" in part for part in objects(written))
    for part in list(objects(written)):
        del part["zz-new"]
    assert written == expected


def test_a_new_part_takes_no_unknown_fields_from_its_neighbours() -> None:
    briefing, unknown = decoded(with_news_everywhere())
    grown = msgspec.structs.replace(briefing, claims=(a_claim("c-new"), *briefing.claims))
    new, *old = json.loads(codec.encode(grown, unknown))["claims"]
    assert not any("zz-new" in part for part in objects(new))
    assert all("zz-new" in part for part in objects(old))


def test_an_edited_field_is_written_over_the_old_one() -> None:
    briefing, unknown = decoded(with_news_everywhere())
    written = json.loads(codec.encode(msgspec.structs.replace(briefing, title="Other"), unknown))
    assert written["title"] == "Other"
    assert written["zz-new"] == ["new", 0]


def _in_an_unknown_field(value: str) -> bytes:
    return b'{"title": "x", "zz-new": ' + value.encode() + b"}"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "truncated"),
        (b"\xff\xfe", "malformed"),
        (b'"x"', "Expected `object`"),
        (b"{}", "missing required field `title`"),
        (b'{"title": ""}', r"\$\.title"),
        (b'{"title": "\xff"}', "utf-8"),
        (b'{"title": "\\ud800"}', "truncated"),
        (b'{"title": "x", "title": "y"}', "twice"),
        (_in_an_unknown_field('{"a": 1, "a": 2}'), "twice"),
        (_in_an_unknown_field("NaN"), "malformed"),
        (_in_an_unknown_field("1e999"), "out of range"),
        (_in_an_unknown_field("1" * 5000), "Exceeds the limit"),
        (_in_an_unknown_field("[" * 100_000 + "]" * 100_000), "recursion|nests"),
        (_in_an_unknown_field("[" * 40 + "]" * 40), "nests deeper"),
        (_in_an_unknown_field('{"a":' * 40 + "1" + "}" * 40), "nests deeper"),
        (_in_an_unknown_field(f"[{','.join(['[]'] * 250_000)}]"), "parts"),
        (b" " * (codec.MAX_JSON + 1), "at most"),
    ],
)
def test_what_is_broken_or_a_flood_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        decoded(content)


def test_brackets_in_words_are_no_nesting() -> None:
    words = 'a "quoted\\" ' + "[{" * 500_000
    briefing = msgspec.structs.replace(RICH, summary=words)
    assert decoded(codec.encode(briefing))[0] == briefing
