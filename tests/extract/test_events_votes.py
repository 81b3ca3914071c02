"""Votes are events with who casts them; words of war in an election tell no deed of war."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Event, EventType, Mention, Verdict


def events_of(text: str) -> list[tuple[Mention, Event]]:
    """Read a text of May 2031 and keep its events."""
    report = crosswire.read_text(text, published="2031-05-06", outlet="The Soro Post")
    return [(one, one.event) for one in report.events if one.event is not None]


@pytest.mark.parametrize(
    ("text", "exact", "countries"),
    [
        ("Russia and China abstained.", "Russia and China abstained", ["RUS", "CHN"]),
        ("Norway abstained.", "Norway abstained", ["NOR"]),
        (
            "Russia voted against the resolution.",
            "Russia voted against the resolution",
            ["RUS"],
        ),
        (
            "The motion passed by 13 votes to none, with Peru and Chile abstaining.",
            "Peru and Chile abstaining",
            ["PER", "CHL"],
        ),
        ("The motion was carried, Hungary voting against.", "Hungary voting against", ["HUN"]),
        ("Peru, which abstained, said the text was weak.", "Peru, which abstained", ["PER"]),
        ("Only Bolivia voted no on Friday.", "Only Bolivia voted no on Friday", ["BOL"]),
    ],
)
def test_a_vote_is_an_event_of_those_who_cast_it(
    text: str, exact: str, countries: list[str]
) -> None:
    """However it is told: in a clause of its own, behind "with", behind "which"."""
    [event] = [event for one, event in events_of(text) if one.exact == exact]
    assert [actor.country for actor in event.actors] == countries


def test_where_somebody_votes_is_no_side() -> None:
    """A draft is voted down at the council, which rejects nothing and is not rejected."""
    [(_, event)] = events_of("Pakistan voted against the draft on Friday at the Security Council.")
    assert event.type is EventType.REJECT
    assert [actor.country for actor in event.actors] == ["PAK"]
    assert event.recipients == ()


def test_votes_to_none_deny_nothing() -> None:
    """A motion that passed by 13 votes to none has passed."""
    [(_, event)] = events_of("The motion on the ports passed by 13 votes to none.")
    assert event.status.value == "done"


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Russia abstained.", "Russia voted against.", Verdict.CONFLICT),
        (
            "Peru voted in favour of the whaling motion.",
            "Peru voted against the whaling motion.",
            Verdict.CONFLICT,
        ),
        (
            "Peru abstained in the vote on whaling.",
            "Peru voted for the motion on whaling.",
            Verdict.CONFLICT,
        ),
        (
            "The Green Party of Chile voted with the government.",
            "The Green Party of Chile sided with the government.",
            Verdict.AGREE,
        ),
        (
            "Peru abstained in the vote on whaling.",
            "Chile voted for the motion on whaling.",
            Verdict.ALONE,
        ),
    ],
)
def test_votes_stand_against_each_other(one: str, other: str, verdict: Verdict) -> None:
    """Who abstained voted neither way; two states may vote as they like."""
    setting = "The assembly met on Monday."
    reports = [
        crosswire.read_text(f"{setting} {text}", published="2031-05-06", outlet=outlet)
        for text, outlet in ((one, "Herald"), (other, "Star"))
    ]
    claims = crosswire.compare(reports).claims
    votes = [claim for claim in claims if "assembly" not in claim.summary]
    assert verdict in {claim.verdict for claim in votes}
    assert (Verdict.CONFLICT in {claim.verdict for claim in votes}) is (verdict is Verdict.CONFLICT)


@pytest.mark.parametrize(
    "text",
    [
        "President Luis Vega beat opposition leader Rosa Quispe in Sunday's election in Peru.",
        "President Luis Vega crushed opposition leader Rosa Quispe in Sunday's election in Peru.",
        "Kenya beat Djibouti in the vote for the African Union's chair.",
        "Senator Ana Soto fought President Luis Vega for the presidency of Peru.",
        "The opposition captured 60 seats in Kenya's parliament.",
        "The opposition captured 60 seats in Kenya after Sunday's election.",
        "The opposition seized control of Chile's senate in Sunday's vote.",
        "Ana Soto was elected president of Chile, defeating President Luis Vega.",
        "President Kofi Boateng was ousted by the opposition in Ghana's election.",
    ],
)
def test_an_election_is_no_deed_of_war(text: str) -> None:
    """Sides that contend for votes neither attack nor seize; the clause is told untyped."""
    found = events_of(text)
    assert found
    assert {event.type for _, event in found} == {None}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Rebels defeated government troops near Kindu in Congo, two days before the election.",
            EventType.ASSAULT,
        ),
        ("Gunmen killed a candidate in Peru's election on Sunday.", EventType.ASSAULT),
        ("Rebels seized control of a town in Chad during the vote.", EventType.COERCE),
        ("Russia seized the majority of Donetsk region from Ukraine.", EventType.COERCE),
        ("Ethiopia captured the district seat of Badme.", EventType.COERCE),
        ("Youths in Kenya beat a Ugandan election observer.", EventType.ASSAULT),
        ("Parliament ousted President Otieno of Kenya in a vote on Friday.", EventType.SANCTION),
    ],
)
def test_force_at_an_election_stays_force(text: str, kind: EventType) -> None:
    """Who kills or takes a town near a vote does so; a parliament that votes may remove one."""
    assert kind in {event.type for _, event in events_of(text)}
