"""Addresses on the web that an article may be fetched from, by what they say alone."""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from viewer.model.errors import UsageError
from viewer.model.text import shortened

LONGEST = 2000
PORTS = {"http": 80, "https": 443}
_KEPT = "%/:=&?~#+!$,;'@()*[]"
_LOCAL_ENDS = (
    ".localhost", ".local", ".lan", ".internal", ".intranet", ".home", ".home.arpa", ".corp",
)  # fmt: skip
_LIKE_ONE = re.compile(r"https?://\S+", re.IGNORECASE)


class Address(NamedTuple):
    """An address, and what of it a connection is made with."""

    url: str
    """In ASCII, without a fragment."""
    scheme: str
    host: str
    port: int
    path: str
    """With the query."""

    @property
    def is_local(self) -> bool:
        """Say whether it names, by itself, this computer or one on a private network."""
        if number := numbered(self.host):
            return not is_public(number)
        return "." not in self.host or self.host.endswith(_LOCAL_ENDS)

    @property
    def authority(self) -> str:
        """Return host and port as they are written."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def is_like_one(text: str) -> bool:
    """Say whether a text, of the clipboard or a command line, is an address and nothing else."""
    return bool(_LIKE_ONE.fullmatch(text.strip()))


def parsed(text: str) -> Address:
    """Return an address that can be fetched; raises UsageError for any other."""
    words = text.strip()
    if len(words) > LONGEST or not words.isprintable() or " " in words:
        raise _none(words, "give one that begins with https://, on one line")
    try:
        parts = urlsplit(words)
        port = parts.port or PORTS.get(parts.scheme, 0)
        host = _ascii_host(parts.hostname or "")
    except ValueError:  # of ports, of brackets, of names that IDNA does not know
        raise _none(words, "copy it anew from the browser") from None
    if parts.scheme not in PORTS or not host:
        raise _none(words, "give one that begins with https:// or http://")
    if parts.username is not None or parts.password is not None:
        hint = "Dateline signs in nowhere: save the page from your browser and import the file"
        raise UsageError("the address holds a name or a password", hint)
    path = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe=_KEPT)
    plain = Address("", parts.scheme, host, port, path)
    return plain._replace(url=f"{parts.scheme}://{plain.authority}{path}")


def redirected(start: Address, here: Address, location: str) -> Address:
    """Return where a page sends us on to, `start` being what a person has asked for.

    Raises UsageError where that is no page on the web, or less than was asked for: a secure
    connection stays one.
    """
    there = parsed(urljoin(here.url, location))
    if here.scheme == "https" and there.scheme != "https":
        raise _none(there.url, "the page leads from a secure connection to an open one")
    if there.is_local and (there.host != start.host or not start.is_local):
        raise _none(there.url, "the page leads to a private address, which may be no page for us")
    return there


def numbered(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return a host that is written as a number."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def is_public(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Say whether a number is one of the internet's, not of a private network or of no host."""
    for inner in ("ipv4_mapped", "sixtofour"):
        if within := getattr(number, inner, None):
            return is_public(within)
    return number.is_global and not number.is_multicast


def _ascii_host(host: str) -> str:
    """Return a host in ASCII (IDNA); raises ValueError (UnicodeError is one)."""
    host = host.rstrip(".").lower()
    if "%" in host or "\\" in host:  # a zone, or what others take for a slash
        raise ValueError("no host")
    return host if numbered(host) else host.encode("idna").decode()


def _none(words: str, hint: str) -> UsageError:
    return UsageError(f"{shortened(words, 100)!r} is no address to fetch from", hint)
