"""What is known of a story beside its claims."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from crosswire.ledger.coding import from_json, to_json
from crosswire.ledger.database import Database
from crosswire.types import Article, Comparison, Note, Origin, Story, Tool, Unread


class StoryState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """
    What is known of a story beside its claims, as a version keeps it.

    Attributes:
        story: Its description.
        tool: Versions that compared its reports.
        articles: Its reports in order: what the story makes known of each (date, basis, family)
            that its outlet does not say; without their texts.
        origins: Where they come from.
        notes: What a careful reader would flag.
        unread: Reports that could not be read again.
    """

    story: Story
    tool: Tool
    articles: tuple[Article, ...]
    origins: tuple[Origin, ...] = ()
    notes: tuple[Note, ...] = ()
    unread: tuple[Unread, ...] = ()


def load_state(database: Database, story: str) -> StoryState | None:
    """Load the last version of what is known of a story; None where it was never compared."""
    found = database.rows(
        "SELECT value FROM story_version WHERE story = :story ORDER BY batch DESC LIMIT 1",
        {"story": story},
    )
    return from_json(found[0][0], StoryState) if found else None


def put_state(database: Database, story: str, comparison: Comparison, batch: int) -> None:
    """Enter what is known of a story now."""
    state = StoryState(
        story=comparison.story,
        tool=comparison.tool,
        articles=tuple(replace(article, text="") for article in comparison.reports),
        origins=comparison.origins,
        notes=comparison.notes,
        unread=comparison.unread,
    )
    database.execute(
        "INSERT INTO story_version (story, batch, value) VALUES (:story, :batch, :value)",
        {"story": story, "batch": batch, "value": to_json(state)},
    )
