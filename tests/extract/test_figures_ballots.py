"""Votes for and against that are told as a pair."""

from __future__ import annotations

import pytest

from .test_figures import figures_of

SIDES = {"votes for", "votes against", "abstentions"}


def _votes(text: str) -> dict[str, float | None]:
    """Give the number of each side."""
    found = (mention.figure for mention in figures_of(text))
    return {figure.property: figure.low for figure in found if figure and figure.property in SIDES}


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        ("The senate passed the harbour bill 48-39.", 48, 39),
        ("The measure cleared the House 210–180 on Tuesday.", 210, 180),
        ("The motion was carried by 48 votes to 39.", 48, 39),
        ("The board voted 5-2 to close the pool.", 5, 2),
        ("A 7 to 4 majority of the council backed the plan.", 7, 4),
        ("The court ruled by five votes to two that the law is void.", 5, 2),
        ("The Supreme Court upheld the ban in a 6-3 ruling.", 6, 3),
        ("By a vote of 12 to 9, the committee approved the treaty.", 12, 9),
        ("The council voted seven to four in favour.", 7, 4),
        ("Deputies adopted it with 46 votes for and 39 against.", 46, 39),
    ],
)
def test_of_what_passed_the_first_number_backed_it(text: str, yes: float, no: float) -> None:
    assert _votes(text) == {"votes for": yes, "votes against": no}


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        ("The House of Deputies, voting 210-180, rejected the measure.", 180, 210),
        ("The bill was defeated 39-48.", 39, 48),
        ("The amendment failed by a vote of 39 to 48.", 39, 48),
        ("The council turned the plan down by seven votes to four.", 4, 7),
        ("The motion failed 52-45, short of the two-thirds needed.", 52, 45),
    ],
)
def test_of_what_was_refused_the_larger_number_opposed_it(text: str, yes: float, no: float) -> None:
    """But where more than a majority is needed, in the order of ayes and noes."""
    assert _votes(text) == {"votes for": yes, "votes against": no}


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        (
            "Parliament rejected the treaty by 120 votes to 95, and later approved a budget"
            " by 110-105.",
            [95, 110],
            [120, 105],
        ),
        (
            "The senate confirmed the minister by 31-27 after it rejected a rival 20-38.",
            [31, 20],
            [27, 38],
        ),
        ("The council passed the budget 7-4 but blocked the tax 3-8.", [7, 3], [4, 8]),
        ("After it approved the budget, the house, by 110-105, rejected the tax.", [105], [110]),
        ("The board, which rejected the plan in May, voted 5-2 to approve it.", [5], [2]),
    ],
)
def test_the_verb_of_its_own_clause_tells_what_became_of_a_motion(
    text: str, yes: list[float], no: list[float]
) -> None:
    found = [mention.figure for mention in figures_of(text) if mention.figure]
    assert [figure.low for figure in found if figure.property == "votes for"] == yes
    assert [figure.low for figure in found if figure.property == "votes against"] == no


def test_a_third_number_abstained_and_two_votes_are_two_pairs() -> None:
    text = "The council approved the plan 7-4-1 on Monday."
    assert _votes(text) == {"votes for": 7, "votes against": 4, "abstentions": 1}
    text = "Both articles passed the assembly by votes of 230 to 197 and 229 to 198."
    assert [m.exact for m in figures_of(text)] == ["230", "197", "229", "198"]


@pytest.mark.parametrize(
    "text",
    [
        "The Lions beat the Bears 5-2.",
        "The Bears, who passed well all season, took the match 5-2.",
        "The board approved a 5-2 win for the Lions after the protest.",
        "The voting age was lowered from 18 to 16.",
        "The house approved 10 to 15 new bridges.",
        "The council agreed to close the road for 3-5 days.",
        "Support for the bill passed 52 to 48 percent in the poll.",
        "The court's 6-3 majority for conservatives worries the bar.",
        "The council voted to plant 40 to 60 trees.",
        "Call the council on 555-4821 to vote.",
        "The board agreed to meet on 4-5 March.",
        "The council decided that 40 to 50 in the camp were sick.",
        "The assembly agreed to fund grades 5-8 in the valley.",
        "The council decided that trams run 24-7.",
        "The committee passed rules for wards 9-3.",
    ],
)
def test_scores_ranges_and_changes_are_no_votes(text: str) -> None:
    assert _votes(text) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Five of the seven members voted for the increase.", {"votes for": 5}),
        ("Only four of the seven council members backed the move.", {"votes for": 4}),
        ("Three of seven judges have dissented.", {"votes against": 3}),
        ("A total of 120 deputies voted for the bill.", {"votes for": 120}),
        ("Two commissioners abstained.", {"abstentions": 2}),
        ("Nine of the 15 nations opposed the text.", {"votes against": 9}),
        ("Five ministers backed the mayor's letter.", {}),
        ("40 states have voted for one party ever since.", {}),
    ],
)
def test_how_many_took_one_side(text: str, told: dict[str, float]) -> None:
    assert _votes(text) == told
