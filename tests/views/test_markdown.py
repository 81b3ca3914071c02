"""A comparison as Markdown."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from crosswire.views import markdown
from tests.views.fixtures import rich_comparison, single_comparison


def to_html(text: str) -> str:
    """Render Markdown with raw HTML and automatic links allowed, as the laxest reader would."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(text)


def test_hostile_text_makes_no_element() -> None:
    """A script in a headline stays text even where HTML is let through."""
    page = to_html(markdown.render(rich_comparison()))
    assert "<script" not in page
    assert "<img" not in page
    assert set(re.findall(r"<(\w+)", page)) <= {
        "h1", "h2", "h3", "p", "em", "strong", "ul", "li", "table", "thead", "tbody", "tr", "th",
        "td", "hr",
    }  # fmt: skip


def test_every_claim_and_reason_is_there() -> None:
    """Markdown leaves no claim out."""
    comparison = rich_comparison()
    text = re.sub(r"\\(?=[^\w\s])", "", markdown.render(comparison))
    for claim in comparison.claims:
        for clause in claim.because.removesuffix(".").split("; "):
            assert clause[1:] in text


def test_differences_are_bold() -> None:
    """The number that differs stands out."""
    assert "**240**" in markdown.render(rich_comparison())


def test_tables_are_read_as_tables() -> None:
    """Each compared claim has its wordings in a table of its own, and all are in one."""
    assert to_html(markdown.render(rich_comparison())).count("<table>") == 6


def test_one_report_alone() -> None:
    """The single report's claims are listed."""
    text = markdown.render(single_comparison())
    assert "## What the report claims" in text
    assert "## Left out" not in text
