"""Words for two, and several who speak together."""

from __future__ import annotations

import pytest

import crosswire
from crosswire.align.match import Slot, same_voice
from crosswire.extract.actors.pairs import place_pairs
from crosswire.types import Actor, ActorKind, ActorMention, Mention, Report
from tests.timing import least_seconds


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
        (
            "Peru said two of its guards died. Chile put its losses at three dead. Norway and Oman "
            "called on both sides to show restraint. A truce was agreed, both governments said.",
            ["Peru", "Chile"],
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


def pairs_in(text: str) -> list[set[str]]:
    """Name those who are found together at the same words."""
    by_words: dict[int, set[str]] = {}
    for one in read(text).actors:
        by_words.setdefault(one.start, set()).add(one.actor.name)
    return [names for names in by_words.values() if len(names) > 1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Kenya and Somalia returned to the talks on Monday. Norway and Chile are mediating. "
            "Both sides accused each other of breaking the ceasefire.",
            {"Kenya", "Somalia"},
        ),
        (
            "Peru and Bolivia freed 40 prisoners. The swap was brokered by Norway and Sweden. "
            "The two sides also returned a ship.",
            {"Peru", "Bolivia"},
        ),
        (
            "Peru accused Bolivia of spying. Mediators Norway and Sweden asked for patience. "
            "Both sides have recalled their envoys.",
            {"Peru", "Bolivia"},
        ),
        (
            "Norway and Chile will hold talks in Oman on Friday. The two sides last met in May.",
            {"Norway", "Chile"},
        ),
        (
            "Kenya met Somalia at a summit in the Turkish capital. Both countries want a treaty.",
            {"Kenya", "Somalia"},
        ),
        (
            "Ana Ruiz met Karl Lund in Oslo. Both leaders, who studied in Lima, praised the deal.",
            {"Ana Ruiz", "Karl Lund"},
        ),
    ],
)
def test_those_who_mediate_or_host_are_not_of_the_two(text: str, names: set[str]) -> None:
    assert pairs_in(text) == [names]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Somalia traded fire. Norway and Chile called for calm. "
        "Both sides said their forces had only returned fire.",
        "Peru accused Bolivia of spying. Kenya and Chad asked for patience. "
        "The two countries share a long border.",
        "Niger, Mali and Chad quarrelled. Kenya and Somalia signed a treaty. "
        "Both countries hailed it.",
        "Kenya fought militants in Somalia on Monday. Both countries have lost soldiers.",
    ],
)
def test_two_pairs_that_are_near_stay_open(text: str) -> None:
    """Who quarrels and who calls for calm are both two; where a fight is, is no party to it."""
    assert pairs_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz accused Karl Lund of lying. The two other candidates kept silent.",
        "Ana Ruiz met Karl Lund in Oslo. The two new ministers stayed away.",
        "Ana Ruiz met Karl Lund's lawyer Eva Soto. The two men charged with him are in jail.",
        "Ana Ruiz thanked Karl Lund on Monday. The two men rescued from the lake are well.",
        "Ana Ruiz met Karl Lund in Oslo. The two officials with a key were away.",
        "Ana Ruiz met Karl Lund in Oslo. The two leaders who resigned last week did not come.",
        "Kenya and Somalia withdrew from the talks. They collapsed on Monday.",
        "Ana Ruiz and Karl Lund spoke with the patients. They complained about the food.",
        "Ana Ruiz and Karl Lund spoke to the police. They had closed the road.",
        "Kenya and Somalia restored ties. Both countries arrested 40 smugglers. "
        "They said they had been beaten.",
    ],
)
def test_others_and_those_who_may_be_meant_are_not_the_two(text: str) -> None:
    last = text.rsplit(". ", 1)[1]
    found = [one for one in read(text).actors if one.start == text.index(last)]
    assert len(found) < 2


def _mention(start: int, end: int, name: str, kind: ActorKind) -> ActorMention:
    return ActorMention(
        start=start, end=end, exact="x" * (end - start), actor=Actor(name=name, kind=kind)
    )


def test_pairs_take_the_place_of_what_they_cover() -> None:
    """What lies inside the words goes; what reaches beyond them keeps its place."""
    found = [
        _mention(0, 5, "Kenya", ActorKind.STATE),
        _mention(15, 22, "leader", ActorKind.PERSON),
        _mention(38, 50, "envoy", ActorKind.PERSON),
    ]
    pairs = [
        tuple(_mention(start, end, name, ActorKind.STATE) for name in ("Norway", "Chile"))
        for start, end in ((10, 22), (30, 40))
    ]
    assert list(place_pairs(found, pairs)) == [found[0], found[2], *pairs[0]]


def test_many_words_for_two_are_placed_in_a_moment() -> None:
    """Each is compared only with what it covers: 20,000 in seconds, not in minutes."""
    many = range(20_000)
    found = [_mention(20 * at, 20 * at + 5, "Kenya", ActorKind.STATE) for at in many]
    pairs = [
        tuple(_mention(20 * at + 8, 20 * at + 12, name, ActorKind.STATE) for name in ("A", "B"))
        for at in many
    ]
    assert len(list(place_pairs(found, pairs))) == 3 * len(many)
    assert least_seconds(lambda: list(place_pairs(found, pairs)), enough=5) <= 5


def test_one_of_several_is_one_voice() -> None:
    """Who is named first of those who speak does not part two reports."""

    def said(text: str) -> Mention:
        return read(text).statements[0]

    left = said("Norway and Chile said the port was closed.")
    assert same_voice(left, said("Chile and Norway said the port was closed.")) is Slot.SAME
    assert same_voice(left, said("Peru said the port was closed.")) is Slot.DIFFERENT


def test_the_two_states_are_named_before() -> None:
    """A state that the report names only later is none of "the two states"."""
    text = (
        "The minister met his Danish counterpart. Denmark is ready. The two states would meet"
        " again, she said.\n\nTraders in Chile were glad. Chile is far."
    )
    said = [one.actor.country for one in read(text).actors if one.exact == "The two states"]
    assert said == []
