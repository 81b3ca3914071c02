"""Pairs of passages that crosswire would read together, real and invented, unlabelled."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from sklearn.feature_extraction.text import TfidfVectorizer
from tools.grouping_data import read_ecbplus, read_newswcl50, read_polnear, read_wikinews

from crosswire.align.joint import JointReader
from crosswire.pipeline import Engine, compare_story, read_article
from crosswire.sources import article_of_text
from crosswire.types import Article
from crosswire.types.together import Kinship, MarkedText
from training.pair_sources import is_left_out
from training.stories import load_woven
from training.woven_pairs import TODAY

FOLDER = Path(__file__).resolve().parent / "data" / "unlabelled"
"""Invented stories without marks, in the format of `training/stories.py`."""
Pair = tuple[MarkedText, MarkedText]

MOST_REPORTS, MOST_CHARACTERS = 6, 8_000
"""Of a story, drawn where it has more; and of a real report, from its beginning."""
MOST_PAIRS = 300
"""Drawn of one story."""
NEAR, COPY = 0.16, 0.85
"""Two reports that are nearer than the first, as words go, are compared; copies are not."""
_GROUP = 4
"""Reports that are joined to one story, at most."""


class Recorder:
    """Notes what is read together, and lets the shipped network read it."""

    def __init__(self, inner: JointReader) -> None:
        self.inner = inner
        self.pairs: list[Pair] = []

    def read(
        self, passages: Sequence[MarkedText], pairs: Sequence[tuple[int, int]]
    ) -> list[Kinship]:
        """Read pairs, as `crosswire.align.joint.JointReader` has it."""
        self.pairs.extend((passages[one], passages[other]) for one, other in pairs)
        return self.inner.read(passages, pairs)


def read_unlabelled(engine: Engine, chance: random.Random) -> list[Pair]:
    """
    Compare the reports of each story, and give what was read together.

    Args:
        engine: With a joint reader, whose word decides which pairs are read at all.
        chance: Draws reports and pairs of stories that have many.

    Raises:
        ValueError: The engine has no joint reader.
    """
    if engine.joint is None:
        raise ValueError("the engine has no joint reader; take Engine.default()")
    found: list[Pair] = []
    for articles in [*real_stories(), *invented_stories()]:
        some = articles if len(articles) <= MOST_REPORTS else chance.sample(articles, MOST_REPORTS)
        recorder = Recorder(engine.joint)
        recording = msgspec.structs.replace(engine, joint=recorder)
        compare_story([read_article(article, engine) for article in some], recording)
        found += chance.sample(recorder.pairs, min(MOST_PAIRS, len(recorder.pairs)))
    return found


def invented_stories() -> Iterator[Sequence[Article]]:
    """Give the invented stories, those that are labelled and those that never were."""
    for story in [*load_woven(), *load_woven(FOLDER)]:
        if not is_left_out(story.title):
            yield [
                article_of_text(
                    each.text, uri=str(number), outlet=each.outlet, published=each.published,
                    today=TODAY,
                )
                for number, each in enumerate(story.reports)
            ]  # fmt: skip


def real_stories() -> Iterator[Sequence[Article]]:
    """Give the stories of the corpora that are told by two reports or more."""
    stories: defaultdict[str, list[Article]] = defaultdict(list)
    for article, story in [*read_newswcl50(), *read_ecbplus("Train")]:
        if not is_left_out(story):
            stories[story].append(article)
    groups = [articles for _, articles in sorted(stories.items()) if len(articles) > 1]
    groups += near_reports(read_wikinews()) + near_reports(read_polnear("train"))
    for articles in groups:
        yield [
            article_of_text(each.text[:MOST_CHARACTERS], uri=each.uri, today=TODAY)
            for each in articles
        ]


def near_reports(articles: Sequence[Article]) -> list[list[Article]]:
    """Join reports that use the same rare words, at most four, the nearest first."""
    counts = TfidfVectorizer(sublinear_tf=True, stop_words="english", max_df=0.1, min_df=2)
    words = counts.fit_transform([f"{each.title or ''} {each.text}" for each in articles])
    near = (words @ words.T).tocoo()
    ties = sorted(
        (
            (value, one, other)
            for value, one, other in zip(near.data, near.row, near.col, strict=True)
            if one < other and NEAR < value < COPY
        ),
        reverse=True,
    )
    groups: list[list[int]] = []
    place: dict[int, int] = {}
    for _, one, other in ties:
        if one not in place and other not in place:
            place[one] = place[other] = len(groups)
            groups.append([one, other])
        elif (one in place) != (other in place):
            known, new = (one, other) if one in place else (other, one)
            if len(groups[place[known]]) < _GROUP:
                place[new] = place[known]
                groups[place[new]].append(new)
    return [[articles[at] for at in group] for group in groups]
