"""How facts about a pair are weighed."""

from __future__ import annotations

import pytest

from crosswire.align.facts import facts_of_kinship
from crosswire.align.propositions import is_far_off
from crosswire.align.tie import (
    FIGURE,
    PROPOSITION,
    Ties,
    highest_tie,
    load_weights,
    tie_of,
    tie_probability,
    weigh_both,
)
from crosswire.types.together import Kinship

READINGS = [
    None,
    Kinship(1.0, 0.0, 0.0, 0.0),
    Kinship(0.0, 1.0, 0.0, 0.0),
    Kinship(0.0, 0.0, 1.0, 0.0),
    Kinship(0.4, 0.3, 0.2, 0.1),
]
FACTS = {"alike": 0.4, "bare": 0.3, "one said": 1.0, "speaker differs": 1.0}


def test_more_shared_words_make_one_claim_likelier() -> None:
    few = tie_probability(PROPOSITION, {"alike": 0.1, "contained": 0.1})
    many = tie_probability(PROPOSITION, {"alike": 0.9, "contained": 0.9})
    assert 0 < few < many < 1


def test_an_unusual_number_in_common_tells_more_than_a_common_one() -> None:
    common = tie_probability(FIGURE, {"equal": 1.0})
    unusual = tie_probability(FIGURE, {"equal": 1.0, "equal and rare": 1.0})
    assert common < unusual


def test_numbers_that_clash_speak_against_one_claim() -> None:
    clash = {"clash": 1.0, "clash gap": 0.5}
    assert tie_probability(FIGURE, clash) < tie_probability(FIGURE, {})


def test_unknown_facts_do_not_count() -> None:
    known = tie_probability(FIGURE, {"equal": 1.0})
    assert tie_probability(FIGURE, {"equal": 1.0, "weather": 5.0}) == known


@pytest.mark.parametrize("kind", [PROPOSITION, FIGURE, f"{PROPOSITION} by meaning"])
def test_learned_kinds_have_weights(kind: str) -> None:
    assert "bias" in load_weights()[kind] and len(load_weights()[kind]) > 5


def test_verbs_that_differ_speak_against_one_claim() -> None:
    """ "Was arrested" and "was released" are two things, however much else is shared."""
    same = {"alike": 0.6, "verbs known": 1.0, "verbs same": 1.0}
    apart = {"alike": 0.6, "verbs known": 1.0, "verbs apart": 1.0}
    assert tie_probability(PROPOSITION, apart) < tie_probability(PROPOSITION, same)


@pytest.mark.parametrize("kinship", READINGS)
@pytest.mark.parametrize("facts", [{}, FACTS, FACTS | {"meaning": 0.6}])
def test_a_pair_weighed_before_it_is_read_weighs_the_same_after(
    kinship: Kinship | None, facts: dict[str, float]
) -> None:
    """What is weighed for the choice of pairs is not weighed again for the verdict."""
    ties = weigh_both(PROPOSITION, facts)
    anew = tie_probability(PROPOSITION, facts | facts_of_kinship(kinship))
    assert tie_of(PROPOSITION, ties, kinship) == anew
    assert kinship is None or anew <= highest_tie(PROPOSITION, ties)


def test_far_off_is_what_no_reading_makes_one_claim() -> None:
    assert is_far_off(Ties(unread=-1.0, read=-20.0))
    assert not is_far_off(Ties(unread=-1.0, read=-2.0))  # reading them may make them one
    assert not is_far_off(Ties(unread=0.5, read=-20.0))  # unread they would be one
