"""A process that is killed while it adds loses nothing that it acknowledged."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from crosswire.ledger.adding import Arrival
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.sqlite import SqliteDatabase
from crosswire.pipeline import read_article
from tests.ledger.helpers import dump, invent_articles, load_engine
from tests.ledger.processes import Child, add_batches

Batches = list[list[Arrival]]
N_KILLS = 100
"""By the clock, and as many by steps of SQLite's machine."""


@pytest.fixture(scope="module")
def batches() -> Batches:
    """Three batches of reports of two stories, read beforehand."""
    articles = invent_articles(23, n_stories=2, n_each=3)
    random.Random(1).shuffle(articles)
    arrivals = [Arrival(read_article(article, load_engine())) for article in articles]
    return [arrivals[at : at + 2] for at in range(0, len(arrivals), 2)]


def survives(path: Path, batches: Batches, said: list[str], due: dict[str, list[tuple]]) -> None:
    """Make sure that a ledger is whole, has what was acknowledged, and can be finished."""
    acknowledged = [arrival.report.id for number in said for arrival in batches[int(number)]]
    database = SqliteDatabase(path)
    assert check_ledger(database).faults == ()
    there = [one for (one,) in database.rows("SELECT id FROM report ORDER BY number")]
    assert there[: len(acknowledged)] == acknowledged
    assert len(there) in {len(acknowledged), len(acknowledged) + len(batches[0])}
    database.close()
    add_batches(path, batches, lambda _: None)
    assert dump(path) == due


@pytest.mark.slow
@pytest.mark.parametrize("way", ["clock", "steps"])
def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path, batches: Batches, way: str) -> None:
    """Killed at a hundred moments, the ledger checks, and repeating the work finishes it."""
    begun = time.perf_counter()
    n_steps = add_batches(tmp_path / "whole", batches, lambda _: None)
    lasts = time.perf_counter() - begun
    due = dump(tmp_path / "whole")
    chance = random.Random(5)
    n_killed = 0
    for number in range(N_KILLS):
        path = tmp_path / f"{number}"
        if way == "clock":
            child = Child(lambda say, path=path: add_batches(path, batches, say))
            child.kill_after(chance.uniform(0, lasts))
        else:
            fuse = chance.randint(1, n_steps)
            child = Child(
                lambda say, path=path, fuse=fuse: add_batches(path, batches, say, fuse=fuse)
            )
        status, said = child.wait()
        n_killed += status == -9
        survives(path, batches, said, due)
    assert n_killed > (N_KILLS // 2 if way == "clock" else N_KILLS - 1)
