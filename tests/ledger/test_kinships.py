"""What reading two passages together told is kept, and no pair is read twice."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from crosswire.ledger.adding import Desk, add_items, sum_up
from crosswire.ledger.changing import Editor
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.kinships import KeptReader
from crosswire.ledger.repairing import repair_sums
from crosswire.types import Article
from crosswire.types.together import Kinship, MarkedText
from tests.ledger.helpers import NOON, Box, OtherReader, load_engine, make_article

BOAT = MarkedText("The boat sank off Vardo.", ((0, 23),))
SHIP = MarkedText("A ship went down near Vardo.", ((0, 27),))
SHIP_ALONE = MarkedText("A ship went down near Vardo.", ((0, 6),))
FERRY = MarkedText("The ferry is safe.", ((0, 17),))


class Counting:
    """A joint reader that remembers what it was asked; each answer is another one."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def read(
        self, passages: Sequence[MarkedText], pairs: Sequence[tuple[int, int]]
    ) -> list[Kinship]:
        found = []
        for one, other in pairs:
            self.asked.append((passages[one].text, passages[other].text))
            share = len(self.asked) / 1000
            found.append(Kinship(0.1, 0.9 - share, share, 0.0))
        return found


def test_a_pair_is_read_once(box: Box) -> None:
    """Whichever of the two comes first, and in whichever run."""
    reader = Counting()
    with box.database.writing():
        first = KeptReader(reader, "model a", box.database)
        told = first.read([BOAT, SHIP, FERRY], [(0, 1), (1, 2), (1, 0)])
    assert len(reader.asked) == 2
    assert told[0] == told[2] != told[1]
    with box.database.writing():
        again = KeptReader(reader, "model a", box.database)
        assert again.read([FERRY, SHIP, BOAT], [(1, 2), (0, 1)]) == told[:2]
        assert again.read([FERRY], []) == []
    assert len(reader.asked) == 2


def test_another_model_and_other_marks_are_read(box: Box) -> None:
    """What is kept is what this model told of these very stretches."""
    reader = Counting()
    with box.database.writing():
        KeptReader(reader, "model a", box.database).read([BOAT, SHIP], [(0, 1)])
        KeptReader(reader, "model b", box.database).read([BOAT, SHIP], [(0, 1)])
        KeptReader(reader, "model a", box.database).read([BOAT, SHIP_ALONE], [(0, 1)])
    assert len(reader.asked) == 3


def test_what_is_damaged_is_read_again(box: Box) -> None:
    """And `check` names it, and repairing takes it away."""
    reader = Counting()
    with box.database.writing():
        KeptReader(reader, "model a", box.database).read([BOAT, SHIP], [(0, 1)])
        box.database.execute("UPDATE keep_kinship SET value = x'00ff'")
    (fault,) = check_ledger(box.database).faults
    assert fault.is_repairable
    assert fault.where.startswith("keep_kinship ")
    with box.database.writing():
        KeptReader(reader, "model a", box.database).read([BOAT, SHIP], [(0, 1)])
    assert len(reader.asked) == 2
    assert check_ledger(box.database).faults == ()
    with box.database.writing():
        box.database.execute("UPDATE keep_kinship SET value = x'00ff'")
    repair_sums(box.database)
    assert check_ledger(box.database).faults == ()


def test_a_story_that_grows_is_not_read_anew(box: Box) -> None:
    """Of the pairs of a story only those with a passage of the new report are read."""
    texts = (
        "Two fishermen died when their boat sank off Vardo on Monday, the coastguard said.",
        "Three fishermen died when a boat sank off Vardo on Monday, police said.",
        "Two fishermen were killed when their boat went down off Vardo, the mayor said.",
    )
    reports = [
        make_article(text, outlet=f"Outlet {at}", section="vardo") for at, text in enumerate(texts)
    ]
    assert len(add(box, reports[:2])) > 0
    late = add(box, reports[2:])
    assert late
    assert all(any(passage in texts[2] for passage in pair) for pair in late)


def test_a_newer_reader_lets_go_of_what_an_older_one_told(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would never be looked up again; what a newer version told by the same reader is."""
    texts = (
        "Two fishermen died when their boat sank off Vardo on Monday, the coastguard said.",
        "Three fishermen died when a boat sank off Vardo on Monday, police said.",
    )
    asked = add(box, [make_article(text, outlet=text[:5], section="vardo") for text in texts])
    keys = kept(box)
    assert len(keys) == len(asked) > 0
    reader = Counting()
    engine = msgspec.structs.replace(load_engine(), joint=reader)
    monkeypatch.setattr("crosswire.__about__.__version__", "99")
    assert list(Editor(box.database, engine, lambda: NOON).reread())
    assert reader.asked == []
    assert kept(box) == keys
    newer = msgspec.structs.replace(engine, reader=OtherReader())
    assert list(Editor(box.database, newer, lambda: NOON).reread())
    assert kept(box).isdisjoint(keys)
    assert len(kept(box)) == len(reader.asked) > 0


def test_reading_again_that_was_stopped_keeps_what_it_told(box: Box) -> None:
    """What the stories that are done told the newer reader is not let go of at the next start."""
    texts = (
        "Two {who} died when their boat sank off {town} on Monday, the coastguard said.",
        "Three {who} died when a boat sank off {town} on Monday, police said.",
    )
    for who, town in (("fishermen", "Vardo"), ("divers", "Molde")):
        told = [text.format(who=who, town=town) for text in texts]
        add(box, [make_article(text, outlet=text[:5], section=town) for text in told])
    reader = Counting()
    newer = msgspec.structs.replace(load_engine(), joint=reader, reader=OtherReader())
    stopped = Editor(box.database, newer, lambda: NOON).reread()
    assert next(stopped)
    stopped.close()
    first = kept(box)
    assert len(first) == len(reader.asked) > 0
    assert list(Editor(box.database, newer, lambda: NOON).reread())
    assert first < kept(box)


def kept(box: Box) -> set[int]:
    """The pairs of which is kept what they told."""
    return {int(pair) for (pair,) in box.database.rows("SELECT pair FROM keep_kinship")}


def add(box: Box, articles: Sequence[Article]) -> list[tuple[str, str]]:
    """Add reports as a run of the program of its own; give the pairs that were read."""
    reader = Counting()
    engine = msgspec.structs.replace(load_engine(), joint=reader)
    desk = Desk(box.database, engine, lambda: NOON)
    sum_up(add_items(desk, articles, engine))
    return reader.asked
