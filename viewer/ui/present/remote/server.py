"""The page server: one port on one address of the local network, for its own neighbours only."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QHostAddress, QTcpServer

from viewer.ui.present.remote.connection import Connection
from viewer.ui.present.remote.http import Request
from viewer.ui.present.remote.network import authority, is_local, is_loopback
from viewer.ui.present.remote.routes import Answer, Routes

MAX_CONNECTIONS, MAX_OF_ONE = 32, 8
"""Of all peers, and of one: a browser opens six. One neighbour alone cannot shut out the phones."""

END = b"event: end\ndata:\n\n"


class Server(QObject):
    """Listens from `listen` to `close`; what devices say comes as signals."""

    pressed = Signal(str)
    """A command, one of ALLOWED."""
    joined = Signal(object)
    """The Connection of a device that listens from now on."""
    changed = Signal()

    def __init__(self, host: str, parent: QObject) -> None:
        super().__init__(parent)
        self.host, self.authority = host, ""
        self._routes: Routes | None = None
        self._connections: list[Connection] = []
        self._tcp = QTcpServer(self)
        self._tcp.newConnection.connect(self._take_all)

    def listen(self) -> bool:
        """Open a port that the system chooses; say whether there is one."""
        if not (is_local(self.host) or is_loopback(self.host)):
            return False
        found = self._tcp.listen(QHostAddress(self.host), 0)
        self.authority = authority(self.host, self._tcp.serverPort()) if found else ""
        return found

    def serve(self, routes: Routes) -> None:
        """Answer by these routes; until they are there, nobody is answered."""
        self._routes = routes

    def why(self) -> str:
        """Return why there is no port."""
        return self._tcp.errorString()

    def streams(self) -> list[Connection]:
        """Return the connections that listen, of all devices."""
        return [connection for connection in self._connections if connection.key]

    def tell(self, data: bytes) -> None:
        """Send JSON to every device."""
        for connection in self.streams():
            connection.tell(b"data: " + data + b"\n\n")

    def close(self) -> None:
        """Say that it is over, hang up everywhere, and close the port."""
        self._tcp.close()
        for connection in list(self._connections):
            if connection.key:
                connection.close_stream(END)
            else:
                connection.abort()

    def _take_all(self) -> None:
        while (socket := self._tcp.nextPendingConnection()) is not None:
            connection = Connection(socket, self)
            connection.asked.connect(self._answer)
            connection.closed.connect(self._forget)
            welcome = self._is_neighbour(connection.peer) and self._has_room(connection.peer)
            self._connections.append(connection)
            if welcome:
                connection.begin()
            else:
                connection.abort()

    def _is_neighbour(self, peer: str) -> bool:
        return is_local(peer) or (is_loopback(peer) and is_loopback(self.host))

    def _has_room(self, peer: str) -> bool:
        same = sum(connection.peer == peer for connection in self._connections)
        return len(self._connections) < MAX_CONNECTIONS and same < MAX_OF_ONE

    def _answer(self, connection: Connection, request: Request) -> None:
        if self._routes is None:
            connection.abort()
            return
        answer = self._routes.answer(request)
        if answer.key:
            connection.begin_stream(answer.response, answer.key)
            self.joined.emit(connection)
            self.changed.emit()
        else:
            connection.answer(answer.response)
            self._follow(answer)

    def _follow(self, answer: Answer) -> None:
        """Do what follows from an answer; the phone has it by then, so that it waits for nobody."""
        if answer.left:
            for connection in self.streams():
                if connection.key == answer.left:
                    connection.abort()
        if answer.command:
            self.pressed.emit(answer.command)
        if answer.changed:
            self.changed.emit()

    def _forget(self, connection: Connection) -> None:
        self._connections.remove(connection)
        if connection.key:
            self.changed.emit()
