"""Labelled and half-labelled clauses of all corpora that the typing of events learns from."""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.event_clauses import candidates_of, is_clause_sample, load_clauses
from bench.event_records import Example, describe_marked, marked_examples, read, shipped_reader
from bench.events import (
    load_labels,
    load_wikinews,
)

from crosswire.extract.actors.find import find_actors
from crosswire.extract.events.code import code_line
from crosswire.extract.events.codebook import as_coded_then
from crosswire.extract.events.facts import Facts
from crosswire.extract.events.gate import political_company, settle_sides
from crosswire.extract.events.lexicon import load_lexicon
from crosswire.extract.events.line import Line, lay_out
from crosswire.extract.events.network import Coding
from crosswire.extract.events.turns import Coded
from crosswire.extract.events.weigh import find_candidates
from crosswire.reference import load_tables
from crosswire.types import Article, EventType, Part
from training.event_phrases import phrase_examples

CODINGS = {
    "dictionary": Coding.DICTIONARY,
    "ngec": Coding.SYNTHETIC,
    "plv": Coding.PLV,
    "plover": Coding.PLOVER,
    "news": Coding.NEWS,
    "clauses": Coding.NEWS,
}
DATA = Path(__file__).resolve().parent / "data"
_MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+|-)\]")
_LONGEST = 500


@dataclass(frozen=True)
class Row:
    """One clause ready to learn from: its facts, its label, its source and its group."""

    source: str
    facts: Facts
    kind: str
    group: int


def synthetic_examples(data: Path) -> Iterator[Example]:
    """List headline and first sentence of each NGEC story; its sides are the first two actors."""
    tables, seen = load_tables(), set()
    csv.field_size_limit(10**9)
    with zipfile.ZipFile(next((data / "ngec").glob("*.zip"))) as packed:
        text = packed.read(packed.namelist()[0]).decode("utf-8")
    for story in csv.DictReader(io.StringIO(text)):
        headline, opening = story["prompt"].split("\n")[0], story["text"].split("\n")[0]
        for words in (headline, opening):
            if words in seen or not 20 <= len(words) <= _LONGEST:
                continue
            seen.add(words)
            article, reading = read(words)
            named = find_actors(article, reading, tables).inside(0, reading.sentences[0].end)
            parts = [Part(start=each.start, end=each.end) for each in named]
            if parts:
                behind = [each for each in parts[1:] if each.start >= parts[0].end]
                yield Example("ngec", words, (parts[0],), tuple(behind[:1]), story["label"])


def rows_of(examples: Sequence[Example]) -> Iterator[Row]:
    """Describe the marked clauses."""
    for example in examples:
        facts = describe_marked(example.text, example.actor, example.recipient)
        if facts is not None:
            yield Row(example.source, facts, example.kind, example.group)


def news_rows(data: Path, dice: random.Random, n: int) -> Iterator[Row]:
    """
    Describe clauses of running news, labelled by the rules: an event that they keep, or none.

    Articles whose events are judged in `bench/data` are left out.

    Args:
        data: Folder of the shared corpora.
        dice: Chooses the articles.
        n: Articles read.
    """
    judged = load_labels()
    pages = [
        row
        for page, row in load_wikinews(data).items()
        if page not in judged and not is_clause_sample(page)
    ]
    tables, lexicon = load_tables(), load_lexicon()
    for page in dice.sample(pages, min(n, len(pages))):
        text = page["text"]
        paragraphs = tuple(Part(start=at, end=at + len(each)) for at, each in _paragraphs(text))
        article = Article(id="news", uri="news", text=text, paragraphs=paragraphs)
        reading = shipped_reader().read(text, paragraphs)
        actors = find_actors(article, reading, tables)
        told: list[tuple[Line, tuple[Coded, ...]]] = []
        for sentence in reading.sentences:
            line = lay_out(reading.tokens, sentence, actors, lexicon.verbs)
            told.append((line, tuple(code_line(line, lexicon)) if line.actors else ()))
        company = political_company(coded for _, each in told for coded in each)
        for line, coded in told:
            if not line.actors or reading.meanings is None:
                continue
            for candidate in find_candidates(line, coded, reading.meanings):
                rule = candidate.rule
                kept = rule is not None and settle_sides(rule, company) is not None
                kind = as_coded_then(rule).value if rule is not None and kept else "NONE"
                yield Row("news", candidate.facts, kind, 0)


def clause_rows(pages: Mapping[str, Mapping[str, str]]) -> Iterator[Row]:
    """Describe clauses of Wikinews pages that were labelled one by one."""
    for name, labels in load_clauses(DATA / "event_clauses.tsv").items():
        if name not in pages or is_clause_sample(name):
            continue
        for start, candidate in candidates_of(pages[name]):
            if start in labels:
                yield Row("clauses", candidate.facts, _kind_of(labels[start]), 0)


def read_sentence(line: str) -> tuple[str, dict[int, str]]:
    """
    Take the marks out of "Oman [expelled|SANCTION] an envoy"; give the types by offset.

    Raises:
        ValueError: A mark is not of that form.
    """
    text, types, at = "", {}, 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        types[len(text)] = mark[2]
        text += mark[1]
        at = mark.end()
    text += line[at:]
    if "[" in text or "]" in text or not all(map(_is_kind, types.values())):
        raise ValueError(f"a mark is not [verb|TYPE] with a type of PLOVER or -: {line}")
    return text, types


def _is_kind(label: str) -> bool:
    return label == "-" or label in EventType.__members__


def _kind_of(label: str) -> str:
    return "NONE" if label == "-" else label


def load_sentences() -> list[str]:
    """Load the invented sentences with the type of each clause."""
    paths = sorted(DATA.glob("event_sentences*.txt"))
    return [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def sentence_rows() -> Iterator[Row]:
    """Describe the marked clauses of invented sentences (`data/event_sentences*.txt`)."""
    for line in load_sentences():
        text, types = read_sentence(line)
        for start, candidate in candidates_of({"text": text, "date": "2030-06-03", "title": ""}):
            if start in types:
                yield Row("clauses", candidate.facts, _kind_of(types[start]), 0)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for each in text.split("\n"):
        if each.strip():
            yield at, each
        at += len(each) + 1


def all_rows(data: Path, seed: int = 1) -> list[Row]:
    """Describe the examples of all corpora."""
    dice = random.Random(seed)
    rows = list(rows_of(marked_examples(data)))
    rows += rows_of(list(phrase_examples(data, dice)))
    rows += rows_of(list(synthetic_examples(data)))
    rows += news_rows(data, dice, 220)
    rows += clause_rows(load_wikinews(data))
    rows += sentence_rows()
    return rows
