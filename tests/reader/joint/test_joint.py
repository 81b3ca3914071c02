"""Two passages are read together, each pair by itself and the same every time."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from crosswire.reader.joint.inputs import N_FEATURES, SIDE, Cutter
from crosswire.reader.joint.model import JointReader
from crosswire.reader.model.files import find_files
from crosswire.types.together import MarkedText


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(Tokenizer.from_file(str(find_files().vocabulary)))


@pytest.fixture(scope="module")
def reader() -> JointReader:
    return JointReader(find_files())


def whole(text: str) -> MarkedText:
    """A passage that is marked from end to end."""
    return MarkedText(text, ((0, len(text)),))


def test_what_is_marked_gets_the_features_of_its_side(cutter: Cutter) -> None:
    text = "The port of Brela closed"
    left, right = cutter.cut([MarkedText(text, ((12, 17),)), MarkedText(text, ((0, 8),), True)])
    ids, features = cutter.lay(left, right)
    assert len(ids) == len(features) and max(features) < N_FEATURES
    assert 2 in features and 5 in features  # inside on the left, a figure on the right
    assert set(features) == {0, 1, 2, 5}


@pytest.mark.parametrize("at", [0, 700, 1390])
def test_of_a_long_sentence_what_is_marked_stays(cutter: Cutter, at: int) -> None:
    words = ["word"] * 280
    words[at // 5] = "dam"
    text = " ".join(words)
    start = text.index("dam")
    (pieces,) = cutter.cut([MarkedText(text, ((start, start + 3),))])
    assert len(pieces.ids) == SIDE
    assert sum(pieces.marked) == 1


@pytest.mark.parametrize("text", ["", " ", "\ud800 and half a sign", "x" * 5000, "a " * 20_000])
def test_any_text_can_be_read(reader: JointReader, text: str) -> None:
    (found,) = reader.read([whole(text), whole("The port closed.")], [(0, 1)])
    total = found.different + found.same + found.clash + found.update
    assert total == pytest.approx(1.0, abs=0.01)


def test_a_pair_reads_the_same_whatever_stands_beside_it(reader: JointReader) -> None:
    texts = ["The mayor of Brela resigned.", "Brela has lost its mayor.", "It rained.", "Go."]
    passages = [whole(text) for text in texts]
    alone = JointReader(find_files(), kept=0).read(passages[:2], [(0, 1)])
    among = reader.read(passages, [(2, 3), (0, 1), (0, 2)])
    assert among[1] == alone[0]


def test_a_pair_of_the_same_words_is_read_once() -> None:
    """Also within one call: a sentence of an agency stands in many reports that are no copies."""
    fresh = JointReader(find_files(), kept=0)
    texts = ["Brela has lost its mayor.", "It rained.", "Brela has lost its mayor."]
    first, second, turned = fresh.read([whole(text) for text in texts], [(0, 1), (2, 1), (1, 2)])
    assert first == second == turned
    assert fresh.cache.n_misses == 1


def test_one_fact_in_two_wordings_is_nearer_than_two_facts(reader: JointReader) -> None:
    passages = [
        whole("The government of Tarvia resigned on Monday after losing a vote."),
        whole("Tarvia's cabinet stepped down, having been defeated in parliament."),
        whole("Tarvia's parliament has 120 seats."),
    ]
    same, other = reader.read(passages, [(0, 1), (0, 2)])
    assert same.different < 0.5 < other.different
