"""What closes a commitment, and by which day it is due."""

from __future__ import annotations

import pytest

from crosswire.ledger import commitments
from crosswire.ledger.checking import check_ledger
from crosswire.ledger.commitments import close_commitments
from crosswire.ledger.dyads import load_commitments
from crosswire.ledger.outcomes import Outcome, Told, due_of, is_borne_out, pick_outcome
from crosswire.ledger.records import Commitment, CommitmentState
from crosswire.ledger.repairing import repair_sums
from crosswire.ledger.restoring import find_claim, restore_story
from crosswire.types import Event, EventType, Period, Status
from tests.ledger.helpers import Box, make_article

TODAY = "2026-12-01"
FIRST = Told("r1", "2026-06-03", 0, 60)


def commitments_of(
    box: Box, *told: tuple[str, str], is_one_story: bool = False
) -> tuple[Commitment, ...]:
    """Add reports, each by its day and text, and list the commitments."""
    box.add(
        make_article(
            text,
            section="patrol" if is_one_story else f"patrol {number}",
            published=day,
            outlet=f"Outlet {number}",
        )
        for number, (day, text) in enumerate(told)
    )
    return load_commitments(box.database, today=TODAY)


PROMISES = [
    (
        "Norway promised to deliver two rescue helicopters to Iceland.",
        "Norway delivered two rescue helicopters to Iceland.",
    ),
    (
        "Kenya pledged to send forty medical workers to Uganda.",
        "Kenya sent forty medical workers to Uganda.",
    ),
    (
        "Chile promised to release nine jailed fishermen to Peru.",
        "Chile released nine jailed fishermen to Peru.",
    ),
]


@pytest.mark.parametrize("is_one_story", [False, True])
@pytest.mark.parametrize(("promise", "deed"), PROMISES)
def test_a_later_report_closes_a_promise(
    box: Box, promise: str, deed: str, is_one_story: bool
) -> None:
    """The deed of another day, in another report, also where both are one claim of one story."""
    reports = ("2026-06-03", promise), ("2026-06-11", deed)
    (found,) = commitments_of(box, *reports, is_one_story=is_one_story)
    assert (found.state, found.day) == (CommitmentState.KEPT, "2026-06-03")
    assert found.status is Status.PROMISED
    assert found.evidence.passage.exact in promise
    assert found.outcome is not None
    assert found.outcome.passage.exact in deed
    assert check_ledger(box.database).faults == ()
    before = load_commitments(box.database, today=TODAY)
    repair_sums(box.database)
    assert load_commitments(box.database, today=TODAY) == before


@pytest.mark.parametrize("is_one_story", [False, True])
@pytest.mark.parametrize(
    ("promise", "told", "state"),
    [
        (
            "Ghana pledged to expel two Togolese diplomats by 20 June.",
            "Ghana expelled two Togolese diplomats on Saturday.",
            CommitmentState.KEPT,
        ),
        (
            "Ghana pledged to expel two Togolese diplomats by 20 June.",
            "Ghana vowed to expel two Togolese diplomats by 20 June, its ministry recalled.",
            CommitmentState.OVERDUE,
        ),
        (
            "Norway promised to deliver two rescue helicopters to Iceland.",
            "Norway made a promise last week to deliver two rescue helicopters to Iceland.",
            CommitmentState.OPEN,
        ),
    ],
)
def test_what_closes_a_promise_is_a_deed(
    box: Box, promise: str, told: str, state: CommitmentState, is_one_story: bool
) -> None:
    """A threat that is promised binds too; promising again closes nothing and sets no day."""
    reports = ("2026-06-12", promise), ("2026-06-20", told)
    found = commitments_of(box, *reports, is_one_story=is_one_story)
    assert found[0].state is state


@pytest.mark.parametrize(("promise", "deed"), PROMISES[:1])
def test_its_own_claim_tells_the_end_however_much_was_done_since(
    box: Box, monkeypatch: pytest.MonkeyPatch, promise: str, deed: str
) -> None:
    """The first deeds of a busy state are others; nor does it matter under whose name it is."""
    monkeypatch.setattr(commitments, "_MOST_CANDIDATES", 2)
    state = promise.partition(" ")[0]
    others = [
        make_article(f"{state} {done} Ghana.", section=done, published="2026-06-10")
        for done in ("condemned", "warned", "sued")
    ]
    box.add(others)
    reports = ("2026-06-03", promise), ("2026-11-11", deed)
    (found,) = commitments_of(box, *reports, is_one_story=True)
    assert found.state is CommitmentState.KEPT
    box.database.execute("UPDATE now_deed SET doer = doer || ' and others'")
    page = restore_story(box.database, "s-patrol")
    claims = [(find_claim(box.database, one.id), one) for one in page.comparison.claims]
    close_commitments(box.database, claims)
    assert load_commitments(box.database, today=TODAY) == (found,)


@pytest.mark.parametrize(("promise", "deed"), PROMISES)
def test_the_report_that_makes_a_promise_does_not_close_it(
    box: Box, promise: str, deed: str
) -> None:
    """What was done before more was promised is told beside it."""
    found = commitments_of(box, ("2026-06-03", f"{deed}\n{promise}"))
    assert not any(one.outcome for one in found)


def test_a_deed_beside_a_promise_of_more_closes_nothing(box: Box) -> None:
    """The two are two claims: one is done, and the other is open."""
    told = "Norway sent two ships to Iceland on patrol.\nNorway promised to send ships to Iceland."
    (found,) = commitments_of(box, ("2026-06-03", told))
    assert found.state is CommitmentState.OPEN


@pytest.mark.parametrize(("promise", "deed"), PROMISES)
def test_a_later_report_may_tell_promise_and_deed(box: Box, promise: str, deed: str) -> None:
    """It repeats the promise of an earlier one, and says that it was kept."""
    reports = ("2026-06-03", promise), ("2026-06-11", f"{promise}\n{deed}")
    (found,) = commitments_of(box, *reports, is_one_story=True)
    assert found.state is CommitmentState.KEPT
    assert found.outcome is not None
    assert found.outcome.passage.exact in deed


@pytest.mark.parametrize("is_one_story", [False, True])
@pytest.mark.parametrize(("promise", "deed"), PROMISES)
def test_a_deed_told_before_the_promise_was_does_not_close_it(
    box: Box, promise: str, deed: str, is_one_story: bool
) -> None:
    """It was another deed; where both are one claim, that tells a deed and no commitment."""
    reports = ("2026-06-10", promise), ("2026-06-01", deed)
    found = commitments_of(box, *reports, is_one_story=is_one_story)
    expected = [] if is_one_story else [(CommitmentState.OPEN, "2026-06-10")]
    assert [(one.state, one.day) for one in found] == expected


@pytest.mark.parametrize(
    ("told", "done_on", "is_closed"),
    [
        (Told("r2", "2026-06-03", 0, 60), "", True),  # of the same day, in another report
        (Told("r2", "2026-06-11", 0, 60), "", True),
        (Told("r2", "2026-06-01", 0, 60), "", False),  # told before it was promised
        (Told("r2", "2026-06-01", 0, 60), "2026-06-01", False),
        (Told("r2", "", 0, 60), "", False),  # nobody knows whether before or after
        (FIRST, "", False),  # the very words
        (FIRST, "2026-06-03", False),
        (Told("r1", "2026-06-03", 30, 90), "2026-06-03", False),  # they overlap
        (Told("r1", "2026-06-03", 70, 99), "", False),
        (Told("r1", "2026-06-03", 70, 99), "2026-06-03", True),  # it says on which day
        (Told("r1", "2026-06-03", 70, 99), "2026-06-09", False),  # a day to come
    ],
)
def test_whose_word_closes_a_commitment(told: Told, done_on: str, is_closed: bool) -> None:
    """Another report's, or that of the first where it names the day of the deed."""
    assert is_borne_out([FIRST], [told], "2026-06-03", done_on) is is_closed


def test_words_that_promise_again_close_nothing_by_themselves() -> None:
    """A later report's words for promise and deed at once count where they name a day."""
    again = Told("r2", "2026-06-15", 5, 90)
    assert not is_borne_out([FIRST, again], [again], "2026-06-03", "")
    assert is_borne_out([FIRST, again], [again], "2026-06-03", "2026-06-11")


def an_event(status: Status, date: Period | None = None, due: Period | None = None) -> Event:
    """Make an event."""
    return Event(type=EventType.AGREE, actors=(), recipients=(), status=status, date=date, due=due)


@pytest.mark.parametrize(
    ("status", "date", "due", "day"),
    [
        (Status.PLANNED, ("2026-06-20", "2026-06-20"), None, "2026-06-20"),
        (Status.PLANNED, ("2026-06-03", "2026-06-03"), None, "2026-06-03"),  # later that day
        (Status.PLANNED, ("2026-06-01", "2026-06-30"), None, "2026-06-30"),  # in June
        (Status.PLANNED, ("2026-06-01", "2026-06-03"), None, None),  # since June
        (Status.PLANNED, ("2019-01-01", "2026-06-02"), None, None),  # since 2019
        (Status.PLANNED, ("2019-01-01", None), None, None),
        (Status.PLANNED, ("2026-07-01", None), None, "2026-07-01"),  # from July
        (Status.PLANNED, None, ("2026-06-01", "2026-06-03"), None),
        (Status.PROMISED, ("2026-06-01", "2026-06-01"), None, None),  # promised on Monday
        (Status.PROMISED, ("2026-06-03", "2026-06-03"), None, None),  # promised today
        (Status.PROMISED, ("2026-06-01", "2026-06-01"), (None, "2026-06-12"), "2026-06-12"),
        (Status.PROMISED, None, (None, "2026-05-31"), "2026-05-31"),  # by a day that has passed
    ],
)
def test_a_day_that_has_passed_is_no_due_date(
    status: Status,
    date: tuple[str | None, str | None] | None,
    due: tuple[str | None, str | None] | None,
    day: str | None,
) -> None:
    """Since when something goes on, and when it was promised, says nothing of when it is due."""
    periods = [Period(start=one[0], end=one[1]) if one else None for one in (date, due)]
    assert due_of(an_event(status, *periods), "2026-06-03") == day


def test_an_undated_plan_is_not_closed_by_the_day_on_which_it_was_made(box: Box) -> None:
    """The talks at which more talks were planned are not those talks."""
    told = [
        ("2026-06-03", "Kenya and Uganda will hold talks in Entebbe again."),
        ("2026-06-03", "Kenya and Uganda held talks in Entebbe."),
    ]
    assert [one.state for one in commitments_of(box, *told)] == [CommitmentState.OPEN]
    later = make_article(
        "Kenya and Uganda held talks in Entebbe on Friday.",
        section="patrol",
        published="2026-06-20",
    )
    box.add([later])
    (found,) = load_commitments(box.database, today=TODAY)
    assert found.state is CommitmentState.KEPT


@pytest.mark.parametrize("is_one_story", [False, True])
@pytest.mark.parametrize(
    ("plan", "told", "state"),
    [
        (
            "Chile's president will visit Oslo on 20 June.",
            "Norway's ministry said the visit of Chile's president to Oslo had been postponed too.",
            CommitmentState.POSTPONED,
        ),
        (
            "Poland's foreign minister will visit Hanoi on 20 June.",
            "Vietnam said the visit of Poland's foreign minister to Hanoi was put off as well.",
            CommitmentState.POSTPONED,
        ),
        (
            "Kenya's trade minister will travel to Kampala on 20 June.",
            "Uganda said that Kenya's trade minister had also called off the travel to Kampala.",
            CommitmentState.BROKEN,
        ),
        (
            "Poland's foreign minister will visit Hanoi on 20 June.",
            "Vietnam said the visit of Poland's foreign minister to Accra was put off as well.",
            CommitmentState.OVERDUE,
        ),
    ],
)
def test_a_plan_is_told_to_be_put_off(
    box: Box, plan: str, told: str, state: CommitmentState, is_one_story: bool
) -> None:
    """By another claim, or by a mention of its own claim; another journey is another matter."""
    reports = ("2026-06-03", plan), ("2026-06-11", told)
    (found,) = commitments_of(box, *reports, is_one_story=is_one_story)
    assert found.state is state
    if found.outcome is not None:
        assert found.outcome.passage.exact in told
    assert check_ledger(box.database).faults == ()


@pytest.mark.parametrize(
    ("promise", "told"),
    [
        (
            "Chile promised to lift the ban on Peruvian fish by 20 June.",
            "Chile did not lift the ban on Peruvian fish as promised.\n"
            "Peru's ministry said that it had waited for the end of the ban on Peruvian fish.",
        ),
        (
            "Norway promised to withdraw its patrol boats from the strait by 20 June.",
            "Norway did not withdraw its patrol boats from the strait, despite its promise.\n"
            "Iceland said that the withdrawal of the patrol boats from the strait was the issue.",
        ),
        (
            "Ghana vowed to end the curfew in the border districts by 20 June.",
            "Ghana has not ended the curfew in the border districts.\n"
            "Togo's ministry said the end of the curfew in the border districts was welcome.",
        ),
    ],
)
def test_what_a_report_says_was_not_done_it_does_not_tell_as_done(
    box: Box, promise: str, told: str
) -> None:
    """Another sentence of it names the matter by a noun."""
    reports = ("2026-06-03", promise), ("2026-06-22", told)
    (found,) = commitments_of(box, *reports, is_one_story=True)
    assert found.state is CommitmentState.BROKEN
    assert found.outcome is not None
    assert found.outcome.passage.exact in told.partition("\n")[0]


def an_outcome(
    state: CommitmentState, day: str, *reports: str, is_dated: bool = False, claim: int = 1
) -> Outcome:
    """Make what is told of a commitment."""
    return Outcome(claim, state, day, frozenset(reports), is_dated)


def test_which_of_several_outcomes_counts() -> None:
    """A deed does, unless each report that tells it denies it and names no day."""
    broken = an_outcome(CommitmentState.BROKEN, "2026-06-20", "r2")
    put_off = an_outcome(CommitmentState.POSTPONED, "2026-06-10", "r1")
    same, other = (an_outcome(CommitmentState.KEPT, "2026-06-20", one) for one in ("r2", "r3"))
    dated = an_outcome(CommitmentState.KEPT, "2026-06-22", "r2", is_dated=True)
    assert pick_outcome([broken, same]) is broken
    assert pick_outcome([broken, other]) is other
    assert pick_outcome([broken, dated]) is dated
    assert pick_outcome([put_off, broken]) is broken
    assert pick_outcome([]) is None


@pytest.mark.parametrize(
    ("end", "basis", "day"),
    [
        ("2025-07-28", "by 28 July: 2025, from the report's date", "2026-07-28"),
        ("2025-06-30", "by June: 2025, from the report's date", "2026-06-30"),
        ("2025-08-31", "before the end of August: 2025, from the report's date", "2026-08-31"),
        ("2026-05-28", "by 28 May: 2026, from the report's date", "2026-05-28"),  # just passed
        ("2025-07-28", "by 28 July 2025", "2025-07-28"),  # the text has the year
        ("2025-07-31", "by last July: 2025, from the report's date", "2025-07-31"),
        ("2026-06-01", "by Monday, from the report's date", "2026-06-01"),
    ],
)
def test_a_term_without_a_year_lies_ahead(end: str, basis: str, day: str) -> None:
    """What is promised on 3 June by 28 July is due the same year, whatever the tense says."""
    due = Period(start=None, end=end, basis=basis)
    assert due_of(an_event(Status.PROMISED, due=due), "2026-06-03") == day


@pytest.mark.parametrize(
    ("promise", "due"),
    [
        ("Chile agreed with Peru to withdraw its boats from the bay by 28 February.", "2027-02-28"),
        ("Kenya's pledge to lift the ban on fish from Uganda by March was welcomed.", "2027-03-31"),
        ("Norway agreed to return the trawler to Iceland before 5 May.", "2027-05-04"),
    ],
)
def test_the_term_of_a_promise_made_in_december(box: Box, promise: str, due: str) -> None:
    (found,) = commitments_of(box, ("2026-12-10", promise))
    assert found.due == due
