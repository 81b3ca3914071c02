"""Tells what the coarse labels of a named-entity corpus may mean, and joins tagged words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from crosswire.reference.gazetteer import load_gazetteer
from crosswire.reference.rows import parse_rows, read_lines, split_list

from .base import ENTITY_TYPES, Document, Name, Names, Span

Tagged = tuple[str, str]
"""A word and its tag."""


def split_set(text: str) -> frozenset[str]:
    """Split a line of words into the set of them."""
    return frozenset(text.split())


EVERY_TYPE = frozenset(ENTITY_TYPES)
LOCATION = frozenset({"state", "place", "facility"})
PERSON = frozenset({"person"})
ORGANISATION = frozenset({"organisation"})
COARSE_SILENT = EVERY_TYPE - PERSON - ORGANISATION - LOCATION
"""Types that a corpus of persons, organisations and locations of all kinds leaves unmarked."""
_STATE = frozenset({"state"})
_PLACE = frozenset({"place", "facility"})
_STATE_OR_TOWN = frozenset({"state", "place"})

_BOTH = frozenset({"new york", "washington", "quebec", "luxembourg", "singapore", "monaco"})
_FACILITY_WORDS = split_set(
    "airport arena avenue base bridge building camp cathedral center centre church hall hospital "
    "hotel house mall mosque museum palace park plant prison restaurant road school square "
    "stadium station street temple theater theatre tower university"
)
_NATURE_WORDS = split_set(
    "bay beach canyon cape coast desert gulf hill hills island islands lake mount mountain "
    "mountains ocean peninsula river sea strait valley"
)
_MORE_PEOPLES = split_set(
    "african africans anglo arab arabs asian asians balkan catalan catalans european europeans "
    "hispanic kurd kurdish kurds latino palestinian palestinians pashtun sindhi tibetan tibetans "
    "uyghur uyghurs westerner westerners"
)
_MORE_TITLES = split_set(
    "mr mrs ms miss dr prof sir dame lord lady rev reverend president ceo cfo chairman chairwoman "
    "senator sen representative rep gov governor gen general col colonel maj major lt lieutenant "
    "capt captain sgt sergeant adm admiral minister secretary pm chief director officer judge "
    "justice professor doctor king queen prince princess pope mayor ambassador congressman "
    "congresswoman detective speaker founder prime vice deputy foreign defence defense interior"
)
_PLAIN_CAPITALS = split_set(
    "I A An The We They He She It You Our Their His Her Its My Your This That These Those Who "
    "All Some Many Others Both"
)
_NO_TITLES = frozenset({"saint", "st", "son", "daughter", "guy", "buddy"})

MONTHS = split_set(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
WEEKDAYS = split_set(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri "
    "sat sun"
)
_YEAR = re.compile(r"(?:1[0-9]|20)\d\ds?")
_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|(?:st|nd|rd|th)|['’]\d\d")
_NO_SPACE_BEFORE = split_set(". , ; : ! ? ) ] } % 's 'S n't 're 've 'll 'd 'm ’s n’t ’re '' ”")
_NO_SPACE_AFTER = split_set("( [ { $ £ € # `` “")


def _column(table: str, *wanted: str) -> list[str]:
    lines = read_lines(table)
    header = lines[0].split("\t")
    places = [header.index(name) for name in wanted]
    rows = parse_rows("\n".join(lines), header, table)
    return [name for _, cells in rows for place in places for name in split_list(cells[place])]


@cache
def state_names() -> frozenset[str]:
    """List the names of countries, disputed states and provinces, in lower case."""
    names = _column("countries.tsv", "name", "aliases") + _column("provinces.tsv", "name")
    return frozenset(name.casefold().removeprefix("the ") for name in names)


@cache
def _state_codes() -> frozenset[str]:
    """List what provinces are shortened to, with capitals as they are printed: "Calif.", "TX"."""
    return frozenset(_column("provinces.tsv", "abbreviations")) | {"D.C."}


@cache
def people_names() -> frozenset[str]:
    """List the adjectives and nouns for the people of a country or region, in lower case."""
    names = [name for table in ("countries.tsv", "regions.tsv") for name in _people_of(table)]
    names += [f"{name}s" for name in names if name[-1:] in "ni"]
    usable = (name.casefold() for name in names if not name.endswith("-"))
    return frozenset(usable) - state_names() | _MORE_PEOPLES


def _people_of(table: str) -> list[str]:
    return _column(table, "adjectives", "people")


@cache
def _title_words() -> frozenset[str]:
    found = {title.split()[-1] for title in _column("titles.tsv", "title")}
    return frozenset(found) | _MORE_TITLES


def is_title(word: str) -> bool:
    """Tell whether a word is the title of a person, or part of one ("Dr.", "Secretary")."""
    lower = word.casefold().rstrip(".")
    return lower not in _NO_TITLES and len(lower) > 1 and lower in _title_words()


def is_people(words: Sequence[str]) -> bool:
    """Tell whether capitalised words name a people or what is of it: "Kazakh", "Russians"."""
    return words[0][:1].isupper() and " ".join(words).casefold() in people_names()


def is_capitalised(word: str) -> bool:
    """Tell whether a word has a capital that an article or pronoun does not explain."""
    return word[:1].isupper() and word not in _PLAIN_CAPITALS


def read_coarse(label: str, words: Sequence[str]) -> frozenset[str] | None:
    """Tell what PER, LOC and ORG of the CoNLL shared task may mean; None for other labels."""
    if label == "LOC":
        return frozenset({"nationality"}) if is_people(words) else narrow_location(words)
    return {"PER": PERSON, "ORG": ORGANISATION}.get(label)


def narrow_location(words: Sequence[str]) -> frozenset[str]:
    """
    Tell what a location may be: a state, a place or a facility.

    "France" and "Texas" are states, "New York" is a state or a town, "Lake Como" is no state.
    """
    text = " ".join(words).replace(" .", ".")
    lower = text.casefold().removeprefix("the ")
    if lower in _BOTH:
        return _STATE_OR_TOWN
    if lower in state_names() or text in _state_codes():
        return _STATE
    if lower.split()[-1] in _FACILITY_WORDS | _NATURE_WORDS or lower.split()[0] in _NATURE_WORDS:
        return _PLACE
    return _PLACE if load_gazetteer().find(lower) else LOCATION


def is_date_word(word: str) -> bool:
    """Tell whether a word alone makes a calendar date: a month, a weekday, a year."""
    lower = word.casefold().rstrip(".")
    named = lower in MONTHS | WEEKDAYS and word[:1].isupper()
    return named or bool(_YEAR.fullmatch(lower))


def find_date(words: Sequence[str], span: Span) -> Span | None:
    """
    Find the calendar date in an expression of time: "July 21, 2017" in "on July 21, 2017".

    Expressions without a month, weekday or year ("last week", "two hours") have none.
    """
    first, end = span
    marks = [i for i in range(first, end) if is_date_word(words[i])]
    if not marks:
        return None
    start, stop = marks[0], marks[0] + 1
    while start > first and _NUMBER.fullmatch(words[start - 1].casefold()):
        start -= 1
    while stop < end and _goes_on(words[stop], words[stop - 1]):
        stop += 1
    while words[stop - 1] in {",", "of", "-", "–"}:
        stop -= 1
    return start, stop


def _goes_on(word: str, before: str) -> bool:
    if word in {",", "of", "-", "–"}:
        return before not in {",", "of"}
    return is_date_word(word) or bool(_NUMBER.fullmatch(word.casefold()))


def guess_spacing(words: Sequence[str], *, splits_hyphens: bool = False) -> tuple[bool, ...]:
    """
    Guess before which words white space stood, where a corpus does not tell.

    Args:
        words: Those of a sentence.
        splits_hyphens: The corpus cuts words at hyphens: "al - Jaafari" was "al-Jaafari".
    """
    hyphens = {"-"} if splits_hyphens else set()
    spaced: list[bool] = []
    is_open = False
    for index, word in enumerate(words):
        before = words[index - 1] if index else ""
        if word == '"':
            glued = is_open or before in _NO_SPACE_AFTER
            is_open = not is_open
        elif before == '"':
            glued = is_open or word in _NO_SPACE_BEFORE
        else:
            glued = word in _NO_SPACE_BEFORE | hyphens or before in _NO_SPACE_AFTER | hyphens
            glued |= before in {"’", "'"} and word in {"s", "t", "re", "ve"}
            glued |= word == "’" and words[index + 1 : index + 2] in (["s"], ["t"], ["re"], ["ve"])
        spaced.append(index > 0 and not glued)
    return tuple(spaced)


def align_spacing(words: Sequence[str], text: str) -> tuple[bool, ...]:
    """Find before which words of a sentence white space stands in its text."""
    spaced: list[bool] = []
    offset = 0
    for word in words:
        start = text.find(word, offset)
        if start < 0 or text[offset:start].strip():
            return guess_spacing(words)
        spaced.append(start > offset or offset == 0)
        offset = start + len(word)
    return tuple(spaced)


def build_document(
    name: str,
    sentences: Iterable[tuple[Sequence[str], Sequence[bool], Sequence[Name]]],
    silent: Iterable[str],
    paragraphs: Iterable[int] | None = None,
    roles: Iterable[Span] | None = None,
) -> Document:
    """
    Join sentences to a document; the names of each count from its own first word.

    Args:
        name: Corpus and document.
        sentences: Words, spacing and names of each.
        silent: Types that the corpus does not annotate.
        paragraphs: First words of the paragraphs; the whole text is one where not given.
        roles: Nominal mentions of persons, counted in the document.
    """
    words: list[str] = []
    spaced: list[bool] = []
    spans: list[Span] = []
    names: list[Name] = []
    for tokens, spacing, found in sentences:
        base = len(words)
        words += tokens
        spaced += [base > 0, *spacing[1:]] if tokens else []
        spans.append((base, len(words)))
        names += [Name((n.span[0] + base, n.span[1] + base), n.types) for n in found]
    return Document(
        name=name,
        words=tuple(words),
        spaced=tuple(spaced),
        sentences=tuple(spans),
        paragraphs=tuple(paragraphs) if paragraphs is not None else (0,),
        names=Names(tuple(sorted(names, key=lambda n: n.span)), frozenset(silent)),
        roles=tuple(sorted(roles)) if roles is not None else None,
    )


def read_spans(tags: Sequence[str]) -> list[tuple[Span, str]]:
    """Read IOB1 or IOB2 tags: each span with its label."""
    spans: list[tuple[Span, str]] = []
    start, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        mark, _, kind = tag.partition("-")
        if label and (mark != "I" or kind != label):
            spans.append(((start, index), label))
            label = ""
        if kind and not label:
            start, label = index, kind
    return spans
