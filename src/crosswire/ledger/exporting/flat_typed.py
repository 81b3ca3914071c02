"""Flat tables of what claims say in typed slots: events, figures, relations, commitments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database
from crosswire.ledger.dyads import tell_state
from crosswire.ledger.exporting.flat import (
    CHUNK,
    CLAIM_COLUMNS,
    FlatClaim,
    FlatRow,
    FlatTable,
    cells_of_claim,
    countries_of,
    flag,
    load_both,
    names_of,
    real,
    stream_claims,
    text,
    words,
)
from crosswire.ledger.exporting.flat_record import CLAIMS, MENTIONS, REPORTS, STORIES
from crosswire.ledger.matters import Matter
from crosswire.ledger.outcomes import binds, due_of
from crosswire.ledger.queries import text_of
from crosswire.ledger.scale import score_event
from crosswire.types import Actor, ClaimKind, Period


def _name(actor: Actor | None) -> str | None:
    return actor.name if actor else None


def _bounds(period: Period | None) -> tuple[str | None, str | None]:
    return (period.start, period.end) if period else (None, None)


def _rows_of_events(database: Database, _today: str) -> Iterator[FlatRow]:
    for one in stream_claims(database):
        event = one.entry.claim.event
        if event is None:
            continue
        place = event.place
        yield (
            one.entry.claim.id,
            one.entry.story,
            event.type.value if event.type else None,
            event.mode,
            event.context,
            event.status.value,
            names_of(event.actors),
            countries_of(event.actors),
            names_of(event.recipients),
            countries_of(event.recipients),
            *((place.name, place.country, place.lat, place.lon) if place else (None,) * 4),
            *_bounds(event.date),
            due_of(event, one.day),
            score_event(event) if event.type else None,
            *cells_of_claim(one),
        )


EVENTS = FlatTable(
    "events",
    (
        *text("claim", "story", "type", "mode", "context", "status"),
        *words("actors", "actor_countries", "recipients", "recipient_countries"),
        *text("place", "place_country"),
        *real("latitude", "longitude"),
        *text("start", "end", "due"),
        *real("score"),
        *CLAIM_COLUMNS,
    ),
    _rows_of_events,
)


def _rows_of_figures(database: Database, _today: str) -> Iterator[FlatRow]:
    for one in stream_claims(database, ClaimKind.FIGURE):
        figure = one.entry.claim.figure
        if figure is None:
            continue
        yield (
            one.entry.claim.id,
            one.entry.story,
            figure.property,
            figure.low,
            figure.high,
            figure.unit,
            figure.qualifier.value,
            figure.change.value,
            figure.entity,
            *_bounds(figure.period),
            _name(figure.from_actor),
            _name(figure.to_actor),
            *cells_of_claim(one),
        )


FIGURES = FlatTable(
    "figures",
    (
        *text("claim", "story", "property"),
        *real("low", "high"),
        *text("unit", "qualifier", "change", "entity", "start", "end", "from_actor", "to_actor"),
        *CLAIM_COLUMNS,
    ),
    _rows_of_figures,
)


def _rows_of_relations(database: Database, _today: str) -> Iterator[FlatRow]:
    for one in stream_claims(database, ClaimKind.RELATION):
        relation = one.entry.claim.relation
        if relation is None:
            continue
        yield (
            one.entry.claim.id,
            one.entry.story,
            relation.type.value,
            names_of(relation.members),
            countries_of(relation.members),
            relation.holds,
            _bounds(relation.since)[0],
            _bounds(relation.until)[1],
            *cells_of_claim(one),
        )


RELATIONS = FlatTable(
    "relations",
    (
        *text("claim", "story", "type"),
        *words("members", "member_countries"),
        *flag("holds"),
        *text("since", "until"),
        *CLAIM_COLUMNS,
    ),
    _rows_of_relations,
)


def _rows_of_commitments(database: Database, today: str) -> Iterator[FlatRow]:
    rows = database.stream(
        "SELECT m.claim, m.day, m.due, m.outcome, c.id, m.value FROM now_commitment m"
        " LEFT JOIN claim c ON c.number = m.closed_by ORDER BY m.claim"
    )
    while some := list(islice(rows, CHUNK)):
        numbers = [row[0] for row in some]
        loaded = load_both(database, numbers)
        for row, (entry, told) in zip(some, loaded, strict=True):
            number, day, due, outcome, closed_by, bond = row
            announced = (one.event for one in entry.claim.mentions if binds(one))
            event = entry.claim.event or next(announced, None) or from_json(bond, Matter).event
            yield (
                entry.claim.id,
                entry.story,
                event.type.value if event.type else None,
                event.status.value,
                names_of(event.actors),
                names_of(event.recipients),
                due,
                tell_state(text_of(outcome), text_of(due), today).value,
                closed_by,
                *cells_of_claim(FlatClaim(number, str(day), entry, told)),
            )


COMMITMENTS = FlatTable(
    "commitments",
    (
        *text("claim", "story", "type", "status"),
        *words("actors", "recipients"),
        *text("due", "state", "outcome"),
        *CLAIM_COLUMNS,
    ),
    _rows_of_commitments,
)

TABLES = (REPORTS, STORIES, CLAIMS, MENTIONS, EVENTS, FIGURES, RELATIONS, COMMITMENTS)
"""All flat tables."""
