"""Every value that reports give for a figure."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from crosswire.ledger import open_ledger
from crosswire.pipeline import Engine
from crosswire.sources import gather
from crosswire.sources.options import SourceOptions
from crosswire.types import Verdict
from tests.conftest import REPOSITORY


def test_a_conflict_keeps_both_sides_with_who_said_and_carried_them(tmp_path: Path) -> None:
    """Forty soldiers in one report, sixty in another, both in a third."""
    with open_ledger(
        tmp_path / "desk.db",
        engine=Engine.default,
        clock=lambda: datetime(2026, 6, 10, tzinfo=UTC),
        is_writing=True,
    ) as ledger:
        folder = str(REPOSITORY / "examples" / "prisoner-count")
        ledger.add(gather([folder], options=SourceOptions(), today=date(2026, 6, 10), stdin=None))
        (figure,) = (one for one in ledger.figures() if one.verdict is Verdict.CONFLICT)
    given = {(value.figure.low, outlet) for value in figure.values for outlet in value.carried_by}
    assert given == {
        (60.0, "Caspian News Desk"),
        (40.0, "Levant Line"),
        (60.0, "Brussels Bulletin"),
        (40.0, "Brussels Bulletin"),
    }
    assert [value.day for value in figure.values] == sorted(
        value.day or "" for value in figure.values
    )
    assert all(value.evidence.outlet in value.carried_by for value in figure.values)
