"""Sentences as the search for reported speech sees them: every quote is one item."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crosswire.reader.quotes import Quote
from crosswire.reader.words import Words
from crosswire.reference.lexicon import load_groups

QUOTE = "QUOTE"
MAX_ITEMS = 600  # no sentence is longer; keeps the search linear on hostile input
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "SYM", "X"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_RIGHT_LINKS = frozenset(["of", "for", "from", "'s"])
_CLOSE_LINKS = frozenset({"of", "'s"})
_RELATIVE = frozenset({"who", "which", "whose", "whom"})
_BORDERS = frozenset({"that", "what", *_RELATIVE})
_OBJECTS = frozenset(["him", "them", "me", "us"])
_OWN = frozenset({"his", "her", "their", "its", "my"})
_SUBJECTS = frozenset(["he", "she", "they", "it", "i", "we"])
_BEFORE_DETERMINER = frozenset({"all", "both", "half"})


class Item(msgspec.Struct, frozen=True):
    """
    Word of the reporter, or a whole quote; offsets include the quotation marks.

    The lemma of a quote is the last character inside it, which tells a finished sentence.
    """

    start: int
    end: int
    lower: str
    lemma: str
    tag: str
    word: int
    quote: int = -1


class Unit(msgspec.Struct, frozen=True):
    """Sentence, or several that one quote joins, in one paragraph."""

    items: list[Item]
    paragraph: int


def build_units(text: str, words: Words, quotes: Sequence[Quote]) -> list[Unit]:
    """Turn sentences into units, joining those over whose border a quote runs."""
    units: list[Unit] = []
    cursor = 0
    items: list[Item] = []
    n_quotes = len(quotes)
    for first, last, paragraph in words.sentences:
        for index in range(first, last):
            start = words.start[index]
            while cursor < n_quotes and quotes[cursor].outer_end <= start:
                cursor += 1
            if cursor < n_quotes and quotes[cursor].outer_start <= start:
                if not items or items[-1].quote != cursor:
                    quote = quotes[cursor]
                    last_mark = text[quote.end - 1] if quote.end > quote.start else ""
                    items.append(
                        Item(
                            quote.outer_start, quote.outer_end, "", last_mark, QUOTE, index, cursor
                        )
                    )  # fmt: skip
                continue
            items.append(
                Item(start, words.end[index], words.lower[index], words.lemma[index],
                     words.tag[index], index)
            )  # fmt: skip
        runs_on = (
            cursor < n_quotes
            and last < len(words.start)
            and quotes[cursor].outer_start < words.end[last - 1]
            and words.start[last] < quotes[cursor].outer_end
        )
        if items and (not runs_on or len(items) > MAX_ITEMS):
            units.append(Unit(items, paragraph))
            items = []
    if items:
        units.append(Unit(items, words.sentences[-1][2]))
    return units


def is_nominal(item: Item) -> bool:
    """Tell whether an item can stand in a noun phrase."""
    return item.tag in _NOMINAL or item.lower in {"'s", "'", "’"}


def find_phrase_before(items: Sequence[Item], stop: int, floor: int = 0) -> int:
    """
    Find where the noun phrase begins that ends just before item `stop`.

    Appositions and relative clauses belong to it: in "Ana Ruiz, who leads the bank,
    said" it begins at "Ana". Returns `stop` where no noun phrase ends there.
    """
    end = stop
    if end > floor and items[end - 1].lower == ",":
        opening = _find_apposition(items, end - 1, floor)
        if opening < 0:
            return stop
        end = opening
    if end > floor and items[end - 1].lower == ")":
        for index in range(end - 2, max(floor, end - 9), -1):
            if items[index].lower == "(":
                end = index
                break
    start = _extend_left(items, end, floor)
    if start == end:
        return stop
    relative = _find_relative(items, start, floor)
    if relative >= 0:
        antecedent = _extend_left(items, relative, floor)
        start = antecedent if antecedent < relative else start
    return start


def _find_apposition(items: Sequence[Item], comma: int, floor: int) -> int:
    """Find the comma that opens an apposition closed by `comma`; -1 where there is none."""
    for index in range(comma - 1, max(floor, comma - 30), -1):
        item = items[index]
        if item.tag == QUOTE or item.lower in {";", ":"}:
            return -1
        if item.lower == ",":
            between = items[index + 1 : comma]
            if not between:
                return -1
            has_verb = any(part.tag in {"AUX", "VERB"} for part in between[:6])
            is_relative = between[0].lower in _RELATIVE or between[0].tag == "VERB"
            before = items[index - 1]
            is_headed = before.tag in _HEADS or before.lower in {")", "executive"}
            if not is_headed or (has_verb and not is_relative):
                return -1
            return index
    return -1


def _extend_left(items: Sequence[Item], end: int, floor: int) -> int:
    start = end
    limit = max(floor, end - 40)
    is_listed = False
    while True:
        while start > limit and _joins_left(items[start - 1], start == end):
            start -= 1
            if items[start].tag == "PRON" and items[start].lower not in {"his", "her", "their"}:
                return start + (items[start].lower in _RELATIVE and start + 1 < end)
            if items[start].tag == "DET" and items[start - 1].lower not in _BEFORE_DETERMINER:
                break
        if start == end or start <= limit + 1:
            return start
        link, before = items[start - 1], items[start - 2]
        is_link = link.tag == "ADP" and link.lower in load_groups("reader_groups.tsv")["left_link"]
        is_link = is_link or link.lower in {"and", "&", "or"}
        is_listed = is_listed or link.lower == "and"
        is_link = is_link or (is_listed and link.lower == ",")
        is_named = link.lower == "&" and before.tag == "ADJ"
        if not is_link or not (before.tag in {"NOUN", "PROPN", QUOTE} or is_named):
            return start
        start -= 1


def _joins_left(item: Item, is_last: bool) -> bool:
    if is_last:
        return item.tag in _HEADS or item.tag in {"ADJ", "DET"}
    return is_nominal(item) or item.lower in {"-", "/", "."} or item.tag == QUOTE


def _find_relative(items: Sequence[Item], start: int, floor: int) -> int:
    if start <= floor or items[start - 1].tag not in {"VERB", "AUX", "ADP", "ADV"}:
        return -1
    for index in range(start - 1, max(floor, start - 15), -1):
        if items[index].lower in {",", ":", ";"} or items[index].tag == QUOTE:
            return -1
        if items[index].lower in _RELATIVE:
            return index
    return -1


def find_phrase_after(items: Sequence[Item], start: int, *, apposition: bool = True) -> int:
    """Find where the noun phrase ends that begins at item `start`, appositions included."""
    end = _extend_right(items, start, _RIGHT_LINKS if apposition else _CLOSE_LINKS)
    if apposition and end > start and end < len(items) and items[end].lower == "(":
        end = _close_bracket(items, end)
    if end == start or not apposition or end >= len(items) or items[end].lower != ",":
        return end
    inner = end + 1
    if inner < len(items) and (items[inner].tag in {"DET", "NUM"} or _is_role(items, inner)):
        for index in range(inner, min(len(items), inner + 30)):
            if items[index].lower in {",", ".", ";", ":"}:
                return index
            if items[index].tag in {"AUX", "VERB", QUOTE}:
                return end
    return end


def _close_bracket(items: Sequence[Item], opening: int) -> int:
    """Find the item behind "(D-Ohio)"; the opening mark where the bracket runs on."""
    for index in range(opening + 1, min(len(items), opening + 8)):
        if items[index].lower == ")":
            return index + 1
    return opening


def _is_role(items: Sequence[Item], index: int) -> bool:
    item = items[index]
    if item.tag == "ADJ":
        return index + 1 < len(items) and items[index + 1].tag == "NOUN"
    return item.tag == "NOUN" and item.lower[:1].isalpha()


def _extend_right(items: Sequence[Item], start: int, links: frozenset[str]) -> int:
    end = start
    n_items = len(items)
    while True:
        seen = False
        while end < n_items and is_nominal(items[end]):
            item = items[end]
            if seen and (item.tag == "DET" or item.lower in _BORDERS or item.lower in _SUBJECTS):
                return end
            seen = True
            end += 1
            is_one = item.lower == "one" and end < n_items and items[end].tag in _HEADS | {"ADJ"}
            if item.tag == "PRON" and not is_one and item.lower not in _OWN:
                return end
        if end == start or end + 1 >= n_items:
            return end
        link, behind = items[end], items[end + 1]
        if link.lower not in links and link.lower not in {"and", "&"}:
            return end
        if not is_nominal(behind) or behind.lower in _OBJECTS:
            return end
        end += 1
