"""A cue without a marked source is given its subject, or the source before it."""

from __future__ import annotations

import pytest

from crosswire.reader.model.linking import Linked
from crosswire.reader.model.sources import complete_sources
from crosswire.types.tree import Tree

WORDS = "Lund said roads closed , adding bridges fell .".split()

# Lund said roads closed , adding bridges fell .
HEADS = (1, 1, 3, 1, 1, 1, 7, 5, 1)
RELATIONS = ("nsubj", "root", "nsubj", "ccomp", "punct", "advcl", "nsubj", "ccomp", "punct")
POS = ("PROPN", "VERB", "NOUN", "VERB", "PUNCT", "VERB", "NOUN", "VERB", "PUNCT")
TREE = Tree(HEADS, RELATIONS, POS)
SAID = Linked((1, 2), None, ((2, 4),), 0.9)
ADDING = Linked((5, 6), None, ((6, 8),), 0.8)


def test_the_subject_of_the_cue_is_the_source() -> None:
    """ "Lund said roads closed": Lund."""
    [found] = complete_sources([SAID], TREE, [0] * 9, WORDS)
    assert found.source == (0, 1)


def test_a_second_cue_takes_the_source_before_it() -> None:
    """ "..., adding bridges fell": Lund added."""
    found = complete_sources([SAID, ADDING], TREE, [0] * 9, WORDS)
    assert [one.source for one in found] == [(0, 1), (0, 1)]


def test_the_next_sentence_takes_nothing_over() -> None:
    """A source is not carried over a full stop."""
    found = complete_sources([SAID, ADDING], TREE, [0] * 5 + [1] * 4, WORDS)
    assert found[1].source is None


def test_a_marked_source_stays() -> None:
    """The tagger's word counts."""
    marked = Linked((1, 2), (8, 9), ((2, 4),), 0.9)
    assert complete_sources([marked], TREE, [0] * 9, WORDS) == (marked,)


def test_a_passive_has_no_source() -> None:
    """ "Lund was accused of fraud": he does not speak."""
    tree = Tree(
        (2, 2, 2, 4, 2), ("nsubj:pass", "aux:pass", "root", "case", "obl"),
        ("PROPN", "AUX", "VERB", "ADP", "NOUN"),
    )  # fmt: skip
    accused = Linked((1, 3), None, ((3, 5),), 0.9)
    assert complete_sources([accused], tree, [0] * 5, [""] * 20)[0].source is None


def test_a_subject_inside_the_content_is_no_source() -> None:
    """A subject that is part of what is said does not say it."""
    said = Linked((1, 2), None, ((0, 1), (2, 4)), 0.9)
    assert complete_sources([said], TREE, [0] * 9, WORDS)[0].source is None


def test_the_stretch_of_a_word_holds_all_that_hangs_on_it() -> None:
    """Words that hang on words that hang on it count."""
    assert TREE.stretch_of(5) == (5, 8)
    assert TREE.stretch_of(1) == (0, 9)


# Nobody knew . Lund said roads closed , the owner , Berg Lines , said .
TRAILING_POS = tuple(
    "PRON VERB PUNCT PROPN VERB NOUN VERB PUNCT DET NOUN PUNCT PROPN PROPN PUNCT VERB PUNCT".split()
)
TRAILING_HEADS = (1, 1, 1, 14, 6, 6, 14, 9, 9, 5, 12, 12, 9, 9, 14, 14)
TRAILING_RELATIONS = tuple(
    "nsubj root punct parataxis acl nsubj ccomp punct".split()
    + "det appos punct compound appos punct root punct".split()
)
TRAILING = Tree(TRAILING_HEADS, TRAILING_RELATIONS, TRAILING_POS)


def test_who_stands_between_what_is_said_and_its_cue_says_it() -> None:
    """ "Roads closed, the owner, Berg Lines, said": though read as one more addition to roads."""
    said = Linked((14, 15), (0, 1), ((5, 7),), 0.9)
    numbers = [0] * 3 + [1] * 13
    assert complete_sources([said], TRAILING, numbers, [""] * 20)[0].source == (8, 13)


def test_a_marked_source_of_the_same_sentence_stays_whoever_stands_between() -> None:
    """Only a source of another sentence is doubted."""
    said = Linked((14, 15), (3, 4), ((5, 7),), 0.9)
    assert complete_sources([said], TRAILING, [0] * 3 + [1] * 13, [""] * 20) == (said,)


def test_a_source_of_another_sentence_stays_where_no_noun_stands_between() -> None:
    """ "Roads closed, said." has nobody of its own."""
    tree = Tree((0, 2, 3, 3, 3), ("root", "nsubj", "ccomp", "root", "punct"),
                ("PROPN", "NOUN", "VERB", "VERB", "PUNCT"))  # fmt: skip
    said = Linked((3, 4), (0, 1), ((1, 3),), 0.9)
    assert complete_sources([said], tree, [0, 1, 1, 1, 1], [""] * 20) == (said,)


# The guild , whose envoys had warned boats stay , said talks go .
GUILD = Tree(
    (1, 10, 7, 5, 5, 7, 7, 1, 9, 7, 10, 12, 10, 10),
    tuple(
        "det nsubj punct nmod:poss nsubj nsubj aux acl:relcl nsubj ccomp root nsubj ccomp punct"
        .split()
    ),
    tuple(
        "DET NOUN PUNCT PRON NOUN NOUN AUX VERB NOUN VERB VERB NOUN VERB PUNCT".split()
    ),
)  # fmt: skip


def test_what_a_relative_clause_reports_has_its_own_cue() -> None:
    """Two contents tied to one cue: the first is of the verb that it hangs on."""
    both = Linked((10, 11), (0, 6), ((8, 10), (11, 13)), 0.9)
    warned, said = complete_sources([both], GUILD, [0] * 14, [""] * 20)
    assert (warned.cue, warned.source, warned.contents) == ((6, 8), (3, 6), ((8, 10),))
    assert (said.cue, said.source, said.contents) == ((10, 11), (0, 2), ((11, 13),))


def test_the_source_of_a_relative_clause_is_its_subject() -> None:
    """ "The guild, whose envoys" is cut on the side where the cue stands."""
    warned = Linked((6, 8), (0, 6), ((8, 10),), 0.9)
    assert complete_sources([warned], GUILD, [0] * 14, [""] * 20)[0].source == (3, 6)


def test_a_content_of_the_cue_itself_is_not_parted() -> None:
    """Both clauses hang on the cue."""
    said = Linked((10, 11), (0, 2), ((11, 13),), 0.9)
    assert complete_sources([said], GUILD, [0] * 14, [""] * 20) == (said,)


@pytest.mark.parametrize("participle", ["Asked", "Told", "Warned", "Questioned"])
def test_who_is_asked_says_nothing_of_what_he_is_asked(participle: str) -> None:
    """ "Asked whether roads closed, Lund said no": Lund does not say that they closed."""
    words = [participle, *"whether roads closed , Lund said no".split()]
    tree = Tree(
        (6, 3, 3, 0, 0, 6, 6, 6),
        ("advcl", "mark", "nsubj", "ccomp", "punct", "nsubj", "root", "obj"),
        ("VERB", "SCONJ", "NOUN", "VERB", "PUNCT", "PROPN", "VERB", "INTJ"),
    )
    for source in (None, (5, 6)):
        asked = Linked((0, 1), source, ((1, 4),), 0.9)
        assert complete_sources([asked], tree, [0] * 8, words)[0].source is None
    denying = Linked((0, 1), None, ((1, 4),), 0.9)
    assert complete_sources([denying], tree, [0] * 8, ["Denying", *words[1:]])[0].source == (5, 6)
