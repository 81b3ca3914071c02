"""Pairs of passages of the invented stories, as crosswire itself takes them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

from crosswire.align.claims import prepare_items
from crosswire.align.comparers import pairs_of
from crosswire.align.figure_ties import look_at_figures
from crosswire.align.grouping import group_mentions, nearness_of
from crosswire.align.item import Item, Pool
from crosswire.align.joint import JointReader
from crosswire.align.lexicon import load_lexicon
from crosswire.align.match import Outcome
from crosswire.align.passages import mark_in_sentence
from crosswire.align.similarity import Weights
from crosswire.pipeline import Engine, read_article
from crosswire.sources import article_of_text
from crosswire.types import Report
from crosswire.types.together import Kinship, MarkedText
from training.real_pairs import find_item
from training.stories import WovenReport, WovenStory

TODAY = date(2036, 12, 31)
LABELLED = Path(__file__).resolve().parent / "data" / "woven_labels.tsv"
"""Pairs that are easily mistaken, labelled one by one: what is not marked is not always apart."""
DIFFERENT, SAME, CLASH, UPDATE = range(4)
_LETTERS = {"d": DIFFERENT, "s": SAME, "c": CLASH, "u": UPDATE}
N_NEAR = 2
"""Nearest passages of each other report."""
_BY_ROLES = {
    ("", ""): SAME, ("c", "c"): SAME, ("u", "u"): SAME,
    ("", "c"): CLASH, ("", "u"): UPDATE, ("c", "u"): UPDATE,
}  # fmt: skip


@dataclass(frozen=True)
class WovenPair:
    """Two passages of two reports of one story, and the number of their label."""

    left: MarkedText
    right: MarkedText
    label: int
    is_marked: bool
    """Both are marked: of what is not marked, some is in other reports after all."""
    is_near: bool = False
    """
    One is among those of its report that are nearest in meaning to the other; or their numbers and
    units allow that two figures are one.
    """
    is_judged: bool = False
    """The pair itself was labelled."""
    told: Kinship | None = None
    """What the network that ships said of it, where comparing the reports had it read the pair."""


class Recorder:
    """A joint reader that keeps what it told while reports were compared."""

    def __init__(self, reader: JointReader) -> None:
        """Take the one that is asked."""
        self._reader = reader
        self.told: dict[frozenset[MarkedText], Kinship] = {}

    def read(
        self, passages: Sequence[MarkedText], pairs: Sequence[tuple[int, int]]
    ) -> list[Kinship]:
        """Read pairs of passages, as `crosswire.align.joint.JointReader` says."""
        found = self._reader.read(passages, pairs)
        for (one, other), kinship in zip(pairs, found, strict=True):
            self.told[frozenset((passages[one], passages[other]))] = kinship
        return found


def read_woven_story(
    story: WovenStory, engine: Engine
) -> tuple[list[Report], dict[str, WovenReport]]:
    """Read the reports of a story; also give what is marked in each, by its id."""
    woven: dict[str, WovenReport] = {}
    reports = []
    for number, report in enumerate(story.reports):
        article = article_of_text(
            report.text, uri=str(number), outlet=report.outlet, published=report.published,
            today=TODAY,
        )  # fmt: skip
        woven[article.id] = report
        reports.append(read_article(article, engine))
    return reports, woven


def answers_of(item: Item, report: WovenReport) -> dict[int, str] | None:
    """
    Give the roles that a passage has, by claim; None where that is not clear.

    A passage answers a mark where the two share half of the shorter. One that only touches some
    is not clear; one that touches none is in no other report.
    """
    is_figure = item.mention.figure is not None
    found: dict[int, str] = {}
    is_touched = False
    for mark in report.marks:
        shared = min(mark.end, item.mention.end) - max(mark.start, item.mention.start)
        if shared > 0 and mark.is_figure is is_figure:
            is_touched = True
            if 2 * shared >= min(mark.end - mark.start, item.mention.end - item.mention.start):
                found[mark.claim] = mark.role
    return None if is_touched and not found else found


def label_of(left: dict[int, str], right: dict[int, str]) -> int | None:
    """Give the label of two passages by the claims that they share; None where they share none."""
    labels = [
        _BY_ROLES[min(left[claim], right[claim]), max(left[claim], right[claim])]
        for claim in left.keys() & right.keys()
    ]
    return max(labels, default=None)


def numbers_in(item: Item, report: WovenReport) -> dict[int, str]:
    """Give the roles of the marked numbers that stand in a passage, by claim."""
    return {
        mark.claim: mark.role
        for mark in report.marks
        if mark.is_figure and item.mention.start <= mark.start and mark.end <= item.mention.end
    }


@cache
def load_labels() -> Mapping[str, Sequence[Sequence[str]]]:
    """Load the labelled pairs by story: kind, two places, letter."""
    found: defaultdict[str, list[Sequence[str]]] = defaultdict(list)
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            story, *rest = line.split("\t")
            found[story].append(rest)
    return found


def read_labels(
    story: WovenStory, items: Mapping[Pool, Sequence[Item]]
) -> dict[tuple[Pool, int, int], int]:
    """Give the labels of a story's pairs by the places of their mentions, the smaller first."""
    found = {}
    for kind, *ends, letter in load_labels().get(story.title, ()):
        pool = Pool(kind)
        places = [find_item(items[pool], end) for end in (ends[:3], ends[3:])]
        known = sorted(at for at in places if at is not None)
        if len(known) == 2:
            found[pool, known[0], known[1]] = _LETTERS[letter]
    return found


def pairs_of_story(
    story: WovenStory, engine: Engine, *, compared: bool = False
) -> Iterator[WovenPair]:
    """
    Read a story and pair the passages found in its reports, statements and figures apart.

    Args:
        story: The story.
        engine: What reads the reports.
        compared: Compare the reports too, so that pairs that are then read together tell what the
            engine's network says of them.
    """
    reports, woven = read_woven_story(story, engine)
    prepared = prepare_items(reports)
    weights = Weights(load_lexicon(), [item for found in prepared.values() for item in found])
    recorder = Recorder(engine.joint) if compared and engine.joint is not None else None
    if recorder is not None:
        for found in pairs_of(prepared, weights, (), recorder).values():
            group_mentions(found)
    asked = {} if recorder is None else recorder.told
    judged = read_labels(story, prepared)
    for pool, items in prepared.items():
        if pool is Pool.RELATION:
            continue
        answers = [answers_of(item, woven[item.mention.report]) for item in items]
        by_meaning = nearness_of(items)
        near = set(by_meaning.propose(N_NEAR, N_NEAR * len(items), 0.0))
        passages = [mark_in_sentence(item) for item in items]
        inside = [numbers_in(item, woven[item.mention.report]) for item in items]
        for one, other in combinations(range(len(items)), 2):
            if items[one].mention.report == items[other].mention.report:
                continue
            told = judged.get((pool, one, other))
            if told is not None:
                yield WovenPair(passages[one], passages[other], told, True, True, is_judged=True)
                continue
            left, right = answers[one], answers[other]
            if left is None or right is None:
                continue
            label = label_of(left, right) or DIFFERENT
            is_near = (one, other) in near
            if pool is Pool.FIGURE:
                seen = look_at_figures(items[one], items[other], weights)
                is_near = not isinstance(seen, Outcome)
            if label == SAME and pool is not Pool.FIGURE:  # "turnout was 41 percent", "44 percent"
                label = label_of(inside[one], inside[other]) or SAME
            yield WovenPair(
                passages[one], passages[other], label, bool(left and right), is_near,
                told=asked.get(frozenset((passages[one], passages[other]))),
            )  # fmt: skip
