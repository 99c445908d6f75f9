"""An article from the web: only when that was allowed, and from where it was meant."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.helpers import articles
from tests.helpers.process import dateline
from tests.helpers.web_server import Answer, WebServer, moved, packed, page, serving
from viewer.model.errors import DatelineError, UnreadableError, UsageError
from viewer.reading import addresses, fetching, limits, web
from viewer.store import container

PDF = (articles.FOLDER / "libreoffice.pdf").read_bytes()
LATIN = (
    "<!doctype html><html><body><article><p>Søndal går på isen igen.</p></article></body></html>"
)
ANSWERS = {
    "/2024/harbour-talks": page(articles.PAGE),
    "/moved": moved("/2024/harbour-talks"),
    "/round": moved("/round"),
    "/to-a-file": moved("file:///etc/passwd"),
    "/to-a-neighbour": moved("http://localhost:{port}/2024/harbour-talks"),
    "/to-a-number": moved("http://10.0.0.1/"),
    "/paper": Answer(PDF, headers=(("Content-Type", "application/octet-stream"),)),
    "/paper.pdf": Answer(PDF),
    "/latin": Answer(
        LATIN.encode("latin-1"), headers=(("Content-Type", "text/html; charset=iso-8859-1"),)
    ),
    "/packed": packed(articles.PAGE.encode()),
    "/bomb": packed(bytes(limits.MAX_FILE + 10)),
    "/short": Answer(b"<html>", said_length=500),
    "/locked": Answer(status=401),
    "/broken": Answer(status=503),
    "/picture": Answer(b"\x89PNG and more", headers=(("Content-Type", "text/html"),)),
}

WATCHED = """
import sys
heard = []
sys.addaudithook(lambda event, _: heard.append(event))
from viewer import cli
code = cli.main(sys.argv[1:])
risky = [e for e in heard if e.startswith(("socket.", "subprocess.", "os.posix_spawn", "os.fork"))]
print(code, sorted(set(risky)))
"""


@pytest.fixture(scope="module")
def server() -> Iterator[WebServer]:
    """The web, as far as these tests know it."""
    with serving(dict(ANSWERS)) as made:
        neighbour = ANSWERS["/to-a-neighbour"].headers[0][1].format(port=made.server_port)
        made.answers["/to-a-neighbour"] = moved(neighbour)
        yield made


def watched(*words: str) -> str:
    """What a run of the command line has done of what could reach the network."""
    command = [sys.executable, "-c", WATCHED, *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout.strip() + done.stderr


def test_without_the_word_not_even_a_name_is_looked_up(tmp_path: Path) -> None:
    out = str(tmp_path / "a.briefing")
    said = watched("import", "https://news.example/a", "-o", out)
    assert said.startswith("64 []"), said
    assert "add --network" in said
    assert not Path(out).exists()
    assert "subprocess.Popen" in watched("import", "http://127.0.0.1:1/", "--network", "-o", out)


def test_an_article_is_fetched_with_the_day_and_the_bytes_it_came_in(
    server: WebServer, tmp_path: Path
) -> None:
    out = tmp_path / "a.briefing"
    first = date.today().isoformat()
    asked = server.address("/moved")
    done = dateline("import", asked, "--network", "-o", out, home=tmp_path)
    assert done.code == 0, done.err
    document = container.load(out)
    (source,) = document.briefing.sources
    assert source.retrieved in (first, date.today().isoformat())
    assert source.publisher is not None
    assert source.publisher.value == "The Sarrow Courier"
    assert document.texts[source.id].startswith(articles.TITLE)
    assert list(document.originals.values()) == [articles.PAGE.encode()]
    assert list(container.problems(document)) == []
    assert server.paths()[-2:] == ["/moved", "/2024/harbour-talks"]
    assert not {"Cookie", "Authorization", "Referer"} & server.asked[-1][1].keys()


@pytest.mark.parametrize(("path", "begins"), [("/paper", "PDF"), ("/paper.pdf", "PDF")])
def test_what_it_is_is_told_by_its_content(server: WebServer, path: str, begins: str) -> None:
    fetched = web.read_address(server.address(path))
    assert articles.TITLE in fetched.article.text, begins
    assert fetched.article.url is not None
    assert fetched.article.url.value == server.address(path)


def test_the_server_says_the_encoding_and_pages_may_be_packed(server: WebServer) -> None:
    assert "Søndal går" in web.read_address(server.address("/latin")).article.text
    assert articles.TITLE in web.read_address(server.address("/packed")).article.text


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/none", "does not exist"),
        ("/locked", "a name and a password"),
        ("/broken", "out of order"),
        ("/round", "leads on and on"),
        ("/bomb", "too large"),
        ("/short", "broke off"),
        ("/to-a-file", "no address"),
        ("/to-a-neighbour", "no address"),
        ("/to-a-number", "no address"),
    ],
)
def test_what_cannot_be_fetched_is_said_with_what_to_do(
    server: WebServer, path: str, told: str
) -> None:
    with pytest.raises(DatelineError, match=told) as caught:
        fetching.fetch(server.address(path))
    assert caught.value.hint


def test_a_picture_is_no_article_whatever_it_is_called(server: WebServer) -> None:
    with pytest.raises(UnreadableError, match="is a picture"):
        web.read_address(server.address("/picture"))


def test_a_server_without_a_secure_connection_is_said(server: WebServer) -> None:
    with pytest.raises(UnreadableError, match="no secure connection"):
        fetching.fetch(server.address("/paper").replace("http:", "https:"))


def test_nobody_at_home_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(UnreadableError, match="cannot be reached"):
        fetching.fetch(f"http://127.0.0.1:{port}/")


def test_a_public_name_may_not_mean_this_computer(
    server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.server_port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [number])
    before = len(server.asked)
    with pytest.raises(UnreadableError, match="no machine on the internet"):
        fetching.fetch(f"http://news.example.org:{server.server_port}/2024/harbour-talks")
    assert len(server.asked) == before


@pytest.mark.parametrize(
    "text",
    [
        "ftp://a.example/", "file:///etc/passwd", "https://", "https://a b/", "https://a\n.example",
        "javascript:alert(1)", "https://me:secret@a.example/", "https://a.example:99999/",
        "https://[::1", "https://a%00b/", f"https://a.example/{'x' * 2000}", "https://..a/",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        addresses.parsed(text)


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("https://news.example.org/a", False), ("http://127.0.0.1/", True), ("http://[::1]/", True),
        ("http://192.168.1.4:8080/", True), ("http://wiki/", True), ("http://8.8.8.8/", False),
        ("http://[::ffff:10.0.0.1]/", True), ("http://nas.local/", True), ("http://0.0.0.0/", True),
        ("http://169.254.169.254/latest", True), ("http://224.0.0.1/", True),
    ],
)  # fmt: skip
def test_private_addresses_are_known(url: str, local: bool) -> None:
    assert addresses.parsed(url).is_local == local


def test_names_and_paths_in_any_script_are_written_as_the_web_does() -> None:
    address = addresses.parsed(" https://Zürich.example/Straße?q=é#part ")
    assert address.url == "https://xn--zrich-kva.example/Stra%C3%9Fe?q=%C3%A9"


def test_a_secure_page_may_not_lead_to_an_open_one() -> None:
    start = addresses.parsed("https://a.example/")
    with pytest.raises(UsageError):
        addresses.redirected(start, start, "http://b.example/")


def test_the_process_that_reads_still_may_not_connect(server: WebServer) -> None:
    tries = f"""
from viewer.reading.child import limit
limit()
import socket
try: socket.create_connection(("127.0.0.1", {server.server_port}))
except PermissionError as error: print("refused")
"""
    done = subprocess.run(
        [sys.executable, "-c", tries], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "refused"


def test_the_process_that_fetches_may_start_no_program() -> None:
    tries = """
from viewer.reading.child import limit
limit(network=True)
import subprocess
try: subprocess.run(["true"])
except PermissionError as error: print("refused")
"""
    done = subprocess.run(
        [sys.executable, "-c", tries], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "refused"
