"""Mentions of one pool gathered into groups, each to become a claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import msgspec

from crosswire.align.currencies import list_currencies
from crosswire.align.judged import Judged
from crosswire.align.match import Match, Outcome
from crosswire.align.meaning import Nearness
from crosswire.types import AspectName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from crosswire.align.comparers import Comparer
    from crosswire.align.item import Item
    from crosswire.types import Judgement
    from crosswire.types.together import Kinship

_CROWD = 64
"""Mentions behind one key above which the key tells too little to propose all pairs."""
_WINDOW = 12
"""Neighbours in wording with which a mention of such a crowd is compared."""
_NEAREST = 3
"""Neighbours by their question, in every other report, that a mention is compared with."""
_NEAREST_OF_ALL = 24
"""The same in all other reports together."""
_LIKE = 0.2
"""Cosine of the questions of two mentions from which they are compared."""
_SAMPLE = 6
"""Members of a group that a newcomer is checked against."""
_PLAIN_CONTEST = 0.97
"""Probability of one claim from which one pair that asserts and denies speaks for its groups."""


class Group(msgspec.Struct, frozen=True):
    """Mentions that make one claim, in order of report and place."""

    members: tuple[int, ...]


def is_contest(outcome: Outcome) -> bool:
    """
    Tell whether one side asserts what the other denies.

    A report may carry both sides without settling it: an attack that one party claims and
    another denies.
    """
    return outcome.match is Match.CONFLICT and AspectName.STATUS in outcome.aspects


class Pairs:
    """
    The mentions of one pool and what comparing them came to; each pair is compared once.

    Attributes:
        items: The mentions, as they are shown.
        judged: What persons said of them.
        followers: The mentions that are no copies, and the copies that go where each goes.
    """

    def __init__(
        self, items: Sequence[Item], comparer: Comparer, judgements: Iterable[Judgement] = ()
    ) -> None:
        """Take the prepared mentions, in a fixed order, and what persons said of them."""
        self.items = items
        self._compared = items
        self.judged = Judged(items, judgements)
        self.followers = _gather_copies(items, self.judged.mentions)
        self._comparer = comparer
        self._outcomes: dict[tuple[int, int], Outcome] = {}

    @cached_property
    def _places(self) -> Sequence[str]:
        """The report of each mention."""
        return [item.mention.report for item in self.items]

    def outcome(self, left: int, right: int) -> Outcome:
        """Compare two mentions, or recall what it came to."""
        key = (left, right) if left < right else (right, left)
        found = self._outcomes.get(key)
        if found is None:
            found = self._comparer.compare(self._compared[key[0]], self._compared[key[1]])
            self._outcomes[key] = found
        return found

    def doubt_of(self, at: int) -> float | None:
        """
        Give how far a mention is from the nearest of another report that it was read with.

        Returns:
            Probability that the two are about two things; None where it was read with none.
        """
        return self._comparer.nearest(self._compared[at])

    def kinship(self, left: int, right: int) -> Kinship | None:
        """Give what reading two mentions together told; None where they were not."""
        return self._comparer.kinship(self._compared[left], self._compared[right])

    def show(self, items: Mapping[int, Item]) -> None:
        """Show other mentions in the places of some; what was compared stays what it is."""
        self.items = [items.get(at, item) for at, item in enumerate(self.items)]

    def candidates(self) -> Sequence[tuple[int, int]]:
        """Propose the pairs worth comparing: those that share enough keys, or mean the like."""
        buckets: defaultdict[str, list[int]] = defaultdict(list)
        for index in self.followers:
            for key in self._comparer.keys(self.items[index]):
                buckets[key].append(index)
        shared: Counter[tuple[int, int]] = Counter()
        for bucket in buckets.values():
            if len(bucket) <= _CROWD:
                shared.update(combinations(bucket, 2))
            else:
                shared.update(self._neighbours(bucket))
        needed = self._comparer.n_keys
        found = {pair for pair, n_shared in shared.items() if n_shared >= needed}
        if self._comparer.nearness is not None:
            near = self._comparer.nearness
            found.update(near.propose(_NEAREST, _NEAREST_OF_ALL, _LIKE))
        return sorted(found)

    def study(self, pairs: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        """Look at all pairs that will be compared, before the first one is; give further ones."""
        further = self._comparer.study(pairs)
        return [pair for pair in further if all(at in self.followers for at in pair)]

    def _neighbours(self, bucket: Iterable[int]) -> Iterable[tuple[int, int]]:
        """Pair those next to each other in wording: a thousand copies need not all be paired."""
        ordered = sorted(bucket, key=lambda index: (self.items[index].wording.words, index))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + _WINDOW]:
                yield (one, other) if one < other else (other, one)

    def are_nested(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Tell whether a mention of one group stands inside one of the other."""
        fewer, more = sorted((one, other), key=len)
        if not self.judged.same and self.reports(fewer).isdisjoint(
            map(self._places.__getitem__, more)
        ):
            return False  # without a person's word, neither group holds such a pair by itself
        places = [self.items[index].mention for index in (*one, *other)]
        ordered = sorted(places, key=lambda mention: (mention.report, mention.start))
        return any(
            first.report == second.report and second.start < first.end
            for first, second in pairwise(ordered)
        )

    def are_apart(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """
        Tell whether two groups can be no one claim, however their mentions compare.

        A mention stands inside another, a person said so, or the sums are of two currencies: a
        bare "krona" may be Swedish and may be Icelandic, but the two are never one for its sake.
        """
        return (
            self.are_nested(one, other)
            or self.judged.forbids(one, other)
            or len(self._currencies(one) | self._currencies(other)) > 1
        )

    def _currencies(self, members: Iterable[int]) -> frozenset[str]:
        """List of which currencies the sums of a group are for certain."""
        return list_currencies(map(self.items.__getitem__, members))

    def reports(self, members: Iterable[int]) -> set[str]:
        """List the reports that the mentions stand in, and their copies."""
        return {self._places[at] for one in members for at in (one, *self.followers.get(one, ()))}


def _gather_copies(items: Sequence[Item], judged: AbstractSet[int]) -> dict[int, list[int]]:
    """Put copies behind what they copy, but for those of which a person said something."""
    places = {id(item): index for index, item in enumerate(items)}
    followers: dict[int, list[int]] = {}
    for index, item in enumerate(items):
        if item.original is None or index in judged:
            followers[index] = []
        else:
            followers[places[id(item.original)]].append(index)
    return followers


def nearness_of(items: Sequence[Item]) -> Nearness:
    """
    Find which mentions answer questions that are nearest to each other.

    Copies are left to what they copy: that a report was reprinted makes nothing nearer.
    """
    return Nearness(
        [None if item.original is not None else item.asks for item in items],
        [item.mention.report for item in items],
    )


def group_mentions(pairs: Pairs) -> tuple[Group, ...]:
    """
    Gather mentions into claims.

    First what agrees is joined, the surest pairs first; a mention joins a group only when
    nothing in the group contradicts it and at least half of it stands with it, so that a
    chain of half-alike sentences does not become one claim. Then two groups that answer
    one question differently, from different reports, become one claim with a conflict or
    an update inside. What a person said of two mentions comes before all of this. Copies take
    no part, and go where the mention goes that they copy: a later reprint of a whole report
    changes nothing.
    """
    candidates = pairs.candidates()
    tied = pairs.study(candidates)
    edges = [
        (left, right, outcome)
        for left, right in sorted({*candidates, *tied})
        if (outcome := pairs.outcome(left, right)).match is not Match.UNRELATED
    ]
    home = list(range(len(pairs.items)))
    groups: dict[int, list[int]] = {index: [index] for index in pairs.followers}
    for left, right in pairs.judged.same:
        if home[left] != home[right]:
            _merge(home, groups, home[left], home[right])
    joining = sorted(
        ((left, right, outcome) for left, right, outcome in edges if outcome.match.joins),
        key=lambda edge: (-edge[2].score, edge[0], edge[1]),
    )
    for left, right, _ in joining:
        one, other = home[left], home[right]
        if one != other and _may_join(pairs, groups[one], groups[other]):
            _merge(home, groups, one, other)
    clashing = [edge for edge in edges if edge[2].match.clashes]
    _join_clashes(pairs, home, groups, clashing)
    return tuple(
        Group(tuple(sorted([*members, *(at for one in members for at in pairs.followers[one])])))
        for members in groups.values()
    )


def _merge(home: list[int], groups: dict[int, list[int]], one: int, other: int) -> None:
    into, out = min(one, other), max(one, other)
    for index in groups[out]:
        home[index] = into
    groups[into] = sorted(groups[into] + groups.pop(out))


def _may_join(pairs: Pairs, one: Sequence[int], other: Sequence[int]) -> bool:
    """Check two groups as groups: no contradiction, and at least half of the pairs join."""
    if pairs.are_apart(one, other):
        return False
    joins = total = 0
    for left in _sample(one):
        for right in _sample(other):
            outcome = pairs.outcome(left, right)
            if outcome.keeps_apart:
                return False
            joins += outcome.match.joins
            total += 1
    return 2 * joins >= total


def _sample(members: Sequence[int]) -> Sequence[int]:
    """Pick members spread over a group."""
    if len(members) <= _SAMPLE:
        return members
    return [members[at * len(members) // _SAMPLE] for at in range(_SAMPLE)]


def _join_clashes(
    pairs: Pairs,
    home: list[int],
    groups: dict[int, list[int]],
    clashing: Sequence[tuple[int, int, Outcome]],
) -> None:
    """
    Join groups of different reports that answer one question differently.

    A report that carries both answers contradicts nobody; of two groups of one report that
    clash with a third, the likelier one is joined to it, none where it cannot be told which.
    """
    best: dict[tuple[int, int], float] = {}
    for left, right, outcome in clashing:
        one, other = sorted((home[left], home[right]))
        if one != other:
            best[one, other] = max(best.get((one, other), 0.0), outcome.score)
    ranked = sorted(best.items(), key=lambda entry: (-entry[1], entry[0]))
    rivals: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), score in ranked:
        rivals[one].append((score, other))
        rivals[other].append((score, one))
    reach = {root: pairs.reports(members) for root, members in groups.items()}
    stages = {
        tuple(sorted((home[left], home[right])))
        for left, right, outcome in clashing
        if outcome.match is Match.UPDATE
    }

    def excused(first: int, second: int) -> bool:
        return tuple(sorted((first, second))) in stages or pairs.are_nested(
            groups[home[first]], groups[home[second]]
        )

    for (one, other), score in ranked:
        sides = (home[one], home[other])
        if sides[0] == sides[1]:
            continue
        apart = groups[sides[0]], groups[sides[1]]
        if pairs.are_apart(*apart):
            continue
        if not _may_meet(pairs, groups[sides[0]], groups[sides[1]]):
            continue
        if _has_rival(rivals, reach, home, (one, other), score=score, excused=excused):
            continue
        if _mostly_tied(pairs, groups[sides[0]], groups[sides[1]]):
            _merge(home, groups, *sides)


def _may_meet(pairs: Pairs, one: Sequence[int], other: Sequence[int]) -> bool:
    """
    Tell whether two clashing groups may become one claim.

    A report that has a mention in both holds both values as true, unless it says itself
    that one of them supersedes the other, or other reports have only the one or only the
    other: it then tells of their dispute. What one party claims and another denies is one
    contested claim, also where a report gives both sides.
    """
    sides = pairs.reports(one), pairs.reports(other)
    disputed = sides[0] - sides[1] and sides[1] - sides[0]
    return (
        bool(disputed)
        or any(
            is_contest(pairs.outcome(left, right))
            for left in _sample(one)
            for right in _sample(other)
        )
        or all(
            pairs.outcome(left, right).match is Match.UPDATE
            for left in one
            for right in other
            if pairs.items[left].mention.report == pairs.items[right].mention.report
        )
    )


def _has_rival(
    rivals: dict[int, list[tuple[float, int]]],
    reach: dict[int, set[str]],
    home: Sequence[int],
    sides: tuple[int, int],
    *,
    score: float,
    excused: Callable[[int, int], bool],
) -> bool:
    """
    Tell whether another group of the same report clashes with one side as well or better.

    An earlier and a later stage of one count, 12 dead and then 19, are excused, and so are a
    sentence and a clause in it.
    """
    for side, partner in (sides, sides[::-1]):
        for rival_score, rival in rivals[side]:
            if home[rival] == home[partner] or not reach[rival] & reach[partner]:
                continue
            if excused(rival, partner):
                continue
            if rival_score >= score:
                return True
    return False


def _mostly_tied(pairs: Pairs, one: Sequence[int], other: Sequence[int]) -> bool:
    """
    Check that at least half of the sampled pairs of two groups answer one question.

    A quarter is enough where one side denies what the other asserts: those who deny it say so in
    many ways, "not one cent", "we did not pay". Reports that have a mention in both groups tell
    of the dispute; where others are parties to it, those decide. What is not compared does
    not count.
    """
    both = pairs.reports(one) & pairs.reports(other)
    parties = [
        [index for index in side if pairs.items[index].mention.report not in both] or side
        for side in (one, other)
    ]
    outcomes = [
        outcome
        for left in _sample(parties[0])
        for right in _sample(parties[1])
        if not (outcome := pairs.outcome(left, right)).is_void
    ]
    n_tied = sum(outcome.match is not Match.UNRELATED for outcome in outcomes)
    contests = [outcome for outcome in outcomes if is_contest(outcome)]
    if any(outcome.score >= _PLAIN_CONTEST for outcome in contests):
        return True
    needed = 4 if contests else 2
    return n_tied > 0 and needed * n_tied >= len(outcomes)
