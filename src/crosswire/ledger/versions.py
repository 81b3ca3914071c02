"""What a corrected article has otherwise than the one it replaces."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, takewhile
from typing import TypeVar

import msgspec

from crosswire.ledger.database import Database, at_one_commit
from crosswire.ledger.records import TextChange
from crosswire.ledger.storing import load_articles

MOST_PARAGRAPHS = 2_000
"""Of two versions, apart from those at both ends that are the same; more are one change."""
_MOST_STEPS = 10_000_000
"""To match the sentences and words of two versions, at worst; what takes more is one change."""
_MOST_CHANGED = 12
"""Words in a row that may be others and the passage still the same one, corrected."""
_WORD = re.compile(r"\w+|[^\w\s]")
_ENDS = frozenset(".!?")

_Opcode = tuple[str, int, int, int, int]
_T = TypeVar("_T", bound=Hashable)


class Piece(msgspec.Struct, frozen=True):
    """
    Stretch of a text and what stands in its place in the new version.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        new_start: Offset of the first character in the new version.
        new_end: Offset behind the last.
        is_same: Both read the same.
    """

    start: int
    end: int
    new_start: int
    new_end: int
    is_same: bool


class Carried:
    """Finds the passages of a text in its new version."""

    def __init__(self, old: str, new: str) -> None:
        """Compare two versions of a text word by word."""
        words = list(_WORD.finditer(old))
        self._words = [word.start() for word in words]
        self._pieces = list(_find_pieces(words, list(_WORD.finditer(new))))
        self._starts = [piece.start for piece in self._pieces]
        self._ends = [piece.end for piece in self._pieces]

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """
        Find where a passage stands in the new version; None where it is gone.

        It is there where its words are, or a few others in their place: "forty people" that is
        "four people" now. Where a few words at an end were struck out, it is what is left: "about
        forty people" that is "forty people" now. Where a whole passage was written anew it is
        another one.
        """
        at, last_at = bisect_right(self._ends, start), bisect_left(self._starts, end) - 1
        if at > last_at:
            return None
        first, last = self._pieces[at], self._pieces[last_at]
        n_before = self._count_words(start, first.start)
        n_after = self._count_words(last.end, end)
        if max(n_before, n_after) > _MOST_CHANGED:
            return None
        if 2 * (n_before + n_after) > self._count_words(start, end):
            return None
        begins, ends = first.new_start, last.new_end
        if first.is_same:
            begins += max(start - first.start, 0)
        if last.is_same:
            ends -= max(last.end - end, 0)
        return (begins, ends) if begins < ends else None

    def _count_words(self, start: int, end: int) -> int:
        """Count the words of the text that begin in a stretch of it."""
        return max(bisect_left(self._words, end) - bisect_left(self._words, start), 0)


def _find_pieces(
    before: Sequence[re.Match[str]], after: Sequence[re.Match[str]]
) -> Iterator[Piece]:
    """Cut a text into what stays and what a few other words stand for now."""
    for tag, first, last, start, stop in _compare_words(before, after):
        if tag == "equal":
            for one, other in zip(before[first:last], after[start:stop], strict=True):
                yield Piece(one.start(), one.end(), other.start(), other.end(), True)
        elif tag == "replace" and max(last - first, stop - start) <= _MOST_CHANGED:
            yield Piece(
                before[first].start(), before[last - 1].end(),
                after[start].start(), after[stop - 1].end(), False,
            )  # fmt: skip


def _compare_words(
    before: Sequence[re.Match[str]], after: Sequence[re.Match[str]]
) -> Iterator[_Opcode]:
    """
    Tell what became of the words of a text, as `SequenceMatcher.get_opcodes` does.

    Sentences are matched first, and words only where sentences differ.
    """
    old, new = [one.group() for one in before], [one.group() for one in after]
    olds, news = _cut_sentences(before), _cut_sentences(after)
    aligner = _Aligner()
    sentences = aligner.align(
        [tuple(old[one:two]) for one, two in pairwise(olds)],
        [tuple(new[one:two]) for one, two in pairwise(news)],
    )
    for tag, one, two, three, four in sentences:
        first, last, start, stop = olds[one], olds[two], news[three], news[four]
        if tag == "equal":
            yield tag, first, last, start, stop
        else:
            for word_tag, *at in aligner.align(old[first:last], new[start:stop]):
                yield word_tag, at[0] + first, at[1] + first, at[2] + start, at[3] + start


def _cut_sentences(words: Sequence[re.Match[str]]) -> list[int]:
    """Give the numbers of the words with which sentences and lines begin, and that of the end."""
    starts = [0]
    for at, (one, other) in enumerate(pairwise(words), start=1):
        if one.group() in _ENDS or "\n" in one.string[one.end() : other.start()]:
            starts.append(at)
    return [*starts, len(words)] if words else starts


class _Aligner:
    """Aligns sequences, as long as that takes no more than so many steps in all."""

    def __init__(self) -> None:
        self._n_left = _MOST_STEPS

    def align(self, old: Sequence[_T], new: Sequence[_T]) -> list[_Opcode]:
        """Align two sequences; where that would take too long, all between their ends is other."""
        n_first = _count_same(old, new)
        n_last = _count_same(reversed(old[n_first:]), reversed(new[n_first:]))
        last, stop = len(old) - n_last, len(new) - n_last
        found = [("equal", 0, n_first, 0, n_first)]
        left, right = old[n_first:last], new[n_first:stop]
        n_steps = _count_steps(left, right)
        if n_steps <= self._n_left:
            self._n_left -= n_steps
            matcher = SequenceMatcher(None, left, right, autojunk=False)
            for tag, *at in matcher.get_opcodes():
                one, two, three, four = (place + n_first for place in at)
                found.append((tag, one, two, three, four))
        else:
            found.append(("replace", n_first, last, n_first, stop))
        return [*found, ("equal", last, len(old), stop, len(new))]


def _count_steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Count the steps that `SequenceMatcher` takes at worst: all pairs, for each thing in both."""
    olds, news = Counter(old), Counter(new)
    n_pairs = sum(n * news[one] for one, n in olds.items())
    return (n_pairs + len(old)) * (olds & news).total()


@at_one_commit
def load_changes(database: Database, report: str) -> tuple[TextChange, ...]:
    """
    Load what the new version of a report has otherwise; nothing where it has none.

    Args:
        database: The ledger.
        report: Id of the report that was replaced.
    """
    rows = database.rows(
        "SELECT id FROM report WHERE replaces = :report ORDER BY number DESC LIMIT 1",
        {"report": report},
    )
    if not rows:
        return ()
    old, new = load_articles(database, (report, str(rows[0][0])))
    return compare_texts(old.text, new.text)


def compare_texts(old: str, new: str) -> tuple[TextChange, ...]:
    """
    Tell two versions of a text apart, paragraph by paragraph.

    Where "forty" became "four" in one paragraph, that paragraph is shown as it was and as it is.
    A text of many thousand short lines, which no outlet prints, is shown as one change: to match
    its lines takes hours.
    """
    before, after = _cut(old), _cut(new)
    n_first = _count_same(before, after)
    before, after = before[n_first:], after[n_first:]
    n_last = _count_same(reversed(before), reversed(after))
    before, after = before[: len(before) - n_last], after[: len(after) - n_last]
    if len(before) + len(after) > MOST_PARAGRAPHS:
        return (TextChange(before="\n".join(before), after="\n".join(after)),)
    matcher = SequenceMatcher(None, before, after)
    return tuple(
        TextChange(before="\n".join(before[first:last]), after="\n".join(after[start:stop]))
        for tag, first, last, start, stop in matcher.get_opcodes()
        if tag != "equal"
    )


def _count_same(one: Iterable[object], other: Iterable[object]) -> int:
    """Count the things with which both begin."""
    both = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))


def _cut(text: str) -> list[str]:
    """Cut a text into its paragraphs, without the empty lines between them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
