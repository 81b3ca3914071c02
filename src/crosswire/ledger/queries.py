"""Lists of stories and claims, and the words they are found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Cell, Database, Row, at_one_commit, rows_among
from crosswire.ledger.records import ClaimEntry, Evidence, StoryEntry
from crosswire.ledger.restoring import load_entries
from crosswire.types import Article, ClaimKind, EventType, Mention, Passage, Verdict
from crosswire.types.naming import name_report

MOST_ROWS = 10_000
"""Rows that a list gives at most in one go."""
_MOST_FOUND = 2_000
"""Claims that a search by words looks at first; more where too few of them fit."""
_MORE = 8
_MOST_SEARCHED = 128_000
"""Claims that a search by words looks at in all; of a rare kind among more, narrower words tell."""


class StoryFilter(msgspec.Struct, frozen=True, kw_only=True):
    """
    Which stories a list is to show.

    Attributes:
        since: First day of the event at the earliest (ISO date).
        until: At the latest.
        country: State that takes part, or that a claim of it is about (ISO 3166-1 alpha-3).
        type: PLOVER type of a main event.
        limit: How many at most, the latest first.
    """

    since: str | None = None
    until: str | None = None
    country: str | None = None
    type: EventType | None = None
    limit: int = 50


class ClaimFilter(msgspec.Struct, frozen=True, kw_only=True):
    """
    Which claims a list is to show.

    Attributes:
        about: Words that its line, speaker or passages have, all of them.
        speaker: Part of the speaker's name.
        verdict: What the reports say of it.
        kind: Kind of claim.
        country: State that it is about (ISO 3166-1 alpha-3).
        story: Id of its story.
        since: First reported on this day or later.
        limit: How many at most.
    """

    about: str | None = None
    speaker: str | None = None
    verdict: Verdict | None = None
    kind: ClaimKind | None = None
    country: str | None = None
    story: str | None = None
    since: str | None = None
    limit: int = 50


@at_one_commit
def list_stories(database: Database, wanted: StoryFilter) -> tuple[StoryEntry, ...]:
    """List stories, the latest first."""
    conditions = join_conditions(
        ("(stop >= :since OR start >= :since)", wanted.since),
        ("start <= :until", wanted.until),
        (
            "(countries LIKE :part OR story IN (SELECT n.story FROM now_claim_country c"
            " JOIN now_claim n ON n.claim = c.claim WHERE c.country = :country))",
            wanted.country,
        ),
        ("types LIKE :type", wanted.type),
    )
    rows = database.rows(
        "SELECT story, title, start, stop, types, countries, n_reports, n_outlets, n_origins,"
        f" n_claims, n_conflicts FROM now_story WHERE {conditions}"
        " ORDER BY start DESC, story LIMIT :limit",
        {
            "since": wanted.since,
            "until": wanted.until,
            "part": f"% {wanted.country} %",
            "country": wanted.country,
            "type": f"% {wanted.type.value} %" if wanted.type else None,
            "limit": min(wanted.limit, MOST_ROWS + 1),
        },
    )
    return tuple(_story_of(row) for row in rows)


def join_conditions(*conditions: tuple[str, object]) -> str:
    """Join those conditions of a statement that have a value; all rows fit where none has."""
    return " AND ".join(text for text, value in conditions if value is not None) or "1 = 1"


def _story_of(row: Row) -> StoryEntry:
    story, title, start, stop, types, countries, *counts = row
    n_reports, n_outlets, n_origins, n_claims, n_conflicts = (n for n in counts)
    return StoryEntry(
        id=str(story),
        title=str(title),
        start=text_of(start),
        end=text_of(stop),
        types=tuple(EventType(word) for word in str(types).split()),
        countries=tuple(str(countries).split()),
        n_reports=n_reports,
        n_outlets=n_outlets,
        n_origins=n_origins,
        n_claims=n_claims,
        n_conflicts=n_conflicts,
    )


@at_one_commit
def list_claims(database: Database, wanted: ClaimFilter) -> tuple[ClaimEntry, ...]:
    """List claims: those found by words by how well they fit, all others the latest first."""
    return load_entries(database, find_claims(database, wanted))


def find_claims(database: Database, wanted: ClaimFilter) -> list[int]:
    """
    Find the numbers of claims.

    Of what words find, at most the 128,000 that `search` gives first are looked at: those that
    fit them best, in a file of very common words the best of the latest.
    """
    limit = min(wanted.limit, MOST_ROWS + 1)
    values = {
        "verdict": wanted.verdict.value if wanted.verdict else None,
        "kind": wanted.kind.value if wanted.kind else None,
        "speaker": f"%{escape_like(lower_ascii(wanted.speaker))}%" if wanted.speaker else None,
        "country": wanted.country,
        "story": wanted.story,
        "since": wanted.since,
    }
    conditions = join_conditions(
        ("n.verdict = :verdict", wanted.verdict),
        ("n.kind = :kind", wanted.kind),
        ("lower(n.speaker) LIKE :speaker ESCAPE '!'", wanted.speaker),
        ("n.story = :story", wanted.story),
        ("n.day >= :since", wanted.since),
        (
            "EXISTS (SELECT 1 FROM now_claim_country c WHERE c.claim = n.claim"
            " AND c.country = :country)",
            wanted.country,
        ),
    )
    if wanted.about is None:
        rows = database.rows(
            f"SELECT n.claim FROM now_claim n WHERE {conditions}"
            " ORDER BY n.day DESC, n.claim LIMIT :limit",
            {**values, "limit": limit},
        )
        return [number for (number,) in rows]
    statement = f"SELECT n.claim FROM now_claim n WHERE n.claim IN ({{numbers}}) AND {conditions}"
    most = _MOST_FOUND
    seen: set[int] = set()
    kept: set[int] = set()
    while True:
        found = [number for number, _ in database.search(wanted.about, most)]
        new = [number for number in found if number not in seen]
        kept.update(number for (number,) in rows_among(database, statement, new, values))
        if len(kept) >= limit or len(found) < most or most >= _MOST_SEARCHED:
            return [number for number in found if number in kept][:limit]
        seen.update(new)
        most = min(most * _MORE, _MOST_SEARCHED)


def lower_ascii(text: str) -> str:
    """Write A to Z small, as `lower` does in every database, whatever its language."""
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)


def escape_like(text: str) -> str:
    """Take from a text what LIKE gives a meaning to."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def load_evidence(
    database: Database,
    numbers: Sequence[int],
    rank: Callable[[int, Mention], int] | None = None,
) -> dict[int, Evidence]:
    """
    Load the passage behind each claim that shows it best, as `load_best` finds it.

    Args:
        database: The ledger.
        numbers: The claims.
        rank: As there.
    """
    return name_evidence(database, load_best(database, numbers, rank))


def load_best(
    database: Database,
    numbers: Sequence[int],
    rank: Callable[[int, Mention], int] | None = None,
) -> dict[int, Sequence[Any]]:
    """
    Load the cells of the passage behind each claim that shows it best, the earliest of equals.

    Args:
        database: The ledger.
        numbers: The claims.
        rank: Tells by the number of its claim how well a passage shows it, the best by the
            highest; None takes the earliest.
    """
    best: dict[int, tuple[int, Sequence[Any]]] = {}
    for number, *cells in rows_of_passages(database, numbers):
        worth = rank(number, from_json(cells[-1], Mention)) if rank else 0
        if number not in best or worth > best[number][0]:
            best[number] = worth, cells
    return {number: cells for number, (_, cells) in best.items()}


def name_evidence(database: Database, best: Mapping[int, Sequence[Any]]) -> dict[int, Evidence]:
    """Make the evidence of passages from their cells, by the number of the claim."""
    names = load_names(database, [cells[2] for cells in best.values()])
    return {number: evidence_of(cells, names) for number, cells in best.items()}


def rows_of_passages(database: Database, numbers: Sequence[int]) -> Iterable[Row]:
    """
    List the passages behind claims, of each claim the earliest first.

    Returns:
        The number of the claim, then the cells that `evidence_of` takes.
    """
    return rows_among(
        database,
        "SELECT c.number, c.id, n.story, r.number, r.id, r.uri, m.value"
        " FROM now_mention k JOIN claim c ON c.number = k.claim"
        " JOIN now_claim n ON n.claim = k.claim JOIN mention m ON m.id = k.mention"
        " JOIN report r ON r.id = m.report WHERE k.claim IN ({numbers})"
        " ORDER BY c.number, r.published IS NULL, r.published, r.number, m.first, m.id",
        numbers,
    )


def load_names(database: Database, numbers: Iterable[int]) -> dict[int, str]:
    """Load the names by which people know some reports, by the numbers of these."""
    rows = rows_among(
        database,
        "SELECT number, value FROM report WHERE number IN ({numbers})",
        list(dict.fromkeys(numbers)),
    )
    return {number: name_report(from_json(value, Article)) for number, value in rows}


def evidence_of(cells: Sequence[Any], names: Mapping[int, str]) -> Evidence:
    """
    Make the evidence of a passage from its cells.

    Args:
        cells: Id of the claim and of its story; number, id and address of the report; the mention.
        names: The names of reports by number.
    """
    claim, story, number, report, uri, mention = cells
    return Evidence(
        claim=str(claim),
        story=str(story),
        report=str(report),
        outlet=names[number],
        uri=str(uri),
        passage=from_json(mention, Passage),
    )


def text_of(cell: Cell) -> str | None:
    """Give the text of a cell; None where it is empty."""
    return str(cell) if cell else None
