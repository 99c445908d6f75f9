"""Briefings as an enemy, or a person in a hurry, writes them: each is presented as it is."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from resources.bench import large
from tests.helpers.briefings import TEXT, a_briefing, a_claim, a_document, a_source, a_step
from tests.helpers.payloads import PAYLOADS
from tests.helpers.shows import CARD, MARKED, TITLE, presented
from tests.helpers.views import rich
from viewer.model.briefing import Focus, Review, View
from viewer.model.geometry import Bounds
from viewer.model.text import displayed, shortened
from viewer.session.room import LONGEST

BOUNDS: tuple[Bounds, ...] = (
    (170.0, 50.0, -160.0, 70.0),
    (37.6, 55.8, 37.6, 55.8),
    (-180.0, -90.0, 180.0, 90.0),
    (179.9, 89.9, -179.9, 90.0),
    (10.0, 20.0, 10.0000001, 20.0000001),
)
MADE = "document.querySelectorAll('.room-layer :is(img, script, iframe, object, a)').length"
CENTRE = "window.stage.camera.view().centre"


def test_hostile_words_are_words_to_room_and_presenter(qapp: QApplication, home: object) -> None:
    steps = [
        a_step(f"s-{number}", title=words, caption=words, notes=words)
        for number, words in enumerate(PAYLOADS.values())
    ]
    hostile = "[*]<img src=x onerror=window.canary=1>"
    briefing = a_briefing(title=hostile, summary=hostile, steps=tuple(steps))
    with presented(qapp, a_document(briefing)) as stage:
        assert stage.show.audience.windowTitle() == f"Dateline — [*]{hostile}"  # one is Qt's sign
        for step in steps:
            stage.settle()
            for screen in (stage.room, stage.own):
                assert screen.says(TITLE) == displayed(shortened(step.title, LONGEST))
                assert screen.says(MADE) == 0
            stage.show.actions["step-next"].trigger()
        for command in ("overview", "stage-text"):
            stage.show.actions[command].trigger()
            assert list(rich(QApplication.allWidgets())) == []
            stage.dialog().reject()


def test_views_that_cannot_be_and_claims_that_were_rejected_stop_nothing(
    qapp: QApplication, home: object, caplog: pytest.LogCaptureFixture
) -> None:
    views = [View(bounds=bounds) for bounds in BOUNDS]
    nowhere = Focus(places=("the-west",), claims=("c-rejected",))
    steps = [a_step(f"s-{n}", title=f"{n}", view=view) for n, view in enumerate((*views, None))]
    steps.append(a_step("s-nowhere", title="nowhere", view=None, focus=nowhere))
    review = Review(state="rejected", by="a tester", when="2024-06-20")
    claims = (*a_briefing().claims, a_claim("c-rejected", review=review))
    with presented(qapp, a_document(a_briefing(steps=tuple(steps), claims=claims))) as stage:
        west, _, east, _ = stage.room.says("window.stage.camera.view().bounds")
        assert west < 170 < 200 < east < west + 180
        for step in steps:
            for command in ("evidence", "disputed", "stage-claim-next", "disputed"):
                stage.show.actions[command].trigger()
            stage.settle()
            assert stage.room.says(TITLE) == step.title
            assert stage.room.says(CENTRE) == pytest.approx(stage.own.says(CENTRE), abs=2)
            stage.show.actions["step-next"].trigger()
        assert stage.room.says(CARD) == ""
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


def test_two_hundred_steps_with_five_thousand_claims_are_presented(
    qapp: QApplication, home: object
) -> None:
    with presented(qapp, large.document()) as stage:
        for _ in range(50):
            stage.show.actions["step-next"].trigger()
        stage.do("step-last", "evidence")
        assert stage.room.says(TITLE) == "What was said, part 200"
        assert len(stage.room.says(MARKED)) == 1


def test_the_words_are_found_in_a_paragraph_of_a_megabyte(qapp: QApplication, home: object) -> None:
    text = TEXT.replace("\n", " ") * 5000
    document = msgspec.structs.replace(
        a_document(text=text), briefing=a_briefing(sources=(a_source(text),))
    )
    with presented(qapp, document) as stage:
        stage.do("evidence")
        assert stage.room.says(MARKED) == ["The minister flew from Moscow to Pyongyang on Tuesday."]
