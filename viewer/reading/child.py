"""The process that reads one thing: an article, layers, a page of the web; it answers in JSON.

It keeps limits of its own. What fetches a page may connect, and reads nothing of it.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

import msgspec

from viewer.model.errors import DatelineError
from viewer.reading import extraction, limits

_FORBIDDEN = (
    "subprocess.",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.fork",
)


def main() -> None:
    """Read a request from standard input, write the answer to standard output."""
    talk = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints is no answer
    request = json.loads(sys.stdin.buffer.readline(1 << 16))
    limit(network=request.get("job") == limits.PAGE.name)
    talk.write(json.dumps(answer(request, sys.stdin.buffer)).encode())
    talk.flush()


def limit(*, network: bool = False) -> None:
    """Take from this process what reading needs not: memory, time, network, other programs."""
    logging.disable()
    sys.addaudithook(_refuse_programs if network else _refuse)
    try:
        import resource
    except ImportError:  # Windows: there the parent watches the clock alone
        return
    _at_most(resource.RLIMIT_AS, limits.MEMORY)
    _at_most(resource.RLIMIT_CPU, int(limits.SECONDS) + 1)  # should the parent be gone
    _at_most(resource.RLIMIT_CORE, 0)


def answer(request: dict[str, Any], stream: BinaryIO) -> dict[str, Any]:
    """Return the answer to one request: what was read, or what to tell a person."""
    name, job = str(request["name"]), str(request["job"])
    try:
        content = stream.read(int(request["size"]))
        return {job: msgspec.to_builtins(_READERS[job](name, content, request.get("origin")))}
    except DatelineError as error:
        cause = f"{type(error.__cause__).__name__}: {error.__cause__}" if error.__cause__ else ""
        return {"error": {"what": error.what, "hint": error.hint}, "fault": cause[:4000]}
    except MemoryError:
        what = f"{name} takes too much memory to read"
        return {"error": {"what": what, "hint": _TOO_MUCH[job]}}


def _article(name: str, content: bytes, origin: Sequence[str] | None) -> object:
    return extraction.extract(name, content, *(origin or ()))


def _page(_name: str, content: bytes, _origin: object) -> object:
    from viewer.reading import fetching  # the rest has no use for what connects

    return fetching.fetch(content.decode())


def _pictures(name: str, content: bytes, _origin: object) -> object:
    from viewer.reading.extraction import pdf_pictures

    return pdf_pictures.of_pages(name, content)


def _layers(name: str, content: bytes, _origin: object) -> object:
    from viewer.geo import layers  # of no use to an article, and geopandas takes a second

    return layers.read(name, content)


_READERS: dict[str, Callable[[str, bytes, Sequence[str] | None], object]] = {
    "article": _article,
    "layers": _layers,
    "page": _page,
    "pictures": _pictures,
}
_TOO_MUCH = {
    "page": "save the page from your browser, and import the file",
    "pictures": "look at it in its own program",
    "article": "paste its text, or save it without pictures",
    "layers": "take a part of it, or simplify it",
}


def _at_most(what: int, value: int) -> None:
    import resource

    hard = resource.getrlimit(what)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(what, (value, value))
    except (ValueError, OSError):  # macOS refuses RLIMIT_AS
        return


def _refuse(event: str, _: object) -> None:
    """Let no reader reach the network or start a program, whatever the file asks of it."""
    if event.startswith("socket.") and event != "socket.gethostname":
        raise PermissionError(f"a file may not do that: {event}")
    _refuse_programs(event, _)


def _refuse_programs(event: str, _: object) -> None:
    """Let nothing start a program."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a file may not do that: {event}")


if __name__ == "__main__":
    main()
