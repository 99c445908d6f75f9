"""The fraction of HTTP that the remote understands; the rest is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.ui.present.remote.http import MAX_HEAD, MalformedError, Request, parsed

GET = b"GET / HTTP/1.1\r\nHost: here:1\r\n\r\n"
POST = b"POST /press HTTP/1.1\r\nHost: here:1\r\nContent-Length: 4\r\n\r\nbody"


def status_of(data: bytes) -> int:
    with pytest.raises(MalformedError) as caught:
        parsed(data)
    return caught.value.status.value


def with_header(line: bytes) -> bytes:
    return b"POST / HTTP/1.1\r\nHost: here:1\r\n" + line + b"\r\n\r\n"


def test_a_request_is_read() -> None:
    assert parsed(GET) == Request("GET", "/", {"host": "here:1"})
    assert parsed(POST) == Request(
        "POST", "/press", {"host": "here:1", "content-length": "4"}, b"body"
    )


@pytest.mark.parametrize("whole", [GET, POST])
def test_part_of_a_request_waits_for_the_rest(whole: bytes) -> None:
    assert all(parsed(whole[:end]) is None for end in range(len(whole)))


@pytest.mark.parametrize(
    "line",
    [
        b"GET  / HTTP/1.1", b"GET / HTTP/2.0", b"get / HTTP/1.1", b"GET http://here/ HTTP/1.1",
        b"GET / HTTP/1.1 ", b"GET /\x00 HTTP/1.1", b"GET /a b HTTP/1.1", b"", b"\x16\x03\x01",
    ],
)  # fmt: skip
def test_what_is_no_request_line_is_refused(line: bytes) -> None:
    assert status_of(line + b"\r\nHost: here:1\r\n\r\n") == 400


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"Host: there", 400),
        (b"X y: z", 400),
        (b" folded: x", 400),
        (b"Bare: a\nHost: there", 400),
        (b"Content-Length: -1", 400),
        (b"Content-Length: +4", 400),
        (b"Content-Length: 4\r\nContent-Length: 4", 400),
        (b"Content-Length: 513", 413),
        (b"Content-Length: 9999999", 400),
        (b"Transfer-Encoding: chunked", 501),
    ],
)
def test_headers_that_could_be_taken_two_ways_are_refused(line: bytes, status: int) -> None:
    assert status_of(with_header(line)) == status


def test_a_head_that_does_not_end_is_cut_off() -> None:
    assert status_of(b"GET / HTTP/1.1\r\nX: " + b"x" * MAX_HEAD) == 431


def test_a_cookie_is_found_among_others() -> None:
    request = Request("GET", "/", {"cookie": "xa=1; a=2;b = 3; a=4"})
    assert request.cookie("a") == "2"
    assert request.cookie("c") == ""


@given(st.binary(max_size=300))
def test_any_bytes_are_a_request_or_refused(data: bytes) -> None:
    for noise in (data, GET[:20] + data, data + b"\r\n\r\n"):
        try:
            assert parsed(noise) is None or isinstance(parsed(noise), Request)
        except MalformedError as error:
            assert 400 <= error.status < 600
