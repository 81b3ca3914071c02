"""The steps in their order: sources, reader, extraction, stories, origins, alignment."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import BinaryIO

import msgspec

from crosswire import __about__
from crosswire.align import JointReader, align_claims, write_notes
from crosswire.errors import CrosswireError, SourceError, UsageError
from crosswire.extract.report import extract_report
from crosswire.extract.reprints import Lately, copy_report
from crosswire.origins import find_lifts, resolve_origins
from crosswire.reader import Reader, load_readers
from crosswire.reference import Tables, load_tables
from crosswire.sources import SourceOptions, gather
from crosswire.story import describe_story, group_reports, infer_dates
from crosswire.story.headlines import hangs_on_claims
from crosswire.types import (
    Article,
    Comparison,
    Judgement,
    Note,
    NoteKind,
    Origin,
    Reading,
    Report,
    Story,
    Tool,
    Unread,
)

Progress = Callable[[str, int, int | None], None]
"""Called with the step's name, how many are done and, where known, out of how many."""

_AHEAD = 2  # articles that are read before they are asked for
READABLE_LANGUAGES = frozenset({"en"})


class Engine(msgspec.Struct, frozen=True, kw_only=True):
    """
    What reading needs and holds: a reader and the reference tables.

    Attributes:
        reader: Finds tokens, names and attributions.
        tables: Countries, organisations, titles, places.
        joint: Reads two passages together; None where passages are compared without.
    """

    reader: Reader
    tables: Tables
    joint: JointReader | None = None

    @classmethod
    def default(cls) -> Engine:
        """The reader and the tables that ship with the package."""
        with ThreadPoolExecutor(max_workers=1) as pool:  # the models load beside the tables
            readers = pool.submit(load_readers)
            tables = load_tables()
            reader, joint = readers.result()
            return cls(reader=reader, tables=tables, joint=joint)

    @property
    def tool(self) -> Tool:
        """The versions that a comparison names."""
        return Tool(version=__about__.__version__, reader=self.reader.name)


def read_article(article: Article, engine: Engine) -> Report:
    """
    Read one article: everything it claims, each with its place in the text.

    Args:
        article: The article as its source gave it.
        engine: Reader and tables.
    """
    reading = engine.reader.read(article.text, article.paragraphs)
    return extract_report(article, reading, engine.tables)


def read_ahead(
    items: Iterable[Article | Note | Unread], reader: Reader
) -> Iterator[tuple[Article | Note | Unread, Future[Reading] | None]]:
    """
    Let the reader read what comes next while the caller works on what it has read.

    The model runs outside Python's lock, so that its processor time and that of extraction
    overlap; at most two articles are read ahead. What prints the same as one of the last articles
    shares its reading.

    Args:
        items: What the sources give, in order.
        reader: Reads the articles that are in its language and have a body.

    Returns:
        Each item in its order, with its reading where there is one to wait for.
    """
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")
    waiting: deque[tuple[Article | Note | Unread, Future[Reading] | None]] = deque()
    lately = Lately[Future[Reading]]()
    try:
        for item in items:
            future = None
            if isinstance(item, Article) and find_unread_reason(item) is None:
                future = lately.find(item)
                if future is None:
                    future = pool.submit(reader.read, item.text, item.paragraphs)
                    lately.keep(item, future)
            waiting.append((item, future))
            if len(waiting) > _AHEAD:
                yield waiting.popleft()
        yield from waiting
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def read_inputs(
    inputs: Sequence[str],
    *,
    options: SourceOptions,
    today: date,
    engine: Engine,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Iterator[Report | Note | Unread]:
    """
    Read all reports that files, folders and standard input hold, one after another.

    One bad report never stops the batch: it comes out as `Unread` with the reason.

    Args:
        inputs: Paths, or "-" for standard input.
        options: What the user says about all of them, and the bounds.
        today: The day against which a year is inferred.
        engine: Reader and tables.
        stdin: Stream behind "-".
        progress: Told after each report.
    """
    n_read = 0
    items = gather(inputs, options=options, today=today, stdin=stdin)
    lately = Lately[Report]()
    for item, reading in read_ahead(items, engine.reader):
        if isinstance(item, Article):
            yield try_read(item, engine, reading, lately)
            n_read += 1
            if progress:
                progress("reading", n_read, None)
        else:
            yield item


def find_unread_reason(article: Article) -> str | None:
    """Say why an article cannot be read; None where it can."""
    if article.language is not None and article.language not in READABLE_LANGUAGES:
        return f"written in '{article.language}'; this reader reads English only"
    if not article.paragraphs:
        return "no body text found beside headline and credits"
    return None


def try_read(
    article: Article,
    engine: Engine,
    reading: Future[Reading] | None = None,
    lately: Lately[Report] | None = None,
) -> Report | Unread:
    """
    Read one article; never raise.

    Args:
        article: The article.
        engine: Reader and tables.
        reading: Its reading, where that was begun ahead.
        lately: The reports read last, of which one may print the same; it joins them.
    """
    reason = find_unread_reason(article)
    if reason is not None:
        return Unread(uri=article.uri, reason=reason)
    twin = lately.find(article) if lately is not None else None
    if twin is not None:
        return copy_report(twin, article)
    try:
        if reading is None:
            report = read_article(article, engine)
        else:
            report = extract_report(article, reading.result(), engine.tables)
    except CrosswireError as error:
        return Unread(uri=article.uri, reason=f"could not be read: {error}")
    except Exception as error:  # noqa: BLE001  one bad report never stops a batch
        fault = f"{type(error).__name__}: {error}"
        return Unread(uri=article.uri, reason=f"could not be read, a fault of crosswire ({fault})")
    if lately is not None:
        lately.keep(article, report)
    return report


def compare_inputs(
    inputs: Sequence[str],
    *,
    options: SourceOptions,
    today: date,
    engine: Engine,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> tuple[tuple[Comparison, ...], tuple[Unread, ...]]:
    """
    Compare all reports that files hold, story by story.

    Returns:
        One comparison a story, the earliest story first, and everything that was not read;
        each comparison lists the latter too.
    """
    reports: list[Report] = []
    notes: list[Note] = []
    unread: list[Unread] = []
    read = read_inputs(
        inputs, options=options, today=today, engine=engine, stdin=stdin, progress=progress
    )
    for item in read:
        if isinstance(item, Report):
            reports.append(item)
        elif isinstance(item, Note):
            notes.append(item)
        else:
            unread.append(item)
    stories = group_reports(reports)
    comparisons = []
    for n_done, story in enumerate(stories, start=1):
        comparisons.append(compare_story(story, engine, notes=notes, unread=unread))
        if progress:
            progress("comparing", n_done, len(stories))
    return tuple(comparisons), tuple(unread)


def compare_story(
    reports: Sequence[Report],
    engine: Engine,
    *,
    notes: Iterable[Note] = (),
    unread: Iterable[Unread] = (),
) -> Comparison:
    """
    Compare the reports of one story.

    Args:
        reports: Reports of one event; at least one.
        engine: Used again for reports whose date the others make known, since "last year"
            then means another year.
        notes: Remarks from the sources; those on these reports are carried over.
        unread: What was not read, to be listed.

    Raises:
        UsageError: No report was given.
    """
    known = {report.id: report for report in reports}

    def read(article: Article) -> Report | Unread:
        report = known[article.id]
        return report if article == report.article else try_read(article, engine)

    articles = [report.article for report in reports]
    return compare_articles(articles, read, engine=engine, notes=notes, unread=unread)


def compare_articles(
    articles: Sequence[Article],
    read: Callable[[Article], Report | Unread],
    *,
    engine: Engine,
    notes: Iterable[Note] = (),
    unread: Iterable[Unread] = (),
    judgements: Iterable[Judgement] = (),
) -> Comparison:
    """
    Compare the articles of one story, however their readings are come by.

    Args:
        articles: Articles of one event; at least one.
        read: Gives the reading of an article, which may have got its date from the others;
            where it fails, the article is listed as unread and left out.
        engine: Names the versions, and reads passages together.
        notes: Remarks from the sources; those on these articles are carried over.
        unread: What was not read, to be listed.
        judgements: What persons said of pairs of passages.

    Raises:
        UsageError: No article was given.
        SourceError: None of them could be read.
    """
    if not articles:
        raise UsageError("nothing to compare: give at least one report")
    dated, date_notes = infer_dates(articles)
    found = [read(article) for article in dated]
    failed = [item for item in found if isinstance(item, Unread)]
    reports = [item for item in found if isinstance(item, Report)]
    if not reports:
        raise SourceError(f"{failed[0].uri}: {failed[0].reason}")
    lifts = find_lifts(reports)
    with_origins, origins = resolve_origins(reports, lifts)
    claims = align_claims(with_origins, origins, judgements, engine.joint)
    ids = {article.id for article in articles}
    inferred = {note.report for note in date_notes}
    kept = [
        note
        for note in notes
        if note.report in ids
        and not (note.kind is NoteKind.INFERRED_DATE and note.report in inferred)
    ]
    return Comparison(
        tool=engine.tool,
        reports=tuple(report.article for report in with_origins),
        story=describe_story(with_origins, claims),
        claims=claims,
        origins=origins,
        notes=(
            *kept,
            *date_notes,
            *_note_dropped(with_origins),
            *write_notes(with_origins, claims, lifts),
        ),
        unread=(*unread, *failed),
    )


def describe_reports(reports: Sequence[Report], engine: Engine) -> tuple[Story, tuple[Origin, ...]]:
    """
    Describe the story of some reports as their comparison does, and say where it comes from.

    They are compared only where the headline hangs on it, since that takes long.
    """
    with_origins, origins = resolve_origins(reports, find_lifts(reports))
    story = describe_story(with_origins)
    if len(reports) > 1 and hangs_on_claims(story.title):
        claims = align_claims(with_origins, origins, joint=engine.joint)
        story = describe_story(with_origins, claims)
    return story, origins


def _note_dropped(reports: Iterable[Report]) -> Iterator[Note]:
    """Say of which reports passages were dropped that did not stand where the reader had them."""
    for report in reports:
        if report.n_dropped:
            yield Note(
                kind=NoteKind.UNANCHORED,
                text=f"Passages dropped because the text does not have them there: "
                f"{report.n_dropped}.",
                report=report.id,
            )
