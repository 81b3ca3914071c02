"""Which actors a clause ties together, by the trained reader's syntax."""

from __future__ import annotations

import pytest

from crosswire.extract.events.lexicon import load_lexicon
from crosswire.extract.events.line import lay_out
from crosswire.extract.events.pairs import find_pairs
from crosswire.reader.trained import TrainedReader
from crosswire.types import Part

from .golden_marks import unmark


@pytest.fixture(scope="module")
def reader() -> TrainedReader:
    """The shipped reader, loaded once."""
    return TrainedReader.load()


def _tie(reader: TrainedReader, marked: str) -> set[tuple[str, str]]:
    text, actors = unmark(marked)
    reading = reader.read(text, (Part(start=0, end=len(text)),))
    line = lay_out(reading.tokens, reading.sentences[0], actors, load_lexicon().verbs)
    return {
        (one.actor.country or "", other.actor.country or "")
        for pair in find_pairs(line, line.tree)
        for one in pair.actors
        for other in pair.recipients
    }


@pytest.mark.parametrize(
    ("marked", "pair"),
    [
        ("[Norway|NOR] voiced its outrage at [Chile|CHL].", ("NOR", "CHL")),
        ("An engineer from [Denmark|DNK] was detained by [Turkish police|TUR].", ("TUR", "DNK")),
        ("[Peru|PER], which lost the case, shrugged off a plea by [Bolivia|BOL].", ("PER", "BOL")),
        ("Rebels in [Chad|TCD] laid siege to a town in [Sudan|SDN].", ("TCD", "SDN")),
        ("[Ghana|GHA] wants to buy grain and to sell cocoa to [Mali|MLI].", ("GHA", "MLI")),
    ],
)
def test_a_clause_ties_its_sides(reader: TrainedReader, marked: str, pair: tuple[str, str]) -> None:
    """Object, agent of a passive, relative clause, owner of a group, verb after "and"."""
    assert pair in _tie(reader, marked)


def test_what_a_phrase_of_time_names_is_no_side(reader: TrainedReader) -> None:
    """ "Before the visit of the Chilean president" says when."""
    assert _tie(reader, "[Norway|NOR] closed a port before talks with [Chile|CHL].") == set()
