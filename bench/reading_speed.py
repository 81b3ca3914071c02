"""
Measure how much of the encoder's speed is left once a text is wholly read.

Reads invented 600-word articles with nothing kept between them, and runs the bare encoder on the
same windows, by turns in the same process; each article counts with its fastest round, by
seconds of the clock and of the processor. The ratio of the two is what cutting, decoding and
the rules leave of the encoder's speed. The bare encoder includes the cutting into pieces.
Then every article is read again with its windows kept, once as it is and once behind a new
first paragraph, as a reprint.

Usage: python -m bench.reading_speed [--articles N] [--rounds N] [--model FOLDER]
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.speed import invent_reports
from crosswire.reader.model.files import ModelFiles, find_files
from crosswire.reader.model.model import Analysis, Model
from crosswire.reader.model.windows import Block
from crosswire.reader.trained import TrainedReader
from crosswire.types import Part

THREADS = 2
TARGET = "target: reading keeps 0.80 of the bare encoder's pieces a second"
_LEAD = "This report was first printed by a neighbour and is given here as it stood.\n\n"

Asked = tuple[Block, Sequence[str], Sequence[bool]]


class Listener(Model):
    """The model, which remembers what it was last asked to read."""

    asked: Asked

    def analyse(self, block: Block, spelled: Sequence[str], inside: Sequence[bool]) -> Analysis:
        """Read a text."""
        self.asked = block, spelled, inside
        return super().analyse(block, spelled, inside)


@dataclass(frozen=True)
class Cost:
    """Seconds of the clock and of the processor."""

    wall: float = 0.0
    cpu: float = 0.0

    def __add__(self, other: Cost) -> Cost:
        """Add up."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu)

    def fastest(self, other: Cost) -> Cost:
        """Take the lower of each."""
        return Cost(min(self.wall, other.wall), min(self.cpu, other.cpu))


def clock(work: Callable[[], object]) -> Cost:
    """Time a piece of work."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - wall, time.process_time() - cpu)


def find_paragraphs(text: str) -> list[Part]:
    """Take every line with letters as a paragraph."""
    return [Part(start=one.start(), end=one.end()) for one in re.finditer(r"[^\n]+", text)]


def total(costs: Sequence[Cost]) -> Cost:
    """Add costs up."""
    return sum(costs, Cost())


def race(model: Listener, texts: Sequence[str], n_rounds: int) -> tuple[int, Cost, Cost]:
    """Time reading and the bare encoder by turns; give pieces and both costs of all texts."""
    reader = TrainedReader(model)
    n_pieces = 0
    endless = Cost(float("inf"), float("inf"))
    reading, encoding = [endless] * len(texts), [endless] * len(texts)
    for number in range(-1, n_rounds):  # the first round warms up
        for place, text in enumerate(texts):
            paragraphs = find_paragraphs(text)
            read = clock(lambda text=text, paragraphs=paragraphs: reader.read(text, paragraphs))
            asked = model.asked
            encoded = clock(lambda asked=asked: model.encode(*asked))
            if number < 0:
                n_pieces += model.encode(*asked)
                continue
            reading[place] = reading[place].fastest(read)
            encoding[place] = encoding[place].fastest(encoded)
    return n_pieces, total(reading), total(encoding)


def time_again(files: ModelFiles, texts: Sequence[str]) -> dict[str, Cost]:
    """Time reading for the first time, again, and again behind a new first paragraph."""
    model = Model(files, threads=THREADS)
    reader = TrainedReader(model)
    reader.read(_LEAD, find_paragraphs(_LEAD))  # loads the tables
    costs = {}
    for name, lead in (("first_time", ""), ("again", ""), ("reprinted", _LEAD)):
        read = [lead + text for text in texts]
        costs[name] = total([
            clock(lambda text=text: reader.read(text, find_paragraphs(text))) for text in read
        ])  # fmt: skip
    return costs


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--model", type=Path, help="folder of the model; the package's without")
    options = parser.parse_args()
    files = find_files(options.model)
    texts = invent_reports(random.Random(7), options.articles)
    n_pieces, reading, encoding = race(
        Listener(files, threads=THREADS, kept=0), texts, options.rounds
    )
    print(f"{len(texts)} articles, {n_pieces} pieces, {THREADS} threads; wall and CPU seconds")
    for name, cost in (("reading", reading), ("bare encoder", encoding)):
        print(f"{name:14} {n_pieces / cost.wall:8.0f} {n_pieces / cost.cpu:8.0f} pieces/s")
    ratio, cpu_ratio = encoding.wall / reading.wall, encoding.cpu / reading.cpu
    print(f"{'ratio':14} {ratio:8.3f} {cpu_ratio:8.3f}")
    for name, cost in time_again(files, texts).items():
        wall, cpu = (1000 * value / len(texts) for value in (cost.wall, cost.cpu))
        print(f"{name:14} {wall:8.1f} {cpu:8.1f} ms an article")
    print(TARGET)


if __name__ == "__main__":
    main()
