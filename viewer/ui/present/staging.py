"""What pictures of a presentation are made with, whoever shows them."""

from __future__ import annotations

from viewer.session.presentation import Presentation
from viewer.session.room import Pictures, Wording
from viewer.session.session import Session
from viewer.store.resources import resources_root
from viewer.ui.memory import Memory
from viewer.ui.panels.overview import source_line
from viewer.ui.present.room_view import RoomThemes
from viewer.ui.theme import load_theme
from viewer.ui.words import KIND_WORDS, stated_words


def pictures_of(session: Session, presentation: Presentation) -> Pictures:
    """Return what makes the pictures of a presentation, in the user's language."""
    source = source_line(session.index)
    wording = Wording(kinds=KIND_WORDS, stated=stated_words, source=source)
    return Pictures(presentation, session.document.texts, wording, session.viewpoint)


def room_themes(memory: Memory) -> RoomThemes:
    """Return the themes of rooms, the one that was used last as the usual one."""
    folder = resources_root() / "themes"
    dark, light = load_theme(folder, "room-dark"), load_theme(folder, "room-light")
    return RoomThemes(dark, light, memory.state.stage.theme)
