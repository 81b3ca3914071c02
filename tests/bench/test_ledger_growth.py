"""The benchmark of a growing ledger tells growth from caches that fill."""

from __future__ import annotations

from itertools import islice

import pytest
from bench.ledger_growth import Mark, find_growth, invent_articles


def _marks(*memory_mb: float, cpu_ms: tuple[float, ...] = ()) -> list[Mark]:
    sizes = (1_000, 3_000, 10_000, 30_000, 100_000)
    times = cpu_ms or (30.0,) * len(memory_mb)
    return [
        Mark(n_reports, memory, 30.0, time)
        for n_reports, memory, time in zip(sizes, memory_mb, times, strict=False)
    ]


def test_flat_memory_is_no_fault() -> None:
    assert find_growth(_marks(300, 310, 330, 340, 342)) == []


@pytest.mark.parametrize(
    "memory_mb",
    [(300, 310, 340, 370, 410), (300, 301, 302, 303, 345), (300, 320, 390)],
    ids=["in all", "at the end", "soon"],
)
def test_memory_that_grows_is_a_fault(memory_mb: tuple[float, ...]) -> None:
    assert find_growth(_marks(*memory_mb))


def test_reports_that_take_ever_longer_are_a_fault() -> None:
    assert find_growth(_marks(300, 301, 302, cpu_ms=(40.0, 30.0, 44.0))) == []
    (fault,) = find_growth(_marks(300, 301, 302, cpu_ms=(40.0, 30.0, 46.0)))
    assert "46.0 ms" in fault


def test_too_few_reports_tell_nothing() -> None:
    assert find_growth(_marks(300))


def test_a_story_is_told_twice_and_reprinted() -> None:
    """Five reports a story: two in words of their own, three reprints of the first."""
    articles = list(islice(invent_articles(1_000), 10))
    first, second, *reprints = articles[:5]
    assert all(one.text.startswith(first.text.rstrip()) for one in reprints)
    assert not second.text.startswith(first.text[:200])
    assert not articles[5].text.startswith(first.text[:40])
    assert len({one.id for one in articles}) == len(articles)
    assert {one.published for one in articles} == {"2020-01-01"}
