"""The `dateline:` scheme: the only thing the map page can load from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from viewer.map import policy, routes
from viewer.map.base_file import BASE, TILES
from viewer.map.served import SERVED

SCHEME = policy.SCHEME.encode()
NO_TILE = ("application/octet-stream", b"")
"""Where a file has no tile there is nothing to see, and nothing wrong."""
CHANNEL_SCRIPT = "/qwebchannel.js"


def register_scheme() -> None:
    """Make `dateline://map` an origin of its own. Must run before the QApplication."""
    if QWebEngineUrlScheme.schemeByName(SCHEME).name():
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flag = QWebEngineUrlScheme.Flag
    scheme.setFlags(flag.SecureScheme | flag.CorsEnabled | flag.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers GET requests of our own page for the resources in the list of routes."""

    def __init__(self, resources: Path, geodata: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._routes = routes.routes(resources, geodata)
        self._headers = _headers(policy.HEADERS)
        self._channel_script = _channel_script()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Reply with a resource, or refuse."""
        path = job.requestUrl().path()
        resource = self._routes.get(path)
        if bytes(job.requestMethod().data()) != b"GET" or not _is_ours(job.initiator()):
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif path == CHANNEL_SCRIPT:
            buffer = QBuffer(job)
            buffer.setData(self._channel_script)
            self._reply(job, b"text/javascript", buffer)
        elif path.startswith(TILES):
            kind, tile = BASE.answer(path) or NO_TILE
            buffer = QBuffer(job)
            buffer.setData(QByteArray(tile))
            self._reply(job, kind.encode(), buffer)
        elif (features := _features(path)) is not None:
            buffer = QBuffer(job)
            buffer.setData(features)
            self._reply(job, routes.LAYER_TYPE.encode(), buffer)
        elif resource is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
        else:
            file = QFile(str(resource.file), job)
            self._reply(job, resource.content_type.encode(), file)

    def _reply(self, job: QWebEngineUrlRequestJob, content_type: bytes, body: QIODevice) -> None:
        if not body.open(QIODevice.OpenModeFlag.ReadOnly):
            job.fail(QWebEngineUrlRequestJob.Error.RequestFailed)
            return
        # PySide's stubs do not know of multimaps.
        job.setAdditionalResponseHeaders(self._headers)  # type: ignore[arg-type]
        job.reply(content_type, body)


def _features(path: str) -> QByteArray | None:
    """Return the features of a layer at an address, None where it is not that of one."""
    digest = routes.layer_at(path)
    found = SERVED.get(digest) if digest else None
    return None if found is None else QByteArray(found)


def _is_ours(initiator: QUrl) -> bool:
    """Say whether a request comes from our page, or from ourselves opening it."""
    return initiator.isEmpty() or initiator.toString() == policy.ORIGIN


def _headers(headers: Mapping[str, str]) -> dict[QByteArray, list[QByteArray]]:
    """Return headers as Qt's multimap: values in lists, else PySide takes them by the letter."""
    return {QByteArray(k.encode()): [QByteArray(v.encode())] for k, v in headers.items()}


def _channel_script() -> QByteArray:
    """Return Qt's own client of its web channel, which it keeps in its resources."""
    file = QFile(":/qtwebchannel/qwebchannel.js")
    file.open(QIODevice.OpenModeFlag.ReadOnly)
    return file.readAll()
