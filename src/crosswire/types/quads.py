"""Which types of events are cooperation and which conflict, in words or in deeds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from crosswire.types.claim import EventType


class Quad(StrEnum):
    """The four classes of events, by the codes of PLOVER (2023)."""

    VERBAL_COOPERATION = "VERBAL COOPERATION"
    MATERIAL_COOPERATION = "MATERIAL COOPERATION"
    VERBAL_CONFLICT = "VERBAL CONFLICT"
    MATERIAL_CONFLICT = "MATERIAL CONFLICT"


#: SANCTION is material conflict, as the codebook's chapter on it has it.
QUADS: Mapping[EventType, Quad] = MappingProxyType(
    {
        EventType.AGREE: Quad.VERBAL_COOPERATION,
        EventType.CONSULT: Quad.VERBAL_COOPERATION,
        EventType.SUPPORT: Quad.VERBAL_COOPERATION,
        EventType.CONCEDE: Quad.VERBAL_COOPERATION,
        EventType.COOPERATE: Quad.MATERIAL_COOPERATION,
        EventType.AID: Quad.MATERIAL_COOPERATION,
        EventType.RETREAT: Quad.MATERIAL_COOPERATION,
        EventType.REQUEST: Quad.VERBAL_CONFLICT,
        EventType.ACCUSE: Quad.VERBAL_CONFLICT,
        EventType.REJECT: Quad.VERBAL_CONFLICT,
        EventType.THREATEN: Quad.VERBAL_CONFLICT,
        EventType.PROTEST: Quad.MATERIAL_CONFLICT,
        EventType.SANCTION: Quad.MATERIAL_CONFLICT,
        EventType.MOBILIZE: Quad.MATERIAL_CONFLICT,
        EventType.COERCE: Quad.MATERIAL_CONFLICT,
        EventType.ASSAULT: Quad.MATERIAL_CONFLICT,
    }
)
