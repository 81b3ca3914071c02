"""Which story each new report belongs to, by the reports of the ledger about its day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from crosswire.ledger.coding import pack, unpack
from crosswire.ledger.database import Database
from crosswire.ledger.records import ReportState
from crosswire.story.days import find_day
from crosswire.story.evidence import MOST_DAYS
from crosswire.story.group import sort_by_day
from crosswire.story.stream import Entry, Merge, Placement, StoryStream, make_story_id
from crosswire.types import Report

_GAP = 30
"""Days between two reports of a batch from which they are placed in windows of their own."""
_REMEMBERED = 5_000
"""First reports of older stories that a new one may be related to."""


class Placer:
    """
    Places reports, window by window: one stream of stories at a time is held in memory.

    An archive may be added after the news of today. Reports are then placed among those that the
    ledger has of their own days.
    """

    def __init__(self, database: Database) -> None:
        """Take the ledger, which is being written whenever something is placed."""
        self._database = database
        self._stream: StoryStream | None = None
        self._days = (0, 0)
        self._batch = 0

    def place(self, reports: Sequence[Report], batch: int) -> Iterator[tuple[Report, Placement]]:
        """
        Place the reports of a batch, in order of their days, and enter where they stand.

        Args:
            reports: New in the ledger; entered already.
            batch: The batch that the rows belong to.
        """
        ((last,),) = self._database.rows(
            "SELECT max(id) FROM batch WHERE id < :batch", {"batch": batch}
        )
        if last != self._batch:  # another program has added since
            self._stream = None
        for run in _cut_runs(reports):
            days = [day for report in run if (day := _number_day(report)) is not None]
            stream = self._load(days)
            for report in run:
                placement = stream.add(report)
                self._enter(report.id, placement, stream.entry_of(report.id), batch)
                yield report, placement
        self._batch = batch

    def _load(self, days: Sequence[int]) -> StoryStream:
        """Give the stories about some days; load them where others are held."""
        low, high = (min(days), max(days)) if days else self._days
        first, last = self._days
        if self._stream is not None and first <= low and high <= last + _GAP:
            self._days = first if high <= last else max(first, high - MOST_DAYS), max(last, high)
            return self._stream
        ends = low - MOST_DAYS, high + MOST_DAYS
        entries = tuple(self._load_entries(*ends))
        latest = max((entry.day for entry in entries), default=high)
        self._days = low, max(high, latest)
        self._stream = StoryStream.restore(entries, open_days=max(ends[1], latest) - ends[0])
        return self._stream

    def _load_entries(self, low: int, high: int) -> Iterator[Entry]:
        """
        Load the reports about some days, and first ones of older stories, as they came in.

        Of very many older stories those of the last days before are taken: they are found by the
        index of days, and no other has to be looked at.
        """
        rows = self._database.rows(
            "SELECT r.number, k.value, n.story FROM keep_entry k JOIN report r ON r.id = k.report"
            " JOIN now_report n ON n.report = k.report WHERE k.day BETWEEN :low AND :high",
            {"low": low, "high": high},
        )
        rows += self._database.rows(
            "SELECT r.number, k.value, n.story FROM keep_entry k"
            " JOIN report r ON r.id = k.report JOIN now_report n ON n.report = k.report"
            " WHERE k.day < :low AND r.number = (SELECT min(q.number) FROM now_report o"
            " JOIN report q ON q.id = o.report WHERE o.story = n.story)"
            " ORDER BY k.day DESC, r.number DESC LIMIT :limit",
            {"low": low, "limit": _REMEMBERED},
        )
        began: dict[str, int] = {}
        for number, _, story in rows:
            began[story] = min(number, began.get(story, number))
        for _, value, story in sorted(rows, key=lambda row: row[0]):
            yield replace(unpack(value, Entry), story=story, began=began[story])

    def _enter(self, report: str, placement: Placement, entry: Entry, batch: int) -> None:
        """Enter the story of a report, why it stands there, and the stories that it joined."""
        for merge in placement.merges:
            self._carry_out(merge, batch)
        story = placement.story
        self._enter_story(story, batch)
        why = placement.links[0].because if placement.links else "the first of its story"
        self._enter_reason(story, report, why, batch)
        self._database.execute(
            "INSERT INTO now_report (report, story, state, begins)"
            " VALUES (:report, :story, :state, :begins)",
            {
                "report": report,
                "story": story,
                "state": ReportState.CURRENT.value,
                "begins": make_story_id(report),
            },
        )
        self._database.execute(
            "INSERT INTO keep_entry (report, day, value) VALUES (:report, :day, :value)",
            {"report": report, "day": entry.day, "value": pack(entry)},
        )
        for link in placement.related:
            if link.story != story:
                self._link(story, link.story, "related", link.because, batch)

    def _enter_story(self, story: str, batch: int) -> None:
        self._database.execute(
            "INSERT INTO story (id, batch) VALUES (:id, :batch) ON CONFLICT DO NOTHING",
            {"id": story, "batch": batch},
        )

    def _enter_reason(self, story: str, report: str, why: str, batch: int) -> None:
        """Enter why a report stands in a story."""
        self._database.execute(
            "INSERT INTO story_report (story, report, why, batch)"
            " VALUES (:story, :report, :why, :batch) ON CONFLICT DO NOTHING",
            {"story": story, "report": report, "why": why, "batch": batch},
        )

    def _link(self, story: str, other: str, kind: str, why: str, batch: int) -> None:
        self._database.execute(
            "INSERT INTO story_link (story, other, kind, why, batch)"
            " VALUES (:story, :other, :kind, :why, :batch) ON CONFLICT DO NOTHING",
            {"story": story, "other": other, "kind": kind, "why": why, "batch": batch},
        )

    def _carry_out(self, merge: Merge, batch: int) -> None:
        """Move the reports of a story that went into another, with their claims."""
        self._enter_story(merge.story, batch)
        self._enter_story(merge.other, batch)
        values = {"story": merge.story, "other": merge.other}
        self._link(merge.other, merge.story, "merged_into", merge.because, batch)
        for (report,) in self._database.rows(
            "SELECT report FROM now_report WHERE story = :other", {"other": merge.other}
        ):
            self._move_report(str(report), merge, batch)
        self._database.execute("UPDATE now_claim SET story = :story WHERE story = :other", values)
        self._database.execute("DELETE FROM now_story WHERE story = :other", {"other": merge.other})

    def _move_report(self, report: str, merge: Merge, batch: int) -> None:
        self._enter_reason(merge.story, report, merge.because, batch)
        self._database.execute(
            "UPDATE now_report SET story = :story WHERE report = :report",
            {"story": merge.story, "report": report},
        )


def _number_day(report: Report) -> int | None:
    """Number the day of a report whose year is known."""
    day = find_day(report)
    return day.in_year(day.year).toordinal() if day and day.year else None


def _cut_runs(reports: Sequence[Report]) -> Iterator[list[Report]]:
    """
    Put reports in order of their days, and cut where a month or more lies between two.

    Those of one day are put in the order in which `crosswire stories` takes them, so that the
    same report begins a story there and here.
    """
    ordered = sort_by_day(reports)
    dated = [(day, report) for report in ordered if (day := _number_day(report)) is not None]
    undated = [report for report in ordered if _number_day(report) is None]
    run: list[Report] = []
    before = 0
    for day, report in dated:
        if run and day - before > _GAP:
            yield run
            run = []
        run.append(report)
        before = day
    if run or undated:
        yield run + undated
