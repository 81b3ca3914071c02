"""What the relation finder takes from a passage, one behaviour at a time."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.extract.relations.find import find_relations
from crosswire.reference import load_tables
from crosswire.types import Entity, EntityType, Relation, RelationType

from .golden_marks import prepare


def relations_in(marked: str, published: str = "2021-06-15") -> list[Relation]:
    """Find the relations of a marked text."""
    article, reading, actors, dates = prepare(marked, published)
    found = find_relations(article, reading, actors, dates, load_tables())
    return [mention.relation for mention in found if mention.relation]


def test_anniversary_of_relations_gives_the_year_and_says_how() -> None:
    """The 30th anniversary in 2021 points back to 1991."""
    [relation] = relations_in(
        "[Finnish|FIN]-[Estonian|EST] diplomatic relations reach their 30th anniversary in "
        "August, [she|FIN:p] told pupils in Tartu."
    )
    assert relation.type is RelationType.DIPLOMATIC_RELATIONS and relation.holds
    assert [member.country for member in relation.members] == ["FIN", "EST"]
    assert relation.since is not None and relation.since.start == "1991-01-01"
    assert relation.since.basis is not None and "30 years" in relation.since.basis


def test_relations_without_parties_are_those_of_the_two_main_states() -> None:
    """Where the words name nobody, the two states that the report is about are meant."""
    [relation] = relations_in(
        "[Finland|FIN] and [Estonia|EST] are close. [Finland|FIN] and [Estonia|EST] trade. "
        "Stamps were printed for the 30th anniversary of diplomatic relations."
    )
    assert {member.country for member in relation.members} == {"FIN", "EST"}


def test_neither_nor_gives_one_refusal_for_each() -> None:
    """ "Recognises neither A, nor B, nor C" is three relations that do not hold."""
    relations = relations_in(
        "[Malta|MLT] recognizes neither [Kosovo|XKX:reg], nor [Abkhazia|XAB:reg], nor "
        "[Transnistria|XTR:reg]."
    )
    assert [relation.members[1].name for relation in relations] == [
        "Kosovo",
        "Abkhazia",
        "Transnistria",
    ]
    assert not any(relation.holds for relation in relations)


def test_recognised_by_leads_back_to_the_names_before() -> None:
    """ "The republics of A and B in eastern C, recognised by D": D recognises A and B, not C."""
    relations = relations_in(
        "The court spoke of the republics of [Artana|XAR:reg] and [Belvia|XBE:reg] in eastern "
        "[Georgia|GEO], recognized by [Nauru|NRU] as independent states."
    )
    pairs = [[member.name for member in relation.members] for relation in relations]
    assert pairs == [["Nauru", "Artana"], ["Nauru", "Belvia"]]
    assert all(relation.holds for relation in relations)


@pytest.mark.parametrize(
    ("where", "word", "named"),
    [
        ("the [Artana|XAR:reg] republic in eastern [Georgia|GEO]", "eastern", ["Artana"]),
        ("the [Artana|XAR:reg] republic near Ostmark", "Ostmark", ["Artana"]),
        ("[Artana|XAR:reg] and Ostmark", "Ostmark", ["Artana", "Ostmark"]),
    ],
)
def test_where_it_lies_is_not_recognised(where: str, word: str, named: list[str]) -> None:
    """What the reader takes for a name behind "in" tells where the republic is."""
    marked = f"[Malta|MLT] will not recognise {where} this year."
    article, reading, actors, dates = prepare(marked, "2021-06-15")
    at = article.text.index(word)
    place = Entity(start=at, end=at + len(word), type=EntityType.PLACE)
    reading = replace(reading, entities=(place,))
    found = find_relations(article, reading, actors, dates, load_tables())
    assert [one.relation.members[1].name for one in found if one.relation] == named


def test_the_organisation_is_the_one_named_before() -> None:
    """ "As Fiji chairs the organization this year" refers back."""
    [relation] = relations_in(
        "[He|FJI:p] invited the guests to the [Coral Forum|:igo] summit, as [Fiji|FJI] chairs the "
        "organization this year."
    )
    assert relation.type is RelationType.CHAIR
    assert [member.name for member in relation.members] == ["Fiji", "Coral Forum"]
    assert relation.since is not None and relation.since.start == "2021-01-01"


def test_wish_to_cut_ties_is_no_relation() -> None:
    """A threat leaves the relation as it is."""
    assert not relations_in("[Peru|PER] threatened to sever diplomatic ties with [Chile|CHL].")


def test_border_rules_are_no_border() -> None:
    """ "Border controls between" two states tell of controls."""
    assert not relations_in("[Peru|PER] has strict border controls with [Chile|CHL].")


def test_the_ally_in_apposition() -> None:
    """ "Peru, Chile's main ally," says that the two are allies."""
    [relation] = relations_in("[Peru|PER] is the main ally of [Chile|CHL].")
    assert relation.type is RelationType.ALLIANCE


def test_a_border_with_two_is_two_borders() -> None:
    """Whose border "with A and B" is named borders both."""
    relations = relations_in("[Chad|TCD]'s border with [Niger|NER] and [Libya|LBY] is long.")
    assert [each.type for each in relations] == [RelationType.BORDER] * 2
    assert [each.members[1].country for each in relations] == ["NER", "LBY"]


def test_a_treaty_that_expires_still_holds() -> None:
    """What "expires in" a month to come holds until then."""
    [relation] = relations_in(
        "The treaty between [Peru|PER] and [Chile|CHL] expires in February 2026."
    )
    assert relation.type is RelationType.TREATY and relation.holds
    assert relation.since is None


def test_a_treaty_that_is_only_signed_is_no_treaty_in_force() -> None:
    """Where nothing says that a treaty is in force, no relation is told."""
    assert not relations_in("The treaty between [Peru|PER] and [Chile|CHL] was discussed.")


@pytest.mark.parametrize(
    "text",
    [
        "[Latvia|LVA] left the [NATO|:igo] summit early.",
        "[Norway|NOR] on Monday quit the [Arctic Council|:igo] talks.",
        "[Peru|PER] joined the [United Nations|:igo] mission in May.",
    ],
)
def test_who_leaves_a_meeting_leaves_no_body(text: str) -> None:
    assert not [found for found in relations_in(text) if found.type is RelationType.MEMBERSHIP]
