"""
Figures in sentences of real news, beside labels made by reading: value, unit, direction and bound.

The labels (bench/data/figures_news.tsv) carry offsets only; the sentences stand in the shared
corpora. Every second sentence belongs to the half that rules were mended by, the others to the half
that is only measured.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import crosswire
from crosswire.types import Change, Figure, Mention, Qualifier

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

from bench.actors import read_meantime, read_wikinews
from grouping_data import read_conll

TABLE = Path(__file__).resolve().parent / "data" / "figures_news.tsv"
HALVES = ("mended by", "held back")
SENSES = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "~",
    Qualifier.AT_LEAST: ">=",
    Qualifier.AT_MOST: "<=",
    Qualifier.MORE_THAN: ">",
    Qualifier.LESS_THAN: "<",
    Qualifier.ALMOST: "<~",
}
CHANGES = {Change.LEVEL: "", Change.RISE: "+", Change.FALL: "-"}


@dataclass(frozen=True)
class Label:
    """
    One labelled quantity; what can be read in two ways lists both.

    Attributes:
        start, end: The number and its unit in the sentence.
        values: Readings of the interval that the number itself gives.
        units: Names of the unit; "-" where the sentence gives none.
        senses: Direction (+, -) and bound (~ about, > more, >= at least ...); "=" for neither.
        measured: Words for what is measured; empty where the unit says it all.
        is_open: Whether careful readers differ on its being a quantity; it is not scored.
    """

    start: int
    end: int
    values: tuple[tuple[float, float], ...]
    units: tuple[str, ...]
    senses: tuple[str, ...]
    measured: tuple[str, ...]
    is_open: bool


@dataclass
class News:
    """One labelled sentence: where it stands, which half it belongs to, and its quantities."""

    document: str
    start: int
    end: int
    sha1: str
    half: int
    labels: list[Label] = field(default_factory=list)


@dataclass
class Tally:
    """What is found and wanted, and of the values found right, what else is right of them."""

    wanted: int = 0
    found: int = 0
    right: dict[str, int] = field(default_factory=dict)

    def f1(self, name: str) -> float:
        """F1 in per cent: what is right in value and in `name`, of all wanted and all found."""
        return 200 * self.right.get(name, 0) / max(1, self.wanted + self.found)


def read_table(path: Path = TABLE) -> list[News]:
    """Read the labels; sentences without a quantity have one line with empty cells."""
    sentences: dict[tuple[str, int], News] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t")
        for row in rows:
            start, end = int(row["start"]), int(row["end"])
            news = sentences.setdefault(
                (row["document"], start),
                News(row["document"], start, end, row["sha1"], int(row["half"])),
            )
            if row["value"]:
                news.labels.append(read_label(row))
    return list(sentences.values())


def read_label(row: dict[str, str]) -> Label:
    """Read one line of the table."""
    value = row["value"]
    readings = [one.partition("..") for one in value.lstrip("?").split("|")]
    return Label(
        start=int(row["first"]),
        end=int(row["last"]),
        values=tuple((float(low), float(high or low)) for low, _, high in readings),
        units=tuple(row["unit"].split("|")),
        senses=tuple(row["sense"].split("|")),
        measured=tuple(row["measured"].lower().split()),
        is_open=value.startswith("?"),
    )


def read_documents(folder: Path) -> Iterator[tuple[str, str]]:
    """Give name and text of every article that sentences were drawn from."""
    for url, _, text, _ in read_wikinews(folder / "wikinews"):
        yield url, text
    for name, _, text, _ in read_meantime(folder / "meantime"):
        yield name, text
    for path in sorted((folder / "polnear" / "train" / "text").glob("*.txt")):
        yield f"polnear/{path.stem}", path.read_text(encoding="utf-8", errors="replace")
    for prefix, path in (
        ("wcl", folder / "newswcl50" / "NewsWCL50.conll"),
        ("ecb", folder / "ecbplus" / "ECB_Train_corpus.txt"),
    ):
        for name, text in read_conll(path, 0, 1, 3):
            yield f"{prefix}/{name}", text


def print_as_published(sentence: str, document: str) -> str:
    """Undo what a tokenizer did to numbers and hyphens: "6. 1", "two - day", a lost pound sign."""
    if document.startswith(("ecb/", "wcl/")):
        sentence = re.sub(r"(?<=\d)([.,]) (?=\d)", r"\1", sentence)
        sentence = re.sub(r"(?<=[a-z\d]) - (?=[a-z\d])", "-", sentence)
        return sentence.replace(" \\n", "")
    return re.sub(r"GB # ?", "£", sentence) if document.startswith("meantime") else sentence


def bare(figure: Figure) -> tuple[float, float]:
    """Give the interval without what its wording opens."""
    low = figure.high if figure.low is None else figure.low
    high = figure.low if figure.high is None else figure.high
    return (low or 0.0, high or 0.0)


def is_near(left: tuple[float, float], right: tuple[float, float]) -> bool:
    """Tell whether two intervals are one number, rounding of the machine aside."""
    return all(
        abs(one - other) <= 1e-5 * max(abs(one), abs(other))
        for one, other in zip(left, right, strict=True)
    )


def pair(labels: Sequence[Label], found: Sequence[Mention]) -> dict[int, Mention]:
    """Pair each label with what was found of its value, at its place if there."""
    left, pairs = list(found), {}
    for at, label in enumerate(labels):
        fits = [
            one
            for one in left
            if one.figure and any(is_near(bare(one.figure), value) for value in label.values)
        ]
        fits.sort(key=lambda one: not (one.start < label.end and label.start < one.end))
        if fits:
            pairs[at] = fits[0]
            left.remove(fits[0])
    return pairs


def read_sense(figure: Figure) -> str:
    """Write direction and bound as the labels have them."""
    return (CHANGES[figure.change] + SENSES[figure.qualifier]) or "="


def is_measured(label: Label, figure: Figure) -> bool:
    """Tell whether property, entity or unit names one of the words for what is measured."""
    said = " ".join(filter(None, (figure.property, figure.entity, figure.unit))).lower()
    return any(word[:5] in said for word in label.measured)


def score_sentence(tally: Tally, news: News, sentence: str) -> list[str]:
    """Count one sentence; give its faults in words."""
    found = [one for one in crosswire.read_text(sentence).figures if one.figure is not None]
    pairs, faults = pair(news.labels, found), []
    taken = [id(one) for one in pairs.values()]
    open_ones = [label for label in news.labels if label.is_open]
    extra = [
        one
        for one in found
        if id(one) not in taken
        and not any(one.start < label.end and label.start < one.end for label in open_ones)
    ]
    scored = {at: label for at, label in enumerate(news.labels) if not label.is_open}
    tally.wanted += len(scored)
    tally.found += len(extra) + sum(at in pairs for at in scored)
    faults += [f"extra {one.exact!r} {one.figure.low} {one.figure.unit}" for one in extra]
    for at, label in scored.items():
        exact = sentence[label.start : label.end]
        if at not in pairs:
            faults.append(f"missed {exact!r}")
            continue
        figure = pairs[at].figure
        sense = read_sense(figure)
        unit = (figure.unit or "-").lower().replace(" ", "_")
        is_unit = unit in [one.lower() for one in label.units]
        is_sense = sense in label.senses
        is_thing = not label.measured or is_measured(label, figure)
        marks = {"value": True, "unit": is_unit, "sense": is_sense, "measured": is_thing}
        for name, is_right in marks.items():
            tally.right[name] = tally.right.get(name, 0) + is_right
        if not is_unit:
            faults.append(f"unit of {exact!r}: {figure.unit}, not {label.units}")
        if not is_sense:
            faults.append(f"sense of {exact!r}: {sense}, not {label.senses}")
        if not is_thing:
            faults.append(
                f"measured by {exact!r}: {figure.property} of {figure.entity}, {label.measured}"
            )
    return faults


def print_news(folder: Path, *, show_faults: bool = False) -> None:
    """
    Print the table of both halves.

    Args:
        folder: The corpora.
        show_faults: Print what is wrong in the half that rules were mended by.
    """
    table = read_table()
    texts = dict(read_documents(folder))
    tallies = [Tally() for _ in HALVES]
    for news in table:
        stored = texts.get(news.document, "")[news.start : news.end]
        sentence = print_as_published(stored, news.document)
        if hashlib.sha1(sentence.encode()).hexdigest()[:12] != news.sha1:
            print(f"{news.document}: the text is not the one that was labelled")
            continue
        faults = score_sentence(tallies[news.half], news, sentence)
        if faults and show_faults and news.half == 0:
            print(f"{sentence}\n    " + "\n    ".join(faults))
    print(f"\n{'news sentences, F1':<24} values  and unit  and change or bound  and measured")
    for half, tally in zip(HALVES, tallies, strict=True):
        n_sentences = sum(news.half == HALVES.index(half) for news in table)
        value, unit, sense, measured = (
            tally.f1(name) for name in ("value", "unit", "sense", "measured")
        )
        print(
            f"news, {half:<18} {value:6.1f} {unit:9.1f} {sense:20.1f} {measured:13.1f}"
            f"   ({n_sentences} sentences, {tally.wanted} quantities)"
        )
