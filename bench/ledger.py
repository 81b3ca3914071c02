"""
Measure how fast a ledger is: adding reports, and asking a large one.

    python -m bench.ledger [--claims N] [--keep FILE] [--save]

Reports added are those of `bench/gold/tuning`, once each, then one text under two hundred outlets
with small edits. The large ledger is made of invented claims (`bench/ledger_made.py`); the wanted
times are for a million of them. Times are wall clock. `--save` keeps the numbers in bench/results.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from bench.ledger_made import make_ledger
from bench.verdicts import GOLD, TODAY
from crosswire.ledger import Ledger, open_ledger
from crosswire.pipeline import Engine
from crosswire.sources import article_of_text
from crosswire.types import Article

N_REPRINTS = 200
N_TIMES = 15
RESULTS = Path(__file__).parent / "results" / "ledger.json"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger")
    parser.add_argument("--claims", type=int, default=20_000, help="claims of the large ledger")
    parser.add_argument("--keep", type=Path, help="keep the large ledger in this file")
    parser.add_argument("--save", action="store_true", help="keep the numbers in bench/results")
    options = parser.parse_args()
    found: dict[str, object] = {
        "cores": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 1),
        "claims": options.claims,
    }
    with tempfile.TemporaryDirectory() as folder:
        found["add"] = measure_adding(Path(folder))
        path = options.keep or Path(folder) / "large.db"
        if not path.exists():
            started = time.perf_counter()
            for n_done in make_ledger(path, options.claims):
                print(f"\r{n_done:,} claims made", end="", flush=True)
            print(f" in {time.perf_counter() - started:.0f} s")
        found["ask_ms"] = measure_asking(path, options.claims)
    if options.save:
        save(found)


def save(found: Mapping[str, object]) -> None:
    """Keep the numbers of a run."""
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def measure_adding(folder: Path) -> dict[str, float]:
    """Print how fast reports are added: unique ones, and reprints of one; give the numbers."""
    found: dict[str, float] = {}
    engine = Engine.default()
    unique = read_tuning()
    for name, articles, target in (
        ("unique reports", unique, 8),
        ("reprints", make_reprints(unique[0]), 100),
    ):
        ledger = open_ledger(
            folder / f"{name}.db", engine=lambda: engine, clock=read_clock, is_writing=True
        )
        started = time.perf_counter()
        added = ledger.add(iter(articles))
        seconds = time.perf_counter() - started
        size = (folder / f"{name}.db").stat().st_size / max(added.n_reports, 1) / 1024
        found[f"{name}, a second"] = round(added.n_reports / seconds, 1)
        found[f"{name}, kB each"] = round(size)
        print(
            f"add, {name}: {added.n_reports / seconds:.1f} reports/s (target {target}), "
            f"{added.n_reports} reports, {size:.0f} kB a report"
        )
        ledger.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"add: peak memory {peak:.0f} MB")
    return {**found, "peak memory, MB": round(peak)}


def read_clock() -> datetime:
    """The time, UTC."""
    return datetime.now(UTC)


def read_tuning() -> list[Article]:
    """Read the invented stories of the tuning half as articles."""
    articles = {}
    for path in sorted((GOLD / "tuning").glob("*.json")):
        for report in json.loads(path.read_text(encoding="utf-8"))["reports"]:
            article = article_of_text(
                report["text"],
                uri=f"{path.stem}-{report['id']}",
                published=report.get("published"),
                outlet=report.get("outlet"),
                title=report.get("title"),
                today=TODAY,
            )
            articles[article.id] = article
    return list(articles.values())


def make_reprints(article: Article) -> list[Article]:
    """Print an article under many outlets, each with a line of its own at the end."""
    return [
        article_of_text(
            f"{article.text}\n\nThe {number}th edition carried it on page {number % 40 + 1}.",
            uri=f"reprint-{number}",
            published=article.published,
            outlet=f"Outlet {number}",
            title=article.title,
            today=TODAY,
        )
        for number in range(N_REPRINTS)
    ]


def measure_asking(path: Path, n_claims: int) -> dict[str, list[float]]:
    """Print how long a large ledger takes to answer; give half and 95 % of the times."""
    found: dict[str, list[float]] = {}

    def no_engine() -> Engine:
        raise AssertionError("asking needs no reader")

    def open_it() -> Ledger:
        return open_ledger(path, engine=no_engine, clock=read_clock, is_writing=False)

    ledger = open_it()
    story = ledger.stories(limit=1)[0].id
    ledger.dyad("KAZ", "RUS")  # the tables of states are loaded once a process
    tasks: tuple[tuple[str, Callable[[], object], float | None], ...] = (
        ("opening", lambda: open_it().close(), 50),
        ("page of two states", lambda: ledger.dyad("KAZ", "RUS"), 200),
        ("search by words", lambda: ledger.claims(about="harbour treaty", limit=20), 100),
        ("search by rare words", lambda: ledger.claims(about="1,234 harbour", limit=20), 100),
        ("list of stories", ledger.stories, None),
        ("one story", lambda: ledger.story(story), None),
        ("claims in conflict", lambda: ledger.claims(verdict="conflict", limit=50), None),
        ("claims of a state", lambda: ledger.claims(country="KEN", limit=50), None),
        ("figures of two states", lambda: ledger.figures("trade", dyad=("KAZ", "RUS")), None),
        ("open commitments", lambda: ledger.commitments(is_open=True, dyad=("KAZ", "RUS")), None),
    )
    for name, ask, target in tasks:
        times = []
        for _ in range(N_TIMES):
            started = time.perf_counter()
            ask()
            times.append(1000 * (time.perf_counter() - started))
        wanted = f" (target {target:.0f} at a million)" if target else ""
        p95 = quantiles(times, n=20)[-1]
        found[name] = [round(median(times), 1), round(p95, 1)]
        print(f"{n_claims:,} claims, {name}: p50 {median(times):.1f} ms, p95 {p95:.1f} ms{wanted}")
    ledger.close()
    return found


if __name__ == "__main__":
    main()
