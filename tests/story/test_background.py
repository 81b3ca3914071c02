"""What went before is no event of the story, whatever it weighs otherwise."""

from __future__ import annotations

import pytest

from crosswire.story import describe_story
from crosswire.story.background import drop_background
from crosswire.types import EventType, Place, Report
from tests.origins.builders import ITALY, NORWAY, add_event, make_report

RELEASE = "The last nine hostages were released near Bari on Friday."


def make_release(name: str, raid: str, *, is_release_read: bool = True) -> Report:
    """Make a report of a release whose second paragraph tells of the raid before it."""
    report = make_report(name, f"{RELEASE}\n{raid}", published="2031-03-21")
    if is_release_read:
        report = add_event(report, "were released", EventType.RETREAT, day="2031-03-21")
    place = Place(name="Lecce", country="ITA", lat=40.35, lon=18.17)
    return add_event(
        report, raid, EventType.ASSAULT, actors=(ITALY,), recipients=(NORWAY,), place=place,
        day="2031-03-18",
    )  # fmt: skip


@pytest.mark.parametrize(
    "raid",
    ["Gunmen attacked a school in Lecce on 18 March.", "Gunmen had attacked a school in Lecce."],
)
def test_the_raid_before_a_release_is_no_type_of_the_story(raid: str) -> None:
    story = describe_story([make_release("a", raid), make_release("b", raid)])
    assert story.types == (EventType.RETREAT,)
    assert story.date is not None and story.date.start == "2031-03-21"


def test_where_the_news_is_not_understood_its_background_does_not_stand_for_it() -> None:
    """No type is better than that of the raid; day and place are those of the lead."""
    raid = "Gunmen attacked a school in Lecce on 18 March."
    story = describe_story(
        [make_release(name, raid, is_release_read=False) for name in ("a", "b", "c")]
    )
    assert story.types == ()
    assert story.date is not None and story.date.start == "2031-03-21"
    assert story.place is not None and story.place.name == "Bari"


def test_the_day_of_the_leads_serves_where_no_event_is_understood() -> None:
    """Published a day later, the quake still struck on the day that the leads name."""
    texts = ("A strong quake struck on Friday.", "Forty died on Friday in a quake.")
    reports = [
        make_report(name, text, published="2031-03-22")
        for name, text in zip("ab", texts, strict=True)
    ]
    story = describe_story(reports)
    assert story.date is not None and story.date.start == "2031-03-21"


def test_sentences_of_what_went_before_are_dropped() -> None:
    text = "Votes were counted on Friday. Clashes in Lecce had killed two people. Turnout was high."
    assert drop_background(text) == "Votes were counted on Friday. Turnout was high."
