"""Documents are cut into windows with their labels; names are swapped throughout."""

from __future__ import annotations

import random

import numpy as np
from training.augment import exchange_names, find_common_names, gather_names, swap_names
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
    """One word is S-, several B-, I-, E-; all point to the cue, and the cue to its source."""
    labels = make_labels(document(attributions=(Quoted((1, 2), (0, 1), ((2, 5),)),)))
    tags = [ATTRIBUTION_TAGS[tag] for tag in labels["tag"]]
    assert tags == ["S-source", "S-cue", "B-content", "I-content", "E-content", "O"]
    assert labels["link"].tolist() == [1, 0, 1, 1, 1, UNKNOWN]


def test_a_cue_without_a_source_points_to_itself() -> None:
    """It is reported that roads are open."""
    labels = make_labels(document(attributions=(Quoted((1, 2), None, ((2, 5),)),)))
    assert labels["link"].tolist() == [UNKNOWN, 1, 1, 1, 1, UNKNOWN]


def test_two_cues_may_share_a_source() -> None:
    """Ruiz said that roads are open, and that ...: both cues point to her."""
    both = (Quoted((1, 2), (0, 1), ((2, 3),)), Quoted((3, 4), (0, 1), ((4, 5),)))
    labels = make_labels(document(attributions=both))
    assert labels["link"].tolist() == [3, 0, 1, 0, 3, UNKNOWN]


def test_other_names_are_put_in_place_and_all_else_moves_along() -> None:
    """ "Ruiz" becomes "Ana de Berg", and the sentence behind it still begins at "She"."""
    text = Document(
        name="invented", words=("Ruiz", "left", ".", "She", "flew", "."), spaced=(True,) * 6,
        sentences=((0, 3), (3, 6)), paragraphs=(0, 3), roles=((4, 5),),
        names=Names((Name((0, 1), frozenset({"person"})),), frozenset({"date"})),
    )  # fmt: skip
    pool = {frozenset({"person"}): [("Ana", "de", "Berg")]}
    moved = exchange_names(text, pool, 1.0, random.Random(1))
    assert moved.words == ("Ana", "de", "Berg", "left", ".", "She", "flew", ".")
    assert moved.names is not None and moved.names.spans[0].span == (0, 3)
    assert moved.sentences == ((0, 5), (5, 8))
    assert moved.paragraphs == (0, 5)
    assert moved.roles == ((6, 7),)
    assert exchange_names(text, pool, 0.0, random.Random(1)) == text


def test_only_kinds_with_many_names_are_drawn_from() -> None:
    """Twenty-one persons are a pool; one state is none, nor are words in small letters."""
    people = [Name((n, n + 1), frozenset({"person"})) for n in range(21)]
    spans = (*people, Name((21, 22), frozenset({"state"})), Name((22, 23), frozenset({"person"})))
    words = (*(f"Ruiz{n}" for n in range(21)), "Peru", "ruiz")
    text = Document("x", words, (True,) * 23, ((0, 23),), (0,), names=Names(spans, frozenset()))
    pool = gather_names([text])
    assert set(pool) == {frozenset({"person"})}
    assert ("ruiz",) not in pool[frozenset({"person"})]


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
