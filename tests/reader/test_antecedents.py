"""Pronouns and roles find by the model the name that they stand for."""

from __future__ import annotations

import numpy as np
import pytest

import crosswire
from crosswire.reader.antecedents import find_antecedents, join_references
from crosswire.reader.model.model import Analysis
from crosswire.reader.names import Name
from crosswire.reader.words import Words, cut_words
from crosswire.types import EntityType, Part, Reference

TEXT = "Ruiz met Lund . She thanked the minister ."
DISTANCE = np.zeros(10, dtype=np.float32)


def cut() -> tuple[Words, list[Name]]:
    """Cut the text and name its two persons."""
    words = cut_words(TEXT, [Part(start=0, end=len(TEXT))])
    words.tag.extend(["PROPN", "VERB", "PROPN", "PUNCT", "PRON", "VERB", "DET", "NOUN", "PUNCT"])
    return words, [Name(0, 1, EntityType.PERSON, 0), Name(2, 3, EntityType.PERSON, 2)]


def analyse(points: dict[int, int], *, roles: tuple[tuple[int, int], ...] = ()) -> Analysis:
    """Let words ask for words: {4: 0} makes the fifth point to the first."""
    n = 9
    asks, answers = np.zeros((n, n), dtype=np.float16), np.eye(n, dtype=np.float16)
    for word, target in points.items():
        asks[word, target] = 30.0
    return Analysis(
        pos=("X",) * n, heads=(1, 1, 1, 1, 5, 5, 7, 5, 5), relations=("dep",) * n, names=(),
        roles=roles, attributions=(), asks=asks, answers=answers,
        nothing=np.full(n, 3.0, dtype=np.float16), meanings=np.zeros((n, 1), dtype=np.int8),
    )  # fmt: skip


def meant(found: list[Reference], names: list[Name]) -> dict[str, int]:
    """Give each reference's characters with the first word of its name."""
    return {TEXT[one.start : one.end]: names[one.entity].first for one in found}


def test_a_pronoun_stands_for_the_name_that_it_points_to() -> None:
    """She is Ruiz, not Lund, where the model says so."""
    words, names = cut()
    found = find_antecedents(words, names, analyse({4: 0}), distance=DISTANCE)
    assert meant(found, names) == {"She": 0}
    assert found[0].confidence > 0.9


def test_what_points_to_a_pronoun_stands_for_its_name() -> None:
    """The minister is she, and she is Lund."""
    words, names = cut()
    found = find_antecedents(words, names, analyse({4: 2, 7: 4}), distance=DISTANCE)
    assert meant(found, names) == {"She": 2, "the minister": 2}


def test_what_points_nowhere_stays_open() -> None:
    """Two persons alike likely: nobody is named."""
    words, names = cut()
    assert find_antecedents(words, names, analyse({}), distance=DISTANCE) == []


def test_she_is_no_firm() -> None:
    """A personal pronoun stands for persons alone: what points to a firm stays open."""
    words, names = cut()
    firm = [Name(0, 1, EntityType.ORGANISATION, 0), names[1]]
    assert find_antecedents(words, firm, analyse({4: 0}), distance=DISTANCE) == []
    assert find_antecedents(words, firm, analyse({4: 2}), distance=DISTANCE) != []


def test_rules_come_first_where_both_resolve() -> None:
    """The model adds, and changes nothing."""
    ruled = [Reference(start=16, end=19, entity=1, confidence=0.7)]
    found = [
        Reference(start=16, end=19, entity=0, confidence=0.9),
        Reference(start=28, end=40, entity=0, confidence=0.9),
    ]
    assert join_references(ruled, found) == [ruled[0], found[1]]


def test_a_mention_without_any_weight_stays_open() -> None:
    """A role whose head word stands before the only name: nothing can be meant."""
    words, names = cut()
    late = [Name(4, 5, EntityType.PERSON, 4)]
    found = find_antecedents(words, late, analyse({2: 4}, roles=((0, 3),)), distance=DISTANCE)
    assert found == []
    assert names


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Four people were killed, a doctor at the Simao Mendes hospital said.", None),
        ("A teacher at the Mendes school said the pupils were safe.", None),
        ("“All is calm,” a professor at the Joao Mendes University said.", None),
        ("The president said the army was loyal.", "Joao Mendes"),
    ],
)
def test_somebody_described_is_not_somebody_named(sentence: str, speaker: str | None) -> None:
    """A name inside that of a hospital or school is nobody who speaks; "the president" is he."""
    text = f"President Joao Mendes spoke on television on Sunday.\n\n{sentence}"
    report = crosswire.read_text(text, published="2026-05-04", outlet="The Soro Post")
    [said] = report.statements
    assert (said.speaker.name if said.speaker else None) == speaker


def test_what_spoke_for_a_man_speaks_for_the_woman_near() -> None:
    """ "She" is not Peter Ruiz, and each of many is nobody named."""
    text = "Peter Ruiz met Anna Lund . She thanked each minister ."
    words = cut_words(text, [Part(start=0, end=len(text))])
    words.tag.extend(["PROPN"] * 2 + ["VERB"] + ["PROPN"] * 2 + ["PUNCT", "PRON", "VERB", "DET"])
    words.tag.extend(["NOUN", "PUNCT"])
    names = [Name(0, 2, EntityType.PERSON, 0), Name(3, 5, EntityType.PERSON, 3)]
    n = len(words.text)
    asks, answers = np.zeros((n, n), dtype=np.float16), np.eye(n, dtype=np.float16)
    asks[6, 0], asks[6, 3], asks[9, 3] = 14.0, 12.0, 30.0
    analysis = Analysis(
        pos=("X",) * n, heads=(1, 2, 2, 4, 2, 2, 7, 7, 9, 7, 7), relations=("dep",) * n, names=(),
        roles=((8, 10),), attributions=(), asks=asks, answers=answers,
        nothing=np.full(n, -9.0, dtype=np.float16), meanings=np.zeros((n, 1), dtype=np.int8),
    )  # fmt: skip
    found = find_antecedents(words, names, analysis, distance=DISTANCE)
    assert [(text[one.start : one.end], one.entity) for one in found] == [("She", 1)]
