"""The remote over real sockets: who gets in, what a press does, and that it ends."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import msgspec
import pytest
import shiboken6
from PySide6.QtNetwork import QTcpSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.phone import Phone, meanwhile
from viewer.model.errors import DatelineError
from viewer.ui.present.remote import ALLOWED, Remote, RemoteState
from viewer.ui.present.remote.network import VIRTUAL, is_local, is_loopback, own_hosts
from viewer.ui.present.remote.remote import BEAT_MS
from viewer.ui.present.remote.server import MAX_OF_ONE

HERE = "127.0.0.1"
STATE = RemoteState(
    title="Containers",
    number=5,
    count=12,
    notes="**Slowly.**",
    elapsed=65.0,
    remaining=600.0,
    running=False,
    frozen=False,
    evidence=False,
    cover="",
    next_title="A denial",
)


@pytest.fixture
def remote(qapp: QApplication) -> Iterator[Remote]:
    remote = Remote(hosts=[HERE])
    remote.start()
    yield remote
    remote.stop()
    shiboken6.delete(remote)


@pytest.fixture
def phone(remote: Remote, qtbot: QtBot) -> Phone:
    """A phone that has scanned the code, and not joined yet."""
    return Phone(remote.address, qtbot)


def another(remote: Remote, qtbot: QtBot) -> Phone:
    """One more phone, that has joined."""
    phone = Phone(remote.address, qtbot)
    assert phone.join().status == 204
    return phone


def reason(phone: Phone, code: str | None = None) -> str:
    reply = phone.join(code)
    assert reply.status == 403
    return str(json.loads(reply.body)["reason"])


def lock(phone: Phone) -> None:
    for _ in range(5):
        assert reason(phone, "guess") == "wrong"


def is_open(port: int) -> bool:
    with socket.socket() as knock:
        return knock.connect_ex((HERE, port)) == 0


def test_it_is_off_until_it_is_switched_on(qapp: QApplication) -> None:
    remote = Remote(hosts=[HERE])
    assert not remote.is_on and not remote.locked
    assert (remote.address, remote.devices) == ("", 0)


def test_the_code_is_in_the_fragment_which_is_never_sent(remote: Remote, phone: Phone) -> None:
    assert remote.address == f"http://{HERE}:{phone.port}/#{phone.code}"
    assert phone.code.encode() not in phone.get("/").body


def test_a_phone_joins_and_its_press_is_told(remote: Remote, phone: Phone, qtbot: QtBot) -> None:
    with qtbot.waitSignal(remote.changed):
        assert phone.join().status == 204
    assert remote.devices == 1
    for command in ALLOWED:
        with qtbot.waitSignal(remote.pressed) as told:
            assert phone.press(command).status == 204
        assert told.args == [command]


@pytest.mark.parametrize("command", ["quit", "", "step-next ", "__class__"])
def test_other_commands_are_refused(
    remote: Remote, phone: Phone, qtbot: QtBot, command: str
) -> None:
    phone.join()
    with qtbot.assertNotEmitted(remote.pressed):
        assert phone.press(command).status == 400


def test_what_the_presentation_shows_is_told_at_once_and_after(
    remote: Remote, phone: Phone, qtbot: QtBot
) -> None:
    remote.show(STATE)
    phone.join()
    stream = phone.listen()
    qtbot.waitUntil(lambda: len(stream.states()) == 1, timeout=BEAT_MS // 2)
    assert stream.states()[0] == msgspec.to_builtins(STATE)
    remote.show(msgspec.structs.replace(STATE, number=6, frozen=True))
    qtbot.waitUntil(lambda: len(stream.states()) == 2, timeout=BEAT_MS // 2)
    assert (stream.states()[1]["number"], stream.states()[1]["frozen"]) == (6, True)


def test_the_clock_goes_on_between_two_showings(remote: Remote, phone: Phone, qtbot: QtBot) -> None:
    remote.show(msgspec.structs.replace(STATE, running=True))
    phone.join()
    stream = phone.listen()
    qtbot.waitUntil(lambda: len(stream.states()) == 3)
    told = stream.states()[2]
    assert told["elapsed"] > 66.5 and told["remaining"] < 598.5
    assert told["elapsed"] + told["remaining"] == pytest.approx(665)


def test_words_that_would_turn_the_writing_around_are_made_visible(
    remote: Remote, phone: Phone, qtbot: QtBot
) -> None:
    remote.show(msgspec.structs.replace(STATE, title="a\u202eb", notes="x" * 99_999))
    phone.join()
    stream = phone.listen()
    qtbot.waitUntil(lambda: bool(stream.states()))
    assert stream.states()[0]["title"] == "a\ufffdb"
    assert len(stream.states()[0]["notes"]) == 20_000


def test_a_code_works_once(remote: Remote, phone: Phone, qtbot: QtBot) -> None:
    second = Phone(remote.address, qtbot)
    phone.join()
    assert reason(second) == "wrong"
    assert remote.address and second.code not in remote.address


def test_five_wrong_codes_lock_joining_and_nothing_else(
    remote: Remote, phone: Phone, qtbot: QtBot
) -> None:
    phone.join()
    stranger = Phone(remote.address, qtbot)
    with qtbot.waitSignal(remote.changed):
        lock(stranger)
    assert remote.locked and remote.address == ""
    assert reason(stranger) == "locked"
    with qtbot.waitSignal(remote.pressed):
        phone.press("step-next")
    with qtbot.waitSignal(remote.changed):
        remote.renew()
    assert not remote.locked
    assert reason(stranger) == "wrong"
    assert another(remote, qtbot).press("freeze").status == 204


def test_a_fourth_device_is_refused_until_one_leaves(
    remote: Remote, phone: Phone, qtbot: QtBot
) -> None:
    first, _, _ = (another(remote, qtbot) for _ in range(3))
    assert (remote.devices, remote.address) == (3, "")
    assert reason(phone) == "full"
    assert first.post("/leave", {}).status == 204
    assert remote.devices == 2 and remote.address
    assert first.press("step-next").status == 403


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/session"), ("GET", "/state"), ("POST", "/press"), ("POST", "/leave")],
)
@pytest.mark.parametrize("cookie", ["", "x" * 43])
def test_without_a_key_every_request_is_refused(
    remote: Remote, phone: Phone, method: str, path: str, cookie: str
) -> None:
    phone.cookie = f"dateline_remote_{phone.port}={cookie}"
    body = {"command": "step-next"}
    reply = phone.get(path) if method == "GET" else phone.post(path, body)
    assert (reply.status, reply.body) == (403, b"")


@pytest.mark.parametrize(
    "path",
    ["/favicon.ico", "/../pyproject.toml", "/index.html", "//", "/%2e%2e/", "/main.js?", "/x"],
)
def test_unknown_paths_are_not_found(phone: Phone, path: str) -> None:
    assert phone.get(path).status == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/"), ("HEAD", "/"), ("GET", "/join"), ("PUT", "/press"), ("OPTIONS", "/press")],
)
def test_other_methods_are_refused(remote: Remote, phone: Phone, method: str, path: str) -> None:
    reply = phone.post(path, {}) if method == "POST" else phone.ask(method, path)
    assert reply.status == 405


@pytest.mark.parametrize("path", ["/", "/main.js", "/state", "/nothing"])
@pytest.mark.parametrize(
    "host", ["evil.example", "localhost:{port}", HERE, "", "x@127.0.0.1:{port}"]
)
def test_another_name_for_our_address_is_refused(phone: Phone, path: str, host: str) -> None:
    phone.join()
    assert phone.get(path, Host=host.format(port=phone.port)).status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "https://127.0.0.1:{port}"])
def test_presses_from_other_sites_are_refused(
    remote: Remote, phone: Phone, qtbot: QtBot, origin: str
) -> None:
    phone.join()
    with qtbot.assertNotEmitted(remote.pressed):
        assert phone.press("step-next", Origin=origin.format(port=phone.port)).status == 403


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"command": 1}', b'{"command": "freeze", "more": 1}', b"\xff"]
)
def test_bodies_that_are_not_ours_are_refused(phone: Phone, body: bytes) -> None:
    phone.join()
    assert phone.post("/press", body).status == 400


def test_a_form_of_another_kind_is_refused(phone: Phone) -> None:
    phone.join()
    assert phone.press("freeze", Content_Type="text/plain").status == 400


def test_a_body_that_is_too_long_is_not_read(phone: Phone) -> None:
    phone.join()
    assert phone.post("/press", b"x" * 600).status == 413


def test_the_key_is_out_of_reach_of_scripts_and_of_other_sites(phone: Phone) -> None:
    cookie = phone.join().headers["Set-Cookie"]
    assert cookie.startswith(f"dateline_remote_{phone.port}=")
    assert cookie.endswith("; Path=/; HttpOnly; SameSite=Strict")


@pytest.mark.parametrize("path", ["/", "/main.js", "/remote.css", "/nothing", "/session"])
def test_every_answer_is_guarded(phone: Phone, path: str) -> None:
    headers = phone.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ") and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "*" not in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Access-Control-Allow-Origin"] is None


def test_after_stop_everything_is_refused(remote: Remote, phone: Phone, qtbot: QtBot) -> None:
    phone.join()
    stream = phone.listen()
    qtbot.waitUntil(lambda: remote.reached == 1)
    with qtbot.waitSignal(remote.changed):
        remote.stop()
    qtbot.waitUntil(lambda: stream.ended)
    assert "event: end" in stream.lines
    assert not is_open(phone.port)
    assert (remote.is_on, remote.address, remote.devices, remote.reached) == (False, "", 0, 0)


def test_keys_of_before_are_good_for_nothing_when_it_is_on_again(
    remote: Remote, phone: Phone, qtbot: QtBot
) -> None:
    phone.join()
    remote.stop()
    remote.start()
    again = Phone(remote.address, qtbot)
    again.cookie = phone.cookie.replace(str(phone.port), str(again.port))
    assert again.press("step-next").status == 403
    assert reason(again, phone.code) == "wrong"


def test_it_stops_when_it_is_destroyed(qapp: QApplication, qtbot: QtBot) -> None:
    remote = Remote(hosts=[HERE])
    remote.start()
    phone = another(remote, qtbot)
    stream = phone.listen()
    qtbot.waitUntil(lambda: bool(stream.states()))
    shiboken6.delete(remote)
    assert not is_open(phone.port)
    qtbot.waitUntil(lambda: stream.ended)


def test_a_press_may_stop_it(remote: Remote, phone: Phone, qtbot: QtBot) -> None:
    phone.join()
    remote.pressed.connect(remote.stop)
    assert phone.press("step-next").status == 204
    assert not remote.is_on


def test_a_phone_that_is_out_of_reach_keeps_its_key(
    remote: Remote, phone: Phone, qtbot: QtBot
) -> None:
    phone.join()
    stream = phone.listen()
    qtbot.waitUntil(lambda: remote.reached == 1)
    with qtbot.waitSignal(remote.changed):
        stream.hang_up()
    assert (remote.devices, remote.reached) == (1, 0)
    assert phone.get("/session").status == 204


def test_one_neighbour_cannot_take_all_connections(
    remote: Remote, phone: Phone, qtbot: QtBot
) -> None:
    def crowd() -> list[socket.socket]:
        return [socket.create_connection((HERE, phone.port)) for _ in range(MAX_OF_ONE)]

    sockets = meanwhile(qtbot, crowd)
    qtbot.waitUntil(lambda: len(remote.findChildren(QTcpSocket)) == MAX_OF_ONE)
    with pytest.raises(OSError):
        phone.get("/")
    for each in sockets:
        each.close()
    qtbot.waitUntil(lambda: not remote.findChildren(QTcpSocket))
    assert phone.get("/").status == 200


@pytest.mark.parametrize("hosts", [[], ["8.8.8.8"], ["0.0.0.0"], ["::"], ["2001:db8::1"], ["here"]])
def test_it_listens_on_no_public_address(qapp: QApplication, hosts: list[str]) -> None:
    remote = Remote(hosts=hosts)
    with pytest.raises(DatelineError, match="turn the remote on again"):
        remote.start()
    assert not remote.is_on


def test_it_listens_on_the_one_address_alone(remote: Remote, phone: Phone) -> None:
    with socket.socket() as knock:
        assert knock.connect_ex(("127.0.0.2", phone.port)) != 0


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("192.168.1.5", True), ("10.0.0.1", True), ("172.31.255.255", True), ("172.32.0.1", False),
        ("169.254.7.7", True), ("fd12::1", True), ("fe80::1%eth0", True), ("8.8.8.8", False),
        ("100.64.0.1", False), ("127.0.0.1", False), ("0.0.0.0", False), ("2001:db8::1", False),
        ("::ffff:192.168.1.5", True), ("::ffff:8.8.8.8", False), ("::1", False), ("", False),
    ],
)  # fmt: skip
def test_what_is_of_the_local_network(address: str, local: bool) -> None:
    assert is_local(address) is local


def test_our_own_addresses_are_of_local_networks(qapp: QApplication) -> None:
    assert all(is_local(host) and not is_loopback(host) for host in own_hosts())
    assert all(name == name.lower() for name in VIRTUAL)
