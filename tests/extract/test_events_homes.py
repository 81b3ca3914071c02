"""Who stands behind an event where its sentence leaves a side or a country to be inferred."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Event, EventType, Status


def _events(text: str) -> list[Event]:
    report = crosswire.read_text(text, published="2026-05-04", outlet="The Soro Post")
    return [one.event for one in report.events if one.event and one.event.type]


def _sides(event: Event) -> tuple[list[str | None], list[str | None]]:
    return [each.country for each in event.actors], [each.country for each in event.recipients]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        # who is tried for what he did to a minister is not tried by the minister
        (
            "Karl Stein was jailed in Oslo for threatening the Swedish minister.",
            "COERCE",
            "NOR",
            None,
        ),
        ("Ana Roca was arrested in Chad for spying on the Libyan army.", "COERCE", "TCD", None),
        ("Two Swedish teachers were detained in Bamako over a film.", "COERCE", "MLI", "SWE"),
        ("Karl Stein was jailed for five years in Oslo.", "COERCE", "NOR", None),
        ("A judge in Lima arrested two Chileans.", "COERCE", "PER", "CHL"),
        # a matter at home, rebels and the source tell of which state an official is
        ("President Omar Tadessa threatened to impose a curfew in Oran.", "THREATEN", "DZA", None),
        ("Rwandan rebels demanded the removal of President Paul Mbeza.", "REQUEST", "RWA", "RWA"),
        # a crowd is of the place where it protests, a group of the town where it is based
        ("Taxi drivers blocked a road in Lagos on Monday.", "PROTEST", "NGA", None),
        ("Prisoners rioted at a jail in Lima on Monday.", "PROTEST", "PER", None),
        # a side of the compass before a state is no first name
        ("Israel mounted an invasion of South Lebanon on Friday.", "ASSAULT", "ISR", "LBN"),
        # who is recalled was with the other
        ("Chad recalled its ambassador from Tripoli on Monday.", "SANCTION", "TCD", "LBY"),
        # what an aid agency has in a town
        ("Red Cross officials suspended aid deliveries in Bamako.", "SANCTION", None, "MLI"),
        # who receives is not who gives
        ("Peruvian students will receive scholarships from Norway.", "AID", "NOR", "PER"),
        ("Kenyan farmers received training from the Dutch government.", "AID", "NLD", "KEN"),
    ],
)
def test_the_country_of_a_side_is_inferred(
    text: str, kind: str, actor: str | None, recipient: str | None
) -> None:
    """A town, a home matter, opposed rebels or a reason tell what no word beside a name does."""
    found = [_sides(one) for one in _events(text) if one.type is EventType(kind)]
    assert len(found) == 1
    assert found[0][0][:1] in ([actor], [] if actor is None else [actor])
    assert found[0][1][:1] in ([recipient], [] if recipient is None else [recipient])


@pytest.mark.parametrize(
    "text",
    [
        "President Omar Tadessa threatened in Oran to recall the ambassador.",
        "President Paul Mbeza condemned the Rwandan government.",
        "Defence Minister Paul Mbeza rejected the bid of China Mobile.",
    ],
)
def test_an_official_abroad_keeps_no_country(text: str) -> None:
    """Who speaks in a town or against a government may be from anywhere."""
    found = _events(text)
    assert found
    assert all(each.country is None for one in found for each in one.actors)


@pytest.mark.parametrize(
    "text",
    [
        "Karl Stein was jailed for a murder in Oslo.",
        "Karl Stein was arrested on Monday over the bombing in Oslo.",
    ],
)
def test_the_town_of_a_crime_arrests_nobody(text: str) -> None:
    """Who holds him is not said."""
    assert all(each.country != "NOR" for one in _events(text) for each in one.actors)


@pytest.mark.parametrize(
    "text",
    [
        "Peru said it would not send envoys to Chile.",
        "Peru said it would send no troops to Haiti.",
    ],
)
def test_what_is_said_not_to_come_is_no_promise(text: str) -> None:
    """Who says that he would not do it agrees to nothing."""
    assert EventType.AGREE not in {one.type for one in _events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "A crash on a Kenya highway killed five children and two bus drivers.",
        "A road accident on a Chile motorway injured four truck drivers on Monday.",
    ],
)
def test_who_is_hurt_in_traffic_is_no_party(text: str) -> None:
    """A road on which drivers die attacks nobody."""
    assert not _events(text)


def test_exiles_are_not_of_the_place_where_they_protest() -> None:
    """They are from elsewhere."""
    (found,) = _events("Exiles marched in Washington against the Iranian government.")
    assert _sides(found) == ([None], ["IRN"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chad renewed its demand that Libya return the prisoners.", "REQUEST"),
        ("Libya's threat to bomb Chad alarmed the union.", "THREATEN"),
        ("A threat by Libya to expel Chadian workers alarmed N'Djamena.", "THREATEN"),
        ("Peru's pledge to send troops to Haiti was welcomed.", "AGREE"),
        ("Norway's refusal to extradite Stein to Chile angered the court.", "REJECT"),
        ("Chile's refusal to hold talks with Bolivia drew protests.", "REJECT"),
    ],
)
def test_a_noun_holds_a_promise_a_threat_or_a_demand(text: str, kind: str) -> None:
    """What is promised, threatened or refused is not told as done."""
    found = _events(text)
    assert EventType(kind) in {one.type for one in found}
    told = {EventType.ASSAULT, EventType.AID, EventType.COOPERATE, EventType.CONSULT}
    assert told.isdisjoint(one.type for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "The demand for Chilean copper rose in China.",
        "A commitment to human rights unites Norway and Chile.",
        "The appeal to the Norwegian supreme court failed.",
    ],
)
def test_a_noun_that_asks_for_nothing_is_no_event(text: str) -> None:
    """Demand on a market, an appeal at court."""
    assert not _events(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Talks between Chad and Libya are planned for Monday.", Status.PLANNED),
        ("A visit by the Chilean president to Peru is expected in May.", Status.PLANNED),
        ("Talks between Chad and Libya are likely.", Status.CONDITIONAL),
        ("A visit to Peru by the Chilean president is possible.", Status.CONDITIONAL),
        ("Talks between Chad and Libya are under way.", Status.DONE),
        ("Chile is likely to sign the treaty with Peru.", Status.CONDITIONAL),
        ("Talks between Chad and Libya are expected to begin on Monday.", Status.PLANNED),
        ("Libya's attack on Chad is likely to anger the union.", Status.DONE),
        ("Libya's attack on Chad was considered a crime.", Status.DONE),
    ],
)
def test_what_is_said_of_an_event_gives_its_status(text: str, status: Status) -> None:
    """ "Are likely" says that talks may come, "are under way" that they are held."""
    assert [one.status for one in _events(text)] == [status]


def test_what_is_agreed_to_come_is_promised() -> None:
    """An agreement that lies ahead is no deed done."""
    found = _events("Peru will open its ports to Norwegian trawlers by January.")
    assert Status.DONE not in {one.status for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "Norway accepted the invitation from Chile to play in the cup.",
        "Norway's national football team beat Chile 3-1 in Lima.",
        "Norway hit Chile with two late goals to reach the semi-final.",
        "The Chilean striker declined to shake hands with the Peruvian goalkeeper.",
    ],
)
def test_teams_that_play_are_no_states_that_act(text: str) -> None:
    """A state named for its team does nothing in politics."""
    assert not _events(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway will boycott the World Cup in Qatar.", "PROTEST"),
        ("Libya attacked Chad on Monday, killing 20-30 soldiers.", "ASSAULT"),
        ("Russia bombed a stadium in Ukraine during a football match.", "ASSAULT"),
        ("Police beat strikers in Lagos on Monday.", "ASSAULT"),
        ("The Chilean president met the Peruvian football team in Lima.", "CONSULT"),
        ("The Arab League urged Syria to accept the ceasefire.", "REQUEST"),
        ("Chile accepted Peru's invitation to a summit in Lima.", "AGREE"),
        ("Norway banned Russian athletes from the championships.", "COERCE"),
    ],
)
def test_politics_around_sport_stays(text: str, kind: str) -> None:
    """A boycott, a ban and a president who meets a team are political."""
    assert EventType(kind) in {one.type for one in _events(text)}


def test_a_date_of_a_relative_clause_is_not_that_of_the_event() -> None:
    """ "Who resigned on 3 March" tells when he resigned."""
    (found,) = _events("Rui Tavora, who quit as a judge on 3 March, was detained in Lisbon.")
    assert found.date is None


def test_the_capital_in_the_dateline_tells_whose_ministry_speaks() -> None:
    """A report from Minsk means the ministry there, not that of the state it names most."""
    text = (
        "MINSK, May 4 (Soro) - Belarus condemned the ruling on Monday. Latvia's court had fined"
        " a Belarusian trader.\n\nThe foreign ministry summoned Latvia's ambassador. Latvia"
        " called the step unfounded."
    )
    report = crosswire.read_text(text, published="2026-05-04", outlet="The Soro Post")
    (ministry,) = [one.actor for one in report.actors if one.exact == "foreign ministry"]
    assert ministry.country == "BLR"


@pytest.mark.parametrize(
    ("text", "kind", "sides"),
    [
        ("Kenya recalled its ambassador to Somalia.", "SANCTION", ("KEN", "SOM")),
        ("Norway has recalled its ambassador in Tehran.", "SANCTION", ("NOR", "IRN")),
        ("Chile called its ambassador in Lima home on Monday.", "SANCTION", ("CHL", "PER")),
        ("Turkey will send its ambassador to Egypt back to Cairo.", "SUPPORT", ("TUR", "EGY")),
        ("Peru sent its ambassador back to Bogota.", "SUPPORT", ("PER", "COL")),
    ],
)
def test_an_envoy_stands_for_the_state_he_serves_in(
    text: str, kind: str, sides: tuple[str, str]
) -> None:
    """Called home or sent back, he is of the state that acts."""
    (found,) = _events(text)
    assert found.type is EventType(kind)
    assert _sides(found) == ([sides[0]], [sides[1]])


def test_who_sends_a_foreign_envoy_back_does_not_restore_ties() -> None:
    """Only its own envoy goes back to his post."""
    found = _events("Norway sent the Russian ambassador back to Moscow.")
    assert EventType.SUPPORT not in {one.type for one in found}
