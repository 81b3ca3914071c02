"""Comparing the reports of a story again, and keeping what changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from crosswire.ledger.carrying import keep_carried
from crosswire.ledger.changes import StoryChange
from crosswire.ledger.database import Database
from crosswire.ledger.involved import list_states
from crosswire.ledger.keeping import ClaimKeeper
from crosswire.ledger.kinships import KeptReader
from crosswire.ledger.state import StoryState, list_current, load_state, put_state
from crosswire.ledger.storing import find_reading, load_articles, load_reading, put_reading
from crosswire.ledger.summaries import summarise_story
from crosswire.pipeline import Engine, compare_articles
from crosswire.story import sort_by_day
from crosswire.types import (
    Anchor,
    Article,
    ClaimKind,
    Comparison,
    Judgement,
    Note,
    NoteKind,
    Report,
    Tool,
    Unread,
    Word,
)

Read = Callable[[Article], Report | Unread]
_FROM_SOURCES = frozenset({NoteKind.ENCODING, NoteKind.CUT_OFF})
"""Notes that are made when a report is taken in, and not by comparing."""


class Readings:
    """
    The readings of a story's reports: those just made, those the ledger keeps, else a new one.

    Each that was made new is entered at the end of the judging.
    """

    def __init__(
        self, database: Database, read: Read, fresh: Mapping[str, Report], tool: Tool
    ) -> None:
        """Take where readings are kept, what makes them, and those just made by report id."""
        self._database = database
        self._read = read
        self._fresh = fresh
        self._tool = tool
        self.used: dict[str, Report] = {}
        self.renewed: set[str] = set(fresh)
        self._numbers: dict[str, int] = {}

    def __call__(self, article: Article) -> Report | Unread:
        """Give the reading of an article, seen from its date."""
        report = self._find(article)
        if isinstance(report, Report):
            self.used[article.id] = report
        return report

    def _find(self, article: Article) -> Report | Unread:
        kept = find_reading(self._database, article)
        fresh = self._fresh.get(article.id)
        if fresh is not None and fresh.published == article.published:
            if kept is not None and kept[1] == self._tool:
                self._numbers[article.id] = kept[0]
            return fresh
        if kept is not None:
            report, has_meanings = load_reading(self._database, kept[0], article)
            if has_meanings:
                self._numbers[article.id] = kept[0]
                return report
        again = self._read(article)
        self.renewed.add(article.id)
        if kept is not None and kept[1] == self._tool:
            self._numbers[article.id] = kept[0]
        return again

    def enter(self, batch: int) -> Mapping[str, int]:
        """Enter the readings that are new; give the number of each by report id."""
        for one, report in self.used.items():
            if one not in self._numbers:
                self._numbers[one] = put_reading(self._database, report, self._tool, batch)
        return self._numbers


def judge_story(
    database: Database,
    story: str,
    readings: Readings,
    *,
    engine: Engine,
    why: str,
    batch: int,
    notes: Iterable[Note] = (),
) -> StoryChange:
    """
    Compare the reports of a story as they stand now, and keep every verdict that changed.

    Args:
        database: Being written.
        story: Id of the story.
        readings: Gives the readings of its reports.
        engine: Compares.
        why: What made it necessary ("came in: The Bay Courier").
        batch: The batch that the rows belong to.
        notes: Remarks from the sources on new reports.
    """
    keeper = ClaimKeeper(database, story, why, batch)
    ids = list_current(database, story)
    if not ids:
        return keeper.withdraw_all()
    before = load_state(database, story)
    kept = [note for note in before.notes if note.kind in _FROM_SOURCES] if before else []
    judgements = load_judgements(database, ids)
    comparison = compare_articles(
        sort_by_day(load_articles(database, ids)),
        readings,
        engine=_keep_kinships(engine, database),
        notes=(*kept, *notes),
        judgements=judgements,
    )
    renewed = {one: readings.used[one] for one in readings.renewed if one in readings.used}
    comparison = keep_carried(database, story, comparison, judgements, renewed)
    change = keeper.keep(
        comparison,
        readings.used,
        readings.enter(batch),
        is_seen_anew=before is None or _is_seen_anew(before, comparison, readings.renewed),
    )
    put_state(database, story, comparison, batch)
    summarise_story(database, story, comparison)
    return change


def _keep_kinships(engine: Engine, database: Database) -> Engine:
    """Let what reads passages together read none twice."""
    if engine.joint is None:
        return engine
    return replace(engine, joint=KeptReader(engine.joint, engine.tool.reader, database))


def _is_seen_anew(before: StoryState, comparison: Comparison, renewed: Collection[str]) -> bool:
    """Tell whether what a claim counts for may be another though the claim is as it was."""
    days = {article.id: article.published for article in before.articles}
    return (
        list_states(before.story) != list_states(comparison.story)
        or not days.keys().isdisjoint(renewed)
        or any(days.get(one.id, one.published) != one.published for one in comparison.reports)
    )


def load_judgements(database: Database, reports: Iterable[str]) -> tuple[Judgement, ...]:
    """Load what persons said of passages of these reports, in the order in which they said it."""
    wanted = set(reports)
    found: dict[int, Judgement] = {}
    for report in sorted(wanted):
        rows = database.rows(
            "SELECT id, word, kind, why, left_report, left_first, left_behind, right_report,"
            " right_first, right_behind FROM judgement WHERE left_report = :report",
            {"report": report},
        )
        for number, word, kind, why, *places in rows:
            left, right = _anchor(places[:3]), _anchor(places[3:])
            if right.report in wanted:
                found[number] = Judgement(
                    word=Word(str(word)),
                    kind=ClaimKind(str(kind)),
                    left=left,
                    right=right,
                    why=str(why),
                )
    return tuple(found[number] for number in sorted(found))


def _anchor(cells: Sequence[object]) -> Anchor:
    report, start, end = cells
    return Anchor(report=str(report), start=int(str(start)), end=int(str(end)))
