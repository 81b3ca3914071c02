"""Golden sentences with their actors marked in the text, as tests and benchmarks read them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from crosswire.extract.actors.index import ActorIndex
from crosswire.extract.dates.find import find_dates
from crosswire.reader.rules import RuleReader
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    DateMention,
    Part,
    Reading,
    Sector,
)

GOLDEN = Path(__file__).parent / "golden"
_MARK = re.compile(r"\[([^|\]]{1,60})\|([A-Z]{0,3})(?::([a-z]{1,4}))?\]")
_KINDS = {
    None: (ActorKind.STATE, None),
    "p": (ActorKind.PERSON, Sector.GOV),
    "mil": (ActorKind.GROUP, Sector.MIL),
    "reb": (ActorKind.GROUP, Sector.REB),
    "opp": (ActorKind.GROUP, Sector.OPP),
    "cvl": (ActorKind.GROUP, Sector.CVL),
    "bus": (ActorKind.ORGANISATION, Sector.BUS),
    "who": (ActorKind.PERSON, None),
    "reg": (ActorKind.REGION, None),
    "igo": (ActorKind.ORGANISATION, Sector.IGO),
}


def load_cases(name: str) -> Iterator[dict[str, Any]]:
    """Read the cases of one golden file."""
    for row in (GOLDEN / name).read_text(encoding="utf-8").splitlines():
        yield json.loads(row)


def unmark(marked: str) -> tuple[str, ActorIndex]:
    """Give the plain text of a marked sentence and the index of its actors."""
    text, mentions, position = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        kind, sector = _KINDS[mark[3]]
        actor = Actor(name=mark[1], kind=kind, country=mark[2] or None, sector=sector)
        start = len(text)
        text += mark[1]
        mentions.append(ActorMention(start=start, end=len(text), exact=mark[1], actor=actor))
        position = mark.end()
    return text + marked[position:], ActorIndex.of(mentions)


def prepare(
    marked: str, published: str = "2021-06-15"
) -> tuple[Article, Reading, ActorIndex, tuple[DateMention, ...]]:
    """Read a marked sentence as a report of one paragraph."""
    text, actors = unmark(marked)
    paragraphs = (Part(start=0, end=len(text)),)
    article = Article(
        id="golden", uri="golden", text=text, paragraphs=paragraphs, published=published
    )
    reading = RuleReader().read(text, paragraphs)
    dates = find_dates(text, paragraphs, date.fromisoformat(published))
    return article, reading, actors, dates
