"""Stories as reports come in: one report at a time, with a window that closes behind them."""

from __future__ import annotations

import hashlib
import math
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from crosswire.errors import UsageError
from crosswire.story.evidence import (
    MOST_DAYS,
    Evidence,
    compare_with_all,
    score,
    score_content,
)
from crosswire.story.explain import explain_pair, find_words
from crosswire.story.frequencies import load_frequencies
from crosswire.story.link import Join, Links
from crosswire.story.neighbours import ALL_PAIRS, TermIndex
from crosswire.story.profile import Profile, TermCounts, count_terms, list_keys, make_profile
from crosswire.types import Article

#: Two reports whose texts are this likely (log odds) to be of one event are related.
RELATED = 0.0
#: Of closed stories so many are remembered by their first report, to be named as related.
MOST_REMEMBERED = 5_000
#: So many last reports say which day it is, and stay in the window whatever their own day.
_RECENT = 15
_MOST_LINKS = 5
_MOST_RELATED = 3
_MADE = "s-"
_DIGITS = 12
"""Hexadecimal digits of an id that is made from that of a report."""

Words = Mapping[int, str]


class Entry(msgspec.Struct, frozen=True):
    """
    One report of the open window, as it can be stored (msgpack) and restored.

    Attributes:
        profile: The report as grouping sees it.
        story: Id of its story. It can change later: `Placement.merges` says so.
        day: Day from which the window counts, as an ordinal; that of the stream where the
            report has none.
        began: How many reports had come in when the story began; of two that merge the older stays.
        scores: Log odds of the pairs with earlier reports that were looked at.
    """

    profile: Profile
    story: str
    day: int
    began: int
    scores: tuple[tuple[str, float], ...] = ()


class Link(msgspec.Struct, frozen=True):
    """
    Why a report is with another, or related to one.

    Attributes:
        report: Id of the other report.
        story: Id of its story.
        score: Probability that both tell of one event, from 0 to 1.
        because: One sentence.
    """

    report: str
    story: str
    score: float
    because: str


class Merge(msgspec.Struct, frozen=True):
    """
    A story that turned out to be part of another.

    Attributes:
        story: Id of the story that these reports now belong to.
        other: Id of the story that they belonged to before; nothing bears it any more.
        reports: Ids of the reports that moved, as far as they are in the window.
        because: One sentence.
    """

    story: str
    other: str
    reports: tuple[str, ...]
    because: str


class Placement(msgspec.Struct, frozen=True):
    """
    Where a report was put, and why.

    Attributes:
        report: Its id.
        story: Id of its story, made from the first report of it.
        is_new: True where it begins a story.
        links: The likeliest of the reports of its story, at most five.
        related: Reports of other stories of the same subject, at most three.
        merges: Stories that became one by it.
    """

    report: str
    story: str
    is_new: bool
    links: tuple[Link, ...] = ()
    related: tuple[Link, ...] = ()
    merges: tuple[Merge, ...] = ()


class StoryStream:
    """
    Group reports into stories as they come in, best in order of publication.

    Each report is compared with the nearest of the last days. It joins a story, begins one, or
    shows that two stories are one. A story's id is made from its first report and stays; of two
    stories that merge the older keeps its id. The day of the stream is the middle one of its
    last reports, so that a date in the far future or past, a misprint, moves nothing. Reports
    leave the window once they lie more than `open_days` from it: nothing that comes in can then
    be of their event. The first reports of closed stories are remembered, so that a second
    meeting of the same ministers a year later is a story of its own that is related to the first.

    Args:
        open_days: Days that a report stays in the window; None keeps all.
        most_remembered: Of how many closed stories the first report is remembered.
    """

    def __init__(
        self, *, open_days: int | None = MOST_DAYS, most_remembered: int = MOST_REMEMBERED
    ) -> None:
        self._open_days = open_days
        self._most_remembered = most_remembered
        self._entries: dict[str, Entry] = {}
        self._on_day: dict[int, list[str]] = {}
        self._remembered: dict[str, None] = {}
        self._links = Links(self._score_pairs)
        self._index = TermIndex()
        self._counts = TermCounts()
        self._recent: deque[tuple[str, int]] = deque(maxlen=_RECENT)
        self._closed_at = 0
        self._n_added = 0

    @classmethod
    def restore(
        cls,
        entries: Iterable[Entry],
        *,
        open_days: int | None = MOST_DAYS,
        most_remembered: int = MOST_REMEMBERED,
    ) -> StoryStream:
        """
        Go on where an earlier stream ended.

        Args:
            entries: What `entry_of` gave for its reports, with the story that each has now, in
                the order in which they came in. Those of the last days are enough; first
                reports of older stories are remembered, to be named as related.
            open_days: As for the stream itself.
            most_remembered: As for the stream itself.
        """
        stream = cls(open_days=open_days, most_remembered=most_remembered)
        for entry in entries:
            stream._keep(entry)
        stream._close_far()
        return stream

    @property
    def n_open(self) -> int:
        """Count the reports in the window."""
        return len(self._entries) - len(self._remembered)

    def add(self, article: Article) -> Placement:
        """
        Put a report into a story.

        Args:
            article: The report, or the article before it is read; each id is given once.

        Raises:
            UsageError: A report of this id is in the window already.
        """
        if article.id in self._entries:
            raise UsageError(f"report {article.id} is in the stream already; give each once")
        self._close_far()
        profile = self._make_profile(article)
        day = self._find_day(profile)
        nearest = self._index.find_nearest(profile)
        evidence = dict(zip(nearest, self._compare(profile, nearest), strict=True))
        scores = tuple((other, score(found)) for other, found in evidence.items())
        story = make_story_id(article.id)
        self._keep(Entry(profile, story, day, self._n_added, scores))
        joined = self._links.grow([story], among=self._links.find_near(story))
        now = self._links.story_of[article.id]
        words = find_words(article)
        merges = tuple(
            self._record_join(join, profile, evidence, words)
            for join in joined
            if join.gone != story
        )
        return Placement(
            report=article.id,
            story=now,
            is_new=now == story,
            links=self._explain(profile, now, evidence, words),
            related=self._relate(profile, now, evidence, words),
            merges=merges,
        )

    def entry_of(self, report: str) -> Entry:
        """
        Give what is to be stored of a report in the window, with the story it has now.

        Raises:
            UsageError: The report is not in the window.
        """
        if report not in self._entries:
            raise UsageError(f"report {report} is not in the open window; store its entry earlier")
        story = self._links.story_of[report]
        return replace(
            self._entries[report],
            story=story,
            began=self._links.began[story],
            scores=self._links.list_earlier(report),
        )

    def entries(self) -> tuple[Entry, ...]:
        """Give the entries of the window and of what is remembered, in the order they came in."""
        return tuple(self.entry_of(report) for report in self._entries)

    def _keep(self, entry: Entry) -> None:
        """Take a report into the window."""
        report = entry.profile.id
        self._entries[report] = replace(entry, scores=())  # the links hold them
        self._on_day.setdefault(entry.day, []).append(report)
        self._links.add(
            report,
            dict(entry.scores),
            n_words=entry.profile.n_words,
            story=entry.story,
            began=entry.began,
        )
        self._index.add(entry.profile)
        self._counts.add(list_keys(entry.profile))
        self._recent.append((report, entry.day))
        self._n_added = max(self._n_added, entry.began) + 1

    def _make_profile(self, article: Article) -> Profile:
        others = self._counts if self._counts.n_reports > ALL_PAIRS else None
        return make_profile(article, count_terms(article), load_frequencies(), others)

    @property
    def _today(self) -> int:
        """Give the middle day of the last reports as an ordinal; 0 where none came in."""
        days = sorted(day for _, day in self._recent)
        return days[len(days) // 2] if days else 0

    def _find_day(self, profile: Profile) -> int:
        """Number the day of a report; one whose year is not known is of the days that are open."""
        today = self._today
        if profile.day is None:
            return today
        if profile.day.year is None:
            return profile.day.nearest_to(date.fromordinal(today)).toordinal() if today else 0
        return profile.day.in_year(profile.day.year).toordinal()

    def _close_far(self) -> None:
        """Let the reports go that lie too far from today, but for the first of their stories."""
        today = self._today
        if self._open_days is None or (today == self._closed_at and self._n_added % _RECENT):
            return
        self._closed_at = today
        fresh = {report for report, _ in self._recent}
        closed: list[str] = []
        for day in [day for day in self._on_day if abs(day - today) > self._open_days]:
            gone = self._on_day.pop(day)
            if kept := [report for report in gone if report in fresh]:
                self._on_day[day] = kept
            for report in [report for report in gone if report not in fresh]:
                self._counts.drop(list_keys(self._entries[report].profile))
                if make_story_id(report) == self._links.story_of[report]:
                    self._remembered[report] = None
                    closed.append(report)
                else:
                    self._forget(report)
        while len(self._remembered) > self._most_remembered:
            oldest = next(iter(self._remembered))
            del self._remembered[oldest]
            self._forget(oldest)
        self._links.shrink(report for report in closed if report in self._remembered)

    def _forget(self, report: str) -> None:
        del self._entries[report]
        self._index.drop(report)
        self._links.drop(report)

    def _compare(self, profile: Profile, others: Sequence[str]) -> list[Evidence]:
        return compare_with_all(profile, [self._entries[other].profile for other in others])

    def _score_pairs(self, report: str, others: Sequence[str]) -> list[float]:
        profile = self._entries[report].profile
        return [score(found) for found in self._compare(profile, others)]

    def _explain(
        self, profile: Profile, story: str, evidence: Mapping[str, Evidence], words: Words
    ) -> tuple[Link, ...]:
        """Name the likeliest pairs of a report with others of its story."""
        inside = {
            other: score(found)
            for other, found in evidence.items()
            if self._links.story_of[other] == story
        }
        likely = sorted(inside, key=lambda other: (-inside[other], other))
        return tuple(
            self._link(profile, other, inside[other], evidence[other], words)
            for other in likely[:_MOST_LINKS]
        )

    def _relate(
        self, profile: Profile, story: str, evidence: Mapping[str, Evidence], words: Words
    ) -> tuple[Link, ...]:
        """Name the likeliest reports of other stories that tell of the same subject."""
        outside: dict[str, tuple[float, str]] = {}
        for other, found in evidence.items():
            content, where = score_content(found), self._links.story_of[other]
            if where != story and content > max(RELATED, outside.get(where, (RELATED, ""))[0]):
                outside[where] = content, other
        likely = sorted(outside.values(), key=lambda pair: (-pair[0], pair[1]))
        return tuple(
            self._link(profile, other, logit, evidence[other], words)
            for logit, other in likely[:_MOST_RELATED]
        )

    def _link(
        self, profile: Profile, other: str, logit: float, evidence: Evidence, words: Words
    ) -> Link:
        there = self._entries[other].profile
        return Link(
            report=other,
            story=self._links.story_of[other],
            score=round(1 / (1 + math.exp(-logit)), 3),
            because=explain_pair(profile, there, evidence, words),
        )

    def _record_join(
        self, join: Join, profile: Profile, evidence: Mapping[str, Evidence], words: Words
    ) -> Merge:
        """Say by which of its reports a story turned out to be part of an older one."""
        moved = sorted(
            (other for other in join.moved if other in evidence),
            key=lambda other: (-score(evidence[other]), other),
        )
        because = "the reports of both stories are as alike as those inside either."
        if moved:
            there = self._entries[moved[0]].profile
            pair = explain_pair(profile, there, evidence[moved[0]], words)
            because = f"a new report belongs to both; with one of the later story: {pair}"
        return Merge(join.kept, join.gone, join.moved, because)


def make_story_id(report: str) -> str:
    """Make the id of a story from that of its first report."""
    digest = hashlib.sha256(report.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{_MADE}{digest[:_DIGITS]}"
