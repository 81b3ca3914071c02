"""Which reports carry the same copy."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from crosswire.origins.copying import cut_quotes, find_day, find_direction, read_body, shingle_text
from crosswire.types import Article

_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’')]*\s+|\n+")
#: Share of the narrative of the shorter report that the longer must carry ...
COPIED_BAR = 0.3
#: ... and number of whole sentences, unless the reports are shorter than that.
SENTENCES_BAR = 2
_SENTENCE_SHARE = 0.6
_LEAST_WORDS = 25
_HOLDERS = 50
"""Reports with a run of words that are set against every later one that has it."""


class Derived(msgspec.Struct, frozen=True):
    """
    Two reports of one copy.

    Attributes:
        first: Id of the report that had it first, or of the fuller one where time is unknown.
        later: Id of the other.
        direction_known: False where nothing tells who was first.
        copied: Share of the narrative of the shorter report that the other has.
        sentences: Sentences of the shorter report that stand in the other.
        reason: One sentence.
    """

    first: str
    later: str
    direction_known: bool
    copied: float
    sentences: int
    reason: str


class Family(msgspec.Struct, frozen=True):
    """
    Reports that carry the same copy, in whole or large part.

    Attributes:
        id: Made from the ids of the members.
        members: Ids of the reports, the first to publish first.
        links: Which is derived from which, and why.
    """

    id: str
    members: tuple[str, ...]
    links: tuple[Derived, ...]


class _Copy(msgspec.Struct, frozen=True):
    """Narrative of a report: words outside quotation marks, in shingles and sentences."""

    article: Article
    shingles: frozenset[int]
    sentences: tuple[frozenset[int], ...]


def find_families(reports: Sequence[Article]) -> tuple[Family, ...]:
    """
    Find the reports that carry the same copy.

    Words inside quotation marks do not count: two reporters at one news conference write
    down the same quotes. What the outlets tell in their own words does: where three tenths of
    the shorter report's narrative and two whole sentences stand in the other, one copy
    lies behind both, be it cut, reordered or under another headline.

    Args:
        reports: Reports of one story, or of several.
    """
    copies = [_make_copy(report) for report in sorted(reports, key=lambda report: report.id)]
    links: list[tuple[int, int, Derived]] = []
    for left, right in sorted(_find_candidates(copies)):
        link = _judge(copies[left], copies[right])
        if link is not None:
            links.append((left, right, link))
    family_of = _number_families(len(copies), [(left, right) for left, right, _ in links])
    return tuple(_make_families(copies, family_of, [link for *_, link in links]))


def _number_families(n_copies: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Number the family of each report: that of the report through which the first pair leads."""
    family_of = list(range(n_copies))
    members = {family: [family] for family in family_of}
    for left, right in pairs:
        one, other = family_of[left], family_of[right]
        if one != other:
            joining = members.pop(other)
            for at in joining:
                family_of[at] = one
            members[one] += joining
    return family_of


def _make_copy(article: Article) -> _Copy:
    narrative = cut_quotes(read_body(article))
    sentences = [shingle_text(part) for part in _SENTENCE_END.split(narrative)]
    whole = frozenset().union(*sentences)
    return _Copy(article, whole, tuple(part for part in sentences if len(part) >= 5))


def _find_candidates(copies: Sequence[_Copy]) -> set[tuple[int, int]]:
    """Find the pairs that share enough runs of words to be worth a look."""
    index: defaultdict[int, list[int]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for at, copy in enumerate(copies):
        shared: Counter[int] = Counter()
        for shingle in copy.shingles:
            holders = index[shingle]
            if holders:
                shared.update(holders)
            if len(holders) < _HOLDERS:
                holders.append(at)
        n_own = len(copy.shingles)
        found.update(
            (other, at)
            for other, count in shared.items()
            if count >= COPIED_BAR * min(len(copies[other].shingles), n_own)
        )
    return found


def _judge(left: _Copy, right: _Copy) -> Derived | None:
    """Tell whether one of two reports derives from the other, and which."""
    shorter, longer = (left, right) if len(left.shingles) <= len(right.shingles) else (right, left)
    if len(shorter.shingles) < _LEAST_WORDS:
        return None
    copied = len(shorter.shingles & longer.shingles) / len(shorter.shingles)
    sentences = sum(
        len(part & longer.shingles) >= _SENTENCE_SHARE * len(part) for part in shorter.sentences
    )
    needed = min(SENTENCES_BAR, max(1, len(shorter.sentences)))
    if copied < COPIED_BAR or sentences < needed:
        return None
    first, later, known, why = find_direction(shorter.article, longer.article)
    reason = f"{copied:.0%} of the shorter report's own words and {sentences} sentences; {why}"
    return Derived(first.id, later.id, known, copied, sentences, reason)


def _make_families(
    copies: Sequence[_Copy], family_of: Sequence[int], links: Sequence[Derived]
) -> Iterator[Family]:
    members: defaultdict[int, list[Article]] = defaultdict(list)
    for at, family in enumerate(family_of):
        members[family].append(copies[at].article)
    family_by_id = {copy.article.id: family_of[at] for at, copy in enumerate(copies)}
    links_of: defaultdict[int, list[Derived]] = defaultdict(list)
    for link in links:
        links_of[family_by_id[link.first]].append(link)
    for family, articles in members.items():
        if len(articles) < 2:
            continue
        ids = {article.id for article in articles}
        own = tuple(links_of[family])
        n_later = Counter(link.later for link in own)
        order = sorted(articles, key=lambda a: (n_later[a.id], find_day(a) or "9999", a.id))
        digest = hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()[:12]
        yield Family(f"family-{digest}", tuple(article.id for article in order), own)
