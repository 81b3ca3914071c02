"""What the tests of sources share."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from crosswire.sources import SourceOptions, gather
from crosswire.types import Article, Note, Unread

TODAY = date(2026, 11, 1)
LEAD = (
    "The foreign minister of the island republic said on Tuesday that talks over the strait"
    " would resume within weeks, after a pause of two years."
)
END = '"We want a fair deal," she told reporters at the harbour, and left without taking questions.'
TITLE = "Talks over the strait to resume"


def collect(
    *inputs: str | Path, options: SourceOptions | None = None, stdin: bytes | None = None
) -> tuple[list[Article], list[Note], list[Unread]]:
    """Gather inputs and sort what comes by kind."""
    found = list(
        gather(
            [str(one) for one in inputs],
            options=options or SourceOptions(),
            today=TODAY,
            stdin=None if stdin is None else io.BytesIO(stdin),
        )
    )
    return (
        [one for one in found if isinstance(one, Article)],
        [one for one in found if isinstance(one, Note)],
        [one for one in found if isinstance(one, Unread)],
    )


def only_article(path: Path, options: SourceOptions | None = None) -> Article:
    """Gather one file that must give one article and nothing unread."""
    articles, _, unread = collect(path, options=options)
    assert not unread
    assert len(articles) == 1
    return articles[0]


def only_reason(path: Path, options: SourceOptions | None = None) -> str:
    """Gather one input that must give nothing but one reason why it was not read."""
    articles, notes, unread = collect(path, options=options)
    assert not articles
    assert not notes
    assert len(unread) == 1
    assert unread[0].uri.startswith(str(path))
    return unread[0].reason
