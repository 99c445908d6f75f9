"""Claims and places that a person writes down, of words of the article or over a proposal."""

from __future__ import annotations

from time import process_time

import msgspec
import pytest

from tests.helpers.briefings import TEXT, a_briefing, a_document, a_source
from tests.helpers.editing import an_editable_briefing
from tests.helpers.proposals import ADA, BARE, IDAHO, a_proposed_briefing
from viewer.model.briefing import Briefing, PlaceCandidate, Point, ProposedStatement, Stated
from viewer.model.check import problems
from viewer.model.errors import DatelineError
from viewer.session import making, review
from viewer.session.forms import ClaimForm, PlaceForm, form_of, known_names, names_in

WORDS = "had gone to Chukotka"
SPAN = (TEXT.index(WORDS), TEXT.index(WORDS) + len(WORDS))
CLAIM = ClaimForm(statement="Containers went to Chukotka.", kind="allegation")


def made(form: ClaimForm | PlaceForm, briefing: Briefing | None = None) -> Briefing:
    return making.made(briefing or a_briefing(**BARE), "article", TEXT, SPAN, form, ADA)


def test_a_claim_stands_on_the_selected_words_and_is_signed() -> None:
    briefing = made(CLAIM)
    (claim,) = briefing.claims
    (passage,) = briefing.passages
    assert passage.quote.exact == WORDS
    assert (claim.text, claim.kind) == (CLAIM.statement, "allegation")
    assert (claim.review.state, claim.review.by, claim.review.rule) == ("accepted", "Ada", None)
    assert list(problems(briefing, a_document().texts)) == []


def test_a_claim_without_a_speaker_is_the_article_s_own() -> None:
    (claim,) = made(CLAIM).claims
    assert [link.agents for link in claim.attribution] == [("a-article",)]


def test_speakers_and_relays_are_those_that_are_known_by_name_or_new_persons() -> None:
    form = msgspec.structs.replace(
        CLAIM, speakers=("the minister", "Ada Brunn"), relays=("The Agency",)
    )
    briefing = made(form)
    (claim,) = briefing.claims
    agents = {agent.id: agent for agent in briefing.agents}
    assert [link.agents for link in claim.attribution][:2] == [("a-article",), ("a-agency",)]
    known, new = (agents[i] for i in claim.attribution[-1].agents)
    assert known.id == "a-minister"
    assert (new.name, new.kind) == ("Ada Brunn", "person")


def test_a_denial_of_nothing_is_refused_and_one_that_is_proposed_is_written_over() -> None:
    form = msgspec.structs.replace(CLAIM, kind="denial")
    with pytest.raises(DatelineError, match="D in the review or F2 on the claim"):
        made(form)
    briefing = a_proposed_briefing()
    proposal = next(p for p in briefing.proposals if "denied it" in p.quote.exact)
    (claim,) = making.decided(briefing, TEXT, proposal, form, ADA).claims
    assert (claim.kind, claim.text) == ("denial", form.statement)


def test_times_are_edtf_and_others_are_refused_with_a_hint() -> None:
    (claim,) = made(msgspec.structs.replace(CLAIM, said="2024-06-19", time="2024~")).claims
    assert (claim.said, claim.time) == (Stated(value="2024-06-19"), Stated(value="2024~"))
    with pytest.raises(DatelineError, match="write it as 2024-06-19"):
        made(msgspec.structs.replace(CLAIM, said="last Tuesday"))


@pytest.mark.parametrize(
    "form", [msgspec.structs.replace(CLAIM, statement=" \n"), PlaceForm(name="  ")]
)
def test_a_form_that_says_nothing_is_refused(form: ClaimForm | PlaceForm) -> None:
    with pytest.raises(DatelineError):
        made(form)


def test_space_around_the_selected_words_is_left_out() -> None:
    assert making.trimmed(TEXT, SPAN[0] - 1, SPAN[1]) == SPAN
    with pytest.raises(DatelineError, match="no words are selected"):
        making.trimmed("a \n b", 1, 4)


def test_a_place_without_a_position_is_in_the_tray() -> None:
    briefing = made(PlaceForm(name="The far east", feature="area"))
    (place,) = briefing.places
    assert (place.name, place.feature, place.geometry) == ("The far east", "area", None)
    assert [m.place for m in briefing.mentions] == [place.id]


def test_a_place_at_a_candidate_is_there() -> None:
    at = PlaceCandidate(name="Moscow", lon=IDAHO.lon, lat=IDAHO.lat, geonames="5601538")
    (place,) = made(PlaceForm(name="Moscow, Idaho", precision="site", candidate=at)).places
    assert place.geometry == Point(coordinates=(IDAHO.lon, IDAHO.lat))
    assert (place.name, place.precision) == ("Moscow, Idaho", "site")


def test_a_place_of_a_known_name_is_that_place() -> None:
    briefing = made(PlaceForm(name="chukotka"), a_briefing())
    assert len(briefing.places) == len(a_briefing().places)
    assert briefing.mentions[-1].place == "chukotka"


def test_a_proposal_written_over_is_edited_and_keeps_its_cue_with_its_speaker() -> None:
    briefing = a_proposed_briefing()
    proposal = next(p for p in briefing.proposals if "containers" in p.quote.exact)
    form = form_of(proposal)
    assert isinstance(form, ClaimForm)
    assert (form.speakers, form.relays) == (("The Minister",), ("The Agency",))
    done = making.decided(
        briefing, TEXT, proposal, msgspec.structs.replace(form, statement="So."), ADA
    )
    (claim,) = done.claims
    assert (claim.text, claim.review.state) == ("So.", "edited")
    assert claim.attribution[-1].cue == "according to the Agency"
    assert proposal.id not in {p.id for p in review.open_proposals(done)}


def test_names_are_parted_by_semicolons() -> None:
    assert names_in(" Ada  Brunn; ;a spokesman, who asked; Ada Brunn") == (
        "Ada Brunn",
        "a spokesman, who asked",
    )


def test_completion_knows_agents_and_proposed_speakers() -> None:
    names = known_names(a_proposed_briefing())
    assert "The Agency" in names
    assert "Pyongyang’s ministry" in names


def a_city(name: str) -> tuple[int, int]:
    return TEXT.index(name), TEXT.index(name) + len(name)


def test_the_same_words_elsewhere_name_the_place_too_if_a_person_says_so() -> None:
    form = PlaceForm(name="Pyongyang", everywhere=True)
    bare = a_briefing(**BARE)
    span = a_city("Pyongyang")
    assert len(making.elsewhere(bare, "article", TEXT, span)) == 1
    briefing = making.made(bare, "article", TEXT, span, form, ADA)
    assert [m.place for m in briefing.mentions] == ["pyongyang", "pyongyang"]
    assert len({m.passage for m in briefing.mentions}) == 2
    assert making.elsewhere(briefing, "article", TEXT, span) == ()
    assert list(problems(briefing, a_document().texts)) == []


def test_thousands_of_the_same_words_name_a_place_each_by_an_id_of_its_own() -> None:
    text = "It rained in Pyongyang. " * 6_000
    bare = a_briefing(**BARE, sources=(a_source(text),))
    form = PlaceForm(name="Pyongyang", everywhere=True)
    before = process_time()
    briefing = making.made(bare, "article", text, (13, 22), form, ADA)
    assert process_time() - before < 3  # 0.3 s on an idle machine; as their square grows, 30
    assert len(briefing.mentions) == 6_000
    assert {m.place for m in briefing.mentions} == {"pyongyang"}
    assert list(problems(briefing, {"article": text})) == []


def test_a_denial_of_what_was_rejected_is_refused_as_it_is_written() -> None:
    briefing = a_proposed_briefing()
    denial = next(p for p in briefing.proposals if p.quote.exact == "Pyongyang has denied it.")
    assert isinstance(denial.what, ProposedStatement)
    gone = review.rejected(briefing, denial.what.denies)
    form = ClaimForm(statement="It is not so.", kind="denial")
    assert making.decided(briefing, TEXT, denial, form, ADA).claims
    with pytest.raises(DatelineError, match="must name the claim"):
        making.decided(gone, TEXT, denial, form, ADA)


def test_an_article_without_a_voice_of_its_own_can_say_nothing() -> None:
    bare = a_briefing(**BARE)
    agents = tuple(agent for agent in bare.agents if agent.kind != "article")
    with pytest.raises(DatelineError, match="no voice of its own"):
        made(CLAIM, msgspec.structs.replace(bare, agents=agents))


def test_what_another_article_says_is_not_said_by_this_one() -> None:
    other = an_editable_briefing()
    form = msgspec.structs.replace(CLAIM, speakers=("Another article",))
    claim = made(form, other).claims[-1]
    assert [link.agents for link in claim.attribution] == [("a-article",), ("a-other",)]


def test_words_within_others_and_those_proposed_already_are_not_the_same_words() -> None:
    assert making.elsewhere(a_proposed_briefing(), "article", TEXT, a_city("Pyongyang")) == ()
    assert making.elsewhere(a_briefing(**BARE), "article", TEXT, a_city("yang")) == ()


@pytest.mark.parametrize("words", ["45.03, 35.38", "45.03° 35.38°", "45.03;35.38"])
def test_a_place_is_at_the_degrees_that_are_written(words: str) -> None:
    (place,) = made(PlaceForm(name="The port", precision="site", at=words)).places
    assert place.geometry == Point(coordinates=(35.38, 45.03))


@pytest.mark.parametrize("words", ["somewhere", "95, 10", "10, 200", "45.03", "1e5, 3", "٤٥, ٣"])
def test_degrees_that_are_none_are_refused_with_a_hint(words: str) -> None:
    with pytest.raises(DatelineError, match="latitude and longitude"):
        made(PlaceForm(name="The port", at=words))


def test_degrees_of_a_place_that_is_there_already_are_not_lost_in_silence() -> None:
    with pytest.raises(DatelineError, match="another name"):
        made(PlaceForm(name="moscow", at="1, 2"), a_briefing())
    form = PlaceForm(name="Kijong", at="37.9, 126.6", everywhere=True)
    span = a_city("Pyongyang")
    briefing = making.made(a_briefing(**BARE), "article", TEXT, span, form, ADA)
    assert [m.place for m in briefing.mentions] == ["kijong", "kijong"]


def test_a_date_that_is_left_as_it_was_found_stays_inferred() -> None:
    briefing = a_proposed_briefing()
    flight = next(p for p in briefing.proposals if p.quote.exact.startswith("The minister"))
    form = form_of(flight, published=briefing.sources[0].published)
    assert isinstance(form, ClaimForm)
    assert form.time == "2024-06-18"
    for time, inferred in (("2024-06-18", True), ("2024-06-11", False)):
        written = msgspec.structs.replace(form, time=time)
        (claim,) = making.decided(briefing, TEXT, flight, written, ADA).claims
        assert claim.time is not None
        assert (claim.time.value, claim.time.inferred) == (time, inferred)
