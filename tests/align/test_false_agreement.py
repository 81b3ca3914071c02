"""What shares a number or its words and is no support all the same."""

from __future__ import annotations

import pytest

from crosswire.align.claims import prepare_items
from crosswire.align.item import Item, Pool
from crosswire.align.match import Slot
from crosswire.align.measures import allow_and_have
from crosswire.align.moods import differ_in_mood
from crosswire.align.periods import same_period
from crosswire.align.times import read_signs
from crosswire.align.told_numbers import (
    have_other_multiples,
    have_rival_numbers,
    only_takes_back,
    puts_right,
)
from crosswire.types import Event, Figure, Form, Period, Qualifier, Status, Verdict

from .builders import Draft, align


def read(*texts: str, number: str | None = None) -> list[Item]:
    """Prepare clauses of several reports, each with the share that it gives, if any."""
    drafts = []
    for at, text in enumerate(texts):
        draft = Draft(f"Outlet {at}", f"{text}.").tells(text, Event(type=None, status=Status.DONE))
        if number is not None:
            exact = next(word for word in text.split() if word[:1].isdigit()) + f" {number}"
            value = float(exact.split()[0])
            draft.counts(exact, _number(value, number))
        drafts.append(draft)
    return list(prepare_items([draft.report for draft in drafts])[Pool.PROPOSITION])


def _number(value: float, unit: str | None = None, measured: str | None = None) -> Figure:
    return Figure(low=value, high=value, unit=unit, property=measured, qualifier=Qualifier.EXACT)


def test_a_value_given_in_a_notice_that_is_corrected_no_longer_holds() -> None:
    text = "The board corrects its notice of May, in which turnout was given as 54.1 percent."
    assert read_signs(text, text.index("54.1"), (0, len(text))).outdated
    text = "The board noted that turnout was given as 54.1 percent."
    assert not read_signs(text, text.index("54.1"), (0, len(text))).outdated
    text = "The correct figure is 52.7 percent."
    assert read_signs(text, text.index("52.7"), (0, len(text))).revises


def test_a_passage_that_corrects_a_notice_does_not_tell_its_value() -> None:
    taken, told = read(
        "The board corrected its notice, in which turnout was given as 54.1 percent",
        "Turnout was 54.1 percent",
        number="percent",
    )
    assert only_takes_back(taken)
    assert not only_takes_back(told)


def test_a_bare_number_that_is_put_aside_supports_nobody() -> None:
    old = Draft("Herald", "In Orve 71 people were missing after the flood.", published="2024-05-03")
    old.counts("71 people", _number(71, "person", "missing"))
    text = "In Orve 66 people were missing after the flood, down from 71."
    new = Draft("Star", text, published="2024-05-05")
    new.counts("66 people", _number(66, "person", "missing")).counts("71", _number(71))
    claims = align(old, new)
    assert Verdict.AGREE not in {claim.verdict for claim in claims}
    assert Verdict.UPDATE in {claim.verdict for claim in claims}


def test_who_denies_a_number_does_not_support_it() -> None:
    right, wrong = read("There were 88 on the bus, not 71", "There were 71 on the bus")
    assert puts_right(right, wrong)
    assert not puts_right(wrong, right)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They agreed to double output by 2031", "They want to triple output by 2031"),
        ("Orve takes a third of exports", "Orve takes two-thirds of exports"),
    ],
)
def test_multiples_and_shares_in_words_are_numbers(one: str, other: str) -> None:
    assert have_other_multiples(*read(one, other))
    assert have_rival_numbers(*read(one, other))
    assert not have_other_multiples(*read(one, one))
    assert not have_other_multiples(*read(one, "They met at half past three"))


def test_shares_exact_to_a_decimal_differ() -> None:
    texts = "Lund won 41.2 percent", "Lund took 41.8 per cent"
    drafts = [
        Draft(f"Outlet {at}", f"{text}.").tells(text, Event(type=None, status=Status.DONE))
        for at, text in enumerate(texts)
    ]
    drafts[0].counts("41.2 percent", _number(41.2, "percent"))
    drafts[1].counts("41.8 per cent", _number(41.8, "percent"))
    items = prepare_items([draft.report for draft in drafts])[Pool.PROPOSITION]
    assert have_rival_numbers(*items)


def test_what_an_opening_names_is_not_what_is_told() -> None:
    asked = Draft("Herald", "The union demanded a recount in nine towns.")
    asked.says("a recount in nine towns", form=Form.INDIRECT, cue="demanded")
    text = "Following an order of the court, the board recounted the ballots of nine towns"
    done = Draft("Star", f"{text}.").tells(text, Event(type=None, status=Status.DONE))
    items = prepare_items([asked.report, done.report])[Pool.PROPOSITION]
    assert differ_in_mood(items[0], items[1])


def test_a_calendar_year_is_no_year_that_ends_in_june() -> None:
    calendar = Period(start="2025-01-01", end="2025-12-31")
    fiscal = Period(start="2025-07-01", end="2026-06-30", basis="2026, from the report's date")
    past = Period(start="2025-06-15", end="2026-06-14", basis="past year")
    assert same_period(calendar, fiscal) is Slot.DIFFERENT
    assert same_period(calendar, past) is Slot.SAME


def test_what_a_vessel_may_carry_is_not_what_it_carries() -> None:
    allowed, had, limit = read(
        "The barge has an authorised load of 45 tonnes",
        "The barge had 45 tonnes of cement on board",
        "The barge can carry 45 tonnes",
    )
    assert allow_and_have(allowed, had)
    assert not allow_and_have(allowed, limit)


def test_a_small_bare_number_is_not_that_of_a_named_thing() -> None:
    one = Draft("Herald", "The barge left Orve with 40 passengers and a crew of six, Lund said.")
    one.counts("six", _number(6))
    other = Draft("Star", "The ministry corrected the list since six children had no tickets.")
    other.counts("six children", _number(6, "child"))
    assert Verdict.AGREE not in {claim.verdict for claim in align(one, other)}
