"""`crosswire compare`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial

import click
import msgspec

from crosswire.cli.options import check_inputs, read_clock, source_options, with_inputs
from crosswire.cli.output import (
    check_writable,
    is_all_read,
    print_json,
    print_view,
    show_progress,
    warn,
    warn_unread,
    write_file,
)
from crosswire.types import Comparison, Unread
from crosswire.views.labels import count

EXIT_UNREAD = 1


@click.command(short_help="Compare the reports of one or more stories.")
@with_inputs
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a story.")
@click.option(
    "--html", "html_path", metavar="OUT.html", help="Write one self-contained page to OUT.html."
)
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown.")
def compare(
    *,
    files: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    as_json: bool,
    html_path: str | None,
    as_markdown: bool,
) -> int:
    """
    Compare what several reports claim about one event.

    FILE is a report as plain text, a saved HTML page, JSON Lines, IPTC ninjs or NewsML-G2, an RSS
    or Atom feed, a WARC archive, a folder of those, or - for standard input. Reports of several
    stories are told apart and compared story by story.

    \b
    Examples:
      crosswire compare monday.txt tuesday.html
      crosswire compare reports/ --html story.html
      crosswire compare - --json < feed.jsonl
    """
    if as_json + as_markdown + (html_path is not None) > 1:
        raise click.UsageError("--json, --html and --markdown exclude one another; give one")
    check_inputs(files)
    target = None
    if html_path is not None and html_path != "-":
        target = check_writable(html_path, files)
    comparisons, unread = _compare(files, published, outlet)
    if not comparisons:
        warn_unread(unread)
        warn(f"nothing to compare: no report could be read in {count(len(files), 'input')}")
        return EXIT_UNREAD
    if as_json:
        for comparison in comparisons:
            print_json(comparison)
    elif as_markdown:
        from crosswire.views import markdown  # noqa: PLC0415 (keeps --help fast)

        click.echo("\n".join(markdown.render(item) for item in _list_unread_once(comparisons)))
    elif html_path is not None:
        from crosswire.views import page  # noqa: PLC0415 (keeps --help fast)

        text = page.render(comparisons)
        if target is None:
            click.echo(text)
        else:
            write_file(target, text)
            warn(f"wrote {html_path}: {_say_what(comparisons)}")
    else:
        _print_for_reading(comparisons)
    if as_json or html_path is not None:
        warn_unread(unread)
    n_reports = sum(len(comparison.reports) for comparison in comparisons)
    if n_reports == 1 and unread and is_all_read(unread):
        warn("all inputs are one report; give another outlet's report to compare it with")
    return 0 if is_all_read(unread) else EXIT_UNREAD


def _compare(
    files: tuple[str, ...], published: str | None, outlet: str | None
) -> tuple[tuple[Comparison, ...], tuple[Unread, ...]]:
    from crosswire.pipeline import Engine, compare_inputs  # noqa: PLC0415 (keeps --help fast)

    with show_progress() as progress:
        return compare_inputs(
            files,
            options=source_options(published, outlet),
            today=read_clock(),
            engine=Engine.default(),
            stdin=sys.stdin.buffer if sys.stdin else None,
            progress=progress,
        )


def _print_for_reading(comparisons: Sequence[Comparison]) -> None:
    from crosswire.views import terminal  # noqa: PLC0415 (keeps --help fast)

    for comparison in _list_unread_once(comparisons):
        print_view(partial(terminal.render, comparison))


def _list_unread_once(comparisons: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """Each comparison lists all that was not read; a reader wants to see it once, at the end."""
    *first, last = comparisons
    return (*(msgspec.structs.replace(item, unread=()) for item in first), last)


def _say_what(comparisons: Sequence[Comparison]) -> str:
    n_reports = sum(len(comparison.reports) for comparison in comparisons)
    return f"{count(len(comparisons), 'story', 'stories')}, {count(n_reports, 'report')}"
