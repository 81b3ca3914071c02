"""Reads news in which mentions or places are marked: MEANTIME and LGL."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from crosswire.reader.words import Words, cut_words
from crosswire.types import Part

from .base import Document, Name, Span
from .entity_labels import (
    COARSE_SILENT,
    EVERY_TYPE,
    LOCATION,
    ORGANISATION,
    PERSON,
    build_document,
    guess_spacing,
    is_capitalised,
    is_date_word,
    is_people,
    is_title,
    narrow_location,
    read_coarse,
)

_NO_PERSONS = frozenset({"workforce", "defence", "percent", "plaintiff", "team", "staff"})
_LAST_ANNOTATED = 5  # MEANTIME annotates title, date line and four sentences in full


def load_meantime_entities(data: Path) -> list[Document]:
    """
    Read the persons, organisations and locations of MEANTIME (Wikinews on business).

    Only the sentences that its annotators read in full are kept, and of these the ones without
    capitalised words that no mention accounts for: the corpus misses names. A mention whose
    head is a proper noun is a name, cut down to the words that belong to it; one of a person
    whose head is a common noun or a title ("the Apple CEO") is a role.
    """
    root = data / "meantime"
    sentences: dict[str, dict[int, list[str]]] = defaultdict(dict)
    for line in (root / "meantime.conll").read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) >= 5 and line[0] != "#":
            sentences[cells[0]].setdefault(int(cells[1]), []).append(cells[3])
    mentions: dict[tuple[str, int], list[Mapping[str, Any]]] = defaultdict(list)
    for mention in json.loads((root / "entities_mentions.json").read_text(encoding="utf-8")):
        mentions[mention["conll_doc_key"], mention["sent_id"]].append(mention)
    documents = []
    for key, found in sentences.items():
        rows, roles, base = [], [], 0
        for number, words in sorted(found.items()):
            if number > _LAST_ANNOTATED:
                continue
            names, nominal = _label_meantime(words, mentions[key, number])
            if _misses_names(words, names, mentions[key, number]):
                continue
            rows.append((words, guess_spacing(words, splits_hyphens=True), names))
            roles += [(first + base, end + base) for first, end in nominal]
            base += len(words)
        if not rows:
            continue
        documents.append(
            build_document(f"meantime/{key}", rows, COARSE_SILENT | {"facility"}, roles=roles)
        )
    return documents


def _misses_names(
    words: Sequence[str], names: Sequence[Name], mentions: Sequence[Mapping[str, Any]]
) -> bool:
    known = {index for name in names for index in range(*name.span)}
    for mention in mentions:
        if mention["mention_type"] in {"PRO", "FIN"}:
            known.update(mention["tokens_number"])
    return any(
        is_capitalised(word)
        and index not in known
        and not (is_title(word) or is_date_word(word))
        and (index > 0 or is_people([word]) or narrow_location([word]) != LOCATION)
        for index, word in enumerate(words)
    )


def _label_meantime(
    words: Sequence[str], mentions: Sequence[Mapping[str, Any]]
) -> tuple[list[Name], list[Span]]:
    starts = {mention["tokens_number"][0] for mention in mentions}
    wide = sorted(mentions, key=lambda mention: -len(mention["tokens_number"]))
    names: list[Name] = []
    roles: set[Span] = set()
    taken: set[int] = set()
    for mention in wide:
        numbers, head, kind = (
            mention["tokens_number"],
            mention["mention_head_id"],
            mention["mention_type"],
        )
        if kind not in {"PER", "ORG", "LOC"} or head not in numbers or head >= len(words):
            continue
        span = (numbers[0], numbers[-1] + 1)
        tag = mention["mention_head_pos"]
        if kind == "PER" and (tag == "NOUN" or (tag == "PROPN" and is_title(words[head]))):
            if words[head].casefold() not in _NO_PERSONS:
                roles.add((span[0], head + 1))
            continue
        if tag not in {"PROPN", "ADJ"} or not words[head][:1].isupper():
            continue
        name = _widen_head(words, span, head, kind, starts)
        if taken.isdisjoint(range(*name)):
            taken.update(range(*name))
            text = words[slice(*name)]
            types = frozenset({"nationality"}) if is_people(text) else read_coarse(kind, text)
            is_state = types == ORGANISATION and narrow_location(text) == frozenset({"state"})
            names.append(Name(name, frozenset({"state"}) if is_state else types or PERSON))
    return names, sorted(roles)


def _widen_head(words: Sequence[str], span: Span, head: int, kind: str, starts: set[int]) -> Span:
    """Take the capitalised words about the head; for a person none before a title."""
    first, end = head, head + 1
    while first > span[0] and _may_join(words[first - 1], kind):
        first -= 1
    while end < span[1]:
        if _may_join(words[end], kind) or words[end][:1].isdigit():
            end += 1
        elif _is_bridge(words, end, span[1], kind) and end + 1 not in starts:
            end += 2
        else:
            break
    while first < head and words[first] in {"The", "A", "An"}:
        first += 1
    return first, end


def _may_join(word: str, kind: str) -> bool:
    return word[:1].isupper() and not (kind == "PER" and is_title(word))


def _is_bridge(words: Sequence[str], index: int, end: int, kind: str) -> bool:
    allowed = {"-"} if kind == "PER" else {"of", "and", "&", "-", "for"}
    return words[index] in allowed and index + 1 < end and words[index + 1][:1].isupper()


def load_lgl(data: Path) -> list[Document]:
    """
    Read LGL: local news with places, some of them marked inside the names of organisations.

    Nothing but places is annotated, and not all of them, so every type is silent. Sentences
    are kept where each marked place stands free of other capitalised words.
    """
    documents = []
    for article in ElementTree.parse(data / "lgl" / "lgl.xml").getroot():
        text = article.findtext("text") or ""
        parts = [
            Part(start=found.start(), end=found.end()) for found in re.finditer(r"[^\n]+", text)
        ]
        words = cut_words(text, parts)
        rows = [
            row
            for first, end, _ in words.sentences
            if (row := _label_lgl(words, (first, end), list(article.iter("toponym")))) is not None
        ]
        if rows:
            documents.append(build_document(f"lgl/{article.get('docid')}", rows, EVERY_TYPE))
    return documents


def _label_lgl(
    words: Words, span: Span, toponyms: Sequence[ElementTree.Element]
) -> tuple[list[str], list[bool], list[Name]] | None:
    first, end = span
    names = []
    for toponym in toponyms:
        start, stop = (int(toponym.findtext(tag) or 0) for tag in ("start", "end"))
        if not words.start[first] <= start < words.end[end - 1]:
            continue
        inside = [i for i in range(first, end) if start < words.end[i] and words.start[i] < stop]
        exact = inside and words.start[inside[0]] == start and words.end[inside[-1]] == stop
        if not exact or _is_part_of_name(words, span, (inside[0], inside[-1] + 1)):
            return None
        code = toponym.findtext("gaztag/fcode") or ""
        types = _read_code(code, words.text[inside[0] : inside[-1] + 1])
        names.append(Name((inside[0] - first, inside[-1] + 1 - first), types))
    if not names:
        return None
    spaced = [words.spans_space(index) for index in range(first, end)]
    return words.text[first:end], spaced, names


def _read_code(code: str, words: Sequence[str]) -> frozenset[str]:
    """Tell what a place is by its GeoNames code: countries and first divisions are states."""
    if code in {"PCLI", "PCLS", "PCLD", "ADM1"}:
        return frozenset({"state"})
    if code == "ADM2":
        return frozenset({"state", "place"})
    if code.startswith("PPL"):
        return frozenset({"place"})
    types = narrow_location(words)
    return (types - {"state"} or LOCATION - {"state"}) if code else types


def _is_part_of_name(words: Words, sentence: Span, name: Span) -> bool:
    before, after = name[0] - 1, name[1]
    if is_people(words.text[slice(*name)]):
        return True
    if after < sentence[1] and (words.text[after][:1].isupper() or words.text[after] == "-"):
        return True
    if before < sentence[0]:
        return False
    opens = before == sentence[0] and words.lower[before] in {"in", "at", "from", "the"}
    return words.text[before] == "-" or (words.text[before][:1].isupper() and not opens)
