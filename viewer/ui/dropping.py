"""What is dropped on the window: a briefing, a picture’s view, articles or a layer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.model.text import displayed, shortened
from viewer.ui.articles import among
from viewer.ui.layers import is_layer
from viewer.ui.words import count_words

if TYPE_CHECKING:
    from viewer.ui.window import MainWindow


def take(window: MainWindow, paths: Sequence[Path]) -> None:
    """Open what it is: all articles as one briefing, of anything else the first file."""
    first, articles = paths[0], among(paths)
    read = partial(window.articles.read, articles) if articles else None
    if window.pictures.takes(first):  # a PDF is a picture of ours, or an article
        window.pictures.open(first, read)
    elif read:
        read()
    elif is_layer(first):
        window.layers.read(first)
    else:
        window.opener.open(first)
    _tell_left([path for path in paths if path not in (articles or [first])], window)


def _tell_left(left: Sequence[Path], window: MainWindow) -> None:
    """Say which files nothing is done with."""
    if left:
        name, more = displayed(shortened(left[0].name, 60)), len(left) - 1
        others = f" and {count_words(more, 'other file', 'other files')}" if more else ""
        words = f"Not opened: {name}{others}. Drop what belongs to another kind by itself."
        window.statusBar().showMessage(words, 12_000)
