"""Figures by period as a plot, with their spread and their conflicts."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from crosswire.ledger.records import FigureEntry, FigureValue
from crosswire.types import Change, Figure, Qualifier, Verdict
from crosswire.types.naming import join_names
from crosswire.views.figure_groups import FigureGroup, group_figures, list_values
from crosswire.views.labels import count, put_in_percent
from crosswire.views.ledger_labels import shorten
from crosswire.views.plots.canvas import (
    CONFLICT,
    CONFLICT_LIGHT,
    HEIGHT,
    INK,
    RIGHT,
    SOFT,
    save_plot,
    say_nothing,
    start_plot,
    use_style,
    write_note,
)
from crosswire.views.plots.labelling import place_labels

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Plot
    from matplotlib.lines import Line2D

_MOST_PANELS = 6
_MOST_LABELLED = 60
"""Values above which a panel shows marks without numbers."""
_MOST_NAMED = 16
"""Periods that have room for their name; of more, every second or third is named."""
_LOOKS = (
    ("#0b4f8a", "o"),
    ("#b5452c", "s"),
    ("#2e7d4f", "^"),
    ("#7a4b9a", "D"),
    ("#b07b00", "v"),
    ("#1d1c1a", "P"),
    ("#00838f", "X"),
    ("#ad1a72", "*"),
)
"""A colour and a mark for each source, those with most values first; the rest share one."""
_CONFLICT_WEIGHT = 1000
_OTHERS = "other sources"
_OTHER_LOOK = (SOFT, "d")
_APART = 72
"""Pixels between two values of one period, where there is room."""
_SIGNS: Mapping[Qualifier, str] = MappingProxyType(
    {
        Qualifier.EXACT: "",
        Qualifier.ABOUT: "≈ ",
        Qualifier.AT_LEAST: "≥ ",
        Qualifier.AT_MOST: "≤ ",
        Qualifier.MORE_THAN: "> ",
        Qualifier.LESS_THAN: "< ",
        Qualifier.ALMOST: "almost ",
    }
)
_ARROW = 20
"""Points that the arrow of an open interval is long."""
_SCALES = ((1e12, " tn"), (1e9, " bn"), (1e6, " m"))
_WIDE_APART = 500.0
"""How many times the smallest value the largest is, above which a panel counts in powers of ten."""


class _Mark(msgspec.Struct, frozen=True):
    """One value on a panel: where it stands, whose it is, and the ends of its interval."""

    place: float
    low: float | None
    high: float | None
    source: str
    label: str

    @property
    def height(self) -> float:
        known = [bound for bound in (self.low, self.high) if bound is not None]
        return sum(known) / len(known)


def plot_figures(entries: Iterable[FigureEntry], target: Path) -> None:
    """
    Draw every value that was reported by period: a panel for what is measured in one unit.

    An interval is a line with two ends, "more than" an arrow upwards, "almost" one downwards.
    Each source has a colour and a mark of its own; periods in which values conflict are shaded
    and say so.

    Args:
        entries: The figures.
        target: File to write, .svg or .png.

    Raises:
        UsageError: matplotlib is not installed, or the file cannot be written.
    """
    with use_style():
        save_plot(_draw(tuple(entries)), target)


def _draw(entries: Sequence[FigureEntry]) -> Plot:
    groups = sorted(group_figures(entries), key=_rank)
    shown = groups[:_MOST_PANELS]
    n_columns = 1 if len(shown) <= 3 else 2
    n_rows = max(1, -(-len(shown) // n_columns))
    height = HEIGHT + max(0, n_rows - 2) * 2.4
    values = [value for entry in entries for value in list_values(entry)]
    n_conflicts = sum(entry.is_disputed for entry in entries)
    subtitle = (
        f"{count(len(values), 'value')} of {count(len(entries), 'figure')}, "
        f"{n_conflicts or 'none'} of them in conflict."
    )
    plot = start_plot(_title(shown), subtitle, height=height)
    if not shown:
        say_nothing(plot, "No figure is known.")
        return plot
    looks = _choose_looks(shown)
    _draw_legend(plot, looks, height)
    grid = plot.add_gridspec(
        n_rows,
        n_columns,
        left=0.075,
        right=RIGHT,
        bottom=0.95 / height,
        top=1 - 1.75 / height,
        hspace=0.55,
        wspace=0.17,
    )
    n_left_out = 0
    for number, group in enumerate(shown):
        row, column = divmod(number, n_columns)
        panel = plot.add_subplot(grid[row, column])
        n_left_out += _draw_group(panel, group, looks, width=76 // n_columns)
    write_note(plot, *_list_notes(len(groups) - len(shown), n_left_out))
    return plot


def _rank(group: FigureGroup) -> tuple[bool, bool, int]:
    """Put conflicts first, then what most values are known of; what has no name comes last."""
    is_conflict = any(entry.is_disputed for row in group.rows for entry in row.entries)
    n_values = sum(len(list_values(entry)) for row in group.rows for entry in row.entries)
    return group.measured == "not named", not is_conflict, -n_values


def _title(groups: Sequence[FigureGroup]) -> str:
    names = dict.fromkeys(group.measured.removeprefix("change of ") for group in groups)
    text = shorten(join_names(names), 70)
    return f"{text[:1].upper()}{text[1:]} by period" if text else "Figures by period"


def _name_source(value: FigureValue) -> str:
    """Name who stands behind a value: who said it, else the first outlet that carries it."""
    name = value.speaker or next(iter(value.carried_by), value.evidence.outlet)
    return shorten(name, 34)


def _choose_looks(groups: Sequence[FigureGroup]) -> Mapping[str, tuple[str, str]]:
    """Give the sources with most values a look of their own, those in a conflict before all."""
    counts: dict[str, int] = {}
    for group in groups:
        for row in group.rows:
            for entry in row.entries:
                for value in filter(partial(_is_drawn, entry), list_values(entry)):
                    name = _name_source(value)
                    weight = _CONFLICT_WEIGHT if entry.is_disputed else 1
                    counts[name] = counts.get(name, 0) + weight
    ordered = sorted(counts, key=lambda name: -counts[name])
    if len(ordered) <= len(_LOOKS):
        return dict(zip(ordered, _LOOKS, strict=False))
    return {**dict(zip(ordered, _LOOKS[:-1], strict=False)), _OTHERS: _OTHER_LOOK}


def _draw_legend(plot: Plot, looks: Mapping[str, tuple[str, str]], height: float) -> None:
    from matplotlib.lines import Line2D  # noqa: PLC0415 (an extra)

    handles: list[Line2D] = [
        Line2D([], [], color=colour, marker=mark, linestyle="", markersize=7)
        for colour, mark in looks.values()
    ]
    plot.legend(
        handles,
        list(looks),
        loc="upper left",
        bbox_to_anchor=(0.012, 1 - 0.82 / height),
        ncols=4,
        handletextpad=0.2,
        columnspacing=1.6,
    )


def _draw_group(
    axes: Axes, group: FigureGroup, looks: Mapping[str, tuple[str, str]], *, width: int
) -> int:
    """Draw one panel; give the number of values that stand in another unit and are left out."""
    marks, n_left_out = _list_marks(group, looks, axes.bbox.width)
    title = shorten(group.measured, 60)
    axes.set_title(f"{title[:1].upper()}{title[1:]}", fontweight="bold")
    heights = [bound for mark in marks for bound in (mark.low, mark.high) if bound is not None]
    is_log = bool(heights) and min(heights) > 0 and max(heights) / min(heights) > _WIDE_APART
    if is_log:
        axes.set_yscale("log")
    unit = group.unit or "number"
    axes.set_ylabel(f"{shorten(unit, 24)}{', powers of ten' if is_log else ''}")
    axes.set_xlim(-0.5, len(group.rows) - 0.5)
    _set_heights(axes, heights, is_log)
    axes.yaxis.set_major_formatter(lambda value, _: _write_short(value))
    axes.grid(axis="y")
    for mark in marks:
        _draw_mark(axes, mark, looks.get(mark.source, _OTHER_LOOK))
    _name_periods(axes, group, width)
    _mark_verdicts(axes, group)
    if len(marks) <= _MOST_LABELLED:
        _write_numbers(axes, group, marks)
    return n_left_out


def _is_drawn(entry: FigureEntry, value: FigureValue) -> bool:
    """Tell whether a value can stand on the axis of its figure: miles do not on one of km."""
    figure = put_in_percent(value.figure)
    is_known = figure.low is not None or figure.high is not None
    return is_known and figure.unit == put_in_percent(entry.figure).unit


def _list_marks(
    group: FigureGroup, looks: Mapping[str, tuple[str, str]], pixels: float
) -> tuple[list[_Mark], int]:
    marks: list[_Mark] = []
    n_left_out = 0
    for column, row in enumerate(group.rows):
        every = [(entry, value) for entry in row.entries for value in list_values(entry)]
        drawn = [value for entry, value in every if _is_drawn(entry, value)]
        n_left_out += len(every) - len(drawn)
        step = min(_APART * len(group.rows) / pixels, 0.84 / max(1, len(drawn)))
        for number, value in enumerate(drawn):
            figure, source = put_in_percent(value.figure), _name_source(value)
            marks.append(
                _Mark(
                    place=column + (number - (len(drawn) - 1) / 2) * step,
                    low=_sign(figure.low, figure),
                    high=_sign(figure.high, figure),
                    source=source if source in looks else _OTHERS,
                    label=_write_label(figure),
                )
            )
    return marks, n_left_out


def _sign(bound: float | None, figure: Figure) -> float | None:
    return -bound if bound is not None and figure.change is Change.FALL else bound


def _set_heights(axes: Axes, heights: Sequence[float], is_log: bool) -> None:
    """Let the scale start at nought where the values stand near it, and leave room for labels."""
    if not heights:
        axes.set_ylim(0, 1)
        return
    low, high = min(heights), max(heights)
    if is_log:
        axes.set_ylim(low / 3, high * 5)
        return
    if 0 < low < 0.6 * high or low == high > 0:
        low = 0.0
    if low < high < 0 or low == high < 0:
        high = 0.0
    room = (high - low or abs(high) or 1.0) * 0.34
    axes.set_ylim(low - (0 if low == 0 else room / 2), high + room)


def _draw_mark(axes: Axes, mark: _Mark, look: tuple[str, str]) -> None:
    colour, shape = look
    if mark.low is None or mark.high is None:
        upwards = 1 if mark.high is None else -1
        axes.annotate(
            "",
            xy=(mark.place, mark.height),
            xytext=(0, _ARROW * upwards),
            textcoords="offset points",
            arrowprops={"arrowstyle": "<|-", "color": colour, "linewidth": 1.4},
        )
    elif mark.low != mark.high:
        reach = [[mark.height - mark.low], [mark.high - mark.height]]
        axes.errorbar(
            [mark.place], [mark.height], yerr=reach, color=colour, capsize=4, linewidth=1.6
        )
    axes.plot(
        [mark.place],
        [mark.height],
        shape,
        color=colour,
        markersize=7,
        markeredgecolor="white",
        markeredgewidth=0.7,
        zorder=3,
    )


def _write_numbers(axes: Axes, group: FigureGroup, marks: Sequence[_Mark]) -> None:
    """Write the numbers beside the marks, where none covers another."""
    box = axes.bbox
    frame = (box.x0, box.y0, box.x1 + 10, box.y1)
    points = [_to_pixels(axes, mark.place, mark.height) for mark in marks]
    taken = [
        (x - 32, box.y1 - 16, x + 32, box.y1)
        for column in _find_marked(group)
        for x, _ in [_to_pixels(axes, column, 1)]
    ]
    for (x, y), mark in zip(points, marks, strict=True):
        if (mark.low is None) != (mark.high is None):
            ends = (y + 5, y + _ARROW * 1.5) if mark.high is None else (y - _ARROW * 1.5, y - 5)
            taken.append((x - 4, ends[0], x + 4, ends[1]))
        elif mark.low is not None and mark.high is not None and mark.low != mark.high:
            low, high = (_to_pixels(axes, mark.place, end)[1] for end in (mark.low, mark.high))
            taken.append((x - 5, low, x + 5, high))
    offsets = place_labels(points, [mark.label for mark in marks], taken, frame)
    for mark, offset in zip(marks, offsets, strict=True):
        if offset is not None:
            axes.annotate(
                mark.label,
                xy=(mark.place, mark.height),
                xytext=(offset[0] * 0.72, offset[1] * 0.72),  # pixels to points
                textcoords="offset points",
                ha="center",
                va="center",
                fontsize=8,
                color=INK,
            )


def _to_pixels(axes: Axes, place: float, height: float) -> tuple[float, float]:
    x, y = axes.transData.transform((place, height))
    return float(x), float(y)


def _find_marked(group: FigureGroup) -> Iterable[int]:
    """Find the periods above which a verdict is written."""
    for column, row in enumerate(group.rows):
        if any(one.is_disputed or one.verdict is Verdict.UPDATE for one in row.entries):
            yield column


def _name_periods(axes: Axes, group: FigureGroup, width: int) -> None:
    """Name the periods below the panel."""
    n_rows = len(group.rows)
    every = -(-n_rows // _MOST_NAMED)
    letters = max(8, width * every // n_rows)
    axes.set_xticks(
        [float(column) for column in range(0, n_rows, every)],
        ["\n".join(textwrap.wrap(shorten(row.period, 60), letters)) for row in group.rows[::every]],
        fontsize=8.5,
    )


def _mark_verdicts(axes: Axes, group: FigureGroup) -> None:
    """Shade the periods in which values conflict, and write so above them."""
    for column in _find_marked(group):
        is_conflict = any(entry.is_disputed for entry in group.rows[column].entries)
        if is_conflict:
            axes.axvspan(
                column - 0.46, column + 0.46, facecolor=CONFLICT_LIGHT, alpha=0.35, zorder=0
            )
        word = "conflict" if is_conflict else "update"
        is_short = len(group.rows) > _MOST_NAMED
        axes.annotate(
            ("✗" if is_conflict else "↻") if is_short else f"✗ {word}" if is_conflict else word,
            xy=(column, 1),
            xycoords=("data", "axes fraction"),
            ha="center",
            va="top",
            fontsize=8.5,
            fontweight="bold" if is_conflict else "normal",
            color=CONFLICT if is_conflict else SOFT,
        )


def _write_short(value: float) -> str:
    """Write a number for an axis: "4.5 bn", "−12", "0.5"."""
    sign = "−" if value < 0 else ""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{sign}{abs(value) / scale:.3g}{word}"
    number = f"{abs(value):,.0f}" if abs(value) >= 1000 else f"{abs(value):.4g}"
    return f"{sign}{number}"


def _write_label(figure: Figure) -> str:
    low, high = _sign(figure.low, figure), _sign(figure.high, figure)
    if low is not None and high is not None and low != high:
        return f"{_write_short(low)} to {_write_short(high)}"
    known = low if low is not None else high
    number = "" if known is None else _write_short(known)
    plus = "+" if figure.change is Change.RISE else ""
    return f"{_SIGNS[figure.qualifier]}{plus}{number}"


def _list_notes(n_panels_more: int, n_left_out: int) -> Iterable[str]:
    yield "≈ about; an arrow points to where the words leave it open; a line with ends is a range."
    if n_left_out:
        yield f"{count(n_left_out, 'value')} in another unit not drawn."
    if n_panels_more:
        yield f"{count(n_panels_more, 'further panel')} with fewer values not shown."
