"""How facts about a pair are weighed."""

from __future__ import annotations

import pytest

from crosswire.align.tie import FIGURE, PROPOSITION, load_weights, tie_probability


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
