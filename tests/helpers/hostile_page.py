"""A process that opens a page which tries every way out to loopback sockets, then says so.

``python -m tests.helpers.hostile_page guarded|plain TCP UDP FOLDER``: *guarded* serves it over our
scheme, in our profile, under our flags; *plain* is a page of Qt's as it comes.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QCoreApplication, QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication, QWidget

from viewer.store.resources import geodata_root, resources_root

MARKUP = """<!doctype html><html><head><title>waiting</title>
<meta http-equiv="x-dns-prefetch-control" content="on">
<link rel="dns-prefetch" href="//localhost:{tcp}">
<link rel="preconnect" href="http://127.0.0.1:{tcp}">
<link rel="prefetch" href="http://127.0.0.1:{tcp}/prefetch">
<link rel="preload" as="script" href="http://127.0.0.1:{tcp}/preload">
<link rel="prerender" href="http://127.0.0.1:{tcp}/prerender">
<link rel="stylesheet" href="http://localhost:{tcp}/style">
<link rel="icon" href="http://127.0.0.1:{tcp}/icon">
<style>@import "http://127.0.0.1:{tcp}/import";
@font-face {{ font-family: x; src: url(http://127.0.0.1:{tcp}/font); }} body {{ font-family: x; }}
</style>
<script src="http://127.0.0.1:{tcp}/script"></script>
</head><body>text
<img src="http://127.0.0.1:{tcp}/img"><img srcset="http://localhost:{tcp}/srcset 2x">
<iframe src="http://127.0.0.1:{tcp}/frame"></iframe>
<object data="http://127.0.0.1:{tcp}/object"></object>
<embed src="http://127.0.0.1:{tcp}/embed">
<video src="http://127.0.0.1:{tcp}/video" autoplay></video>
<form id="form" action="http://127.0.0.1:{tcp}/form" method="post"><input name="a"></form>
<a id="ping" href="#" ping="http://127.0.0.1:{tcp}/ping">a</a>
<script src="{script}"></script></body></html>"""

SCRIPT = """
const at = "127.0.0.1:{tcp}", tried = [];
const attempt = (name, act) => {{ try {{ act(); }} catch (error) {{}} tried.push(name); }};
attempt("fetch", () => fetch(`http://${{at}}/fetch`, {{ mode: "no-cors" }}).catch(() => 0));
attempt("xhr", () => {{
  const request = new XMLHttpRequest();
  request.open("GET", `http://${{at}}/xhr`);
  request.send();
}});
attempt("socket", () => new WebSocket(`ws://${{at}}/socket`));
attempt("events", () => new EventSource(`http://${{at}}/events`));
attempt("beacon", () => navigator.sendBeacon(`http://${{at}}/beacon`, "x"));
attempt("image", () => {{ new Image().src = `http://${{at}}/image`; }});
attempt("worker", () => new Worker(`http://${{at}}/worker`));
attempt("shared", () => new SharedWorker(`http://${{at}}/shared`));
attempt("import", () => import(`http://${{at}}/module`).catch(() => 0));
attempt("open", () => window.open(`http://${{at}}/open`));
attempt("ping", () => document.getElementById("ping").click());
attempt("transport", () => new WebTransport(`https://${{at}}/transport`).ready.catch(() => 0));
attempt("rtc", () => {{
  const urls = [`stun:127.0.0.1:{udp}`, `turn:${{at}}?transport=tcp`, `turn:127.0.0.1:{udp}`];
  const server = {{ urls, username: "a", credential: "b" }};
  const peer = new RTCPeerConnection({{ iceServers: [server] }});
  peer.createDataChannel("x");
  peer.createOffer().then((offer) => peer.setLocalDescription(offer)).catch(() => 0);
}});
attempt("rules", () => {{
  const rules = document.createElement("script");
  rules.type = "speculationrules";
  rules.textContent = `{{"prerender":[{{"source":"list","urls":["http://${{at}}/rules"]}}]}}`;
  document.head.append(rules);
}});
attempt("form", () => document.getElementById("form").submit());
setTimeout(() => attempt("location", () => {{ location.href = `http://${{at}}/location`; }}), 1200);
setTimeout(() => {{ document.title = "tried " + tried.length; }}, 2500);
"""


KEPT: list[QWidget] = []
"""What must not be collected while the page is open."""


def main(kind: str, tcp: str, udp: str, folder: Path) -> NoReturn:
    """Open the page, print its title once it has tried everything, and leave."""
    page = _guarded(tcp, udp, folder) if kind == "guarded" else _plain(tcp, udp)

    def told(title: str) -> None:
        if title.startswith("tried"):
            print(title, flush=True)
            QTimer.singleShot(0, QCoreApplication.quit)

    page.titleChanged.connect(told)
    QTimer.singleShot(8000, QCoreApplication.quit)
    QApplication.exec()
    os._exit(0)  # taking pages down in order is not what is looked at here


def _guarded(tcp: str, udp: str, folder: Path) -> QWebEnginePage:
    from viewer.ui.app import make_application
    from viewer.ui.map.page import MapPage
    from viewer.ui.map.view import MapView

    resources = folder / "resources"
    for part in ("map/build", "fonts/build"):
        shutil.copytree(resources_root() / part, resources / part)
    build = resources / "map" / "build"
    (build / "shell.html").write_text(MARKUP.format(tcp=tcp, script="/shell.js"))
    (build / "shell.js").write_text(SCRIPT.format(tcp=tcp, udp=udp))
    make_application()
    view = MapView(resources, geodata_root())
    view.resize(400, 300)
    view.show()
    KEPT.append(view)
    return next(iter(view.findChildren(MapPage)))


def _plain(tcp: str, udp: str) -> QWebEnginePage:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    QApplication([])
    page = QWebEnginePage()
    script = SCRIPT.format(tcp=tcp, udp=udp)
    markup = MARKUP.format(tcp=tcp, script="data:,0").replace(
        "</body>", f"<script>{script}</script>"
    )
    page.setHtml(markup, QUrl(f"http://127.0.0.1:{tcp}/"))
    return page


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], Path(sys.argv[4]))
