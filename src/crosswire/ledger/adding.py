"""Taking reports into a ledger: read, placed in their story, compared, kept."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import datetime

import msgspec
from msgspec.structs import replace

from crosswire.extract.reprints import Lately
from crosswire.ledger.changes import Added
from crosswire.ledger.coding import clean_value
from crosswire.ledger.database import Database, LedgerError, makes_sense
from crosswire.ledger.judging import Readings, judge_story
from crosswire.ledger.placing import Placer
from crosswire.ledger.records import ReportState
from crosswire.ledger.storing import (
    begin_batch,
    find_earlier,
    has_report,
    put_article,
    put_unread,
    set_state,
)
from crosswire.pipeline import Engine, read_ahead, try_read
from crosswire.types import Article, Note, Report, Tool, Unread
from crosswire.types.naming import name_report

BATCH = 25
"""Reports, as far as their text is new, that are committed together."""
_MOST_REPORTS = 10 * BATCH
"""Reports that are committed together at most, however little of them is new."""
_MOST_TEXT = 1_000_000
"""Characters of reports that are held in memory before they are committed."""


class Arrival(msgspec.Struct, frozen=True):
    """A report that is to be entered, and the one that it corrects, where one is named."""

    report: Report
    replaces: str | None = None


class Desk:
    """
    Adds reports to a ledger, batch by batch; each batch is committed whole or not at all.

    Reading, the slow part, is done outside the transaction. Inside it the reports are placed in
    their stories, and each story that got one is compared again.
    """

    def __init__(self, database: Database, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Take the ledger, what reads, and the clock."""
        self._database = database
        self._engine = engine
        self._clock = clock
        self._placer = Placer(database)

    def knows(self, article: Article) -> bool:
        """Tell whether the ledger has this very report already."""
        return has_report(self._database, article)

    def commit(
        self, arrivals: Iterable[Arrival], notes: Iterable[Note], unread: Iterable[Unread]
    ) -> Added:
        """
        Enter reports, place them, compare their stories again, and commit.

        Args:
            arrivals: Reports, read; those that the ledger has are left out.
            notes: Remarks from the sources.
            unread: What was not read.

        Raises:
            LedgerError: It cannot be written; nothing of this batch is kept.
        """
        placer, self._placer = self._placer, Placer(self._database)  # kept if the batch is
        with self._database.writing(), makes_sense(self._database):
            added = self._enter(placer, list(arrivals), list(notes), list(unread))
        self._placer = placer
        return added

    def _enter(
        self, placer: Placer, arrivals: list[Arrival], notes: list[Note], unread: list[Unread]
    ) -> Added:
        database, tool = self._database, self._engine.tool
        once = {one.report.id: one for one in arrivals}
        new = [one for one in once.values() if not has_report(database, one.report)]
        n_known = len(arrivals) - len(new)
        if not new and not self._has_news(unread):
            return Added(n_known=n_known, unread=tuple(unread))
        batch = begin_batch(database, "add", tool, self._clock())
        put_unread(database, unread, batch)
        touched: dict[str, list[Report]] = {}
        corrected: dict[str, str] = {}
        for one in new:
            replaced = one.replaces or find_earlier(database, one.report)
            put_article(database, one.report.article, replaced, batch)
            if replaced:
                corrected[one.report.id] = replaced
                touched.setdefault(set_state(database, replaced, ReportState.REPLACED), [])
        for report, placement in placer.place([one.report for one in new], batch):
            for merge in placement.merges:
                touched.setdefault(merge.story, [])
                touched[merge.story] += touched.pop(merge.other, [])
            touched.setdefault(placement.story, []).append(report)
        changes = [
            judge_story(
                database,
                story,
                self._readings(reports, tool),
                engine=self._engine,
                why=_say_why(reports, corrected),
                batch=batch,
                notes=notes,
            )
            for story, reports in touched.items()
        ]
        return Added(
            n_reports=len(new),
            n_known=n_known,
            n_replaced=len(corrected),
            replaced=tuple((old, new) for new, old in corrected.items()),
            stories=tuple(touched),
            n_claims=sum(change.n_new for change in changes),
            n_changed=sum(change.n_changed for change in changes),
            n_restated=sum(change.n_restated for change in changes),
            n_gone=sum(change.n_gone for change in changes),
            unread=tuple(unread),
        )

    def _has_news(self, unread: Iterable[Unread]) -> bool:
        """Tell whether something unread is not in the ledger yet, for the same reason."""
        return any(
            not self._database.rows(
                "SELECT 1 FROM unread WHERE uri = :uri AND reason = :reason",
                {"uri": item.uri, "reason": item.reason},
            )
            for item in unread
        )

    def _readings(self, reports: Iterable[Report], tool: Tool) -> Readings:
        return Readings(
            self._database,
            lambda article: try_read(article, self._engine),
            {report.id: report for report in reports},
            tool,
        )


def _say_why(reports: Iterable[Report], corrected: Container[str] = ()) -> str:
    """Say what made a story be compared again: what came in, and what was corrected."""
    sides: dict[str, list[str]] = {}
    for report in reports:
        side = "corrected" if report.id in corrected else "came in"
        sides.setdefault(side, []).append(name_report(report))
    said = [
        f"{side}: {', '.join(names[:5])}" + (f" and {len(names) - 5} more" * (len(names) > 5))
        for side, names in sides.items()
    ]
    return "; ".join(said) or "a report was corrected"


class Total:
    """Sums what batches came to, one by one: of 100,000 reports there are 4,000 batches."""

    def __init__(self) -> None:
        self._counts = Added()
        self._stories: dict[str, None] = {}
        self._unread: list[Unread] = []

    def take(self, part: Added) -> None:
        """Add a batch."""
        self._stories.update(dict.fromkeys(part.stories))
        self._unread.extend(part.unread)
        counts = self._counts
        self._counts = Added(
            n_reports=counts.n_reports + part.n_reports,
            n_known=counts.n_known + part.n_known,
            n_replaced=counts.n_replaced + part.n_replaced,
            replaced=(*counts.replaced, *part.replaced),
            n_claims=counts.n_claims + part.n_claims,
            n_changed=counts.n_changed + part.n_changed,
            n_restated=counts.n_restated + part.n_restated,
            n_gone=counts.n_gone + part.n_gone,
        )

    def give(self) -> Added:
        """Give the sum."""
        stories, unread = tuple(self._stories), tuple(self._unread)
        return replace(self._counts, stories=stories, unread=unread)


def sum_up(parts: Iterable[Added]) -> Added:
    """Sum what several batches came to."""
    total = Total()
    for part in parts:
        total.take(part)
    return total.give()


def add_items(
    desk: Desk,
    items: Iterable[Article | Note | Unread],
    engine: Engine,
    *,
    replaces: Mapping[str, str] | None = None,
) -> Iterator[Added]:
    """
    Add what the sources give, batch by batch; what each came to is given once it is on disk.

    Args:
        desk: Adds to a ledger.
        items: What the sources give, in order.
        engine: Reads.
        replaces: The report that an article corrects, by the article's id.
    """
    sieve = _Sieve(items, desk)
    batch = _Batch()
    lately = Lately[Report]()
    for item, reading in read_ahead(sieve, engine.reader):
        if isinstance(item, Note):
            batch.notes.append(item)
        elif isinstance(item, Unread):
            batch.unread.append(item)
        else:
            report = try_read(item, engine, reading, lately)
            if isinstance(report, Unread):
                batch.unread.append(report)
            else:
                batch.take(Arrival(report, (replaces or {}).get(item.id)))
        if batch.is_full:
            yield sieve.count(desk.commit(batch.arrivals, batch.notes, batch.unread))
            batch = _Batch()
    yield sieve.count(desk.commit(batch.arrivals, batch.notes, batch.unread))


class _Batch:
    """
    What is to be committed together: some twenty-five reports, or many more reprints.

    Whenever a batch is committed, the stories that it touches are compared again. A report counts
    by the share of its text that no other of the batch prints: reprints are quickly read, and
    comparing their story with each few of them would take longer than reading them.
    """

    def __init__(self) -> None:
        self.arrivals: list[Arrival] = []
        self.notes: list[Note] = []
        self.unread: list[Unread] = []
        self._printed: set[str] = set()
        self._n_new = 0.0
        self._n_characters = 0

    def take(self, arrival: Arrival) -> None:
        """Take in a report that was read."""
        self.arrivals.append(arrival)
        report = arrival.report
        printed = [report.text[part.start : part.end] for part in report.paragraphs]
        new = sum(len(one) for one in printed if one not in self._printed)
        self._printed.update(printed)
        self._n_new += new / max(1, sum(map(len, printed)))
        self._n_characters += len(report.text)

    @property
    def is_full(self) -> bool:
        """Tell whether it is time to commit."""
        return (
            self._n_new + len(self.unread) >= BATCH
            or len(self.arrivals) >= _MOST_REPORTS
            or self._n_characters >= _MOST_TEXT
        )


class _Sieve:
    """Holds back the reports that the ledger has, before anything reads them, and counts them."""

    def __init__(self, items: Iterable[Article | Note | Unread], desk: Desk) -> None:
        self._items = items
        self._desk = desk
        self._n_known = 0

    def __iter__(self) -> Iterator[Article | Note | Unread]:
        for item in self._items:
            clean = clean_value(item)
            if not isinstance(clean, Article):
                yield clean
                continue
            try:
                is_known = self._desk.knows(clean)
            except LedgerError as error:
                yield Unread(uri=clean.uri, reason=str(error))
                continue
            if is_known:
                self._n_known += 1
            else:
                yield clean

    def count(self, added: Added) -> Added:
        """Add those held back since the last time."""
        n_known, self._n_known = self._n_known, 0
        return replace(added, n_known=added.n_known + n_known)
