"""Reports are placed among those of their own days, whenever they are added."""

from __future__ import annotations

import random

import pytest

from crosswire.ledger import placing
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.database import LedgerError
from crosswire.ledger.restoring import find_story
from crosswire.story import sort_by_day
from crosswire.story.book import StoryBook
from crosswire.story.stream import StoryStream, make_story_id
from crosswire.types import Article
from tests.ledger.helpers import Box, make_article

HARBOUR = (
    "The harbour of Porto Alto was closed on Monday after a crane fell on the ferry Santa Rita.\n"
    "Mayor Rui Costa said twelve dockers were hurt, and that divers were searching the basin."
)
AGAIN = (
    "A crane has fallen on a ferry in Porto Alto, the second such accident there in two years.\n"
    "Rui Costa, the mayor, said 31 dockers had been taken to hospital from the quay."
)
DAM = (
    "Engineers of the Karun valley opened the gates of the Merivale dam on Tuesday.\n"
    "Water minister Lena Okoro said nine villages below it were warned by siren."
)


@pytest.fixture(autouse=True)
def sections() -> None:
    """Group by what reports tell, as outside of tests."""


def at(text: str, outlet: str, day: str) -> Article:
    """Make a report of a day."""
    return make_article(text, outlet=outlet, published=day)


def story_of(box: Box, article: Article) -> str:
    """Give the story that a report stands in."""
    rows = box.database.rows(
        "SELECT story FROM now_report WHERE report = :report", {"report": article.id}
    )
    return str(rows[0][0])


def test_an_archive_may_come_after_the_news_of_today(box: Box) -> None:
    """A report of an old day joins the story of that day, not today's."""
    old, today = at(HARBOUR, "Bay Courier", "2029-03-05"), at(AGAIN, "Bay Courier", "2031-03-05")
    late = at(HARBOUR + "\nThe port opens on Friday.", "Hill Gazette", "2029-03-06")
    for article in (old, today, late):
        box.add([article])
    assert story_of(box, late) == story_of(box, old) != story_of(box, today)
    assert check_ledger(box.database).faults == ()


def test_of_many_older_stories_those_of_the_last_days_are_remembered(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not those that came in last: an archive would drive last year's news out."""
    monkeypatch.setattr(placing, "_REMEMBERED", 1)
    last_year, archive = at(HARBOUR, "Bay Courier", "2030-03-05"), at(DAM, "Dam Post", "1999-03-05")
    again = at(AGAIN, "Hill Gazette", "2031-03-05")
    for article in (last_year, archive, again):
        box.add([article])
    related = box.database.rows(
        "SELECT other FROM story_link WHERE story = :story AND kind = 'related'",
        {"story": story_of(box, again)},
    )
    assert related == [(story_of(box, last_year),)]


def test_days_far_apart_in_one_batch_are_placed_each_by_themselves(box: Box) -> None:
    """Whatever their order in the batch."""
    articles = [
        at(AGAIN, "Bay Courier", "2031-03-05"),
        at(HARBOUR, "Bay Courier", "2029-03-05"),
        at(DAM, "Hill Gazette", "2030-06-01"),
        at(HARBOUR + "\nThe port opens on Friday.", "Hill Gazette", "2029-03-06"),
    ]
    box.add(articles)
    stories = [story_of(box, article) for article in articles]
    assert stories[1] == stories[3]
    assert len(set(stories)) == 3


def test_an_undated_report_is_placed_too(box: Box) -> None:
    box.add([at(HARBOUR, "Bay Courier", "2029-03-05")])
    undated = make_article(
        HARBOUR + "\nThe port opens on Friday.", outlet="Moor Echo", published=None
    )
    box.add([undated])
    assert story_of(box, undated)
    assert check_ledger(box.database).faults == ()


CORPUS = (
    at(HARBOUR, "Bay Courier", "2029-03-05"),
    at(HARBOUR + "\nThe port opens on Friday.", "Hill Gazette", "2029-03-05"),
    at(HARBOUR + "\nThe ferry was built in 1988.", "Moor Echo", "2029-03-06"),
    at(DAM, "Vale Mercury", "2029-03-05"),
    at(DAM + "\nFarmers had asked for it.", "Fen Observer", "2029-03-05"),
    make_article(DAM + "\nSirens howled.", outlet="Cape Sentinel", published=None),
)


@pytest.mark.parametrize("seed", range(4))
def test_a_batch_has_the_ids_that_grouping_its_files_gives(box: Box, seed: int) -> None:
    """Whatever the order in which the files lie."""
    stream, book = StoryStream(), StoryBook()
    for article in sort_by_day(CORPUS):
        book.place(stream.add(article))
    expected = {report: story.id for story in book.stories() for report in story.reports}
    box.add(random.Random(seed).sample(CORPUS, len(CORPUS)))
    assert {article.id: story_of(box, article) for article in CORPUS} == expected


def test_the_id_made_from_any_report_leads_to_the_story_that_holds_it(box: Box) -> None:
    """Reports that came in one by one, the last first, begin their stories otherwise."""
    box.add_one_by_one(reversed(CORPUS))
    for article in CORPUS:
        assert find_story(box.database, make_story_id(article.id)) == story_of(box, article)
    with pytest.raises(LedgerError, match="holds no story 's-0123456789ab'"):
        find_story(box.database, "s-0123456789ab")
    with pytest.raises(LedgerError, match="'s-none' is no id of a story"):
        find_story(box.database, "s-none")


def test_what_is_no_id_of_a_story_is_not_looked_for_among_all_reports(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a hundred thousand reports that would take long."""

    def refuse(*_: object) -> None:
        raise AssertionError("all reports are gone through")

    monkeypatch.setattr(box.database, "stream", refuse)
    with pytest.raises(LedgerError, match="'treaty' is no id of a story"):
        find_story(box.database, "treaty")


def test_an_earlier_reprint_that_comes_in_later_leaves_the_ids_as_they_are(box: Box) -> None:
    """Whoever keeps the id of a story finds it still, though another report would begin it now."""
    box.add(CORPUS)
    before = {article.id: story_of(box, article) for article in CORPUS}
    first = min((one for one in CORPUS if one.published), key=lambda one: one.published or "")
    half = first.text[: len(first.text) * 2 // 3].rsplit("\n", 1)[0]
    box.add([make_article(half, outlet="Early Bird", published=first.published)])
    after = {article.id: story_of(box, article) for article in CORPUS}
    assert {find_story(box.database, id_) for id_ in before.values()} == set(after.values())
    for article in CORPUS:
        assert find_story(box.database, before[article.id]) == after[article.id]
