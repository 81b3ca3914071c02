"""Trade told by the goods that changed hands, with both its sides."""

from __future__ import annotations

import pytest

from crosswire.types import Figure

from .test_figures import figures_of


def _only(text: str) -> Figure:
    (found,) = (mention.figure for mention in figures_of(text))
    assert found is not None
    return found


def _with_states(text: str) -> str | None:
    figure = _only(text)
    assert figure.property == "trade"
    return figure.entity


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Norway traded goods worth $1.3 billion last year.",
        "Chile traded goods worth about $1.3 billion with Norway in 2023.",
        "Goods worth $1.3 billion changed hands between Chile and Norway in 2023.",
        "Some $1.3 billion worth of goods crossed the border between Chile and Norway.",
        "The value of goods traded between Chile and Norway reached $1.3 billion in 2023.",
    ],
)
def test_goods_that_change_hands_are_trade(text: str) -> None:
    """Their worth is no value of a thing but the trade of both."""
    figure = _only(text)
    assert (figure.property, figure.entity) == ("trade", "Chile-Norway")


@pytest.mark.parametrize(
    "text",
    [
        "Thieves stole goods worth $40,000 from a shop in Chile.",
        "Shares worth $2 million changed hands on Friday.",
        "Smuggled goods worth $1 million were seized in Chile.",
        "Some $500,000 worth of goods went missing between Monday and Tuesday.",
        "Stolen goods worth $2 million changed hands at the market in Chile.",
        "Fake goods worth $2 million changed hands between Chile and Norway.",
        "Some $2 million worth of counterfeit goods crossed the border between Chile and Norway.",
        "Goods worth $40,000 were moved by thieves and traded at a market in Norway.",
    ],
)
def test_worth_of_other_things_is_no_trade(text: str) -> None:
    """Stolen or seized goods and shares have a value."""
    assert _only(text).property == "value"


@pytest.mark.parametrize(
    "text",
    [
        "Chile and Norway met. Chile and Norway agree. The drug trade was worth $4 billion.",
        "Chile and Norway met. Chile and Norway agree. The wildlife trade rose to $4 billion.",
    ],
)
def test_some_trade_is_not_that_of_the_two_states(text: str) -> None:
    """ "The" alone makes no trade mutual."""
    assert _with_states(text) is None


@pytest.mark.parametrize(
    "words",
    ["The two countries' trade", "Both countries’ trade", "The neighbours’ total trade"],
)
def test_trade_of_both_is_that_of_the_two_states(words: str) -> None:
    """ "The two countries" are those of the report."""
    text = f"Chile and Norway met. Chile and Norway agree. {words} was worth $4 billion."
    assert _with_states(text) == "Chile-Norway"


def test_goods_that_go_one_way_are_exports() -> None:
    """ "Goods worth $6 billion were exported to Chile" tells where they went."""
    figure = _only("Goods worth $6 billion were exported to Chile last year.")
    assert figure.property == "exports"
    assert figure.to_actor is not None
    assert figure.to_actor.name == "Chile"
