"""Claims by reports on the HTML page, and what sets each report apart from the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosswire.types import Article
from crosswire.views.digest import ClaimView, Digest, count_numbers
from crosswire.views.labels import VERDICT_TITLES
from crosswire.views.markup import escape
from crosswire.views.matrix import (
    MATRIX_KEY,
    MATRIX_TITLE,
    SUM_ALONE,
    SUM_MISSING,
    Cell,
    CellKind,
    Matrix,
    Row,
    lay_out_matrix,
    say_rest,
)

_MOST_ROWS = 60
_MOST_COLUMNS = 40
_MOST_LINES = 6

Numbers = Mapping[str, int]
"""Number of each claim on the page, by its id."""
Places = Mapping[tuple[str, int], Sequence[str]]
"""Ids of the words of a claim in a report, by report and number."""


def write_matrix(digest: Digest, id_: str, numbers: Numbers, places: Places) -> str:
    """
    Write the table of claims by reports; nothing where no two reports share a claim.

    A cell has the value of the report where reports differ, else a dot or a dash, and leads to
    the words. No cell is told apart by its colour alone.

    Args:
        digest: The comparison, arranged.
        id_: Id of the story; every id inside starts with it.
        numbers: Number of each claim.
        places: Where the words of each claim stand.
    """
    matrix = lay_out_matrix(digest, _MOST_ROWS, _MOST_COLUMNS)
    if matrix is None:
        return ""
    head = "".join(
        f'<th scope="col">{escape(digest.names[report.id])}</th>' for report in matrix.reports
    )
    rows = "".join(_write_row(row, matrix.reports, id_, numbers, places) for row in matrix.rows)
    return f"""<section class="matrix" aria-labelledby="{id_}-matrix">
<h3 id="{id_}-matrix">{MATRIX_TITLE}</h3>
<p class="hint" id="{id_}-matrix-key">{MATRIX_KEY}.</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="{id_}-matrix">
<table aria-describedby="{id_}-matrix-key"><thead><tr><th scope="col">Claim</th>
<th scope="col">Verdict</th>{head}</tr></thead>
<tbody>{rows}</tbody><tfoot>{_write_sums(matrix)}</tfoot></table></div></section>"""


def _write_row(
    row: Row, reports: Sequence[Article], id_: str, numbers: Numbers, places: Places
) -> str:
    claim = row.view.claim
    number = numbers[claim.id]
    cells = "".join(
        _write_cell(cell, next(iter(places.get((report.id, number), ())), ""))
        for cell, report in zip(row.cells, reports, strict=True)
    )
    return (
        f'<tr class="v-{claim.verdict.value}" data-claim="{number}"><th scope="row">'
        f'<a href="#{id_}-c{number}">{escape(row.view.headline)}</a></th>'
        f'<td class="verdict">{VERDICT_TITLES[claim.verdict]}</td>{cells}</tr>'
    )


def _write_cell(cell: Cell, place: str) -> str:
    if cell.kind is CellKind.MISSING:
        return '<td class="no"><span aria-hidden="true">–</span><span class="sr">no</span></td>'
    words = '<span aria-hidden="true">●</span><span class="sr">yes</span>'
    if cell.text:
        words = escape(cell.text)
    # out of the tab order: the claim in the row leads to the same words
    linked = f'<a href="#{place}" tabindex="-1">{words}</a>' if place else words
    return f'<td class="{"own" if cell.kind is CellKind.DIFFERS else "yes"}">{linked}</td>'


def _write_sums(matrix: Matrix) -> str:
    """Write how many claims each report alone has, how many it lacks, and what is not shown."""
    rest = say_rest(matrix)
    if rest:
        told = f"and {rest} (in the lists above)"
        rest = f'<tr><th scope="row" colspan="{len(matrix.reports) + 2}">{told}</th></tr>'
    sums = ((SUM_ALONE, matrix.n_alone), (SUM_MISSING, matrix.n_missing))
    return rest + "".join(
        f'<tr><th scope="row" colspan="2">{label}</th>'
        + "".join(f"<td>{number:,}</td>" for number in values)
        + "</tr>"
        for label, values in sums
    )


def write_apart(digest: Digest, id_: str, numbers: Numbers) -> str:
    """
    Write for each report what it alone has and what it leaves out, each in order of weight.

    Args:
        digest: The comparison, arranged.
        id_: Id of the story.
        numbers: Number of each claim.
    """
    if digest.is_single:
        return ""
    alone = {entry.report.id: entry for entry in digest.alone}
    left_out = {entry.report.id: entry for entry in digest.left_out}
    items = []
    for report in digest.comparison.reports:
        own, lacks = alone.get(report.id), left_out.get(report.id)
        if own is None and not (lacks and lacks.claims):
            continue
        folded = f"<li>{escape(count_numbers(own.numbers))}</li>" if own and own.numbers else ""
        has = _write_lines(own.telling if own else (), id_, numbers) + folded
        without = _write_lines(lacks.claims if lacks else (), id_, numbers, is_tagged=True)
        items.append(
            f"<li><h4>{escape(digest.names[report.id])}</h4>"
            f"{_write_half('It alone has', has)}{_write_half('It leaves out', without)}</li>"
        )
    if not items:
        return ""
    return (
        f'<section class="apart" aria-labelledby="{id_}-apart"><h3 id="{id_}-apart">'
        "What each report alone has and leaves out</h3>"
        '<p class="hint">The weightiest first: what is in dispute, then what most independent '
        "voices carry, then what stands at the top of a report.</p>"
        f'<ul class="by-report">{"".join(items)}</ul></section>'
    )


def _write_half(title: str, lines: str) -> str:
    return f"<h5>{title}</h5>" + (f"<ul>{lines}</ul>" if lines else "<p>nothing</p>")


def _write_lines(
    views: Sequence[ClaimView], id_: str, numbers: Numbers, *, is_tagged: bool = False
) -> str:
    """Write the first claims as lines that lead to their cards, and how many more there are."""
    lines = []
    for view in views[:_MOST_LINES]:
        verdict = view.claim.verdict
        tag = (
            f' <span class="tag v-{verdict.value}">{VERDICT_TITLES[verdict].lower()}</span>'
            if is_tagged
            else ""
        )
        link = f'<a href="#{id_}-c{numbers[view.claim.id]}">{escape(view.headline)}</a>'
        lines.append(f"<li>{link}{tag}</li>")
    if len(views) > _MOST_LINES:
        lines.append(f"<li>and {len(views) - _MOST_LINES:,} more, in the list above</li>")
    return "".join(lines)
