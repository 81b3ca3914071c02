"""The outlet-by-outlet agreement matrix as a plot."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from crosswire.ledger.records import ClaimEntry
from crosswire.types import Comparison
from crosswire.views.agreement import (
    Agreement,
    PairCount,
    count_agreement,
    share_comparison,
    share_entries,
)
from crosswire.views.labels import count
from crosswire.views.ledger_labels import shorten
from crosswire.views.plots.canvas import (
    CONFLICT,
    COOPERATION,
    HEIGHT,
    INK,
    LINE,
    SOFT,
    save_plot,
    say_nothing,
    start_plot,
    use_style,
    write_note,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_MOST_NAMED = 7
"""Outlets of which the columns have the names; of more they have numbers."""
_MOST_WORDS = 8
"""Outlets up to which a cell has words; up to thirty it has a number."""
_STEPS = 5
"""Shades of a colour: few enough to be told apart in print."""


def plot_agreement(source: Comparison | Iterable[ClaimEntry], target: Path) -> None:
    """
    Draw how far outlets agree, each with each, over the claims that two of them share.

    Below the diagonal stands the share of claims in which two agree, above it the share in which
    they conflict, both in percent and of how many; on it, how many claims an outlet carries.
    Which half a cell stands in tells agreement from conflict without colour.

    Args:
        source: One story, or claims of a ledger from any number of stories.
        target: File to write, .svg or .png.

    Raises:
        UsageError: matplotlib is not installed, or the file cannot be written.
    """
    shared = share_comparison(source) if isinstance(source, Comparison) else share_entries(source)
    agreement = count_agreement(shared)
    with use_style():
        save_plot(_draw(agreement), target)


def _draw(agreement: Agreement) -> Figure:
    n_outlets = len(agreement.outlets)
    height = HEIGHT + max(0, n_outlets - 20) * 0.12
    n_shared = sum(pair.shared for pair in agreement.pairs.values())
    n_conflicts = sum(pair.conflict for pair in agreement.pairs.values())
    subtitle = (
        f"{count(n_outlets, 'outlet')}; "
        f"{count(n_shared, 'time')} two of them carry the same claim, "
        f"{n_conflicts or 'none'} of these in conflict."
    )
    plot = start_plot("How far outlets agree", subtitle, height=height)
    if not n_shared:
        say_nothing(plot, "No two outlets carry the same claim.")
        return plot
    left = 0.24
    axes = plot.add_axes((left, 0.62 / height, 0.79 - left, 1 - 2.15 / height))
    for row in range(n_outlets):
        for column in range(n_outlets):
            _draw_cell(axes, agreement, row, column)
    _name_outlets(axes, agreement)
    _draw_key(plot, height)
    is_bare = n_outlets > _MOST_WORDS
    more = count(agreement.n_left_out, "outlet")
    write_note(
        plot,
        "On the diagonal: claims an outlet carries. Outlets that print the same copy agree by "
        "themselves; a dash: no claim in common.",
        "All other numbers: percent of the claims that two outlets share." if is_bare else "",
        f"{more} with fewer claims not shown." if agreement.n_left_out else "",
    )
    return plot


def _draw_cell(axes: Axes, agreement: Agreement, row: int, column: int) -> None:
    n_outlets = len(agreement.outlets)
    pair = agreement.between(row, column)
    is_same, is_below = row == column, row > column
    share = 0.0
    colour: str | tuple[float, float, float]
    if is_same or not pair.shared:
        colour = LINE if is_same else "#ffffff"
    else:
        share = (pair.agree if is_below else pair.conflict) / pair.shared
        colour = _shade(COOPERATION if is_below else CONFLICT, share)
    axes.fill(
        [column, column + 1, column + 1, column],
        [row, row, row + 1, row + 1],
        facecolor=colour,
        edgecolor="white",
        linewidth=1.5 if n_outlets <= 20 else 0.8,
    )
    if is_same:
        n_claims = agreement.n_claims[row]
        text = count(n_claims, "claim") if n_outlets <= _MOST_WORDS else f"{n_claims:,}"
    elif not pair.shared:
        text = "–"
    else:
        text = _write_cell(pair, is_below, n_outlets)
    axes.text(
        column + 0.5,
        row + 0.5,
        text,
        ha="center",
        va="center",
        fontsize=9 if n_outlets <= _MOST_WORDS else 8 if n_outlets <= 14 else 6,
        color="white" if share > 0.5 and not is_same else SOFT if is_same else INK,
        linespacing=1.35,
    )


def _write_cell(pair: PairCount, is_below: bool, n_outlets: int) -> str:
    """
    Write what stands in a cell, in both halves alike: the share in percent, and of how many.

    Where cells are small the share stands alone.
    """
    n_told = pair.agree if is_below else pair.conflict
    share = f"{100 * n_told / pair.shared:.0f}"
    if n_outlets > _MOST_WORDS:
        return share
    lines = [f"{share} %", f"{n_told:,} of {pair.shared:,}"]
    if not is_below:
        differ = [f"{pair.vary:,} {'varies' if pair.vary == 1 else 'vary'}"] if pair.vary else []
        differ += [f"{pair.update:,} updated"] if pair.update else []
        lines += [", ".join(differ)] if differ else []
    return "\n".join(lines)


def _shade(colour: str, share: float) -> tuple[float, float, float]:
    """Mix a colour with white, in a few steps; none at all stays all but white."""
    step = 0.0 if share <= 0 else min(_STEPS, int(share * _STEPS) + 1) / _STEPS
    full = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (1 - (1 - part) * (0.06 + 0.94 * step) for part in full)
    return red, green, blue


def _name_outlets(axes: Axes, agreement: Agreement) -> None:
    n_outlets = len(agreement.outlets)
    is_named = n_outlets <= _MOST_NAMED
    middles = [place + 0.5 for place in range(n_outlets)]
    names = [shorten(name, 32) for name in agreement.outlets]
    size = 9.5 if n_outlets <= 20 else 7.5
    rows = names if is_named else [f"{name}  {place}" for place, name in enumerate(names, 1)]
    letters = 10 if n_outlets == _MOST_NAMED else 12
    columns = (
        ["\n".join(textwrap.wrap(shorten(name, 30), letters)[:3]) for name in names]
        if is_named
        else [str(place) for place in range(1, n_outlets + 1)]
    )
    axes.set_yticks(middles, rows, fontsize=size, color=INK)
    axes.set_xticks(middles, columns, fontsize=size, color=INK)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.set_xlim(0, n_outlets)
    axes.set_ylim(n_outlets, 0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _draw_key(plot: Figure, height: float) -> None:
    """Say what the two halves and their shades mean."""
    axes = plot.add_axes((0.815, 1 - 5.9 / height, 0.175, 4.2 / height))
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 15)
    for top, colour, title in (
        (14.5, COOPERATION, "Lower left:\nshare that agree, %"),
        (6.7, CONFLICT, "Upper right:\nshare that conflict, %"),
    ):
        axes.text(0, top, title, va="top", fontsize=9.5, fontweight="bold")
        for step in range(_STEPS + 1):
            share = 0.0 if step == 0 else (step - 0.5) / _STEPS
            low, high = (step - 1) * 100 // _STEPS, step * 100 // _STEPS
            base = top - 2.5 - step * 0.72
            axes.fill(
                [0, 0.16, 0.16, 0],
                [base, base, base + 0.62, base + 0.62],
                facecolor=_shade(colour, share),
                edgecolor=LINE,
                linewidth=0.6,
            )
            name = "none" if step == 0 else f"up to {high}" if low == 0 else f"{low} to {high}"
            axes.text(0.2, base + 0.3, name, va="center", fontsize=8.5, color=SOFT)
