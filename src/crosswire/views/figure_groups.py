"""Figures of a ledger put side by side: those of one thing in one unit, by period."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from crosswire.ledger.records import FigureEntry, FigureValue
from crosswire.types import Change, Figure
from crosswire.views.labels import name_day, name_period, name_unit, put_in_percent


class FigureRow(msgspec.Struct, frozen=True):
    """
    What was reported for one period.

    Attributes:
        period: "2030"; "reported 12 March 2031" where the reports give none.
        entries: The figures, the smallest first.
    """

    period: str
    entries: tuple[FigureEntry, ...]


class FigureGroup(msgspec.Struct, frozen=True):
    """
    Figures that measure one thing in one unit, so that they may stand on one axis.

    Attributes:
        measured: What is measured: "trade", "change of trade"; "not named" where no report says.
        unit: The unit in words, or empty.
        rows: By period, the earliest first.
    """

    measured: str
    unit: str
    rows: tuple[FigureRow, ...]

    @property
    def title(self) -> str:
        """What is measured, and in what: "trade, USD"."""
        return f"{self.measured}, {self.unit}" if self.unit else self.measured

    @property
    def n_figures(self) -> int:
        """How many figures it holds."""
        return sum(len(row.entries) for row in self.rows)


def group_figures(entries: Iterable[FigureEntry]) -> tuple[FigureGroup, ...]:
    """
    Put figures of one thing in one unit together, and those of one period side by side.

    A rise is no level: "trade grew by 12 %" and "a share of 12 %" are two groups. Groups of which
    no report says what is measured come last.
    """
    found: dict[tuple[str, str, bool], list[FigureEntry]] = {}
    for entry in entries:
        figure = put_in_percent(entry.figure)
        key = (figure.property or "", figure.unit or "", figure.change is not Change.LEVEL)
        found.setdefault(key, []).append(entry)
    ordered = sorted(found.items(), key=lambda item: not item[0][0])
    return tuple(
        FigureGroup(_name_measured(measured, is_change), name_unit(unit), _list_rows(members))
        for (measured, unit, is_change), members in ordered
    )


def list_values(entry: FigureEntry) -> tuple[FigureValue, ...]:
    """List every value that reports give for a figure; it has one at least."""
    return entry.values or (
        FigureValue(
            figure=entry.figure,
            speaker=entry.speaker,
            carried_by=entry.carried_by,
            day=entry.day,
            evidence=entry.evidence,
        ),
    )


def _name_measured(measured: str, is_change: bool) -> str:
    name = measured or "not named"
    return f"change of {name}" if is_change and measured else name


def _list_rows(entries: Iterable[FigureEntry]) -> tuple[FigureRow, ...]:
    rows: dict[tuple[str, str, str], list[FigureEntry]] = {}
    for entry in entries:
        rows.setdefault(_place(entry), []).append(entry)
    return tuple(
        FigureRow(label, tuple(sorted(members, key=lambda entry: _height(entry.figure))))
        for (_, _, label), members in sorted(rows.items())
    )


def _place(entry: FigureEntry) -> tuple[str, str, str]:
    """Give where in time a figure stands, and what that is called."""
    period = entry.figure.period
    if period is not None and (period.start or period.end):
        start, end = period.start or "", period.end or ""
        return start or end, end, name_period(period)
    if entry.day:
        return entry.day, "", f"reported {name_day(entry.day)}"
    return "~", "", "no period given"  # sorts behind every date


def _height(figure: Figure) -> float:
    return figure.low if figure.low is not None else figure.high or 0.0
