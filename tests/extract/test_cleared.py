"""Acquittals, dropped charges, claims denied beside, answers that never came, and due dates."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.types import Event, EventType, Report, Status


def read(text: str) -> Report:
    """Read a text of March 2031."""
    return crosswire.read_text(text, published="2031-03-12", outlet="The Soro Post")


def events_of(text: str) -> list[Event]:
    """Read a text and keep its events."""
    return [one.event for one in read(text).events if one.event is not None]


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan minister was acquitted of ordering the killing of two Somali diplomats.",
        "A court in Oslo cleared Kenyan general Karl Lund of attacking the Somali embassy.",
        "Kenyan general Karl Lund was found not guilty of bombing a Somali village.",
        "Prosecutors dropped the charge that Kenya had bombed a Somali hospital.",
        "The court dismissed the allegation that Kenya had bombed a Somali hospital.",
        "Kenyan troops were cleared of shooting at Somali protesters.",
        "An inquiry cleared Chilean marines of killing Peruvian fishermen.",
        "Jurors acquitted three guards of beating a Somali prisoner.",
        "A tribunal exonerated two captains of the Kenyan guard of shelling a Somali camp.",
        "Three men charged with bombing the Peruvian consulate were acquitted on Friday.",
    ],
)
def test_who_is_cleared_of_a_deed_has_not_done_it(text: str) -> None:
    """A ruling tells neither the deed nor that somebody says or denies it."""
    report = read(text)
    assert not report.statements
    typed = [one.event.type for one in report.events if one.event is not None]
    assert set(typed) <= {None, EventType.CONCEDE}
    assert typed


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Kenyan troops, cleared of fraud in May, bombed a Somali hospital.", EventType.ASSAULT),
        ("A Kenyan officer was convicted of bombing a Somali hospital.", EventType.SANCTION),
    ],
)
def test_other_deeds_are_told(text: str, type_: EventType) -> None:
    assert type_ in [event.type for event in events_of(text)]


def test_a_minister_who_dismisses_a_charge_denies_it() -> None:
    [said] = read("Moscow dismissed the charge that it bombed the Ukrainian hospital.").statements
    assert said.cue is not None
    assert said.cue.exact == "dismissed the charge"


@pytest.mark.parametrize(
    ("text", "denier", "claim"),
    [
        (
            "The M23 rebels are backed by Rwanda, a charge that Rwanda has denied.",
            "Rwanda",
            "The M23 rebels are backed by Rwanda",
        ),
        (
            "Congo says Rwanda supports the rebels, an accusation Kigali denies.",
            "Rwanda",
            "Rwanda supports the rebels",
        ),
        (
            "Norway said that Chile armed the rebels, an accusation rejected by Santiago.",
            "Chile",
            "Chile armed the rebels",
        ),
        (
            "Norway said that Chile armed the rebels, which Santiago denies.",
            "Chile",
            "Chile armed the rebels",
        ),
    ],
)
def test_a_claim_denied_beside_it_has_its_denier(text: str, denier: str, claim: str) -> None:
    found = [
        (one.speaker.name, one.exact)
        for one in read(text).statements
        if one.speaker is not None and one.cue is not None and one.cue.exact[:3] in {"den", "rej"}
    ]
    assert found == [(denier, claim)]


@pytest.mark.parametrize(
    "text",
    [
        "Chile armed the rebels, a charge that Santiago has not denied.",
        "Chile armed the rebels, a charge of treason that Karl Lund denied in May.",
    ],
)
def test_what_is_not_denied_has_no_denier(text: str) -> None:
    assert "Chile armed the rebels" not in [one.exact for one in read(text).statements]


@pytest.mark.parametrize(
    ("text", "denier", "claim"),
    [
        (
            "Norway accused Chile of hacking its ports on Monday. Chile denies the allegations.",
            "Chile",
            "Chile of hacking its ports",
        ),
        (
            "Kenya accuses Somalia of arming a militia, a charge Mogadishu denies.",
            "Mogadishu",
            "Somalia of arming a militia",
        ),
        (
            "Prosecutors charged Lund with fraud. Lund denied the charges.",
            "Lund",
            "the charges",
        ),
        (
            "Peru accused Chile of spying. Chile rejects the accusation.",
            "Chile",
            "Chile of spying",
        ),
        (
            "Police are accused of beating two boys. The police rejected the claims.",
            "The police",
            "beating two boys",
        ),
        ("The union blamed Peru for the blast. Peru denied it.", "Peru", "Peru for the blast"),
        (
            "Norway accused Chile of fraud. Chile denied the claims on Monday, calling them lies.",
            "Chile",
            "Chile of fraud",
        ),
        (
            "Norway says Chile is building a rocket, a charge Santiago denies.",
            "Santiago",
            "Chile is building a rocket",
        ),
        (
            "Supreme Court nominee Karl Lund dismissed the allegation that he struck Ana Ruiz.",
            "Supreme Court nominee Karl Lund",
            "he struck Ana Ruiz",
        ),
        (
            "A spokesman for the court dismissed reports that Chile had jailed the judges.",
            "A spokesman for the court",
            "Chile had jailed the judges",
        ),
        (
            "A prosecutor dismissed claims that police had attacked the strikers.",
            "A prosecutor",
            "police had attacked the strikers",
        ),
    ],
)
def test_no_denial_is_lost(text: str, denier: str, claim: str) -> None:
    """Where it is not found what is denied, its name stays."""
    sources = [
        one.source.exact
        for one in read(text).statements
        if one.exact == claim and one.source is not None
    ]
    assert sources[-1:] == [denier]


def test_a_named_claim_goes_where_its_denial_is_told() -> None:
    said = read("The guard was asleep, the union said. The airline denied the allegations.")
    assert {one.exact for one in said.statements} == {"The guard was asleep"}


@pytest.mark.parametrize("state", ["Israel", "Norway", "Kenya", "Peru"])
def test_who_says_it_is_no_part_of_what_is_denied(state: str) -> None:
    said = read(f"{state} says Iran is building a bomb, a charge Tehran denies.").statements
    assert {one.exact for one in said} == {"Iran is building a bomb"}


def test_a_quote_broken_by_its_cue_keeps_its_subject() -> None:
    [said] = read('"The accusations," Ruiz said, "are untrue and cruel."').statements
    assert said.exact.startswith("The accusations")
    assert len(said.parts) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Norway said it had accepted the draft treaty, which Chile rejected.",
        "Kenya said it had offered a pause in the fighting, which Somalia dismissed.",
        "Ruiz said she had written a plan, which the ministry rejected.",
    ],
)
def test_who_turns_down_an_offer_does_not_deny_that_it_was_made(text: str) -> None:
    assert [one.cue.exact for one in read(text).statements if one.cue is not None] == ["said"]


def test_a_place_cleared_of_rebels_is_no_ruling() -> None:
    text = "Kenyan police cleared the village of rebels fighting the Somali army."
    assert EventType.ASSAULT in [event.type for event in events_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Hamas has not responded to the Israeli proposal.",
        "Iran did not respond to the request by Norway.",
        "Moscow has yet to reply to Ukraine's offer.",
        "Somalia has not responded to Kenya's offer of talks.",
    ],
)
def test_no_answer_is_nothing_done(text: str) -> None:
    assert {(event.type, event.status) for event in events_of(text)} <= {(None, Status.DENIED)}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya must pay $3 million by the end of March.",
        "Norway will send aid to Kenya before April 1.",
        "The ferry must be repaired by the end of March.",
    ],
)
def test_a_day_by_which_something_is_to_be_done_is_due(text: str) -> None:
    [event] = events_of(text)
    assert event.date is None
    assert event.due is not None
    assert event.due.end == "2031-03-31"


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was finished by the end of February.",
        "Kenya had withdrawn its troops from Somalia by the end of February.",
    ],
)
def test_a_day_by_which_something_was_done_is_its_date(text: str) -> None:
    [event] = events_of(text)
    assert event.due is None
    assert event.date is not None


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's president survived an assassination attempt by Somali rebels.",
        "The Kenyan president narrowly escaped an assassination attempt by Somali rebels.",
        "The president of Kenya survived an attack by Somali rebels on Monday.",
    ],
)
def test_who_survives_an_attack_is_struck(text: str) -> None:
    [event] = [one for one in events_of(text) if one.type is EventType.ASSAULT]
    assert [one.country for one in event.actors] == ["SOM"]
    assert [one.country for one in event.recipients] == ["KEN"]
