"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

from viewer.ui.app import make_application

settings.register_profile("dateline", deadline=None)  # time is the machine’s matter
settings.load_profile("dateline")


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The program's own application, without a display; in place of pytest-qt's."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("QT_QPA_PLATFORM", "offscreen")
        app = make_application()
    yield app
