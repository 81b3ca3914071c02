"""
How fast and how large: `python -m bench.speed`.

Prints the time of a comparison of two 600-word reports from a cold start (median of five
processes), reports per second warm, seconds per step, and the peak memory over 1,000 reports.
The reports are made here, from invented sentences, with a fixed seed.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from crosswire.align import align_claims, write_notes
from crosswire.extract.report import extract_report
from crosswire.origins import resolve_origins
from crosswire.pipeline import Engine
from crosswire.sources import SourceOptions, gather
from crosswire.story import describe_story, group_reports, infer_dates
from crosswire.types import Article, Report

COUNTRIES = (
    ("Norway", "Norwegian", "Oslo"),
    ("Chile", "Chilean", "Santiago"),
    ("Kenya", "Kenyan", "Nairobi"),
    ("Vietnam", "Vietnamese", "Hanoi"),
    ("Poland", "Polish", "Warsaw"),
    ("Ghana", "Ghanaian", "Accra"),
    ("Peru", "Peruvian", "Lima"),
    ("Finland", "Finnish", "Helsinki"),
    ("Jordan", "Jordanian", "Amman"),
    ("Nepal", "Nepalese", "Kathmandu"),
)
GIVEN = ("Anna", "Boris", "Carla", "David", "Elif", "Farid", "Greta", "Hugo", "Irene", "Jonas")
FAMILY = ("Lindqvist", "Moreno", "Okello", "Tran", "Kowalski", "Mensah", "Quispe", "Virtanen")
TEMPLATES = (
    "{role} {name} met the {other_adjective} foreign minister in {city} on {day}.",
    "They talked about {topic}, {abstract} and {topic}.",
    "“We have every reason to go on with {topic},” {surname} told reporters in {city}.",
    "{surname} said that trade between {country} and {other} grew by {number} percent last year.",
    "{adjective} investment in {other} has reached more than ${number} billion, the ministry says.",
    "He added that {number} companies from {country} were at work in {other}.",
    "“It is a matter of {abstract}, and nobody should doubt it,” he said, “not even our critics.”",
    "The two countries will sign an agreement on {topic} in {month}, the Foreign Ministry said.",
    "{country} called on {other} to withdraw its troops from the border near {city}.",
    "The opposition in {city} rejected the plan and called for protests on {day}.",
    "At least {number} people were injured when police broke up a march in {city}, officials said.",
    "In the first {small} months of this year exports fell by almost {number} percent.",
    "{country} does not recognize the vote that was held in the north, {surname} stressed.",
    "Analysts in {city} were not sure that {topic} would be settled before {month}.",
    "{surname}, who has led the talks for {small} years, invited his guest for {month}.",
)
TOPICS = ("shipping", "fisheries", "gas transit", "student exchange", "visas", "debt", "water")
ABSTRACTS = ("trust", "law", "time", "honour", "geography", "patience")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS = ("March", "June", "September", "October", "December")

T = TypeVar("T")


def invent_report(chance: random.Random, n_words: int = 600) -> str:
    """Write one invented report of about `n_words` words."""
    (country, adjective, city), (other, other_adjective, _) = chance.sample(COUNTRIES, 2)
    surname = chance.choice(FAMILY)
    facts = {
        "country": country,
        "adjective": adjective,
        "city": city,
        "other": other,
        "other_adjective": other_adjective,
        "surname": surname,
        "name": f"{chance.choice(GIVEN)} {surname}",
        "role": f"{adjective} {chance.choice(('President', 'Prime Minister', 'Foreign Minister'))}",
    }
    day = date(2026, chance.randint(1, 10), chance.randint(1, 28))
    lines = [f"{city.upper()}, {day:%B} {day.day}, {day.year} (Bench Wire) - "]
    n_so_far = 0
    while n_so_far < n_words:
        paragraph = " ".join(
            chance.choice(TEMPLATES).format(
                **facts,
                topic=chance.choice(TOPICS),
                abstract=chance.choice(ABSTRACTS),
                day=chance.choice(DAYS),
                month=chance.choice(MONTHS),
                number=chance.randint(2, 900) / chance.choice((1, 10)),
                small=chance.choice(("three", "five", "six", "nine")),
            )
            for _ in range(chance.randint(1, 3))
        )
        n_so_far += len(paragraph.split())
        lines.append(paragraph)
    return f"{country} and {other} talk\n\n{lines[0]}{lines[1]}\n\n" + "\n\n".join(lines[2:])


def time_cold_start(folder: Path, n_runs: int) -> float:
    """Median seconds of `crosswire compare` on two reports, the interpreter's start included."""
    chance = random.Random(1)
    paths = []
    for name in ("left.txt", "right.txt"):
        path = folder / name
        path.write_text(invent_report(chance), encoding="utf-8")
        paths.append(str(path))
    command = [sys.executable, "-m", "crosswire", "compare", "--json", *paths]
    seconds = []
    for _ in range(n_runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


class Clock:
    """Adds up seconds by step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, step: str, work: Callable[[], T]) -> T:
        """Do the work and book its seconds under a step's name."""
        start = time.perf_counter()
        result = work()
        self.seconds[step] = self.seconds.get(step, 0.0) + time.perf_counter() - start
        return result


def run_warm(folder: Path, n_reports: int) -> Clock:
    """Read, group and compare `n_reports` reports step by step."""
    chance = random.Random(2)
    for number in range(n_reports):
        (folder / f"{number:05}.txt").write_text(invent_report(chance), encoding="utf-8")
    clock = Clock()
    engine = clock.time("load", Engine.default)
    items = clock.time(
        "sources",
        lambda: list(gather([str(folder)], options=SourceOptions(), today=date(2026, 11, 1))),
    )
    reports: list[Report] = []
    for article in (item for item in items if isinstance(item, Article)):
        reading = clock.time("reader", lambda a=article: engine.reader.read(a.text, a.paragraphs))
        reports.append(
            clock.time("extract", lambda a=article, r=reading: extract_report(a, r, engine.tables))
        )
    stories = clock.time("stories", lambda: group_reports(reports))
    for story in stories:
        clock.time("stories", lambda s=story: infer_dates([report.article for report in s]))
        resolved, origins = clock.time("origins", lambda s=story: resolve_origins(s))
        claims = clock.time("align", lambda r=resolved, o=origins: align_claims(r, o))
        clock.time("notes", lambda r=resolved, c=claims: write_notes(r, c))
        clock.time("stories", lambda r=resolved: describe_story(r))
    if len(reports) != n_reports:
        raise SystemExit(f"only {len(reports)} of {n_reports} reports were read")
    return clock


def main() -> None:
    """Print the table; exit 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        cold = time_cold_start(Path(name), arguments.runs)
    with tempfile.TemporaryDirectory() as name:
        clock = run_warm(Path(name), arguments.reports)
    total = sum(seconds for step, seconds in clock.seconds.items() if step != "load")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = arguments.reports / total
    print(f"cold start, two reports      {cold:8.2f} s        (target under 1.5)")
    print(f"warm                         {rate:8.1f} reports/s (target at least 10)")
    print(f"peak memory                  {peak:8.0f} MB       (target under 500)")
    for step, seconds in clock.seconds.items():
        print(
            f"  {step:12} {seconds:8.2f} s  {1000 * seconds / arguments.reports:8.2f} ms a report"
        )
    if cold > 1.5 or rate < 10 or peak > 500:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
