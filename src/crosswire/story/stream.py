"""INTERIM STUB, replaced by the streaming grouper."""

from __future__ import annotations

import msgspec

from crosswire.story.evidence import compare_profiles, score
from crosswire.story.frequencies import load_frequencies
from crosswire.story.profile import Profile, count_terms, make_profile
from crosswire.types import Article


class Entry(msgspec.Struct, frozen=True):
    report: str
    story: str
    profile: Profile


class Placement(msgspec.Struct, frozen=True):
    story: str
    why: str
    merged: tuple[str, ...] = ()
    related: tuple[tuple[str, str], ...] = ()


class StoryStream:
    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}

    @classmethod
    def restore(cls, entries: object) -> StoryStream:
        s = cls()
        for e in entries:  # type: ignore[attr-defined]
            s.entries[e.report] = e
        return s

    def add(self, article: Article) -> Placement:
        p = make_profile(article, count_terms(article), load_frequencies())
        best, most = None, 0.0
        for e in self.entries.values():
            v = score(compare_profiles(e.profile, p))
            if v > most:
                best, most = e, v
        story = best.story if best and most >= 0.5 else "s" + article.id[1:]
        self.entries[article.id] = Entry(article.id, story, p)
        return Placement(
            story,
            f"like {best.report} ({most:.2f})" if best and most >= 0.5 else "first of its story",
        )

    def entry(self, report: str) -> Entry | None:
        return self.entries.get(report)
