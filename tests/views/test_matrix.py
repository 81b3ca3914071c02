"""Claims by reports."""

from __future__ import annotations

from lxml import html

from crosswire.types import Aspect, AspectName, AspectValue, Verdict
from crosswire.views import markdown, page
from crosswire.views.digest import arrange
from crosswire.views.matrix import CellKind, lay_out_matrix, mark_cell
from tests.timing import least_seconds
from tests.views.crowd import make_article, make_claim, make_crowd, make_story
from tests.views.fixtures import rich_comparison, single_comparison


def test_conflicts_lead_the_rows_and_alone_is_counted() -> None:
    """What one report alone has is a number below, not a row with one mark."""
    matrix = lay_out_matrix(arrange(rich_comparison()), 60, 40)
    assert matrix is not None
    verdicts = [row.view.claim.verdict for row in matrix.rows]
    assert verdicts == [
        Verdict.CONFLICT,
        Verdict.CONFLICT,
        Verdict.UPDATE,
        Verdict.VARY,
        Verdict.AGREE,
    ]
    assert matrix.n_alone == (2, 1, 1)
    assert matrix.n_missing == (0, 0, 1)


def test_a_cell_has_the_value_where_reports_differ() -> None:
    """Three costs, three cells; what all carry alike is a dot, what one lacks a dash."""
    matrix = lay_out_matrix(arrange(rich_comparison()), 60, 40)
    assert matrix is not None
    rows = {row.view.claim.id: row.cells for row in matrix.rows}
    assert [cell.text for cell in rows["c-cost"]] == [
        "240 million EUR",
        "about 310 million EUR",
        "more than 300 million EUR",
    ]
    assert [mark_cell(cell) for cell in rows["c-trade"]] == ["●", "●", "●"]
    assert [mark_cell(cell) for cell in rows["c-toll"]] == ["1", "2", "–"]
    assert rows["c-toll"][2].kind is CellKind.MISSING


def test_a_report_of_both_values_has_both_in_its_cell() -> None:
    """The outlet that tells of the dispute stands on both sides."""
    articles = [make_article(at, 2) for at in range(3)]
    values = (("60", ("r0", "r1")), ("40", ("r1", "r2")))
    aspect = Aspect(
        name=AspectName.VALUE,
        values=tuple(AspectValue(value=value, reports=reports) for value, reports in values),
    )
    claim = make_claim(0, articles, verdict=Verdict.CONFLICT, aspects=(aspect,))
    matrix = lay_out_matrix(arrange(make_story(articles, [claim])), 60, 40)
    assert matrix is not None
    assert [cell.text for cell in matrix.rows[0].cells] == ["60", "60 / 40", "40"]
    assert [mark_cell(cell) for cell in matrix.rows[0].cells] == ["1", "1/2", "2"]


def test_one_report_has_no_matrix() -> None:
    """Nothing was compared."""
    assert lay_out_matrix(arrange(single_comparison()), 60, 40) is None


def test_hundreds_of_claims_and_reports_are_bounded_and_counted() -> None:
    """What is left out is said."""
    matrix = lay_out_matrix(arrange(make_crowd(50, 300)), 60, 40)
    assert matrix is not None
    assert (len(matrix.rows), len(matrix.reports)) == (60, 40)
    assert (matrix.n_more, matrix.n_hidden) == (136, 10)


def test_the_table_of_the_page_has_heads_with_scope() -> None:
    """Claims head rows, reports head columns, and no cell is colour alone."""
    tree = html.document_fromstring(page.render([rich_comparison()]))
    (table,) = tree.xpath("//section[@class='matrix']//table")
    heads = table.xpath("./thead//th[@scope='col']")
    assert [th.text_content() for th in heads[:3]] == ["Claim", "Verdict", "The Lagoon Courier"]
    for row in table.xpath("./tbody/tr"):
        assert row.xpath("./th[@scope='row']")
        assert all(cell.text_content().strip() for cell in row.xpath("./td"))


def test_markdown_has_the_matrix_with_numbers_for_many_reports() -> None:
    """Seven outlets are numbers with a key below, three have their names."""
    assert "| Claim | Verdict | The Lagoon Courier |" in markdown.render(rich_comparison())
    text = markdown.render(make_crowd(7, 12))
    assert "| Claim | Verdict | 1 | 2 | 3 | 4 | 5 | 6 | 7 |" in text
    assert "1: Outlet 0; 2: Outlet 1;" in text


def test_ten_reports_render_in_a_fifth_of_a_second() -> None:
    """A page of 10 reports and 300 claims is written fast enough to be asked for again."""
    crowd = make_crowd(10, 300)
    page.render([crowd])
    # ten times the usual: only a blow-up fails
    assert least_seconds(lambda: page.render([crowd]), enough=1.0) <= 1.0
