"""The packaged tables of words that reports use for one another, and of opposites."""

from __future__ import annotations

from collections import Counter

import pytest

from crosswire.align.lexicon import load_lexicon, stem
from crosswire.reference import read_rows

GROUPS = tuple((name, tuple(words.split())) for name, words in read_rows(
    "alignment_synonyms.tsv", 2
))  # fmt: skip
OPPOSITES = tuple(
    (left, right)
    for left, words in read_rows("alignment_antonyms.tsv", 2)
    for right in words.split()
)


def test_a_group_has_several_stems_and_a_name_among_its_words() -> None:
    for name, words in GROUPS:
        assert name in words, name
        assert len({stem(word) for word in words}) > 1, name


def test_words_are_lower_case_and_have_only_letters_and_hyphens() -> None:
    for _, words in GROUPS:
        for word in words:
            assert word.islower(), word
            assert word.replace("-", "").isalpha(), word


def test_a_stem_stands_in_one_group_and_once() -> None:
    counts = Counter(stem(word) for _, words in GROUPS for word in words)
    assert [word for word, count in counts.items() if count > 1] == []


def test_names_of_groups_are_unlike() -> None:
    names = [name for name, _ in GROUPS]
    assert len(names) == len(set(names))


def test_no_group_holds_a_word_without_content() -> None:
    stops = load_lexicon().stops
    assert [word for _, words in GROUPS for word in words if word in stops] == []


def test_no_opposites_stand_inside_one_group() -> None:
    term = load_lexicon().term
    assert [pair for pair in OPPOSITES if term(pair[0]) == term(pair[1])] == []


def test_an_opposite_is_opposite_both_ways() -> None:
    lexicon = load_lexicon()
    for left, right in OPPOSITES:
        one, other = lexicon.term(left), lexicon.term(right)
        assert other in lexicon.opposites[one]
        assert one in lexicon.opposites[other]


def test_a_pair_of_opposites_is_listed_once() -> None:
    term = load_lexicon().term
    counts = Counter(frozenset({term(left), term(right)}) for left, right in OPPOSITES)
    assert [sorted(pair) for pair, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("decision", "decided"),
        ("arrival", "arrived"),
        ("withdrew", "withdrawal"),
        ("refusal", "refused"),
        ("sought", "seek"),
        ("agreed", "agree"),
        ("supplied", "supply"),
        ("travelled", "travel"),
        ("jab", "vaccine"),
        ("postponed", "delayed"),
        ("lorry", "truck"),
        ("tremor", "earthquake"),
        ("reliable", "steady"),
        ("revenue", "income"),
        ("peasants", "farmers"),
        ("loans", "credit"),
        ("solicitor", "lawyer"),
        ("co-operation", "cooperation"),
        ("mutual", "common"),
    ],
)
def test_words_that_reporters_use_for_one_another_are_one_term(one: str, other: str) -> None:
    term = load_lexicon().term
    assert term(one) == term(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("visit", "attend"),
        ("minister", "president"),
        ("dead", "injured"),
        ("planned", "signed"),
        ("rocket", "drone"),
        ("murder", "suicide"),
        ("province", "district"),
        ("win", "defeat"),
        ("find", "establish"),
        ("union", "unit"),
    ],
)
def test_words_that_mean_different_things_are_kept_apart(one: str, other: str) -> None:
    term = load_lexicon().term
    assert term(one) != term(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose", "fell"),
        ("allowed", "banned"),
        ("northern", "southern"),
        ("legal", "unlawful"),
        ("temporary", "permanent"),
        ("resumed", "suspended"),
    ],
)
def test_words_that_cannot_both_hold_are_opposites(one: str, other: str) -> None:
    lexicon = load_lexicon()
    assert lexicon.term(other) in lexicon.opposites[lexicon.term(one)]
