"""Mentions that stand in the same words in the same paragraph of several reports."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

import msgspec
import numpy as np
from msgspec.structs import replace

from crosswire.align.clashes import are_placed_apart
from crosswire.align.item import POOLS, Item, ItemMaker, Pool, is_coded
from crosswire.align.pieces import cut_into_pieces
from crosswire.align.times import MOST_DAYS, days_apart, is_later, read_signs
from crosswire.types import ClaimKind, Meanings, Part

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from crosswire.align.comparers import Comparer
    from crosswire.align.lexicon import Lexicon
    from crosswire.align.match import Outcome
    from crosswire.types import Clause, Mention, Passage, Report

_Placed = TypeVar("_Placed")
_MOST_READINGS = 8
"""Ways in which one paragraph may be read that are remembered."""
_BEHIND = re.compile(r"(\s*)([“‘\"'(]{0,2}[A-Z0-9])?")
"""What follows a paragraph and tells where its last sentence ends: a new one may begin there."""

Place = tuple[ClaimKind, int, int]
"""Kind of a mention, and where it stands in its paragraph."""


class Facts(msgspec.Struct, frozen=True):
    """
    All of a reading that items are made of, in one paragraph; places count from where it begins.

    Attributes:
        behind: White space that follows it, and whether a sentence may begin behind that.
        actors: Those named in it.
        clauses: What is said to happen in it; None where the reader tells of no clauses.
        coded: Where its political events stand.
        meanings: What its words mean.
    """

    behind: tuple[str, bool]
    actors: tuple[tuple[int, int, object], ...]
    clauses: tuple[tuple[int, int, int, object], ...] | None
    coded: tuple[tuple[int, int], ...]
    meanings: tuple[int, bytes, bytes] | None


class _Reading(msgspec.Struct, frozen=True):
    """A paragraph as one report reads, and the mentions that were prepared in it."""

    facts: Facts
    prepared: dict[Place, tuple[Mention, tuple[Item, ...]]]


class Preparer:
    """
    Prepares the mentions of a story; in a paragraph that several reports print, only once.

    A mention of a reprint is taken over from the first report that prints the same paragraph with
    the same mention in it. What comes out is what preparing it anew would give.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the packaged word tables."""
        self._lexicon = lexicon
        self._readings: defaultdict[str, list[_Reading]] = defaultdict(list)

    def prepare(self, report: Report) -> Iterator[tuple[Pool, Item]]:
        """Prepare the mentions of a report, in order of kind and place."""
        maker = ItemMaker(report, self._lexicon)
        cutter = _Cutter(report)
        starts = [part.start for part in report.paragraphs]
        known: dict[int, tuple[int, _Reading | None]] = {}
        items: Iterable[Item]
        for mention in report.mentions:
            at = bisect_right(starts, mention.start) - 1
            if at < 0 or mention.end > report.paragraphs[at].end:
                items = _make(maker, mention, report)
            else:
                if at not in known:
                    lines = cutter.widen(report.paragraphs[at])
                    known[at] = lines.start, self._find_reading(cutter, lines)
                begin, reading = known[at]
                items = self._take(reading, maker, mention, report, begin)
            for item in items:
                yield POOLS[mention.kind], item

    def _find_reading(self, cutter: _Cutter, part: Part) -> _Reading | None:
        """Find how an earlier report read a paragraph, or remember that of this one."""
        facts = cutter.cut(part)
        if facts is None:
            return None
        readings = self._readings[cutter.text[part.start : part.end]]
        found = next((one for one in readings if one.facts == facts), None)
        if found is None and len(readings) < _MOST_READINGS:
            found = _Reading(facts, {})
            readings.append(found)
        return found

    @staticmethod
    def _take(
        reading: _Reading | None, maker: ItemMaker, mention: Mention, report: Report, begin: int
    ) -> Iterable[Item]:
        """Take a mention over from an earlier report, or prepare it, for later ones too."""
        if reading is None:
            return _make(maker, mention, report)
        place = mention.kind, mention.start - begin, mention.end - begin
        first, items = reading.prepared.get(place, (None, ()))
        if first is None:
            items = _make(maker, mention, report)
            reading.prepared[place] = mention, items
            return items
        if not _is_copy(mention, first):
            return _make(maker, mention, report)
        return [_copy(item, mention, report, mention.start - first.start) for item in items]


def _make(maker: ItemMaker, mention: Mention, report: Report) -> tuple[Item, ...]:
    pieces = cut_into_pieces(mention, report) if mention.kind is ClaimKind.STATEMENT else [mention]
    return tuple(item for piece in pieces for item in maker.make_all(piece))


def _is_copy(mention: Mention, first: Mention) -> bool:
    """Tell whether two mentions of one place say the same of the same, in the same form."""
    return (
        mention.exact == first.exact
        and mention.form is first.form
        and mention.speaker == first.speaker
        and _words_of(mention.source) == _words_of(first.source)
        and _words_of(mention.cue) == _words_of(first.cue)
        and mention.figure == first.figure
        and mention.event == first.event
        and mention.relation == first.relation
        and _shift(first.parts, mention.start - first.start) == mention.parts
    )


def _words_of(passage: Passage | None) -> str | None:
    return passage.exact if passage is not None else None


def _copy(item: Item, mention: Mention, report: Report, by: int) -> Item:
    """Make the item of a copied mention; what stands around it may call its number outdated."""
    first, last = item.sentence[0] + by, item.sentence[1] + by
    piece = item.mention
    if (piece.start + by, piece.end + by) != (mention.start, mention.end):
        mention = replace(
            mention,
            start=piece.start + by,
            end=piece.end + by,
            exact=piece.exact,
            parts=_shift(piece.parts, by),
            event=piece.event,
        )
    signs = item.signs
    if mention.kind is ClaimKind.FIGURE:
        signs = read_signs(report.text, mention.start, (first, last))
    original = (item.original or item) if signs == item.signs else None
    return replace(
        item,
        mention=mention,
        report=report,
        sentence=(first, last),
        signs=signs,
        original=original,
        whole=_copy(item.whole, mention, report, by) if item.whole else None,
    )


def _shift(parts: Iterable[Part], by: int) -> tuple[Part, ...]:
    return tuple(Part(start=part.start + by, end=part.end + by) for part in parts)


class _Cutter:
    """Cuts the reading of a report by paragraphs."""

    def __init__(self, report: Report) -> None:
        self.text = report.text
        self._actors = sorted(report.actors, key=lambda found: (found.start, found.end))
        self._actor_starts = [found.start for found in self._actors]
        known = report.clauses
        self._clauses: Sequence[Clause] = () if isinstance(known, msgspec.UnsetType) else known
        self._clause_starts = [found.start for found in self._clauses]
        self._coded = [(found.start, found.end) for found in report.events if is_coded(found)]
        self._meanings = report.meanings if isinstance(report.meanings, Meanings) else None
        if self._meanings is not None:
            self._word_starts = np.frombuffer(self._meanings.starts, dtype="<i4")

    def widen(self, part: Part) -> Part:
        """Widen a paragraph to whole lines: a dateline may stand before it."""
        last = self.text.find("\n", part.end)
        return Part(
            start=self.text.rfind("\n", 0, part.start) + 1,
            end=last if last >= 0 else len(self.text),
        )

    def cut(self, part: Part) -> Facts | None:
        """Cut out the lines of a paragraph; None where they begin with white space."""
        text, begin, end = self.text, part.start, part.end
        if text[begin : begin + 1].isspace():
            return None
        behind = _BEHIND.match(text, end)
        return Facts(
            (behind[1], behind[2] is not None) if behind else ("", False),
            tuple(
                (found.start - begin, found.end - begin, found.actor)
                for found in self._among(self._actors, self._actor_starts, part)
            ),
            tuple(
                (found.start - begin, found.end - begin, found.predicate - begin, found.event)
                for found in self._among(self._clauses, self._clause_starts, part)
            )
            if self._clauses
            else None,
            tuple(
                (first - begin, last - begin)
                for first, last in self._coded
                if first < end and begin < last
            ),
            self._cut_meanings(part),
        )

    @staticmethod
    def _among(found: Sequence[_Placed], starts: Sequence[int], part: Part) -> Sequence[_Placed]:
        return found[bisect_left(starts, part.start) : bisect_left(starts, part.end)]

    def _cut_meanings(self, part: Part) -> tuple[int, bytes, bytes] | None:
        meanings = self._meanings
        if meanings is None:
            return None
        first, last = np.searchsorted(self._word_starts, (part.start, part.end)).tolist()
        return (
            meanings.size,
            (self._word_starts[first:last] - part.start).tobytes(),
            meanings.vectors[first * meanings.size : last * meanings.size],
        )


class _Seen(msgspec.Struct, frozen=True, gc=False):
    """What of a mention decides whether comparing it can be recalled; numbers stand for values."""

    original: int
    report: int
    moment: int
    start: int


class RecallingComparer:
    """
    Compares two mentions once for all their copies.

    Two mentions of reports A and B compare as their copies in C and D do, where the reports were
    published in the same order, and the mentions stand as near to each other in meaning.
    """

    def __init__(self, comparer: Comparer, items: Sequence[Item]) -> None:
        """Take what compares, and the mentions that will be compared."""
        self.n_keys = comparer.n_keys
        self.nearness = comparer.nearness
        self.nearest = comparer.nearest
        self.kinship = comparer.kinship
        self._comparer = comparer
        self._keys: dict[int, tuple[str, ...]] = {}
        self._outcomes: dict[Hashable, Outcome] = {}
        self._orders: dict[tuple[int, int], tuple[bool, bool, int]] = {}
        self._apart: dict[tuple[int, int], bool] = {}
        self._copied = {id(item.original) for item in items if item.original is not None}
        number: defaultdict[str, int] = defaultdict(lambda: len(number))
        self._seen = {
            id(item): _Seen(
                id(item.original or item),
                number[item.mention.report],
                number[item.moment],
                item.mention.start,
            )
            for item in items
        }

    def keys(self, item: Item) -> Iterable[str]:
        """Name what another mention must share with this one to be worth comparing."""
        one = self._seen[id(item)].original
        if one not in self._keys:
            self._keys[one] = tuple(self._comparer.keys(item))
        return self._keys[one]

    def settle(self, left: Item, right: Item) -> Hashable:
        """Tell what beside their own words decides how two mentions compare."""
        return self._comparer.settle(left, right)

    def study(self, pairs: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        """Look at all pairs that will be compared, and give further ones."""
        return self._comparer.study(pairs)

    def compare(self, left: Item, right: Item) -> Outcome:
        """Compare two mentions, or recall what comparing those that they copy came to."""
        one, other = self._seen[id(left)], self._seen[id(right)]
        if one.original not in self._copied and other.original not in self._copied:
            return self._comparer.compare(left, right)
        key: Hashable
        if one.report == other.report:
            key = one.original, other.original, other.start - one.start
        else:
            key = one.original, other.original, self._place(left, right, one, other)
        key = key, self._comparer.settle(left, right)
        found = self._outcomes.get(key)
        if found is None:
            found = self._outcomes[key] = self._comparer.compare(left, right)
        return found

    def _place(self, left: Item, right: Item, one: _Seen, other: _Seen) -> Hashable:
        """Tell how the places and times of two mentions of two reports stand to each other."""
        moments = one.moment, other.moment
        order = self._orders.get(moments)
        if order is None:
            apart = min(days_apart(left, right), MOST_DAYS)
            order = is_later(left, right), is_later(right, left), apart
            self._orders[moments] = order
        pair = one.original, other.original
        is_apart = self._apart.get(pair)
        if is_apart is None:
            is_apart = self._apart[pair] = are_placed_apart(left, right)
        return (order, one.report, other.report) if is_apart else order


class TogetherComparer:
    """
    Compares two mentions as they stand in a report that prints both.

    A report that prints "the gates were opened" and "the gates were closed" tells of two things.
    So do the reprints of either, whichever of them came first into the story: their words are the
    same, and one of the two cannot be what the other is.
    """

    def __init__(self, comparer: Comparer, items: Sequence[Item]) -> None:
        """Take what compares, and the mentions that will be compared."""
        self.n_keys = comparer.n_keys
        self.nearness = comparer.nearness
        self.nearest = comparer.nearest
        self.kinship = comparer.kinship
        self.keys = comparer.keys
        self.settle = comparer.settle
        self.study = comparer.study
        self._comparer = comparer
        self._printed: defaultdict[int, dict[str, list[Item]]] = defaultdict(dict)
        self._together: dict[tuple[int, int], tuple[Item, Item] | None] = {}
        for item in items:
            printed = self._printed[id(item.original or item)]
            printed.setdefault(item.mention.report, []).append(item)

    def compare(self, left: Item, right: Item) -> Outcome:
        """Compare two mentions, or their copies in the report that has them nearest together."""
        pair = id(left.original or left), id(right.original or right)
        if pair not in self._together:
            self._together[pair] = self._find_together(*pair)
        return self._comparer.compare(*(self._together[pair] or (left, right)))

    def _find_together(self, left: int, right: int) -> tuple[Item, Item] | None:
        """Find where one report prints two mentions; None where none does."""
        one, other = self._printed[left], self._printed[right]
        if left == right:
            return None
        found = (
            (first, second)
            for report in one.keys() & other.keys()
            for first in one[report]
            for second in other[report]
        )
        return min(found, key=_place_of_pair, default=None)


def _place_of_pair(pair: tuple[Item, Item]) -> tuple[int, str, int]:
    """Order pairs of one report each by how near they stand; which is named first is no matter."""
    first, second = (item.mention for item in pair)
    return abs(second.start - first.start), first.report, min(first.start, second.start)
