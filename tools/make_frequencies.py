"""
Count in how many articles each term stands, for the weights of `crosswire.story`.

Reads the corpora beside the repository (`../shared/data`: PolNeAR train, Wikinews, LGL,
MEANTIME; none of the sets that grouping is measured on) and writes counts only, one
"term count" a line, terms of at least two articles. Run: python tools/make_frequencies.py
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from crosswire.story.words import find_terms

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
TARGET = ROOT / "src" / "crosswire" / "story" / "data" / "frequencies.txt.gz"


def read_texts(shared: Path) -> Iterator[str]:
    """Give the text of every article that is counted."""
    for path in sorted((shared / "polnear" / "train" / "text").glob("*.txt")):
        yield path.read_text(encoding="utf-8", errors="replace")
    csv.field_size_limit(10_000_000)
    for path in sorted((shared / "wikinews" / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield f"{row['title']}\n{row['text']}"
    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False)
    for article in etree.parse(str(shared / "lgl" / "lgl.xml"), parser).iter("article"):
        yield article.findtext("text") or ""
    yield from read_meantime(shared / "meantime" / "meantime.conll")


def read_meantime(path: Path) -> Iterator[str]:
    """Give the articles of MEANTIME, put together from their tokens."""
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#begin"):
            words = []
        elif line.startswith("#end"):
            yield " ".join(words)
        elif line:
            words.append(line.split("\t")[3])


def main() -> None:
    """Write the table."""
    counts: Counter[str] = Counter()
    n_articles = 0
    for text in read_texts(SHARED):
        counts.update(set(find_terms(text)))
        n_articles += 1
    kept = sorted((term, count) for term, count in counts.items() if count > 1)
    lines = [f"# articles {n_articles}"] + [f"{term} {count}" for term, count in kept]
    with TARGET.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(("\n".join(lines) + "\n").encode())
    print(
        f"{n_articles} articles, {len(kept)} terms, {TARGET.stat().st_size} bytes", file=sys.stderr
    )


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    main()
