"""The article that a room has ready before anybody asks for it, in the real page."""

from __future__ import annotations

import msgspec
import pytest

from tests.helpers.room_page import CARD, ROOM, RoomPage, room
from tests.helpers.shows import Stage, until
from viewer.map.messages import Ahead, ShowRoom
from viewer.map.room import Evidence, Paragraph, Run

PROOF = room(mode="evidence")
OTHER = room(
    mode="evidence",
    evidence=Evidence(
        source="Another article",
        paragraphs=(Paragraph(runs=(Run(text="Other words", marked=True),)),),
    ),
)
PLACE = """(() => {
  const section = document.querySelector('.evidence'), box = section.getBoundingClientRect();
  return [box.left, box.width > 0 && box.left < innerWidth, section.inert];
})()"""
LAID_OUT = """(() => {
  const mark = document.querySelector('.evidence mark').getBoundingClientRect();
  return [mark.top, getComputedStyle(document.querySelector('.evidence-text')).fontSize];
})()"""
SHOWN = [0, True, False]
TEXT = "document.querySelector('.evidence-text').textContent"
SIGN = "document.querySelector('.evidence-text').firstChild.sign"


def marked(page: RoomPage) -> None:
    """Leave a sign at the written article: it is gone when it is written anew."""
    page.says("void (document.querySelector('.evidence-text').firstChild.sign = 7) || 0")


def test_an_article_is_laid_out_out_of_sight_and_shown_as_it_is(page: RoomPage) -> None:
    page.shown(PROOF, size=(1280, 720))
    straight = page.says(LAID_OUT)
    page.shown(ROOM)
    page.tell(Ahead(bounds=None, room=OTHER), Ahead(bounds=None, room=PROOF))
    assert page.says(PLACE)[1:] == [False, True]
    assert page.says(LAID_OUT) == straight
    marked(page)
    page.shown(PROOF)
    assert page.says(PLACE) == SHOWN
    assert page.says(SIGN) == 7 and page.says(LAID_OUT) == straight
    page.shown(ROOM)
    assert page.says(PLACE)[1:] == [False, True]


def test_what_is_ready_gives_way_to_what_is_asked_for(page: RoomPage) -> None:
    page.shown(ROOM, size=(1280, 720))
    page.tell(Ahead(bounds=None, room=OTHER))
    page.shown(PROOF)
    assert "the words that prove it" in page.says(TEXT)
    page.tell(Ahead(bounds=None, room=OTHER))
    assert "the words that prove it" in page.says(TEXT) and page.says(PLACE) == SHOWN


@pytest.mark.parametrize("other", [(1920, 1080), (1280, 1500)])
def test_a_window_of_another_size_has_it_laid_out_anew(
    page: RoomPage, other: tuple[int, int]
) -> None:
    page.shown(PROOF, size=(1280, 864))
    straight = page.says(LAID_OUT)
    page.shown(ROOM, size=other)
    page.tell(Ahead(bounds=None, room=PROOF))
    assert page.says(LAID_OUT) != straight
    page.shown(ROOM, size=(1280, 864))
    page.shown(PROOF)
    assert page.says(LAID_OUT) == straight


def test_a_card_with_other_words_is_written(page: RoomPage) -> None:
    page.shown(ROOM)
    page.tell(Ahead(bounds=None, room=PROOF))
    card = msgspec.structs.replace(CARD, speaker="Somebody else")
    page.tell(ShowRoom(room=room(mode="evidence", card=card)))
    page.settle()
    assert "Somebody else" in page.says("document.querySelector('.evidence-head').textContent")


def test_words_that_the_article_has_lost_are_shown_as_they_were_quoted(page: RoomPage) -> None:
    page.shown(room(mode="evidence", evidence=None))
    assert page.says(TEXT) == f"{ROOM.words.lost}{CARD.quote}"


def test_at_rest_a_presentation_has_the_proof_of_the_claim_in_focus_ready(stage: Stage) -> None:
    stage.trigger("stage-claim-next")
    ready = stage.show.views.pictures.proof_of(stage.show.presentation.shown)
    assert ready and ready.evidence
    words = next(run.text for p in ready.evidence.paragraphs for run in p.runs if run.marked)
    until(lambda: stage.room.says("document.querySelector('.evidence mark')?.textContent") == words)
    until(lambda: stage.room.says(PLACE)[1:] == [False, True])
    stage.do("evidence")
    assert stage.room.says(PLACE) == SHOWN
