"""Two states on a terminal: events by month, relations, figures, commitments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crosswire.ledger.records import (
    Commitment,
    CommitmentState,
    DyadEvent,
    DyadPage,
    Evidence,
    FigureEntry,
    FigureValue,
)
from crosswire.types.naming import join_names
from crosswire.views.figure_groups import FigureGroup, group_figures, list_values
from crosswire.views.labels import count, name_day, name_figure
from crosswire.views.ledger_labels import (
    SCALE,
    count_shown,
    describe_basis,
    describe_commitment,
    describe_event,
    describe_relation,
    name_outcome,
    name_pair,
    name_time,
    say_scope,
    say_spread,
    shorten,
)
from crosswire.views.ledger_pieces import NARROW, print_entry, show_passage, tag_verdict
from crosswire.views.ledger_timeline import print_timeline
from crosswire.views.pieces import print_heading, print_rest
from crosswire.views.safe import show

MOST_EVENTS = 12
"""Events that are printed where nobody asked for a number."""
_MOST_NAMES = 5
_STATE_COLOURS: Mapping[CommitmentState, str] = MappingProxyType(
    {
        CommitmentState.OPEN: "cyan",
        CommitmentState.OVERDUE: "yellow",
        CommitmentState.POSTPONED: "yellow",
        CommitmentState.PARTLY: "yellow",
        CommitmentState.KEPT: "green",
        CommitmentState.BROKEN: "red",
        CommitmentState.REFUSED: "red",
    }
)


def render_dyad(
    console: Console,
    page: DyadPage,
    names: Mapping[str, str],
    *,
    most_events: int | None = MOST_EVENTS,
) -> None:
    """
    Print two states and what lies between them: events by month, the latest events with their
    passages, relations, figures by period, commitments.

    Args:
        console: Where to print; its width decides how long bars are and whether there are tables.
        page: The two states.
        names: Names of states by their ISO 3166-1 alpha-3 codes.
        most_events: Events at most; None prints all that the page has.
    """
    console.print()
    console.print(Text(name_pair(page, names), style="bold"))
    console.print(Text(say_scope(page), style="dim"))
    console.print()
    if page.months:
        print_heading(console, "Done, by month", f"summed scores; of one event {SCALE}", "blue")
        print_timeline(console, page.months)
        if spread := say_spread(page):
            console.print(Text(f"  {spread}", style="dim"))
        console.print()
    _print_events(console, page, names, most_events)
    if page.relations:
        print_heading(
            console, f"Relations · {len(page.relations)}", "the latest report of each", "blue"
        )
        for relation in page.relations:
            headline = Text(show(relation.summary), style="bold")
            headline.append_text(tag_verdict(relation.verdict))
            said = Text(describe_relation(relation), style="dim")
            print_entry(console, headline, said, show_passage(relation.evidence))
    if page.figures:
        shown = count_shown(len(page.figures), page.n_figures)
        print_heading(console, f"Figures · {shown}", "by period", "blue")
        for group in group_figures(page.figures):
            _print_table(console, group)
    if page.commitments:
        n_all = len(page.commitments)
        print_heading(console, f"Commitments · {n_all}", "what was promised or planned", "blue")
        render_commitments(console, page.commitments)


def _print_events(
    console: Console, page: DyadPage, names: Mapping[str, str], most: int | None
) -> None:
    if not page.events:
        console.print(Text("No event between the two is known."))
        console.print()
        return
    print_heading(console, f"Latest events · {page.n_events:,}", "the newest first", "blue")
    shown = page.events[:most]
    for event in shown:
        print_entry(console, _write_event(event), *_describe(event, names))
    print_rest(console, page.n_events - len(shown), how="--limit shows more")
    console.print()


def _write_event(event: DyadEvent) -> Text:
    headline = Text(f"{show(name_time(event))}  ", style="dim")
    headline.append(show(event.summary), style="not dim bold")
    headline.append_text(tag_verdict(event.verdict))
    return headline


def _describe(event: DyadEvent, names: Mapping[str, str]) -> tuple[Text, Text]:
    return Text(describe_event(event, names), style="dim"), show_passage(event.evidence)


def render_figures(console: Console, entries: Iterable[FigureEntry]) -> None:
    """
    Print every value that was reported, by what is measured and period: who said it, who carried
    it, and what conflicts.

    Args:
        console: Where to print.
        entries: The figures.
    """
    listed = tuple(entries)
    if not listed:
        console.print(Text("No figure fits."))
    for group in group_figures(listed):
        print_heading(console, _title(group), count(group.n_figures, "figure"), "blue")
        for row in group.rows:
            console.print(Text(show(row.period), style="bold blue"))
            for entry in row.entries:
                headline = Text(show(entry.summary), style="bold")
                headline.append_text(tag_verdict(entry.verdict))
                basis = describe_basis(entry.basis)
                lines = [_write_value(value, entry) for value in list_values(entry)]
                lines += [Text(basis, style="dim")] if basis else []
                lines += [_write_clash(one) for one in entry.clashes]
                print_entry(console, headline, *lines)


def _title(group: FigureGroup) -> str:
    title = show(group.title)
    return title[:1].upper() + title[1:]


def _write_value(value: FigureValue, entry: FigureEntry) -> Text:
    text = Text(_mark_value(entry), style="red")
    text.append(show(name_figure(value.figure)), style="default")
    text.append(f"  {_say_who(value)}", style="default")
    text.append(f"  “{shorten(value.evidence.passage.exact, 120)}”", style="dim")
    return text


def _write_clash(evidence: Evidence) -> Text:
    text = Text("✗ Another story says otherwise: ", style="red")
    return text.append_text(show_passage(evidence))


def _mark_value(entry: FigureEntry) -> str:
    return "✗ " if entry.is_disputed else ""


def _say_who(value: FigureValue) -> str:
    said = f"said by {show(value.speaker)}; " if value.speaker else ""
    return f"{said}in {_name_carriers(value.carried_by)}"


def _name_carriers(outlets: Sequence[str]) -> str:
    shown = [show(outlet) for outlet in outlets[:_MOST_NAMES]]
    if len(outlets) > _MOST_NAMES:
        shown.append(f"{len(outlets) - _MOST_NAMES} more")
    return join_names(shown)


def _print_table(console: Console, group: FigureGroup) -> None:
    """Print the figures of one thing as a table; on a narrow terminal as lines."""
    console.print(Text(_title(group), style="bold"))
    table = Table.grid(padding=(0, 2), expand=True)  # so that the columns of all groups align
    for ratio in (4, 5, 4, 5):
        table.add_column(ratio=ratio, overflow="fold")
    for row in group.rows:
        for entry in row.entries:
            for number, value in enumerate(list_values(entry)):
                period = Text(show(row.period) if number == 0 else "")
                amount = Text(f"{_mark_value(entry)}{show(name_figure(value.figure))}")
                if number == 0:
                    amount.append_text(tag_verdict(entry.verdict))
                if console.width < NARROW:
                    console.print(
                        Padding(Text(" ").join(filter(None, (period, amount))), (0, 0, 0, 2))
                    )
                    console.print(Padding(Text(_say_who(value), style="dim"), (0, 0, 0, 4)))
                    continue
                said = Text(show(value.speaker) if value.speaker else "—")
                carried = Text(_name_carriers(value.carried_by), style="dim")
                table.add_row(period, amount, said, carried)
    if console.width >= NARROW:
        console.print(Padding(table, (0, 0, 0, 2)))
    console.print()


def render_commitments(console: Console, items: Iterable[Commitment]) -> None:
    """
    Print what was promised, planned or asked for, by when, and what became of it.

    Args:
        console: Where to print.
        items: The commitments.
    """
    listed = tuple(items)
    if not listed:
        console.print(Text("No commitment fits."))
    for item in listed:
        colour = _STATE_COLOURS[item.state]
        headline = Text(f"{name_outcome(item.state)}  ", style=f"bold {colour}")
        headline.append(show(item.summary), style="bold default")
        who = join_names(show(name) for name in item.actors) or "someone"
        to = join_names(show(name) for name in item.recipients)
        told = f"; first reported {show(name_day(item.day))}" if item.day else ""
        details = f"{who}{f' → {to}' if to else ''}; {show(describe_commitment(item))}{told}"
        lines = [Text(details, style="dim"), show_passage(item.evidence)]
        if item.outcome is not None:
            outcome = Text("What became of it: ", style=colour)
            outcome.append_text(show_passage(item.outcome))
            lines.append(outcome)
        print_entry(console, headline, *lines)
