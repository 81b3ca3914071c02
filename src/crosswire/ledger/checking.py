"""Every offset, digest and reference of a ledger checked, and its sums built again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from math import isclose

from msgspec.structs import replace

from crosswire.extract.report import is_anchored
from crosswire.ledger.changes import Checked, Fault
from crosswire.ledger.coding import digest_bytes, digest_text, from_json
from crosswire.ledger.database import Database, LedgerError, at_one_commit, makes_sense
from crosswire.ledger.repairing import (
    find_spoilt,
    list_standing,
    load_latest,
    place_reports,
    sum_again,
)
from crosswire.ledger.sealing import find_broken_seals
from crosswire.ledger.storing import list_members
from crosswire.ledger.summaries import COLUMNS
from crosswire.story.stream import make_story_id
from crosswire.types import Article, Claim, Mention

_MOST_FAULTS = 1000
_REPAIR = "it is made of the record: `crosswire check --repair` builds it again"
_DAMAGED = "the file itself is damaged: write nothing to it"
_CHANGED = "the record was changed outside crosswire, and cannot be built again"
_COPY = (
    "go on with a copy from before, a backup or `crosswire import` of an export, or add the"
    " reports to a new ledger"
)
_MONTHS = (
    "SELECT one, other, month, type, count(*) AS n, sum(score) AS score"
    " FROM (SELECT DISTINCT one, other, claim, month, type, score FROM now_dyad_event"
    " WHERE month <> '') d GROUP BY one, other, month, type"
)
"""What was done between two states by month and type, counted event by event."""


@at_one_commit
def check_ledger(database: Database) -> Checked:
    """
    Check that every offset, digest and reference of a ledger holds.

    Each mention must stand in its report's text as it says; each text and reading must have the
    digest that was entered with it; each reference must lead to a row; the sums must be those of
    the record. What does not check is reported, never hidden or mended.
    """
    faults = list(islice(_find_faults(database), 100 * _MOST_FAULTS))
    is_damaged = any(one.where == "database" and not one.is_repairable for one in faults)
    return Checked(
        n_reports=_count(database, "report"),
        n_mentions=_count(database, "mention"),
        n_claims=_count(database, "claim"),
        n_versions=_count(database, "claim_version"),
        faults=tuple(
            replace(one, advice=_advise(one, is_damaged=is_damaged))
            for one in faults[:_MOST_FAULTS]
        ),
        n_faults=len(faults),
    )


def _advise(fault: Fault, *, is_damaged: bool) -> str:
    """Say what to do about a fault; of a damaged file nothing is built again, nor written to it."""
    if is_damaged:
        return f"{_DAMAGED}; {_COPY}"
    return _REPAIR if fault.is_repairable else f"{_CHANGED}; {_COPY}"


def _count(database: Database, table: str) -> int:
    try:
        ((n_rows,),) = database.rows(f"SELECT count(*) FROM {table}")
    except LedgerError:  # the page that counts is damaged; `inspect` has said so
        return 0
    return int(n_rows)


def _find_faults(database: Database) -> Iterator[Fault]:
    is_sound = True
    for said in database.inspect():
        is_sound = False
        yield Fault(where="database", what=said, is_repairable=said.startswith("now_"))
    parts = (
        _check_seals,
        _check_reports,
        _check_readings,
        _check_mentions,
        _check_claims,
        _check_sums,
        _check_kept,
    )
    for check in parts:
        try:
            with makes_sense(database):
                yield from check(database)
        except LedgerError as error:
            if is_sound:
                yield Fault(where="database", what=str(error), is_repairable=False)


def _check_seals(database: Database) -> Iterator[Fault]:
    for batch, what in find_broken_seals(database):
        yield Fault(where=f"batch {batch}", what=what, is_repairable=False)


def _check_reports(database: Database) -> Iterator[Fault]:
    for number, one, text, digest, value in database.stream(
        "SELECT number, id, text, digest, value FROM report"
    ):
        where = f"report {one} (row {number})"
        if digest_text(str(text)) != digest:
            yield Fault(where=where, what="its text is not the one entered", is_repairable=False)
        try:
            from_json(value, Article)
        except LedgerError as error:
            yield Fault(where=where, what=str(error), is_repairable=False)
    for one, replaced in database.stream(
        "SELECT r.id, r.replaces FROM report r LEFT JOIN report o ON o.id = r.replaces"
        " WHERE r.replaces IS NOT NULL AND o.id IS NULL"
    ):
        what = f"corrects report {replaced}, which is not there"
        yield Fault(where=f"report {one}", what=what, is_repairable=False)


def _check_readings(database: Database) -> Iterator[Fault]:
    for number, report, value, digest in database.stream(
        "SELECT id, report, value, digest FROM reading"
    ):
        if not isinstance(value, bytes | memoryview) or digest_bytes(bytes(value)) != digest:
            where = f"reading {number} of report {report}"
            yield Fault(where=where, what="it is not the one entered", is_repairable=False)


def _check_mentions(database: Database) -> Iterator[Fault]:
    """Check that each mention stands in the text: its passage, source, cue and parts."""
    report, text = "", ""
    for number, one, first, behind, value in database.stream(
        "SELECT id, report, first, behind, value FROM mention ORDER BY report, id"
    ):
        where = f"mention {number} of report {one}"
        if one != report:
            found = database.rows("SELECT text FROM report WHERE id = :id", {"id": one})
            report, text = str(one), str(found[0][0]) if found else ""
        try:
            mention = from_json(value, Mention)
        except LedgerError as error:
            yield Fault(where=where, what=str(error), is_repairable=False)
            continue
        if (mention.report, mention.start, mention.end) != (one, first, behind):
            what = "its columns and its value name different places"
            yield Fault(where=where, what=what, is_repairable=False)
        if not is_anchored(text, mention):
            what = f"{mention.exact[:80]!r} does not stand at {mention.start} to {mention.end}"
            yield Fault(where=where, what=what, is_repairable=False)


def _check_claims(database: Database) -> Iterator[Fault]:
    """Check that each version of a claim leads to mentions of reports."""
    known = {number for (number,) in database.stream("SELECT id FROM mention")}
    for version, claim, value, members in database.stream(
        "SELECT id, claim, value, members FROM claim_version"
    ):
        where = f"claim_version {version} of claim {claim}"
        try:
            from_json(value, Claim)
            missing = [one for one, _ in list_members(members) if one not in known]
        except LedgerError as error:
            yield Fault(where=where, what=str(error), is_repairable=False)
            continue
        for one in missing:
            what = f"leads to mention {one}, which is not there"
            yield Fault(where=where, what=what, is_repairable=False)
    for number, name in database.stream(
        "SELECT c.number, c.id FROM claim c WHERE NOT EXISTS"
        " (SELECT 1 FROM claim_version v WHERE v.claim = c.number)"
    ):
        what = "has no version"
        yield Fault(where=f"claim {name} (row {number})", what=what, is_repairable=False)


def _check_sums(database: Database) -> Iterator[Fault]:
    """Check that the sums are those of the record."""
    for table, row, what in _find_wrong_sums(database):
        yield Fault(where=f"{table} {row}", what=what, is_repairable=True)


def _check_kept(database: Database) -> Iterator[Fault]:
    """Check that what is kept for speed can be taken up."""
    for table, row in find_spoilt(database):
        what = "what is kept for speed is damaged; without it adding takes longer"
        yield Fault(where=f"{table} {row}", what=what, is_repairable=True)


def _find_wrong_sums(database: Database) -> Iterator[tuple[str, object, str]]:
    """Give table, row and what is wrong with it."""
    latest = dict(load_latest(database))
    shown: dict[int, int] = dict(database.stream("SELECT claim, version FROM now_claim"))
    for claim in sorted(latest.keys() | shown.keys()):
        if latest.get(claim) != shown.get(claim):
            what = f"shows version {shown.get(claim)}, and the last one is {latest.get(claim)}"
            yield "now_claim", claim, what
    yield from _check_places(database)
    if wrong := set(database.indexed()) ^ shown.keys():
        yield "now_words", min(wrong), f"{len(wrong)} claims are not found by their words"
    standing = list_standing(database)
    for story in standing:
        yield from _check_story(database, story)
    listed = {str(story) for (story,) in database.rows("SELECT story FROM now_story")}
    for story in sorted(listed.difference(standing)):
        yield "now_story", story, "is listed, and no report of it stands"
    for one, other, month, kind, n_events, score, due, due_score in database.stream(
        "SELECT m.one, m.other, m.month, m.type, m.n_events, m.score, coalesce(e.n, 0),"
        f" coalesce(e.score, 0) FROM now_dyad_month m LEFT JOIN ({_MONTHS}) e"
        " ON e.one = m.one AND e.other = m.other AND e.month = m.month AND e.type = m.type"
        " UNION ALL SELECT e.one, e.other, e.month, e.type, 0, 0, e.n, e.score"
        f" FROM ({_MONTHS}) e WHERE NOT EXISTS (SELECT 1 FROM now_dyad_month m"
        " WHERE m.one = e.one AND m.other = e.other AND m.month = e.month AND m.type = e.type)"
    ):
        if n_events != due or not isclose(score, due_score, abs_tol=1e-6):
            what = f"counts {n_events} events ({score}), and there are {due} ({due_score})"
            yield "now_dyad_month", f"{one} {other} {month} {kind}", what


def _check_places(database: Database) -> Iterator[tuple[str, object, str]]:
    """Check that each report stands where the record puts it."""
    stands = {
        str(report): (str(story), str(state))
        for report, story, state in database.stream("SELECT report, story, state FROM now_report")
    }
    due = place_reports(database)
    for report in sorted(due.keys() | stands.keys()):
        if due.get(report) != stands.get(report):
            what = f"stands as {stands.get(report)}, and is {due.get(report)} by the record"
            yield "now_report", report, what
    for report, begins in database.stream("SELECT report, begins FROM now_report"):
        if begins != make_story_id(str(report)):
            yield "now_report", report, "is found by the id of a story that it does not begin"


def _check_story(database: Database, story: str) -> Iterator[tuple[str, object, str]]:
    """Check the line of a story and the sums of its claims against what the record gives."""
    try:
        due, line, texts = sum_again(database, story)
    except LedgerError as error:
        yield "now_story", story, str(error)
        return
    columns = ", ".join(line)
    found = database.rows(f"SELECT {columns} FROM now_story WHERE story = :id", {"id": story})
    if [tuple(line.values())] != found:
        yield "now_story", story, "is not what the record gives"
    for table, rows in due.items():
        names = ", ".join(f"t.{column}" for column in COLUMNS[table])
        there = database.rows(
            f"SELECT {names} FROM {table} t JOIN now_claim n ON n.claim = t.claim"
            " WHERE n.story = :story",
            {"story": story},
        )
        at = COLUMNS[table].index("claim")
        wrong = {int(str(row[at])) for row in set(rows) ^ set(there)}
        for claim in sorted(wrong):
            yield table, claim, "is not what the record gives"
    for claim in database.find_misindexed(texts):
        yield "now_words", claim, "is not found by the words that it has"
    for mention, claim in _find_wrong_members(database, story):
        yield "now_mention", f"{mention} {claim}", "is not what the record gives"


def _find_wrong_members(database: Database, story: str) -> Iterable[tuple[int, int]]:
    there = database.rows(
        "SELECT k.mention, k.claim FROM now_mention k JOIN now_claim n ON n.claim = k.claim"
        " WHERE n.story = :story",
        {"story": story},
    )
    due = {
        (mention, claim)
        for claim, members in database.rows(
            "SELECT n.claim, v.members FROM now_claim n JOIN claim_version v ON v.id = n.version"
            " WHERE n.story = :story",
            {"story": story},
        )
        for mention, _ in list_members(members)
    }
    return sorted(due ^ set(there))
