"""The wording of a mention, made comparable with that of another report."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from crosswire.extract.dates.calendar import WEEKDAY_NAMES
from crosswire.types import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crosswire.align.lexicon import Lexicon
    from crosswire.types import Actor, ActorMention, Part

_WORD = re.compile(r"(?:[A-Z]\.){2,6}|\d[\d.,]*\d|\d+|[^\W\d_]+(?:[’'-][^\W\d_]+){0,4}")
_CLITIC = re.compile(r"[’'](?:s|d|ll|re|ve|m)$")
_NEGATIONS = frozenset(
    {"no", "not", "never", "neither", "nor", "none", "nothing", "nobody", "cannot"}
    | {"without"}
    | {"hardly", "refuse", "refused", "refuses", "refusing", "deny", "denied", "denies", "denying"}
    | {"unable", "fail", "failed", "fails"}
)
_CLITICS = MappingProxyType({"re": "are", "ve": "have", "ll": "will", "m": "am"})
_CONTRACTED = MappingProxyType({"can't": "cannot", "won't": "willn't", "shan't": "shalln't"})
_TEENS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"
_AFFIRMING = frozenset({"doubt", "matter", "only", "just", "merely", "simply"})
"""Words that take the denial out of "no doubt" and "not only"."""
NUMBER_WORDS = MappingProxyType(
    {word: at for at, word in enumerate(_TEENS.split()) if at > 1}
    | {word: 10 * at for at, word in enumerate(_TENS.split(), 2)}
    | {
        f"{tens}-{ones}": 10 * at + to
        for at, tens in enumerate(_TENS.split()[:-1], 2)
        for to, ones in enumerate(_TEENS.split()[1:10], 1)
    }
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘'])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|No|vs|approx"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]\.[A-Z])\.$"
)
_BREAK = re.compile(r"[.!?…]{1,3}[”’\"')]{0,2}\s+(?=[“‘\"'(]{0,2}[A-Z0-9])|\n+")
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[–—-]\s|[“”\"]")
_CALENDAR = WEEKDAY_NAMES | {
    *("january", "february", "march", "april", "june", "july"),
    *("august", "september", "october", "november", "december"),
}
"""Capitalised words that name nobody."""
_GOVERNED = 3
"""Words of content that a denial governs."""
_REACH = 400
"""Characters looked at on each side for the sentence around a mention."""


class Wording(msgspec.Struct, frozen=True):
    """
    What a stretch of text says, reduced to what two reports can share.

    Attributes:
        words: Its words in order, lower case, without punctuation.
        terms: Its content: synonym groups, stems, `@` actors and `#` numbers.
        names: Actors and capitalised words among the terms.
        numbers: Numbers among the terms.
        denied: The content that its denying words govern: the next three terms each.
        content: Its terms without the numbers, which sentences of one subject may not share.
    """

    words: tuple[str, ...]
    terms: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    denied: frozenset[str]
    content: frozenset[str]


def have_other_numbers(left: Wording, right: Wording) -> bool:
    """Tell whether each side has a number that the other lacks: "two aides, three years"."""
    return bool(left.numbers - right.numbers and right.numbers - left.numbers)


def actor_term(actor: Actor) -> str:
    """
    Name an actor once for all its forms: "Kenyan" and "Kenya" are one term.

    States go by country, persons by their last name, others by their name.
    """
    if actor.kind is ActorKind.STATE and actor.country:
        return f"@{actor.country.lower()}"
    name = actor.name.lower()
    if actor.kind is ActorKind.PERSON:
        name = name.split()[-1] if name.split() else name
    return f"@{name}"


def read_wording(
    text: str, stretches: Sequence[Part], actors: Iterable[ActorMention], lexicon: Lexicon
) -> Wording:
    """
    Take down what the stretches of a text say.

    Args:
        text: The stored text.
        stretches: The parts of a mention, in order.
        actors: The actor mentions that lie in or near them, in text order.
        lexicon: The packaged word tables.
    """
    named = tuple(actors)
    spans = [(found.start, found.end) for found in named]
    words: list[str] = []
    terms: set[str] = set()
    names: set[str] = set()
    numbers: set[str] = set()
    denied: set[str] = set()
    governed = 0
    for stretch in stretches:
        for found in named:
            if stretch.start <= found.start and found.end <= stretch.end:
                names.add(actor_term(found.actor))
        for match in _WORD.finditer(text, stretch.start, stretch.end):
            raw = match.group()
            low = _plain(raw)
            words.extend(_spell_out(raw))
            if low in _AFFIRMING and words[-2:-1] in (["no"], ["not"]):
                governed = 0
            if low.endswith(("n't", "n’t")) or low in _NEGATIONS:
                governed = _GOVERNED
            if low[0].isdigit() or low in NUMBER_WORDS:
                numbers.add(f"#{NUMBER_WORDS.get(low, low.replace(',', ''))}")
                continue
            begin, behind = match.span()
            if any(start <= begin and behind <= end for start, end in spans):
                continue
            found_terms = _content_of(low, lexicon)
            terms.update(found_terms)
            if governed and found_terms and low not in _NEGATIONS:
                denied.update(found_terms)
                governed -= 1
            is_name = raw[0].isupper() and len(raw) > 2 and low not in _CALENDAR
            if is_name and begin != stretch.start:
                names.update(term for term in found_terms if not term.startswith("="))
    terms |= names | numbers
    every = frozenset(terms)
    return Wording(
        tuple(words),
        every,
        frozenset(names),
        frozenset(numbers),
        frozenset(denied),
        every - numbers,
    )


@lru_cache(maxsize=1 << 13)
def _spell_out(word: str) -> tuple[str, ...]:
    """Give the words that a contraction stands for, so that "can't" is "can not"."""
    low = _plain(word)
    if low == "cannot":
        return ("can", "not")
    if low.endswith("n't"):
        return (low.removesuffix("n't"), "not")
    stem, mark, end = word.lower().replace("’", "'").rpartition("'")
    return (low, _CLITICS[end]) if mark and stem and end in _CLITICS else (low,)


@lru_cache(maxsize=1 << 13)
def _content_of(low: str, lexicon: Lexicon) -> tuple[str, ...]:
    """List a word's term, or one for each side of its hyphens."""
    pieces = [low] if lexicon.term(low).startswith("=") else low.split("-")
    return tuple(
        lexicon.term(piece) for piece in pieces if len(piece) > 1 and piece not in lexicon.stops
    )


def bare_words(text: str) -> tuple[str, ...]:
    """List the words of a text without case, clitics and punctuation."""
    return tuple(_plain(match.group()) for match in _WORD.finditer(text))


def spelt_words(text: str) -> tuple[str, ...]:
    """List the words of a text without case and punctuation, contractions spelt out."""
    return tuple(word for match in _WORD.finditer(text) for word in _spell_out(match.group()))


@lru_cache(maxsize=1 << 13)
def _plain(word: str) -> str:
    """Lower a word and take off its clitic; "E.U." is "eu"."""
    low = _CLITIC.sub("", word.lower()).replace("’", "'")
    low = _CONTRACTED.get(low, low)
    return low.replace(".", "") if low.endswith(".") else low


def spaced_words(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Give each word of a stretch, as `bare_words` does, with its offset."""
    for match in _WORD.finditer(text, start, end):
        yield match.start(), _plain(match.group())


def sentence_ends(text: str, start: int, end: int) -> list[int]:
    """
    Find where sentences end inside a stretch; each offset begins the next sentence.

    A point after a title or an initial ("Dr. Mensah", "U.S. troops") ends none.
    """
    return list(_find_ends(text, start, end))


def _find_ends(text: str, start: int, end: int) -> Iterator[int]:
    for match in _BREAK.finditer(text, start, end):
        if _is_end(match):
            yield match.end()


def _is_end(found: re.Match[str]) -> bool:
    """Tell a point that ends a sentence from that of a title or an initial."""
    if "\n" in found.group():
        return True
    before = found.string[max(found.pos, found.start() - 8) : found.start() + 1]
    return _ABBREVIATION.search(before) is None


@lru_cache(maxsize=1 << 10)
def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Find the sentence that a mention stands in; at most 400 characters on each side."""
    left = max(0, start - _REACH)
    before = [one for one in _BREAK.finditer(text, left, start + 1) if one.end() <= start]
    first = next((one.end() for one in reversed(before) if _is_end(one)), left)
    right = min(len(text), end + _REACH)
    last = next(_find_ends(text, max(end - 1, 0), right), right)
    return first, last


def clause_around(text: str, sentence: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """Find the clause that a mention stands in: its sentence, cut at commas and the like."""
    first, last = sentence
    for match in _CLAUSE.finditer(text, first, start):
        first = match.end()
    after = _CLAUSE.search(text, end, last)
    return first, after.start() if after else last
