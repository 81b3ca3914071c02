"""Claims that stay when a report that shared them is retracted, since others carry them too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from crosswire.ledger.coding import from_json
from crosswire.ledger.database import Database
from crosswire.ledger.storing import list_members, load_mentions
from crosswire.types import Aspect, Claim, Comparison, Mention, Verdict


def keep_carried(
    database: Database, story: str, comparison: Comparison, renewed: Collection[str]
) -> Comparison:
    """
    Add to a comparison the claims that its reports made together with a retracted one.

    What no type covers is a claim where reports share it. Two of three reports may be tied by the
    third alone, and a passage that two shared is one report's when the other is retracted: the
    claim stays all the same, since reports that stand carry it. What stands in another claim of
    the comparison by now needs no keeping.

    Args:
        database: The ledger, with the claims of the story as they were.
        story: Its id.
        comparison: Its reports that stand, compared.
        renewed: Reports that were read anew, whose passages may be others now.
    """
    standing = {one.id for one in comparison.reports} - set(renewed)
    rows = database.rows(
        "SELECT c.id, v.value, v.members FROM now_claim n JOIN claim c ON c.number = n.claim"
        " JOIN claim_version v ON v.id = n.version WHERE n.story = :story AND EXISTS"
        " (SELECT 1 FROM now_report r WHERE r.story = n.story AND r.state = 'retracted')"
        " ORDER BY n.claim",
        {"story": story},
    )
    members = [list_members(cell) for _, _, cell in rows]
    mentions = load_mentions(database, (one for some in members for one, _ in some))
    covered = _list_places(comparison.claims)
    kept = []
    for (name, value, _), some in zip(rows, members, strict=True):
        found = [replace(mentions[one], origin=origin) for one, origin in some]
        left = [one for one in found if one.report in standing]
        if left and not any(_is_covered(one, covered) for one in left):
            kept.append(_cut_claim(replace(from_json(value, Claim), id=str(name)), left))
    return replace(comparison, claims=(*comparison.claims, *kept)) if kept else comparison


def _list_places(claims: Iterable[Claim]) -> Mapping[str, Sequence[tuple[int, int]]]:
    """List where the mentions of claims stand, by report."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for claim in claims:
        for mention in claim.mentions:
            found[mention.report].append((mention.start, mention.end))
    return found


def _is_covered(mention: Mention, places: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    """Tell whether half of a passage or more stands in other ones of its report."""
    length = mention.end - mention.start
    return any(
        2 * (min(end, mention.end) - max(start, mention.start)) >= length
        for start, end in places.get(mention.report, ())
    )


def _cut_claim(claim: Claim, left: Sequence[Mention]) -> Claim:
    """Cut a claim down to the passages of the reports that stand, and judge it by these."""
    told = {one.report for one in left}
    reports = tuple(report for report in claim.reports if report in told)
    aspects = tuple(filter(None, (_cut_aspect(aspect, told) for aspect in claim.aspects)))
    verdict, because = claim.verdict, claim.because
    if set(claim.reports) != told:
        verdict = Verdict.ALONE if len(reports) == 1 else verdict if aspects else Verdict.AGREE
        because = "reports that stand say it, as one did that was retracted"
    best = next((one for one in left if one.exact in claim.summary), None)
    summary = claim.summary
    if best is None:
        best = max(left, key=lambda one: len(one.exact))
        summary = " ".join(best.exact.split())
    origins = tuple(one for one in claim.origins if one in {each.origin for each in left})
    return replace(
        claim,
        kind=best.kind,
        summary=summary,
        verdict=verdict,
        because=because,
        aspects=aspects if len(reports) > 1 else (),
        reports=reports,
        origins=origins,
        independent_origins=min(claim.independent_origins, len(origins)),
        mentions=tuple(left),
        speaker=claim.speaker if any(one.speaker for one in left) else None,
        figure=best.figure,
        event=best.event,
        relation=best.relation,
    )


def _cut_aspect(aspect: Aspect, told: AbstractSet[str]) -> Aspect | None:
    """Leave out the values that no report that stands gives; None where they differ no more."""
    values = tuple(
        replace(value, reports=tuple(one for one in value.reports if one in told))
        for value in aspect.values
        if not told.isdisjoint(value.reports)
    )
    return replace(aspect, values=values) if len(values) > 1 else None
