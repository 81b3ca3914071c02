"""What a corrected article has otherwise than the one it replaces."""

from __future__ import annotations

from difflib import SequenceMatcher

from crosswire.ledger.database import Database, at_one_commit
from crosswire.ledger.records import TextChange
from crosswire.ledger.storing import load_articles


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
    before, after = _cut(old.text), _cut(new.text)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        TextChange(before="\n".join(before[first:last]), after="\n".join(after[start:stop]))
        for tag, first, last, start, stop in matcher.get_opcodes()
        if tag != "equal"
    )


def _cut(text: str) -> list[str]:
    """Cut a text into its paragraphs, without the empty lines between them."""
    return [line.strip() for line in text.splitlines() if line.strip()]
