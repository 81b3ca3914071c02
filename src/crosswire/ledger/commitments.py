"""Who promised or was invited to what, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from crosswire.ledger.coding import from_json, to_json
from crosswire.ledger.database import Cell, Database, rows_among
from crosswire.ledger.fulfilment import (
    Matter,
    find_outcome,
    is_deed,
    is_undoing,
    make_matter,
    tells_promised,
)
from crosswire.ledger.involved import Involved
from crosswire.ledger.outcomes import (
    Told,
    binds,
    doer_of,
    due_of,
    ends,
    is_borne_out,
    is_commitment,
    tells_both,
)
from crosswire.ledger.records import CommitmentState
from crosswire.ledger.storing import list_members
from crosswire.types import Claim, ClaimKind, EventType, Mention, Report, Status

_MOST_CANDIDATES = 200
"""Events or commitments of one doer that are looked at, the nearest in time first."""
_MOST_CLAUSES = 5
"""Clauses of a statement that are looked at."""
_MOST_AROUND = 8
"""States for which a deed without a doer is entered."""
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
        ended = [one.exact for one in claim.mentions if ends(one)]
        if not tells_promised(first.exact, ended) or not _is_kept(claim, bound, day, days):
            return []
    if event is None or not is_commitment(event):
        return []
    doer = doer_of(event)
    if doer is None:
        return []
    bond = to_json(make_matter(event, claim.summary, claim))
    return [(number, doer[:_MOST_LETTERS], due_of(event, day), day, bond)]


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
    number: int,
    claim: Claim,
    day: str,
    *,
    days: Mapping[str, str | None],
    reports: Mapping[str, Report],
    involved: Involved,
) -> list[tuple[Cell, ...]]:
    """
    Give the rows of what was done, or undone: one for each who did it, and the day.

    A statement tells deeds too: "Chile's ministry said the visit had been postponed". Without a
    day of its own a deed is of the day on which it was first told as done, not announced. What
    nobody is said to have done, "work began", is entered for the states that its sentence names.
    """
    rows: dict[tuple[str, int], tuple[Cell, ...]] = {}
    around = sorted(involved.all)[:_MOST_AROUND]
    for place, deed in enumerate(_list_deeds(claim, reports)):
        told = [days.get(one.report) for one in claim.mentions if ends(one) or not claim.event]
        first = min((one[:10] for one in told if one), default=day)
        date = deed.event.date
        when = date.start if date and date.start and not is_undoing(deed.text) else first
        if when:
            for doer in deed.actors or around:
                key = doer[:_MOST_LETTERS], place
                rows[key] = (*key[:1], number, place, when, to_json(deed))
    return [rows[key] for key in sorted(rows)]


def _list_deeds(claim: Claim, reports: Mapping[str, Report]) -> list[Matter]:
    """List what a claim tells as done or undone: an event, or the clauses of a statement."""
    if claim.event is not None:
        is_told = is_deed(claim.event, claim.summary)
        return [make_matter(claim.event, claim.summary, claim)] if is_told else []
    if claim.kind is not ClaimKind.STATEMENT:
        return []
    found: dict[Matter, None] = {}
    for mention in claim.mentions:
        report = reports.get(mention.report)
        for clause in (report.clauses or ()) if report else ():
            text = report.text[clause.start : clause.end] if report else ""
            is_inside = mention.start <= clause.start and clause.end <= mention.end
            if is_inside and is_deed(clause.event, text):
                found[make_matter(clause.event, " ".join(text.split()))] = None
    return list(found)[:_MOST_CLAUSES]


def close_commitments(database: Database, changed: Sequence[tuple[int, Claim]]) -> None:
    """
    Find what became of commitments, as far as the changed claims have to do with it.

    They may come in any order: a new event may be the outcome of an older commitment, a
    commitment read late may have had its outcome long ago, and where an outcome is withdrawn
    the next one counts.
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
    for number, _ in changed:
        bound += _find_bound(database, number)
    for number in dict.fromkeys((*open_again, *bound)):
        _close(database, number)


def _find_bound(database: Database, number: int) -> Iterable[int]:
    """Find the commitments of which a deed may be the outcome."""
    for doer, day, value in database.rows(
        "SELECT doer, day, value FROM now_deed WHERE claim = :claim", {"claim": number}
    ):
        deed = from_json(value, Matter)
        rows = database.rows(
            "SELECT claim, value, day, put_off FROM now_commitment"
            " WHERE doer = :doer AND day <= :day AND claim <> :claim"
            " ORDER BY day DESC, claim LIMIT :limit",
            {"doer": doer, "day": day, "claim": number, "limit": _MOST_CANDIDATES},
        )
        for promised, bond, since, put_off in rows:
            promise = from_json(bond, Matter)
            if find_outcome(promise, str(since), deed, str(day), put_off=str(put_off or "")):
                yield promised


def _close(database: Database, number: int) -> None:
    """
    Enter what became of a commitment, or that nothing is known of it.

    That it was kept outweighs what was told before, that it had been put off or not been done;
    else what was told last counts.
    """
    found: tuple[int | None, str | None] = None, None
    put_off = ""
    for value, since, bond, members in database.rows(
        "SELECT v.value, m.day, m.value, v.members FROM now_commitment m"
        " JOIN now_claim n ON n.claim = m.claim JOIN claim_version v ON v.id = n.version"
        " WHERE m.claim = :claim",
        {"claim": number},
    ):
        event = from_json(value, Claim).event
        if event and not is_commitment(event):  # it tells itself what became of it
            is_done = event.status is Status.DONE
            found = number, (CommitmentState.KEPT if is_done else CommitmentState.BROKEN).value
            break
        promise = from_json(bond, Matter)
        promised: list[Told] | None = None
        for deed, told, day, done in _list_later(database, number, promise, str(since)):
            outcome = find_outcome(promise, str(since), done, day, put_off=put_off)
            if outcome is None:
                continue
            promised = promised or _list_places(database, members, binds)
            ended = _list_places(database, told, ends)
            done_on = done.event.date.start if done.event.date else None
            if not is_borne_out(promised, ended, str(since), done_on or ""):
                continue
            found = deed, outcome.value
            put_off = day if outcome is CommitmentState.POSTPONED else ""
            if outcome is CommitmentState.KEPT:
                break
    database.execute(
        "UPDATE now_commitment SET closed_by = :by, outcome = :outcome, put_off = :put_off"
        " WHERE claim = :claim",
        {"by": found[0], "outcome": found[1], "put_off": put_off or None, "claim": number},
    )


def _list_later(
    database: Database, number: int, promise: Matter, since: str
) -> Iterator[tuple[int, Cell, str, Matter]]:
    """List the deeds of those who are bound since a commitment was made."""
    doers = promise.actors
    if promise.event.type is EventType.REQUEST:
        doers = promise.recipients
    found: dict[tuple[str, int, int], tuple[Cell, Cell]] = {}
    for doer in {one[:_MOST_LETTERS]: None for one in doers}:
        for deed, place, members, day, value in database.rows(
            "SELECT d.claim, d.place, v.members, d.day, d.value FROM now_deed d"
            " JOIN now_claim n ON n.claim = d.claim JOIN claim_version v ON v.id = n.version"
            " WHERE d.doer = :doer AND d.day >= :since AND d.claim <> :claim"
            " ORDER BY d.day, d.claim LIMIT :limit",
            {"doer": doer, "since": since, "claim": number, "limit": _MOST_CANDIDATES},
        ):
            found[str(day), deed, place] = members, value
    for key in sorted(found):
        members, value = found[key]
        yield key[1], members, key[0], from_json(value, Matter)


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
