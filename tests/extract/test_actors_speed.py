"""The search for persons stays linear, and its index finds what comparing all would."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.extract.actors.find import find_actors
from crosswire.extract.actors.people import PeopleByName, is_same_name
from crosswire.reader import RuleReader
from crosswire.reference import load_tables
from crosswire.types import Article, Part
from tests.timing import least_seconds

SYLLABLES = [head + tail for head, tail in product("bdfglmnrst", "aeiou")]
KEYS = st.lists(st.sampled_from(["ana", "berg", "de", "x", "silva"]), min_size=1, max_size=4)


def make_name(number: int) -> str:
    """Make a name that no other number has."""
    first, rest = divmod(number, len(SYLLABLES))
    second, third = divmod(first, len(SYLLABLES))
    return (SYLLABLES[rest] + SYLLABLES[second] + SYLLABLES[third]).capitalize() + "kor"


def distinct(number: int) -> str:
    return f"Minister {make_name(number)} {make_name(number + 7)} left for Harwick."


def one_first_name(number: int) -> str:
    return f"Minister Maria {make_name(number)} left. Maria said so. The president wept."


def one_surname(number: int) -> str:
    return f"Minister {make_name(number)} Silva left. Silva agreed. The minister of Peru wept."


def rulers(number: int) -> str:
    return f"President {make_name(number)} {make_name(number + 9)} left. The president wept."


def search(sentence: Callable[[int], str], n_sentences: int) -> Callable[[], object]:
    """Prepare the search in a report of so many paragraphs."""
    text = "\n\n".join(map(sentence, range(n_sentences)))
    parts, start = [], 0
    for paragraph in text.split("\n\n"):
        parts.append(Part(start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    article = Article(id="a", uri="a", text=text, paragraphs=tuple(parts))
    reading, tables = RuleReader().read(text, article.paragraphs), load_tables()
    return lambda: find_actors(article, reading, tables)


@pytest.mark.parametrize("sentence", [distinct, one_first_name, one_surname, rulers])
def test_four_times_the_names_take_about_four_times_as_long(
    sentence: Callable[[int], str],
) -> None:
    """Quadratic time would take sixteen times as long."""
    limit = 9 * least_seconds(search(sentence, 200))
    assert least_seconds(search(sentence, 800), enough=limit) <= limit


@given(st.lists(KEYS.map(tuple), min_size=1, max_size=8), KEYS.map(tuple))
def test_the_index_finds_whom_a_comparison_with_all_finds(
    people: list[tuple[str, ...]], name: tuple[str, ...]
) -> None:
    """A name leads to the same persons, in their order."""
    index = PeopleByName()
    for number, person in enumerate(people):
        index.add(number, person)
    assert index.find(name) == [
        number for number, person in enumerate(people) if is_same_name(name, person)
    ]
