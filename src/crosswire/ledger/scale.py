"""How cooperative or hostile an event is, as a number."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from crosswire.reference.rows import read_rows
from crosswire.types import Event, Status


def score_event(event: Event) -> float:
    """
    Score an event from -10 (conflict) to 10 (cooperation).

    A visit is 4, an air strike -9.5. What is planned, promised, denied or only called for has
    not been done, and scores 0.

    Source: PLOVER codebook (2023), conflict-cooperation scores by type and mode.
    """
    if event.type is None or event.status is not Status.DONE:
        return 0.0
    scale = _load_scale()
    by_type = scale[event.type.value, "*"]
    return scale.get((event.type.value, event.mode or "*"), by_type)


@cache
def _load_scale() -> Mapping[tuple[str, str], float]:
    rows = read_rows("cooperation_scale.tsv", 3)
    return MappingProxyType({(kind, mode): float(score) for kind, mode, score in rows})
