"""Claims by reports on a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from crosswire.types import Verdict
from crosswire.views.digest import Digest
from crosswire.views.labels import VERDICT_TITLES
from crosswire.views.matrix import (
    MATRIX_KEY,
    MATRIX_KEY_KEYED,
    MATRIX_TITLE,
    SUM_ALONE,
    SUM_MISSING,
    Cell,
    CellKind,
    Matrix,
    lay_out_matrix,
    mark_cell,
    say_rest,
)
from crosswire.views.safe import show

_MOST_ROWS = 15
_CLAIM = 30
_COLUMN = 13
_KEY = 4
_WIDEST = 22
_MARKS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.CONFLICT: "!",
        Verdict.UPDATE: "^",
        Verdict.VARY: "~",
        Verdict.AGREE: "=",
        Verdict.ALONE: " ",
    }
)


def print_matrix(digest: Digest, console: Console, colours: Mapping[Verdict, str]) -> None:
    """
    Print which report carries which claim.

    Columns bear the names of the reports and cells their values where there is room; else both
    are numbers, with the names below. What does not fit is counted.

    Args:
        digest: The comparison, arranged.
        console: Where to print; its width decides.
        colours: Colour of each verdict.
    """
    n_reports = len(digest.comparison.reports)
    room = console.width - _CLAIM
    is_keyed = n_reports * _COLUMN > room
    matrix = lay_out_matrix(digest, _MOST_ROWS, room // _KEY if is_keyed else n_reports)
    if matrix is None or room < 2 * _KEY:
        return
    heading = Text(MATRIX_TITLE, style="bold blue")
    heading.append(f"  {MATRIX_KEY_KEYED if is_keyed else MATRIX_KEY}", style="dim")
    console.print(heading)
    console.print(Rule(style="dim blue"))
    table = _start_table(matrix, digest, is_keyed=is_keyed)
    for row in matrix.rows:
        verdict = row.view.claim.verdict
        claim = Text(f"{_MARKS[verdict]} ", style=f"bold {colours[verdict]}")
        claim.append(show(row.view.headline), style="default not bold")
        table.add_row(claim, *(_write_cell(cell, colours[verdict], is_keyed) for cell in row.cells))
    for label, values in ((SUM_ALONE, matrix.n_alone), (SUM_MISSING, matrix.n_missing)):
        numbers = (Text(f"{number:,}", style="dim") for number in values)
        table.add_row(Text(f"  {label}", style="dim"), *numbers)
    console.print(table)
    _print_rest(matrix, digest, console, is_keyed=is_keyed)


def _start_table(matrix: Matrix, digest: Digest, *, is_keyed: bool) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(ratio=1, min_width=_CLAIM - 2, overflow="fold")
    heads = [show(digest.names[report.id]) for report in matrix.reports]
    for head in heads:
        width = _KEY - 1 if is_keyed else min(_WIDEST, max(_COLUMN - 1, len(head)))
        table.add_column(min_width=min(width, _COLUMN - 1), max_width=width, overflow="fold")
    shown = [str(at) for at in range(1, len(heads) + 1)] if is_keyed else heads
    table.add_row(Text(""), *(Text(head, style="bold") for head in shown))
    return table


def _write_cell(cell: Cell, colour: str, is_keyed: bool) -> Text:
    words = mark_cell(cell) if is_keyed else show(cell.text) or mark_cell(cell)
    styles = {CellKind.MISSING: "dim", CellKind.CARRIES: "", CellKind.DIFFERS: colour}
    return Text(words, style=styles[cell.kind])


def _list_verdicts(matrix: Matrix) -> tuple[Verdict, ...]:
    return tuple(dict.fromkeys(row.view.claim.verdict for row in matrix.rows))


def _print_rest(matrix: Matrix, digest: Digest, console: Console, *, is_keyed: bool) -> None:
    if is_keyed:
        named = (
            f"{at} {show(digest.names[report.id])}"
            for at, report in enumerate(matrix.reports, start=1)
        )
        console.print(Text("; ".join(named), style="dim"))
    marks = (f"{_MARKS[one]} {VERDICT_TITLES[one].lower()}" for one in _list_verdicts(matrix))
    console.print(Text("  ".join(marks), style="dim"))
    rest = say_rest(matrix)
    if rest:
        console.print(Text(f"  … and {rest} (--json shows all)", style="dim"))
    console.print()
