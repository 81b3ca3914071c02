"""Which countries the sides of an event are of, read from the plain text by the shipped reader."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Actor, Event, EventType


def _events(text: str) -> list[Event]:
    report = crosswire.read_text(text, published="2026-05-04", outlet="The Soro Post")
    return [one.event for one in report.events if one.event]


def _countries(actors: tuple[Actor, ...]) -> list[str | None]:
    return [actor.country for actor in actors]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        # an apposition names another state than the subject
        (
            "Peru, a key Brazilian ally, has refused to send troops to Chile.",
            "REJECT",
            "PER",
            "CHL",
        ),
        # a group is of the state that it is from, also where it is counted
        ("Kenyan police arrested two gunmen from Somalia on Tuesday.", "COERCE", "KEN", "SOM"),
        # a verb between a group and a state makes it no group of that state
        ("Some 900 Iraqi Kurds sought refuge in Denmark last month.", "REQUEST", "IRQ", "DNK"),
        # a group whose nationality is ambiguous is not of the only other state
        ("Congolese refugees were attacked by Zambian militiamen.", "ASSAULT", "ZMB", None),
        # a town tells the country of a group that is in it
        ("Turkish officers ended mediation between militias in Aleppo.", "SANCTION", "TUR", "SYR"),
        # a capital acts though no verb follows it
        (
            "Tehran, along with its partners, demanded that Oman open the port.",
            "REQUEST",
            "IRN",
            "OMN",
        ),
        # what one state has in another is lost to that one
        ("Norway suspended aid deliveries in Bamako on Monday.", "SANCTION", "NOR", "MLI"),
        # whose act is demanded
        ("Poland's parliament demanded an apology by Hungary.", "REQUEST", "POL", "HUN"),
        # nobody says whose bomb it was
        ("A roadside bomb killed two Peruvian soldiers near Lima.", "ASSAULT", "", "PER"),
        # its troops are no recipient
        ("Chad says it is willing to withdraw its troops from Niger.", "AGREE", "TCD", "NER"),
    ],
)
def test_sides_have_the_countries_that_the_text_gives_them(
    text: str, kind: str, actors: str, recipients: str | None
) -> None:
    """Each wording names its sides in another way."""
    found = [one for one in _events(text) if one.type is EventType(kind)]
    assert found
    wanted = [actors] if actors else []
    assert {tuple(_countries(one.actors)) for one in found} == {tuple(wanted)}
    assert {tuple(_countries(one.recipients)) for one in found} == {(recipients,)}


def test_a_promise_and_the_blame_behind_it_are_two_events() -> None:
    """ "Promised aid to Chad and blamed Mali" threatens nobody."""
    found = _events("Norway promised aid to Chad and blamed Mali for the attack.")
    assert {(one.type, *_countries(one.recipients)) for one in found} == {
        (EventType.AGREE, "TCD"),
        (EventType.ACCUSE, "MLI"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "A gas explosion killed two Norwegian officials in Oslo.",
        "Fire killed two Norwegian officials in a hotel.",
    ],
)
def test_an_accident_is_no_attack(text: str) -> None:
    """Who dies by gas or fire was attacked by nobody."""
    assert all(one.type is not EventType.ASSAULT for one in _events(text))


def test_who_reports_a_bombing_did_not_do_it() -> None:
    """ "The military said" is no side of what it tells."""
    found = _events("A bombing near Lima on Sunday killed two Chilean soldiers, the military said.")
    assert [(_countries(one.actors), _countries(one.recipients)) for one in found] == [
        ([], ["CHL"])
    ]


@pytest.mark.parametrize(
    ("text", "exact", "country"),
    [
        ("Gunmen from Somalia crossed the river.", "Gunmen", "SOM"),
        ("Officers of Chad crossed the river.", "Officers", "TCD"),
        ("France withdrew troops from Mali on Monday.", "troops", None),
        ("Norway evacuated citizens from Sudan.", "citizens", None),
        ("Ethnic Albanians marched in Belgrade.", "Ethnic Albanians", None),
        ("The Iraqi Kurds marched in Berlin.", "Iraqi Kurds", "IRQ"),
        ("Kari Wardak, a baker, spoke in Kabul.", "Kari Wardak", None),
        ("Rebels in Chad seized a town.", "Rebels", None),
    ],
)
def test_groups_and_people_get_the_country_that_the_text_gives(
    text: str, exact: str, country: str | None
) -> None:
    """Origin counts, a place left does not, and a surname is no province."""
    report = crosswire.read_text(text, published="2026-05-04", outlet="The Soro Post")
    found = {mention.exact: mention.actor for mention in report.actors}
    assert exact in found
    assert found[exact].country == country


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Brazil on Saturday welcomed the exchange of prisoners between Chad and Mali.", None),
        ("An exchange of prisoners between Chad and Mali took place on Saturday.", "2026-05-02"),
    ],
)
def test_the_day_of_a_reaction_is_not_the_day_of_the_deed(text: str, day: str | None) -> None:
    """Nobody says when the deed was done where the day is that of its praise."""
    deeds = [
        one
        for one in _events(text)
        if {actor.country for actor in (*one.actors, *one.recipients)} == {"TCD", "MLI"}
    ]
    assert deeds
    assert {one.date.start if one.date else None for one in deeds} == {day}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Three shepherds were killed on the border between Peru and Chile on Friday.", set()),
        ("Soldiers clashed along the border between Peru and Chile on Friday.", {"PER", "CHL"}),
    ],
)
def test_a_border_says_where_people_died_and_who_clashed(text: str, sides: set[str]) -> None:
    """Who shares the border need not have killed there."""
    coded = [event for event in _events(text) if event.type is not None]
    named = {one.country for event in coded for one in (*event.actors, *event.recipients)}
    assert named - {None} == sides


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Peru rejected accusations that its troops had attacked a Chilean post.", "denied"),
        ("Peru dismissed reports that its navy had attacked a Chilean ship.", "denied"),
        ("Peru rejected a plan and said that its navy had attacked a Chilean ship.", "done"),
    ],
)
def test_what_a_rejected_accusation_tells_is_denied(text: str, status: str) -> None:
    """An accusation that is turned down is no deed."""
    found = [one.status.value for one in _events(text) if one.type is EventType.ASSAULT]
    assert found == [status]
