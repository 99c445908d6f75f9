"""The phone remote as the presenter's console has it: on or off, what it shows, what it presses."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.model.errors import DatelineError
from viewer.session.remote_access import Access
from viewer.store.resources import resources_root
from viewer.ui.present.remote.connection import Connection
from viewer.ui.present.remote.network import own_hosts
from viewer.ui.present.remote.routes import Routes, load_page
from viewer.ui.present.remote.server import Server
from viewer.ui.present.remote.state import EMPTY, RemoteState, told

BEAT_MS = 1000
"""How often phones hear that we are here; after four of them without a word they try anew."""


class Remote(QObject):
    """Off until `start`; off again with `stop`, and when it is destroyed.

    `hosts` are the addresses to listen on, the first that is possible; without it, those that
    this machine has on local networks. Public addresses are never listened on.
    """

    pressed = Signal(str)
    """A command, one of ALLOWED."""
    changed = Signal()
    """On or off, devices joined, left or out of reach, a new code, locked."""

    def __init__(self, parent: QObject | None = None, hosts: Sequence[str] | None = None) -> None:
        super().__init__(parent)
        self._hosts = hosts
        self._access = Access()
        self._server: Server | None = None
        self._state, self._shown_at = EMPTY, time.monotonic()
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self._tell)

    @property
    def is_on(self) -> bool:
        """Whether phones can reach us."""
        return self._server is not None

    @property
    def place(self) -> str:
        """The page's address without the code; nothing while off."""
        return f"http://{self._server.authority}/" if self._server else ""

    @property
    def code(self) -> str:
        """The one-time token for the next device; nothing while none may join."""
        return self._access.token if self._server else ""

    @property
    def address(self) -> str:
        """The page's address with the code; nothing while no device may join.

        The code is in the fragment, which is never sent: neither a preview of the page nor a
        proxy uses it up.
        """
        return f"{self.place}#{self.code}" if self.code else ""

    @property
    def devices(self) -> int:
        """How many devices have joined and not left."""
        return self._access.devices if self._server else 0

    @property
    def reached(self) -> int:
        """How many of the devices listen right now."""
        return len({c.key for c in self._server.streams()}) if self._server else 0

    @property
    def locked(self) -> bool:
        """Whether joining is locked until there is a new code."""
        return self.is_on and self._access.locked

    @property
    def hosts(self) -> list[str]:
        """The addresses that may be listened on, one a network."""
        return list(self._hosts) if self._hosts is not None else own_hosts()

    @property
    def host(self) -> str:
        """The address that is listened on; nothing while off."""
        return self._server.host if self._server else ""

    def start(self, host: str = "") -> None:
        """Let phones in, by one address if it is named.

        Raises DatelineError when there is no network, or no port on it.
        """
        if self._server:
            return
        server = self._listening([host] if host else self.hosts)
        self._access = Access()  # nobody who was on before is on now
        page = load_page(resources_root() / "remote")
        server.serve(Routes(self._access, page, server.authority))
        server.pressed.connect(self.pressed)
        server.changed.connect(self.changed)
        server.joined.connect(self._greet)
        self._server = server
        self._beat.start()
        self.changed.emit()

    def stop(self) -> None:
        """Tell the phones that it is over, and forget them."""
        if not self._server:
            return
        server, self._server = self._server, None
        self._beat.stop()
        server.blockSignals(True)
        server.close()
        server.deleteLater()
        self.changed.emit()

    def renew(self) -> None:
        """Make a new code, which unlocks joining."""
        self._access.renew()
        self.changed.emit()

    def show(self, state: RemoteState) -> None:
        """Show this on all phones, now and until the next."""
        self._state, self._shown_at = state, time.monotonic()
        if self._server:
            self._tell()
            self._beat.start()

    def _listening(self, hosts: Sequence[str]) -> Server:
        if not hosts:
            raise DatelineError(
                "this computer is on no local network",
                "join the Wi-Fi that the phone is on, then turn the remote on again",
            )
        for host in hosts:
            server = Server(host, self)
            if server.listen():
                return server
            why = server.why()
            server.deleteLater()
        raise DatelineError(
            f"the phone remote gets no port on {hosts[-1]}" + (f" ({why})" if why else ""),
            "check the network and the firewall, then turn the remote on again",
        )

    def _greet(self, connection: Connection) -> None:
        connection.tell(b"data: " + self._told() + b"\n\n")

    def _tell(self) -> None:
        if self._server and self._server.streams():
            self._server.tell(self._told())

    def _told(self) -> bytes:
        return told(self._state, time.monotonic() - self._shown_at)
