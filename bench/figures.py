"""
Figures and dates beside the field's own tests: `python -m bench.figures --data FOLDER`.

FOLDER holds the corpora by name: `recognizers` (Microsoft Recognizers-Text specs), `quantulum3`
(its unit tests), `measeval` (SemEval 2021 task 8, quantity spans), `wikinews` (for speed). What
is missing is skipped and said. `--errors N` prints the first N cases that fail in each table.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from crosswire.extract.dates.find import find_dates
from crosswire.extract.figures.find import find_figures
from crosswire.extract.figures.quantity import Quantity
from crosswire.extract.figures.spans import find_quantities
from crosswire.extract.numbers import find_numbers, sign_before
from crosswire.extract.units import load_units
from crosswire.types import ActorMention, Article, Part, Reading

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.figures_left_out import (
    NOT_NEWS_DATES,
    NOT_NEWS_NUMBERS,
    NOT_NEWS_UNITS,
    why_not_news,
)
from bench.figures_news import print_news

BASELINES = """\
Published or measured elsewhere, on other texts (a news quantity set; CPU ms an article):
  quantulum3 0.10       values 73.0  value and unit 47.2    258 ms
  recognizers 1.0.2a2   values 69.1  value and unit 34.2  2,442 ms for dates, 120 for the rest
  best published        values 92.0  value and unit 85.6
"""

UNIT_NAMES = {
    "dollar": "USD",
    "united states dollar": "USD",
    "pound": "GBP",
    "percentage": "percent",
    "square mile": "square_mile",
    "square foot": "square_foot",
    "pound-mass": "pound_mass",
    "metric ton": "ton",
    "c": "celsius",
    "f": "fahrenheit",
    "k": "kelvin",
    "dimensionless": "",
    "degree celsius": "celsius",
    "degree fahrenheit": "fahrenheit",
    "chinese yuan": "CNY",
    "japanese yen": "JPY",
    "british pound": "GBP",
    "indian rupee": "INR",
    "netherlands guilder": "guilder",
    "finnish markka": "markka",
    "kilometer per hour": "kmh",
    "kilometre per hour": "kmh",
    "mile per hour": "mph",
    "georgian lari": "GEL",
    "tonne": "ton",
}


class NoActors:
    """Index without actors: the benchmarks score quantities alone."""

    mentions: tuple[ActorMention, ...] = ()

    def inside(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """Nothing is named anywhere."""
        return ()


@dataclass
class Score:
    """Hits, misses and extras of one table."""

    name: str
    right: int = 0
    missed: int = 0
    extra: int = 0
    cases: int = 0
    cases_right: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, gold: list[object], found: list[object], case: str) -> None:
        """Count one case: values are matched once each."""
        left = list(found)
        hits = 0
        for value in gold:
            if value in left:
                left.remove(value)
                hits += 1
        self.right += hits
        self.missed += len(gold) - hits
        self.extra += len(left)
        self.cases += 1
        if hits == len(gold) and not left:
            self.cases_right += 1
        else:
            self.failures.append(f"{case!r}: gold {gold}, found {found}")

    def line(self) -> str:
        """One line of the table, in per cent."""
        precision = 100 * self.right / max(1, self.right + self.extra)
        recall = 100 * self.right / max(1, self.right + self.missed)
        both = 2 * precision * recall / max(1e-9, precision + recall)
        whole = 100 * self.cases_right / max(1, self.cases)
        return (
            f"{self.name:<44}{precision:6.1f}{recall:7.1f}{both:7.1f}"
            f"{whole:9.1f} of {self.cases} cases"
        )


def specs(folder: Path, *names: str) -> Iterator[dict]:
    """Cases of Recognizers-Text specification files."""
    for name in names:
        path = folder / "recognizers" / "Specs" / name
        if path.is_file():
            yield from json.loads(path.read_text(encoding="utf-8-sig"))


def whole(text: str) -> list[Part]:
    """The whole text as one paragraph."""
    return [Part(start=0, end=len(text))]


def near(value: float) -> float:
    """Value rounded to six digits, so that spellings of one number are equal."""
    return float(f"{value:.6g}")


def score_numbers(folder: Path, news: bool) -> Score:
    """Values of numbers, signs included."""
    score = Score("recognizers Number, values, " + ("news" if news else "all"))
    for case in specs(folder, "Number/English/NumberModel.json"):
        text = case["Input"]
        if news and why_not_news(text, NOT_NEWS_NUMBERS):
            continue
        gold = [near(float(r["Resolution"]["value"])) for r in case["Results"] if r["Resolution"]]
        found = [
            near(-n.low if sign_before(text, n.start) is not None else n.low)
            for n in find_numbers(text)
            if n.kind.value not in SKIPPED
        ]
        score.add(list(gold), list(found), text)
    return score


SKIPPED = ("ordinal", "multiple", "vague")


def unit_of(name: str) -> str:
    """Our name of another tool's unit."""
    low = name.lower().strip()
    if low in UNIT_NAMES:
        return UNIT_NAMES[low]
    return load_units().name_of(low) or load_units().name_of(low + "s") or low


MODELS = {
    "CurrencyModel": "currency",
    "DimensionModel": "measure",
    "TemperatureModel": "temperature",
}


def kinds_of(unit: str | None) -> tuple[str, ...]:
    """Which models of the recognizers a unit belongs to."""
    table = load_units()
    if unit in table.currencies:
        return ("currency",)
    if unit is None or unit not in table.units:
        return ()
    dimension = table.units[unit].dimension
    if dimension in ("time", "ratio", "times", "point", "percentage_point"):
        return ()
    return ("temperature",) if dimension in ("temperature", "angle") else ("measure",)


def printed(text: str, quantity: Quantity) -> tuple[float, str]:
    """Value and unit as the data has them: the end of a range, cents apart from dollars."""
    value, name = near(quantity.high), base_name(quantity.unit)
    if re.search(r"cents?\b|pence|penny|\dp$", text[quantity.core : quantity.end]):
        return (near(value / 100) if name == "cent" else value), "hundredth"
    return value, "ton" if name == "tonne" else name


def base_name(unit: str | None) -> str:
    """Our unit without the time it is counted by, which the data leaves out."""
    return (unit or "").partition("_per_")[0]


def untokenise(text: str) -> str:
    """Undo the spaces that a tokenizer left: "sales rose 6 . 2 % to us $ 3"."""
    text = re.sub(r"(?<=\d) ([.,/]) (?=\d)", r"\1", text)
    text = re.sub(r"\b(us|hk|nz|c) \$ ?", lambda m: m.group(1).upper() + "$", text)
    return re.sub(r"(?<=\d) - (?=[a-z])", "-", text)


def score_units(folder: Path, unit: bool, news: bool) -> Score:
    """Values, with or without their unit, of money, measures and temperatures."""
    name = "value and unit" if unit else "values"
    score = Score(f"recognizers NumberWithUnit, {name}, " + ("news" if news else "all"))
    for model, kind in MODELS.items():
        for case in specs(folder, f"NumberWithUnit/English/{model}.json"):
            text = untokenise(case["Input"])
            if news and why_not_news(text, NOT_NEWS_UNITS):
                continue
            gold: list[object] = []
            for result in case["Results"]:
                resolution = result["Resolution"] or {}
                if resolution.get("value") in (None, "null"):
                    continue
                name = unit_of(resolution["unit"])
                value = near(float(resolution["value"]))
                if name in ("cent", "pence", "penny"):
                    name, value = "hundredth", near(value / 100)
                gold.append((value, name) if unit else value)
            found = [
                printed(text, q) if unit else printed(text, q)[0]
                for q in find_quantities(text, whole(text), [])
                if kind in kinds_of(q.unit)
            ]
            score.add(gold, list(found), text)
    return score


def score_quantulum(folder: Path, unit: bool) -> Score | None:
    """The unit tests of quantulum3."""
    path = folder / "quantulum3" / "quantities.json"
    if not path.is_file():
        return None
    score = Score("quantulum3 tests, " + ("value and unit" if unit else "values"))
    for case in json.loads(path.read_text(encoding="utf-8")):
        text, gold, found = case["req"], [], []
        for result in case["res"]:
            value = near(float(result["value"]))
            gold.append((value, unit_of(result["unit"])) if unit else value)
        for quantity in find_quantities(text, whole(text), []):
            value = near((quantity.low + quantity.high) / 2)
            name = "" if quantity.counts or quantity.unit is None else quantity.unit
            found.append((value, name) if unit else value)
        score.add(gold, found, text)
    return score


def resolutions(result: dict) -> set[tuple[str, str]]:
    """Start and last day of every reading that a specification allows."""
    days = set()
    values = result.get("Value") or {}
    for key in ("FutureResolution", "PastResolution"):
        days |= bounds(values.get(key) or {})
    for value in (result.get("Resolution") or {}).get("values", ()):
        days |= bounds(value)
    return days


def bounds(value: dict) -> set[tuple[str, str]]:
    """One reading as days with both ends included."""
    day = value.get("date") or value.get("value")
    if day and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return {(day, day)}
    start, end = (
        value.get("startDate") or value.get("start"),
        value.get("endDate") or value.get("end"),
    )
    if start and end and re.fullmatch(r"\d{4}-\d\d-\d\d", end):
        return {(start, (date.fromisoformat(end) - timedelta(days=1)).isoformat()), (start, end)}
    return set()


def score_dates(folder: Path, news: bool) -> Score:
    """Days resolved against a reference date; any reading that the specification allows counts."""
    score = Score("recognizers dates, " + ("news" if news else "all"))
    base = "DateTime/English/"
    for case in specs(folder, base + "DateParser.json", base + "DatePeriodParser.json"):
        text = case["Input"]
        if news and why_not_news(text, NOT_NEWS_DATES):
            continue
        if "Context" not in case:
            continue
        anchor = date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
        gold = [days for r in case["Results"] if (days := resolutions(r))]
        found = [
            (m.period.start or "", m.period.end or "")
            for m in find_dates(text, whole(text), anchor)
            if m.period.start or m.period.end
        ]
        found = [days for days in found if not is_undated(case, text, days, anchor)]
        hit = [next((d for d in found if agree(d, days, text)), None) for days in gold]
        score.add([str(sorted(days)) for days in gold], matched(gold, hit, found), text)
    return score


def agree(found: tuple[str, str], gold: set[tuple[str, str]], text: str) -> bool:
    """
    Tell whether our days and theirs are the same under conventions that do not contradict.

    Theirs gives one day for "two weeks from now" where ours gives that week, leaves out the
    last year or month of a range, and takes "early" and "late" for halves where ours are thirds.
    """
    start, end = found
    for first, last in gold:
        if (start, end) == (first, last) or start <= first == last <= (end or "9"):
            return True
        if start == first and end[:4] == last[:4] and last[5:] in ("01-01", end[5:7] + "-01"):
            return True
        if re.search(r"\b(?:early|late|mid|end|start|beginning)\b", text) and (
            first <= start and end <= last
        ):
            return True
    return False


def is_undated(case: dict, text: str, days: tuple[str, str], anchor: date) -> bool:
    """Tell days of an expression for which the specification gives none ("this summer")."""
    if all(resolutions(result) for result in case["Results"]):
        return False
    blank = [r["Text"].lower() for r in case["Results"] if not resolutions(r)]
    exact = {
        m.exact.lower()
        for m in find_dates(text, whole(text), anchor)
        if ((m.period.start or ""), (m.period.end or "")) == days
    }
    return any(one in other or other in one for one in blank for other in exact)


def matched(
    gold: list[set[tuple[str, str]]],
    hit: list[tuple[str, str] | None],
    found: list[tuple[str, str]],
) -> list[object]:
    """Found days in the shape of the gold ones, so that they can be counted."""
    used = [days for days in hit if days is not None]
    right: list[object] = [
        str(sorted(days)) for days, one in zip(gold, hit, strict=True) if one is not None
    ]
    return right + [days for days in found if days not in used]


def score_measeval(folder: Path) -> Score | None:
    """Quantity spans of scientific prose: a span counts as found where it overlaps."""
    root = folder / "measeval" / "train"
    if not root.is_dir():
        return None
    score = Score("measeval quantity spans, overlap")
    for path in sorted((root / "tsv").glob("*.tsv")):
        text = (root / "text" / f"{path.stem}.txt").read_text(encoding="utf-8")
        with path.open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        gold = [
            (int(row["startOffset"]), int(row["endOffset"]))
            for row in rows
            if row["annotType"] == "Quantity"
        ]
        found = [(q.start, q.end) for q in find_quantities(text, whole(text), [])]
        pairs: list[object] = [
            g if (g := next((g for g in gold if g[0] < f[1] and f[0] < g[1]), None)) else f
            for f in found
        ]
        unique = list(dict.fromkeys(pairs))
        score.add(list(gold), unique, path.stem)
    return score


def news_articles(folder: Path, limit: int) -> Iterable[Article]:
    """Dated articles, cut into paragraphs."""
    csv.field_size_limit(10**8)
    for path in sorted((folder / "wikinews" / "data").glob("*.csv")):
        with path.open(encoding="utf-8") as lines:
            for row in list(csv.DictReader(lines))[: limit // 2]:
                text = row["text"]
                parts = tuple(
                    Part(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)
                )
                yield Article(id=row["url"], uri=row["url"], text=text, paragraphs=parts)


def print_speed(folder: Path) -> None:
    """CPU milliseconds for 600 words, dates and figures apart."""
    articles = list(news_articles(folder, 100))
    if not articles:
        print("wikinews: not there, speed not measured")
        return
    words = sum(len(article.text.split()) for article in articles)
    anchor, spent = date(2020, 6, 1), [0.0, 0.0]
    for article in articles:
        begin = time.process_time()
        dates = find_dates(article.text, article.paragraphs, anchor)
        middle = time.process_time()
        find_figures(article, Reading(), NoActors(), dates, None)
        spent[0] += middle - begin
        spent[1] += time.process_time() - middle
    per = [1000 * 600 * seconds / words for seconds in spent]
    print(
        f"CPU ms per article of 600 words: dates {per[0]:.2f}, figures {per[1]:.2f} "
        f"({len(articles)} articles, {words} words)"
    )


LISTED = (
    ("Number", ("Number/English/NumberModel.json",), NOT_NEWS_NUMBERS),
    (
        "NumberWithUnit",
        tuple(f"NumberWithUnit/English/{model}.json" for model in MODELS),
        NOT_NEWS_UNITS,
    ),
    (
        "Dates",
        ("DateTime/English/DateParser.json", "DateTime/English/DatePeriodParser.json"),
        NOT_NEWS_DATES,
    ),
)
"""The specifications whose news cases are scored, with the reasons for leaving cases out."""


def print_left_out(folder: Path, scores: list[Score | None]) -> None:
    """How many cases each reason leaves out, and every news case that fails, as Markdown."""
    print("| specification | left out because | cases |\n| --- | --- | --- |")
    for name, files, reasons in LISTED:
        found: Counter[str] = Counter()
        for case in specs(folder, *files):
            why = why_not_news(untokenise(case["Input"]), reasons)
            found[why or "scored: a newspaper might print it"] += 1
        for why, count in found.most_common():
            print(f"| {name} | {why} | {count} |")
    print("\nNews cases that fail:\n")
    for score in scores:
        if (
            score is not None
            and score.name.startswith("recognizers")
            and score.name.endswith("news")
        ):
            for failure in score.failures:
                print(f"- {score.name}: {failure[:160]}")


def main() -> int:
    """Print every table that the folder allows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[1])
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--errors", type=int, default=0, help="failed cases to print per table")
    parser.add_argument(
        "--list", action="store_true", help="cases left out and failed, as Markdown"
    )
    options = parser.parse_args()
    folder: Path = options.data
    scores = [
        *(score_numbers(folder, news) for news in (False, True)),
        *(score_units(folder, unit, news) for unit in (False, True) for news in (False, True)),
        score_quantulum(folder, unit=False),
        score_quantulum(folder, unit=True),
        score_dates(folder, news=False),
        score_dates(folder, news=True),
        score_measeval(folder),
    ]
    if options.list:
        print_left_out(folder, scores)
        return 0
    print(f"{'':<44}{'P':>6}{'R':>7}{'F1':>7}{'whole case right':>18}")
    for score in scores:
        if score is not None and score.cases:
            print(score.line())
            for failure in score.failures[: options.errors]:
                print("    " + failure)
    print_news(folder, show_faults=options.errors > 0)
    print_speed(folder)
    print(BASELINES)
    return 0


if __name__ == "__main__":
    sys.exit(main())
