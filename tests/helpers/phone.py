"""A phone as the remote's server meets it: requests over real sockets, away from Qt's thread."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import urlsplit

from pytestqt.qtbot import QtBot

T = TypeVar("T")

PATIENCE = 5.0


class Reply:
    """What came back."""

    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.status = answer.status
        self.headers = answer.headers
        self.body = answer.read()


class Stream:
    """What the phone has heard since it began to listen."""

    def __init__(self, answer: http.client.HTTPResponse, connection: socket.socket) -> None:
        self._answer, self._socket = answer, connection
        self.lines: list[str] = []
        self.ended = False
        threading.Thread(target=self._read, daemon=True).start()

    def hang_up(self) -> None:
        """Go out of reach."""
        self._socket.shutdown(socket.SHUT_RDWR)

    def states(self) -> list[dict[str, Any]]:
        """The states that were told, as the page gets them."""
        told = [line.removeprefix("data: ") for line in self.lines if line.startswith("data: ")]
        return [json.loads(line) for line in told]

    def _read(self) -> None:
        try:
            while line := self._answer.readline():
                self.lines.append(line.decode().rstrip("\n"))
        except OSError:
            pass
        self.ended = True


class Phone:
    """One device with a browser's ways: it sends Origin, and keeps its cookie."""

    def __init__(self, address: str, qtbot: QtBot) -> None:
        parts = urlsplit(address)
        self.host, self.port = str(parts.hostname), int(parts.port or 0)
        self.authority, self.code = parts.netloc, parts.fragment
        self.cookie = ""
        self._qtbot = qtbot

    def join(self, code: str | None = None) -> Reply:
        """Join by the code that was scanned, or by another."""
        reply = self.post("/join", {"token": self.code if code is None else code})
        self.cookie = (reply.headers["Set-Cookie"] or self.cookie).partition(";")[0]
        return reply

    def press(self, command: str, **headers: str) -> Reply:
        """Press a button."""
        return self.post("/press", {"command": command}, **headers)

    def get(self, path: str, **headers: str) -> Reply:
        """Ask for a path."""
        return self._replied("GET", path, None, headers)

    def post(self, path: str, body: Any, **headers: str) -> Reply:
        """Send JSON, or bytes as they are."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {"Origin": f"http://{self.authority}", "Content-Type": "application/json"}
        return self._replied("POST", path, data, sent | {_header(n): v for n, v in headers.items()})

    def ask(self, method: str, path: str) -> Reply:
        """Ask in any way."""
        return self._replied(method, path, None, {})

    def listen(self) -> Stream:
        """Listen to what the presentation shows."""
        return meanwhile(self._qtbot, lambda: Stream(*self._answered("GET", "/state", None, {})))

    def _replied(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> Reply:
        named = {_header(name): value for name, value in headers.items()}
        return meanwhile(self._qtbot, lambda: Reply(self._answered(method, path, body, named)[0]))

    def _answered(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, socket.socket]:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        cookie = {"Cookie": self.cookie} if self.cookie else {}
        connection.request(method, path, body, cookie | headers)
        wire = connection.sock  # http.client lets go of it where the answer closes it
        return connection.getresponse(), wire


def meanwhile(qtbot: QtBot, act: Callable[[], T]) -> T:
    """Return what an act in another thread comes to, while Qt goes on in this one."""
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(act)
        qtbot.waitUntil(future.done, timeout=60_000)
        return future.result()


def _header(name: str) -> str:
    return name.replace("_", "-")
