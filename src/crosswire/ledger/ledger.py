"""A ledger, as a desk uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType

from msgspec.structs import replace

from crosswire.ledger.adding import Desk, add_items, sum_up
from crosswire.ledger.changing import Editor
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.database import Database
from crosswire.ledger.dyads import load_commitments, load_dyad, load_figures
from crosswire.ledger.keeping import StoryChange
from crosswire.ledger.queries import ClaimFilter, StoryFilter, list_claims, list_stories
from crosswire.ledger.records import (
    Added,
    Checked,
    ClaimEntry,
    ClaimVersion,
    Commitment,
    DyadPage,
    FigureEntry,
    StoryEntry,
    StoryPage,
)
from crosswire.ledger.repairing import repair_sums
from crosswire.ledger.restoring import find_claim, load_history, restore_story
from crosswire.ledger.sqlite import SqliteDatabase
from crosswire.pipeline import Engine
from crosswire.types import Article, Note, Unread, Word

Clock = Callable[[], datetime]


class Ledger:
    """
    A desk's memory: every report, mention, claim, verdict and origin, and how they came about.

    It only grows. What is asked of it comes as plain values; each line has the passage that it
    comes from. Readers see the last commit and are not held up by a writer.
    """

    def __init__(self, database: Database, *, engine: Callable[[], Engine], clock: Clock) -> None:
        """
        Take what holds the ledger.

        Args:
            database: Open.
            engine: Gives reader and tables; called when something is to be read.
            clock: Gives the time, UTC.
        """
        self._database = database
        self._engine = engine
        self._clock = clock

    def __enter__(self) -> Ledger:
        """Use it in a `with` block, at whose end it is closed."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    @property
    def place(self) -> str:
        """The file or address."""
        return self._database.place

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def add_each(self, items: Iterable[Article | Note | Unread]) -> Iterator[Added]:
        """
        Add what the sources give, batch by batch.

        Adding is incremental and idempotent: the same report twice changes nothing; a new one
        joins its story, whose claims are judged again, and every changed verdict is kept with
        its history.

        Args:
            items: What `sources.gather` gives.

        Returns:
            What each batch came to, once it is on disk.
        """
        engine = self._engine()
        return add_items(Desk(self._database, engine, self._clock), items, engine)

    def add(self, items: Iterable[Article | Note | Unread]) -> Added:
        """Add what the sources give, and say what it came to."""
        return sum_up(self.add_each(items))

    def correct(self, report: str, article: Article) -> Added:
        """
        Enter a corrected article as a new version of a report; the old one stays in the record.

        Raises:
            LedgerError: There is no such report, or it was replaced or retracted already.
        """
        self._editor().check_current(report)
        engine = self._engine()
        desk = Desk(self._database, engine, self._clock)
        return sum_up(add_items(desk, [article], engine, replaces={article.id: report}))

    def retract(self, report: str, *, why: str = "") -> StoryChange:
        """Enter that an outlet took a report back."""
        return self._editor().retract(report, why)

    def judge(self, left: str, right: str, word: Word, *, why: str = "") -> StoryChange:
        """Enter a person's word on two claims; it outranks the score and survives re-reading."""
        return self._editor().judge(left, right, word, why)

    def reread(self) -> Iterator[tuple[str, StoryChange]]:
        """Read again what an older version read; old readings stay beside the new."""
        return self._editor().reread()

    def stories(self, wanted: StoryFilter | None = None) -> tuple[StoryEntry, ...]:
        """List stories, the latest first."""
        return list_stories(self._database, wanted or StoryFilter())

    def story(self, story: str) -> StoryPage:
        """Give all that is known of one story."""
        return restore_story(self._database, story)

    def claims(self, wanted: ClaimFilter | None = None) -> tuple[ClaimEntry, ...]:
        """List claims, those found by words by how well they fit, all others the latest first."""
        return list_claims(self._database, wanted or ClaimFilter())

    def history(self, claim: str) -> tuple[ClaimVersion, ...]:
        """Give every verdict that a claim ever had."""
        return load_history(self._database, find_claim(self._database, claim))

    def dyad(self, one: str, other: str, *, since: str | None = None, limit: int = 50) -> DyadPage:
        """Give everything between two states, by their ISO 3166-1 alpha-3 codes."""
        today = self._clock().date().isoformat()
        return load_dyad(self._database, one, other, since=since, today=today, limit=limit)

    def figures(
        self,
        measured: str | None = None,
        *,
        dyad: tuple[str, str] | None = None,
        since: str | None = None,
        limit: int = 200,
    ) -> tuple[FigureEntry, ...]:
        """Give every value reported of something, by period, and who said and carried it."""
        return load_figures(self._database, measured=measured, dyad=dyad, since=since, limit=limit)

    def commitments(
        self,
        *,
        is_open: bool = False,
        dyad: tuple[str, str] | None = None,
        since: str | None = None,
    ) -> tuple[Commitment, ...]:
        """Give who promised or was invited to what, by when, and what became of it."""
        today = self._clock().date().isoformat()
        return load_commitments(
            self._database, today=today, dyad=dyad, since=since, is_open=is_open
        )

    def check(self) -> Checked:
        """Verify every offset, digest and reference."""
        return check_ledger(self._database)

    def repair(self) -> Checked:
        """Build the sums again from the record, and check all."""
        n_repaired = repair_sums(self._database)
        return replace(check_ledger(self._database), n_repaired=n_repaired)

    def _editor(self) -> Editor:
        return Editor(self._database, self._engine(), self._clock)


def open_ledger(
    path: Path, *, engine: Callable[[], Engine], clock: Clock, is_writing: bool
) -> Ledger:
    """
    Open a ledger in a file; make it where it is to be written and not there yet.

    Raises:
        LedgerError: It cannot be opened.
    """
    return Ledger(SqliteDatabase(path, is_writing=is_writing), engine=engine, clock=clock)
