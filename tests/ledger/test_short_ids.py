"""An id may be given by its first letters, as long as they mean one thing."""

from __future__ import annotations

import pytest

from crosswire.ledger.database import LedgerError
from crosswire.ledger.restoring import find_claim, find_story, load_entries
from crosswire.ledger.short_ids import CLAIM, STORY, find_report, list_beginnings
from tests.ledger.helpers import Box, make_article

ARTICLES = [
    make_article(
        f"The mayor of {town} opened the new bridge on Monday.\nAt least {number} people came.",
        section=section,
        title=f"Bridge opens in {town}",
    )
    for town, section, number in (
        ("Alta", "ab12", 40),
        ("Birk", "ab34", 50),
        ("Cora", "cd56", 60),
    )
]


@pytest.fixture
def towns(box: Box) -> Box:
    """A ledger of three stories, two of whose ids begin alike."""
    box.add(ARTICLES)
    return box


@pytest.mark.parametrize("given", ["s-c", "cd", "S-CD5", " cd56 ", "s-cd56"])
def test_the_beginning_of_an_id_is_enough(towns: Box, given: str) -> None:
    """With or without what all ids of stories begin with."""
    assert find_story(towns.database, given) == "s-cd56"


def test_what_fits_several_lists_them(towns: Box) -> None:
    """Each with its title, so that the next try hits."""
    with pytest.raises(LedgerError, match=r"'ab' fits 2 stories, give more of the id: ") as error:
        find_story(towns.database, "ab")
    assert "s-ab12 (Bridge opens in Alta); s-ab34 (Bridge opens in Birk)" in str(error.value)


@pytest.mark.parametrize("given", ["", "s-", "s-abx", "abc", "%", "s-ab_2", "treaty", "ab12" * 4])
def test_what_begins_no_id_is_refused(towns: Box, given: str) -> None:
    """A whole word, a pattern and nothing at all are no beginnings."""
    with pytest.raises(LedgerError, match=r"is no id of a story|holds no story"):
        find_story(towns.database, given)


def test_two_ids_that_lead_to_one_story_are_not_ambiguous(towns: Box) -> None:
    """One went into the other, so either way it is the one that stands."""
    towns.add([make_article("The mayors met.", outlet="Hill Gazette", section="ab12+ab34")])
    assert find_story(towns.database, "ab") == "s-ab12"


def test_more_than_can_be_listed_are_ambiguous_though_the_first_lead_to_one(
    towns: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was not looked at may lead elsewhere."""
    towns.add([make_article("The mayors met.", outlet="Hill Gazette", section="ab12+ab34")])
    monkeypatch.setattr("crosswire.ledger.short_ids.MOST_LISTED", 1)
    monkeypatch.setattr("crosswire.ledger.restoring.MOST_LISTED", 1)
    with pytest.raises(LedgerError, match=r"'ab' fits more than 1 stories, give more of the id"):
        find_story(towns.database, "ab")


def test_claims_and_reports_have_short_ids_too(towns: Box) -> None:
    """A claim by its digits alone or behind its kind; a report by its own."""
    rows = towns.database.rows("SELECT number, id FROM claim ORDER BY number")
    for number, id_ in rows:
        assert find_claim(towns.database, str(id_)[:-1]) == number
        assert find_claim(towns.database, str(id_).rpartition("-")[2]) == number
    with pytest.raises(LedgerError, match="is no id of a claim"):
        find_claim(towns.database, "figure-")
    for article in ARTICLES:
        assert find_report(towns.database, article.id[:-1]) == article.id
    with pytest.raises(LedgerError, match="is no id of a report"):
        find_report(towns.database, "r-")


def test_a_report_is_looked_for_among_those_of_the_claim_first(towns: Box) -> None:
    """One digit is enough where the claim has one report that it fits."""
    (entry, *_) = load_entries(towns.database, [1])
    report = entry.claim.reports[0]
    assert find_report(towns.database, report[:2], among=entry.claim.reports) == report


def test_beginnings_are_spelt_as_the_ledger_spells_ids() -> None:
    """Digits alone may belong to a claim of any kind."""
    assert list_beginnings(STORY, "9F") == ["s-9f"]
    assert list_beginnings(CLAIM, "Figure-3F") == ["figure-3f"]
    assert set(list_beginnings(CLAIM, "3f")) == {
        "statement-3f", "figure-3f", "event-3f", "relation-3f"
    }  # fmt: skip
    assert list_beginnings(STORY, "s-3f'; DROP") == []
