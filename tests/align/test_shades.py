"""What two passages of one claim put otherwise, so that they do not agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from msgspec.structs import replace

from crosswire.align.claims import prepare_items
from crosswire.align.figures import compare_figures
from crosswire.align.grouping import Pairs
from crosswire.align.item import Item, Pool
from crosswire.align.match import Match, Outcome
from crosswire.align.shades import find_shade
from crosswire.align.verdicts import judge
from crosswire.types import AspectName, Clause, Event, Figure, Status, Verdict
from tests.timing import least_seconds

from .builders import Draft

if TYPE_CHECKING:
    from crosswire.align.comparers import Comparer


def passage(outlet: str, text: str, verb: str, status: Status = Status.DONE) -> Item:
    """Prepare one clause with its main verb."""
    event = Event(type=None, status=status)
    report = Draft(outlet, f"{text}.").tells(text, event).report
    clause = Clause(start=0, end=len(text), event=event, predicate=text.index(verb))
    return prepare_items([replace(report, clauses=(clause,))])[Pool.PROPOSITION][0]


def dated(text: str) -> Item:
    """Prepare one clause of a report of a Thursday in August."""
    draft = Draft(text, f"{text}.", published="2033-08-18").tells(text, Event(type=None))
    return prepare_items([draft.report])[Pool.PROPOSITION][0]


def counted(text: str, exact: str, number: float, unit: str) -> Item:
    """Prepare one clause with a figure."""
    draft = Draft(exact, f"{text}.").tells(text, Event(type=None))
    draft.counts(exact, Figure(low=number, high=number, unit=unit))
    return prepare_items([draft.report])[Pool.PROPOSITION][0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("All villagers were moved to Orve", "Some villagers were moved to Orve"),
        ("Most of the shops stayed shut", "Nearly all shops stayed shut"),
        ("Both gates will open at noon", "At least one of the two gates will open at noon"),
        ("One of her sons was on board", "Two of her sons were on board"),
        ("Several of the banks were fined", "Every bank was fined"),
        ("Some said all the shops were shut", "Most shops were shut"),
    ],
)
def test_how_much_of_a_thing_is_meant_may_differ(one: str, other: str) -> None:
    items = [passage("Herald", one, one.split()[-2]), passage("Star", other, other.split()[-2])]
    shade = find_shade(items[0], items[1])
    assert shade is not None
    assert shade.aspect is AspectName.QUALIFIER
    assert find_shade(items[1], items[0]) == shade


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("All villagers were moved to Orve", "Every villager was moved to Orve"),
        ("Some 200 villagers were moved", "All villagers were moved"),
        ("The most dangerous villagers were moved", "All dangerous villagers were moved"),
        ("Not all villagers were moved", "Some villagers were moved"),
        ("All ships of some owners were moved", "All ships were moved"),
        ("His most trusted aide was moved", "One of his most trusted aides was moved"),
        ("The city's most popular fair was moved", "All popular fairs were moved"),
        ("A few villagers were moved", "Several villagers were moved"),
        ("Neither side moved", "Both sides moved"),
        ("All roads were moved", "Both roads were moved"),
        ("All the passengers moved", "Most of the crew moved"),
    ],
)
def test_words_that_mean_no_other_share(one: str, other: str) -> None:
    assert find_shade(passage("Herald", one, "moved"), passage("Star", other, "moved")) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("three days", 3, "day"), ("three hours", 3, "hour")),
        (("2 million euros", 2e6, "EUR"), ("2 million crowns", 2e6, "crown")),
        (("NZ$40 million", 4e7, "NZD"), ("US$40 million", 4e7, "USD")),
        (("$40 million", 4e7, "USD"), ("40 million euros", 4e7, "EUR")),
    ],
)
def test_one_number_of_two_units(
    one: tuple[str, float, str], other: tuple[str, float, str]
) -> None:
    items = [counted(f"The hearing took {each[0]}", *each) for each in (one, other)]
    shade = find_shade(items[0], items[1])
    assert shade is not None
    assert shade.aspect is AspectName.UNIT


def test_a_bare_dollar_may_be_any() -> None:
    one = counted("The loan is NZ$40 million", "NZ$40 million", 4e7, "NZD")
    other = counted("The loan is $40 million", "$40 million", 4e7, "USD")
    assert find_shade(one, other) is None


def test_who_does_it_is_not_to_whom_it_is_done() -> None:
    one = passage("Herald", "Rusk bribed the mayor to win the contract", "bribed")
    other = passage("Star", "The mayor bribed Rusk to win the contract", "bribed")
    passive = passage("Post", "The mayor was bribed by Rusk to win the contract", "bribed")
    assert find_shade(one, other) is not None
    assert find_shade(one, passive) is None
    met = [passage("Herald", "Lund met Vale", "met"), passage("Star", "Vale met Lund", "met")]
    assert find_shade(met[0], met[1]) is None


def test_what_is_done_is_not_what_is_to_come() -> None:
    done = passage("Herald", "The bodies were handed over", "handed")
    ahead = passage("Star", "The bodies will be handed over", "handed", Status.PLANNED)
    asked = passage("Post", "that the bodies be handed over", "handed")
    shade = find_shade(done, ahead)
    assert shade is not None
    assert shade.aspect is AspectName.STATUS
    assert find_shade(asked, ahead) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge opened on 9 August", "The bridge opened on August 7"),
        ("The pier has been shut since May", "The pier has been shut since July"),
        ("The envoy arrived on Monday", "The envoy arrived on Tuesday evening"),
        ("The mine must pay by 30 June", "The mine must pay by 1 October"),
    ],
)
def test_days_may_differ(one: str, other: str) -> None:
    items = [dated(one), dated(other)]
    shade = find_shade(items[0], items[1])
    assert shade is not None
    assert shade.aspect is AspectName.DATE
    assert find_shade(items[1], items[0]) == shade


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge opened on 9 August", "The bridge opened on August 9"),
        ("The bridge opened on 9 August", "The bridge opened in August"),
        ("The frontier reopens from January 1", "The frontier reopens on the first of January"),
        ("It was sold on 3 May and reopened on 4 June", "It reopened on 4 June"),
        ("The envoy arrived on Monday", "The envoy arrived on 18 August"),
    ],
)
def test_one_day_may_be_named_in_two_ways(one: str, other: str) -> None:
    assert find_shade(dated(one), dated(other)) is None


class Chain:
    """Compares three mentions: the second is taken for one with either, the others for two."""

    def compare(self, left: Item, right: Item) -> Outcome:
        """Join what has to do with the Star."""
        is_joined = "star" in {left.mention.report, right.mention.report}
        return Outcome(Match.SAME if is_joined else Match.UNRELATED, "as made up", 0.9)


def test_what_agrees_through_a_third_report_alone_may_still_differ() -> None:
    told = {
        "Herald": "All villagers were moved to Orve",
        "Star": "Orve took in the villagers who were moved",
        "Post": "Most villagers were moved",
    }
    items = [passage(outlet, text, "moved") for outlet, text in told.items()]
    pairs = Pairs(items, cast("Comparer", Chain()))
    ruling = judge((0, 1, 2), pairs, {name.lower(): name for name in told})
    assert ruling.verdict is Verdict.VARY
    assert [aspect.name for aspect in ruling.aspects] == [AspectName.QUALIFIER]
    assert "they differ in how much (all, most)" in ruling.because


def test_two_names_of_one_sort_of_place() -> None:
    one = passage("Herald", "Rusk was held at Eastmoor airport", "held")
    other = passage("Star", "Rusk was held at Westmoor airport", "held")
    city = passage("Post", "Rusk was held at London airport", "held")
    assert find_shade(one, other) is not None
    assert find_shade(one, city) is None


@pytest.mark.parametrize(
    ("one", "other", "match"),
    [
        ("smuggler", "officer", Match.VARIANT),
        ("diplomat", "guard", Match.VARIANT),
        ("diplomat", "bulgarian", Match.SAME),
        ("diplomat", "man", Match.SAME),
        ("officer", "police officer", Match.SAME),
        ("child", "minor", Match.SAME),
        ("student", "migrant", Match.SAME),
        ("bystander", "shopper", Match.SAME),
    ],
)
def test_those_counted_under_two_names_may_be_others(one: str, other: str, match: Match) -> None:
    figures = [Figure(low=7, high=7, unit=unit) for unit in (one, other)]
    assert compare_figures(figures[0], figures[1]).match is match


@pytest.mark.parametrize("piece", ["A-", "A'", "one of the ", "most ", "1,"])
def test_any_text_is_looked_through_in_linear_time(piece: str) -> None:
    """A word of thousands of joined letters is no reason to wait."""
    text = (piece * 16000)[:16000]
    items = [passage(outlet, text, text[:1]) for outlet in ("Herald", "Star")]
    assert least_seconds(lambda: find_shade(items[0], items[1])) < 1.0
