"""Reads the corpora in which names are marked: WikiGold, Universal NER and re3d."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from .base import Document, Name, Names, Span
from .entity_labels import (
    COARSE_SILENT,
    LOCATION,
    ORGANISATION,
    PERSON,
    Tagged,
    align_spacing,
    build_document,
    find_date,
    guess_spacing,
    is_capitalised,
    is_people,
    is_title,
    narrow_location,
    read_coarse,
    read_spans,
    split_set,
)

_CONNECTORS = split_set("of the and for & - de la del al el bin ibn von van ad du da 's ’s")


def load_wikigold(data: Path) -> list[Document]:
    """
    Read WikiGold: Wikipedia with persons, locations, organisations and everything else named.

    Dates and money are not annotated. MISC is a nationality where the tables know it as one.
    """
    path = data / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt"
    documents: list[list[list[Tagged]]] = [[]]
    for sentence in _read_blocks(path):
        if sentence[0][0] == "-DOCSTART-":
            documents.append([])
        else:
            documents[-1].append(sentence)
    return [
        build_document(f"wikigold/{number}", map(_label_wikigold, sentences), {"date", "money"})
        for number, sentences in enumerate(documents)
        if sentences
    ]


def _label_wikigold(
    sentence: Sequence[Tagged],
) -> tuple[list[str], tuple[bool, ...], list[Name]]:
    words = [word for word, _ in sentence]
    names = []
    for span, label in read_spans([tag for _, tag in sentence]):
        text = words[slice(*span)]
        types = read_coarse(label, text) or frozenset({"nationality", "event", "other"})
        if label == "MISC" and is_people(text):
            is_language = words[span[0] - 1 : span[0]] == ["in"] or words[
                span[1] : span[1] + 1
            ] == ["language"]
            types = frozenset({"nationality", "other"} if is_language else {"nationality"})
        names.append(Name(span, types))
    return words, guess_spacing(words), names


def _read_blocks(path: Path, columns: tuple[int, int] = (0, 1)) -> Iterator[list[Tagged]]:
    """Read sentences that blank lines part, a word and its tag on each line."""
    sentence: list[Tagged] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        cells = line.split()
        if len(cells) > max(columns):
            sentence.append((cells[columns[0]], cells[columns[1]]))
        elif not cells and sentence:
            yield sentence
            sentence = []


def load_uner(path: Path) -> list[Document]:
    """
    Read a file of Universal NER: persons, locations, organisations.

    Locations take in addresses, facilities and many shops and restaurants; titles stand
    outside the names of persons; peoples, dates, events and works are not marked.
    """
    documents: dict[str, list[tuple[list[str], tuple[bool, ...], list[Name]]]] = defaultdict(list)
    name, text = path.stem, ""
    rows: list[Tagged] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc id = "):
            name = line.removeprefix("# newdoc id = ")
        elif line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and line[0] != "#":
            _, word, tag, *_ = line.split("\t")
            rows.append((word, tag))
        elif not line and rows:
            documents[name].append(_label_uner(rows, text))
            rows = []
    return [
        build_document(f"uner/{name}", sentences, COARSE_SILENT)
        for name, sentences in documents.items()
    ]


def _label_uner(
    rows: Sequence[Tagged], text: str
) -> tuple[list[str], tuple[bool, ...], list[Name]]:
    words = [word for word, _ in rows]
    names = []
    for span, label in read_spans([tag for _, tag in rows]):
        types = narrow_location(words[slice(*span)]) if label == "LOC" else None
        types = types or read_coarse(label, words[slice(*span)])
        names.append(Name(span, types or frozenset({"other"})))
    return words, align_spacing(words, text), names


def name_treebank(documents: Sequence[Document], labels: Path) -> list[Document]:
    """
    Add our own labels of names, by the conventions of Universal NER, to documents of a treebank.

    Args:
        documents: As `ConlluDocument.to_document` gives them, "ewt/DOCUMENT".
        labels: Lines of document, sentence (from 0), first word, word behind the last, type.

    Raises:
        ValueError: A line names words that its sentence does not have.
    """
    found: dict[str, list[tuple[int, int, int, str]]] = defaultdict(list)
    for line in labels.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            name, *numbers, label = line.split("\t")
            sentence, first, end = map(int, numbers)
            found[name].append((sentence, first, end, label))
    return [
        replace(one, names=_name_document(one, found[one.name.partition("/")[2]]))
        for one in documents
    ]


def _name_document(one: Document, rows: Sequence[tuple[int, int, int, str]]) -> Names:
    names = []
    for sentence, first, end, label in rows:
        start, stop = one.sentences[sentence]
        if not 0 <= first < end <= stop - start:
            raise ValueError(f"{one.name}: sentence {sentence} has no words {first} to {end}")
        words = one.words[start + first : start + end]
        types = narrow_location(words) if label == "LOC" else None
        types = types or read_coarse(label, words) or frozenset({"other"})
        names.append(Name((start + first, start + end), types))
    return Names(tuple(names), COARSE_SILENT)


def load_re3d(data: Path) -> list[Document]:
    """
    Read re3d: reports on Syria and Iraq by governments, CENTCOM and Wikipedia.

    The corpus marks every mention, also pronouns and common nouns, and misses some names.
    A mention without a capital letter is no name; one with names in it is cut down to them
    where that is plain. A sentence where it is not, or that has capitalised words outside
    all mentions, is left out.
    """
    root = data / "re3d" / "CONLL-format" / "data-by-source" / "conll"
    documents = []
    for path in sorted(root.rglob("*.conll")):
        sentences = [
            labelled for block in _read_blocks(path) if (labelled := _label_re3d(block)) is not None
        ]
        if sentences:
            name = f"re3d/{path.parent.name}/{path.stem}"
            documents.append(build_document(name, sentences, {"event", "other", "facility"}))
    return documents


def _label_re3d(
    sentence: Sequence[Tagged],
) -> tuple[list[str], tuple[bool, ...], list[Name]] | None:
    words = [word for word, _ in sentence]
    inside: set[int] = set()
    names: list[Name] = []
    for span, label in read_spans([tag for _, tag in sentence]):
        inside.update(range(*span))
        found = _name_re3d(words, span, label)
        if found is None:
            return None
        names += found
    opening = next((i for i, word in enumerate(words) if word[:1].isalnum()), 0)
    for index, word in enumerate(words):
        if index in inside or not is_capitalised(word):
            continue
        if index > opening or is_people([word]):
            return None
    return words, guess_spacing(words, splits_hyphens=True), names


def _name_re3d(words: Sequence[str], span: Span, label: str) -> list[Name] | None:
    """Cut a mention down to its names; None where it is not plain what they are."""
    if label == "Temporal":
        date = find_date(words, span)
        return [Name(date, frozenset({"date"}))] if date else []
    if label == "Money":
        has_digit = any(word[:1].isdigit() for word in words[slice(*span)])
        return [Name(span, frozenset({"money"}))] if has_digit else []
    first, end = span
    if words[first].casefold() in {"the", "a", "an"} and end - first > 1:
        first += 1
    is_opening = first == 0 or (first == 1 and not words[0][:1].isalnum())
    runs = _capitalised_runs(words, (first, end))
    if not runs or (is_opening and runs == [(first, first + 1)] and words[first].islower()):
        return []
    if len(runs) > 1:
        return None
    run = runs[0]
    text = words[slice(*run)]
    if is_people(text):
        return [Name(run, frozenset({"nationality"}))]
    is_whole = run == (first, end)
    if label == "Person":
        return _name_person(words, run) if is_whole else None
    if label in {"Organisation", "Location"}:
        return _name_re3d_place(words, run, label, is_whole, is_opening)
    return [Name(run, frozenset({"other"}))] if is_whole else None


def _name_re3d_place(
    words: Sequence[str], run: Span, label: str, is_whole: bool, is_opening: bool
) -> list[Name] | None:
    text = words[slice(*run)]
    if is_people(text[:1]) and len(text) > 1 and not is_whole:
        return None
    types = narrow_location(text)
    if types == frozenset({"state"}):
        return [Name(run, types)]
    if not is_whole:
        return [Name(run, types)] if label == "Location" and not is_opening else None
    if is_opening and len(text) == 1 and not text[0].isupper() and types == LOCATION:
        return None
    return [Name(run, types if label == "Location" else ORGANISATION)]


def _name_person(words: Sequence[str], run: Span) -> list[Name] | None:
    first, end = run
    while first < end and is_title(words[first]):
        first += 1
    rest = words[first:end]
    if not rest:
        return []
    if (
        not rest[0][:1].isupper()
        or any(is_title(word) or is_people([word]) for word in rest)
        or len(rest) > 4
    ):
        return None
    return [Name((first, end), PERSON)]


def _capitalised_runs(words: Sequence[str], span: Span) -> list[Span]:
    """Find the runs of capitalised words, with "of", "the", "al" and such inside them."""
    runs: list[Span] = []
    start: int | None = None
    last = 0
    for index in range(*span):
        word = words[index]
        if is_capitalised(word) or (start is not None and word[:1].isdigit()):
            start, last = (index if start is None else start), index + 1
        elif start is not None and word not in _CONNECTORS - {"'s", "’s"}:
            runs.append((start, last))
            start = None
    return [*runs, (start, last)] if start is not None else runs
