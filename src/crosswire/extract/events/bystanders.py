"""Sides that only say where something was, or of whom it is said, and do no deed."""

from __future__ import annotations

from crosswire.extract.events.line import Line
from crosswire.extract.events.turns import Coded
from crosswire.types import EventType

SIDES = frozenset({"side", "bank", "half", "flank", "shore", "soil", "territory"})
"""Where something is said to happen, by whose it is: "on the Indian side"."""
_MODALS = frozenset({"might", "may", "could", "would", "will", "can", "is", "are", "was", "were"})
_REACH = 4


def is_of_side(line: Line, coded: Coded) -> bool:
    """Tell whether who would do it only says where: "wounded on the Indian side"."""
    return any(
        line.lowers[each.last : each.last + 1] != ()
        and line.lowers[each.last] in SIDES
        and not {"on", "in"}.isdisjoint(line.lowers[max(0, each.first - 2) : each.first])
        for each in coded.roles.actors
    )


def is_of_forecast(line: Line, coded: Coded) -> bool:
    """
    Tell a warning of what somebody else may do: "warned that Peru might retaliate".

    Nobody threatens Peru by it; "warned Peru that it would retaliate" does.
    """
    if coded.type is not EventType.THREATEN:
        return False
    warned = next((at for at in range(coded.first, coded.last) if line.lemmas[at] == "warn"), None)
    if warned is None:
        return False
    for each in coded.roles.recipients:
        before = line.lowers[warned + 1 : each.first]
        is_clause = "that" in before and not any(
            line.actor_at(at) is not None for at in range(warned + 1, warned + 1 + len(before))
        )
        behind = line.lowers[each.last : each.last + _REACH]
        if is_clause and not _MODALS.isdisjoint(behind):
            return True
    return False
