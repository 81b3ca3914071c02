"""The passage that stands beside a line is the one that shows it best."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crosswire.ledger.adding import Total, sum_up
from crosswire.ledger.changes import Added
from crosswire.ledger.dyads import rank_passage
from crosswire.ledger.queries import load_evidence
from crosswire.ledger.states import match_state
from crosswire.types import ClaimKind, Event, EventType, Status
from tests.ledger.conftest import Box
from tests.ledger.helpers import make_article
from tests.views.fixture_reports import POST, mention

STATES = [match_state("BOL"), match_state("PER")]


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Bolivian officials came", True),
        ("the head of Bolivia", True),
        ("Bolivar came", False),
        ("she came", False),
    ],
)
def test_a_state_is_found_by_its_name_and_adjective(text: str, is_named: bool) -> None:
    assert (match_state("BOL").search(text) is not None) is is_named


def test_what_took_place_comes_before_what_announced_it() -> None:
    """Then what names both states, so that the line can be read alone."""
    found = mention(POST, POST.text.split()[0], ClaimKind.EVENT)
    planned = Event(type=EventType.CONSULT, status=Status.PLANNED)
    done = Event(type=EventType.CONSULT, status=Status.DONE)
    passages = [
        replace(found, exact="Bolivia's minister will visit Peru", event=planned),
        replace(found, exact="She came on Friday", event=done),
        replace(found, exact="Bolivia's minister came to Peru", event=done),
    ]
    ranks = [rank_passage(one, STATES, Status.DONE) for one in passages]
    assert ranks[0] < ranks[1] < ranks[2]
    assert rank_passage(passages[0], STATES) > rank_passage(passages[1], STATES)


def test_of_equal_passages_the_earliest_stands(box: Box) -> None:
    """A rank chooses another one."""
    text = "Kenya and Vietnam signed a treaty in Hanoi on Monday."
    articles = [make_article(text), make_article(text, outlet="Hill Gazette")]
    box.add(articles)
    rows = box.database.rows(
        "SELECT k.claim FROM now_mention k JOIN mention m ON m.id = k.mention"
        " GROUP BY k.claim HAVING count(DISTINCT m.report) = 2"
    )
    numbers = [number for (number,) in rows]
    assert numbers
    first = load_evidence(box.database, numbers)
    last = load_evidence(box.database, numbers, lambda _, one: int(one.report == articles[1].id))
    for number in numbers:
        assert first[number].outlet == "Bay Courier"
        assert last[number].outlet == "Hill Gazette"


def test_batches_are_summed_one_by_one() -> None:
    """As all at once; a story that two batches tell is told once."""
    parts = [
        Added(n_reports=2, n_claims=3, stories=("s-1", "s-2")),
        Added(n_reports=1, n_known=4, n_changed=1, stories=("s-2",)),
    ]
    total = Total()
    for part in parts:
        total.take(part)
    assert total.give() == sum_up(parts)
    assert total.give() == Added(
        n_reports=3, n_known=4, n_claims=3, n_changed=1, stories=("s-1", "s-2")
    )
