"""Documents are cut into windows with their labels; names are swapped throughout."""

from __future__ import annotations

import random

import numpy as np
from training.augment import find_common_names, swap_names
from training.corpora.base import Document, Mentions, Name, Names, Quoted, Syntax
from training.labels import ATTRIBUTION_TAGS, NAME_TAGS
from training.windows import UNKNOWN, make_labels

WORDS = ("Ruiz", "said", "roads", "are", "open", ".")


def document(**layers: object) -> Document:
    """Make a document of one sentence."""
    return Document(
        name="invented", words=WORDS, spaced=(True,) * 5 + (False,), sentences=((0, 6),),
        paragraphs=(0,), **layers,  # type: ignore[arg-type]
    )  # fmt: skip


def test_stretches_become_tags_and_links() -> None:
    """One word is S-, several B-, I-, E-; all but the cue's point to it."""
    labels = make_labels(document(attributions=(Quoted((1, 2), (0, 1), ((2, 5),)),)))
    tags = [ATTRIBUTION_TAGS[tag] for tag in labels["tag"]]
    assert tags == ["S-source", "S-cue", "B-content", "I-content", "E-content", "O"]
    assert labels["link"].tolist() == [1, UNKNOWN, 1, 1, 1, UNKNOWN]


def test_a_name_allows_every_type_that_it_may_mean() -> None:
    """And words outside allow what the corpus is silent about."""
    names = Names((Name((0, 1), frozenset({"person", "place"})),), frozenset({"date"}))
    allowed = make_labels(document(names=names))["name"]
    found = [{NAME_TAGS[tag] for tag in np.flatnonzero(row)} for row in allowed]
    assert found[0] == {"B-person", "B-place"}
    assert found[1] == {"O", "B-date", "I-date"}


def test_syntax_and_coreference_stand_on_their_words() -> None:
    """A root keeps -1 here; mentions carry the number of their chain."""
    syntax = Syntax(
        ("PROPN", "VERB", "NOUN", "AUX", "ADJ", "PUNCT"), (1, -1, 4, 4, 1, 1),
        ("nsubj", "root", "nsubj", "cop", "ccomp", "punct"),
    )  # fmt: skip
    mentions = Mentions((((0, 1),),), {(0, 1): 0}, frozenset({(0, 1)}), {(0, 1): "person"})
    labels = make_labels(document(syntax=syntax, mentions=mentions))
    assert labels["head"].tolist() == [1, -1, 4, 4, 1, 1]
    assert labels["chain"].tolist() == [0] + [UNKNOWN] * 5


def test_a_name_is_swapped_for_the_same_one_throughout() -> None:
    """And no other word changes."""
    twice = Document(
        name="invented", words=("Ruiz", "met", "Ruiz"), spaced=(True,) * 3, sentences=((0, 3),),
        paragraphs=(0,),
    )  # fmt: skip
    swapped = swap_names(twice, frozenset({"Ruiz"}), ["Berg", "Lund"], 1.0, random.Random(1))
    assert swapped[0] == swapped[2] != "Ruiz"
    assert swapped[1] == "met"


def test_common_names_are_words_that_are_nearly_always_capital() -> None:
    """ "Ruiz" is one, "Roads" at the beginning of a sentence is none."""
    texts = [document(), Document("x", ("Roads", "roads"), (True, True), ((0, 2),), (0,))]
    assert find_common_names(texts, least=1) == frozenset({"Ruiz"})
