"""Extraction as a whole: what stands in a statement names its speaker; all spans check."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crosswire
from crosswire.extract.report import anchor_date, is_anchored
from crosswire.pipeline import Engine, read_article
from crosswire.sources import article_of_text
from crosswire.types import Article, DateBasis, Dateline, Form, Mention, Report

TODAY = date(2026, 11, 1)
ENGINE = Engine.default()


def read(text: str, published: str | None = "2026-03-12") -> Report:
    return read_article(article_of_text(text, published=published, today=TODAY), ENGINE)


def test_a_figure_inside_a_quote_names_the_speaker_of_the_quote() -> None:
    report = read('"Trade rose by 12 percent last year," said Finance Minister Ana Prado of Peru.')
    [figure] = [m for m in report.figures if m.figure and m.figure.low == 12]
    assert figure.speaker is not None and figure.speaker.name == "Ana Prado"
    assert figure.form is Form.DIRECT
    assert figure.cue is not None and figure.cue.exact == "said"


def test_a_figure_outside_every_statement_is_narrated() -> None:
    report = read("Exports from Peru rose by 12 percent in 2025.")
    [figure] = [m for m in report.figures if m.figure and m.figure.low == 12]
    assert figure.speaker is None
    assert figure.form is Form.NARRATED


@pytest.mark.parametrize(
    ("dateline", "published", "expected"),
    [
        ("2026-03-12", "2026-03-14T08:00:00Z", date(2026, 3, 12)),
        ("--03-12", "2026-03-14", date(2026, 3, 14)),
        (None, "2026-03-14", date(2026, 3, 14)),
        ("--03-12", None, None),
        (None, None, None),
    ],
)
def test_relative_dates_hang_on_the_dateline_first(
    dateline: str | None, published: str | None, expected: date | None
) -> None:
    article = Article(
        id="r1",
        uri="",
        text="x",
        dateline=Dateline(date=dateline) if dateline else None,
        published=published,
        published_basis=DateBasis.GIVEN if published else None,
    )
    assert anchor_date(article) == expected


def test_a_mention_that_stands_elsewhere_is_not_anchored() -> None:
    report = read('"We have signed," said Ann Lee.')
    mention = report.statements[0]
    moved = msgspec.structs.replace(mention, start=mention.start + 1, end=mention.end + 1)
    assert is_anchored(report.text, mention)
    assert not is_anchored(report.text, moved)


def all_passages(report: Report) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    mentions: list[Mention] = list(report.mentions)
    for mention in mentions:
        found += [(m.start, m.end, m.exact) for m in (mention, mention.source, mention.cue) if m]
    return found + [(m.start, m.end, m.exact) for m in report.actors]


WORDS = st.sampled_from(
    [
        "said", "“", "”", '"', "'", "he", "Kenya", "President", "Ann Lee", "12", "$4.5 billion",
        "percent", "on Monday", "denied", "met", ".", ",", "\n\n", "according to", "the", "that",
        "almost", "—", "(", ")", "recognize", "killed", "soldiers", "last year", "É", "🌊",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_every_span_checks_on_any_text(words: list[str]) -> None:
    """Whatever the text, `text[start:end] == exact` for all that is found."""
    report = read(" ".join(words))
    for start, end, exact in all_passages(report):
        assert report.text[start:end] == exact


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_the_reading(text: str) -> None:
    report = read(text)
    for start, end, exact in all_passages(report):
        assert report.text[start:end] == exact


def test_read_text_keeps_the_text_unchanged() -> None:
    text = "\n\n  HEADLINE HERE\n\nOSLO, March 3, 2026 (Fjord Wire) - Norway said no.  \n\n"
    assert read(text, published=None).text == text


def test_an_event_in_a_quote_ends_with_the_quote() -> None:
    """Neither the cue behind the closing mark nor its day belongs to what was told."""
    report = read(
        '"Norway will stop the sale of arms to Chile," a ministry spokesman said on Tuesday.'
    )
    closing = report.text.index('," a')
    assert [one.end <= closing for one in report.events] == [True]


def test_a_spokesman_behind_a_clause_is_not_the_place_before_him() -> None:
    """ "... near Port Ansel, a spokesman for the Oslo police said" names no man Port Ansel."""
    report = read("Two men were held near the Gare du Lac, a spokesman for the Oslo police said.")
    [found] = report.statements
    assert found.speaker is not None
    assert found.speaker.name == "spokesman for the Oslo police"


def test_a_surname_with_its_office_behind_is_a_person_with_that_role() -> None:
    """The finance minister named by the surname alone is no body."""
    report = read("Soler, the finance minister, told reporters on Monday: “We will not sell.”")
    [found] = report.statements
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.role) == ("Soler", "finance minister")


def test_a_statement_says_more_than_when() -> None:
    """ "Conceded defeat on Monday night" does not say "on Monday night"."""
    report = crosswire.read_text(
        "Opposition leader Mark Teller conceded defeat on Monday night.", published="2026-04-07"
    )
    assert "on Monday night" not in [mention.exact for mention in report.statements]
