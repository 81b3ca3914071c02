"""Countries that only the rest of a sentence tells: of rebels in it, of a town that is shelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from crosswire.extract.events.line import POSSESSIVE, Line, Placed
from crosswire.extract.events.roles import Roles
from crosswire.extract.events.turns import Coded
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    EventType,
    Part,
    PartOfSpeech,
    Place,
    Sector,
)

_WITHIN = frozenset(
    {Sector.REB, Sector.OPP, Sector.PTY, Sector.COP, Sector.JUD, Sector.LEG, Sector.UAF, Sector.CVL}
)
_OFFICIAL = frozenset({Sector.GOV, Sector.MIL, Sector.SPY})
_FOREIGN = frozenset(
    {
        EventType.CONSULT,
        EventType.AID,
        EventType.MOBILIZE,
        EventType.ASSAULT,
        EventType.COOPERATE,
        EventType.SUPPORT,
    }
)
_REACHING = frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.AID, EventType.COERCE})
_PLACING = frozenset({"in", "of", "from", "across", "throughout", "within"})
_AT_HOME = frozenset(
    [
        "army",
        "citizen",
        "constitution",
        "court",
        "economy",
        "election",
        "judiciary",
        "opposition",
        "parliament",
        "people",
        "police",
        "population",
        "voter",
        "worker",
    ]
)
_REACH = 3


def settle_homes(line: Line, coded: Coded, places: Sequence[tuple[Part, Place]]) -> Coded:
    """
    Give sides the country that the rest of their sentence tells, where it names only one.

    "The president went back on his promise to the Zambian people" is told of Zambia's president;
    "rebels seized a town in Chad" of rebels in Chad. A town that soldiers of another state shell
    stands for those to whom it is done.

    Args:
        line: The sentence.
        coded: The event.
        places: Place names with what they stand for.
    """
    named = _here(line, places)
    roles = coded.roles
    if not roles.recipients and roles.actors:
        reached = _reached(line, coded, named)
        if reached is not None:
            roles = replace(roles, recipients=(reached,))
    countries = {each.actor.country for each in line.actors} - {None}
    countries |= {place.country for _, place in named} - {None}
    if len(countries) == 1:
        (country,) = countries
        if country is not None:
            roles = Roles(
                tuple(_at_home(line, coded, each, country) for each in roles.actors),
                tuple(_at_home(line, coded, each, country) for each in roles.recipients),
                roles.loose,
            )
    return replace(coded, roles=roles)


def _here(line: Line, places: Sequence[tuple[Part, Place]]) -> list[tuple[Part, Place]]:
    first, last = line.tokens[0].start, line.tokens[-1].end
    return [each for each in places if first <= each[0].start and each[0].end <= last]


def _at_home(line: Line, coded: Coded, each: Placed, country: str) -> Placed:
    actor = each.actor
    if actor.country is not None or actor.kind in (ActorKind.STATE, ActorKind.REGION):
        return each
    crowd = actor.kind is ActorKind.GROUP and actor.name[:1].islower()
    within = actor.sector in _WITHIN or crowd
    official = actor.sector in _OFFICIAL and coded.type not in _FOREIGN
    if not within and not (official and any(_is_domestic(line, one) for one in line.actors)):
        return each
    mention = replace(each.mention, actor=replace(actor, country=country))
    return Placed(each.first, each.last, mention)


def _is_domestic(line: Line, each: Placed) -> bool:
    """Tell whether a state is named for what is inside it: "in Chad", "the Zambian people"."""
    if each.actor.country is None:
        return False
    if each.first and line.lowers[each.first - 1] in _PLACING:
        return True
    behind = line.lemmas[each.last : each.last + _REACH]
    direct = each.last < len(line.tokens) and (
        line.lowers[each.last] in POSSESSIVE or line.tags[each.last] is not PartOfSpeech.PUNCT
    )
    return direct and bool(_AT_HOME.intersection(behind))


def _reached(line: Line, coded: Coded, named: Sequence[tuple[Part, Place]]) -> Placed | None:
    """Find the place of another country that a visit or deed goes to."""
    if coded.type not in _REACHING and coded.mode != "visit":
        return None
    ours = {each.actor.country for each in coded.roles.actors}
    trigger = line.tokens[coded.first].start
    for part, place in sorted(named, key=lambda each: abs(each[0].start - trigger)):
        if place.country is None or place.country in ours or part.start < trigger or None in ours:
            continue
        positions = list(_positions(line, part))
        if positions and line.actor_at(positions[0]) is None:
            actor = Actor(name=place.name, kind=ActorKind.REGION, country=place.country)
            exact = line.tokens[positions[0]].text
            mention = ActorMention(start=part.start, end=part.end, exact=exact, actor=actor)
            return Placed(positions[0], positions[-1] + 1, mention)
    return None


def _positions(line: Line, part: Part) -> Iterator[int]:
    for at, token in enumerate(line.tokens):
        if part.start <= token.start and token.end <= part.end:
            yield at
