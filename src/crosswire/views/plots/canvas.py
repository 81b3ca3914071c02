"""The paper that plots are drawn on: size, type, colours, and how it becomes a file."""

from __future__ import annotations

import io
import textwrap
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from crosswire.errors import UsageError
from crosswire.views.ledger_labels import shorten
from crosswire.writing import may_replace, replace_file

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, SOFT, LINE = "#1d1c1a", "#5c5850", "#dcd7cc"
COOPERATION, CONFLICT = "#2a6f97", "#b5452c"
"""
Blue and brick, told apart by those who see no red or green. In grey print they are alike: a plot
tells cooperation from conflict by direction or place, never by these alone.
"""
COOPERATION_LIGHT, CONFLICT_LIGHT = "#a9cfe4", "#efc0b2"
WIDTH, HEIGHT = 12.0, 7.0
"""Inches; 1,200 by 700 pixels of a screen of 100 to the inch."""
LEFT, RIGHT = 0.06, 0.985
_OURS = (b"<dc:title>crosswire</dc:title>", b"Software\x00crosswire")
"""What plots carry in their first bytes, as SVG and as PNG."""
_HEAD = 2_000
_LONGEST_TITLE = 75
_LONGEST_NOTE = 165
_SCREEN = 100
_PRINT = 200
_STYLE: Mapping[str, object] = MappingProxyType(
    {
        "font.family": "DejaVu Sans",  # comes with matplotlib: the same letters everywhere
        "font.size": 10,
        "text.color": INK,
        "text.parse_math": False,  # a "$" in a name is a dollar, no formula
        "axes.edgecolor": SOFT,
        "axes.labelcolor": SOFT,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.titlelocation": "left",
        "axes.titlesize": 11,
        "axes.axisbelow": True,
        "grid.color": LINE,
        "grid.linewidth": 0.8,
        "hatch.linewidth": 0.7,
        "xtick.color": SOFT,
        "ytick.color": SOFT,
        "legend.frameon": False,
        "legend.fontsize": 9,
        "svg.fonttype": "path",  # letters as outlines: no font is looked for where it is shown
        "svg.hashsalt": "crosswire",  # the same data give the same file
    }
)


@contextmanager
def use_style() -> Iterator[None]:
    """
    Draw in our style inside a `with` block, whatever the user's own settings are.

    Raises:
        UsageError: matplotlib is not installed.
    """
    try:
        from matplotlib import style  # noqa: PLC0415 (an extra; the rest of crosswire needs none)
    except ImportError as error:
        raise UsageError(
            "plots need matplotlib, which is not installed; "
            "install it with `pip install 'crosswire[plots]'`"
        ) from error
    with style.context(["default", dict(_STYLE)], after_reset=True), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")  # drawn as a box
        yield


def start_plot(title: str, subtitle: str, *, height: float = HEIGHT) -> Figure:
    """Start a plot with what it shows and how it is counted above it; inside `use_style`."""
    from matplotlib.figure import Figure  # noqa: PLC0415 (as above)

    plot = Figure(figsize=(WIDTH, height))
    top = 1 - 0.22 / height
    plot.text(0.02, top, shorten(title, _LONGEST_TITLE), fontsize=16, fontweight="bold", va="top")
    plot.text(0.02, top - 0.36 / height, subtitle, fontsize=10, color=SOFT, va="top")
    return plot


def write_note(plot: Figure, *sentences: str) -> None:
    """Write below a plot how to read it and what it leaves out, in lines that fit its width."""
    said = textwrap.fill("  ".join(sentence for sentence in sentences if sentence), _LONGEST_NOTE)
    plot.text(0.02, 0.015, said, fontsize=8, color=SOFT, va="bottom")


def say_nothing(plot: Figure, sentence: str) -> None:
    """Say in the middle of a plot that there is nothing to draw."""
    plot.text(0.5, 0.5, sentence, fontsize=14, color=SOFT, ha="center", va="center")


def bare(axes: Axes) -> None:
    """Leave out the frame of a panel that has no scale upwards."""
    axes.set_yticks([])
    for side in ("left", "top", "right"):
        axes.spines[side].set_visible(False)


def save_plot(plot: Figure, target: Path) -> None:
    """
    Write a plot into a file, whole or not at all; inside `use_style`.

    Args:
        plot: The plot.
        target: Ends in .svg or .png.

    Raises:
        UsageError: It ends in something else, cannot be written, or a file stands there that is
            no plot of ours.
    """
    kind = target.suffix.lower().removeprefix(".")
    if kind not in ("svg", "png"):
        raise UsageError(f"{target} ends neither in .svg nor in .png; choose one of the two")
    _check_replaceable(target)
    buffer = io.BytesIO()
    own = {"Creator": "crosswire", "Date": None}
    metadata = own if kind == "svg" else {"Software": "crosswire"}
    plot.savefig(buffer, format=kind, dpi=_SCREEN if kind == "svg" else _PRINT, metadata=metadata)
    try:
        with replace_file(target) as file:
            file.write(buffer.getvalue())
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror}") from error


def _check_replaceable(target: Path) -> None:
    """Make sure that a file may be replaced: it is a plot that an earlier run wrote."""
    try:
        is_free = may_replace(target, _OURS, _HEAD)
    except OSError as error:
        raise UsageError(f"{target} cannot be read: {error.strerror}") from error
    if not is_free:
        raise UsageError(
            f"{target} is no plot that crosswire wrote; choose another name, or remove it"
        )
