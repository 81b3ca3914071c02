"""Every offset, digest and reference of a ledger checked, and its sums built again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from msgspec.structs import replace

from crosswire.extract.report import is_anchored
from crosswire.ledger.coding import digest_bytes, digest_text, from_json
from crosswire.ledger.database import Database, LedgerError
from crosswire.ledger.keeping import list_members
from crosswire.ledger.records import Checked, Fault
from crosswire.ledger.restoring import restore_story
from crosswire.ledger.state import StoryState, load_state
from crosswire.ledger.storing import find_reading, load_articles, load_reading
from crosswire.ledger.summaries import (
    enter_members,
    forget_claims,
    summarise_claims,
    summarise_story,
)
from crosswire.types import Article, Claim, Mention, Report

_MOST_FAULTS = 1000


def check_ledger(database: Database) -> Checked:
    """
    Check that every offset, digest and reference of a ledger holds.

    Each mention must stand in its report's text as it says; each text and reading must have the
    digest that was entered with it; each reference must lead to a row; the sums must be those of
    the record. What does not check is reported, never hidden or mended.
    """
    faults = list(islice(_find_faults(database), 100 * _MOST_FAULTS))
    return Checked(
        n_reports=_count(database, "report"),
        n_mentions=_count(database, "mention"),
        n_claims=_count(database, "claim"),
        n_versions=_count(database, "claim_version"),
        faults=tuple(faults[:_MOST_FAULTS]),
        n_faults=len(faults),
    )


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
        yield Fault(where="database", what=said, is_repairable=False)
    parts = (_check_reports, _check_readings, _check_mentions, _check_claims, _check_sums)
    for check in parts:
        try:
            yield from check(database)
        except LedgerError as error:
            if is_sound:
                yield Fault(where="database", what=str(error), is_repairable=False)


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
    latest = dict(_load_latest(database))
    shown: dict[int, int] = dict(database.stream("SELECT claim, version FROM now_claim"))
    for claim in sorted(latest.keys() | shown.keys()):
        if latest.get(claim) != shown.get(claim):
            what = f"shows version {shown.get(claim)}, and the last one is {latest.get(claim)}"
            yield Fault(where=f"now_claim {claim}", what=what, is_repairable=True)
    for report, state, due in database.stream(
        "SELECT r.id, n.state, CASE"
        " WHEN EXISTS (SELECT 1 FROM retraction t WHERE t.report = r.id) THEN 'retracted'"
        " WHEN EXISTS (SELECT 1 FROM report o WHERE o.replaces = r.id) THEN 'replaced'"
        " ELSE 'current' END FROM report r LEFT JOIN now_report n ON n.report = r.id"
    ):
        if state != due:
            what = f"stands as {state}, and is {due} by the record"
            yield Fault(where=f"now_report {report}", what=what, is_repairable=True)
    for one, other, month, kind, n_events, due in database.stream(
        "SELECT m.one, m.other, m.month, m.type, m.n_events, (SELECT count(DISTINCT e.claim)"
        " FROM now_dyad_event e WHERE e.one = m.one AND e.other = m.other AND e.type = m.type"
        " AND e.status = 'done' AND substr(e.day, 1, 7) = m.month) FROM now_dyad_month m"
    ):
        if n_events != due:
            where = f"now_dyad_month {one} {other} {month} {kind}"
            yield Fault(where=where, what=f"counts {n_events} of {due} events", is_repairable=True)


def _load_latest(database: Database) -> Iterator[tuple[int, int]]:
    """Give the last version of each claim that stands."""
    for claim, version, members in database.stream(
        "SELECT claim, id, members FROM claim_version v WHERE id ="
        " (SELECT max(id) FROM claim_version w WHERE w.claim = v.claim) ORDER BY claim"
    ):
        if members != "[]":
            yield claim, version


def repair_sums(database: Database) -> int:
    """
    Build the sums again from the record, story by story; give how many claims they hold.

    Raises:
        LedgerError: The record itself is damaged; `check` says where.
    """
    with database.writing():
        return build_sums(database)


def build_sums(database: Database) -> int:
    """Build the sums from the record, inside a transaction; give how many claims they hold."""
    _repair_reports(database)
    latest = dict(_load_latest(database))
    shown = [claim for (claim,) in database.rows("SELECT claim FROM now_claim")]
    forget_claims(database, shown)
    for table in ("now_dyad_month", "now_story"):
        database.execute(f"DELETE FROM {table}")
    for story, numbers in _group_by_story(database, latest).items():
        _repair_story(database, story, {number: latest[number] for number in numbers})
    return len(latest)


def _repair_reports(database: Database) -> None:
    """Set again in which story each report stands and whether it still does, by the record."""
    placed: dict[str, str] = dict(
        database.rows("SELECT report, story FROM story_report ORDER BY batch")
    )
    present: dict[str, str] = {}
    for report, story in placed.items():
        if story not in present:
            present[story] = _find_present(database, story)
        database.execute(
            "INSERT INTO now_report (report, story, state) VALUES (:report, :story, 'current')"
            " ON CONFLICT (report) DO UPDATE SET story = :story",
            {"report": report, "story": present[story]},
        )
    database.execute(
        "UPDATE now_report SET state = CASE"
        " WHEN EXISTS (SELECT 1 FROM retraction t WHERE t.report = now_report.report)"
        " THEN 'retracted'"
        " WHEN EXISTS (SELECT 1 FROM report o WHERE o.replaces = now_report.report)"
        " THEN 'replaced' ELSE 'current' END"
    )


def _group_by_story(database: Database, latest: Mapping[int, int]) -> dict[str, list[int]]:
    """Put each claim to the story that its reports stand in now; a story may have none."""
    current = "SELECT DISTINCT story FROM now_report WHERE state = 'current' ORDER BY story"
    by_story: dict[str, list[int]] = {str(story): [] for (story,) in database.rows(current)}
    for number in latest:
        ((story,),) = database.rows(
            "SELECT story FROM claim WHERE number = :number", {"number": number}
        )
        by_story.setdefault(_find_present(database, str(story)), []).append(number)
    return by_story


def _find_present(database: Database, story: str) -> str:
    seen = {story}
    while found := database.rows(
        "SELECT other FROM story_link WHERE story = :story AND kind = 'merged_into'"
        " ORDER BY batch DESC LIMIT 1",
        {"story": story},
    ):
        if str(found[0][0]) in seen:
            break
        story = str(found[0][0])
        seen.add(story)
    return story


def _repair_story(database: Database, story: str, latest: Mapping[int, int]) -> None:
    """Enter a story and its claims into the sums again."""
    state = load_state(database, story)
    if state is None:
        return
    for version in latest.values():
        database.execute(
            "INSERT INTO now_claim (claim, version, story, kind, verdict, day, speaker, n_reports,"
            " n_origins, confidence)"
            " SELECT claim, id, :story, kind, verdict, '', NULL, 0, 0, 0 FROM claim_version"
            " WHERE id = :version",
            {"story": story, "version": version},
        )
    comparison = restore_story(database, story).comparison
    numbers = _number_claims(database, latest)
    claims = [(numbers[claim.id], claim) for claim in comparison.claims]
    summarise_claims(database, story, comparison, claims, _load_readings(database, state))
    _enter_all_members(database, latest)
    summarise_story(database, story, comparison)


def _enter_all_members(database: Database, latest: Mapping[int, int]) -> None:
    for number, version in latest.items():
        ((members,),) = database.rows(
            "SELECT members FROM claim_version WHERE id = :version", {"version": version}
        )
        enter_members(database, number, [one for one, _ in list_members(members)])


def _number_claims(database: Database, latest: Mapping[int, int]) -> dict[str, int]:
    numbers = {}
    for number in latest:
        ((name,),) = database.rows("SELECT id FROM claim WHERE number = :n", {"n": number})
        numbers[str(name)] = number
    return numbers


def _load_readings(database: Database, state: StoryState) -> dict[str, Report]:
    """Load the readings that the last comparison of a story used."""
    texts = {a.id: a.text for a in load_articles(database, [a.id for a in state.articles])}
    found = {}
    for article in state.articles:
        kept = find_reading(database, article)
        if kept is not None:
            whole = replace(article, text=texts[article.id])
            found[article.id], _ = load_reading(database, kept[0], whole)
    return found
