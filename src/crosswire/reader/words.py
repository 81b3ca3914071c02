"""Cuts paragraphs into words and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from crosswire.reference.lexicon import load_groups, load_lexicon
from crosswire.types import Part

_CLITIC = r"['’](?:s|S|re|ve|ll|d|m)\b"
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,8}"  # U.S., a.m., J.K.
    r"|(?:do|does|did|is|are|was|were|has|have|had|wo|ca|could|would|should|need)"
    r"(?=n['’]t\b)"
    r"|n['’]t\b|" + _CLITIC + r"|\d+(?:[.,:/]\d+)*(?:[^\W_]|-\w)*"
    r"|[^\W\d_]\w*(?:(?:-|(?!" + _CLITIC + r")['’](?=[^\W\d_]))\w+)*"
    r"|\.{2,}|--|``|''(?!')|[\"“”‘’'(\[{)\]}]{4,}|\w+|[^\w\s]",
    re.IGNORECASE,
)
_STOPS = frozenset({".", "!", "?", "…", "...", "....", "?!", "‽"})
_CLOSERS = frozenset("\"”’'»)]“") | {"''"}
_OPENERS = frozenset("\"“„«‘'([‹”") | {"``"}


PREFIXED_NAME = re.compile(r"(?:al|el|ar|as|ash|at|az|bin|ben|ibn|abu|d|l)[-'’][A-Z]")
_FEW_CAPITALS = 0.005
"""Share of capitals up to which a text is printed in small letters."""
MAX_WORDS = 600  # no sentence is longer; keeps the search linear on hostile input


class Words(msgspec.Struct):
    """
    The words of a text as parallel columns, which is several times faster than objects.

    Attributes:
        start, end: Offsets of each word.
        text, lower: Its characters, and the same in lower case.
        tag, lemma: Part of speech and dictionary form, filled by the tagger.
        sentences: First and last word (half-open) and paragraph of each sentence.
    """

    start: list[int] = msgspec.field(default_factory=list)
    end: list[int] = msgspec.field(default_factory=list)
    text: list[str] = msgspec.field(default_factory=list)
    lower: list[str] = msgspec.field(default_factory=list)
    tag: list[str] = msgspec.field(default_factory=list)
    lemma: list[str] = msgspec.field(default_factory=list)
    sentences: list[tuple[int, int, int]] = msgspec.field(default_factory=list)

    def spans_space(self, index: int) -> bool:
        """Tell whether white space stands before the word."""
        return index == 0 or self.start[index] > self.end[index - 1]

    def openings(self) -> list[int]:
        """List the first word of each paragraph that has words."""
        firsts: dict[int, int] = {}
        for first, _, paragraph in self.sentences:
            firsts.setdefault(paragraph, first)
        return list(firsts.values())


def cut_words(text: str, paragraphs: Sequence[Part]) -> Words:
    """
    Cut every paragraph into words and sentences.

    A full stop after an abbreviation or initial stays with it ("Gen. J. Doe"), and a
    sentence never leaves its paragraph. In a text without capitals a small letter opens one too.
    """
    words = Words()
    abbreviations = load_groups("reader_groups.tsv")
    dotted = abbreviations["title_abbreviation"] | abbreviations["abbreviation"]
    is_small = _is_small(text, paragraphs)
    for number, paragraph in enumerate(paragraphs):
        first = len(words.start)
        _cut_paragraph(words, text, paragraph, dotted)
        _cut_sentences(words, first, number, abbreviations["title_abbreviation"], is_small)
    return words


def _is_small(text: str, paragraphs: Sequence[Part]) -> bool:
    """Tell whether a text is printed in small letters throughout, but for single words."""
    openings = [text[one.start : one.end].lstrip("\"'“‘«(") for one in paragraphs]
    if not all(part[:1].islower() for part in openings):
        return False
    n_letters = sum(1 for part in openings for letter in part if letter.isalpha())
    n_capitals = sum(1 for part in openings for letter in part if letter.isupper())
    return n_capitals <= _FEW_CAPITALS * n_letters


def _cut_paragraph(words: Words, text: str, paragraph: Part, dotted: frozenset[str]) -> None:
    starts, ends, texts, lowers = words.start, words.end, words.text, words.lower
    takes_dot = -1
    for found in _TOKEN.finditer(text, paragraph.start, paragraph.end):
        word = found.group()
        start, end = found.span()
        if start == takes_dot and word == ".":
            ends[-1] = end
            texts[-1] += "."
            lowers[-1] += "."
            takes_dot = -1
            continue
        lower = word.lower().replace("’", "'")
        has_dot = lower in dotted or (end - start == 1 and word.isupper() and word != "I")
        takes_dot = end if has_dot else -1
        starts.append(start)
        ends.append(end)
        texts.append(word)
        lowers.append(lower)


def _cut_sentences(
    words: Words, first: int, paragraph: int, titles: frozenset[str], is_small: bool
) -> None:
    last = len(words.start)
    begin = index = first
    while index < last:
        index += 1
        if index - begin >= MAX_WORDS:
            words.sentences.append((begin, index, paragraph))
            begin = index
            continue
        if not _may_end(words, index - 1, titles):
            continue
        while index < last and words.text[index] in _CLOSERS and not words.spans_space(index):
            index += 1
        if _has_tail(words, index, last):
            continue
        opens_small = is_small and _opens_small(words, index, last)
        if index == last or opens_small or _may_begin(words, index, words.text[index - 1]):
            words.sentences.append((begin, index, paragraph))
            begin = index
    if begin < last:
        words.sentences.append((begin, last, paragraph))


def _has_tail(words: Words, index: int, last: int) -> bool:
    """Tell whether 'Ruiz asked' goes on with a quote that ends in ! or ?."""
    if words.text[index - 1] not in _CLOSERS:
        return False
    mark = index - 1
    while mark > 0 and words.text[mark] in _CLOSERS:
        mark -= 1
    if words.text[mark] not in {"?", "!", "…", "..."}:
        return False
    for lower in words.lower[index : min(last, index + 8)]:
        if lower in load_groups("reader_groups.tsv")["tail_verb"]:
            return True
        if not lower[0].isalnum():
            return False
    return False


def _may_end(words: Words, index: int, titles: frozenset[str]) -> bool:
    word = words.text[index]
    if word in _STOPS:
        return True
    if not word.endswith(".") or len(word) < 2:
        return False
    return not (words.lower[index][:-1] in titles or len(word) == 2)


def _opens_small(words: Words, index: int, last: int) -> bool:
    """Tell whether a word behind a full stop opens a sentence though it has no capital."""
    at = index - 1
    while at > 0 and words.text[at] in _CLOSERS:
        at -= 1
    is_stop = words.text[at] in _STOPS and words.text[at] not in {"…", "...", "...."}
    if index + 1 < last and words.text[index] in _OPENERS and words.spans_space(index):
        index += 1
    elif index < last and not words.spans_space(index):
        return False
    return is_stop and index < last and words.text[index].islower()


_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"eastern", "central", "pacific", "local", "moscow", "greenwich"}
)
"""What goes on after "6 p.m.": the day, or the time zone."""


def _may_begin(words: Words, index: int, previous: str) -> bool:
    word = words.text[index]
    if not words.spans_space(index) and previous in _STOPS and word[:1].isalnum():
        return False
    if word in _OPENERS:
        if index + 1 == len(words.text):
            return True
        word, index = words.text[index + 1], index + 1
    if not (word[:1].isupper() or word[:1].isdigit() or not word[:1].isalnum()):
        return False
    if previous.endswith(".") and len(previous) > 1 and previous not in _STOPS:
        entry = load_lexicon().find_tags(words.lower[index]) or {}
        if previous.lower() in {"a.m.", "p.m."}:  # not "at 6 p.m. Monday", "9 a.m. EST"
            return word.istitle() and words.lower[index] not in _DAYS
        return bool(entry.keys() & {"DET", "PRON", "SCONJ", "ADP", "CCONJ"})
    return word not in {",", ";", ":", "-", "–", "—"}
