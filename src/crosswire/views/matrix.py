"""Which report carries which claim, and with what value: one table for all views."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from crosswire.types import Article, Aspect, AspectName, AspectValue, Verdict
from crosswire.views.digest import ClaimView, Digest
from crosswire.views.labels import count, name_figure
from crosswire.views.wording import Wording

_LONGEST = 48
_TELLING = (
    AspectName.VALUE,
    AspectName.STATUS,
    AspectName.DATE,
    AspectName.PLACE,
    AspectName.PERIOD,
    AspectName.UNIT,
    AspectName.QUALIFIER,
    AspectName.ACTOR,
    AspectName.WORDING,
    AspectName.SPEAKER,
)
"""Which aspect a cell shows where a claim differs in several."""
_DISPUTED = frozenset({Verdict.CONFLICT, Verdict.UPDATE})
MATRIX_TITLE = "Who carries what"
MATRIX_KEY = "● carries it, – does not; words are what a report gives where reports differ"
MATRIX_KEY_KEYED = "● carries it, – does not; where reports differ, one number is one value"
SUM_ALONE = "It alone has"
SUM_MISSING = "Others have, it does not"


class CellKind(StrEnum):
    """How one report stands to one claim."""

    CARRIES = "carries"
    DIFFERS = "differs"  # it carries the claim with a value of its own
    MISSING = "missing"


class Cell(msgspec.Struct, frozen=True):
    """
    What one report has of one claim.

    Attributes:
        kind: Whether it carries the claim.
        text: Its value where reports differ, short; empty where it says what the others say.
        sides: Numbers of its values, from 1; reports with one number give one value.
    """

    kind: CellKind
    text: str = ""
    sides: tuple[int, ...] = ()


class Row(msgspec.Struct, frozen=True):
    """One claim with a cell for each report, in the order of the reports."""

    view: ClaimView
    cells: tuple[Cell, ...]


class Matrix(msgspec.Struct, frozen=True):
    """
    Claims by reports.

    Attributes:
        reports: The columns.
        rows: Claims of two or more reports, those in conflict first, then by weight.
        n_more: Such claims that are left out of the rows.
        n_hidden: Reports that are left out of the columns.
        n_alone: How many claims each report alone has, in the order of the columns.
        n_missing: How many claims of two or more others each report does not carry.
    """

    reports: tuple[Article, ...]
    rows: tuple[Row, ...]
    n_more: int
    n_hidden: int
    n_alone: tuple[int, ...]
    n_missing: tuple[int, ...]


def lay_out_matrix(digest: Digest, most: int, most_reports: int) -> Matrix | None:
    """
    Lay out claims by reports; None where nothing is shared by two.

    What one report alone has would be a row with one mark in it: it is counted instead.

    Args:
        digest: The comparison, arranged.
        most: Rows to give at most.
        most_reports: Columns to give at most.
    """
    reports = digest.comparison.reports[:most_reports]
    views = [view for _, group in digest.groups for view in group]
    if digest.is_single or not views:
        return None
    alone = {entry.report.id: len(entry.claims) for entry in digest.alone}
    left_out = {entry.report.id: len(entry.claims) for entry in digest.left_out}
    return Matrix(
        reports=reports,
        rows=tuple(Row(view, _fill_row(view, reports)) for view in views[:most]),
        n_more=max(0, len(views) - most),
        n_hidden=len(digest.comparison.reports) - len(reports),
        n_alone=tuple(alone.get(report.id, 0) for report in reports),
        n_missing=tuple(left_out.get(report.id, 0) for report in reports),
    )


def say_rest(matrix: Matrix) -> str:
    """Say what is left out of a matrix: "3 more claims and 2 more reports"; empty where nothing."""
    left = (
        count(number, one)
        for number, one in ((matrix.n_more, "more claim"), (matrix.n_hidden, "more report"))
        if number
    )
    return " and ".join(left)


def mark_cell(cell: Cell) -> str:
    """Mark a cell with a character or two: "●", "–", or "1" for the first value, "1/2" for both."""
    if cell.kind is CellKind.MISSING:
        return "–"
    return "/".join(map(str, cell.sides)) or "●"


def _fill_row(view: ClaimView, reports: Sequence[Article]) -> tuple[Cell, ...]:
    aspect = _find_telling(view)
    given = aspect.values if aspect else ()
    wordings: defaultdict[str, list[Wording]] = defaultdict(list)
    for wording in view.wordings:
        wordings[wording.mention.report].append(wording)
    cells = []
    for report in reports:
        if report.id not in view.claim.reports:
            cells.append(Cell(CellKind.MISSING))
            continue
        sides = tuple(at for at, one in enumerate(given, start=1) if report.id in one.reports)
        told = [_say_value(view, aspect, given[side - 1]) for side in sides] if aspect else []
        text = _shorten(told, wordings[report.id])
        cells.append(Cell(CellKind.DIFFERS if sides else CellKind.CARRIES, text, sides))
    return tuple(cells)


def _find_telling(view: ClaimView) -> Aspect | None:
    """Find the aspect that the cells show; other words alone count only in a dispute."""
    by_name = {aspect.name: aspect for aspect in view.claim.aspects}
    if view.claim.verdict not in _DISPUTED:
        by_name.pop(AspectName.WORDING, None)
    return next((by_name[name] for name in _TELLING if name in by_name), None)


def _say_value(view: ClaimView, aspect: Aspect, value: AspectValue) -> str:
    """Say a value so that it can stand in a cell: "more than" with its number, a speaker as one."""
    if aspect.name is AspectName.SPEAKER:
        return f"by {value.value}"
    if aspect.name not in {AspectName.QUALIFIER, AspectName.UNIT}:
        return value.value
    mentions = view.claim.mentions
    figures = (mentions[at].figure for at in value.mentions if 0 <= at < len(mentions))
    return next((name_figure(figure) for figure in figures if figure), value.value)


def _shorten(values: Sequence[str], wordings: Sequence[Wording]) -> str:
    """Write values in few words: of whole sentences those that no other report has."""
    joined = " / ".join(values)
    if len(joined) <= _LONGEST:
        return joined
    pieces = [piece.text for wording in wordings for piece in wording.pieces if piece.differs]
    return _cut(" … ".join(pieces) if pieces else joined)


def _cut(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" …,;") + " …"
