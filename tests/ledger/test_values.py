"""Every value that reports give for a figure."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from crosswire.ledger import open_ledger
from crosswire.ledger.figures import load_figures
from crosswire.ledger.queries import ClaimFilter, StoryFilter, list_claims, list_stories
from crosswire.ledger.restoring import load_history, restore_story, trace_claim
from crosswire.pipeline import Engine
from crosswire.sources import gather
from crosswire.sources.options import SourceOptions
from crosswire.types import Verdict
from crosswire.types.naming import name_reports
from tests.conftest import REPOSITORY
from tests.ledger.helpers import Box, make_article


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


def test_a_report_without_an_outlet_goes_by_the_name_that_compare_gives_it(box: Box) -> None:
    """By its file, and not by its headline, in figures, claims and the history of a claim."""
    text = "Police in Accra said that 30 people were injured in the march on Monday."
    named = make_article(text, outlet="Hill Gazette", section="march")
    bare = replace(make_article(f"{text} Shops closed.", section="march"), outlet=None, id="r1")
    box.add_one_by_one([named, replace(bare, uri="desk/accra-march.txt")])
    (story,) = list_stories(box.database, StoryFilter())
    page = restore_story(box.database, story.id)
    names = set(name_reports(page.comparison.reports).values())
    assert names == {"Hill Gazette", "accra-march"}
    (figure,) = load_figures(box.database)
    assert set(figure.carried_by) == names
    assert {name for value in figure.values for name in value.carried_by} == names
    assert {
        name for one in list_claims(box.database, ClaimFilter()) for name in one.outlets.values()
    } == names
    history = load_history(box.database, trace_claim(box.database, figure.evidence.claim))
    assert "came in: accra-march" in [version.why for version in history]
