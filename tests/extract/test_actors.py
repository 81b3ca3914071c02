"""Who acts: golden cases, and what must hold on any text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crosswire.extract.actors.find import find_actors
from crosswire.extract.actors.index import ActorIndex
from crosswire.reader import RuleReader
from crosswire.reference import load_tables
from crosswire.types import Actor, ActorKind, ActorMention, Article, Part, Reading

GOLDEN = Path(__file__).parent / "golden" / "actors.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
FIELDS = ("name", "kind", "country", "sector", "role")


def article_of(text: str) -> Article:
    """Make a report whose whole text is body."""
    paragraphs = []
    start = 0
    for block in text.split("\n\n"):
        paragraphs.append(Part(start=start, end=start + len(block)))
        start += len(block) + 2
    return Article(id="r", uri="r", text=text, paragraphs=tuple(paragraphs))


def find(text: str) -> ActorIndex:
    """Read a text by rules and find its actors."""
    article = article_of(text)
    return find_actors(article, RuleReader().read(text, article.paragraphs), load_tables())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["phenomenon"])
def test_golden_case_names_the_right_actors(case):
    """Each expected mention is found with the fields given; what is no actor is not found."""
    mentions = find(case["text"]).mentions
    for wanted in case["expect"]:
        found = [m.actor for m in mentions if m.exact == wanted["exact"]]
        assert found, f"{wanted['exact']} not among {[m.exact for m in mentions]}"
        fields = {name: wanted[name] for name in FIELDS if name in wanted}
        for actor in found:
            assert {name: getattr(actor, name) for name in fields} == fields
    exact = {mention.exact for mention in mentions}
    assert exact.isdisjoint(case.get("absent", ()))


def test_golden_cases_are_many_and_differ():
    """The golden file holds at least sixty phenomena, each once."""
    names = [case["phenomenon"] for case in CASES]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


def test_states_and_titled_persons_are_found_without_any_reader():
    """With an empty reading the tables still find states and titled persons."""
    text = "Finnish President Aino Berg thanked Peru."
    index = find_actors(article_of(text), Reading(), load_tables())
    assert [m.actor.name for m in index.mentions] == ["Aino Berg", "Peru"]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *("President", "Berg", "of", "Norway", "and", ",", "the", "'s", "Turkish", "(LBC)"),
                *("Foreign", "Ministry", "said", "Moscow", "-", "\n\n", "U.S.", "ministers", "."),
                *("el-", "’", "Georgia", "US$", "spokesman", "for", "Mr", "police", "“", "Aino"),
            ]
        ),
        max_size=40,
    )
)
def test_mentions_lie_in_the_text_in_order_and_apart(pieces):
    """On any jumble `text[start:end] == exact` holds and no two mentions overlap."""
    text = " ".join(pieces)
    mentions = find(text).mentions
    assert all(text[m.start : m.end] == m.exact for m in mentions)
    ends = [0, *(m.end for m in mentions)]
    assert all(end <= m.start for end, m in zip(ends, mentions, strict=False))


def _mention(start: int, end: int, name: str) -> ActorMention:
    actor = Actor(name=name, kind=ActorKind.PERSON)
    return ActorMention(start=start, end=end, exact="x" * (end - start), actor=actor)


def test_index_gives_the_actor_that_covers_a_stretch():
    """A stretch inside a mention is that mention's actor."""
    index = ActorIndex.of([_mention(10, 30, "B"), _mention(0, 5, "A")])
    assert index.at(20, 30) == index.mentions[1].actor
    assert index.mentions[1].actor.name == "B"


def test_index_gives_the_first_actor_inside_a_longer_stretch():
    """A stretch that holds several actors is led by the first."""
    index = ActorIndex.of([_mention(10, 30, "B"), _mention(0, 5, "A")])
    found = index.at(0, 40)
    assert found is not None
    assert found.name == "A"


def test_index_gives_none_where_nobody_is():
    """A stretch without an actor has none."""
    index = ActorIndex.of([_mention(0, 5, "A")])
    assert index.at(6, 9) is None
    assert ActorIndex.of(()).at(0, 1) is None


def test_index_lists_only_mentions_that_lie_wholly_inside():
    """A mention that sticks out of the stretch is left out."""
    index = ActorIndex.of([_mention(0, 5, "A"), _mention(10, 30, "B")])
    assert [m.actor.name for m in index.inside(0, 20)] == ["A"]
