"""Which of the places of one name a text means, and the reason that is given."""

from __future__ import annotations

import pytest

from tests.unit.reading.test_places import best
from viewer.reading.places import propose_places
from viewer.reading.proposals import Candidate

STATES = "It fell ill in Ohio, Oregon, Virginia, Washington, West Virginia and Wyoming."
TEXAN = "Voters in Bonham, Sherman and Honey Grove were few. In Paris the polls closed at eight."


@pytest.mark.parametrize("name", ["Virginia", "Washington", "West Virginia", "Wyoming", "Oregon"])
def test_among_states_a_name_is_a_states(name: str) -> None:
    found = best(STATES, name)
    assert (found.feature, found.country) == ("region", "US")
    assert "listed with other regions of its country" in found.reason


def test_a_list_of_cities_that_name_their_provinces_is_one_of_cities() -> None:
    found = best("She sang in Lima, Cusco and Arequipa.", "Cusco")
    assert found.feature == "city"


@pytest.mark.parametrize("name", ["Belgorod", "Kursk", "Bryansk"])
def test_all_of_a_list_of_oblasts_are_regions(name: str) -> None:
    assert best("Drones fell on Belgorod, Kursk and Bryansk oblasts.", name).feature == "region"
    assert best("Drones fell on Belgorod, Kursk and Bryansk.", name).feature == "city"


def test_a_country_beside_states_that_are_no_regions_stays_one() -> None:
    assert best("Troops of Niger and Baltic states met.", "Niger").country == "NE"


@pytest.mark.parametrize("kind", ["Oblast", "oblast", "region", "governorate"])
def test_a_name_before_what_kind_of_region_it_is_is_a_regions(kind: str) -> None:
    text = f"The rockets fell in Donetsk {kind}, near Makiivka and Horlivka."
    assert best(text, "Donetsk").feature == "region"


def test_what_lies_around_a_city_is_no_region_so_called_elsewhere() -> None:
    assert best("Shells fell in the Gaza region.", "Gaza").country == "PS"


def test_a_part_of_a_country_is_no_village_that_others_lie_near() -> None:
    text = (
        "Police in Sheffield, Rotherham, Worksop and Doncaster asked for help. In Wales snow fell."
    )
    assert best(text, "Wales").feature == "region"


@pytest.mark.parametrize(
    ("text", "name", "feature", "east", "north"),
    [
        ("Clinics opened in Austin in Scott County, Indiana.", "Austin", "city", -85.8, 38.8),
        ("Clinics opened in Scott County, Indiana.", "Scott County", "district", -85.8, 38.7),
        ("The lake lies in Fulton County located in Illinois.", "Fulton", "district", -90.2, 40.5),
        ("He drove to Buffalo, New York in the United States.", "New York", "region", -75, 43),
        ("He drove from New York to Buffalo, New York.", "New York", "city", -74, 40.7),
        ("He left Austin. The mayor of Austin, Minnesota, left.", "Austin", "city", -93, 43.7),
        ("The finger was found in Santa Clara County.", "Santa Clara", "district", -121.9, 37.3),
        ("A storm hit Wyoming.", "Wyoming", "region", -107.5, 43),
        ("He fled from Maharashtra to Chhattisgarh's Bijapur.", "Bijapur", "city", 80.8, 18.8),
        ("Mexico City is sinking. Mexico has no plan.", "Mexico has", "country", -102, 23),
    ],
)
def test_the_place_that_is_meant_is_the_first(
    text: str, name: str, feature: str, east: float, north: float
) -> None:
    found = at(text, text.index(name))
    assert found.feature == feature
    assert (found.lon, found.lat) == pytest.approx((east, north), abs=0.6)


def test_a_place_near_others_of_the_text_goes_before_a_larger_one() -> None:
    found = best(TEXAN, "Paris")
    assert (found.country, round(found.lat)) == ("US", 34)
    assert "which the text names" in found.reason


def test_far_from_them_it_stays_the_one_that_all_know() -> None:
    assert best("Voters in Lyon and Marseille were few. Paris was late.", "Paris").country == "FR"
    assert best("The markets of Paris closed early.", "Paris").country == "FR"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Toronto", "CA"),
        ("Perth", "AU"),
        ("Brisbane", "AU"),
        ("Amsterdam", "NL"),
        ("Stuttgart", "DE"),
        ("Geneva", "CH"),
    ],
)
def test_a_country_that_is_named_makes_its_small_towns_no_world_cities(
    name: str, country: str
) -> None:
    text = f"President Biden flew from Washington to {name}. The United States wants peace."
    assert best(text, name).country == country


@pytest.mark.parametrize(
    "text",
    [
        "The minister flew from London to Washington. Britain and the United States agreed.",
        "Senators from California, Texas and Florida met the president in Washington.",
    ],
)
def test_without_its_neighbours_washington_is_the_capital(text: str) -> None:
    assert best(text, "Washington").feature == "capital"


def test_a_country_that_is_named_tells_of_its_cities_beside_those_elsewhere() -> None:
    text = "Looters broke into shops in Valencia. The Venezuelan army sent soldiers."
    assert best(text, "Valencia").country == "VE"


def test_a_city_and_its_province_stand_together_against_a_larger_city_elsewhere() -> None:
    assert best("She sang in Salamanca.", "Salamanca").country == "ES"


def test_a_state_that_is_named_tells_of_its_towns_beside_larger_ones_elsewhere() -> None:
    text = "Police in Columbus, in the north of Mississippi, asked those of Starkville for help."
    found = best(text, "Columbus")
    assert (found.lon, found.lat) == pytest.approx((-88.4, 33.5), abs=0.2)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Soldiers from France left Santa Rosa in southern Uruguay.", "Santa Rosa", "UY"),
        ("France mourned in Santa Rosa, a small town in the north of Uruguay.", "Santa Rosa", "UY"),
        ("London and Paris knew the Belizean village of San Antonio.", "San Antonio", "BZ"),
        ("They met in Costa Rica's port of Buenos Aires, Germany said.", "Buenos Aires", "CR"),
        ("Germany and France met in the city of London in Canada.", "London", "CA"),
    ],
)
def test_words_around_a_name_say_what_it_lies_in(text: str, name: str, country: str) -> None:
    assert best(text, name).country == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Uruguay mourned. Santa Rosa, in the United States, mourned too.", "Santa Rosa", "US"),
        ("The Canadian minister liked the city of London. Britain was glad.", "London", "GB"),
        ("They met in Buenos Aires, a city that Costa Rica likes. Argentina paid.", "Buenos", "AR"),
        ("Police stood before America's Moscow embassy.", "Moscow", "RU"),
    ],
)
def test_other_words_between_two_names_say_nothing(text: str, name: str, country: str) -> None:
    assert at(text, text.index(name)).country == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Mexico and Mexico’s press wrote of San Cristóbal, Táchira.", "San Cristóbal", "VE"),
        ("Costa Rica paid for San José in Uruguay’s south. Costa Rica can.", "San José", "UY"),
        ("The United States and its police spoke of Boston in Lincolnshire.", "Boston", "GB"),
        ("Spain’s king, in Spain, mourned those of Valencia in Carabobo.", "Valencia", "VE"),
        ("Argentina’s consul, Argentina said, saw Córdoba in Veracruz.", "Córdoba", "MX"),
        (
            "Costa Rica’s president was in Alajuela, Cartago and Heredia. "
            "Costa Rica mourned those of San José in Uruguay.",
            "San José",
            "UY",
        ),
    ],
)
def test_a_region_beside_a_name_goes_before_a_country_of_the_text(
    text: str, name: str, country: str
) -> None:
    assert best(text, name).country == country


def test_it_says_less_of_the_name_where_that_stands_again() -> None:
    text = (
        "Portmore and Mandeville lie near Kingston, Jamaica’s mayors said. "
        "They had help from Kingston in Ontario."
    )
    assert at(text, text.index("Kingston")).country == "JM"
    assert at(text, text.rindex("Kingston")).country == "CA"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Jamaica’s minister flew to Cambridge. Jamaica needs money.", "Cambridge", "GB"),
        ("New Zealand’s minister flew to Cambridge. New Zealand paid.", "Cambridge", "GB"),
        ("The Philippine president flew to Boston. The Philippines paid.", "Boston", "US"),
        ("Kenya’s runners won in Boston and London. Kenya cheered.", "Boston", "US"),
        ("Honduras is in debt. Honduras’s president flew to Athens.", "Athens", "GR"),
    ],
)
def test_a_known_city_is_not_moved_to_a_country_that_is_named(
    text: str, name: str, country: str
) -> None:
    assert best(text, name).country == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Police in Athens, Ohio, asked those of Columbus for help.", "Athens", "US"),
        ("In Hamilton and Tauranga shops shut. Cambridge was flooded.", "Cambridge", "NZ"),
        ("Birmingham’s mayor said Alabama would pay. Selma agreed.", "Birmingham", "US"),
        ("Boston and Cambridge were searched, Massachusetts said.", "Cambridge", "US"),
    ],
)
def test_its_region_and_other_towns_move_a_known_city(text: str, name: str, country: str) -> None:
    assert best(text, name).country == country


def test_towns_of_several_countries_do_not_make_a_text_one_about_another() -> None:
    text = (
        "In Peru, miners were kidnapped in La Libertad. Ecuador shut the bridge at San Miguel. "
        "Colombia’s army came to Florencia and Victoria."
    )
    assert best(text, "San Miguel").country != "SV"
    assert best(text, "La Libertad").country == "PE"


def test_a_country_has_its_towns() -> None:
    assert "named with Libya" in best("The sea took Libya's Derna.", "Derna").reason


def test_a_country_has_no_person_of_its_own() -> None:
    assert [m.name for m in propose_places("Brazil's Santos won the race.")] == ["Brazil"]


def test_a_country_that_is_one_of_several_still_tells_of_its_towns() -> None:
    text = "China and the United States asked New Zealand for help. A school in Brooklyn burnt."
    assert best(text, "Brooklyn").country == "NZ"


def test_towns_that_are_hardly_known_tell_of_each_other() -> None:
    text = "Police in Aberdeen said two men from Montesano and Hoquiam were arrested."
    assert best(text, "Aberdeen").country == "US"


def test_a_town_may_be_called_like_a_country() -> None:
    text = "The mayor of Cuba, Illinois, resigned. A judge in Lewistown will decide."
    assert (best(text, "Cuba").feature, best(text, "Cuba").country) == ("city", "US")


def test_a_country_in_a_list_with_states_stays_one() -> None:
    assert best("Delegates from Lebanon, Ohio and Texas came.", "Lebanon").feature == "country"


def test_a_saint_may_be_written_short() -> None:
    text = "Surgeons in St. Paul saved him. He was flown from Duluth, Minnesota."
    found = best(text, "St. Paul")
    assert (found.name, found.country) == ("Saint Paul", "US")


def at(text: str, start: int) -> Candidate:
    """The first candidate of what is proposed at a position."""
    return next(m.candidates[0] for m in propose_places(text) if m.start == start)
