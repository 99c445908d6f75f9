"""No way out of the map page reaches the network (findings.md traps 1 and 2)."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.helpers.process import once
from viewer.map import policy


class Ears:
    """Sockets on loopback that count who comes."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._tcp = socket.create_server(("127.0.0.1", 0))
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind(("127.0.0.1", 0))
        self.tcp, self.udp = self._tcp.getsockname()[1], self._udp.getsockname()[1]
        self._threads = [threading.Thread(target=t) for t in (self._accept, self._receive)]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stop listening: a last knock of our own ends each thread."""
        for kind, port in ((socket.SOCK_STREAM, self.tcp), (socket.SOCK_DGRAM, self.udp)):
            with socket.socket(socket.AF_INET, kind) as knock:
                knock.connect(("127.0.0.1", port))
                knock.send(b"stop")
        for thread in self._threads:
            thread.join()
        self._tcp.close()
        self._udp.close()

    def _accept(self) -> None:
        while True:
            connection, _ = self._tcp.accept()
            with connection:
                connection.settimeout(1)
                try:
                    first = connection.recv(100)
                except OSError:
                    first = b""
            if first == b"stop":
                return
            self.heard.append(f"tcp {first[:40]!r}")

    def _receive(self) -> None:
        while (datagram := self._udp.recv(2048)) != b"stop":
            self.heard.append(f"udp {datagram[:10]!r}")


@pytest.fixture
def ears() -> Iterator[Ears]:
    made = Ears()
    yield made
    made.close()


@contextmanager
def opened(kind: str, ears: Ears, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Open the hostile page in a process of its own; it is gone at the end."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    env.pop(policy.FLAGS_VARIABLE, None)  # what this process set is not for the plain page
    command = [sys.executable, "-m", "tests.helpers.hostile_page", kind]
    command += [str(ears.tcp), str(ears.udp), str(folder)]
    out, err = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, env=env, stdout=out, stderr=err, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_hostile_page_of_our_own_reaches_nobody(ears: Ears, tmp_path: Path) -> None:
    with opened("guarded", ears, tmp_path) as page:
        said, _ = page.communicate(timeout=60)
    assert said.startswith("tried 1"), said
    assert ears.heard == []


def test_the_same_page_without_our_walls_does(ears: Ears, tmp_path: Path) -> None:
    """Else the test above could not fail."""
    with opened("plain", ears, tmp_path) as page:
        once(page, lambda: sum(word.startswith("tcp") for word in ears.heard) >= 10)
