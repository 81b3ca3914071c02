"""Every type of event is cooperation or conflict, in words or in deeds."""

from __future__ import annotations

from crosswire.types import EventType
from crosswire.types.quads import QUADS, Quad
from crosswire.views.ledger_labels import QUAD_NAMES


def test_every_type_has_its_class_and_every_class_its_name() -> None:
    assert set(QUADS) == set(EventType)
    assert set(QUADS.values()) == set(Quad) == set(QUAD_NAMES)
