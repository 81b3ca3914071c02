"""Rows of record: batches, reports, readings, mentions, stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from crosswire.ledger.coding import (
    digest_bytes,
    digest_text,
    from_json,
    join_report,
    pack,
    strip_article,
    strip_mention,
    strip_report,
    to_json,
    unpack,
)
from crosswire.ledger.database import Cell, Database, LedgerError, Values, rows_among
from crosswire.ledger.records import ReportState
from crosswire.types import Article, Meanings, Mention, Report, Tool, Unread

Members = list[tuple[int, str | None]]
"""Number of each mention of a claim, and the id of its origin."""


class _Kept(msgspec.Struct, frozen=True):
    """What the words of a report mean; None where its reader tells nothing of it."""

    meanings: Meanings | None


def begin_batch(database: Database, action: str, tool: Tool, now: datetime) -> int:
    """
    Enter a batch, to which all rows written beside it point.

    Args:
        database: Being written.
        action: What is done: "add", "judge", "correct", "retract", "reread", "import".
        tool: The versions that do it.
        now: The time, UTC.
    """
    number = next_number(database, "batch", "id")
    database.execute(
        "INSERT INTO batch (id, recorded, action, tool, reader)"
        " VALUES (:id, :recorded, :action, :tool, :reader)",
        {
            "id": number,
            "recorded": now.isoformat(timespec="seconds"),
            "action": action,
            "tool": tool.version,
            "reader": tool.reader,
        },
    )
    return number


def next_number(database: Database, table: str, column: str) -> int:
    """Give the number of the next row; only one writer is at work."""
    ((last,),) = database.rows(f"SELECT max({column}) FROM {table}")
    return (last or 0) + 1


def find_state(database: Database, report: str) -> str | None:
    """Tell where a report stands: current, replaced, retracted; None where there is none."""
    found = database.rows("SELECT state FROM now_report WHERE report = :id", {"id": report})
    return str(found[0][0]) if found else None


def set_state(database: Database, report: str, state: ReportState) -> str:
    """Set where a report stands; give the id of its story."""
    database.execute(
        "UPDATE now_report SET state = :state WHERE report = :report",
        {"state": state.value, "report": report},
    )
    ((story,),) = database.rows(
        "SELECT story FROM now_report WHERE report = :report", {"report": report}
    )
    return str(story)


def has_report(database: Database, article: Article) -> bool:
    """
    Tell whether the ledger has this very report.

    Raises:
        LedgerError: Another text stands under its id.
    """
    found = database.rows("SELECT digest FROM report WHERE id = :id", {"id": article.id})
    if found and found[0][0] != digest_text(article.text):
        raise LedgerError(
            f"{article.uri}: has the id {article.id} of another report; change its text or outlet"
        )
    return bool(found)


def find_earlier(database: Database, article: Article) -> str | None:
    """
    Find the report of which an article is a new version: the last one at its web address.

    A file name tells nothing, since "report.txt" is used again for other reports.
    """
    if not article.uri.startswith(("http://", "https://")):
        return None
    found = database.rows(
        "SELECT r.id FROM report r JOIN now_report n ON n.report = r.id"
        " WHERE r.uri = :uri AND n.state = 'current' ORDER BY r.number DESC LIMIT 1",
        {"uri": article.uri},
    )
    return str(found[0][0]) if found else None


def put_article(database: Database, article: Article, replaces: str | None, batch: int) -> None:
    """Enter a report as its outlet published it."""
    database.execute(
        "INSERT INTO report"
        " (number, id, uri, outlet, title, published, digest, value, text, replaces, batch)"
        " VALUES (:number, :id, :uri, :outlet, :title, :published, :digest, :value, :text,"
        " :replaces, :batch)",
        {
            "number": next_number(database, "report", "number"),
            "id": article.id,
            "uri": article.uri,
            "outlet": article.outlet,
            "title": article.title,
            "published": article.published,
            "digest": digest_text(article.text),
            "value": to_json(strip_article(article)),
            "text": article.text,
            "replaces": replaces,
            "batch": batch,
        },
    )


def load_articles(database: Database, ids: Iterable[str]) -> tuple[Article, ...]:
    """
    Load reports as their outlets published them.

    Raises:
        LedgerError: One is not there, or damaged.
    """
    articles = []
    for one in ids:
        found = database.rows("SELECT value, text FROM report WHERE id = :id", {"id": one})
        if not found:
            raise LedgerError(f"{database.place}: holds no report {one}")
        value, text = found[0]
        articles.append(replace(from_json(value, Article), text=str(text)))
    return tuple(articles)


def put_reading(database: Database, report: Report, tool: Tool, batch: int) -> int:
    """Enter what the reader found in a report; give the number of the reading."""
    number = next_number(database, "reading", "id")
    packed = pack(strip_report(report))
    database.execute(
        "INSERT INTO reading (id, report, reader, tool, published, digest, value, batch)"
        " VALUES (:id, :report, :reader, :tool, :published, :digest, :value, :batch)",
        {
            "id": number,
            "report": report.id,
            "reader": tool.reader,
            "tool": tool.version,
            "published": report.published or "",
            "digest": digest_bytes(packed),
            "value": packed,
            "batch": batch,
        },
    )
    meanings = report.meanings if isinstance(report.meanings, Meanings) else None
    database.execute(
        "INSERT INTO keep_meanings (reading, value) VALUES (:reading, :value)",
        {"reading": number, "value": pack(_Kept(meanings))},
    )
    return number


def find_reading(database: Database, article: Article) -> tuple[int, Tool] | None:
    """Find the latest reading of an article seen from its date, and the versions that made it."""
    found = database.rows(
        "SELECT id, tool, reader FROM reading WHERE report = :report"
        " AND published = :published ORDER BY id DESC LIMIT 1",
        {"report": article.id, "published": article.published or ""},
    )
    if not found:
        return None
    number, tool, reader = found[0]
    return number, Tool(version=str(tool), reader=str(reader))


def load_reading(database: Database, number: int, article: Article) -> tuple[Report, bool]:
    """
    Load a reading, joined with its article.

    Returns:
        The report, and whether what its words mean is still kept, be it nothing.
    """
    ((value,),) = database.rows("SELECT value FROM reading WHERE id = :id", {"id": number})
    kept = _load_kept(database, number)
    meanings = kept.meanings if kept else None
    return join_report(article, unpack(value, Report), meanings), kept is not None


def _load_kept(database: Database, number: int) -> _Kept | None:
    """Load what is kept of a reading for speed; None where it is gone or damaged."""
    rows = database.rows("SELECT value FROM keep_meanings WHERE reading = :id", {"id": number})
    try:
        return unpack(rows[0][0], _Kept) if rows else None
    except LedgerError:
        return None


def put_unread(database: Database, items: Iterable[Unread], batch: int) -> None:
    """Enter what was not read; what was unread for the same reason before is there already."""
    database.execute_many(
        "INSERT INTO unread (uri, reason, batch) VALUES (:uri, :reason, :batch)"
        " ON CONFLICT DO NOTHING",
        [{"uri": item.uri, "reason": item.reason, "batch": batch} for item in items],
    )


class MentionIndex:
    """The mentions of a story's reports, each entered once."""

    def __init__(self, database: Database, reports: Sequence[str]) -> None:
        """Look up the mentions that are there."""
        self._database = database
        self._new: list[Values] = []
        self._numbers: dict[tuple[str, str], int] = {}
        for report in reports:
            rows = database.rows(
                "SELECT id, value FROM mention WHERE report = :report", {"report": report}
            )
            self._numbers.update(((report, str(value)), number) for number, value in rows)
        self._next = next_number(database, "mention", "id")

    def enter(
        self, mentions: Iterable[Mention], readings: Mapping[str, int], batch: int
    ) -> list[int]:
        """Number mentions, those that are new too; give the numbers of all, in their order."""
        numbers: list[int] = []
        for mention in mentions:
            value = to_json(strip_mention(mention))
            number = self._numbers.get((mention.report, value))
            if number is None:
                number = self._numbers[mention.report, value] = self._next
                self._next += 1
                self._new.append(
                    {
                        "id": number,
                        "report": mention.report,
                        "kind": mention.kind.value,
                        "first": mention.start,
                        "behind": mention.end,
                        "form": mention.form.value,
                        "speaker": mention.speaker.name if mention.speaker else None,
                        "value": value,
                        "reading": readings[mention.report],
                        "batch": batch,
                    }
                )
            numbers.append(number)
        return numbers

    def write(self) -> None:
        """Enter those that are new."""
        self._database.execute_many(
            "INSERT INTO mention"
            " (id, report, kind, first, behind, form, speaker, value, reading, batch)"
            " VALUES (:id, :report, :kind, :first, :behind, :form, :speaker, :value, :reading,"
            " :batch)",
            self._new,
        )
        self._new = []


def list_members(cell: Cell) -> Sequence[tuple[int, str | None]]:
    """List the members that a version names: number of each mention, and id of its origin."""
    return from_json(cell, Members)


def load_mentions(database: Database, numbers: Iterable[int]) -> dict[int, Mention]:
    """Load mentions by their numbers."""
    statement = "SELECT id, value FROM mention WHERE id IN ({numbers})"
    rows = rows_among(database, statement, sorted(set(numbers)))
    return {number: from_json(value, Mention) for number, value in rows}
