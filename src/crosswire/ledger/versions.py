"""What a corrected article has otherwise than the one it replaces."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import takewhile

from crosswire.ledger.database import Database, at_one_commit
from crosswire.ledger.records import TextChange
from crosswire.ledger.storing import load_articles

MOST_PARAGRAPHS = 2_000
"""Of two versions, apart from those at both ends that are the same; more are one change."""


@at_one_commit
def load_changes(database: Database, report: str) -> tuple[TextChange, ...]:
    """
    Load what the new version of a report has otherwise; nothing where it has none.

    Args:
        database: The ledger.
        report: Id of the report that was replaced.
    """
    rows = database.rows(
        "SELECT id FROM report WHERE replaces = :report ORDER BY number DESC LIMIT 1",
        {"report": report},
    )
    if not rows:
        return ()
    old, new = load_articles(database, (report, str(rows[0][0])))
    return compare_texts(old.text, new.text)


def compare_texts(old: str, new: str) -> tuple[TextChange, ...]:
    """
    Tell two versions of a text apart, paragraph by paragraph.

    Where "forty" became "four" in one paragraph, that paragraph is shown as it was and as it is.
    A text of many thousand short lines, which no outlet prints, is shown as one change: to match
    its lines takes hours.
    """
    before, after = _cut(old), _cut(new)
    n_first = _count_same(before, after)
    before, after = before[n_first:], after[n_first:]
    n_last = _count_same(reversed(before), reversed(after))
    before, after = before[: len(before) - n_last], after[: len(after) - n_last]
    if len(before) + len(after) > MOST_PARAGRAPHS:
        return (TextChange(before="\n".join(before), after="\n".join(after)),)
    matcher = SequenceMatcher(None, before, after)
    return tuple(
        TextChange(before="\n".join(before[first:last]), after="\n".join(after[start:stop]))
        for tag, first, last, start, stop in matcher.get_opcodes()
        if tag != "equal"
    )


def _count_same(one: Iterable[str], other: Iterable[str]) -> int:
    """Count the paragraphs with which both begin."""
    both = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))


def _cut(text: str) -> list[str]:
    """Cut a text into its paragraphs, without the empty lines between them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
