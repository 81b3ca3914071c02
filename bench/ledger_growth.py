"""
Measure whether a ledger stays as fast, and its program as small, while it grows.

    python -m bench.ledger_growth [--reports N] [--rules] [--place WHERE] [--check] [--save]

Invented reports of some sixty words are added as `crosswire add` adds them: forty stories a day,
each told by two outlets in words of their own and reprinted by three with a line of theirs. At
1,000, 3,000, 10,000 ... reports it prints memory, and reports a second since the line before, of
the clock and of the processor. `--rules` reads by rules alone: what the ledger itself takes is
the same, and 100,000 reports come to an end. `--place` names a ledger that is not there yet, or an
empty database ("postgresql://..."). `--check` ends with status 1 where memory or time a report
grows.
"""

from __future__ import annotations

# The command sets this before numpy loads.
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec

from bench.ledger import read_clock
from crosswire.ledger import open_ledger
from crosswire.pipeline import Engine
from crosswire.reader import RuleReader
from crosswire.reference import load_tables
from crosswire.sources import article_of_text
from crosswire.types import Article

MARKS = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
RESULTS = Path(__file__).parent / "results" / "ledger_growth.json"
FIRST_DAY = date(2020, 1, 1)
N_STORIES_A_DAY = 40
N_REPRINTS = 3
N_NAMES = 20
"""Invented words of a story: ten names, and ten that are written small."""
CONSONANTS = "bcdfghjklmnprstvz"
SENTENCES = (
    "{person}, {a} of {town}, and {firm} signed a {thing} {b} with {body}.",
    "“{firm} kept {c} {d},” {surname} told {town} {e}.",
    "{body} said {number:,} {f} of {firm} would join {river} {g}.",
    "{other} of {body} said {town} had heard {firm} promise {matter} {h}.",
    "Near {river}, {number:,} {i} of {town} will be moved, {firm} said.",
    "{river} {g} are to cost {number:,} euros, {surname} said.",
    "{other} accused {firm} of hiding {number:,} {town} {j}.",
)
"""Most words are of one story alone, or all stories would be one."""
MOST_GROWN_MB = 96
"""What caches of a fixed size may add to the memory at the first mark."""
MOST_A_REPORT_KB = 0.5
"""What a report may add between the last two marks."""
MOST_SLOWER = 1.5
"""Processor time a report between the last two marks, as a multiple of that before the second."""


class Mark(msgspec.Struct, frozen=True):
    """What adding has come to at so many reports; rates are of those since the mark before."""

    n_reports: int
    memory_mb: float
    per_s: float
    cpu_ms: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line a mark, and what is wrong with them."""
    parser = argparse.ArgumentParser(prog="python -m bench.ledger_growth")
    parser.add_argument("--reports", type=int, default=10_000, help="reports that are added")
    parser.add_argument("--rules", action="store_true", help="read by rules alone")
    parser.add_argument("--place", help="where the ledger is made, a file or postgresql://...")
    parser.add_argument("--check", action="store_true", help="fail where memory or time grows")
    parser.add_argument("--save", action="store_true", help="keep the numbers in bench/results")
    options = parser.parse_args(arguments)
    marks = []
    with tempfile.TemporaryDirectory() as folder:
        place = options.place or str(Path(folder) / "growing.db")
        for mark in grow(place, options.reports, is_by_rules=options.rules):
            marks.append(mark)
            print(
                f"{mark.n_reports:>9,} reports: {mark.memory_mb:6.0f} MB, {mark.per_s:6.1f} "
                f"reports/s, {mark.cpu_ms:6.1f} CPU ms a report",
                flush=True,
            )
    if options.save:
        save(options.reports, "rules" if options.rules else "model", place, marks)
    faults = find_growth(marks)
    for fault in faults:
        print(f"FAULT {fault}")
    return 1 if options.check and faults else 0


def save(n_reports: int, reader: str, place: str, marks: Sequence[Mark]) -> None:
    """Keep the numbers of a run, beside those of runs with another reader or database."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    database = "postgresql" if "://" in place else "sqlite"
    kept[f"{reader}, {database}"] = {
        "cores": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 1),
        "reports": n_reports,
        "marks": msgspec.to_builtins(marks),
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def find_growth(marks: Sequence[Mark]) -> list[str]:
    """Say where memory, or the time a report takes, grew with the ledger."""
    if len(marks) < 2:
        return ["too few reports to tell whether anything grows; take 3,000 or more"]
    first, second, before, last = marks[0], marks[1], marks[-2], marks[-1]
    faults = []
    grown = last.memory_mb - first.memory_mb
    if grown > MOST_GROWN_MB:
        faults.append(f"memory grew by {grown:.0f} MB, at most {MOST_GROWN_MB} are allowed")
    each = 1024 * (last.memory_mb - before.memory_mb) / (last.n_reports - before.n_reports)
    if len(marks) > 2 and each > MOST_A_REPORT_KB:
        faults.append(
            f"each report added {each:.2f} kB between the last two marks, at most "
            f"{MOST_A_REPORT_KB} are allowed"
        )
    if last.cpu_ms > MOST_SLOWER * second.cpu_ms:
        faults.append(
            f"a report takes {last.cpu_ms:.1f} ms of the processor, {second.cpu_ms:.1f} at first"
        )
    return faults


def grow(place: str, n_reports: int, *, is_by_rules: bool) -> Iterator[Mark]:
    """Add reports to a new ledger; give what it came to at each mark and at the end."""
    engine = Engine(reader=RuleReader(), tables=load_tables()) if is_by_rules else Engine.default()
    waiting = [mark for mark in MARKS if mark < n_reports] + [n_reports]
    n_done = n_before = 0
    with open_ledger(place, engine=lambda: engine, clock=read_clock, is_writing=True) as ledger:
        clock, cpu = time.perf_counter(), time.process_time()
        for added in ledger.add_each(invent_articles(n_reports)):
            n_done += added.n_reports
            if n_done < waiting[0]:
                continue
            yield take_mark(n_done, n_done - n_before, clock, cpu)
            clock, cpu, n_before = time.perf_counter(), time.process_time(), n_done
            waiting = [mark for mark in waiting if mark > n_done] or [n_reports]
        if n_done > n_before:  # some that were invented twice are one report
            yield take_mark(n_done, n_done - n_before, clock, cpu)


def take_mark(n_done: int, n_since: int, clock: float, cpu: float) -> Mark:
    """Say what adding has come to: memory now, and rates of the reports since the mark before."""
    return Mark(
        n_done,
        round(read_memory(), 1),
        round(n_since / (time.perf_counter() - clock), 1),
        round(1000 * (time.process_time() - cpu) / n_since, 2),
    )


def invent_articles(n_reports: int, *, seed: int = 5) -> Iterator[Article]:
    """Invent reports, story by story, as many as are asked for."""
    chance = random.Random(seed)
    for number in range(n_reports):
        at = number % (2 + N_REPRINTS)
        story = number // (2 + N_REPRINTS)
        if at == 0:
            day = FIRST_DAY + timedelta(days=story // N_STORIES_A_DAY)
            texts = invent_story(chance)
        yield article_of_text(
            texts[at],
            uri=f"report-{number}",
            published=day.isoformat(),
            outlet=f"Outlet {chance.randrange(500)}",
            today=day,
        )


def invent_story(chance: random.Random) -> list[str]:
    """Write the reports of an event whose towns, persons and firms no other story has."""
    names = [
        "".join(chance.choice(CONSONANTS) + chance.choice("aeiou") for _ in range(4)).capitalize()
        for _ in range(N_NAMES)
    ]
    town, river, person, other, firm, body, thing, matter, given, second, *words = names
    facts = {
        "town": town,
        "river": river,
        "person": f"{given} {person}",
        "surname": person,
        "other": f"{second} {other}",
        "firm": firm,
        "body": body,
        "thing": thing,
        "matter": matter,
    } | {letter: word.lower() for letter, word in zip("abcdefghij", words, strict=True)}
    event = SENTENCES[0].format(**facts)
    texts = []
    for _ in range(2):
        rest = chance.sample(SENTENCES[1:], 3)
        lines = [one.format(**facts, number=chance.randint(1_001, 98_990)) for one in rest]
        texts.append("\n\n".join((f"{town} and {firm} on {thing}", event, *lines)))
    reprints = [f"{texts[0]}\n\n{town} notes, page {page + 4}." for page in range(N_REPRINTS)]
    return texts + reprints


def read_memory() -> float:
    """Give the megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    sys.exit(main())
