"""What a ledger gives, on a terminal."""

from __future__ import annotations

import io
from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console

from crosswire.ledger.changes import Checked, Fault
from crosswire.ledger.records import ClaimVersion, ReportState, StoryLink, StoryPage
from crosswire.types import ClaimKind, Verdict
from crosswire.views import page_dyad
from crosswire.views.ledger_checked import render_checked
from crosswire.views.ledger_claims import render_claims, render_history
from crosswire.views.ledger_dyad import render_commitments, render_dyad, render_figures
from crosswire.views.ledger_labels import name_time
from crosswire.views.ledger_stories import render_stories, render_story
from tests.views.fixture_reports import POST, mention
from tests.views.fixtures import rich_comparison
from tests.views.ledger_fixtures import (
    HOSTILE,
    NAMES,
    claim_entry,
    empty_dyad,
    make_dyad,
    some_commitments,
    some_events,
    some_figures,
    story_entry,
)


def write(render: Callable[[Console], None], width: int = 100, *, colour: bool = False) -> str:
    """Render into text."""
    buffer = io.StringIO()
    system = "standard" if colour else None
    render(Console(file=buffer, width=width, force_terminal=colour, color_system=system))
    return buffer.getvalue()


def flat(text: str) -> str:
    """Join wrapped lines."""
    return " ".join(text.split())


def write_dyad(width: int = 100, n_months: int = 30, hostile: str = "") -> str:
    """Render the invented two states."""
    page = make_dyad(n_months, hostile=hostile)
    return write(lambda console: render_dyad(console, page, NAMES), width)


def make_page() -> StoryPage:
    """Give a story with a link and a withdrawn report."""
    return StoryPage(
        id="s1",
        comparison=rich_comparison(),
        links=(StoryLink(story="s2", other="s1", kind="merged_into", why="one event"),),
        withdrawn=(("r9", ReportState.RETRACTED),),
    )


ALL: dict[str, Callable[[Console], None]] = {
    "stories": lambda console: render_stories(console, [story_entry(), story_entry(HOSTILE)]),
    "story": lambda console: render_story(console, make_page()),
    "claims": lambda console: render_claims(
        console, [claim_entry(Verdict.CONFLICT, ("A", "B"), "A", "B", summary=HOSTILE)]
    ),
    "history": lambda console: render_history(
        console,
        [
            ClaimVersion(
                claim="event-1",
                recorded="2031-03-12T08:00:00+00:00",
                verdict=Verdict.AGREE,
                summary=HOSTILE,
                because="both say so",
                n_mentions=2,
                why="came in: The Bay Courier",
            )
        ],
    ),
    "dyad": lambda console: render_dyad(console, make_dyad(240, hostile=HOSTILE), NAMES),
    "figures": lambda console: render_figures(console, some_figures()),
    "commitments": lambda console: render_commitments(console, some_commitments()),
    "checked": lambda console: render_checked(
        console,
        Checked(
            n_reports=3,
            n_mentions=9,
            n_claims=5,
            n_versions=6,
            faults=(Fault(where="mention 7", what=HOSTILE, is_repairable=False),),
            n_faults=1,
        ),
    ),
}


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("name", ALL)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    for line in write(ALL[name], width).splitlines():
        assert cell_len(line) <= width


@pytest.mark.parametrize("colour", [True, False])
@pytest.mark.parametrize("name", ALL)
def test_no_escape_code_gets_through(name: str, colour: bool) -> None:
    """What reports carry cannot drive the terminal, nor colour it."""
    text = write(ALL[name], 160, colour=colour)
    assert "\x1b[31mred" not in text
    assert "\x07" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("name", ["stories", "claims", "history", "dyad", "checked"])
def test_square_brackets_are_text(name: str) -> None:
    assert "[bold]loud[/bold]" in flat(write(ALL[name], 200))


def test_a_story_of_a_list_says_when_what_and_from_how_many() -> None:
    text = flat(write(ALL["stories"]))
    assert "12 March 2031 Ministers seal rail accord" in text
    assert "agreement; BWA, SVN" in text
    assert "3 reports, 3 outlets, 1 named origin, 24 claims, 2 in conflict" in text


def test_a_story_shows_the_comparison_and_what_became_of_its_reports() -> None:
    text = flat(write(ALL["story"]))
    assert "Conflict · " in text
    assert "s2 went into s1" in text
    assert "r9 taken back by its outlet" in text


def test_a_claim_says_why_and_gives_its_id() -> None:
    text = flat(write(ALL["claims"]))
    assert "Why: Both say so." in text
    assert "event-1, story s1" in text


def test_a_history_gives_each_verdict_with_what_brought_it() -> None:
    text = flat(write(ALL["history"]))
    assert "12 March 2031, 08:00 UTC agree" in text
    assert "2 passages; came in: The Bay Courier" in text


def test_a_page_of_two_states_names_them() -> None:
    text = flat(write_dyad())
    assert "Botswana and Slovenia 90 events, 212 claims that name both, from 17 stories;" in text
    assert "9 claims in conflict" in text


def test_every_event_leads_to_its_passage() -> None:
    """The passage, its outlet and its address, where that is one of the web."""
    text = flat(write_dyad(120))
    assert "“The two ministers signed the rail accord on Wednesday” The Bay Courier, https" in text
    assert "javascript:" not in text


def test_bars_go_left_for_conflict_and_right_for_cooperation() -> None:
    """Direction and sign tell them apart where there is no colour."""
    lines = [line for line in write_dyad(100, 3).splitlines() if "event" in line and "█" in line]
    bad, good = (next(line for line in lines if sign in line) for sign in ("−3", "+5"))
    assert bad.index("█") < good.index("█")


def test_only_the_latest_months_are_drawn() -> None:
    text = write_dyad(100, 240)
    assert "204 earlier months" in flat(text)


def test_a_conflict_of_figures_is_marked_without_colour() -> None:
    text = flat(write(ALL["figures"]))
    assert "✗ 2.4 billion USD said by Bank; in The Bay Courier" in text
    assert "✗ more than 3.6 billion USD said by Plough Party; in Savanna Wire" in text
    assert "its sentence names both states" in text


def test_figures_stand_by_what_is_measured_and_by_period() -> None:
    text = write(ALL["figures"])
    assert text.index("2029") < text.index("2030")
    assert "Change of trade, %" in text
    assert "50 %" in text


def test_a_commitment_says_what_became_of_it() -> None:
    text = flat(write(ALL["commitments"]))
    assert "open, due 31 October 2031" in text
    assert "overdue since 30 June 2030, no report read tells its outcome" in text
    assert "What became of it: “Twelve engineers arrived in Lobatse” Delta Times" in text


def test_two_states_with_nothing_between_them_say_so() -> None:
    text = flat(write(lambda console: render_dyad(console, empty_dyad(), NAMES)))
    assert "No event between the two is known." in text


def test_every_place_of_a_report_is_shown_if_asked_for() -> None:
    """Else the first of each report, and how many more there are; of six reports at most."""
    reports = [f"Outlet {number}" for number in range(8)]
    entry = claim_entry(Verdict.AGREE, reports)
    found = [
        msgspec.structs.replace(mention(POST, words, ClaimKind.EVENT), report=report)
        for report in reports
        for words in POST.text.split()[:2]
    ]
    claim = msgspec.structs.replace(entry.claim, mentions=tuple(found))
    entries = [msgspec.structs.replace(entry, claim=claim)]
    first = write(lambda console: render_claims(console, entries))
    assert first.count("Outlet ") == first.count("(and 1 more place)") == 6
    assert "and in 2 more reports (--places shows all)" in first
    listed = write(lambda console: render_claims(console, entries, all_places=True))
    assert listed.count("Outlet ") == 16
    assert "more" not in listed


def test_empty_lists_say_so() -> None:
    assert write(lambda console: render_stories(console, [])).strip() == "No story fits."
    assert write(lambda console: render_claims(console, [])).strip() == "No claim fits."
    assert write(lambda console: render_figures(console, [])).strip() == "No figure fits."
    assert write(lambda console: render_commitments(console, [])).strip() == "No commitment fits."


def test_a_whole_ledger_says_so_in_one_line() -> None:
    checked = Checked(n_reports=3, n_mentions=9, n_claims=5, n_versions=6, faults=(), n_faults=0)
    text = write(lambda console: render_checked(console, checked)).strip()
    assert text == "✓ Whole: 3 reports, 9 mentions, 5 claims, 6 verdicts checked."


def test_an_event_of_a_year_has_no_day_and_is_in_no_bar() -> None:
    """Its first of January would be an invention; the bars leave it out and say so."""
    event = replace(some_events()[0], day="2029-01-01", until="2029-12-31", month=None)
    page = replace(make_dyad(3), events=(event,), n_spread=1)
    assert name_time(event) == "2029"
    assert name_time(replace(event, until="2029-01-01")) == "1 January 2029"
    text = flat(write(lambda console: render_dyad(console, page, NAMES)))
    assert "1 event of which no month is told is in no sum." in text
    assert "2029 Botswana and Slovenia signed a rail accord" in text
    written = page_dyad.render(page, NAMES)
    assert "1 event of which no month is told is in no sum." in written
    assert 'id="m-' not in written
