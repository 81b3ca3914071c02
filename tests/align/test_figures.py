"""Whether two reported figures agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.align.figures import compare_figures, property_of
from crosswire.align.match import Match
from crosswire.types import AspectName, Change, Figure, Period, Qualifier, Verdict

from .builders import Draft, align, day, state, year

NORWAY, CHILE = state("Norway", "NOR"), state("Chile", "CHL")


def test_the_same_number_agrees() -> None:
    """Same value, same slots: one figure."""
    figure = Figure(low=17e9, high=17e9, unit="USD", property="investment")
    assert compare_figures(figure, figure).match is Match.SAME


def test_a_qualifier_that_differs_is_a_variation() -> None:
    """ "More than 2.5 billion" and "around 2.5 billion" differ in qualifier alone."""
    more = Figure(
        low=2.5e9, high=None, unit="USD", qualifier=Qualifier.MORE_THAN, property="investment"
    )
    about = Figure(
        low=2.5e9, high=2.5e9, unit="USD", qualifier=Qualifier.ABOUT, property="investment"
    )
    outcome = compare_figures(more, about)
    assert outcome.match is Match.VARIANT
    assert outcome.aspects == {AspectName.QUALIFIER}


def test_almost_takes_in_the_number_just_below() -> None:
    """ "Almost 9" and "8.8" are one figure."""
    almost = Figure(
        low=None, high=9.0, unit="percent", qualifier=Qualifier.ALMOST, property="trade"
    )
    exact = Figure(low=8.8, high=8.8, unit="percent", property="trade")
    assert compare_figures(almost, exact).match.joins


def test_one_digit_off_is_a_conflict() -> None:
    """ "9.8" and "8.8" with all else equal cannot both be true."""
    left = Figure(low=9.8, high=9.8, unit="percent", property="trade")
    right = Figure(low=8.8, high=8.8, unit="percent", property="trade")
    assert compare_figures(left, right).match is Match.CONFLICT


def test_opposite_directions_are_two_figures() -> None:
    """Investment of A in B is not that of B in A, even where the number is one."""
    out = Figure(
        low=3e9, high=3e9, unit="USD", property="investment", from_actor=NORWAY, to_actor=CHILE
    )
    back = Figure(
        low=3e9, high=3e9, unit="USD", property="investment", from_actor=CHILE, to_actor=NORWAY
    )
    assert compare_figures(out, back).match is Match.UNRELATED


def test_a_missing_unit_takes_the_other_reports() -> None:
    """A percentage printed without its sign agrees with the one that has it."""
    bare = Figure(low=14.4, high=14.4, property="trade", change=Change.RISE)
    signed = Figure(low=14.4, high=14.4, unit="percent", property="trade", change=Change.RISE)
    assert compare_figures(bare, signed).match is Match.SAME


def test_units_of_one_dimension_are_converted() -> None:
    """Ten miles are 16 kilometres; the unit is the aspect."""
    miles = Figure(low=10.0, high=10.0, unit="mile", property="length")
    kilometres = Figure(low=16.0, high=16.0, unit="km", property="length")
    outcome = compare_figures(miles, kilometres)
    assert outcome.match is Match.VARIANT
    assert outcome.aspects == {AspectName.UNIT}


def test_different_periods_are_different_figures() -> None:
    """Trade of 2021 and of 2022 do not contradict each other."""
    left = Figure(low=12.0, high=12.0, unit="percent", property="trade", period=year(2021))
    right = Figure(low=19.0, high=19.0, unit="percent", property="trade", period=year(2022))
    assert compare_figures(left, right).match is Match.UNRELATED


def test_a_period_known_on_one_side_is_compatible() -> None:
    """One report dates the figure, the other does not."""
    left = Figure(low=12.0, high=12.0, unit="percent", property="trade", period=year(2021))
    right = Figure(low=12.0, high=12.0, unit="percent", property="trade")
    assert compare_figures(left, right).match is Match.SAME


def test_a_level_is_not_a_change() -> None:
    """A rate of 5 per cent and a rise by 5 per cent are two figures."""
    level = Figure(low=5.0, high=5.0, unit="percent", property="unemployment")
    rise = Figure(low=5.0, high=5.0, unit="percent", property="unemployment", change=Change.RISE)
    assert compare_figures(level, rise).match is Match.UNRELATED


def test_a_rise_against_a_fall_is_a_conflict() -> None:
    """The same number up and down contradicts."""
    up = Figure(low=5.0, high=5.0, unit="percent", property="export", change=Change.RISE)
    down = Figure(low=5.0, high=5.0, unit="percent", property="export", change=Change.FALL)
    assert compare_figures(up, down).match is Match.CONFLICT


def test_rounding_is_no_contradiction() -> None:
    """17 billion and 16.8 billion are one amount, rounded."""
    coarse = Figure(low=17e9, high=17e9, unit="USD", property="loan")
    fine = Figure(low=16.8e9, high=16.8e9, unit="USD", property="loan")
    assert compare_figures(coarse, fine).match is Match.VARIANT


@pytest.mark.parametrize(("coarse", "fine"), [(100e6, 50e6), (100e6, 149e6), (2e9, 1.5e9)])
def test_no_rounding_halves_a_number(coarse: float, fine: float) -> None:
    """100 million is one round digit, and still no 50 million rounded."""
    left, right = (Figure(low=n, high=n, unit="USD", property="aid") for n in (coarse, fine))
    assert compare_figures(left, right).match is Match.CONFLICT
    assert compare_figures(right, left).match is Match.CONFLICT


def test_a_doubled_sum_supersedes_the_first() -> None:
    """ "Doubled the aid to 100 million" a day later is no contradiction of 50 million."""
    sums = (("Star", "announced", 50, "2026-12-08"), ("Daily", "doubled", 100, "2026-12-09"))
    drafts = []
    for outlet, verb, number, date in sums:
        exact = f"{number} million ringgit"
        text = f"Premier Rahim Yusof {verb} the flood aid to {exact} for Pahang."
        figure = Figure(low=number * 1e6, high=number * 1e6, unit="MYR", property="aid")
        drafts.append(Draft(outlet, text, published=date).counts(exact, figure))
    (claim,) = align(*drafts)
    assert claim.verdict is Verdict.UPDATE
    assert claim.figure is not None
    assert claim.figure.low == 100e6


def test_the_dead_are_not_rounded_in_silence() -> None:
    """28 dead are not 30 dead."""
    left = Figure(low=28.0, high=28.0, unit="person", property="dead")
    right = Figure(low=30.0, high=30.0, unit="person", property="dead")
    assert compare_figures(left, right).match is Match.CONFLICT


def test_currencies_are_not_converted() -> None:
    """Euros and dollars need a dated rate; they are left apart."""
    euros = Figure(low=3e8, high=3e8, unit="EUR", property="loan")
    dollars = Figure(low=3.2e8, high=3.2e8, unit="USD", property="loan")
    assert compare_figures(euros, dollars).match is Match.UNRELATED


figures = st.builds(
    lambda value, qualifier, unit, measured, change: Figure(
        low=None
        if qualifier in {Qualifier.ALMOST, Qualifier.LESS_THAN, Qualifier.AT_MOST}
        else value,
        high=None if qualifier in {Qualifier.MORE_THAN, Qualifier.AT_LEAST} else value,
        qualifier=qualifier,
        unit=unit,
        property=measured,
        change=change,
    ),
    st.sampled_from([5.0, 8.8, 9.0, 10.0, 16.0, 17e9, 16.8e9]),
    st.sampled_from(list(Qualifier)),
    st.sampled_from([None, "percent", "km", "mile", "USD", "person"]),
    st.sampled_from([None, "trade", "dead", "killed", "length"]),
    st.sampled_from(list(Change)),
)


@given(figures, figures)
def test_comparing_is_symmetric(left: Figure, right: Figure) -> None:
    """The order of two figures does not matter."""
    assert compare_figures(left, right) == compare_figures(right, left)


@given(figures)
def test_a_figure_never_contradicts_itself(figure: Figure) -> None:
    """Whatever its slots, a figure does not clash with itself."""
    assert not compare_figures(figure, figure).match.clashes


@pytest.mark.parametrize("word", ["killed", "deaths", "fatalities"])
def test_words_for_one_measure_are_one(word: str) -> None:
    """ "Killed", "deaths" and "fatalities" count the dead."""
    left = Figure(low=12.0, high=12.0, unit="person", property=word)
    right = Figure(low=12.0, high=12.0, unit="person", property="dead")
    assert compare_figures(left, right).match is Match.SAME


def test_a_share_in_words_is_the_percentage() -> None:
    """ "A quarter" and "25 per cent" are one; "two thirds" and "67 per cent" differ in value."""
    quarter = Figure(low=0.25, high=0.25, unit="fraction", property="votes")
    percent = Figure(low=25.0, high=25.0, unit="percent", property="votes")
    assert compare_figures(quarter, percent).match is Match.SAME
    thirds = Figure(low=2 / 3, high=2 / 3, unit="fraction", property="votes")
    rounded = Figure(low=67.0, high=67.0, unit="percent", property="votes")
    assert compare_figures(thirds, rounded).aspects == {AspectName.VALUE}


def test_one_toll_may_be_given_for_two_days() -> None:
    """ "Four died on 3 May", "seven dead on 5 May": one question, of one story."""
    four = Figure(low=4, high=4, unit="person", property="dead", period=day("2026-05-03"))
    seven = Figure(low=7, high=7, unit="person", property="dead", period=day("2026-05-05"))
    later = Figure(low=7, high=7, unit="person", property="dead", period=day("2026-06-05"))
    assert compare_figures(four, seven).match is Match.CONFLICT
    assert compare_figures(four, later).match is Match.UNRELATED


@pytest.mark.parametrize(
    ("unit", "measured"),
    [("aide", None), ("price", None), ("house", None), ("seat", "seats"), ("victim", "dead")],
)
def test_a_noun_counted_measures_no_more_than_itself(unit: str, measured: str | None) -> None:
    """Two aides are no aid, and 60 new houses are none destroyed; 12 seats are seats."""
    assert property_of(Figure(low=2, high=2, unit=unit)) == measured


def test_people_told_by_two_nouns_may_clash() -> None:
    """12,000 residents and 21,500 evacuees count the displaced; nurses and miners do not."""
    homeless = Figure(low=12e3, high=12e3, unit="resident", property="displaced")
    housed = Figure(low=21500, high=21500, unit="evacuee", property="evacuated")
    assert compare_figures(homeless, housed).match is Match.CONFLICT
    nurses = Figure(low=3, high=3, unit="nurse", property="dead")
    miners = Figure(low=5, high=5, unit="miner", property="dead")
    assert compare_figures(nurses, miners).match is Match.UNRELATED


@pytest.mark.parametrize(
    ("unit", "measured"),
    [
        ("family", "displaced"),
        ("home", "displaced"),
        ("vehicle", "trapped"),
        ("sheep", "dead"),
    ],
)
def test_what_is_no_single_person_is_no_number_of_people(unit: str, measured: str) -> None:
    """12,000 families, 40 cars and 200 sheep contradict no number of people."""
    others = Figure(low=40, high=40, unit=unit, property=measured)
    people = Figure(low=120, high=120, unit="person", property=measured)
    assert compare_figures(others, people).match is Match.UNRELATED


def test_one_report_means_two_things_by_two_names() -> None:
    """250 engineers and 250 demonstrators of one report are two claims, growth and prices too."""
    text = (
        "Some 250 engineers from Oru will be trained in Dale, Oru said, with 3.6 percent growth."
        "\n\nSome 250 demonstrators from Oru met in Dale, Oru said, with 3.6 percent inflation."
    )
    draft = Draft("Herald", text)
    draft.counts("250 engineers", Figure(low=250, high=250, unit="engineer"))
    draft.counts("250 demonstrators", Figure(low=250, high=250, unit="demonstrator"))
    growth = Figure(low=3.6, high=3.6, unit="percent", property="growth")
    draft.counts("3.6 percent growth", growth)
    prices = Figure(low=3.6, high=3.6, unit="percent", property="inflation")
    draft.counts("3.6 percent inflation", prices)
    assert len(align(draft)) == 4


def test_allegations_do_not_follow_the_count() -> None:
    """Fraud in 1,200 or 2,100 polling stations is a conflict, however far ballots are counted."""
    left = Draft(
        "Herald",
        "Ana Oru alleged fraud in 2,100 polling stations in Dale.\n\n"
        "Some 96 percent of the votes had been counted so far.",
    )
    right = Draft("Star", "Ana Oru alleged fraud in 1,200 polling stations in Dale.")
    left.counts("2,100 polling stations", Figure(low=2100, high=2100, unit="station"))
    right.counts("1,200 polling stations", Figure(low=1200, high=1200, unit="station"))
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.CONFLICT


def _rate(number: float, period: Period | None = None) -> Figure:
    return Figure(low=number, high=number, property="exchange rate", period=period)


def test_markets_of_two_days_do_not_conflict() -> None:
    """The crown stood at 10.4 and two days later at 10.3; nobody is wrong."""
    drafts = [
        Draft(outlet, f"The Oru crown stood at {number} to the euro.", published=day_)
        for outlet, number, day_ in (("Herald", 10.4, "2026-03-15"), ("Star", 10.3, "2026-03-17"))
    ]
    drafts[0].counts("10.4", _rate(10.4))
    drafts[1].counts("10.3", _rate(10.3))
    assert {claim.verdict for claim in align(*drafts)} == {Verdict.ALONE}


def test_a_market_of_one_day_has_one_price() -> None:
    """Two reports of two days that both date the price have one day with two prices."""
    left, right = (
        Draft(outlet, "The Oru crown stood at 10.4 to the euro on Monday.", published=day_).counts(
            "10.4", _rate(number, day("2026-03-16"))
        )
        for outlet, number, day_ in (("Herald", 10.4, "2026-03-16"), ("Star", 11.9, "2026-03-17"))
    )
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.CONFLICT


def test_two_stages_of_a_count_do_not_conflict() -> None:
    """41.3 percent with 64 percent counted, 41.2 with 65: the count goes on."""
    left = Draft("Herald", "Ana Oru had 41.3 percent of the vote with 64 percent counted.")
    right = Draft("Star", "Ana Oru had 41.2 percent of the vote with 65 percent counted.")
    for draft, number in ((left, 41.3), (right, 41.2)):
        share = Figure(low=number, high=number, unit="percent", property="votes")
        draft.counts(f"{number} percent", share)
    (claim,) = align(left, right)
    assert claim.verdict is Verdict.UPDATE
