"""Who promised or was invited to what, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database, Row
from crosswire.ledger.outcomes import doer_of, due_of, find_outcome, is_commitment, key_of
from crosswire.types import Claim, Status

_MOST_CANDIDATES = 200
"""Claims of one doer that are looked at for an outcome, the nearest in time first."""
_MOST_LETTERS = 200
"""Characters of a name that count, since an index takes no texts of any length."""
_ENDED = frozenset({Status.DONE, Status.DENIED})


def enter_commitment(database: Database, number: int, claim: Claim, day: str) -> None:
    """Enter a claim that binds somebody to do something."""
    event = claim.event
    if event is None or not is_commitment(event):
        return
    doer = doer_of(event)
    if doer is None:
        return
    database.execute(
        "INSERT INTO now_commitment (claim, doer, due, day) VALUES (:claim, :doer, :due, :day)",
        {"claim": number, "doer": doer[:_MOST_LETTERS], "due": due_of(event), "day": day},
    )


def close_commitments(database: Database, changed: Sequence[tuple[int, Claim]]) -> None:
    """
    Find what became of commitments, as far as the changed claims have to do with it.

    Works both ways, since archives are read in any order: a new event may be the outcome of an
    older commitment, and a commitment read late may have had its outcome long ago.
    """
    for number, claim in changed:
        event = claim.event
        if event is None or event.type is None:
            continue
        if is_commitment(event):
            _look_ahead(database, number, claim)
        if event.status in _ENDED:
            _look_back(database, number, claim)


def _look_back(database: Database, number: int, claim: Claim) -> None:
    """Find open commitments of which an event is the outcome."""
    day = _day_of(database, number, claim)
    if not day or claim.event is None:
        return
    for doer in sorted({key_of(actor)[:_MOST_LETTERS] for actor in claim.event.actors}):
        rows = database.rows(
            "SELECT m.claim, v.value, m.day FROM now_commitment m"
            " JOIN now_claim n ON n.claim = m.claim JOIN claim_version v ON v.id = n.version"
            " WHERE m.doer = :doer AND m.day <= :day AND m.closed_by IS NULL AND m.claim <> :claim"
            " ORDER BY m.day DESC, m.claim LIMIT :limit",
            {"doer": doer, "day": day, "claim": number, "limit": _MOST_CANDIDATES},
        )
        for promised, value, since in rows:
            outcome = find_outcome(from_json(value, Claim), str(since), claim, day)
            if outcome is not None:
                _close(database, promised, number, outcome)


def _look_ahead(database: Database, number: int, claim: Claim) -> None:
    """Find the event that became of a commitment, the earliest one."""
    rows = database.rows(
        "SELECT doer, day FROM now_commitment WHERE claim = :claim", {"claim": number}
    )
    for doer, day in rows:
        later = database.rows(
            "SELECT n.claim, v.value, n.day FROM now_claim_country c"
            " JOIN now_claim n ON n.claim = c.claim JOIN claim_version v ON v.id = n.version"
            " WHERE c.country = :doer AND c.day >= :day AND n.kind = 'event'"
            " AND n.claim <> :claim ORDER BY c.day, n.claim LIMIT :limit",
            {"doer": doer, "day": day, "claim": number, "limit": _MOST_CANDIDATES},
        )
        if found := _find_first(claim, str(day), later):
            _close(database, number, *found)


def _find_first(claim: Claim, day: str, later: Iterable[Row]) -> tuple[int, Status] | None:
    for other, value, reported in later:
        after = from_json(value, Claim)
        took_place = _took_place(after) or str(reported)
        outcome = find_outcome(claim, day, after, took_place)
        if outcome is not None:
            return other, outcome
    return None


def _took_place(claim: Claim) -> str | None:
    return claim.event.date.start if claim.event and claim.event.date else None


def _day_of(database: Database, number: int, claim: Claim) -> str:
    """Give the day an event took place, else the day it was first reported."""
    if took_place := _took_place(claim):
        return took_place
    found = database.rows("SELECT day FROM now_claim WHERE claim = :claim", {"claim": number})
    return str(found[0][0]) if found else ""


def _close(database: Database, number: int, closed_by: int, outcome: Status) -> None:
    database.execute(
        "UPDATE now_commitment SET closed_by = :by, outcome = :outcome WHERE claim = :claim",
        {"by": closed_by, "outcome": outcome.value, "claim": number},
    )
