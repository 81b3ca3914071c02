"""Which pairs of mentions are read together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest

from crosswire.align.item import Item
from crosswire.align.joint import JointReading
from crosswire.types import ClaimKind
from crosswire.types.together import Kinship, MarkedText

ALIKE = Kinship(0.1, 0.9, 0.0, 0.0)


class Part:
    """A stretch of a mention."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


class FakeMention:
    """A mention that fills its report."""

    kind = ClaimKind.STATEMENT

    def __init__(self, text: str) -> None:
        self.report = f"report of {text} {id(self)}"
        self.start, self.end = 0, len(text)
        self.stretches = (Part(0, len(text)),)


class FakeReport:
    """A report of one sentence."""

    def __init__(self, text: str) -> None:
        self.text = text


class FakeItem:
    """What reading together looks at in an item."""

    def __init__(self, text: str, original: FakeItem | None = None) -> None:
        self.mention, self.report, self.original = FakeMention(text), FakeReport(text), original


class Recorder:
    """Remembers which pairs of texts it was asked about."""

    def __init__(self) -> None:
        self.asked: list[set[str]] = []

    def read(
        self, passages: Sequence[MarkedText], pairs: Sequence[tuple[int, int]]
    ) -> list[Kinship]:
        self.asked += [{passages[one].text, passages[other].text} for one, other in pairs]
        return [ALIKE for _ in pairs]


def study(
    items: list[FakeItem], chances: dict[tuple[int, int], float]
) -> tuple[Recorder, JointReading]:
    """Let pairs with given chances be studied."""
    recorder = Recorder()
    reading = JointReading(recorder, cast("list[Item]", items))
    reading.study(list(chances), lambda one, other: chances.get((one, other), 0.05))
    return recorder, reading


@pytest.mark.parametrize(
    ("texts", "chance", "is_read"),
    [
        (("in Greek waters", "off Crete"), 0.01, False),
        (("in Greek waters", "off Crete"), 0.3, True),
        (("in Greek waters", "in Turkish waters"), 0.99, True),
        (("in Greek waters", "in Greek waters"), 0.99, False),
    ],
)
def test_what_is_in_doubt_is_read(texts: tuple[str, str], chance: float, is_read: bool) -> None:
    """Passages of the same words need no second look; one other word may make the difference."""
    recorder, reading = study([FakeItem(text) for text in texts], {(0, 1): chance})
    assert bool(recorder.asked) is is_read
    assert (reading.kinship(1, 0) == ALIKE) is is_read


def test_copies_are_read_once() -> None:
    one, other = FakeItem("a"), FakeItem("b")
    items = [one, other, FakeItem("a", one), FakeItem("b", other)]
    chances = dict.fromkeys([(0, 1), (0, 3), (1, 2), (2, 3)], 0.5)
    recorder, reading = study(items, chances)
    assert recorder.asked == [{"a", "b"}]
    assert reading.kinship(2, 3) == ALIKE


def test_of_very_many_pairs_the_likeliest_are_read() -> None:
    items = [FakeItem(f"text {number}") for number in range(60)]
    pairs = [(one, other) for one in range(60) for other in range(one + 1, 60)]
    chances = {pair: 0.1 + 0.8 * at / len(pairs) for at, pair in enumerate(pairs)}
    recorder, reading = study(items, chances)
    assert recorder.asked[0] == {"text 58", "text 59"}
    assert 100 <= len(recorder.asked) <= 200
    assert reading.kinship(*pairs[-1]) == ALIKE
    assert reading.kinship(*pairs[0]) is None


def test_what_reading_cannot_change_is_not_read_and_gives_its_turn_to_none() -> None:
    """Which other pairs are read depends on how likely each is, and on nothing else."""
    items = [FakeItem(f"text {number}") for number in range(60)]
    pairs = [(one, other) for one in range(60) for other in range(one + 1, 60)]
    chances = {pair: 0.2 + 0.7 * at / len(pairs) for at, pair in enumerate(pairs)}
    every, _ = study(items, chances)
    some = Recorder()
    reading = JointReading(some, cast("list[Item]", items))
    reading.study(pairs, lambda *pair: chances[pair], matters=lambda one, _: one % 2 == 0)
    odd = {f"text {number}" for number in range(1, 60, 2)}
    assert reading.kinship(57, 59) is None
    assert some.asked and len(some.asked) < len(every.asked)
    assert all(asked in every.asked and not asked <= odd for asked in some.asked)


def test_without_a_network_nothing_is_known() -> None:
    reading = JointReading(None, cast("list[Item]", [FakeItem("a"), FakeItem("b")]))
    reading.study([(0, 1)], lambda one, other: 0.5)
    assert reading.kinship(0, 1) is None


def test_what_a_third_ties_together_is_read_too() -> None:
    items = [FakeItem(f"thing {number}") for number in range(4)]
    recorder, reading = study(items, {(0, 1): 0.9, (1, 2): 0.9, (2, 3): 0.01})
    assert recorder.asked == [
        {"thing 0", "thing 1"},
        {"thing 1", "thing 2"},
        {"thing 0", "thing 2"},
    ]
    assert reading.kinship(0, 2) == ALIKE
    assert reading.kinship(0, 3) is None


def test_studying_gives_the_pairs_that_a_third_ties_together() -> None:
    items = [FakeItem(f"thing {number}") for number in range(3)]
    reading = JointReading(Recorder(), cast("list[Item]", items))
    assert reading.study([(0, 1), (1, 2)], lambda one, other: 0.9) == [(0, 2)]


def test_what_can_be_no_claim_is_not_read_for_the_sake_of_a_third() -> None:
    items = [FakeItem(f"thing {number}") for number in range(3)]
    recorder, _ = study(items, {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.0})
    assert {"thing 0", "thing 2"} not in recorder.asked
