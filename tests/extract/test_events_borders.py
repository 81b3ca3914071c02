"""Parties of an event stand in its own clause, and are no means of it."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Event, EventType


def events_of(text: str) -> list[Event]:
    """Read a text of May 2031 and keep its typed events."""
    report = crosswire.read_text(text, published="2031-05-06", outlet="The Soro Post")
    return [one.event for one in report.events if one.event is not None and one.event.type]


def parties(event: Event) -> tuple[list[str | None], list[str | None]]:
    """Give the countries of both sides."""
    return [one.country for one in event.actors], [one.country for one in event.recipients]


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("The European Union condemned the raid, with envoy Ada Lund saying it must stop.", "Lund"),
        ("In Kenya, police arrested 12 protesters, and lawmakers said shops were shut.", "lawm"),
        ("Chad and Niger held joint drills, the Defence Ministry in Lima said.", "Ministry"),
        ("Sweden lent Ukraine a billion kronor, and exports to India fell in May.", "India"),
        ("Croatia sent five planes to Greece; Romania and Albania also sent crews.", "Albania"),
    ],
)
def test_who_stands_in_another_clause_is_no_party(text: str, stranger: str) -> None:
    """Who only says it, or does something else, is neither actor nor recipient of the first."""
    first = events_of(text)[0]
    assert not [one for one in (*first.actors, *first.recipients) if stranger in one.name]


def test_a_name_that_the_clause_takes_in_stays_a_party() -> None:
    """What hangs on the verb itself is not parted from it by a clause beside it."""
    [event] = events_of("Norway, which joined in May, imposed sanctions on Chile and Peru.")
    assert parties(event) == (["NOR"], ["CHL", "PER"])


@pytest.mark.parametrize(
    "text",
    [
        "The army left Chad, which Norway invaded in 2014.",
        "Peru freed Chad, which Norway attacked on Friday.",
    ],
)
def test_a_relative_clause_has_its_object_before_it(text: str) -> None:
    """ "Which Norway invaded" tells what Norway invaded."""
    assert (["NOR"], ["TCD"]) in [parties(one) for one in events_of(text)]


def test_a_clause_that_describes_is_not_what_the_main_verb_tells() -> None:
    """What Peru wants is no demand of Chile's."""
    events = events_of("Ukraine wants back Crimea, which Russia annexed in 2014.")
    assert not [one for one in events if one.type is EventType.REQUEST and "RUS" in parties(one)[0]]


def test_a_clause_beside_a_passive_is_not_passive() -> None:
    """Who "declared independence from Serbia" was not recognised by Serbia."""
    events = events_of("Kosovo, which declared independence from Serbia, is recognised by many.")
    assert not [one for one in events if "SRB" in parties(one)[0]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("India sent ten tons of aid to Nepal on two military aircraft.", ["Nepal"]),
        ("Germany sent Ukraine 20 tanks.", ["Ukraine"]),
        ("Norway lent Kenya 300 soldiers.", ["Kenya"]),
    ],
)
def test_what_is_sent_is_no_recipient(text: str, names: list[str]) -> None:
    """Tanks, soldiers and the aircraft that carry aid receive nothing."""
    assert [one.name for one in events_of(text)[0].recipients] == names


def test_what_is_struck_is_a_recipient() -> None:
    """A force on the march may be hit."""
    [event] = events_of("Chadian jets bombed Sudanese troops on Friday.")
    assert parties(event) == (["TCD"], ["SDN"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Panama's President Ada Lund ruled out talks over the canal.", EventType.REJECT),
        ("Opposition parties in Senegal said they would boycott the vote.", EventType.PROTEST),
        ("Brazil moved 28 armoured vehicles to its northern border.", EventType.MOBILIZE),
    ],
)
def test_words_of_a_type(text: str, kind: EventType) -> None:
    """Talks ruled out are refused, and a vote boycotted is a protest."""
    assert [one.type for one in events_of(text)] == [kind]


def test_forces_that_have_been_deployed_act() -> None:
    """A force that is sent somewhere moves, one that is stationed there does not."""
    [event] = events_of("About 15,000 French police have been deployed in Paris.")
    assert (event.type, parties(event)[0]) == (EventType.MOBILIZE, ["FRA"])
    assert not events_of("About 28,500 French troops are stationed in Chad.")


def test_neighbours_do_nothing_by_sharing_a_border() -> None:
    """Where lands lie is no deed; who shares data works together."""
    assert not events_of("Chad shares a long border with Niger.")


def test_who_stands_by_somebody_supports_him() -> None:
    """ "Stood by" has its own subject and is no passive."""
    [event] = events_of("The White House said it stood by Guyana.")
    assert parties(event) == (["USA"], ["GUY"])
