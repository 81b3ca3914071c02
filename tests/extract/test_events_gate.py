"""Which events are dropped because their words name too little, one behaviour at a time."""

from __future__ import annotations

import pytest

from crosswire.types import EventType, Status

from .test_events import events_in, mentions_in


def types_in(marked: str) -> list[EventType]:
    """Give the types found in a marked sentence."""
    return [event.type for event in events_in(marked)]


@pytest.mark.parametrize(
    "marked",
    [
        "[Norway|NOR] met on Tuesday.",
        "[officials|:opp] met on Tuesday.",
        "[officials|:opp] agreed to wait.",
        "[officials|:opp] urged calm.",
    ],
)
def test_one_side_or_nobody_named_is_no_event(marked: str) -> None:
    """A meeting needs two sides; "officials" are nobody another report could confirm."""
    assert not events_in(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "An earthquake struck [Peru|PER] and [Chile|CHL] on Friday.",
        "[Norway|NOR] asked what [Chile|CHL] knew about the letter.",
        "[Norway|NOR] released a summary of the call with [Chile|CHL].",
        "[Rosa Vega|PER:p] declined to comment on [Chile|CHL].",
        "[Rosa Vega|PER:p] pleaded guilty to lying.",
        "[Norway|NOR] is investigating the crash of the ferry.",
        "[Norway|NOR] gave up its seat.",
        "Anti-[Norway|NOR] crowds mobilised online.",
        "The paper noted that suing [Chile|CHL] costs money.",
    ],
)
def test_words_that_only_look_like_events_are_none(marked: str) -> None:
    """Mishaps, questions, documents, idioms and asides tell no event."""
    assert not events_in(marked)


def test_soldiers_killed_in_an_attack_are_attacked_though_nobody_is_named() -> None:
    """ "Were killed" counts where the sentence tells of an attack."""
    assert types_in("[Chadian soldiers|TCD:mil] were killed in a rocket attack.") == [
        EventType.ASSAULT
    ]
    assert not events_in("[Chadian soldiers|TCD:mil] were killed when a bus overturned.")


def test_who_goes_on_to_accuse_is_who_denied() -> None:
    """After "denied that its troops had fired and accused", the denier accuses."""
    events = events_in(
        "[Kenya|KEN] denied that [its troops|KEN:mil] had shelled the town and accused "
        "[Somalia|SOM] of lying."
    )
    accused = [event for event in events if event.type is EventType.ACCUSE]
    assert [actor.name for actor in accused[0].actors] == ["Kenya"]


def test_not_a_single_shot_is_a_denial() -> None:
    """A negated subject denies, and the passage shows it."""
    [mention] = mentions_in(
        "[Ali Ondo|GAB:p] said not a single shell was fired by [his|GAB:p] side."
    )
    assert mention.event is not None and mention.event.status is Status.DENIED
    assert mention.exact.startswith("not a single shell")


def test_what_follows_to_and_and_is_an_aim_too() -> None:
    """ "Wants to buy time and ease sanctions": nothing was eased."""
    assert not events_in("[Iran|IRN] met nobody to buy time and ease sanctions on [Iraq|IRQ].")


def test_minister_called_may_is_no_modal() -> None:
    """A name that reads like "may" leaves the meeting planned and keeps its side."""
    [event] = events_in("[Ana May|GBR:p] would hold talks with [Luka Novak|SVN:p].")
    assert event.status is Status.PLANNED
    assert [actor.name for actor in event.actors] == ["Ana May", "Luka Novak"]


def test_agreement_with_somebody_to_act_is_a_promise() -> None:
    """ "Agreed with Chile to open" is AGREE, promised."""
    [event] = events_in("[Norway|NOR] agreed with [Chile|CHL] to open a port.")
    assert (event.type, event.status) == (EventType.AGREE, Status.PROMISED)


def test_legal_assault_is_fought_in_words() -> None:
    """A legal or verbal assault is an accusation."""
    assert types_in("[Peru|PER] launched a verbal attack on [Chile|CHL].") == [EventType.ACCUSE]


def test_the_result_of_an_election_is_no_recipient() -> None:
    """Who rejects the result of a state's election rejects no state."""
    [event] = events_in("[Rosa Vega|PER:p] rejected the result of [Peru|PER]'s national election.")
    assert event.type is EventType.REJECT
    assert event.recipients == ()
