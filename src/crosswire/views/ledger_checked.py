"""What checking a ledger came to, on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from crosswire.ledger.changes import Checked
from crosswire.views.labels import count
from crosswire.views.ledger_pieces import print_entry
from crosswire.views.pieces import print_heading
from crosswire.views.safe import show

_MOST = 40


def render_checked(console: Console, checked: Checked) -> None:
    """
    Print whether a ledger is whole: what was checked, and each fault with what it means.

    Args:
        console: Where to print.
        checked: What checking came to.
    """
    counted = ", ".join(
        (
            count(checked.n_reports, "report"),
            count(checked.n_mentions, "mention"),
            count(checked.n_claims, "claim"),
            count(checked.n_versions, "verdict"),
        )
    )
    if checked.n_repaired:
        console.print(Text(f"Built again: {count(checked.n_repaired, 'row')} of sums."))
    if not checked.n_faults:
        console.print(Text(f"✓ Whole: {counted} checked.", style="green"))
        return
    console.print(Text(f"Checked: {counted}."))
    console.print()
    print_heading(console, f"Faults · {checked.n_faults:,}", "what does not check", "red")
    said = ""
    for fault in checked.faults[:_MOST]:
        advice = fault.advice if fault.advice != said else ""  # the same in a row is said once
        said = fault.advice
        lines = (Text(show(fault.what)), *([Text(show(advice), style="dim")] if advice else ()))
        print_entry(console, Text(show(fault.where), style="bold"), *lines)
    n_more = checked.n_faults - len(checked.faults[:_MOST])
    if n_more > 0:
        console.print(Text(f"  … and {n_more:,} more", style="dim"))
