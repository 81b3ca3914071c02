"""Pairs of passages of real reports that were labelled by hand (`bench/data/claim_pairs.tsv`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tools.grouping_data import read_ecbplus, read_newswcl50

from crosswire.align.claims import prepare_items
from crosswire.align.item import Item, Pool
from crosswire.pipeline import Engine, read_article
from crosswire.sources import article_of_text
from crosswire.types import Report

LABELLED = Path(__file__).resolve().parent.parent / "bench" / "data" / "claim_pairs.tsv"
TODAY = date(2026, 12, 31)
ALIKE = 0.8
"""Share of the longer stretch from which a mention is the labelled one."""


@dataclass(frozen=True)
class RealPair:
    """Places of two mentions among those of their pool, the smaller first, and the label."""

    pool: Pool
    one: int
    other: int
    label: str


@dataclass(frozen=True)
class RealStory:
    """The reports of a story, its mentions by pool, and which pairs of them are labelled."""

    name: str
    reports: Sequence[Report]
    items: Mapping[Pool, Sequence[Item]]
    pairs: Sequence[RealPair]


def read_real(engine: Engine) -> Iterator[RealStory]:
    """Read the stories of which pairs are labelled, in order of name."""
    labelled: defaultdict[str, list[list[str]]] = defaultdict(list)
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            story, *rest = line.split("\t")
            labelled[story].append(rest)
    reports: defaultdict[str, list[Report]] = defaultdict(list)
    for article, story in [*read_newswcl50(), *read_ecbplus("Train")]:
        if story in labelled:
            found = article_of_text(article.text, uri=article.uri, today=TODAY)
            reports[story].append(read_article(found, engine))
    for story, rows in sorted(labelled.items()):
        items = prepare_items(reports[story])
        pairs = []
        for kind, *ends, label in rows:
            pool = Pool(kind)
            places = [find_item(items[pool], end) for end in (ends[:3], ends[3:])]
            known = sorted(at for at in places if at is not None)
            if len(known) == 2:
                pairs.append(RealPair(pool, known[0], known[1], label))
        yield RealStory(story, reports[story], items, pairs)


def find_item(items: Sequence[Item], place: Sequence[str]) -> int | None:
    """Find the mention at a labelled place; None where the reader finds another one today."""
    uri, start, end = place[0], int(place[1]), int(place[2])
    for at, item in enumerate(items):
        if item.report.uri == uri:
            shared = min(end, item.mention.end) - max(start, item.mention.start)
            if shared >= ALIKE * max(end - start, item.mention.end - item.mention.start):
                return at
    return None
