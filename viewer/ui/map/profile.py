"""The profile that map pages live in: off the record, no permissions, no downloads."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEngineProfile

from viewer.ui.map.interceptor import Interceptor
from viewer.ui.map.scheme import SCHEME, SchemeHandler


class MapProfile(QWebEngineProfile):
    """Serves `dateline:` and nothing else. Delete all its pages before it (trap 10)."""

    network = Signal(int, int)
    """Requests made to anything but ourselves (always 0), and stopped."""

    def __init__(self, resources: Path, geodata: Path, parent: QObject) -> None:
        super().__init__(parent)  # without a name it is off the record
        self._handler = SchemeHandler(resources, geodata, self)
        self._interceptor = Interceptor(self)
        self._stopped = 0
        self.installUrlSchemeHandler(SCHEME, self._handler)
        self.setUrlRequestInterceptor(self._interceptor)
        self._interceptor.stopped.connect(self._count)
        self.downloadRequested.connect(self._refuse)
        self.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self.setPersistentCookiesPolicy(
            QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
        )
        self.setPersistentPermissionsPolicy(
            QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
        )
        self.setSpellCheckEnabled(False)
        self.setPushServiceEnabled(False)

    def _count(self) -> None:
        self._stopped += 1
        self.network.emit(0, self._stopped)

    def _refuse(self, download: QWebEngineDownloadRequest) -> None:
        download.cancel()
