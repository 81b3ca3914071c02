"""The stories of any number of reports: grouped as articles first, then described one by one."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from typing import BinaryIO

import msgspec

from crosswire.origins import find_families
from crosswire.pipeline import Engine, Progress, describe_reports, find_unread_reason, try_read
from crosswire.sources import SourceOptions, gather
from crosswire.story import infer_dates
from crosswire.story.book import BookedStory, StoryBook
from crosswire.story.days import find_day
from crosswire.story.describe import find_title
from crosswire.story.group import order_of
from crosswire.story.stream import StoryStream
from crosswire.types import (
    Article,
    Lineage,
    LineageKind,
    ListedStory,
    Note,
    Origin,
    Period,
    Reason,
    RelatedStory,
    Report,
    Unread,
)

_MOST_RELATED = 5
_PUBLISHED = "days of publication"


class _Place(msgspec.Struct, frozen=True):
    """Where an article stands in the spool, and what is needed without it."""

    order: tuple[int, int, int]
    id: str
    uri: str
    start: int
    length: int


class Spool:
    """Articles on disk while they wait: 200,000 of them are not held in memory."""

    def __init__(self) -> None:
        self._file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 (open to the end)
        self._places: dict[str, _Place] = {}

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    def add(self, article: Article) -> None:
        """Put an article away."""
        data = pickle.dumps(article)
        start = self._file.seek(0, 2)
        self._file.write(data)
        order = order_of(find_day(article))
        self._places[article.id] = _Place(order, article.id, article.uri, start, len(data))

    def uri_of(self, report: str) -> str:
        """Give the address of a report."""
        return self._places[report].uri

    def get(self, report: str) -> Article:
        """Fetch an article again."""
        place = self._places[report]
        self._file.seek(place.start)
        article: Article = pickle.loads(self._file.read(place.length))
        return article

    def in_order(self) -> Iterator[Article]:
        """Fetch all articles in order of publication, undated ones last."""
        for place in sorted(self._places.values(), key=lambda place: (place.order, place.id)):
            yield self.get(place.id)


def list_inputs(
    inputs: Sequence[str],
    *,
    options: SourceOptions,
    today: date,
    engine: Engine | None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Iterator[ListedStory | Note | Unread]:
    """
    Group all reports that files hold into stories, and describe each story.

    Grouping looks at the articles as they are, which takes some milliseconds a report; only then
    are the reports of each story read for what happened and who took part.

    Args:
        inputs: Paths, or "-" for standard input.
        options: What the user says about all of them, and the bounds.
        today: The day against which a year is inferred.
        engine: Reads the reports of each story; without one, stories have a title, days of
            publication, reports and families, and neither types, participants nor origins.
        stdin: Stream behind "-".
        progress: Told after each step.

    Returns:
        What was noted or not read, then the stories, the earliest first.
    """
    with Spool() as spool:
        for item in gather(inputs, options=options, today=today, stdin=stdin):
            reason = find_unread_reason(item) if isinstance(item, Article) else None
            if reason is not None and isinstance(item, Article):
                yield Unread(uri=item.uri, reason=reason)
            elif isinstance(item, Article):
                spool.add(item)
                if progress:
                    progress("collecting", len(spool), None)
            else:
                yield item
        stories = _group(spool, progress)
        for n_done, story in enumerate(stories, start=1):
            yield from _describe(story, spool, engine)
            if progress:
                progress("describing", n_done, len(stories))


def _group(spool: Spool, progress: Progress | None) -> tuple[BookedStory, ...]:
    stream, book = StoryStream(), StoryBook()
    for n_done, article in enumerate(spool.in_order(), start=1):
        book.place(stream.add(article))
        if progress:
            progress("grouping", n_done, len(spool))
    return book.stories()


def _describe(
    story: BookedStory, spool: Spool, engine: Engine | None
) -> Iterator[ListedStory | Unread]:
    """Describe one story, by its reports where an engine reads them, else by its articles."""
    articles, _ = infer_dates([spool.get(report) for report in story.reports])
    listed = _list_story(story, articles, spool)
    if engine is not None:
        items = [try_read(article, engine) for article in articles]
        yield from (item for item in items if isinstance(item, Unread))
        reports = [item for item in items if isinstance(item, Report)]
        if reports:
            told, origins = describe_reports(reports, engine)
            listed = msgspec.structs.replace(
                listed,
                title=told.title,
                date=told.date or listed.date,
                types=told.types,
                participants=told.participants,
                origins=tuple(_with_addresses(origin, spool) for origin in origins),
            )
    yield listed


def _with_addresses(origin: Origin, spool: Spool) -> Origin:
    """Name the reports that lean on an origin as the story does, by their addresses."""
    reports = tuple(spool.uri_of(report) for report in origin.reports)
    return msgspec.structs.replace(origin, reports=reports)


def _list_story(story: BookedStory, articles: Sequence[Article], spool: Spool) -> ListedStory:
    """List what is known of a story without reading it."""
    families = find_families(articles) if len(articles) > 1 else ()
    return ListedStory(
        id=story.id,
        title=find_title(articles),
        date=_find_days(articles),
        reports=tuple(spool.uri_of(report) for report in story.reports),
        families=tuple(
            tuple(spool.uri_of(member) for member in family.members) for family in families
        ),
        why=tuple(
            Reason(
                report=spool.uri_of(report),
                other=spool.uri_of(link.report),
                score=link.score,
                because=link.because,
            )
            for report, link in story.links
        ),
        lineage=tuple(
            Lineage(
                kind=LineageKind.MERGED,
                story=merge.other,
                reports=tuple(spool.uri_of(report) for report in merge.reports),
                because=merge.because,
            )
            for merge in story.merges
        ),
        related=tuple(
            RelatedStory(story=link.story, score=link.score, because=link.because)
            for link in story.related[:_MOST_RELATED]
        ),
    )


def _find_days(articles: Sequence[Article]) -> Period | None:
    """Give the days on which a story was published, as far as they are known."""
    known = [day for article in articles if (day := find_day(article)) and day.year]
    days = sorted(day.in_year(day.year).isoformat() for day in known if day.year)
    return Period(start=days[0], end=days[-1], basis=_PUBLISHED) if days else None
