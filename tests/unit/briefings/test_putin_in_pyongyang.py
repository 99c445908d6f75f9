"""The bundled briefing, held against the article word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from viewer.model.briefing import Claim
from viewer.model.index import Index
from viewer.store import container
from viewer.store.resources import bundled_briefing

FOLDER = bundled_briefing()
DOCUMENT = container.load(FOLDER)
BRIEFING = DOCUMENT.briefing
INDEX = Index(BRIEFING)
TEXT = DOCUMENT.texts["article"]

FOUR = {
    "moscow": "Moscow",
    "pyongyang": "Pyongyang",
    "ukraine": "Ukraine",
    "eastern-russia": "eastern Russia",
}

UNCLAIMED = {
    "before": "joins two claims of KCNA",
    "and": "joins two claims of the article",
    "But what is it that Putin and Kim want from each other? Let’s take a closer look.": "question",
    "Putin in North Korea": "heading",
    "What do Russia and North Korea want?": "heading",
    "One trip, many messages": "heading",
    "John Erath, senior policy director for the Center for Arms Control and Non-Proliferation"
    " non-profit in Washington, told CNN.": "attribution of the quotation before it",
    "Jenny Town, director of the Washington-based Stimson Center’s Korea Program and 38 North,"
    " told BBC.": "attribution of the quotation before it",
    "With inputs from agencies": "byline",
}
"""All words of the article that are in no claim's passage, and why."""


def test_the_container_is_sound() -> None:
    assert [str(problem) for problem in container.problems(DOCUMENT)] == []
    assert DOCUMENT.read_only is None


def test_the_files_are_what_dateline_itself_writes() -> None:
    written = container.files(DOCUMENT)
    found = {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*.*")}
    assert found.keys() == written.keys()
    assert {name: path.read_bytes() for name, path in found.items()} == written


def test_the_frozen_text_is_the_original_without_page_furniture() -> None:
    original = (FOLDER / "originals" / "article.txt").read_text(encoding="utf-8")
    assert original.count("\nImpact Shorts\nMore ShortsThe North Korean outlet") == 1
    assert original.endswith("agencies\n)")
    assert original.replace("Impact Shorts\nMore Shorts", "").removesuffix(")") == TEXT


def test_each_passage_stands_where_it_says_with_its_context() -> None:
    for passage in BRIEFING.passages:
        start, end = passage.position.start, passage.position.end
        assert TEXT[start:end] == passage.quote.exact
        assert TEXT[max(0, start - 32) : start] == passage.quote.prefix
        assert TEXT[end : end + 32] == passage.quote.suffix
        assert passage.state == "exact"


def test_every_word_of_the_article_is_in_a_claim_or_excepted_with_a_reason() -> None:
    assert set(unclaimed_stretches()) == UNCLAIMED.keys()


def test_each_quotation_of_the_article_lies_within_one_claim() -> None:
    spans = list(claimed_spans())
    quotations = list(re.finditer("“[^”]*”", TEXT))
    assert len(quotations) == TEXT.count("“") == TEXT.count("”") == 12
    for found in quotations:
        assert any(s <= found.start() and found.end() <= e for s, e in spans), found[0]


def test_claims_are_many_short_and_accepted() -> None:
    assert len(BRIEFING.claims) >= 40
    assert max(len(claim.text) for claim in BRIEFING.claims) <= 120
    assert {claim.review.state for claim in BRIEFING.claims} == {"accepted"}


def test_a_quotation_in_a_statement_is_in_its_passage() -> None:
    for claim in BRIEFING.claims:
        words = " ".join(INDEX.passages[p].quote.exact for p in claim.passages)
        for quoted in re.findall("“([^”]*)”", claim.text):
            assert quoted in words, claim.id


def test_cues_stand_in_the_paragraph_of_their_claim() -> None:
    for claim in BRIEFING.claims:
        paragraph = paragraph_of(claim)
        for cue in (link.cue for link in claim.attribution if link.cue):
            assert cue in paragraph, (claim.id, cue)


def test_every_agent_is_in_a_chain_and_described_in_the_articles_words() -> None:
    chained = {a for c in BRIEFING.claims for link in c.attribution for a in link.agents}
    for agent in BRIEFING.agents:
        assert agent.id in chained, agent.id
        assert (agent.description or "") in TEXT
        assert agent.description or agent.kind != "unnamed", agent.id


@pytest.mark.parametrize(
    ("claim", "chain"),
    [
        ("c-gala-and-reception", ["The article", "Reuters", "Interfax", "Yuri Ushakov"]),
        (
            "c-historic-event",
            ["The article", "Associated Press (AP)", "Korean Central News Agency (KCNA)"],
        ),
        ("c-engine-of-a-new-world", ["The article", "Korean Central News Agency (KCNA)"]),
        (
            "c-payment-systems",
            ["The article", "North Korea’s state-run newspaper", "Vladimir Putin"],
        ),
        ("c-not-winnable", ["The article", "CNN", "John Erath"]),
        ("c-unlikely-to-help-directly", ["The article", "CNN", "Observers"]),
        ("c-calculated-threat", ["The article", "Deutsche Welle (DW)", "Yakov Zinberg"]),
        ("c-sustainability-unknown", ["The article", "BBC", "Jenny Town"]),
        ("c-missiles-on-ukraine", ["The article", "a US official"]),
        ("c-defence-industry", ["The article"]),
    ],
)
def test_a_chain_runs_from_the_article_to_the_speaker(claim: str, chain: list[str]) -> None:
    links = INDEX.claims[claim].attribution
    assert [INDEX.agents[a].name for link in links for a in link.agents] == chain


def test_both_governments_deny_the_three_claims_on_transfers_and_no_others() -> None:
    (denial,) = (claim for claim in BRIEFING.claims if claim.kind == "denial")
    assert {agent.kind for agent in INDEX.speakers(denial)} == {"government"}
    assert len(INDEX.speakers(denial)) == 2
    disputed = {claim.id for claim in BRIEFING.claims if INDEX.is_disputed(claim.id)}
    assert disputed == {relation.claim for relation in denial.relations}
    assert disputed == {
        "c-munitions-after-the-trip",
        "c-containers-of-munitions",
        "c-missiles-on-ukraine",
    }


@pytest.mark.parametrize(("place", "name"), FOUR.items())
def test_every_occurrence_of_the_four_names_is_a_mention(place: str, name: str) -> None:
    passages = (INDEX.passages[m.passage] for m in INDEX.mentions_by_place[place])
    mentioned = {(p.position.start, p.position.end) for p in passages}
    assert mentioned == {found.span() for found in re.finditer(name, TEXT)}


def test_moscow_is_never_the_city() -> None:
    uses = {(m.use, m.agent) for m in INDEX.mentions_by_place["moscow"]}
    assert uses == {("associative", "a-russian-government")}


def test_the_four_places_are_drawn_and_opened_by_claims() -> None:
    assert {place.id for place in BRIEFING.places if place.rank == 1} == FOUR.keys()
    for place in FOUR:
        assert INDEX.places[place].geometry is not None
        assert len(INDEX.claims_by_place[place]) >= 3


def test_only_ukraine_depends_on_the_viewpoint() -> None:
    depending = {p.id: set(p.geometry_by_viewpoint) for p in BRIEFING.places}
    assert {place: views for place, views in depending.items() if views} == {
        "ukraine": {"de-facto"}
    }


def test_eastern_russia_says_that_its_extent_is_ours() -> None:
    place = INDEX.places["eastern-russia"]
    assert place.precision == "approximate"
    assert "Dateline’s" in (place.note or "")


def test_places_are_named_in_four_languages() -> None:
    for place in BRIEFING.places:
        assert place.names.keys() == {"en", "ko", "ru", "uk"}
        assert all(place.names.values())


def test_what_is_inferred_says_from_what() -> None:
    source = BRIEFING.sources[0]
    stated = [source.published, source.language, source.rights]
    stated += [date for claim in BRIEFING.claims for date in (claim.time, claim.said)]
    for value in filter(None, stated):
        assert bool(value.basis) is value.inferred


def test_each_step_has_notes_and_a_focus_and_a_caption() -> None:
    assert 8 <= len(BRIEFING.steps) <= 12
    for step in BRIEFING.steps:
        assert step.notes and step.caption and step.view
        assert step.focus.places and (step.focus.claims or step is BRIEFING.steps[0])


def test_every_claim_on_transfers_is_shown_beside_its_denial() -> None:
    for step in BRIEFING.steps:
        shown = set(step.focus.claims)
        if {"c-containers-of-munitions", "c-missiles-on-ukraine"} & shown:
            assert "c-denial-of-transfers" in shown, step.id


def claimed_spans() -> Iterator[tuple[int, int]]:
    for claim in BRIEFING.claims:
        for passage in claim.passages:
            at = INDEX.passages[passage].position
            yield at.start, at.end


def unclaimed_stretches() -> Iterator[str]:
    """Yield the words outside all claims, paragraph by paragraph, without lone punctuation."""
    rest = list(TEXT)
    for start, end in claimed_spans():
        rest[start:end] = "\n" * (end - start)
    yield from (s.strip() for s in "".join(rest).split("\n") if re.search(r"\w", s))


def paragraph_of(claim: Claim) -> str:
    at = INDEX.passages[claim.passages[0]].position
    start = TEXT.rfind("\n", 0, at.start) + 1
    return TEXT[start : TEXT.index("\n", at.end - 1)]
