"""How stories grow: which two of them become one, by a decision learned apart from the pairs."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec

#: Log odds of the likeliest pair across two stories, below which nobody asks.
NEAR_LOGIT = -1.0
#: A pair that was not looked at, and bounds of those that were.
FAR_LOGIT = -5.0
TOP_LOGIT = 6.0
#: Of a larger story so many reports speak for it.
N_SPEAKERS = 12
#: A larger story counts as one of so many: the decision was learned on no larger ones.
MOST_LEARNED = 20


class JoinDecision(msgspec.Struct, frozen=True):
    """
    When two stories are one.

    Attributes:
        weights: One for each measure of `measure_join`, in its order.
        bias: Added to their weighted sum, which is then a log odds.
        bar: Two stories become one where the log odds are above this.
    """

    weights: tuple[float, ...]
    bias: float
    bar: float

    def judge(self, measures: Sequence[float]) -> float:
        """Give the log odds by the measures of two stories."""
        pairs = zip(self.weights, measures, strict=True)
        return self.bias + sum(weight * value for weight, value in pairs)


#: Learned by tools/learn_grouping.py on stories put together and torn apart at random.
JOINS = JoinDecision(
    weights=(
        0.02,
        0.61,
        -0.32,
        -0.04,
        0.26,
        0.45,
        -3.06,
        -2.34,
        -0.28,
        -1.14,
        -2.8,
        -2.09,
        -0.04,
        -0.34,
    ),
    bias=5.2,
    bar=-1.75,
)


class Side(msgspec.Struct, frozen=True):
    """
    One of two stories that may be one.

    Attributes:
        n_reports: How many reports it has.
        cohesion: How likely a pair of its reports is on average; 0 for a single report.
        length: ln(1 + words) of its reports on average: fragments need less to be one story.
    """

    n_reports: int
    cohesion: float
    length: float


class Join(msgspec.Struct, frozen=True):
    """Two stories that became one: the name kept, the name given up, and the reports of that."""

    kept: str
    gone: str
    moved: tuple[str, ...]


ScorePairs = Callable[[str, list[str]], list[float]]


class Links:
    """
    Stories while they grow, report by report or all at once.

    One report that mixes two subjects does not glue two stories: what counts is how the pairs
    across both compare with the pairs inside them. Two affairs of one week, a secret visit
    and the halt of tests that follows it, share names and words; that is not enough
    to make them one.

    Args:
        score: Gives the log odds of one report with each of several others, asked for
            at most once a pair.
        decision: When two stories are one.
    """

    def __init__(self, score: ScorePairs, decision: JoinDecision = JOINS) -> None:
        self.members: dict[str, list[str]] = {}
        self.story_of: dict[str, str] = {}
        self.scores: dict[str, dict[str, float]] = {}
        self.began: dict[str, int] = {}
        self._order: dict[str, int] = {}
        self._length_of: dict[str, float] = {}
        self._n_added = 0
        self._score = score
        self._decision = decision

    def add(
        self,
        report: str,
        scores: Mapping[str, float],
        *,
        n_words: int,
        story: str | None = None,
        began: int = 0,
    ) -> None:
        """
        Add a report, as a story of its own or to one that is known.

        Args:
            report: Its id.
            scores: Log odds of its pairs with earlier reports, as far as they were looked at.
            n_words: How long it is.
            story: Name of the story; that of the report where it is None.
            began: Rank of the story by age, where it is not known yet; 0 where the order in which
                reports are added tells it.
        """
        name = report if story is None else story
        self.story_of[report] = name
        self.members.setdefault(name, []).append(report)
        self.began.setdefault(name, began)
        self._order[report] = self._n_added
        self._length_of[report] = math.log1p(n_words)
        self._n_added += 1
        self.scores[report] = {}
        for other, logit in scores.items():
            if other in self.scores:
                self._keep(report, other, logit)

    def drop(self, report: str) -> None:
        """Forget a report; its story goes on without it."""
        story = self.story_of.pop(report)
        self.members[story].remove(report)
        if not self.members[story]:
            del self.members[story], self.began[story]
        for other in self.scores.pop(report):
            del self.scores[other][report]
        del self._order[report], self._length_of[report]

    def list_earlier(self, report: str) -> tuple[tuple[str, float], ...]:
        """List the pairs of a report with those that came in before it, with their log odds."""
        at = self._order[report]
        pairs = self.scores[report].items()
        return tuple((other, logit) for other, logit in pairs if self._order[other] < at)

    def shrink(self, reports: Iterable[str]) -> None:
        """Give back the room of pairs with reports that were dropped."""
        for report in reports:
            self.scores[report] = dict(self.scores[report].items())

    def order_of(self, report: str) -> int:
        """Tell as which one a report was added."""
        return self._order[report]

    def find_near(self, story: str) -> set[str]:
        """Find the stories that have a report near to one of this story."""
        return {
            self.story_of[other]
            for report in self.members[story]
            for other, logit in self.scores[report].items()
            if logit > NEAR_LOGIT
        } - {story}

    def judge(self, one: str, other: str) -> float:
        """Give the log odds that two stories are one."""
        larger, smaller = self._sort(one, other)
        speakers, many = self._pick_speakers(smaller), self._pick_speakers(larger)
        for report in speakers:  # the fewer rows are the longer: asked for in one call each
            self._score_row(report, many)
        across = [self._score_row(report, speakers) for report in many]
        sides = self._describe(larger), self._describe(smaller)
        return self.decide(larger, smaller, measure_join(across, *sides))

    def decide(self, larger: str, smaller: str, measures: tuple[float, ...]) -> float:
        """Give the log odds for two stories by their measures; training looks in here."""
        return self._decision.judge(measures)

    def merge(self, one: str, other: str) -> Join:
        """Make two stories one, under the name of the older."""
        kept, gone = sorted((one, other), key=lambda story: (self.began[story], self._first(story)))
        del self.began[gone]
        for report in self.members[gone]:
            self.story_of[report] = kept
        moved = tuple(self.members.pop(gone))
        both = [*self.members[kept], *moved]
        self.members[kept] = sorted(both, key=self._order.__getitem__)
        return Join(kept, gone, moved)

    def grow(self, stories: Iterable[str], among: Collection[str] | None = None) -> list[Join]:
        """
        Join stories, the likeliest first, as long as the decision is above the bar.

        Args:
            stories: Those that something new is known of; they and their neighbours are looked at.
            among: Only these are joined to them; every neighbour where it is None.

        Returns:
            What was joined, in order.
        """
        waiting: list[tuple[float, str, str, int, int]] = []
        version: dict[str, int] = {}

        def push(story: str) -> None:
            if among is not None and set(among) <= {story}:
                return
            near = self.find_near(story)
            for other in near if among is None else near & set(among):
                first, second = self._sort(story, other)
                logit = self.judge(first, second)
                if logit > self._decision.bar:
                    versions = version.get(first, 0), version.get(second, 0)
                    heapq.heappush(waiting, (-logit, first, second, *versions))

        for story in sorted(set(stories)):
            push(story)
        joined = []
        while waiting:
            _, first, second, *versions = heapq.heappop(waiting)
            if [version.get(first, 0), version.get(second, 0)] != versions:
                continue
            joined.append(self.merge(first, second))
            for name in (first, second):
                version[name] = version.get(name, 0) + 1
            push(joined[-1].kept)
        return joined

    def _keep(self, report: str, other: str, logit: float) -> None:
        bounded = max(FAR_LOGIT, min(TOP_LOGIT, logit))
        self.scores[report][other] = self.scores[other][report] = bounded

    def _score_row(self, report: str, others: list[str]) -> list[float]:
        """Look up the pairs of a report, and ask for those that nobody has looked at."""
        known = self.scores[report]
        missing = [other for other in others if other not in known and other != report]
        if missing:
            for other, logit in zip(missing, self._score(report, missing), strict=True):
                self._keep(report, other, logit)
        return [known[other] for other in others]

    def _sort(self, one: str, other: str) -> tuple[str, str]:
        """Put the larger story first, of two alike the earlier."""
        first, second = sorted(
            (one, other), key=lambda story: (-len(self.members[story]), self._first(story))
        )
        return first, second

    def _first(self, story: str) -> int:
        return self._order[self.members[story][0]]

    def _pick_speakers(self, story: str) -> list[str]:
        """Let all reports of a story speak for it, of many some from first to last."""
        members = self.members[story]
        if len(members) <= N_SPEAKERS:
            return members
        step = (len(members) - 1) / (N_SPEAKERS - 1)
        return [members[round(at * step)] for at in range(N_SPEAKERS)]

    def _describe(self, story: str) -> Side:
        """Measure one story, for all its speakers."""
        speakers = self._pick_speakers(story)
        odds = [
            _find_odds(logit)
            for at, report in enumerate(speakers[1:], start=1)
            for logit in self._score_row(report, speakers[:at])
        ]
        return Side(
            n_reports=len(self.members[story]),
            cohesion=sum(odds) / len(odds) if odds else 0.0,
            length=sum(self._length_of[report] for report in speakers) / len(speakers),
        )


def measure_join(across: Sequence[Sequence[float]], one: Side, other: Side) -> tuple[float, ...]:
    """
    Measure what speaks for two stories being one.

    Args:
        across: Log odds of the pairs across, a row for each report of the larger story.
        one: The larger story.
        other: The smaller.

    Returns:
        The likeliest pair; pairs on average as log odds and as probability; the likelier
        quarter; the best pair of each report on average, for the smaller and for the larger;
        both cohesions; both sizes as logarithms; whether each is a single report; the length of
        the reports of each.
    """
    ordered = sorted((logit for row in across for logit in row), reverse=True)
    top = ordered[: max(1, len(ordered) // 4)]
    columns = [max(column) for column in zip(*across, strict=True)]
    return (
        ordered[0],
        sum(ordered) / len(ordered),
        sum(_find_odds(logit) for logit in ordered) / len(ordered),
        sum(top) / len(top),
        sum(columns) / len(columns),
        sum(max(row) for row in across) / len(across),
        one.cohesion,
        other.cohesion,
        math.log(min(one.n_reports, MOST_LEARNED)),
        math.log(min(other.n_reports, MOST_LEARNED)),
        float(one.n_reports == 1),
        float(other.n_reports == 1),
        one.length,
        other.length,
    )


def _find_odds(logit: float) -> float:
    """Turn log odds into a probability."""
    return 1 / (1 + math.exp(-logit))
