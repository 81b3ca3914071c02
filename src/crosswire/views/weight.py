"""Which claims matter most to an editor, and which are numbers that say nothing alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crosswire.types import Article, Claim, ClaimKind, Verdict

_DISPUTED = (Verdict.CONFLICT, Verdict.UPDATE)
_OPENING = 0.25
"""Share of a body that counts as its opening."""
_FEW_WORDS = 4

Weight = tuple[float, ...]


def is_bare_number(claim: Claim) -> bool:
    """
    Tell whether a claim is a number of which nobody says what it measures: "6 months".

    It has no property, no owner and no parties; beside a sentence it tells an editor nothing.
    """
    figure = claim.figure
    if claim.kind is not ClaimKind.FIGURE or figure is None:
        return False
    return not any((figure.property, figure.entity, figure.from_actor, figure.to_actor))


def is_scrap(claim: Claim) -> bool:
    """Tell whether the words of a claim are too few to tell what is claimed: "EU: the exchange"."""
    if claim.kind is not ClaimKind.STATEMENT and not (claim.event and claim.event.type is None):
        return False
    words = claim.summary.rpartition(": ")[2].split()
    return len(words) < _FEW_WORDS


def weigh(claim: Claim, reports: Mapping[str, Article]) -> Weight:
    """
    Weigh a claim, to be sorted by: the smaller, the more it matters.

    In this order: what is in conflict, then what was superseded; scraps, and last bare numbers,
    after all else; how many voices carry it, reports of one copy being one; how many
    independent origins stand behind it; how many of its carriers have it in their opening.
    Claims that are alike in all of this keep the order of the comparison.

    Args:
        claim: The claim.
        reports: The reports that were read, by id.
    """
    carriers = [reports[id_] for id_ in claim.reports if id_ in reports]
    voices = {report.family or report.id for report in carriers}
    n_opening = len({mention.report for mention in claim.mentions
                     if is_in_opening(mention.start, reports.get(mention.report))})  # fmt: skip
    is_disputed = claim.verdict in _DISPUTED
    return (
        _DISPUTED.index(claim.verdict) if is_disputed else len(_DISPUTED),
        2 if is_bare_number(claim) else int(is_scrap(claim)),
        -len(voices),
        -claim.independent_origins,
        -n_opening / max(1, len(carriers)),
    )


def is_in_opening(start: int, report: Article | None) -> bool:
    """Tell whether a place stands in the headline, first paragraph or first quarter of a report."""
    if report is None or not report.paragraphs:
        return False
    first, last = report.paragraphs[0], report.paragraphs[-1]
    return start < max(first.end, first.start + _OPENING * (last.end - first.start))


def order_by_weight(claims: Sequence[Claim], reports: Sequence[Article]) -> tuple[Claim, ...]:
    """Put claims in order of weight, the weightiest first."""
    by_id = {report.id: report for report in reports}
    return tuple(sorted(claims, key=lambda claim: weigh(claim, by_id)))
