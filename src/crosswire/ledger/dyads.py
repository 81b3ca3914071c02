"""Two states and everything the ledger holds between them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database, Values, at_one_commit
from crosswire.ledger.figures import find_clashing, load_figures
from crosswire.ledger.fulfilment import rank_outcome
from crosswire.ledger.involved import pair_states
from crosswire.ledger.matters import Matter
from crosswire.ledger.outcomes import doer_of, is_commitment, rank_bond
from crosswire.ledger.queries import (
    MOST_ROWS,
    join_conditions,
    load_best,
    load_evidence,
    name_evidence,
    text_of,
)
from crosswire.ledger.records import (
    MOST_BOUND,
    MOST_COUNTED,
    Commitment,
    CommitmentState,
    DyadEvent,
    DyadMonth,
    DyadPage,
    DyadRelation,
    Evidence,
)
from crosswire.ledger.states import match_state
from crosswire.types import Claim, Event, EventType, Mention, RelationType, Status, Verdict

_LATEST = 50
"""Events and figures that a page shows."""
_NAMING_BOTH = (
    "SELECT n.claim, n.verdict, n.story FROM now_claim_country a"
    " JOIN now_claim_country b ON b.claim = a.claim AND b.country = :often"
    " JOIN now_claim n ON n.claim = a.claim"
    f" WHERE a.country = :rare AND a.day >= :since ORDER BY a.day DESC LIMIT {MOST_COUNTED}"
)
"""The latest claims that name two states, looked for among those of the state named less often."""
_BOUND_BETWEEN = (
    "FROM now_claim_country a"
    " JOIN now_claim_country b ON b.claim = a.claim AND b.country = :often"
    " WHERE a.country = :rare AND a.is_bound = 1"
)
"""The commitments between two states."""
_BOUND_ORDER = (
    "ORDER BY m.closed_by IS NOT NULL AND m.outcome NOT IN ('postponed', 'partly_kept'),"
    " m.due IS NULL, m.due, m.day, m.claim"
)
_BOUND = (
    "SELECT m.claim, m.day, m.due, m.closed_by, m.outcome, v.value, v.summary, m.value"
    " FROM now_commitment m"
    " JOIN now_claim n ON n.claim = m.claim JOIN claim_version v ON v.id = n.version"
    " WHERE m.claim IN (SELECT m.claim FROM now_commitment m WHERE {conditions}"
    f" {_BOUND_ORDER} LIMIT :limit) {_BOUND_ORDER}"
)
"""Commitments, the next ones due first."""
_MOST_WEIGHED = 5_000
"""Claims that are counted to tell which state is named less often."""


@at_one_commit
def load_dyad(
    database: Database, one: str, other: str, *, since: str | None, today: str, limit: int = _LATEST
) -> DyadPage:
    """
    Load all that the ledger holds between two states.

    Args:
        database: The ledger.
        one: ISO 3166-1 alpha-3 code.
        other: Another one.
        since: First day that is looked at, or None.
        today: The day against which commitments are overdue.
        limit: Events and figures at most.
    """
    one, other = pair_states(one, other)
    pair: Values = {"one": one, "other": other, "since": since}
    n_events, n_spread, n_figures, n_commitments = _count_all(database, pair)
    naming = database.rows(_NAMING_BOTH, {"since": since or "", **_weigh(database, one, other)})
    disputed = {int(number) for number, verdict, _ in naming if verdict == Verdict.CONFLICT}
    return DyadPage(
        one=one,
        other=other,
        months=_load_months(database, pair),
        events=_load_events(database, pair, limit),
        n_events=n_events,
        n_spread=n_spread,
        relations=_load_relations(database, pair),
        figures=load_figures(database, dyad=(one, other), since=since, limit=limit),
        n_figures=n_figures,
        commitments=load_commitments(
            database, today=today, dyad=(one, other), since=since, latest=MOST_BOUND
        ),
        n_commitments=n_commitments,
        n_claims=len(naming),
        n_conflicts=len(disputed | _find_disputed(database, pair)),
        n_stories=len({story for _, _, story in naming}),
    )


def _count_all(database: Database, pair: Values) -> tuple[int, int, int, int]:
    """Count events, those that took place on a stretch of days, figures and commitments."""
    ((n_events, n_spread),) = database.rows(
        "SELECT count(DISTINCT claim),"
        " count(DISTINCT CASE WHEN status = 'done' AND month = '' AND day <> '' THEN claim END)"
        " FROM now_dyad_event WHERE one = :one AND other = :other"
        " AND (:since IS NULL OR day >= :since)",
        pair,
    )
    ((n_figures,),) = database.rows(
        "SELECT count(*) FROM now_figure WHERE one = :one AND other = :other"
        " AND (:since IS NULL OR day >= :since)",
        pair,
    )
    ((n_commitments,),) = database.rows(
        f"SELECT count(*) {_BOUND_BETWEEN} AND (:since IS NULL OR :since <="
        " (SELECT k.day FROM now_commitment k WHERE k.claim = a.claim))",
        {"since": pair["since"], **_weigh(database, str(pair["one"]), str(pair["other"]))},
    )
    return n_events, n_spread, n_figures, n_commitments


def _weigh(database: Database, one: str, other: str) -> Values:
    """
    Tell which of two states is named less often: claims that name both are soonest found there.

    The claims that bind somebody tell it, of which there are fewer.
    """
    n_named = {}
    for country in (one, other):
        ((n_named[country],),) = database.rows(
            "SELECT count(*) FROM (SELECT 1 FROM now_claim_country"
            f" WHERE country = :country AND is_bound = 1 LIMIT {_MOST_WEIGHED}) AS weighed",
            {"country": country},
        )
    rare, often = sorted((one, other), key=lambda country: n_named[country])
    return {"rare": rare, "often": often}


def _find_disputed(database: Database, pair: Values) -> set[int]:
    """Find the figures of two states that are disputed, in their own story or by another."""
    of_figures = database.rows(
        "SELECT f.claim FROM now_figure f WHERE f.one = :one AND f.other = :other"
        " AND f.verdict = 'conflict' AND (:since IS NULL OR f.day >= :since)",
        pair,
    )
    found = {int(number) for (number,) in of_figures}
    since = pair["since"]
    return found | find_clashing(
        database, (str(pair["one"]), str(pair["other"])), since=str(since) if since else None
    )


def _load_months(database: Database, pair: Values) -> tuple[DyadMonth, ...]:
    rows = database.rows(
        "SELECT month, type, n_events, score FROM now_dyad_month"
        " WHERE one = :one AND other = :other AND n_events > 0"
        " AND (:since IS NULL OR month >= substr(:since, 1, 7)) ORDER BY month, type",
        pair,
    )
    found: defaultdict[str, list[tuple[EventType, int, float]]] = defaultdict(list)
    for month, kind, n_events, score in rows:
        line = EventType(str(kind)), n_events, score
        found[str(month)].append(line)
    return tuple(
        DyadMonth(
            month=month,
            n_events=sum(n for _, n, _ in lines),
            score=round(sum(score for _, _, score in lines), 2),
            by_type={kind: n for kind, n, _ in lines},
        )
        for month, lines in found.items()
    )


def _load_events(database: Database, pair: Values, limit: int) -> tuple[DyadEvent, ...]:
    rows = database.rows(
        "SELECT e.claim, e.day, e.stop, e.month, e.type, e.status, e.actor, e.score,"
        " v.summary, v.verdict, v.value"
        " FROM now_dyad_event e JOIN now_claim n ON n.claim = e.claim"
        " JOIN claim_version v ON v.id = n.version WHERE e.one = :one AND e.other = :other"
        " AND (:since IS NULL OR e.day >= :since)"
        " ORDER BY e.day DESC, e.claim, e.actor LIMIT :limit",
        {**pair, "limit": min(limit, MOST_ROWS)},
    )
    statuses = {number: Status(str(row[4])) for number, *row in rows}
    states = _match_states(pair)
    evidence = load_evidence(
        database,
        [number for number, *_ in rows],
        lambda number, mention: rank_passage(mention, states, statuses[number]),
    )
    return tuple(
        DyadEvent(
            day=text_of(day),
            until=text_of(stop),
            month=text_of(month),
            type=EventType(str(kind)),
            status=Status(str(status)),
            actor=text_of(actor),
            score=score,
            summary=_tell_event(str(summary), value, kind, status, evidence[number]),
            verdict=Verdict(str(verdict)),
            evidence=evidence[number],
        )
        for number, day, stop, month, kind, status, actor, score, summary, verdict, value in rows
    )


def _tell_event(
    summary: str, value: object, kind: object, status: object, evidence: Evidence
) -> str:
    """Give the line of an event: its claim's, or the words of the place that tells it."""
    event = from_json(value, Claim).event
    is_own = event is None or (event.type, event.status) == (kind, status)
    return summary if is_own else " ".join(evidence.passage.exact.split())


def rank_passage(
    mention: Mention, states: Sequence[re.Pattern[str]], status: Status | None = None
) -> int:
    """
    Rank how well a passage shows what lies between two states.

    What tells an event as it stands now comes first: of a visit that took place, not the passage
    that announced it. Then what names both states.

    Args:
        mention: The passage.
        states: What finds each state in it.
        status: Of the event, or None for a relation.
    """
    is_now = mention.event is not None and mention.event.status is status
    n_named = sum(state.search(mention.exact) is not None for state in states)
    return (len(states) + 1) * is_now + n_named


def _match_states(pair: Values) -> list[re.Pattern[str]]:
    return [match_state(str(pair[side])) for side in ("one", "other")]


def _load_relations(database: Database, pair: Values) -> tuple[DyadRelation, ...]:
    """Load the standing facts between two states, of each kind what was reported last."""
    rows = database.rows(
        "SELECT r.claim, r.type, r.holds, r.day, v.summary, v.verdict FROM now_relation r"
        " JOIN now_claim n ON n.claim = r.claim JOIN claim_version v ON v.id = n.version"
        " WHERE r.one = :one AND r.other = :other ORDER BY r.day, r.claim",
        pair,
    )
    latest = {str(row[1]): row for row in rows}
    states = _match_states(pair)
    evidence = load_evidence(
        database,
        [row[0] for row in latest.values()],
        lambda _, mention: rank_passage(mention, states),
    )
    return tuple(
        DyadRelation(
            type=RelationType(str(kind)),
            holds=bool(holds),
            day=text_of(day),
            summary=str(summary),
            verdict=Verdict(str(verdict)),
            evidence=evidence[number],
        )
        for number, kind, holds, day, summary, verdict in latest.values()
    )


def tell_state(outcome: str | None, due: str | None, today: str) -> CommitmentState:
    """
    Tell what became of a commitment by the day of today.

    Args:
        outcome: What a later report tells of it, or None.
        due: By when it is due, or None.
        today: The day; what is due before is overdue where no report tells its outcome.
    """
    if outcome:
        return CommitmentState(outcome)
    return CommitmentState.OVERDUE if due and due < today else CommitmentState.OPEN


@at_one_commit
def load_commitments(
    database: Database,
    *,
    today: str,
    dyad: tuple[str, str] | None = None,
    since: str | None = None,
    is_open: bool = False,
    limit: int = MOST_ROWS,
    latest: int | None = None,
) -> tuple[Commitment, ...]:
    """
    Load who promised, plans or was invited to what, and what became of it.

    Args:
        database: The ledger.
        today: Commitments due before this day are overdue, where no report tells their outcome.
        dyad: Two states between which it is, or None for all.
        since: First reported on this day or later.
        is_open: Leave out those whose outcome is known.
        limit: How many at most; the next ones due come first.
        latest: How many of those between two states, the latest ones, are looked at; all if None.
    """
    one, other = pair_states(*dyad) if dyad else (None, None)
    conditions = join_conditions(
        ("m.day >= :since", since),
        ("(m.closed_by IS NULL OR m.outcome IN ('postponed', 'partly_kept'))", is_open or None),
        (
            f"m.claim IN (SELECT a.claim {_BOUND_BETWEEN}"
            f"{'' if latest is None else ' ORDER BY a.day DESC LIMIT :latest'})",
            one,
        ),
    )
    rows = database.rows(
        _BOUND.format(conditions=conditions),
        {
            **(_weigh(database, one, other) if one and other else {}),
            "since": since,
            "latest": latest,
            "limit": limit,
        },
    )
    shown = {int(row[0]): (from_json(row[5], Claim).event, text_of(row[2])) for row in rows}
    bound = load_best(database, list(shown), lambda number, one: rank_bond(one, *shown[number]))
    closing = {int(row[3]): CommitmentState(str(row[4])) for row in rows if row[3] is not None}
    outcomes = load_evidence(
        database, list(closing), lambda deed, one: rank_outcome(one, closing[deed])
    )
    evidence = name_evidence(database, bound)
    entries = []
    for number, day, due, closed_by, outcome, _, summary, bond in rows:
        told = _tell_what(shown[int(number)][0], str(summary), bond, bound[number][-1])
        if told is None:
            continue
        event, line = told
        entries.append(
            Commitment(
                state=tell_state(text_of(outcome), text_of(due), today),
                type=event.type,
                status=event.status,
                actors=tuple(actor.name for actor in event.actors),
                recipients=tuple(actor.name for actor in event.recipients),
                due=text_of(due),
                day=text_of(day),
                summary=line,
                evidence=evidence[number],
                outcome=outcomes.get(int(closed_by)) if closed_by is not None else None,
            )
        )
    return tuple(entries)


def _tell_what(
    event: Event | None, summary: str, bond: object, binding: object
) -> tuple[Event, str] | None:
    """
    Tell what is to be done, and the line that says so; None where nothing tells it.

    Args:
        event: That of the claim.
        summary: The line of the claim.
        bond: What binds, as it is kept.
        binding: The passage that binds, as it is kept.
    """
    if event is None or doer_of(event) is None:
        event = from_json(bond, Matter).event  # who is to do it stands in what binds alone
    elif not is_commitment(event, summary):  # announced and done are one claim
        announced = from_json(binding, Mention)
        return announced.event or event, " ".join(announced.exact.split())
    return None if event is None else (event, summary)
