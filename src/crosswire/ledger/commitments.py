"""Who promised or was invited to what, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Cell, Database, rows_among
from crosswire.ledger.outcomes import (
    Told,
    binds,
    doer_of,
    due_of,
    ends,
    find_outcome,
    is_borne_out,
    is_commitment,
    is_ended,
    key_of,
    tells_both,
)
from crosswire.ledger.storing import list_members
from crosswire.types import Claim, Mention

_MOST_CANDIDATES = 200
"""Events or commitments of one doer that are looked at, the nearest in time first."""
_MOST_LETTERS = 200
"""Characters of a name that count, since an index takes no texts of any length."""


def sum_commitment(
    number: int, claim: Claim, day: str, days: Mapping[str, str | None]
) -> list[tuple[Cell, ...]]:
    """
    Give the row of a claim that binds somebody to do something: who, by when, since when.

    A claim that one report announces and a later one tells as done is a commitment that was kept.

    Args:
        number: That of the claim.
        claim: With its mentions.
        day: First day it was reported.
        days: When each report was published.
    """
    event = claim.event
    if tells_both(claim):
        bound = [one for one in claim.mentions if binds(one)]
        first = min(bound, key=lambda one: days.get(one.report) or "9999")
        day, event = (days.get(first.report) or "")[:10], first.event
        if not _is_kept(claim, bound, day, days):
            return []
    if event is None or not is_commitment(event):
        return []
    doer = doer_of(event)
    return [] if doer is None else [(number, doer[:_MOST_LETTERS], due_of(event, day), day)]


def _is_kept(
    claim: Claim, bound: Sequence[Mention], day: str, days: Mapping[str, str | None]
) -> bool:
    """Tell whether mentions of a claim tell as done what other ones had announced."""
    promised, told = (
        [Told(one.report, days.get(one.report) or "", one.start, one.end) for one in some]
        for some in (bound, [one for one in claim.mentions if ends(one)])
    )
    return is_borne_out(promised, told, day, took_place(claim) or "")


def sum_deeds(
    number: int, claim: Claim, day: str, days: Mapping[str, str | None]
) -> list[tuple[Cell, ...]]:
    """
    Give the rows of an event that was done or denied: one for each who did it, and the day.

    Without a day of its own it is of the day on which it was first told as done, not announced.
    """
    event = claim.event
    if event is None or not is_ended(event):
        return []
    told = [days.get(one.report) for one in claim.mentions if ends(one)]
    when = took_place(claim) or min((one[:10] for one in told if one), default=day)
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
    bound = [
        number
        for number, claim in changed
        if (claim.event and is_commitment(claim.event)) or tells_both(claim)
    ]
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
    for doer, since, value, members in database.rows(
        "SELECT m.doer, m.day, v.value, v.members FROM now_commitment m"
        " JOIN now_claim n ON n.claim = m.claim JOIN claim_version v ON v.id = n.version"
        " WHERE m.claim = :claim",
        {"claim": number},
    ):
        promise = from_json(value, Claim)
        if promise.event and not is_commitment(promise.event):  # it tells itself that it was kept
            found = number, promise.event.status.value
            break
        later = database.rows(
            "SELECT d.claim, v.value, v.members, d.day FROM now_deed d"
            " JOIN now_claim n ON n.claim = d.claim JOIN claim_version v ON v.id = n.version"
            " WHERE d.doer = :doer AND d.day >= :since AND d.claim <> :claim"
            " ORDER BY d.day, d.claim LIMIT :limit",
            {"doer": doer, "since": since, "claim": number, "limit": _MOST_CANDIDATES},
        )
        promised: list[Told] | None = None
        for deed, after, told, day in later:
            done = from_json(after, Claim)
            outcome = find_outcome(promise, str(since), done, str(day))
            if outcome is None:
                continue
            promised = promised or _list_places(database, members, binds)
            ended = _list_places(database, told, ends)
            if is_borne_out(promised, ended, str(since), took_place(done) or ""):
                found = deed, outcome.value
                break
    database.execute(
        "UPDATE now_commitment SET closed_by = :by, outcome = :outcome WHERE claim = :claim",
        {"by": found[0], "outcome": found[1], "claim": number},
    )


def _list_places(
    database: Database, members: Cell, wanted: Callable[[Mention], bool]
) -> list[Told]:
    """List where a version of a claim tells what is wanted; where no mention does, all of them."""
    rows = rows_among(
        database,
        "SELECT r.published, m.value FROM mention m JOIN report r ON r.id = m.report"
        " WHERE m.id IN ({numbers})",
        [mention for mention, _ in list_members(members)],
    )
    told = [(str(day or ""), from_json(value, Mention)) for day, value in rows]
    some = [(day, one) for day, one in told if wanted(one)]
    return [Told(one.report, day, one.start, one.end) for day, one in some or told]


def took_place(claim: Claim) -> str | None:
    """Give the day an event took place, where it is known."""
    return claim.event.date.start if claim.event and claim.event.date else None
