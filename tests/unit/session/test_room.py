"""What the room reads: the step or what was found, a claim's card, both sides, and the proof."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import msgspec
import pytest

from tests.helpers.briefings import (
    TEXT,
    a_briefing,
    a_claim,
    a_passage,
    a_source,
    a_step,
)
from tests.helpers.payloads import PAYLOADS, filled
from viewer.map.room import Dispute, Evidence, Room, RoomCard
from viewer.model.briefing import Claim, Focus, Kind, Link, Relation, Review, Stated, View
from viewer.model.index import Index
from viewer.session.presentation import Presentation
from viewer.session.room import LONGEST, Picture, Pictures, Wording
from viewer.store import container
from viewer.store.resources import bundled_briefing

KINDS: dict[Kind, str] = {kind: kind.upper() for kind in get_args(Kind)}
WORDING = Wording(kinds=KINDS, stated=lambda date: date.value, source="Our article, 2024")
ALL = Focus(claims=("c-visit", "c-containers", "c-denial"))
FOCUSED = Focus(claims=("c-containers",))
STEPS = (a_step("s-one", caption="A caption.", notes="SECRET", focus=ALL), a_step("s-two"))
UNSAFE = [chr(c) for c in (*range(9), *range(0x0B, 0x20), 0x7F, *range(0x202A, 0x202F), 0x2066)]


class Told:
    """A presentation, and what the room reads of it."""

    def __init__(self, text: str = TEXT, wording: Wording = WORDING, **parts: Any) -> None:
        index = Index(a_briefing(**{"steps": STEPS, **parts}))
        self.presentation = Presentation(index)
        self._pictures = Pictures(self.presentation, {"article": text}, wording, "recognised")

    @property
    def picture(self) -> Picture:
        return self._pictures.of(self.presentation.here)

    @property
    def room(self) -> Room:
        return self.picture.room

    @property
    def card(self) -> RoomCard:
        assert self.room.card is not None
        return self.room.card

    @property
    def evidence(self) -> Evidence:
        assert self.room.evidence is not None
        return self.room.evidence

    @property
    def dispute(self) -> Dispute:
        assert self.room.dispute is not None
        return self.room.dispute


def marked(evidence: Evidence | None) -> list[str]:
    assert evidence is not None
    return [run.text for p in evidence.paragraphs for run in p.runs if run.marked]


def with_claim(claim: Claim, **parts: Any) -> Told:
    """A room with this claim in focus."""
    step = a_step(focus=Focus(claims=(claim.id,)))
    return Told(steps=(step,), claims=(claim, *a_briefing().claims[1:]), **parts)


def words_in(value: object) -> Iterator[str]:
    """Yield every text in a struct, at any depth."""
    match msgspec.to_builtins(value):
        case dict() as fields:
            for field in fields.values():
                yield from words_in(field)
        case list() as items:
            for item in items:
                yield from words_in(item)
        case str() as words:
            yield words


def test_a_step_is_read_with_its_number_title_caption_and_first_claim() -> None:
    room = Told().room
    assert (room.number, room.count) == (1, 2)
    assert (room.title, room.caption) == ("The visit", "A caption.")
    assert (room.card_number, room.card_count) == (1, 3)
    assert (room.mode, room.evidence, room.dispute) == ("map", None, None)
    assert room.source == "2024-06-19 · A visit and its echo · publisher not stated in the text"


def test_presenter_notes_are_nowhere_in_what_the_room_is_told() -> None:
    told = Told()
    told.presentation.switch_evidence()
    assert not [words for words in words_in(told.picture) if "SECRET" in words]


def test_a_card_says_what_in_which_words_who_through_whom_when_and_that_it_is_disputed() -> None:
    told = Told()
    told.presentation.next_claim(1)
    assert told.card == RoomCard(
        kind="allegation",
        kind_words="ALLEGATION",
        text="11,000 containers went to Chukotka.",
        quote="“He said, according to the Agency, that “11,000 containers” had gone”",
        speaker="The Minister",
        through="→ The Agency → this article",
        time="2024-06",
        disputed="denied by North Korean government",
    )
    assert told.room.card_number == 2


def test_a_denial_says_what_it_denies() -> None:
    told = Told()
    told.presentation.next_claim(2)
    assert told.card.denies == "denies: 11,000 containers went to Chukotka."
    assert told.card.disputed == ""


def test_claims_that_deny_each_other_say_so_in_both_directions() -> None:
    one = a_claim("c-visit", relations=(Relation(type="disputes", claim="c-denial"),))
    chain = (Link(agents=("a-article",)), Link(agents=("a-minister",)))
    other = a_claim(
        "c-denial",
        text="He did not go.",
        attribution=chain,
        relations=(Relation(type="denies", claim="c-visit"),),
    )
    card = Told(claims=(one, other)).card
    assert card.disputed == "denied by The Minister"
    assert card.denies == "disputes: He did not go."


@pytest.mark.parametrize(
    ("state", "words"), [("suggested", "suggested, not reviewed"), ("accepted", ""), ("edited", "")]
)
def test_what_no_person_has_reviewed_says_so(state: str, words: str) -> None:
    review = msgspec.convert({"state": state}, Review)
    assert with_claim(a_claim(review=review)).card.suggested == words


def test_a_rejected_claim_is_on_no_card_and_no_side() -> None:
    rejected = Review(state="rejected")
    claims = a_briefing().claims
    told = Told(claims=(*claims[:2], msgspec.structs.replace(claims[2], review=rejected)))
    read = []
    for _ in told.presentation.claims(told.presentation.here):
        read += list(words_in(told.room))
        told.presentation.next_claim(1)
    told.presentation.switch_disputed()
    assert told.room.dispute is None
    assert "No containers went anywhere." not in read
    assert told.card.disputed == ""


def test_a_place_that_was_picked_is_named_and_its_claims_counted() -> None:
    told = Told()
    told.presentation.select("place", "pyongyang")
    assert (told.room.title, told.room.caption) == ("Pyongyang", "평양")
    assert (told.room.card, told.room.card_number, told.room.card_count) == (None, 0, 2)
    assert told.picture.lit.places == ("pyongyang",)


def test_a_claim_that_was_found_elsewhere_has_its_card() -> None:
    told = Told()
    told.presentation.go_on(1)
    told.presentation.focus_claim("c-denial")
    assert told.card.text == "No containers went anywhere."
    assert (told.room.number, told.room.card_number, told.room.card_count) == (2, 1, 1)


def test_evidence_marks_the_words_of_the_claim_in_focus() -> None:
    told = Told()
    told.presentation.switch_evidence()
    seen = []
    for _ in range(3):
        seen += marked(told.evidence)
        told.presentation.next_claim(1)
    assert seen == [
        "The minister flew from Moscow to Pyongyang on Tuesday.",
        "He said, according to the Agency, that “11,000 containers” had gone",
        "Pyongyang has denied it.",
    ]
    told.presentation.switch_evidence()
    assert (told.room.mode, told.room.evidence) == ("map", None)


def test_evidence_marks_all_passages_of_a_claim() -> None:
    told = with_claim(a_claim(passages=("p-moscow", "p-denial")))
    told.presentation.switch_evidence()
    assert marked(told.evidence) == ["Moscow", "Pyongyang has denied it."]


def test_a_passage_that_is_nowhere_any_more_is_quoted_and_not_marked() -> None:
    lost = a_passage("A visit", id="p-lost", state="orphan")
    passages = (lost, *a_briefing().passages)
    told = with_claim(a_claim(passages=("p-lost", "p-moscow")), passages=passages)
    told.presentation.switch_evidence()
    assert marked(told.evidence) == ["Moscow"]
    assert told.card.quote == "“A visit” … “Moscow”"


def test_where_all_of_a_claim_s_words_are_gone_there_is_no_evidence_and_still_its_card() -> None:
    lost = a_passage("A visit", id="p-lost", state="orphan")
    told = with_claim(a_claim(passages=("p-lost",)), passages=(lost,))
    told.presentation.switch_evidence()
    assert (told.room.mode, told.room.evidence) == ("evidence", None)
    assert told.card.quote == "“A visit”"


def test_a_step_without_claims_shows_its_passages_as_evidence() -> None:
    told = Told(steps=(a_step(focus=Focus(passages=("p-denial",))),))
    told.presentation.switch_evidence()
    assert marked(told.evidence) == ["Pyongyang has denied it."]


def test_a_step_of_places_alone_shows_where_the_article_names_them() -> None:
    told = Told(steps=(a_step(focus=Focus(places=("moscow", "chukotka"))),))
    told.presentation.switch_evidence()
    assert marked(told.evidence) == ["Moscow"]


def test_a_place_shows_the_words_that_name_it_as_evidence() -> None:
    told = Told()
    told.presentation.select("place", "moscow")
    told.presentation.switch_evidence()
    assert "Moscow" in "".join(marked(told.evidence))


def test_words_that_were_looked_for_are_marked_in_place_of_the_claim_s() -> None:
    told = Told()
    told.presentation.show_words("article", 0, 7)
    assert marked(told.evidence) == ["A visit"]
    told.presentation.next_claim(1)
    assert marked(told.evidence) != ["A visit"]


def test_evidence_of_a_megabyte_of_words_stays_short() -> None:
    long = "Words and more words. " * 50_000
    text = f"{TEXT.strip()} {long}"
    source = a_source(text)
    told = Told(text.replace("\n", " "), sources=(source,))
    told.presentation.switch_evidence()
    assert marked(told.evidence) == ["The minister flew from Moscow to Pyongyang on Tuesday."]
    assert sum(map(len, words_in(told.room))) < 10_000


def test_every_claim_of_every_bundled_step_is_one_press_from_its_words() -> None:
    document = container.load(bundled_briefing())
    index = Index(document.briefing)
    presentation = Presentation(index)
    pictures = Pictures(presentation, document.texts, WORDING, "recognised")
    proved = 0
    for number, _ in enumerate(presentation.steps, 1):
        presentation.go_to(number)
        presentation.switch_evidence()
        assert marked(pictures.of(presentation.here).room.evidence)
        for claim in presentation.claims(presentation.here):
            presentation.focus_claim(claim.id)
            words = "".join(marked(pictures.of(presentation.here).room.evidence))
            quotes = [index.passages[passage].quote.exact for passage in claim.passages]
            assert words == "".join("".join(quotes).split("\n"))
            proved += 1
    assert proved > 50


@pytest.mark.parametrize("downs", [1, 2])
def test_the_lens_shows_both_versions_whichever_side_is_in_focus(downs: int) -> None:
    told = Told()
    told.presentation.next_claim(downs)
    told.presentation.switch_disputed()
    assert told.room.mode == "disputed"
    assert told.dispute.claim.text == "11,000 containers went to Chukotka."
    assert [card.text for card in told.dispute.against] == ["No containers went anywhere."]
    assert (told.dispute.number, told.dispute.count) == (1, 1)
    assert (told.room.card_number, told.room.card_count) == (1, 1)


def test_the_lens_of_a_denial_on_its_own_shows_both_versions() -> None:
    told = Told()
    told.presentation.go_on(1)
    told.presentation.focus_claim("c-denial")
    told.presentation.switch_disputed()
    assert told.dispute.claim.text == "11,000 containers went to Chukotka."
    assert [card.text for card in told.dispute.against] == ["No containers went anywhere."]


def test_of_many_against_a_claim_it_is_said_how_many_have_no_room() -> None:
    denial = Relation(type="denies", claim="c-containers")
    deniers = tuple(a_claim(f"c-no-{n}", relations=(denial,)) for n in range(5))
    told = Told(claims=(*a_briefing().claims[:2], *deniers), steps=(a_step(focus=FOCUSED),))
    told.presentation.switch_disputed()
    assert (len(told.dispute.against), told.dispute.more) == (3, 2)


def test_two_that_deny_each_other_are_each_denied_by_the_other_and_deny_it() -> None:
    one, other = (
        a_claim(name, relations=(Relation(type="denies", claim=against),))
        for name, against in (("c-one", "c-other"), ("c-other", "c-one"))
    )
    card = Told(claims=(one, other), steps=(a_step(focus=Focus(claims=("c-one",))),)).card
    assert card.disputed.startswith("denied by") and card.denies.startswith("denies: ")


def test_evidence_says_which_of_several_articles_it_is() -> None:
    titled = a_source(title=Stated(value="Another article", inferred=False))
    told = Told(sources=(titled, a_source(id="other")))
    told.presentation.switch_evidence()
    assert told.evidence.source == "Another article"


def test_down_goes_through_the_disputes() -> None:
    both = tuple(Relation(type="denies", claim=claim) for claim in ("c-visit", "c-containers"))
    claims = a_briefing().claims
    denial = msgspec.structs.replace(claims[2], relations=both)
    told = Told(claims=(*claims[:2], denial))
    told.presentation.switch_disputed()
    seen = []
    for _ in range(3):
        seen.append((told.dispute.number, told.dispute.count, told.dispute.claim.text))
        told.presentation.next_claim(1)
    visit = "The minister went to Pyongyang."
    containers = "11,000 containers went to Chukotka."
    assert seen == [(1, 2, visit), (2, 2, containers), (2, 2, containers)]


def test_where_nothing_is_disputed_the_lens_has_nothing() -> None:
    told = Told()
    told.presentation.go_on(1)
    told.presentation.switch_disputed()
    assert (told.room.mode, told.room.dispute) == ("disputed", None)
    assert told.room.words.nothing_disputed


def test_the_map_looks_where_a_person_has_moved_it_else_where_the_step_does() -> None:
    told = Told()
    assert (told.picture.bounds, told.picture.exact) == ((30.0, 35.0, 130.0, 60.0), False)
    told.presentation.moved((1.0, 2.0, 3.0, 4.0))
    assert (told.picture.bounds, told.picture.exact) == ((1.0, 2.0, 3.0, 4.0), True)
    told.presentation.show_step_view()
    assert (told.picture.bounds, told.picture.exact) == ((30.0, 35.0, 130.0, 60.0), False)


def test_a_step_may_have_a_theme_and_a_viewpoint_of_its_own() -> None:
    view = View(bounds=(30.0, 35.0, 130.0, 60.0), viewpoint="de-facto")
    told = Told(steps=(a_step("s-one", theme="light", view=view), a_step("s-two")))
    assert (told.picture.theme, told.picture.scene.viewpoint) == ("light", "de-facto")
    told.presentation.go_on(1)
    assert (told.picture.theme, told.picture.scene.viewpoint) == (None, "recognised")


def test_a_scene_is_made_once() -> None:
    told = Told()
    first = told.picture.scene
    told.presentation.go_on(1)
    assert told.picture.scene is first


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_words_of_a_hostile_briefing_are_made_visible(payload: str) -> None:
    hostile = Wording(kinds=KINDS, stated=lambda date: date.value, source=payload)
    briefing = filled(a_briefing(steps=STEPS), payload)
    fields: dict[str, Any] = {n: getattr(briefing, n) for n in briefing.__struct_fields__}
    told = Told(f"{payload} {TEXT}", hostile, **fields)
    told.presentation.switch_disputed()
    told.presentation.switch_evidence()
    read = "".join(words_in(told.room))
    assert read
    assert not [character for character in UNSAFE if character in read]


def test_a_date_that_is_none_is_made_visible_too() -> None:
    told = with_claim(a_claim(time=Stated(value="2024\u202e")))
    assert told.card.time == "2024\ufffd"


def test_no_text_of_the_room_is_longer_than_can_be_read() -> None:
    long = "word " * 100_000
    passage = msgspec.structs.replace(
        a_passage("Moscow"),
        quote=msgspec.structs.replace(a_passage("Moscow").quote, exact=long),
    )
    step = a_step(title=long, caption=long, focus=Focus(claims=("c-visit",)))
    claim = a_claim(text=long, passages=("p-moscow",), time=Stated(value=long))
    told = Told(steps=(step,), claims=(claim,), passages=(passage,))
    assert max(map(len, words_in(told.room))) <= LONGEST + 1
