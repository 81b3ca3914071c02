"""Whose deficit or surplus it is, and with whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crosswire.extract.figures.givers import NO_SIDES, Sides
from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.figures.slots import Measured
from crosswire.types import Actor, ActorKind, ActorMention

BALANCES = frozenset({"deficit", "surplus"})
_LANDS = frozenset({ActorKind.STATE, ActorKind.REGION})
_WHEN = (
    r"(?:\s+(?:in|for|during|over)\s+"
    r"(?:[A-Z][a-z]+|\d{4}|the\s+(?:year|quarter|period|[a-z]+ half)))*"
    r"(?:\s+(?:last|this)\s+(?:year|month|quarter))?"
)
_WITH = re.compile(
    rf"(?:|[^.;:,]{{0,60}}?\b(?:trade|goods|services|commerce)){_WHEN}"
    r"\s+(?:with|against|towards?|vis-[aà]-vis)"
    r"\s+(?:(?:the|its|neighbou?ring|neighbou?r)\s+){0,2}\Z"
)
"""Between a balance, or how much it is, and the other side: "with", "in its trade with"."""
_TRADE = re.compile(
    r"\b(?:trade|commerce|exchange of goods)\s+(?:in goods\s+)?(?:with|between)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""Before a country with which there is trade, whose balance the sentence goes on to tell."""
_FOR = re.compile(r"\b(?:for|on the|of the|in)\s+(?:the\s+)?\Z", re.IGNORECASE)
_SIDE = re.compile(r"(?:[’']s)?\s+(?:side|part|favou?r)\b", re.IGNORECASE)
_FAVOUR = re.compile(r"\bin favou?r of\s+(?:the\s+)?\Z", re.IGNORECASE)
_FOR_ONE = re.compile(
    rf"(?:\s+of\s+(?:GDP|output))?{_WHEN}\s+for\s+(?:the\s+)?\Z",
)
"""Between how much a balance is and whose it is, without a verb: "a gap of 4 percent for"."""
_REACH = 90


def balance_of(
    text: str,
    quantity: Quantity,
    measured: Measured,
    owner: Actor | None,
    inside: Sequence[ActorMention],
) -> Sides:
    """
    Tell whose deficit or surplus it is, and with whom: who sells more gives, who buys more takes.

    "Norvia's deficit with Sylvania" and "Sylvania's surplus with Norvia" both run from Sylvania
    to Norvia; "Sylvania's deficit with Norvia" runs the other way. A budget has one side.

    Args:
        text: The stored text.
        quantity: The number.
        measured: The word for the balance.
        owner: Whose it is by the words before it, or None.
        inside: The actors of the sentence.

    Returns:
        No sides where neither is told.
    """
    lands = [one for one in inside if one.actor.kind in _LANDS]
    end = max(measured.end, quantity.end)
    is_owned = owner is not None and owner.kind in _LANDS
    owner = _named_side(text, end, lands, is_owned=is_owned) or owner
    partner = _partner(text, measured, quantity, owner, lands)
    if owner is None and partner is None:
        return NO_SIDES
    name = owner.name if owner is not None else None
    if owner is not None and owner.kind not in _LANDS:
        return Sides(entity=name)
    is_deficit = measured.name == "deficit"
    giver, taker = (partner, owner) if is_deficit else (owner, partner)
    return Sides(entity=name, giver=giver, taker=taker) if partner else Sides(entity=name)


def _named_side(
    text: str, end: int, lands: Sequence[ActorMention], *, is_owned: bool
) -> Actor | None:
    """
    Find the side named behind: "on the Norvian side", "in Norvia's favour", "for Norvia".

    For whom a balance is good or bad that a state before it has is another matter.
    """
    for one in lands:
        if not end <= one.start < end + _REACH:
            continue
        ahead = text[end : one.start]
        if set(ahead) & set(".;:"):
            return None
        led = _FOR.search(ahead) is not None and _SIDE.match(text, one.end) is not None
        if led or _FAVOUR.search(ahead) or (not is_owned and _FOR_ONE.fullmatch(ahead)):
            return one.actor
    return None


def _partner(
    text: str,
    measured: Measured,
    quantity: Quantity,
    owner: Actor | None,
    lands: Sequence[ActorMention],
) -> Actor | None:
    """Find the other side: behind "with", else with whom the sentence told of trade before."""
    others = [one for one in lands if owner is None or one.actor.name != owner.name]
    for one in others:
        if measured.end <= one.start < max(measured.end, quantity.end) + _REACH:
            gaps = [text[measured.end : one.start]]
            if measured.end <= quantity.start < quantity.end <= one.start:
                gaps.append(text[quantity.end : one.start])
            if any(_WITH.fullmatch(gap) for gap in gaps):
                return one.actor
    start = min(measured.start, quantity.start)
    traded = [
        at
        for at, one in enumerate(lands)
        if one.end <= start and _TRADE.search(text[max(0, one.start - 40) : one.start])
    ]
    if not traded or owner is None:
        return None
    near = lands[traded[-1] : traded[-1] + 2]
    found = [one.actor for one in near if one.end <= start and one.actor.name != owner.name]
    return found[0] if len(found) == 1 else None
