"""Names of the model and of the rules are joined."""

from __future__ import annotations

from crosswire.reader.model.model import Named
from crosswire.reader.named import join_names
from crosswire.reader.names import Name
from crosswire.reader.words import Words, cut_words
from crosswire.types import EntityType, Part


def cut(text: str) -> Words:
    """Cut one paragraph into words."""
    return cut_words(text, [Part(start=0, end=len(text))])


WORDS = cut("President Ana Ruiz of Tarma left Osmark")
RUIZ = Name(1, 3, EntityType.PERSON, 0)


def test_names_that_rules_do_not_see_are_added() -> None:
    """In text order, without overlaps."""
    found = [Named(6, 7, "state", 0.6), Named(4, 5, "place", 0.9)]
    names = join_names(WORDS, found, [RUIZ])
    assert [(name.first, name.type) for name in names] == [
        (1, EntityType.PERSON), (4, EntityType.PLACE), (6, EntityType.PLACE),
    ]  # fmt: skip


def test_rules_say_where_a_name_ends() -> None:
    """A name of the model that overlaps one of the rules is left out."""
    names = join_names(WORDS, [Named(2, 5, "organisation", 0.9)], [RUIZ])
    assert names == [RUIZ]


def test_the_model_says_what_it_names_where_it_is_sure() -> None:
    """Same borders: a sure type of the model counts, an unsure one does not."""
    ruled = [Name(4, 5, EntityType.OTHER, 4)]
    assert join_names(WORDS, [Named(4, 5, "place", 0.9)], ruled)[0].type is EntityType.PLACE
    assert join_names(WORDS, [Named(4, 5, "place", 0.5)], ruled)[0].type is EntityType.OTHER


def test_dates_and_sums_are_no_names() -> None:
    """Later steps find those by themselves."""
    assert join_names(WORDS, [Named(4, 5, "date", 0.9), Named(6, 7, "money", 0.9)], []) == []


def test_a_person_has_the_title_before_it() -> None:
    """ "President Ana Ruiz": the title belongs to the name but is not part of it."""
    [name] = join_names(WORDS, [Named(1, 3, "person", 0.9)], [])
    assert (name.title, name.first) == (0, 1)


def test_a_title_does_not_reach_into_the_sentence_before() -> None:
    """ "He was elected President. Ana Ruiz left": she is not President Ruiz."""
    words = cut("He was elected President. Ana Ruiz left.")
    [name] = join_names(words, [Named(5, 7, "person", 0.9)], [])
    assert name.title == name.first == 5


def test_the_title_that_rules_found_stays() -> None:
    """The model changes the type alone."""
    ruled = [Name(1, 3, EntityType.OTHER, 0)]
    [name] = join_names(WORDS, [Named(1, 3, "person", 0.9)], ruled)
    assert (name.type, name.title) == (EntityType.PERSON, 0)
