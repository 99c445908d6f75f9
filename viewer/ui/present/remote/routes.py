"""What a request gets: the page for everybody, all else for devices that are on. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path

import msgspec

from viewer.session.remote_access import Access, JoinRefusedError
from viewer.ui.present.remote.http import Request, Response

ALLOWED = ("step-next", "step-previous", "freeze", "evidence", "cover-black", "timer")
"""The commands that a phone may give."""

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}
_JSON = {"Content-Type": "application/json"}
STREAM = Response(HTTPStatus.OK, headers={"Content-Type": "text/event-stream"})


class Answer(msgspec.Struct, frozen=True):
    """A response, and what is to follow from it."""

    response: Response
    command: str = ""
    """Was given."""
    key: str = ""
    """The device that hears of every change on this connection from now on."""
    left: str = ""
    """The device that is gone."""
    changed: bool = False
    """The devices are others now, or joining is locked."""


class _Join(msgspec.Struct, forbid_unknown_fields=True):
    token: str


class _Press(msgspec.Struct, forbid_unknown_fields=True):
    command: str


class Routes:
    """Answers requests to one host and port."""

    def __init__(self, access: Access, page: Mapping[str, Response], authority: str) -> None:
        self._access, self._page, self._authority = access, page, authority
        # Browsers keep no cookies apart by port: two programs on one machine must not share one.
        self._cookie = f"dateline_remote_{authority.rpartition(':')[2]}"
        self._routes: dict[str, tuple[str, Callable[[Request, str], Answer]]] = {
            "/join": ("POST", self._join),
            "/session": ("GET", self._session),
            "/state": ("GET", self._state),
            "/press": ("POST", self._press),
            "/leave": ("POST", self._leave),
        }

    def answer(self, request: Request) -> Answer:
        """Return what a request gets."""
        if not self._is_ours(request):
            return _refused(HTTPStatus.FORBIDDEN)
        if request.path in self._page:
            found = request.method == "GET"
            return Answer(self._page[request.path]) if found else _refused(_NOT_SO)
        if request.path not in self._routes:
            return _refused(HTTPStatus.NOT_FOUND)
        method, route = self._routes[request.path]
        if request.method != method:
            return _refused(_NOT_SO)
        return self._admitted(request, route)

    def _is_ours(self, request: Request) -> bool:
        """Stop other sites: names that were bound to our address, and forms sent from elsewhere."""
        origin = request.headers.get("origin", "" if request.method == "POST" else None)
        own = f"http://{self._authority}"
        return request.headers.get("host") == self._authority and origin in (None, own)

    def _admitted(self, request: Request, route: Callable[[Request, str], Answer]) -> Answer:
        key = request.cookie(self._cookie)
        if request.path != "/join" and not self._access.knows(key):
            return _refused(HTTPStatus.FORBIDDEN)
        try:
            return route(request, key)
        except msgspec.MsgspecError:
            return _refused(HTTPStatus.BAD_REQUEST)

    def _join(self, request: Request, key: str) -> Answer:
        asked = msgspec.json.decode(_json_body(request), type=_Join)
        if self._access.knows(key):
            return _DONE  # scanned twice: the code stays for another phone
        try:
            key = self._access.join(asked.token)
        except JoinRefusedError as error:
            body = msgspec.json.encode({"reason": error.reason})
            refused = Response(HTTPStatus.FORBIDDEN, body, _JSON)
            return Answer(refused, changed=error.reason == "wrong" and self._access.locked)
        cookie = f"{self._cookie}={key}; Path=/; HttpOnly; SameSite=Strict"
        return Answer(Response(HTTPStatus.NO_CONTENT, headers={"Set-Cookie": cookie}), changed=True)

    def _session(self, _request: Request, _key: str) -> Answer:
        return _DONE

    def _state(self, _request: Request, key: str) -> Answer:
        return Answer(STREAM, key=key)

    def _press(self, request: Request, _key: str) -> Answer:
        command = msgspec.json.decode(_json_body(request), type=_Press).command
        if command not in ALLOWED:
            return _refused(HTTPStatus.BAD_REQUEST)
        return Answer(_DONE.response, command=command)

    def _leave(self, _request: Request, key: str) -> Answer:
        self._access.leave(key)
        return Answer(_DONE.response, left=key, changed=True)


def load_page(folder: Path) -> dict[str, Response]:
    """Return the files of the phone's page by path; what is not in this table is not served."""
    page = {
        f"/{file.name}": Response(HTTPStatus.OK, file.read_bytes(), {"Content-Type": kind})
        for file in sorted(folder.iterdir())
        if (kind := _TYPES.get(file.suffix))
    }
    return {"/": page.pop("/index.html"), **page}


def _json_body(request: Request) -> bytes:
    """Return the body where it is said to be JSON, which no form of another site can say."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    return request.body if kind == "application/json" else b""


def _refused(status: HTTPStatus) -> Answer:
    return Answer(Response(status))


_NOT_SO = HTTPStatus.METHOD_NOT_ALLOWED
_DONE = Answer(Response(HTTPStatus.NO_CONTENT))
