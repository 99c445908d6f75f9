"""The phone's page in a real Chromium of a phone's size, that reaches nothing but this machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers import chromium as browsers
from tests.helpers.chromium import Tab
from tests.helpers.phone import meanwhile
from viewer.ui.present.remote import Remote, RemoteState

STATE = RemoteState(
    title="11,000 containers, and a denial",
    number=5,
    count=12,
    notes="**Slowly.** Who says it:\n\n- the US State Department\n- denied by both\n\n" * 6,
    elapsed=245.0,
    remaining=600.0,
    running=True,
    frozen=False,
    evidence=False,
    cover="",
    next_title="What Ushakov said",
)
HOSTILE = "<img src=x onerror=alert(1)><script>document.title='taken'</script>"

READY = "!document.getElementById('remote').hidden"
DOOR = "!document.getElementById('door').hidden && document.getElementById('why').innerText"
SMALL = """[...document.querySelectorAll("button, input")].filter((e) => e.checkVisibility())
  .filter((e) => Math.min(e.offsetWidth, e.offsetHeight) < 44).map((e) => e.outerHTML)"""
PALE = """(() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (e) => {
    const colour = getComputedStyle(e).backgroundColor;
    return colour === "rgba(0, 0, 0, 0)" && e.parentElement ? ground(e.parentElement) : colour;
  };
  const ratio = (e) => {
    const [dark, pale] = [light(ground(e)), light(getComputedStyle(e).color)].sort((a, b) => a - b);
    return (pale + 0.05) / (dark + 0.05);
  };
  const said = [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility())
    .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
  return said.filter((e) => ratio(e) < 7).map((e) => `${e.outerHTML} ${ratio(e)}`);
})()"""


def words(name: str) -> str:
    return f"document.getElementById('{name}').innerText"


class Page:
    """The page in the browser, asked and used while Qt goes on."""

    def __init__(self, tab: Tab, qtbot: QtBot) -> None:
        self._tab, self._qtbot = tab, qtbot

    def do(self, act: Callable[[Tab], Any]) -> Any:
        return meanwhile(self._qtbot, lambda: act(self._tab))

    def run(self, script: str) -> Any:
        return self.do(lambda tab: tab.run(script))

    def wait(self, script: str) -> None:
        self.do(lambda tab: tab.wait(script))

    def open(self, address: str) -> None:
        self.do(lambda tab: tab.call("Page.navigate", url=address))
        self.wait("document.readyState === 'complete'")

    def click(self, selector: str) -> None:
        box = self.run(f"document.querySelector('{selector}').getBoundingClientRect().toJSON()")
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.do(lambda tab: tab.click(x, y))

    def press(self, key: str) -> None:
        self.do(lambda tab: tab.press(key))

    def size(self, width: int, height: int) -> None:
        self.do(lambda tab: tab.size(width, height, phone=True))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """A Chromium whose proxy is nobody, but for this machine itself."""
    with pytest.MonkeyPatch.context() as patch:
        local = [flag for flag in browsers.FLAGS if "<-loopback>" not in flag]
        patch.setattr(browsers, "FLAGS", local)
        with browsers.chromium(tmp_path_factory.mktemp("profile")) as tab:
            yield tab


@pytest.fixture
def remote(qapp: QApplication) -> Iterator[Remote]:
    remote = Remote(hosts=["127.0.0.1"])
    remote.start()
    remote.show(STATE)
    yield remote
    shiboken6.delete(remote)


@pytest.fixture
def page(browser: Tab, remote: Remote, qtbot: QtBot) -> Iterator[Page]:
    """The page, joined by the address; it asked nobody else, and complained of nothing."""
    page = Page(browser, qtbot)
    page.do(lambda tab: tab.call("Network.clearBrowserCookies"))
    page.size(390, 844)
    browser.events.clear()
    page.open(remote.address)
    page.wait(READY)
    yield page
    own = remote.place
    assert [asked for asked in browser.requests if not asked.startswith(own or "http://127.")] == []


def test_it_joins_by_the_address_and_shows_the_step(
    page: Page, browser: Tab, remote: Remote
) -> None:
    assert remote.devices == remote.reached == 1
    assert page.run(words("place")) == "5 of 12"
    assert page.run(words("title")) == STATE.title
    assert page.run(words("next-title")) == "Next: What Ushakov said"
    assert page.run(words("notes")).startswith("**Slowly.** Who says it:")
    assert re.fullmatch(r"4:\d\d", page.run(words("elapsed")))
    assert browser.complaints == []


def test_the_code_is_taken_out_of_the_address(page: Page, remote: Remote) -> None:
    assert page.run("location.href") == remote.place


def test_next_by_finger_and_by_key(page: Page, remote: Remote, qtbot: QtBot) -> None:
    assert page.run("document.activeElement.id") == "next"
    acts: list[Callable[[], None]] = [lambda: page.click("#next"), lambda: page.press("ArrowRight")]
    for act in acts:
        with qtbot.waitSignal(remote.pressed) as told:
            act()
        assert told.args == ["step-next"]
    with qtbot.waitSignal(remote.pressed) as told:
        page.press("ArrowLeft")
    assert told.args == ["step-previous"]


@pytest.mark.parametrize("command", ["freeze", "evidence", "cover-black", "timer", "step-previous"])
def test_each_button_gives_its_command(
    page: Page, remote: Remote, qtbot: QtBot, command: str
) -> None:
    with qtbot.waitSignal(remote.pressed) as told:
        page.click(f'[data-command="{command}"]')
    assert told.args == [command]


@pytest.mark.parametrize(
    ("change", "button", "said"),
    [
        ({"frozen": True}, ["Freeze\non"], "The audience sees a frozen picture."),
        ({"evidence": True}, ["Evidence\non"], "The audience sees the evidence."),
        ({"cover": "black"}, ["Black\non"], "The audience sees a black screen."),
        ({"cover": "white"}, [], "The audience sees a white screen."),
    ],
)
def test_what_is_on_is_said_in_words(
    page: Page, remote: Remote, change: dict[str, Any], button: list[str], said: str
) -> None:
    assert page.run(words("seen")) == "The audience sees the map."
    remote.show(msgspec.structs.replace(STATE, **change))
    page.wait(f"{words('seen')} === '{said}'")
    pressed = "[...document.querySelectorAll('[aria-pressed=true]')].map((b) => b.innerText)"
    assert page.run(pressed) == [*button, "Timer\nrunning"]


def test_a_step_is_announced_once(page: Page, remote: Remote) -> None:
    assert page.run("document.getElementById('title').closest('[aria-live=polite]').id") == "step"
    page.run("""window.changes = 0;
      new MutationObserver((found) => (window.changes += found.length))
        .observe(document.getElementById("step"), { childList: true, subtree: true })""")
    remote.show(STATE)
    remote.show(msgspec.structs.replace(STATE, number=6, elapsed=300))
    page.wait(f"{words('place')} === '6 of 12' && {words('elapsed')}.startsWith('5:0')")
    assert page.run("document.getElementById('place-said').textContent") == "Step 6 of 12"
    assert page.run("window.changes") == 1


def test_time_that_is_over_is_said(page: Page, remote: Remote) -> None:
    remote.show(msgspec.structs.replace(STATE, running=False, elapsed=3729, remaining=-65.0))
    page.wait(f"{words('remaining')} === '1:05'")
    assert page.run(words("left-or-over")) == "Over"
    assert page.run(words("elapsed")) == "1:02:09"
    assert "Timer\nstopped" in page.run(words("switches"))


def test_hostile_words_stay_words(page: Page, remote: Remote) -> None:
    remote.show(msgspec.structs.replace(STATE, title=HOSTILE, notes=HOSTILE, next_title=HOSTILE))
    page.wait(f"{words('title')}.startsWith('<img')")
    assert page.run("document.querySelectorAll('#remote :is(img, script)').length") == 0
    assert page.run(words("notes")) == HOSTILE
    assert page.run("document.title") == "Dateline remote"


def test_a_page_that_is_loaded_again_is_still_on(page: Page, remote: Remote) -> None:
    page.open(remote.place)
    page.wait(READY)
    assert remote.devices == 1


def test_a_second_scan_takes_no_second_place(page: Page, remote: Remote) -> None:
    page.open("about:blank")
    code = remote.code
    page.open(remote.address)
    page.wait(READY)
    assert (remote.devices, remote.code) == (1, code)


def test_a_lost_connection_is_said_and_comes_back_by_itself(
    page: Page, browser: Tab, remote: Remote, qtbot: QtBot
) -> None:
    # Qt does not go on while this thread waits: the computer is silent.
    browser.wait(f"{words('lost')}.startsWith('Connection lost. Trying again')")
    assert browser.run("document.getElementById('next').ariaDisabled") == "true"
    assert browser.run(PALE) == []
    browser.run("document.getElementById('next').click()")
    with qtbot.assertNotEmitted(remote.pressed):
        page.wait("document.getElementById('lost').hidden")
    with qtbot.waitSignal(remote.pressed):
        page.click("#next")
    assert remote.devices == remote.reached == 1


def test_the_end_is_said(page: Page, remote: Remote) -> None:
    remote.stop()
    page.wait(f"{DOOR}.startsWith('The remote is off')")


def test_a_phone_that_leaves_is_off(page: Page, remote: Remote, qtbot: QtBot) -> None:
    with qtbot.waitSignal(remote.changed):
        page.click("#leave")
    page.wait(f"{DOOR}.startsWith('This phone has left')")
    qtbot.waitUntil(lambda: remote.devices == 0)


def test_a_code_may_be_typed_and_a_wrong_one_is_explained(page: Page, remote: Remote) -> None:
    page.do(lambda tab: tab.call("Network.clearBrowserCookies"))
    page.open(remote.place)
    page.wait(f"{DOOR}.startsWith('Type the code')")
    assert page.run(PALE) == [] and page.run(SMALL) == []
    for code, ready in (("wrong", f"{DOOR}.startsWith('That is not the code')"), ("", READY)):
        page.run("document.getElementById('code').focus()")
        typed = code or remote.code.upper()
        page.do(lambda tab, typed=typed: tab.type(typed))  # type: ignore[misc]
        page.press("Enter")
        page.wait(ready)
    assert remote.devices == 2


@pytest.mark.parametrize("size", [(390, 844), (320, 568), (320, 400), (844, 390), (820, 1180)])
def test_it_fits_each_phone_and_thumb(page: Page, size: tuple[int, int]) -> None:
    page.size(*size)
    page.wait(f"innerWidth === {size[0]}")
    assert page.run("document.documentElement.scrollWidth") == size[0]
    assert page.run(SMALL) == []
    area = "document.getElementById('{}').getBoundingClientRect().{}"
    width, height = (page.run(area.format("next", side)) for side in ("width", "height"))
    assert width > 1.8 * page.run(area.format("back", "width"))
    assert width >= 200 and height >= 96
    assert page.run(area.format("notes", "height")) >= 60


def test_next_is_seen_whole_on_the_smallest_phone(page: Page) -> None:
    page.size(320, 568)
    page.wait("document.getElementById('next').getBoundingClientRect().bottom <= innerHeight")


def test_its_words_are_seen_in_the_dark(page: Page, remote: Remote) -> None:
    remote.show(msgspec.structs.replace(STATE, frozen=True, remaining=-65.0))
    page.wait(f"{words('left-or-over')} === 'Over'")
    assert page.run(PALE) == []


def test_it_can_be_zoomed(page: Page) -> None:
    viewport = page.run("document.querySelector('[name=viewport]').content")
    assert "user-scalable" not in viewport and "maximum-scale" not in viewport


def test_everything_is_reached_with_tab_and_has_a_name(page: Page) -> None:
    page.run("document.getElementById('notes').focus()")
    reached = []
    for _ in range(7):
        page.press("Tab")
        reached.append(page.run("document.activeElement.innerText.split('\\n')[0]"))
    switches = ["Freeze", "Evidence", "Black", "Timer"]
    assert reached == [*switches, "Back", "Next", "Leave the remote"]
