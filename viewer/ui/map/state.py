"""What the map page should show, kept here so that a new or crashed page can be told again."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.map import messages
from viewer.map.messages import (
    Fit,
    Look,
    Moved,
    Select,
    SetTextScale,
    SetTheme,
    ShowGhost,
    ShowInk,
    ShowNetwork,
    ShowRoom,
    ShowScene,
    ShowShaping,
    TakeTool,
    ToPage,
)

IN_ORDER: tuple[tuple[type[messages.Message], ...], ...] = (
    (SetTheme,),
    (SetTextScale,),
    (ShowNetwork,),
    (ShowRoom,),
    (Fit, Look),
    (ShowScene,),
    (Select,),
    (ShowGhost,),
    (ShowShaping,),
    (ShowInk,),
    (TakeTool,),
)
"""Kinds of messages in the order in which a page must be told; of those together the last wins."""


class MapState:
    """The last message of each kind."""

    def __init__(self) -> None:
        self._kept: dict[int, ToPage] = {}

    @property
    def scene(self) -> ShowScene | None:
        """The scene that was told last."""
        kept = self._kept.get(_place(ShowScene))
        return kept if isinstance(kept, ShowScene) else None

    def keep(self, message: ToPage) -> None:
        """Remember a message in place of the earlier one of its kind."""
        self._kept[_place(type(message))] = message

    def moved(self, view: Moved) -> None:
        """Remember where the view has come to rest."""
        self.keep(Look(centre=view.centre, zoom=view.zoom))

    def messages(self) -> Iterator[ToPage]:
        """Yield what a page must be told, in the order in which it must be."""
        for place in sorted(self._kept):
            yield self._kept[place]


def _place(kind: type[messages.Message]) -> int:
    return next(place for place, kinds in enumerate(IN_ORDER) if kind in kinds)
