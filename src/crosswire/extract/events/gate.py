"""Which events are told with sides enough to be claims, and between whom."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crosswire.extract.events.lexicon import COOPERATIVE
from crosswire.extract.events.line import BREAKS, NP_TAGS, Line
from crosswire.extract.events.turns import Coded
from crosswire.extract.events.words import POSSESSIVE
from crosswire.reference import word_set
from crosswire.types import Actor, ActorKind, Event, EventType, PartOfSpeech, Sector, Status

Sides = tuple[tuple[Actor, ...], tuple[Actor, ...]]

_POLITICAL = frozenset(
    {
        Sector.GOV,
        Sector.MIL,
        Sector.REB,
        Sector.OPP,
        Sector.PTY,
        Sector.COP,
        Sector.JUD,
        Sector.SPY,
        Sector.IGO,
        Sector.LEG,
        Sector.UAF,
    }
)
_ARMED = frozenset({Sector.MIL, Sector.REB, Sector.UAF, Sector.COP, Sector.SPY})
_NEEDS_TWO = frozenset(
    {
        EventType.SUPPORT,
        EventType.AID,
        EventType.REJECT,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AGREE,
        EventType.THREATEN,
        EventType.SANCTION,
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.RETREAT,
        EventType.CONSULT,
    }
)
_TAKES_NONE = frozenset({EventType.MOBILIZE, EventType.PROTEST})
_VERBAL = frozenset({EventType.AGREE, EventType.REQUEST, EventType.THREATEN, EventType.REJECT})
_KINDLY = frozenset({EventType.AID, EventType.CONCEDE, EventType.SUPPORT, EventType.COOPERATE})
_STRANGERS = frozenset({EventType.CONSULT, EventType.REQUEST, EventType.THREATEN, EventType.REJECT})
_SUFFERED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION})
_STRIKES_PEOPLE = _SUFFERED | {EventType.ACCUSE, EventType.RETREAT}
_OF_STATES = frozenset({EventType.SANCTION, EventType.COERCE, EventType.PROTEST})
_AGAINST_OTHERS = frozenset({EventType.ACCUSE, EventType.THREATEN, EventType.SANCTION})
_SPORT = word_set("events.sport")
_OF_FORCE = _SUFFERED | {EventType.ACCUSE, EventType.CONCEDE}
_BALLOTS = word_set("events.ballots")
_CONTENDING = word_set("events.contending")
_UNSEATING = word_set("events.unseating")
_GAINING = word_set("events.gaining")
_WON = word_set("events.won")
_CHAMBERS = frozenset(
    {"parliament", "senate", "assembly", "congress", "legislature", "chamber", "council", "knesset"}
    | {"bundestag", "duma", "parliamentary", "legislative", "congressional", "electoral"}
)
_OF_VOTES = _BALLOTS | _CHAMBERS | {"vote"}
"""Words beside which a seat or a majority is one that voters give."""
_PARTS = frozenset({"seat", "majority", "mandate"})
"""What may be won at a ballot, and may be a town or most of a region too."""
_PARTY = frozenset({Sector.PTY, Sector.OPP})
_OF_ELECTIONS = frozenset({"election", "vote", "poll", "polls", "ballot", "referendum"})
_PERSONS = frozenset(
    {"observer", "monitor", "worker", "official", "officer", "agent", "volunteer", "staff"}
    | {"staffer", "commissioner", "clerk", "chief", "inspector", "supervisor", "watcher", "counter"}
    | {"guard", "organiser", "organizer", "employee", "activist", "campaigner"}
)
"""Who has to do with an election and does not stand in it."""
_BORDERS = frozenset({"border", "frontier", "boundary", "coastline"})
_CLAUSE_ENDS = BREAKS | {"while", "whereas", "who", "which", "that", "because", "although", "but"}
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_ASIDE = frozenset({"after", "before", "during", "since", "until", "following"})
_NEAR = 12
"""Words around an event among which one of sport makes it one of sport."""
_ALONE = frozenset({"resign", "curfew", "martial-law", "convict"})


def political_company(told: Iterable[Coded]) -> frozenset[str]:
    """
    Give the names of people whom some event of the report puts beside a political actor.

    Who "invited the Finnish president" is no private person, even where no title is given.

    Args:
        told: All events of the report, before any is dropped.
    """
    names: set[str] = set()
    for coded in told:
        actors = [each.actor for each in (*coded.roles.actors, *coded.roles.recipients)]
        if any(is_political(each) for each in actors):
            names.update(each.name for each in actors if each.kind is ActorKind.PERSON)
    return frozenset(names)


def settle_sides(coded: Coded, company: frozenset[str]) -> Sides | None:
    """
    Give actors and recipients where the words tell a political event, else None.

    "Officials asked", "the leaders met" and "two men were arrested" name nobody whom another report
    could confirm or deny; a meeting, a demand or a loan needs both its sides.

    Args:
        coded: The event as its sentence builds it.
        company: Names that `political_company` gives.
    """
    actors = _admitted(coded, (each.actor for each in coded.roles.actors))
    named = {each.name for each in actors}
    recipients = tuple(
        each
        for each in _admitted(coded, (each.actor for each in coded.roles.recipients))
        if each.name not in named
        and not (coded.type in _AGAINST_OTHERS and _is_own_state(each, actors))
    )
    if actors and coded.roles.recipients and not recipients and coded.passive:
        return None
    alone = coded.type in _TAKES_NONE or coded.mode == "visit"
    if coded.roles.loose and alone and not _are_two_states(actors, recipients):
        recipients = ()
    everyone = (*actors, *recipients)
    if coded.type is EventType.PROTEST and any(each.kind is ActorKind.GROUP for each in actors):
        return actors, recipients
    if not any(is_known(each) for each in everyone) or not _is_complete(coded, actors, recipients):
        return None
    friendly = coded.type in COOPERATIVE
    if not any(each.name in company or is_political(each, friendly=friendly) for each in everyone):
        return None
    return actors, recipients


def _is_own_state(recipient: Actor, actors: tuple[Actor, ...]) -> bool:
    """
    Tell whether a body is said to act against the state that it serves.

    "The Iraqi ministry called it a breach of Iraqi sovereignty" accuses somebody else.
    """
    return recipient.kind is ActorKind.STATE and any(
        actor.country == recipient.country
        and actor.kind is not ActorKind.STATE
        and actor.sector in {Sector.GOV, Sector.MIL}
        for actor in actors
    )


def is_of_comment(line: Line, coded: Coded) -> bool:
    """Tell whether an outlet asked for a word: "did not respond to a request for comment"."""
    near = range(coded.first, min(coded.last + _NEAR, len(line.lowers)))
    is_asked = any(line.lowers[at - 1 : at + 1] == ("for", "comment") for at in near if at)
    return is_asked and coded.type in {EventType.REQUEST, EventType.REJECT, EventType.CONSULT}


def is_of_sport(line: Line, coded: Coded) -> bool:
    """
    Tell whether sides meet, fall out or fight as teams: "Chile beat Peru 3-1 in the semi-final".

    A minister who meets a team, and a state that boycotts a cup, act in politics; what happens
    "during a football match" is no match, and "20-30 soldiers" are no score.

    Args:
        line: The sentence.
        coded: The event.
    """
    if coded.type in _OF_STATES or "boycott" in line.lemmas:
        return False
    sides = [each.actor for each in (*coded.roles.actors, *coded.roles.recipients)]
    if any(each.sector in _POLITICAL for each in sides):
        return False
    first, last = max(0, coded.first - _NEAR), coded.last + _NEAR
    near = range(first, min(last, len(line.lemmas)))
    free = [at for at in near if line.actor_at(at) is None and line.tags[at] in NP_TAGS]
    if any(line.lemmas[at] in _SPORT and not _is_aside(line, at) for at in free):
        return True
    return coded.type in _OF_FORCE and any(_is_score(line, at) for at in near)


def is_of_ballot(line: Line, coded: Coded) -> bool:
    """
    Tell whether sides contend for votes, in which words of war tell no deed of war.

    "Kenya beat Djibouti in the vote", "voters ousted the president", "the opposition captured 60
    seats"; but rebels who beat troops before an election fight, as does who beats an "election
    observer" or captures "the district seat of" a town.

    Args:
        line: The sentence.
        coded: The event.
    """
    sides = [each.actor for each in (*coded.roles.actors, *coded.roles.recipients)]
    if coded.type not in _OF_FORCE or any(each.sector in _ARMED for each in sides):
        return False
    told = set(line.lemmas[coded.first : coded.last])
    first, last = max(0, coded.first - _NEAR), coded.last + _NEAR
    near = {
        line.lemmas[at]
        for at in range(first, min(last, len(line.lemmas)))
        if not _is_aside(line, at) and not _is_before_person(line, at)
    }
    elected = bool(near & _BALLOTS)
    voted = elected or "vote" in near
    gained = _is_seat_won(line, coded) or (voted and "control" in near)
    return bool(
        (told & _CONTENDING and voted)
        or (told & _UNSEATING and elected)
        or (told & _GAINING and gained)
    )


def is_of_border(line: Line, coded: Coded) -> bool:
    """Tell whether lands only lie side by side: "Chad shares a border with Niger"."""
    verb = next((at for at in range(coded.first, coded.last) if line.lemmas[at] == "share"), None)
    return verb is not None and not _BORDERS.isdisjoint(line.lemmas[verb + 1 : verb + 6])


def _is_before_person(line: Line, at: int) -> bool:
    """Tell whether a word only says which person is meant: "election observer"."""
    if line.lemmas[at] not in _OF_ELECTIONS:
        return False
    behind = at + 1
    while behind < len(line.lemmas) and line.lemmas[behind] not in _PERSONS:
        if line.tags[behind] not in (PartOfSpeech.NOUN, PartOfSpeech.ADJ):
            return False
        behind += 1
    return behind < len(line.lemmas)


def _is_seat_won(line: Line, coded: Coded) -> bool:
    """
    Tell whether what is gained is an office, or a seat or majority that voters give.

    A place that it is of ("the majority of Donetsk region") or a state that it is taken from
    speaks against.
    """
    first, last = _clause_around(line, coded)
    won = [at for at in range(first, last) if line.lemmas[at] in _WON]
    if not won:
        return False
    if any(line.lemmas[at] not in _PARTS for at in won):
        return True
    if any(_is_of_place(line, at) for at in won):
        return False
    if any(_is_from_state(line, at) for at in range(won[0], last)):
        return False
    told = set(line.lemmas[first:last])
    is_party = any(each.actor.sector in _PARTY for each in coded.roles.actors)
    return is_party or bool(told & _OF_VOTES)


def _clause_around(line: Line, coded: Coded) -> tuple[int, int]:
    """Give the first token near an event in its clause, and the one behind the last."""
    first, last = coded.first, min(coded.last, len(line.lowers))
    while first > max(0, coded.first - _NEAR) and line.lowers[first - 1] not in _CLAUSE_ENDS:
        first -= 1
    limit = min(coded.last + _NEAR, len(line.lowers))
    while last < limit and line.lowers[last] not in _CLAUSE_ENDS:
        last += 1
    return first, last


def _is_of_place(line: Line, at: int) -> bool:
    """Tell whether "of" with a name of no chamber stands behind: "the seat of Badme"."""
    if line.lowers[at + 1 : at + 2] != ("of",):
        return False
    behind = at + 2
    while behind < len(line.tags) and (
        line.tags[behind] in NP_TAGS or line.lowers[behind] in POSSESSIVE
    ):
        behind += 1
    named = PartOfSpeech.PROPN in line.tags[at + 2 : behind]
    return named and not (_OF_VOTES | _WON).intersection(line.lemmas[at + 2 : behind])


def _is_from_state(line: Line, at: int) -> bool:
    """Tell whether "from" with the name of a state stands here: "from Ukraine"."""
    if line.lowers[at] != "from" or at + 1 >= len(line.lowers):
        return False
    placed = line.actor_at(at + 1)
    return placed is not None and placed.actor.kind is ActorKind.STATE


def _is_aside(line: Line, at: int) -> bool:
    """Tell whether a noun only says when: "after the match", "during a football match"."""
    while at and (line.tags[at - 1] in NP_TAGS or line.tags[at - 1] is PartOfSpeech.DET):
        at -= 1
    return at > 0 and line.lowers[at - 1] in _ASIDE


def _is_score(line: Line, at: int) -> bool:
    """Tell a score from a range of things that are counted behind it: "20-30 soldiers"."""
    counts = line.tags[at + 1 : at + 2] in ((PartOfSpeech.NOUN,), (PartOfSpeech.ADJ,))
    return not counts and _SCORE.fullmatch(line.lowers[at]) is not None


def is_pointless(event: Event) -> bool:
    """
    Tell whether an event says too little to be held against another report.

    "His visit" goes to nowhere and nobody; "students protested" tells neither where nor why.

    Args:
        event: The event with its place and date.
    """
    if event.mode == "visit":
        return not event.recipients and event.place is None
    if event.type is EventType.PROTEST and not any(is_known(each) for each in event.actors):
        return event.place is None and not any(is_known(each) for each in event.recipients)
    return False


def _admitted(coded: Coded, actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """
    Drop the outlets that tell of an event, and people of whom nothing is known.

    A reporter is a party only where force or law strikes him.
    """
    if coded.type in _STRIKES_PEOPLE:
        return tuple(actors)
    may_be_stranger = coded.type in _STRANGERS
    return tuple(
        each
        for each in actors
        if each.sector is not Sector.MED
        and (not _is_stranger(each) or (may_be_stranger and " " in each.name))
    )


def _is_stranger(actor: Actor) -> bool:
    """Tell whether the text names a person and says nothing of whom he stands for."""
    return actor.kind is ActorKind.PERSON and actor.sector is None and actor.country is None


def _is_named_body(actor: Actor) -> bool:
    """Tell whether an organisation has a name of its own: "the Lake Basin Commission"."""
    is_body = actor.kind is ActorKind.ORGANISATION
    return is_body and actor.name[:1].isupper() and " " in actor.name


def _is_complete(coded: Coded, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    """Tell whether an event has the sides without which its words tell none."""
    if not actors:
        return coded.passive and _is_suffered(coded, recipients)
    if coded.type is EventType.CONSULT:
        return _is_consultation(coded, actors, recipients)
    if coded.type not in _NEEDS_TWO or coded.mode in _ALONE:
        return any(is_known(each) for each in actors)
    if coded.type in _VERBAL and not any(is_known(each) for each in actors):
        named = any(_is_stranger(each) or _is_named_body(each) for each in actors)
        return named and coded.opens is not None and any(is_known(each) for each in recipients)
    if coded.type in _KINDLY and coded.bare and coded.status is Status.CALLED_FOR:
        return False
    if coded.type in _KINDLY and not any(is_known(each) for each in recipients or actors[1:]):
        recipients, actors = (), actors[:1]
    mutual = len(actors) > 1 and (coded.type is EventType.AGREE or "sym" in coded.traits)
    if recipients or mutual:
        return not (coded.roles.loose and coded.bare) or _are_two_states(actors, recipients)
    if not any(is_known(each) for each in actors):
        return False
    if coded.type is EventType.ASSAULT:
        return "weak" not in coded.traits and (
            not coded.bare or any(_may_strike(each) for each in actors)
        )
    if "weak" in coded.traits and all(each.kind is not ActorKind.STATE for each in actors):
        return False
    if coded.mode == "seize" and not any(_may_strike(each) for each in actors):
        return False
    alone = coded.type is not EventType.ACCUSE and "self" in coded.traits
    return alone or (coded.type in _VERBAL and coded.opens is not None) or "one" in coded.traits


def _are_two_states(actors: tuple[Actor, ...], recipients: tuple[Actor, ...]) -> bool:
    """Tell whether the sides are of two countries: then nearness is enough to join them."""
    ours = {each.country for each in actors} - {None}
    theirs = {each.country for each in recipients} - {None}
    return bool(ours) and bool(theirs) and not ours & theirs


def _is_suffered(coded: Coded, recipients: tuple[Actor, ...]) -> bool:
    """Tell whether "was poisoned", "was expelled" names whom it struck; accidents kill too."""
    if coded.type not in _SUFFERED or coded.roles.loose or coded.status is Status.CONDITIONAL:
        return False
    if "weak" in coded.traits and not coded.violent:
        return False
    return any(is_known(each) and is_political(each) for each in recipients)


def _is_consultation(
    coded: Coded, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
) -> bool:
    """A meeting needs two sides, or a body that meets; a visit needs a visitor who is known."""
    if coded.mode in ("visit", "third-party", "multilateral"):
        everyone = (*actors, *recipients) if coded.mode == "third-party" else actors
        return any(is_known(each) for each in everyone)
    if len(actors) + len(recipients) > 1:
        return True
    only = actors[0]
    if only.kind is ActorKind.ORGANISATION:
        return only.sector is Sector.IGO
    return only.kind is ActorKind.GROUP and " and " in only.name and only.name[:1].isupper()


def _may_strike(actor: Actor) -> bool:
    return actor.sector in _ARMED or actor.kind in (ActorKind.STATE, ActorKind.REGION)


def is_known(actor: Actor) -> bool:
    """
    Tell whether an actor is one whom another report could name too.

    "Norwegian officials" and "the Red Front" are; "officials" and "the police" are not.
    """
    if actor.country is not None or actor.kind in (ActorKind.STATE, ActorKind.REGION):
        return True
    if actor.kind is ActorKind.GROUP:
        return actor.name[:1].isupper() and " " in actor.name
    return actor.name[:1].isupper() and actor.sector is not None


def is_political(actor: Actor, *, friendly: bool = False) -> bool:
    """
    Tell whether an actor makes an event political: a state, an armed group, an official.

    A company, an outlet, bystanders or a person of whom the text tells no office do not; the
    police do where they act with force, not where somebody meets them.

    Args:
        actor: The actor.
        friendly: Whether the event is a cooperative one.
    """
    if actor.kind in (ActorKind.STATE, ActorKind.REGION):
        return True
    if actor.sector in _POLITICAL:
        return not (friendly and actor.sector is Sector.COP)
    if actor.kind is ActorKind.GROUP:
        return actor.country is not None
    return actor.kind is ActorKind.PERSON and actor.sector is None and actor.country is not None
