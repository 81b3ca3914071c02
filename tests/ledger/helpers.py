"""Small invented reports, and ledgers that take them in without a model."""

from __future__ import annotations

import random
import re
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from crosswire.ledger import placing
from crosswire.ledger.adding import Desk, add_items, sum_up
from crosswire.ledger.changes import Added
from crosswire.ledger.changing import Editor
from crosswire.ledger.sqlite import SqliteDatabase
from crosswire.pipeline import Engine
from crosswire.reader import Reader, RuleReader
from crosswire.reference import load_tables
from crosswire.story.frequencies import load_frequencies
from crosswire.story.profile import make_profile
from crosswire.story.stream import Entry, Merge, Placement
from crosswire.types import Article, Comparison, Note, Part, Reading, Unread

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)

NEW_INDEXES = (
    "now_figure_place",
    "now_figure_period",
    "now_figure_dated",
    "now_figure_conflict",
    "now_claim_country_day",
    "now_claim_country_bound",
    "now_dyad_event_day",
)
"""What version 10 of a ledger has, of these columns or at all."""
OLD_INDEXES = {
    "now_figure_dyad": "now_figure (one, other, property)",
    "now_figure_property": "now_figure (property, start)",
    "now_claim_country_day": "now_claim_country (country, day)",
    "now_dyad_event_day": "now_dyad_event (one, other, day, claim)",
}
"""What it had before instead."""

_OUTLETS = (
    "Bay Courier",
    "Hill Gazette",
    "Lake Tribune",
    "Port Herald",
    "Vale Mercury",
    "Moor Echo",
    "Cape Sentinel",
    "Fen Observer",
)
_STORIES = (
    ("Norwegian", "Foreign Minister Anna Lund", "Chilean", "Santiago", "Norway", "Chile"),
    ("Kenyan", "President David Oruko", "Vietnamese", "Hanoi", "Kenya", "Vietnam"),
    ("Polish", "Prime Minister Greta Wolska", "Ghanaian", "Accra", "Poland", "Ghana"),
)
_LINES = (
    "{adjective} {role} met the {other_adjective} foreign minister in {city} on Monday.",
    "“We have every reason to go on with the talks,” {surname} told reporters in {city}.",
    "{surname} said that trade between {country} and {other} grew by {number} percent last year.",
    "At least {number} people were injured when police broke up a march in {city}, officials said.",
    "{country} called on {other} to withdraw its troops from the border.",
    "{country} and {other} will sign an agreement on fisheries in March, the ministry said.",
    "The opposition in {city} rejected the plan and called for protests on Friday.",
    "{surname} invited the {other_adjective} president to visit {country} in December.",
)


class SectionStream:
    """Groups reports by their section, so that a test says itself which belong together."""

    def __init__(self) -> None:
        self.stories: dict[str, str] = {}

    @classmethod
    def restore(cls, entries: Iterable[Entry], *, open_days: int | None = None) -> SectionStream:
        """Take up what was kept."""
        stream = cls()
        for entry in entries:
            stream.stories[entry.profile.id] = entry.story
        return stream

    def add(self, article: Article) -> Placement:
        """Place a report; a section "one+two" joins two stories, which lead on to the first."""
        first, *others = (f"s-{one}" for one in (article.section or "none").split("+"))
        is_new = first not in self.stories.values()
        merges = []
        for other in others:
            moved = tuple(report for report, story in self.stories.items() if story == other)
            self.stories |= dict.fromkeys(moved, first)
            merges.append(Merge(first, other, moved, "by its section"))
        self.stories[article.id] = first
        return Placement(article.id, first, is_new, merges=tuple(merges))

    def entry_of(self, report: str) -> Entry:
        """Give what is to be kept of a report."""
        article = Article(id=report, uri=report, text=report)
        profile = make_profile(article, Counter(), load_frequencies())
        return Entry(profile, self.stories[report], day=1, began=0)


def group_by_section() -> None:
    """Let the ledger of this process group by section; for scripts that a test starts."""
    placing.StoryStream = SectionStream  # type: ignore[misc, assignment]


@cache
def load_engine(reader: Reader | None = None) -> Engine:
    """Give an engine that reads by rules."""
    return Engine(reader=reader or RuleReader(), tables=load_tables())


def make_article(
    text: str,
    *,
    outlet: str = "Bay Courier",
    section: str = "none",
    published: str | None = "2026-10-05",
    uri: str | None = None,
    title: str | None = None,
) -> Article:
    """Make a report of a text whose paragraphs are its lines."""
    name = re.sub(r"\W+", "-", f"{outlet} {section}").lower()
    number = zlib.crc32(f"{outlet}{text}".encode("utf-8", "surrogatepass"))
    return Article(
        id=f"r{number:08x}",
        uri=uri or f"{name}-{number:08x}.txt",
        title=title or text[:40],
        outlet=outlet,
        section=section,
        published=published,
        language="en",
        text=text,
        paragraphs=tuple(
            Part(start=one.start(), end=one.end()) for one in re.finditer(r"[^\n]+", text)
        ),
    )


def invent_articles(seed: int, n_stories: int = 1, n_each: int = 3) -> list[Article]:
    """Write short reports of a few stories; those of one story share most of their sentences."""
    chance = random.Random(seed)
    found = []
    for number in range(n_stories):
        adjective, role, other_adjective, city, country, other = _STORIES[number % len(_STORIES)]
        facts = {
            "adjective": adjective,
            "role": role,
            "other_adjective": other_adjective,
            "city": city,
            "country": country,
            "other": other,
            "surname": role.split()[-1],
        }
        section = f"{country.lower()}{seed}x{number}"
        toll = chance.randint(5, 60)
        for outlet in chance.sample(_OUTLETS, n_each):
            lines = chance.sample(_LINES, chance.randint(3, 5))
            text = "\n".join(
                line.format(**facts, number=toll + chance.choice((0, 0, 0, 9))) for line in lines
            )
            day = f"2026-10-{chance.randint(5, 9):02}"
            found.append(make_article(text, outlet=outlet, section=section, published=day))
    return found


class OtherReader:
    """A reader of another version, which finds no names."""

    name = "rules 2"

    def read(self, text: str, paragraphs: Sequence[Part]) -> Reading:
        """Read as the rules do."""
        return RuleReader().read(text, paragraphs)


class Box:
    """A ledger file and what works on it."""

    def __init__(self, path: Path, *, reader: Reader | None = None, wait: float = 5.0) -> None:
        self.path = path
        self.engine = load_engine(reader)
        self.database = SqliteDatabase(path, wait=wait)

    def add(self, items: Iterable[Article | Note | Unread]) -> Added:
        """Add reports in one go."""
        desk = Desk(self.database, self.engine, lambda: NOON)
        return sum_up(add_items(desk, list(items), self.engine))

    def add_one_by_one(self, articles: Iterable[Article]) -> None:
        """Add each report in a batch of its own."""
        for article in articles:
            self.add([article])

    def correct(self, report: str, article: Article) -> Added:
        """Enter a new version of a report."""
        desk = Desk(self.database, self.engine, lambda: NOON)
        return sum_up(add_items(desk, [article], self.engine, replaces={article.id: report}))

    @property
    def editor(self) -> Editor:
        """What changes the ledger by adding to it."""
        return Editor(self.database, self.engine, lambda: NOON)

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()


def dump(path: Path, like: str = "%", *, leave_out: Sequence[str] = ()) -> dict[str, list[tuple]]:
    """Give all rows of the tables of a ledger file, in order."""
    connection = sqlite3.connect(path)
    try:
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE ?"
                " AND name NOT LIKE 'now_words_%' ORDER BY name",
                (like,),
            )
            if name not in leave_out
        ]
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in tables
        }
    finally:
        connection.close()


def show_claims(comparison: Comparison) -> list[tuple[object, ...]]:
    """Give what the claims of a comparison say, without their ids, which tell what came first."""
    return sorted(
        (
            claim.kind.value,
            claim.summary,
            claim.verdict.value,
            claim.because,
            claim.confidence,
            claim.reports,
            tuple((one.report, one.start, one.end, one.origin) for one in claim.mentions),
        )
        for claim in comparison.claims
    )


def go_back_to_nine(execute: Callable[[str], object]) -> None:
    """Take from a ledger, in a file or on a server, what version 10 brought."""
    for index in NEW_INDEXES:
        execute(f"DROP INDEX {index}")
    execute("ALTER TABLE now_figure DROP COLUMN verdict")
    execute("ALTER TABLE now_claim_country DROP COLUMN is_bound")
    for index, columns in OLD_INDEXES.items():
        execute(f"CREATE INDEX {index} ON {columns}")
