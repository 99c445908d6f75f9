"""Who says what in an article is proposed, sentence by sentence, in the article's own words."""

from __future__ import annotations

import pytest

from resources.measure import claims as measure
from viewer.model.briefing import Block
from viewer.reading.claims import propose_claims
from viewer.reading.proposals import ProposedClaim


def said(text: str) -> list[tuple[str, str]]:
    """Return what somebody else than the article says: who, and the words."""
    return [
        (claim.speakers[0].name, claim.quote)
        for claim in propose_claims(text)
        if claim.speakers[0].kind != "article"
    ]


def only(text: str) -> ProposedClaim:
    """Return the one claim of a text."""
    (claim,) = propose_claims(text)
    return claim


@pytest.mark.parametrize(
    "text",
    [
        '"The dam will hold," said Ines Vogel.',
        '"The dam will hold," Ines Vogel said.',
        '"The dam will hold", Ines Vogel, an engineer at the water board, said on Monday.',
        'Ines Vogel said: "The dam will hold."',
        'Ines Vogel said, "The dam will hold."',
        "Ines Vogel: “The dam will hold.”",
        "“The dam will hold,” according to Ines Vogel.",
        "‘The dam will hold,’ said Ines Vogel.",
        "'The dam will hold,' said Ines Vogel.",
        "«The dam will hold», said Ines Vogel.",
        "« The dam will hold », said Ines Vogel.",
        "«\u00a0The dam will hold\u00a0», said Ines Vogel.",
        "„The dam will hold“, said Ines Vogel.",
        "”The dam will hold”, said Ines Vogel.",
        '"The dam will hold,” said Ines Vogel.',
        "The water board's head, Ines Vogel, said: “The dam will hold.”",
        "“The dam will hold,” said the head of the water board, Ines Vogel.",
        "“The dam will hold,” said Water Minister Ines Vogel, who was in Delft.",
    ],
)
def test_a_direct_quotation_has_its_speaker_in_any_order_and_any_marks(text: str) -> None:
    ((speaker, words),) = said(text)
    assert speaker == "Ines Vogel"
    assert "The dam will hold" in words
    assert "Vogel" not in words


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Officials in Delft said that the dam was safe.", "Officials in Delft"),
        ("A US official said the dam was safe.", "A US official"),
        ("The dam was safe, analysts said.", "analysts"),
        ("The dam is safe, says the foreign ministry.", "foreign ministry"),
        ("According to a spokesman for the board, the dam was safe.", "a spokesman for the board"),
        ("The US State Department said that the dam was safe.", "US State Department"),
        ("Two people familiar with the talks said the dam was sold.", "Two people"),
        ("Police said that the dam was safe.", "Police"),
        ("The dam was safe, as per the Reuters report.", "Reuters"),
        ("In March, Ines Vogel told the council that the dam was safe.", "Ines Vogel"),
        ("Ines Vogel was quoted as saying that the dam was safe.", "Ines Vogel"),
    ],
)
def test_indirect_speech_has_its_speaker(text: str, speaker: str) -> None:
    ((name, words),) = said(text)
    assert name.startswith(speaker)
    assert words == text


def test_names_are_resolved_to_their_longest_form() -> None:
    text = "Prime Minister Ole Brandt is in Oslo. Brandt said that the talks were over."
    assert said(text) == [("Ole Brandt", "Brandt said that the talks were over.")]


def test_a_short_form_in_brackets_stands_for_the_long_one() -> None:
    text = "The World Cheese Board (WCB) met in Bern. The WCB said that it had no money left."
    assert said(text)[0][0] == "World Cheese Board (WCB)"


@pytest.mark.parametrize(
    ("before", "pronoun", "who"),
    [
        ("Ines Vogel met Peter Hahn in Delft.", "She", "Ines Vogel"),
        ("Ines Vogel met Peter Hahn in Delft.", "He", "Peter Hahn"),
        ('"No," said Peter Hahn.', "He", "Peter Hahn"),
        ("Peter Hahn said that it was late. Ines Vogel agreed.", "She", "Ines Vogel"),
        ("The water board said that it was late.", "It", "water board"),
    ],
)
def test_pronouns_stand_for_whom_they_fit(before: str, pronoun: str, who: str) -> None:
    assert said(f"{before} {pronoun} said that the dam was safe.")[-1][0] == who


def test_a_role_stands_for_the_one_who_has_it() -> None:
    text = (
        "Ruritania's president Max Adler flew to Freedonia to meet its leader, Lea Stern. "
        "The Ruritanian president said that the talks had gone well."
    )
    assert said(text)[-1][0] == "Max Adler"


def test_a_quotation_goes_on_with_the_same_speaker() -> None:
    text = '"The dam holds," said Ines Vogel. "We checked it twice. It holds."'
    assert [speaker for speaker, _ in said(text)] == ["Ines Vogel"] * 2


def test_an_interrupted_quotation_is_two_passages_of_one_speaker() -> None:
    text = '"We were promised a dam," said Ines Vogel, "and we got a picture of a dam."'
    assert [speaker for speaker, _ in said(text)] == ["Ines Vogel"] * 2


def test_paragraphs_of_one_quotation_open_again_and_only_the_last_closes() -> None:
    text = (
        "The engineer, Ines Vogel, was blunt.\n\n"
        "“We asked for steel. We were given paint.\n\n"
        "“Nobody wants to hear it. I will say it again.\n\n"
        "“The dam is old,” Vogel said.\n\n"
        "The board meets on Friday at noon."
    )
    spoken = said(text)
    assert [speaker for speaker, _ in spoken] == ["Ines Vogel"] * 3
    assert spoken[1][1] == "“Nobody wants to hear it. I will say it again."


def test_a_quotation_that_nothing_closes_ends_before_the_one_who_says_it() -> None:
    spoken = said('"They came at night and took the pumps, said Ines Vogel. Nobody saw them.')
    assert spoken == [("Ines Vogel", '"They came at night and took the pumps,')]


def test_quotes_inside_quotes_are_no_claims_of_their_own() -> None:
    text = "“My father used to say ‘a dam is a promise’ to us,” said Ines Vogel."
    assert said(text) == [("Ines Vogel", "“My father used to say ‘a dam is a promise’ to us,”")]


def test_apostrophes_open_and_close_nothing() -> None:
    text = "‘It’s the workers’ dam, and it’s theirs to keep,’ said Ines Vogel in the ’90s."
    assert said(text)[0][1] == "‘It’s the workers’ dam, and it’s theirs to keep,’"


def test_words_kept_at_a_distance_are_no_quotations() -> None:
    claims = propose_claims('The "temporary" dam has stood for 40 years in Delft.')
    assert [claim.speakers[0].kind for claim in claims] == ["article"]


def test_two_who_speak_together_are_two_speakers() -> None:
    claim = only("Moscow and Pyongyang have denied that they exchanged any weapons.")
    assert [speaker.name for speaker in claim.speakers] == ["Moscow", "Pyongyang"]
    assert {speaker.kind for speaker in claim.speakers} == {"government"}


def test_two_who_say_different_things_in_a_sentence_make_two_claims() -> None:
    text = "Ines Vogel said the dam was safe, but residents said that they had seen cracks in it."
    assert [speaker for speaker, _ in said(text)] == ["Ines Vogel", "residents"]


@pytest.mark.parametrize(
    ("text", "relays", "speaker"),
    [
        ("The dam is safe, Ines Vogel told CNN.", ["CNN"], "Ines Vogel"),
        (
            "According to adviser Jan Blum, a gala is planned, Reuters reported citing Interfax.",
            ["Reuters", "Interfax"],
            "Jan Blum",
        ),
        ("CNN reports citing experts that the dam is old.", ["CNN"], "experts"),
        (
            "Interfax news agency quoted Jan Blum as saying that it was old.",
            ["Interfax"],
            "Jan Blum",
        ),
        ("KCNA said that the dam was old.", [], "KCNA"),
        ("According to a DW article, the dam may break.", [], "Deutsche Welle"),
        (
            "In a letter published in Rodong Sinmun, Jan Blum wrote that the dam was old.",
            ["Rodong Sinmun"],
            "Jan Blum",
        ),
        ("However, observers say, it is unlikely, CNN reported.", ["CNN"], "observers"),
    ],
)
def test_relays_stand_between_the_article_and_the_speaker(
    text: str, relays: list[str], speaker: str
) -> None:
    claim = propose_claims("Deutsche Welle (DW) is German. " + text)[-1]
    assert [relay.name for relay in claim.relayed_by] == relays
    assert claim.speakers[0].name.startswith(speaker)


def test_a_description_of_an_outlet_stands_for_it() -> None:
    text = "CNN has a man in Delft. The dam is old, experts say, the American broadcaster reported."
    claim = propose_claims(text)[-1]
    assert [relay.name for relay in claim.relayed_by] == ["CNN"]


def test_reportedly_makes_it_a_report_of_nobody_named() -> None:
    claim = only("The general was reportedly seen at the border on Friday.")
    assert (claim.speakers[0].kind, claim.cue) == ("unnamed", "reportedly")


def test_what_nobody_is_named_for_is_the_articles_own() -> None:
    claim = only("Russia began its invasion of Ukraine in February 2022.")
    assert (claim.speakers[0].name, claim.speakers[0].kind) == ("The article", "article")
    assert claim.certainty <= 0.5


@pytest.mark.parametrize(
    "line",
    [
        "Minister: no more excuses over the dam",
        "Read more: who built the dam?",
        "Sign up to our newsletter.",
        "By Hanna Kerr",
        "Let's take a closer look at the dam.",
        "Who built the dam in the first place?",
    ],
)
def test_headings_bylines_furniture_and_questions_state_nothing(line: str) -> None:
    assert propose_claims(line) == ()


def test_blocks_state_nothing_and_what_stands_around_them_does() -> None:
    text = "Ines Vogel said that the dam was safe.\nJan Blum said that this picture was his.\n"
    block = Block(start=text.index("Jan"), end=len(text), role="caption")
    assert [speaker for speaker, _ in said(text)] == ["Ines Vogel", "Jan Blum"]
    assert [c.speakers[0].name for c in propose_claims(text, [block])] == ["Ines Vogel"]


def test_every_proposal_says_what_made_it_and_how_sure_it_is() -> None:
    sure = only('"The dam will hold for years," said Ines Vogel, a historian.')
    doubtful = propose_claims('The room was quiet.\n\n"The dam will hold for many years."')[-1]
    assert sure.rule == "direct quotation"
    assert sure.certainty > 0.9 > 0.5 >= doubtful.certainty


def test_a_quotation_after_indirect_speech_is_of_the_one_who_spoke_last() -> None:
    text = (
        '"It is cold," said Jan Blum. Ines Vogel said that the dam had cracks. "They are deep now."'
    )
    assert said(text)[-1] == ("Ines Vogel", '"They are deep now."')


def test_whom_an_outlet_quoted_speaks_and_the_outlet_relays() -> None:
    text = 'Jan Blum went home. "We will repair the dam," AP quoted him as saying.'
    claim = propose_claims(text)[-1]
    assert claim.speakers[0].name == "Jan Blum"
    assert [relay.name for relay in claim.relayed_by] == ["AP"]


@pytest.mark.parametrize(
    ("text", "relays", "speaker"),
    [
        ("Speaking to the BBC, the minister, Ines Vogel, said it was over.", ["BBC"], "Ines Vogel"),
        ("The dam was sold on Friday, per CNN.", [], "CNN"),
        (
            "The dam was sold, CNN reported on Friday, citing two officials.",
            ["CNN"],
            "two officials",
        ),
        ("Ines Vogel was quoted by Xinhua as saying that it was over.", ["Xinhua"], "Ines Vogel"),
    ],
)
def test_reports_name_their_sources_in_many_ways(
    text: str, relays: list[str], speaker: str
) -> None:
    claim = only(text)
    assert [relay.name for relay in claim.relayed_by] == relays
    assert claim.speakers[0].name == speaker


def test_the_measure_finds_the_bundled_claims_and_our_own_marks() -> None:
    found, right, _, total = measure.bundled(verbose=False)
    assert (total, found >= 40, right >= 40) == (57, True, True)
    for name in ("tuning", "held-out"):
        items = list(measure.texts(measure.DATA / f"claims-{name}.txt"))
        figures = measure.measure(items, direct=True, verbose=False)
        assert figures.f1 >= 0.9
        assert figures.speaker >= 0.85 * figures.found
