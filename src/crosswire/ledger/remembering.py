"""What servers said of addresses, so that the next run asks only for what changed."""

from __future__ import annotations

from datetime import datetime

from crosswire.fetching import Fetched, Validators
from crosswire.ledger.database import Database
from crosswire.ledger.storing import begin_batch, next_number
from crosswire.types import Tool


class FetchMemory:
    """
    Recalls what the ledger knows of addresses, and holds what this run learned until it is kept.

    It is kept at the end of a run alone: an address counts as read once all that it gave is on
    disk.
    """

    def __init__(self, database: Database) -> None:
        """Take the ledger."""
        self._database = database
        self._learned: dict[str, Validators] = {}

    def recall(self, url: str) -> Validators | None:
        """Give what an address gave when it was last read whole, or None."""
        rows = self._database.rows(
            "SELECT target, etag, modified FROM fetched WHERE url = :url ORDER BY id DESC LIMIT 1",
            {"url": url},
        )
        if not rows:
            return None
        target, etag, modified = rows[0]
        return Validators(url=str(target), etag=etag, last_modified=modified)

    def remember(self, fetched: Fetched) -> None:
        """Hold what an address gave; one that did not change gave nothing new."""
        validators = fetched.validators
        if validators is None or fetched.is_unchanged:
            return
        if validators.etag or validators.last_modified:
            self._learned[fetched.url] = validators

    def keep(self, tool: Tool, now: datetime) -> None:
        """Enter what this run learned."""
        if not self._learned:
            return
        with self._database.writing():
            batch = begin_batch(self._database, "fetch", tool, now)
            first = next_number(self._database, "fetched", "id")
            self._database.execute_many(
                "INSERT INTO fetched (id, url, target, etag, modified, batch)"
                " VALUES (:id, :url, :target, :etag, :modified, :batch)",
                [
                    {
                        "id": number,
                        "url": url,
                        "target": one.url,
                        "etag": one.etag,
                        "modified": one.last_modified,
                        "batch": batch,
                    }
                    for number, (url, one) in enumerate(self._learned.items(), start=first)
                ],
            )
        self._learned = {}
