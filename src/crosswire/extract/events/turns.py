"""What the words around an event make of it: a threat, a refusal, a demand, a verbal attack."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from crosswire.extract.events.lexicon import COOPERATIVE, HOSTILE
from crosswire.extract.events.line import Line
from crosswire.extract.events.match import SPEECH, Hit
from crosswire.extract.events.modes import mode_of
from crosswire.extract.events.roles import Roles, find_subject
from crosswire.extract.events.verbs import group_verb
from crosswire.types import ActorKind, EventType, Sector, Status

_CONDITION = frozenset({"if", "unless"})
_SHALL = frozenset({"will", "would", "shall", "may", "could", "might"})
_PROMISING = frozenset({"promise", "pledge", "vow"})
_IN_WORDS = frozenset({"legal", "verbal", "scathing", "blistering", "personal"})


class Coded(msgspec.Struct, frozen=True):
    """
    An event as the build of its sentence gives it, before dates and places.

    Attributes:
        first: First token of the words that tell it.
        last: Token behind the last of them.
        type, mode, context, status: As `Event` has them.
        roles: Its actors and recipients.
        opens: Token behind which dates are due dates, or None where dates are its own.
        passive: Whether a passive verb tells it, which may leave the actor out.
        lead: First token of the word that denies or plans it, where one does.
        bare: Whether a single common word tells it ("supported"), which needs two sides.
        traits: Roles of the pattern: "one" needs no recipient, "weak" tells of accidents too;
            "forsworn" is a vow not to do what is named, "aimed" an accusation with its object.
        violent: Whether the sentence names an attack, so that "killed" tells of no accident.
        certainty: Probability of the type by what is learned, or None where nothing is.
    """

    first: int
    last: int
    type: EventType
    mode: str | None
    context: str | None
    status: Status
    roles: Roles
    opens: int | None = None
    passive: bool = False
    bare: bool = False
    lead: int | None = None
    traits: frozenset[str] = frozenset()
    violent: bool = False
    certainty: float | None = None


def turn_threat(line: Line, coded: Coded) -> Coded:
    """A hostile act that comes "unless" or "if" is a threat."""
    hostile = coded.type in HOSTILE and coded.type is not EventType.THREATEN
    if not hostile or coded.status not in (Status.PLANNED, Status.CONDITIONAL):
        return coded
    if not _CONDITION.intersection(line.lowers[coded.last :]) or not coded.roles.actors:
        return coded
    if not _SHALL.intersection(line.lemmas[coded.first : coded.last]):
        return coded
    mode = mode_of(EventType.THREATEN, coded.type, coded.mode)
    return replace(coded, type=EventType.THREATEN, mode=mode, status=Status.DONE)


def turn_verbal(line: Line, coded: Coded, lemma: str) -> Coded:
    """A politician who "attacked" somebody did so in words: ACCUSE."""
    sides = [*coded.roles.actors, *coded.roles.recipients]
    verbal = lemma in ("attack", "hit", "target", "assault", "launch") and coded.mode is None
    if coded.type is not EventType.ASSAULT or not verbal or not coded.roles.actors:
        return coded
    if _IN_WORDS.intersection(line.lemmas[max(0, coded.first - 1) : coded.last]):
        return replace(coded, type=EventType.ACCUSE, mode="disapprove", context=None)
    named = all(
        each.actor.kind is ActorKind.PERSON
        and each.actor.name[:1].isupper()
        and each.actor.sector in (None, Sector.GOV, Sector.LEG, Sector.PTY, Sector.OPP)
        for each in coded.roles.actors
    )
    armed = any(each.actor.sector in (Sector.MIL, Sector.REB, Sector.UAF) for each in sides)
    states = any(each.actor.kind is ActorKind.STATE for each in coded.roles.recipients)
    if not named or armed or states:
        return coded
    return replace(coded, type=EventType.ACCUSE, mode="disapprove", context=None)


def turn_promise(line: Line, coded: Coded) -> Coded:
    """What somebody "promised" is promised, and not done, whatever tells that it is an AGREE."""
    if coded.type is not EventType.AGREE or coded.status is not Status.DONE:
        return coded
    told = range(coded.first, min(coded.last, len(line.tokens)))
    is_promise = any(
        line.lemmas[at] in _PROMISING and line.is_verb(at) and line.tokens[at].relation != "amod"
        for at in told
    )
    return replace(coded, status=Status.PROMISED) if is_promise else coded


def turn_refusal(coded: Coded, hit: Hit) -> Coded:
    """A cooperative act that its actor "will not" do is a refusal: REJECT."""
    group = hit.group
    refused = group is not None and group.negated and group.modal in ("will", "would", "can")
    is_open = coded.status is Status.CONDITIONAL  # "if Norway will not sign"
    if not refused or is_open or coded.type not in COOPERATIVE:
        return coded
    mode = mode_of(EventType.REJECT, coded.type, coded.mode)
    return replace(coded, type=EventType.REJECT, mode=mode, status=Status.DONE)


def turn_duty(line: Line, coded: Coded) -> Coded:
    """What a speaker says another "must" do is a demand: REQUEST by the speaker."""
    if coded.status is not Status.CALLED_FOR or not coded.roles.actors:
        return coded
    opening = coded.roles.actors[0].first
    for position in range(opening - 1, max(-1, opening - 12), -1):
        if line.is_verb(position):
            if line.lemmas[position] not in SPEECH:
                return coded
            speaker = find_subject(line, group_verb(line, position))
            if not speaker:
                return coded
            roles = Roles(speaker, coded.roles.actors)
            mode = mode_of(EventType.REQUEST, coded.type, coded.mode)
            return replace(
                coded, type=EventType.REQUEST, mode=mode, status=Status.DONE, roles=roles
            )
    return coded
