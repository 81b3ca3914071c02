"""Which reports each story has in the end, after all that came in was placed."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from crosswire.story.stream import Link, Merge, Placement


class BookedStory(msgspec.Struct, frozen=True):
    """
    One story when all reports are placed.

    Attributes:
        id: Made from its first report.
        reports: Ids of its reports in the order in which they came in.
        links: Pairs of a report and the link that put it here.
        merges: Stories that went into this one.
        related: Links to reports of other stories, one for each story, the likeliest first.
    """

    id: str
    reports: tuple[str, ...]
    links: tuple[tuple[str, Link], ...]
    merges: tuple[Merge, ...]
    related: tuple[Link, ...]


class StoryBook:
    """Keep the stories of a stream, with what is known of those that have left its window."""

    def __init__(self) -> None:
        self._members: dict[str, list[str]] = {}
        self._story_of: dict[str, str] = {}
        self._links: defaultdict[str, list[Link]] = defaultdict(list)
        self._merges: list[Merge] = []
        self._related: list[tuple[str, Link]] = []

    def place(self, placement: Placement) -> None:
        """Take in what `StoryStream.add` said of one report."""
        for merge in placement.merges:
            self._move(merge)
        self._members.setdefault(placement.story, []).append(placement.report)
        self._story_of[placement.report] = placement.story
        if placement.links:
            self._links[placement.report] += placement.links
        self._related += [(placement.report, link) for link in placement.related]

    def stories(self) -> tuple[BookedStory, ...]:
        """Give all stories, the earliest first."""
        related = self._relate()
        merges: defaultdict[str, list[Merge]] = defaultdict(list)
        for merge in self._merges:
            merges[self._follow(merge.story)].append(merge)
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
                merges=tuple(merges[story]),
                related=tuple(related[story]),
            )
            for story, reports in self._members.items()
        )

    def _move(self, merge: Merge) -> None:
        """Carry out a merge, of the reports that left the window too."""
        moved = self._members.pop(merge.other, list(merge.reports))
        for report in moved:
            self._story_of[report] = merge.story
        self._members[merge.story] = self._members.get(merge.story, []) + moved
        self._merges.append(merge)

    def _follow(self, story: str) -> str:
        """Find the story that bears the reports of a story now."""
        for merge in self._merges:
            if merge.other == story:
                story = merge.story
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
