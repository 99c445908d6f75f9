"""What a room sees, in the real page in a real WebEngine."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.helpers.payloads import PAYLOADS
from tests.helpers.room_page import CARD, DENIAL, ROOM, RoomPage, filled_room, room
from viewer.map import messages
from viewer.map.messages import Fit, Select
from viewer.map.room import Dispute, Mode, Pointed, Room, Stroke
from viewer.model.geometry import Bounds

FULL_HD = (1920, 1080)
SIZES = [FULL_HD, (3840, 2160), (1024, 768), (3440, 1440), (640, 360)]
"""Each shape of a display, the largest and the smallest."""
MODES: tuple[Mode, ...] = get_args(Mode)
EURASIA: Bounds = (28.0, 32.0, 140.0, 66.0)
LEAST = 24
LONG = "A statement of many words that nobody can say in one breath, " * 10
ENDLESS = "Donaudampfschifffahrtsgesellschaft" * 18
LONGEST = {"long": LONG, "without a space": ENDLESS}

VISIBLE = """(() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: element, textContent } = walker.currentNode;
    const seen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!textContent.trim() || !seen || element.closest(".told, .roster, title, [inert]")) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const box = range.getBoundingClientRect();
    if (box.width && box.height) found.push({ element, textContent, box });
  }
  return found;
})()"""
SMALL = f"""{VISIBLE}.map(({{ element, textContent }}) =>
  [textContent, parseFloat(getComputedStyle(element).fontSize)])"""
BOXES = """Object.fromEntries([".side", ".lower-third", ".strip", ".dispute", ".evidence-head"].map(
  (name) => {
    const part = document.querySelector(name);
    const { left, top, right, bottom, width, height } = part.getBoundingClientRect();
    const seen = width && height && !part.closest("[inert]");
    return [name, seen ? { left, top, right, bottom } : null];
  }))"""
OVERFLOWING = """[...document.querySelectorAll(
    ".claim-card, .claim-card *, .lower-third, .strip, .signs, .sides, .dispute, .evidence-head *")]
  .filter((e) => e.clientWidth && e.scrollWidth > e.clientWidth + 1
    && getComputedStyle(e).overflowX === "visible" && !e.closest("svg"))
  .map((e) => `${e.className} ${e.scrollWidth} > ${e.clientWidth}`)"""
LINES = """[".speaker b", ".through", ".disputed"].map((name) => {
  const box = document.querySelector(".side " + name).getBoundingClientRect();
  const card = document.querySelector(".side").getBoundingClientRect();
  return [name, box.height > 0 && box.top >= card.top && box.top < card.bottom];
})"""
MARKERS = """Object.fromEntries([...document.querySelectorAll(".place [data-place]")]
  .filter((e) => e.querySelector("circle") && !e.closest(".place").hidden).map((e) => {
    const { left, top, right, bottom } = e.querySelector("circle").getBoundingClientRect();
    return [e.dataset.place, { left, top, right, bottom }];
  }))"""
MADE = "document.querySelectorAll('.room-layer :is(img, script, iframe, object, a)').length"
FLYING = "window.stage.camera.flying"


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """A size of the window; all its tests come one after the other, since a change takes long."""
    width, height = request.param
    return width, height


def apart(a: dict[str, float], b: dict[str, float] | None) -> bool:
    """Say whether two boxes, of which one may not be there, have nothing in common."""
    return b is None or (
        a["right"] <= b["left"]
        or b["right"] <= a["left"]
        or a["bottom"] <= b["top"]
        or b["bottom"] <= a["top"]
    )


def on_map(**changed: Any) -> tuple[Room, Select, Fit]:
    """What a step is told as."""
    selected = Select(places=("pyongyang", "moscow"), lit=("eastern-russia",))
    return room(**changed), selected, Fit(bounds=EURASIA, fly=False)


@pytest.mark.parametrize("mode", MODES)
def test_nothing_is_smaller_than_24_pixels_on_full_hd(page: RoomPage, mode: Mode) -> None:
    shown, select, fit = on_map(mode=mode)
    page.shown(shown, select, fit, size=FULL_HD)
    texts: list[tuple[str, float]] = page.says(SMALL)
    assert len(texts) > 8
    assert [(words, size) for words, size in texts if size < LEAST] == []


@pytest.mark.parametrize("mode", MODES)
def test_nor_are_texts_that_had_to_be_made_smaller(page: RoomPage, mode: Mode) -> None:
    page.shown(filled_room(LONG, mode=mode), size=FULL_HD)
    texts: list[tuple[str, float]] = page.says(SMALL)
    assert [(words, size) for words, size in texts if size < LEAST] == []


@pytest.mark.parametrize("mode", MODES)
def test_the_longest_texts_leave_neither_the_screen_nor_their_place(
    page: RoomPage, size: tuple[int, int], mode: Mode
) -> None:
    for kind, words in LONGEST.items():
        page.shown(filled_room(words, mode=mode), size=size)
        boxes = {name: box for name, box in page.says(BOXES).items() if box}
        for name, box in boxes.items():
            assert box["left"] >= -1 and box["right"] <= size[0] + 1, (kind, name)
            assert box["top"] >= -1 and box["bottom"] <= size[1] + 1, (kind, name)
        if mode == "map":
            assert apart(boxes[".side"], boxes[".strip"]), kind
            assert apart(boxes[".side"], boxes[".lower-third"]), kind
            assert apart(boxes[".lower-third"], boxes[".strip"]), kind
            assert [name for name, there in page.says(LINES) if not there] == [], kind
        if mode == "disputed":
            assert boxes[".dispute"]["top"] > size[1] * 0.4, kind  # the map stays useful
            assert boxes[".dispute"]["bottom"] <= boxes[".strip"]["top"] + 1, kind
        assert page.says(OVERFLOWING) == [], kind


def test_a_quote_is_cut_at_a_word_and_closed(page: RoomPage) -> None:
    page.shown(filled_room(LONG), size=FULL_HD)
    quote = page.says("document.querySelector('.side .quote').textContent")
    assert quote.endswith("…") or not quote
    assert LONG.startswith(quote.rstrip("…"))


@pytest.mark.parametrize("mode", ["map", "disputed"])
def test_what_is_fitted_lies_in_the_part_that_is_free(
    page: RoomPage, size: tuple[int, int], mode: Mode
) -> None:
    shown, select, fit = on_map(mode=mode)
    page.shown(shown, select, fit, size=size)
    markers, boxes = page.says(MARKERS), page.says(BOXES)
    for place in ("pyongyang", "moscow"):
        marker = markers[place]
        assert marker["left"] >= 0 and marker["top"] >= 0, place
        for name, box in boxes.items():
            assert apart(marker, box), (place, name)


def test_names_on_the_map_are_not_under_what_lies_on_it(page: RoomPage) -> None:
    shown, select, fit = on_map()
    page.shown(shown, select, fit, size=FULL_HD)
    names = page.says("window.stage.planned.names.map(({ name, box }) => [name, box])")
    boxes = page.says(BOXES)
    assert len(names) > 5
    for name, box in names:
        for part in boxes.values():
            assert apart(box, part), name


def test_exact_bounds_are_the_same_picture_in_windows_of_one_shape(page: RoomPage) -> None:
    seen = []
    for size in ((640, 360), (1280, 720), FULL_HD):
        page.shown(ROOM, Fit(bounds=(60.0, 30.0, 100.0, 50.0), fly=False, exact=True), size=size)
        bounds = page.says("window.stage.camera.view().bounds")
        west, south, east, north = bounds
        pixel = (east - west) / size[0]
        assert west < 60 + pixel and south < 30 + pixel
        assert east > 100 - pixel and north > 50 - pixel
        seen.append(bounds)
    for bounds in seen[1:]:
        assert bounds == pytest.approx(seen[0], abs=0.1)  # a pixel of the smallest


def test_a_step_is_there_at_once_while_the_map_still_flies(page: RoomPage) -> None:
    shown, select, fit = on_map()
    page.shown(shown, select, fit, size=FULL_HD)
    page.tell(
        messages.ShowRoom(room=room(number=6, title="Ten missiles", card=None)),
        Select(places=("ukraine",), lit=()),
        Fit(bounds=(21.0, 43.5, 41.5, 53.0), fly=True),
    )
    title, flying = page.says(f"[document.querySelector('h1').textContent, {FLYING}]")
    assert (title, flying) == ("Ten missiles", True)
    page.settle()
    assert not page.says(FLYING)


def test_the_map_stays_where_it_is_when_the_card_goes(page: RoomPage) -> None:
    shown, select, fit = on_map()
    page.shown(shown, select, fit, size=FULL_HD)
    before = page.says("window.stage.camera.view()")
    page.shown(room(card=None))
    assert page.says("window.stage.camera.view()") == before


def test_the_article_opens_where_its_words_are_marked(
    page: RoomPage, size: tuple[int, int]
) -> None:
    page.shown(room(mode="evidence"), size=size)
    mark = page.says("""(() => { const mark = document.querySelector("mark");
      return [mark.textContent, mark.getBoundingClientRect().top / innerHeight]; })()""")
    assert mark == ["the words that prove it", pytest.approx(1 / 3, abs=0.06)]
    head = page.says("document.querySelector('.evidence-head').textContent")
    assert "US State Department" in head and "Allegation" in head


def test_back_from_the_article_the_map_is_where_it_was(page: RoomPage) -> None:
    shown, select, fit = on_map()
    page.shown(shown, select, fit, size=FULL_HD)
    before = page.says("window.stage.camera.view()")
    page.shown(room(mode="evidence"))
    page.shown(shown)
    assert page.says("window.stage.camera.view()") == before


def test_up_to_three_stand_against_a_claim(page: RoomPage) -> None:
    dispute = Dispute(claim=CARD, against=(DENIAL,) * 3, number=2, count=3)
    page.shown(room(mode="disputed", dispute=dispute), size=FULL_HD)
    texts = page.says("""[...document.querySelectorAll(".dispute .claim-text")].map((e) => {
      const { bottom } = e.closest(".claim-card").getBoundingClientRect();
      const { top } = document.querySelector(".strip").getBoundingClientRect();
      return [e.textContent, bottom <= top];
    })""")
    assert texts == [[CARD.text, True], *[[DENIAL.text, True]] * 3]
    assert page.says("document.querySelector('.dispute .which').textContent") == "dispute 2 of 3"


def test_it_is_said_where_nothing_is_disputed_or_no_words_are_in_focus(page: RoomPage) -> None:
    words = {"disputed": ROOM.words.nothing_disputed, "evidence": ROOM.words.no_words}
    for mode, expected in words.items():
        nothing = room(mode=mode, card=None, dispute=None, evidence=None)
        page.shown(nothing, size=FULL_HD)
        texts = [text for text, _ in page.says(SMALL)]
        assert expected in texts


def test_a_page_that_is_asked_often_whether_it_is_settled_counts_frames_once(
    page: RoomPage,
) -> None:
    page.shown(ROOM, size=FULL_HD)
    asked = [messages.Settle(number=1000 + n, whole=n % 2 == 0) for n in range(100)]
    page.tell(*asked)
    assert page.says("document.querySelectorAll('.beat').length") == 2  # one for each question
    answers = [messages.Settled(number=question.number) for question in asked]
    page.until(lambda: all(answer in page.told for answer in answers))
    page.until(lambda: page.says("document.querySelectorAll('.beat').length") == 0)


@pytest.mark.parametrize("mode", MODES)
def test_hostile_words_are_shown_as_they_are(page: RoomPage, mode: Mode) -> None:
    shown = "[document.querySelector('h1').textContent, document.body.dataset.mode]"
    for name, payload in PAYLOADS.items():
        page.tell(messages.ShowRoom(room=filled_room(payload, mode=mode)))
        page.until(lambda: page.says(shown) == [payload, mode], name)  # noqa: B023
        assert page.says(MADE) == 0, name
    page.settle()
    assert page.says(MADE) == 0
    assert not any(isinstance(message, messages.Trouble) for message in page.told)


@pytest.mark.parametrize(
    ("cover", "colour"), [("black", "rgb(0, 0, 0)"), ("white", "rgb(255, 255, 255)")]
)
def test_a_cover_hides_all_else(page: RoomPage, cover: str, colour: str) -> None:
    page.shown(room(cover=cover), size=FULL_HD)
    seen = page.says("""[[5, 5], [960, 540], [1900, 1070]].map(([x, y]) =>
      getComputedStyle(document.elementFromPoint(x, y)).backgroundColor)""")
    assert seen == [colour] * 3
    page.shown(ROOM)


def test_a_view_across_the_dateline_is_as_it_was_told_after_the_window_has_grown(
    page: RoomPage,
) -> None:
    page.shown(room(), Fit(bounds=(96.0, 40.0, 194.0, 77.5), fly=False), size=(1280, 720))
    page.shown(room(), size=FULL_HD)
    view, wanted = page.says("""(({ fitted }) => {
      const { centre, zoom } = window.stage.camera.target(fitted.bounds);
      const view = window.stage.camera.view();
      return [[...view.centre, view.zoom], [centre.lng, centre.lat, zoom]];
    })(window.stage.camera)""")
    assert view == pytest.approx(wanted, abs=0.1)


def test_a_line_of_the_pen_stays_on_its_place(page: RoomPage) -> None:
    shown, select, fit = on_map()
    page.shown(shown, select, fit, size=FULL_HD)
    page.tell(messages.TakeTool(tool="pen"))
    page.settle()
    before = page.says("window.stage.camera.view()")
    page.told.clear()
    page.drag((300, 300), (400, 320), (500, 400))
    stroke = page.first(messages.Drawn).stroke
    assert page.says("window.stage.camera.view()") == before  # the map has not moved
    corner = page.says("(({ lat, lng }) => [lng, lat])("
                       "window.stage.map.containerPointToLatLng([300, 300]))")  # fmt: skip
    assert stroke.points[0] == pytest.approx(corner, abs=0.05)
    page.tell(messages.TakeTool(tool="hand"), messages.ShowInk(strokes=(stroke,)))
    page.shown(shown, Fit(bounds=(20.0, 45.0, 80.0, 65.0), fly=False))
    ends = page.says(f"""(() => {{
      const path = document.querySelector(".ink .line");
      const {{ x, y }} = path.getPointAtLength(0).matrixTransform(path.getScreenCTM());
      const [lon, lat] = {list(stroke.points[0])};
      const place = window.stage.map.latLngToContainerPoint([lat, lon]);
      return [[x, y], [place.x, place.y], document.querySelectorAll(".ink .line").length];
    }})()""")
    assert ends[0] == pytest.approx(ends[1], abs=2)
    assert ends[2] == 1
    page.tell(messages.ShowInk(strokes=()))


def test_a_press_of_the_pen_is_a_dot_and_a_scribble_no_flood(page: RoomPage) -> None:
    page.shown(ROOM, messages.TakeTool(tool="pen"), size=FULL_HD)
    page.told.clear()
    page.drag((600, 300), (600, 300))
    dot = page.first(messages.Drawn).stroke
    assert 1 <= len(dot.points) <= 2
    many = tuple((50 + n / 100, 40 + n % 7 / 10) for n in range(2000))
    page.tell(messages.ShowInk(strokes=(Stroke(points=many),)), messages.TakeTool(tool="hand"))
    page.settle()
    assert page.says("document.querySelectorAll('.ink .line').length") == 1
    page.tell(messages.ShowInk(strokes=()))


def test_the_pointer_is_told_where_the_mouse_is_and_when_it_leaves(page: RoomPage) -> None:
    page.shown(ROOM, messages.TakeTool(tool="pointer"), size=FULL_HD)
    page.told.clear()
    QTest.mouseMove(page.target, QPoint(480, 270))
    QTest.mouseMove(page.target, QPoint(960, 270), 30)
    at = Pointed(x=0.5, y=0.25)
    page.until(lambda: messages.Pointing(at=at) in page.told)
    page.tell(messages.TakeTool(tool="hand"))
    page.until(lambda: messages.Pointing(at=None) in page.told)


def test_a_dot_or_a_spotlight_stands_where_it_is_pointed(page: RoomPage) -> None:
    for spotlight, name in ((False, ".laser"), (True, ".spotlight")):
        page.tell(messages.ShowPointer(at=Pointed(x=0.5, y=0.25), spotlight=spotlight))
        page.settle()
        found = page.says(f"""(() => {{
          const {{ left, top }} = document.querySelector("{name}").getBoundingClientRect();
          return [left / innerWidth, top / innerHeight];
        }})()""")
        assert found == pytest.approx([0.5, 0.25], abs=0.002)
    page.tell(messages.ShowPointer(at=None))
    page.settle()
    assert page.says("document.querySelectorAll('.laser[hidden], .spotlight[hidden]').length") == 2


def test_it_says_whether_a_person_moved_the_map(page: RoomPage) -> None:
    shown, select, fit = on_map()
    page.shown(shown, select, fit, messages.TakeTool(tool="hand"), size=FULL_HD)
    page.told.clear()
    page.tell(Fit(bounds=(20.0, 30.0, 90.0, 60.0), fly=True))
    page.until(lambda: any(isinstance(message, messages.Moved) for message in page.told))
    assert {m.by_hand for m in page.told if isinstance(m, messages.Moved)} == {False}
    page.settle()
    page.told.clear()
    page.drag((500, 300), (540, 320), (600, 340), (600, 340))
    assert page.first(messages.Moved).by_hand


def test_keys_are_left_to_who_shows_the_page(page: RoomPage) -> None:
    shown, select, fit = on_map()
    page.shown(shown, select, fit, size=FULL_HD)
    before = page.says("window.stage.camera.view().centre")
    taken = page.says("""["PageDown", " ", "ArrowRight", "Home", "Escape", "b"].filter((key) => {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      return !document.querySelector(".leaflet-container").dispatchEvent(event);
    })""")
    assert taken == []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Plus):
        QTest.keyClick(page.target, key)
    page.settle()
    assert page.says("window.stage.camera.view().centre") == before


def test_a_screen_reader_is_told_of_each_step_once(page: RoomPage) -> None:
    page.shown(ROOM, size=FULL_HD)
    told = "document.querySelector('.told').textContent"
    page.shown(room(number=6, title="Ten missiles"))
    assert page.says(told) == "6 of 11: Ten missiles"
    assert page.says("[...document.querySelectorAll('h1')].map((e) => e.textContent)") == [
        "Ten missiles"
    ]
    assert page.says("document.querySelector('.side article h2').textContent") == CARD.text
