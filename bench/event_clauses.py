"""Clauses of running news labelled by hand: which of them tell a political event, and which."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from bench.event_records import shipped_reader
from crosswire.extract.actors.find import find_actors
from crosswire.extract.events.code import code_line
from crosswire.extract.events.gate import settle_sides
from crosswire.extract.events.lexicon import load_lexicon
from crosswire.extract.events.line import lay_out
from crosswire.extract.events.network import TYPES, Coding, load_network
from crosswire.extract.events.weigh import Candidate, find_candidates, settle
from crosswire.reference import load_tables
from crosswire.sources import article_of_text

LABELS = Path(__file__).resolve().parent / "data" / "event_clauses.tsv"
TODAY = date.fromisoformat("2026-11-01")


def is_clause_sample(page: str) -> bool:
    """Tell whether clauses of a Wikinews page are kept for measuring, so that none is learned."""
    return zlib.crc32(page.encode()) % 5 == 0


def load_clauses(path: Path = LABELS) -> dict[str, dict[int, str]]:
    """Read the labels of each page by the offset of the predicate; "-" is no event."""
    found: dict[str, dict[int, str]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        rows = (line for line in stream if not line.startswith("#"))
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            found.setdefault(row["article"], {})[int(row["start"])] = row["type"]
    return found


def candidates_of(page: Mapping[str, str]) -> Iterator[tuple[int, Candidate]]:
    """Read the clauses of a page, each with the offset of its predicate."""
    article = article_of_text(
        page["text"], published=page["date"], title=page["title"], outlet="Wikinews", today=TODAY
    )
    reading, lexicon = shipped_reader().read(article.text, article.paragraphs), load_lexicon()
    actors = find_actors(article, reading, load_tables())
    for sentence in reading.sentences:
        if reading.meanings is None or not actors.inside(sentence.start, sentence.end):
            continue
        line = lay_out(reading.tokens, sentence, actors, lexicon.verbs)
        coded = tuple(code_line(line, lexicon))
        for each in find_candidates(line, coded, reading.meanings):
            at = each.pair.at if each.pair else each.rule.first if each.rule else 0
            yield line.tokens[at].start, each


def bench_clauses(pages: Mapping[str, Mapping[str, str]]) -> tuple[float, float]:
    """Print precision and recall of what is told as an event among the labelled clauses."""
    told = right = wanted = judged = 0
    for name, labels in load_clauses().items():
        if name not in pages:
            continue
        wanted += sum(kind != "-" for kind in labels.values())
        for start, candidate in candidates_of(pages[name]):
            if start not in labels:
                continue
            judged += 1
            row = load_network().probabilities([candidate.facts], Coding.NEWS)[0]
            coded = settle(candidate, dict(zip(TYPES, row.tolist(), strict=False)))
            if coded is not None and settle_sides(coded, frozenset()) is not None:
                told += 1
                right += coded.type.value == labels[start]
    precision, recall = right / max(1, told), right / max(1, wanted)
    print(
        f"wikinews clauses, {judged} at random: told as events {told}, of which right "
        f"{precision:.2f}; {recall:.2f} of the {wanted} that tell one"
    )
    return precision, recall
