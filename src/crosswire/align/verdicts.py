"""The verdict on one claim, with the sentence that says why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from crosswire.align.alone import rate_lonely, say_alone
from crosswire.align.aspects import AspectTable, value_of
from crosswire.align.figures import compare_figures, property_of
from crosswire.align.grouping import is_contest
from crosswire.align.match import Match, Outcome, names_office
from crosswire.align.reasons import (
    say_agreed,
    say_difference,
    say_speakers,
    say_wording,
)
from crosswire.align.shades import find_shade
from crosswire.align.summaries import representative
from crosswire.types import Aspect, AspectName, AspectValue, ClaimKind, Form, Status, Verdict
from crosswire.types.naming import join_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from crosswire.align.grouping import Pairs
    from crosswire.align.item import Item

_RANK = MappingProxyType(
    {Match.SAME: 0, Match.VARIANT: 1, Match.UPDATE: 2, Match.CONFLICT: 3, Match.UNRELATED: 4}
)
_CLASH_ASPECT = MappingProxyType(
    {
        ClaimKind.FIGURE: AspectName.VALUE,
        ClaimKind.EVENT: AspectName.STATUS,
        ClaimKind.RELATION: AspectName.STATUS,
        ClaimKind.STATEMENT: AspectName.WORDING,
    }
)
_MEMBERS = 30
"""Mentions looked at for a value that replaces another."""
_NEAREST = 8
"""Mentions of a report that are compared with those of another."""
_MANY = 12
"""Reports above which each is compared with a sample of the others."""


class Ruling(msgspec.Struct, frozen=True):
    """
    What is found on one claim: its verdict, and why.

    Attributes:
        verdict: What the reports say of it.
        because: One sentence that says why.
        aspects: In what they differ.
        miss_rate: Of what one report alone has, how often the like stood in another after all.
    """

    verdict: Verdict
    because: str
    aspects: tuple[Aspect, ...]
    miss_rate: float | None = None


class _Nearest(NamedTuple):
    """Two mentions by which two reports are compared, and what that comes to."""

    outcome: Outcome
    items: tuple[Item, Item]


class _Told(msgspec.Struct, frozen=True):
    """
    What is said of the values of a claim.

    Attributes:
        superseded: Pairs of values of which some report says that one replaces the other.
        is_held: Whether a person holds its mentions together.
    """

    superseded: AbstractSet[frozenset[str]]
    is_held: bool


def judge(members: Sequence[int], pairs: Pairs, labels: Mapping[str, str]) -> Ruling:
    """
    Give the verdict on one claim.

    Reports are compared two by two, each pair by the mentions that stand nearest: a
    report that prints "almost 9, 8.8" agrees with one that prints "8.8". One pair that
    cannot both be true makes a conflict; one that a later report supersedes, an update.

    Args:
        members: Indexes of the claim's mentions.
        pairs: The compared mentions.
        labels: Name for the sentence of each report that was read of the story.
    """
    by_report: defaultdict[str, list[int]] = defaultdict(list)
    for index in members:
        by_report[pairs.items[index].mention.report].append(index)
    by_report = defaultdict(
        list, {report: _current(found, pairs) for report, found in by_report.items()}
    )
    carriers = [report for report in labels if report in by_report]
    if len(carriers) == 1:
        return _judge_alone(carriers[0], members, pairs, labels)
    told = _Told(_superseded(members, pairs), pairs.judged.explain(members) is not None)
    compared = _report_pairs(carriers)
    nearest = [_best(by_report[one], by_report[other], pairs, told) for one, other in compared]
    shown = {
        report: representative([pairs.items[index] for index in by_report[report]])
        for report in carriers
    }
    every = {report: [pairs.items[index] for index in by_report[report]] for report in carriers}
    kind = representative([item for items in every.values() for item in items]).mention.kind
    places = {pairs.items[index]: at for at, index in enumerate(members)}
    table = AspectTable(kind, shown, every, places)
    contest = _judge_contested(members, pairs, labels)
    if contest is not None:
        return contest
    worst = _worst(nearest)
    if worst is not None:
        match = worst.outcome.match
        table = table.showing(_disputing(compared, by_report, pairs, told, match))
        return _judge_clash(worst, table, labels)
    return _judge_joined(nearest, table, labels)


def _current(members: Sequence[int], pairs: Pairs) -> list[int]:
    """Leave out what a report itself calls outdated, where it gives the present value too."""
    kept = [index for index in members if not pairs.items[index].signs.outdated]
    if not kept or len(kept) == len(members):
        return list(members)
    is_updated = any(
        pairs.outcome(left, right).match is Match.UPDATE for left, right in combinations(members, 2)
    )
    return kept if is_updated else list(members)


def _judge_alone(
    report: str, members: Sequence[int], pairs: Pairs, labels: Mapping[str, str]
) -> Ruling:
    n_read = len(labels)
    if n_read == 1:
        return Ruling(Verdict.ALONE, say_alone(labels[report], n_read), ())
    rate = rate_lonely(members, pairs)
    because = say_alone(labels[report], n_read, rate.wrong)
    return Ruling(Verdict.ALONE, because, (), rate.wrong)


def _report_pairs(carriers: Sequence[str]) -> list[tuple[str, str]]:
    if len(carriers) <= _MANY:
        return [(carriers[at], last) for place, last in enumerate(carriers) for at in range(place)]
    step = len(carriers) // _MANY + 1
    sample = tuple(range(0, len(carriers), step))
    return [
        (one, carriers[place]) for at, one in enumerate(carriers) for place in sample if place > at
    ]


def _best(
    one: Sequence[int],
    other: Sequence[int],
    pairs: Pairs,
    told: _Told,
) -> _Nearest:
    """Compare two reports by their mentions that stand nearest."""
    found = [
        _Nearest(_settled(left, right, pairs, told), (pairs.items[left], pairs.items[right]))
        for left in one[:_NEAREST]
        for right in other[:_NEAREST]
    ]
    nearest = min(found, key=lambda near: (_RANK[near.outcome.match], -near.outcome.score))
    fullest = max(found, key=lambda near: min(_n_quoted(item) for item in near.items))
    if nearest.outcome.match is Match.SAME and fullest.outcome.aspects == {AspectName.WORDING}:
        return fullest  # the rest of a quote that one report prints in two sentences
    return nearest


def _n_quoted(item: Item) -> int:
    """Count the words of a direct quote; 0 where it is none."""
    return len(item.wording.words) if item.mention.form is Form.DIRECT else 0


def _worst(nearest: Sequence[_Nearest]) -> _Nearest | None:
    """
    Pick the clash that a claim is judged by; None where nothing clashes.

    A single conflict outweighs any number of updates. Of updates the last step tells how things
    stand: a toll that rose from 23 to 27 and was then cut to 25 was lowered. `nearest` are in
    order of publication of their later report, and of their earlier one.
    """
    conflicts = [found for found in nearest if found.outcome.match is Match.CONFLICT]
    if conflicts:
        return max(conflicts, key=lambda near: near.outcome.score)
    return next((near for near in reversed(nearest) if near.outcome.match is Match.UPDATE), None)


def _disputing(
    compared: Iterable[tuple[str, str]],
    by_report: Mapping[str, Sequence[int]],
    pairs: Pairs,
    told: _Told,
    wanted: Match,
) -> dict[str, Item]:
    """Pick for each report, of its mentions that clash so with another's, the one to show."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for one, other in compared:
        if _best(by_report[one], by_report[other], pairs, told).outcome.match is not wanted:
            continue
        for left in by_report[one][:_NEAREST]:
            for right in by_report[other][:_NEAREST]:
                if _settled(left, right, pairs, told).match is wanted:
                    found[one].add(left)
                    found[other].add(right)
    return {
        report: representative([pairs.items[index] for index in sorted(indexes)])
        for report, indexes in found.items()
    }


def _superseded(members: Sequence[int], pairs: Pairs) -> set[frozenset[str]]:
    """List the pairs of values of which some report says that one replaces the other."""
    return {
        _values_of(pair, pairs)
        for pair in combinations(members[:_MEMBERS], 2)
        if (outcome := pairs.outcome(*pair)).match is Match.UPDATE
        and not outcome.is_weighed
        and (pairs.items[pair[0]].event or any(_replaces(pairs.items[index]) for index in pair))
    }


def _values_of(pair: tuple[int, int], pairs: Pairs) -> frozenset[str]:
    """Give the values of two mentions, as printed."""
    return frozenset(value_of(pairs.items[index], None) for index in pair)


def _replaces(item: Item) -> bool:
    """Tell whether a report says that a value replaces another, or is replaced itself."""
    return item.signs.outdated or item.signs.revises or item.signs.provisional


def _settled(left: int, right: int, pairs: Pairs, told: _Told) -> Outcome:
    """
    Take a clash as an update where another report says that one value replaces the other.

    Two numbers that a person holds for one claim, though they were not taken for that, clash, and
    so does what clashes by its words.
    """
    outcome = pairs.outcome(left, right)
    if told.is_held and outcome.is_weighed and outcome.match is Match.UNRELATED:
        return replace(outcome, match=Match.CONFLICT)
    if outcome.match is Match.UNRELATED and told.is_held and _give_two_numbers(left, right, pairs):
        because = "two numbers for one thing"
        return replace(outcome, match=Match.CONFLICT, because=because)
    are_rival = outcome.match is Match.UNRELATED and _are_rival_turnouts(left, right, pairs)
    if are_rival and _values_of((left, right), pairs) not in told.superseded:
        return replace(outcome, match=Match.CONFLICT, because="two turnouts of one vote")
    if outcome.match is not Match.CONFLICT or not told.superseded:
        return outcome
    if _values_of((left, right), pairs) in told.superseded:
        because = "another report says that one replaces the other"
        return replace(outcome, match=Match.UPDATE, because=because)
    return outcome


def _are_rival_turnouts(left: int, right: int, pairs: Pairs) -> bool:
    """
    Tell two turnouts of one claim, of which neither is a count of the moment, that differ.

    They stand in one claim with an earlier count: 54 per cent by noon, then 63, then 61.3.
    """
    items = pairs.items[left], pairs.items[right]
    one, other = items[0].mention.figure, items[1].mention.figure
    if one is None or other is None or {property_of(one), property_of(other)} != {"turnout"}:
        return False
    signs = [item.signs for item in items]
    if any(sign.provisional or sign.outdated or sign.forecast or sign.revises for sign in signs):
        return False
    is_one_report = items[0].mention.report == items[1].mention.report
    return not is_one_report and compare_figures(one, other).match is Match.CONFLICT


def _give_two_numbers(left: int, right: int, pairs: Pairs) -> bool:
    """Tell whether two figures give different values, as printed."""
    items = pairs.items[left], pairs.items[right]
    values = {value_of(item, None) for item in items if item.mention.figure is not None}
    return len(values) == len(items)


def _judge_contested(
    members: Sequence[int], pairs: Pairs, labels: Mapping[str, str]
) -> Ruling | None:
    """Give conflict where mentions assert and deny one act, whichever report has which side."""
    sides: defaultdict[Status, list[int]] = defaultdict(list)
    for index in members:
        event = pairs.items[index].event
        if event is not None:
            sides[event.status].append(index)
    told, denied = sides[Status.DONE], sides[Status.DENIED]
    clashes = {
        (left, right): found
        for left in told[:_MEMBERS]
        for right in denied[:_MEMBERS]
        if is_contest(found := pairs.outcome(left, right))
    }
    if not clashes:
        return None
    clashing = {index for pair in clashes for index in pair}
    stands = _take_sides(sides, clashing, pairs)
    values = []
    for status in (Status.DONE, Status.DENIED):
        first: dict[str, int] = {}
        for index in sorted(stands[status], key=lambda index: index not in clashing):
            first.setdefault(pairs.items[index].mention.report, index)
        values.append((status, {report: first[report] for report in labels if report in first}))
    tellers, deniers = (join_names([labels[report] for report in found]) for _, found in values)
    because = f"told as done by {tellers}, as denied by {deniers}; both cannot be true"
    aspect = Aspect(
        name=AspectName.STATUS,
        values=tuple(
            AspectValue(
                value=status.value,
                reports=tuple(first),
                mentions=tuple(members.index(index) for index in first.values()),
            )
            for status, first in values
        ),
    )
    return Ruling(Verdict.CONFLICT, because, (aspect,))


def _take_sides(
    sides: Mapping[Status, Sequence[int]], clashing: Collection[int], pairs: Pairs
) -> dict[Status, list[int]]:
    """
    Put each mention of a contested act on its side.

    "The court acquitted Lund" is an act done and still bears out "it found no proof that she
    washed the money": what clashes with nothing stands with the clashing mention that it is
    nearest to. A report whose own words clash on one side is put on the other only by words
    that clash too.
    """
    taken: dict[Status, list[int]] = {Status.DONE: [], Status.DENIED: []}
    told = {
        pairs.items[index].mention.report: status
        for status in taken
        for index in sides[status]
        if index in clashing
    }
    for status in (Status.DONE, Status.DENIED):
        for index in sides[status]:
            if index in clashing:
                taken[status].append(index)
                continue
            known = told.get(pairs.items[index].mention.report)
            near = max(
                (
                    (pairs.outcome(index, other).score, side is status, side)
                    for side in taken
                    for other in sides[side]
                    if other in clashing and pairs.outcome(index, other).match.joins
                ),
                default=(0.0, True, status),
            )
            taken[known or near[2]].append(index)
    return taken


def _judge_clash(worst: _Nearest, table: AspectTable, labels: Mapping[str, str]) -> Ruling:
    """Give conflict or update."""
    outcome = worst.outcome
    verdict = Verdict.CONFLICT if outcome.match is Match.CONFLICT else Verdict.UPDATE
    names = set(outcome.aspects) or {_CLASH_ASPECT[table.kind]}
    is_conflict = verdict is Verdict.CONFLICT
    aspects = table.aspects(names, is_clash=is_conflict)
    gather = table.disputed if is_conflict else table.grouped
    because = f"{say_difference(names, worst.items, gather, labels)}; {outcome.because}"
    return Ruling(verdict, because, aspects)


def _judge_joined(
    nearest: Sequence[_Nearest], table: AspectTable, labels: Mapping[str, str]
) -> Ruling:
    """Give agree or vary."""
    nearest = [_with_shade(near) for near in nearest]
    outcomes = [near.outcome for near in nearest]
    names = {name for outcome in outcomes for name in outcome.aspects}
    aspects = table.aspects(names)
    if not aspects:
        return Ruling(Verdict.AGREE, say_agreed(table, labels), ())
    parts: list[str] = []
    found = [aspect.name for aspect in aspects]
    if AspectName.SPEAKER in found:
        parts.append(say_speakers(aspects[found.index(AspectName.SPEAKER)], table, labels))
    rest = set(found) - {AspectName.SPEAKER}
    wording = say_wording(table, labels) if rest == {AspectName.WORDING} else None
    if wording is not None:
        parts.append(wording)
    elif rest:
        near = next(near for near in nearest if near.outcome.aspects & rest)
        said = say_difference(rest, near.items, table.grouped, labels)
        parts.append(f"{said}; {near.outcome.because}")
    return Ruling(Verdict.VARY, "; ".join(parts), aspects)


def _with_shade(near: _Nearest) -> _Nearest:
    """
    Say in what two mentions differ that are in one claim by a third alone.

    The two were never taken for one, so nothing has looked for what sets them apart.
    """
    outcome = near.outcome
    if outcome.match is not Match.UNRELATED or outcome.is_void or outcome.aspects:
        return near
    shade = find_shade(*near.items)
    if shade is None:
        return near
    told = replace(outcome, because=shade.because, aspects=frozenset({shade.aspect}))
    return near._replace(outcome=told)


def current_items(items: Sequence[Item]) -> list[Item]:
    """Pick the mentions of the report that has the last word on an updated claim."""
    present = [item for item in items if not item.signs.outdated] or list(items)
    last = max(present, key=lambda item: (item.moment[:10], item.signs.revises, item.moment))
    return [item for item in present if item.mention.report == last.mention.report]


def first_spoken(items: Sequence[Item]) -> Item | None:
    """
    Pick the mention whose speaker stands for the claim: the earliest report that names one.

    One that has his office alone, "the head of government", does not name him.
    """
    spoken = [(item, item.mention.speaker) for item in items]
    named = (item for item, speaker in spoken if speaker and not names_office(speaker))
    anybody = (item for item, speaker in spoken if speaker)
    return next(named, None) or next(anybody, None)
