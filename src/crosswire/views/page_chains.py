"""Origin chains as a drawing on the HTML page: layers from left to right, in plain SVG."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from unicodedata import east_asian_width

import msgspec

from crosswire.views.chains import Chains, Stop, list_chains
from crosswire.views.labels import count
from crosswire.views.markup import escape
from crosswire.views.safe import show

_WIDTH = 232
_GAP = 60
_SPACE = 14
_EDGE = 12
_NAME_HEIGHT = 18
_DETAIL_HEIGHT = 15
_NAME_CELLS = 26
_DETAIL_CELLS = 31
_MOST_LINES = 2
_PASS = 10
_SWEEPS = 6


class _Box(msgspec.Struct, frozen=True):
    """A stop with its lines, or (without lines) the place where an arrow crosses a layer."""

    name: tuple[str, ...] = ()
    detail: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """Height in pixels."""
        if not self.name:
            return _PASS
        return 2 * _EDGE + _NAME_HEIGHT * len(self.name) + _DETAIL_HEIGHT * len(self.detail) - 4


def write_chains(chains: Chains, id_: str) -> str:
    """
    Write the origin chains: a drawing with arrows, and the same in words below it.

    Args:
        chains: The stops and steps.
        id_: Id of the story; every id inside starts with it.
    """
    if not chains.stops:
        return ""
    drawing = _draw(chains, id_) if chains.edges else ""
    left = (
        count(number, one)
        for number, one in ((chains.n_origins, "more origin"), (chains.n_reports, "more report"))
        if number
    )
    rest = " and ".join(left)
    rest = f'<p class="hint">Not drawn: {rest}.</p>' if rest else ""
    lines = "".join(f"<li>{escape(line)}</li>" for line in list_chains(chains))
    return f"""<section class="chains" aria-labelledby="{id_}-origins">
<h3 id="{id_}-origins">Origin chains</h3>
<p class="hint">Where it entered the record, and who passed it on.</p>
{drawing}{rest}
<ul id="{id_}-ways">{lines}</ul></section>"""


def _draw(chains: Chains, id_: str) -> str:
    layers = find_layers(len(chains.stops), chains.edges)
    boxes: list[_Box] = [_fill_box(stop) for stop in chains.stops]
    ways = _route(chains.edges, layers, boxes)
    columns = _order(layers, ways)
    places, height = _place(columns, boxes)
    width = len(columns) * (_WIDTH + _GAP) - _GAP
    arrows = "".join(_draw_arrow(way, places, boxes) for way in ways)
    stops = "".join(_draw_stop(stop, boxes[at], places[at]) for at, stop in enumerate(chains.stops))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="{id_}-origins">'
        f'<svg role="img" aria-label="Origin chains, as told in the list below" '
        f'aria-describedby="{id_}-ways" width="{width + 4}" height="{height + 4:.0f}" '
        f'viewBox="-2 -2 {width + 4} {height + 4:.0f}">{arrows}{stops}</svg></div>'
    )


def find_layers(n_stops: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """
    Find the layer of each stop: one behind the last that leads to it; ends stand last.

    Args:
        n_stops: How many stops there are.
        edges: Steps between them, without cycles.
    """
    layers = [0] * n_stops
    for _ in range(n_stops):
        for start, end in edges:
            layers[end] = max(layers[end], layers[start] + 1)
    last = max(layers, default=0)
    ends = {end for _, end in edges} - {start for start, _ in edges}
    return [last if at in ends else layer for at, layer in enumerate(layers)]


def _fill_box(stop: Stop) -> _Box:
    return _Box(
        wrap_cells(show(stop.name), _NAME_CELLS, _MOST_LINES),
        wrap_cells(show(stop.detail), _DETAIL_CELLS, _MOST_LINES),
    )


def wrap_cells(text: str, width: int, most: int) -> tuple[str, ...]:
    """
    Break a text into lines of so many cells; a wide character of Chinese takes two.

    What does not fit into the last line is cut with an ellipsis.
    """
    lines: list[str] = [""] if text.strip() else []
    for word in text[: 2 * width * most].split():
        rest = word
        while rest:
            line = f"{lines[-1]} {rest}" if lines[-1] else rest
            if _count_cells(line) <= width:
                lines[-1], rest = line, ""
            elif lines[-1]:
                lines.append("")
            else:
                n_kept = len(_cut_cells(rest, width))
                lines[-1], rest = rest[:n_kept], rest[n_kept:]
            if len(lines) > most:
                return (*lines[: most - 1], f"{_cut_cells(lines[most - 1], width - 1)}…")
    return tuple(lines)


def _cut_cells(text: str, width: int) -> str:
    while _count_cells(text) > width:
        text = text[:-1]
    return text.rstrip()


def _count_cells(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _route(
    edges: Sequence[tuple[int, int]], layers: list[int], boxes: list[_Box]
) -> list[tuple[int, ...]]:
    """Give each arrow its way; it gets a box of its own in every layer that it crosses."""
    ways = []
    for start, end in edges:
        way = [start]
        for layer in range(layers[start] + 1, layers[end]):
            way.append(len(boxes))
            boxes.append(_Box())
            layers.append(layer)
        ways.append((*way, end))
    return ways


def _order(layers: Sequence[int], ways: Sequence[tuple[int, ...]]) -> list[list[int]]:
    """Put the boxes of each layer where their neighbours are, so that few arrows cross."""
    columns: list[list[int]] = [[] for _ in range(max(layers, default=0) + 1)]
    for at, layer in enumerate(layers):
        columns[layer].append(at)
    near: defaultdict[int, list[int]] = defaultdict(list)
    for way in ways:
        for one, other in pairwise(way):
            near[one].append(other)
            near[other].append(one)
    for sweep in range(_SWEEPS):
        height = {at: row / len(column) for column in columns for row, at in enumerate(column)}
        onward = sweep % 2 == 0
        for column in columns if onward else columns[::-1]:
            beside = {
                at: [height[one] for one in near[at] if (layers[one] < layers[at]) is onward]
                for at in column
            }
            column.sort(key=lambda at: sum(beside[at]) / len(beside[at]) if beside[at]
                        else height[at])  # fmt: skip
            height.update((at, row / len(column)) for row, at in enumerate(column))
    return columns


def _place(
    columns: Sequence[Sequence[int]], boxes: Sequence[_Box]
) -> tuple[Mapping[int, tuple[float, float]], float]:
    """Give every box the place of its upper left corner, and the whole its height."""
    heights = [
        sum(boxes[at].height + _SPACE for at in column) - _SPACE if column else 0.0
        for column in columns
    ]
    total = max(heights, default=0.0)
    places: dict[int, tuple[float, float]] = {}
    for number, (column, height) in enumerate(zip(columns, heights, strict=True)):
        y = (total - height) / 2
        for at in column:
            places[at] = (number * (_WIDTH + _GAP), y)
            y += boxes[at].height + _SPACE
    return places, total


def _draw_arrow(
    way: Sequence[int], places: Mapping[int, tuple[float, float]], boxes: Sequence[_Box]
) -> str:
    middle = {at: places[at][1] + boxes[at].height / 2 for at in way}
    path = ""
    for one, other in pairwise(way):
        left, right = places[one][0] + _WIDTH, places[other][0]
        bend = (left + right) / 2
        start = f"M{left} {middle[one]:.0f}" if not path else f"L{left} {middle[one]:.0f}"
        path += (
            f"{start}C{bend:.0f} {middle[one]:.0f} {bend:.0f} {middle[other]:.0f} "
            f"{right} {middle[other]:.0f}"
        )
    x, y = places[way[-1]][0], middle[way[-1]]
    return (
        f'<path class="step" d="{path}"/>'
        f'<path class="head" d="M{x - 8} {y - 4:.0f}L{x} {y:.0f}L{x - 8} {y + 4:.0f}z"/>'
    )


def _draw_stop(stop: Stop, box: _Box, place: tuple[float, float]) -> str:
    x, y = place
    baseline = y + _EDGE + _NAME_HEIGHT - 6
    lines = []
    for line in box.name:
        lines.append(f'<text class="name" x="{x + 12}" y="{baseline:.0f}">{escape(line)}</text>')
        baseline += _NAME_HEIGHT
    for line in box.detail:
        lines.append(
            f'<text class="detail" x="{x + 12}" y="{baseline - 2:.0f}">{escape(line)}</text>'
        )
        baseline += _DETAIL_HEIGHT
    return (
        f'<g class="stop-{stop.kind.value}"><title>{escape(stop.words)}</title>'
        f'<rect x="{x}" y="{y:.0f}" width="{_WIDTH}" height="{box.height:.0f}" rx="7"/>'
        f"{''.join(lines)}</g>"
    )
