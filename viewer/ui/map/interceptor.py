"""Stops every request that is not for our own scheme, and counts them."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

from viewer.map.policy import SCHEME

log = logging.getLogger(__name__)


class Interceptor(QWebEngineUrlRequestInterceptor):
    """Lets `dateline:` pass and nothing else.

    Qt may call it on another thread than the window's: the signal crosses over by itself.
    """

    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block the request unless it is ours."""
        if info.requestUrl().scheme() == SCHEME:
            return
        info.block(True)
        log.warning("stopped a request to %s", info.requestUrl().host() or "another scheme")
        self.stopped.emit()
