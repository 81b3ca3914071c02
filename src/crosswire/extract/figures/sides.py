"""Whom a figure belongs to, and from whom to whom trade, investment and aid go."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.figures.settled import BALLOTS
from crosswire.extract.figures.slots import Measured
from crosswire.extract.units import load_units
from crosswire.reference import load_tables
from crosswire.types import Actor, ActorKind, ActorMention, Sector


class Sides(msgspec.Struct, frozen=True):
    """Owner of a figure and, where it flows, its giving and receiving side."""

    entity: str | None = None
    giver: Actor | None = None
    taker: Actor | None = None


NO_SIDES = Sides()
_OWNERS = frozenset({ActorKind.STATE, ActorKind.REGION, ActorKind.ORGANISATION})
_TOWARDS = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?P<way>in|into|to|towards?|for|from|with|of|at|across|throughout"
    r"|and)\s+(?:the\s+)?(?:[\w’'.-]+\s+){0,2}?\Z",
    re.I,
)
_POSSESSIVE = re.compile(
    r"(?:(?:’s|'s|s’|’|s')\s+(?:[\w-]+\s+){0,3}"
    r"|\s+(?:(?!(?:said|says|of|the|in|at|for|to|and|that|from|with|on|by)\b)[a-z-]+\s+){0,3})\Z"
)
_MUTUAL = re.compile(
    r"\b(?:bilateral|mutual|our|two-way|trade between (?:the|our) (?:two )?(?:countries|nations"
    r"|states|sides))\s+(?:\w+\s+){0,2}\Z",
    re.I,
)
_EACH_OTHER = re.compile(r"\b(?:each other|one another|mutual|reciprocal)\b", re.I)
_BETWEEN = re.compile(r"\b(?:between|with)\b", re.I)
_BARE = re.compile(
    r"(?:\A|[“\"‘.,;:]|\b(?:and|that|the|of|in|overall|total|as|growing|said)\b)\s*\Z", re.I
)


def story_states(mentions: Sequence[ActorMention]) -> tuple[Actor, ...]:
    """
    The two states that a report is about, sorted by name, or none where that is not clear.

    Clear is: both are named at least twice, and no third is named half as often.
    """
    counts: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    for mention in mentions:
        actor = mention.actor
        if actor.kind is ActorKind.STATE:
            counts[actor.name] += 1
            actors.setdefault(actor.name, actor)
    top = counts.most_common(3)
    if len(top) < 2 or top[1][1] < 2 or (len(top) == 3 and 2 * top[2][1] > top[1][1]):
        return ()
    return tuple(actors[name] for name in sorted((top[0][0], top[1][0])))


def sides_of(
    text: str,
    quantity: Quantity,
    measured: Measured,
    inside: Sequence[ActorMention],
    states: Sequence[Actor],
) -> Sides:
    """
    Find the sides of a figure from the words around its property.

    "Ruritania's investment in Sylvania" goes from Ruritania to Sylvania; "imports from
    Sylvania" come from there; "bilateral trade" belongs to both states of the story.
    """
    if measured.group == BALLOTS:
        return NO_SIDES
    is_money = quantity.unit in load_units().currencies
    inside = [
        mention
        for mention in inside
        if not _names_nobody(mention.actor.name)
        and not (is_money and quantity.start <= mention.start and mention.end <= quantity.end)
    ]  # "10 million US dollars" names a currency and no state
    if measured.name in _IMPOSED:
        inside = [mention for mention in inside if mention.actor.sector is not Sector.JUD]
    owners = [mention for mention in inside if mention.actor.kind in _OWNERS]
    before = _before(text, measured, owners)
    after = _after(text, _restated(text, measured, quantity), owners)
    if measured.group == "joint":
        return _joint(text, measured, owners, states, before)
    if measured.group == "flow":
        sides = _flow(text, measured, before, after)
        if sides is NO_SIDES or (sides.giver is None and sides.taker is None):
            sides = _given(text, quantity, owners)
        return _mutual(text, measured, sides, states)
    if measured.group == "toll":
        return Sides(entity=_victims(quantity, owners))
    if measured.name in _WON:
        return Sides(entity=_winner(text, quantity, inside))
    owner = before or (after[1] if after and after[0] in _PLACING else None)
    owner = owner or _holder(text, quantity, measured, owners) or _around(text, quantity, owners)
    named = owner is not None and not owner.name.islower()
    return Sides(entity=owner.name if owner is not None and named else None)


def _names_nobody(name: str) -> bool:
    """Tell a name that is a bare office or a currency: "the Chief", "PLN 5.2bn"."""
    is_office = tuple(name.lower().split()) in load_tables().titles
    return is_office or load_units().name_of(name) in load_units().currencies


_THOSE = re.compile(
    r"\b(?:those|that|(?:and|but|while|whereas)(?=\s+(?:to|from)\b))(?=\s+(?:to|from|in|with)\s)"
)


def _restated(text: str, measured: Measured, quantity: Quantity) -> Measured:
    """
    The word that stands for what is measured right before a figure, else the word itself.

    "Exports to Norway rose 11 percent, but those to Chile fell by 4": the 4 is Chile's.
    """
    if measured.group != "flow" or measured.end > quantity.start:
        return measured
    found = list(_THOSE.finditer(text, measured.end, quantity.start))
    if not found:
        return measured
    return replace(measured, start=found[-1].start(), end=found[-1].end())


_PLACING = frozenset(("in", "for", "of", "at", "across", "throughout"))
_WON = frozenset(("votes", "delegates", "seats", "support", "approval", "stake", "sentence"))
_IMPOSED = frozenset(("sentence", "fine", "bail", "compensation"))
"""What a court imposes on somebody else."""
_FOR_WHOM = re.compile(
    r"(?:(?!\d)[\w\s%,]){0,40}?\b(?:for|by|went to|to)\s+(?:(?:the|his|her|its)\s+)?"
    r"(?:[a-z]+\s+){0,3}\Z"
)
_ACCORDING = re.compile(r"\b(?:according|due|thanks|close|prior|by) to\s+(?:the\s+)?(?:\w+\s+)*\Z")
_HOLDS = re.compile(
    r"(?:[’']s)?\s+(?:(?:also|has|had|have|currently|last|now|is|was|already|then|still|said|it|that)"
    r"\s+){0,3}(?:has|had|have|posted|reported|recorded|registered|saw|ran|made|suffered|announced"
    r"|owes?|faces?|faced|set|holds?|held|earned|booked|logged|expects?|forecasts?|plans?|needs?"
    r"|reached|received|approved|passed|raised|cut|kept|lowered|increased)\b"
)
_VERBS = frozenset(
    (
        *("spent", "spend", "spends", "sold", "sell", "lent", "lend", "lends", "paid"),
        *("pays", "raised", "raise", "produced", "produce", "pumps", "pumped"),
        *("exported", "imported", "invested", "bought", "yielded", "consumed"),
        *("emitted", "saved", "fined", "borrowed", "sells", "produces"),
    )
)
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout|[Ii]nside)\s+(?:(?:the|all)\s+)?\Z")
_SENTENCE_HEAD = re.compile(r"(?:\A|[.!?\n][”\"’]?\s*|[“\"])In\s+(?:the\s+)?\Z")


def _winner(text: str, quantity: Quantity, inside: Sequence[ActorMention]) -> str | None:
    """Who won the votes: the nearest name before the count that no preposition governs."""
    inside = [mention for mention in inside if not mention.actor.name.islower()]
    for mention in inside:
        near = mention.end <= quantity.start and _OWN.fullmatch(text, mention.end, quantity.start)
        if near and _is_owner(text, mention):
            return mention.actor.name
    for mention in inside:
        if mention.start >= quantity.end:
            gap = text[quantity.end : mention.start]
            if _OWN_NUMBER.match(text, mention.end) and _is_owner(text, mention):
                break
            if len(gap) < 60 and _FOR_WHOM.match(gap) and not _ACCORDING.search(gap):
                return mention.actor.name
            break
    for mention in reversed(inside):
        if mention.end > quantity.start or quantity.start - mention.end > 120:
            continue
        head = text[max(0, mention.start - 20) : mention.start]
        if not _OBLIQUE.search(head) and not _SAID.match(text, mention.end):
            return mention.actor.name
    return None


_SAID = re.compile(r"[’']s\b|,?\s+(?:said|says|reported|announced|showed|conducted|projected)\b")


_OWN = re.compile(r"(?:[’']s?)?\s+(?:(?:own|about|mere|paltry)\s+)?")
_OWN_NUMBER = re.compile(r"(?:[’']s?)?\s+(?:(?:own|about|mere|paltry)\s+)?\d")
_POSSESSIVES = frozenset(("his", "her", "their", "its"))


def _is_owner(text: str, mention: ActorMention) -> bool:
    """Tell whose number follows at once: "54 percent to his 46", "to Dahl's 46"."""
    printed = text[mention.start : mention.end]
    behind = text[mention.end : mention.end + 2]
    is_named = printed.endswith(("’s", "'s", "s’", "s'")) or behind[:1] in "’'"
    return printed.lower() in _POSSESSIVES or (bool(behind) and is_named)


def _holder(
    text: str, quantity: Quantity, measured: Measured, owners: Sequence[ActorMention]
) -> Actor | None:
    """Subject of the clause: "Malawi has a debt of", "the bank lent"."""
    limit = min(measured.start, quantity.start)
    for mention in reversed(owners):
        if mention.end > limit:
            continue
        gap = text[mention.end : limit]
        if len(gap) > 80 or ";" in gap or ". " in gap:
            return None
        if _OBLIQUE.search(text[max(0, mention.start - 20) : mention.start]):
            continue
        verb = text[measured.start : measured.end].lower() in _VERBS and len(gap) < 25
        return mention.actor if verb or _HOLDS.match(gap) else None
    return None


def _around(text: str, quantity: Quantity, owners: Sequence[ActorMention]) -> Actor | None:
    """State that the sentence is set in: "In Malawi, prices rose", "grew 2 percent in Malawi"."""
    for mention in owners:
        if mention.actor.kind not in (ActorKind.STATE, ActorKind.REGION):
            continue
        head = text[max(0, mention.start - 24) : mention.start]
        if quantity.end <= mention.start < quantity.end + 50:
            between = text[quantity.end : mention.start]
            if _PLACED.search(head) and "," not in between and "." not in between:
                return mention.actor
        elif mention.end <= quantity.start and _SENTENCE_HEAD.search(head):
            return mention.actor
    return None


def _before(text: str, measured: Measured, owners: Sequence[ActorMention]) -> Actor | None:
    """Owner that stands right before the property: "Ruritanian direct investment"."""
    for mention in reversed(owners):
        if mention.end <= measured.start:
            gap = text[mention.end : measured.start]
            return mention.actor if len(gap) < 40 and _POSSESSIVE.match(gap) else None
    return None


def _after(
    text: str, measured: Measured, owners: Sequence[ActorMention]
) -> tuple[str, Actor] | None:
    """Owner that stands behind the property and the preposition between them."""
    for mention in owners:
        if mention.start >= measured.end:
            gap = text[measured.end : mention.start]
            found = _TOWARDS.match(gap) if len(gap) < 50 else None
            return (found["way"].lower(), mention.actor) if found else None
    return None


_GIVING = re.compile(
    r"\b(?:sen[dt]s?|gave|gives?|given|provid(?:ed?|es)|grant(?:ed|s)?|lends?|lent|donat(?:ed?|es)"
    r"|pledg(?:ed?|es)|offer(?:ed|s)?|invest(?:ed|s)?|allocat(?:ed?|es)|promis(?:ed?|es))\b",
    re.I,
)


_OBLIQUE = re.compile(r"\b(?:between|with|of|to|from|in|near|and|at|for|by)\s+(?:the\s+)?\Z", re.I)


def _given(text: str, quantity: Quantity, owners: Sequence[ActorMention]) -> Sides:
    """Sides of "Ruritania sent Sylvania $40 million in aid"."""
    ahead = [mention for mention in owners if mention.end <= quantity.start]
    for at, mention in enumerate(ahead):
        verb = _GIVING.search(text, mention.end, quantity.start)
        if verb is None or verb.start() - mention.end > 40:
            continue
        if _OBLIQUE.search(text[max(0, mention.start - 20) : mention.start]):
            continue
        between = [other for other in ahead[at + 1 :] if other.start >= verb.end()]
        behind = [
            other
            for other in owners
            if quantity.end <= other.start < quantity.end + 60
            and re.search(r"\b(?:to|for|in|into)\s+(?:the\s+)?\Z", text[: other.start][-16:])
        ]
        taker = next(iter([*between, *behind]), None)
        if taker is not None and taker.actor.name == mention.actor.name:
            taker = None
        return Sides(mention.actor.name, mention.actor, taker.actor if taker else None)
    return NO_SIDES


def _flow(
    text: str, measured: Measured, before: Actor | None, after: tuple[str, Actor] | None
) -> Sides:
    giver, taker = before, None
    if measured.name == "imports":
        giver, taker = None, before
    if after is not None:
        way, actor = after
        if way == "from":
            giver = actor
        elif way in ("in", "into", "to", "toward", "towards", "for"):
            taker = actor
    if giver is not None and taker is not None and giver.name == taker.name:
        giver = None
    owner = before or giver or taker
    return Sides(entity=owner.name if owner else None, giver=giver, taker=taker)


def _mutual(text: str, measured: Measured, sides: Sides, states: Sequence[Actor]) -> Sides:
    """Where two states invest "in each other", the one not named is the receiving side."""
    if sides.giver is None or sides.taker is not None or len(states) != 2:
        return sides
    others = [state for state in states if state.name != sides.giver.name]
    near = text[max(0, measured.start - 240) : measured.end + 120]
    if len(others) != 1 or not _EACH_OTHER.search(near):
        return sides
    return Sides(entity=sides.entity, giver=sides.giver, taker=others[0])


def _joint(
    text: str,
    measured: Measured,
    owners: Sequence[ActorMention],
    states: Sequence[Actor],
    before: Actor | None,
) -> Sides:
    """Trade belongs to both sides, "Ruritania-Sylvania", sorted."""
    tail = text[measured.end : measured.end + 60]
    named = []
    if _BETWEEN.search(tail):
        named = [
            mention.actor.name
            for mention in owners
            if measured.end <= mention.start < measured.end + 80
        ]
    if before is not None:
        named.insert(0, before.name)
    unique = sorted(dict.fromkeys(named))
    if len(unique) >= 2:
        return Sides(entity="-".join(unique[:2]))
    head = text[max(0, measured.start - 60) : measured.start]
    adjacent = [
        m.actor.name for m in owners if measured.start - 45 <= m.start and m.end <= measured.start
    ]
    pair = sorted(dict.fromkeys(adjacent))
    if len(pair) == 2:
        return Sides(entity="-".join(pair))
    if len(states) == 2 and not unique and (_MUTUAL.search(head) or _BARE.search(head)):
        return Sides(entity="-".join(state.name for state in states))
    return Sides(entity=unique[0] if unique else None)


def _victims(quantity: Quantity, owners: Sequence[ActorMention]) -> str | None:
    """State named inside the count itself: "12 Ruritanian soldiers"."""
    for mention in owners:
        if quantity.start <= mention.start and mention.end <= quantity.end:
            return mention.actor.name
    return None
