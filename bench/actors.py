"""
Actors beside hand-made labels: `python -m bench.actors --data FOLDER`.

FOLDER holds `wikinews` and `meantime`; the labels (bench/data/actors_labels*.tsv) carry offsets
alone, so the texts are read from there. The first draw was labelled before the rules were changed
on it, the second afterwards. Printed for each: state mentions and officials whose country is right
(targets 0.95 and 0.90), bodies of states and other organisations, the rate of wrong guesses (a
country given that is not the right one); then milliseconds of CPU an article. `--errors` prints
each label that is missed, with what stands there instead.
"""

from __future__ import annotations

import argparse
import csv
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crosswire.extract.actors.find import find_actors
from crosswire.extract.places.find import find_places
from crosswire.reader import load_reader
from crosswire.reference import load_tables
from crosswire.sources import article_of_text
from crosswire.types import Actor, ActorKind, Article, Reading

FOLDER = Path(__file__).parent / "data"
DRAWS = ("actors_labels.tsv", "actors_labels_second.tsv")
TODAY = date(2026, 11, 22)
TARGETS = {"state": 0.95, "official": 0.90}
REPEATS = 5

Read = tuple[Article, Reading]
Texts = tuple[tuple[str, str, str, str | None], ...]


@dataclass(frozen=True)
class Label:
    """One labelled mention."""

    document: str
    start: int
    end: int
    kind: str
    country: str | None


def read_labels(draw: str) -> list[Label]:
    """Read the labels of one draw, remarks and header left out."""
    lines = [line for line in (FOLDER / draw).read_text().splitlines() if not line.startswith("#")]
    cells = (line.split("\t") for line in lines[1:])
    return [
        Label(document, int(start), int(end), kind, None if country == "-" else country)
        for document, start, end, kind, country in cells
    ]


def read_wikinews(folder: Path) -> Iterator[tuple[str, str, str, str | None]]:
    """Give address, headline, text and date of every article."""
    csv.field_size_limit(10**8)
    for path in sorted((folder / "data").glob("wikinews_*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield row["url"], row["title"], row["text"], row["date"]


def read_meantime(folder: Path) -> Iterator[tuple[str, str, str, str | None]]:
    """Rebuild each document from its tokens: headline, date line, body."""
    documents: dict[str, dict[int, list[str]]] = {}
    for line in (folder / "meantime.conll").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 5:
            documents.setdefault(cells[0], {}).setdefault(int(cells[1]), []).append(cells[3])
    for name, sentences in documents.items():
        lines = [
            re.sub(r" (?=[,.;:!?)%]|'s\b|n't\b|'$)|(?<=[($]) ", "", " ".join(sentences[number]))
            for number in sorted(sentences)
        ]
        text = "\n\n".join([*lines[:2], " ".join(lines[2:])])
        yield f"meantime:{name}", lines[0], text, None


def is_right(label: Label, actor: Actor | None) -> bool:
    """Tell whether the actor found is what the label says."""
    if actor is None:
        return False
    if label.kind == "organisation":
        is_kind = actor.kind in {ActorKind.ORGANISATION, ActorKind.GROUP}
        return is_kind and actor.country in {None, label.country}
    if label.kind == "official" and actor.kind is not ActorKind.PERSON:
        return False
    return actor.country == label.country


def score_draw(draw: str, texts: Texts, *, shows_errors: bool) -> list[Read]:
    """Print the table of one draw; give what was read for it."""
    labels = read_labels(draw)
    wanted = {label.document for label in labels}
    total, right, guessed, wrong = Counter[str](), Counter[str](), 0, 0
    read: list[Read] = []
    tables, reader = load_tables(), load_reader()
    for document, title, text, published in texts:
        if document not in wanted:
            continue
        given = published if published and published < TODAY.isoformat() else None
        article = article_of_text(text, uri=document, title=title, published=given, today=TODAY)
        reading = reader.read(article.text, article.paragraphs)
        read.append((article, reading))
        actors = find_actors(article, reading, tables)
        for label in (label for label in labels if label.document == document):
            actor = actors.at(label.start, label.end)
            total[label.kind] += 1
            right[label.kind] += is_right(label, actor)
            guessed += bool(actor and actor.country)
            wrong += bool(actor and actor.country and actor.country != label.country)
            if shows_errors and not is_right(label, actor):
                print_error(label, actor, text)
    print(f"{draw}: {len(read)} documents, {sum(total.values())} labelled mentions")
    for kind in ("state", "official", "body", "organisation"):
        goal = f"  (target {TARGETS[kind]:.2f})" if kind in TARGETS else ""
        share = right[kind] / total[kind] if total[kind] else 0.0
        print(f"  {kind:13} {right[kind]:3} of {total[kind]:3}  {share:.3f}{goal}")
    print(f"  wrong guesses {wrong:3} of {guessed:3}  {wrong / guessed:.3f}")
    return read


def print_error(label: Label, actor: Actor | None, text: str) -> None:
    """Print a label that is missed, with what stands there instead."""
    exact = " ".join(text[label.start : label.end].split())
    context = " ".join(text[max(label.start - 50, 0) : label.end + 40].split())
    found = f"{actor.kind} {actor.name!r} {actor.country}" if actor else "nothing"
    print(f"{label.kind} {exact!r} {label.country}: {found} | {context}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    texts = (*read_wikinews(options.data / "wikinews"), *read_meantime(options.data / "meantime"))
    read = [pair for draw in DRAWS for pair in score_draw(draw, texts, shows_errors=options.errors)]
    print_speed(read)


def print_speed(read: list[Read]) -> None:
    """Print the CPU time of actors and places, the best of several rounds."""
    tables = load_tables()
    words = sum(len(article.text.split()) for article, _ in read) / len(read)
    best = {"actors": float("inf"), "places": float("inf")}
    for _ in range(REPEATS):
        started = time.process_time()
        found = [find_actors(article, reading, tables) for article, reading in read]
        middle = time.process_time()
        for (article, reading), actors in zip(read, found, strict=True):
            find_places(article, reading, actors, tables)
        ended = time.process_time()
        best["actors"] = min(best["actors"], middle - started)
        best["places"] = min(best["places"], ended - middle)
    for step, seconds in best.items():
        each = seconds / len(read) * 1000
        print(f"{step}: {each:.1f} ms CPU an article of {words:.0f} words on average")


if __name__ == "__main__":
    main()
