"""Countries that only the rest of a sentence tells: of rebels in it, of a town that is shelled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from msgspec.structs import replace

from crosswire.extract.events.line import POSSESSIVE, Line, Placed
from crosswire.extract.events.roles import Roles
from crosswire.extract.events.turns import Coded
from crosswire.reference import load_ambiguous
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
_REACH = 5
_HELD = frozenset({EventType.SANCTION, EventType.SUPPORT, EventType.REJECT, EventType.RETREAT})
_STANDING = frozenset(
    [
        "aid",
        "consulate",
        "delivery",
        "embassy",
        "mission",
        "observer",
        "operation",
        "peacekeeper",
        "relief",
        "troop",
    ]
)
"""What one state has in another, by which a deed "in Baghdad" is done to Iraq."""
_NEARBY = _PLACING | {"near", "around", "outside"}
_IN_WORDS = frozenset({EventType.ACCUSE, EventType.REQUEST})


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
    roles = _each_side(roles, lambda each: _in_town(line, each, named))
    countries = {each.actor.country for each in line.actors} - {None}
    countries |= {place.country for _, place in named} - {None}
    if len(countries) == 1:
        home = next(iter(countries)) or ""
        roles = _each_side(roles, lambda each: _at_home(line, coded, each, home))
    return replace(coded, roles=roles)


def _each_side(roles: Roles, settle: Callable[[Placed], Placed]) -> Roles:
    return Roles(
        tuple(settle(each) for each in roles.actors),
        tuple(settle(each) for each in roles.recipients),
        roles.loose,
    )


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
    inside = any(_is_domestic(line, coded, one) for one in line.actors)
    if not within and not (official and inside):
        return each
    if _is_foreign_name(line, each, country):
        return each
    mention = replace(each.mention, actor=replace(actor, country=country))
    return Placed(each.first, each.last, mention)


def _in_town(line: Line, each: Placed, named: Sequence[tuple[Part, Place]]) -> Placed:
    """Give a group the country of the town behind it: "militias in Aleppo"."""
    actor = each.actor
    is_group = actor.kind is ActorKind.GROUP and actor.sector in _WITHIN | {Sector.MIL}
    if actor.country is not None or not is_group or _is_foreign_name(line, each, None):
        return each
    for part, place in named:
        spot = next(iter(_positions(line, part)), 0)
        between = range(each.last, spot)
        is_near = 0 < len(between) <= _REACH and line.lowers[each.last] in _NEARBY
        is_plain = all(not line.is_verb(at) and line.lowers[at] != "," for at in between)
        if is_near and is_plain and place.country is not None:
            mention = replace(each.mention, actor=replace(actor, country=place.country))
            return Placed(each.first, each.last, mention)
    return each


def _is_foreign_name(line: Line, each: Placed, country: str | None) -> bool:
    """Tell whether a group bears an ambiguous nationality: "Congolese refugees" in Burundi."""
    known = load_ambiguous()
    words = (token.text for token in line.tokens[each.first : each.last])
    return any(country not in known[word].candidates for word in words if word in known)


def _is_domestic(line: Line, coded: Coded, each: Placed) -> bool:
    """
    Tell whether a state is named for what is inside it: "in Chad", "the Zambian people".

    Who condemns or demands something "in Chad" may be anybody.
    """
    if each.actor.country is None:
        return False
    if each.first and line.lowers[each.first - 1] in _PLACING and coded.type not in _IN_WORDS:
        return True
    behind = takewhile(
        lambda word: word not in _PLACING, line.lemmas[each.last : each.last + _REACH]
    )
    direct = each.last < len(line.tokens) and (
        line.lowers[each.last] in POSSESSIVE or line.tags[each.last] is not PartOfSpeech.PUNCT
    )
    return direct and bool(_AT_HOME.intersection(behind))


def _reached(line: Line, coded: Coded, named: Sequence[tuple[Part, Place]]) -> Placed | None:
    """Find the place of another country that a visit or deed goes to."""
    if coded.type not in _REACHING and coded.mode != "visit" and coded.type not in _HELD:
        return None
    ours = {each.actor.country for each in coded.roles.actors}
    trigger = line.tokens[coded.first].start
    for part, place in sorted(named, key=lambda each: abs(each[0].start - trigger)):
        if place.country is None or place.country in ours or part.start < trigger or None in ours:
            continue
        positions = list(_positions(line, part))
        if coded.type in _HELD and not _stands_there(line, coded, positions):
            continue
        if positions and line.actor_at(positions[0]) is None:
            actor = Actor(name=place.name, kind=ActorKind.REGION, country=place.country)
            exact = line.tokens[positions[0]].text
            mention = ActorMention(start=part.start, end=part.end, exact=exact, actor=actor)
            return Placed(positions[0], positions[-1] + 1, mention)
    return None


def _stands_there(line: Line, coded: Coded, positions: Sequence[int]) -> bool:
    """Tell "suspended aid in Baghdad" from "suspended a minister in Baghdad"."""
    spot = positions[0] if positions else 0
    between = line.lemmas[coded.first : spot]
    return spot > 0 and line.lowers[spot - 1] == "in" and not _STANDING.isdisjoint(between)


def _positions(line: Line, part: Part) -> Iterator[int]:
    for at, token in enumerate(line.tokens):
        if part.start <= token.start and token.end <= part.end:
            yield at
