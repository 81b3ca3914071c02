"""Words for two, and several who speak together."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.align.match import Slot, same_voice
from crosswire.types import Mention, Report


def read(text: str) -> Report:
    """Read a text of March 2031."""
    return crosswire.read_text(text, published="2031-03-12", outlet="The Soro Post")


def speakers_of(text: str) -> list[str]:
    """Read the last statement of a text and name all who make it."""
    return [one.name for one in read(text).statements[-1].speakers]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Niger, Mali and Chad announced on Sunday that they would leave the bloc.",
            ["Niger", "Mali", "Chad"],
        ),
        ("Norway and Chile said the treaty would be signed in spring.", ["Norway", "Chile"]),
        (
            "“We will not sign,” Foreign Minister Ana Ruiz and Defence Minister Karl Lund said.",
            ["Ana Ruiz", "Karl Lund"],
        ),
        (
            "Ana Ruiz of Chile and Karl Lund of Norway told reporters that the port would reopen.",
            ["Ana Ruiz", "Karl Lund"],
        ),
        ("Norway said that Chile and Peru had closed the port.", ["Norway"]),
        ("Peru, which borders Chile and Bolivia, said the border would reopen.", ["Peru"]),
    ],
)
def test_all_who_speak_together_are_told(text: str, names: list[str]) -> None:
    assert speakers_of(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "President Ana Ruiz of Chile met President Karl Lund of Norway in Lima. "
            "Both leaders said the border would reopen.",
            ["Ana Ruiz", "Karl Lund"],
        ),
        (
            "Ana Ruiz of Chile flew to Oslo. She met Karl Lund of Norway. "
            "Both presidents denied that a deal was near.",
            ["Ana Ruiz", "Karl Lund"],
        ),
        (
            "Norway condemned Chile on Monday. Both sides agreed to meet in Lima next week.",
            ["Norway", "Chile"],
        ),
        (
            "Kenya and Somalia restored ties on Monday. Both countries signed a trade agreement. "
            "They said that they would reopen the border.",
            ["Kenya", "Somalia"],
        ),
    ],
)
def test_words_for_two_speak_for_the_two_named_before(text: str, names: list[str]) -> None:
    assert speakers_of(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Prime Minister Ana Ruiz and Prime Minister Karl Lund held talks. "
            "The pair signed a treaty on trade.",
            {"Ana Ruiz", "Karl Lund"},
        ),
        (
            "Kenya accused Somalia of lying. The two neighbours later agreed to a ceasefire.",
            {"Kenya", "Somalia"},
        ),
        (
            "Ana Ruiz of Chile met Karl Lund of Norway. They will meet again in Oslo next month.",
            {"Ana Ruiz", "Karl Lund"},
        ),
    ],
)
def test_words_for_two_act_for_both(text: str, names: set[str]) -> None:
    event = read(text).events[-1].event
    assert event is not None
    assert event.type is not None
    assert {one.name for one in event.actors} == names


@pytest.mark.parametrize(
    "text",
    [
        "Niger, Mali and Chad left the bloc. Both countries have gold mines.",
        "Ana Ruiz met Karl Lund. Both leaders of the strike were arrested.",
        "Kenya and Somalia arrested 40 smugglers. They said they had been beaten.",
        "Rebels and Kenya clashed. They said the army had fled.",
    ],
)
def test_two_who_are_not_clear_stay_open(text: str) -> None:
    """Of three no two are meant, "of the strike" says which, and a crowd may be meant as well."""
    found = read(text).actors
    assert not [one for one in found if one.exact.lower().startswith(("both", "they"))]


def test_one_of_several_is_one_voice() -> None:
    """Who is named first of those who speak does not part two reports."""

    def said(text: str) -> Mention:
        return read(text).statements[0]

    left = said("Norway and Chile said the port was closed.")
    assert same_voice(left, said("Chile and Norway said the port was closed.")) is Slot.SAME
    assert same_voice(left, said("Peru said the port was closed.")) is Slot.DIFFERENT
