"""Who promised or was invited to what, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Cell, Database
from crosswire.ledger.outcomes import doer_of, due_of, find_outcome, is_commitment, key_of
from crosswire.types import Claim, Status

_MOST_CANDIDATES = 200
"""Events or commitments of one doer that are looked at, the nearest in time first."""
_MOST_LETTERS = 200
"""Characters of a name that count, since an index takes no texts of any length."""
_ENDED = frozenset({Status.DONE, Status.DENIED})


def sum_commitment(number: int, claim: Claim, day: str) -> list[tuple[Cell, ...]]:
    """Give the row of a claim that binds somebody to do something: who, by when, since when."""
    event = claim.event
    if event is None or not is_commitment(event):
        return []
    doer = doer_of(event)
    return [] if doer is None else [(number, doer[:_MOST_LETTERS], due_of(event), day)]


def sum_deeds(number: int, claim: Claim, day: str) -> list[tuple[Cell, ...]]:
    """Give the rows of an event that was done or denied: one for each who did it, and the day."""
    event = claim.event
    if event is None or event.type is None or event.status not in _ENDED:
        return []
    when = took_place(claim) or day
    if not when:
        return []
    doers = {key_of(actor)[:_MOST_LETTERS] for actor in event.actors}
    return [(doer, number, when) for doer in sorted(doers)]


def close_commitments(database: Database, changed: Sequence[tuple[int, Claim]]) -> None:
    """
    Find what became of commitments, as far as the changed claims have to do with it.

    The outcome is the earliest event that can be it, in whichever order the reports came in: a
    new event may be the outcome of an older commitment, a commitment read late may have had its
    outcome long ago, and where an outcome is withdrawn the next one counts.
    """
    open_again = [
        number
        for (number,) in database.rows("SELECT claim FROM now_commitment WHERE outcome = 'lost'")
    ]
    bound = [number for number, claim in changed if claim.event and is_commitment(claim.event)]
    for number, claim in changed:
        bound += _find_bound(database, number, claim)
    for number in dict.fromkeys((*open_again, *bound)):
        _close(database, number)


def _find_bound(database: Database, number: int, claim: Claim) -> Iterable[int]:
    """Find the commitments of which an event may be the outcome."""
    for doer, day in database.rows(
        "SELECT doer, day FROM now_deed WHERE claim = :claim", {"claim": number}
    ):
        rows = database.rows(
            "SELECT m.claim, v.value, m.day FROM now_commitment m"
            " JOIN now_claim n ON n.claim = m.claim JOIN claim_version v ON v.id = n.version"
            " WHERE m.doer = :doer AND m.day <= :day AND m.claim <> :claim"
            " ORDER BY m.day DESC, m.claim LIMIT :limit",
            {"doer": doer, "day": day, "claim": number, "limit": _MOST_CANDIDATES},
        )
        for promised, value, since in rows:
            if find_outcome(from_json(value, Claim), str(since), claim, str(day)) is not None:
                yield promised


def _close(database: Database, number: int) -> None:
    """Enter the earliest event that became of a commitment, or that there is none."""
    found: tuple[int | None, str | None] = None, None
    for doer, since, value in database.rows(
        "SELECT m.doer, m.day, v.value FROM now_commitment m JOIN now_claim n ON n.claim = m.claim"
        " JOIN claim_version v ON v.id = n.version WHERE m.claim = :claim",
        {"claim": number},
    ):
        later = database.rows(
            "SELECT d.claim, v.value, d.day FROM now_deed d JOIN now_claim n ON n.claim = d.claim"
            " JOIN claim_version v ON v.id = n.version"
            " WHERE d.doer = :doer AND d.day >= :since AND d.claim <> :claim"
            " ORDER BY d.day, d.claim LIMIT :limit",
            {"doer": doer, "since": since, "claim": number, "limit": _MOST_CANDIDATES},
        )
        promise = from_json(value, Claim)
        for deed, after, day in later:
            outcome = find_outcome(promise, str(since), from_json(after, Claim), str(day))
            if outcome is not None:
                found = deed, outcome.value
                break
    database.execute(
        "UPDATE now_commitment SET closed_by = :by, outcome = :outcome WHERE claim = :claim",
        {"by": found[0], "outcome": found[1], "claim": number},
    )


def took_place(claim: Claim) -> str | None:
    """Give the day an event took place, where it is known."""
    return claim.event.date.start if claim.event and claim.event.date else None
