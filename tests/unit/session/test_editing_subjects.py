"""Places and agents renamed, merged, split and deleted: what pointed at them follows."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.helpers.briefings import TEXT, a_claim
from tests.helpers.editing import TEXTS, an_editable_briefing
from tests.helpers.proposals import ADA
from viewer.model.briefing import (
    Briefing,
    Link,
    PlaceRole,
    Point,
    ProposedPlace,
    ProposedStatement,
    Rating,
)
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.session import review
from viewer.session.editing import names, splitting
from viewer.session.editing.merging import agents_merged, places_merged
from viewer.session.editing.parts import checked
from viewer.session.editing.removing import removal, removed
from viewer.session.editing.subjects import (
    agent_changed,
    agent_form,
    place_changed,
    place_form,
)
from viewer.session.editing.telling import consequences, name_of
from viewer.session.known import agent_named

BASE = an_editable_briefing()
INDEX = Index(BASE)


def sound(briefing: Briefing, before: Briefing = BASE) -> Index:
    """The look-ups of an edited briefing in which nothing is broken."""
    return Index(checked(before, briefing, TEXTS))


def proposed_names(briefing: Briefing) -> set[str]:
    found = set()
    for proposal in briefing.proposals:
        if isinstance(proposal.what, ProposedStatement):
            found |= {a.name for a in (*proposal.what.speakers, *proposal.what.relayed_by)}
        else:
            found |= {candidate.name for candidate in proposal.what.candidates}
    return found


def rewritten(**fields: Any) -> Index:
    form = msgspec.structs.replace(agent_form(INDEX.agents["a-minister"]), **fields)
    return sound(agent_changed(BASE, "a-minister", form, ADA))


def test_a_form_that_is_left_alone_changes_nothing() -> None:
    for agent in BASE.agents:
        assert agent_changed(BASE, agent.id, agent_form(agent), ADA) == BASE
    for place in BASE.places:
        assert place_changed(BASE, place.id, place_form(place)) == BASE


def test_a_renamed_agent_is_renamed_in_what_is_proposed_too() -> None:
    index = rewritten(name="Minister Brunn")
    assert "Minister Brunn" in proposed_names(index.briefing)
    assert "The Minister" not in proposed_names(index.briefing)
    proposal = next(p for p in review.open_proposals(index.briefing) if p.quote.exact[0] == "“")
    after = review.accepted(index.briefing, TEXTS["article"], proposal, ADA)
    assert len(after.agents) == len(BASE.agents)


def test_an_agent_cannot_take_the_name_of_another_one() -> None:
    with pytest.raises(DatelineError, match="merge the two instead"):
        rewritten(name="the agency")


def test_a_judgement_is_signed_by_whoever_makes_it() -> None:
    index = rewritten(reliability="B")
    rating = Rating(value="B", by="Ada", when="2026-11-24")
    assert index.agents["a-minister"].reliability == rating


def test_a_renamed_place_has_its_new_name_in_its_own_language_too() -> None:
    form = msgspec.structs.replace(place_form(INDEX.places["moscow"]), name="Moskau")
    place = sound(place_changed(BASE, "moscow", form)).places["moscow"]
    assert (place.name, place.names) == ("Moskau", {"en": "Moskau", "ru": "Москва"})


def test_names_are_read_as_they_are_written() -> None:
    known = {"en": "Moscow", "ru": "Москва", "und": "The Third Rome"}
    line = names.words_of(known)
    assert line == "en: Moscow; ru: Москва; The Third Rome"
    assert names.names_of(line, {}) == known
    assert names.names_of("A; B; A", {}) == {"und": "A", "und-x-2": "B"}
    assert names.names_of(" ", known) == {}


def test_all_that_pointed_at_a_merged_agent_points_at_the_other() -> None:
    index = sound(agents_merged(BASE, "a-minister", "a-same"))
    assert "a-minister" not in index.agents
    claim = index.claims["c-containers"]
    assert claim.attribution[-1] == Link(agents=("a-same",), cue="He said")
    kept = index.agents["a-same"]
    assert kept.names == {"de": "Unser Minister", "und": "The Minister"}
    assert "The Minister" not in proposed_names(index.briefing)
    assert agent_named(index.briefing.agents, "the minister") is kept


def test_somebody_does_not_relay_to_themselves_after_a_merge() -> None:
    index = sound(agents_merged(BASE, "a-agency", "a-minister"))
    chain = index.claims["c-containers"].attribution
    assert [link.agents for link in chain] == [("a-article",), ("a-minister",)]


def test_an_article_s_own_voice_is_not_merged_away_but_can_take_others_in() -> None:
    with pytest.raises(DatelineError, match="merge the other way"):
        agents_merged(BASE, "a-article", "a-minister")
    index = sound(agents_merged(BASE, "a-minister", "a-article"))
    assert index.agents["a-article"].kind == "article"


def test_mentions_of_a_merged_agent_stand_for_the_other() -> None:
    index = sound(agents_merged(BASE, "a-government", "a-minister"))
    (mention,) = index.mentions_by_passage["p-pyongyang"]
    assert mention.agent == "a-minister"


def test_all_that_pointed_at_a_merged_place_points_at_the_other() -> None:
    index = sound(places_merged(BASE, "moscow", "chukotka"))
    assert [m.place for m in index.mentions_by_passage["p-moscow"]] == ["chukotka"]
    roles = index.claims["c-visit"].places
    assert roles[0] == PlaceRole(place="chukotka", role="from")
    assert index.steps["s-visit"].focus.places == ("chukotka", "pyongyang")
    place = index.places["chukotka"]
    assert set(place.names.values()) == {"Moscow", "Москва"}
    assert place.geometry == INDEX.places["chukotka"].geometry
    assert place.rank == 1


def test_a_place_without_a_position_takes_that_of_the_merged_one() -> None:
    place = sound(places_merged(BASE, "moscow", "the-west")).places["the-west"]
    assert (place.geometry, place.precision) == (INDEX.places["moscow"].geometry, "city")


def test_what_was_proposed_of_a_merged_place_is_proposed_of_the_other() -> None:
    merged = sound(places_merged(BASE, "moscow", "pyongyang")).briefing
    proposal = next(p for p in merged.proposals if p.quote.exact == "Moscow")
    assert isinstance(proposal.what, ProposedPlace)
    first = proposal.what.candidates[0]
    assert (first.name, first.lon, first.lat) == ("Pyongyang", 125.75, 39.03)
    after = review.accepted(merged, TEXTS["article"], proposal, ADA)
    assert len(after.places) == len(merged.places)


def test_nothing_is_merged_with_itself() -> None:
    for merge, part in ((agents_merged, "a-agency"), (places_merged, "moscow")):
        with pytest.raises(DatelineError, match="the same one"):
            merge(BASE, part, part)


def test_chosen_claims_and_mentions_go_to_a_new_place() -> None:
    uses = [use.id for use in splitting.uses_of_place(INDEX, "pyongyang")]
    assert uses == ["c-visit", "c-denial", "m-government"]
    made = splitting.place_split(
        BASE, "pyongyang", " The  government ", uses[1:], same_position=True
    )
    index = sound(made)
    new = index.places["the-government"]
    assert isinstance(new.geometry, Point)
    assert [c.id for c in index.claims_by_place[new.id]] == ["c-denial"]
    assert index.claims["c-denial"].places == (PlaceRole(place=new.id, role="from"),)
    assert [c.id for c in index.claims_by_place["pyongyang"]] == ["c-visit"]
    assert "pyongyang" not in index.mentions_by_place


def test_chosen_claims_go_to_a_new_agent_of_the_same_kind() -> None:
    made = splitting.agent_split(BASE, "a-agency", "Another Agency", {"c-containers"})
    index = sound(made)
    agent = index.agents["a-another-agency"]
    assert agent.kind == "outlet"
    assert index.claims["c-containers"].attribution[1].agents == (agent.id,)
    assert index.claims["c-containers"].attribution[1].cue == "according to the Agency"


@pytest.mark.parametrize(
    ("name", "moved", "hint"),
    [
        ("", {"c-containers"}, "write one"),
        ("New", set(), "choose some"),
        ("the minister", {"c-containers"}, "another name"),
    ],
)
def test_a_split_needs_a_name_of_its_own_and_something_to_go(
    name: str, moved: set[str], hint: str
) -> None:
    with pytest.raises(DatelineError, match=hint):
        splitting.agent_split(BASE, "a-agency", name, moved)


def test_a_deletion_says_beforehand_what_goes_with_it() -> None:
    going = removal(BASE, "claim", "c-containers")
    assert name_of(BASE, going) == "claim “11,000 containers went to Chukotka.”"
    assert consequences(BASE, going) == (
        "1 claim goes with it:",
        "   • No containers went anywhere. (it would deny nothing)",
        "2 passages go with it, which nothing else stands on.",
        "1 step stays without it.",
    )


def test_a_denial_stays_without_a_claim_that_goes_where_it_denies_what_is_proposed_too() -> None:
    proposed = next(p for p in BASE.proposals if isinstance(p.what, ProposedStatement))
    waiting = msgspec.structs.replace(proposed.what, denied_by=("c-denial",))
    awaited = msgspec.structs.replace(proposed, what=waiting)
    others = (p for p in BASE.proposals if p is not proposed)
    briefing = msgspec.structs.replace(BASE, proposals=(awaited, *others))
    going = removal(briefing, "claim", "c-containers")
    assert going.denials == frozenset()
    index = sound(removed(briefing, going), briefing)
    assert index.claims["c-denial"].relations == ()
    decided = review.accepted(index.briefing, TEXT, awaited, ADA)
    assert [r.claim for r in Index(decided).claims["c-denial"].relations] == [proposed.id]


def test_a_relay_is_not_taken_for_the_speaker_when_that_one_is_deleted() -> None:
    index = sound(removed(BASE, removal(BASE, "agent", "a-minister")))
    assert "c-containers" not in index.claims
    assert "c-denial" not in index.claims  # it denied just that
    assert set(index.passages) == {
        "p-the", "p-moscow", "p-pyongyang", "p-other", "p-tuesday",
    }  # fmt: skip


def test_a_deleted_relay_leaves_the_chain() -> None:
    index = sound(removed(BASE, removal(BASE, "agent", "a-agency")))
    links = index.claims["c-containers"].attribution
    assert [link.agents for link in links] == [("a-article",), ("a-minister",)]


def test_a_place_goes_with_its_mentions_and_out_of_claims_and_steps() -> None:
    index = sound(removed(BASE, removal(BASE, "place", "pyongyang")))
    assert index.mentions_by_passage.keys() == {"p-moscow"}
    assert [role.place for role in index.claims["c-visit"].places] == ["moscow"]
    assert index.steps["s-visit"].focus.places == ("moscow",)
    assert index.claims["c-denial"].places == ()


def test_a_claim_on_two_articles_starts_with_the_one_that_is_left() -> None:
    both = a_claim(
        passages=("p-the", "p-other"), attribution=(Link(agents=("a-article", "a-other")),)
    )
    before = msgspec.structs.replace(BASE, claims=(both, *BASE.claims[1:]))
    index = sound(removed(before, removal(before, "passage", "p-the")), before)
    assert index.claims["c-visit"].attribution == (Link(agents=("a-other",)),)


def test_what_is_proposed_forgets_a_claim_that_is_deleted() -> None:
    """A later claim may have its id, which nobody meant."""
    text = TEXTS["article"]
    denied = next(p for p in BASE.proposals if p.quote.exact.startswith("“11,000"))
    with_claim = review.accepted(BASE, text, denied, ADA)
    index = sound(removed(with_claim, removal(with_claim, "claim", denied.id)), with_claim)
    denial = next(p for p in index.briefing.proposals if p.quote.exact.startswith("Pyongyang has"))
    assert isinstance(denial.what, ProposedStatement)
    assert denial.what.denies == ()


def test_an_article_s_own_voice_is_not_deleted() -> None:
    with pytest.raises(DatelineError, match="its claims need it"):
        removal(BASE, "agent", "a-article")


def test_what_was_wrong_before_does_not_hinder_other_edits() -> None:
    broken = msgspec.structs.replace(BASE, claims=(a_claim(passages=("p-gone",)),))
    form = msgspec.structs.replace(place_form(INDEX.places["moscow"]), name="Moskau")
    assert checked(broken, place_changed(broken, "moscow", form), TEXTS)
    with pytest.raises(DatelineError, match="there is no claim"):
        checked(BASE, msgspec.structs.replace(BASE, claims=()), TEXTS)
