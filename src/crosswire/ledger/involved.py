"""Which states, and organisations of states, a claim is about, and how that is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, product

import msgspec

from crosswire.align.words import sentence_around
from crosswire.ledger.plans import name_body
from crosswire.ledger.states import list_organisations, name_states
from crosswire.types import Actor, ActorKind, Claim, Event, EventType, Mention, Report, Story

_MOST_STATES = 8
"""States with part in an event above which it is one of many, not of two: a summit of thirty."""


class Involved(msgspec.Struct, frozen=True):
    """
    States, and organisations of states, that a claim is about, by their codes.

    Attributes:
        slots: Those in its typed content.
        passages: Those that the sentences of its mentions name too.
        bilateral: The two states of the story, where it has two and no more; else empty.
        places: What the sentence of each mention names.
    """

    slots: frozenset[str]
    passages: frozenset[str]
    bilateral: frozenset[str]
    places: tuple[frozenset[str], ...] = ()

    @property
    def all(self) -> frozenset[str]:
        """Those in its content and its sentences."""
        return self.slots | self.passages


def code_of(actor: Actor) -> str | None:
    """
    Give the code of the side that an actor is: of a state its own, of its organisation the name.

    A minister is of the state, and so is an army; the African Union is a side of its own. A
    person who speaks for an organisation is not known to.
    """
    if actor.country:
        return actor.country
    is_body = actor.kind is ActorKind.ORGANISATION and actor.name in list_organisations()
    return actor.name if is_body else None


def find_involved(claim: Claim, reports: Mapping[str, Report], story: Story) -> Involved:
    """
    Find the states and organisations of states that a claim is about.

    Args:
        claim: The claim.
        reports: The reports of its story, read, by id.
        story: The description of the story.
    """
    slots = {code for actor in _actors_of(claim) if (code := code_of(actor))}
    places = tuple(
        frozenset(_sides_around(mention, reports[mention.report]))
        for mention in claim.mentions
        if mention.report in reports
    )
    passages = frozenset[str]().union(*places)
    return Involved(frozenset(slots), passages, list_states(story), places)


def find_body(
    event: Event, text: str, told: Iterable[str], reports: Mapping[str, Report]
) -> Actor | None:
    """
    Find the body without a name that opens a text, "the ministry plans to", with its state.

    Every state has a ministry; it is that of the one state that the reports and its place name,
    and where they name none or several nobody knows whose it is. "The council of Tema" has a name.

    Args:
        event: What is planned or done.
        text: Words of a plan or a deed.
        told: Ids of the reports that tell it.
        reports: Those of its story, read, by id.
    """
    body = name_body(text)
    if body is None:
        return None
    if " of " in body:
        return Actor(name=body, kind=ActorKind.ORGANISATION)
    found = (one.actor for name in told if name in reports for one in reports[name].actors)
    states = {actor.country for actor in found if actor.country}
    if event.place is not None and event.place.country:
        states.add(event.place.country)
    if len(states) != 1:
        return None
    (state,) = states
    name = f"{body} of {name_states()[state]}"
    return Actor(name=name, kind=ActorKind.ORGANISATION, country=state)


def list_sides(claim: Claim) -> frozenset[str]:
    """List the states that are a side of what a claim tells: an event with a type, a relation."""
    if claim.event is not None and claim.event.type is not None:
        actors = (*claim.event.actors, *claim.event.recipients)
    else:
        actors = claim.relation.members if claim.relation else ()
    states = frozenset(actor.country for actor in actors if actor.country)
    return states if len(states) <= _MOST_STATES else frozenset()


def list_states(story: Story) -> frozenset[str]:
    """List the two states that take part in a story; none where they are more or fewer."""
    states = frozenset(actor.country for actor in story.participants if actor.country)
    return states if len(states) == 2 else frozenset()


def _actors_of(claim: Claim) -> Iterable[Actor]:
    """List the actors in the typed content of a claim, with all who speak in it together."""
    if claim.speaker:
        yield claim.speaker
    for mention in claim.mentions:
        yield from mention.speakers if mention.joint else ()
    if claim.event:
        yield from (*claim.event.actors, *claim.event.recipients)
    if claim.relation:
        yield from claim.relation.members
    if claim.figure:
        yield from filter(None, (claim.figure.from_actor, claim.figure.to_actor))


def _sides_around(mention: Mention, report: Report) -> set[str]:
    """Find the sides whose actors the sentence of a mention names."""
    first, last = sentence_around(report.text, mention.start, mention.end)
    return {
        code
        for found in report.actors
        if first <= found.start and found.end <= last and (code := code_of(found.actor))
    }


def pair_states(one: str, other: str) -> tuple[str, str]:
    """Name a pair of sides, the one whose code comes first in the alphabet first."""
    return (one, other) if one < other else (other, one)


def find_dyads(event: Event) -> set[tuple[str, str, str]]:
    """
    Find between which sides an event is: each pair, and which of the two acts.

    The one who acts is "" where both do: a meeting, a signing. Whoever meets, meets all the
    others, also those who are received or brought together: "Peru hosted talks between Norway and
    Chile" is of Norway and Chile too. What more than eight have part in, on both sides together,
    is no affair between any two of them.
    """
    actors = {code for actor in event.actors if (code := code_of(actor))}
    recipients = {code for actor in event.recipients if (code := code_of(actor))}
    if len(actors | recipients) > _MOST_STATES:
        return set()
    together = {
        (*pair_states(one, other), "")
        for side in (actors, recipients - actors)
        for one, other in combinations(sorted(side), 2)
    }
    if actors and not recipients - actors:
        return together
    pairs = product(sorted(actors), sorted(recipients))
    across = {(*pair_states(one, other), one) for one, other in pairs if one != other}
    if event.type is not EventType.CONSULT:
        return across
    return together | {one for one in across if (*one[:2], "") not in together}
