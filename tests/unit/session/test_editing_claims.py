"""Claims and articles written over by a form."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.helpers.editing import TEXTS, an_editable_briefing
from tests.helpers.proposals import ADA, BEN
from viewer.model.briefing import (
    Briefing,
    Claim,
    Link,
    PlaceRole,
    Rating,
    Relation,
    Review,
    Source,
    Stated,
)
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.session.editing import ordering
from viewer.session.editing.claims import (
    WrittenAgent,
    WrittenLink,
    WrittenRelation,
    claim_changed,
    words_added,
    written_agents,
    written_claim,
)
from viewer.session.editing.parts import checked
from viewer.session.editing.sources import source_changed, source_form
from viewer.session.editing.stating import FactForm

BASE = an_editable_briefing()
INDEX = Index(BASE)
RATINGS = ("credibility", "likelihood", "confidence")


def written(claim: str, briefing: Briefing = BASE, **fields: Any) -> Index:
    """The briefing with some fields of a claim's form changed by Ben."""
    index = Index(briefing)
    form = msgspec.structs.replace(written_claim(index, index.claims[claim]), **fields)
    return Index(checked(briefing, claim_changed(briefing, claim, form, BEN), TEXTS))


def test_a_form_that_is_left_alone_changes_nothing() -> None:
    for claim in BASE.claims:
        assert claim_changed(BASE, claim.id, written_claim(INDEX, claim), BEN) is BASE


def test_who_writes_a_claim_over_signs_it_and_a_confirmation_is_gone() -> None:
    confirmed = Review(state="accepted", by="Ada", when="2024", confirmed_by="Cleo")
    claims = tuple(msgspec.structs.replace(c, review=confirmed) for c in BASE.claims)
    before = msgspec.structs.replace(BASE, claims=claims)
    after = written("c-visit", before, text=" He\nwent. ").claims["c-visit"]
    assert after.review == Review(state="edited", by="Ben", when="2026-11-25")
    assert after.text == "He went."


def test_a_chain_is_written_from_the_article_inwards() -> None:
    links = (
        WrittenLink((WrittenAgent("The Agency", "a-agency"),), "reported"),
        WrittenLink((WrittenAgent("A new  Ministry"), WrittenAgent("the minister")), " said "),
    )
    index = written("c-visit", links=links)
    first, relay, last = index.claims["c-visit"].attribution
    assert first == Link(agents=("a-article",))
    assert relay == Link(agents=("a-agency",), cue="reported")
    new, known = (index.agents[i] for i in last.agents)
    assert (new.name, new.kind, known.id) == ("A new Ministry", "person", "a-minister")
    assert last.cue == "said"


def test_somebody_new_who_is_proposed_elsewhere_is_of_that_kind() -> None:
    agents = written_agents(INDEX, ["Pyongyang’s ministry"], WrittenLink())
    index = written("c-visit", links=(WrittenLink(agents),))
    (speaker,) = index.speakers(index.claims["c-visit"])
    assert speaker.kind == "government"


def test_a_link_that_names_nobody_is_refused() -> None:
    with pytest.raises(DatelineError, match="names nobody"):
        written("c-visit", links=(WrittenLink((), "said"),))


def test_names_mean_those_of_the_link_first_then_others_by_any_name() -> None:
    link = WrittenLink((WrittenAgent("The Agency", "a-second-agency"),))
    found = written_agents(INDEX, ["the agency", "unser minister", "Nobody"], link)
    assert [agent.id for agent in found] == ["a-second-agency", "a-same", None]


def test_links_are_put_in_taken_out_and_moved() -> None:
    assert ordering.put_in(("a", "b"), 1, "x") == ("a", "x", "b")
    assert ordering.taken_out(("a", "b"), 0) == ("b",)
    assert ordering.taken_out(("a", "b"), 5) == ("a", "b")
    assert ordering.moved(("a", "b", "c"), 0, 1) == ("b", "a", "c")
    assert ordering.moved(("a", "b", "c"), 2, 9) == ("a", "b", "c")


def test_relations_are_written_in_both_directions() -> None:
    relations = (
        WrittenRelation("supports", "c-visit"),
        WrittenRelation("disputes", "c-denial", inward=True),
    )
    with pytest.raises(DatelineError, match="a denial must name the claim that it denies"):
        written("c-containers", relations=relations)  # the denial would deny nothing
    both = (*relations, WrittenRelation("denies", "c-denial", inward=True))
    index = written("c-containers", relations=both)
    assert index.claims["c-containers"].relations == (Relation(type="supports", claim="c-visit"),)
    denial = index.claims["c-denial"]
    assert {r.type for r in denial.relations} == {"denies", "disputes"}
    assert denial.review.by == "Ben"


def test_what_is_only_suggested_is_not_accepted_by_a_relation_to_it() -> None:
    visit = msgspec.structs.replace(BASE.claims[0], review=Review(rule="a rule"))
    before = msgspec.structs.replace(BASE, claims=(visit, *BASE.claims[1:]))
    inward = WrittenRelation("supports", "c-visit", inward=True)
    form = written_claim(INDEX, INDEX.claims["c-containers"])
    index = written("c-containers", before, relations=(*form.relations, inward))
    assert index.claims["c-visit"].review == Review(rule="a rule")
    assert index.claims["c-visit"].relations == (Relation(type="supports", claim="c-containers"),)


def test_a_denial_without_what_it_denies_is_refused_in_the_claim_s_words() -> None:
    with pytest.raises(DatelineError, match="No containers went anywhere"):
        written("c-denial", relations=())
    with pytest.raises(DatelineError, match="stands on no words"):
        written("c-denial", passages=())


def test_a_claim_moved_to_words_of_another_article_starts_there() -> None:
    claim = written("c-containers", passages=("p-other",)).claims["c-containers"]
    assert claim.attribution[0].agents == ("a-other",)
    assert claim.attribution[1:] == INDEX.claims["c-containers"].attribution[1:]


def test_places_and_their_roles_are_written() -> None:
    roles = (PlaceRole(place="moscow", role="at"), PlaceRole(place="moscow", role="about"))
    assert written("c-denial", places=roles).claims["c-denial"].places == roles


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (FactForm(value="2024", standing="stated"), Stated(value="2024")),
        (FactForm(value="2024", standing="given"), Stated(value="2024", basis="Given by Ben.")),
        (
            FactForm(value="2024~", standing="inferred", basis="the visit"),
            Stated(value="2024~", inferred=True, basis="the visit"),
        ),
        (
            FactForm(value="2024", standing="inferred"),
            Stated(value="2024", inferred=True, basis="Inferred by Ben."),
        ),
        (FactForm(), None),
    ],
)
def test_a_time_says_whether_it_is_stated_given_or_inferred(
    form: FactForm, expected: Stated | None
) -> None:
    assert written("c-visit", said=form, text="Other.").claims["c-visit"].said == expected


def test_a_time_that_is_none_is_refused_with_a_hint() -> None:
    with pytest.raises(DatelineError, match="write it as 2024-06-19"):
        written("c-visit", said=FactForm(value="Tuesday"))


def test_selected_words_are_added_to_a_claim_once() -> None:
    text = TEXTS["article"]
    start = text.index("Pyongyang has")
    span = (start, start + len("Pyongyang has denied it."))
    briefing = words_added(BASE, "c-visit", "article", text, span, BEN)
    assert Index(briefing).claims["c-visit"].passages == ("p-the", "p-denial")
    assert words_added(briefing, "c-visit", "article", text, span, BEN) == briefing
    new = words_added(BASE, "c-visit", "article", text, (start, start + 9), BEN)
    claim: Claim = Index(checked(BASE, new, TEXTS)).claims["c-visit"]
    assert Index(new).passages[claim.passages[1]].quote.exact == "Pyongyang"


def test_a_rating_is_signed_by_itself_and_leaves_the_review_alone() -> None:
    confirmed = Review(state="accepted", by="Ada", when="2024", confirmed_by="Cleo")
    before = msgspec.structs.replace(INDEX.claims["c-visit"], review=confirmed)
    base = msgspec.structs.replace(BASE, claims=(before, *BASE.claims[1:]))
    claim = written("c-visit", base, credibility="2", likelihood="very likely").claims["c-visit"]
    signed = {"by": "Ben", "when": "2026-11-25"}
    assert claim.credibility == Rating(value="2", **signed)
    assert claim.likelihood == Rating(value="very likely", **signed)
    assert claim.confidence is None
    assert claim.review == confirmed


def test_a_rating_that_is_left_alone_keeps_its_signature_and_one_taken_back_is_gone() -> None:
    rated = {name: Rating(value="low", by="Ada", note="One source.") for name in RATINGS}
    claim = msgspec.structs.replace(INDEX.claims["c-visit"], **rated)
    base = msgspec.structs.replace(BASE, claims=(claim, *BASE.claims[1:]))
    after = written("c-visit", base, confidence="", text="Other.").claims["c-visit"]
    assert after.credibility is claim.credibility
    assert after.likelihood is claim.likelihood
    assert after.confidence is None
    assert after.review.by == "Ben"


def detailed(**facts: FactForm) -> Source:
    """The first article with some of its facts written over by Ada."""
    form = source_form(BASE.sources[0])
    form = msgspec.structs.replace(form, facts={**form.facts, **facts})
    return checked(BASE, source_changed(BASE, "article", form, ADA), TEXTS).sources[0]


def test_an_article_s_form_that_is_left_alone_changes_nothing() -> None:
    for source in BASE.sources:
        assert source_changed(BASE, source.id, source_form(source), ADA) == BASE


def test_what_a_person_says_of_an_article_is_marked_as_given() -> None:
    source = detailed(
        publisher=FactForm(value="Courier", standing="given"),
        published=FactForm(value="2024-06", standing="stated"),
        rights=FactForm(value="CC BY 4.0", standing="inferred", basis="its imprint"),
    )
    assert source.publisher == Stated(value="Courier", basis="Given by Ada.")
    assert source.published == Stated(value="2024-06")
    assert source.rights == Stated(value="CC BY 4.0", inferred=True, basis="its imprint")
    assert source.title == BASE.sources[0].title


@pytest.mark.parametrize("address", ["javascript:1", "example.org", "https://", "https://a b"])
def test_an_address_must_be_one_of_the_web(address: str) -> None:
    with pytest.raises(DatelineError, match=r"https://example\.org"):
        detailed(url=FactForm(value=address, standing="given"))


def test_an_article_s_dates_are_edtf_and_its_rating_is_signed() -> None:
    form = msgspec.structs.replace(source_form(BASE.sources[0]), retrieved="2024~", reliability="C")
    source = source_changed(BASE, "article", form, ADA).sources[0]
    assert source.retrieved == "2024~"
    assert source.reliability is not None
    assert (source.reliability.value, source.reliability.by) == ("C", "Ada")
    with pytest.raises(DatelineError, match="no date for “retrieved”"):
        source_changed(BASE, "article", msgspec.structs.replace(form, retrieved="now"), ADA)
