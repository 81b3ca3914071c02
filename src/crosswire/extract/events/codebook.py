"""How older codebooks name an event: what is only intended had a type of its own there."""

from __future__ import annotations

from typing import Protocol

from crosswire.types import EventType, Status

INTENT = frozenset({Status.PLANNED, Status.PROMISED})
_FRIENDLY = frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID})
_HOSTILE = frozenset(
    {
        EventType.SANCTION,
        EventType.COERCE,
        EventType.ASSAULT,
        EventType.PROTEST,
        EventType.MOBILIZE,
    }
)


class Told(Protocol):
    """What names an event: its type, mode and status."""

    @property
    def type(self) -> EventType:
        """Its type by PLOVER (2023)."""
        ...

    @property
    def mode(self) -> str | None:
        """Its mode, or None."""
        ...

    @property
    def status(self) -> Status:
        """Whether it took place."""
        ...


def as_coded_then(event: Told) -> EventType:
    """
    Name an event's type as the older codebooks do: intent and verdicts had other types.

    A visit to come was AGREE, a strike to come THREATEN. The typing that is learned from records
    of that time answers in these terms.

    Args:
        event: An event with its type by PLOVER (2023).
    """
    intent = event.status in INTENT
    if event.mode == "convict":
        return EventType.ACCUSE
    if event.type in _FRIENDLY and intent:
        return EventType.AGREE
    if event.type is EventType.RETREAT and intent:
        return EventType.CONCEDE
    if event.type in _HOSTILE and event.status is Status.PLANNED:
        return EventType.THREATEN
    return event.type
