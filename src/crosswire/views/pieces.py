"""What all terminal views are put together from: headings, bullets, the number of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from crosswire.types import Verdict

VERDICT_COLOURS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.CONFLICT: "red",
        Verdict.UPDATE: "magenta",
        Verdict.VARY: "yellow",
        Verdict.AGREE: "green",
        Verdict.ALONE: "cyan",
    }
)


def print_heading(console: Console, title: str, meaning: str, colour: str) -> None:
    """Print the heading of a section, with a few words on what it holds, and a line below."""
    heading = Text(title, style=f"bold {colour}")
    if meaning:
        heading.append(f"  {meaning}", style="dim")
    console.print(heading)
    console.print(Rule(style=f"dim {colour}"))


def make_bullet(text: Text, colour: str) -> RenderableType:
    """Put a line behind a bullet, so that it wraps beside and not below it."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=3, justify="right", style=colour)
    table.add_column(overflow="fold")
    table.add_row("•", text)
    return table


def print_rest(console: Console, n_more: int, how: str = "--json shows all") -> None:
    """Say how many lines were left out, and how they are had."""
    if n_more > 0:
        console.print(Text(f"  … and {n_more:,} more ({how})", style="dim"))
