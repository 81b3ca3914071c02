"""The sums of a ledger built again from its record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from crosswire.ledger.coding import unpack
from crosswire.ledger.commitments import close_commitments
from crosswire.ledger.database import Database, LedgerError, Row, makes_sense, rows_among
from crosswire.ledger.records import ReportState
from crosswire.ledger.restoring import join_articles, restore_claims
from crosswire.ledger.state import StoryState, load_state
from crosswire.ledger.storing import find_reading, list_members, load_reading
from crosswire.ledger.summaries import (
    COLUMNS,
    Cells,
    enter_members,
    sum_claims,
    sum_story,
    summarise_claims,
    summarise_story,
    words_of,
)
from crosswire.story.stream import make_story_id
from crosswire.types import Claim, Comparison, Report

_KEPT: Final = MappingProxyType(
    {"keep_entry": "report", "keep_meanings": "reading", "keep_kinship": "pair"}
)
_SUMS: Final = (*COLUMNS, "now_mention", "now_dyad_month", "now_story", "now_report")
_SUMS_VERSION: Final = 9
"""
Number of the last migration before which sums were made by other rules.

Who changes a rule by which sums are made adds a migration, which may change no table, and its
number here: an older ledger then has its sums built again, instead of failing its next check.
"""


def repair_sums(database: Database) -> int:
    """
    Build the sums again from the record, story by story; give how many claims they hold.

    Raises:
        LedgerError: The record itself is damaged; `check` says where.
    """
    with database.writing(), makes_sense(database):
        return build_sums(database)


def renew_sums(database: Database, version: int) -> bool:
    """
    Build the sums of a ledger again that was of an older version, inside its transaction.

    Where the record is damaged they all stay as they are, and `check` says where.

    Args:
        database: Just brought up to date.
        version: What it was of; 0 where it was empty.

    Returns:
        Whether they are as this version makes them.
    """
    if not 0 < version < _SUMS_VERSION:
        return True
    is_built = True
    database.execute("SAVEPOINT sums")
    try:
        with makes_sense(database):
            build_sums(database)
    except LedgerError:
        database.execute("ROLLBACK TO SAVEPOINT sums")
        is_built = False
    database.execute("RELEASE SAVEPOINT sums")
    return is_built


def build_sums(database: Database) -> int:
    """Build the sums from the record, inside a transaction; give how many claims they hold."""
    database.unindex(number for (number,) in database.rows("SELECT number FROM claim"))
    for table in _SUMS:
        database.execute(f"DELETE FROM {table}")
    database.execute_many(
        "INSERT INTO now_report (report, story, state, begins)"
        " VALUES (:report, :story, :state, :begins)",
        [
            {"report": report, "story": story, "state": state, "begins": make_story_id(report)}
            for report, (story, state) in sorted(place_reports(database).items())
        ],
    )
    latest = dict(load_latest(database))
    bound: list[tuple[int, Claim]] = []
    by_story = _group_by_story(database, latest)
    for story in list_standing(database):
        versions = {number: latest[number] for number in by_story.get(story, ())}
        bound += _repair_story(database, story, versions)
    close_commitments(database, bound)
    for table, row in list(find_spoilt(database)):
        column = _KEPT[table]
        database.execute(f"DELETE FROM {table} WHERE {column} = :row", {"row": row})
    return len(latest)


def find_spoilt(database: Database) -> Iterator[tuple[str, str | int]]:
    """Find what is kept for speed and cannot be taken up: table and key."""
    for table, column in _KEPT.items():
        for row, value in database.stream(f"SELECT {column}, value FROM {table}"):
            try:
                unpack(value, object)
            except LedgerError:
                yield table, row


def list_standing(database: Database) -> list[str]:
    """List the stories that have reports which stand."""
    rows = database.rows(
        "SELECT DISTINCT story FROM now_report WHERE state = 'current' ORDER BY story"
    )
    return [str(story) for (story,) in rows]


def load_latest(database: Database) -> Iterator[tuple[int, int]]:
    """Give the last version of each claim that stands."""
    for claim, version, members in database.stream(
        "SELECT claim, id, members FROM claim_version v WHERE id ="
        " (SELECT max(id) FROM claim_version w WHERE w.claim = v.claim)"
    ):
        if members != "[]":
            yield claim, version


def place_reports(database: Database) -> dict[str, tuple[str, str]]:
    """Find by the record in which story each report stands now, and whether it does."""
    replaced = {
        str(one)
        for (one,) in database.stream("SELECT replaces FROM report WHERE replaces IS NOT NULL")
    }
    retracted = {str(one) for (one,) in database.stream("SELECT report FROM retraction")}
    merged = _load_merged(database)
    found = {}
    for report, story in database.stream("SELECT report, story FROM story_report ORDER BY batch"):
        state = ReportState.CURRENT
        if report in retracted:
            state = ReportState.RETRACTED
        elif report in replaced:
            state = ReportState.REPLACED
        found[str(report)] = (_follow(str(story), merged), state.value)
    return found


def _load_merged(database: Database) -> Mapping[str, str]:
    """Load into which story each went that is none of its own any more."""
    rows = database.stream(
        "SELECT story, other FROM story_link WHERE kind = 'merged_into' ORDER BY batch"
    )
    return {str(story): str(other) for story, other in rows}


def _follow(story: str, merged: Mapping[str, str]) -> str:
    seen = {story}
    while story in merged and merged[story] not in seen:
        story = merged[story]
        seen.add(story)
    return story


def _group_by_story(database: Database, latest: Mapping[int, int]) -> dict[str, list[int]]:
    """Put each claim to the story that it stands in now."""
    merged = _load_merged(database)
    by_story: dict[str, list[int]] = {}
    for number, story in database.stream("SELECT number, story FROM claim ORDER BY number"):
        if number in latest:
            by_story.setdefault(_follow(str(story), merged), []).append(number)
    return by_story


def sum_again(
    database: Database, story: str
) -> tuple[Mapping[str, list[Cells]], Mapping[str, str | int], Mapping[int, str]]:
    """
    Give what the sums should hold of a story, by its claims as they are shown now.

    Returns:
        Rows by table, the line of the story, and the words by which each claim is found.

    Raises:
        LedgerError: Its record is damaged.
    """
    versions: dict[int, int] = dict(
        database.rows("SELECT claim, version FROM now_claim WHERE story = :story", {"story": story})
    )
    state = load_state(database, story)
    if state is None:
        return {}, {"story": story}, {}
    comparison, claims = _restore(database, state, versions)
    readings = _load_readings(database, state)
    sums = sum_claims(story, comparison, claims.items(), readings, versions)
    texts = {number: words_of(claim) for number, claim in claims.items()}
    return sums, sum_story(story, comparison), texts


def _repair_story(
    database: Database, story: str, versions: Mapping[int, int]
) -> Iterable[tuple[int, Claim]]:
    """Enter a story and its claims into the sums again; give its claims that are commitments."""
    state = load_state(database, story)
    if state is None:
        return ()
    comparison, claims = _restore(database, state, versions)
    readings = _load_readings(database, state)
    numbered = list(claims.items())
    summarise_claims(database, story, comparison, numbered, reports=readings, versions=versions)
    enter_members(database, _load_members(database, versions))
    summarise_story(database, story, comparison)
    return [(number, claim) for number, claim in claims.items() if claim.event]


def _restore(
    database: Database, state: StoryState, versions: Mapping[int, int]
) -> tuple[Comparison, Mapping[int, Claim]]:
    """Build the comparison of a story again, without texts, and its claims by number."""
    rows = _load_versions(database, "claim, value, members", versions)
    claims = restore_claims(database, rows, state.articles)
    comparison = Comparison(
        tool=state.tool,
        reports=state.articles,
        story=state.story,
        claims=tuple(claims.values()),
        origins=state.origins,
    )
    return comparison, claims


def _load_versions(database: Database, columns: str, versions: Mapping[int, int]) -> list[Row]:
    statement = f"SELECT {columns} FROM claim_version WHERE id IN ({{numbers}})"
    return list(rows_among(database, statement, sorted(versions.values())))


def _load_members(database: Database, versions: Mapping[int, int]) -> dict[int, list[int]]:
    rows = _load_versions(database, "claim, members", versions)
    return {claim: [one for one, _ in list_members(members)] for claim, members in rows}


def _load_readings(database: Database, state: StoryState) -> dict[str, Report]:
    """Load the readings that the last comparison of a story used."""
    found = {}
    for article in join_articles(database, state):
        kept = find_reading(database, article)
        if kept is not None:
            found[article.id], _ = load_reading(database, kept[0], article)
    return found
