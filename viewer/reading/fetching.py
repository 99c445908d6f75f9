"""A page fetched from the web, in the process that reads: the one place that opens a connection.

Over HTTP/1.1 by the standard library, without cookies, credentials or proxies. Names are looked up
here and the connection goes to the number that was judged, so that no name can mean another machine
a moment later. What comes back may be anything: its size, its redirects and its time are limited.
"""

from __future__ import annotations

import base64
import http.client
import socket
import ssl
import zlib
from collections.abc import Sequence
from typing import Any

import msgspec

from viewer import __version__
from viewer.model.errors import UnreadableError
from viewer.reading import addresses, limits
from viewer.reading.addresses import Address
from viewer.reading.fetched import Page

REDIRECTS = 5
SECONDS = 10.0
"""For each step of a connection; the parent's clock limits the whole."""
_CHUNK = 1 << 16
_MOVED = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": f"Dateline/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.8, */*;q=0.5",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}
_SAVE_IT = "open it in your browser, save it there, and import the file"
_TOLD = {
    401: ("wants a name and a password", _SAVE_IT),
    403: ("is not given to Dateline", _SAVE_IT),
    404: ("does not exist", "look for it in your browser, and copy its address anew"),
    410: ("does not exist any more", "look for a copy of it in a web archive"),
    429: ("is not given out now: too many have asked", "try again later"),
    451: ("is not given out here, for legal reasons", "look for it in a library"),
}


def fetch(text: str) -> Page:
    """Return what is at an address; raises DatelineError."""
    start = here = addresses.parsed(text)
    for count in range(1, REDIRECTS + 2):
        try:
            found = _asked(start, here)
        except ssl.SSLCertVerificationError as error:
            what = f"{here.host} does not prove that it is {here.host}"
            raise UnreadableError(what, error.verify_message or _SAVE_IT) from error
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise _out_of_reach(here, error) from error
        if isinstance(found, Page):
            return msgspec.structs.replace(found, requests=count)
        here = addresses.redirected(start, here, found)
    raise UnreadableError(f"{start.url} leads on and on", _SAVE_IT)


def _asked(start: Address, here: Address) -> Page | str:
    """Ask once; returns the page, or where it sends us."""
    connection = _connected(here, _numbers(start, here))
    try:
        connection.request("GET", here.path, headers=_HEADERS)
        with connection.getresponse() as answer:
            return _taken(here, answer)
    finally:
        connection.close()


def _taken(here: Address, answer: http.client.HTTPResponse) -> Page | str:
    location = answer.getheader("Location")
    if answer.status in _MOVED and location:
        return location
    if answer.status != http.client.OK:
        raise _refused(here, answer)
    kind = answer.headers
    return Page(
        content=base64.b64encode(_body(here, answer)).decode(),
        url=here.url,
        mime=kind.get_content_type() if kind["Content-Type"] else "",
        charset=str(kind.get_content_charset() or ""),
    )


def _numbers(start: Address, here: Address) -> list[tuple[Any, ...]]:
    """Return the numbers behind a name; private ones only where a person has asked for such.

    Raises OSError where nobody knows the name.
    """
    private = start.is_local and here.host == start.host
    found = socket.getaddrinfo(here.host, here.port, type=socket.SOCK_STREAM)
    if fit := [each for each in found if private or _is_public(each)]:
        return fit
    hint = "it is on a private network: give the number of the machine itself, if you mean that"
    raise UnreadableError(f"{here.host} is no machine on the internet", hint)


def _is_public(found: tuple[Any, ...]) -> bool:
    number = addresses.numbered(str(found[4][0]).partition("%")[0])
    return number is not None and addresses.is_public(number)


def _connected(here: Address, numbers: Sequence[tuple[Any, ...]]) -> http.client.HTTPConnection:
    """Return a connection to the first number that answers; raises OSError where none does."""
    connection = http.client.HTTPConnection(here.host, here.port)
    if here.scheme == "https":
        connection.default_port = addresses.PORTS["https"]  # else Host: would name it
    for left, number in enumerate(numbers, 1 - len(numbers)):
        try:
            connection.sock = _socket(here, number)
            break
        except ssl.SSLError:
            raise
        except OSError:
            if left == 0:
                raise
    return connection


def _socket(here: Address, found: tuple[Any, ...]) -> socket.socket:
    family, kind, protocol, _, number = found
    plain = socket.socket(family, kind, protocol)
    try:
        plain.settimeout(SECONDS)
        plain.connect(number)
        if here.scheme == "https":
            return ssl.create_default_context().wrap_socket(plain, server_hostname=here.host)
    except BaseException:
        plain.close()
        raise
    return plain


def _body(here: Address, answer: http.client.HTTPResponse) -> bytes:
    """Return what was sent, unpacked; raises UnreadableError when it is too much."""
    packed = answer.getheader("Content-Encoding", "identity").strip().lower()
    if packed not in ("identity", "", "gzip", "x-gzip"):
        raise UnreadableError(f"{here.url} comes packed in a way that is not known", _SAVE_IT)
    unpack = zlib.decompressobj(wbits=31) if packed.endswith("gzip") else None
    content = bytearray()
    while chunk := answer.read(_CHUNK):
        room = limits.MAX_FILE + 1 - len(content)
        content += unpack.decompress(chunk, max(room, 1)) if unpack else chunk
        if len(content) > limits.MAX_FILE:
            most = f"an article has at most {limits.MAX_FILE // 10**6} MB"
            raise UnreadableError(f"{here.url} is too large", most)
    if answer.length or (unpack and not unpack.eof):
        raise UnreadableError(f"{here.url} broke off", "try again")
    return bytes(content)


def _refused(here: Address, answer: http.client.HTTPResponse) -> UnreadableError:
    if told := _TOLD.get(answer.status):
        return UnreadableError(f"{here.url} {told[0]} ({answer.status})", told[1])
    if answer.status >= 500:
        return UnreadableError(f"{here.host} is out of order ({answer.status})", "try again later")
    return UnreadableError(f"{here.url} gives no page ({answer.status})", _SAVE_IT)


def _out_of_reach(here: Address, error: Exception) -> UnreadableError:
    if isinstance(error, TimeoutError):
        return UnreadableError(f"{here.host} does not answer", "try again later")
    if isinstance(error, socket.gaierror):
        hint = "look at the address, and whether this computer is on the network"
        return UnreadableError(f"nobody knows the name {here.host}", hint)
    if isinstance(error, ssl.SSLError):
        return UnreadableError(f"{here.host} has no secure connection that is known", _SAVE_IT)
    if isinstance(error, zlib.error | http.client.HTTPException):
        return UnreadableError(f"{here.host} gives no answer that can be read", _SAVE_IT)
    hint = getattr(error, "strerror", None) or "try again, or save the page from your browser"
    return UnreadableError(f"{here.host} cannot be reached", str(hint))
