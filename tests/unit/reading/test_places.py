"""Places are proposed with their candidates; people, organisations and common words are not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.reading.places import propose_places
from viewer.reading.proposals import Candidate, ProposedMention


def names(text: str) -> list[str]:
    return [mention.name for mention in propose_places(text)]


def mention(text: str, name: str) -> ProposedMention:
    found = [one for one in propose_places(text) if one.name == name]
    assert found, f"{name} is not among {names(text)}"
    return found[0]


def best(text: str, name: str) -> Candidate:
    return mention(text, name).candidates[0]


# What is found


@pytest.mark.parametrize(
    ("text", "name", "country", "feature"),
    [
        ("The talks were held in Geneva.", "Geneva", "CH", "city"),
        ("She flew to Pyongyang on Monday.", "Pyongyang", "KP", "capital"),
        ("The war in Ukraine goes on.", "Ukraine", "UA", "country"),
        ("A storm hit Texas.", "Texas", "US", "region"),
        ("A fire spread in British Columbia.", "British Columbia", "CA", "region"),
        ("Ships crossed the Black Sea.", "Black Sea", "", "sea"),
        ("Leaders from across Africa met.", "Africa", "", "continent"),
        ("Floods struck the Middle East.", "Middle East", "", "area"),
        ("He was born in Stratford-upon-Avon.", "Stratford-upon-Avon", "GB", "city"),
        ("The vote in Côte d’Ivoire was close.", "Côte d’Ivoire", "CI", "country"),
        ("The vote in Cote d'Ivoire was close.", "Cote d'Ivoire", "CI", "country"),
        ("A strike closed the port of Sao Paulo.", "Sao Paulo", "BR", "city"),
        ("They met in Dar es Salaam.", "Dar es Salaam", "TZ", "city"),
        ("They fled from Deir ez-Zor.", "Deir ez-Zor", "SY", "city"),
        ("Officials in the U.S. agreed.", "U.S.", "US", "country"),
        ("He moved to the UK.", "UK", "GB", "country"),
        ("A protest in Washington, D.C., ended.", "D.C.", "US", "capital"),
    ],
)
def test_a_place_is_found(text: str, name: str, country: str, feature: str) -> None:
    found = best(text, name)
    assert (found.country, found.feature) == (country, feature)


def test_a_dateline_in_capitals_is_a_place() -> None:
    found = mention("MOSCOW (Reuters) — Russia said on Tuesday it would act.", "MOSCOW")
    assert found.candidates[0].geonames_id == 524901
    assert "dateline" in found.rule


def test_a_dateline_may_have_several_cities() -> None:
    found = mention("GENEVA/LYON/PARIS, Nov 4 (Reuters) - Ministers met.", "GENEVA")
    assert "dateline" in found.rule


def test_headlines_in_capitals_have_places() -> None:
    assert names("PRESIDENT BIDEN VISITS KYIV AND WARSAW AS WAR GOES ON") == ["KYIV", "WARSAW"]
    assert "Cairo" in names("Israeli Strikes Kill Dozens As Talks Stall In Cairo")


def test_positions_count_code_points() -> None:
    text = "😀🚀 They met in Kyiv’s centre."
    found = mention(text, "Kyiv")
    assert text[found.start : found.end] == "Kyiv"


# Which of several


@pytest.mark.parametrize(
    ("text", "name", "country", "region_of"),
    [
        ("He lives in Paris, Texas.", "Paris", "US", -95.56),
        ("He lives in Springfield, Illinois.", "Springfield", "US", -89.64),
        ("He lives in London, Ontario.", "London", "CA", -81.23),
        ("He lives in London.", "London", "GB", -0.13),
        (
            "Police in Perth said so. Edinburgh and Glasgow in Scotland agreed.",
            "Perth",
            "GB",
            -3.43,
        ),
    ],
)
def test_what_the_text_names_beside_a_place_tells_which_it_is(
    text: str, name: str, country: str, region_of: float
) -> None:
    found = best(text, name)
    assert found.country == country
    assert found.lon == pytest.approx(region_of, abs=0.1)


def test_other_candidates_stay_in_sight_with_reasons() -> None:
    found = mention("He lives in Paris, Texas.", "Paris")
    assert 2 <= len(found.candidates) <= 5
    assert "named with Texas" in found.candidates[0].reason
    assert all(candidate.reason for candidate in found.candidates)
    scores = [candidate.score for candidate in found.candidates]
    assert scores == sorted(scores, reverse=True)


def test_a_list_of_countries_is_no_place_in_a_country() -> None:
    assert best("Mexico, China, Japan and Brazil also report cases.", "China").feature == "country"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Georgia voters agreed. So did Atlanta, Savannah, Florida and Alabama.", "US"),
        ("In Tbilisi, Georgia’s president said that Georgia would join.", "GE"),
    ],
)
def test_georgia_is_a_state_or_a_country_by_its_company(text: str, country: str) -> None:
    assert best(text, "Georgia").country == country


def test_a_world_city_stays_itself_in_a_text_about_another_country() -> None:
    text = (
        "Senators from Ohio, Texas and Iowa met in Dallas. The president flies to Paris next week."
    )
    assert best(text, "Paris").country == "FR"


def test_a_state_may_be_abbreviated_after_its_city() -> None:
    assert best("He visited Tallahassee, Fla., on Monday.", "Fla").name == "Florida"


# Part of a place


@pytest.mark.parametrize(
    ("name", "west", "east", "south", "north"),
    [
        ("eastern Russia", 105, 180, 45, 75),
        ("northern Ukraine", 22, 41, 49, 53),
        ("southern Lebanon", 35, 36.7, 33, 34),
    ],
)
def test_a_compass_word_makes_an_area_with_a_point_inside(
    name: str, west: float, east: float, south: float, north: float
) -> None:
    found = best(f"His train went to {name}.", name)
    assert found.geonames_id is None
    assert found.feature == "area"
    assert west < found.lon < east
    assert south < found.lat < north


# Use


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Moscow said it would answer.", "Moscow"),
        ("He said that Moscow wants to sign a treaty.", "Moscow"),
        ("Moscow’s deepening ties worry others.", "Moscow"),
        ("Moscow and Pyongyang have denied the reports.", "Moscow"),
        ("Moscow and Pyongyang have denied the reports.", "Pyongyang"),
        ("There were new talks between Moscow and Kyiv.", "Kyiv"),
        ("The Kremlin denied it.", "Kremlin"),
        ("Brussels rejected the plan.", "Brussels"),
        (
            "Israel and Lebanon fought on. Syria, Iraq and Iran were quiet. "
            "Washington urged Tehran to hold back.",
            "Washington",
        ),
        ("US officials disagreed.", "US"),
        ("The Russian leader came.", "Russian"),
        ("North Korean troops came.", "North Korean"),
    ],
)
def test_a_name_stands_for_who_is_there(text: str, name: str) -> None:
    assert mention(text, name).use == "associative"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He was in Moscow on Monday.", "Moscow"),
        ("Officials in Moscow said no.", "Moscow"),
        ("The talks in Doha and Cairo have stalled.", "Cairo"),
        ("A Washington-based centre published it.", "Washington"),
        ("Majuro flooded on Monday.", "Majuro"),
        ("Kyiv burned through the night.", "Kyiv"),
        ("Planes bombed Moscow at dawn.", "Moscow"),
        ("His arrival at Pyongyang’s airport was late.", "Pyongyang"),
    ],
)
def test_a_name_stands_for_the_place_itself(text: str, name: str) -> None:
    assert mention(text, name).use == "literal"


def test_the_kremlin_is_in_moscow() -> None:
    assert best("The Kremlin denied it.", "Kremlin").name == "Moscow"


# What is left out


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton arrived late.",
        "Chelsea Clinton spoke. Clinton said she would return.",
        "Mr Houston met President Lincoln.",
        "Sydney Sweeney and Austin Butler were seen.",
        "Chad Smith met Israel Katz.",
        "The Washington Post and the Boston Globe reported it.",
        "The Bank of England raised rates.",
        "The Dallas Cowboys lost.",
        "Yorkshire Water and Chicago Steel will pay.",
        "Same as before. Most people left.",
        "Police said a man was shot in March.",
        "Nice work, said Van Morrison.",
        "Reading is good for you, and it was on sale.",
        "Send it to us. Contact us.",
        "The West Nile virus and the Spanish flu spread.",
        "It cost US$5.",
        "She wrote in India ink.",
        "They sell Chile peppers, Brussels sprouts and Brazil nuts.",
        "Swiss cheese, French fries and Turkish delight are cheap.",
        "He smoked a Cuban cigar on a Persian carpet.",
    ],
)
def test_what_is_no_place_is_left_out(text: str) -> None:
    assert names(text) == []


def test_a_thing_called_after_a_country_leaves_the_country_where_it_stands() -> None:
    assert names("He grew up in Chile. Peppers are dear.") == ["Chile"]
    assert names("India wants ink.") == ["India"]


def test_a_country_is_told_from_a_person_of_that_name() -> None:
    text = "Michael Jordan played in Chicago."
    assert names(text) == ["Chicago"]


def test_a_town_called_like_a_word_is_found_where_its_country_follows() -> None:
    assert names("They met before a match in Nice, France.") == ["Nice", "France"]


def test_a_small_town_called_like_a_word_is_found_where_its_state_follows() -> None:
    assert names("He was born in Hope, Arkansas.") == ["Hope", "Arkansas"]


def test_a_town_whose_country_is_named_is_found_in_a_text_about_others() -> None:
    text = (
        "Peru, Chile, Bolivia, Brazil, Mexico, Cuba, Spain, Italy, Japan, China, India, Egypt and "
        "France agreed on the plan. The rebels held Bukavu for two days. "
    )
    assert "Bukavu" not in names(text)
    assert "Bukavu" in names(text + "The Democratic Republic of Congo was not asked.")


def test_who_says_something_is_no_town_and_a_town_that_has_a_speaker_is_one() -> None:
    text = "Floods hit Dayton, Ohio. “We left,” said Dayton, who owns a bar."
    assert names(text) == ["Dayton", "Ohio"]
    assert names("“We left,” said Chicago’s mayor.") == ["Chicago"]
    assert names("“We left,” said Chicago police.") == ["Chicago"]


def test_a_club_or_firm_is_none_of_the_town_that_the_text_names() -> None:
    text = "It was hot in Chennai on the day when the Chennai Super Kings lost."
    assert names(text) == ["Chennai"]


def test_a_town_called_like_a_word_is_found_close_to_others() -> None:
    text = "Buses to Beaverton, Gresham and Salem ran late. The Oregon governor thanked all."
    assert names(text) == ["Beaverton", "Gresham", "Salem", "Oregon"]


def test_a_town_is_found_again_after_the_text_has_said_where_it_lies() -> None:
    text = "A house in Berlin, New Hampshire, burned. Berlin firefighters came too late."
    assert names(text) == ["Berlin", "New Hampshire", "Berlin"]


# Any text


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_gives_sound_mentions(text: str) -> None:
    assert_sound(text)


SOME = "Paris , . Texas of in the Mr Moscow said US U.S. ’s - St. north Eastern d’Ivoire 😀 É York"
WORDS = st.sampled_from([*SOME.split(), "\n", "(Reuters) —"])


@given(st.lists(WORDS, max_size=40), st.sampled_from(["", " "]))
@settings(deadline=None)
def test_any_row_of_words_gives_sound_mentions(words: list[str], between: str) -> None:
    assert_sound(between.join(words))


@pytest.mark.parametrize("language", ["", "ru", "de-AT", "../..", "😀"])
def test_any_language_is_borne(language: str) -> None:
    assert propose_places("They met in Paris.", language)


def test_a_russian_text_has_its_largest_cities() -> None:
    assert [m.candidates[0].geonames_id for m in propose_places("Москва и Пекин.", "ru")][:1] == [
        524901
    ]


def assert_sound(text: str) -> None:
    last = 0
    for one in propose_places(text):
        assert last <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.name
        assert one.candidates
        assert one.rule
        assert all(-180 <= c.lon <= 180 and -90 <= c.lat <= 90 for c in one.candidates)
        last = one.end


HOSTILE = {
    "small": "a" * 10**6,
    "capitals": "A" * 10**6,
    "apostrophes": "O'" * 500_000,
    "quotes": '"' * 10**6,
    "lines": "\n" * 10**6,
    "han": "平壤" * 500_000,
    "gap": "Paris " + " " * 10**6 + "Texas",
    "name": "Moscow " * 10_000,
    "letters": "A B " * 20_000,
    "dots": "U." * 100_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_take_bounded_time(text: str) -> None:
    propose_places("")
    began = time.process_time()
    assert_sound(text)
    assert time.process_time() - began < 20
