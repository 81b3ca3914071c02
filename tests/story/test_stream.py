"""Stories as reports come in: ids stay, the window closes, and what was kept goes on."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from crosswire.errors import UsageError
from crosswire.story.stream import Entry, StoryStream
from crosswire.types import Article, Part

HARBOUR = (
    "The harbour of Porto Alto was closed on {day} after a crane fell on the ferry Santa Rita. "
    "Mayor Rui Costa said {number} dockers were hurt, and that divers were searching the basin. "
    "The ferry company Alto Lines said that all passengers had left the Santa Rita before."
)
HARBOUR_AGAIN = (
    "A crane has fallen on a ferry in Porto Alto on {day}, the second such accident there. "
    "Rui Costa, the mayor, said {number} dockers had been taken to hospital from the quay. "
    "Alto Lines, which runs the Santa Rita, promised an inquiry into its cranes."
)
DAM = (
    "Engineers of the Karun valley opened the gates of the Merivale dam on {day}. "
    "Water minister Lena Okoro said {number} villages below it were warned by siren. "
    "Farmers in Merivale had asked for weeks that the reservoir be let down."
)


def make_report(number: int, text: str, day: date, *, n_hurt: int = 12) -> Article:
    """Make a report of a day."""
    body = text.format(day=day.strftime("%A"), number=n_hurt)
    return Article(
        id=f"r{number:04d}",
        uri=f"{number}.txt",
        title=body[:50],
        outlet=f"Outlet {number}",
        published=day.isoformat(),
        language="en",
        text=body,
        paragraphs=(Part(start=0, end=len(body)),),
    )


DAY = date(2031, 3, 3)


def test_reports_of_one_event_join_the_story_of_the_first() -> None:
    stream = StoryStream()
    first = stream.add(make_report(1, HARBOUR, DAY))
    second = stream.add(make_report(2, HARBOUR, DAY))
    other = stream.add(make_report(3, DAM, DAY))
    assert first.is_new
    assert second.story == first.story
    assert not second.is_new
    assert other.story != first.story


def test_a_report_says_why_it_is_where_it_is() -> None:
    stream = StoryStream()
    stream.add(make_report(1, HARBOUR, DAY))
    (link,) = stream.add(make_report(2, HARBOUR, DAY)).links
    assert link.report == "r0001"
    assert 0.5 < link.score <= 1
    assert link.because.endswith((".", "day"))


def test_a_report_is_taken_once() -> None:
    stream = StoryStream()
    stream.add(make_report(1, HARBOUR, DAY))
    with pytest.raises(UsageError, match="r0001"):
        stream.add(make_report(1, HARBOUR, DAY))


def test_the_window_closes_behind_the_last_reports() -> None:
    stream = StoryStream()
    for number in range(60):
        stream.add(make_report(number, DAM, DAY + timedelta(days=6 * number), n_hurt=number + 3))
    assert stream.n_open <= 18  # the last fifteen, and those within ten days of the middle one


@pytest.mark.parametrize("years", [-70, 70])
def test_a_misprinted_year_neither_closes_nor_opens_the_window(years: int) -> None:
    stream = StoryStream()
    misprint = DAY.replace(year=DAY.year + years)
    for number in range(200):
        day = misprint if number % 40 == 20 else DAY + timedelta(days=number // 2)
        placement = stream.add(make_report(number, DAM, day, n_hurt=number + 3))
        if number % 40 == 21:
            assert not placement.is_new  # yesterday's report is still there
    assert stream.n_open < 60


def test_the_window_follows_a_stream_that_goes_on_in_another_year() -> None:
    stream = StoryStream()
    for number in range(100):
        day = DAY + timedelta(days=number // 10 + (3_000 if number >= 50 else 0))
        stream.add(make_report(number, DAM, day, n_hurt=number + 3))
    assert stream.n_open == 50


def test_a_stream_that_goes_on_remembers_as_many_as_it_is_told() -> None:
    stream = StoryStream()
    for number in range(80):
        text = HARBOUR if number % 2 else DAM
        stream.add(make_report(number, text, DAY + timedelta(days=30 * number)))
    again = StoryStream.restore(stream.entries(), most_remembered=5)
    assert len(again.entries()) == again.n_open + 5


def test_the_same_accident_a_year_later_is_another_story_that_is_related() -> None:
    stream = StoryStream()
    first = stream.add(make_report(1, HARBOUR, DAY))
    later = stream.add(make_report(2, HARBOUR_AGAIN, DAY + timedelta(days=366), n_hurt=31))
    assert later.story != first.story
    assert [link.story for link in later.related] == [first.story]


def test_entries_come_back_equal_and_the_stream_goes_on() -> None:
    """What a ledger keeps of the open window is all that is needed."""
    stream = StoryStream()
    for number, text in enumerate((HARBOUR, DAM, HARBOUR, DAM, HARBOUR)):
        stream.add(make_report(number, text, DAY))
    packed = msgspec.msgpack.encode(stream.entries())
    entries = msgspec.msgpack.decode(packed, type=tuple[Entry, ...])
    assert entries == stream.entries()
    restored = StoryStream.restore(entries)
    for number, text in enumerate((DAM, HARBOUR), start=10):
        report = make_report(number, text, DAY)
        assert restored.add(report) == stream.add(report)
