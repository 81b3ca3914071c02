"""Whom a figure belongs to, and from whom to whom trade, investment and aid go."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from crosswire.extract.figures.balances import BALANCES, balance_of
from crosswire.extract.figures.givers import NO_SIDES, Sides, find_given, is_led
from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.figures.settled import BALLOTS
from crosswire.extract.figures.slots import Measured
from crosswire.extract.figures.subjects import find_doer, find_traded
from crosswire.extract.units import load_units
from crosswire.reference import load_tables
from crosswire.types import Actor, ActorKind, ActorMention, Sector

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
    r"\b(?:bilateral|mutual|our|two-way|(?:the two|both|the|our)\s(?:countries|nations|states|sides"
    r"|neighbou?rs|allies|partners|economies|governments|capitals)(?:[’']s?)?|the two"
    r"|they(?!\s+(?:said|say|told|added)\b))\s+(?:\w+\s+){0,2}\Z",
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
    measured: Measured | None,
    inside: Sequence[ActorMention],
    states: Sequence[Actor],
) -> Sides:
    """
    Find the sides of a figure from the words around its property, or around itself.

    "Ruritania's investment in Sylvania" goes from Ruritania to Sylvania; "imports from
    Sylvania" come from there; "bilateral trade" belongs to both states of the story.
    """
    if measured is not None and measured.group == BALLOTS:
        return NO_SIDES
    is_money = quantity.unit in load_units().currencies
    inside = [
        mention
        for mention in inside
        if not _names_nobody(mention.actor.name)
        and not (is_money and quantity.start <= mention.start and mention.end <= quantity.end)
    ]  # "10 million US dollars" names a currency and no state
    if measured is None:
        return _sides_alone(text, quantity, inside)
    if measured.name in _IMPOSED:
        inside = [mention for mention in inside if mention.actor.sector is not Sector.JUD]
    owners = [mention for mention in inside if mention.actor.kind in _OWNERS]
    before = _before(text, measured, owners)
    told = _restated(text, measured, quantity)
    after = _after(text, told, owners)
    if measured.group == "joint":
        return _joint(text, measured, owners, states, before)
    if measured.group == "flow":
        sides = _flow(measured, before, after, _second(text, told, owners))
        if sides is NO_SIDES or (sides.giver is None and sides.taker is None):
            sides = find_given(text, quantity, owners)
        elif sides.giver is None or sides.taker is None:
            sides = _with_other_side(sides, find_given(text, quantity, owners))
        return _mutual(text, measured, sides, states)
    if measured.group == "toll":
        own = _victims(quantity, inside) or _own_victims(text, quantity, owners)
        return Sides(entity=own or find_doer(text, quantity, owners, measured))
    if measured.name == "troops":
        return Sides(entity=_victims(quantity, inside) or find_doer(text, quantity, owners, None))
    if measured.name in _WON:
        return Sides(entity=_winner(text, quantity, inside))
    given = find_given(text, quantity, owners) if is_money and measured.name in _GIVEN else NO_SIDES
    if given is not NO_SIDES:
        return given
    traded = find_traded(text, quantity, measured)
    if traded is not None:
        return Sides(entity=traded)
    owner = before or (after[1] if after and after[0] in _PLACING else None)
    owner = owner or _holder(text, quantity, measured, owners) or _around(text, quantity, owners)
    if measured.name in BALANCES:
        balance = balance_of(text, quantity, measured, owner, inside)
        if balance is not NO_SIDES and balance.entity is not None:
            return balance
    named = owner is not None and not owner.name.islower()
    name = owner.name if owner is not None and named else None
    return Sides(entity=name or find_doer(text, quantity, owners, measured))


_GIVEN = frozenset(("funding", "payment", "subsidies", "compensation", "value", "bailout"))
"""What may be called so where one gives it to another: "will finance arms worth $4 million"."""


def _sides_alone(text: str, quantity: Quantity, inside: Sequence[ActorMention]) -> Sides:
    """Sides of what no word measures: "lent Norvia 4 million", "Norvia generated 156 TWh"."""
    owners = [mention for mention in inside if mention.actor.kind in _OWNERS]
    given = find_given(text, quantity, owners)
    if given is not NO_SIDES:
        return given
    return Sides(entity=find_doer(text, quantity, owners, None))


def _with_other_side(sides: Sides, given: Sides) -> Sides:
    """Add the side that only the verb tells: "Norvia lent Sylvania 4 million"."""
    known = [side.name for side in (sides.giver, sides.taker) if side is not None]
    if sides.taker is None and given.taker is not None and given.taker.name not in known:
        same = sides.giver is not None and given.giver == sides.giver
        return Sides(sides.entity, sides.giver, given.taker) if same else sides
    return sides


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
_WITH_A = re.compile(r",?\s+with\s+an?\s+(?:[a-z]+\s+){0,2}")
"""Between a country and what it has: "Norvia, with a population of 15 million"."""
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
        if not is_led(text, mention.start) and not _SAID.match(text, mention.end):
            return mention.actor.name
    return None


_CLAUSE = re.compile(r"[,;:]|\b(?:and|but|while|whereas|as)\b")


def find_holder(text: str, quantity: Quantity, inside: Sequence[ActorMention]) -> str | None:
    """Who holds so many seats: the subject of the clause of "holds a 51-49 majority"."""
    for mention in reversed(inside):
        if mention.end > quantity.start:
            continue
        gap = text[mention.end : quantity.start]
        if len(gap) > 60 or _CLAUSE.search(gap) or gap.startswith(("’", "'")):
            return None
        if not is_led(text, mention.start):
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
        if is_led(text, mention.start):
            continue
        verb = text[measured.start : measured.end].lower() in _VERBS and len(gap) < 25
        return mention.actor if verb or _HOLDS.match(gap) or _WITH_A.fullmatch(gap) else None
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


_TO_SECOND = re.compile(r"\s+(?P<way>from|in|into|to|towards?)\s+(?:the\s+)?")


def _second(
    text: str, measured: Measured, owners: Sequence[ActorMention]
) -> tuple[str, Actor] | None:
    """The other side, right behind the first: "remittances from Norvia to Sylvania"."""
    behind = [mention for mention in owners if mention.start >= measured.end]
    for first, second in itertools.pairwise(behind[:2]):
        way = _TO_SECOND.fullmatch(text, first.end, second.start)
        return (way["way"].lower(), second.actor) if way else None
    return None


def _flow(
    measured: Measured,
    before: Actor | None,
    after: tuple[str, Actor] | None,
    second: tuple[str, Actor] | None,
) -> Sides:
    giver, taker = before, None
    if measured.name == "imports":
        giver, taker = None, before
    for way, actor in filter(None, (second if after is not None else None, after)):
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
        behind = [m for m in owners if measured.end <= m.start < measured.end + 80]
        named = [mention.actor.name for mention in _side_by_side(text, behind)]
        subject = _trader(text, measured, owners) if len(named) == 1 and before is None else None
        named.extend([subject.name] if subject is not None else [])
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


_WITH_NEXT = re.compile(r"(?:\s*,)?\s*(?:(?:and|with)\s+)?(?:the\s+)?")
_ALL_OF = re.compile(
    r"\s+(?:(?:has|have|had|will|would)\s+)?[a-z]+(?:ed|s|t)?\s+(?:(?:all|its|most|direct|any)"
    r"\s+)?(?:[a-z]+\s+)?\Z"
)
"""Between who trades and "trade with": "Norvia halted all trade with Sylvania"."""


def _side_by_side(text: str, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """The first actor and those joined to it: "between Norvia and Sylvania", "the two states"."""
    joined = list(mentions[:1])
    for mention in mentions[1:]:
        are_both_meant = mention.start == joined[-1].start
        if not are_both_meant and _WITH_NEXT.fullmatch(text, joined[-1].end, mention.start) is None:
            break
        joined.append(mention)
    return joined


def _trader(text: str, measured: Measured, owners: Sequence[ActorMention]) -> Actor | None:
    """The subject right before "trade with another"."""
    for mention in reversed(owners):
        if mention.end <= measured.start:
            gap = text[mention.end : measured.start]
            return mention.actor if _ALL_OF.fullmatch(gap) and not _SAID.match(gap) else None
    return None


_OF_ITS = re.compile(r"\s+of\s+(?:its|their)\s+(?:own\s+)?(?=[a-z])")
_ITS_LOSSES = re.compile(
    r"\b(?:its|their)\s+(?:own\s+)?(?:losses|casualties|dead|death\s+toll)\b[^.;:]{0,40}\Z"
)


def _own_victims(text: str, quantity: Quantity, owners: Sequence[ActorMention]) -> str | None:
    """
    Find whose own dead are told, where one alone is named before: "Norvia said two of its guards".

    "Norvia put its own losses at three dead" counts Norvia's.
    """
    head = text[max(0, quantity.start - _OWN_REACH) : quantity.start]
    if not (_OF_ITS.match(text, quantity.core_end) or _ITS_LOSSES.search(head)):
        return None
    before = {one.actor.name for one in owners if one.end <= quantity.start}
    return before.pop() if len(before) == 1 else None


_OWN_REACH = 120  # characters


def _victims(quantity: Quantity, inside: Sequence[ActorMention]) -> str | None:
    """State named inside the count itself: "12 Ruritanian soldiers", "300 Norvian troops"."""
    for mention in inside:
        if not (quantity.start <= mention.start and mention.end <= quantity.end):
            continue
        if mention.actor.kind in _OWNERS:
            return mention.actor.name
        if mention.actor.kind is ActorKind.GROUP and mention.actor.country is not None:
            return load_tables().country_name(mention.actor.country)
    return None
