"""
Measure how fast a ledger is: adding reports, and asking a large one.

    python -m bench.ledger [--claims N] [--place WHERE] [--ask] [--save]

Reports added are those of `bench/gold/tuning`, once each, then one text under two hundred outlets,
with a line of each one's own and word for word. The large ledger is made of invented claims
(`bench/ledger_made.py`); the wanted times are for a million of them. `--place` names where it is
kept, a file or the address of a database of PostgreSQL; where a ledger is there already, that is
asked. `--ask` adds no reports. Times are wall clock; beside them stands the time of the processor,
of this process alone, which holds on a busy machine too. `--save` keeps the numbers in
bench/results.
"""

from __future__ import annotations

# The command sets this before numpy loads.
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from bench.ledger_made import make_ledger
from bench.verdicts import GOLD, TODAY
from crosswire.ledger import Ledger, LedgerError, open_ledger
from crosswire.ledger.opening import open_database
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
    parser.add_argument("--place", help="where the large ledger is kept, file or postgresql://...")
    parser.add_argument("--ask", action="store_true", help="add no reports, ask only")
    parser.add_argument("--save", action="store_true", help="keep the numbers in bench/results")
    options = parser.parse_args()
    found: dict[str, object] = {
        "cores": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 1),
        "claims": options.claims,
    }
    with tempfile.TemporaryDirectory() as folder:
        if not options.ask:
            found["add"] = measure_adding(Path(folder))
        place = options.place or str(Path(folder) / "large.db")
        if not holds_ledger(place):
            started = time.perf_counter()
            for n_done in make_ledger(place, options.claims):
                print(f"\r{n_done:,} claims made", end="", flush=True)
            print(f" in {time.perf_counter() - started:.0f} s")
        found["ask_ms"] = measure_asking(place, options.claims)
    if options.save:
        save(found, database="postgresql" if "://" in place else None)


def save(found: Mapping[str, object], *, database: str | None = None) -> None:
    """Keep the numbers of a run; those of another database than SQLite in a file of their own."""
    target = RESULTS.with_stem(f"{RESULTS.stem}_{database}") if database else RESULTS
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def holds_ledger(place: str) -> bool:
    """Tell whether a ledger is there already."""
    try:
        open_database(place, is_writing=False).close()
    except LedgerError:
        return False
    return True


def measure_adding(folder: Path) -> dict[str, float]:
    """Print how fast reports are added: unique ones, and reprints of one; give the numbers."""
    found: dict[str, float] = {}
    engine = Engine.default()
    unique = read_tuning()
    for name, articles, target in (
        ("unique reports", unique, 8),
        ("reprints", make_reprints(unique[0]), 100),
        ("reprints word for word", make_reprints(unique[0], adds_line=False), 100),
    ):
        ledger = open_ledger(
            folder / f"{name}.db", engine=lambda: engine, clock=read_clock, is_writing=True
        )
        started, cpu = time.perf_counter(), time.process_time()
        added = ledger.add(iter(articles))
        seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
        size = (folder / f"{name}.db").stat().st_size / max(added.n_reports, 1) / 1024
        found[f"{name}, a second"] = round(added.n_reports / seconds, 1)
        found[f"{name}, CPU ms each"] = round(1000 * cpu / max(added.n_reports, 1), 1)
        found[f"{name}, kB each"] = round(size)
        print(
            f"add, {name}: {added.n_reports / seconds:.1f} reports/s (target {target}), "
            f"{added.n_reports} reports, {1000 * cpu / max(added.n_reports, 1):.0f} CPU ms and "
            f"{size:.0f} kB a report"
        )
        ledger.close()
    found |= measure_growing(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"add: peak memory {peak:.0f} MB")
    return {**found, "peak memory, MB": round(peak)}


def measure_growing(folder: Path) -> dict[str, float]:
    """
    Print what the last report of each story costs that comes in a later run of the program.

    What reading pairs of passages told in the earlier run is kept in the ledger; the share of a
    story that is not new is not read again.
    """
    stories: dict[str, list[Article]] = {}
    for article in read_tuning():
        stories.setdefault(article.uri.rpartition("-")[0], []).append(article)
    path = folder / "growing.db"
    spent = []
    for part in (slice(None, -1), slice(-1, None)):
        engine = Engine.default()

        def give_engine(one: Engine = engine) -> Engine:
            return one

        chosen = [article for story in stories.values() for article in story[part]]
        with open_ledger(path, engine=give_engine, clock=read_clock, is_writing=True) as ledger:
            cpu = time.process_time()
            added = ledger.add(iter(chosen))
            spent.append(1000 * (time.process_time() - cpu) / max(1, added.n_reports))
    print(
        f"add, the last report of each of {len(stories)} stories in a later run: "
        f"{spent[1]:.0f} CPU ms a report; all before it {spent[0]:.0f}"
    )
    return {"last of a story in a later run, CPU ms each": round(spent[1], 1)}


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


def make_reprints(article: Article, *, adds_line: bool = True) -> list[Article]:
    """Print an article under many outlets, each with a line of its own at the end, or none."""
    lines = [
        f"\n\nThe {number}th edition carried it on page {number % 40 + 1}."
        for number in range(N_REPRINTS)
    ]
    return [
        article_of_text(
            article.text + (line if adds_line else ""),
            uri=f"reprint-{number}",
            published=article.published,
            outlet=f"Outlet {number}",
            title=article.title,
            today=TODAY,
        )
        for number, line in enumerate(lines)
    ]


def measure_asking(place: str, n_claims: int) -> dict[str, list[float]]:
    """
    Print how long a large ledger takes to answer.

    Returns:
        By question half and 95 % of the times, and the time of this process, in milliseconds.
    """
    found: dict[str, list[float]] = {}

    def no_engine() -> Engine:
        raise AssertionError("asking needs no reader")

    def open_it() -> Ledger:
        return open_ledger(place, engine=no_engine, clock=read_clock, is_writing=False)

    ledger = open_it()
    story = ledger.stories(limit=1)[0].id
    pair = "KAZ", "RUS"
    ledger.dyad(*pair)  # the tables of states are loaded once a process
    tasks: tuple[tuple[str, Callable[[], object], float | None], ...] = (
        ("opening", lambda: open_it().close(), 50),
        ("page of two states", lambda: ledger.dyad(*pair), 200),
        ("search by words", lambda: ledger.claims(about="harbour treaty", limit=20), 100),
        ("search by rare words", lambda: ledger.claims(about="1,234 harbour", limit=20), 100),
        ("search by a common word", lambda: ledger.claims(about="harbour", limit=20), 100),
        ("search by words of all", lambda: ledger.claims(about="in the", limit=20), 100),
        ("list of stories", ledger.stories, None),
        ("one story", lambda: ledger.story(story), None),
        ("claims in conflict", lambda: ledger.claims(verdict="conflict", limit=50), None),
        ("claims of a state", lambda: ledger.claims(country="KEN", limit=50), None),
        ("figures of two states", lambda: ledger.figures("trade", dyad=pair), None),
        ("figures by words", lambda: ledger.figures("trade"), None),
        ("open commitments", lambda: ledger.commitments(is_open=True, dyad=pair, limit=101), None),
    )
    for name, ask, target in tasks:
        times = []
        cpu = time.process_time()
        for _ in range(N_TIMES):
            started = time.perf_counter()
            ask()
            times.append(1000 * (time.perf_counter() - started))
        cpu = 1000 * (time.process_time() - cpu) / N_TIMES
        wanted = f" (target {target:.0f} at a million)" if target else ""
        p95 = quantiles(times, n=20)[-1]
        found[name] = [round(median(times), 1), round(p95, 1), round(cpu, 1)]
        print(
            f"{n_claims:,} claims, {name}: p50 {median(times):.1f} ms, p95 {p95:.1f} ms, "
            f"CPU {cpu:.1f} ms{wanted}"
        )
    ledger.close()
    return found


if __name__ == "__main__":
    main()
