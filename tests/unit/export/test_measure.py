"""The room that we reckon text to take is never less than it takes in our own typefaces."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from tests.helpers.process import ROOT
from tests.helpers.reports import a_report, the_bundled_briefing
from viewer.export.measure import cut, wrapped
from viewer.store.resources import resources_root

FONTS = resources_root() / "fonts" / "build"
SANS = ROOT / "resources" / "map" / "node_modules" / "pretendard" / "dist" / "public" / "static"
"""Of the sans we ship no bold face, but a reader of a document may have one."""
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200)


@cache
def font(name: str) -> ImageFont.FreeTypeFont:
    files = (*FONTS.glob(f"{name}.*tf"), *(SANS / "alternative").glob(f"{name}.ttf"))
    return ImageFont.truetype(files[0], 1000)


def ems(name: str, text: str) -> float:
    return font(name).getlength(text) / 1000


@pytest.mark.parametrize(
    ("name", "bold"),
    [
        ("SourceSerif4-Italic", False),
        ("SourceSerif4-SemiBold", True),
        ("Pretendard-Regular", False),
        ("Pretendard-Bold", True),
    ],
)
def test_every_line_fits_its_width_in_our_typefaces(name: str, bold: bool) -> None:
    told = a_report(the_bundled_briefing())
    texts = [t for step in told.steps for e in step.entries for t in (e.text, *e.quotes, e.chain)]
    lines = [line for text in texts for line in wrapped(text, 14, 300, bold=bold)]
    assert max(ems(name, line.rstrip()) for line in lines) * 14 <= 300


@given(WORDS, st.floats(20, 600))
def test_lines_hold_all_of_the_text_in_its_order(text: str, width: float) -> None:
    assert "".join(wrapped(text, 12, width)) == text


@given(WORDS, st.integers(1, 4))
def test_what_is_cut_fits_and_keeps_its_ending(text: str, lines: int) -> None:
    short = cut(text, 12, 120, lines, ending=" (2 of 3)")
    assert short.endswith(" (2 of 3)")
    assert len(wrapped(short, 12, 120)) <= lines
    assert short == f"{text} (2 of 3)" or "…" in short


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert len(wrapped("x" * 100, 10, 60)) == 10


def test_a_mark_on_a_letter_takes_no_room() -> None:
    assert wrapped("e\u0301" * 20, 10, 131) == ["e\u0301" * 20]
