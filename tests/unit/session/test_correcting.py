"""Correcting a frozen text: passages and proposals are found again, and none is dropped."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.briefings import TEXT, a_briefing, a_passage, a_source
from tests.helpers.editing import OTHER, TEXTS, an_editable_document
from tests.helpers.proposals import ADA
from viewer.model.briefing import Block, Briefing, Passage, PassageState
from viewer.model.check import problems
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.model.text import displayed, sha256
from viewer.session import review
from viewer.session.editing.applying import correct_text
from viewer.session.editing.correcting import corrected, drifted, replaced, requoted
from viewer.session.editing.shifting import Shift, spliced
from viewer.session.session import Session
from viewer.store import container
from viewer.store.container import Document

DOCUMENT = an_editable_document()
DENIAL = "Pyongyang has denied it.\n"


def with_text(text: str, document: Document = DOCUMENT) -> Document:
    """The document with another first article, in which nothing is broken."""
    made = corrected(document, "article", text)
    assert not list(problems(made.briefing, made.texts))
    assert made.briefing.sources[0].sha256 == sha256(text)
    assert len(made.briefing.passages) == len(document.briefing.passages)
    assert len(made.briefing.proposals) == len(document.briefing.proposals)
    return made


def states(briefing: Briefing) -> dict[str, PassageState]:
    """Passages that are not exact, by id."""
    return {p.id: p.state for p in briefing.passages if p.state != "exact"}


def words_at(document: Document, passage: str) -> str:
    """What stands where a passage is."""
    found: Passage = Index(document.briefing).passages[passage]
    at = found.position
    return document.texts[found.source][at.start : at.end]


def test_the_same_text_is_no_correction() -> None:
    assert corrected(DOCUMENT, "article", TEXT) is DOCUMENT
    assert corrected(DOCUMENT, "article", TEXT.replace("\n", "\r\n")) is DOCUMENT


def test_words_before_and_behind_change_nothing_but_positions_and_contexts() -> None:
    text = TEXT.replace("A visit", "This is a visit").replace("flew from", "flew home from")
    made = with_text(text.replace("has denied", "has twice denied") + "The end.\n")
    assert states(made.briefing) == {"p-the": "fuzzy", "p-denial": "fuzzy"}
    moscow = Index(made.briefing).passages["p-moscow"]
    assert words_at(made, "p-moscow") == "Moscow"
    assert moscow.quote.prefix.endswith("flew home from ")
    assert words_at(made, "p-denial") == "Pyongyang has twice denied it."
    assert Index(made.briefing).passages["p-denial"].quote.exact == DENIAL.strip()


def test_a_paragraph_put_in_front_leaves_every_passage_on_its_words() -> None:
    text = "Moscow and Pyongyang, a preface. " * 200 + "\n" + TEXT
    made = with_text(text)
    assert states(made.briefing) == {}
    assert Index(made.briefing).passages["p-moscow"].position.start == text.rindex("Moscow to")


def test_lost_words_are_kept_with_their_claims() -> None:
    made = with_text(TEXT.replace(DENIAL, ""))
    assert states(made.briefing) == {"p-denial": "orphan"}
    lost = Index(made.briefing).passages["p-denial"]
    assert lost.quote == Index(DOCUMENT.briefing).passages["p-denial"].quote
    assert Index(made.briefing).claims["c-denial"].passages == ("p-denial",)


def test_words_that_went_elsewhere_are_moved_and_say_so() -> None:
    made = with_text(
        "Pyongyang has denied it. It was a long day in the far east.\n" + TEXT.replace(DENIAL, "")
    )
    assert states(made.briefing) == {"p-denial": "moved"}
    assert words_at(made, "p-denial") == DENIAL.strip()


def test_lost_words_that_come_back_are_found_again() -> None:
    lost = with_text(TEXT.replace(DENIAL, "") + "More.\n")
    assert states(with_text(TEXT, lost).briefing) == {}
    assert with_text(TEXT, lost).briefing.passages == DOCUMENT.briefing.passages


def test_proposals_are_found_again_or_kept_as_lost() -> None:
    made = with_text(TEXT.replace(DENIAL, "").replace("had gone to", "had all gone to"))
    proposals = {p.quote.exact: p for p in made.briefing.proposals}
    lost = proposals[DENIAL.strip()]
    assert lost.state == "orphan"
    new = proposals["“11,000 containers” had all gone to Chukotka"]
    assert (new.state, review.kind_of(new)) == ("fuzzy", "claim")
    with pytest.raises(DatelineError, match="not in the article any more"):
        review.accepted(made.briefing, made.texts["article"], lost, ADA)
    accepted = review.accepted(made.briefing, made.texts["article"], new, ADA)
    assert not list(problems(accepted, made.texts))
    assert lost in review.all_accepted(made.briefing, made.texts, [lost], ADA).proposals


def test_what_does_not_stand_where_it_stood_is_listed_the_lost_first() -> None:
    text = TEXT.replace(DENIAL, "").replace("flew from", "flew home from")
    found = drifted(with_text(text).briefing)
    assert [p.state for p in found] == sorted(
        (p.state for p in found), key=["orphan", "fuzzy", "moved"].index
    )
    assert {p.quote.exact for p in found if p.state == "orphan"} == {DENIAL.strip()}
    assert drifted(DOCUMENT.briefing) == ()


def test_a_changed_passage_takes_the_new_words_and_a_lost_one_others() -> None:
    made = with_text(TEXT.replace(DENIAL, "No. ").replace("flew from", "flew home from"))
    texts = made.texts
    after = requoted(made.briefing, "p-the", texts)
    assert Index(after).passages["p-the"].quote.exact.startswith("The minister flew home")
    with pytest.raises(DatelineError, match="select others"):
        requoted(after, "p-denial", texts)
    start = texts["article"].index("No.")
    after = replaced(after, "p-denial", "article", texts, start, start + 3)
    assert Index(after).passages["p-denial"].quote.exact == "No."
    assert states(after) == {}
    with pytest.raises(DatelineError, match="another article"):
        replaced(after, "p-denial", "other", texts, 0, 3)


def test_headings_go_with_their_lines() -> None:
    blocks = (Block(start=0, end=22, role="heading"), Block(start=162, end=186, role="note"))
    source = a_source(blocks=blocks)
    document = Document(briefing=a_briefing(sources=(source,)), texts={"article": TEXT})
    text = "By Ada\n" + TEXT.replace("A visit", "The visit").replace(DENIAL, "")
    made = corrected(document, "article", text)
    (heading,) = made.briefing.sources[0].blocks
    assert text[heading.start : heading.end] == "The visit 🕊 and its echo"
    assert not list(problems(made.briefing, made.texts))


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_an_article_keeps_some_words(text: str) -> None:
    with pytest.raises(DatelineError, match="no words left"):
        corrected(DOCUMENT, "article", text)


def test_a_correction_is_one_edit_and_its_undo_brings_the_same_bytes_back() -> None:
    session = Session(DOCUMENT)
    before = container.files(session.document)
    correct_text(session, "article", TEXT.replace(DENIAL, "") + "ﬁn e\u0301\u2028\ud800\n")
    assert session.history.undo_words == "Correct the article’s text"
    assert session.document.texts["article"].endswith("ﬁn é\u2028\ufffd\n")
    assert container.files(session.document)["sources/other.txt"] == OTHER.encode()
    session.undo()
    assert container.files(session.document) == before
    session.redo()
    assert states(session.index.briefing) == {"p-denial": "orphan"}


def test_lost_passages_overlap_nothing_and_hold_nothing() -> None:
    made = with_text(TEXT.replace(DENIAL, "It is another paragraph that stands here now.\n"))
    index = Index(made.briefing)
    assert [c.id for c in index.claims_on("p-denial")] == ["c-denial"]
    other = a_passage("another paragraph", made.texts["article"], id="p-new")
    both = msgspec.structs.replace(made.briefing, passages=(*made.briefing.passages, other))
    assert Index(both).claims_on("p-new") == ()


def test_a_field_that_cannot_show_all_characters_changes_only_the_lines_that_were_written() -> None:
    original = "One\x07 line\nTwo \u202e lines\nThree\n"
    shown = displayed(original)
    assert spliced(original, shown, shown) == original
    assert spliced(original, shown, shown.replace("Three", "Four")) == (
        "One\x07 line\nTwo \u202e lines\nFour\n"
    )


@pytest.mark.parametrize("part", ["the same\n", "word "])
def test_lines_that_are_all_alike_and_a_text_in_one_line_are_corrected(part: str) -> None:
    """The worst there is for finding out which line is which."""
    old = part * 60_000
    new = f"x{old[: len(old) // 2]}y\ny{old[len(old) // 2 :]}x"
    shift = Shift(old, new)
    assert shift.position(9) == 10
    assert shift.position(len(old)) > len(new) - 30


def test_words_between_two_long_changes_are_where_they_were_among_their_neighbours() -> None:
    old = " ".join(f"w{number}" for number in range(400))
    new = f"a b c {old.replace('w7 ', '').replace('w300', 'x y z')} d e"
    shift = Shift(old, new)
    for word in ("w1", "w8", "w200", "w399"):
        assert new[shift.position(old.index(word)) :].startswith(word)


def test_a_paragraph_that_was_split_or_joined_moves_nothing() -> None:
    split = with_text(TEXT.replace("Tuesday. He", "Tuesday.\nHe"))
    assert states(split.briefing) == {}
    joined = with_text(TEXT.replace("Chukotka.\nPyongyang", "Chukotka. Pyongyang"), split)
    assert states(joined.briefing) == {}
    assert words_at(joined, "p-denial") == DENIAL.strip()


texts = st.text(st.sampled_from("ab \n🕊é"), max_size=30)


@settings(max_examples=300, deadline=None)
@given(old=texts, new=texts, at=st.integers(0, 30))
def test_any_position_has_one_in_any_other_text(old: str, new: str, at: int) -> None:
    at = min(at, len(old))
    assert 0 <= Shift(old, new).position(at) <= len(new)
    assert Shift(old, old).position(at) == at


@settings(max_examples=200, deadline=None)
@given(start=st.integers(0, 190), end=st.integers(0, 190), words=st.text(max_size=12))
def test_no_correction_breaks_the_briefing(start: int, end: int, words: str) -> None:
    start, end = sorted((start, end))
    text = TEXTS["article"][:start] + words + TEXTS["article"][end:]
    try:
        made = corrected(DOCUMENT, "article", text)
    except DatelineError:
        return
    assert not list(problems(made.briefing, made.texts))
    for passage in made.briefing.passages:
        found = made.texts[passage.source][passage.position.start : passage.position.end]
        assert (found == passage.quote.exact) or passage.state in ("fuzzy", "orphan")
