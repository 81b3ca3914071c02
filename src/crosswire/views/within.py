"""Claims that one report alone has and that lie inside the words of another of its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from crosswire.types import Claim, ClaimKind, Mention, Verdict

_TOLD = frozenset({ClaimKind.STATEMENT, ClaimKind.EVENT})
Rank = tuple[int, bool, bool, str]
"""Which of two claims holds the other: the longer, of two of the same words that of more reports,
then the one that says who tells it."""


def find_parts(claims: Iterable[Claim]) -> frozenset[str]:
    """
    Find claims of one report of which all words stand in a longer claim's passage.

    "The mayor said gangs had threatened him" holds "gangs had threatened him": an editor who reads
    the first has read both. So it is where several reports carry the longer passage, whatever
    they leave out of it. Figures and relations are no part of anything: they are typed.

    Args:
        claims: The claims of one story.

    Returns:
        Ids of those that one report alone has and that are a part of another.
    """
    told = [claim for claim in claims if claim.kind in _TOLD]
    passages: defaultdict[str, list[tuple[Claim, Mention]]] = defaultdict(list)
    for claim in told:
        for mention in claim.mentions:
            passages[mention.report].append((claim, mention))
    return frozenset(
        claim.id
        for claim in told
        if claim.verdict is Verdict.ALONE
        and all(
            any(
                _rank(other, passage) > _rank(claim, mention) and _holds(passage, mention)
                for other, passage in passages[mention.report]
                if other.id != claim.id
            )
            for mention in claim.mentions
        )
    )


def _holds(passage: Mention, mention: Mention) -> bool:
    """Tell whether a passage has every word of another in one of its stretches."""
    return any(
        part.start <= mention.start and mention.end <= part.end for part in passage.stretches
    )


def _rank(claim: Claim, mention: Mention) -> Rank:
    is_shared = claim.verdict is not Verdict.ALONE
    is_said = claim.kind is ClaimKind.STATEMENT
    return mention.end - mention.start, is_shared, is_said, claim.id
