"""A ledger, as a desk uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, BinaryIO, TypeVar

from msgspec.structs import replace

from crosswire.errors import UsageError
from crosswire.ledger.changes import Added, Checked, StoryChange
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.database import Database
from crosswire.ledger.days import read_bound
from crosswire.ledger.dyads import load_commitments, load_dyad
from crosswire.ledger.figures import load_figures
from crosswire.ledger.measured import count_measured
from crosswire.ledger.opening import open_database
from crosswire.ledger.queries import ClaimFilter, StoryFilter, list_claims, list_stories
from crosswire.ledger.records import (
    ClaimEntry,
    ClaimVersion,
    Commitment,
    DyadPage,
    FigureEntry,
    StoryEntry,
    StoryPage,
    TextChange,
)
from crosswire.ledger.repairing import repair_sums
from crosswire.ledger.restoring import find_story, load_history, restore_story, trace_claim
from crosswire.ledger.short_ids import find_report
from crosswire.ledger.states import find_side, find_state, list_organisations
from crosswire.ledger.transfers import Exported, Imported
from crosswire.ledger.versions import load_changes
from crosswire.types import Article, ClaimKind, EventType, Note, Report, Unread, Verdict, Word

if TYPE_CHECKING:
    from crosswire.fetching import Policy
    from crosswire.ledger.changing import Editor
    from crosswire.pipeline import Engine
    from crosswire.sources import SourceOptions

Clock = Callable[[], datetime]
Item = Article | Note | Unread
Source = str | PathLike[str] | Article | Iterable[Item]
"""A file or folder, what was read of one, or what `gather` gives of many."""
Choice = TypeVar("Choice", bound=StrEnum)


class Ledger:
    """
    A desk's memory: every report, mention, claim, verdict and origin, and how they came about.

    It only grows. What is asked of it comes as plain values; each line has the passage that it
    comes from. Readers see the last commit and are not held up by a writer.
    """

    def __init__(
        self,
        database: Database,
        *,
        engine: Callable[[], Engine],
        clock: Clock,
    ) -> None:
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

    @property
    def renewed(self) -> str:
        """What opening did to a ledger of an older version, in a sentence; else empty."""
        version = self._database.renewed_from
        if not version:
            return ""
        told = f"{self.place}: was of an older version ({version}) and is brought up to date; "
        if self._database.has_old_sums:
            return f"{told}its record is damaged, so what is summed of it stays: check it"
        return f"{told}what is summed of its record was built again"

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def add(self, *sources: Source) -> Added:
        """
        Add files, folders, and what `crosswire.read` and `crosswire.read_text` gave.

        Adding is incremental and idempotent: the same report twice changes nothing; a new one
        joins its story, whose claims are judged again, and every changed verdict is kept with
        its history.

        Returns:
            What it came to; all of it is on disk.

        Raises:
            LedgerError: It cannot be written; what an earlier batch of reports brought is kept.
        """
        from crosswire.ledger.adding import sum_up  # noqa: PLC0415 (readers need no model)

        return sum_up(self.add_each(self._items_of(sources)))

    def add_each(self, items: Iterable[Item]) -> Iterator[Added]:
        """
        Add what the sources give, batch by batch.

        Args:
            items: Articles (reports are read anew), notes on them, and what was not read.

        Returns:
            What each batch came to, once it is on disk.
        """
        from crosswire.ledger.adding import Desk, add_items  # noqa: PLC0415 (as above)

        engine = self._engine()
        return add_items(Desk(self._database, engine, self._clock), items, engine)

    def add_inputs(
        self,
        inputs: Sequence[str],
        *,
        options: SourceOptions,
        policy: Policy,
        stdin: BinaryIO | None = None,
    ) -> Iterator[Added]:
        """
        Add files, folders, standard input and addresses of the web, batch by batch.

        An address that did not change since it was last read gives nothing.

        Args:
            inputs: Paths, "-", http and https addresses of pages and feeds.
            options: What the user says about all of them, and the bounds of reading.
            policy: The bounds of fetching.
            stdin: Stream behind "-".

        Returns:
            What each batch came to, once it is on disk.
        """
        from crosswire.fetching import gather_inputs  # noqa: PLC0415 (as above)
        from crosswire.ledger.remembering import FetchMemory  # noqa: PLC0415 (as above)

        memory = FetchMemory(self._database)
        today = self._clock().date()
        yield from self.add_each(
            gather_inputs(
                inputs, options=options, today=today, policy=policy, memory=memory, stdin=stdin
            )
        )
        memory.keep(self._engine().tool, self._clock())

    def correct(self, report: str, source: Source) -> Added:
        """
        Enter a corrected article as a new version of a report; the old one stays in the record.

        Raises:
            LedgerError: There is no such report, or it was replaced or retracted already.
            UsageError: The source holds no report, or several.
        """
        from crosswire.ledger.adding import Desk, add_items, sum_up  # noqa: PLC0415 (as above)

        report = self._editor().find_current(report)
        items = list(self._items_of((source,)))
        articles = [item for item in items if isinstance(item, Article)]
        if len(articles) != 1:
            reasons = "; ".join(item.reason for item in items if isinstance(item, Unread))
            found = f"found {len(articles)}" + (f" ({reasons})" if reasons else "")
            raise UsageError(f"a correction is one report, {found}")
        engine = self._engine()
        desk = Desk(self._database, engine, self._clock)
        return sum_up(add_items(desk, items, engine, replaces={articles[0].id: report}))

    def find_report(self, report: str) -> str:
        """
        Give the whole id of the report that an id or its first letters mean.

        Raises:
            LedgerError: There is none, or the letters fit several; it lists them.
        """
        return find_report(self._database, report)

    def changes(self, report: str) -> tuple[TextChange, ...]:
        """Give what the new version of a corrected report has otherwise than the report."""
        return load_changes(self._database, find_report(self._database, report))

    def retract(self, report: str, *, why: str = "") -> StoryChange:
        """Enter that an outlet took a report back."""
        return self._editor().retract(report, why)

    def judge(self, left: str, right: str, word: str, *, why: str = "") -> StoryChange:
        """
        Enter a person's word on two claims: "same", "different" or "unsure".

        It outranks the score, and survives reading again.

        Args:
            left: Id of a claim, or "CLAIM@REPORT" for what one report says of it.
            right: Another one of the same story and kind.
            word: The word.
            why: The reason.
        """
        return self._editor().judge(left, right, _choose(Word, word, "a judgement"), why)

    def reread(self) -> Iterator[StoryChange]:
        """Read again what an older version read; old readings stay beside the new."""
        return self._editor().reread()

    def stories(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        country: str | None = None,
        type: str | None = None,
        limit: int = 50,
    ) -> tuple[StoryEntry, ...]:
        """List stories, the latest first: of a country, a PLOVER type, a stretch of time."""
        wanted = StoryFilter(
            since=read_bound(since),
            until=read_bound(until),
            country=find_state(country) if country else None,
            type=_choose(EventType, type.upper(), "an event type") if type else None,
            limit=limit,
        )
        return list_stories(self._database, wanted)

    def story(self, story: str) -> StoryPage:
        """Give all that is known of one story."""
        return restore_story(self._database, story)

    def claims(
        self,
        *,
        about: str | None = None,
        speaker: str | None = None,
        verdict: str | None = None,
        kind: str | None = None,
        country: str | None = None,
        story: str | None = None,
        since: str | None = None,
        limit: int = 50,
    ) -> tuple[ClaimEntry, ...]:
        """List claims; those found by words by how well they fit, all others the latest first."""
        wanted = ClaimFilter(
            about=about,
            speaker=speaker,
            verdict=_choose(Verdict, verdict, "a verdict") if verdict else None,
            kind=_choose(ClaimKind, kind, "a kind of claim") if kind else None,
            country=find_side(country) if country else None,
            story=find_story(self._database, story) if story else None,
            since=read_bound(since),
            limit=limit,
        )
        return list_claims(self._database, wanted)

    def history(self, claim: str) -> tuple[ClaimVersion, ...]:
        """Give every verdict that a claim ever had, and those of the claim it went into."""
        return load_history(self._database, trace_claim(self._database, claim))

    def dyad(self, one: str, other: str, *, since: str | None = None, limit: int = 50) -> DyadPage:
        """
        Give everything between two states, or a state and an organisation of states.

        Args:
            one: A state by its ISO 3166-1 alpha-3 code or name, or an organisation by its name.
            other: Another one.
            since: First day that is looked at (ISO date).
            limit: Events and figures at most.

        Raises:
            UsageError: One is neither, or the ledger holds nothing between the organisation and
                the other side, whatever the day.
        """
        today = self._clock().date().isoformat()
        pair = _find_pair((one, other))
        since = read_bound(since)
        page = load_dyad(self._database, *pair, since=since, today=today, limit=limit)
        bodies = [side for side in pair if side in list_organisations()]
        is_empty = bool(bodies) and not _is_filled(page)
        if is_empty and since is not None:
            ever = load_dyad(self._database, *pair, since=None, today=today, limit=1)
            is_empty = not _is_filled(ever)
        if is_empty:
            raise UsageError(
                f"{self.place}: holds nothing between {one} and {other}; {bodies[0]} is an "
                "organisation of states, no state: what is held of it lists `crosswire claims "
                f'--country "{bodies[0]}"`, and `crosswire dyad` shows any two states'
            )
        return page

    def figures(
        self,
        measured: str | None = None,
        *,
        dyad: tuple[str, str] | None = None,
        since: str | None = None,
        limit: int = 200,
    ) -> tuple[FigureEntry, ...]:
        """Give every value reported of something, by period, and who said and carried it."""
        pair = _find_pair(dyad) if dyad else None
        since = read_bound(since)
        return load_figures(self._database, measured=measured, dyad=pair, since=since, limit=limit)

    def measured(
        self, *, dyad: tuple[str, str] | None = None, since: str | None = None
    ) -> Mapping[str, int]:
        """Count the figures of each property that is measured, the commonest first."""
        pair = _find_pair(dyad) if dyad else None
        return count_measured(self._database, dyad=pair, since=read_bound(since))

    def commitments(
        self,
        *,
        is_open: bool = False,
        dyad: tuple[str, str] | None = None,
        since: str | None = None,
        limit: int = 10_000,
    ) -> tuple[Commitment, ...]:
        """Give who promised or was invited to what, by when, and what became of it."""
        today = self._clock().date().isoformat()
        pair = _find_pair(dyad) if dyad else None
        since = read_bound(since)
        return load_commitments(
            self._database, today=today, dyad=pair, since=since, is_open=is_open, limit=limit
        )

    def export(
        self,
        format: str,
        out: str | PathLike[str] | IO[bytes],
        *,
        is_forced: bool = False,
        progress: Callable[[str, int, int | None], None] | None = None,
    ) -> Exported:
        """
        Write what the ledger holds as "jsonl", "csv", "parquet", "plover", "prov", "annotations".

        Args:
            format: Name of the format.
            out: A file, a folder (csv, parquet), a zip archive (csv), or a stream of bytes.
            is_forced: Replace also what is no export.
            progress: Told what is written, how many rows are done and out of how many.

        Raises:
            UsageError: There is no such format, or something else stands at the place.
            LedgerError: It cannot be read or written; what stood there before is as it was.
        """
        from crosswire.ledger.exporting.export import export_ledger  # noqa: PLC0415 (if asked for)
        from crosswire.ledger.exporting.formats import ExportFormat  # noqa: PLC0415 (if asked for)

        found = _choose(ExportFormat, format, "a format of exports")
        place = Path(_name_of(out)) if isinstance(out, str | PathLike) else out
        return export_ledger(
            self._database,
            found,
            place,
            today=self._clock().date().isoformat(),
            is_forced=is_forced,
            progress=progress,
        )

    def import_(
        self,
        file: str | PathLike[str] | BinaryIO,
        *,
        progress: Callable[[str, int, int | None], None] | None = None,
    ) -> Imported:
        """
        Read what `export("jsonl", ...)` wrote into this ledger, which is empty, all or nothing.

        Raises:
            LedgerError: The ledger is not empty, or the file is no export, cut off or changed.
        """
        from crosswire.ledger.importing import import_record  # noqa: PLC0415 (if asked for)

        if isinstance(file, str | PathLike):
            with Path(_name_of(file)).open("rb") as stream:
                return import_record(self._database, stream, name=_name_of(file), progress=progress)
        return import_record(self._database, file, name="the input", progress=progress)

    def check(self) -> Checked:
        """Verify every offset, digest and reference."""
        return check_ledger(self._database)

    def repair(self) -> Checked:
        """Build the sums again from the record, and check all."""
        n_repaired = repair_sums(self._database)
        return replace(check_ledger(self._database), n_repaired=n_repaired)

    def _editor(self) -> Editor:
        from crosswire.ledger.changing import Editor  # noqa: PLC0415 (as above)

        return Editor(self._database, self._engine(), self._clock)

    def _items_of(self, sources: Iterable[Source]) -> Iterator[Item]:
        """Give what paths hold, and reports as their articles."""
        from crosswire.sources import SourceOptions, gather  # noqa: PLC0415 (as above)

        for source in sources:
            if isinstance(source, Report):
                yield source.article
            elif isinstance(source, Article):
                yield source
            elif isinstance(source, str | PathLike):
                today = self._clock().date()
                yield from gather([_name_of(source)], options=SourceOptions(), today=today)
            elif isinstance(source, Iterable):
                yield from source
            else:
                raise UsageError(
                    f"a value of type {type(source).__name__} cannot be added; give paths, or "
                    "what crosswire.read returned"
                )


def _name_of(source: str | PathLike[str]) -> str:
    name = fspath(source)
    if not isinstance(name, str):
        raise UsageError(f"{name!r} is a path in bytes; give it as text")
    return name


def _is_filled(page: DyadPage) -> bool:
    found = page.figures, page.relations, page.commitments
    return bool(page.n_claims or page.n_events or any(found))


def _find_pair(dyad: tuple[str, str]) -> tuple[str, str]:
    """Find the codes of two states, or of a state and an organisation of states."""
    one, other = (find_side(name) for name in dyad)
    if one == other:
        raise UsageError(f"{dyad[0]} and {dyad[1]} are one and the same; name two")
    return one, other


def _choose(kind: type[Choice], word: str, what: str) -> Choice:
    try:
        return kind(word)
    except ValueError as error:
        raise UsageError(f"{word!r} is not {what}; choose among {', '.join(kind)}") from error


def open_ledger(
    place: str | Path,
    *,
    engine: Callable[[], Engine],
    clock: Clock,
    is_writing: bool,
) -> Ledger:
    """
    Open a ledger; make it where it is to be written and not there yet.

    Args:
        place: A file, or the postgresql:// address of a database.
        engine: Gives reader and tables; called when something is to be read.
        clock: Gives the time, UTC.
        is_writing: Whether it may be changed.

    Raises:
        LedgerError: It cannot be opened.
    """
    database = open_database(str(place), is_writing=is_writing)
    return Ledger(database, engine=engine, clock=clock)
