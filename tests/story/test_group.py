"""Reports of one event come together, others stay apart."""

from __future__ import annotations

from itertools import permutations

from crosswire.story import group_reports
from crosswire.types import Report
from tests.origins.builders import make_report

SHORT = make_report(
    "short",
    "Larsen and Rossi met in Trieste on Tuesday and agreed to build a gas pipeline by 2031,"
    " the Norwegian foreign ministry said.",
    published="2024-05-14",
)
LONG = make_report(
    "long",
    "Trieste welcomed an unusual guest this week. Norway's foreign minister Ingrid Larsen came by"
    " train, with forty officials and one clear aim: gas.\n"
    "Her host, Paolo Rossi, did not hide his delight. “We have waited years for this pipeline,”"
    " the Italian minister said over lunch, before both signed a plan that would bring the first"
    " Norwegian gas ashore in 2031.\n"
    "The two governments put the cost at 12.4 billion euros. Environmental groups marched outside"
    " the prefecture, and three people were briefly held.\n"
    "Italy imports nearly all of its gas. Since the crisis of 2022 it has looked for suppliers in"
    " Algeria, Azerbaijan and the North Sea.",
    title="A pipeline for Trieste",
    published="2024-05-15",
)
YEAR_LATER = make_report(
    "later",
    "Larsen and Rossi met in Trieste on Tuesday and agreed to delay the gas pipeline to 2034,"
    " the Norwegian foreign ministry said.",
    published="2025-05-13",
)
ELECTION = make_report(
    "election",
    "Voters in Kelmark go to the polls on Sunday to elect a new assembly. Turnout was 61.3 per"
    " cent four years ago, and observers expect less.",
    published="2024-05-14",
)
TOLL_FIRST = make_report(
    "toll 1",
    "At least 12 people died when a ferry sank off Port Amara on Monday night, coast guard officers"
    " said. Dozens were missing.",
    published="2024-03-04",
)
TOLL_LATER = make_report(
    "toll 2",
    "The death toll from the sinking of the Port Amara ferry has risen to 31, the coast guard said"
    " as divers searched the wreck for the missing.",
    published="2024-03-05",
)


def ids_of(reports: list[Report]) -> list[list[str]]:
    """Group reports and give their ids."""
    return [[report.id for report in story] for story in group_reports(reports)]


def test_a_short_and_a_long_report_of_one_meeting_are_one_story() -> None:
    """Two lines from a ministry and a reportage tell of one meeting."""
    assert ids_of([LONG, SHORT]) == [["short", "long"]]


def test_meetings_a_year_apart_are_two_stories() -> None:
    """The same ministers in the same town a year later: another event."""
    assert ids_of([SHORT, YEAR_LATER]) == [["short"], ["later"]]


def test_unrelated_reports_of_one_day_are_two_stories() -> None:
    """A day in common is not an event in common, for two reports as for many."""
    assert ids_of([SHORT, ELECTION]) == [["election"], ["short"]]


def test_a_risen_toll_the_next_day_is_the_same_story() -> None:
    """An update belongs to what it updates."""
    assert ids_of([TOLL_LATER, TOLL_FIRST]) == [["toll 1", "toll 2"]]


def test_missing_dates_do_not_part_reports() -> None:
    """Where nobody gives a date, words decide."""
    undated = [
        make_report(report.id, report.text, title=report.title)
        for report in (SHORT, LONG, ELECTION)
    ]
    assert sorted(map(sorted, ids_of(undated))) == [["election"], ["long", "short"]]


def test_a_dateline_without_a_year_is_compared_by_day_and_month() -> None:
    """ "May 14" fits a report of 15 May, whatever the year."""
    yearless = make_report("short", SHORT.text, dateline=("Oslo", "--05-14"))
    assert len(ids_of([yearless, LONG])) == 1


def test_order_does_not_matter() -> None:
    """Any order of the reports gives the same stories in the same order."""
    reports = [SHORT, LONG, YEAR_LATER, ELECTION, TOLL_FIRST]
    expected = ids_of(reports)
    assert all(ids_of(list(order)) == expected for order in list(permutations(reports))[::7])


def test_every_report_is_in_exactly_one_story() -> None:
    """Grouping loses no report and repeats none, also beyond the size where all pairs are seen."""
    many = [
        make_report(f"{at}", f"{ELECTION.text} District {at} of Kelmark counts last.")
        for at in range(60)
    ]
    stories = ids_of([*many, SHORT, LONG])
    names = [name for story in stories for name in story]
    assert sorted(names) == sorted([report.id for report in many] + ["short", "long"])
    assert ["short", "long"] in stories


def test_one_report_or_none_is_fine() -> None:
    """Nothing to group is no error, and an empty text is a story of its own."""
    assert group_reports([]) == ()
    assert ids_of([SHORT, make_report("empty", "")]) == [["short"], ["empty"]]


def test_undated_meetings_a_year_apart_are_told_by_the_dates_in_the_text() -> None:
    """Where no report is dated, the dates that the leads write out part the two meetings."""
    text = (
        "Larsen and Rossi met in Trieste on {} to talk about the gas pipeline, the ministry said."
    )
    left = make_report("a", text.format("14 May 2024"))
    right = make_report("b", text.format("May 13, 2025"))
    assert len(ids_of([left, right])) == 2
    assert len(ids_of([left, make_report("c", text.format("14 May 2024"))])) == 1


def test_last_months_wording_is_not_last_months_story() -> None:
    """A rate decision in the same words a month later is another event."""
    text = (
        "The central bank of Kelmark kept its key rate at 4.5 per cent on Thursday, in line with"
        " what analysts had expected, and said that prices were rising {} than in the quarter"
        " before. Governor Anna Weiss told reporters that the board had been {}."
    )
    first = make_report("a", text.format("slower", "unanimous"), published="2024-03-07")
    second = make_report("b", text.format("faster", "split four to three"), published="2024-04-11")
    assert len(ids_of([first, second])) == 2


def test_two_hundred_copies_are_one_story() -> None:
    copies = [
        make_report(
            f"copy-{number}",
            f"{LONG.text}\nEdition {number} carried it on page {number % 40}.",
            title="A pipeline for Trieste",
            published="2024-05-15",
        )
        for number in range(200)
    ]
    assert [len(story) for story in group_reports(copies)] == [200]
