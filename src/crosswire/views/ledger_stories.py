"""Stories of a ledger on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crosswire.ledger.records import StoryEntry, StoryPage
from crosswire.types import Period
from crosswire.types.naming import join_names, name_reports
from crosswire.views import terminal
from crosswire.views.labels import EVENT_NAMES, count, name_period
from crosswire.views.ledger_labels import REPORT_STATES, name_link
from crosswire.views.ledger_pieces import NARROW, print_entry
from crosswire.views.pieces import make_bullet, print_heading
from crosswire.views.safe import show


def render_stories(console: Console, entries: Iterable[StoryEntry]) -> None:
    """
    Print a list of stories: when, what, from how many reports and origins, and what conflicts.

    Args:
        console: Where to print; below 60 columns the day stands above the title.
        entries: The stories, in the order in which they are printed.
    """
    listed = tuple(entries)
    if not listed:
        console.print(Text("No story fits."))
        return
    for entry in listed:
        headline = Text(show(entry.title) or "Untitled story", style="bold")
        details = Text(_count_story(entry), style="dim")
        if entry.n_conflicts:
            details.append(f", {entry.n_conflicts:,} in conflict", style="red")
        what = Text("; ".join(_list_what(entry)), style="dim")
        lines = [line for line in (what, details) if line.plain]
        identity = Text(show(entry.id), style="dim")
        if console.width < NARROW:
            print_entry(console, headline, Text(_name_day(entry)), *lines, identity)
            continue
        table = Table.grid(padding=(0, 2))
        table.add_column(width=18, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        table.add_row(Text(_name_day(entry)), headline)
        for number, line in enumerate(lines):
            table.add_row(identity if number == 0 else Text(), line)
        console.print(Padding(table, (0, 0, 1, 0)))


def _name_day(entry: StoryEntry) -> str:
    if not (entry.start or entry.end):
        return "date not known"
    return show(name_period(Period(start=entry.start, end=entry.end)))


def _list_what(entry: StoryEntry) -> Iterable[str]:
    if entry.types:
        yield join_names(EVENT_NAMES[kind] for kind in entry.types)
    if entry.countries:
        yield show(", ".join(entry.countries))


def _count_story(entry: StoryEntry) -> str:
    counted = [
        count(entry.n_reports, "report"),
        count(entry.n_outlets, "outlet"),
        count(entry.n_origins, "named origin"),
        count(entry.n_claims, "claim"),
    ]
    return ", ".join(counted)


def render_story(console: Console, page: StoryPage) -> None:
    """
    Print one story of a ledger: the comparison as `crosswire compare` prints it, then how it
    hangs together with others and which of its reports were withdrawn.

    Args:
        console: Where to print.
        page: The story.
    """
    terminal.render(page.comparison, console)
    names = name_reports(page.comparison.reports)
    _print_lines(
        console,
        "Reports",
        "by the id that `correct` and `retract` take",
        [
            (f"{names[report.id]} ", f"{report.id}  {report.uri}")
            for report in page.comparison.reports
        ],
    )
    reasons = dict(page.reasons)
    _print_lines(
        console,
        "Withdrawn",
        "no longer counted, still in the record",
        [
            (
                report,
                f" {REPORT_STATES[state]}" + (f": {reasons[report]}" if report in reasons else ""),
            )
            for report, state in page.withdrawn
        ],
    )
    _print_lines(
        console,
        "Other stories",
        "that went into this one or are related",
        [
            (f"{link.story} {name_link(link.kind)} {link.other}", f"  {link.why}")
            for link in page.links
        ],
    )
    n_reports = count(len(page.comparison.reports), "report")
    console.print(Text(f"Story {show(page.id)} of {n_reports}.", style="dim"))
    places = Text("Every place of each claim: ", style="dim")
    places.append(f"crosswire claims --story {show(page.id)} --places")
    console.print(places)


def _print_lines(
    console: Console, title: str, meaning: str, lines: Sequence[tuple[str, str]]
) -> None:
    if not lines:
        return
    print_heading(console, f"{title} · {len(lines)}", meaning, "blue")
    for head, detail in lines:
        text = Text(show(head))
        text.append(f" {show(detail)}", style="dim")
        console.print(make_bullet(text, "blue"))
    console.print()
