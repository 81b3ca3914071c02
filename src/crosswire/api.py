"""The verbs of the package; `crosswire.read` and its like lead here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from os import PathLike, fspath
from pathlib import Path

from crosswire.errors import SourceError
from crosswire.pipeline import Engine, compare_story, read_article, read_inputs
from crosswire.sources import SourceOptions, article_of_text
from crosswire.story import group_reports
from crosswire.types import Comparison, Report, Unread

__all__ = ["compare", "read", "read_text", "stories"]


def read(
    path: str | PathLike[str], *, published: str | None = None, outlet: str | None = None
) -> Report:
    """
    Read the one report that a file holds.

    Args:
        path: Plain text, saved HTML page, ninjs, NewsML-G2 or one line of JSON.
        published: ISO date of publication, where the file does not say it.
        outlet: Who published it, where the file does not say it.

    Raises:
        SourceError: The file holds no report that can be read, or more than one.
    """
    name = fspath(path)
    if not Path(name).is_file():
        raise SourceError(f"{name}: no such file; give the path of one report")
    options = SourceOptions(published=published, outlet=outlet)
    items = list(read_inputs([name], options=options, today=_today(), engine=_engine()))
    reports = [item for item in items if isinstance(item, Report)]
    if len(reports) == 1:
        return reports[0]
    if reports:
        raise SourceError(f"{name}: holds {len(reports)} reports; use `crosswire compare`")
    reasons = [item.reason for item in items if isinstance(item, Unread)]
    raise SourceError(f"{name}: {'; '.join(reasons) or 'holds no report'}")


def read_text(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Report:
    """
    Read a report from its text; `report.text` is that text unchanged.

    Args:
        text: The article, with or without headline, dateline and credits.
        published: ISO date of publication, against which "last year" is resolved.
        outlet: Who published it.
        title: Headline, where it is not in the text.
    """
    article = article_of_text(text, published=published, outlet=outlet, title=title, today=_today())
    return read_article(article, _engine())


def compare(reports: Sequence[Report]) -> Comparison:
    """
    Compare reports of one event; `stories` splits reports of several first.

    Args:
        reports: What `read` and `read_text` gave; at least one.

    Raises:
        UsageError: No report was given.
    """
    return compare_story(reports, _engine())


def stories(reports: Sequence[Report]) -> tuple[tuple[Report, ...], ...]:
    """Group reports into those of one event, the earliest story first."""
    return group_reports(reports)


@cache
def _engine() -> Engine:
    return Engine.default()


def _today() -> date:
    return datetime.now(UTC).date()
