"""Stories and their reports on a terminal, without their claims."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from crosswire.types import ListedStory
from crosswire.types.comparison import list_named
from crosswire.types.naming import join_names
from crosswire.views.labels import EVENT_NAMES, count, name_actor, name_origin, name_period
from crosswire.views.safe import show

_MOST_REPORTS = 20
_MOST_NAMES = 8
_MOST_CHARACTERS = 300


def render(story: ListedStory, console: Console) -> None:
    """
    Print one story: what it is, its reports in order of publication with why each is here, who
    carries the same copy, and the stories it is related to or came from.

    Args:
        story: The story.
        console: Where to print.
    """
    console.print(Text(_cut(story.title) or "Untitled story", style="bold"))
    about = [
        name_period(story.date) if story.date else None,
        join_names(EVENT_NAMES[kind] for kind in story.types) or None,
        join_names(name_actor(actor) for actor in story.participants[:_MOST_NAMES]) or None,
        count(len(story.reports), "report"),
        story.id,
    ]
    console.print(Text(show(" · ".join(fact for fact in about if fact)), style="dim"))
    _print_reports(story, console)
    _print_lines(console, "Same copy", (join_names(family) for family in story.families))
    named = (name_origin(origin) for origin in list_named(story.origins))
    _print_lines(console, "Origin", named)
    _print_lines(console, "Origin not stated", filter(None, [_list_unstated(story)]))
    _print_lines(console, "Lineage", (_tell_lineage(story, at) for at in range(len(story.lineage))))
    _print_lines(console, "Related", (f"{other.story}: {other.because}" for other in story.related))
    console.print()


def _print_reports(story: ListedStory, console: Console) -> None:
    """Print the reports, each with the sentence on its likeliest pair."""
    reasons = {reason.report: reason for reason in reversed(story.why)}
    for uri in story.reports[:_MOST_REPORTS]:
        console.print(Padding(Text(_cut(uri)), (0, 0, 0, 2)))
        if reason := reasons.get(uri):
            told = f"with {reason.other} ({reason.score:.0%}): {reason.because}"
            console.print(Padding(Text(_cut(told), style="dim"), (0, 0, 0, 6)))
    if len(story.reports) > _MOST_REPORTS:
        rest = len(story.reports) - _MOST_REPORTS
        console.print(Padding(Text(f"and {rest:,} more (--json shows all)"), (0, 0, 0, 2)))


def _print_lines(console: Console, label: str, lines: Iterable[str]) -> None:
    """Print lines under a label, nothing where there are none."""
    for line in lines:
        console.print(Padding(Text(f"{label}: {_cut(line)}"), (0, 0, 0, 2)))


def _list_unstated(story: ListedStory) -> str:
    """List the reports that in part name nobody from whom they have it; "" where all do."""
    unnamed = (origin for origin in story.origins if not origin.is_named)
    reports = dict.fromkeys(uri for origin in unnamed for uri in origin.reports)
    return f"for some or all of {join_names(reports)}" if reports else ""


def _tell_lineage(story: ListedStory, at: int) -> str:
    change = story.lineage[at]
    return f"took in {change.story} ({count(len(change.reports), 'report')}): {change.because}"


def _cut(text: str) -> str:
    shown = show(text)
    return shown if len(shown) <= _MOST_CHARACTERS else shown[:_MOST_CHARACTERS] + " …"
