"""From the mentions of one story to its claims."""

from __future__ import annotations

import hashlib
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from crosswire.align.comparers import pairs_of
from crosswire.align.confidence import rate_claim
from crosswire.align.copies import Preparer
from crosswire.align.coverage import drop_covered
from crosswire.align.grouping import group_mentions
from crosswire.align.item import Pool
from crosswire.align.lexicon import load_lexicon
from crosswire.align.people import find_people, name_fully
from crosswire.align.rejoining import rejoin
from crosswire.align.similarity import Weights
from crosswire.align.summaries import complete_figure, representative, summarise
from crosswire.align.verdicts import current_items, first_spoken, judge
from crosswire.origins import count_independent, order_origins
from crosswire.types import Claim, ClaimKind, Form, Verdict
from crosswire.types.naming import name_reports, published_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from crosswire.align.grouping import Pairs
    from crosswire.align.item import Item
    from crosswire.align.joint import JointReader
    from crosswire.types import Actor, Article, Judgement, Origin, Report

_ORDER = MappingProxyType(
    {
        Verdict.CONFLICT: 0,
        Verdict.UPDATE: 1,
        Verdict.VARY: 2,
        Verdict.AGREE: 3,
        Verdict.ALONE: 4,
    }
)


def align_claims(
    reports: Iterable[Report],
    origins: Sequence[Origin],
    judgements: Iterable[Judgement] = (),
    joint: JointReader | None = None,
) -> tuple[Claim, ...]:
    """
    Align the mentions of all reports of one story into claims with verdicts.

    Mentions are compared slot by slot, figures with figures, statements with events: what
    agrees becomes one claim, and two answers to one question become one claim with a conflict
    or an update inside. Statements of several sentences are cut at sentence ends first. The
    result does not depend on the order in which the reports are given.

    Args:
        reports: The reports of one story, read.
        origins: Where their information comes from.
        judgements: What persons said of pairs of passages; it outranks every score, and the
            last word on a pair holds.
        joint: Reads two passages together where that may decide; None to do without.

    Returns:
        Claims: conflicts first, then updates, variations, agreements and what one report
        alone carries; inside each, what most reports carry first.
    """
    ordered = sorted(reports, key=published_order)
    items = prepare_items(ordered)
    labels = name_reports(ordered)
    lexicon = load_lexicon()
    weights = Weights(lexicon, [item for found in items.values() for item in found])
    people = find_people(ordered)
    claims: list[Claim] = []
    for pairs in pairs_of(items, weights, judgements, joint).values():
        for group in rejoin(group_mentions(pairs), pairs):
            claims.append(make_claim(group.members, pairs, labels, origins, people))
    kept = drop_covered(claims, ordered, lexicon)
    return _name_apart(order_claims(kept, ordered))


def _name_apart(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Number claims that one passage makes: a sentence may tell two events in the same words."""
    seen: dict[str, int] = {}
    named = []
    for claim in claims:
        number = seen[claim.id] = seen.get(claim.id, 0) + 1
        named.append(claim if number == 1 else replace(claim, id=f"{claim.id}-{number}"))
    return tuple(named)


def order_claims(claims: Iterable[Claim], reports: Iterable[Article]) -> tuple[Claim, ...]:
    """Put claims in order of weight: conflicts first, then by how many reports carry them."""
    ordered = sorted(reports, key=published_order)
    places = {report.id: at for at, report in enumerate(ordered)}
    return tuple(sorted(claims, key=lambda claim: _weight(claim, places)))


def prepare_items(reports: Sequence[Report]) -> dict[Pool, list[Item]]:
    """Prepare all mentions by pool, in order of report, kind and place."""
    items: dict[Pool, list[Item]] = {pool: [] for pool in Pool}
    preparer = Preparer(load_lexicon())
    for report in reports:
        for pool, item in preparer.prepare(report):
            items[pool].append(item)
    return items


def make_claim(
    members: Sequence[int],
    pairs: Pairs,
    labels: Mapping[str, str],
    origins: Sequence[Origin],
    people: Mapping[str, Actor],
) -> Claim:
    """Make a claim of a group of mentions; its speaker bears the story's fullest name."""
    items = [pairs.items[index] for index in members]
    ruling = judge(members, pairs, labels)
    shown = current_items(items) if ruling.verdict is Verdict.UPDATE else items
    best = representative(shown)
    figure = complete_figure(shown, items) if best.mention.kind is ClaimKind.FIGURE else None
    spoken = first_spoken(items)
    carried = {item.mention.report for item in items}
    found = {item.mention.origin for item in items if item.mention.origin}
    sources = order_origins(found, origins)
    if ruling.verdict is Verdict.ALONE:
        sure = sum(item.mention.confidence for item in items) / len(items)
        sure *= 1 - (ruling.miss_rate or 0.0)
    else:
        sure = rate_claim(members, pairs, ruling.verdict)
    told = pairs.judged.explain(members)
    return Claim(
        id=_claim_id(best.mention.kind, items),
        kind=best.mention.kind,
        summary=summarise(shown, figure, people, is_clash=ruling.verdict is Verdict.CONFLICT),
        verdict=ruling.verdict,
        aspects=ruling.aspects,
        because=f"{ruling.because}; {told}" if told else ruling.because,
        reports=tuple(report for report in labels if report in carried),
        missing_from=tuple(report for report in labels if report not in carried),
        origins=sources,
        independent_origins=count_independent(sources, origins),
        mentions=tuple(item.mention for item in items),
        confidence=round(min(0.99, max(0.01, sure)), 3),
        miss_rate=ruling.miss_rate,
        speaker=name_fully(spoken.mention.speaker, people) if spoken else None,
        figure=figure,
        event=best.mention.event,
        relation=best.mention.relation,
    )


def _claim_id(kind: ClaimKind, items: Sequence[Item]) -> str:
    """Make an id from the places of the mentions; it does not change with report order."""
    places = "|".join(f"{r}:{start}:{end}" for r, start, end in sorted(i.key for i in items))
    return f"{kind}-{hashlib.sha256(places.encode()).hexdigest()[:12]}"


def _weight(claim: Claim, places: Mapping[str, int]) -> tuple[float, ...]:
    first = min((places[mention.report], mention.start) for mention in claim.mentions)
    tier = _tier(claim) if claim.verdict is Verdict.ALONE else 0
    return (_ORDER[claim.verdict], -len(claim.reports), tier, -len(claim.mentions), *first)


def _tier(claim: Claim) -> int:
    """
    Put what one report alone has in order of weight.

    First facts with their parties and figures with what they measure, then quotes, then
    the rest.
    """
    if claim.relation is not None:
        return 0
    if claim.event is not None:
        if claim.event.type is None:
            return 2
        return 0 if claim.event.actors and claim.event.recipients else 1
    if claim.figure is not None:
        return 0 if claim.figure.property and claim.figure.unit else 2
    direct = any(mention.form is not Form.INDIRECT for mention in claim.mentions)
    return 1 if direct or len(claim.summary.split()) > 9 else 2
