"""Which reports each story has in the end, after all that came in was placed."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from crosswire.story.stream import Change, ChangeKind, Link, Placement


class BookedStory(msgspec.Struct, frozen=True):
    """
    One story when all reports are placed.

    Attributes:
        id: Made from its first report.
        reports: Ids of its reports in the order in which they came in.
        links: Pairs of a report and the link that put it here.
        changes: Merges and splits that this story was part of.
        related: Links to reports of other stories, one for each story, the likeliest first.
    """

    id: str
    reports: tuple[str, ...]
    links: tuple[tuple[str, Link], ...]
    changes: tuple[Change, ...]
    related: tuple[Link, ...]


class StoryBook:
    """Keep the stories of a stream, with what is known of those that have left its window."""

    def __init__(self) -> None:
        self._members: dict[str, list[str]] = {}
        self._story_of: dict[str, str] = {}
        self._links: defaultdict[str, list[Link]] = defaultdict(list)
        self._changes: list[Change] = []
        self._related: list[tuple[str, Link]] = []

    def place(self, placement: Placement) -> None:
        """Take in what `StoryStream.add` said of one report."""
        for change in placement.changes:
            self._move(change)
        self._members.setdefault(placement.story, []).append(placement.report)
        self._story_of[placement.report] = placement.story
        if placement.links:
            self._links[placement.report] += placement.links
        self._related += [(placement.report, link) for link in placement.related]

    def stories(self) -> tuple[BookedStory, ...]:
        """Give all stories, the earliest first."""
        related = self._relate()
        changes: defaultdict[str, list[Change]] = defaultdict(list)
        for change in self._changes:
            changes[self._follow(change.story)].append(change)
        return tuple(
            BookedStory(
                id=story,
                reports=tuple(reports),
                links=tuple(
                    (report, link)
                    for report in reports
                    for link in self._links.get(report, ())
                    if self._story_of[link.report] == story
                ),
                changes=tuple(changes[story]),
                related=tuple(related[story]),
            )
            for story, reports in self._members.items()
        )

    def _move(self, change: Change) -> None:
        """Carry out a merge, of the reports that left the window too, or a split."""
        moved = list(change.reports)
        if change.kind is ChangeKind.MERGED:
            moved = self._members.pop(change.other, moved)
        else:
            gone = set(moved)
            kept = [report for report in self._members[change.other] if report not in gone]
            self._members[change.other] = kept
        for report in moved:
            self._story_of[report] = change.story
        self._members[change.story] = self._members.get(change.story, []) + moved
        self._changes.append(change)

    def _follow(self, story: str) -> str:
        """Find the story that bears the reports of a story now."""
        for change in self._changes:
            if change.kind is ChangeKind.MERGED and change.other == story:
                story = change.story
        return story

    def _relate(self) -> defaultdict[str, list[Link]]:
        """List for each story the others of its subject, the earlier and the later ones."""
        best: defaultdict[str, dict[str, Link]] = defaultdict(dict)
        for report, link in self._related:
            here, there = self._story_of[report], self._story_of.get(link.report, link.story)
            if here == there:
                continue
            for one, other, shown in ((here, there, link.report), (there, here, report)):
                known = best[one].get(other)
                if known is None or known.score < link.score:
                    best[one][other] = msgspec.structs.replace(link, story=other, report=shown)
        return defaultdict(
            list,
            {
                story: sorted(links.values(), key=lambda link: (-link.score, link.story))
                for story, links in best.items()
            },
        )
