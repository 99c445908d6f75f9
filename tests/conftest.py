"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

from viewer.ui.app import make_application

LONG = ("e2e", "web")
"""Folders of tests that take longest."""

settings.register_profile("dateline", deadline=None)  # time is the machine’s matter
settings.load_profile("dateline")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long files: of those side by side, short ones are to fill up the end."""
    items.sort(key=lambda item: item.path.parent.name not in LONG)


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The program's own application, without a display; in place of pytest-qt's."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("QT_QPA_PLATFORM", "offscreen")
        app = make_application()
    yield app
