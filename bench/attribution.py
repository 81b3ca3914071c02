"""
Measure the attributions of a reader against those marked in news articles.

    python -m bench.attribution [--data PATH] [--texts FOLDER] [--corpora FOLDER]
                                [--reader model|rules] [--model FOLDER] [--errors N] [--agreement]

Without `--data` two sets are read: PolNeAR dev, and the articles of English Wikinews that two
annotators marked for this bench. `--data` names another folder of PolNeAR's form, or a table like
that of Wikinews with `--texts` beside it. Printed for each set:

- strict: source, cue and content that are the same to the word, of the model's raw stretches;
  every marked stretch counts by itself, quotation marks and all. token: words of the same role.
  Rules have no raw stretches.
- trimmed: the same of what a reading says, contents from first to last stretch; quotation marks,
  edge punctuation and an opening "that" do not count.
- overlap: contents that share at least half of the longer one, from first to last stretch.
- whole: at least 0.8 of the letters of the longer content, all stretches together, and the right
  source (both none; or they overlap and have the same head word). This is the main figure. Below
  it its recall by what the marks enclose (direct: all of the content, mixed: some, indirect: none)
  and its figures by publisher.
- direct quotes: contents that open with a mark and have a source, found and found with the right
  one. quoted stretches: the same of every stretch of more than two words that opens with a mark,
  so that the halves of a quote broken by its cue count too.
- named quotes: of these stretches, those whose marked source is itself a name: the share whose
  `speaker` holds its last word ("Berg" of "Anna Berg, the mayor"). It measures little more than
  that the source is found and tied to a name: another speaker of the same surname counts as right,
  and a name of a group or newspaper is a name. Whom pronouns and nouns mean is not marked; for
  these only the share is given that has some name, right or wrong.
- speed: articles of 600 words a CPU second, all of a reading, loading apart.

`--agreement` prints how far the second annotator of six Wikinews articles agrees with the first.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.attribution_data import (
    SECOND,
    TABLE,
    Annotated,
    load,
    load_table,
    stretches_of,
)
from bench.attribution_scores import FORMS, KINDS, ROLES, Scorer, rate, score_exact, score_strict
from bench.loading import reading, require
from crosswire.reader import Reader, RuleReader
from crosswire.reader.quotes import find_quotes
from crosswire.reader.trained import TrainedReader
from crosswire.reader.words import cut_words
from crosswire.types import Part

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "data"
READERS = ("model", "rules")


def load_reader(kind: str, folder: Path | None) -> Reader:
    """
    Load the reader that is measured.

    Args:
        kind: "model" or "rules".
        folder: Files of the model; None for those that ship.
    """
    return RuleReader() if kind == "rules" else TrainedReader.load(folder)


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of stand-off files, or table")
    parser.add_argument("--texts", type=Path, help="CSV files with the texts of a table")
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="where the two sets stand")
    parser.add_argument("--reader", choices=READERS, default="model")
    parser.add_argument("--model", type=Path, help="folder of the model; else that which ships")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors of each kind")
    parser.add_argument("--every", type=int, default=1, help="read only each n-th article")
    parser.add_argument("--agreement", action="store_true", help="compare the two annotators")
    return parser.parse_args(arguments)


def name_sets(options: argparse.Namespace) -> list[tuple[str, Path]]:
    """Name the sets that are read and where they stand."""
    if options.data is not None:
        return [(options.data.stem, options.data)]
    return [("polnear", options.corpora / "polnear" / "dev"), ("wikinews", TABLE)]


def measure(
    reader: Reader, articles: Sequence[Annotated], counts: Counter[str]
) -> tuple[list[str], list[str], float]:
    """
    Read the articles and count.

    Returns:
        What is wrong and what is missed, on a line each, and the CPU seconds of reading.
    """
    wrong: list[str] = []
    missed: list[str] = []
    seconds = 0.0
    for article in articles:
        begin = time.process_time()
        reading = reader.read(article.text, article.paragraphs)
        seconds += time.process_time() - begin
        found = [stretches_of(one) for one in reading.attributions]
        errors = Scorer(article, found, counts).score()
        wrong += errors[0]
        missed += errors[1]
        if isinstance(reader, TrainedReader):
            words = cut_words(article.text, article.paragraphs)
            analysis = reader.analyse(words, find_quotes(article.text, article.paragraphs))
            score_strict(words, article.gold, analysis.attributions, counts)
    return wrong, missed, seconds


def print_rate(title: str, counts: Counter[str], name: str) -> None:
    """Print precision, recall and F1 of a name, where anything is marked."""
    n_gold = counts[f"{name} gold"]
    if n_gold:
        precision, recall, f1 = rate(counts, name)
        figures = f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  of {n_gold}"
        print(f"{title} {name:<24} {figures}")


def print_shares(title: str, counts: Counter[str], name: str, parts: dict[str, str]) -> None:
    """Print what shares of a count have a property; `parts` maps its words to its count."""
    total = counts[name]
    shares = "  ".join(f"{words} {counts[key] / max(1, total):.3f}" for words, key in parts.items())
    print(f"{title} {name:<24} {shares}  of {total}")


def report(title: str, counts: Counter[str]) -> None:
    """Print the table of one set."""
    for family in ("exact", "strict", "token", "trimmed"):
        for role in ROLES:
            print_rate(title, counts, f"{family} {role}")
    for name in ("overlap", "whole"):
        print_rate(title, counts, name)
    for form in FORMS:
        print_shares(title, counts, f"whole {form}", {"R": f"whole {form} right"})
    groups = sorted(name for name in counts if name.startswith("whole of "))
    groups = [name.removesuffix(" gold") for name in groups if name.endswith(" gold")]
    for name in groups if len(groups) > 1 else ():
        print_rate(title, counts, name)
    for name, words in (("direct", "direct quotes"), ("quotes", "quoted stretches")):
        counts[words] = counts[name]
        parts = {"found": f"{name} found", "found with right source": f"{name} right"}
        print_shares(title, counts, words, parts)


def report_speakers(title: str, counts: Counter[str]) -> None:
    """Print how many quotes have a name behind them."""
    for kind in KINDS:
        name = f"{kind} quotes"
        parts = {"right name": f"{name} right"} if kind == "named" else {}
        print_shares(title, counts, name, {**parts, "some name": f"{name} resolved"})


def print_errors(lines: Sequence[str], title: str, n_wanted: int) -> None:
    """Print so many errors, drawn evenly from all."""
    for line in lines[:: max(1, len(lines) // n_wanted)] if n_wanted else ():
        print(title, repr(line))


def compare_annotators(texts: Path) -> None:
    """Hold the second annotation of the articles that have two against the first."""
    first = {one.name: one for one in load_table(TABLE, texts)}
    counts: Counter[str] = Counter()
    for second in load_table(SECOND, texts):
        article = first[second.name]
        score_exact(article.gold, second.gold, counts)
        Scorer(article, second.gold, counts).score()
    report("agreement", counts)


def main() -> None:
    """Read the sets and print the scores."""
    options = read_arguments()
    texts = options.texts or options.corpora / "wikinews" / "data"
    if options.agreement:
        compare_annotators(texts)
        return
    reader = load_reader(options.reader, options.model)
    reader.read("Warm up.", [Part(start=0, end=8)])
    for title, path in name_sets(options):
        with reading(path, "a folder of PolNeAR's form or a table of stretches"):
            articles = load(path, texts)[:: options.every]
            require(articles, "article")
        counts: Counter[str] = Counter()
        wrong, missed, seconds = measure(reader, articles, counts)
        n_words = sum(len(article.text.split()) for article in articles)
        print(f"{title} {len(articles)} articles of {n_words} words, reader {reader.name}")
        report(title, counts)
        report_speakers(title, counts)
        speed = n_words / 600 / max(seconds, 1e-9)
        print(f"{title} {'speed':<24} {speed:.1f} articles of 600 words per CPU second", flush=True)
        print_errors(wrong, "WRONG", options.errors)
        print_errors(missed, "MISSED", options.errors)


if __name__ == "__main__":
    main()
