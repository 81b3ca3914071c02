"""The tables of record, column by column, as an export writes them and an import checks them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any, Final

import msgspec

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database, LedgerError, Row
from crosswire.ledger.state import StoryState
from crosswire.ledger.storing import Members
from crosswire.types import Article, Claim, ClaimKind, Form, Mention, Verdict, Word

FORMAT = "crosswire.ledger/1"
"""Name of the format; its number rises when a field goes away or changes its meaning."""
ENTRIES = "keep_entry"
"""What grouping needs of open stories: no record, but stories are not found again without it."""


class CellKind(Enum):
    """What a cell of the record holds."""

    NUMBER = "number"
    TEXT = "text"
    BYTES = "bytes"


class RecordColumn(msgspec.Struct, frozen=True):
    """
    A column of the record.

    Attributes:
        name: Its name.
        kind: What its cells hold.
        is_optional: Whether a cell may be empty.
        holds: What a text is to be: one of an enumeration, or the JSON of a value.
    """

    name: str
    kind: CellKind
    is_optional: bool = False
    holds: Any = None


class RecordTable(msgspec.Struct, frozen=True):
    """
    A table of the record.

    Attributes:
        name: Its name.
        columns: All its columns.
        order: The columns by which its rows are told apart and put in order.
    """

    name: str
    columns: tuple[RecordColumn, ...]
    order: tuple[str, ...]


def _number(name: str) -> RecordColumn:
    return RecordColumn(name, CellKind.NUMBER)


def _text(name: str, holds: object = None) -> RecordColumn:
    return RecordColumn(name, CellKind.TEXT, holds=holds)


def _text_or_none(name: str) -> RecordColumn:
    return RecordColumn(name, CellKind.TEXT, is_optional=True)


def _bytes(name: str) -> RecordColumn:
    return RecordColumn(name, CellKind.BYTES)


_BATCH = _number("batch")

RECORD: tuple[RecordTable, ...] = (
    RecordTable(
        "batch",
        (_number("id"), _text("recorded"), _text("action"), _text("tool"), _text("reader")),
        ("id",),
    ),
    RecordTable(
        "report",
        (
            _number("number"),
            _text("id"),
            _text("uri"),
            _text_or_none("outlet"),
            _text_or_none("title"),
            _text_or_none("published"),
            _text("digest"),
            _text("value", Article),
            _text("text"),
            _text_or_none("replaces"),
            _BATCH,
        ),
        ("number",),
    ),
    RecordTable("retraction", (_text("report"), _text("why"), _BATCH), ("batch", "report")),
    RecordTable(
        "reading",
        (
            _number("id"),
            _text("report"),
            _text("reader"),
            _text("tool"),
            _text("published"),
            _text("digest"),
            _bytes("value"),
            _BATCH,
        ),
        ("id",),
    ),
    RecordTable(
        "mention",
        (
            _number("id"),
            _text("report"),
            _text("kind", ClaimKind),
            _number("first"),
            _number("behind"),
            _text("form", Form),
            _text_or_none("speaker"),
            _text("value", Mention),
            _number("reading"),
            _BATCH,
        ),
        ("id",),
    ),
    RecordTable("story", (_text("id"), _BATCH), ("batch", "id")),
    RecordTable(
        "story_report",
        (_text("story"), _text("report"), _text("why"), _BATCH),
        ("batch", "story", "report"),
    ),
    RecordTable(
        "story_link",
        (_text("story"), _text("other"), _text("kind"), _text("why"), _BATCH),
        ("batch", "story", "other", "kind"),
    ),
    RecordTable(
        "story_version", (_text("story"), _BATCH, _text("value", StoryState)), ("batch", "story")
    ),
    RecordTable("claim", (_number("number"), _text("id"), _text("story"), _BATCH), ("number",)),
    RecordTable(
        "claim_version",
        (
            _number("id"),
            _number("claim"),
            _text("kind", ClaimKind),
            _text("verdict", Verdict),
            _text("summary"),
            _text("value", Claim),
            _text("members", Members),
            _text("why"),
            _BATCH,
        ),
        ("id",),
    ),
    RecordTable(
        "claim_link",
        (_number("claim"), _number("other"), _BATCH),
        ("batch", "claim", "other"),
    ),
    RecordTable(
        "judgement",
        (
            _number("id"),
            _text("word", Word),
            _text("kind", ClaimKind),
            _text("why"),
            _text("left_claim"),
            _text("left_report"),
            _number("left_first"),
            _number("left_behind"),
            _text("right_claim"),
            _text("right_report"),
            _number("right_first"),
            _number("right_behind"),
            _BATCH,
        ),
        ("id",),
    ),
    RecordTable("unread", (_text("uri"), _text("reason"), _BATCH), ("batch", "uri", "reason")),
    RecordTable(
        "fetched",
        (
            _number("id"),
            _text("url"),
            _text("target"),
            _text_or_none("etag"),
            _text_or_none("modified"),
            _BATCH,
        ),
        ("id",),
    ),
    RecordTable("seal", (_number("batch"), _text("digest")), ("batch",)),
    RecordTable(ENTRIES, (_text("report"), _number("day"), _bytes("value")), ("day", "report")),
)
"""The tables of record, each after those that it leads to; last, what grouping keeps."""
RECORD_VERSION: Final = 1
"""Number of the last migration that changed one of these; what it sums is built anew anyway."""


def count_rows(database: Database) -> dict[str, int]:
    """Count the rows of each table of the record."""
    counts = {}
    for table in RECORD:
        ((n_rows,),) = database.rows(f"SELECT count(*) FROM {table.name}")
        counts[table.name] = int(n_rows)
    return counts


def stream_rows(database: Database, table: RecordTable) -> Iterator[Row]:
    """Give the rows of a table in the order of their keys."""
    columns = ", ".join(column.name for column in table.columns)
    order = ", ".join(table.order)
    return database.stream(f"SELECT {columns} FROM {table.name} ORDER BY {order}")


def check_text(column: RecordColumn, text: str) -> None:
    """
    Make sure that a text is what its column is to hold.

    Raises:
        LedgerError: It is not.
    """
    holds = column.holds
    if holds is None:
        return
    if isinstance(holds, type) and issubclass(holds, Enum):
        if text not in {one.value for one in holds}:
            raise LedgerError(f"{column.name} is {text[:40]!r}, which is no {holds.__name__}")
        return
    from_json(text, holds)
