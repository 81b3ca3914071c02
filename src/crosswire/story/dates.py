"""Dates that a report leaves out and the other reports of its story supply."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import median_low

import msgspec

from crosswire.story.days import parse_day
from crosswire.types import Article, DateBasis, Note, NoteKind

#: An inferred date must lie this near to the dated reports, in days.
MOST_DAYS = 10


def infer_dates(articles: Sequence[Article]) -> tuple[tuple[Article, ...], tuple[Note, ...]]:
    """
    Date the undated reports of one story by the dated ones.

    A dateline "Aug 19" gets the year that puts it nearest to the other reports, if it then
    lies within ten days of them; a report without any date gets the middle date of the
    others, if these agree within ten days. The basis says so and a note tells the reader.

    Args:
        articles: The articles of one story.

    Returns:
        The articles in the order given, and one note for each date inferred.
    """
    known = sorted(day for article in articles if (day := _find_whole_date(article)))
    if not known:
        return tuple(articles), ()
    anchor = median_low(known)
    dated: list[Article] = []
    notes: list[Note] = []
    for article in articles:
        found = _infer(article, anchor, known) if article.published is None else None
        if found is None:
            dated.append(article)
            continue
        day, text = found
        dated.append(
            msgspec.structs.replace(
                article, published=day.isoformat(), published_basis=DateBasis.STORY
            )
        )
        notes.append(Note(kind=NoteKind.INFERRED_DATE, text=text, report=article.id))
    return tuple(dated), tuple(notes)


def _find_whole_date(article: Article) -> date | None:
    """Find the date of an article that is known with its year."""
    dateline = article.dateline.date if article.dateline else None
    for printed in (article.published, dateline):
        day = parse_day(printed)
        if day is not None and day.year is not None:
            return day.in_year(day.year)
    return None


def _infer(article: Article, anchor: date, known: Sequence[date]) -> tuple[date, str] | None:
    """Infer the date of one article and the sentence that tells how; None where it cannot be."""
    day = parse_day(article.dateline.date) if article.dateline else None
    if day is None:
        if (known[-1] - known[0]).days > MOST_DAYS:
            return None
        return anchor, (
            f"no date is printed; {anchor.isoformat()} is inferred from"
            f" {_count_others(known)} of the story"
        )
    when = day.nearest_to(anchor)
    if day.year is not None:
        return when, f"{when.isoformat()} is the date of the dateline"
    if min(abs(when - other).days for other in known) > MOST_DAYS:
        return None
    return when, (
        f"the dateline gives day and month without a year; {when.year} is inferred from"
        f" {_count_others(known)} of the story"
    )


def _count_others(known: Sequence[date]) -> str:
    return "the other dated report" if len(known) == 1 else f"the {len(known)} dated reports"
