"""What a person has chosen, and how the window last looked: two JSON files, apart.

Each setting is declared once, with its type, default, limits and words. Neither file is ever
fatal: a broken one is set aside, and where none can be written the log says so.
"""

from __future__ import annotations

import logging
from itertools import count
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar

import msgspec
import platformdirs

from viewer.model.briefing import Viewpoint
from viewer.model.errors import UnwritableError, one_line
from viewer.store import atomic, codec

Theme = Literal["system", "light", "dark", "contrast"]
T = TypeVar("T", bound=msgspec.Struct)

RECENT = 10
MAX_BYTES = 1_000_000
"""A longer file is not one of ours."""

_log = logging.getLogger(__name__)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has chosen."""

    theme: Annotated[
        Theme, msgspec.Meta(title="Theme", description="Colours of the window and the map")
    ] = "system"
    text_scale: Annotated[
        float,
        msgspec.Meta(title="Text size", description="1 is the system’s size", ge=0.8, le=2.5),
    ] = 1.0
    viewpoint: Annotated[
        Viewpoint | None,
        msgspec.Meta(title="Borders", description="None: as each briefing says"),
    ] = None
    base_map: Annotated[
        str | None,
        msgspec.Meta(title="Base map", description="A file’s path; None: the bundled one"),
    ] = None
    reviewer: Annotated[
        str | None,
        msgspec.Meta(title="Reviewer", description="Who signs reviews; None: not asked yet"),
    ] = None
    network: Annotated[
        bool,
        msgspec.Meta(title="Network", description="Whether articles may be fetched by address"),
    ] = False
    keys: Annotated[
        dict[str, tuple[str, ...]],
        msgspec.Meta(title="Keys", description="By command, where they are not the usual ones"),
    ] = {}


class SnapshotChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What pictures of the map were last asked to be."""

    preset: int = 0
    """The row of the size by name; past the last one, a size in pixels."""
    width: int = 3508
    height: int = 2480
    dpi: int = 300
    theme: str = "light"
    suffix: str = ".png"
    include: tuple[str, ...] = ("title", "key", "legend", "scale", "sources", "date")


class StageChoice(msgspec.Struct, frozen=True, kw_only=True):
    """How presentations were last set up."""

    screen: str = ""
    """The name of the display that the room looks at."""
    notes_scale: Annotated[float, msgspec.Meta(ge=0.5, le=5.0)] = 1.5
    theme: Literal["dark", "light"] = "dark"
    calm: bool = False
    """Whether the map jumps where it would fly; a system that asks for it has it anyway."""


class State(msgspec.Struct, frozen=True, kw_only=True):
    """How the window last looked, and what was open in it."""

    geometry: bytes = b""
    """What Qt saved of the window; base64 in the file, as all bytes."""
    splitters: dict[str, bytes] = {}
    """What Qt saved of each splitter, by its name."""
    hidden_panels: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    """Paths, the last opened first."""
    last_folder: str | None = None
    snapshot: SnapshotChoice = SnapshotChoice()
    stage: StageChoice = StageChoice()


class Kept(Generic[T]):
    """A struct that is kept in a file, with the fields of a newer version carried along."""

    def __init__(self, path: Path, kind: type[T]) -> None:
        self.path = path
        self._kind = kind
        self._unknown: dict[str, Any] = {}

    def load(self) -> T:
        """Return what the file holds; the defaults where there is none or it is broken."""
        try:
            content = self._content()
        except FileNotFoundError:
            return self._kind()
        except OSError as error:
            _log.warning("cannot read %s: %s", self.path, error.strerror)
            return self._kind()
        try:
            return self._decoded(content)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError) as error:
            self._set_aside(one_line(str(error)))
            return self._kind()

    def save(self, value: T) -> None:
        """Write the value; where that fails, the log says so and the old file stays."""
        tree = {**self._unknown, **msgspec.to_builtins(value)}
        try:
            atomic.write(self.path, codec.canonical(tree), make_folders=True)
        except UnwritableError as error:
            _log.warning("%s", error)

    def _content(self) -> bytes:
        with self.path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)

    def _decoded(self, content: bytes) -> T:
        if len(content) > MAX_BYTES:
            raise ValueError("it is too long")
        value = msgspec.json.decode(content, type=self._kind)
        tree = msgspec.json.decode(content)
        known = self._kind.__struct_fields__
        self._unknown = {name: field for name, field in tree.items() if name not in known}
        return value

    def _set_aside(self, reason: str) -> None:
        """Rename the broken file, so that a person can mend it and nothing overwrites it."""
        names = (f"{self.path.name}.broken{f'-{n}' if n > 1 else ''}" for n in count(1))
        aside = next(path for name in names if not (path := self.path.with_name(name)).exists())
        try:
            self.path.rename(aside)
        except OSError as error:
            _log.warning("%s is broken (%s) and stays: %s", self.path, reason, error.strerror)
        else:
            _log.warning("%s is broken (%s), set aside as %s", self.path, reason, aside.name)


def settings_file() -> Kept[Settings]:
    """Return where settings are kept on this system (XDG_CONFIG_HOME is respected)."""
    folder = platformdirs.user_config_path("dateline", appauthor=False)
    return Kept(folder / "settings.json", Settings)


def state_file() -> Kept[State]:
    """Return where the state of the window is kept on this system (XDG_STATE_HOME)."""
    return Kept(platformdirs.user_state_path("dateline", appauthor=False) / "state.json", State)


def opened(state: State, path: Path) -> State:
    """Return the state after `path` was opened: it is the first of the recent files."""
    absolute = path.absolute()
    if not storable(str(absolute)):
        return state
    recent = (str(absolute), *(other for other in state.recent if other != str(absolute)))
    folder = str(absolute.parent)
    return msgspec.structs.replace(state, recent=recent[:RECENT], last_folder=folder)


def storable(path: str) -> bool:
    """Say whether a path can stand in JSON: one whose bytes are no UTF-8 cannot."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
