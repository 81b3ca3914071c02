"""Whether a deed took place, where no "not" tells it; and words of war that tell none."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import ActorKind, Event, EventType, Report, Sector, Status


def read(text: str) -> Report:
    return crosswire.read_text(text, published="2031-05-06", outlet="The Soro Post")


def events_of(text: str) -> list[Event]:
    """Read a text of May 2031 and keep its events."""
    return [one.event for one in read(text).events if one.event is not None]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway avoided expelling the Chilean ambassador.", Status.DENIED),
        ("Norway stopped short of expelling the Chilean ambassador.", Status.DENIED),
        ("Norway decided against expelling the Chilean ambassador.", Status.DENIED),
        ("Norway nearly expelled the Chilean ambassador.", Status.DENIED),
        ("Norway has yet to release the Chilean activist.", Status.DENIED),
        ("Norway is no longer sending troops to Mali.", Status.DENIED),
        ("Norway was unable to send troops to Mali.", Status.DENIED),
        ("Norway would have expelled the Chilean ambassador.", Status.CONDITIONAL),
        ("Norway was about to expel the Chilean ambassador.", Status.PLANNED),
        ("Norway was due to release the Chilean activist on Friday.", Status.PLANNED),
        ("Norway expelled the Chilean ambassador.", Status.DONE),
        ("Norway started sending weapons to Chile.", Status.DONE),
        ("Norway did not stop sending weapons to Chile.", Status.DONE),
        ("Norway stopped bombing the Chilean port of Arica.", Status.DONE),
        ("Norway ceased sending weapons to Chile on Monday.", Status.DONE),
        ("Norway almost certainly bombed Chile.", Status.DONE),
        ("Norwegian jets nearly simultaneously bombed Chile and Peru.", Status.DONE),
        ("The parliament narrowly approved the Chilean treaty.", Status.DONE),
        ("Norway has nearly been bombed by Chile.", Status.DENIED),
    ],
)
def test_a_deed_is_left_undone_without_a_not(text: str, status: Status) -> None:
    assert [event.status for event in events_of(text) if event.type] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The treaty has yet to be signed.", Status.DENIED),
        ("The ministers were unable to sign the treaty.", Status.DENIED),
        ("Norway neither signed nor read the paper.", Status.DENIED),
        ("The mayor was about to open the bridge.", Status.PLANNED),
        ("The treaty was signed in Oslo on Monday.", Status.DONE),
    ],
)
def test_what_no_type_covers_has_its_status_too(text: str, status: Status) -> None:
    assert {event.status for event in events_of(text)} == {status}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway vowed never to attack Chile.", EventType.AGREE),
        ("Norway promised not to strike Chile.", EventType.AGREE),
        ("Norway vowed not to expel the Chilean ambassador.", EventType.AGREE),
        ("Norway vowed to attack Chile.", EventType.THREATEN),
        ("Norway vowed never to stop attacking Chile.", EventType.THREATEN),
        ("Norway promised never to cease bombing Chile.", EventType.THREATEN),
        ("Norway promised not to help Chile.", EventType.REJECT),
        ("Norway pledged not to sign the treaty with Chile.", EventType.REJECT),
        ("Norway vowed never to send aid to Chile.", EventType.REJECT),
        ("Norway promised to send aid to Chile.", EventType.AGREE),
    ],
)
def test_a_vow_not_to_strike_is_no_threat(text: str, kind: EventType) -> None:
    assert [event.type for event in events_of(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "is_made"),
    [
        ("Norway broke its promise to deliver helicopters to Chile.", False),
        ("Norway has kept its pledge to send doctors to Chile.", False),
        ("Norway violated its commitment to withdraw troops from Chile.", False),
        ("Norway repeated its promise to deliver helicopters to Chile.", True),
        ("Norway made a promise to deliver helicopters to Chile.", True),
    ],
)
def test_who_keeps_or_breaks_a_promise_makes_none(text: str, is_made: bool) -> None:
    assert any(one.status is Status.PROMISED for one in events_of(text)) is is_made


def test_who_refuses_to_condemn_opposes_nobody() -> None:
    (event,) = events_of("Norway refused to condemn Chile over the raid.")
    assert (event.type, event.status) == (EventType.ACCUSE, Status.DENIED)
    (event,) = events_of("Norway refused to release the Chilean activist.")
    assert event.type is EventType.REJECT


@pytest.mark.parametrize(
    "text",
    [
        "Norway declined to comment on the talks with Chile.",
        "The Norwegian ministry did not respond to a request for comment.",
        "The Norwegian minister could not be reached for comment.",
        "The Norwegian embassy did not answer calls on Friday.",
    ],
)
def test_who_did_not_answer_an_outlet_did_nothing(text: str) -> None:
    assert events_of(text) == []


def test_who_did_not_respond_to_a_strike_left_a_deed_undone() -> None:
    assert [one.status for one in events_of("Norway did not respond to the strikes.")] == [
        Status.DENIED
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels in Norway did not answer the message to lay down their arms.",
        "Norway did not reply to the question for the court.",
        "Norway did not answer the message for the crew.",
    ],
)
def test_who_left_a_demand_unanswered_left_a_deed_undone(text: str) -> None:
    assert [one.status for one in events_of(text)] == [Status.DENIED]


@pytest.mark.parametrize(
    "text",
    [
        "Voters hammered the Kenyan government at Sunday's election.",
        "The opposition trounced the government party in the Kenyan election.",
        "Kenya's ruling party was clobbered by the opposition at the polls.",
        "Chile hammered Peru 4-0 on Friday.",
        "Norway thrashed Italy in the semi-final on Friday.",
    ],
)
def test_words_of_war_at_a_ballot_or_a_match_tell_no_attack(text: str) -> None:
    assert [event.type for event in events_of(text) if event.type] == []


def test_jets_that_hammer_a_country_attack_it() -> None:
    (event,) = events_of("Israeli jets hammered Lebanon on Friday.")
    assert event.type is EventType.ASSAULT


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A judge in Lagos jailed three activists on Friday.", "NGA"),
        ("A judge in Lima jailed three activists on Friday.", "PER"),
        ("A prosecutor in Lima charged the president with fraud.", "PER"),
    ],
)
def test_a_judge_in_a_town_acts_for_its_country(text: str, country: str) -> None:
    (event,) = events_of(text)
    assert [(one.country, one.sector) for one in event.actors] == [(country, Sector.JUD)]
    assert event.place is not None
    assert event.place.country == country


@pytest.mark.parametrize(
    "text",
    [
        "A senator in Kyiv on a visit condemned Russia.",
        "A lawmaker in Oslo on a visit condemned Russia.",
        "A councillor in Lima for talks condemned Russia.",
    ],
)
def test_a_visitor_in_a_town_does_not_act_for_its_country(text: str) -> None:
    assert all(one.country is None for event in events_of(text) for one in event.actors)


@pytest.mark.parametrize(
    "text",
    [
        "Three Russians died when a drone from Ukraine hit Belgorod. The government said it knew.",
        "Norway's prime minister flew to Chile. The government said it would respond.",
        "A Peruvian died in a raid by Chile. The government said it would respond.",
    ],
)
def test_of_two_countries_no_government_speaks(text: str) -> None:
    (statement,) = read(text).statements
    assert statement.speaker is None or statement.speaker.country is None


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Japan said in Geneva that it would send 40 doctors to Turkey.", "TUR"),
        ("Japan announced in London that it would send tents to Yemen.", "YEM"),
        ("Norway confirmed in Paris that it would send blankets to Chad.", "TCD"),
    ],
)
def test_where_something_is_said_is_not_where_it_happens(text: str, recipient: str) -> None:
    aid = [event for event in events_of(text) if event.type is EventType.AID]
    assert [[one.country for one in event.recipients] for event in aid] == [[recipient]]
    assert [event.place for event in aid] == [None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Brussels said on Monday that it would wait.", ["European Union"]),
        ("Moscow accused Brussels of lying.", ["Russia"]),
        ("Talks in Brussels ended, the mayor said.", []),
        ("Belgium's king spoke. Brussels said on Monday that it would wait.", []),
    ],
)
def test_brussels_acts_for_the_union_and_is_else_a_town(text: str, names: list[str]) -> None:
    """Not where the report names the country that it is the capital of."""
    found = [one.speaker.name for one in read(text).statements if one.speaker is not None]
    assert [name for name in found if name in {"European Union", "Russia"}] == names


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The minister recommended the Norwegian troops in Mali withdraw.", Status.CALLED_FOR),
        ("The minister said the Norwegian troops in Mali withdrew.", Status.DONE),
    ],
)
def test_what_is_recommended_is_called_for(text: str, status: Status) -> None:
    assert {one.status for one in events_of(text) if one.type is EventType.RETREAT} == {status}


def test_who_is_outraged_by_a_deed_blames_who_did_it() -> None:
    (event,) = events_of("Norway was outraged by the Chilean raid.")
    assert [one.country for one in event.actors] == ["NOR"]
    assert [one.country for one in event.recipients] == ["CHL"]


def test_a_ministry_does_not_accuse_its_own_state() -> None:
    text = (
        "The Foreign Ministry of Norway called the raid “a serious violation of Norwegian"
        " sovereignty”."
    )
    assert not [one for one in events_of(text) if one.type is EventType.ACCUSE]


def test_who_files_his_papers_does_it_to_nobody() -> None:
    (event,) = events_of("Kari Lund filed her resignation on Friday.")
    assert event.recipients == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Boeing 737-800 jet crashed on Wednesday.", set()),
        ("A Boeing 737 and an Airbus A320 collided on Wednesday.", set()),
        ("Boeing said on Wednesday that it was sorry.", {"Boeing"}),
        ("Norway paid Airbus 40 million euros.", {"Norway", "Airbus"}),
        ("Norway paid Airbus 400 million euros.", {"Norway", "Airbus"}),
        ("Chile sued Boeing 12 years ago.", {"Chile", "Boeing"}),
        ("Chile sued Boeing 737 days after the crash.", {"Chile", "Boeing"}),
    ],
)
def test_what_a_firm_made_is_not_the_firm(text: str, names: set[str]) -> None:
    assert {one.actor.name for one in read(text).actors} == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The bank Ida Lund founded has failed.", "Ida Lund"),
        ("The magazine Anna Ruiz left has closed.", "Anna Ruiz"),
        ("The firm Kari Berg left accused Chile of fraud.", "Kari Berg"),
    ],
)
def test_the_full_name_behind_a_firm_is_no_firm(text: str, name: str) -> None:
    firms = {one.actor.name for one in read(text).actors if one.actor.kind is not ActorKind.PERSON}
    assert name not in firms


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cyprus Mail reported that two people died.", "Cyprus Mail"),
        ("Cyprus said on Friday that two people had died.", "Cyprus"),
        ("Veltra Energy shut its plant.\n\nThe company said it had no choice.", "Veltra Energy"),
        ("Kenya's parliament met on Friday. The government said it would resign.",
         "Kenyan government"),
        ("Veltra Energy shut its plant. A company spokesman said it had no choice.",
         "Veltra Energy"),
    ],
)  # fmt: skip
def test_who_speaks_is_who_was_named(text: str, name: str) -> None:
    assert [one.speaker.name for one in read(text).statements if one.speaker] == [name]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya will free no one in return for the Ugandan fishermen.", Status.DENIED),
        ("Norway arrested nobody at the Swedish embassy on Monday.", Status.DENIED),
        ("Norway expelled none of the Swedish diplomats.", Status.DENIED),
        ("Sweden attacked no Norwegian ships.", Status.DENIED),
        ("Kenya freed no fewer than 40 Ugandan fishermen on Monday.", Status.DONE),
        ("Norway arrested a Swedish diplomat on Monday.", Status.DONE),
    ],
)
def test_a_deed_that_befalls_nobody_is_denied(text: str, status: Status) -> None:
    """ "No fewer than" and "no longer" deny no object."""
    assert [event.status for event in events_of(text) if event.type] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Has Norway expelled the Chilean ambassador?", Status.CONDITIONAL),
        ("Did Norway bomb Chile?", Status.CONDITIONAL),
        ("“Did Norway bomb Chile?” the minister asked.", Status.CONDITIONAL),
        ("Why did Norway bomb Chile?", Status.DONE),
        ("When will Norway send troops to Chile?", Status.PLANNED),
    ],
)
def test_a_question_does_not_assert_what_it_asks(text: str, status: Status) -> None:
    assert [event.status for event in events_of(text) if event.type] == [status]
