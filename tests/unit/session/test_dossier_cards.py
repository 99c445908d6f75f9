"""What the dossier says of a subject and of each claim."""

from __future__ import annotations

import pytest

from tests.helpers.briefings import a_briefing, a_claim, a_place, an_agent
from viewer.model.briefing import Claim, Link, Rating, Relation, Review
from viewer.model.cards import Card, Counter, card, citation
from viewer.model.index import Index
from viewer.model.text import shortened
from viewer.session.dossier import dossier, heading
from viewer.session.selection import Selection, Subject
from viewer.store import container
from viewer.store.resources import bundled_briefing


def card_of(claim: str) -> Card:
    index = Index(a_briefing())
    return card(index, index.claims[claim])


def bundled_card(claim: str) -> Card:
    index = Index(container.load(bundled_briefing()).briefing)
    return card(index, index.claims[claim])


def with_claims(*claims: Claim) -> Index:
    return Index(a_briefing(claims=claims))


def test_a_chain_goes_from_the_speaker_over_the_relays_to_this_article() -> None:
    assert card_of("c-containers").chain == ("The Minister", "The Agency", "this article")


def test_what_the_article_says_itself_has_a_chain_of_one() -> None:
    shown = card_of("c-visit")
    assert shown.chain == ("this article",)
    assert shown.speakers == "this article"


def test_speakers_together_are_joined() -> None:
    shown = bundled_card("c-denial-of-transfers")
    assert shown.chain == (
        "Russian government (“Moscow”) and North Korean government (“Pyongyang”)",
        "this article",
    )


def test_relays_of_relays_keep_their_order() -> None:
    attribution = tuple(
        Link(agents=(agent,)) for agent in ("a-article", "a-agency", "a-wire", "a-minister")
    )
    wire = an_agent("a-wire", name="The Wire", kind="outlet")
    index = Index(
        a_briefing(agents=(*a_briefing().agents, wire), claims=(a_claim(attribution=attribution),))
    )
    chain = card(index, index.claims["c-visit"]).chain
    assert chain == ("The Minister", "The Wire", "The Agency", "this article")


def test_an_unnamed_speaker_keeps_the_description_of_the_article() -> None:
    unnamed = an_agent("a-official", name="A US official", kind="unnamed", description="a US man")
    index = Index(a_briefing(agents=(*a_briefing().agents, unnamed)))
    shown = heading(index, Subject("agent", "a-official"))
    assert (shown.title, shown.detail) == ("A US official", "not named · a US man")


def test_a_denied_claim_names_who_denies_it_and_the_denial_what_it_denies() -> None:
    denied, denial = card_of("c-containers"), card_of("c-denial")
    assert denied.disputed
    assert denied.counters == (Counter("c-denial", "denied by North Korean government", True),)
    words = "denies: 11,000 containers went to Chukotka."
    assert not denial.disputed
    assert denial.counters == (Counter("c-containers", words, opposes=True, own=True),)


@pytest.mark.parametrize("relation", ["supports", "qualifies", "updates", "duplicates"])
def test_other_relations_are_told_and_dispute_nothing(relation: str) -> None:
    related = a_claim("c-other", relations=(Relation(type=relation, claim="c-visit"),))  # type: ignore[arg-type]
    index = with_claims(a_claim(), related)
    shown = card(index, index.claims["c-visit"])
    assert [(c.claim, c.opposes) for c in shown.counters] == [("c-other", False)]
    assert not shown.disputed


def test_a_rejected_claim_is_on_no_card_as_the_other_side() -> None:
    rejected = a_claim("c-gone", review=Review(state="rejected"))
    denial = a_claim(
        "c-denial", kind="denial", relations=(Relation(type="denies", claim="c-gone"),)
    )
    index = with_claims(rejected, denial)
    assert card(index, index.claims["c-denial"]).counters == ()


def test_what_a_machine_suggested_says_so() -> None:
    index = with_claims(a_claim(review=Review()), a_claim("c-read", review=Review(state="edited")))
    assert card(index, index.claims["c-visit"]).suggested
    assert not card(index, index.claims["c-read"]).suggested


def test_each_judgement_is_a_line_of_its_own_with_its_author() -> None:
    judged = a_claim(
        credibility=Rating(value="2", by="Ada"),
        confidence=Rating(value="low", by="Bo"),
        note="Seen by two.",
    )
    index = with_claims(judged)
    shown = card(index, judged).notes
    assert shown == ("credibility: 2, probably true (Ada)", "confidence: low (Bo)", "Seen by two.")


def test_a_card_survives_what_its_claim_refers_to_and_the_briefing_lacks() -> None:
    lost = a_claim(
        passages=("p-lost", "p-the"),
        attribution=(Link(agents=("a-article",)), Link(agents=("a-lost",))),
        relations=(Relation(type="denies", claim="c-lost"),),
    )
    shown = card(with_claims(lost), lost)
    assert len(shown.quotes) == 1
    assert shown.counters == ()


def test_the_dossier_lists_claims_in_the_order_of_the_article() -> None:
    shown = dossier(Index(a_briefing()), Selection())
    assert shown.claims == ("c-visit", "c-containers", "c-denial")


def test_the_dossier_lists_passages_in_the_order_of_the_article() -> None:
    shown = dossier(Index(a_briefing()), Selection(Subject("place", "pyongyang")))
    assert shown.passages == ("p-the", "p-pyongyang", "p-denial")


def test_passages_of_the_whole_bundled_briefing_follow_the_article() -> None:
    index = Index(container.load(bundled_briefing()).briefing)
    starts = [index.passages[p].position.start for p in dossier(index, Selection()).passages]
    assert starts == sorted(starts)
    assert len(starts) > 50


def test_the_dossier_leaves_out_passages_that_the_briefing_lacks() -> None:
    index = with_claims(a_claim(passages=("p-lost", "p-the")))
    assert dossier(index, Selection()).passages == ("p-the",)


def test_the_heading_of_a_place_gives_its_other_names_once() -> None:
    names = {"en": "Moscow", "ru": "Москва", "uk": "Москва"}
    index = Index(a_briefing(places=(a_place(names=names, note="The capital."),)))
    shown = heading(index, Subject("place", "moscow"))
    assert (shown.title, shown.detail, shown.note) == ("Moscow", "Москва", "The capital.")


def test_the_heading_of_the_whole_is_what_the_briefing_says_of_itself() -> None:
    shown = heading(Index(a_briefing()), None)
    assert (shown.title, shown.note) == ("The whole briefing", "A small briefing for tests.")


def test_a_citation_holds_statement_kind_chain_dispute_words_and_source() -> None:
    assert citation(card_of("c-containers"), "(Our article)") == (
        "11,000 containers went to Chukotka. "
        "(allegation; The Minister → The Agency → this article). Disputed. "
        "“He said, according to the Agency, that “11,000 containers” had gone” (Our article)"
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("two words", "two words"),
        ("a line\nand another", "a line and…"),
        ("unbreakable-word", "unbreakable-…"),
        ("one, two, three", "one, two…"),
    ],
)
def test_long_words_are_cut_at_a_space_if_there_is_one(words: str, shown: str) -> None:
    assert shortened(words, 12) == shown
