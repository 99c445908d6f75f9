"""A web server on this computer, whose pages a test says."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Answer(NamedTuple):
    """What one path answers."""

    content: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    said_length: int | None = None
    """Where it is not that of the content."""


def page(words: str, mime: str = "text/html; charset=utf-8") -> Answer:
    """A page of these words."""
    return Answer(words.encode(), headers=(("Content-Type", mime),))


def moved(where: str) -> Answer:
    """A page that is elsewhere."""
    return Answer(status=302, headers=(("Location", where),))


def packed(content: bytes) -> Answer:
    """A page as gzip."""
    return Answer(gzip.compress(content), headers=(("Content-Encoding", "gzip"),))


class WebServer(ThreadingHTTPServer):
    """Answers what it was told to, and keeps who asked for what."""

    daemon_threads = True

    def __init__(self, answers: dict[str, Answer]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = answers
        self.asked: list[tuple[str, dict[str, str]]] = []

    def address(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.server_port}{path}"

    def paths(self) -> list[str]:
        """What was asked for."""
        return [path for path, _ in self.asked]


class _Handler(BaseHTTPRequestHandler):
    server: WebServer

    def do_GET(self) -> None:
        """Answer as the test has said."""
        self.server.asked.append((self.path, dict(self.headers)))
        answer = self.server.answers.get(self.path.partition("?")[0], Answer(status=404))
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        length = len(answer.content) if answer.said_length is None else answer.said_length
        self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[WebServer]:
    """A server for as long as the test needs it."""
    with WebServer(answers) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
