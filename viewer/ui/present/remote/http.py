"""As much of HTTP/1.1 (RFC 9112) as the remote's page needs: one request a connection. No Qt."""

from __future__ import annotations

import re
from http import HTTPStatus

import msgspec

MAX_HEAD, MAX_BODY = 8192, 512
"""Bytes of a request; ours have a tenth of that."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src data:",  # the empty icon that keeps a browser from asking for one
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""CSP level 3."""

HEADERS = {
    "Cache-Control": "no-store",
    "Connection": "close",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # with no-referrer, browsers send no Origin either
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer."""

_REQUEST = re.compile(r"([A-Z]{1,16}) (/[!-~]*) HTTP/1\.[01]")
_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t -~\x80-\xff]*)")
_LENGTH = re.compile(r"[0-9]{1,6}")


class Request(msgspec.Struct, frozen=True):
    """What a phone asks for; the names of headers are in small letters."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""

    def cookie(self, name: str) -> str:
        """Return what a cookie holds, nothing if there is none (RFC 6265 §4.2)."""
        pairs = (part.strip().partition("=") for part in self.headers.get("cookie", "").split(";"))
        return next((value for found, _, value in pairs if found == name), "")


class Response(msgspec.Struct, frozen=True):
    """What is answered."""

    status: HTTPStatus
    body: bytes = b""
    headers: dict[str, str] = {}

    def encoded(self) -> bytes:
        """Return it as it goes over the wire."""
        return self.head({"Content-Length": str(len(self.body))}) + self.body

    def head(self, more: dict[str, str]) -> bytes:
        """Return all but the body, with more headers; a stream has no end, so no length either."""
        lines = [f"HTTP/1.1 {self.status.value} {self.status.phrase}"]
        lines += [f"{name}: {value}" for name, value in (HEADERS | self.headers | more).items()]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")


class MalformedError(Exception):
    """A request is not what a browser would send; `status` says what is wrong."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


def parsed(data: bytes) -> Request | None:
    """Return the request that the bytes are, or None while there are more to come.

    Raises MalformedError. What is ambiguous is refused, not repaired (RFC 9112 §11).
    """
    head, end, rest = data.partition(b"\r\n\r\n")
    if len(head) > MAX_HEAD:
        raise MalformedError(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
    if not end:
        return None
    first, *lines = head.decode("latin-1").split("\r\n")
    if not (match := _REQUEST.fullmatch(first)):
        raise MalformedError(HTTPStatus.BAD_REQUEST)
    headers = _headers(lines)
    length = _body_length(headers)
    return Request(match[1], match[2], headers, rest[:length]) if len(rest) >= length else None


def _headers(lines: list[str]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in lines:
        match = _HEADER.fullmatch(line)
        if not match or match[1].lower() in headers:
            raise MalformedError(HTTPStatus.BAD_REQUEST)
        headers[match[1].lower()] = match[2].rstrip()
    return headers


def _body_length(headers: dict[str, str]) -> int:
    if "transfer-encoding" in headers:
        raise MalformedError(HTTPStatus.NOT_IMPLEMENTED)
    length = headers.get("content-length", "0")
    if not _LENGTH.fullmatch(length):
        raise MalformedError(HTTPStatus.BAD_REQUEST)
    if int(length) > MAX_BODY:
        raise MalformedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return int(length)
