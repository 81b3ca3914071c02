"""Figures with their slots."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.extract.dates.find import find_dates
from crosswire.extract.figures.find import find_figures
from crosswire.types import (
    Actor,
    ActorKind,
    ActorMention,
    Article,
    Change,
    Mention,
    Part,
    Qualifier,
    Reading,
)
from tests.timing import least_seconds

GOLDEN = Path(__file__).parent / "golden" / "figures.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
STATES = {
    "Chile": "Chile", "Chilean": "Chile", "Ghana": "Ghana", "Japan": "Japan", "Japanese": "Japan",
    "Norway": "Norway", "Norwegian": "Norway", "Ruritania": "Ruritania",
    "Ruritanian": "Ruritania", "Sylvania": "Sylvania",
}  # fmt: skip
NAMES = re.compile(r"\b(?:" + "|".join(sorted(STATES, key=len, reverse=True)) + r")\b")
PIECES = st.sampled_from(
    ["rose", "by", "34.4", "almost", "9", "percent", "(%)", "$", "17", "billion", "Trade", "Norway",
     "killed", "12 soldiers", "and", ",", ".", "or", "between", "more than", "30th anniversary",
     "to",      "half", "of", "3-2", "last year", "£", "1.2m", "-", "°C", "\n", "“", "one",
     "tens of thousands"]
)  # fmt: skip


@dataclass(frozen=True)
class States:
    """Index that knows the states of the golden cases."""

    mentions: tuple[ActorMention, ...]

    @classmethod
    def of(cls, text: str) -> States:
        """Find the states of a text."""
        return cls(
            tuple(
                ActorMention(
                    start=match.start(),
                    end=match.end(),
                    exact=match.group(),
                    actor=Actor(name=STATES[match.group()], kind=ActorKind.STATE),
                )
                for match in NAMES.finditer(text)
            )
        )

    def inside(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """Mentions inside a stretch."""
        return tuple(m for m in self.mentions if start <= m.start and m.end <= end)


def figures_of(text: str, anchor: date = date(2022, 8, 20)) -> tuple[Mention, ...]:
    """Figures of a text that is one paragraph."""
    parts = (Part(start=0, end=len(text)),)
    article = Article(id="r", uri="r.txt", text=text, paragraphs=parts)
    dates = find_dates(text, parts, anchor)
    return find_figures(article, Reading(), States.of(text), dates, None)


def as_golden(mention: Mention) -> dict:
    """A mention in the shape of the golden file: what is not known or usual is left out."""
    figure = mention.figure
    assert figure is not None
    slots = {
        "exact": mention.exact,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "property": figure.property,
    }
    if figure.qualifier is not Qualifier.EXACT:
        slots["qualifier"] = figure.qualifier.value
    if figure.change is not Change.LEVEL:
        slots["change"] = figure.change.value
    if figure.entity:
        slots["entity"] = figure.entity
    if figure.from_actor:
        slots["from"] = figure.from_actor.name
    if figure.to_actor:
        slots["to"] = figure.to_actor.name
    if figure.period:
        slots["period"] = [figure.period.start, figure.period.end]
    return slots


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_golden_figures(case: dict) -> None:
    """Every figure of a hand-edited case has its span and slots, and nothing else is found."""
    found = figures_of(case["text"], date.fromisoformat(case["anchor"]))
    assert [as_golden(mention) for mention in found] == case["figures"]


def test_sign_governs_the_series_before_it() -> None:
    """Numbers without a sign are percentages where the sign stands once, behind the last."""
    text = "Exports grew by 12.5, and this year almost 4, 3.8 (%), she said."
    assert [m.figure.unit for m in figures_of(text) if m.figure] == ["percent"] * 3


def test_change_without_sign_keeps_its_direction() -> None:
    """Where no report part gives the unit it stays open, but the direction is kept."""
    (mention,) = figures_of("Output grew by 12.5 in 2021.")
    assert mention.figure is not None
    assert (mention.figure.unit, mention.figure.change) == (None, Change.RISE)


def test_numbers_inside_dates_are_no_figures() -> None:
    """Days and years belong to dates."""
    assert figures_of("It was signed on 5 May 2021 and again two years ago.") == ()


DENSE = {
    "numbers": "12 34 56 ",
    "figures": "4 percent of 5 million people, 6 km and $7 bn in 2021, up 8 from 9; ",
    "harm": "killed 12 people ",
    "words": "one two three four ",
    "brackets": "(5) ",
    "ranges": "from 1 to ",
    "dates": "May 5 2021 to June 6 ",
}


@pytest.mark.parametrize("piece", DENSE.values(), ids=DENSE)
def test_number_dense_text_takes_linear_time(piece: str) -> None:
    """Eight times the text takes no more than about eight times as long, whatever stands in it."""

    short, long = ((piece * length)[:length] for length in (2000, 16000))
    limit = 24 * max(least_seconds(lambda: figures_of(short)), 0.01)
    assert least_seconds(lambda: figures_of(long), enough=limit) <= limit


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map(" ".join)))
def test_any_text_gives_checked_spans(text: str) -> None:
    """On any text nothing fails, spans check, and low is at most high."""
    for mention in figures_of(text):
        assert text[mention.start : mention.end] == mention.exact
        assert mention.start < mention.end
        figure = mention.figure
        assert figure is not None
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
