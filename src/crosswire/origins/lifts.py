"""Which reports took paragraphs of another over into a story of their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from crosswire.origins.copying import (
    Body,
    cut_quotes,
    find_day,
    find_direction,
    is_release,
    is_same_name,
    shingle_text,
)
from crosswire.types import Article

_SAME = 0.7
"""Share of the runs of words of a paragraph that stand in the other report where it was lifted."""
_LEAST_RUNS = 12
"""Runs of words that a paragraph has at least to be told from another by itself."""
_LEAST_LIFTED = 20
"""Runs of words lifted in all: a single line of background may be older than both reports."""
_OWN = 0.3
"""Share of what an outlet tells that is not from the other report where the story is its own."""
_HOLDERS = 50
"""Reports with a run of words that are set against every later one that has it."""


class Lift(msgspec.Struct, frozen=True):
    """
    Paragraphs of one report that stand in another, and have much beside them that does not.

    Attributes:
        first: Id of the report that had them first, or of the fuller one where nothing tells.
        later: Id of the report that took them over.
        direction_known: False where nothing tells who was first.
        paragraphs: Which paragraphs of the later report they are, by their places from 0.
        why: What tells who was first, in a few words.
        reason: One sentence.
    """

    first: str
    later: str
    direction_known: bool
    paragraphs: tuple[int, ...]
    why: str
    reason: str


class _Pieces(msgspec.Struct, frozen=True):
    """Narrative of a report by paragraphs: runs of words outside quotation marks."""

    article: Article
    runs: tuple[frozenset[int], ...]
    whole: frozenset[int]


class _Taken(msgspec.Struct, frozen=True):
    """What one report has from another."""

    first: _Pieces
    direction_known: bool
    why: str
    paragraphs: tuple[int, ...]


def find_lifts(reports: Sequence[Article]) -> tuple[Lift, ...]:
    """
    Find the reports that lifted paragraphs of another into a story of their own.

    An outlet that prints two paragraphs of a press release beside what it asked the union tells
    those two in the firm's words, and the others in its own. A report that has little beside what
    another one has is a reprint of it, cut or whole, and lifts nothing.

    Args:
        reports: Reports of one story.

    Returns:
        For each paragraph the press release, or the earliest report, that has it too.
    """
    ordered = sorted(
        reports, key=lambda one: (not is_release(one), find_day(one) or "9999", one.id)
    )
    known: dict[tuple[frozenset[int], ...], _Pieces] = {}
    for report in ordered:
        pieces = _cut(report)
        known.setdefault(pieces.runs, pieces)
    bodies = list(known.values())
    firsts = _find_candidates(bodies)
    found = (_list_lifts(later, [bodies[at] for at in firsts[n]]) for n, later in enumerate(bodies))
    return tuple(lift for lifts in found for lift in lifts)


def _cut(article: Article) -> _Pieces:
    text = article.text
    runs = tuple(
        shingle_text(cut_quotes(text[part.start : part.end])) for part in article.paragraphs
    )
    return _Pieces(article, runs, frozenset().union(*runs))


def _find_candidates(bodies: Sequence[_Pieces]) -> Mapping[int, Sequence[int]]:
    """Find which reports share enough runs of words to be worth a look, both ways."""
    index: defaultdict[int, list[int]] = defaultdict(list)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for at, body in enumerate(bodies):
        shared: Counter[int] = Counter()
        for run in body.whole:
            holders = index[run]
            if holders:
                shared.update(holders)
            if len(holders) < _HOLDERS:
                holders.append(at)
        for other in sorted(other for other, n in shared.items() if n >= _LEAST_RUNS):
            found[at].append(other)
            found[other].append(at)
    return found


def _list_lifts(later: _Pieces, others: Iterable[_Pieces]) -> Iterator[Lift]:
    """List what one report took over; nothing where it is the reprint of another."""
    found: list[_Taken] = []
    for first in others:
        taken = _find_taken(first, later)
        if taken is None:
            continue
        n_lifted = sum(len(later.runs[at]) for at in taken.paragraphs)
        if n_lifted > (1 - _OWN) * sum(map(len, later.runs)):
            return
        found.append(taken)
    known: set[int] = set()
    for taken in sorted(found, key=lambda one: not one.direction_known):
        new = set(taken.paragraphs) - known
        if sum(len(later.runs[at]) for at in new) >= _LEAST_LIFTED:
            yield _make_lift(taken, later, known)
            known |= new


def _find_taken(first: _Pieces, later: _Pieces) -> _Taken | None:
    """Find the paragraphs that one report has from another's; None where it had them first."""
    left, right = first.article.outlet, later.article.outlet
    if left and right and is_same_name(left, right):
        return None  # an outlet goes on with its own story
    shorter, longer = sorted((first, later), key=_order)
    one, _, direction_known, why = find_direction(shorter.article, longer.article)
    if one.id != first.article.id:
        return None
    paragraphs = tuple(
        at
        for at, runs in enumerate(later.runs)
        if len(runs) >= _LEAST_RUNS and len(runs & first.whole) >= _SAME * len(runs)
    )
    return _Taken(first, direction_known, why, paragraphs) if paragraphs else None


def _order(one: _Pieces) -> tuple[int, str]:
    return len(one.whole), one.article.id


def _make_lift(taken: _Taken, later: _Pieces, known: set[int]) -> Lift:
    """Name what was lifted, with the quotes that stand with it."""
    article, body = later.article, Body.of(taken.first.article)
    paragraphs = tuple(
        at
        for at, part in enumerate(article.paragraphs)
        if at not in known
        and (at in taken.paragraphs or body.holds(article.text[part.start : part.end]))
    )
    n_own = len(article.paragraphs) - len(paragraphs)
    reason = (
        f"{len(paragraphs)} of {len(article.paragraphs)} paragraphs stand in the other, {n_own} do"
        f" not; {taken.why}"
    )
    return Lift(
        first=taken.first.article.id,
        later=article.id,
        direction_known=taken.direction_known,
        paragraphs=paragraphs,
        why=taken.why,
        reason=reason,
    )
