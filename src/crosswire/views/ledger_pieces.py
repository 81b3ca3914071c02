"""What the terminal views of a ledger are put together from."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from crosswire.ledger.records import Evidence
from crosswire.types import Verdict
from crosswire.views.labels import VERDICT_TITLES
from crosswire.views.ledger_labels import describe_place, shorten
from crosswire.views.pieces import VERDICT_COLOURS

NARROW = 60
"""Columns below which tables become lines."""
MOST_CHARACTERS = 420


def tag_verdict(verdict: Verdict) -> Text:
    """Write a verdict as it stands behind a line, in its colour and in words."""
    return Text(f"  {VERDICT_TITLES[verdict].lower()}", style=VERDICT_COLOURS[verdict])


def show_passage(evidence: Evidence) -> Text:
    """Write a passage with the outlet that prints it."""
    text = Text(f"“{shorten(evidence.passage.exact, MOST_CHARACTERS)}”")
    text.append(f"  {describe_place(evidence)}", style="dim")
    return text


def print_entry(console: Console, headline: Text, *lines: RenderableType) -> None:
    """Print a line in bold with what belongs to it indented below, and a gap."""
    shown = Group(headline, *(Padding(line, (0, 0, 0, 2)) for line in lines))
    console.print(Padding(shown, (0, 0, 1, 0)))
