"""Reports of briefings, pictures for them, and the colours that documents take."""

from __future__ import annotations

import io
import json
from typing import Any

import msgspec
from PIL import Image

from tests.helpers.briefings import a_briefing
from viewer.export.report import OVERVIEW, Picture, Report, report
from viewer.map.scene import numbers
from viewer.model.briefing import Briefing
from viewer.model.index import Index
from viewer.store import container, resources

LIGHT = resources.resources_root() / "themes" / "light.json"
COLOURS: dict[str, str] = json.loads(LIGHT.read_text())["colours"]

NASTY = (
    "<b>&amp; ]]> ${x} =cmd|'/c calc'!A1 \x00\x01\x0b\x1b[31m\x7f\x85 \u202eabc\u2066 "
    "\ud800 \ufffe \uffff _x0041_ \u2028 平양 🕊 e\u0301\u0323"
)
"""Markup, a formula, what XML 1.0 forbids, overrides of the writing direction, many scripts."""


def a_report(briefing: Briefing | None = None, **asked: Any) -> Report:
    """The report of the briefing, with the numbers that its map has."""
    index = Index(briefing or a_briefing())
    return report(index, numbers(index), **asked)


def the_bundled_briefing() -> Briefing:
    """The briefing that comes with the program."""
    return container.load(resources.bundled_briefing()).briefing


def a_picture(width: int = 48, height: int = 34, alt: str = "") -> Picture:
    """A small plain picture; of each size another."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (width % 256, height % 256, 90)).save(out, "PNG")
    return Picture(out.getvalue(), width, height, alt)


def pictures_of(told: Report) -> dict[str, Picture]:
    """A picture for the whole briefing and one for each step."""
    keys = dict.fromkeys((OVERVIEW, *(step.id for step in told.steps)))
    return {key: a_picture(48 + number) for number, key in enumerate(keys)}


def with_words(words: str, briefing: Briefing | None = None) -> Briefing:
    """A briefing with these words in every field that a person can fill with any."""
    base = briefing or a_briefing()
    free = {"title", "summary", "caption", "notes", "name", "description", "text", "note", "value",
            "basis", "exact", "cue", "feature", "retrieved", "by"}  # fmt: skip

    def spoilt(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: spoilt(v, k) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [spoilt(each, key) for each in value]
        return words if isinstance(value, str) and key in free else value

    return msgspec.convert(spoilt(msgspec.to_builtins(base)), Briefing)
