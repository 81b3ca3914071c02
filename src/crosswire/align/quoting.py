"""What of a statement stands between quotation marks, and how two reports quote it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from crosswire.align.lexicon import load_lexicon
from crosswire.align.words import spelt_words
from crosswire.types import Form
from crosswire.types.naming import join_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crosswire.align.item import Item

Run = tuple[str, ...]
"""Words of one stretch that is quoted, in order, contractions spelt out."""

_MARK = re.compile(
    r"(?P<opens>[“„«]|(?<!\w)[‘'](?=\w))|(?P<closes>[”»]|(?<=[\w.,!?])[’'](?!\w))|(?P<either>\")"
)
_ADDED = re.compile(r"\[[^\]\n]{1,60}\]|\([^)\n]{1,60}\)")
"""What a desk adds to a quote so that it can be understood: "(the mayor) never asked"."""
_NAME = re.compile(r"(?<=[\w,;’'-] )[A-Z][\w-]+")
_LEFT_OUT = re.compile(r"\[?(?:\.{3}|…)\]?")
_SHORTEST = 2
"""Words from which a quoted stretch in a reporter's sentence is set against another's quote."""
_MOST_WORDS, _MOST_LEFT_OUT = 5, 12
_SHOWN = 3
_ALIKE = 0.5
"""Share of words in common from which one wording has words in place of the other's."""
_ADDS = frozenset({"insert", "replace"})


def quoted_runs(item: Item) -> tuple[Run, ...]:
    """
    List what a statement quotes, run by run; none where it is told in the reporter's words.

    "The port “will be ready”, she said, by “late May”" quotes two runs. A quote that shows by
    three dots that something was left out is two as well.
    """
    mention, text = item.mention, item.report.text
    if not item.is_statement or mention.form in {Form.INDIRECT, Form.NARRATED}:
        return ()
    spans = [(part.start, part.end) for part in mention.stretches]
    if mention.form is Form.MIXED:
        spans = [span for start, end in spans for span in _quoted_spans(text, start, end)]
    pieces = (piece for start, end in spans for piece in _LEFT_OUT.split(text[start:end]))
    least = _SHORTEST if mention.form is Form.MIXED else 1
    runs = (spelt_words(piece.replace("-", " ")) for piece in pieces)
    return tuple(run for run in runs if len(run) >= least)


def _quoted_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find what stands between quotation marks in a stretch, which may begin inside a quote."""
    first = text.rfind("\n", 0, start) + 1
    opened: int | None = None
    mark = ""
    for found in _MARK.finditer(text, first, end):
        sign = found.group()
        if opened is None:
            if found["closes"] is None:
                opened, mark = found.end(), sign
        elif _is_end(mark, sign):
            if found.start() > start:
                yield max(opened, start), found.start()
            opened = None
    if opened is not None and opened < end:
        yield max(opened, start), end


def _is_end(opening: str, sign: str) -> bool:
    """Tell whether a mark ends the quote that another began; a quote inside it ends nothing."""
    if opening in "\"'":
        return sign == opening or (opening == "'" and sign == "’")
    return sign in ("’'" if opening == "‘" else '”»"')


def quote_otherwise(left: Item, right: Item) -> bool:
    """
    Tell whether two reports quote one statement in different words.

    Of two quotes of which one is a part of the other, nothing differs but the length; words of a
    reporter around a quoted phrase are no quote. Where both quote phrases only, they are renderings
    of one thing if they share some of what they say.
    """
    one, other = quoted_runs(left), quoted_runs(right)
    if not one or not other or _is_held(one, other) or _is_held(other, one):
        return False
    bare = [spoken_runs(item) for item in (left, right)]
    if all(bare) and (_is_held(bare[0], bare[1]) or _is_held(bare[1], bare[0])):
        return False
    if Form.DIRECT in {left.mention.form, right.mention.form}:
        return True
    return not _content(one).isdisjoint(_content(other))


def spoken_runs(item: Item) -> tuple[Run, ...]:
    """
    List what a statement quotes without what the desk put between brackets.

    A quote that is nothing else, “[Expletive]”, stays as it is printed.
    """
    if item.mention.form is not Form.DIRECT:
        return quoted_runs(item)
    text = item.report.text
    spoken = (without_added(text[part.start : part.end]) for part in item.mention.stretches)
    pieces = (piece for words in spoken for piece in _LEFT_OUT.split(words))
    runs = tuple(run for piece in pieces if (run := spelt_words(piece.replace("-", " "))))
    return runs or quoted_runs(item)


def without_added(quote: str) -> str:
    """Leave out of a quote what the desk put between brackets."""
    return _ADDED.sub(" ", quote)


def is_cut_openly(quote: str) -> bool:
    """Tell whether a quote shows by three dots that something was left out."""
    return _LEFT_OUT.search(quote) is not None


def print_words(words: Iterable[str], *quotes: str) -> str:
    """Write some words of a quote with the capitals that "I" and names have in it."""
    printed = {"i": "I"}
    for quote in quotes:
        for found in _NAME.finditer(quote):
            printed.setdefault(found.group().lower(), found.group())
    return " ".join(printed.get(word, word) for word in words)


def _is_held(parts: Iterable[Run], whole: Iterable[Run]) -> bool:
    """Tell whether each of some runs stands word for word in what another report quotes."""
    joined = " | ".join(" ".join(run) for run in whole)
    return all(f" {' '.join(run)} " in f" {joined} " for run in parts)


def _content(runs: Iterable[Run]) -> frozenset[str]:
    lexicon = load_lexicon()
    return frozenset(
        lexicon.term(word) for run in runs for word in run if word not in lexicon.stops
    )


def say_other_words(names: tuple[str, str], pair: tuple[Item, Item]) -> str:
    """
    Say what one quote has where another has something else, or what it leaves out.

    Args:
        names: The two reports as people know them.
        pair: What they quote.
    """
    one, other = _nearest(spoken_runs(pair[0]), spoken_runs(pair[1]))
    texts = [item.mention.exact for item in pair]
    changes = [
        f"“{print_words(this, *texts)}” where the other has “{print_words(that, *texts)}”"
        for this, that in _list_changes(one, other)
    ]
    if changes:
        return f"{join_names(names)} word it differently: {join_names(changes)}"
    missing = _left_out(one, other), _left_out(other, one)
    for at, words in enumerate(missing):
        if words and not missing[1 - at] and len(words) <= _MOST_LEFT_OUT:
            left_out = print_words(words, *texts)
            return f"{names[at]} quotes it without “{left_out}”, which {names[1 - at]} has"
    return f"{join_names(names)} quote it in other words"


def _left_out(one: Run, other: Run) -> Run:
    """Give the words that one wording lacks of another, with dots where they are apart."""
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    parts = [other[c:d] for tag, _, _, c, d in codes if tag in _ADDS]
    return tuple(word for part in parts for word in ("…", *part))[1:]


def _nearest(left: Iterable[Run], right: Iterable[Run]) -> tuple[Run, Run]:
    """Pick the two runs that share most and are not the same."""
    pairs = [(one, other) for one in left for other in right if one != other]
    return max(
        pairs, key=lambda pair: SequenceMatcher(None, pair[0], pair[1], autojunk=False).ratio()
    )


def _list_changes(left: Run, right: Run) -> list[tuple[Run, Run]]:
    """
    List the words that one wording has in place of the other's, those of content alone if any.

    None where they are too unlike for that.
    """
    stops = load_lexicon().stops
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return []
    replaced = [
        (left[a:b], right[c:d])
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag == "replace" and max(b - a, d - c) <= _MOST_WORDS
    ]
    telling = [(one, other) for one, other in replaced if set(one) - stops and set(other) - stops]
    return (telling or replaced)[:_SHOWN]
