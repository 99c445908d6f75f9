"""An article deleted: what is known from it alone goes, what others say stays as it is."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.helpers.briefings import a_claim, a_place, an_agent
from tests.helpers.editing import TEXTS, an_editable_briefing
from viewer.model.briefing import (
    Briefing,
    Link,
    Mention,
    PlaceRole,
    ProposedStatement,
    Relation,
)
from viewer.model.errors import DatelineError
from viewer.model.index import Index
from viewer.session.editing.applying import delete
from viewer.session.editing.parts import checked
from viewer.session.editing.removing import removal, removed
from viewer.session.editing.telling import consequences, name_of
from viewer.session.session import Session
from viewer.store import container
from viewer.store.container import Document

BASE = an_editable_briefing()
OF_OTHER = Link(agents=("a-other",))
OF_ARTICLE = Link(agents=("a-article",))
MINISTER = Link(agents=("a-minister",), cue="He said")


def with_claims(*claims: Any, **parts: Any) -> Briefing:
    return msgspec.structs.replace(BASE, claims=(*BASE.claims, *claims), **parts)


def without(briefing: Briefing, source: str = "article") -> Index:
    """The look-ups of a briefing without an article, in which nothing is broken."""
    return Index(checked(briefing, removed(briefing, removal(briefing, "source", source)), TEXTS))


def test_its_passages_claims_mentions_and_proposals_go_with_it() -> None:
    index = without(BASE)
    assert list(index.sources) == ["other"]
    assert list(index.passages) == ["p-other"]
    briefing = index.briefing
    assert (briefing.claims, briefing.mentions, briefing.proposals) == ((), (), ())
    assert list(index.steps) == [step.id for step in BASE.steps]


def test_claims_with_other_evidence_stay_said_by_whom_they_were() -> None:
    claim = a_claim(
        "c-both", passages=("p-the", "p-other"), attribution=(OF_ARTICLE, MINISTER)
    )  # fmt: skip
    index = without(with_claims(claim))
    assert index.claims["c-both"].passages == ("p-other",)
    assert index.claims["c-both"].attribution == (OF_OTHER, MINISTER)
    assert "a-minister" in index.agents


def test_what_both_articles_say_the_other_one_says_alone() -> None:
    both = Link(agents=("a-article", "a-other"))
    claims = (
        a_claim("c-both", passages=("p-the", "p-other"), attribution=(both,)),
        a_claim("c-one", passages=("p-the", "p-other"), attribution=(OF_ARTICLE,)),
        a_claim("c-same", passages=("p-the", "p-other"), attribution=(OF_ARTICLE, OF_OTHER)),
    )
    index = without(with_claims(*claims))
    for name in ("c-both", "c-one", "c-same"):
        assert index.claims[name].attribution == (OF_OTHER,)


def test_an_article_that_others_quote_stays_as_an_outlet_and_a_speaker() -> None:
    quoting = a_claim("c-quote", passages=("p-other",), attribution=(OF_OTHER, OF_ARTICLE))
    index = without(with_claims(quoting))
    assert index.claims["c-quote"] == quoting
    voice = index.agents["a-article"]
    assert (voice.kind, voice.source) == ("outlet", None)
    assert "a-minister" not in index.agents


def test_an_outlet_that_spoke_for_it_speaks_for_it_no_more() -> None:
    agents = (*BASE.agents, an_agent("a-paper", name="Paper", kind="outlet", source="article"))
    index = without(msgspec.structs.replace(BASE, agents=agents))
    assert index.agents["a-paper"].source is None


def test_places_that_nothing_else_speaks_of_go_and_others_stay() -> None:
    claim = a_claim(
        "c-there",
        passages=("p-other",),
        attribution=(OF_OTHER,),
        places=(PlaceRole(place="chukotka"),),
    )
    by_hand = a_place("by-hand", name="Drawn by hand")
    named = Mention(id="m-other", passage="p-other", place="moscow", use="literal")
    parts = {"places": (*BASE.places, by_hand), "mentions": (*BASE.mentions, named), "steps": ()}
    index = without(with_claims(claim, **parts))
    assert set(index.places) == {"chukotka", "moscow", "by-hand", "the-west"}
    assert set(without(with_claims(claim)).places) == {
        "moscow",
        "pyongyang",
        "chukotka",
        "the-west",
    }


def test_a_denial_in_another_article_goes_where_it_would_deny_nothing() -> None:
    denial = a_claim(
        "c-no",
        kind="denial",
        passages=("p-other",),
        attribution=(OF_OTHER,),
        relations=(Relation(type="denies", claim="c-visit"),),
    )
    briefing = with_claims(denial)
    going = removal(briefing, "source", "article")
    assert "c-no" in going.denials
    assert without(briefing).claims == {}
    disputing = (Relation(type="disputes", claim="c-visit"),)
    kept = msgspec.structs.replace(denial, kind="statement", relations=disputing)
    assert without(with_claims(kept)).claims["c-no"].relations == ()


def test_a_denial_of_what_is_proposed_of_it_alone_goes() -> None:
    denial = a_claim("c-no", kind="denial", passages=("p-other",), attribution=(OF_OTHER,))
    proposals = list(BASE.proposals)
    at = next(n for n, p in enumerate(proposals) if isinstance(p.what, ProposedStatement))
    what = msgspec.structs.replace(proposals[at].what, denied_by=("c-no",))
    proposals[at] = msgspec.structs.replace(proposals[at], what=what)
    assert without(with_claims(denial, proposals=tuple(proposals))).claims == {}


def test_what_is_proposed_of_another_article_forgets_what_went() -> None:
    statement = next(p for p in BASE.proposals if isinstance(p.what, ProposedStatement))
    what = msgspec.structs.replace(statement.what, denies=("c-visit", statement.id))
    other = msgspec.structs.replace(statement, id="o-denial", source="other", what=what)
    (left,) = without(
        msgspec.structs.replace(BASE, proposals=(*BASE.proposals, other))
    ).briefing.proposals
    assert isinstance(left.what, ProposedStatement)
    assert left.what.denies == ()


def test_a_deletion_says_in_words_what_goes() -> None:
    both = a_claim("c-both", passages=("p-the", "p-other"))
    briefing = with_claims(both, steps=())
    going = removal(briefing, "source", "article")
    assert name_of(briefing, going) == "article “A visit and its echo”"
    told = consequences(briefing, going)
    assert told[0] == "3 claims go with it:"
    assert f"{len(BASE.proposals)} proposals go with it." in told
    assert "3 places go with it, which nothing else speaks of." in told
    assert told[-1] == "1 claim stays without it."


def test_the_last_article_stays() -> None:
    left = without(BASE).briefing
    with pytest.raises(DatelineError, match="only article"):
        removal(left, "source", "other")


def test_its_files_go_with_it_and_undo_brings_every_byte_back() -> None:
    sources = tuple(
        msgspec.structs.replace(source, original=f"originals/{source.id}.html")
        for source in BASE.sources
    )
    document = Document(
        briefing=msgspec.structs.replace(BASE, sources=sources),
        texts=dict(TEXTS),
        originals={source.original: b"<p>" for source in sources if source.original},
    )
    session = Session(document)
    before = container.files(session.document)
    delete(session, "Delete article", removal(session.index.briefing, "source", "article"))
    assert set(container.files(session.document)) == {
        "briefing.json",
        "manifest.json",
        "originals/other.html",
        "sources/other.txt",
    }
    assert not list(container.problems(session.document))
    session.undo()
    assert container.files(session.document) == before


def test_a_file_that_another_article_has_too_stays() -> None:
    sources = tuple(msgspec.structs.replace(s, original="originals/a.html") for s in BASE.sources)
    briefing = msgspec.structs.replace(BASE, sources=sources)
    session = Session(
        Document(briefing=briefing, texts=dict(TEXTS), originals={"originals/a.html": b"<p>"})
    )
    delete(session, "Delete article", removal(briefing, "source", "article"))
    assert "originals/a.html" in session.document.originals
