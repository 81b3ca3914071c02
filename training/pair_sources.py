"""
What the joint reader is trained on: invented passages, invented stories, real reports.

Some stories are kept out, to learn from them what it is worth (`tools/learn_alignment.py`).
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import msgspec

from crosswire.align.passages import mark_in_sentence
from crosswire.pipeline import Engine
from crosswire.types.together import MarkedText
from training.claims import Line, Question, Story
from training.real_pairs import RealStory, read_real
from training.stories import WovenStory
from training.woven_pairs import pairs_of_story

LABELS = ("different", "same", "clash", "update")
MOST = (4, 5, 4, 2)
"""Pairs drawn of one question for each label."""
N_FAR = 7
"""Pairs of two questions drawn for each question."""

LEFT_OUT = Path(__file__).resolve().parent / "data" / "left_out.txt"


@cache
def load_left_out() -> frozenset[str]:
    """Load the names of the stories that are kept out of the training."""
    return frozenset(LEFT_OUT.read_text(encoding="utf-8").splitlines())


def is_left_out(story: str) -> bool:
    """Tell whether an invented or a real story is kept out of the training, by its name."""
    return story in load_left_out()


UNLABELLED = -1


@dataclass(frozen=True)
class Example:
    """
    Two passages and the number of their label.

    Attributes:
        left: One passage.
        right: The other.
        label: Its place in `LABELS`; `UNLABELLED` where nobody labelled the pair.
        weight: What a mistake costs.
        taught: A teacher's scores of the labels; empty where none was asked.
    """

    left: MarkedText
    right: MarkedText
    label: int
    weight: float = 1.0
    taught: tuple[float, ...] = ()


def save_taught(examples: Sequence[Example], path: Path) -> None:
    """Save pairs with a teacher's word."""
    path.write_bytes(msgspec.msgpack.encode(examples))


def load_taught(path: Path) -> list[Example]:
    """Load what `save_taught` saved."""
    return msgspec.msgpack.decode(path.read_bytes(), type=list[Example])


def near_pairs(question: Question) -> Iterator[tuple[int, int, int]]:
    """Give the pairs of one question by place, with their label."""
    roles = [line.role for line in question.lines]
    label_of = {"s": 1, "c": 2, "u": 3, "n": 0}
    for one, other in combinations(range(len(roles)), 2):
        if roles[one] == "s" or roles[other] == "s":
            role = roles[other] if roles[one] == "s" else roles[one]
            yield one, other, label_of[role]


def examples_of(story: Story, chance: random.Random) -> Iterator[Example]:
    """Draw pairs of one story for one pass: of each question some, and pairs of two questions."""
    for question in story.questions:
        found: dict[tuple[int, bool], list[tuple[Line, Line]]] = defaultdict(list)
        for one, other, label in near_pairs(question):
            left, right = question.lines[one], question.lines[other]
            found[label, "n" in {left.role, right.role}].append((left, right))
        for (label, _), pairs in sorted(found.items()):
            for left, right in chance.sample(pairs, min(MOST[label], len(pairs))):
                yield make_example(left, right, label, chance)
    if len(story.questions) < 2:
        return
    for _ in range(N_FAR * len(story.questions)):
        left, right = (
            chance.choice([line for line in question.lines if line.role != "n"])
            for question in chance.sample(story.questions, 2)
        )
        yield make_example(left, right, 0, chance)


def make_example(left: Line, right: Line, label: int, chance: random.Random) -> Example:
    """Pair two passages; where both give a number, that is what is compared half of the time."""
    numbers = left.number is not None and right.number is not None
    is_figure = numbers and chance.random() < 0.5
    return Example(left.passage(is_figure=is_figure), right.passage(is_figure=is_figure), label)


@dataclass(frozen=True)
class Mixture:
    """
    Pairs as crosswire itself takes them out of reports.

    Attributes:
        alike: Pairs of one question, of the invented stories.
        apart: Pairs of two, both marked, that are near in meaning.
        unmarked: Pairs that are near in meaning, of which not both are marked.
        far: Pairs that are not near.
        judged: Labelled pairs of the invented stories.
        real: Labelled pairs of real reports.
        known: Pairs that the network that ships was asked about and is sure of, and right.
    """

    alike: list[Example]
    apart: list[Example]
    unmarked: list[Example]
    far: list[Example]
    judged: list[Example]
    real: list[Example]
    known: list[Example]

    def draw(self, stories: Sequence[Story], chance: random.Random) -> list[Example]:
        """Draw the pairs of one pass: all that are labelled, and some of the others."""
        lines = [example for story in stories for example in examples_of(story, chance)]
        return [
            *self.alike,
            *chance.sample(self.apart, min(N_APART, len(self.apart))),
            *chance.sample(self.unmarked, min(N_UNMARKED, len(self.unmarked))),
            *chance.sample(self.far, min(N_FAR_OFF, len(self.far))),
            *chance.sample(lines, min(N_LINES, len(lines))),
            *self.judged,
            *self.real,
            *chance.sample(self.known, round(KNOWN * len(self.known))),
        ]


N_APART, N_UNMARKED, N_FAR_OFF, N_LINES = 9000, 7000, 2000, 11000
"""
Pairs drawn for each pass: near and both marked, near but not both marked, not near, and of the
single passages.
"""
REAL_WEIGHT = 1.5
KNOWN = 0.3
"""Share that is drawn of what the network knows."""
_SURE = 0.9
"""Probability of its label from which a pair is known."""
_UNMARKED = 0.8
"""
Probability of one claim from which a pair that is not marked is left out: there are facts that the
writer of a story told twice and forgot to mark.
"""


def mix(
    woven: Sequence[WovenStory], engine: Engine, *, with_real: bool, compared: bool = False
) -> Mixture:
    """
    Read the stories that the joint reader is trained on, and pair their passages.

    Args:
        woven: Stories of several reports.
        engine: What reads the reports.
        with_real: Take real reports too.
        compared: Ask the engine's network about the pairs that it would read in use: of what it
            knows only a share is drawn.
    """
    mixture = Mixture([], [], [], [], [], [], [])
    for story in woven:
        if is_left_out(story.title):
            continue
        for pair in pairs_of_story(story, engine, compared=compared):
            told = None if pair.told is None else msgspec.structs.astuple(pair.told)
            if told and not (pair.is_marked or pair.label) and told[1] >= _UNMARKED:
                continue
            if told and told[pair.label] >= _SURE:
                mixture.known.append(Example(pair.left, pair.right, pair.label))
                continue
            chosen = mixture.apart if pair.is_marked else mixture.unmarked
            chosen = chosen if told or (pair.is_near and not compared) else mixture.far
            chosen = mixture.alike if pair.label else chosen
            chosen = mixture.judged if pair.is_judged else chosen
            chosen.append(Example(pair.left, pair.right, pair.label))
    for real in read_real(engine) if with_real else ():
        if not is_left_out(real.name):
            mixture.real.extend(real_examples(real, REAL_WEIGHT))
    return mixture


def real_examples(story: RealStory, weight: float = 1.0) -> Iterator[Example]:
    """Give the labelled pairs of a real story."""
    for pair in story.pairs:
        items = story.items[pair.pool]
        left, right = (mark_in_sentence(items[at]) for at in (pair.one, pair.other))
        yield Example(left, right, LABELS.index(pair.label), weight)
