"""What tells no deed of today: who only says where it was, and what recalls a promise."""

from __future__ import annotations

from crosswire.extract.dates.calendar import WEEKDAY_NAMES
from crosswire.extract.events.line import Line
from crosswire.extract.events.turns import Coded
from crosswire.reference import word_set
from crosswire.types import EventType, Status

SIDES = frozenset({"side", "bank", "half", "flank", "shore", "soil", "territory"})
"""Where something is said to happen, by whose it is: "on the Indian side"."""
_MODALS = frozenset({"might", "may", "could", "would", "will", "can", "is", "are", "was", "were"})
_REACH = 4
_PROMISING = word_set("events.promising") | {"agree"}
_PROMISED = frozenset({Status.PROMISED, Status.PLANNED, Status.DONE})
_WHO = frozenset({"who", "which", "that"})
_NOW = frozenset(name.lower() for name in WEEKDAY_NAMES) | {"today", "yesterday", "tonight"}


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


def is_of_recalled(line: Line, coded: Coded) -> bool:
    """
    Tell whether a clause beside another only recalls what was promised before.

    "Peru sent the boats that it promised", "the day by which Peru had promised to reopen it",
    "although Peru had promised boats" tell no promise of today; "Peru, which promised boats" and
    "the boats that Peru promised on Monday" may.
    """
    if coded.type is not EventType.AGREE or coded.status not in _PROMISED:
        return False
    told = range(coded.first, min(coded.last, len(line.tokens)))
    verb = next((at for at in told if line.lemmas[at] in _PROMISING and line.is_verb(at)), None)
    if verb is None:
        return False
    tree = line.tree
    children = tree.children[verb]
    is_before = any(line.lowers[one] == "had" for one in children)
    if tree.relations[verb] == "advcl":
        return is_before
    if tree.relations[verb] != "acl:relcl":
        return False
    is_doer = any(
        tree.relations[one].startswith("nsubj") and line.lowers[one] in _WHO for one in children
    )
    is_dated = any(line.lowers[one] in _NOW for one in tree.below(verb))
    return is_before or not (is_doer or is_dated)
