"""What the figures of a ledger measure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from crosswire.ledger.database import Database, at_one_commit
from crosswire.ledger.involved import pair_states
from crosswire.ledger.queries import join_conditions


@at_one_commit
def count_measured(
    database: Database, *, dyad: tuple[str, str] | None = None, since: str | None = None
) -> Mapping[str, int]:
    """
    Count the figures of each property ("trade", "injured"), the commonest first.

    A figure whose report names no property, "the three", is left out.

    Args:
        database: The ledger.
        dyad: Two states that the figures are about, or None for all.
        since: First reported on this day or later.
    """
    one, other = pair_states(*dyad) if dyad else (None, None)
    conditions = join_conditions(
        ("f.one = :one AND f.other = :other", one), ("f.day >= :since", since)
    )
    rows = database.rows(
        "SELECT f.property, count(DISTINCT f.claim) AS n FROM now_figure f"
        f" WHERE f.property IS NOT NULL AND {conditions} GROUP BY f.property"
        " ORDER BY n DESC, f.property",
        {"one": one, "other": other, "since": since},
    )
    return MappingProxyType({str(name): n for name, n in rows})
