"""What the terminal views of a ledger are put together from."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crosswire.ledger.records import Evidence
from crosswire.types import Verdict
from crosswire.views.labels import VERDICT_TITLES
from crosswire.views.ledger_labels import describe_place, shorten
from crosswire.views.pieces import VERDICT_COLOURS
from crosswire.views.safe import show

NARROW = 60
"""Columns below which tables become lines."""
MOST_CHARACTERS = 420


def tag_verdict(verdict: Verdict) -> Text:
    """Write a verdict as it stands behind a line, in its colour and in words."""
    return Text(f"  {VERDICT_TITLES[verdict].lower()}", style=VERDICT_COLOURS[verdict])


def print_facts(console: Console, facts: Iterable[tuple[str, str]]) -> None:
    """Print pairs of label and value, those without a value left out."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in facts:
        if value:
            table.add_row(label, Text(show(value)))
    console.print(table)
    console.print()


def show_passage(evidence: Evidence) -> Text:
    """Write a passage with the outlet that prints it."""
    text = Text(f"“{shorten(evidence.passage.exact, MOST_CHARACTERS)}”")
    text.append(f"  {describe_place(evidence)}", style="dim")
    return text


def print_entry(console: Console, headline: Text, *lines: RenderableType) -> None:
    """Print a line in bold with what belongs to it indented below, and a gap."""
    shown = Group(headline, *(Padding(line, (0, 0, 0, 2)) for line in lines))
    console.print(Padding(shown, (0, 0, 1, 0)))
