"""How stories grow, link by link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

#: Two reports this likely to tell of one event bring their stories together ...
BAR = 0.5
#: ... unless the pairs across both stories score less than this on average,
MEAN_BAR = 0.25
#: or less than this share of what the pairs inside either story of three or more score.
COHESION_BAR = 0.45
#: Two stories of three or more are both established: the pairs across must score nearly as
#: much as those inside the looser one.
ESTABLISHED = 3
ESTABLISHED_BAR = 0.7
#: Each report is scored against about so many others where there are too many for all.
N_NEIGHBOURS = 25

Scores = Mapping[tuple[int, int], float]


def link_pairs(scores: Scores, n_reports: int) -> list[list[int]]:
    """
    Let stories grow from single reports along the links above the bar, the likeliest first.

    One report that mixes two subjects does not glue them: a link counts only where the pairs
    across both stories speak for it on average, and not much less than those inside do. Two
    affairs of one week, a secret visit and the halt of tests that follows it, share names and
    words; once three outlets stand behind each, that is not enough to make them one.

    Args:
        scores: Probability of pairs of reports, by their places, lower place first.
        n_reports: How many reports there are.

    Returns:
        The places of the reports of each story.
    """
    links = _Links(scores, n_reports)
    strong = sorted((pair for pair in scores if scores[pair] >= BAR), key=lambda p: (-scores[p], p))
    for left, right in strong:
        links.join(left, right)
    return list(links.members.values())


class _Links:
    """Stories while they grow."""

    def __init__(self, scores: Scores, n_reports: int) -> None:
        self.members = {at: [at] for at in range(n_reports)}
        self._story_of = list(range(n_reports))
        self._inside: defaultdict[int, float] = defaultdict(float)
        self._beside: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        for (left, right), score in scores.items():
            self._beside[left].append((right, score))
            self._beside[right].append((left, score))

    def join(self, left: int, right: int) -> None:
        """Bring the stories of two reports together unless their other reports object."""
        one, other = self._story_of[left], self._story_of[right]
        if one == other:
            return
        if len(self.members[one]) < len(self.members[other]):
            one, other = other, one
        across = self._sum_across(one, other)
        if not self._is_sound(one, other, across):
            return
        self._inside[one] += self._inside.pop(other, 0.0) + across
        for member in self.members.pop(other):
            self._story_of[member] = one
            self.members[one].append(member)

    def _sum_across(self, one: int, other: int) -> float:
        """Sum the scores between two stories, `other` being the smaller."""
        return sum(
            score
            for member in self.members[other]
            for neighbour, score in self._beside[member]
            if self._story_of[neighbour] == one
        )

    def _is_sound(self, one: int, other: int, across: float) -> bool:
        """Tell whether the pairs across speak for one story, measured by those inside."""
        larger, smaller = len(self.members[one]), len(self.members[other])
        mean = across / min(larger * smaller, smaller * N_NEIGHBOURS / 2)
        inside = [self._find_cohesion(story) for story in (one, other)]
        bars = [MEAN_BAR, *(COHESION_BAR * cohesion for cohesion in inside if cohesion)]
        if smaller >= ESTABLISHED:
            bars.append(ESTABLISHED_BAR * min(filter(None, inside), default=0.0))
        return mean >= max(bars)

    def _find_cohesion(self, story: int) -> float | None:
        """Find what the pairs inside a story score on average; None for one or two reports."""
        size = len(self.members[story])
        if size <= 2:
            return None
        n_pairs = min(size * (size - 1) / 2, size * N_NEIGHBOURS / 2)
        return min(1.0, self._inside[story] / n_pairs)
