"""Claims that stay when a report that shared them is retracted, since others carry them too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from crosswire.align.alone import say_alone
from crosswire.align.item import POOLS
from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database
from crosswire.ledger.matching import Place, is_one_passage
from crosswire.ledger.records import ReportState
from crosswire.ledger.storing import list_members, load_mentions
from crosswire.types import (
    Anchor,
    Article,
    Aspect,
    AspectValue,
    Claim,
    Comparison,
    Judgement,
    Mention,
    Report,
    Verdict,
    Word,
)
from crosswire.types.naming import join_names, name_reports, published_order

KEPT: Final = "kept from a comparison with a report that was retracted"
"""How the sentence of a claim ends that no comparison makes any more; it marks the claim too."""


def keep_carried(
    database: Database,
    story: str,
    comparison: Comparison,
    judgements: Sequence[Judgement],
    renewed: Mapping[str, Report],
) -> Comparison:
    """
    Add to a comparison the claims that its reports made together with one just retracted.

    What no type covers is a claim where reports share it. Two of three reports may be tied by the
    third alone, and a passage that two shared is one report's when the other is retracted: the
    claim stays all the same, since reports that stand carry it. It is marked and stays at later
    comparisons too, until its passages stand in another claim of one, or a person keeps two of
    them apart. Nothing else is kept: what falls apart for another reason than a retraction is
    as the comparison has it.

    Args:
        database: The ledger, with the claims of the story as they were.
        story: Its id.
        comparison: Its reports that stand, compared.
        judgements: What persons said of their passages, in the order in which they said it.
        renewed: New readings of those that were read anew: of their passages those stay at which
            the new reading finds something too.
    """
    retracted = _list_retracted(database, story)
    if not retracted:
        return comparison
    rows = database.rows(
        "SELECT c.id, v.value, v.members FROM now_claim n JOIN claim c ON c.number = n.claim"
        " JOIN claim_version v ON v.id = n.version WHERE n.story = :story ORDER BY n.claim",
        {"story": story},
    )
    members = [list_members(cell) for _, _, cell in rows]
    mentions = load_mentions(database, (one for some in members for one, _ in some))
    standing = {one.id for one in comparison.reports}
    read_anew = {name: _list_read(report) for name, report in renewed.items()}
    covered = _list_places(comparison.claims)
    kept = []
    for (name, value, _), some in zip(rows, members, strict=True):
        found = tuple(replace(mentions[one], origin=origin) for one, origin in some)
        claim = replace(from_json(value, Claim), id=str(name), mentions=found)
        if not is_kept(claim) and retracted.isdisjoint(one.report for one in found):
            continue
        left = [
            at
            for at, one in enumerate(found)
            if one.report in standing and (one.report not in renewed or _is_covered(one, read_anew))
        ]
        passages = [found[at] for at in left]
        if not left or any(_is_covered(one, covered) for one in passages):
            continue
        if not _are_parted(passages, judgements):
            kept.append(_cut_claim(claim, left, comparison.reports))
    return replace(comparison, claims=(*comparison.claims, *kept)) if kept else comparison


def is_kept(claim: Claim) -> bool:
    """Tell whether a claim stands only since it was kept when a report was retracted."""
    return claim.because.endswith(KEPT)


def _list_retracted(database: Database, story: str) -> frozenset[str]:
    """
    List the reports of a story that were retracted.

    A claim that stands has passages of one only until the story is compared again, which is in
    the change that retracts it.
    """
    rows = database.rows(
        "SELECT report FROM now_report WHERE story = :story AND state = :state",
        {"story": story, "state": ReportState.RETRACTED.value},
    )
    return frozenset(str(one) for (one,) in rows)


def _are_parted(mentions: Sequence[Mention], judgements: Iterable[Judgement]) -> bool:
    """Tell whether a person keeps two of the passages apart; the last word on a pair holds."""
    words: dict[frozenset[Mention], Word] = {}
    for judgement in judgements:
        if judgement.word is Word.UNSURE:
            continue
        pool = [one for one in mentions if POOLS[one.kind] is POOLS[judgement.kind]]
        left, right = (
            [one for one in pool if _stands_at(one, anchor)]
            for anchor in (judgement.left, judgement.right)
        )
        words |= {
            frozenset((one, other)): judgement.word
            for one in left
            for other in right
            if one != other
        }
    return Word.DIFFERENT in words.values()


def _stands_at(mention: Mention, anchor: Anchor) -> bool:
    if mention.report != anchor.report:
        return False
    there = Place(anchor.report, anchor.start, anchor.end)
    return is_one_passage(Place(mention.report, mention.start, mention.end), there)


def _list_places(claims: Iterable[Claim]) -> Mapping[str, Sequence[tuple[int, int]]]:
    """List where the mentions of claims stand, by report."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for claim in claims:
        for mention in claim.mentions:
            found[mention.report].append((mention.start, mention.end))
    return found


def _list_read(report: Report) -> Sequence[tuple[int, int]]:
    """List where a reading finds something: its mentions, and clauses that no type covers."""
    found = [(one.start, one.end) for one in report.mentions]
    return found + [(one.start, one.end) for one in report.clauses or ()]


def _is_covered(mention: Mention, places: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    """Tell whether half of a passage or more stands in other ones of its report."""
    length = mention.end - mention.start
    return any(
        2 * (min(end, mention.end) - max(start, mention.start)) >= length
        for start, end in places.get(mention.report, ())
    )


def _cut_claim(claim: Claim, left: Sequence[int], read: Iterable[Article]) -> Claim:
    """
    Cut a claim down to the passages of the reports that stand, and judge it by these.

    Args:
        claim: As it was.
        left: Places of those passages in its mentions.
        read: The reports that stand.
    """
    names = name_reports(sorted(read, key=published_order))
    mentions = tuple(claim.mentions[at] for at in left)
    told = {one.report for one in mentions}
    reports = tuple(report for report in claim.reports if report in told)
    places = {at: place for place, at in enumerate(left)}
    aspects = tuple(
        aspect for one in claim.aspects if (aspect := _cut_aspect(one, reports, places))
    )
    verdict = _judge_left(claim, reports, aspects)
    because = f"{join_names([names[one] for one in reports])} carry it"
    if verdict is Verdict.ALONE:
        because = say_alone(names[reports[0]], len(names), claim.miss_rate)
    best = next((one for one in mentions if one.exact in claim.summary), None)
    summary = claim.summary
    if best is None:
        best = max(mentions, key=lambda one: len(one.exact))
        summary = " ".join(best.exact.split())
    origins = tuple(one for one in claim.origins if one in {each.origin for each in mentions})
    return replace(
        claim,
        kind=best.kind,
        summary=summary,
        verdict=verdict,
        because=f"{because}; {KEPT}",
        aspects=aspects,
        reports=reports,
        missing_from=tuple(report for report in names if report not in told),
        origins=origins,
        independent_origins=min(claim.independent_origins, len(origins)),
        mentions=mentions,
        speaker=claim.speaker if any(one.speaker for one in mentions) else None,
        figure=best.figure,
        event=best.event,
        relation=best.relation,
    )


def _judge_left(claim: Claim, reports: Sequence[str], aspects: Sequence[Aspect]) -> Verdict:
    """Judge what is left of a claim: it stays as it was where they differ in all that they did."""
    if len(reports) == 1:
        return Verdict.ALONE
    if not aspects:
        return Verdict.AGREE
    return claim.verdict if len(aspects) == len(claim.aspects) else Verdict.VARY


def _cut_aspect(aspect: Aspect, reports: Sequence[str], places: Mapping[int, int]) -> Aspect | None:
    """Leave out the values that no report that stands gives; None where they differ no more."""
    values = tuple(
        AspectValue(
            value=value.value,
            reports=tuple(one for one in value.reports if one in reports),
            mentions=tuple(places[at] for at in value.mentions if at in places),
        )
        for value in aspect.values
        if not set(reports).isdisjoint(value.reports)
    )
    return replace(aspect, values=values) if len(values) > 1 else None
