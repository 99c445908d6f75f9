"""The menu of briefings that were opened lately."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu

from viewer.model.text import displayed


def fill_recent(
    menu: QMenu, paths: tuple[str, ...], go: Callable[[Path], None], forget: Callable[[], None]
) -> None:
    """Put the paths into the menu, the last opened first, and a way to forget them."""
    menu.clear()
    menu.setEnabled(bool(paths))
    for number, path in enumerate(paths, 1):
        words = f"&{number % 10}  {displayed(path).replace('&', '&&')}"
        menu.addAction(words).triggered.connect(partial(_go, go, Path(path)))
    menu.addSeparator()
    menu.addAction("Forget these").triggered.connect(lambda _checked=False: forget())


def _go(go: Callable[[Path], None], path: Path, _checked: bool = False) -> None:
    go(path)
