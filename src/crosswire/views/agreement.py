"""How far outlets agree: of the claims that two of them share, how many agree, vary, conflict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

import msgspec

from crosswire.ledger.records import ClaimEntry
from crosswire.types import Article, Claim, Comparison, Verdict
from crosswire.types.naming import name_reports

_OF_A_DAY = re.compile(r"(?:, \d{4}-\d\d-\d\d)?(?: \(\d{1,6}\))?$", re.ASCII)
"""What tells two reports of one outlet apart in their names (`name_reports`)."""

SharedClaim = tuple[Claim, Mapping[str, str]]
"""A claim, and the outlet of each report behind it."""


class PairCount(msgspec.Struct, frozen=True):
    """
    What came of the claims that two outlets share.

    Attributes:
        agree: Both give the same in substance.
        vary: The same claim, differing in an aspect that does not make it untrue.
        update: One supersedes what the other says.
        conflict: They cannot both be true.
    """

    agree: int = 0
    vary: int = 0
    update: int = 0
    conflict: int = 0

    @property
    def shared(self) -> int:
        """Claims that both carry."""
        return self.agree + self.vary + self.update + self.conflict


class Agreement(msgspec.Struct, frozen=True):
    """
    How far outlets agree with each other.

    Attributes:
        outlets: Their names, those with most claims first.
        n_claims: Claims that each carries, in that order.
        pairs: What two outlets share, by their places in `outlets`, the smaller first.
        n_left_out: Outlets that were left out, those with fewest claims.
    """

    outlets: tuple[str, ...]
    n_claims: tuple[int, ...]
    pairs: Mapping[tuple[int, int], PairCount]
    n_left_out: int = 0

    def between(self, one: int, other: int) -> PairCount:
        """Give what two outlets share."""
        return self.pairs.get((min(one, other), max(one, other)), PairCount())


def count_agreement(claims: Iterable[SharedClaim], *, most: int = 30) -> Agreement:
    """
    Count how far each two outlets agree, over the claims of one story or of many.

    A conflict between A and B is none between B and C that say the same: what counts is whether
    the two stand on the same side of each aspect in which the reports differ. Of 40 soldiers in
    A and B and 60 in C, A and B agree, and both conflict with C. An outlet that prints both
    sides stands on both, and differs from those that print one.

    Args:
        claims: The claims with the outlet of each report.
        most: Outlets at most, those with most claims.
    """
    listed = [(claim, _list_outlets(claim, outlets)) for claim, outlets in claims]
    counts: dict[str, int] = {}
    for _, by_outlet in listed:
        for outlet in by_outlet:
            counts[outlet] = counts.get(outlet, 0) + 1
    ordered = sorted(counts, key=lambda outlet: (-counts[outlet], outlet))
    places = {outlet: place for place, outlet in enumerate(ordered[:most])}
    found: dict[tuple[int, int], dict[Verdict, int]] = {}
    for claim, by_outlet in listed:
        known = sorted((places[outlet], outlet) for outlet in by_outlet if outlet in places)
        for (one, left), (other, right) in combinations(known, 2):
            verdict = compare_outlets(claim, by_outlet[left], by_outlet[right])
            pair = found.setdefault((one, other), {})
            pair[verdict] = pair.get(verdict, 0) + 1
    return Agreement(
        outlets=tuple(places),
        n_claims=tuple(counts[outlet] for outlet in places),
        pairs=MappingProxyType({pair: _sum_up(verdicts) for pair, verdicts in found.items()}),
        n_left_out=len(ordered) - len(places),
    )


def compare_outlets(claim: Claim, left: Sequence[str], right: Sequence[str]) -> Verdict:
    """
    Tell what holds between two outlets of the reports behind a claim.

    Args:
        claim: The claim, with the aspects in which its reports differ.
        left: Ids of the reports of one outlet.
        right: Ids of those of the other.

    Returns:
        Agree where no aspect parts them, else the verdict of the claim.
    """
    if not claim.aspects:
        return Verdict.AGREE if claim.verdict is Verdict.ALONE else claim.verdict
    for aspect in claim.aspects:
        sides = [
            {value.value for value in aspect.values if set(value.reports) & set(reports)}
            for reports in (left, right)
        ]
        if sides[0] and sides[1] and sides[0] != sides[1]:
            return claim.verdict
    return Verdict.AGREE


def share_comparison(comparison: Comparison) -> Iterator[SharedClaim]:
    """Give the claims of one story with the outlets of its reports."""
    names = name_reports(comparison.reports)
    outlets = {report.id: _name_outlet(report, names) for report in comparison.reports}
    for claim in comparison.claims:
        yield claim, {id_: outlets[id_] for id_ in claim.reports if id_ in outlets}


def share_entries(entries: Iterable[ClaimEntry]) -> Iterator[SharedClaim]:
    """Give claims of a ledger, of any number of stories, with the outlets of their reports."""
    for entry in entries:
        yield entry.claim, {id_: _OF_A_DAY.sub("", name) for id_, name in entry.outlets.items()}


def _name_outlet(report: Article, names: Mapping[str, str]) -> str:
    """Name an outlet once, though two reports of it are told apart by their day elsewhere."""
    return report.outlet or report.agency or names[report.id]


def _list_outlets(claim: Claim, outlets: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for report in claim.reports:
        if report in outlets:
            found.setdefault(outlets[report], []).append(report)
    return found


def _sum_up(verdicts: Mapping[Verdict, int]) -> PairCount:
    return PairCount(
        agree=verdicts.get(Verdict.AGREE, 0),
        vary=verdicts.get(Verdict.VARY, 0),
        update=verdicts.get(Verdict.UPDATE, 0),
        conflict=verdicts.get(Verdict.CONFLICT, 0),
    )
