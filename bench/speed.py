"""
How fast and how large: `python -m bench.speed`.

Prints the time of a comparison of two 600-word reports from a cold start (median of five
processes, compiled as an installer leaves them), reports per second warm, seconds per step
for a quarter of the reports and for all of them, and the peak memory over 1,000 reports.
CPU seconds stand beside those of the clock, since they hold on a busy machine too.
The reports are made here, from invented sentences, with a fixed seed: five of each story,
which share about half of their sentences. `--save` keeps the numbers in bench/results.
"""

from __future__ import annotations

# The command sets this before numpy loads.
import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
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

RESULTS = Path(__file__).parent / "results" / "speed.json"
N_REPORTS_A_STORY = 5

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
    "It was the first visit of its kind since the two neighbours fell out over {topic}.",
    "Outside the gates a small crowd waited in the rain with banners about {abstract}.",
    "The text of the plan has not been published, and few have seen more than its first page.",
    "Farmers in the hills behind {city} have long complained that nobody asks them about {topic}.",
    "A brass band played both anthems, the second of them twice, before the guests went inside.",
    "“My grandfather worked on {topic}, and so will my children,” a baker near the station said.",
    "Officials would not say who had drafted the chapter on {topic} or when it was finished.",
    "The road from the airport was closed for the morning, and schools let their pupils go early.",
    "Newspapers in {city} gave the matter their front pages, most of them with the same picture.",
    "Both delegations had brought experts on {topic}, who met in a separate room.",
    "The old quarrel over {topic} was not mentioned in any of the speeches.",
    "{other} has kept a small office in {city} since the spring, on the third floor of a bank.",
    "Lawyers who know the dispute say that courts will have to decide on {topic} in the end.",
    "In the evening the guests were shown a film about {topic} and given honey from the region.",
    "What the neighbours make of it is another question, one diplomat said with a shrug.",
    "A survey of shopkeepers found little hope that {topic} would change their lives.",
    "The ministry has moved twice, lost its archive once and still calls {topic} a priority.",
    "Nobody in the room spoke of {abstract}, though the word stood on every programme.",
    "The union of clerks, which is strong in {city}, has asked for a hearing on {topic}.",
    "For the harbour towns along the coast, {topic} is what the weather is for everyone else.",
    "“We were promised {abstract} and were given a brochure,” the head of the guild complained.",
    "Trains between the capitals run slowly, stop often and are hardly ever full.",
    "The commission on {topic} meets behind closed doors and keeps no minutes.",
    "Historians point to an earlier treaty that lapsed when nobody remembered to renew it.",
    "{country} has said little about {topic} since its last envoy went home.",
    "A bridge that both sides paid for stands unused, because the road to it was never built.",
)
NOUNS = (
    "shipping fisheries gas grain visas debt water rail copper steel cement sugar cotton tea "
    "timber wool salt glass paper ferry harbour bridge canal tunnel airport pipeline dam refinery "
    "orchard archive museum theatre clinic school college library satellite cable radio census"
)
MATTERS = (
    "transit exchange tariffs licences quotas permits subsidies insurance repairs contracts "
    "inspections safety prices wages taxes credit storage research training ownership"
)
ABSTRACTS = ("trust", "law", "time", "honour", "geography", "patience", "thrift", "prudence")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
MONTHS = ("March", "June", "September", "October", "December")
SYLLABLES = "ba do ki lu mar ne or pa qui ro sen ta ul ve wo zim"

T = TypeVar("T")


def invent_story(chance: random.Random, n_reports: int, n_words: int = 600) -> list[str]:
    """Write invented reports of one event, of about `n_words` words, from one pool of sentences."""
    (country, adjective, city), (other, other_adjective, _) = chance.sample(COUNTRIES, 2)
    surname = "".join(chance.choices(SYLLABLES.split(), k=3)).capitalize()
    role = chance.choice(("President", "Prime Minister", "Foreign Minister", "Finance Minister"))
    day = date(2026, chance.randint(1, 10), chance.randint(1, 28))
    facts = {
        "dateline": f"{city.upper()}, {day:%B} {day.day}, {day.year} (Bench Wire)",
        "weekday": f"{day:%A}",
        "country": country,
        "adjective": adjective,
        "city": city,
        "other": other,
        "other_adjective": other_adjective,
        "surname": surname,
        "name": f"{chance.choice(GIVEN)} {surname}",
        "role": f"{adjective} {role}",
    }
    themes = [f"{chance.choice(NOUNS.split())} {chance.choice(MATTERS.split())}" for _ in range(6)]
    pool = [_invent_sentence(chance, facts, themes) for _ in range(n_words // 8)]
    return [_invent_report(chance, facts, pool, themes, n_words) for _ in range(n_reports)]


def invent_report(chance: random.Random, n_words: int = 600) -> str:
    """Write one invented report."""
    return invent_story(chance, 1, n_words)[0]


def invent_reports(chance: random.Random, n_reports: int) -> list[str]:
    """Write the invented reports of as many stories as it takes."""
    n_stories = -(-n_reports // N_REPORTS_A_STORY)
    stories = [invent_story(chance, N_REPORTS_A_STORY) for _ in range(n_stories)]
    return [report for story in stories for report in story][:n_reports]


def _invent_sentence(chance: random.Random, facts: dict[str, str], themes: list[str]) -> str:
    return chance.choice(TEMPLATES).format(
        **facts,
        topic=chance.choice(themes),
        abstract=chance.choice(ABSTRACTS),
        day=chance.choice(DAYS),
        month=chance.choice(MONTHS),
        number=chance.randint(2, 900) / chance.choice((1, 10)),
        small=chance.choice(("three", "five", "six", "nine")),
    )


def _invent_report(
    chance: random.Random, facts: dict[str, str], pool: list[str], themes: list[str], n_words: int
) -> str:
    opening = f"{facts['dateline']} - {TEMPLATES[0].format(**facts, day=facts['weekday'])}"
    paragraphs, n_so_far = [opening], len(opening.split())
    shared = iter(chance.sample(pool, len(pool)))
    while n_so_far < n_words:
        sentences = [
            next(shared) if chance.random() < 0.5 else _invent_sentence(chance, facts, themes)
            for _ in range(chance.randint(1, 3))
        ]
        paragraphs.append(" ".join(sentences))
        n_so_far += len(paragraphs[-1].split())
    return f"{facts['country']} and {facts['other']} on {themes[0]}\n\n" + "\n\n".join(paragraphs)


def time_cold_start(folder: Path, n_runs: int) -> tuple[float, float]:
    """Median seconds, of the clock and of the CPU, of `crosswire compare` on two reports."""
    paths = []
    for number, text in enumerate(invent_story(random.Random(1), 2)):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    command = [sys.executable, "-m", "crosswire", "compare", "--json", *paths]
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    seconds, cpu = [], []
    for _ in range(n_runs + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=environment)
        seconds.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(seconds[1:]), statistics.median(cpu[1:])


class Clock:
    """Adds up seconds of the clock and of the CPU by step."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.cpu: dict[str, float] = {}

    def time(self, step: str, work: Callable[[], T]) -> T:
        """Do the work and book its seconds under a step's name."""
        start, cpu = time.perf_counter(), time.process_time()
        result = work()
        self.cpu[step] = self.cpu.get(step, 0.0) + time.process_time() - cpu
        self.seconds[step] = self.seconds.get(step, 0.0) + time.perf_counter() - start
        return result


def run_warm(folder: Path, n_reports: int) -> Clock:
    """Read, group and compare `n_reports` reports step by step."""
    for number, text in enumerate(invent_reports(random.Random(2), n_reports)):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
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
        claims = clock.time(
            "align", lambda r=resolved, o=origins: align_claims(r, o, joint=engine.joint)
        )
        clock.time("notes", lambda r=resolved, c=claims: write_notes(r, c))
        clock.time("stories", lambda r=resolved: describe_story(r))
    if len(reports) != n_reports:
        raise SystemExit(f"only {len(reports)} of {n_reports} reports were read")
    return clock


def measure(n_reports: int, n_runs: int) -> dict[str, object]:
    """Take all measurements."""
    with tempfile.TemporaryDirectory() as name:
        cold, cold_cpu = time_cold_start(Path(name), n_runs)
    clocks = []
    for number in (n_reports // 4, n_reports):
        with tempfile.TemporaryDirectory() as name:
            clocks.append(run_warm(Path(name), number))
    few, many = clocks
    total = sum(seconds for step, seconds in many.seconds.items() if step != "load")
    cpu = sum(seconds for step, seconds in many.cpu.items() if step != "load")
    return {
        "cores": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 1),
        "reports": n_reports,
        "cold_start_s": round(cold, 2),
        "cold_start_cpu_s": round(cold_cpu, 2),
        "reports_per_s": round(n_reports / total, 1),
        "reports_per_cpu_s": round(n_reports / cpu, 1),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "cpu_ms_a_report": {
            step: {
                "quarter": round(1000 * few.cpu[step] / (n_reports // 4), 2),
                "all": round(1000 * many.cpu[step] / n_reports, 2),
            }
            for step in many.cpu
        },
    }


def main() -> None:
    """Print the table; exit 1 where a floor is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--save", action="store_true", help="keep the numbers in bench/results")
    arguments = parser.parse_args()
    found = measure(arguments.reports, arguments.runs)
    for name, value in found.items():
        if not isinstance(value, dict):
            print(f"{name:20} {value}")
    for step, cost in found["cpu_ms_a_report"].items():
        print(
            f"  {step:18} {cost['quarter']:8.2f} {cost['all']:8.2f} CPU ms a report (quarter, all)"
        )
    print("targets: cold start under 1.5 s, at least 10 reports/s, under 500 MB at 1,000 reports")
    if arguments.save:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    is_slow = found["cold_start_s"] > 1.5 or found["reports_per_s"] < 10
    if is_slow or found["peak_memory_mb"] > 500:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
