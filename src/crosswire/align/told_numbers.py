"""Numbers that two passages on one thing give for the same of it."""

from __future__ import annotations

import re
from itertools import pairwise, product
from typing import TYPE_CHECKING

from crosswire.align.figures import in_one_unit, unit_class
from crosswire.align.intervals import relative_gap
from crosswire.align.lexicon import load_lexicon
from crosswire.align.times import is_taken_back
from crosswire.align.words import NUMBER_WORDS, spelt_words

if TYPE_CHECKING:
    from crosswire.align.item import Item
    from crosswire.types import Figure, Mention


_ROUNDED = 0.02
"""Relative gap still read as one number rounded differently."""
_TENTH = 0.1
"""Step from which down a share is exact: 46.3 and 46.9 per cent are two."""
_NOT = re.compile(r",\s(?:and\s)?not\s(\d[\d.,]*|[a-z]+(?:-[a-z]+)?)", re.IGNORECASE)
"""What is not the number, behind the one that is."""
_MULTIPLES = re.compile(
    r"\b(?:(?P<two>(?:re)?doubl(?:es?|ed|ing)|twofold)|(?P<three>(?:trebl|tripl)(?:es?|ed|ing)"
    r"|threefold)|(?P<four>quadrupl(?:es?|ed|ing)|fourfold)|(?P<half>halv(?:es?|ed|ing)))\b",
    re.IGNORECASE,
)
_SHARES = re.compile(
    r"\b(?:(?P<third>(?:a|one)[ -]third)|(?P<thirds>two[ -]thirds)|(?P<half>half)"
    r"|(?P<quarter>(?:a|one)[ -]quarter)|(?P<quarters>three[ -]quarters)"
    r"|(?P<fifth>(?:a|one)[ -]fifth)|(?P<tenth>(?:a|one)[ -]tenth))(?= of\b)",
    re.IGNORECASE,
)


def have_rival_numbers(left: Item, right: Item) -> bool:
    """
    Tell whether two passages give two numbers for one thing: as figures, or by the word behind.

    "Burnt at least 3 trucks", "burnt 7 trucks".
    """
    if rival_figures(left, right) is not None or _nouns_of(left, right):
        return True
    return have_other_multiples(left, right)


def have_other_multiples(left: Item, right: Item) -> bool:
    """Tell whether each passage gives one multiple or share in words, and these differ."""
    for words in (_MULTIPLES, _SHARES):
        found = [_list_words(item.mention.exact, words) for item in (left, right)]
        if all(len(side) == 1 for side in found) and found[0] != found[1]:
            return True
    return False


def puts_right(left: Item, right: Item) -> bool:
    """Tell whether one passage denies a number that the other gives: "there were 104, not 96"."""
    denied = _denied_numbers(left) & right.wording.numbers
    return bool(denied - _denied_numbers(right)) and bool(
        left.wording.numbers - right.wording.numbers
    )


def only_takes_back(item: Item) -> bool:
    """Tell whether all figures of a passage are those of a notice that is being corrected."""
    starts = [
        found.start
        for found in item.report.figures
        if any(part.start <= found.start < part.end for part in item.mention.stretches)
    ]
    return bool(starts) and all(is_taken_back(item, start) for start in starts)


def _denied_numbers(item: Item) -> set[str]:
    """List the numbers that a passage says are not the right ones."""
    words = (found[1].lower().rstrip(".,") for found in _NOT.finditer(item.mention.exact))
    return {f"#{NUMBER_WORDS.get(word, word.replace(',', ''))}" for word in words}


def _list_words(text: str, pattern: re.Pattern[str]) -> set[str]:
    """List which of the named values stand in a text."""
    return {found.lastgroup or "" for found in pattern.finditer(text)}


def _nouns_of(left: Item, right: Item) -> frozenset[str]:
    """List what both passages count, in numbers of which neither passage has that of the other."""
    one, other = left.wording.numbers, right.wording.numbers
    sides = ((left, one - other), (right, other - one))
    stops = load_lexicon().stops
    counted = [
        frozenset(
            noun
            for number, noun in pairwise(spelt_words(item.mention.exact))
            if f"#{NUMBER_WORDS.get(number, number.replace(',', ''))}" in lone
            and noun.isalpha()
            and noun not in stops
        )
        for item, lone in sides
    ]
    return counted[0] & counted[1]


def rival_figures(left: Item, right: Item) -> tuple[Figure, Figure] | None:
    """
    Find a figure of each of two passages that count alike and share no value.

    "28,000 signed up", "more than 100,000 supporters" give other numbers; "aged 15, she died in
    1999" and "after eight days" only have others. What the other passage bears out has no rival:
    of "25 per cent on steel and 10 per cent on aluminium" neither number is another than in "10
    per cent on aluminium".

    Returns:
        The figures, that of `left` first; None where no number stands against another.
    """
    one, other = _figures_of(left), _figures_of(right)
    lone = [figure for figure in one if not any(_agree(figure, that) for that in other)]
    rivals = [figure for figure in other if not any(_agree(that, figure) for that in one)]
    return next((pair for pair in product(lone, rivals) if _count_alike(*pair)), None)


def _figures_of(item: Item) -> list[Figure]:
    """List the figures that stand in a passage."""
    return [found.figure for found in mentions_of_figures(item) if found.figure is not None]


def mentions_of_figures(item: Item) -> list[Mention]:
    """List the mentions of figures that stand in a passage."""
    spans = [(part.start, part.end) for part in item.mention.stretches]
    return [
        found
        for found in item.report.figures
        if any(start <= found.start and found.end <= end for start, end in spans)
    ]


def _count_alike(left: Figure, right: Figure) -> bool:
    """Tell whether two figures are of one unit: people, one currency, one noun."""
    kind = unit_class(left)
    return bool(kind) and kind == unit_class(right) and left.change is right.change


def _agree(left: Figure, right: Figure) -> bool:
    """Tell whether two figures of one unit share a value."""
    ranges = in_one_unit(left, right) if _count_alike(left, right) else None
    if ranges is None:
        return False
    one, other, _ = ranges
    if left.unit == right.unit == "percent" and max(one.step, other.step) <= _TENTH:
        return one.overlaps(other) or one.nominal == other.nominal
    return relative_gap(one.nominal, other.nominal) <= _ROUNDED
