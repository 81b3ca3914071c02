"""The reference tables: what they hold, and how a user's own table adds to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosswire.errors import ReferenceDataError
from crosswire.reference import NameKind, load_gazetteer, load_tables, split_words

HEADER = "kind\tname\taliases\tcountry\tsector\n"


def test_every_country_has_its_codes_and_is_listed_once():
    """All 249 entries of ISO 3166-1 are there, with distinct two- and three-letter codes."""
    countries = load_tables().countries
    assert len(countries) == 249
    assert len({country.alpha2 for country in countries.values()}) == 249
    assert all(len(code) == 3 and code.isupper() for code in countries)


def test_every_sovereign_state_has_an_adjective_and_leaders():
    """States other than territories have a demonym, but for the few that have none of their own."""
    tables = load_tables()
    without = {
        country.code
        for country in tables.countries.values()
        if not country.adjectives and country.flags.isdisjoint({"territory", "region"})
    }
    assert without == {"COD", "COG", "DMA"}


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        *(("Kazakh", "KAZ"), ("Finns", "FIN"), ("Côte d’Ivoire", "CIV"), ("Burma", "MMR")),
        *(("Nigerien", "NER"), ("Nigerian", "NGA"), ("Elysee Palace", "FRA"), ("Dhaka", "BGD")),
    ],
)
def test_phrase_points_to_its_country(phrase, code):
    """Names, adjectives, peoples, capitals and seats lead to the country."""
    assert load_tables().find_country(phrase) == code


@pytest.mark.parametrize("phrase", ["Congo", "Korean", "Atlantis"])
def test_ambiguous_or_unknown_phrase_points_to_none(phrase):
    """What may be two countries, or none, is not guessed."""
    assert load_tables().find_country(phrase) is None


def test_names_and_demonyms_of_codes():
    """A code gives the short name and the usual adjective; an unknown code gives None."""
    tables = load_tables()
    assert tables.country_name("KAZ") == "Kazakhstan"
    assert tables.demonym("DNK") == "Danish"
    assert tables.country_name("XXX") is None
    assert tables.demonym("XXX") is None


def test_regions_and_organisations_name_only_known_countries():
    """Every country code in the other tables is one of the country table."""
    tables = load_tables()
    codes = {region.country for region in tables.regions}
    codes |= {organisation.country for organisation in tables.organisations}
    codes |= {agency.country for agency in tables.agencies}
    assert codes - {None} <= set(tables.countries)


def test_de_facto_states_have_no_country():
    """No verdict on status: regions whose status is disputed have no country."""
    regions = {region.name: region for region in load_tables().regions}
    for name in ("Kosovo", "Abkhazia", "South Ossetia", "Transnistria", "Crimea"):
        assert regions[name].country is None


def test_international_organisations_are_many():
    """More than a hundred intergovernmental organisations are known."""
    known = [o for o in load_tables().organisations if o.sector == "IGO"]
    assert len(known) > 100


def test_tables_are_loaded_once():
    """A second call gives the very same tables."""
    assert load_tables() is load_tables()


def test_words_of_a_phrase_have_straight_apostrophes():
    """Curly and straight apostrophes give the same words."""
    assert split_words("Côte d’Ivoire") == split_words("Côte d'Ivoire")


def test_gazetteer_finds_cities_by_any_name_largest_first():
    """Former and plain spellings find the city; of several the largest stands first."""
    gazetteer = load_gazetteer()
    assert gazetteer.find("Bombay")[0].country == "IND"
    assert gazetteer.find("paris")[0].country == "FRA"
    assert len(gazetteer.find("Paris")) > 1
    assert gazetteer.find("No Such Town") == ()


def test_user_table_adds_an_organisation(tmp_path: Path):
    """A line of the user's table is found under its name and aliases."""
    path = tmp_path / "own.tsv"
    path.write_text(HEADER + "organisation\tLake Basin Commission\tLBC\tCHE\tIGO\n", "utf-8")
    senses = load_tables(path).lexicon.senses[("LBC",)]
    assert [(s.kind, s.name, s.country) for s in senses] == [
        (NameKind.ORGANISATION, "Lake Basin Commission", "CHE")
    ]


def test_user_table_outranks_the_packaged_one(tmp_path: Path):
    """What the user says of a phrase replaces what the package says."""
    path = tmp_path / "own.tsv"
    path.write_text(HEADER + "organisation\tCity Icehouse Society\tCIS\t\tNGO\n", "utf-8")
    senses = load_tables(path).lexicon.senses[("CIS",)]
    assert [sense.name for sense in senses] == ["City Icehouse Society"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("organisation\tX\n", "line 2: 2 cells where 5 are due"),
        ("planet\tX\t\t\t\n", "line 2: kind 'planet'"),
        ("organisation\tX\t\tZZZ\t\n", "line 2: 'ZZZ' is no ISO 3166-1"),
        ("organisation\tX\t\t\tABC\n", "line 2: 'ABC' is no PLOVER"),
        ("organisation\t\t\t\t\n", "line 2: the name is empty"),
    ],
)
def test_malformed_line_is_named_with_file_and_line(tmp_path: Path, line: str, complaint: str):
    """A line that does not fit raises an error that says where and why."""
    path = tmp_path / "own.tsv"
    path.write_text(HEADER + line, "utf-8")
    with pytest.raises(ReferenceDataError, match=r"own\.tsv, " + complaint):
        load_tables(path)


def test_wrong_header_missing_file_and_wrong_encoding_are_told(tmp_path: Path):
    """A wrong header, no file and no UTF-8 each raise their own complaint."""
    path = tmp_path / "own.tsv"
    with pytest.raises(ReferenceDataError, match="cannot be read"):
        load_tables(path)
    path.write_text("name\tkind\n", "utf-8")
    with pytest.raises(ReferenceDataError, match="line 1: the columns must be"):
        load_tables(path)
    path.write_bytes(b"kind\xff")
    with pytest.raises(ReferenceDataError, match="not UTF-8 at byte 4"):
        load_tables(path)


def test_gazetteer_finds_small_towns_with_their_division():
    """A town of two thousand is found, in its first-level division."""
    [town] = load_gazetteer().find("Cottonport")
    assert (town.country, town.division) == ("USA", "LA")
    assert 1000 <= town.population < 5000


def test_provinces_are_found_by_name_and_abbreviation():
    """ "Conn." and "Connecticut" are one province."""
    provinces = load_tables().provinces
    assert provinces["Conn."] == provinces["Connecticut"]
    assert provinces["Ontario"].country == "CAN"


def test_leaders_stand_under_their_family_name():
    """A Chinese family name stands first, a Russian one last."""
    leaders = load_tables().leaders
    assert any(leader.name == "Xi Jinping" for leader in leaders["xi"])
    assert any(leader.country == "RUS" for leader in leaders["putin"])


def test_word_for_several_countries_keeps_no_sense_of_its_own():
    """ "Guinea" has candidates and no country."""
    [sense] = load_tables().lexicon.senses[("Guinea",)]
    assert sense.country is None
    assert "GIN" in sense.candidates
