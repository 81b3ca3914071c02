"""What prints the very words of a report just read is not read again, and comes out the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from crosswire.extract.report import extract_report
from crosswire.extract.reprints import Lately, bare_article, copy_report
from crosswire.pipeline import Engine, read_ahead, try_read
from crosswire.reader import RuleReader
from crosswire.reference import load_tables
from crosswire.sources import article_of_text
from crosswire.types import Article, Part, Reading, Report

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.txt"))
SHORT = "OSLO, May 3 - Norway's foreign minister met her Chilean colleague on Friday."


def _print(text: str, outlet: str | None, published: str = "2031-05-03", **more: str) -> Article:
    return article_of_text(
        text,
        uri=f"{outlet}.txt",
        outlet=outlet,
        published=published,
        today=date(2031, 6, 1),
        **more,
    )


class _Counting(RuleReader):
    """Counts what it reads."""

    n_read = 0

    def read(self, text: str, paragraphs: Sequence[Part]) -> Reading:
        self.n_read += 1
        return super().read(text, paragraphs)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_copy_is_what_reading_anew_gives(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = _print(text, "Sava Courier", "2031-05-03T08:00:00Z")
    later = _print(text, "Delta Post", "2031-05-03T21:30:00Z")
    tables, reader = load_tables(), RuleReader()
    read, anew = (
        extract_report(one, reader.read(one.text, one.paragraphs), tables) for one in (first, later)
    )
    assert bare_article(first) == bare_article(later)
    assert copy_report(read, later) == anew
    assert read != anew


@pytest.mark.parametrize(
    "other",
    [
        _print(f"{SHORT} They talked for an hour.", "Delta Post"),
        _print(SHORT, "Delta Post", "2031-05-04"),
        _print(SHORT, "Delta Post", title="Two ministers"),
        _print(SHORT, "Chilean"),
    ],
    ids=["words", "day", "headline", "outlet that the text names"],
)
def test_what_decides_how_it_reads_sets_reports_apart(other: Article) -> None:
    lately = Lately[str]()
    lately.keep(_print(SHORT, "Sava Courier"), "read")
    assert lately.find(_print(SHORT, None)) == "read"
    assert lately.find(other) is None


def test_an_outlet_that_names_itself_is_read_by_itself() -> None:
    """ "The Lindau Bote has learned" is its own reporting there, and a source elsewhere."""
    text = "The Lindau Bote has learned that the ferry will stop running on 3 June.\n\nIt is old."
    own, other = _print(text, "Lindau Bote"), _print(text, "Delta Post")
    assert bare_article(own) != bare_article(other)


def test_the_oldest_are_forgotten_and_what_is_too_long_is_not_kept() -> None:
    articles = [_print(f"{SHORT} Page {number:03}.", None) for number in range(4)]
    lately = Lately[int](most_text=3 * len(articles[0].text))
    for number, one in enumerate(articles[:3]):
        lately.keep(one, number)
    assert lately.find(articles[0]) == 0  # and so it is the latest
    lately.keep(articles[3], 3)
    assert [lately.find(one) for one in articles] == [0, None, 2, 3]
    lately.keep(_print(f"{SHORT} " * 5, None), 5)
    assert lately.find(_print(f"{SHORT} " * 5, None)) is None


def test_reprints_are_read_once() -> None:
    reader = _Counting()
    engine = Engine(reader=reader, tables=load_tables())
    articles = [_print(SHORT, f"Outlet {number}") for number in range(5)]
    lately = Lately[Report]()
    found = [
        try_read(one, engine, reading, lately)
        for one, reading in read_ahead(articles, reader)
        if isinstance(one, Article)
    ]
    assert reader.n_read == 1
    assert [one.article for one in found if isinstance(one, Report)] == articles
    assert all(
        mention.report == one.id
        for one in found
        if isinstance(one, Report)
        for mention in one.mentions
    )
