"""One connection of a phone: a request in, then an answer or a stream of events out."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QAbstractSocket, QTcpSocket

from viewer.ui.present.remote.http import MAX_BODY, MAX_HEAD, MalformedError, Response, parsed

PATIENCE_MS = 10_000
"""For a request to come and its answer to go, and for a stream to be taken off our hands."""


class Connection(QObject):
    """Asks once; is gone when its socket is."""

    asked = Signal(object, object)
    """This Connection and its Request."""
    closed = Signal(object)
    """This Connection."""

    def __init__(self, socket: QTcpSocket, parent: QObject) -> None:
        super().__init__(parent)
        self.key = ""
        """The device that listens to the stream; nothing while this is none."""
        self.peer = socket.peerAddress().toString()
        self._socket, self._data = socket, b""
        self._asked = self._ended = False
        socket.setParent(self)
        socket.setReadBufferSize(MAX_HEAD + MAX_BODY)
        socket.setSocketOption(QAbstractSocket.SocketOption.LowDelayOption, 1)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.abort)
        socket.readyRead.connect(self._read)
        socket.bytesWritten.connect(self._written)
        socket.disconnected.connect(self._end)

    def begin(self) -> None:
        """Read what is asked, or was before anybody listened."""
        self._patience.start()
        self._read()

    def answer(self, response: Response) -> None:
        """Send a whole response and hang up."""
        self._socket.write(response.encoded())
        self._socket.flush()  # what follows from the request may take its time
        self._socket.disconnectFromHost()

    def begin_stream(self, response: Response, key: str) -> None:
        """Send the head of an endless response to a device."""
        self.key = key
        self._patience.stop()
        self._socket.write(response.head({}))
        self._socket.flush()  # so that the first event need not wait for the next beat

    def tell(self, event: bytes) -> None:
        """Send an event down the stream, unless the one before is still on its way.

        What is left out does no harm: each event tells everything, and the next comes soon.
        """
        if not self._socket.bytesToWrite():
            self._socket.write(event)
            self._socket.flush()
            self._patience.start()

    def close_stream(self, event: bytes) -> None:
        """Send a last event, and hang up."""
        self._socket.write(event)
        self._socket.flush()
        self.abort()

    def abort(self) -> None:
        """Hang up at once."""
        self._socket.abort()
        self._end()

    def _read(self) -> None:
        self._data += self._socket.readAll().data()
        if self._asked:
            self._data = b""  # more than the one request: not for us
            return
        try:
            request = parsed(self._data)
        except MalformedError as error:
            self._asked = True
            self.answer(Response(error.status))
            return
        if request is not None:
            self._asked = True
            self.asked.emit(self, request)

    def _written(self) -> None:
        if self.key and not self._socket.bytesToWrite():
            self._patience.stop()

    def _end(self) -> None:
        if not self._ended:
            self._ended = True
            self._patience.stop()
            self.closed.emit(self)
            self.deleteLater()
