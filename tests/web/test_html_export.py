"""The exported page in a real Chromium, from the disk and without a network."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.briefings import a_document
from tests.helpers.chromium import Tab, chromium
from tests.helpers.payloads import PAYLOADS, hostile
from viewer.model.index import Index
from viewer.session.pages import page
from viewer.store import container
from viewer.store.container import Document
from viewer.store.resources import bundled_briefing

DRAWN = "document.querySelector('.paper-map svg') && window.stage.planned.names.length"
LISTED = "[...document.querySelectorAll('.claim')].filter((c) => !c.hidden).map((c) => c.id)"
SUBJECT = "document.getElementById('subject').innerText.split('\\n')[0]"
LIT = "[...document.querySelectorAll('.lit')].map((mark) => mark.textContent).join('')"
MARKER = """(() => {
  const circle = document.querySelector('.place [data-place="%s"] circle');
  const { x, y, width, height } = circle.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
})()"""
SHAPE = """(() => {
  const shape = window.stage.planned.shapes.find(({ place }) => place.id === "eastern-russia");
  const size = Math.max(...shape.outline.map((ring) => ring.length));
  const xs = shape.outline.find((ring) => ring.length === size).map(([x]) => x);
  const at = (lon) => window.map_dateline.latLngToContainerPoint([66, lon]).x;
  return Math.min(...xs) < at(179) && Math.max(...xs) > at(185);
})()"""
SMALL = """[...document.querySelectorAll("button, input, #found a, .parts a, .counters a, summary")]
  .filter((e) => e.checkVisibility() && e.offsetWidth > 1 && !e.closest("details"))
  .filter((e) => Math.min(e.offsetWidth, e.offsetHeight) < 43.5)
  .map((e) => e.outerHTML)"""
SIZE = (1440, 900)


def written(folder: Path, document: Document) -> Path:
    file = folder / "a briefing.html"
    file.write_bytes(page(document, Index(document.briefing), "recognised"))
    return file


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("page"), container.load(bundled_briefing()))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with chromium(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture
def tab(browser: Tab, file: Path) -> Iterator[Tab]:
    """The bundled briefing's page, drawn; nobody may have been asked, and nothing complained of."""
    browser.size(*SIZE)
    browser.open(file, DRAWN)
    yield browser
    assert not browser.requests
    assert not browser.complaints


def test_a_click_on_a_marker_lists_its_claims_and_marks_its_words(tab: Tab) -> None:
    assert len(tab.run(LISTED)) == 57
    tab.click(*tab.run(MARKER % "pyongyang"))
    tab.wait("location.hash === '#place-pyongyang'")
    tab.wait(f"{SUBJECT} === 'Pyongyang'")
    assert 10 < len(tab.run(LISTED)) < 57
    assert "Pyongyang" in tab.run(LIT)
    assert tab.run("[...window.stage.selected]") == ["pyongyang"]
    tab.press("Escape")
    tab.wait(f"location.hash === '#all' && {LISTED}.length === 57")


def test_the_steps_are_walked_by_keyboard(tab: Tab) -> None:
    for _ in range(6):
        tab.press("ArrowRight")
    tab.wait(f"{SUBJECT} === '11,000 containers, and a denial'")
    assert tab.run(LISTED)[-1] == "claim-c-denial-of-transfers"
    assert "6 / 12" in tab.run("document.getElementById('step').innerText")
    tab.press("ArrowLeft")
    tab.wait("document.querySelector('[aria-current]').id === 'step-s-eastern-russia'")
    assert tab.run("location.hash") == "#step-s-eastern-russia"


def test_a_place_is_reached_and_opened_with_the_keyboard_alone(tab: Tab) -> None:
    tab.run("document.querySelector('.leaflet-container').focus()")
    for _ in range(12):
        tab.press("Tab")
        if tab.run("document.activeElement.dataset.place") == "moscow":
            break
    tab.press("Enter")
    tab.wait("location.hash === '#place-moscow'")


def test_a_disputed_claim_leads_to_its_denial(tab: Tab) -> None:
    tab.run("location.hash = 'claim-c-containers-of-munitions'")
    tab.wait("document.querySelector('.chosen')")
    assert tab.run("document.querySelector('.counter').id") == "claim-c-denial-of-transfers"
    assert "11,000 containers of munitions" in tab.run(LIT)
    tab.run("document.querySelector('.chosen .against').click()")
    tab.wait(f"{LIT}.includes('have denied reports')")
    assert tab.run("location.hash") == "#claim-c-denial-of-transfers"


def test_words_people_and_places_are_found(tab: Tab) -> None:
    tab.run("document.getElementById('find').focus()")
    tab.type("USHAKOV")
    tab.wait("document.querySelector('#found a')")
    assert "People (1)" in tab.run("document.getElementById('found').innerText")
    assert tab.run("CSS.highlights.get('found').size") >= 1
    tab.press("Enter")
    tab.wait(f"location.hash === '#agent-a-ushakov' && {SUBJECT} === 'Yuri Ushakov'")


def test_eastern_russia_is_one_shape(tab: Tab) -> None:
    assert tab.run(SHAPE)


def test_the_theme_follows_the_system(tab: Tab) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = tab.run(ground)
    tab.prefer(prefers_color_scheme="dark")
    tab.wait("document.documentElement.dataset.theme === 'dark'")
    assert tab.run(ground) != light
    tab.prefer(prefers_color_scheme="light")


def test_it_fits_a_phone_and_a_finger(tab: Tab) -> None:
    tab.size(390, 844, phone=True)
    tab.wait("document.documentElement.scrollWidth === 390")
    assert tab.run(SMALL) == []
    map_bottom = "document.getElementById('chart').getBoundingClientRect().bottom"
    assert tab.run(
        f"document.getElementById('dossier').getBoundingClientRect().top >= {map_bottom}"
    )


def test_paper_has_the_map_the_claims_and_the_sources_and_no_controls(
    tab: Tab, tmp_path: Path
) -> None:
    tab.run("location.hash = 'place-moscow'")
    tab.wait("document.querySelector('.claim[hidden]')")
    (tmp_path / "a.pdf").write_bytes(tab.printed())
    told = subprocess.run(
        ["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    for words in ("EASTERN RUSSIA", "approximate area", "CLAIMS", "SOURCES", "1,000 km",
                  "Putin is propagating the idea", "Natural Earth"):  # fmt: skip
        assert words in told, words
    assert "Search" not in told and "Start with" not in told
    assert told.index("EASTERN RUSSIA") < told.index("CLAIMS") < told.index("SOURCES")


def test_without_scripts_all_there_is_to_read_is_there(tab: Tab, file: Path) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.open(file)
    seen = tab.run("document.body.innerText")
    for words in ("have denied reports of North Korean weapons transfers", "DISPUTED", "SHA-256"):
        assert words in seen
    assert tab.run("document.querySelector('.leaflet-pane')") is None
    tab.call("Emulation.setScriptExecutionDisabled", value=False)


def test_hostile_words_do_nothing(browser: Tab, tmp_path: Path) -> None:
    browser.size(*SIZE)
    browser.open(
        written(tmp_path, hostile(" ".join(PAYLOADS.values()))),
        "document.querySelector('.paper-map svg')",
    )
    for address in (
        "place-moscow",
        "agent-a-minister",
        "step-s-visit",
        "claim-c-denial",
        "toString",
    ):
        browser.run(f"location.hash = '{address}'")
        browser.wait(f"location.hash === '#{address}'")
    browser.run("document.getElementById('find').focus()")
    browser.type("window.canary")
    browser.wait("document.querySelector('#found a')")
    assert browser.run("typeof window.canary") == "undefined"
    foreign = "img:not(.leaflet-tile, .leaflet-image-layer), iframe"
    assert browser.run(f"document.querySelectorAll('{foreign}').length") == 0
    assert not browser.requests
    assert not browser.complaints


def test_the_policy_stops_what_would_reach_out(browser: Tab, tmp_path: Path) -> None:
    browser.open(written(tmp_path, a_document()))
    browser.run("fetch('http://127.0.0.1:9/x').catch(() => 0)")
    browser.run("void (new Image().src = 'http://127.0.0.1:9/y')")
    with pytest.raises(RuntimeError, match=r"EvalError|unsafe-eval|Trusted"):
        browser.run("setTimeout.constructor('return 1')()")
    assert len([words for words in browser.complaints if "Content Security Policy" in words]) >= 2
