"""A digest over all that a batch entered, so that a changed cell of the record is found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

import msgspec

from crosswire.ledger.database import Database

_TABLES: Final = (
    ("batch", "id", "id, recorded, action, tool, reader"),
    (
        "report",
        "batch",
        "number, id, uri, outlet, title, published, digest, value, text, replaces, batch",
    ),
    ("retraction", "batch", "report, why, batch"),
    ("reading", "batch", "id, report, reader, tool, published, digest, value, batch"),
    (
        "mention",
        "batch",
        "id, report, kind, first, behind, form, speaker, value, reading, batch",
    ),
    ("story", "batch", "id, batch"),
    ("story_report", "batch", "story, report, why, batch"),
    ("story_link", "batch", "story, other, kind, why, batch"),
    ("story_version", "batch", "story, batch, value"),
    ("claim", "batch", "number, id, story, batch"),
    ("claim_version", "batch", "id, claim, kind, verdict, summary, value, members, why, batch"),
    ("claim_link", "batch", "claim, other, batch"),
    (
        "judgement",
        "batch",
        "id, word, kind, why, left_claim, left_report, left_first, left_behind, right_claim,"
        " right_report, right_first, right_behind, batch",
    ),
    ("unread", "batch", "uri, reason, batch"),
    ("fetched", "batch", "id, url, target, etag, modified, batch"),
)
"""The tables of record: name, the column that names the batch, and all columns."""


def seal_batches(database: Database) -> None:
    """Enter the seal of each batch that has none; called at the end of every transaction."""
    rows = database.rows(
        "SELECT id FROM batch WHERE id > (SELECT coalesce(max(batch), 0) FROM seal) ORDER BY id"
    )
    database.execute_many(
        "INSERT INTO seal (batch, digest) VALUES (:batch, :digest)",
        [{"batch": batch, "digest": digest_batch(database, batch)} for (batch,) in rows],
    )


def digest_batch(database: Database, batch: int) -> str:
    """Give the SHA-256 over all rows of record that a batch entered, table by table."""
    digest = hashlib.sha256()
    for table, column, columns in _TABLES:
        rows = database.rows(
            f"SELECT {columns} FROM {table} WHERE {column} = :batch", {"batch": batch}
        )
        digest.update(f"{table} {len(rows)}\n".encode())
        for packed in sorted(map(msgspec.msgpack.encode, rows)):
            digest.update(packed)
    return digest.hexdigest()


def find_broken_seals(database: Database) -> Iterator[tuple[int, str]]:
    """Give the batches whose rows are not those that they were entered with, and what is wrong."""
    seals: dict[int, str] = dict(database.stream("SELECT batch, digest FROM seal"))
    batches = {batch for (batch,) in database.stream("SELECT id FROM batch")}
    for batch in sorted(batches | seals.keys()):
        if batch not in seals:
            yield batch, "has no seal, so that nobody can tell whether it is whole"
        elif digest_batch(database, batch) != seals[batch]:
            yield batch, "holds other rows than those entered: some were changed, lost or added"
