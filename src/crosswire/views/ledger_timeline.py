"""Events by month as bars made of characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from crosswire.ledger.records import DyadMonth
from crosswire.views.labels import count
from crosswire.views.ledger_labels import parse_month, say_score, write_month
from crosswire.views.safe import show

_MOST_MONTHS = 36
_WIDEST = 30
_TEXT = 34
"""Columns that month, score and number of events take."""
_FULL_SCALE = 10.0
"""What one event can score: a month of less does not fill the width."""
_EIGHTHS = " ▏▎▍▌▋▊▉"


def print_timeline(console: Console, months: Sequence[DyadMonth]) -> None:
    """
    Print what was done by month as bars: cooperation to the right, conflict to the left.

    The newest month stands last. Months without events are left out, and where they are a line
    says how many: a year of silence is not drawn as twelve empty lines.

    Args:
        console: Where to print; the bars take what the width leaves.
        months: The months, the oldest first.
    """
    shown = months[-_MOST_MONTHS:]
    if len(months) > len(shown):
        earlier = count(len(months) - len(shown), "earlier month")
        console.print(Text(f"  … and {earlier} (--json shows all)", style="dim"))
    half = max(4, min(_WIDEST, (console.width - _TEXT) // 2))
    most = max(_FULL_SCALE, *(abs(month.score) for month in shown))
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(width=half, no_wrap=True, justify="right")
    table.add_column(width=half, no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(style="dim", overflow="fold")
    before: int | None = None
    for month in shown:
        number = parse_month(month.month)
        if number is not None and before is not None and number - before > 1:
            gap = count(number - before - 1, "month")
            table.add_row(Text(f"⋮ {gap}", style="dim"), "", "", "", "")
        table.add_row(*_write_month(month, number, half, most))
        before = number
    console.print(table)


def _write_month(month: DyadMonth, number: int | None, half: int, most: float) -> Iterable[Text]:
    length = abs(month.score) / most * half
    left = _draw_left(length) if month.score < 0 else ""
    right = _draw_right(length) if month.score > 0 else ""
    return (
        Text(write_month(number) if number is not None else show(month.month)),
        Text(left, style="red"),
        Text(right or ("│" if not left else ""), style="green" if right else "dim"),
        Text(say_score(month.score)),
        Text(count(month.n_events, "event")),
    )


def _draw_right(length: float) -> str:
    """Draw a bar to the eighth of a column; the smallest one is still seen."""
    eighths = max(1, round(length * 8))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _draw_left(length: float) -> str:
    """Draw a bar that ends at its right edge; there are characters for halves only."""
    halves = max(1, round(length * 2))
    return ("▐" if halves % 2 else "") + "█" * (halves // 2)
