"""Reports with known stories, put together from the corpora beside the repository."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from crosswire.types import Article, DateBasis

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
_SPACE_BEFORE = re.compile(r" (?=[.,;:!?)’”%]|n't|'s\b|’s\b)")
_SPACE_AFTER = re.compile(r"(?<=[(“$]) ")


def join_tokens(tokens: list[str]) -> str:
    """Put a sentence together from its tokens."""
    return _SPACE_AFTER.sub("", _SPACE_BEFORE.sub("", " ".join(tokens)))


def make_article(
    name: str, text: str, *, title: str | None = None, day: str | None = None
) -> Article:
    """Make an article of one paragraph block."""
    basis = DateBasis.GIVEN if day else None
    return Article(id=name, uri=name, title=title, text=text, published=day, published_basis=basis)


def read_conll(path: Path, document: int, sentence: int, word: int) -> Iterator[tuple[str, str]]:
    """Give name and text of each document of a CoNLL file, by its column numbers."""
    sentences: dict[str, dict[str, list[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > word and not line.startswith("#"):
            sentences.setdefault(cells[document], {}).setdefault(cells[sentence], []).append(
                cells[word]
            )
    for name, rows in sentences.items():
        yield name, "\n".join(join_tokens(tokens) for tokens in rows.values())


def read_newswcl50() -> list[tuple[Article, str]]:
    """Ten political events of 2018, five outlets each; undated, without headlines."""
    path = SHARED / "newswcl50" / "NewsWCL50.conll"
    found = read_conll(path, 0, 1, 3)
    return [
        (make_article(f"wcl/{name}", text), f"wcl/{name.split('/')[0]}") for name, text in found
    ]


def read_ecbplus(split: str) -> list[tuple[Article, str]]:
    """Fragments of articles, by subtopic; undated."""
    path = SHARED / "ecbplus" / f"ECB_{split}_corpus.txt"
    found = read_conll(path, 0, 1, 3)
    return [(make_article(f"ecb/{name}", text), _name_subtopic(name)) for name, text in found]


def _name_subtopic(name: str) -> str:
    topic, rest = name.split("_", 1)
    return f"ecb/{topic}/{rest.lstrip('0123456789')}"


def read_polnear(split: str) -> list[Article]:
    """Campaign articles of 2015 and 2016; they serve as distractors."""
    articles = []
    for path in sorted((SHARED / "polnear" / split / "text").glob("*.txt")):
        _outlet, day, slug = path.stem.split("_", 2)
        text = path.read_text(encoding="utf-8", errors="replace")
        slug = slug.rsplit("_", 1)[0].replace("-", " ")
        articles.append(make_article(f"polnear/{path.stem}", text, title=slug, day=day))
    return articles


def read_wikinews() -> list[Article]:
    """Dated articles, nearly always one an event."""
    csv.field_size_limit(10_000_000)
    articles = []
    for path in sorted((SHARED / "wikinews" / "data").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                articles.append(
                    make_article(row["url"], row["text"], title=row["title"], day=row["date"])
                )
    return articles
