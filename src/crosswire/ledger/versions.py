"""What a corrected article has otherwise than the one it replaces."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile

import msgspec

from crosswire.ledger.database import Database, at_one_commit
from crosswire.ledger.records import TextChange
from crosswire.ledger.storing import load_articles

MOST_PARAGRAPHS = 2_000
"""Of two versions, apart from those at both ends that are the same; more are one change."""
_MOST_WORDS = 20_000
"""Of a text whose passages are looked for in its new version."""
_MOST_CHANGED = 12
"""Words in a row that may be others and the passage still the same one, corrected."""
_WORD = re.compile(r"\w+|[^\w\s]")


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
        self._pieces = list(_find_pieces(old, new))
        self._starts = [piece.start for piece in self._pieces]

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        """
        Find where a passage stands in the new version; None where it is gone.

        It is there where its words are, or a few others in their place: "forty people" that is
        "four people" now. Where a whole passage was written anew it is another one.
        """
        first = self._piece_at(start)
        last = self._piece_at(end - 1)
        if first is None or last is None:
            return None
        begins = first.new_start + (start - first.start if first.is_same else 0)
        ends = last.new_start + end - last.start if last.is_same else last.new_end
        return (begins, ends) if begins < ends else None

    def _piece_at(self, offset: int) -> Piece | None:
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._pieces[at].end:
            return None
        return self._pieces[at]


def _find_pieces(old: str, new: str) -> Iterator[Piece]:
    """Cut a text into what stays and what a few other words stand for now."""
    before, after = list(_WORD.finditer(old)), list(_WORD.finditer(new))
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
) -> Iterator[tuple[str, int, int, int, int]]:
    """Tell what became of the words of a text, as `SequenceMatcher.get_opcodes` does."""
    old, new = [one.group() for one in before], [one.group() for one in after]
    n_first = _count_same(old, new)
    n_last = _count_same(reversed(old[n_first:]), reversed(new[n_first:]))
    last, stop = len(old) - n_last, len(new) - n_last
    yield "equal", 0, n_first, 0, n_first
    if max(last, stop) - n_first <= _MOST_WORDS:
        matcher = SequenceMatcher(None, old[n_first:last], new[n_first:stop], autojunk=False)
        for tag, *places in matcher.get_opcodes():
            one, two, three, four = (place + n_first for place in places)
            yield tag, one, two, three, four
    yield "equal", last, len(old), stop, len(new)


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


def _count_same(one: Iterable[str], other: Iterable[str]) -> int:
    """Count the paragraphs with which both begin."""
    both = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))


def _cut(text: str) -> list[str]:
    """Cut a text into its paragraphs, without the empty lines between them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
