"""What comes in is placed, compared and kept; in whichever order, and however often."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire.ledger import adding
from crosswire.ledger.adding import Desk, add_items
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.restoring import restore_story
from crosswire.pipeline import compare_articles, try_read
from crosswire.story import sort_by_day
from crosswire.types import Article, Note, NoteKind, Unread
from tests.ledger.helpers import NOON, Box, dump, invent_articles, make_article, show_claims

STORY = invent_articles(7, n_stories=2, n_each=4)


def compare_anew(box: Box, articles: list[Article]) -> list[tuple[object, ...]]:
    """Compare reports as if there were no ledger."""
    comparison = compare_articles(
        sort_by_day(articles),
        lambda article: try_read(article, box.engine),
        engine=box.engine,
    )
    return show_claims(comparison)


def of_section(section: str | None) -> list[Article]:
    """Give the reports of one story."""
    return [article for article in STORY if article.section == section]


@pytest.mark.parametrize("is_one_by_one", [False, True])
def test_a_restored_story_is_a_fresh_comparison(box: Box, is_one_by_one: bool) -> None:
    """What the ledger holds of a story is what comparing its reports now would say."""
    if is_one_by_one:
        box.add_one_by_one(STORY)
    else:
        box.add(STORY)
    for section in {article.section for article in STORY}:
        page = restore_story(box.database, f"s-{section}")
        assert show_claims(page.comparison) == compare_anew(box, of_section(section))


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(len(STORY))), st.integers(1, 4))
def test_the_order_does_not_matter(order: list[int], size: int) -> None:
    """Reports that come one by one, in any order, make the same current claims as all at once."""
    found = []
    for articles, n_each in (([STORY[at] for at in order], size), (STORY, len(STORY))):
        with tempfile.TemporaryDirectory() as folder:
            box = Box(Path(folder) / "ledger")
            for at in range(0, len(articles), n_each):
                box.add(articles[at : at + n_each])
            pages = [
                restore_story(box.database, f"s-{section}").comparison
                for section in sorted({str(article.section) for article in STORY})
            ]
            found.append([show_claims(page) for page in pages])
            assert check_ledger(box.database).faults == ()
            box.close()
    assert found[0] == found[1]


def list_batches(box: Box, articles: list[Article]) -> list[int]:
    """Add reports in one go and give how many each batch brought."""
    desk = Desk(box.database, box.engine, lambda: NOON)
    return [added.n_reports for added in add_items(desk, articles, box.engine)]


def reprint(n_times: int) -> list[Article]:
    """Print one text under many outlets, each with a line of its own."""
    (first, *_) = STORY
    return [
        make_article(f"{first.text}\nIt is on page {number}.", outlet=f"Outlet {number}")
        for number in range(n_times)
    ]


def test_reprints_are_committed_in_larger_batches(box: Box) -> None:
    """A report counts by what is new of it, so that a story is not compared for each few copies."""
    own = [
        make_article(f"The harbour of Velmora has {number} gates.", outlet=f"Outlet {number}")
        for number in range(30)
    ]
    assert list_batches(box, own) == [25, 5]
    assert list_batches(box, reprint(60)) == [60]
    assert check_ledger(box.database).faults == ()


@pytest.mark.parametrize(("bound", "most"), [("_MOST_REPORTS", 20), ("_MOST_TEXT", 4000)])
def test_a_batch_of_reprints_is_bounded(
    box: Box, monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    """However alike reports are, what is held in memory before it is on disk is bounded."""
    monkeypatch.setattr(adding, bound, most)
    (largest, *rest) = list_batches(box, reprint(60))
    assert 0 < largest <= 20
    assert largest + sum(rest) == 60


def test_the_same_report_twice_changes_nothing(box: Box) -> None:
    """Adding what is there already leaves every row of every table as it was."""
    items = [*STORY, Unread(uri="broken.txt", reason="It is empty.")]
    box.add(items)
    before = dump(box.path)
    again = box.add(items)
    box.add_one_by_one(STORY)
    assert dump(box.path) == before
    assert (again.n_reports, again.n_known) == (0, len(STORY))


def test_one_report_given_twice_in_a_batch_is_entered_once(box: Box) -> None:
    """Two copies of one file that come together are one report."""
    added = box.add([STORY[0], STORY[0]])
    assert (added.n_reports, added.n_known) == (1, 1)


def test_stories_that_merge_keep_their_claims(box: Box) -> None:
    """A report that joins two stories brings their claims under one roof, with their ids."""
    one, other = make_article(STORY[0].text, section="a"), make_article(STORY[4].text, section="b")
    box.add_one_by_one([one, other])
    ids = {
        claim.id
        for story in ("s-a", "s-b")
        for claim in restore_story(box.database, story).comparison.claims
    }
    box.add([make_article(STORY[1].text, outlet="Hill Gazette", section="a+b")])
    page = restore_story(box.database, "s-b")
    assert page.id == "s-a"
    assert ids <= {claim.id for claim in page.comparison.claims}
    assert check_ledger(box.database).faults == ()


def test_remarks_of_the_sources_stay_with_the_story(box: Box) -> None:
    """A remark on a report's bytes is told after the next report came in, too."""
    note = Note(kind=NoteKind.ENCODING, text="Some bytes were no UTF-8.", report=STORY[0].id)
    box.add([STORY[0], note])
    box.add([STORY[1]])
    page = restore_story(box.database, f"s-{STORY[0].section}")
    assert note in page.comparison.notes


def test_what_is_no_character_is_entered_as_unknown(box: Box) -> None:
    """Half a surrogate pair in a JSON text, or bytes in a file name, do not stop a batch."""
    odd = make_article("Lund met the minister \ud83d in Oslo.", uri="caf\udce9.txt")
    added = box.add([odd, Unread(uri="\udcff.txt", reason="It is empty.")])
    assert added.n_reports == 1
    ((uri, text),) = box.database.rows("SELECT uri, text FROM report")
    assert uri == "caf\\udce9.txt"
    assert len(text) == len(odd.text)
    assert box.add([odd]).n_known == 1
    assert check_ledger(box.database).faults == ()


def test_a_random_mix_of_batches_ends_in_the_same_ledger(box: Box, tmp_path: Path) -> None:
    """Batches that overlap end in the same claims as batches that do not."""
    chance = random.Random(3)
    for _ in range(6):
        box.add(chance.sample(STORY, 4))
    box.add(STORY)
    plain = Box(tmp_path / "plain")
    plain.add(STORY)
    for section in {article.section for article in STORY}:
        left, right = (
            show_claims(restore_story(one.database, f"s-{section}").comparison)
            for one in (box, plain)
        )
        assert left == right
    plain.close()
