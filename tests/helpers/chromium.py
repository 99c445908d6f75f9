"""A headless Chromium without a network, driven over a pipe (Chrome DevTools Protocol)."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Json = dict[str, Any]

PATIENCE = 60.0
"""Seconds that an answer may take."""

FLAGS = (
    "--headless", "--remote-debugging-pipe", "--disable-gpu", "--hide-scrollbars", "--mute-audio",
    "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-default-apps", "--disable-extensions", "--disable-breakpad",
    "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>",  # discard: nobody listens
)  # fmt: skip
LOCAL = ("data:", "blob:")
"""Addresses that are in the page itself."""


class Tab:
    """One page, and what happened in it since it was opened."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._out, self._in = to_browser, from_browser
        self._rest = b""
        self._calls = 0
        self._session = ""
        self.events: list[Json] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> Json:
        """Return what a method of the protocol answers; raises RuntimeError when it fails."""
        self._calls += 1
        message: Json = {"id": self._calls, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._message()).get("id") != self._calls:
            self.events.append(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        result: Json = answer["result"]
        return result

    def run(self, script: str) -> Any:
        """Return what a script in the page comes to, a promise's value too."""
        given = {"awaitPromise": True, "returnByValue": True, "allowUnsafeEvalBlockedByCSP": False}
        answer = self.call("Runtime.evaluate", expression=script, **given)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def wait(self, script: str) -> None:
        """Wait until a script in the page comes to something true."""
        end = time.monotonic() + PATIENCE
        while not self.run(f"Boolean({script})"):
            if time.monotonic() > end:
                raise TimeoutError(script)

    def open(self, file: Path, ready: str = "document.readyState === 'complete'") -> None:
        """Open a file from the disk, and wait until a script says that it is ready."""
        self.events.clear()
        self.call("Page.navigate", url=file.as_uri())
        self.wait(f"location.protocol === 'file:' && ({ready})")

    def size(self, width: int, height: int, *, phone: bool = False) -> None:
        """Give the window a size in CSS pixels, and a phone's ways if it shall be one."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone}
        self.call("Emulation.setDeviceMetricsOverride", **metrics)
        self.call("Emulation.setTouchEmulationEnabled", enabled=phone)

    def prefer(self, **features: str) -> None:
        """Let the reader prefer something: ``prefers_color_scheme="dark"``."""
        wanted = [{"name": n.replace("_", "-"), "value": v} for n, v in features.items()]
        self.call("Emulation.setEmulatedMedia", features=wanted)

    def click(self, x: float, y: float) -> None:
        """Click with the mouse at a point of the window."""
        for kind in ("mousePressed", "mouseReleased"):
            spot = {"x": x, "y": y, "button": "left", "clickCount": 1}
            self.call("Input.dispatchMouseEvent", type=kind, **spot)

    def press(self, key: str) -> None:
        """Press and release a key by its DOM name."""
        code = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowRight": 39}.get(key, 0)
        text = "\r" if key == "Enter" else ""
        given = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **given)
        self.call("Input.dispatchKeyEvent", type="keyUp", **given)

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        self.call("Input.insertText", text=words)

    def picture(self) -> bytes:
        """Return the window as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])

    def printed(self) -> bytes:
        """Return the page as PDF, as it comes out on paper."""
        given = {"printBackground": False, "preferCSSPageSize": True}
        return base64.b64decode(self.call("Page.printToPDF", **given)["data"])

    @property
    def requests(self) -> list[str]:
        """The addresses that were asked for beyond the page itself."""
        sent = [e["params"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]
        addresses = [params["request"]["url"] for params in sent if params["type"] != "Document"]
        return [address for address in addresses if not address.startswith(LOCAL)]

    @property
    def complaints(self) -> list[str]:
        """What the browser's console holds that no reader should find there."""
        return [told for event in self.events if (told := _complaint(event))]

    def _message(self) -> Json:
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], max(0.0, end - time.monotonic()))
            data = os.read(self._in, 1 << 20) if ready else b""
            if not data:
                raise TimeoutError("Chromium does not answer")
            self._rest += data
        message, self._rest = self._rest.split(b"\0", 1)
        decoded: Json = json.loads(message)
        return decoded


@contextmanager
def chromium(profile: Path) -> Iterator[Tab]:
    """Start Chromium with an empty profile; it is gone, with all its processes, afterwards."""
    (to_read, to_write), (from_read, from_write) = os.pipe(), os.pipe()
    theirs = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (to_read, from_write)]
    flags = [*FLAGS, f"--user-data-dir={profile}", *["--no-sandbox"] * (os.geteuid() == 0)]
    command = ["bash", "-c", f'exec "$@" 3<&{theirs[0]} 4>&{theirs[1]}', "bash", "chromium", *flags]
    process = subprocess.Popen(command, pass_fds=theirs, stderr=subprocess.DEVNULL)
    for end in (to_read, from_write, *theirs):
        os.close(end)
    try:
        tab = Tab(to_write, from_read)
        yield tab
        _quietly(lambda: tab.call("Browser.close"))
        process.wait(PATIENCE)
    finally:
        process.kill()
        process.wait()
        os.close(to_write)
        os.close(from_read)


def _quietly(act: Callable[[], object]) -> None:
    """Do what may find the other side gone."""
    try:
        act()
    except (OSError, RuntimeError):
        return


def _complaint(event: Json) -> str:
    params = event.get("params", {})
    match event.get("method"):
        case "Runtime.exceptionThrown":
            return str(params["exceptionDetails"])
        case "Runtime.consoleAPICalled" if params["type"] in ("error", "warning"):
            return str(params["args"])
        case "Log.entryAdded" if params["entry"]["level"] in ("error", "warning"):
            return str(params["entry"]["text"])
        case _:
            return ""
