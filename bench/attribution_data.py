"""
The articles that attributions are measured on: texts beside the stretches that annotators marked.

Two forms are read. PolNeAR's stand-off folders hold `text/*.txt` and `attributions/*.ann`. A table
holds one stretch a line (url, sha1, annotator, attribution, role, start, end; offsets in code
points) and no text: that stands in CSV files with the columns `url` and `text`.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.corpora.polnear import read_pairs, read_standoff, read_text

from crosswire.types import Attribution, Part

TABLE = Path(__file__).resolve().parent / "data" / "attributions_wikinews.tsv"
_COLUMNS = frozenset({"url", "sha1", "annotator", "attribution", "role", "start", "end"})
SECOND = TABLE.with_name("attributions_wikinews_second.tsv")

MARKS = "\"“„«‘'`”"
LINK = re.compile(r",| of | for | from | at | in | who | on | with ")
EDGE = " \t\n\r,.;:!?\"“”„«»‘’'`-–—()[]…"
_OPENING, _CLOSING = frozenset("“„«"), frozenset("”»")
_AFTER_NAME = frozenset({"jr", "sr", "ii", "iii", "himself", "herself", "itself"})
_PRONOUNS = frozenset({
    "i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them", "who",
    "this", "that", "these", "those", "one", "some", "many", "most", "others", "both",
    "all", "everyone", "someone", "nobody", "anyone"
})  # fmt: skip

Span = tuple[int, int]


@dataclass(frozen=True)
class Stretches:
    """
    One attribution in characters, as somebody marked it or as a reader found it.

    Attributes:
        content: Its stretches in text order; at least one.
        cue: From its first to its last word; None where there is none.
        source: The same; None where the text names none.
        speaker: Name that a reader gives for the source; annotators mark none.
    """

    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speaker: Span | None = None


@dataclass(frozen=True)
class Annotated:
    """One article with the attributions that are marked; `group` names its publisher."""

    name: str
    group: str
    text: str
    paragraphs: tuple[Part, ...]
    gold: tuple[Stretches, ...]


def load(path: Path, texts: Path) -> list[Annotated]:
    """
    Load the articles of a stand-off folder or of a table.

    Args:
        path: The folder or the table.
        texts: Folder of CSV files; only a table needs it.
    """
    return load_standoff(path) if path.is_dir() else load_table(path, texts)


def load_standoff(folder: Path) -> list[Annotated]:
    """Load a split of PolNeAR; its file names begin with the publisher ("nyt_2016-09-13_...")."""
    articles = []
    for marks, text_path in read_pairs(folder):
        text, paragraphs = read_text(text_path)
        gold = tuple(
            Stretches(content=one.content, cue=one.cue, source=one.source)
            for one in read_standoff(marks)
        )
        name = text_path.stem
        articles.append(Annotated(name, name.partition("_")[0], text, tuple(paragraphs), gold))
    return articles


def load_table(path: Path, texts: Path) -> list[Annotated]:
    """
    Load the articles of a table; `group` is the annotator.

    Raises:
        ValueError: It is no such table, a text is missing, or it is not the one that was annotated.
    """
    bodies = dict(read_bodies(texts))
    rows: dict[tuple[str, str, str], dict[int, list[tuple[str, Span]]]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        table = csv.DictReader(lines, delimiter="\t")
        missing = _COLUMNS.difference(table.fieldnames or ())
        if missing:
            raise ValueError(f"no column {', '.join(sorted(missing))}")
        for row in table:
            article = rows.setdefault((row["url"], row["sha1"], row["annotator"]), {})
            span = int(row["start"]), int(row["end"])
            article.setdefault(int(row["attribution"]), []).append((row["role"], span))
    articles = []
    for (url, digest, annotator), marked in rows.items():
        text = bodies.get(url)
        if text is None:
            raise ValueError(f"{path.name}: no text of {url} in {texts}; give its folder")
        if hashlib.sha1(text.encode()).hexdigest() != digest:
            raise ValueError(f"{path.name}: the text of {url} in {texts} is another than annotated")
        gold = tuple(join_rows(marked[number]) for number in sorted(marked))
        articles.append(Annotated(url, annotator, text, cut_paragraphs(text), gold))
    return articles


def read_bodies(folder: Path) -> Iterator[tuple[str, str]]:
    """Read the address and text of every article in the CSV files of a folder."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                yield row["url"], row["text"]


def join_rows(rows: list[tuple[str, Span]]) -> Stretches:
    """Join the rows of one attribution; a cue or source in two stretches becomes one."""
    spans = {
        role: sorted(span for name, span in rows if name == role)
        for role in ("content", "cue", "source")
    }
    cue, source = (
        (spans[role][0][0], spans[role][-1][1]) if spans[role] else None
        for role in ("cue", "source")
    )
    return Stretches(content=tuple(spans["content"]), cue=cue, source=source)


def cut_paragraphs(text: str) -> tuple[Part, ...]:
    """Cut a text at its line ends."""
    found = re.finditer(r"[^\r\n]*\S[^\r\n]*", text)
    return tuple(Part(start=one.start(), end=one.end()) for one in found)


def stretches_of(found: Attribution) -> Stretches:
    """Put what a reader found into the form of what is marked."""
    cue, source, speaker = (
        None if part is None else (part.start, part.end)
        for part in (found.cue, found.source, found.speaker)
    )
    content = tuple((part.start, part.end) for part in found.content)
    return Stretches(content=content, cue=cue, source=source, speaker=speaker)


def trim(text: str, spans: Sequence[Span]) -> Span | None:
    """
    Cover stretches from the first to the last, without what does not count at both ends.

    Quotation marks, edge punctuation and an opening "that" do not count: “that she left.” is
    `she left`. None where nothing is left.
    """
    if not spans:
        return None
    start, end = min(spans)[0], max(last for _, last in spans)
    while start < end and text[start] in EDGE:
        start += 1
    while start < end and text[end - 1] in EDGE:
        end -= 1
    if text[start : start + 5] == "that ":
        start += 5
    return (start, end) if start < end else None


def trim_one(text: str, span: Span | None) -> Span | None:
    """Trim one stretch, if there is one."""
    return None if span is None else trim(text, [span])


def letters_of(text: str, one: Stretches) -> frozenset[int]:
    """Place the letters and digits of a content, all its stretches together."""
    trimmed = [trim(text, [span]) for span in one.content]
    return frozenset(
        place for span in trimmed if span for place in range(*span) if text[place].isalnum()
    )


def find_quoted(text: str) -> frozenset[int]:
    """
    Place every character between double quotation marks.

    A line end closes a quote, and a straight mark opens or closes in turn. Single marks, which
    are apostrophes too, are not looked at.
    """
    inside: list[int] = []
    is_open = False
    for place, letter in enumerate(text):
        if letter in "\r\n" or letter in _CLOSING:
            is_open = False
        elif letter in _OPENING:
            is_open = True
        elif letter == '"':
            is_open = not is_open
        elif is_open:
            inside.append(place)
    return frozenset(inside)


def form_of(letters: frozenset[int], quoted: frozenset[int]) -> str:
    """Tell whether all, some or none of a content stands between marks."""
    n_inside = len(letters & quoted)
    if not n_inside:
        return "indirect"
    return "direct" if n_inside == len(letters) else "mixed"


def kind_of_source(text: str, span: Span | None) -> tuple[str, str]:
    """
    Tell what a source is, and the surname wanted of its speaker where it is a name.

    Only the head of the source counts, or the full name beside it: "Anna Berg, who left" and "the
    mayor, Anna Berg," are Berg, "a spokesman for Berg" and "the Berg campaign" are nouns. A single
    word is a name only where the text has it with a capital within a sentence too: not "Officials".

    Returns:
        "named", "pronoun", "noun" or "unsourced", and the surname in lower case or "".
    """
    span = trim_one(text, span)
    if span is None:
        return "unsourced", ""
    phrase = text[span[0] : span[1]].partition(" (")[0]
    head = _cut_words(LINK.split(phrase)[0])
    if head and head[-1].lower() in _PRONOUNS:
        return "pronoun", ""
    for part in phrase.split(",")[1:]:
        beside = _cut_words(part)
        if len(beside) > 1 and all(word[:1].isupper() for word in beside):
            head = head if _ends_in_name(text, head) else beside
    return ("named", head[-1].lower()) if _ends_in_name(text, head) else ("noun", "")


def _cut_words(phrase: str) -> list[str]:
    """Cut a phrase into words, without "Jr." and "himself" at its end."""
    words = [word for word in (word.strip(EDGE) for word in phrase.split()) if word]
    while len(words) > 1 and words[-1].lower() in _AFTER_NAME:
        words.pop()
    return words


def _ends_in_name(text: str, words: list[str]) -> bool:
    """Tell whether the last word is a name, and the only one."""
    if not words or {"and", "or"} & set(words):
        return False
    last = words[-1]
    is_name = last[:1].isupper() and not last.endswith(("'s", "’s"))
    is_seen = len(words) > 1 or re.search(rf"[\w,] {re.escape(last)}\b", text) is not None
    return is_name and is_seen


def words_in(name: str) -> set[str]:
    """Give the words of a name in lower case, without what marks a possessor."""
    return {re.sub(r"['’]s$", "", word.strip(EDGE)) for word in name.lower().split()}
