"""The timeline of two states as a plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from crosswire.ledger.records import (
    Commitment,
    CommitmentState,
    DyadMonth,
    DyadPage,
    DyadRelation,
)
from crosswire.types import EventType
from crosswire.types.quads import QUADS, Quad
from crosswire.views.labels import count, name_day
from crosswire.views.ledger_labels import (
    QUAD_NAMES,
    RELATION_NAMES,
    name_outcome,
    name_pair,
    parse_month,
    say_scope,
    say_score,
    say_spread,
    shorten,
    write_month,
)
from crosswire.views.plots.canvas import (
    CONFLICT,
    CONFLICT_LIGHT,
    COOPERATION,
    COOPERATION_LIGHT,
    HEIGHT,
    INK,
    LEFT,
    LINE,
    RIGHT,
    SOFT,
    bare,
    save_plot,
    say_nothing,
    start_plot,
    use_style,
    write_note,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_FEWEST = 12
"""Months that the axis spans at least."""
_MOST_RELATIONS = 5
_MOST_COMMITMENTS = 7
_ROOM = 1.25
"""How much higher than the highest bar a panel is, for the names of its sides."""
_ROW = 0.23
"""Inches that a relation or commitment takes."""
_MOST_HATCHED = 72
"""Months above which bars are too narrow for hatches; the lighter shade alone tells words then."""
_LETTERS = 165
"""Letters that go into the width of a panel."""
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_LOOKS: Mapping[Quad, tuple[str, str]] = MappingProxyType(
    {
        Quad.MATERIAL_COOPERATION: (COOPERATION, ""),
        Quad.VERBAL_COOPERATION: (COOPERATION_LIGHT, "////"),
        Quad.MATERIAL_CONFLICT: (CONFLICT, ""),
        Quad.VERBAL_CONFLICT: (CONFLICT_LIGHT, "\\\\\\\\"),
    }
)
"""Deeds are solid and stand next to the line, words are hatched and stand behind them."""


class _Span(msgspec.Struct, frozen=True):
    """The months that the axis shows, as numbers, the last one left out."""

    first: float
    last: float

    @property
    def middle(self) -> float:
        return (self.first + self.last) / 2


def plot_dyad(page: DyadPage, target: Path, *, names: Mapping[str, str] | None = None) -> None:
    """
    Draw the timeline of two states: scores and events by month, relations, what is due.

    The upper panel has the sum of the scores of a month, the middle one the number of its events,
    cooperation upwards and conflict downwards: a month of a treaty and a clash sums to little and
    shows both. Below them stand relations as bands and open commitments by their due day.

    Args:
        page: The two states.
        target: File to write, .svg or .png.
        names: Names of states by their ISO 3166-1 alpha-3 codes.

    Raises:
        UsageError: matplotlib is not installed, or the file cannot be written.
    """
    with use_style():
        save_plot(_draw(page, names or {}), target)


def _draw(page: DyadPage, names: Mapping[str, str]) -> Figure:
    found = {number: month for month in page.months if (number := parse_month(month.month))}
    relations = [item for item in page.relations if item.holds][:_MOST_RELATIONS]
    waiting = [item for item in page.commitments if not item.state.is_settled]
    due = sorted((item for item in waiting if _place(item.due)), key=lambda item: item.due or "")
    shown = due[:_MOST_COMMITMENTS]
    n_rows = len(relations) + len(shown)
    height = HEIGHT + _ROW * max(0, n_rows - 6)
    plot = start_plot(name_pair(page, names), _capital(say_scope(page)), height=height)
    if not found and not n_rows:
        say_nothing(plot, "No dated event, relation or commitment is known.")
        return plot
    span = _find_span(found, relations, shown)
    rows = _ROW * n_rows + 0.35 if n_rows else 0.01
    bottom, top = 0.65 / height, 1 - 1.15 / height
    grid = plot.add_gridspec(
        3,
        1,
        left=LEFT,
        right=RIGHT,
        bottom=bottom,
        top=top,
        height_ratios=(height * 0.42, height * 0.3, rows),
        hspace=0.4,
    )
    axes = [plot.add_subplot(grid[row]) for row in range(3 if n_rows else 2)]
    _draw_scores(axes[0], found)
    _draw_events(axes[1], found)
    if n_rows:
        _draw_rows(axes[2], relations, shown, span)
    for panel in axes:
        _set_months(panel, span)
    axes[0].tick_params(axis="x", labelbottom=False)
    write_note(plot, *_list_notes(page, found, len(waiting), len(due)))
    return plot


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _place(day: str | None) -> float | None:
    """Place a day on the axis of months; None where it is none."""
    try:
        parsed = date.fromisoformat((day or "")[:10])
    except ValueError:
        return None
    return 12 * parsed.year + parsed.month - 1 + (parsed.day - 1) / 31


def _find_span(
    found: Mapping[int, DyadMonth],
    relations: Sequence[DyadRelation],
    due: Sequence[Commitment],
) -> _Span:
    """
    Find the months that are shown: those of the events, and a quarter more for what is due.

    One promise for 2060 would press twenty years of events into a corner; it is marked at the
    edge instead.
    """
    days = [_place(item.day) for item in relations] + [_place(item.day) for item in due]
    months = [float(number) for number in found] or [day for day in days if day is not None]
    months = months or [place for item in due if (place := _place(item.due)) is not None]
    first, last = min(months), max(months) + 1
    room = max(_FEWEST / 2, (last - first) / 4)
    marks = [_place(item.due) for item in due] + [_place(item.day) for item in relations]
    ends = [min(place + 1, last + room) for place in marks if place is not None]
    last = max([last, *ends])
    missing = max(0.0, _FEWEST - (last - first)) / 2
    return _Span(first - missing, last + missing)


def _draw_scores(axes: Axes, found: Mapping[int, DyadMonth]) -> None:
    axes.set_title(
        "Scores of a month's events, summed (one event: −10 conflict to +10 cooperation)",
        fontweight="bold",
    )
    places = [number + 0.5 for number in found]
    scores = [month.score for month in found.values()]
    colours = [CONFLICT if score < 0 else COOPERATION for score in scores]
    axes.bar(places, scores, width=0.8, color=colours)
    axes.axhline(0, color=INK, linewidth=0.8)
    high, low = max([0.0, *scores]), min([0.0, *scores])
    axes.set_ylim(
        min(-10.0 if low < 0 else -2.5, low * _ROOM), max(10.0 if high > 0 else 2.5, high * _ROOM)
    )
    axes.set_ylabel("sum of scores", labelpad=1)
    axes.locator_params(axis="y", integer=True, nbins=6)  # "+12.5" would push the label out
    axes.grid(axis="y")
    axes.yaxis.set_major_formatter(lambda value, _: say_score(value))
    _name_sides(axes)


def _name_sides(axes: Axes) -> None:
    """Say what upwards and downwards mean: colour is not all that tells them apart."""
    for text, height, side in (("▲ cooperation", 0.97, "top"), ("▼ conflict", 0.03, "bottom")):
        axes.text(
            0.997,
            height,
            text,
            transform=axes.transAxes,
            ha="right",
            va=side,
            color=SOFT,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 2},
        )


def _draw_events(axes: Axes, found: Mapping[int, DyadMonth]) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 (an extra)

    axes.set_title("Number of events", fontweight="bold")
    places = [number + 0.5 for number in found]
    is_wide = bool(found) and max(found) - min(found) < _MOST_HATCHED
    ends = {1: [0] * len(found), -1: [0] * len(found)}
    for quad, (colour, hatch) in _LOOKS.items():
        side = 1 if quad in (Quad.MATERIAL_COOPERATION, Quad.VERBAL_COOPERATION) else -1
        counts = [
            side * sum(n for kind, n in month.by_type.items() if QUADS[kind] is quad)
            for month in found.values()
        ]
        axes.bar(
            places,
            counts,
            width=0.8,
            bottom=ends[side],
            color=colour,
            hatch=hatch if is_wide else "",
            edgecolor=INK,
            linewidth=0,
            label=QUAD_NAMES[quad],
        )
        ends[side] = [end + n for end, n in zip(ends[side], counts, strict=True)]
    axes.axhline(0, color=INK, linewidth=0.8)
    high, low = max([0, *ends[1]]), min([0, *ends[-1]])
    room = max(1, high - low) * (_ROOM - 1)
    axes.set_ylim(min(-1, low) - room, max(1, high) + room)
    axes.set_ylabel("events")
    _name_sides(axes)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.yaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    axes.grid(axis="y")
    axes.legend(ncols=4, loc="lower right", bbox_to_anchor=(1.005, 0.98), borderaxespad=0)


def _draw_rows(
    axes: Axes, relations: Sequence[DyadRelation], due: Sequence[Commitment], span: _Span
) -> None:
    """Draw relations as bands from the day they were first reported, commitments by due day."""
    axes.set_title("In force, and still to come", fontweight="bold")
    n_rows = len(relations) + len(due)
    for row, relation in enumerate(relations):
        start = max(_place(relation.day) or span.first, span.first)
        start = min(start, span.last)
        axes.barh(row, span.last - start, left=start, height=0.62, color=LINE)
        told = f", reported so on {name_day(relation.day)}" if relation.day else ""
        name = f"{RELATION_NAMES[relation.type]}: {relation.summary}{told}"
        _write_beside(axes, row, start, name, span)
    for row, item in enumerate(due, start=len(relations)):
        place = _place(item.due)
        if place is None:
            continue
        is_later, is_earlier = place > span.last, place < span.first
        at = min(max(place, span.first), span.last)
        is_open = item.state is not CommitmentState.OVERDUE
        marker = ">" if is_later else "<" if is_earlier else "o" if is_open else "X"
        axes.plot(
            [at],
            [row],
            marker,
            color=INK if is_open else CONFLICT,
            markerfacecolor="white" if is_open and not is_later else None,
            markersize=7,
            clip_on=False,
            zorder=3,
        )
        day = name_day(item.due or "")
        what = f"{name_outcome(item.state)}, due {day}: {item.summary}"
        _write_beside(axes, row, at, what, span)
    axes.set_ylim(n_rows - 0.4, -0.6)
    bare(axes)


def _write_beside(axes: Axes, row: int, place: float, text: str, span: _Span) -> None:
    """Write a name to the right of its mark, or to the left where it stands far right."""
    is_right = place <= span.middle
    room = (span.last - place if is_right else place - span.first) / (span.last - span.first)
    shown = f"   {shorten(text, int(_LETTERS * room))}   "
    axes.text(place, row, shown, ha="left" if is_right else "right", va="center", fontsize=8.5)


def _set_months(axes: Axes, span: _Span) -> None:
    every = next((n for n in _STEPS if (span.last - span.first) / n <= 14), _STEPS[-1])
    edge = (span.last - span.first) / 40  # a name of a month there would be cut
    numbers = [
        number
        for number in range(int(span.first), int(span.last) + 1)
        if number % every == 0 and span.first <= number + 0.5 <= span.last - edge
    ]
    is_year = every >= 12
    axes.set_xticks(
        [float(number) if is_year else number + 0.5 for number in numbers],
        [str(number // 12) if is_year else write_month(number) for number in numbers],
        fontsize=9,
    )
    axes.set_xlim(span.first, span.last)


def _list_notes(
    page: DyadPage, found: Mapping[int, DyadMonth], n_waiting: int, n_due: int
) -> Sequence[str]:
    notes = [
        "Events that were done, once a claim however many report it; "
        "scores and classes after PLOVER (2023)."
    ]
    if any(EventType.REQUEST in month.by_type for month in found.values()):
        notes.append("There a request, be it an invitation, is conflict in words.")
    if spread := say_spread(page):
        notes.append(spread)
    if n_waiting > n_due:
        notes.append(f"{count(n_waiting - n_due, 'open commitment')} without a date not shown.")
    if n_due > _MOST_COMMITMENTS:
        notes.append(f"{count(n_due - _MOST_COMMITMENTS, 'later one')} not shown.")
    n_lost = len(page.months) - len(found)
    if n_lost:
        notes.append(f"{count(n_lost, 'month')} without a year left out.")
    return notes
