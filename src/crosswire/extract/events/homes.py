"""Countries that only the rest of a sentence tells: of rebels in it, of a town that is shelled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from msgspec.structs import replace

from crosswire.extract.events.line import Line, Placed
from crosswire.extract.events.roles import Roles
from crosswire.extract.events.turns import Coded
from crosswire.extract.events.words import POSSESSIVE
from crosswire.reference import load_ambiguous, load_tables, word_set
from crosswire.reference.names import split_words
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
_AT_HOME = word_set("events.at_home")
_GATHERINGS = word_set("events.gatherings")
_ABROAD = word_set("events.abroad")
_COURTS = frozenset({"court", "tribunal", "judge", "jury"})
_OPPOSED = frozenset({Sector.REB, Sector.OPP})
_INNER = frozenset({EventType.CONCEDE, EventType.COERCE, EventType.PROTEST})
"""Deeds that a government does to its own, unless other states are named."""
_LEGAL = frozenset({"arrest", "deport", "convict"})
_REASONS = frozenset({"for", "over", "after", "because"})
_REACH = 5
_HELD = frozenset({EventType.SANCTION, EventType.SUPPORT, EventType.REJECT, EventType.RETREAT})
_STANDING = word_set("events.standing_abroad")
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
    if not roles.actors and coded.mode in _LEGAL:
        where = _where_held if coded.passive else _court_of
        roles = replace(roles, actors=where(line, coded, named))
    is_moved = coded.mode == "withdraw" or _is_sent_back(line, coded)
    is_own = is_moved and _are_own(roles)
    if roles.actors and (is_own or not roles.recipients):
        posted = _posted(roles) if is_own else None
        reached = posted or _reached(line, coded, named)
        if reached is not None:
            roles = replace(roles, recipients=(reached,))
    roles = _each_side(roles, lambda each: _in_town(line, each, named))
    if coded.type is EventType.PROTEST:
        crowd = tuple(_of_place(line, coded, each, named) for each in roles.actors)
        roles = replace(roles, actors=crowd)
    countries = {each.actor.country for each in line.actors} - {None}
    countries |= {place.country for _, place in named} - {None}
    if len(countries) == 1:
        home = next(iter(countries)) or ""
        spots = [at for part, _ in named for at in list(_positions(line, part))[:1]]
        is_inner = _is_matter_at_home(line, coded, spots) or _is_told_at_home(line, coded)
        roles = _each_side(roles, lambda each: _at_home(line, coded, each, home, is_inner))
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


def _at_home(line: Line, coded: Coded, each: Placed, country: str, is_inner: bool) -> Placed:
    actor = each.actor
    if actor.country is not None or actor.kind in (ActorKind.STATE, ActorKind.REGION):
        return each
    crowd = actor.kind is ActorKind.GROUP and actor.name[:1].islower()
    within = (actor.sector in _WITHIN or crowd) and not _is_guest(line, coded, each, country)
    official = actor.sector in _OFFICIAL and coded.type not in _FOREIGN
    inside = is_inner or any(_is_domestic(line, coded, one) for one in line.actors)
    opposed = actor.sector is Sector.GOV and _is_opposed(coded, each)
    if not within and not (official and inside) and not opposed:
        return each
    if _is_foreign_name(line, each, country):
        return each
    mention = replace(each.mention, actor=replace(actor, country=country))
    return Placed(each.first, each.last, mention)


def _is_guest(line: Line, coded: Coded, each: Placed, country: str) -> bool:
    """Tell whether a state deals with people from elsewhere: "Chad sent back refugees"."""
    is_ours = any(one.actor.country == country for one in coded.roles.actors)
    words = line.lowers[each.first : each.last]
    return is_ours and each in coded.roles.recipients and not _ABROAD.isdisjoint(words)


def _is_opposed(coded: Coded, each: Placed) -> bool:
    """Tell whether rebels or an opposition stand against an official: they are of his country."""
    roles = coded.roles
    others = roles.recipients if each in roles.actors else roles.actors
    return any(one.actor.sector in _OPPOSED and one.actor.country for one in others)


def _is_matter_at_home(line: Line, coded: Coded, spots: Sequence[int]) -> bool:
    """
    Tell whether what is done has its place in a town: "imposed a curfew in Oran".

    Who speaks, meets or travels in a town may be from elsewhere.
    """
    if coded.type in _IN_WORDS:
        return False
    for at in spots:
        between = range(coded.first, at - 1)
        nouns = {line.lemmas[one] for one in between if line.tags[one] is PartOfSpeech.NOUN}
        if at and line.lowers[at - 1] in _PLACING and nouns and not nouns & _GATHERINGS:
            return True
    return False


def _is_told_at_home(line: Line, coded: Coded) -> bool:
    """Tell whether officials of a country, no side of it, are the source: "Kenyan police said"."""
    if coded.type not in _INNER:
        return False
    sides = {one.actor.name for one in (*coded.roles.actors, *coded.roles.recipients)}
    return any(
        one.actor.sector in _OFFICIAL | {Sector.COP, Sector.JUD}
        and one.actor.country is not None
        and one.actor.name not in sides
        and ("according" in line.lowers[max(0, one.first - 3) : one.first] or _says(line, one))
        for one in line.actors
    )


def _says(line: Line, one: Placed) -> bool:
    return line.lemmas[one.last : one.last + 1] == ("say",)


def _where_held(
    line: Line, coded: Coded, named: Sequence[tuple[Part, Place]]
) -> tuple[Placed, ...]:
    """
    Give the town whose state holds or tries somebody: "was jailed in Oslo".

    Of "jailed for a murder in Oslo" the town is that of the murder.
    """
    for part, place in named:
        at = next(iter(_positions(line, part)), 0)
        between = line.tags[coded.last : at - 1]
        is_behind = at > coded.last and line.lowers[at - 1] in ("in", "at", "near")
        if not is_behind or place.country is None or PartOfSpeech.VERB in between:
            continue
        if not _is_in_reason(line, coded, at):
            return (_stand_for(line, part, place),)
    return ()


def _is_in_reason(line: Line, coded: Coded, at: int) -> bool:
    """Tell whether a place is that of what somebody is held for: "over the blast in Oslo"."""
    tree = line.tree
    verbs = range(coded.first, coded.last)
    for each in tree.above(at)[1:]:
        if each in verbs:
            return False
        if any(line.lowers[child] in _REASONS for child in tree.children[each]):
            return True
    return False


def _court_of(line: Line, coded: Coded, named: Sequence[tuple[Part, Place]]) -> tuple[Placed, ...]:
    """Give the town whose court acts: "a court in Riga sentenced"."""
    tree = line.tree
    verbs = range(coded.first, coded.last)
    subject = next(
        (
            at
            for at, head in enumerate(tree.heads)
            if head in verbs and tree.relations[at] == "nsubj"
        ),
        None,
    )
    if subject is None or line.lemmas[subject] not in _COURTS:
        return ()
    inside = set(tree.below(subject))
    for part, place in named:
        if place.country is not None and inside.intersection(_positions(line, part)):
            return (_stand_for(line, part, place),)
    return ()


def _is_sent_back(line: Line, coded: Coded) -> bool:
    """Tell the return of who was recalled: "sent its ambassador back to Cairo"."""
    verbs = set(line.lemmas[coded.first : coded.last])
    return coded.type is EventType.SUPPORT and not verbs.isdisjoint(("send", "return"))


def _are_own(roles: Roles) -> bool:
    """Tell whether who is recalled is of the state that recalls: "recalled its ambassador"."""
    ours = {each.actor.country for each in roles.actors} - {None}
    return bool(roles.recipients) and all(each.actor.country in ours for each in roles.recipients)


def _posted(roles: Roles) -> Placed | None:
    """Give the state in which serves who is recalled: "its ambassador to Iraq", "in Baghdad"."""
    ours = {each.actor.country for each in roles.actors}
    lexicon = load_tables().lexicon
    for each in roles.recipients:
        words = split_words(each.mention.exact)
        for at in range(1, len(words) - 1):
            first = at + 1 + (words[at + 1].lower() == "the")
            is_there = words[at] in {"to", "in"} and first < len(words)
            found = lexicon.match(words, first) if is_there else None
            for name in found[1] if found else ():
                if name.country is not None and name.country not in ours:
                    actor = Actor(name=name.name, kind=ActorKind.STATE, country=name.country)
                    return replace(each, mention=replace(each.mention, actor=actor))
    return None


def _stand_for(line: Line, part: Part, place: Place) -> Placed:
    """Let a place stand for its state."""
    positions = list(_positions(line, part))
    actor = Actor(name=place.name, kind=ActorKind.REGION, country=place.country)
    exact = line.tokens[positions[0]].text
    mention = ActorMention(start=part.start, end=part.end, exact=exact, actor=actor)
    return Placed(positions[0], positions[-1] + 1, mention)


def _in_town(line: Line, each: Placed, named: Sequence[tuple[Part, Place]]) -> Placed:
    """Give a group the country of the town behind it: "militias in Aleppo"."""
    actor = each.actor
    is_group = actor.kind is ActorKind.GROUP and actor.sector in _WITHIN | {Sector.MIL}
    if actor.country is not None or not is_group or _is_foreign_name(line, each, None):
        return each
    for part, place in named:
        spot = next(iter(_positions(line, part)), 0)
        between = range(each.last, spot)
        leads = line.lowers[each.last + (line.lowers[each.last] == "based")]
        is_near = 0 < len(between) <= _REACH and leads in _NEARBY
        is_plain = all(not line.is_verb(at) and line.lowers[at] != "," for at in between)
        if is_near and is_plain and place.country is not None:
            mention = replace(each.mention, actor=replace(actor, country=place.country))
            return Placed(each.first, each.last, mention)
    return each


def _of_place(
    line: Line, coded: Coded, each: Placed, named: Sequence[tuple[Part, Place]]
) -> Placed:
    """Give a crowd the country of the place where it protests; exiles are from elsewhere."""
    is_crowd = each.actor.kind is ActorKind.GROUP and each.actor.sector is Sector.CVL
    abroad = _ABROAD.intersection(line.lowers[each.first : each.last])
    if each.actor.country is not None or not is_crowd or abroad:
        return each
    spots = [(spot, place) for part, place in named for spot in list(_positions(line, part))[:1]]
    for spot, place in sorted(spots, key=lambda one: one[0]):
        between = range(coded.last, spot)
        is_there = spot and line.lowers[spot - 1] in _NEARBY
        if is_there and place.country and not any(line.is_verb(at) for at in between):
            mention = replace(each.mention, actor=replace(each.actor, country=place.country))
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
    is_land = each.actor.kind in (ActorKind.STATE, ActorKind.REGION)
    placed = is_land and each.first > 0 and line.lowers[each.first - 1] in _PLACING
    if placed and coded.type not in _IN_WORDS:
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
    ours = {each.actor.country or each.actor.sector for each in coded.roles.actors}
    trigger = line.tokens[coded.first].start
    for part, place in sorted(named, key=lambda each: abs(each[0].start - trigger)):
        if place.country is None or place.country in ours or part.start < trigger or None in ours:
            continue
        positions = list(_positions(line, part))
        if coded.type in _HELD and not _stands_there(line, coded, positions):
            continue
        if positions and line.actor_at(positions[0]) is None:
            return _stand_for(line, part, place)
    return None


def _stands_there(line: Line, coded: Coded, positions: Sequence[int]) -> bool:
    """
    Tell "suspended aid in Baghdad" from "suspended a minister in Baghdad".

    Who withdraws "from" a town or sends somebody back "to" it deals with its state.
    """
    spot = positions[0] if positions else 0
    between = line.lemmas[coded.first : spot]
    if coded.mode == "withdraw" and line.lowers[spot - 1 : spot] == ("from",):
        return True
    if _is_sent_back(line, coded) and line.lowers[spot - 1 : spot] == ("to",):
        return True
    return spot > 0 and line.lowers[spot - 1] == "in" and not _STANDING.isdisjoint(between)


def _positions(line: Line, part: Part) -> Iterator[int]:
    for at, token in enumerate(line.tokens):
        if part.start <= token.start and token.end <= part.end:
            yield at
