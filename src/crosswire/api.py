"""The verbs of the package; `crosswire.read` and its like lead here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from crosswire.errors import SourceError, UsageError
from crosswire.pipeline import Engine, compare_story, read_article, read_inputs
from crosswire.sources import SourceOptions, article_of_text
from crosswire.story import group_reports
from crosswire.types import Comparison, Report, Unread

if TYPE_CHECKING:
    from crosswire.ledger import Ledger

__all__ = ["compare", "open", "read", "read_text", "stories"]


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
    name = _check_path(path)
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

    Raises:
        UsageError: The text is no text, or the date is no date.
    """
    _check_text(text, "the report's text")
    for value, what in ((published, "published"), (outlet, "outlet"), (title, "title")):
        if value is not None:
            _check_text(value, what)
    article = article_of_text(text, published=published, outlet=outlet, title=title, today=_today())
    return read_article(article, _engine())


def compare(reports: Iterable[Report]) -> Comparison:
    """
    Compare reports of one event; `stories` splits reports of several first.

    Args:
        reports: What `read` and `read_text` gave; at least one. The same report given twice
            counts once.

    Raises:
        UsageError: No report was given, or something that is no report.
    """
    given = {report.id: report for report in _check_reports(reports)}
    return compare_story(tuple(given.values()), _engine())


def stories(reports: Iterable[Report]) -> tuple[tuple[Report, ...], ...]:
    """
    Group reports into those of one event, the earliest story first.

    Raises:
        UsageError: Something that is no report was given.
    """
    return group_reports(_check_reports(reports))


def open(path: str | PathLike[str], *, read_only: bool = False) -> Ledger:
    """
    Open a ledger, and make it where there is none yet.

    >>> with crosswire.open("desk.db") as ledger:
    ...     ledger.add("reports/")
    ...     page = ledger.dyad("KAZ", "RUS")

    Args:
        path: The file, or the address of a PostgreSQL database
            ("postgresql://anna@newsroom/ledger").
        read_only: Never change it; it must be there.

    Raises:
        LedgerError: It cannot be opened, or is no ledger.
    """
    from crosswire.ledger import open_ledger  # noqa: PLC0415 (readers of files need no ledger)

    place = fspath(path)
    if not isinstance(place, str) or not place:
        raise UsageError(f"{place!r} is no path; give that of a ledger as text")
    return open_ledger(place, engine=_engine, clock=_now, is_writing=not read_only)


def _check_path(path: str | PathLike[str]) -> str:
    """Give the name of the one file that is to be read."""
    try:
        name = fspath(path)
    except TypeError as error:
        raise UsageError(f"{_say_kind(path)} is no path; give that of one report") from error
    if not isinstance(name, str):
        raise UsageError(f"{_say_kind(path)} is no path; give it as text")
    try:
        if Path(name).is_dir():
            raise SourceError(
                f"{name}: is a folder; read its reports one by one, or use `crosswire compare`"
            )
        if not Path(name).exists():
            raise SourceError(f"{name}: no such file; give the path of one report")
        if not Path(name).is_file():
            raise SourceError(f"{name}: is not a regular file; give the path of one report")
    except (OSError, ValueError) as error:
        raise SourceError(f"{name[:200]!r}: cannot be read ({error}); check the path") from error
    return name


def _check_text(value: object, what: str) -> None:
    if not isinstance(value, str):
        raise UsageError(f"{what} is {_say_kind(value)}; give it as text (a str)")


def _check_reports(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Make sure that reports are given, as `read` and `read_text` make them."""
    if isinstance(reports, Report):
        raise UsageError("one report was given; put reports into a list: compare([first, second])")
    advice = "give a list of what crosswire.read or crosswire.read_text returned"
    if isinstance(reports, str | bytes) or not isinstance(reports, Iterable):
        raise UsageError(f"{_say_kind(reports)} is no list of reports; {advice}")
    found = tuple(reports)
    for item in found:
        if not isinstance(item, Report):
            raise UsageError(f"{_say_kind(item)} is no report; {advice}")
    return found


def _say_kind(value: object) -> str:
    """Name what was given instead: "None", "a value of type list"."""
    return "None" if value is None else f"a value of type {type(value).__name__}"


@cache
def _engine() -> Engine:
    return Engine.default()


def _today() -> date:
    return _now().date()


def _now() -> datetime:
    return datetime.now(UTC)
