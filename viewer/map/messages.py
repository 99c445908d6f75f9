"""What Python and the map page say to each other: JSON objects with a `type`, validated.

Bounds are west, south, east, north in degrees (EPSG:4326); east may exceed 180.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from viewer.map.room import Pointed, Room, Stroke, Tool
from viewer.map.scene import Scene
from viewer.map.shaping import Parts, Shaping
from viewer.map.sheet import HandoutWords, Sheet
from viewer.model.geometry import Bounds, Coordinate

LONGEST_FROM_PAGE = 256 * 1024
"""Characters; the page says little, so anything longer is not from our page."""

Colour = Annotated[str, msgspec.Meta(pattern="^#[0-9A-Fa-f]{6}$")]
Colours = dict[str, Colour]
SheetPart = Literal["head", "map", "key", "foot"]


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """Base of all messages."""


class ShowScene(Message, frozen=True, kw_only=True, tag="scene"):
    """Draw this scene instead of the present one; the view stays."""

    scene: Scene


class SetTheme(Message, frozen=True, kw_only=True, tag="theme"):
    """Draw in these colours: names as in resources/themes."""

    name: str
    dark: bool
    colours: Colours


class Select(Message, frozen=True, kw_only=True, tag="selection"):
    """Mark places as selected, and others as concerned by what is selected elsewhere."""

    places: tuple[str, ...]
    lit: tuple[str, ...]


class Ghost(msgspec.Struct, frozen=True, kw_only=True):
    """Where a place would be that nobody has accepted yet."""

    at: Coordinate
    name: str
    reach: float = 4.0
    """Degrees around it that are shown with it."""


class ShowGhost(Message, frozen=True, kw_only=True, tag="ghost"):
    """Show where a place would be, told apart from those there are; None: nowhere."""

    ghost: Ghost | None


class ShowShaping(Message, frozen=True, kw_only=True, tag="shaping"):
    """Let a person shape this on the map; `Put`, `Outlined` or `Left` come of it. None: no more."""

    shaping: Shaping | None


class RefuseShape(Message, frozen=True, kw_only=True, tag="refusal"):
    """Say what is wrong with the shape that was told last, and where; it can still be changed."""

    words: str
    at: Coordinate | None


class StepBack(Message, frozen=True, kw_only=True, tag="step-back"):
    """Take back the last change of what is being shaped."""


class SetTextScale(Message, frozen=True, kw_only=True, tag="text"):
    """Draw all text this many times its ordinary size."""

    scale: Annotated[float, msgspec.Meta(ge=0.5, le=4.0)]


class ShowNetwork(Message, frozen=True, kw_only=True, tag="network"):
    """Show how many network requests the program made, how many it stopped, and if it may."""

    made: int
    blocked: int
    allowed: bool = False


class Fit(Message, frozen=True, kw_only=True, tag="fit"):
    """Show these bounds, or the scene's home when none are given."""

    bounds: Bounds | None
    fly: bool
    exact: bool = False
    """Whether the bounds fill the map from edge to edge, without room for names around them."""


class Look(Message, frozen=True, kw_only=True, tag="look"):
    """Show exactly this view, at once."""

    centre: Coordinate
    zoom: float


class TakeFocus(Message, frozen=True, kw_only=True, tag="focus"):
    """Give the keyboard to the map."""


class ShowRoom(Message, frozen=True, kw_only=True, tag="room"):
    """Be what a room sees: the map to the edges, and this beside it in large type."""

    room: Room
    aside: bool = False
    """Whether nobody sees it: it is not announced, and the map does not mind it."""
    fly: bool = True
    """Whether the map flies where a dispute leaves it another part of the window."""


class Ahead(Message, frozen=True, kw_only=True, tag="ahead"):
    """Have ready what is likely to be next: a flight, as in `Fit`, and the article."""

    bounds: Bounds | None
    exact: bool = False
    room: Room | None = None
    """What the room would read of the proof, where it reads something else."""


class ShowInk(Message, frozen=True, kw_only=True, tag="ink"):
    """Draw these lines of the pen on the map, instead of those before."""

    strokes: tuple[Stroke, ...]


class ShowPointer(Message, frozen=True, kw_only=True, tag="pointer"):
    """Show where the presenter points, or nothing; a spotlight darkens all around it."""

    at: Pointed | None
    spotlight: bool = False


class TakeTool(Message, frozen=True, kw_only=True, tag="tool"):
    """Let the mouse do this on the map; what it does is told with `Pointing` and `Drawn`."""

    tool: Tool
    cursor: bool = True
    """Whether the mouse can be seen; a room never sees it."""


class Zoom(Message, frozen=True, kw_only=True, tag="zoom"):
    """Zoom in by so many steps, or out, as a person would."""

    steps: int


class Settle(Message, frozen=True, kw_only=True, tag="settle"):
    """Say `Settled` with this number when all that was told before is on the screen."""

    number: int
    whole: bool = True
    """Or only the words of the room: names on the map may be missing, the map be on its way."""


PrintForm = Literal["whole", "parts", "source"]


class Print(Message, frozen=True, kw_only=True, tag="print"):
    """Become a sheet of this size in CSS pixels, drawn for `density` device pixels to each."""

    sheet: Sheet
    theme: SetTheme
    width: float
    height: float
    density: float
    form: PrintForm = "whole"
    """*parts* puts head, map, key and foot on pages of their own, to be told apart in a tagged PDF;
    *source* keeps the text of an SVG file, with its fonts, as ``window.sheetSource``."""


class PrintHandout(Message, frozen=True, kw_only=True, tag="handout"):
    """Become a document of pages of this size, the first sheet its cover with the contents.

    Pages are laid out in CSS pixels, and printed `enlarge` times as large.
    """

    sheets: tuple[Sheet, ...]
    theme: SetTheme
    words: HandoutWords
    width: float
    height: float
    enlarge: float
    density: float


ToPage = (
    ShowScene
    | SetTheme
    | Select
    | ShowGhost
    | ShowShaping
    | RefuseShape
    | StepBack
    | SetTextScale
    | ShowNetwork
    | Fit
    | Look
    | TakeFocus
    | ShowRoom
    | Ahead
    | ShowInk
    | ShowPointer
    | TakeTool
    | Zoom
    | Settle
    | Print
    | PrintHandout
)


class Ready(Message, frozen=True, kw_only=True, tag="ready"):
    """The page listens."""


class Painted(Message, frozen=True, kw_only=True, tag="painted"):
    """The scene is on the screen: tiles, labels, places; a click picks."""


class Picked(Message, frozen=True, kw_only=True, tag="picked"):
    """Somebody chose a place, or empty map."""

    place: str | None


class Moved(Message, frozen=True, kw_only=True, tag="moved"):
    """The view has come to rest here."""

    bounds: Bounds
    centre: Coordinate
    zoom: float
    by_hand: bool = False
    """Whether a person moved it, with mouse or keys."""


class Pointing(Message, frozen=True, kw_only=True, tag="pointing"):
    """The mouse points here with the pointer or the spotlight, or has left the picture."""

    at: Pointed | None


class Drawn(Message, frozen=True, kw_only=True, tag="drawn"):
    """The pen has drawn a line."""

    stroke: Stroke


class Put(Message, frozen=True, kw_only=True, tag="put"):
    """What was moved is to be here, says a person who sees the map at this zoom."""

    at: Coordinate
    zoom: Annotated[float, msgspec.Meta(ge=0, le=30)]


class Outlined(Message, frozen=True, kw_only=True, tag="outlined"):
    """What was drawn or reshaped is to have this outline."""

    parts: Parts


class Left(Message, frozen=True, kw_only=True, tag="left"):
    """A person has given up the shaping."""


class Settled(Message, frozen=True, kw_only=True, tag="settled"):
    """All that was told before `Settle` is on the screen."""

    number: int


class PageLink(msgspec.Struct, frozen=True, kw_only=True):
    """A box on a page (left, top, width, height in CSS pixels) that leads to another, from 0."""

    page: int
    box: tuple[float, float, float, float]
    to: int


class OutlineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Where a section of a handout starts; pages count from 0."""

    title: str
    page: int


class Printed(Message, frozen=True, kw_only=True, tag="printed"):
    """The sheet is complete; these bounds are in its map's frame."""

    bounds: Bounds
    pages: tuple[tuple[SheetPart, ...], ...] = ()
    """For each page what it is printed in, where it was asked for in parts."""
    links: tuple[PageLink, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()


class Trouble(Message, frozen=True, kw_only=True, tag="trouble"):
    """Something in the page went wrong."""

    what: str


FromPage = (
    Ready
    | Painted
    | Picked
    | Moved
    | Pointing
    | Drawn
    | Put
    | Outlined
    | Left
    | Settled
    | Printed
    | Trouble
)

_decoder = msgspec.json.Decoder(FromPage)


def encode(message: ToPage) -> str:
    """Return a message as JSON."""
    return msgspec.json.encode(message).decode()


def decode(text: str) -> FromPage:
    """Return a message of the page.

    :raises msgspec.DecodeError: when it is none that we know, or too long.
    """
    if len(text) > LONGEST_FROM_PAGE:
        raise msgspec.DecodeError(f"a message of {len(text)} characters")
    message: FromPage = _decoder.decode(text)
    return message
