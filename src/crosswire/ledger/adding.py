"""Taking reports into a ledger: read, placed in their story, compared, kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

import msgspec
from msgspec.structs import replace

from crosswire.ledger.coding import clean_value, pack, unpack
from crosswire.ledger.database import Database, LedgerError, makes_sense
from crosswire.ledger.judging import Readings, judge_story
from crosswire.ledger.records import Added, ReportState
from crosswire.ledger.storing import (
    begin_batch,
    find_earlier,
    has_report,
    put_article,
    put_unread,
)
from crosswire.pipeline import Engine, read_ahead, try_read
from crosswire.story.stream import Entry, Placement, StoryStream
from crosswire.types import Article, Note, Report, Tool, Unread

BATCH = 25
"""Reports that are committed together."""


class Arrival(msgspec.Struct, frozen=True):
    """A report that is to be entered, and the one that it corrects, where one is named."""

    report: Report
    replaces: str | None = None


class Desk:
    """
    Adds reports to a ledger, batch by batch; each batch is committed whole or not at all.

    Reading, the slow part, is done outside the transaction. Inside it the reports are placed in
    their stories, and each story that got one is compared again. Where another program has
    written in between, the open stories are loaded anew.
    """

    def __init__(self, database: Database, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Take the ledger, what reads, and the clock."""
        self._database = database
        self._engine = engine
        self._clock = clock
        self._stream: StoryStream | None = None
        self._seen = 0

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
        stream, self._stream = self._stream, None  # lost unless all of it is kept
        with self._database.writing(), makes_sense(self._database):
            stream = self._load_stream(stream)
            added = self._enter(stream, list(arrivals), list(notes), list(unread))
        self._stream = stream
        return added

    def _enter(
        self,
        stream: StoryStream,
        arrivals: list[Arrival],
        notes: list[Note],
        unread: list[Unread],
    ) -> Added:
        database, tool = self._database, self._engine.tool
        once = {one.report.id: one for one in arrivals}
        new = [one for one in once.values() if not has_report(database, one.report)]
        n_known = len(arrivals) - len(new)
        if not new and not self._has_news(unread):
            return Added(n_known=n_known, unread=tuple(unread))
        batch = self._seen = begin_batch(database, "add", tool, self._clock())
        put_unread(database, unread, batch)
        touched: dict[str, list[Report]] = {}
        n_replaced = 0
        for one in new:
            replaced = one.replaces or find_earlier(database, one.report)
            put_article(database, one.report.article, replaced, batch)
            placement = self._place(stream, one.report, batch)
            touched.setdefault(placement.story, []).append(one.report)
            for merged in placement.merged:
                touched.setdefault(placement.story, []).extend(touched.pop(merged, []))
            if replaced:
                n_replaced += 1
                story = self._set_state(replaced, ReportState.REPLACED)
                touched.setdefault(story, [])
        changes = [
            judge_story(
                database,
                story,
                self._readings(reports, tool),
                tool=tool,
                why=_say_why(reports),
                batch=batch,
                notes=notes,
            )
            for story, reports in touched.items()
        ]
        return Added(
            n_reports=len(new),
            n_known=n_known,
            n_replaced=n_replaced,
            stories=tuple(touched),
            n_claims=sum(change.n_new for change in changes),
            n_changed=sum(change.n_changed for change in changes),
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

    def _load_stream(self, stream: StoryStream | None) -> StoryStream:
        """Give the open stories; load them where another program has added since."""
        ((last,),) = self._database.rows("SELECT max(id) FROM batch")
        if stream is not None and last == self._seen:
            return stream
        rows = self._database.stream("SELECT value FROM keep_entry ORDER BY day, report")
        return StoryStream.restore(unpack(value, Entry) for (value,) in rows)

    def _place(self, stream: StoryStream, report: Report, batch: int) -> Placement:
        """Find the story of a report, and enter both, with the stories that it joins."""
        placement = stream.add(report)
        put_placement(self._database, report.id, placement, batch)
        entry = stream.entry(report.id)
        if entry is not None:
            self._database.execute(
                "INSERT INTO keep_entry (report, day, value) VALUES (:report, :day, :value)",
                {"report": report.id, "day": report.published or "", "value": pack(entry)},
            )
        return placement

    def _set_state(self, report: str, state: ReportState) -> str:
        """Set where a report stands; give the id of its story."""
        self._database.execute(
            "UPDATE now_report SET state = :state WHERE report = :report",
            {"state": state.value, "report": report},
        )
        ((story,),) = self._database.rows(
            "SELECT story FROM now_report WHERE report = :report", {"report": report}
        )
        return str(story)


def put_placement(database: Database, report: str, placement: Placement, batch: int) -> None:
    """Enter the story of a report, why it stands there, and the stories that became one by it."""
    story = placement.story
    database.execute(
        "INSERT INTO story (id, batch) VALUES (:id, :batch) ON CONFLICT DO NOTHING",
        {"id": story, "batch": batch},
    )
    database.execute(
        "INSERT INTO story_report (story, report, why, batch)"
        " VALUES (:story, :report, :why, :batch) ON CONFLICT DO NOTHING",
        {"story": story, "report": report, "why": placement.why, "batch": batch},
    )
    database.execute(
        "INSERT INTO now_report (report, story, state) VALUES (:report, :story, :state)",
        {"report": report, "story": story, "state": ReportState.CURRENT.value},
    )
    links = [(merged, story, "merged_into", placement.why) for merged in placement.merged]
    links += [(story, other, "related", why) for other, why in placement.related]
    database.execute_many(
        "INSERT INTO story_link (story, other, kind, why, batch)"
        " VALUES (:story, :other, :kind, :why, :batch) ON CONFLICT DO NOTHING",
        [
            {"story": one, "other": other, "kind": kind, "why": why, "batch": batch}
            for one, other, kind, why in links
        ],
    )
    for merged in placement.merged:
        _move(database, merged, story, placement.why, batch)


def _move(database: Database, merged: str, story: str, why: str, batch: int) -> None:
    """Move the reports and claims of a story into another one, whose claims keep their ids."""
    values = {"merged": merged, "story": story}
    database.execute(
        "INSERT INTO story_report (story, report, why, batch)"
        " SELECT :story, report, :why, :batch FROM now_report WHERE story = :merged"
        " ON CONFLICT DO NOTHING",
        {**values, "why": why, "batch": batch},
    )
    database.execute("UPDATE now_report SET story = :story WHERE story = :merged", values)
    database.execute("UPDATE now_claim SET story = :story WHERE story = :merged", values)
    database.execute("DELETE FROM now_story WHERE story = :merged", {"merged": merged})


def _say_why(reports: list[Report]) -> str:
    """Say what made a story be compared again."""
    names = [report.outlet or report.title or report.id for report in reports]
    if not names:
        return "a report was corrected"
    return f"came in: {', '.join(names[:5])}" + (f" and {len(names) - 5} more" * (len(names) > 5))


def sum_up(parts: Iterable[Added]) -> Added:
    """Sum what several batches came to."""
    stories: dict[str, None] = {}
    total = Added()
    for part in parts:
        stories.update(dict.fromkeys(part.stories))
        total = Added(
            n_reports=total.n_reports + part.n_reports,
            n_known=total.n_known + part.n_known,
            n_replaced=total.n_replaced + part.n_replaced,
            stories=tuple(stories),
            n_claims=total.n_claims + part.n_claims,
            n_changed=total.n_changed + part.n_changed,
            unread=(*total.unread, *part.unread),
        )
    return total


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
    arrivals: list[Arrival] = []
    notes: list[Note] = []
    unread: list[Unread] = []
    for item, reading in read_ahead(sieve, engine.reader):
        if isinstance(item, Note):
            notes.append(item)
        elif isinstance(item, Unread):
            unread.append(item)
        else:
            report = try_read(item, engine, reading)
            if isinstance(report, Unread):
                unread.append(report)
            else:
                arrivals.append(Arrival(report, (replaces or {}).get(item.id)))
        if len(arrivals) + len(unread) >= BATCH:
            yield sieve.count(desk.commit(arrivals, notes, unread))
            arrivals, notes, unread = [], [], []
    yield sieve.count(desk.commit(arrivals, notes, unread))


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
