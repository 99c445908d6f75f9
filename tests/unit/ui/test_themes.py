"""Every theme can be read, the one in force follows the system or the person, signs have shapes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tests.helpers import xvfb
from tests.helpers.process import environment
from tests.helpers.window import OpenWindow
from viewer.model.briefing import Kind, LayerColour
from viewer.store.resources import resources_root
from viewer.ui.icons import draw_kind
from viewer.ui.theme import RoomTheme, Theme, load_theme

display = xvfb.display

KINDS: tuple[Kind, ...] = get_args(Kind)

WRITTEN: dict[str, tuple[str, ...]] = {
    # The window, its lists, the strip below the map, printed sheets: text, what is less important,
    # a tab with the keyboard and a chosen date, requests that were made, links of the guide.
    "paper": ("ink", "muted", "accent", "disputed", "statement", "prediction"),
    # Cards, fields, buttons, menus, tooltips: also a place of the tray that is chosen, and the
    # name of each kind of claim.
    "raised": ("ink", "muted", "accent", "disputed", *KINDS),
    # What the mouse is over, and words of the article that are marked faintly: also its bylines.
    "sunken": ("ink", "muted", "accent"),
    # Chosen rows, and words of the article that are marked strongly.
    "mark": ("ink", "muted"),
    "accent": ("on_accent",),
    "marker": ("on_marker",),
    # Names on the map have a halo of land, also where they stand on a region or in the sea.
    "land": ("ink", "muted", "label", "region", "approximate", "accent"),
    "sea": ("ink", "muted", "label", "sea_label"),
}
"""Ground to what is written on it."""

LAYERS = tuple(f"layer_{colour}" for colour in get_args(LayerColour))

DRAWN: dict[str, tuple[str, ...]] = {
    "paper": (
        "focus", "accent", "announcement", "marker", "region", "approximate", "occupied", *LAYERS,
    ),
    "raised": ("focus", "accent"),
    "sunken": ("focus",),
    "land": ("focus", "marker", "region", "approximate", "accent", "occupied", *LAYERS),
    "sea": ("focus", "marker", "region", "approximate", "accent", *LAYERS),
}  # fmt: skip
"""Ground to the signs, outlines and rings on it that one must see."""

ROOM_WRITTEN: dict[str, tuple[str, ...]] = {
    # The title with its step, cards and their kinds, the strip with its legend.
    "paper": ("ink", "muted", "accent", "disputed", *KINDS),
    "raised": ("ink", "muted", "disputed", *KINDS),
    # "disputed" is written in a pill of its own colour.
    "disputed": ("paper",),
    "mark": ("ink",),
    "accent": ("on_accent",),
    "marker": ("on_marker",),
    "land": ("ink", "muted", "label", "sea_label", "region", "approximate", "accent"),
    "sea": ("ink", "muted", "label", "sea_label", "region", "approximate", "accent"),
}
"""Ground to what a room reads on it."""

SHADE = 0.95
"""Of the ground behind the title, how much hides the map (`.shade` in room.css)."""

AMBIENT = 0.2
"""Of the white of a projector, the light of a room that lies on all colours alike."""

TOLD_APART = {("land", "sea"): 1.12, ("line", "land"): 1.3, ("coast", "land"): 1.2}
"""Least ratio of luminances with that light: areas need less of it than lines."""

QUIET = {"coast", "line", "rule"}
"""Thin lines that divide."""

THEMES = sorted(path.stem for path in (resources_root() / "themes").glob("*.json"))

ROOMS: tuple[str, ...] = get_args(RoomTheme)

each_theme = pytest.mark.parametrize("name", THEMES)
each_room = pytest.mark.parametrize("name", ROOMS)


def theme_named(name: str) -> Theme:
    return load_theme(resources_root() / "themes", name)  # type: ignore[arg-type]  # all there are


def luminance(colour: QColor) -> float:
    """Return the relative luminance (WCAG 2.2)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(p) for p in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def too_faint(theme: Theme, pairs: dict[str, tuple[str, ...]], least: float) -> Iterator[str]:
    """Yield the pairs of a theme whose contrast is less than this."""
    for ground, tokens in pairs.items():
        for token in tokens:
            ratio = contrast(theme[token], theme[ground])
            if ratio < least:
                yield f"{token} on {ground}: {ratio:.2f}"


def mixed(over: QColor, under: QColor, share: float) -> QColor:
    """Return a colour that covers so much of another."""
    parts = zip(
        (over.redF(), over.greenF(), over.blueF()),
        (under.redF(), under.greenF(), under.blueF()),
        strict=True,
    )
    return QColor.fromRgbF(*(share * a + (1 - share) * b for a, b in parts))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.005)


@each_theme
def test_all_that_is_written_can_be_read(name: str) -> None:
    enhanced = name == "contrast" or name in ROOMS
    least = 7.0 if enhanced else 4.5  # WCAG 2.2, 1.4.6 and 1.4.3
    assert list(too_faint(theme_named(name), WRITTEN, least)) == []


@each_room
def test_all_that_a_room_reads_has_the_contrast_of_small_print_at_arms_length(name: str) -> None:
    assert list(too_faint(theme_named(name), ROOM_WRITTEN, 7.0)) == []


@each_room
def test_the_title_can_be_read_on_whatever_map_is_below(name: str) -> None:
    theme = theme_named(name)
    for below in theme.tokens:
        ground = mixed(theme["paper"], theme[below], SHADE)
        for token in ("ink", "muted", "accent"):
            assert contrast(theme[token], ground) >= 7.0, (token, below)


@each_room
def test_a_faint_projector_leaves_land_sea_and_borders_apart(name: str) -> None:
    theme = theme_named(name)
    for (one, other), least in TOLD_APART.items():
        low, high = sorted(luminance(theme[token]) + AMBIENT for token in (one, other))
        assert high / low >= least, (one, other)


@each_theme
def test_all_signs_can_be_seen(name: str) -> None:
    assert list(too_faint(theme_named(name), DRAWN, 3.0)) == []  # WCAG 2.2, 1.4.11


@each_theme
def test_every_colour_is_looked_at(name: str) -> None:
    """One that is new must be put into the lists above."""
    grounds = {*WRITTEN, *DRAWN}
    looked_at = {
        token for pairs in (WRITTEN, DRAWN) for tokens in pairs.values() for token in tokens
    }
    assert set(theme_named(name).tokens) == grounds | looked_at | QUIET


DARK_DESKTOP = """
[General]
ColorScheme=BreezeDark
[Colors:Window]
BackgroundNormal=20,20,20
ForegroundNormal=240,240,240
"""


def test_the_theme_follows_the_system_until_one_is_chosen(tmp_path: Path, display: str) -> None:
    """A KDE desktop that is dark at first."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "kdeglobals").write_text(DARK_DESKTOP)
    desktop = {
        "QT_QPA_PLATFORMTHEME": "kde",
        "KDE_FULL_SESSION": "true",
        "KDE_SESSION_VERSION": "6",
    }
    variables = {**environment(tmp_path), **desktop, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "tests.helpers.following_window"]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, timeout=60)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(each["system"], each["theme"]) for each in told] == [
        ("Dark", "dark"),
        ("Light", "light"),
        ("Dark", "dark"),
        ("Light", "contrast"),
    ], done.stderr
    for each in told:
        assert each["ground"] == theme_named(each["theme"])["paper"].name()


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_the_choice_is_kept_for_the_next_start(open_window: OpenWindow, choice: str) -> None:
    open_window().actions_by_id[f"theme-{choice}"].trigger()
    again = open_window()
    assert again.look.style.theme.name == choice
    assert again.actions_by_id[f"theme-{choice}"].isChecked()
    assert again.palette().window().color() == theme_named(choice)["paper"]


def drawn(kind: Kind, side: int = 12) -> QImage:
    """The sign of a kind in black on white, as small as on a card."""
    image = QImage(side, side, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_kind(painter, kind, QRectF(0, 0, side, side), QColor(Qt.GlobalColor.black))
    painter.end()
    return image


@pytest.mark.parametrize(("one", "other"), list(combinations(KINDS, 2)))
def test_signs_of_kinds_differ_in_shape(one: Kind, other: Kind) -> None:
    first, second = drawn(one), drawn(other)
    places = [(x, y) for x in range(first.width()) for y in range(first.height())]
    ink = sum(abs(first.pixelColor(*at).value() - second.pixelColor(*at).value()) for at in places)
    assert ink > 255 * len(places) / 12
