"""Where things happen: which names are places, in which country, at which coordinates."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from crosswire.extract.actors.find import find_actors
from crosswire.extract.places.find import find_places, locate
from crosswire.reader import RuleReader
from crosswire.reference import load_tables
from crosswire.types import Article, Dateline, Entity, EntityType, Part, Place


def places_of(text: str) -> dict[str, Place]:
    """Find the places of a one-paragraph report, by their words."""
    article = Article(id="r", uri="r", text=text, paragraphs=(Part(start=0, end=len(text)),))
    reading = RuleReader().read(text, article.paragraphs)
    actors = find_actors(article, reading, load_tables())
    found = find_places(article, reading, actors, load_tables())
    return {text[part.start : part.end]: place for part, place in found}


def test_city_in_a_resort_phrase_has_country_and_coordinates():
    """ "in the resort of X" is a place with the coordinates of the city."""
    place = places_of("They met in the resort of Antalya on Sunday.")["Antalya"]
    assert place.country == "TUR"
    assert place.lat is not None
    assert 36 < place.lat < 38


@pytest.mark.parametrize(
    ("town", "country"), [("Tbilisi", "GEO"), ("Atlanta", "USA"), ("Savannah", "USA")]
)
def test_a_name_of_two_areas_behind_the_comma_is_the_one_with_such_a_town(town, country):
    """ "Tbilisi, Georgia" lies in the state of that name, "Atlanta, Georgia" in the province."""
    assert places_of(f"The fair was held in {town}, Georgia.")[town].country == country


def test_region_behind_the_comma_decides_between_cities_of_one_name():
    """ "Paris, Texas" is not the French one."""
    place = places_of("The fair was held in Paris, Texas.")["Paris"]
    assert place.country == "USA"
    assert place.lon is not None
    assert place.lon < -90


def test_larger_city_is_taken_where_nothing_else_tells():
    """A bare "Paris" is the large one."""
    assert places_of("The fair was held in Paris.")["Paris"].country == "FRA"


def test_country_named_by_the_report_decides_between_cities_of_one_name():
    """A Cartagena in a report on Spain is the Spanish port, not the larger Colombian one."""
    text = "Spanish ships left port. Spain said the drill near Cartagena was over."
    place = places_of(text)["Cartagena"]
    assert place.country == "ESP"


def test_former_spelling_of_a_city_is_known():
    """ "Kiev" and "Nur-Sultan" have the coordinates of the city under its present name."""
    found = places_of("She flew from Kiev and landed in Nur-Sultan.")
    assert found["Kiev"].country == "UKR"
    assert found["Nur-Sultan"].country == "KAZ"
    assert found["Nur-Sultan"].lat is not None


def test_country_as_a_location_has_no_coordinates():
    """A whole country has a code but no point."""
    place = places_of("Floods hit roads in southern Lebanon.")["Lebanon"]
    assert (place.country, place.lat, place.lon) == ("LBN", None, None)


def test_capital_that_acts_is_no_place():
    """A capital that stands for its government is not where something happened."""
    assert "Ankara" not in places_of("Ankara rejected the offer. The talks with Ankara ended.")


def test_visited_city_is_a_place():
    """ "visited X" locates a visit."""
    assert places_of("The minister visited Almaty on Monday.")["Almaty"].country == "KAZ"


def test_towns_of_one_name_and_like_size_have_no_coordinates():
    """Where two towns of a country could be meant, no point is guessed."""
    place = places_of("It happened in Columbia, United States.")["Columbia"]
    assert (place.country, place.lat, place.lon) == ("USA", None, None)


def test_unsettled_name_of_a_state_has_no_country():
    """ "Georgia" alone in a report on the US is not given a country."""
    found = places_of("Storms crossed the U.S. and trees fell in Georgia.")
    assert found["Georgia"].country is None


def test_place_parts_are_in_text_order_and_apart():
    """Places come in text order and do not overlap."""
    text = "From Lima to Quito, then near Bogota, in Peru and in Oslo, Norway."
    article = Article(id="r", uri="r", text=text, paragraphs=(Part(start=0, end=len(text)),))
    reading = RuleReader().read(text, article.paragraphs)
    actors = find_actors(article, reading, load_tables())
    parts = [part for part, _ in find_places(article, reading, actors, load_tables())]
    assert len(parts) >= 4
    assert all(a.end <= b.start for a, b in pairwise(parts))


def test_neighbouring_towns_decide_between_towns_of_one_name():
    """Beside other towns of Ohio, a bare "Dublin" is the one in Ohio, not the capital."""
    text = "Rain fell in Columbus, Ohio. Roads were shut in Westerville and near Dublin."
    place = places_of(text)["Dublin"]
    assert place.country == "USA"
    assert place.lon is not None
    assert -84 < place.lon < -82


def test_province_given_once_holds_for_the_whole_report():
    """ "Moscow, Idaho" is meant where the report later says "in Moscow" alone."""
    text = "Snow fell in Moscow, Idaho. Shops closed in Moscow at noon."
    article = Article(id="r", uri="r", text=text, paragraphs=(Part(start=0, end=len(text)),))
    reading = RuleReader().read(text, article.paragraphs)
    actors = find_actors(article, reading, load_tables())
    found = [place for _, place in find_places(article, reading, actors, load_tables())]
    assert [place.country for place in found if place.name == "Moscow"] == ["USA", "USA"]


def test_abbreviated_province_behind_a_town_is_read():
    """ "Salem, Ore." lies in Oregon."""
    place = places_of("The plant in Salem, Ore., was closed.")["Salem"]
    assert place.lat is not None
    assert 44 < place.lat < 46


def test_country_list_is_no_town_with_its_country():
    """In "Iraq, Egypt and Jordan" nothing lies in the next one."""
    found = places_of("Crops failed in Iraq, Egypt and Jordan.")
    assert found["Iraq"].country == "IRQ"


def test_town_named_like_a_country_needs_its_neighbours():
    """ "Lebanon" is the town where the report speaks of other towns of that province alone."""
    text = "Fire crews from Harrisburg, Pa., and from York, Pa., drove to a barn in Lebanon."
    assert places_of(text)["Lebanon"].country == "USA"
    assert places_of("Clashes were seen in Lebanon.")["Lebanon"].country == "LBN"


def test_given_names_are_located_in_order():
    """`locate` answers for each stretch asked for, None where there is no word."""
    text = "The fair in Paris, Texas, was larger than the one in Lyon."
    article = Article(id="r", uri="r", text=text, paragraphs=(Part(start=0, end=len(text)),))
    reading = RuleReader().read(text, article.paragraphs)
    actors = find_actors(article, reading, load_tables())
    names = [
        Part(start=text.index(name), end=text.index(name) + len(name)) for name in ("Lyon", "Paris")
    ]
    lyon, paris = locate(article, reading, actors, load_tables(), names)
    assert lyon is not None
    assert paris is not None
    assert (lyon.country, paris.country) == ("FRA", "USA")


def test_region_is_not_the_town_its_name_begins_with():
    """ "The West Bank" is no West in Texas, whatever state is named behind its comma."""
    for text in (
        "Two men were killed in the West Bank on Monday.",
        "A bus burned in the West Bank, Israel said.",
        "They drove from Ramallah in the northern West Bank to Nablus.",
    ):
        assert places_of(text)["West Bank"].country == "PSE"
    assert places_of("A fire broke out in West, Texas.")["West"].country == "USA"


def test_region_that_a_reader_cuts_short_is_whole():
    """Where a reader takes "West" for a place, the name goes on to "Bank"."""
    text = "Two men were killed in the West Bank on Monday."
    article = Article(id="r", uri="r", text=text, paragraphs=(Part(start=0, end=len(text)),))
    at = text.index("West")
    entity = Entity(start=at, end=at + len("West"), type=EntityType.PLACE)
    reading = msgspec.structs.replace(
        RuleReader().read(text, article.paragraphs), entities=(entity,)
    )
    actors = find_actors(article, reading, load_tables())
    ((part, place),) = find_places(article, reading, actors, load_tables())
    assert (text[part.start : part.end], place.country) == ("West Bank", "PSE")


def test_town_is_not_one_whose_name_its_own_begins_with():
    """ "Dar es Salaam" is in Tanzania and no Dar, "Ras al-Khaimah" is found without its hyphen."""
    found = places_of("Shops closed in Dar es Salaam. They met in Ras al-Khaimah on Friday.")
    assert found["Dar es Salaam"].country == "TZA"
    assert found["Ras al-Khaimah"].country == "ARE"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ontario's premier met teachers in Toronto. She flew to London on Tuesday.", "GBR"),
        ("Ontario's premier left Toronto for talks in London on Tuesday.", "GBR"),
        ("Ontario's premier left Toronto and will visit London on Tuesday.", "GBR"),
        ("Ontario's premier flew from Toronto to London, Ontario, on Tuesday.", "CAN"),
        ("Two Toronto men died in a fire in London, Ontario. She flew to London.", "CAN"),
        ("Ontario's premier flew from Toronto to London. London police waited.", "CAN"),
    ],
)
def test_a_capital_where_somebody_only_goes_is_that_of_a_state(text: str, country: str) -> None:
    """A report on a town has its police or its streets too, or says which one it is."""
    assert places_of(text)["London"].country == country


def test_a_town_in_the_dateline_is_no_goal_abroad() -> None:
    text = "Ontario's premier flew from Toronto to London on Tuesday."
    article = Article(
        id="r",
        uri="r",
        text=text,
        paragraphs=(Part(start=0, end=len(text)),),
        dateline=Dateline(place="LONDON, Ontario"),
    )
    reading = RuleReader().read(text, article.paragraphs)
    actors = find_actors(article, reading, load_tables())
    found = find_places(article, reading, actors, load_tables())
    assert {place.country for _, place in found} == {"CAN"}


def test_the_country_behind_a_county_decides() -> None:
    """ "Winchester, Hampshire, England": the county is in no table, the country behind it is."""
    text = "A bus hit a bridge in Winchester, Hampshire, England. It left Winchester at noon."
    assert places_of(text)["Winchester"].country == "GBR"
