"""Reports go by the names that people know them by."""

from __future__ import annotations

from crosswire.types import Article
from crosswire.types.naming import name_report, name_reports


def make_article(name: str, **fields: str) -> Article:
    """Make an article that lies in a file."""
    return Article(id=name, uri=fields.pop("uri", f"stories/{name}.txt"), text="Snow.", **fields)


def name_one(**fields: str) -> str:
    """Name a single article."""
    article = make_article("lagoon-monday", **fields)
    name = name_report(article)
    assert name_reports([article]) == {"lagoon-monday": name}
    return name


def test_the_outlet_comes_first() -> None:
    """A known outlet outranks the agency whose copy it prints."""
    assert name_one(outlet="Lagoon Courier", agency="AFP") == "Lagoon Courier"


def test_an_unknown_outlet_goes_by_its_agency() -> None:
    """The credit line is the next best thing."""
    assert name_one(agency="AFP", republished_from="Lagoon Courier") == "AFP"


def test_a_reprint_says_that_it_is_one() -> None:
    """The outlet that first ran it did not print this page."""
    assert name_one(republished_from="Lagoon Courier") == "Lagoon Courier, republished"


def test_a_file_goes_by_its_name_without_the_ending() -> None:
    """No outlet is made up, and ".txt" is no part of a name."""
    assert name_one() == "lagoon-monday"
    assert name_one(uri="feed.jsonl:7") == "feed:7"
    assert name_one(uri="https://lagoon.example/2031/no.7") == "no.7"


def test_without_a_file_the_headline_serves() -> None:
    """Text that was pasted in has no address."""
    assert name_one(uri="", title="Snow falls") == "Snow falls"
    assert name_one(uri="") == "lagoon-monday"


def test_reports_of_one_outlet_are_told_apart() -> None:
    """By their day, and by a number where the day is the same, in whatever order they come."""
    articles = [
        make_article("a", outlet="Lagoon Courier", published="2031-03-12"),
        make_article("b", outlet="Lagoon Courier", published="2031-03-14T08:00:00Z"),
        make_article("c", outlet="Lagoon Courier", published="2031-03-14"),
    ]
    names = name_reports(articles)
    assert list(names.items()) == [
        ("a", "Lagoon Courier"),
        ("b", "Lagoon Courier (2)"),
        ("c", "Lagoon Courier, 2031-03-14"),
    ]
    assert name_reports(reversed(articles)) == names
