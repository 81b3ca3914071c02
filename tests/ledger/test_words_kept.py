"""A promise that is named as one, a part of what was promised, and words that tell neither."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from crosswire.ledger.dyads import load_commitments
from crosswire.ledger.outcomes import rank_bond
from crosswire.ledger.parts import read_part
from crosswire.ledger.records import CommitmentState
from crosswire.ledger.words_kept import read_subject, read_word
from crosswire.reader import load_reader
from crosswire.types import ClaimKind, Event, EventType, Form, Mention, Period, Status
from tests.ledger.helpers import Box, make_article
from tests.timing import least_seconds


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Box]:
    """An empty ledger whose reports are read as they are in use, with syntax."""
    box = Box(tmp_path / "news.crosswire", reader=load_reader())
    yield box
    box.close()


KEPT, PARTLY, BROKEN, OVERDUE = (
    CommitmentState.KEPT,
    CommitmentState.PARTLY,
    CommitmentState.BROKEN,
    CommitmentState.OVERDUE,
)
TRAMS = "Latvia promised to deliver 60 trams to Estonia by 30 June."
WELLS = "Togo pledged to dig 24 wells for Benin by 30 June."


@pytest.mark.parametrize(
    ("text", "status", "state"),
    [
        ("Latvia honoured its pledge to deliver the trams", Status.DONE, KEPT),
        ("Togo made good on its long-delayed promise of wells", Status.DONE, KEPT),
        ("The promise of wells was finally kept", Status.DONE, KEPT),
        ("Latvia has lived up to its commitment on the trams", Status.DONE, KEPT),
        ("Togo met its obligation to dig wells", Status.DONE, KEPT),
        ("Latvia went back on its word on the trams", Status.DONE, BROKEN),
        ("Togo reneged on its pledge of wells", Status.DONE, BROKEN),
        ("Latvia walked away from its undertaking on the trams", Status.DONE, BROKEN),
        ("Togo did not keep its promise of wells", Status.DENIED, BROKEN),
        ("Latvia did not fully honour its pledge of trams", Status.DENIED, PARTLY),
        ("Togo fell short of its commitment to dig wells", Status.DONE, PARTLY),
        ("Latvia has not broken its promise of trams", Status.DENIED, None),
        ("Latvia kept the trams in its depots", Status.DONE, None),
        ("Togo met the president of Benin and repeated its promise", Status.DONE, None),
        ("Latvia broke off the talks after Estonia recalled the promise", Status.DONE, None),
        ("Latvia promised to deliver the trams", Status.PROMISED, None),
        ("Latvia met Estonia's demand for a guarantee of the trams", Status.DONE, None),
        ("Togo kept silent on its promise of wells", Status.DONE, None),
        ("Togo kept an eye on the pledge of wells", Status.DONE, None),
        ("Latvia dropped its demand for a guarantee", Status.DONE, None),
        ("Estonia said that Latvia would break its promise", Status.DONE, None),
        ("Togo may yet break its pledge of wells", Status.DONE, None),
        ("Latvia kept its own much-praised public promise", Status.DONE, KEPT),
        ("Togo kept Benin's promise", Status.DONE, KEPT),
    ],
)
def test_what_is_told_of_a_promise_as_such(
    text: str, status: Status, state: CommitmentState | None
) -> None:
    """A verb that keeps or breaks has the promise as its object; of another it tells nothing."""
    assert read_word(text, status) is state


def test_a_long_text_is_read_in_time() -> None:
    long = "kept the promise that was broken by a demand for " * 400
    other = "broke silent back on with promise of " * 800
    for text in (long, other):
        assert least_seconds(partial(read_word, text, Status.DONE), enough=0.5) <= 0.5


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Togo kept its promise of wells for the north, officials said", "wells for the north"),
        ("Latvia broke its pledge on the trams after the vote", "on the trams"),
        ("Togo dug the wells", ""),
    ],
)
def test_of_what_a_promise_is(text: str, behind: str) -> None:
    """It stands behind the noun, up to the next clause."""
    assert behind in read_subject(text)[0]
    assert ("officials" in read_subject(text)[0], "vote" in read_subject(text)[0]) == (False, False)


@pytest.mark.parametrize(
    ("promised", "told", "state"),
    [
        ("deliver 60 trams", "delivered 25 of the 60 promised trams", PARTLY),
        ("deliver 60 trams", "delivered 25 trams out of 60", PARTLY),
        ("deliver 60 trams", "delivered 25 trams", PARTLY),
        ("deliver 60 trams", "delivered the first batch of trams", PARTLY),
        ("deliver 60 trams", "delivered half of the trams", PARTLY),
        ("deliver 60 trams", "delivered some of the trams", PARTLY),
        ("lend $40 million", "lent $15 million", PARTLY),
        ("deliver 60 trams", "delivered the remaining 35 trams", KEPT),
        ("deliver 60 trams", "delivered all 60 trams", KEPT),
        ("deliver two ships of 900 tonnes", "delivered two ships of 900 tonnes", KEPT),
        ("deliver the trams", "delivered 60 trams as part of the accord", KEPT),
        ("deliver 60 trams", "delivered trams in 12 weeks", None),
    ],
)
def test_how_much_of_what_was_promised_is_told(
    promised: str, told: str, state: CommitmentState | None
) -> None:
    """Fewer of the same are a part, a number of something else is no measure of it."""
    assert read_part(promised, told) is state


@pytest.mark.parametrize(
    ("promise", "day", "told", "state"),
    [
        (TRAMS, "2026-07-02", "Latvia has delivered 25 of the 60 promised trams.", PARTLY),
        (TRAMS, "2026-06-25", "Latvia has honoured its pledge to deliver 60 trams.", KEPT),
        (TRAMS, "2026-06-25", "Latvia kept its promise and delivered the trams to Estonia.", KEPT),
        (TRAMS, "2026-07-02", "Latvia failed to deliver the 60 trams to Estonia.", BROKEN),
        (TRAMS, "2026-07-02", "Latvia broke its promise to Estonia over the trams.", BROKEN),
        (TRAMS, "2026-06-25", "Latvia kept its promise to repair the trams in Riga.", OVERDUE),
        (WELLS, "2026-06-25", "Togo made good on its pledge to dig 24 wells for Benin.", KEPT),
        (WELLS, "2026-06-25", "Togo has dug nine wells for Benin.", PARTLY),
        (WELLS, "2026-07-02", "Togo went back on its promise to dig 24 wells for Benin.", BROKEN),
        (WELLS, "2026-07-02", "Togo did not live up to its pledge of wells for Benin.", BROKEN),
        (WELLS, "2026-06-25", "Togo kept its promise to free the sailors of Benin.", OVERDUE),
        ("Togo promised to call elections by 30 June.", "2026-06-02",
         "Togo criticised elections in Benin.", OVERDUE),
        ("Togo promised to call elections by 30 June.", "2026-06-02",
         "Togo called elections for 12 August.", KEPT),
        ("Latvia promised to hold talks by 30 June.", "2026-06-02",
         "Latvia condemned the talks in Estonia.", OVERDUE),
        ("Latvia promised to reopen the embassy by 30 June.", "2026-06-02",
         "Latvia praised the embassy of Estonia.", OVERDUE),
    ],
)  # fmt: skip
def test_a_promise_moves_by_what_is_told_of_it(
    desk: Box, promise: str, day: str, told: str, state: CommitmentState
) -> None:
    """With the passage that tells it; words of the promise beside another deed move nothing."""
    texts = (("2026-05-03", promise), (day, told))
    desk.add(
        make_article(text, section=f"s{number}", published=one, outlet=f"Outlet {number}")
        for number, (one, text) in enumerate(texts)
    )
    (found,) = load_commitments(desk.database, today="2026-12-01")
    assert found.state is state
    assert found.evidence.passage.exact in promise
    assert (found.outcome is not None) is (state is not OVERDUE)
    assert found.outcome is None or found.outcome.passage.exact in told
    unsettled = load_commitments(desk.database, today="2026-12-01", is_open=True)
    assert [one.state for one in unsettled] == [one for one in (PARTLY, OVERDUE) if one is state]


def test_the_rest_that_is_done_later_keeps_a_promise(desk: Box) -> None:
    texts = (
        ("2026-05-03", TRAMS),
        ("2026-06-10", "Latvia delivered 25 trams to Estonia."),
        ("2026-06-28", "Latvia delivered the remaining 35 trams to Estonia."),
    )
    for number, (day, text) in enumerate(texts):
        desk.add([make_article(text, section=f"s{number}", published=day)])
    (found,) = load_commitments(desk.database, today="2026-12-01")
    assert found.state is KEPT


def a_mention(exact: str, kind: EventType, status: Status, end: str | None) -> Mention:
    """Make a passage that binds somebody until a day."""
    due = Period(start=None, end=end) if end else None
    event = Event(type=kind, actors=(), recipients=(), status=status, due=due)
    return Mention(
        report="r1", start=0, end=len(exact), exact=exact, form=Form.NARRATED, source=None,
        cue=None, origin=None, confidence=0.9, kind=ClaimKind.EVENT, event=event,
    )  # fmt: skip


def test_an_invitation_is_shown_by_the_words_that_invite() -> None:
    """And by those for the day that is shown, not by what the guest says he will do."""
    asks = a_mention(
        "Togo invited her to Lomé in May", EventType.REQUEST, Status.DONE, "2026-05-31"
    )
    other = a_mention("Togo invited her for June", EventType.REQUEST, Status.DONE, "2026-06-30")
    comes = a_mention("She will come in May", EventType.CONSULT, Status.PLANNED, "2026-05-31")
    thanks = a_mention("She was asked to come", EventType.REQUEST, Status.DONE, None)
    ranked = sorted(
        (thanks, comes, other, asks), key=lambda one: rank_bond(one, asks.event, "2026-05-31")
    )
    assert ranked == [thanks, comes, other, asks]
