"""PLOVER modes of events that are about another event: demands, refusals, threats, accusations."""

from __future__ import annotations

from crosswire.extract.events.lexicon import HOSTILE
from crosswire.types import EventType

_ASSIST = frozenset({EventType.AID, EventType.COOPERATE, EventType.SUPPORT})
_YIELD = frozenset({EventType.RETREAT, EventType.CONCEDE})


def mode_of(outer: EventType, inner: EventType | None, mode: str | None) -> str | None:
    """
    Give the mode of a demand, refusal, threat or accusation from what it is about.

    A demand for talks is REQUEST, mode "meet"; a threat to shell is THREATEN, mode "violence".

    Source: PLOVER manual (2021 draft), tables of the REQUEST, REJECT, THREATEN and ACCUSE modes.
    """
    if outer is EventType.ACCUSE:
        return "allege" if inner in HOSTILE else "disapprove"
    if inner is None:
        return None
    if outer is EventType.THREATEN:
        return _threat_mode(inner, mode)
    if outer in (EventType.REQUEST, EventType.REJECT):
        if inner in _ASSIST:
            return "assist"
        if inner in _YIELD:
            return "yield"
        return "meet" if inner in (EventType.CONSULT, EventType.AGREE) else "change"
    return None


def _threat_mode(inner: EventType, mode: str | None) -> str | None:
    if inner in (EventType.ASSAULT, EventType.MOBILIZE):
        return "violence"
    if inner is EventType.COERCE:
        return {"arrest": "arrest", "deport": "expel", "seize": "territory"}.get(
            mode or "", "restrict"
        )
    if inner is EventType.PROTEST:
        return "restrict"
    return "expel" if mode == "expel" else "relations"
