"""What the map page should show, kept here so that a new or crashed page can be told again."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from viewer.map.messages import (
    Fit,
    Look,
    Moved,
    Select,
    SetTextScale,
    SetTheme,
    ShowNetwork,
    ShowScene,
)


class MapState(msgspec.Struct, kw_only=True):
    """The last message of each kind; the last one wins."""

    theme: SetTheme | None = None
    text: SetTextScale | None = None
    network: ShowNetwork | None = None
    scene: ShowScene | None = None
    view: Fit | Look | None = None
    selection: Select | None = None

    def keep(
        self, message: SetTheme | SetTextScale | ShowNetwork | ShowScene | Fit | Look | Select
    ) -> None:
        """Remember a message in place of the earlier one of its kind."""
        match message:
            case SetTheme():
                self.theme = message
            case SetTextScale():
                self.text = message
            case ShowNetwork():
                self.network = message
            case ShowScene():
                self.scene = message
            case Fit() | Look():
                self.view = message
            case Select():
                self.selection = message

    def moved(self, view: Moved) -> None:
        """Remember where the view has come to rest."""
        self.view = Look(centre=view.centre, zoom=view.zoom)

    def messages(
        self,
    ) -> Iterator[SetTheme | SetTextScale | ShowNetwork | ShowScene | Fit | Look | Select]:
        """Yield what a page must be told, in the order in which it must be."""
        kept = (self.theme, self.text, self.network, self.view, self.scene, self.selection)
        yield from (message for message in kept if message is not None)
