"""What was done between two states by month, as a small picture inside a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import ceil, floor, log10

import msgspec

from crosswire.ledger.records import DyadMonth
from crosswire.views.labels import EVENT_NAMES, count
from crosswire.views.ledger_labels import parse_month, say_score, write_month
from crosswire.views.markup import escape

_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 8, 26, 40
_HEIGHT = 280
_NARROWEST, _WIDEST = 480, 960
_FEWEST = 6
"""Months that the picture has at least: a single one is a bar, not a wall."""
_FULL_SCALE = 10.0
"""What one event can score: a month of less does not fill the height."""
_MONTH = 24
"""Pixels that a month takes, as long as there is room."""
_LABEL = 64
"""Pixels that the name of a month takes."""
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)


def write_timeline(months: Sequence[DyadMonth], label: str, targets: Collection[str]) -> str:
    """
    Draw months as bars: cooperation upwards, conflict downwards.

    Each bar names its sum and its events where it is pointed at.
    The picture needs neither script nor style attributes; colours come from the page's style
    sheet, so that it follows the dark mode. A month of which the page lists an event links to it.

    Args:
        months: What was done, the oldest first.
        label: What the picture shows, for those who cannot see it.
        targets: Months ("2031-03") that the page has an element for, with the id "m-2031-03".

    Returns:
        An `svg` element; a paragraph that says so where nothing was done.
    """
    found = {number: month for month in months if (number := parse_month(month.month)) is not None}
    if not found:
        return '<p class="hint">No dated event that was done is known.</p>'
    frame = _make_frame(found)
    return (
        f'<svg class="timeline" viewBox="0 0 {frame.width} {_HEIGHT}" width="{frame.width}" '
        f'height="{_HEIGHT}" role="img" aria-label="{escape(label)}">'
        f"{''.join(_draw_grid(frame))}{''.join(_draw_months(frame))}"
        f"{''.join(_draw_bars(found, frame, targets))}</svg>"
    )


class _Frame(msgspec.Struct, frozen=True):
    """Where things stand: months from left to right, scores from bottom to top, in pixels."""

    width: int
    first: int
    n_months: int
    low: float
    high: float

    @property
    def step(self) -> float:
        return (self.width - _LEFT - _RIGHT) / self.n_months

    @property
    def scale(self) -> float:
        return (_HEIGHT - _TOP - _BOTTOM) / (self.high - self.low)

    def height_of(self, score: float) -> float:
        return _TOP + (self.high - score) * self.scale


def _make_frame(found: Mapping[int, DyadMonth]) -> _Frame:
    first, last = min(found), max(found)
    n_added = max(0, _FEWEST - (last - first + 1))
    scores = [month.score for month in found.values()]
    most = max(_FULL_SCALE, *(abs(score) for score in scores))
    n_months = last - first + 1 + n_added
    return _Frame(
        width=max(_NARROWEST, min(_WIDEST, _MONTH * n_months)),
        first=first - n_added // 2,
        n_months=n_months,
        low=min(-most / 4, *scores) * 1.06,
        high=max(most / 4, *scores) * 1.06,
    )


def _draw_grid(frame: _Frame) -> Iterable[str]:
    yield (
        f'<text class="axis" x="{_LEFT}" y="14">Sum of scores by month: '
        "up is cooperation, down is conflict</text>"
    )
    gap = _choose_gap(frame.high - frame.low)
    for times in range(ceil(frame.low / gap), floor(frame.high / gap) + 1):
        y = frame.height_of(times * gap)
        kind = "zero" if times == 0 else "grid"
        right = frame.width - _RIGHT
        yield f'<line class="{kind}" x1="{_LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield (
            f'<text class="axis" x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">'
            f"{say_score(times * gap)}</text>"
        )


def _choose_gap(span: float) -> float:
    """Choose the distance of grid lines: 1, 2 or 5 times a power of ten, about five of them."""
    rough = span / 5
    power: float = 10.0 ** floor(log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough)


def _draw_months(frame: _Frame) -> Iterable[str]:
    every = next((n for n in _STEPS if n * frame.step >= _LABEL), _STEPS[-1])
    for number in range(frame.first, frame.first + frame.n_months):
        x = _LEFT + (number - frame.first + 0.5) * frame.step
        if number % every == 0 and x + _LABEL / 2 < frame.width:
            low = _HEIGHT - _BOTTOM
            yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{low}" y2="{low + 5}"/>'
            name = write_month(number) if every < 12 else str(number // 12)
            yield (
                f'<text class="axis" x="{x:.1f}" y="{low + 20}" text-anchor="middle">{name}</text>'
            )


def _draw_bars(
    found: Mapping[int, DyadMonth], frame: _Frame, targets: Collection[str]
) -> Iterable[str]:
    zero, step = frame.height_of(0), frame.step
    for number, month in sorted(found.items()):
        x = _LEFT + (number - frame.first) * step
        height = max(2.0, abs(month.score) * frame.scale)
        side = "up" if month.score > 0 else "down" if month.score < 0 else "level"
        top = zero - height if side == "up" else zero if side == "down" else zero - 1
        bar = (
            f'<rect class="{side}" x="{x + step * 0.1:.1f}" y="{top:.1f}" '
            f'width="{step * 0.8:.1f}" height="{height:.1f}"><title>{_say(number, month)}</title>'
            "</rect>"
        )
        yield f'<a href="#m-{month.month}">{bar}</a>' if month.month in targets else bar


def _say(number: int, month: DyadMonth) -> str:
    types = ", ".join(f"{n:,} {EVENT_NAMES[kind]}" for kind, n in month.by_type.items())
    said = f"{write_month(number)}: {say_score(month.score)}, {count(month.n_events, 'event')}"
    return escape(f"{said} ({types})" if types else said)
