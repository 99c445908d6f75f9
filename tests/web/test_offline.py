"""No way out of the map page reaches the network (findings.md traps 1 and 2)."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

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


def tried(kind: str, ears: Ears, folder: Path) -> str:
    """Run the hostile page in a process of its own; returns what it says at the end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop(policy.FLAGS_VARIABLE, None)  # what this process set is not for the plain page
    command = [sys.executable, "-m", "tests.helpers.hostile_page", kind]
    done = subprocess.run(
        [*command, str(ears.tcp), str(ears.udp), str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout.strip()


def test_a_hostile_page_of_our_own_reaches_nobody(ears: Ears, tmp_path: Path) -> None:
    said = tried("guarded", ears, tmp_path)
    assert said.startswith("tried 1"), said
    assert ears.heard == []


def test_the_same_page_without_our_walls_does(ears: Ears, tmp_path: Path) -> None:
    """Else the test above could not fail."""
    tried("plain", ears, tmp_path)
    assert len([word for word in ears.heard if word.startswith("tcp")]) >= 10
